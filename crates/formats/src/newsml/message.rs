//! Writing a message: stories, and an item for every picture in them.

use super::names::NAMESPACE;
use super::{hold::hold, item};
use crate::ninjs::export::named_information;
use crate::xml::write::Writer;
use crate::{Context, ExportError, Exported, File, Outgoing, media};
use gaotai_article::{Article, Block, Hash};

/// A message with one story.
pub fn export(article: &Article, stem: &str, context: &mut Context<'_>) -> Result<Exported, ExportError> {
    let version = context.version;
    gather(&[Outgoing { article, stem, version }], stem, context)
}

/// A message with several, in their order.
pub fn gather(
    stories: &[Outgoing<'_>],
    stem: &str,
    context: &mut Context<'_>,
) -> Result<Exported, ExportError> {
    let channel = context.channel.unwrap_or(super::MESSAGE.channel);
    let mut out = Writer::new();
    out.open_line("newsMessage", &[("xmlns", NAMESPACE)]);
    out.open_line("header", &[]);
    out.element("sent", &[], &context.now.to_rfc3339());
    out.close_line();
    out.open_line("itemSet", &[]);
    let (mut pictured, mut files): (Vec<Hash>, Vec<File>) = (Vec::new(), Vec::new());
    for story in stories {
        let (held, _) = hold(story.article, channel);
        item::write(&mut out, &held, story.version, true, context);
        let mut figures = Vec::new();
        held.doc.body.iter().for_each(|block| collect(block, &mut figures));
        for (hash, figure) in figures {
            if !pictured.contains(hash) {
                pictured.push(hash.clone());
                picture(&mut out, hash, figure, &held, context);
            }
        }
        for file in media::files(&held, context) {
            if files.iter().all(|had| had.path != file.path) {
                files.push(file);
            }
        }
    }
    files.insert(0, File { path: format!("{stem}.xml"), bytes: out.finish().into_bytes() });
    Ok(Exported { files })
}

fn collect<'a>(block: &'a Block, out: &mut Vec<(&'a Hash, &'a Block)>) {
    match block {
        Block::Figure { media: Some(hash), .. } => out.push((hash, block)),
        Block::Box { content, .. } => content.iter().for_each(|block| collect(block, out)),
        Block::List { items, .. } => {
            items.iter().flat_map(|item| &item.content).for_each(|block| collect(block, out));
        }
        _ => {}
    }
}

fn picture(out: &mut Writer, hash: &Hash, figure: &Block, held: &Article, context: &Context<'_>) {
    let Block::Figure { alt, caption, credit, .. } = figure else { return };
    item::open(out, &named_information(hash), 1, &held.slip.language);
    out.open_line("catalog", &[]);
    let (alias, uri) = super::names::OURS;
    out.empty_line("scheme", &[("alias", alias), ("uri", uri)]);
    out.close_line();
    out.open_line("itemMeta", &[]);
    out.empty_line("itemClass", &[("qcode", "ninat:picture")]);
    item::provider(out, &held.slip);
    item::version_created(out, &held.slip, context);
    out.empty_line("pubStatus", &[("qcode", "stat:usable")]);
    out.close_line();
    let line = |text: String| crate::hold::on_one_line(&text);
    if !(credit.content.is_empty() && caption.content.is_empty() && alt.is_empty()) {
        out.open_line("contentMeta", &[]);
        out.element("creditline", &[], &line(credit.text()));
        out.element("description", &[("role", "drol:caption")], &line(caption.text()));
        out.element("description", &[("role", "gt:alt")], alt);
        out.close_line();
    }
    out.open_line("contentSet", &[]);
    remote(out, hash, context);
    out.close_line();
    out.close_line();
}

fn remote(out: &mut Writer, hash: &Hash, context: &Context<'_>) {
    let shown = media::shown(hash, context);
    let found = (context.media)(hash);
    let mime = found.as_ref().map(|picture| picture.mime.as_str()).unwrap_or_default();
    let size = found.as_ref().map(|picture| picture.bytes.len().to_string()).unwrap_or_default();
    let pixels = |length: u32| if length > 0 { length.to_string() } else { String::new() };
    let (width, height) = (pixels(shown.width), pixels(shown.height));
    out.empty_line(
        "remoteContent",
        &[
            ("rendition", "rnd:highRes"),
            ("href", &shown.src),
            ("contenttype", mime),
            ("size", &size),
            ("width", &width),
            ("height", &height),
        ],
    );
}
