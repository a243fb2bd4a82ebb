//! Frames with pictures.

use super::names::FRAMES;
use super::styles;
use crate::ninjs::names::word;
use crate::xml::write::Writer;
use crate::{Context, media};
use gaotai_article::{Hash, WidthHint};

/// How wide a frame is, in points: about a column of a broadsheet and a half.
const WIDE: f64 = 300.0;
/// How high one is whose picture is not known.
const HIGH: f64 = 200.0;

/// A frame anchored in the text, with a link to its picture where it has one.
pub(super) fn write(
    out: &mut Writer,
    number: u32,
    hash: Option<&Hash>,
    alt: &str,
    width: WidthHint,
    context: &Context<'_>,
) {
    let shown = hash.map(|hash| media::shown(hash, context));
    let (wide, high) = match &shown {
        Some(shown) if shown.width > 0 && shown.height > 0 => {
            (f64::from(shown.width), f64::from(shown.height))
        }
        _ => (WIDE, HIGH),
    };
    let scale = WIDE / wide;
    let (x, y) = (WIDE / 2.0, high * scale / 2.0);
    let style = styles::frame(word(FRAMES, width));
    out.open_line(
        "Rectangle",
        &[
            ("Self", &format!("frame{number}")),
            ("ContentType", "GraphicType"),
            ("AppliedObjectStyle", &style),
            ("ItemTransform", &format!("1 0 0 1 {x} {}", -y)),
        ],
    );
    outline(out, x, y);
    if !alt.is_empty() {
        let attributes = [("AltTextSourceType", "SourceCustom"), ("CustomAltText", alt)];
        out.empty_line("ObjectExportOption", &attributes);
    }
    if let Some(shown) = shown {
        let place = format!("{scale} 0 0 {scale} {} {}", -x, -y);
        out.open_line("Image", &[("Self", &format!("image{number}")), ("ItemTransform", &place)]);
        out.open_line("Properties", &[]);
        out.element("Profile", &[("type", "string")], "$ID/Embedded");
        let (right, bottom) = (wide.to_string(), high.to_string());
        out.empty_line(
            "GraphicBounds",
            &[("Left", "0"), ("Top", "0"), ("Right", &right), ("Bottom", &bottom)],
        );
        out.close_line();
        let uri = format!("file:{}", shown.src);
        out.empty_line("Link", &[("Self", &format!("picture{number}")), ("LinkResourceURI", &uri)]);
        out.close_line();
    }
    out.close_line();
}

/// The path around the middle of the frame.
fn outline(out: &mut Writer, x: f64, y: f64) {
    out.open_line("Properties", &[]);
    out.open_line("PathGeometry", &[]);
    out.open_line("GeometryPathType", &[("PathOpen", "false")]);
    out.open_line("PathPointArray", &[]);
    for (x, y) in [(-x, -y), (-x, y), (x, y), (x, -y)] {
        let at = format!("{x} {y}");
        let point = [("Anchor", at.as_str()), ("LeftDirection", &at), ("RightDirection", &at)];
        out.empty_line("PathPointType", &point);
    }
    for _ in 0..4 {
        out.close_line();
    }
}
