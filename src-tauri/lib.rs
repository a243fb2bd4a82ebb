//! The shell: opens the library and the window, and passes verbs between the two.
//!
//! It holds no knowledge of stories. What the window may call is a few commands
//! (`ipc.rs`); pictures and pixels of pages come through protocols of their own
//! (`media.rs`, `page.rs`).

mod clipboard;
mod desk;
mod ipc;
mod logs;
mod media;
mod page;
mod windows;

use desk::Shell;
use tauri::Manager;

/// Opens the library and the window; returns when the window is closed.
pub fn run() {
    let _logs = logs::start();
    let shell = Shell::open(std::env::args_os().skip(1));
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .manage(shell)
        .manage(windows::Closing::default())
        .register_asynchronous_uri_scheme_protocol("gaotai-media", media::serve)
        .register_asynchronous_uri_scheme_protocol("gaotai-page", page::serve)
        .invoke_handler(tauri::generate_handler![
            clipboard::clipboard_picture,
            clipboard::clipboard_write,
            ipc::rpc,
            ipc::dialog_open,
            ipc::startup_files,
            ipc::open_external,
            ipc::window_close,
            ipc::window_stay,
            ipc::window_fullscreen
        ])
        .setup(|app| windows::open(app.handle()))
        .build(tauri::generate_context!());
    match built {
        Ok(app) => app.run(|app, event| {
            if matches!(event, tauri::RunEvent::Exit) {
                app.state::<Shell>().close();
            }
        }),
        Err(error) => {
            tracing::error!(%error, "the window cannot be opened");
            eprintln!("gaotai-desktop: the window cannot be opened: {error}");
            std::process::exit(1);
        }
    }
}
