//! `gaotai-media://localhost/<sha256>`: the pictures of the open library, and nothing else;
//! with `/small` or `/page` behind it as lists and the page show them.

use crate::desk::Shell;
use gaotai_desk::Picture;
use std::panic::AssertUnwindSafe;
use tauri::http::{Request, Response, StatusCode, header};
use tauri::{Manager, Runtime, UriSchemeContext, UriSchemeResponder};

/// Answers a request for a picture. The path is a hash and never reaches the disk as a path.
pub fn serve<R: Runtime>(
    context: UriSchemeContext<'_, R>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let app = context.app_handle().clone();
    let path = request.uri().path().trim_start_matches('/').to_owned();
    tauri::async_runtime::spawn_blocking(move || {
        // Whatever happens, the page gets an answer: one that waits for ever is worse than none.
        let found = std::panic::catch_unwind(AssertUnwindSafe(|| find(&app.state::<Shell>(), &path)));
        let picture = found.unwrap_or_else(|_| {
            tracing::error!("serving a picture ended in a panic");
            None
        });
        let response = match picture {
            Some(picture) => Response::builder()
                .header(header::CONTENT_TYPE, picture.mime)
                // A hash names these bytes for ever.
                .header(header::CACHE_CONTROL, "max-age=31536000, immutable")
                .header("X-Content-Type-Options", "nosniff")
                .body(picture.bytes),
            None => Response::builder().status(StatusCode::NOT_FOUND).body(Vec::new()),
        };
        match response {
            Ok(response) => responder.respond(response),
            Err(error) => tracing::error!(%error, "a picture was not served"),
        }
    });
}

fn find(shell: &Shell, path: &str) -> Option<Picture> {
    let desk = shell.desk().ok()?;
    match path.split_once('/') {
        None => desk.picture(path),
        Some((hash, size)) => desk.shown(hash, size.parse().ok()?),
    }
}
