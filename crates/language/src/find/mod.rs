//! Finding and replacing in texts.
//!
//! What is looked for is plain text or a pattern of the regex crate; in a pattern `^` and `$`
//! are the ends of a line, and `.` is any character but a line feed. Width and script are
//! ignored by folding both sides character by character ([`fold`]); in a pattern only its
//! literal characters fold, so that （ stays a character and does not open a group.
//!
//! Places are counted in UTF-16 units from the start of a text, as the window counts them.
//! A match that holds nothing (`x*` between two letters) is none.

mod fold;
mod pattern;
mod replace;
#[cfg(test)]
mod tests;
mod text;

use fold::Fold;
use replace::Template;
use serde::{Deserialize, Serialize};
use text::Ruler;

/// A text as it is looked in when case, width and script are ignored: for lists that keep it
/// so. What is looked for must be folded as well.
pub fn folded(text: &str) -> String {
    Fold { width: true, script: true }.text(text).to_lowercase()
}

/// How to look.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename = "FindOptions")]
#[ts(rename = "FindOptions")]
pub struct Options {
    /// The pattern is a regular expression.
    pub regex: bool,
    /// Capitals and small letters are different.
    pub case: bool,
    /// The match is all of a text.
    pub whole_field: bool,
    /// Ａ and A, ， and , are the same.
    pub fold_width: bool,
    /// 發 and 发 are the same.
    pub fold_script: bool,
}

/// What to look for.
#[derive(Debug, Clone, Default)]
pub struct Query {
    /// Plain text, or a regular expression; nothing is found by an empty one.
    pub pattern: String,
    /// How to look.
    pub options: Options,
    /// What to put in place of each match; in a regular expression with `$1`, `${name}`, `$&`.
    pub replacement: Option<String>,
}

/// A place where it was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename = "FindMatch")]
#[ts(rename = "FindMatch")]
pub struct Match {
    /// Which of the texts, from 0.
    pub text: u32,
    /// Where it begins, in UTF-16 units.
    pub start: u32,
    /// Where it ends, in UTF-16 units.
    pub end: u32,
    /// What comes in its place, where a replacement was given.
    pub replacement: Option<String>,
}

/// What is wrong with a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Mistake {
    /// `(` without `)`.
    GroupUnclosed,
    /// `)` without `(`.
    GroupUnopened,
    /// `[` without `]`.
    ClassUnclosed,
    /// `[z-a]`, or a class of characters that does not exist.
    Class,
    /// `*`, `+` or `?` with nothing before it.
    RepetitionMissing,
    /// `{2,1}`, `{x}`.
    RepetitionCount,
    /// A backslash before what has no meaning with it.
    Escape,
    /// `(?=…)`: not to be had in linear time.
    LookAround,
    /// `\1`: not to be had in linear time.
    Backreference,
    /// More than can be compiled.
    TooLarge,
    /// Anything else.
    Other,
}

/// A pattern that is none, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{mistake:?} at character {at}")]
pub struct FindError {
    /// What is wrong.
    pub mistake: Mistake,
    /// At which character of the pattern, from 1.
    pub at: u32,
}

/// Every match in the texts, in order, none over another.
///
/// # Errors
/// [`FindError`] for a regular expression that is none.
pub fn find(query: &Query, texts: &[impl AsRef<str>]) -> Result<Vec<Match>, FindError> {
    if query.pattern.is_empty() {
        return Ok(Vec::new());
    }
    let fold = Fold { width: query.options.fold_width, script: query.options.fold_script };
    let regex = pattern::compile(query, fold)?;
    let template = query.replacement.as_deref().map(|replacement| {
        if query.options.regex {
            Template::of_regex(replacement, &regex)
        } else {
            Template::literal(replacement)
        }
    });
    let mut found = Vec::new();
    for (at, text) in (0..).zip(texts) {
        find_in(&regex, template.as_ref(), fold, (at, text.as_ref()), &mut found);
    }
    Ok(found)
}

fn find_in(
    regex: &regex::Regex,
    template: Option<&Template>,
    fold: Fold,
    (number, text): (u32, &str),
    found: &mut Vec<Match>,
) {
    let folded = if fold.is_none() { String::new() } else { fold.text(text) };
    let searched = if fold.is_none() { text } else { &folded };
    let mut ruler = Ruler::new(text, searched, fold);
    let mut take = |start: usize, end: usize, replacement: Option<String>, ruler: &mut Ruler<'_>| {
        if start < end {
            found.push(Match { text: number, start: ruler.units(start), end: ruler.units(end), replacement });
        }
    };
    match template {
        None => regex.find_iter(searched).for_each(|one| take(one.start(), one.end(), None, &mut ruler)),
        Some(template) => regex.captures_iter(searched).for_each(|groups| {
            if let Some(one) = groups.get(0) {
                let replacement = template.fill(&groups, &mut ruler);
                take(one.start(), one.end(), Some(replacement), &mut ruler);
            }
        }),
    }
}
