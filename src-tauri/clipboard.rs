//! The system's clipboard, where WebKitGTK keeps it from a page.
//!
//! It tells a page of texts that are pasted and keeps pictures to itself. What a page writes it
//! takes only within moments of a key or click, and the backend may need longer to make a story.
//! The webviews of other systems do both.

use gaotai_desk::Failure;
use tauri::AppHandle;
use tauri::ipc::Response;

/// The bytes of the picture that was copied last, as they lie there where that is PNG or JPEG,
/// otherwise as PNG; empty without one.
#[tauri::command]
pub async fn clipboard_picture(app: AppHandle) -> Result<Response, Failure> {
    Ok(Response::new(copied(&app).await?))
}

/// Puts a story on the clipboard, as HTML and as text. False where the webview does that itself.
#[tauri::command]
pub async fn clipboard_write(app: AppHandle, html: String, text: String) -> Result<bool, Failure> {
    write(&app, html, text).await
}

#[cfg(target_os = "linux")]
async fn write(app: &AppHandle, html: String, text: String) -> Result<bool, Failure> {
    let (send, receive) = tokio::sync::oneshot::channel();
    let internal = |error: &dyn std::fmt::Display| Failure::internal(&error.to_string());
    app.run_on_main_thread(move || {
        // Whoever asked may have gone.
        let _ = send.send(gtk_clipboard::write(html, text));
    })
    .map_err(|error| internal(&error))?;
    match receive.await.map_err(|error| internal(&error))? {
        true => Ok(true),
        false => Err(Failure::internal("the clipboard took nothing")),
    }
}

#[cfg(not(target_os = "linux"))]
async fn write(_app: &AppHandle, _html: String, _text: String) -> Result<bool, Failure> {
    Ok(false)
}

#[cfg(target_os = "linux")]
async fn copied(app: &AppHandle) -> Result<Vec<u8>, Failure> {
    let (send, receive) = tokio::sync::oneshot::channel();
    let internal = |error: &dyn std::fmt::Display| Failure::internal(&error.to_string());
    app.run_on_main_thread(move || gtk_clipboard::read(send)).map_err(|error| internal(&error))?;
    receive.await.map_err(|error| internal(&error))
}

#[cfg(not(target_os = "linux"))]
async fn copied(_app: &AppHandle) -> Result<Vec<u8>, Failure> {
    Ok(Vec::new())
}

#[cfg(target_os = "linux")]
mod gtk_clipboard {
    use gtk::gdk::{Atom, SELECTION_CLIPBOARD};
    use gtk::{TargetEntry, TargetFlags};
    use tokio::sync::oneshot::Sender;

    /// In the order in which they are asked for: what needs no conversion first.
    const KINDS: [&str; 2] = ["image/png", "image/jpeg"];

    /// What is HTML among the names under which others ask for what lies there.
    const HTML: u32 = 0;

    /// The others get text, by all the names that text has.
    const TEXTS: [&str; 4] = ["UTF8_STRING", "text/plain;charset=utf-8", "text/plain", "STRING"];

    /// False when the system does not take it. On the main thread only, which GTK needs.
    pub fn write(html: String, text: String) -> bool {
        let entry = |name: &str, info| TargetEntry::new(name, TargetFlags::empty(), info);
        let targets: Vec<TargetEntry> = std::iter::once(entry("text/html", HTML))
            .chain(TEXTS.iter().map(|name| entry(name, HTML + 1)))
            .collect();
        // Programs read HTML that says nothing of its encoding in one of their own choice.
        let html = format!("<meta charset=\"utf-8\">{html}");
        let clipboard = gtk::Clipboard::get(&SELECTION_CLIPBOARD);
        clipboard.set_with_data(&targets, move |_, asked, info| match info {
            HTML => asked.set(&Atom::intern("text/html"), 8, html.as_bytes()),
            _ => drop(asked.set_text(&text)),
        })
    }

    /// Answers once, with nothing where nothing is. On the main thread only, which GTK needs.
    pub fn read(answer: Sender<Vec<u8>>) {
        ask(KINDS.to_vec(), answer);
    }

    fn ask(mut kinds: Vec<&'static str>, answer: Sender<Vec<u8>>) {
        let clipboard = gtk::Clipboard::get(&SELECTION_CLIPBOARD);
        if kinds.is_empty() {
            clipboard.request_image(move |_, picture| {
                let png = picture.and_then(|picture| picture.save_to_bufferv("png", &[]).ok());
                // Whoever asked may have gone.
                let _ = answer.send(png.unwrap_or_default());
            });
            return;
        }
        let kind = kinds.remove(0);
        clipboard.request_contents(&Atom::intern(kind), move |_, found| {
            let bytes = found.data();
            if bytes.is_empty() {
                ask(kinds, answer);
            } else {
                let _ = answer.send(bytes);
            }
        });
    }
}
