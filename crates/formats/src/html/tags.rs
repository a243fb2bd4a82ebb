//! A page as written: its tags with their places, before any tree is built.
//!
//! Two things need it. Trees are built in time that grows with the square of the depth, so
//! what nests by the thousand is flattened first. And every problem is listed with its
//! place in the file, which the tree does not know.

use crate::page::Spot;
use crate::page::open::number;

/// Deeper than this no tag opens an element: pages nest a few dozen deep.
const DEEPEST: usize = 96;
/// More attributes than any element of a page has.
const MOST_ATTRIBUTES: usize = 400;

/// Elements that never hold others.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];
/// Elements that end without an end tag: counting them would take a long page for a deep one.
const OPEN_ENDED: &[&str] = &[
    "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "tbody", "thead", "tfoot", "colgroup",
    "html", "head", "body", "rp", "rt",
];
/// Elements whose content is no markup.
const RAW: &[&str] =
    &["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript"];

/// A tag of the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Tag<'a> {
    start: usize,
    end: usize,
    name: &'a str,
    close: bool,
    empty: bool,
}

/// The next tag, comment or declaration at or behind `from`; comments have no name.
fn next(html: &str, from: usize) -> Option<Tag<'_>> {
    let bytes = html.as_bytes();
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(|b| *b == b'<')?;
        let after = *bytes.get(at + 1)?;
        if after == b'!' || after == b'?' {
            return Some(Tag { start: at, end: comment_end(html, at), name: "", close: false, empty: true });
        }
        let close = after == b'/';
        let name_start = at + 1 + usize::from(close);
        if bytes.get(name_start).is_some_and(u8::is_ascii_alphabetic) {
            let name_end = bytes[name_start..]
                .iter()
                .position(|b| b.is_ascii_whitespace() || matches!(b, b'>' | b'/'))
                .map_or(bytes.len(), |len| name_start + len);
            let end = tag_end(bytes, name_end);
            let empty = end >= 2 && bytes[end - 2] == b'/';
            return Some(Tag { start: at, end, name: &html[name_start..name_end], close, empty });
        }
        at += 1;
    }
}

fn comment_end(html: &str, at: usize) -> usize {
    let rest = &html[at..];
    let end = if rest.starts_with("<!--") {
        rest.find("-->").map(|end| end + 3)
    } else {
        rest.find('>').map(|end| end + 1)
    };
    at + end.unwrap_or(rest.len())
}

/// Behind the `>` that is not in quotation marks.
fn tag_end(bytes: &[u8], from: usize) -> usize {
    let mut quote = None;
    for (at, byte) in bytes.iter().enumerate().skip(from) {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'')
                if bytes[..at].last() == Some(&b'=') || bytes[at - 1].is_ascii_whitespace() =>
            {
                quote = Some(*byte);
            }
            (Some(open), byte) if *byte == open => quote = None,
            _ => {}
        }
    }
    bytes.len()
}

fn attributes(tag: &str) -> usize {
    tag.bytes().filter(|byte| *byte == b'=').count().max(tag.split_ascii_whitespace().count())
}

/// The page with the tags taken out that nest too deep or have too many attributes, and how
/// many that were. Spaces stand in their place, so that all else keeps its own.
pub(crate) fn flatten(html: &str) -> (std::borrow::Cow<'_, str>, usize) {
    let mut cut: Vec<(usize, usize)> = Vec::new();
    let mut depth = 0usize;
    let mut over = 0usize;
    let mut at = 0;
    while let Some(tag) = next(html, at) {
        at = tag.end.max(tag.start + 1);
        // In Markdown an address may stand where a tag stands: <https://example.org>.
        if tag.name.ends_with(':') || tag.name.contains('@') {
            continue;
        }
        let lower = tag.name.to_ascii_lowercase();
        let name = lower.as_str();
        if tag.name.is_empty() || VOID.contains(&name) || OPEN_ENDED.contains(&name) {
            if attributes(&html[tag.start..tag.end]) > MOST_ATTRIBUTES && !tag.name.is_empty() {
                cut.push((tag.start, tag.end));
            }
            continue;
        }
        if tag.close {
            if over > 0 {
                over -= 1;
                cut.push((tag.start, tag.end));
            } else {
                depth = depth.saturating_sub(levels(name));
            }
            continue;
        }
        if RAW.contains(&name) && !tag.empty {
            at = raw_end(html, tag.end, name);
            continue;
        }
        let wild = attributes(&html[tag.start..tag.end]) > MOST_ATTRIBUTES;
        if depth >= DEEPEST || wild {
            over += usize::from(!wild);
            cut.push((tag.start, tag.end));
        } else {
            depth += levels(name);
        }
    }
    if cut.is_empty() { (html.into(), 0) } else { (blank(html, &cut).into(), cut.len()) }
}

/// A table comes with the levels of its rows and cells.
fn levels(name: &str) -> usize {
    if name == "table" { 4 } else { 1 }
}

/// Where the raw text behind `from` ends: behind its end tag.
fn raw_end(html: &str, from: usize, name: &str) -> usize {
    let bytes = html.as_bytes();
    let mut at = from;
    while let Some(next) = bytes.get(at..).and_then(|rest| rest.iter().position(|b| *b == b'<')) {
        let start = at + next;
        let found =
            html.get(start + 2..start + 2 + name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name));
        if bytes.get(start + 1) == Some(&b'/') && found {
            return tag_end(bytes, start + 2 + name.len());
        }
        at = start + 1;
    }
    html.len()
}

fn blank(html: &str, cut: &[(usize, usize)]) -> String {
    let mut out = String::with_capacity(html.len());
    let mut at = 0;
    for (start, end) in cut {
        out.push_str(&html[at..*start]);
        for byte in html[*start..*end].bytes() {
            out.push(if byte == b'\n' { '\n' } else { ' ' });
        }
        at = *end;
    }
    out.push_str(&html[at..]);
    out
}

/// Finds the places of texts in the page, from the start to the end of it.
#[derive(Debug)]
pub(crate) struct Places {
    /// The page as it is.
    html: String,
    /// The page with everything blanked that is not text; as many bytes.
    text: String,
    /// Bytes at which lines begin.
    lines: Vec<usize>,
    at: usize,
}

impl Places {
    /// Of this page.
    pub fn new(html: &str) -> Places {
        let mut cut: Vec<(usize, usize)> = Vec::new();
        let mut at = 0;
        while let Some(tag) = next(html, at) {
            let raw = !tag.close && !tag.empty && RAW.contains(&tag.name.to_ascii_lowercase().as_str());
            at = if raw { raw_end(html, tag.end, tag.name) } else { tag.end.max(tag.start + 1) };
            cut.push((tag.start, at));
        }
        let lines = std::iter::once(0).chain(html.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Places { html: html.to_owned(), text: blank(html, &cut), lines, at: 0 }
    }

    /// The place where `text` stands next. What is not found (written with entities) stands
    /// where the last one stood.
    pub fn of(&mut self, text: &str) -> Spot {
        let start: String = text
            .trim_start()
            .chars()
            .take_while(|c| !c.is_whitespace() && !"&<>\u{a0}\u{fffd}".contains(*c))
            .take(12)
            .collect();
        if !start.is_empty()
            && let Some(found) = self.text.get(self.at..).and_then(|rest| rest.find(&start))
        {
            let spot = self.spot(self.at + found);
            self.at += found + start.len();
            return spot;
        }
        self.spot(self.at)
    }

    /// Where the last text was found.
    pub fn here(&self) -> Spot {
        self.spot(self.at)
    }

    /// The place of a byte of the page.
    pub fn spot(&self, byte: usize) -> Spot {
        let line = self.lines.partition_point(|start| *start <= byte).max(1);
        let start = self.lines.get(line - 1).copied().unwrap_or(0);
        let before = self.html.get(start..byte).unwrap_or_default();
        Spot { line: number(line), column: number(before.chars().count() + 1) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_is_cut() {
        let deep = format!("{}字{}", "<div>".repeat(10_000), "</div>".repeat(10_000));
        let (flat, cut) = flatten(&deep);
        assert_eq!(flat.len(), deep.len());
        assert_eq!(cut, 2 * (10_000 - DEEPEST));
        assert_eq!(flat.matches("<div>").count(), DEEPEST);
        assert_eq!(flat.matches("</div>").count(), DEEPEST);
    }

    #[test]
    fn long_pages_are_not_deep() {
        let long = "<p>一段。<br><img src=a><li>".repeat(5_000);
        assert_eq!(flatten(&long).1, 0);
        let script = format!("<script>{}</script><p>字</p>", "if (a < b) '<div>';".repeat(1000));
        assert_eq!(flatten(&script).1, 0);
    }

    #[test]
    fn many_attributes_are_cut() {
        let wild = format!("<p {}>字", "a=1 ".repeat(10_000));
        assert_eq!(flatten(&wild).1, 1);
    }

    #[test]
    fn places() {
        let mut places =
            Places::new("<title>标题</title>\n<p title=\"标题\">标题</p>\n<!-- 正文 -->\n  <p>正文&amp;</p>");
        assert_eq!(places.of("标题"), Spot { line: 2, column: 15 });
        assert_eq!(places.of("正文&"), Spot { line: 4, column: 6 });
    }
}
