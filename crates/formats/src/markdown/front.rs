//! The front matter: the title group and the story details as YAML.
//!
//! `title`, `description`, `date`, `lastmod`, `slug`, `tags` and `lang` are what site builders
//! read; the others bear the names of the article's own fields.

use crate::ExportError;
use chrono::{FixedOffset, NaiveDate, NaiveDateTime, TimeZone};
use gaotai_article::slip::*;
use gaotai_article::text::plain;
use gaotai_article::{Article, Block, HeadPart, Inline};
use serde::Deserialize;
use serde_json::{Map, Value, json};

/// The title group and the story details by name. `pictures` names the picture files in the
/// order of the figures, with their credits.
pub(crate) fn fields(article: &Article, pictures: &[(String, String)]) -> Map<String, Value> {
    let slip = &article.slip;
    let mut out = Map::new();
    let mut set = |name: &str, value: Value| {
        if let Some(value) = said(value) {
            out.insert(name.to_owned(), value);
        }
    };
    let head = |part| article.doc.head_text(part);
    let (web, paper) = (head(HeadPart::WebTitle), head(HeadPart::Title));
    set("title", json!(if web.is_empty() { &paper } else { &web }));
    set("print_title", json!(paper));
    set("kicker", json!(head(HeadPart::Kicker)));
    set("subtitle", json!(head(HeadPart::Subtitle)));
    set("description", json!(head(HeadPart::Abstract)));
    set("id", json!(if article.id.0.is_nil() { String::new() } else { article.id.to_string() }));
    set("slug", json!(slip.slug));
    set("lang", json!(slip.language));
    let time = |time: &Option<Instant>| json!(time.map(|time| time.to_rfc3339()));
    set("date", time(&slip.published_at));
    set("lastmod", time(&slip.updated_at));
    set("first_published_at", time(&slip.first_published_at));
    set("publish_at", time(&slip.publish_at));
    set("embargo_until", time(&slip.embargo_until));
    set("channel", json!(slip.channel.as_ref().map(|term| &term.name)));
    set("genre", json!(slip.genre.as_ref().map(|term| &term.name)));
    set("tags", json!(slip.keywords));
    set("source", json!(slip.source));
    set("original_title", json!(slip.original_title));
    set("authors", json!(slip.authors));
    set("people", json!(slip.people));
    set("dateline", json!(slip.dateline));
    set("places", json!(slip.places));
    set("subjects", json!(slip.subjects));
    set("persons", json!(slip.persons));
    set("organisations", json!(slip.organisations));
    set("print", json!(slip.print));
    set("codes", json!(slip.codes));
    set("rights", json!(slip.rights));
    set("ai_use", json!(slip.ai_use));
    set("related", json!(slip.related));
    if pictures.iter().any(|(_, credit)| !credit.is_empty()) {
        let list: Vec<Value> =
            pictures.iter().map(|(file, credit)| json!({ "file": file, "credit": credit })).collect();
        set("pictures", list.into());
    }
    out
}

/// The fields as the YAML between the rules, ending in a line feed.
pub(crate) fn yaml(fields: Map<String, Value>) -> Result<String, ExportError> {
    if fields.is_empty() {
        return Ok(String::new());
    }
    serde_saphyr::to_string(&Value::Object(fields)).map_err(|error| ExportError::Failed(error.to_string()))
}

/// The value without what says nothing; entries of lists stay in their places.
fn said(value: Value) -> Option<Value> {
    match value {
        Value::Null => None,
        Value::String(text) if text.is_empty() => None,
        Value::Array(items) => {
            let items: Vec<Value> =
                items.into_iter().map(|item| said(item).unwrap_or_else(|| json!({}))).collect();
            (!items.is_empty()).then_some(Value::Array(items))
        }
        Value::Object(map) => {
            let map: Map<String, Value> =
                map.into_iter().filter_map(|(name, value)| Some((name, said(value)?))).collect();
            (!map.is_empty()).then_some(Value::Object(map))
        }
        other => Some(other),
    }
}

/// The front matter and the text behind it; nothing when the file has none.
pub(crate) fn split(markdown: &str) -> Option<(&str, &str)> {
    let rest = markdown.strip_prefix("---")?;
    let rest = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n'))?;
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            return Some((&rest[..at], &rest[at + line.len()..]));
        }
        at += line.len();
    }
    None
}

/// Reads the YAML as a map of fields.
pub(crate) fn parse(yaml: &str) -> Result<Map<String, Value>, String> {
    if yaml.trim().is_empty() {
        return Ok(Map::new());
    }
    match serde_saphyr::from_str::<Value>(yaml) {
        Ok(Value::Object(map)) => Ok(map),
        Ok(Value::Null) => Ok(Map::new()),
        Ok(_) => Err("the front matter is no list of fields".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

/// Fills the story from the fields; returns the names of those that were not understood.
/// Times without an offset are in `offset`.
pub(crate) fn read(
    mut fields: Map<String, Value>,
    offset: FixedOffset,
    article: &mut Article,
) -> Vec<String> {
    let mut unknown = Vec::new();
    titles(&mut fields, article);
    for (name, value) in fields {
        if !field(&name, &value, offset, article) {
            unknown.push(name);
        }
    }
    unknown
}

fn titles(fields: &mut Map<String, Value>, article: &mut Article) {
    let mut text = |name: &str| fields.remove(name).map(|value| text_of(&value)).unwrap_or_default();
    let (title, paper) = (text("title"), text("print_title"));
    let web = if title == paper { String::new() } else { title };
    let lines = [
        (HeadPart::WebTitle, web),
        (HeadPart::Title, paper),
        (HeadPart::Kicker, text("kicker")),
        (HeadPart::Subtitle, text("subtitle")),
    ];
    for (part, line) in lines {
        set(article, part, &line);
    }
    let names = ["description", "summary", "excerpt", "abstract"];
    if let Some(name) = names.into_iter().find(|name| fields.contains_key(*name)) {
        let summary = fields.remove(name).map(|value| text_of(&value)).unwrap_or_default();
        set(article, HeadPart::Abstract, &summary);
    }
}

fn set(article: &mut Article, part: HeadPart, text: &str) {
    let line = if text.trim().is_empty() { Vec::new() } else { vec![Inline::text(text)] };
    article.doc.head.line_mut(part).content = crate::hold::tidy_line(line, crate::hold::Spaces::Collapse);
}

fn text_of(value: &Value) -> String {
    match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Bool(yes) => yes.to_string(),
        Value::Array(items) => items.first().map(text_of).unwrap_or_default(),
        _ => String::new(),
    }
}

fn term(value: &Value) -> Option<Term> {
    Some(text_of(value)).filter(|name| !name.is_empty()).map(|name| Term { id: String::new(), name })
}

/// Whether the field is one that a story has.
fn field(name: &str, value: &Value, offset: FixedOffset, article: &mut Article) -> bool {
    let slip = &mut article.slip;
    match name {
        "id" => {
            return text_of(value).trim_start_matches("urn:uuid:").parse().map(|id| article.id = id).is_ok();
        }
        "slug" => slip.slug = text_of(value),
        "lang" | "language" => slip.language = text_of(value),
        "date" | "published_at" | "pubDate" => return time(value, offset, &mut slip.published_at),
        "lastmod" | "updated" | "updated_at" | "modified" => {
            return time(value, offset, &mut slip.updated_at);
        }
        "first_published_at" => return time(value, offset, &mut slip.first_published_at),
        "publish_at" | "publishDate" => return time(value, offset, &mut slip.publish_at),
        "embargo_until" => return time(value, offset, &mut slip.embargo_until),
        "channel" | "section" | "category" | "categories" => slip.channel = term(value),
        "genre" => slip.genre = term(value),
        "tags" | "keywords" => slip.keywords = words(value),
        "author" | "authors" | "byline" => return list(value, &mut slip.authors),
        "editor" | "editors" | "people" => return list(value, &mut slip.people),
        "original_title" => return list(value, &mut slip.original_title),
        "places" => return list(value, &mut slip.places),
        "subjects" => return list(value, &mut slip.subjects),
        "persons" => return list(value, &mut slip.persons),
        "organisations" => return list(value, &mut slip.organisations),
        "codes" => return list(value, &mut slip.codes),
        "related" => return list(value, &mut slip.related),
        "source" => return one(value, &mut slip.source),
        "dateline" => return one(value, &mut slip.dateline),
        "print" => return one(value, &mut slip.print),
        "rights" => return one(value, &mut slip.rights),
        "ai_use" => return one(value, &mut slip.ai_use),
        "pictures" => credits(value, &mut article.doc.body),
        _ => return false,
    }
    true
}

fn words(value: &Value) -> Vec<String> {
    let words: Vec<String> = match value {
        Value::Array(items) => items.iter().map(text_of).collect(),
        other => {
            text_of(other).split([',', '，', '、', ';', '；']).map(|word| word.trim().to_owned()).collect()
        }
    };
    words.into_iter().filter(|word| !word.is_empty()).collect()
}

/// RFC 3339, or a date with or without a time as people write it in front matter.
fn time(value: &Value, offset: FixedOffset, to: &mut Option<Instant>) -> bool {
    let text = text_of(value);
    let forms = ["%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M"];
    let local = || {
        let moment = forms.iter().find_map(|form| NaiveDateTime::parse_from_str(&text, form).ok());
        let day =
            || NaiveDate::parse_from_str(&text, "%Y-%m-%d").ok().and_then(|day| day.and_hms_opt(0, 0, 0));
        offset.from_local_datetime(&moment.or_else(day)?).single()
    };
    let with_offset = Instant::parse_from_str(&text, "%Y-%m-%d %H:%M:%S %z").ok();
    let found = Instant::parse_from_rfc3339(&text).ok().or(with_offset).or_else(local);
    *to = found.or(*to);
    found.is_some()
}

/// A name alone stands for an entry of that name.
fn entry<T: for<'a> Deserialize<'a>>(value: &Value) -> Option<T> {
    let value = match value {
        Value::String(name) => json!({ "name": name }),
        other => texts(other),
    };
    T::deserialize(value).ok()
}

/// Numbers as text: a code or a page may look like one.
fn texts(value: &Value) -> Value {
    match value {
        Value::Number(number) => json!(number.to_string()),
        Value::Object(map) => map.iter().map(|(name, value)| (name.clone(), texts(value))).collect(),
        other => other.clone(),
    }
}

fn list<T: for<'a> Deserialize<'a>>(value: &Value, to: &mut Vec<T>) -> bool {
    let items: Vec<&Value> = match value {
        Value::Array(items) => items.iter().collect(),
        one => vec![one],
    };
    let read: Vec<T> = items.iter().filter_map(|item| entry(item)).collect();
    let all = read.len() == items.len();
    *to = read;
    all
}

fn one<T: for<'a> Deserialize<'a>>(value: &Value, to: &mut Option<T>) -> bool {
    *to = entry(value);
    to.is_some()
}

/// The credits of the pictures, in the order of the figures.
fn credits(value: &Value, body: &mut [Block]) {
    let mut rest = value.as_array().map(Vec::as_slice).unwrap_or_default();
    credit_blocks(body, &mut rest);
}

fn credit_blocks(body: &mut [Block], rest: &mut &[Value]) {
    for block in body {
        match block {
            Block::Figure { credit, .. } => {
                if let Some((first, others)) = rest.split_first() {
                    let text = text_of(&first["credit"]);
                    credit.content = if text.is_empty() { Vec::new() } else { vec![Inline::text(text)] };
                    *rest = others;
                }
            }
            Block::List { items, .. } => {
                items.iter_mut().for_each(|item| credit_blocks(&mut item.content, rest));
            }
            _ => {}
        }
    }
}

/// The figures' files and credits in order, for [`fields`].
pub(crate) fn pictures(body: &[Block], src: &dyn Fn(&Block) -> String) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for block in body {
        match block {
            Block::Figure { credit, .. } => out.push((src(block), plain(&credit.content))),
            Block::List { items, .. } => {
                items.iter().for_each(|item| out.extend(pictures(&item.content, src)));
            }
            _ => {}
        }
    }
    out
}
