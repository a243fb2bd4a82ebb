//! Plans and styles from their files. A file that is no plan is refused; of a plan with a broken
//! slot or rule the rest stays.

use super::{FORMAT, Plan, PlanError, Rule, STYLE_FORMAT, Slot, Style, VERSION, check};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Deserializer, ValueDeserializer};

/// Reads a plan (docs/page-plans.md). Slots and rules that are wrong are left out and stand among
/// [`Plan::problems`]; [`Plan::in_style`] then looks at what only a style can tell.
///
/// # Errors
/// When the file as a whole is no plan: no TOML, another format, a newer version, or a head in
/// which something is missing or wrong.
pub fn read(text: &str) -> Result<Plan, PlanError> {
    let lines = Lines(text);
    let mut root = lines.table(FORMAT)?;
    let slots = items(root.get_mut().remove("slot"));
    let rules = items(root.get_mut().remove("rule"));
    let mut plan = Plan::deserialize(Deserializer::from(root)).map_err(|error| lines.error(&error))?;
    check::head(&plan)?;
    for item in slots.into_iter().take(check::SLOTS + 1) {
        let line = lines.of(item.span().start);
        let name = named(&item);
        match lines.item::<Slot>(item) {
            Ok(slot) => plan.slots.push(Slot { line, ..slot }),
            Err(error) => {
                let error = PlanError { line: error.line.or(Some(line)), ..error };
                plan.problems.push(name.iter().fold(error, |error, name| error.with("slot", name)));
            }
        }
    }
    for item in rules.into_iter().take(check::RULES + 1) {
        let line = lines.of(item.span().start);
        match lines.item::<Rule>(item).and_then(|rule| check::rule(&plan, &rule, line).map(|()| rule)) {
            Ok(rule) => plan.rules.push(rule),
            Err(error) => plan.problems.push(error),
        }
    }
    check::parts(&mut plan);
    Ok(plan)
}

/// Reads a house style (docs/page-plans.md).
///
/// # Errors
/// When it is no TOML, another format, a newer version, or something in it is missing or wrong.
pub fn read_style(text: &str) -> Result<Style, PlanError> {
    let lines = Lines(text);
    let root = lines.table(STYLE_FORMAT)?;
    let style = Style::deserialize(Deserializer::from(root)).map_err(|error| lines.error(&error))?;
    check::style(&style)?;
    Ok(style)
}

type Table<'a> = Spanned<DeTable<'a>>;
type Value<'a> = Spanned<DeValue<'a>>;

struct Lines<'a>(&'a str);

impl<'a> Lines<'a> {
    /// The number of the line in which a byte stands.
    fn of(&self, byte: usize) -> usize {
        self.0.as_bytes().iter().take(byte).filter(|byte| **byte == b'\n').count() + 1
    }

    fn error(&self, error: &toml::de::Error) -> PlanError {
        let told = told(error.message());
        error.span().map_or(told.clone(), |span| told.at(self.of(span.start)))
    }

    fn item<T: DeserializeOwned>(&self, item: Value<'a>) -> Result<T, PlanError> {
        T::deserialize(ValueDeserializer::from(item)).map_err(|error| self.error(&error))
    }

    /// The table of a file of this format, in a version that is understood.
    fn table(&self, format: &str) -> Result<Table<'a>, PlanError> {
        if self.0.len() > check::SOURCE {
            return Err(PlanError::new("plan_limit").with("what", "bytes").with("most", check::SOURCE));
        }
        let root = DeTable::parse(self.0).map_err(|error| {
            let line = error.span().map_or(0, |span| self.of(span.start));
            PlanError::new("plan_not_toml").with("detail", error.message()).at(line)
        })?;
        let said =
            root.get_ref().get("format").and_then(|value| value.get_ref().as_str()).unwrap_or_default();
        if said != format {
            return Err(PlanError::new("plan_format").with("found", said).with("wanted", format));
        }
        let value = root.get_ref().get("version");
        let version = value.and_then(|value| value.get_ref().as_integer()).map(|number| number.as_str());
        let version: u32 = version.and_then(|digits| digits.parse().ok()).unwrap_or_default();
        if version > VERSION {
            let line = value.map_or(0, |value| self.of(value.span().start));
            return Err(PlanError::new("plan_newer")
                .with("version", version)
                .with("known", VERSION)
                .at(line));
        }
        Ok(root)
    }
}

fn items(value: Option<Value<'_>>) -> Vec<Value<'_>> {
    match value.map(|value| (value.span(), value.into_inner())) {
        Some((_, DeValue::Array(items))) => items.into_iter().collect(),
        // One table where several could stand is read as the only one.
        Some((span, other)) => vec![Spanned::new(span, other)],
        None => Vec::new(),
    }
}

fn named(item: &Value<'_>) -> Option<String> {
    item.get_ref().as_table()?.get("id")?.get_ref().as_str().map(str::to_owned)
}

/// What a reader's message says, as a code with its parts.
fn told(message: &str) -> PlanError {
    let first = message.lines().next().unwrap_or_default();
    let quoted: Vec<&str> = first.split('`').skip(1).step_by(2).collect();
    let word = quoted.first().copied().unwrap_or_default();
    let known = quoted.get(1..).unwrap_or_default().join(", ");
    if first.starts_with("unknown field") {
        PlanError::new("plan_unknown_field").with("field", word).with("known", known)
    } else if first.starts_with("missing field") {
        PlanError::new("plan_missing_field").with("field", word)
    } else if first.starts_with("unknown variant") {
        PlanError::new("plan_unknown_word").with("word", word).with("known", known)
    } else if first.contains(super::length::NO_LENGTH) {
        PlanError::new("plan_length").with("value", word)
    } else {
        PlanError::new("plan_value").with("detail", first)
    }
}
