//! Declares the shell's own commands, so that the window may call these and no others.

fn main() {
    println!("cargo:rerun-if-changed=ui/dist");
    let commands = tauri_build::AppManifest::new().commands(&[
        "rpc",
        "clipboard_picture",
        "clipboard_write",
        "dialog_open",
        "startup_files",
        "open_external",
        "window_close",
        "window_stay",
        "window_fullscreen",
    ]);
    let attributes = tauri_build::Attributes::new()
        .app_manifest(commands)
        .capabilities_path_pattern("./src-tauri/capabilities/*.json");
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo:error={error:#}");
        std::process::exit(1);
    }
}
