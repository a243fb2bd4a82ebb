//! XML in.

use super::{bounds, is_char};
use crate::page::chars::excerpt;
use crate::{ImportError, Problem};
use gaotai_language::encoding::{DecodeError, decode};
use markup5ever::data::NAMED_ENTITIES;
use roxmltree::{Document, Node, NodeId, ParsingOptions};
use std::collections::{BTreeMap, HashSet};

/// An element (`name`) that no version of the format has, or that a story has no place for.
pub const ELEMENT_NOT_HELD: &str = "element_not_held";

/// More than a message with several stories ever has, in bytes.
const MOST: usize = 64 << 20;
/// More elements and texts than such a message ever has.
const MOST_NODES: u32 = 2_000_000;

/// More elements that were not read than anybody looks at. Finding the line of each takes time.
pub(crate) const MOST_TOLD: usize = 1_000;

/// The text of a document, fit for [`parse`].
///
/// # Errors
/// Nothing in it, no text, or more than a message ever has.
pub(crate) fn text(bytes: &[u8]) -> Result<String, ImportError> {
    if bytes.len() > MOST {
        return Err(ImportError::TooLarge { bytes: bytes.len() as u64, most: MOST as u64 });
    }
    let decoded = decode(bytes).map_err(|error| match error {
        DecodeError::Binary { kind } => ImportError::NotText { what: kind.to_owned() },
        DecodeError::Broken { offset, line } => ImportError::BrokenEncoding { at: offset, line: line as u32 },
    })?;
    if decoded.text.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    Ok(mended(decoded.text.trim_start()))
}

/// The document, with lines and columns as in the text.
///
/// # Errors
/// What is wrong where, when it is not well-formed or beyond all bounds.
pub(crate) fn parse(text: &str) -> Result<Document<'_>, ImportError> {
    bounds::check(text)?;
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    Document::parse_with_options(text, options)
        .map_err(|error| ImportError::Malformed { line: error.pos().row, problem: error.to_string() })
}

/// Controls go, HTML's entities become their characters, and an ampersand that begins none is one.
fn mended(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    // Inside sections and declarations nothing is an entity.
    while let Some(at) = rest.find(['&', '<']) {
        push(&mut out, &rest[..at]);
        rest = &rest[at..];
        let skipped = skipped(rest);
        if skipped > 0 {
            push(&mut out, &rest[..skipped]);
            rest = &rest[skipped..];
        } else if let Some(after) = rest.strip_prefix('<') {
            out.push('<');
            rest = after;
        } else {
            rest = ampersand(&mut out, &rest[1..]);
        }
    }
    push(&mut out, rest);
    out
}

fn push(out: &mut String, text: &str) {
    out.extend(text.chars().filter(|c| is_char(*c)));
}

/// How much at the start of `text` is a section, comment, instruction or declaration.
pub(super) fn skipped(text: &str) -> usize {
    let pairs = [("<![CDATA[", "]]>"), ("<!--", "-->"), ("<?", "?>"), ("<!DOCTYPE", ">")];
    let Some((start, end)) = pairs.iter().find(|(start, _)| text.starts_with(start)) else { return 0 };
    let mut from = start.len();
    if *start == "<!DOCTYPE"
        && let (Some(bracket), Some(close)) = (text.find('['), text.find('>'))
        && bracket < close
    {
        from = text.find(']').unwrap_or(from);
    }
    text[from..].find(end).map_or(text.len(), |at| from + at + end.len())
}

/// What an ampersand begins; gives what follows it.
fn ampersand<'a>(out: &mut String, rest: &'a str) -> &'a str {
    let name = rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '#').next().unwrap_or_default();
    let ended = rest[name.len()..].starts_with(';') && !name.is_empty();
    let known = ["amp", "lt", "gt", "quot", "apos"].contains(&name);
    let after = if ended { &rest[name.len() + 1..] } else { rest };
    if ended && (known || name.starts_with('#')) {
        let number = name.strip_prefix('#');
        if number.is_none_or(|number| numbered(number).is_some_and(is_char)) {
            out.push('&');
            out.push_str(name);
            out.push(';');
        }
        return after;
    }
    match html(name).filter(|_| ended) {
        Some(characters) => {
            out.extend(characters);
            after
        }
        None => {
            out.push_str("&amp;");
            rest
        }
    }
}

/// The one or two characters of an entity of HTML.
fn html(name: &str) -> Option<impl Iterator<Item = char>> {
    let (first, second) = NAMED_ENTITIES.get(format!("{name};").as_str())?;
    let characters = [*first, *second].into_iter().filter(|code| *code != 0).filter_map(char::from_u32);
    Some(characters.filter(|c| is_char(*c) && !"<&".contains(*c)))
}

fn numbered(number: &str) -> Option<char> {
    let hex = number.strip_prefix(['x', 'X']);
    let code = hex.map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok())?;
    char::from_u32(code)
}

/// Whether the element has this name, whatever its namespace.
pub(crate) fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

/// The elements of that name right below.
pub(crate) fn children<'a, 'd: 'a>(
    node: Node<'a, 'd>,
    name: &'a str,
) -> impl Iterator<Item = Node<'a, 'd>> + 'a {
    node.children().filter(move |child| is(*child, name))
}

/// The first element at the end of a path of names, as in `head/docdata/date.issue`.
pub(crate) fn at<'a, 'd>(node: Node<'a, 'd>, path: &str) -> Option<Node<'a, 'd>> {
    path.split('/').try_fold(node, |node, name| node.children().find(|child| is(*child, name)))
}

/// All text in the element, on one line, without white space at its ends.
pub(crate) fn line(node: Node<'_, '_>) -> String {
    let text: String =
        node.descendants().filter(|node| node.is_text()).filter_map(|node| node.text()).collect();
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text at the end of a path, empty where there is none.
pub(crate) fn line_at(node: Node<'_, '_>, path: &str) -> String {
    at(node, path).map(line).unwrap_or_default()
}

/// The attribute of that name, whatever its namespace, without white space at its ends.
pub(crate) fn attribute<'a>(node: Node<'a, '_>, name: &str) -> &'a str {
    let found = node.attributes().find(|attribute| attribute.name() == name);
    found.map(|attribute| attribute.value().trim()).unwrap_or_default()
}

/// A problem at an element.
pub(crate) fn problem(code: &'static str, node: Node<'_, '_>, params: &[(&str, &str)]) -> Problem {
    let (line, column) = place(node.document().input_text(), node.range().start);
    let params: BTreeMap<String, String> =
        params.iter().map(|(key, value)| ((*key).to_owned(), excerpt(value))).collect();
    let source = node.document().input_text().get(node.range()).unwrap_or_default();
    // An excerpt is short; what follows may be the whole document.
    let source = &source[..source.floor_char_boundary(1000.min(source.len()))];
    Problem { code, params, line, column, excerpt: excerpt(source) }
}

/// The line on which an element begins, from 1.
pub(crate) fn row(node: Node<'_, '_>) -> u32 {
    place(node.document().input_text(), node.range().start).0
}

/// Line and column of a byte, both from 1. The tree's own way to them looks at each character before.
fn place(text: &str, at: usize) -> (u32, u32) {
    let before = &text[..at];
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    (number(line), number(before[start..].chars().count() + 1))
}

/// The elements that are `wanted`, none of them inside another.
pub(crate) fn outermost<'a, 'd>(
    root: Node<'a, 'd>,
    wanted: &dyn Fn(Node<'a, 'd>) -> bool,
) -> Vec<Node<'a, 'd>> {
    let (mut found, mut waiting) = (Vec::new(), vec![root]);
    while let Some(node) = waiting.pop() {
        if wanted(node) {
            found.push(node);
        } else {
            waiting.extend(node.children().rev().filter(Node::is_element));
        }
    }
    found
}

/// Which elements were read, so that the others can be told.
#[derive(Debug, Default)]
pub(crate) struct Taken {
    whole: HashSet<NodeId>,
}

impl Taken {
    /// This element was read, with everything in it.
    pub fn take(&mut self, node: Node<'_, '_>) {
        self.whole.insert(node.id());
    }

    /// As [`at`], and it was read.
    pub fn at<'a, 'd>(&mut self, node: Node<'a, 'd>, path: &str) -> Option<Node<'a, 'd>> {
        let found = at(node, path);
        found.into_iter().for_each(|node| self.take(node));
        found
    }

    /// As [`line_at`], and it was read.
    pub fn line_at(&mut self, node: Node<'_, '_>, path: &str) -> String {
        self.at(node, path).map(line).unwrap_or_default()
    }

    /// The outermost elements below `root` that say something and of which nothing was read.
    pub fn rest(&self, root: Node<'_, '_>) -> Vec<Problem> {
        self.some(root, MOST_TOLD)
    }

    /// As [`Taken::rest`], so `many` at most.
    pub fn some(&self, root: Node<'_, '_>, many: usize) -> Vec<Problem> {
        let mut found = Vec::new();
        self.collect(root, many, &mut found);
        found
    }

    fn collect(&self, node: Node<'_, '_>, many: usize, found: &mut Vec<Problem>) {
        for child in node.children().filter(|child| child.is_element() && !self.whole.contains(&child.id())) {
            if found.len() >= many {
                return;
            }
            if child.descendants().any(|inner| self.whole.contains(&inner.id())) {
                self.collect(child, many, found);
            } else if child.descendants().any(says) {
                found.push(problem(ELEMENT_NOT_HELD, child, &[("name", child.tag_name().name())]));
            }
        }
    }
}

fn says(node: Node<'_, '_>) -> bool {
    match node.text().filter(|_| node.is_text()) {
        Some(text) => !text.trim().is_empty(),
        None => node.attributes().any(|attribute| !attribute.value().trim().is_empty()),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::*;

    fn check(xml: &str, expected: &str) {
        let text = text(xml.as_bytes()).unwrap();
        assert_eq!(line(parse(&text).unwrap().root_element()), expected, "{xml}");
    }

    #[test]
    fn what_agencies_send() {
        check("<a>甲&nbsp;乙</a>", "甲\u{a0}乙");
        check("<a>&ldquo;R&D&rdquo; AT&T; &amp; &#x4e2d;&#0;</a>", "“R&D” AT&T; & 中");
        check("<a><![CDATA[&nbsp; <b>]]>&mdash;</a>", "&nbsp; <b>—");
        check("<!DOCTYPE a [<!ENTITY x \"y & z>\">]><a>1\u{8}2</a>", "12");
        check("\u{feff}\n<?xml version=\"1.0\" encoding=\"utf-8\"?><x:a xmlns:x=\"u\">字</x:a>", "字");
    }

    #[test]
    fn other_encodings() {
        let xml = "<?xml version=\"1.0\" encoding=\"GB2312\"?><a>江苏省稿件正文测试</a>";
        let bytes = gaotai_language::encoding::encode(xml, "GB18030").unwrap();
        assert_eq!(line(parse(&text(&bytes).unwrap()).unwrap().root_element()), "江苏省稿件正文测试");
    }

    #[test]
    fn entities_do_not_explode() {
        let levels = (1..20).fold("<!ENTITY e0 \"ha\">".to_owned(), |all, n| {
            format!("{all}<!ENTITY e{n} \"&e{0};&e{0};&e{0};&e{0};&e{0};&e{0};&e{0};&e{0};\">", n - 1)
        });
        let bomb = format!("<!DOCTYPE a [{levels}]><a>&e19;</a>");
        let text = text(bomb.as_bytes()).unwrap();
        assert!(
            parse(&text).is_ok_and(|read| line(read.root_element()).len() < 100) || parse(&text).is_err()
        );
    }

    #[test]
    fn errors_say_where() {
        let text = text(b"<a>\n<b></a>").unwrap();
        assert!(matches!(parse(&text), Err(ImportError::Malformed { line: 2, .. })));
        assert_eq!(super::text(b" \n"), Err(ImportError::Empty));
        assert!(matches!(super::text(b"\x89PNG\r\n\x1a\n\0\0"), Err(ImportError::NotText { .. })));
    }

    #[test]
    fn what_was_not_read_is_told() {
        let text = text("<a><b><c>1</c><d x='2'/></b>\n<e><f/></e><g>3<h/></g></a>".as_bytes()).unwrap();
        let read = parse(&text).unwrap();
        let mut taken = Taken::default();
        assert_eq!(taken.line_at(read.root_element(), "b/c"), "1");
        let rest = taken.rest(read.root_element());
        let told: Vec<(&str, u32, &str)> =
            rest.iter().map(|p| (p.params["name"].as_str(), p.line, p.excerpt.as_str())).collect();
        assert_eq!(told, [("d", 1, "<d x='2'/>"), ("g", 2, "<g>3<h/></g>")]);
    }
}
