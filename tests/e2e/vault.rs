//! The vault in the real window: a note tied to words of the text and a contact are on the disk
//! within the time, live through a power cut, are hidden by one command, and are in nothing that
//! the window previews or exports.

#[path = "../journeys/vault_leaks/needle.rs"]
#[allow(dead_code, reason = "the other test needs more of it")]
mod needle;

use gaotai_tests::outbox;
use gaotai_tests::window::{Error, Options, Window, key};
use needle::Needle;
use serde_json::json;
use std::path::Path;
use std::time::{Duration, Instant};

const ALT: &str = "\u{e00a}";
const PHRASE: &str = "芦花渡口线人老周夜里三点";
const QUOTE: &str = "第二段说的是沿";
/// What is typed is on the disk after so long.
const WITHIN: Duration = Duration::from_secs(2);

const PAGE: &str = "# 夜班公交延长到医院

第一段说的是发车时间。

第二段说的是沿线的站点。

第三段说的是票价两元。
";

fn chord(keys: &str) -> String {
    format!("{}{ALT}{keys}{}", key::CONTROL, key::NONE)
}

async fn shot(window: &Window, name: &str) -> Result<(), Error> {
    let Some(folder) = std::env::var_os("GAOTAI_SHOTS") else { return Ok(()) };
    Ok(std::fs::write(Path::new(&folder).join(format!("vault-{name}.png")), window.screenshot().await?)?)
}

/// What the tables of the library on the disk say, as another program would read them.
fn kept(library: &Path) -> Result<String, Error> {
    let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY;
    let database = rusqlite::Connection::open_with_flags(library.join("library.sqlite"), flags)?;
    let mut query = database.prepare("SELECT content FROM vault_entry ORDER BY id")?;
    let rows: Vec<String> = query.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(rows.join("\n"))
}

async fn until_kept(library: &Path, text: &str) -> Result<(), Error> {
    let start = Instant::now();
    while !kept(library)?.contains(text) {
        assert!(start.elapsed() < WITHIN, "{text} is not on the disk after {WITHIN:?}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    Ok(())
}

/// Selects the first words of the second paragraph and writes a note on them.
async fn note(window: &Window, library: &Path) -> Result<(), Error> {
    window.click(".ProseMirror [data-node=body] > p:nth-of-type(2)").await?;
    let right = "\u{e014}".repeat(QUOTE.chars().count());
    window.keys(&format!("\u{e011}{}{right}{}", key::SHIFT, key::NONE)).await?;
    window.keys(&chord("n")).await?;
    window.type_into("[data-testid=vault-text]", &format!("**{PHRASE}**")).await?;
    until_kept(library, &format!("**{PHRASE}**")).await?;
    assert!(kept(library)?.contains(QUOTE), "the note is tied to the words");
    let marked = format!(
        "return [...document.querySelectorAll('.ProseMirror .aside-words')].map((one) => one.textContent).join('') === {} || null",
        json!(QUOTE)
    );
    window.until("the mark below the words", &marked).await?;
    shot(window, "note").await?;
    window.keys(key::ESCAPE).await?;
    window.until("the note to be shown", "return document.querySelector('[data-testid=vault-entry] .head') && !document.querySelector('[data-testid=vault-text]') || null").await.map(|_| ())
}

async fn contact(window: &Window, library: &Path) -> Result<(), Error> {
    window.click("[data-testid=vault-contact]").await?;
    window.type_into("[data-testid=vault-name]", &format!("周慕白{PHRASE}")).await?;
    until_kept(library, &format!("周慕白{PHRASE}")).await?;
    shot(window, "contact").await
}

async fn entries(window: &Window, count: usize) -> Result<(), Error> {
    let script =
        format!("return document.querySelectorAll('[data-testid=vault-entry]').length === {count} || null");
    window.until(&format!("{count} entries"), &script).await.map(|_| ())
}

async fn says(window: &Window, phrase: &str) -> Result<bool, Error> {
    // What can be read in fields is not in the text of the page.
    let fields = window
        .eval("return [...document.querySelectorAll('input, textarea')].map((one) => one.value).join('\\n')")
        .await?;
    Ok(window.text().await?.contains(phrase) || fields.as_str().unwrap_or_default().contains(phrase))
}

/// The command takes all of it from the screen, and brings it back.
async fn hides(window: &Window) -> Result<(), Error> {
    assert!(says(window, PHRASE).await?, "the control: it is on the screen");
    window.keys(&chord("h")).await?;
    window.until("no mark in the text", "return !document.querySelector('.aside-words') || null").await?;
    assert!(!says(window, PHRASE).await?, "it is hidden");
    assert!(!says(window, "周慕白").await?);
    shot(window, "hidden").await?;
    window.keys(&chord("h")).await?;
    entries(window, 2).await
}

async fn previews(window: &Window) -> Result<(), Error> {
    window.click("[data-testid=toggle-preview]").await?;
    let page = window
        .until("the page", "const page = document.querySelector('iframe[data-testid=preview-frame]')?.srcdoc; return page?.includes('第二段') && page || null")
        .await?;
    assert_eq!(Needle::of(PHRASE).find(page.as_str().unwrap_or_default().as_bytes()), None, "the preview");
    window.click("[data-testid=toggle-preview]").await
}

async fn exports(window: &Window, library: &Path) -> Result<(), Error> {
    outbox::choose_all(window).await?;
    shot(window, "export").await?;
    assert!(!says(window, PHRASE).await?, "the export's own window");
    let files = outbox::write(window, library).await?;
    assert!(files.len() >= 4, "{files:?}");
    for file in files {
        let name = file.display().to_string();
        assert_eq!(Needle::of(PHRASE).find(name.as_bytes()), None, "{name}");
        assert_eq!(Needle::of(PHRASE).find(&std::fs::read(&file)?), None, "{name}");
    }
    Ok(())
}

#[tokio::test]
async fn what_stands_in_the_vault_stays_there() -> Result<(), Error> {
    let folder = tempfile::tempdir()?;
    let library = folder.path().join("library");
    let window = Window::open(&Options::reading(folder.path(), "page.md", PAGE)?).await?;
    let three = "return document.querySelectorAll('.ProseMirror [data-node=body] > p').length === 3 || null";
    window.until("three paragraphs", three).await?;
    note(&window, &library).await?;
    contact(&window, &library).await?;
    window.kill();

    let window = Window::open(&Options { person: None, ..Options::on(&library) }).await?;
    window.until("three paragraphs", three).await?;
    window.keys(&chord("y")).await?;
    entries(&window, 2).await?;
    window.until("the mark", "return document.querySelector('.aside-words') !== null || null").await?;
    shot(&window, "again").await?;
    hides(&window).await?;
    previews(&window).await?;
    exports(&window, &library).await?;
    assert_eq!(kept(&library)?.matches(PHRASE).count(), 2, "the control: it is still in the library");
    window.close().await
}
