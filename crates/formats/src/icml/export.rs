//! Writing ICML.

use super::hold::hold;
use super::write::Text;
use super::{compose, styles, xmp};
use crate::xml::write::Writer;
use crate::{Context, ExportError, Exported, File, media};
use gaotai_article::Article;

/// Says that what follows is a snippet of InCopy's.
const SNIPPET: [&str; 2] = [
    "aid style=\"50\" type=\"snippet\" readerVersion=\"6.0\" featureSet=\"513\" product=\"8.0(370)\" ",
    "aid SnippetType=\"InCopyInterchange\"",
];

/// Writes the story as one story of InCopy, with its pictures beside it in `media/`.
///
/// # Errors
/// None that the format knows of.
pub fn export(article: &Article, stem: &str, context: &mut Context<'_>) -> Result<Exported, ExportError> {
    let (held, _) = hold(article, context.channel.unwrap_or(super::FORMAT.channel));
    let text = document(&held, context);
    let mut files = vec![File { path: format!("{stem}.icml"), bytes: text.into_bytes() }];
    files.extend(media::files(&held, context));
    Ok(Exported { files })
}

fn document(held: &Article, context: &Context<'_>) -> String {
    let mut out = Writer::new();
    for instruction in SNIPPET {
        out.line();
        out.instruction(instruction);
    }
    out.open_line("Document", &[("DOMVersion", "8.0"), ("Self", "document")]);
    styles::define(&mut out, &held.slip.language);
    let title = if held.slip.slug.is_empty() { "$ID/" } else { &held.slip.slug };
    out.open_line(
        "Story",
        &[
            ("Self", "story"),
            ("AppliedTOCStyle", "n"),
            ("TrackChanges", "false"),
            ("StoryTitle", title),
            ("AppliedNamedGrid", "n"),
        ],
    );
    let preference = [("OpticalMarginAlignment", "false"), ("StoryOrientation", "Horizontal")];
    out.empty_line("StoryPreference", &preference);
    out.open_line("MetadataPacketPreference", &[]);
    out.open_line("Properties", &[]);
    out.cdata_element("Contents", &[], &xmp::packet(held, context.version));
    out.close_line();
    out.close_line();
    let mut text = Text::new(&mut out, context);
    text.paras(&compose::story(held));
    let links = text.links;
    out.close_line();
    hyperlinks(&mut out, &links);
    out.finish()
}

/// Where the links of the text lead, in their order.
fn hyperlinks(out: &mut Writer, links: &[String]) {
    for (number, url) in (1u32..).zip(links) {
        let key = number.to_string();
        let (destination, source) = (format!("HyperlinkURLDestination/{key}"), super::write::source(number));
        let attributes = [
            ("Self", destination.as_str()),
            ("Name", &key),
            ("DestinationURL", url),
            ("DestinationUniqueKey", &key),
        ];
        out.empty_line("HyperlinkURLDestination", &attributes);
        let own = format!("hyperlink{key}");
        let attributes = [
            ("Self", own.as_str()),
            ("Name", &key),
            ("Source", &source),
            ("Visible", "true"),
            ("DestinationUniqueKey", &key),
        ];
        out.open_line("Hyperlink", &attributes);
        out.open_line("Properties", &[]);
        out.element("BorderColor", &[("type", "enumeration")], "Black");
        out.element("Destination", &[("type", "object")], &destination);
        out.close_line();
        out.close_line();
    }
}
