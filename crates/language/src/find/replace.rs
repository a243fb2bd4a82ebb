//! What comes in place of a match.

use super::text::Ruler;
use regex::Captures;

/// A replacement, taken apart once.
#[derive(Debug)]
pub(super) struct Template(Vec<Part>);

#[derive(Debug)]
enum Part {
    Text(String),
    /// A group by its number; 0 is the whole match.
    Group(usize),
    Name(String),
}

impl Template {
    /// `$1` to `$99`, `${1}`, `${name}`, `$&` (all of it), `$$` (the sign itself), `\n` and `\t`;
    /// every other sign is itself, and so is a number or name that the pattern does not have.
    pub fn of_regex(replacement: &str, regex: &regex::Regex) -> Template {
        let mut parts = Vec::new();
        let mut rest = replacement;
        while let Some(at) = rest.find(['$', '\\']) {
            text(&mut parts, &rest[..at]);
            rest = &rest[at..];
            let (part, used) = special(rest, regex);
            match part {
                Some(part) => parts.push(part),
                None => text(&mut parts, &rest[..used]),
            }
            rest = &rest[used..];
        }
        text(&mut parts, rest);
        Template(parts)
    }

    pub fn literal(replacement: &str) -> Template {
        Template(vec![Part::Text(replacement.to_owned())])
    }

    /// The text for a match; groups are read from the text as it is, not as it was folded.
    pub fn fill(&self, found: &Captures<'_>, ruler: &mut Ruler<'_>) -> String {
        let mut out = String::new();
        for part in &self.0 {
            let group = match part {
                Part::Text(text) => {
                    out.push_str(text);
                    None
                }
                Part::Group(number) => found.get(*number),
                Part::Name(name) => found.name(name),
            };
            if let Some(group) = group {
                out.push_str(ruler.slice(group.start(), group.end()));
            }
        }
        out
    }
}

fn text(parts: &mut Vec<Part>, more: &str) {
    match parts.last_mut() {
        _ if more.is_empty() => {}
        Some(Part::Text(before)) => before.push_str(more),
        _ => parts.push(Part::Text(more.to_owned())),
    }
}

/// What begins with `$` or a backslash, and how many bytes it takes; no part: it is text.
fn special(rest: &str, regex: &regex::Regex) -> (Option<Part>, usize) {
    let exact = |start: &str, part: Part| rest.starts_with(start).then_some((Some(part), start.len()));
    let plain = |text: &str| Part::Text(text.to_owned());
    exact("$$", plain("$"))
        .or_else(|| exact("$&", Part::Group(0)))
        .or_else(|| exact("\\n", plain("\n")))
        .or_else(|| exact("\\t", plain("\t")))
        .or_else(|| exact("\\\\", plain("\\")))
        .or_else(|| braced(rest, regex))
        .or_else(|| numbered(rest, regex))
        .unwrap_or((None, 1))
}

fn braced(rest: &str, regex: &regex::Regex) -> Option<(Option<Part>, usize)> {
    let inner = rest.strip_prefix("${")?;
    let name = &inner[..inner.find('}')?];
    let part = match name.parse() {
        Ok(number) => (number < regex.captures_len()).then_some(Part::Group(number)),
        Err(_) => {
            regex.capture_names().flatten().any(|known| known == name).then(|| Part::Name(name.to_owned()))
        }
    };
    Some((Some(part?), name.len() + 3))
}

/// The longest number of one or two digits that is a group.
fn numbered(rest: &str, regex: &regex::Regex) -> Option<(Option<Part>, usize)> {
    let digits = rest.strip_prefix('$')?.bytes().take(2).take_while(u8::is_ascii_digit).count();
    (1..=digits).rev().find_map(|length| {
        let number: usize = rest[1..=length].parse().ok()?;
        (number > 0 && number < regex.captures_len()).then_some((Some(Part::Group(number)), length + 1))
    })
}
