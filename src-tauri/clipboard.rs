//! A picture on the system's clipboard. WebKitGTK tells a page of texts that are pasted and keeps
//! pictures to itself; the webviews of other systems hand them over with the paste.

use gaotai_desk::Failure;
use tauri::AppHandle;
use tauri::ipc::Response;

/// The bytes of the picture that was copied last, as they lie there where that is PNG or JPEG,
/// otherwise as PNG; empty without one.
#[tauri::command]
pub async fn clipboard_picture(app: AppHandle) -> Result<Response, Failure> {
    Ok(Response::new(copied(&app).await?))
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
    use tokio::sync::oneshot::Sender;

    /// In the order in which they are asked for: what needs no conversion first.
    const KINDS: [&str; 2] = ["image/png", "image/jpeg"];

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
