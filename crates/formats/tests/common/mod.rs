//! What the tests of imports share.
#![allow(dead_code, missing_docs)]

pub mod room;
pub mod xsd;

use gaotai_article::{Block, Hash, HeadPart, codec};
use gaotai_formats::{Import, ImportError, ImportedMedia, Problem};
use gaotai_testkit::ids::Sequence;
use serde_json::json;

/// Runs an import with ids in sequence in a newsroom at UTC+8.
pub fn run(import: Import, bytes: &[u8]) -> Result<Vec<Story>, ImportError> {
    let mut ids = Sequence::default();
    let imported = gaotai_formats::admit(import(bytes, &mut room::context(&mut ids, &room::bare))?);
    Ok(imported
        .stories
        .into_iter()
        .map(|story| Story { article: story.article, problems: story.problems, media: story.media })
        .collect())
}

#[track_caller]
pub fn import(import: Import, bytes: &[u8]) -> Story {
    let mut stories = run(import, bytes).unwrap_or_else(|error| panic!("no import: {error}"));
    assert_eq!(stories.len(), 1, "one file is one story");
    let story = stories.remove(0);
    // What comes in must be a story that can be written and read again.
    let written = codec::encode(&story.article);
    match codec::decode(&written) {
        Ok(read) => assert_eq!(read, story.article),
        Err(error) => panic!("the imported story is not valid: {error}"),
    }
    story
}

#[track_caller]
pub fn import_err(import: Import, bytes: &[u8]) -> ImportError {
    match run(import, bytes) {
        Err(error) => error,
        Ok(stories) => panic!("imported: {:?}", stories[0].paragraphs()),
    }
}

pub struct Story {
    pub article: gaotai_article::Article,
    pub problems: Vec<Problem>,
    pub media: Vec<ImportedMedia>,
}

impl Story {
    pub fn head(&self, part: HeadPart) -> String {
        self.article.doc.head_text(part)
    }

    pub fn paragraphs(&self) -> Vec<String> {
        let text = |block: &Block| match block {
            Block::Paragraph(paragraph) => Some(paragraph.text()),
            _ => None,
        };
        self.article.doc.body.iter().filter_map(text).collect()
    }

    pub fn sections(&self) -> Vec<String> {
        let text = |block: &Block| match block {
            Block::SectionHead { level, .. } => Some(format!("{level} {}", block.text())),
            _ => None,
        };
        self.article.doc.body.iter().filter_map(text).collect()
    }

    /// The problems as `line:column code excerpt`.
    pub fn listed(&self) -> Vec<String> {
        self.problems.iter().map(|p| format!("{}:{} {} {}", p.line, p.column, p.code, p.excerpt)).collect()
    }

    /// The whole import in few lines: head, slip fields, body, problems.
    pub fn summary(&self) -> String {
        let mut out = String::new();
        let mut line = |name: &str, value: String| {
            if !value.is_empty() && value != "null" {
                out.push_str(&format!("{name}: {value}\n"));
            }
        };
        for part in HeadPart::ALL {
            line(part.name(), self.head(part));
        }
        let slip = serde_json::to_value(&self.article.slip).expect("a slip is JSON");
        let empty = serde_json::to_value(gaotai_article::Slip::default()).expect("a slip is JSON");
        for (name, value) in slip.as_object().expect("an object") {
            if *value != empty[name] {
                line(name, tight(value));
            }
        }
        for block in &self.article.doc.body {
            let mut text = block.text().replace('\n', " / ");
            if let Block::Figure { media, alt, .. } = block {
                text = format!("{text}[{alt}]{}", if media.is_some() { "" } else { " not loaded" });
            }
            if let Block::Embed { url, title, .. } = block {
                text = format!("{title} {url}");
            }
            line(&format!("- {}", block.name()), format!("{text} "));
        }
        for listed in self.listed() {
            line("!", listed);
        }
        out
    }

    #[track_caller]
    pub fn golden(&self, name: &str) {
        let problems: Vec<_> = self
            .problems
            .iter()
            .map(|p| json!({ "code": p.code, "params": p.params, "line": p.line, "column": p.column, "excerpt": p.excerpt }))
            .collect();
        let media: Vec<_> = self
            .media
            .iter()
            .map(|media| match media {
                ImportedMedia::Inside { mime, bytes } => {
                    json!({ "inside": mime, "bytes": bytes.len(), "hash": Hash::of(bytes) })
                }
                ImportedMedia::Beside { path } => json!({ "beside": path }),
            })
            .collect();
        let value = json!({ "article": codec::encode(&self.article), "problems": problems, "media": media });
        let mut text = serde_json::to_string_pretty(&sorted(&value)).expect("JSON");
        text.push('\n');
        gaotai_testkit::golden::check(name, text.as_bytes());
    }
}

/// Keys in order, whatever order the library keeps them in.
fn sorted(value: &serde_json::Value) -> serde_json::Value {
    match value {
        serde_json::Value::Array(items) => items.iter().map(sorted).collect(),
        serde_json::Value::Object(map) => {
            let map: std::collections::BTreeMap<_, _> =
                map.iter().map(|(key, value)| (key.clone(), sorted(value))).collect();
            map.into_iter().collect()
        }
        other => other.clone(),
    }
}

/// JSON without the empty fields.
fn tight(value: &serde_json::Value) -> String {
    fn prune(value: &serde_json::Value) -> Option<serde_json::Value> {
        match value {
            serde_json::Value::Null => None,
            serde_json::Value::String(text) if text.is_empty() => None,
            serde_json::Value::Array(items) if items.is_empty() => None,
            serde_json::Value::Array(items) => Some(items.iter().filter_map(prune).collect()),
            serde_json::Value::Object(map) => {
                Some(map.iter().filter_map(|(key, value)| Some((key.clone(), prune(value)?))).collect())
            }
            other => Some(other.clone()),
        }
    }
    prune(value).map(|value| in_order(&value)).unwrap_or_default()
}

/// One line of JSON with the fields in the order of the slip, so that it reads the same
/// with and without a library that keeps the order.
fn in_order(value: &serde_json::Value) -> String {
    const ORDER: &[&str] =
        &["role", "kind", "id", "scheme", "agency", "name", "place", "date", "text", "value"];
    let rank = |key: &str| ORDER.iter().position(|name| *name == key).unwrap_or(ORDER.len());
    match value {
        serde_json::Value::Array(items) => {
            format!("[{}]", items.iter().map(in_order).collect::<Vec<_>>().join(","))
        }
        serde_json::Value::Object(map) => {
            let mut keys: Vec<&String> = map.keys().collect();
            keys.sort_by_key(|key| (rank(key), key.to_owned()));
            let fields: Vec<String> =
                keys.iter().map(|key| format!("{key}={}", in_order(&map[*key]))).collect();
            format!("({})", fields.join(", "))
        }
        serde_json::Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
