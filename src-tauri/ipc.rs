//! The commands that the window may call.

use crate::desk::{Handle, Shell};
use crate::windows::Closing;
use gaotai_desk::{Doorstep, Failure};
use serde_json::{Value, json};
use std::path::PathBuf;
use tauri::{AppHandle, Emitter, Manager, WebviewWindow, Wry};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder};

/// Runs a verb of the desk on a thread that may block.
#[tauri::command]
pub async fn rpc(app: AppHandle, verb: String, request: Value) -> Result<Value, Failure> {
    blocking(move || {
        let progress = |job: &str, done: u64, total: u64, label: &str| {
            let message = json!({ "job": job, "done": done, "total": total, "label": label });
            if let Err(error) = app.emit("progress", message) {
                tracing::warn!(%error, "progress was not heard");
            }
        };
        let shell = app.state::<Shell>();
        if Doorstep::knows(&verb) {
            return shell.doorstep()?.call(&verb, request, &progress);
        }
        let desk = shell.desk()?;
        look_after(&app, &shell);
        let answer = desk.call(&verb, request, &progress)?;
        if CHANGES_COMMENTS.contains(&verb.as_str()) {
            tell(&app, "comments_changed", json!({ "article": answer.get("article") }));
        }
        Ok(answer)
    })
    .await
}

/// After these the window is told whose comments are other ones now.
const CHANGES_COMMENTS: [&str; 6] =
    ["comment.add", "comment.reply", "comment.change", "comment.remove", "comment.resolve", "comment.read"];

fn tell(app: &AppHandle, event: &str, payload: Value) {
    if let Err(error) = app.emit(event, payload) {
        tracing::warn!(%error, event, "an event was not heard");
    }
}

/// Begins making the day's backups, and looking how stories fit their pages, once a library is
/// open; the window hears of both.
fn look_after(app: &AppHandle, shell: &Shell) {
    let Some(desk) = shell.newly_open() else { return };
    let told = |event: &'static str| {
        let app = app.clone();
        move || tell(&app, event, json!({}))
    };
    gaotai_desk::backup::daily::keep(&desk, told("backup_changed"));
    gaotai_desk::page::watch(&desk, told("page_fits"));
}

/// What a dialog for pictures shows at first; what a file is, its bytes say.
const PICTURES: &[&str] = &["jpg", "jpeg", "png", "webp", "gif", "tif", "tiff", "bmp"];

/// Opens a native dialog for files to bring in or to keep, for a folder to export to, or for pictures.
#[tauri::command]
pub async fn dialog_open(app: AppHandle, kind: String) -> Result<Vec<Handle>, Failure> {
    blocking(move || {
        let dialog = app.dialog().file();
        let chosen = match kind.as_str() {
            "import" | "document" => dialog.blocking_pick_files(),
            "pictures" => match bench_pictures() {
                Some(paths) => return Ok(app.state::<Shell>().handles(paths)),
                None => pictures(dialog).blocking_pick_files(),
            },
            "picture" => match bench_pictures() {
                Some(paths) => return Ok(app.state::<Shell>().handles(paths.into_iter().take(1))),
                None => pictures(dialog).blocking_pick_file().map(|file| vec![file]),
            },
            "folder" => dialog.blocking_pick_folder().map(|folder| vec![folder]),
            _ => return Err(Failure::bad_request("kind")),
        };
        let paths = chosen.unwrap_or_default().into_iter().filter_map(|path| path.into_path().ok());
        Ok(app.state::<Shell>().handles(paths))
    })
    .await
}

/// The benchmark has no hand to choose with: it names a folder when it starts the window.
fn bench_pictures() -> Option<Vec<PathBuf>> {
    std::env::var_os("GAOTAI_BENCH")?;
    let folder = std::env::var_os("GAOTAI_BENCH_PICTURES")?;
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    Some(paths)
}

fn pictures(dialog: FileDialogBuilder<Wry>) -> FileDialogBuilder<Wry> {
    // Cameras name files in capitals, and dialogs of GTK tell these apart.
    let capitals: Vec<String> = PICTURES.iter().map(|extension| extension.to_uppercase()).collect();
    let all: Vec<&str> = PICTURES.iter().copied().chain(capitals.iter().map(String::as_str)).collect();
    dialog.add_filter("JPEG, PNG, WebP, GIF, TIFF, BMP", &all).add_filter("*", &["*"])
}

/// The files that were named on the command line.
#[tauri::command]
pub async fn startup_files(app: AppHandle) -> Result<Vec<Handle>, Failure> {
    Ok(app.state::<Shell>().startup_files())
}

/// Shows the folder of exported files in the system's file manager.
#[tauri::command]
pub async fn open_external(app: AppHandle, what: String) -> Result<(), Failure> {
    blocking(move || {
        let desk = app.state::<Shell>().desk()?;
        match what.as_str() {
            "outbox" => {
                open::that_detached(desk.outbox()).map_err(|error| Failure::internal(&error.to_string()))
            }
            _ => Err(Failure::bad_request("what")),
        }
    })
    .await
}

/// Closes the window once the UI has written what was unsaved.
#[tauri::command]
pub async fn window_close(window: WebviewWindow) -> Result<(), Failure> {
    window.destroy().map_err(|error| Failure::internal(&error.to_string()))
}

/// Leaves the window open after all: something could not be saved, and the person decides.
#[tauri::command]
pub async fn window_stay(app: AppHandle) -> Result<(), Failure> {
    app.state::<Closing>().answered();
    Ok(())
}

/// Fills the screen with the window, or gives it its frame back.
#[tauri::command]
pub async fn window_fullscreen(window: WebviewWindow) -> Result<(), Failure> {
    let toggled = window.is_fullscreen().and_then(|full| window.set_fullscreen(!full));
    toggled.map_err(|error| Failure::internal(&error.to_string()))
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    match tauri::async_runtime::spawn_blocking(work).await {
        Ok(done) => done,
        Err(error) => {
            tracing::error!(%error, "a verb ended in a panic");
            Err(Failure::internal(&error.to_string()))
        }
    }
}
