//! Reading ninjs of every version: 1.x (`headline`, `body_xhtml`, `byline`), 2.x (lower-case
//! names, lists) and 3.x (camelCase), and what feeds add of their own.

use super::names::*;
use crate::html::fragment::Reader;
use crate::html::story::{id, remote_picture};
use crate::html::{dom, tags};
use crate::{Context, ImportError, Imported, ImportedStory, Problem};
use gaotai_article::slip::*;
use gaotai_article::{Article, ArticleId, Block, HeadPart, Inline, Paragraph, Slip};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Codes of the problems that reading can list beside those of [`crate::page`].
pub const PROBLEM_CODES: &[&str] = &[PROPERTY_NOT_HELD, PROPERTY_UNKNOWN, ASSOCIATION_ELSEWHERE];

/// A property of ninjs (`name`) that a story here has no place for.
pub const PROPERTY_NOT_HELD: &str = "property_not_held";
/// A property (`name`) that no version of ninjs has.
pub const PROPERTY_UNKNOWN: &str = "property_unknown";
/// An associated news object (`name`, its address): not fetched.
pub const ASSOCIATION_ELSEWHERE: &str = "association_elsewhere";

/// More than a story with all its metadata ever has.
const MOST: usize = 32 << 20;
/// More properties that were not read than anybody looks at. Finding the line of each takes time.
const MOST_TOLD: usize = 200;
/// More values than any file of stories has.
const MOST_VALUES: usize = 1_000_000;

/// The text and the value of a JSON file.
///
/// # Errors
/// Nothing in it, no UTF-8, no JSON, or more than a story ever has.
pub(crate) fn parse(bytes: &[u8]) -> Result<(&str, Value), ImportError> {
    if bytes.len() > MOST {
        return Err(ImportError::TooLarge { bytes: bytes.len() as u64, most: MOST as u64 });
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        let line = bytes[..at].iter().filter(|byte| **byte == b'\n').count() as u32 + 1;
        ImportError::BrokenEncoding { at, line }
    })?;
    if text.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    // Each value takes many times the bytes of its comma.
    let values = text.bytes().filter(|byte| matches!(byte, b',' | b'[' | b'{')).count();
    if values > MOST_VALUES {
        let problem = format!("more than {MOST_VALUES} values");
        return Err(ImportError::Malformed { line: 1, problem });
    }
    let value = serde_json::from_str(text)
        .map_err(|error| ImportError::Malformed { line: error.line() as u32, problem: error.to_string() })?;
    Ok((text, value))
}

/// Reads a news object, or an array of them.
pub fn import(bytes: &[u8], context: &mut Context<'_>) -> Result<Imported, ImportError> {
    let (text, value) = parse(bytes)?;
    let objects = match &value {
        Value::Array(items) => items.iter().filter_map(Value::as_object).collect(),
        Value::Object(map) => vec![map],
        _ => Vec::new(),
    };
    let stories: Vec<ImportedStory> = objects
        .into_iter()
        .filter(|object| is_news(object))
        .map(|object| story(object, text, context))
        .collect();
    if stories.is_empty() { Err(ImportError::NoStory) } else { Ok(Imported { stories }) }
}

/// Any JSON may come in: a news object has an address and something to tell.
fn is_news(object: &Map<String, Value>) -> bool {
    let has = |name: &str| object.keys().any(|key| key.eq_ignore_ascii_case(name));
    let told =
        ["headline", "headlines", "body_text", "body_xhtml", "body_html", "bodies", "type", "versioncreated"];
    has("uri") || (has("guid") && told.iter().any(|name| has(name)))
}

/// Properties that say nothing about the story, or whose say is taken elsewhere.
const QUIET: &[&str] = &[
    "$schema",
    "$standard",
    "standard",
    "type",
    "representationtype",
    "profile",
    "version",
    "pubstatus",
    "mimetype",
    "charcount",
    "wordcount",
    "guid",
    "title",
];

/// Properties of ninjs that an article has no place for.
const UNHELD: &[&str] = &[
    "event",
    "events",
    "eventdetails",
    "plannedcoverage",
    "object",
    "objects",
    "renditions",
    "trustindicators",
    "expires",
    "rightsinfo",
    "readtime",
    "service",
    "services",
    "ednotes",
];

/// A news object with its keys told apart without case, and a note of those that were read.
struct Source<'a> {
    map: &'a Map<String, Value>,
    read: Vec<&'a str>,
}

static NULL: Value = Value::Null;

impl<'a> Source<'a> {
    /// The first of several names that is there.
    fn take(&mut self, names: &[&str]) -> &'a Value {
        for name in names {
            if let Some((key, value)) = self.map.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)) {
                self.read.push(key);
                return value;
            }
        }
        &NULL
    }

    /// The properties whose names begin so, as 1.x lets anyone name them, with the rest of
    /// their names as roles.
    fn family(&mut self, prefix: &str) -> Vec<(String, String)> {
        let mut found = Vec::new();
        for (key, value) in self.map {
            let role = key.to_ascii_lowercase().strip_prefix(prefix).map(str::to_owned);
            if let (Some(role), Some(text)) = (role, value.as_str()) {
                self.read.push(key);
                found.push((role, text.trim().to_owned()));
            }
        }
        found
    }

    fn text(&mut self, names: &[&str]) -> String {
        self.take(names).as_str().unwrap_or_default().trim().to_owned()
    }

    fn time(&mut self, names: &[&str]) -> Option<Instant> {
        let text = self.take(names).as_str()?.trim();
        // Some feeds write the offset without a colon.
        Instant::parse_from_rfc3339(text)
            .or_else(|_| Instant::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%z"))
            .ok()
    }
}

fn get<'a>(object: &'a Value, name: &str) -> &'a Value {
    let found = object.as_object().and_then(|map| map.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)));
    found.map_or(&NULL, |(_, value)| value)
}

fn text_of(object: &Value, name: &str) -> String {
    match get(object, name) {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

fn some_text(object: &Value, name: &str) -> Option<String> {
    Some(text_of(object, name)).filter(|text| !text.is_empty())
}

/// What a person, place or organisation is known by: `literal` or `uri`, in 1.x `code`.
fn identifier(item: &Value) -> Option<String> {
    ["literal", "uri", "code"].into_iter().find_map(|name| some_text(item, name))
}

/// A list, or the values of the object that 1.x has in its place, each with what it is called.
fn named(value: &Value) -> Vec<(String, &Value)> {
    match value {
        Value::Object(map) => map.iter().map(|(key, value)| (key.clone(), value)).collect(),
        list => items(list).into_iter().map(|item| (text_of(item, "name"), item)).collect(),
    }
}

/// A role or name without the number that made it unlike the others of its kind.
fn unnumbered(name: &str) -> &str {
    let end = name.trim_end_matches(|c: char| c.is_ascii_digit());
    match end.strip_suffix(['_', '-']).filter(|_| end.len() < name.len()) {
        Some(bare) => bare,
        None => name,
    }
}

/// A list, or the values of the object that 1.x has in its place.
fn items(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(items) => items.iter().collect(),
        Value::Object(map) => map.values().collect(),
        Value::Null => Vec::new(),
        one => vec![one],
    }
}

fn story(map: &Map<String, Value>, text: &str, context: &mut Context<'_>) -> ImportedStory {
    let mut source = Source { map, read: Vec::new() };
    let language = source.text(&["language"]);
    let mut article = Article::new(ArticleId(uuid::Uuid::nil()), &language, context.ids);
    let uri = source.text(&["uri"]);
    match id(&uri) {
        Some(id) => article.id = id,
        None if !uri.is_empty() => {
            article.slip.codes.push(Code { scheme: "uri".to_owned(), value: uri });
        }
        None => {}
    }
    let mut reader = Reader::new(context.ids);
    headlines(&mut source, &mut article, &mut reader);
    descriptions(&mut source, &mut article, &mut reader);
    let blocks = body(&mut source, &mut reader);
    let pictured = !reader.media.is_empty();
    if !blocks.is_empty() {
        article.doc.body = blocks;
    }
    slip(&mut source, &mut article.slip);
    let mut problems: Vec<Problem> = reader.remote.iter().map(|src| remote_picture(src)).collect();
    let media = std::mem::take(&mut reader.media);
    associations(&mut source, &mut article.slip, pictured, text, &mut problems);
    problems.extend(left_over(&source, text));
    ImportedStory { article, problems, media, threads: Vec::new() }
}

fn runs(value: &str, html: bool, reader: &mut Reader<'_>) -> Vec<Inline> {
    if html {
        let page = dom::parse(&tags::flatten(value).0);
        return reader.line(&page.document);
    }
    let line = if value.trim().is_empty() { Vec::new() } else { vec![Inline::text(value)] };
    crate::hold::tidy_line(line, crate::hold::Spaces::Collapse)
}

fn is_html(item: &Value) -> bool {
    text_of(item, "contentType").contains("html")
}

/// Whether a text without a type is HTML.
pub(crate) fn looks_html(text: &str) -> bool {
    text.contains("</") && text.contains('>')
}

/// Texts by role: the list of later versions, or the family of properties of 1.x.
fn told(source: &mut Source<'_>, list: &str, prefix: &str, reader: &mut Reader<'_>) -> Vec<Told> {
    let texts: Vec<(String, String, bool)> = items(source.take(&[list]))
        .into_iter()
        .map(|item| (text_of(item, "role"), text_of(item, "value"), is_html(item)))
        .collect();
    let family = |(name, text): (String, String)| {
        let name = unnumbered(&name);
        let html = name.ends_with("_html") || looks_html(&text);
        (name.strip_suffix("_html").unwrap_or(name).replace('_', "-"), text, html)
    };
    let texts =
        if texts.is_empty() { source.family(prefix).into_iter().map(family).collect() } else { texts };
    let mut lines: Vec<Told> = texts
        .into_iter()
        .map(|(role, text, html)| Told { role, html, line: runs(&text, html, reader) })
        .collect();
    lines.retain(|told| !told.line.is_empty());
    lines
}

/// A text with its role.
struct Told {
    role: String,
    html: bool,
    line: Vec<Inline>,
}

fn headlines(source: &mut Source<'_>, article: &mut Article, reader: &mut Reader<'_>) {
    let mut all = told(source, "headlines", "headline_", reader);
    let single = source.text(&["headline"]);
    // The bare headline of 1.x says less than one with marks.
    let marked = all.iter().any(|told| told.role == "main" && told.html);
    if !single.is_empty() && !marked {
        let html = looks_html(&single);
        all.insert(0, Told { role: "main".to_owned(), html, line: runs(&single, html, reader) });
    }
    let mut lines: Vec<(String, Vec<Inline>)> = all.into_iter().map(|told| (told.role, told.line)).collect();
    if lines.is_empty() {
        let title = source.text(&["title"]);
        lines.push(("main".to_owned(), runs(&title, false, reader)));
    }
    let main = lines.iter().find(|(role, _)| role == "main" || role.is_empty()).map(|(_, line)| line.clone());
    let ours =
        |role: &str| ["kicker", "sub", "subtitle", "web"].contains(&role) || value(ORIGINALS, role).is_some();
    let other = || lines.iter().find(|(role, _)| !ours(role)).map(|(_, line)| line.clone());
    let main = main.or_else(other).unwrap_or_default();
    let of = |name: &str| lines.iter().find(|(role, _)| role == name).map(|(_, line)| line.clone());
    let web = of("web").unwrap_or_default();
    let head = &mut article.doc.head;
    // The same line in both roles is a story that has a web title only.
    head.line_mut(HeadPart::Title).content = if main == web { Vec::new() } else { main };
    head.line_mut(HeadPart::WebTitle).content = web;
    head.line_mut(HeadPart::Kicker).content = of("kicker").unwrap_or_default();
    head.line_mut(HeadPart::Subtitle).content = of("sub").or_else(|| of("subtitle")).unwrap_or_default();
    for (role, line) in &lines {
        if let Some(role) = value(ORIGINALS, role) {
            article.slip.original_title.push(OriginalLine { role, text: gaotai_article::text::plain(line) });
        }
    }
}

fn descriptions(source: &mut Source<'_>, article: &mut Article, reader: &mut Reader<'_>) {
    let told = told(source, "descriptions", "description_", reader);
    let of = |role: &str| told.iter().find(|told| told.role == role);
    if let Some(dateline) = of("dateline") {
        article.slip.dateline = Some(crate::hold::dateline(&gaotai_article::text::plain(&dateline.line)));
    }
    let other = || told.iter().find(|told| told.role != "dateline");
    let content = match of("summary").or_else(|| of("text")).or_else(other) {
        Some(told) => told.line.clone(),
        None => {
            let text = source.text(&["description"]);
            runs(&text, looks_html(&text), reader)
        }
    };
    article.doc.head.line_mut(HeadPart::Abstract).content = content;
}

/// The body that says most: HTML before plain text.
fn body(source: &mut Source<'_>, reader: &mut Reader<'_>) -> Vec<Block> {
    let bodies = items(source.take(&["bodies"]));
    let best = bodies.iter().find(|item| is_html(item)).or_else(|| bodies.first());
    let (value, html) = match best {
        Some(item) => (text_of(item, "value"), is_html(item)),
        None => {
            let family = source.family("body_");
            let rich = family.iter().find(|(role, text)| role.contains("html") || looks_html(text));
            let chosen = rich.or_else(|| family.first());
            chosen.map(|(_, text)| (text.clone(), rich.is_some())).unwrap_or_default()
        }
    };
    if html {
        let page = dom::parse(&tags::flatten(&value).0);
        return reader.blocks(&page.document);
    }
    let lines = value.lines().map(|line| runs(line, false, reader)).filter(|line| !line.is_empty());
    let lines: Vec<Vec<Inline>> = lines.collect();
    lines.into_iter().map(|line| Block::Paragraph(Paragraph::new(reader.id(), line))).collect()
}

fn slip(source: &mut Source<'_>, slip: &mut Slip) {
    let content = source.time(&["contentCreated"]);
    let version = source.time(&["versionCreated"]);
    slip.published_at = content.or(version);
    slip.updated_at = if content.is_some() { version } else { None };
    slip.first_published_at = source.time(&["firstCreated", "firstPublished"]);
    slip.embargo_until = source.time(&["embargoedUntil", "embargoed"]);
    slip.priority = source.take(&["urgency", "priority"]).as_u64().and_then(|urgency| match urgency {
        1..=9 => u8::try_from(urgency.div_ceil(2)).ok(),
        _ => None,
    });
    source.take(&["priority"]);
    slip.slug = source.text(&["slugline"]);
    slip.ed_note = source.text(&["edNote"]);
    let rights = Rights {
        holder: source.text(&["copyrightHolder"]),
        notice: source.text(&["copyrightNotice"]),
        usage: source.text(&["usageTerms"]),
    };
    slip.rights = Some(rights).filter(|rights| *rights != Rights::default());
    let concept = text_of(source.take(&["digitalSourceType"]), "uri");
    let concept = concept.rsplit('/').next().unwrap_or_default();
    slip.ai_use = value(SOURCE_TYPES, concept).map(|level| AiUse { level, ..AiUse::default() });
    people(source, slip);
    places(source, slip);
    subjects(source, slip);
    if let Some(item) = items(source.take(&["infoSources", "infosource"])).first() {
        // The one code of 1.x is an address or an id.
        let code = |address: bool| some_text(item, "code").filter(|code| code.contains("://") == address);
        slip.source = some_text(item, "name").map(|name| Source_ {
            id: some_text(item, "literal").or_else(|| code(false)),
            name,
            url: some_text(item, "uri").or_else(|| code(true)),
            kind: value(SOURCES, &text_of(item, "role"))
                .or_else(|| value(SOURCES, &text_of(item, "rel")))
                .unwrap_or_default(),
        });
    }
    let named = source.text(&["source"]);
    if slip.source.is_none() && !named.is_empty() {
        slip.source = Some(Source_ { name: named, ..Source_::default() });
    }
    match source.take(&["altIds"]) {
        Value::Object(map) => {
            for (scheme, values) in map {
                let values = items_of(values).into_iter().filter_map(bare_text);
                slip.codes.extend(values.map(|value| Code { scheme: scheme.clone(), value }));
            }
        }
        list => {
            for item in items(list) {
                if let Some(value) = some_text(item, "value").or_else(|| bare_text(item)) {
                    slip.codes.push(Code { scheme: text_of(item, "role"), value });
                }
            }
        }
    }
}

/// The values of a list, or the one value.
fn items_of(value: &Value) -> Vec<&Value> {
    value.as_array().map_or_else(|| vec![value], |items| items.iter().collect())
}

fn bare_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The slip's source; the name is taken here by the file's.
type Source_ = gaotai_article::slip::Source;

fn people(source: &mut Source<'_>, slip: &mut Slip) {
    for item in items(source.take(&["people", "person"])) {
        let Some(name) = some_text(item, "name") else { continue };
        let (rel, person) = (text_of(item, "rel"), identifier(item));
        if let Some(role) = value(AUTHORS, &rel) {
            slip.authors.push(Author { name, role, person, ..Author::default() });
        } else if let Some(role) = value(STAFF, &rel) {
            slip.people.push(Staff { name, role, person });
        } else {
            slip.persons.push(Entity { id: person, name });
        }
    }
    let by = source.text(&["by", "byline"]);
    if slip.authors.is_empty() && !by.is_empty() {
        slip.authors.push(Author { name: by, ..Author::default() });
    }
    for item in items(source.take(&["organisations", "organisation"])) {
        if let Some(name) = some_text(item, "name") {
            let id = identifier(item);
            slip.organisations.push(Entity { id, name });
        }
    }
}

fn places(source: &mut Source<'_>, slip: &mut Slip) {
    for item in items(source.take(&["places", "place"])) {
        if let Some(name) = some_text(item, "name") {
            let role = value(PLACES, &text_of(item, "rel")).unwrap_or(PlaceRole::Mentioned);
            let place = identifier(item);
            slip.places.push(Place { role, place, name });
        }
    }
    let place = source.text(&["located"]);
    if !place.is_empty() {
        slip.dateline.get_or_insert_default().place = place;
    }
}

fn subjects(source: &mut Source<'_>, slip: &mut Slip) {
    for item in items(source.take(&["subjects", "subject"])) {
        let (name, rel) = (text_of(item, "name"), text_of(item, "rel"));
        let code = some_text(item, "literal").unwrap_or_else(|| text_of(item, "code"));
        let uri = match text_of(item, "scheme") {
            scheme if scheme == MEDIA_TOPIC => format!("{scheme}{code}"),
            _ => text_of(item, "uri"),
        };
        match rel.as_str() {
            _ if name.is_empty() && code.is_empty() && uri.is_empty() => {}
            "channel" => slip.channel = Some(Term { id: code, name }),
            "keyword" => slip.keywords.push(name),
            _ => slip.subjects.push(match uri.strip_prefix(MEDIA_TOPIC) {
                Some(topic) => Subject { scheme: "medtop".to_owned(), code: topic.to_owned(), name },
                None => {
                    let code = if code.is_empty() { uri } else { code };
                    let scheme = some_text(item, "creator").unwrap_or_else(|| text_of(item, "scheme"));
                    Subject { scheme, code, name }
                }
            }),
        }
    }
    for keyword in items(source.take(&["keywords"])).iter().filter_map(|keyword| keyword.as_str()) {
        slip.keywords.push(keyword.to_owned());
    }
    if let Some(item) = items(source.take(&["genres", "genre"])).first() {
        let id = some_text(item, "literal").unwrap_or_else(|| text_of(item, "code"));
        slip.genre = some_text(item, "name").map(|name| Term { id, name });
    }
}

fn associations(
    source: &mut Source<'_>,
    slip: &mut Slip,
    pictured: bool,
    text: &str,
    problems: &mut Vec<Problem>,
) {
    for (name, item) in named(source.take(&["associations"])) {
        let uri = text_of(item, "uri");
        let rel = text_of(item, "rel");
        if let Some(kind) = value(RELATED, if rel.is_empty() { unnumbered(&name) } else { &rel }) {
            let id = id(&uri).map(|id| id.to_string());
            let url = if id.is_some() { None } else { Some(uri) };
            slip.related.push(Related { kind, id, url });
            continue;
        }
        // Our own pictures stand in the body, where the text has them.
        if !(pictured && uri.starts_with("ni:")) {
            problems.push(problem(ASSOCIATION_ELSEWHERE, &uri, &uri, text));
        }
    }
}

/// What nobody asked for: properties that an article has no place for, and unknown ones.
fn left_over(source: &Source<'_>, text: &str) -> Vec<Problem> {
    let mut out = Vec::new();
    for key in source.map.keys() {
        if out.len() >= MOST_TOLD {
            break;
        }
        let lower = key.to_ascii_lowercase();
        if source.read.contains(&key.as_str()) || QUIET.contains(&lower.as_str()) {
            continue;
        }
        let known = UNHELD.contains(&lower.as_str());
        let code = if known { PROPERTY_NOT_HELD } else { PROPERTY_UNKNOWN };
        out.push(problem(code, key, &format!("\"{key}\""), text));
    }
    out
}

/// A problem where `sought` first stands in the text.
pub(crate) fn problem(code: &'static str, name: &str, sought: &str, text: &str) -> Problem {
    let at = if sought.is_empty() { 0 } else { text.find(sought).unwrap_or(0) };
    let before = &text[..at];
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    Problem {
        code,
        params: BTreeMap::from([("name".to_owned(), name.chars().take(200).collect())]),
        line: before.matches('\n').count() as u32 + 1,
        column: before[start..].chars().count() as u32 + 1,
        excerpt: text[at..].lines().next().unwrap_or_default().chars().take(80).collect(),
    }
}
