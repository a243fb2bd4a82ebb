//! The one window: its size, files dropped on it, and closing without losing a keystroke.

use crate::desk::Shell;
use serde_json::json;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tauri::{
    AppHandle, DragDropEvent, Emitter, Manager, PhysicalPosition, WebviewUrl, WebviewWindow,
    WebviewWindowBuilder, WindowEvent,
};

/// How long the UI may take to write what is unsaved before the window closes all the same.
const LAST_WRITES: Duration = Duration::from_secs(5);

/// How often the window has been asked to close or the UI has answered. Whoever waits for an
/// answer compares: the number that he found has gone up when there was one, or a newer question.
#[derive(Default)]
pub struct Closing(AtomicU64);

impl Closing {
    /// The UI has answered: nobody closes the window but itself.
    pub fn answered(&self) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }

    fn asked(&self) -> u64 {
        self.0.fetch_add(1, Ordering::SeqCst) + 1
    }

    fn is_open(&self, question: u64) -> bool {
        self.0.load(Ordering::SeqCst) == question
    }
}

/// Opens the window.
pub fn open(app: &AppHandle) -> Result<(), Box<dyn std::error::Error>> {
    let (width, height) = size();
    let window = WebviewWindowBuilder::new(app, "main", WebviewUrl::App("index.html".into()))
        .title("稿台 Gaotai")
        .inner_size(width, height)
        .min_inner_size(960.0, 600.0)
        .initialization_script(first_words())
        // Links in a story or an imported page must not take the window elsewhere.
        .on_navigation(|url| {
            matches!(url.scheme(), "tauri" | "about") || url.host_str() == Some("tauri.localhost")
        })
        .build()?;
    let listener = window.clone();
    window.on_window_event(move |event| on_event(&listener, event));
    Ok(())
}

/// What the UI must know before it can ask: the system's language, where pictures are served,
/// and whether the benchmark drives it (`make bench`).
fn first_words() -> String {
    // WebView2 serves own protocols as hosts; the others as schemes.
    let media = if cfg!(windows) { "http://gaotai-media.localhost/" } else { "gaotai-media://localhost/" };
    let pages = if cfg!(windows) { "http://gaotai-page.localhost/" } else { "gaotai-page://localhost/" };
    let bench = std::env::var_os("GAOTAI_BENCH").is_some();
    let words =
        json!({ "language": system_language(), "mediaBase": media, "pageBase": pages, "bench": bench });
    format!("Object.defineProperty(window, '__gaotai', {{ value: Object.freeze({words}) }});")
}

/// The language of the environment as BCP 47; `None` for the C locale.
fn system_language() -> Option<String> {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| {
        let value = std::env::var(name).unwrap_or_default();
        (!value.is_empty()).then_some(value)
    })?;
    let language = locale.split(['.', '@']).next().unwrap_or_default().replace('_', "-");
    (!language.is_empty() && language != "C" && language != "POSIX").then_some(language)
}

/// 1440×900, or what `GAOTAI_WINDOW_SIZE=1280x800` says.
fn size() -> (f64, f64) {
    let given = std::env::var("GAOTAI_WINDOW_SIZE").unwrap_or_default();
    let parsed =
        given.split_once('x').and_then(|(width, height)| Some((width.parse().ok()?, height.parse().ok()?)));
    parsed.unwrap_or((1440.0, 900.0))
}

fn on_event(window: &WebviewWindow, event: &WindowEvent) {
    match event {
        WindowEvent::CloseRequested { api, .. } => {
            api.prevent_close();
            let question = window.state::<Closing>().asked();
            emit(window, "close_requested", json!({}));
            close_without_answer(window.clone(), question);
        }
        WindowEvent::DragDrop(drag) => on_drag(window, drag),
        _ => {}
    }
}

/// Tells the UI what is held over the window and where, and hands over what was dropped.
fn on_drag(window: &WebviewWindow, event: &DragDropEvent) {
    match event {
        DragDropEvent::Enter { paths, position } => {
            let (x, y) = css(window, *position);
            let names: Vec<String> = paths.iter().map(|path| crate::desk::name_of(path)).collect();
            emit(window, "drag_over", json!({ "over": true, "x": x, "y": y, "names": names }));
        }
        DragDropEvent::Over { position } => {
            let (x, y) = css(window, *position);
            emit(window, "drag_over", json!({ "over": true, "x": x, "y": y }));
        }
        DragDropEvent::Drop { paths, position } => {
            let (x, y) = css(window, *position);
            let files = window.state::<Shell>().handles(paths.iter().cloned());
            emit(window, "files_dropped", json!({ "files": files, "x": x, "y": y }));
        }
        DragDropEvent::Leave => emit(window, "drag_over", json!({ "over": false, "x": -1, "y": -1 })),
        _ => {}
    }
}

/// A place of the window in CSS pixels. It is called physical everywhere, but GTK and macOS give
/// it in their own pixels, which are those of CSS; only Windows counts those of the screen.
fn css(window: &WebviewWindow, at: PhysicalPosition<f64>) -> (f64, f64) {
    let scale = if cfg!(windows) { window.scale_factor().unwrap_or(1.0) } else { 1.0 };
    (at.x / scale, at.y / scale)
}

fn close_without_answer(window: WebviewWindow, question: u64) {
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(LAST_WRITES).await;
        if window.state::<Closing>().is_open(question) && window.destroy().is_ok() {
            tracing::warn!("the window did not answer and was closed");
        }
    });
}

fn emit(window: &WebviewWindow, event: &str, payload: serde_json::Value) {
    if let Err(error) = window.emit(event, payload) {
        tracing::warn!(%error, event, "an event was not heard");
    }
}

#[cfg(test)]
mod tests {
    use super::Closing;

    #[test]
    fn an_answer_or_a_newer_question_ends_the_waiting() {
        let closing = Closing::default();
        let first = closing.asked();
        assert!(closing.is_open(first));
        closing.answered();
        assert!(!closing.is_open(first));
        let second = closing.asked();
        assert!(closing.is_open(second) && !closing.is_open(first));
        let third = closing.asked();
        assert!(closing.is_open(third) && !closing.is_open(second));
    }
}
