//! Names of folders and files from a story: `{published:%Y/%m}`, `{published:%Y%m%d}-{slug}`.
//!
//! | word | stands for |
//! |---|---|
//! | `slug` | the short name, or else the title |
//! | `title` | the web title, or else the title |
//! | `id`, `id:8` | the story's id; its last eight digits |
//! | `channel`, `genre`, `source` | names as they stand in the story details |
//! | `desk`, `language` | the same |
//! | `published`, `first_published`, `updated`, `publish`, `embargo`, `revised` | times, behind a colon their form as strftime has it; what is not known is the time of the revision (`revised`) |
//! | `version` | which time the story goes to this destination |
//! | `code:SCHEME`, `extra:KEY` | a number of another system, a field of the newsroom's own |
//!
//! What a story puts in never makes a folder; only the pattern and its forms of dates do.

use super::Problem;
use crate::package::{safe_stem, stem};
use chrono::format::{Item, StrftimeItems};
use chrono::{DateTime, FixedOffset};
use gaotai_article::Article;
use std::fmt::Write as _;

/// Words without anything behind a colon.
const PLAIN: &[&str] = &["slug", "title", "channel", "genre", "source", "desk", "language", "version"];
/// Words for times.
const TIMES: &[&str] = &["published", "first_published", "updated", "publish", "embargo", "revised"];
/// The form of a date that says none.
const DAY: &str = "%Y-%m-%d";
/// More folders in each other than anybody wants.
const DEEPEST: usize = 8;

/// What a pattern is filled from.
#[derive(Debug, Clone, Copy)]
pub struct Filling<'a> {
    /// The story.
    pub article: &'a Article,
    /// When its present revision was made.
    pub revised: DateTime<FixedOffset>,
    /// Which time it goes to this destination.
    pub version: u32,
}

enum Piece<'a> {
    Text(&'a str),
    Word(&'a str, Option<&'a str>),
}

/// What is wrong with a pattern; `field` is where it stands. `folders` says whether it may have them.
pub fn check(pattern: &str, field: &str, folders: bool) -> Vec<Problem> {
    let pieces = match pieces(pattern) {
        Ok(pieces) => pieces,
        Err(at) => return vec![Problem::new(field, "pattern_invalid").with("at", at)],
    };
    if pieces.is_empty() && !folders {
        return vec![Problem::new(field, "pattern_empty")];
    }
    let mut problems: Vec<Problem> = pieces.iter().filter_map(|piece| wrong(piece, field)).collect();
    if problems.is_empty() && !folders && pieces.iter().any(has_folder) {
        problems.push(Problem::new(field, "pattern_has_folder"));
    }
    if pattern.starts_with('/') {
        problems.push(Problem::new(field, "pattern_unsafe"));
    }
    problems
}

fn wrong(piece: &Piece<'_>, field: &str) -> Option<Problem> {
    match piece {
        Piece::Text(text) => {
            let bad = text.contains("..") || text.contains(['\\', ':', '*', '?', '"', '<', '>', '|', '\0']);
            bad.then(|| Problem::new(field, "pattern_unsafe"))
        }
        Piece::Word(word, form) if TIMES.contains(word) => {
            let form = form.unwrap_or(DAY);
            let sound = is_date(form) && !form.contains("..");
            (!sound).then(|| Problem::new(field, "pattern_date_invalid").with("form", form))
        }
        Piece::Word(word, behind) => {
            let known = match (*word, behind) {
                ("id", None) | ("code" | "extra", Some(_)) => true,
                ("id", Some(digits)) => {
                    digits.parse::<usize>().is_ok_and(|digits| (1..=32).contains(&digits))
                }
                (word, None) => PLAIN.contains(&word),
                _ => false,
            };
            (!known).then(|| Problem::new(field, "pattern_word_unknown").with("word", word))
        }
    }
}

fn has_folder(piece: &Piece<'_>) -> bool {
    match piece {
        Piece::Text(text) => text.contains('/'),
        Piece::Word(word, form) => TIMES.contains(word) && form.is_some_and(|form| form.contains('/')),
    }
}

/// The folder, with `/` and none at its ends; empty for none.
pub fn folder(pattern: &str, filling: &Filling<'_>) -> String {
    let filled = fill(pattern, filling);
    let parts = filled.split('/').map(|part| safe_stem(part, "")).filter(|part| !part.is_empty());
    parts.take(DEEPEST).collect::<Vec<_>>().join("/")
}

/// The file's name without extension; never empty.
pub fn file(pattern: &str, filling: &Filling<'_>) -> String {
    safe_stem(&fill(pattern, filling), "story")
}

/// A time in a form of strftime; none for a form that means nothing.
pub(super) fn date(time: DateTime<FixedOffset>, form: &str) -> Option<String> {
    if !is_date(form) {
        return None;
    }
    let mut out = String::new();
    write!(out, "{}", time.format(form)).ok().map(|()| out)
}

fn is_date(form: &str) -> bool {
    !StrftimeItems::new(form).any(|item| matches!(item, Item::Error))
}

/// The pieces of a pattern, or the character from 1 at which it cannot be read on.
fn pieces(pattern: &str) -> Result<Vec<Piece<'_>>, usize> {
    let mut found = Vec::new();
    let mut rest = pattern;
    let at = |rest: &str| pattern[..pattern.len() - rest.len()].chars().count() + 1;
    while !rest.is_empty() {
        let open = rest.find(['{', '}']).unwrap_or(rest.len());
        if open > 0 {
            found.push(Piece::Text(&rest[..open]));
            rest = &rest[open..];
            continue;
        }
        let inside = rest.strip_prefix('{').ok_or_else(|| at(rest))?;
        let end = inside.find(['{', '}']).filter(|end| inside[*end..].starts_with('}'));
        let end = end.filter(|end| *end > 0).ok_or_else(|| at(rest))?;
        let (word, behind) = match inside[..end].split_once(':') {
            Some((word, behind)) => (word, Some(behind)),
            None => (&inside[..end], None),
        };
        found.push(Piece::Word(word, behind));
        rest = &inside[end + 1..];
    }
    Ok(found)
}

fn fill(pattern: &str, filling: &Filling<'_>) -> String {
    let mut out = String::new();
    for piece in pieces(pattern).unwrap_or_default() {
        match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Word(word, behind) => out.push_str(&value(word, behind, filling)),
        }
    }
    out
}

fn value(word: &str, behind: Option<&str>, filling: &Filling<'_>) -> String {
    let slip = &filling.article.slip;
    let text = match (word, behind) {
        ("slug", _) => return stem(filling.article),
        ("title", _) => filling.article.doc.display_title(),
        ("id", None) => filling.article.id.to_string(),
        ("id", Some(digits)) => {
            let id: String = filling.article.id.to_string().chars().filter(|c| *c != '-').collect();
            let digits = digits.parse().unwrap_or(id.len());
            id[id.len().saturating_sub(digits)..].to_owned()
        }
        ("channel", _) => slip.channel.as_ref().map(|term| term.name.clone()).unwrap_or_default(),
        ("genre", _) => slip.genre.as_ref().map(|term| term.name.clone()).unwrap_or_default(),
        ("source", _) => slip.source.as_ref().map(|source| source.name.clone()).unwrap_or_default(),
        ("desk", _) => slip.desk.clone(),
        ("language", _) => slip.language.clone(),
        ("version", _) => filling.version.to_string(),
        ("code", Some(scheme)) => {
            let code = slip.codes.iter().find(|code| code.scheme == scheme);
            code.map(|code| code.value.clone()).unwrap_or_default()
        }
        ("extra", Some(key)) => match slip.extra.get(key) {
            Some(serde_json::Value::String(text)) => text.clone(),
            Some(other) if other.is_number() => other.to_string(),
            _ => String::new(),
        },
        (word, form) => return date(time(word, filling), form.unwrap_or(DAY)).unwrap_or_default(),
    };
    safe_stem(&text, "")
}

fn time(word: &str, filling: &Filling<'_>) -> DateTime<FixedOffset> {
    let slip = &filling.article.slip;
    let known = match word {
        "published" => slip.published_at.or(slip.publish_at),
        "first_published" => slip.first_published_at.or(slip.published_at),
        "updated" => slip.updated_at,
        "publish" => slip.publish_at.or(slip.published_at),
        "embargo" => slip.embargo_until,
        _ => None,
    };
    known.unwrap_or(filling.revised)
}
