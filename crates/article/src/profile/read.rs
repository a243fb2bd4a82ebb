//! From YAML's values to a profile: everything that is wrong is found, not only the first.

use super::codec::ProfileError;
use super::problem::{Problem, ProblemCode};
use super::{FIELDS, HINTS, Names, OwnField, OwnKind, Profile, blocks, is_head, is_id};
use crate::HeadPart;
use crate::codec::{CodecError, decode_slip};
use crate::slip::{Target, TargetUnit, Term};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, HashSet};

const KEYS: &[&str] = &[
    "format", "version", "id", "names", "about", "language", "genre", "target", "fields", "required", "own",
    "defaults", "hints", "head", "body",
];
/// Fields of the slip that the profile sets by keys of its own.
const NOT_DEFAULTS: &[&str] = &["profile", "language", "genre", "target"];

/// What a value is called in a message: short, and no more of it than needed.
pub(super) fn shown(value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        Value::Object(_) => "map".to_owned(),
        Value::Array(_) => "list".to_owned(),
        Value::String(text) => text.chars().take(40).collect(),
        plain => plain.to_string(),
    }
}

/// The version is no number.
pub(super) fn no_version(value: &Value) -> Problem {
    problem("version", ProblemCode::WrongWord, shown(value), &["1"])
}

fn problem(at: &str, code: ProblemCode, found: String, allowed: &[&str]) -> Problem {
    let allowed = allowed.iter().map(|word| (*word).to_owned()).collect();
    Problem { at: at.to_owned(), code, found, allowed }
}

/// Reads a profile.
pub(super) fn profile(value: &Value) -> Result<Profile, ProfileError> {
    let mut reader = Reader::default();
    let empty = Map::new();
    let map = reader.map("", value).unwrap_or(&empty);
    reader.known("", map, KEYS);
    let own = reader.own(map.get("own"));
    let profile = Profile {
        id: reader.id(map.get("id")),
        names: reader.names("names", map.get("names"), true),
        about: reader.names("about", map.get("about"), false),
        language: reader.language(map.get("language")),
        genre: reader.genre(map.get("genre")),
        fields: reader.fields("fields", map.get("fields")),
        required: reader.fields("required", map.get("required")),
        defaults: reader.defaults(map.get("defaults"), &own),
        own,
        target: reader.target(map.get("target")),
        hints: reader.texts("hints", map.get("hints"), HINTS),
        head: reader.texts("head", map.get("head"), &HeadPart::ALL.map(HeadPart::name)),
        body: reader.body(map.get("body")),
    };
    if reader.problems.is_empty() { Ok(profile) } else { Err(ProfileError::Invalid(reader.problems)) }
}

#[derive(Default)]
struct Reader {
    problems: Vec<Problem>,
}

impl Reader {
    fn say(&mut self, at: &str, code: ProblemCode, found: impl Into<String>, allowed: &[&str]) {
        self.problems.push(problem(at, code, found.into(), allowed));
    }

    fn known(&mut self, at: &str, map: &Map<String, Value>, keys: &[&str]) {
        for key in map.keys().filter(|key| !keys.contains(&key.as_str())) {
            let at = if at.is_empty() { key.clone() } else { format!("{at}.{key}") };
            self.say(&at, ProblemCode::UnknownKey, key, keys);
        }
    }

    fn map<'a>(&mut self, at: &str, value: &'a Value) -> Option<&'a Map<String, Value>> {
        if value.as_object().is_none() {
            self.say(at, ProblemCode::WrongForm, shown(value), &["map"]);
        }
        value.as_object()
    }

    /// The entries of a list; none for a key that is not there.
    fn list<'a>(&mut self, at: &str, value: Option<&'a Value>) -> &'a [Value] {
        match value {
            None | Some(Value::Null) => &[],
            Some(Value::Array(items)) => items,
            Some(other) => {
                self.say(at, ProblemCode::WrongForm, shown(other), &["list"]);
                &[]
            }
        }
    }

    /// A text; numbers are taken as people wrote them.
    fn text(&mut self, at: &str, value: Option<&Value>) -> String {
        match value {
            None | Some(Value::Null) => String::new(),
            Some(Value::String(text)) => text.trim().to_owned(),
            Some(Value::Number(number)) => number.to_string(),
            Some(other) => {
                self.say(at, ProblemCode::WrongForm, shown(other), &["text"]);
                String::new()
            }
        }
    }

    fn needed(&mut self, at: &str, value: Option<&Value>) -> String {
        let before = self.problems.len();
        let text = self.text(at, value);
        if text.is_empty() && self.problems.len() == before {
            self.say(at, ProblemCode::Missing, "", &[]);
        }
        text
    }

    fn id(&mut self, value: Option<&Value>) -> String {
        let id = self.needed("id", value);
        if !id.is_empty() && !is_id(&id) {
            self.say("id", ProblemCode::BadId, &id, &[]);
        }
        id
    }

    fn names(&mut self, at: &str, value: Option<&Value>, needed: bool) -> Names {
        let names = match value {
            None | Some(Value::Null) => Names::default(),
            Some(value) => {
                let Some(map) = self.map(at, value) else { return Names::default() };
                self.known(at, map, &["zh", "en"]);
                Names {
                    zh: self.text(&format!("{at}.zh"), map.get("zh")),
                    en: self.text(&format!("{at}.en"), map.get("en")),
                }
            }
        };
        if needed && names == Names::default() {
            self.say(at, ProblemCode::Missing, "", &["zh", "en"]);
        }
        names
    }

    fn language(&mut self, value: Option<&Value>) -> String {
        let language = self.needed("language", value);
        let part =
            |part: &str| (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric());
        if !language.is_empty() && !language.split('-').all(part) {
            self.say("language", ProblemCode::WrongWord, &language, &["zh-CN", "en", "ug", "bo"]);
        }
        language
    }

    fn genre(&mut self, value: Option<&Value>) -> Option<Term> {
        let map = self.map("genre", value.filter(|value| !value.is_null())?)?;
        self.known("genre", map, &["id", "name"]);
        let id = self.text("genre.id", map.get("id"));
        Some(Term { id, name: self.needed("genre.name", map.get("name")) })
    }

    fn target(&mut self, value: Option<&Value>) -> Option<Target> {
        let map = self.map("target", value.filter(|value| !value.is_null())?)?;
        self.known("target", map, &["count", "unit", "slot"]);
        let count = map.get("count").and_then(Value::as_u64).and_then(|count| u32::try_from(count).ok());
        if count.is_none_or(|count| count == 0) {
            let found = shown(map.get("count").unwrap_or(&Value::Null));
            self.say("target.count", ProblemCode::WrongForm, found, &["count"]);
        }
        let word = self.needed("target.unit", map.get("unit"));
        let unit = serde_json::from_value::<TargetUnit>(json!(word)).ok();
        if unit.is_none() && !word.is_empty() {
            self.say("target.unit", ProblemCode::WrongWord, &word, &["字", "characters", "words", "lines"]);
        }
        let slot = self.text("target.slot", map.get("slot"));
        Some(Target {
            count: count.unwrap_or_default(),
            unit: unit.unwrap_or_default(),
            slot: (!slot.is_empty()).then_some(slot),
        })
    }

    fn fields(&mut self, at: &str, value: Option<&Value>) -> Vec<String> {
        let mut seen = HashSet::new();
        let mut fields = Vec::new();
        for (place, item) in self.list(at, value).iter().enumerate() {
            let at = format!("{at}[{place}]");
            let field = self.needed(&at, Some(item));
            if field.is_empty() {
                continue;
            }
            if !FIELDS.contains(&field.as_str()) {
                self.say(&at, ProblemCode::WrongWord, &field, FIELDS);
            } else if !seen.insert(field.clone()) {
                self.say(&at, ProblemCode::Twice, &field, &[]);
            }
            fields.push(field);
        }
        fields
    }

    fn own(&mut self, value: Option<&Value>) -> Vec<OwnField> {
        let mut seen = HashSet::new();
        let mut own = Vec::new();
        for (place, item) in self.list("own", value).iter().enumerate() {
            let at = format!("own[{place}]");
            let Some(field) = self.own_field(&at, item) else { continue };
            if !seen.insert(field.key.clone()) && !field.key.is_empty() {
                self.say(&format!("{at}.key"), ProblemCode::Twice, &field.key, &[]);
            }
            own.push(field);
        }
        own
    }

    fn own_field(&mut self, at: &str, item: &Value) -> Option<OwnField> {
        let map = self.map(at, item)?;
        self.known(at, map, &["key", "names", "kind", "choices", "required"]);
        let key = self.needed(&format!("{at}.key"), map.get("key"));
        if !key.is_empty() && !is_id(&key.replace('_', "-")) {
            self.say(&format!("{at}.key"), ProblemCode::BadId, &key, &[]);
        }
        let kind = self.kind(&format!("{at}.kind"), map.get("kind"));
        let choices = self.choices(&format!("{at}.choices"), map.get("choices"), kind);
        let required = match map.get("required") {
            None | Some(Value::Null) => false,
            Some(Value::Bool(required)) => *required,
            Some(other) => {
                self.say(&format!("{at}.required"), ProblemCode::WrongForm, shown(other), &["yes_no"]);
                false
            }
        };
        let names = self.names(&format!("{at}.names"), map.get("names"), true);
        Some(OwnField { key, names, kind, choices, required })
    }

    fn kind(&mut self, at: &str, value: Option<&Value>) -> OwnKind {
        let word = self.needed(at, value);
        let kind = serde_json::from_value(json!(word)).ok();
        if kind.is_none() && !word.is_empty() {
            self.say(at, ProblemCode::WrongWord, &word, OwnKind::WORDS);
        }
        kind.unwrap_or_default()
    }

    fn choices(&mut self, at: &str, value: Option<&Value>, kind: OwnKind) -> Vec<String> {
        let mut choices: Vec<String> = Vec::new();
        for (place, item) in self.list(at, value).iter().enumerate() {
            let at = format!("{at}[{place}]");
            let choice = self.needed(&at, Some(item));
            if choices.contains(&choice) && !choice.is_empty() {
                self.say(&at, ProblemCode::Twice, &choice, &[]);
            }
            choices.push(choice);
        }
        match (kind, choices.is_empty()) {
            (OwnKind::Choice, true) => self.say(at, ProblemCode::Missing, "", &[]),
            (OwnKind::Choice, false) | (_, true) => {}
            _ => self.say(at, ProblemCode::BadValue, "only a choice has choices", &[]),
        }
        choices
    }

    fn defaults(&mut self, value: Option<&Value>, own: &[OwnField]) -> BTreeMap<String, Value> {
        let Some(value) = value.filter(|value| !value.is_null()) else { return BTreeMap::new() };
        let Some(map) = self.map("defaults", value) else { return BTreeMap::new() };
        let known: Vec<&str> = FIELDS
            .iter()
            .copied()
            .filter(|field| is_head(field).is_none() && !NOT_DEFAULTS.contains(field))
            .chain(["extra"])
            .collect();
        self.known("defaults", map, &known);
        for (name, value) in map.iter().filter(|(name, _)| known.contains(&name.as_str())) {
            if let Err(error) = decode_slip(&json!({ name.as_str(): value })) {
                self.say(&format!("defaults.{name}"), ProblemCode::BadValue, reason(&error), &[]);
            }
        }
        let keys: Vec<&str> = own.iter().map(|field| field.key.as_str()).collect();
        if let Some(extra) = map.get("extra").and_then(Value::as_object) {
            self.known("defaults.extra", extra, &keys);
        }
        map.iter().map(|(name, value)| (name.clone(), value.clone())).collect()
    }

    fn texts(&mut self, at: &str, value: Option<&Value>, keys: &[&str]) -> BTreeMap<String, String> {
        let Some(value) = value.filter(|value| !value.is_null()) else { return BTreeMap::new() };
        let Some(map) = self.map(at, value) else { return BTreeMap::new() };
        self.known(at, map, keys);
        let known = map.iter().filter(|(key, _)| keys.contains(&key.as_str()));
        let texts = known.map(|(key, value)| (key.clone(), self.text(&format!("{at}.{key}"), Some(value))));
        texts.filter(|(_, text)| !text.is_empty()).collect()
    }

    fn body(&mut self, value: Option<&Value>) -> Vec<Value> {
        let mut body = Vec::new();
        for (place, item) in self.list("body", value).iter().enumerate() {
            match blocks::plain(item) {
                Ok(block) => body.push(block),
                Err(error) => self.say(&below(place, &error), ProblemCode::BadValue, reason(&error), &[]),
            }
        }
        body
    }
}

/// The place in the file of a mistake in a block.
fn below(place: usize, error: &CodecError) -> String {
    let inside = match error {
        CodecError::Invalid { at, .. } => at.strip_prefix("block").unwrap_or_default(),
        _ => "",
    };
    format!("body[{place}]{inside}")
}

fn reason(error: &CodecError) -> String {
    match error {
        CodecError::Invalid { problem, .. } => problem.clone(),
        other => other.to_string(),
    }
}
