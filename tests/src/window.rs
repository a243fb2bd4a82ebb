//! The real window: the app under Xvfb, driven over WebKitWebDriver as a person would.
//!
//! Every [`Window`] has a display, a driver, a library and settings of its own; all of its
//! processes are one group, which ends with it.

use fantoccini::actions::{
    InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
};
use fantoccini::elements::Element;
use fantoccini::wd::{Capabilities, TimeoutConfiguration};
use fantoccini::{Client, ClientBuilder, Locator};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// What went wrong while driving the window.
pub type Error = Box<dyn std::error::Error + Send + Sync>;

/// How long anything that a person waits for may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// The keys of WebDriver.
pub mod key {
    /// Enter.
    pub const ENTER: &str = "\u{e006}";
    /// Backspace.
    pub const BACKSPACE: &str = "\u{e003}";
    /// Escape.
    pub const ESCAPE: &str = "\u{e00c}";
    /// Holds Control until [`NONE`].
    pub const CONTROL: &str = "\u{e009}";
    /// Releases what is held.
    pub const NONE: &str = "\u{e000}";
    /// End.
    pub const END: &str = "\u{e010}";
    /// Shift, held until [`NONE`].
    pub const SHIFT: &str = "\u{e008}";
    /// Arrow down.
    pub const DOWN: &str = "\u{e015}";
}

/// How a window is opened.
#[derive(Debug, Clone)]
pub struct Options {
    /// The library's folder; made on first run.
    pub library: PathBuf,
    /// Files named on the command line.
    pub files: Vec<PathBuf>,
    /// Width and height of window and display in CSS pixels.
    pub size: (u32, u32),
    /// Name under which the first run's question is answered; `None` leaves it open.
    pub person: Option<String>,
    /// Whether the page shall be ready for the benchmark.
    pub bench: bool,
    /// A folder whose files the benchmark gets where a person would choose pictures.
    pub pictures: Option<PathBuf>,
}

impl Options {
    /// A window of 1440×900 on this library, for a person called 林晓.
    pub fn on(library: &Path) -> Self {
        Options {
            library: library.to_owned(),
            files: Vec::new(),
            size: (1440, 900),
            person: Some("林晓".into()),
            bench: false,
            pictures: None,
        }
    }

    /// The same on a new library in this folder, with one file of this name to open.
    ///
    /// # Errors
    /// Those of writing the file.
    pub fn reading(folder: &Path, name: &str, text: &str) -> std::io::Result<Self> {
        let file = folder.join(name);
        std::fs::write(&file, text)?;
        Ok(Options { files: vec![file], ..Options::on(&folder.join("library")) })
    }
}

/// An open window.
pub struct Window {
    client: Client,
    display: Group,
    driver: Group,
    /// The display's name, as `:99`.
    screen: String,
}

/// A process with all its children, killed together.
struct Group(Child);

impl Group {
    fn start(command: &mut Command) -> Result<Group, Error> {
        let name = format!("{command:?}");
        command.process_group(0).spawn().map(Group).map_err(|error| format!("{name}: {error}").into())
    }

    /// The folders in `/proc` of all processes of the group.
    fn members(&self) -> Result<Vec<PathBuf>, Error> {
        let group = self.0.id().to_string();
        let in_group = |folder: &Path| {
            let stat = std::fs::read_to_string(folder.join("stat")).unwrap_or_default();
            // Behind the name in brackets: state, parent, group.
            stat.rsplit_once(") ").and_then(|(_, rest)| rest.split(' ').nth(2)) == Some(&group)
        };
        let all = std::fs::read_dir("/proc")?.flatten().map(|entry| entry.path());
        Ok(all.filter(|folder| in_group(folder)).collect())
    }

    fn kill(&mut self) {
        let group = format!("-{}", self.0.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.0.wait();
        // Grandchildren are nobody's to wait for; a killed one keeps its locks until it is gone.
        // A dead process whose threads are still going has its files open.
        let threads = |folder: &PathBuf| std::fs::read_dir(folder.join("task")).map_or(0, Iterator::count);
        let ended = |folder: &PathBuf| {
            let dead = |stat: String| stat.contains(") Z ") && threads(folder) <= 1;
            std::fs::read_to_string(folder.join("stat")).map_or(true, dead)
        };
        let start = Instant::now();
        while start.elapsed() < PATIENCE && self.members().is_ok_and(|all| !all.iter().all(ended)) {
            std::thread::sleep(Duration::from_millis(2));
        }
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        self.kill();
    }
}

/// A binary of the project that `cargo build` has put beside the tests.
///
/// # Errors
/// When it is not there, with the command that builds it.
pub fn binary(name: &str) -> Result<PathBuf, Error> {
    let own = std::env::current_exe()?;
    // Tests lie in deps/, one below the binaries.
    let beside = own.ancestors().skip(1).take(2).map(|folder| folder.join(name)).find(|path| path.is_file());
    beside.ok_or_else(|| {
        format!("{name} is not beside {}: cargo build --workspace --bins", own.display()).into()
    })
}

fn start_display((width, height): (u32, u32)) -> Result<(Group, String), Error> {
    let screen = format!("{width}x{height}x24");
    let mut command = Command::new("Xvfb");
    command.args(["-displayfd", "1", "-screen", "0", &screen, "-nolisten", "tcp"]);
    let mut group = Group::start(command.stdout(Stdio::piped()).stderr(Stdio::null()))?;
    let output = group.0.stdout.take().ok_or("Xvfb has no output")?;
    let mut line = String::new();
    BufReader::new(output).read_line(&mut line)?;
    let number: u32 = line.trim().parse().map_err(|_| format!("Xvfb gave no display: {line:?}"))?;
    Ok((group, format!(":{number}")))
}

fn free_port() -> Result<u16, Error> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

impl Window {
    /// Opens the app and waits until it can be used.
    ///
    /// # Errors
    /// When Xvfb, the driver or the app do not start, or the window stays empty.
    pub async fn open(options: &Options) -> Result<Window, Error> {
        let app = binary("gaotai-desktop")?;
        let (display, name) = start_display(options.size)?;
        let port = free_port()?;
        let mut command = Command::new("WebKitWebDriver");
        command
            .arg(format!("--port={port}"))
            .env("DISPLAY", &name)
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("GAOTAI_LIBRARY", &options.library)
            .env("GAOTAI_WINDOW_SIZE", format!("{}x{}", options.size.0, options.size.1))
            .env("LANG", "zh_CN.UTF-8")
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        if options.bench {
            command.env("GAOTAI_BENCH", "1");
        }
        if let Some(pictures) = &options.pictures {
            command.env("GAOTAI_BENCH_PICTURES", pictures);
        }
        let driver = Group::start(&mut command)?;
        let files: Vec<String> = options.files.iter().map(|file| file.display().to_string()).collect();
        let client = connect(port, &app, &files).await?;
        client
            .update_timeouts(TimeoutConfiguration::new(Some(PATIENCE), Some(PATIENCE), Some(Duration::ZERO)))
            .await?;
        let window = Window { client, display, driver, screen: name };
        if let Some(person) = &options.person {
            window.introduce(person).await?;
        }
        Ok(window)
    }

    /// Answers the first run's question, if it is asked.
    async fn introduce(&self, person: &str) -> Result<(), Error> {
        self.until("the window to be ready", "return document.querySelector('[data-testid=name-input], [data-testid=story-row]') ? true : null")
            .await?;
        if self.eval("return !!document.querySelector('[data-testid=name-input]')").await?
            == Value::Bool(true)
        {
            self.type_into("[data-testid=name-input]", &format!("{person}{}", key::ENTER)).await?;
            self.find("[data-testid=story-row]").await?;
        }
        Ok(())
    }

    /// Waits for the element.
    ///
    /// # Errors
    /// When it does not come in time; the message shows what the window says instead.
    pub async fn find(&self, selector: &str) -> Result<Element, Error> {
        let found = self.client.wait().at_most(PATIENCE).for_element(Locator::Css(selector)).await;
        match found {
            Ok(element) => Ok(element),
            Err(error) => {
                Err(format!("no {selector}: {error}\nthe window says: {}", self.text().await?).into())
            }
        }
    }

    /// Clicks it as a person does: it must be there and in view.
    ///
    /// # Errors
    /// As [`Window::find`].
    pub async fn click(&self, selector: &str) -> Result<(), Error> {
        Ok(self.find(selector).await?.click().await?)
    }

    /// Types into it; characters outside the Basic Multilingual Plane need [`Window::insert`].
    ///
    /// # Errors
    /// As [`Window::find`].
    pub async fn type_into(&self, selector: &str, keys: &str) -> Result<(), Error> {
        Ok(self.find(selector).await?.send_keys(keys).await?)
    }

    /// Sends keys to what has the focus.
    ///
    /// # Errors
    /// When nothing takes keys.
    pub async fn keys(&self, keys: &str) -> Result<(), Error> {
        Ok(self.client.active_element().await?.send_keys(keys).await?)
    }

    /// Presses these keys one by one, as a keyboard does: down, up, and `every` until the next.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn press(&self, keys: &str, every: Duration) -> Result<(), Error> {
        let pressed = keys.chars().fold(KeyActions::new("keyboard".into()), |actions, value| {
            actions
                .then(KeyAction::Down { value })
                .then(KeyAction::Up { value })
                .then(KeyAction::Pause { duration: every })
        });
        Ok(self.client.perform_actions(pressed).await?)
    }

    /// Moves the pointer over a place of the page, in CSS pixels.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn hover(&self, (x, y): (f64, f64)) -> Result<(), Error> {
        // In two moves: one that ends where the pointer already is would be none.
        let moves = MouseActions::new("mouse".into())
            .then(PointerAction::MoveTo { duration: None, x: x + 3.0, y })
            .then(PointerAction::MoveTo { duration: Some(Duration::from_millis(50)), x, y });
        Ok(self.client.perform_actions(moves).await?)
    }

    /// Presses the pointer at one place, moves it to another in steps, and lets go.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn drag(&self, from: (f64, f64), to: (f64, f64)) -> Result<(), Error> {
        let moved = |x: f64, y: f64| PointerAction::MoveTo {
            duration: Some(Duration::from_millis(60)),
            x: x.round(),
            y: y.round(),
        };
        let steps = (1..=6).map(|step| f64::from(step) / 6.0);
        let mut actions = MouseActions::new("mouse".into())
            .then(moved(from.0, from.1))
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT });
        for share in steps {
            actions = actions.then(moved(from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share));
        }
        Ok(self.client.perform_actions(actions.then(PointerAction::Up { button: MOUSE_BUTTON_LEFT })).await?)
    }

    /// Memory that the page's process holds for itself, in kilobytes: `Private_*` of its `smaps_rollup`.
    ///
    /// # Errors
    /// When the process is not there.
    pub fn page_memory(&self) -> Result<u64, Error> {
        let page = self.driver.members()?.into_iter().find(|process| {
            std::fs::read_to_string(process.join("comm"))
                .is_ok_and(|name| name.starts_with("WebKitWebProces"))
        });
        let page = page.ok_or("the page has no process")?;
        let rollup = std::fs::read_to_string(page.join("smaps_rollup"))?;
        let private = rollup.lines().filter(|line| line.starts_with("Private_"));
        let numbers = private.filter_map(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok());
        Ok(numbers.sum())
    }

    /// Inserts text at the cursor as an input method commits it.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn insert(&self, text: &str) -> Result<(), Error> {
        self.client
            .execute("document.execCommand('insertText', false, arguments[0])", vec![json!(text)])
            .await?;
        Ok(())
    }

    /// Runs JavaScript in the window.
    ///
    /// # Errors
    /// When the script throws.
    pub async fn eval(&self, script: &str) -> Result<Value, Error> {
        Ok(self.client.execute(script, Vec::new()).await?)
    }

    /// Waits until the script gives neither `null`, `false` nor `""`, and gives that.
    ///
    /// # Errors
    /// When it does not in time.
    pub async fn until(&self, what: &str, script: &str) -> Result<Value, Error> {
        let start = Instant::now();
        loop {
            let value = self.eval(script).await?;
            if !matches!(&value, Value::Null | Value::Bool(false)) && value != json!("") {
                return Ok(value);
            }
            if start.elapsed() > PATIENCE {
                return Err(
                    format!("waited in vain for {what}\nthe window says: {}", self.text().await?).into()
                );
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Everything that the window says.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn text(&self) -> Result<String, Error> {
        Ok(self.eval("return document.body.innerText").await?.as_str().unwrap_or_default().to_owned())
    }

    /// A PNG of the window.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn screenshot(&self) -> Result<Vec<u8>, Error> {
        Ok(self.client.screenshot().await?)
    }

    /// Kills the app and all that belongs to it, as a power cut would.
    pub fn kill(mut self) {
        self.driver.kill();
        self.display.kill();
    }

    /// Asks the window to close, as the cross in its frame does: the app writes what it has and ends.
    ///
    /// # Errors
    /// When there is no window, or it does not close in time.
    pub async fn ask_to_close(mut self) -> Result<(), Error> {
        crate::x11::ask_to_close(&self.screen)?;
        let start = Instant::now();
        while crate::x11::toplevel(&self.screen)?.is_some() {
            if start.elapsed() > PATIENCE {
                return Err("the window was asked to close and did not".into());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        self.driver.kill();
        self.display.kill();
        Ok(())
    }

    /// Asks the window to close and does not wait: for windows that have a reason to stay.
    ///
    /// # Errors
    /// When there is no window.
    pub fn ask(&self) -> Result<(), Error> {
        crate::x11::ask_to_close(&self.screen)
    }

    /// Closes the window as a person does, and waits until the app has ended.
    ///
    /// # Errors
    /// When the app does not answer.
    pub async fn close(mut self) -> Result<(), Error> {
        self.client.clone().close().await?;
        self.driver.kill();
        self.display.kill();
        Ok(())
    }
}

async fn connect(port: u16, app: &Path, files: &[String]) -> Result<Client, Error> {
    let options = json!({ "binary": app, "args": files });
    let capabilities: Capabilities = [("webkitgtk:browserOptions".to_owned(), options)].into_iter().collect();
    let connector = hyper_util::client::legacy::connect::HttpConnector::new();
    let start = Instant::now();
    loop {
        let mut builder = ClientBuilder::new(connector.clone());
        match builder.capabilities(capabilities.clone()).connect(&format!("http://127.0.0.1:{port}")).await {
            Ok(client) => return Ok(client),
            Err(error) if start.elapsed() > PATIENCE => {
                return Err(format!("WebKitWebDriver: {error}").into());
            }
            // The driver needs a moment until it listens.
            Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
        }
    }
}
