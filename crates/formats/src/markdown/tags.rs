//! Tags of site builders in a text: what stands between `{{` and `}}`, `{%` and `%}`.

use crate::Problem;
use crate::page::open::number;
use crate::page::{ELEMENT_DROPPED, Spot, problem};

/// A tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tag<'a> {
    /// How it begins, as in `{{<`.
    pub opened: &'a str,
    /// What stands in it, without white space and dashes at its ends.
    pub inner: &'a str,
    /// Where it begins in the text, in bytes.
    start: usize,
    /// Where it ends.
    end: usize,
}

impl<'a> Tag<'a> {
    /// The next one at or behind `from`. `pairs` are the signs that open and close, the longer first.
    pub fn next(text: &'a str, from: usize, pairs: &[(&'a str, &str)]) -> Option<Tag<'a>> {
        let mut at = from;
        loop {
            at += text[at..].find('{')?;
            let opens = pairs.iter().find(|(open, _)| text[at..].starts_with(open));
            if let Some((opened, close)) = opens
                && let Some(length) = near(&text[at + opened.len()..]).find(close)
            {
                let inner = at + opened.len();
                let end = inner + length + close.len();
                let inner = text[inner..inner + length].trim().trim_matches('-').trim();
                return Some(Tag { opened, inner, start: at, end });
            }
            at += 1;
        }
    }

    /// Its first word.
    pub fn name(&self) -> &'a str {
        self.inner.split(|c: char| c.is_whitespace() || c == '|').next().unwrap_or_default()
    }

    /// What stands behind its first word.
    pub fn rest(&self) -> &'a str {
        self.inner[self.name().len()..].trim()
    }
}

/// The bytes in which a tag ends: a sign that nothing closes is not looked for through the whole text.
fn near(text: &str) -> &str {
    const LONGEST: usize = 4096;
    let end = (LONGEST.min(text.len())..=text.len()).find(|at| text.is_char_boundary(*at));
    &text[..end.unwrap_or(text.len())]
}

/// A text on its way to Markdown: tags go, lines stay where they are.
pub(crate) struct Walk<'a> {
    text: &'a str,
    above: u32,
    pairs: &'a [(&'a str, &'a str)],
    /// Up to where the text is read, and the line ends before that place.
    at: usize,
    lines: usize,
    out: String,
    /// The line ends in `out`.
    written: usize,
    /// Tags that were looked for to the end of the text once, and are not there.
    absent: Vec<&'static str>,
    problems: Vec<Problem>,
}

/// More tags than this tell nobody more.
const LISTED: usize = 100;

impl<'a> Walk<'a> {
    /// Over a text with `above` lines of front matter before it in the file.
    pub fn over(text: &'a str, above: u32, pairs: &'a [(&'a str, &'a str)]) -> Walk<'a> {
        let out = String::with_capacity(text.len());
        let (absent, problems) = (Vec::new(), Vec::new());
        Walk { text, above, pairs, at: 0, lines: 0, out, written: 0, absent, problems }
    }

    /// The next tag; what stands before it goes out as it is.
    pub fn next(&mut self) -> Option<Tag<'a>> {
        let tag = Tag::next(self.text, self.at, self.pairs)?;
        let before = &self.text[self.at..tag.start];
        self.push(before);
        self.pass(tag.end);
        Some(tag)
    }

    /// What stands before the next tag of this name, which goes too; nothing where there is none.
    pub fn until(&mut self, name: &'static str) -> Option<&'a str> {
        if self.absent.contains(&name) {
            return None;
        }
        let (from, mut at) = (self.at, self.at);
        while let Some(tag) = Tag::next(self.text, at, self.pairs) {
            if tag.name() == name {
                self.pass(tag.end);
                return Some(&self.text[from..tag.start]);
            }
            at = tag.end;
        }
        self.absent.push(name);
        None
    }

    /// Puts `words` in the place of what was taken; its lines stay.
    pub fn put(&mut self, words: &str) {
        self.push(words);
        while self.written < self.lines {
            self.push("\n");
        }
    }

    /// Leaves a tag out and lists it.
    pub fn drop(&mut self, tag: &Tag<'_>) {
        if self.problems.len() < LISTED {
            let whole = &self.text[tag.start..tag.end];
            let start = self.text[..tag.start].rfind('\n').map_or(0, |at| at + 1);
            let line = number(self.lines - whole.matches('\n').count() + 1).saturating_add(self.above);
            let at = Spot { line, column: number(self.text[start..tag.start].chars().count() + 1) };
            self.problems.push(problem(ELEMENT_DROPPED, at, whole, &[("name", tag.name())]));
        }
        self.put("");
    }

    /// The text without tags, and the tags that were left out.
    pub fn finish(mut self) -> (String, Vec<Problem>) {
        self.out.push_str(&self.text[self.at..]);
        (self.out, self.problems)
    }

    fn push(&mut self, words: &str) {
        self.written += words.matches('\n').count();
        self.out.push_str(words);
    }

    fn pass(&mut self, to: usize) {
        self.lines += self.text[self.at..to].matches('\n').count();
        self.at = to;
    }
}

/// The words of a tag with their names: `src="a b.jpg"` and `src=a.jpg`; bare words have none.
pub(crate) fn arguments(text: &str) -> Vec<(&str, &str)> {
    let (mut out, mut rest) = (Vec::new(), text.trim());
    while !rest.is_empty() {
        let end = rest.find(|c: char| c.is_whitespace() || "=\"'`".contains(c)).unwrap_or(rest.len());
        let (name, behind) = rest.split_at(end);
        let named = behind.strip_prefix('=');
        let value = named.unwrap_or(behind);
        let quote = value.chars().next().filter(|c| "\"'`".contains(*c));
        let (word, left) = match quote {
            Some(quote) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            None if named.is_some() => value.split_once(char::is_whitespace).unwrap_or((value, "")),
            None => ("", value),
        };
        match (named.is_some() || quote.is_some(), quote.is_some() && named.is_none()) {
            (true, false) => out.push((name, word)),
            (true, true) => out.push(("", word)),
            _ => out.push(("", name)),
        }
        rest = left.trim_start();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_tag() {
        let check = |text: &str, expected: &[(&str, &str)]| assert_eq!(arguments(text), expected, "{text}");
        check("src=\"a b.jpg\" alt='字'", &[("src", "a b.jpg"), ("alt", "字")]);
        check("src=a.jpg  wide", &[("src", "a.jpg"), ("", "wide")]);
        check("\"a b\" c", &[("", "a b"), ("", "c")]);
        check("`a` b=", &[("", "a"), ("b", "")]);
        check("a=\"open", &[("a", "open")]);
        check("=", &[("", "")]);
        check("", &[]);
    }
}
