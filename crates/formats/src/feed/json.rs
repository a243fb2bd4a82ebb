//! JSON Feed 1.1; reading takes 1.0 as well.

use super::JSON_FEED;
use super::export::{Feed, Item};
use super::found::{Found, Text, time};
use super::hold::host;
use crate::ExportError;
use crate::ninjs::import::{PROPERTY_NOT_HELD, PROPERTY_UNKNOWN, problem};
use chrono::FixedOffset;
use gaotai_article::HeadPart;
use gaotai_article::slip::*;
use serde_json::{Map, Value, json};

/// The feed as a document.
pub(crate) fn write(feed: &Feed) -> Result<String, ExportError> {
    let mut out = Map::new();
    out.insert("version".to_owned(), Value::from(format!("{JSON_FEED}1.1")));
    out.insert("title".to_owned(), Value::from(feed.title.as_str()));
    let language = feed.items.first().map(|item| item.story.slip.language.as_str());
    set(&mut out, "language", language.unwrap_or_default());
    out.insert("items".to_owned(), feed.items.iter().map(item).collect());
    let mut text =
        serde_json::to_string_pretty(&out).map_err(|error| ExportError::Failed(error.to_string()))?;
    text.push('\n');
    Ok(text)
}

fn set(out: &mut Map<String, Value>, name: &str, value: &str) {
    if !value.is_empty() {
        out.insert(name.to_owned(), Value::from(value));
    }
}

fn item(item: &Item) -> Value {
    let slip = &item.story.slip;
    let mut out = Map::new();
    set(&mut out, "id", &item.id());
    let own = slip.source.as_ref().is_some_and(|source| source.kind == SourceKind::Own);
    set(&mut out, if own { "url" } else { "external_url" }, item.link());
    set(&mut out, "title", &item.story.doc.head_text(HeadPart::Title));
    set(&mut out, "summary", &item.story.doc.head_text(HeadPart::Abstract));
    out.insert("content_html".to_owned(), Value::from(item.content.as_str()));
    let moment = |at: Option<Instant>| at.map(|at| at.to_rfc3339()).unwrap_or_default();
    set(&mut out, "date_published", &moment(slip.published_at));
    set(&mut out, "date_modified", &moment(slip.updated_at));
    if !slip.authors.is_empty() {
        let authors = slip.authors.iter().map(|one| json!({ "name": one.name })).collect();
        out.insert("authors".to_owned(), authors);
    }
    if !slip.keywords.is_empty() {
        out.insert("tags".to_owned(), Value::from(slip.keywords.clone()));
    }
    set(&mut out, "language", &slip.language);
    Value::Object(out)
}

/// What was read of an item.
const READ: &[&str] = &[
    "id",
    "url",
    "external_url",
    "title",
    "summary",
    "content_html",
    "content_text",
    "date_published",
    "date_modified",
    "author",
    "authors",
    "tags",
    "language",
];

/// What an item of the standard can have beside.
const UNHELD: &[&str] = &["image", "banner_image", "attachments"];

/// The items of a document.
pub(crate) fn read(value: &Value, source: &str, offset: FixedOffset) -> Vec<Found> {
    let items = value.get("items").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    items.iter().filter_map(Value::as_object).map(|item| read_item(item, value, source, offset)).collect()
}

fn text(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

fn read_item(item: &Map<String, Value>, feed: &Value, source: &str, offset: FixedOffset) -> Found {
    let of = |name: &str| text(item.get(name)).trim().to_owned();
    let some = |name: &str| item.get(name).and_then(Value::as_str).map(str::to_owned);
    let mut found = Found { id: of("id"), title: Text::bare(of("title")), line: 1, ..Found::default() };
    found.summary = some("summary").map(Text::bare);
    found.content = some("content_html").map(Text::html).or_else(|| some("content_text").map(Text::bare));
    let slip = &mut found.slip;
    slip.published_at = time(&of("date_published"), offset);
    slip.updated_at = time(&of("date_modified"), offset);
    let language = of("language");
    slip.language = if language.is_empty() { text(feed.get("language")) } else { language };
    let tags = item.get("tags").and_then(Value::as_array).into_iter().flatten();
    slip.keywords = tags.map(|tag| text(Some(tag)).trim().to_owned()).filter(|tag| !tag.is_empty()).collect();
    slip.authors = authors(item);
    if slip.authors.is_empty() {
        slip.authors = feed.as_object().map(authors).unwrap_or_default();
    }
    let (own, elsewhere) = (of("url"), of("external_url"));
    slip.source = addressed(&own, &elsewhere, feed);
    found.link = if elsewhere.is_empty() { own } else { elsewhere };
    for key in item.keys().filter(|key| !READ.contains(&key.as_str())) {
        let known = UNHELD.contains(&key.as_str());
        let code = if known { PROPERTY_NOT_HELD } else { PROPERTY_UNKNOWN };
        found.problems.push(problem(code, key, &format!("\"{key}\""), source));
    }
    found
}

fn authors(of: &Map<String, Value>) -> Vec<Author> {
    let several = of.get("authors").and_then(Value::as_array).into_iter().flatten();
    let names = several.chain(of.get("author")).map(|one| text(one.get("name")).trim().to_owned());
    let mut names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
    names.dedup();
    names.into_iter().map(|name| Author { name, ..Author::default() }).collect()
}

/// The source: a page elsewhere by its host; one of the feed's own site by the feed's name.
fn addressed(own: &str, elsewhere: &str, feed: &Value) -> Option<Source> {
    let url = if elsewhere.is_empty() { own } else { elsewhere };
    let home = text(feed.get("home_page_url"));
    let named = elsewhere.is_empty() && !home.is_empty() && host(&home) == host(url);
    let title = text(feed.get("title"));
    let name = if named && !title.is_empty() { title } else { host(url).to_owned() };
    let kind = if named || !elsewhere.is_empty() { SourceKind::Reprint } else { SourceKind::Own };
    (!url.is_empty()).then(|| Source { id: None, name, url: Some(url.to_owned()), kind })
}
