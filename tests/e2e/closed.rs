//! The window is closed by default: no network, no path to the disk, no pictures but the library's.

use gaotai_tests::window::{Error, Options, Window};
use std::io::ErrorKind;
use std::net::TcpListener;

/// What the promise in the window came to: `kept: …` or `refused: …`.
async fn outcome(window: &Window, promise: &str) -> Result<String, Error> {
    let script = format!(
        "window.__outcome = null;
         Promise.resolve().then(() => {promise}).then(
             (value) => {{ window.__outcome = 'kept: ' + JSON.stringify(value); }},
             (error) => {{ window.__outcome = 'refused: ' + (error && error.code || error); }});"
    );
    window.eval(&script).await?;
    let value = window.until(promise, "return window.__outcome").await?;
    Ok(value.as_str().unwrap_or_default().to_owned())
}

fn image(address: &str) -> String {
    format!(
        "new Promise((loaded, failed) => {{
            const image = new Image();
            image.onload = () => loaded('shown');
            image.onerror = () => failed('not shown');
            image.src = '{address}';
        }})"
    )
}

fn invoke(command: &str, arguments: &str) -> String {
    format!("window.__TAURI_INTERNALS__.invoke('{command}', {arguments})")
}

#[tokio::test]
async fn the_window_reaches_nothing_outside_the_library() -> Result<(), Error> {
    let folder = tempfile::tempdir()?;
    let window = Window::open(&Options::on(&folder.path().join("library"))).await?;
    let listener = TcpListener::bind("127.0.0.1:0")?;
    listener.set_nonblocking(true)?;
    let site = format!("http://{}/x.png", listener.local_addr()?);

    let refused = [
        format!("fetch('{site}')"),
        image(&site),
        "fetch('file:///etc/passwd')".to_owned(),
        image("gaotai-media://localhost/../../../etc/passwd"),
        image(&format!("gaotai-media://localhost/{}", "0".repeat(64))),
        invoke("rpc", "{ verb: 'no.such.verb', request: {} }"),
        invoke("plugin:dialog|open", "{ options: {} }"),
        invoke("plugin:window|create", "{}"),
        invoke("plugin:webview|create_webview_window", "{ options: { label: 'x', url: 'https://example.org' } }"),
        "new Promise((done, failed) => { try { done(eval('1 + 1')); } catch (error) { failed(error.name); } })".to_owned(),
    ];
    for promise in &refused {
        let found = outcome(&window, promise).await?;
        assert!(found.starts_with("refused: "), "{promise}\n{found}");
    }
    assert!(
        matches!(listener.accept(), Err(error) if error.kind() == ErrorKind::WouldBlock),
        "something in the window reached the network"
    );

    let path = invoke("rpc", "{ verb: 'import.files', request: { handles: ['/etc/passwd'] } }");
    let refused = outcome(&window, &path).await?;
    assert!(
        refused.contains("handle_unknown") && refused.contains("\"story\":null"),
        "a path is no handle: {refused}"
    );

    let kept = outcome(&window, &invoke("rpc", "{ verb: 'library.status', request: {} }")).await?;
    assert!(kept.starts_with("kept: "), "the one door is open: {kept}");
    let picture = window
        .until(
            "a picture of the library",
            "return document.querySelector('img[src^=\"gaotai-media:\"]')?.src ?? null",
        )
        .await?;
    assert_eq!(outcome(&window, &image(picture.as_str().unwrap_or_default())).await?, "kept: \"shown\"");
    window.close().await
}

/// A library that is open elsewhere is refused with words, and opens once it is free.
#[tokio::test]
async fn a_library_in_use_waits_for_its_turn() -> Result<(), Error> {
    let folder = tempfile::tempdir()?;
    let library = folder.path().join("library");
    let other = gaotai_desk::Desk::open(&library).map_err(|failure| format!("{failure:?}"))?;
    let mut options = Options::on(&library);
    options.person = None;
    let window = Window::open(&options).await?;
    window.find("[data-testid=library-failure]").await?;
    let said = window.text().await?;
    assert!(said.contains(&library.display().to_string()), "where: {said}");
    drop(other);
    window.click("[data-testid=retry]").await?;
    window.find("[data-testid=name-input]").await?;
    window.close().await
}
