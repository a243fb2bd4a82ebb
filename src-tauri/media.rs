//! `gaotai-media://localhost/<sha256>`: the pictures of the open library, and nothing else.

use crate::desk::Shell;
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
        let (hash, _size) = path.split_once('/').unwrap_or((&path, ""));
        let picture = app.state::<Shell>().desk().ok().and_then(|desk| desk.picture(hash));
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
