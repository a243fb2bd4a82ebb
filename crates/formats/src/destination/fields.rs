//! Fields of a story by their names, as texts: read, and written where rules may.
//!
//! What machines had a part in (`ai_use`) and the embargo can be read and never changed: no destination may
//! take a label off a story.

use gaotai_article::{Article, HeadPart, Line, codec};
use serde_json::{Map, Value};

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A line of the title group.
    Line(HeadPart),
    /// One text in the slip: words, an address, a time, a priority.
    One,
    /// A list of texts.
    Texts,
    /// A list of records of which this key is the name.
    Records(&'static str),
    /// A number of another system, by scheme.
    Code,
    /// A record that can only be emptied as a whole.
    Whole,
}

/// Fields of the slip that hold one text, below `slip.`.
const ONES: &[&str] = &[
    "slug",
    "language",
    "desk",
    "priority",
    "genre.id",
    "genre.name",
    "channel.id",
    "channel.name",
    "source.name",
    "source.url",
    "source.kind",
    "dateline.kind",
    "dateline.agency",
    "dateline.place",
    "dateline.date",
    "dateline.text",
    "published_at",
    "first_published_at",
    "updated_at",
    "publish_at",
    "print.date",
    "print.page",
    "print.slot",
    "rights.holder",
    "rights.notice",
    "rights.usage",
    "ed_note",
];

/// Fields that rules read and never change.
const READ_ONLY: &[&str] = &["embargo_until", "ai_use.level", "ai_use.tool", "ai_use.scope", "source.id"];

const RECORDS: &[(&str, &str)] = &[
    ("original_title", "text"),
    ("authors", "name"),
    ("people", "name"),
    ("places", "name"),
    ("subjects", "name"),
    ("persons", "name"),
    ("organisations", "name"),
];

const WHOLES: &[&str] = &["genre", "channel", "source", "dateline", "print", "rights", "codes", "related"];

/// What a field holds that rules may change; none for others.
pub(super) fn kind(field: &str) -> Option<Kind> {
    if let Some(part) = HeadPart::ALL.into_iter().find(|part| part.name() == field) {
        return Some(Kind::Line(part));
    }
    let name = field.strip_prefix("slip.")?;
    let below = |prefix| name.strip_prefix(prefix).is_some_and(|key: &str| !key.is_empty());
    if below("extra.") || ONES.contains(&name) {
        Some(Kind::One)
    } else if below("codes.") {
        Some(Kind::Code)
    } else if name == "keywords" {
        Some(Kind::Texts)
    } else if let Some((_, key)) = RECORDS.iter().find(|(known, _)| *known == name) {
        Some(Kind::Records(key))
    } else {
        WHOLES.contains(&name).then_some(Kind::Whole)
    }
}

/// Whether rules may change a field of this name.
pub fn is_field(field: &str) -> bool {
    kind(field).is_some()
}

/// Whether rules may read a field of this name.
pub fn readable(field: &str) -> bool {
    let only = field.strip_prefix("slip.").is_some_and(|name| READ_ONLY.contains(&name));
    only || kind(field).is_some_and(|kind| kind != Kind::Whole)
}

/// A story with its slip as JSON, for as long as rules change it.
pub(super) struct Fields {
    pub article: Article,
    slip: Value,
}

impl Fields {
    pub fn of(article: &Article) -> Fields {
        let slip = serde_json::to_value(&article.slip).unwrap_or_default();
        Fields { article: article.clone(), slip }
    }

    /// The slip as a template sees it.
    pub fn slip(&self) -> &Value {
        &self.slip
    }

    /// What a field says: one text a value, nothing for an empty field.
    pub fn read(&self, field: &str) -> Vec<String> {
        let texts = match kind(field) {
            Some(Kind::Line(part)) => vec![self.article.doc.head_text(part)],
            Some(Kind::Code) => self.code(field).into_iter().collect(),
            Some(Kind::Records(key)) => self.items(field).iter().map(|item| text(&item[key])).collect(),
            Some(Kind::Texts) => self.items(field).iter().map(text).collect(),
            _ => self.leaf(field).map(text).into_iter().collect(),
        };
        texts.into_iter().filter(|text| !text.is_empty()).collect()
    }

    /// Puts texts into a field; false when they do not fit, and then nothing is changed.
    pub fn write(&mut self, field: &str, texts: &[String]) -> bool {
        let Some(kind) = kind(field) else { return false };
        if let Kind::Line(part) = kind {
            let line = self.article.doc.head.line_mut(part);
            *line = Line::of(line.id, &one_line(&texts.join("、")));
            return true;
        }
        let value = match kind {
            Kind::Texts => Some(texts.iter().map(String::as_str).collect()),
            Kind::Records(key) => Some(self.records(field, key, texts)),
            Kind::Code => return self.write_code(field, texts),
            _ if texts.is_empty() => None,
            _ if field == "slip.priority" => match texts[0].trim().parse::<u8>() {
                Ok(number) => Some(Value::from(number)),
                Err(_) => return false,
            },
            _ => Some(Value::from(texts.join("、"))),
        };
        self.put(field, value)
    }

    /// Replaces the entries of a list one by one, or the one text: `None` takes the entry away.
    pub fn replace(&mut self, field: &str, with: &dyn Fn(&str) -> Option<String>) -> bool {
        let Some(Kind::Records(key)) = kind(field) else {
            let texts: Vec<String> = self.read(field).iter().filter_map(|text| with(text)).collect();
            return self.write(field, &texts);
        };
        let mut items = self.items(field).to_vec();
        items.retain_mut(|item| match with(&text(&item[key])) {
            Some(text) => {
                item[key] = Value::from(text);
                true
            }
            None => false,
        });
        self.put(field, Some(Value::from(items)))
    }

    fn items(&self, field: &str) -> &[Value] {
        self.leaf(field).and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }

    /// Records of these names; those that are there keep what else is said of them.
    fn records(&self, field: &str, key: &str, texts: &[String]) -> Value {
        let known = self.items(field);
        let record = |name: &String| {
            let there = known.iter().find(|item| item[key] == Value::from(name.as_str())).cloned();
            there.unwrap_or_else(|| Value::Object(Map::from_iter([(key.to_owned(), name.as_str().into())])))
        };
        texts.iter().map(record).collect()
    }

    fn leaf(&self, field: &str) -> Option<&Value> {
        let name = field.strip_prefix("slip.")?;
        // The key of an own field may have dots in it.
        match name.strip_prefix("extra.") {
            Some(key) => self.slip["extra"].get(key),
            None => name.split('.').try_fold(&self.slip, |value, key| value.get(key)),
        }
    }

    fn code(&self, field: &str) -> Option<String> {
        let scheme = field.strip_prefix("slip.codes.")?;
        let codes = self.slip["codes"].as_array()?;
        codes.iter().find(|code| code["scheme"] == scheme).map(|code| text(&code["value"]))
    }

    fn write_code(&mut self, field: &str, texts: &[String]) -> bool {
        let scheme = field.strip_prefix("slip.codes.").unwrap_or_default();
        let mut codes = self.slip["codes"].as_array().cloned().unwrap_or_default();
        codes.retain(|code| code["scheme"] != scheme);
        if !texts.is_empty() {
            codes.push(serde_json::json!({ "scheme": scheme, "value": texts.join("、") }));
        }
        self.put("slip.codes", Some(Value::from(codes)))
    }

    /// Changes the slip; what does not make a slip changes nothing.
    fn put(&mut self, field: &str, value: Option<Value>) -> bool {
        let name = field.strip_prefix("slip.").unwrap_or_default();
        let path: Vec<&str> = match name.strip_prefix("extra.") {
            Some(key) => vec!["extra", key],
            None => name.split('.').collect(),
        };
        let mut changed = self.slip.clone();
        set(&mut changed, &path, value);
        match codec::decode_slip(&changed) {
            Ok(slip) => {
                self.slip = serde_json::to_value(&slip).unwrap_or_default();
                self.article.slip = slip;
                true
            }
            Err(_) => false,
        }
    }
}

/// Sets or removes what stands at a path; a record in which nothing is left becomes none.
fn set(value: &mut Value, path: &[&str], to: Option<Value>) {
    let [key, rest @ ..] = path else { return };
    if value.is_null() {
        if to.is_none() {
            return;
        }
        *value = Value::Object(Map::new());
    }
    let Some(map) = value.as_object_mut() else { return };
    if rest.is_empty() {
        match to {
            Some(to) => drop(map.insert((*key).to_owned(), to)),
            None => drop(map.remove(*key)),
        }
        return;
    }
    let inner = map.entry(*key).or_insert(Value::Null);
    let emptied = to.is_none();
    set(inner, rest, to);
    let says = |(key, value): (&String, &Value)| key != "kind" && !text(value).is_empty();
    if emptied && *key != "extra" && inner.as_object().is_some_and(|map| !map.iter().any(says)) {
        *inner = Value::Null;
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(text).collect::<Vec<_>>().join("、"),
        other => other.to_string(),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
