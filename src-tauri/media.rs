//! `gaotai-media://localhost/<sha256>`: the pictures of the open library, and nothing else;
//! with `/small` or `/page` behind it as lists and the page show them, and with
//! `/page?crop=left,top,width,height` (in shares) a part as a story shows it.

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
    let query = request.uri().query().unwrap_or_default().to_owned();
    tauri::async_runtime::spawn_blocking(move || {
        // Whatever happens, the page gets an answer: one that waits for ever is worse than none.
        let found = std::panic::catch_unwind(AssertUnwindSafe(|| find(&app.state::<Shell>(), &path, &query)));
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

fn find(shell: &Shell, path: &str, query: &str) -> Option<Picture> {
    let desk = shell.desk().ok()?;
    match path.split_once('/') {
        None => desk.picture(path),
        Some((hash, "page")) if !query.is_empty() => desk.shown_part(hash, crop(query)?),
        Some((hash, size)) => desk.shown(hash, size.parse().ok()?),
    }
}

/// The four shares of `crop=left,top,width,height`.
fn crop(query: &str) -> Option<[f64; 4]> {
    let shares: Option<Vec<f64>> =
        query.strip_prefix("crop=")?.split(',').map(|share| share.parse().ok()).collect();
    shares?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::crop;

    #[test]
    fn crops_of_addresses() {
        let check = |query: &str, expected: Option<[f64; 4]>| assert_eq!(crop(query), expected, "{query}");
        check("crop=0.25,0,0.5,1", Some([0.25, 0.0, 0.5, 1.0]));
        check("crop=1e-7,0,0.5,1", Some([1e-7, 0.0, 0.5, 1.0]));
        check("crop=0.25,0,0.5", None);
        check("crop=0.25,0,0.5,1,1", None);
        check("crop=a,b,c,d", None);
        check("size=3", None);
    }
}
