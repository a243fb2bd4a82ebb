//! Writing ninjs: every version from the object of 3.1.

use super::hold;
use super::names::*;
use super::older::Version;
use crate::html::render;
use crate::words::Words;
use crate::{Context, ExportError, Exported, File, media};
use gaotai_article::slip::{BylinePlace, Instant, SourceKind, Subject};
use gaotai_article::{Article, Block, Hash, HeadPart, Inline};
use serde_json::{Map, Value, json};

/// Writes the story as one news object of 3.1, with its pictures beside it in `media/`.
pub fn export(article: &Article, stem: &str, context: &mut Context<'_>) -> Result<Exported, ExportError> {
    let (held, _) = hold::hold(article, context.channel.unwrap_or(super::FORMAT.channel));
    write(Version::Three, &held, stem, context)
}

/// As [`export`], in 2.2.
pub fn export_2_2(article: &Article, stem: &str, context: &mut Context<'_>) -> Result<Exported, ExportError> {
    let (held, _) = hold::hold(article, context.channel.unwrap_or(super::FORMAT.channel));
    write(Version::Two, &held, stem, context)
}

/// As [`export`], in 1.6.
pub fn export_1_6(article: &Article, stem: &str, context: &mut Context<'_>) -> Result<Exported, ExportError> {
    let (held, _) = hold::hold_1_6(article, context.channel.unwrap_or(super::FORMAT.channel));
    write(Version::One, &held, stem, context)
}

fn write(
    version: Version,
    held: &Article,
    stem: &str,
    context: &Context<'_>,
) -> Result<Exported, ExportError> {
    let object = version.put(news_object(version, held, context));
    let mut json =
        serde_json::to_vec_pretty(&object).map_err(|error| ExportError::Failed(error.to_string()))?;
    json.push(b'\n');
    let mut files = vec![File { path: format!("{stem}.json"), bytes: json }];
    files.extend(media::files(held, context));
    Ok(Exported { files })
}

struct Object(Map<String, Value>);

impl Object {
    /// Sets a property unless the value says nothing.
    fn set(&mut self, name: &str, value: impl Into<Value>) {
        let value = value.into();
        let empty = match &value {
            Value::Null => true,
            Value::String(text) => text.is_empty(),
            Value::Array(items) => items.is_empty(),
            _ => false,
        };
        if !empty {
            self.0.insert(name.to_owned(), value);
        }
    }
}

fn object(properties: &[(&str, &str)]) -> Value {
    let mut out = Object(Map::new());
    properties.iter().for_each(|(name, value)| out.set(name, *value));
    Value::Object(out.0)
}

fn news_object(version: Version, article: &Article, context: &Context<'_>) -> Value {
    let slip = &article.slip;
    let mut out = Object(Map::new());
    out.set("uri", format!("urn:uuid:{}", article.id));
    out.set("standard", version.standard());
    if context.version > 1 {
        out.set("version", context.version.to_string());
    }
    out.set("type", if article.doc.media().is_empty() { "text" } else { "composite" });
    out.set("pubStatus", "usable");
    times(&mut out, article);
    out.set("language", slip.language.as_str());
    out.set("urgency", slip.priority.map(|priority| priority * 2 - 1));
    out.set("slugline", slip.slug.as_str());
    out.set("headlines", headlines(article));
    out.set("descriptions", descriptions(article));
    out.set("bodies", bodies(article, context));
    out.set("by", by(article));
    out.set("people", people(article));
    out.set("infoSources", sources(article));
    out.set("subjects", subjects(article));
    if let Some(genre) = &slip.genre {
        out.set("genres", json!([object(&[("name", &genre.name), ("literal", &genre.id)])]));
    }
    places(&mut out, article);
    let organisation = |one: &gaotai_article::slip::Entity| {
        object(&[
            ("name", &one.name),
            ("rel", "mentions"),
            ("literal", one.id.as_deref().unwrap_or_default()),
        ])
    };
    out.set("organisations", slip.organisations.iter().map(organisation).collect::<Vec<_>>());
    let code = |code: &gaotai_article::slip::Code| object(&[("role", &code.scheme), ("value", &code.value)]);
    out.set("altIds", slip.codes.iter().map(code).collect::<Vec<_>>());
    out.set("edNote", slip.ed_note.as_str());
    rights(&mut out, article);
    out.set("associations", associations(article, context));
    Value::Object(out.0)
}

fn times(out: &mut Object, article: &Article) {
    let slip = &article.slip;
    let time = |time: Option<Instant>| time.map(|time| time.to_rfc3339());
    out.set("firstCreated", time(slip.first_published_at));
    out.set("contentCreated", time(slip.published_at.filter(|_| slip.updated_at.is_some())));
    out.set("versionCreated", time(slip.updated_at.or(slip.published_at)));
    out.set("embargoedUntil", time(slip.embargo_until));
}

/// A line as plain text, or as HTML where it has marks or breaks.
fn line(role: &str, content: &[Inline]) -> Value {
    let plain = content.iter().all(|inline| matches!(inline, Inline::Text { marks, .. } if marks.is_empty()));
    let mut value = String::new();
    if plain {
        value = gaotai_article::text::plain(content);
    } else {
        render::inlines(&mut value, content);
    }
    json!({ "role": role, "contentType": if plain { "text/plain" } else { "text/html" }, "value": value })
}

/// `main` is always there when there is any title: the one on the paper, or else the web's.
fn headlines(article: &Article) -> Vec<Value> {
    let head = |part| article.doc.head.line(part).content.as_slice();
    let main = if head(HeadPart::Title).is_empty() { HeadPart::WebTitle } else { HeadPart::Title };
    let lines = [
        ("main", main),
        ("web", HeadPart::WebTitle),
        ("kicker", HeadPart::Kicker),
        ("sub", HeadPart::Subtitle),
    ];
    let mut out: Vec<Value> = lines
        .into_iter()
        .filter(|(_, part)| !head(*part).is_empty())
        .map(|(role, part)| line(role, head(part)))
        .collect();
    out.extend(article.slip.original_title.iter().map(|original| {
        json!({ "role": word(ORIGINALS, original.role), "contentType": "text/plain", "value": original.text })
    }));
    out
}

fn descriptions(article: &Article) -> Vec<Value> {
    let mut out = Vec::new();
    let summary = &article.doc.head.line(HeadPart::Abstract).content;
    if !summary.is_empty() {
        out.push(line("summary", summary));
    }
    if let Some(dateline) = article.slip.dateline.as_ref().filter(|line| !line.text.is_empty()) {
        out.push(json!({ "role": "dateline", "contentType": "text/plain", "value": dateline.text }));
    }
    out
}

/// The text twice: as HTML, which is read back, and bare for those who want no HTML.
fn bodies(article: &Article, context: &Context<'_>) -> Vec<Value> {
    if article.doc.body.is_empty() {
        return Vec::new();
    }
    let count = gaotai_language::count_story(&article.doc).body;
    let mut html = String::new();
    render::blocks(&mut html, &article.doc.body, &|hash, _| media::shown(hash, context));
    let plain: Vec<String> =
        article.doc.body.iter().map(Block::text).filter(|text| !text.is_empty()).collect();
    let body = |role: &str, kind: &str, value: String| {
        json!({
            "role": role,
            "contentType": kind,
            "charCount": count.characters_with_spaces,
            "wordCount": count.words,
            "value": value,
        })
    };
    vec![body("main", "text/html", html), body("plain", "text/plain", plain.join("\n\n"))]
}

fn by(article: &Article) -> String {
    let words = Words::of(&article.slip.language);
    let name = |author: &gaotai_article::slip::Author| match author.place {
        BylinePlace::Head => format!("{} {}", words.author(author.role), author.name),
        BylinePlace::End => author.name.clone(),
    };
    article.slip.authors.iter().map(name).collect::<Vec<_>>().join(words.comma())
}

fn people(article: &Article) -> Vec<Value> {
    let slip = &article.slip;
    let person = |name: &str, rel: &str, id: &Option<String>| {
        object(&[("name", name), ("rel", rel), ("literal", id.as_deref().unwrap_or_default())])
    };
    let mut out: Vec<Value> =
        slip.authors.iter().map(|one| person(&one.name, word(AUTHORS, one.role), &one.person)).collect();
    out.extend(slip.people.iter().map(|one| person(&one.name, word(STAFF, one.role), &one.person)));
    out.extend(slip.persons.iter().map(|one| person(&one.name, "mentions", &one.id)));
    out
}

fn sources(article: &Article) -> Vec<Value> {
    let Some(source) = &article.slip.source else { return Vec::new() };
    let role = word(SOURCES, source.kind);
    debug_assert!(source.kind == SourceKind::Own || role == "reprint");
    let (url, id) = (source.url.as_deref().unwrap_or_default(), source.id.as_deref().unwrap_or_default());
    vec![object(&[("name", &source.name), ("role", role), ("uri", url), ("literal", id)])]
}

fn subjects(article: &Article) -> Vec<Value> {
    let slip = &article.slip;
    let mut out = Vec::new();
    if let Some(channel) = &slip.channel {
        out.push(object(&[("name", &channel.name), ("rel", "channel"), ("literal", &channel.id)]));
    }
    out.extend(slip.subjects.iter().map(subject));
    out.extend(slip.keywords.iter().map(|keyword| object(&[("name", keyword), ("rel", "keyword")])));
    out
}

fn subject(subject: &Subject) -> Value {
    let topic = subject.scheme == "medtop"
        && !subject.code.is_empty()
        && subject.code.chars().all(|c| c.is_ascii_digit());
    if topic {
        let uri = format!("{MEDIA_TOPIC}{}", subject.code);
        return object(&[("name", &subject.name), ("rel", "about"), ("uri", &uri)]);
    }
    object(&[
        ("name", &subject.name),
        ("rel", "about"),
        ("literal", &subject.code),
        ("creator", &subject.scheme),
    ])
}

fn places(out: &mut Object, article: &Article) {
    let slip = &article.slip;
    let place = |one: &gaotai_article::slip::Place| {
        let id = one.place.as_deref().unwrap_or_default();
        object(&[("name", &one.name), ("rel", word(PLACES, one.role)), ("literal", id)])
    };
    out.set("places", slip.places.iter().map(place).collect::<Vec<_>>());
    if let Some(dateline) = &slip.dateline {
        out.set("located", dateline.place.as_str());
    }
}

fn rights(out: &mut Object, article: &Article) {
    let slip = &article.slip;
    if let Some(rights) = &slip.rights {
        out.set("copyrightHolder", rights.holder.as_str());
        out.set("copyrightNotice", rights.notice.as_str());
        out.set("usageTerms", rights.usage.as_str());
    }
    if let Some(used) = &slip.ai_use {
        let concept = word(SOURCE_TYPES, used.level);
        let uri = format!("{SOURCE_TYPE}{concept}");
        out.set("digitalSourceType", object(&[("name", concept), ("uri", &uri)]));
    }
}

fn associations(article: &Article, context: &Context<'_>) -> Vec<Value> {
    let related = article.slip.related.iter().map(|related| {
        let of_id = related.id.as_ref().map(|id| format!("urn:uuid:{id}"));
        let uri = of_id.or_else(|| related.url.clone()).unwrap_or_default();
        object(&[("uri", &uri), ("name", "related"), ("rel", word(RELATED, related.kind))])
    });
    let mut figures = Vec::new();
    article.doc.body.iter().for_each(|block| collect(block, &mut figures));
    let pictures = figures.into_iter().enumerate().map(|(at, figure)| picture(at, figure, context));
    related.chain(pictures).collect()
}

fn collect<'a>(block: &'a Block, out: &mut Vec<&'a Block>) {
    match block {
        Block::Figure { media: Some(_), .. } => out.push(block),
        Block::Box { content, .. } => content.iter().for_each(|block| collect(block, out)),
        Block::List { items, .. } => {
            items.iter().flat_map(|item| &item.content).for_each(|block| collect(block, out));
        }
        _ => {}
    }
}

/// A picture as a news object of its own. Its file is named in the rendition's title: `href`
/// must be an absolute address, which a file beside the story has not.
fn picture(at: usize, figure: &Block, context: &Context<'_>) -> Value {
    let mut out = Object(Map::new());
    let Block::Figure { media: Some(hash), alt, caption, credit, .. } = figure else { return Value::Null };
    out.set("uri", named_information(hash));
    out.set("name", format!("picture-{}", at + 1));
    out.set("rel", "illustration");
    out.set("type", "picture");
    let mut told = Vec::new();
    if !caption.content.is_empty() {
        told.push(line("caption", &caption.content));
    }
    if !alt.is_empty() {
        told.push(json!({ "role": "alt", "contentType": "text/plain", "value": alt }));
    }
    out.set("descriptions", told);
    out.set("by", credit.text());
    let mut rendition = Object(Map::new());
    rendition.set("name", "original");
    let shown = media::shown(hash, context);
    rendition.set("title", shown.src);
    if let Some(picture) = (context.media)(hash) {
        rendition.set("contentType", picture.mime);
        rendition.set("sizeInBytes", picture.bytes.len());
    }
    if shown.width > 0 && shown.height > 0 {
        rendition.set("width", shown.width);
        rendition.set("height", shown.height);
    }
    out.set("renditions", json!([rendition.0]));
    Value::Object(out.0)
}

/// The picture's content hash as a name of RFC 6920.
pub(crate) fn named_information(hash: &Hash) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let nibbles: Vec<u32> = hash.as_str().chars().filter_map(|c| c.to_digit(16)).collect();
    let mut out = String::from("ni:///sha-256;");
    for three in nibbles.chunks(3) {
        let value = (0..3).fold(0, |value, at| value * 16 + three.get(at).copied().unwrap_or(0));
        out.push(char::from(DIGITS[(value >> 6) as usize]));
        if three.len() > 1 {
            out.push(char::from(DIGITS[(value & 63) as usize]));
        }
    }
    out
}
