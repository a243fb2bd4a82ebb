//! Writing documents in the order in which WCM writes them itself, as a zip with their pictures.

use super::{ROOT, hold};
use crate::html::render;
use crate::words::Words;
use crate::xml::write::Writer;
use crate::{Context, ExportError, Exported, File, Outgoing, media, package};
use gaotai_article::{Article, Block, Hash, HeadPart};

/// A document of text in HTML, not a link or a file.
const HTML: &str = "20";
/// The state of what is published, and that of what is new.
const STATES: (&str, &str) = ("10", "1");
/// An appendix that is a picture, not a file for readers to fetch.
const PICTURE: &str = "20";

/// Writes the story as a package of one document.
///
/// # Errors
/// When the whole is too large for a zip.
pub fn export(article: &Article, stem: &str, context: &mut Context<'_>) -> Result<Exported, ExportError> {
    let version = context.version;
    gather(&[Outgoing { article, stem, version }], stem, context)
}

/// Writes the stories as one package, a document each, in their order.
///
/// # Errors
/// When the whole is too large for a zip.
pub fn gather(
    stories: &[Outgoing<'_>],
    stem: &str,
    context: &mut Context<'_>,
) -> Result<Exported, ExportError> {
    let channel = context.channel.unwrap_or(super::FORMAT.channel);
    let mut out = Writer::new();
    let mut files: Vec<File> = Vec::new();
    out.open_line(ROOT, &[]);
    for one in stories {
        let (held, _) = hold::hold(one.article, channel);
        let words = Words::of(&one.article.slip.language);
        let pictures = pictures(&held, context);
        out.open_line("WCMDOCUMENT", &[("Version", "6.0")]);
        properties(&mut out, &held, words, one.version, context);
        if !pictures.is_empty() {
            out.open_line("WCMAPPENDIXS", &[]);
            for (at, (file, alt)) in pictures.iter().enumerate() {
                appendix(&mut out, at + 1, &file.path, alt, context);
            }
            out.close_line();
        }
        out.close_line();
        for (file, _) in pictures {
            if !files.iter().any(|had| had.path == file.path) {
                files.push(file);
            }
        }
    }
    files.insert(0, File { path: format!("{stem}.xml"), bytes: out.finish().into_bytes() });
    let bytes = package::zip(&files)?;
    Ok(Exported { files: vec![File { path: format!("{stem}.zip"), bytes }] })
}

/// Pictures lie beside the XML, in no folder.
fn place(hash: &Hash, context: &Context<'_>) -> String {
    let shown = media::shown(hash, context).src;
    match (context.media)(hash) {
        Some(_) => shown.trim_start_matches("media/").to_owned(),
        None => shown,
    }
}

/// The pictures that are there, once each, with what is said of them.
fn pictures(held: &Article, context: &Context<'_>) -> Vec<(File, String)> {
    let found = held.doc.media().into_iter().filter_map(|hash| {
        let bytes = (context.media)(&hash)?.bytes;
        Some((File { path: place(&hash, context), bytes }, alt(&held.doc.body, &hash).unwrap_or_default()))
    });
    found.collect()
}

fn alt(blocks: &[Block], wanted: &Hash) -> Option<String> {
    blocks.iter().find_map(|block| match block {
        Block::Figure { media: Some(hash), alt, .. } if hash == wanted => Some(alt.clone()),
        Block::Box { content, .. } => alt(content, wanted),
        Block::List { items, .. } => items.iter().find_map(|item| alt(&item.content, wanted)),
        _ => None,
    })
}

/// What a document says. Every field stands, empty or not.
fn properties(out: &mut Writer, held: &Article, words: Words, version: u32, context: &Context<'_>) {
    let slip = &held.slip;
    let head = |part| held.doc.head_text(part);
    let (html, plain) = content(held, words, context);
    let published = slip.published_at.map(|time| hold::written(&time)).unwrap_or_default();
    let channel = slip.channel.as_ref().map(|channel| channel.name.as_str()).unwrap_or_default();
    // A destination's rules turn names of channels into the numbers of the site.
    let numbered = !channel.is_empty() && channel.bytes().all(|byte| byte.is_ascii_digit());
    let names = |names: Vec<&str>| names.join("、");
    let authors = names(slip.authors.iter().map(|one| one.name.as_str()).collect());
    let editors = names(slip.people.iter().map(|one| one.name.as_str()).collect());
    let count = gaotai_language::count_story(&held.doc).body.words.to_string();
    let pictured = held.doc.media().iter().any(|hash| (context.media)(hash).is_some());
    out.open_line("PROPERTIES", &[]);
    bare(out, "DOCID", "");
    bare(out, "DOCVERSION", &version.saturating_sub(1).to_string());
    bare(out, "DOCTYPE", HTML);
    bare(out, "DOCPUBTIME", &published);
    out.cdata_element("CRUSER", &[], "");
    bare(out, "CRTIME", &hold::written(&context.now));
    bare(out, "DOCFLAG", "0");
    out.cdata_element("ATTRIBUTE", &[], "");
    bare(out, "ATTACHPIC", if pictured { "1" } else { "0" });
    out.cdata_element("DOCLINK", &[], "");
    out.cdata_element("DOCFILENAME", &[], "");
    bare(out, "DOCCHANNEL", if numbered { channel } else { "" });
    out.cdata_element("DOCTITLE", &[], &head(HeadPart::Title));
    out.cdata_element("DOCPEOPLE", &[], "");
    out.cdata_element("DOCSOURCENAME", &[], slip.source.as_ref().map_or("", |source| &source.name));
    bare(out, "DOCSTATUS", if published.is_empty() { STATES.1 } else { STATES.0 });
    out.cdata_element("DOCCONTENT", &[], &plain);
    out.cdata_element("DOCHTMLCON", &[], &html);
    bare(out, "DOCWORDSCOUNT", &count);
    out.cdata_element("DOCABSTRACT", &[], &head(HeadPart::Abstract));
    out.cdata_element("DOCKEYWORDS", &[], &slip.keywords.join(";"));
    out.cdata_element("DOCAUTHOR", &[], &authors);
    bare(out, "DOCRELTIME", &published);
    out.cdata_element("TITLECOLOR", &[], "");
    out.cdata_element("SUBDOCTITLE", &[], &head(HeadPart::Subtitle));
    out.cdata_element("DOCEDITOR", &[], &editors);
    out.cdata_element("CHNLNAME", &[], if numbered { "" } else { channel });
    out.close_line();
}

/// An element that stands even when it is empty.
fn bare(out: &mut Writer, name: &'static str, text: &str) {
    out.open_line(name, &[]);
    out.text(text);
    out.close();
}

/// The text as HTML and as bare lines, both with what machines had to do with it at the end.
fn content(held: &Article, words: Words, context: &Context<'_>) -> (String, String) {
    let mut html = String::new();
    render::blocks(&mut html, &held.doc.body, &|hash, _| {
        let shown = media::shown(hash, context);
        render::Shown { src: place(hash, context), ..shown }
    });
    let mut plain: Vec<String> = held.doc.body.iter().map(Block::text).collect();
    if let Some(used) = &held.slip.ai_use {
        render::element(&mut html, "p", "ai-use", words.ai(used));
        plain.push(words.ai(used).to_owned());
    }
    (html, plain.join("\n"))
}

fn appendix(out: &mut Writer, number: usize, name: &str, alt: &str, context: &Context<'_>) {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    out.open_line("WCMAPPENDIX", &[("Version", "6.0")]);
    out.open_line("PROPERTIES", &[]);
    bare(out, "APPSERN", &number.to_string());
    out.cdata_element("APPDESC", &[], alt);
    bare(out, "APPENDIXID", "");
    bare(out, "APPFLAG", PICTURE);
    out.cdata_element("FILEEXT", &[], extension);
    out.cdata_element("APPLINKALT", &[], alt);
    bare(out, "CRTIME", &hold::written(&context.now));
    out.cdata_element("SRCFILE", &[], name);
    bare(out, "USEDVERSIONS", "1");
    out.cdata_element("APPFILE", &[], name);
    out.close_line();
    out.close_line();
}
