//! Small templates that make one field of others.

use super::fields::Fields;
use gaotai_article::HeadPart;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, ErrorKind, UndefinedBehavior, Value, context};

/// More steps than any field needs: a runaway loop ends here.
const FUEL: u64 = 100_000;
/// Longer than any field.
const MOST: usize = 100_000;

/// What is wrong with a template: the line from 1, and in English what.
pub(super) type Mistake = (u32, String);

/// Whether it can be read.
pub(super) fn check(template: &str) -> Result<(), Mistake> {
    environment().template_from_str(template).map(drop).map_err(|error| told(&error))
}

/// What it makes of a story.
pub(super) fn render(template: &str, fields: &Fields) -> Result<String, Mistake> {
    let head = |part| fields.article.doc.head_text(part);
    // Only what is asked for: the text of a long story costs.
    let body = || -> Vec<String> { fields.article.doc.accepted().body.iter().map(|b| b.text()).collect() };
    let text = if template.contains("text") { body().join("\n") } else { String::new() };
    let words = if template.contains("words") {
        gaotai_language::count_story(&fields.article.doc).body.words
    } else {
        0
    };
    let values = context! {
        id => fields.article.id.to_string(),
        web_title => head(HeadPart::WebTitle),
        kicker => head(HeadPart::Kicker),
        title => head(HeadPart::Title),
        subtitle => head(HeadPart::Subtitle),
        abstract => head(HeadPart::Abstract),
        slip => Value::from(Serde(fields.slip())),
        text, words,
    };
    let environment = environment();
    let made = environment.template_from_str(template).and_then(|template| template.render(values));
    let made = made.map_err(|error| told(&error))?;
    if made.len() > MOST { Err((1, "the text is too long".to_owned())) } else { Ok(made) }
}

fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::None);
    // A story without a source has no name of a source: that is empty and no mistake.
    environment.set_undefined_behavior(UndefinedBehavior::Chainable);
    environment.set_formatter(|out, state, value| {
        if value.is_none() { Ok(()) } else { minijinja::escape_formatter(out, state, value) }
    });
    environment.add_filter("date", date);
    environment.set_fuel(Some(FUEL));
    environment
}

/// `slip.published_at | date("%Y-%m-%d")`.
fn date(value: Value, form: Option<String>) -> Result<String, minijinja::Error> {
    let Some(text) = value.as_str().filter(|text| !text.is_empty()) else { return Ok(String::new()) };
    let invalid = |what: &str| minijinja::Error::new(ErrorKind::InvalidOperation, what.to_owned());
    let time = chrono::DateTime::parse_from_rfc3339(text).map_err(|_| invalid("date of what is no time"))?;
    let form = form.unwrap_or_else(|| "%Y-%m-%d".to_owned());
    super::pattern::date(time, &form).ok_or_else(|| invalid("no form of dates"))
}

fn told(error: &minijinja::Error) -> Mistake {
    let line = error.line().and_then(|line| u32::try_from(line).ok()).unwrap_or(1);
    let what = match (error.kind(), error.detail()) {
        (ErrorKind::OutOfFuel, _) => "the template never ends".to_owned(),
        (kind, None) => kind.to_string(),
        (kind, Some(detail)) => format!("{kind}: {detail}"),
    };
    (line, what)
}
