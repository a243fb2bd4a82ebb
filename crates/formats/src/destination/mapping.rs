//! Rules of a destination, applied to a copy of a story.

use super::fields::Fields;
use super::{Act, Other, Problem, Rule, template};
use gaotai_article::Article;

/// A story as a destination wants it.
#[derive(Debug, Clone, PartialEq)]
pub struct Mapped {
    /// The story; always one that the article's own JSON can hold.
    pub article: Article,
    /// What rules could not do with this story; their fields stayed as they were.
    pub problems: Vec<Problem>,
}

/// Applies the rules in order; each sees what those before it have done.
pub fn apply(rules: &[Rule], article: &Article) -> Mapped {
    if rules.is_empty() {
        return Mapped { article: article.clone(), problems: Vec::new() };
    }
    let mut fields = Fields::of(article);
    let mut problems = Vec::new();
    for (at, rule) in rules.iter().enumerate() {
        if let Err(problem) = one(rule, at, &mut fields) {
            problems.push(problem);
        }
    }
    Mapped { article: fields.article, problems }
}

fn one(rule: &Rule, at: usize, fields: &mut Fields) -> Result<(), Problem> {
    let field = rule.field.as_str();
    let texts: Vec<String> = match &rule.rule {
        Act::Copy { from } => fields.read(from),
        Act::Fix { value } => parts(field, value),
        Act::Drop => Vec::new(),
        Act::Compute { template } => {
            let made = template::render(template, fields).map_err(|(line, what)| {
                let problem = Problem::new(format!("mapping[{at}].rule.template"), "template_invalid");
                problem.with("line", line).with("what", what)
            })?;
            parts(field, made.trim())
        }
        Act::Words { map, other } => {
            let with = |text: &str| match (map.get(text), other) {
                (Some(word), _) => Some(word.clone()).filter(|word| !word.is_empty()),
                (None, Other::Keep) => Some(text.to_owned()),
                (None, Other::Drop) => None,
            };
            return if fields.replace(field, &with) { Ok(()) } else { Err(misfit(at, field, "")) };
        }
    };
    if fields.write(field, &texts) { Ok(()) } else { Err(misfit(at, field, &texts.join("、"))) }
}

fn misfit(at: usize, field: &str, value: &str) -> Problem {
    let value: String = value.chars().take(80).collect();
    Problem::new(format!("mapping[{at}]"), "value_invalid").with("name", field).with("value", value)
}

/// The entries that a value means: several for lists, one for all else, none when it is empty.
fn parts(field: &str, value: &str) -> Vec<String> {
    use super::fields::{Kind, kind};
    let separate = |c: char| matches!(c, '\n' | ',' | '，' | ';' | '；' | '、');
    let list = matches!(kind(field), Some(Kind::Texts | Kind::Records(_)));
    let texts: Vec<&str> = if list { value.split(separate).collect() } else { vec![value] };
    texts.into_iter().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect()
}
