//! Writing NITF 3.6.

use super::hold::hold;
use super::{NAMESPACE, body, head, meta};
use crate::xml::write::Writer;
use crate::{Context, ExportError, Exported, File, media};
use gaotai_article::Article;

/// The version as the schema fixes it.
const VERSION: &str = "-//IPTC//DTD NITF 3.6//EN";

/// Writes the story in the namespace of the schema, with its pictures beside it in `media/`.
pub fn export(article: &Article, stem: &str, context: &mut Context<'_>) -> Result<Exported, ExportError> {
    Ok(exported(article, stem, NAMESPACE, context))
}

/// The same without namespace.
pub fn plain(article: &Article, stem: &str, context: &mut Context<'_>) -> Result<Exported, ExportError> {
    Ok(exported(article, stem, "", context))
}

fn exported(article: &Article, stem: &str, namespace: &str, context: &Context<'_>) -> Exported {
    let (held, _) = hold(article, context.channel.unwrap_or(super::FORMAT.channel));
    let mut out = Writer::new();
    document(&mut out, &held, namespace, context.version, context);
    let mut files = vec![File { path: format!("{stem}.xml"), bytes: out.finish().into_bytes() }];
    files.extend(media::files(&held, context));
    Exported { files }
}

/// The whole document of a held story that goes out for the `version`th time.
fn document(out: &mut Writer, held: &Article, namespace: &str, version: u32, context: &Context<'_>) {
    let language = held.slip.language.as_str();
    out.open_line("nitf", &[("xmlns", namespace), ("version", VERSION), ("baselang", language)]);
    meta::write(out, held, version);
    out.open_line("body", &[]);
    head::write(out, held);
    out.open_line("body.content", &[]);
    body::blocks(out, &held.doc.body, context);
    out.close_line();
    head::end(out, held);
    out.close_line();
    out.close_line();
}

/// What stands in NewsML-G2: the text alone, in blocks as its readers want it, since all else
/// has a place there.
pub(crate) fn island(out: &mut Writer, held: &Article, context: &Context<'_>) {
    out.open_line("nitf", &[("xmlns", NAMESPACE), ("version", VERSION), ("baselang", &held.slip.language)]);
    out.open_line("body", &[]);
    head::write(out, held);
    out.open_line("body.content", &[]);
    if !held.doc.body.is_empty() {
        out.open_line("block", &[]);
        body::blocks(out, &held.doc.body, context);
        out.close_line();
    }
    out.close_line();
    head::end(out, held);
    out.close_line();
    out.close_line();
}
