//! `gaotai-page://localhost/<sheet>?scale=1.25&x=0&y=0&width=900&height=1200`: pixels of a page
//! that was set, while it is kept. `scale` is pixels a point; the rest, which may be left out, is a
//! part of the page in its pixels. The answer is raw: four bytes a pixel, red, green, blue and 255,
//! with the headers `x-width` and `x-height`. A PNG would take longer to make than the page.
//!
//! `since=<sheet>` says that the window shows this of an earlier sheet. Where that is still known the answer has the
//! header `x-since`, and holds only what is other: from the pixel `x-left`, `x-top` on, or nothing.

use crate::desk::Shell;
use gaotai_desk::page::{Part, Pixels, Tile};
use std::collections::HashMap;
use std::panic::AssertUnwindSafe;
use tauri::http::{Request, Response, StatusCode, header};
use tauri::{Manager, Runtime, UriSchemeContext, UriSchemeResponder};

/// Where the window's own page comes from: nothing else may ask.
const ORIGINS: [&str; 3] = ["tauri://localhost", "http://tauri.localhost", "https://tauri.localhost"];

/// Answers a request for pixels.
pub fn serve<R: Runtime>(
    context: UriSchemeContext<'_, R>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let app = context.app_handle().clone();
    tauri::async_runtime::spawn_blocking(move || {
        let asks = Asked::of(request.uri().path(), request.uri().query().unwrap_or_default());
        // Whatever happens, the window gets an answer.
        let found = std::panic::catch_unwind(AssertUnwindSafe(|| draw(&app.state::<Shell>(), asks?)));
        let drawn = found.unwrap_or_else(|_| {
            tracing::error!("drawing a page ended in a panic");
            None
        });
        let origin = request.headers().get(header::ORIGIN).and_then(|value| value.to_str().ok());
        let origin = ORIGINS.into_iter().find(|known| Some(*known) == origin).unwrap_or(ORIGINS[0]);
        let answer = Response::builder()
            .header(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin)
            .header(header::ACCESS_CONTROL_EXPOSE_HEADERS, "x-width, x-height, x-since, x-left, x-top")
            // The next sheet has another number; this one is not worth keeping twice.
            .header(header::CACHE_CONTROL, "no-store");
        let answer = match drawn {
            Some((Part { x, y, pixels: Pixels { width, height, bytes } }, since)) => since
                .into_iter()
                .fold(answer, |answer, sheet| answer.header("x-since", sheet))
                .header(header::CONTENT_TYPE, "application/octet-stream")
                .header("x-width", width)
                .header("x-height", height)
                .header("x-left", x)
                .header("x-top", y)
                .body(bytes),
            None => answer.status(StatusCode::NOT_FOUND).body(Vec::new()),
        };
        match answer {
            Ok(answer) => responder.respond(answer),
            Err(error) => tracing::error!(%error, "a page was not drawn"),
        }
    });
}

/// The pixels, and the sheet since which they are a part.
fn draw(shell: &Shell, Asked { sheet, scale, tile, since }: Asked) -> Option<(Part, Option<u64>)> {
    let (whole, part) = shell.desk().ok()?.page_pixels_since(sheet, scale, tile, since)?;
    Some(match part {
        Some(part) => (part, since),
        None => {
            let Pixels { width, height, ref bytes } = *whole;
            (Part { x: 0, y: 0, pixels: Pixels { width, height, bytes: bytes.clone() } }, None)
        }
    })
}

/// What a request asks for.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Asked {
    sheet: u64,
    scale: f64,
    tile: Option<Tile>,
    since: Option<u64>,
}

impl Asked {
    fn of(path: &str, query: &str) -> Option<Asked> {
        let values: HashMap<&str, &str> = query.split('&').filter_map(|pair| pair.split_once('=')).collect();
        // The window counts in fractions of a pixel where its own are not whole.
        let number = |name: &str| values.get(name)?.parse::<f64>().ok().filter(|it| it.is_finite());
        let whole = |name: &str| number(name).map(|it| it.round().clamp(0.0, f64::from(u32::MAX)) as u32);
        let tile = match (whole("width"), whole("height")) {
            (Some(width), Some(height)) => Some(Tile {
                x: whole("x").unwrap_or_default(),
                y: whole("y").unwrap_or_default(),
                width,
                height,
            }),
            _ => None,
        };
        let sheet = path.trim_start_matches('/').parse().ok()?;
        let since = values.get("since").and_then(|sheet| sheet.parse().ok());
        Some(Asked { sheet, scale: number("scale")?, tile, since })
    }
}

#[cfg(test)]
mod tests {
    use super::{Asked, Tile};

    #[test]
    fn requests_for_pixels() {
        let check = |path, query, expected| assert_eq!(Asked::of(path, query), expected, "{path}?{query}");
        let tile = Tile { x: 1, y: 20, width: 900, height: 1200 };
        let asked = |tile| Some(Asked { sheet: 7, scale: 1.25, tile, since: None });
        check("/7", "scale=1.25&x=1&y=19.6&width=900&height=1200", asked(Some(tile)));
        check("/7", "scale=1.25", asked(None));
        check("/7", "scale=1.25&since=6", asked(None).map(|asked| Asked { since: Some(6), ..asked }));
        check("/7", "scale=1.25&since=x", asked(None));
        check("/7", "scale=1.25&width=900&height=1200", asked(Some(Tile { x: 0, y: 0, ..tile })));
        check("/7", "", None);
        check("/7", "scale=NaN", None);
        check("/../7", "scale=1", None);
        check("/-1", "scale=1", None);
    }
}
