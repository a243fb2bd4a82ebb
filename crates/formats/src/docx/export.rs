//! The package: parts, their types and their relations (ECMA-376, part 2).

use super::changes::settled;
use super::hold::{hold, open};
use super::write::{Page, Target};
use super::{comments, props};
use crate::package::zip;
use crate::words::Words;
use crate::xml::write::Writer;
use crate::{Context, ExportError, Exported, File, media};
use gaotai_article::Article;

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// Writes the story: as if everything suggested were accepted, without comments; with both
/// where they are given.
pub fn export(article: &Article, stem: &str, context: &mut Context<'_>) -> Result<Exported, ExportError> {
    let channel = context.channel.unwrap_or(super::FORMAT.channel);
    let context = &*context;
    let (held, review) = match context.review {
        None => (hold(article, channel).0, None),
        Some(review) => (open(&settled(article), channel), Some(review)),
    };
    let words = Words::of(&held.slip.language);
    let mut page = Page::new(context, &held.doc, words, review);
    let document = document(&mut page, &held);
    let mut files = vec![
        file("[Content_Types].xml", types(review.is_some(), &page.targets)),
        file("_rels/.rels", package_relations()),
        file("docProps/core.xml", props::core(&held, context.now, context.version)),
        file("docProps/custom.xml", props::custom(&held)),
        file("word/document.xml", document),
        file("word/_rels/document.xml.rels", relations(&page.targets, review.is_some())),
        file("word/styles.xml", include_str!("styles.xml").into()),
        file("word/numbering.xml", numbering(&page.lists)),
        file("word/settings.xml", settings(review.is_some())),
    ];
    if review.is_some() {
        files.push(file("word/comments.xml", comments::comments(&page)));
        files.push(file("word/commentsExtended.xml", comments::extended(&page)));
    }
    let pictures = media::files(&held, context).into_iter();
    files.extend(pictures.map(|picture| File { path: format!("word/{}", picture.path), ..picture }));
    Ok(Exported { files: vec![file(&format!("{stem}.docx"), zip(&files)?)] })
}

fn file(path: &str, bytes: Vec<u8>) -> File {
    File { path: path.to_owned(), bytes }
}

fn document(page: &mut Page<'_, '_>, held: &Article) -> Vec<u8> {
    page.out.open_line(
        "w:document",
        &[
            ("xmlns:w", W),
            ("xmlns:r", R),
            ("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
        ],
    );
    page.out.open_line("w:body", &[]);
    page.head(&held.doc);
    page.blocks(&held.doc.body);
    let said = held.slip.ai_use.as_ref().map(|used| Words::of(&held.slip.language).ai(used));
    if let Some(said) = said.filter(|said| !said.is_empty()) {
        page.label(said);
    }
    page.comments_without_text();
    let out = &mut page.out;
    out.open_line("w:sectPr", &[]);
    out.empty("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")]);
    let sides = [("w:top", "1440"), ("w:right", "1800"), ("w:bottom", "1440"), ("w:left", "1800")];
    let rest = [("w:header", "851"), ("w:footer", "992"), ("w:gutter", "0")];
    out.empty("w:pgMar", &[sides.as_slice(), &rest].concat());
    out.close();
    std::mem::replace(out, Writer::new()).finish().into_bytes()
}

/// Types of the pictures that Word shows, by extension.
const PICTURES: &[(&str, &str)] = &[
    ("gif", "image/gif"),
    ("jpg", "image/jpeg"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("tif", "image/tiff"),
    ("webp", "image/webp"),
    ("avif", "image/avif"),
];

fn types(review: bool, targets: &[Target]) -> Vec<u8> {
    let mut out = Writer::new();
    out.open_line("Types", &[("xmlns", &format!("{PACKAGE}/content-types"))]);
    let default = |out: &mut Writer, extension: &str, kind: &str| {
        out.empty_line("Default", &[("Extension", extension), ("ContentType", kind)]);
    };
    default(&mut out, "rels", "application/vnd.openxmlformats-package.relationships+xml");
    default(&mut out, "xml", "application/xml");
    PICTURES.iter().for_each(|(extension, kind)| default(&mut out, extension, kind));
    let mut part = |path: &str, kind: &str| {
        out.empty_line("Override", &[("PartName", path), ("ContentType", kind)]);
    };
    part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
    part("/docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml");
    part("/word/document.xml", &format!("{MAIN}.document.main+xml"));
    for name in ["styles", "numbering", "settings"] {
        part(&format!("/word/{name}.xml"), &format!("{MAIN}.{name}+xml"));
    }
    if review {
        part("/word/comments.xml", &format!("{MAIN}.comments+xml"));
        part("/word/commentsExtended.xml", &format!("{MAIN}.commentsExtended+xml"));
    }
    for target in targets {
        if let Target::Picture(path) = target
            && !path.rsplit('/').next().unwrap_or_default().contains('.')
        {
            part(&format!("/word/{path}"), "application/octet-stream");
        }
    }
    out.finish().into_bytes()
}

fn relation(out: &mut Writer, id: &str, kind: &str, target: &str, external: bool) {
    let mode = if external { "External" } else { "" };
    out.empty_line("Relationship", &[("Id", id), ("Type", kind), ("Target", target), ("TargetMode", mode)]);
}

fn package_relations() -> Vec<u8> {
    let mut out = Writer::new();
    out.open_line("Relationships", &[("xmlns", &format!("{PACKAGE}/relationships"))]);
    relation(&mut out, "rId1", &format!("{R}/officeDocument"), "word/document.xml", false);
    let core = format!("{PACKAGE}/relationships/metadata/core-properties");
    relation(&mut out, "rId2", &core, "docProps/core.xml", false);
    relation(&mut out, "rId3", &format!("{R}/custom-properties"), "docProps/custom.xml", false);
    out.finish().into_bytes()
}

fn relations(targets: &[Target], review: bool) -> Vec<u8> {
    let mut out = Writer::new();
    out.open_line("Relationships", &[("xmlns", &format!("{PACKAGE}/relationships"))]);
    for (at, name) in ["styles", "numbering", "settings"].iter().enumerate() {
        relation(&mut out, &format!("rId{}", at + 1), &format!("{R}/{name}"), &format!("{name}.xml"), false);
    }
    if review {
        relation(&mut out, "rId4", &format!("{R}/comments"), "comments.xml", false);
        let extended = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended";
        relation(&mut out, "rId5", extended, "commentsExtended.xml", false);
    }
    for (at, target) in targets.iter().enumerate() {
        let id = format!("rId{}", at + 10);
        match target {
            Target::Link(address) => relation(&mut out, &id, &format!("{R}/hyperlink"), address, true),
            Target::Picture(path) => relation(&mut out, &id, &format!("{R}/image"), path, false),
            Target::Missing(path) => relation(&mut out, &id, &format!("{R}/image"), path, true),
        }
    }
    out.finish().into_bytes()
}

/// Levels of bullets and of numbers, and every list of the story with a count of its own.
fn numbering(lists: &[bool]) -> Vec<u8> {
    let mut out = Writer::new();
    out.open_line("w:numbering", &[("xmlns:w", W)]);
    for (id, ordered) in [("0", false), ("1", true)] {
        out.open_line("w:abstractNum", &[("w:abstractNumId", id)]);
        out.empty("w:multiLevelType", &[("w:val", "hybridMultilevel")]);
        for level in 0..u32::from(super::hold::LEVELS) {
            out.open_line("w:lvl", &[("w:ilvl", &level.to_string())]);
            out.empty("w:start", &[("w:val", "1")]);
            out.empty("w:numFmt", &[("w:val", if ordered { "decimal" } else { "bullet" })]);
            let text = if ordered { format!("%{}.", level + 1) } else { "•".to_owned() };
            out.empty("w:lvlText", &[("w:val", &text)]);
            out.empty("w:lvlJc", &[("w:val", "left")]);
            out.open("w:pPr", &[]);
            let left = (420 * (level + 1)).to_string();
            out.empty("w:ind", &[("w:left", &left), ("w:hanging", "420"), ("w:firstLineChars", "0")]);
            out.close();
            out.close_line();
        }
        out.close_line();
    }
    for (at, ordered) in lists.iter().enumerate() {
        out.open_line("w:num", &[("w:numId", &(at + 1).to_string())]);
        out.empty("w:abstractNumId", &[("w:val", if *ordered { "1" } else { "0" })]);
        for level in 0..u32::from(super::hold::LEVELS) {
            out.open("w:lvlOverride", &[("w:ilvl", &level.to_string())]);
            out.empty("w:startOverride", &[("w:val", "1")]);
            out.close();
        }
        out.close_line();
    }
    out.finish().into_bytes()
}

fn settings(review: bool) -> Vec<u8> {
    let mut out = Writer::new();
    out.open_line("w:settings", &[("xmlns:w", W)]);
    if review {
        out.empty_line("w:trackRevisions", &[]);
    }
    out.open_line("w:compat", &[]);
    let uri = "http://schemas.microsoft.com/office/word";
    let mode = [("w:name", "compatibilityMode"), ("w:uri", uri), ("w:val", "15")];
    out.empty_line("w:compatSetting", &mode);
    out.finish().into_bytes()
}
