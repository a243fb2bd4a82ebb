//! Which format a file is of.

use crate::package::bundle;
use crate::{FORMATS, Format};

/// How much of a file is looked at, in bytes.
const LOOKED_AT: usize = 64 << 10;

/// How sure a file is of a format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Claim {
    /// Nothing says so.
    Not,
    /// It may be read as such, if nothing better claims it.
    Possible,
    /// It says so itself.
    Certain,
}

/// How a file begins.
#[derive(Debug, Clone)]
pub struct Start<'a> {
    /// The file's bytes, all of them.
    pub bytes: &'a [u8],
    /// Its first 64 KiB as text, without white space in front; empty when it is no text.
    pub text: String,
}

/// The first element of an XML document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Root<'a> {
    /// Its name without prefix.
    pub name: &'a str,
    /// What stands between `<` and `>`: attributes and namespaces.
    pub tag: &'a str,
}

impl<'a> Start<'a> {
    /// Of these bytes.
    pub fn of(bytes: &'a [u8]) -> Start<'a> {
        let decoded = gaotai_language::encoding::decode(&bytes[..bytes.len().min(LOOKED_AT)]);
        let text = decoded.map(|decoded| decoded.text.trim_start().to_owned()).unwrap_or_default();
        Start { bytes, text }
    }

    /// The first element, past declaration, document type and comments.
    pub fn root(&self) -> Option<Root<'_>> {
        let mut rest = self.text.as_str();
        loop {
            rest = rest.trim_start();
            rest = if let Some(comment) = rest.strip_prefix("<!--") {
                comment.split_once("-->")?.1
            } else if let Some(instruction) = rest.strip_prefix("<?") {
                instruction.split_once("?>")?.1
            } else if rest.starts_with("<!") {
                after_doctype(rest)?
            } else {
                break;
            };
        }
        let tag = rest.strip_prefix('<')?.split('>').next()?;
        let full = tag.split(|c: char| c.is_whitespace() || c == '/').next()?;
        let name = full.rsplit(':').next()?;
        let named = name.chars().next().is_some_and(|c| c.is_alphabetic() || c == '_');
        named.then_some(Root { name, tag })
    }

    /// Whether it is a zip.
    pub fn is_zip(&self) -> bool {
        self.bytes.starts_with(b"PK\x03\x04")
    }
}

/// What follows a document type, which may hold declarations in brackets.
fn after_doctype(text: &str) -> Option<&str> {
    let end = text.find('>')?;
    match text[..end].find('[') {
        None => Some(&text[end + 1..]),
        Some(_) => Some(text.split_once(']')?.1.split_once('>')?.1),
    }
}

/// The format of a file, by the name's extension, and among those that share it by what the
/// file says. What says nothing at all goes to the reader of plain text, which says what it is
/// instead.
pub fn detect(name: &str, bytes: &[u8]) -> Option<&'static Format> {
    let start = Start::of(bytes);
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase());
    let read = || FORMATS.iter().filter(|format| format.import.is_some());
    let named = extension.and_then(|extension| {
        best(read().filter(|format| format.extensions.contains(&extension.as_str())), &start)
    });
    match named {
        // A name that the file itself gives the lie.
        Some((_, Claim::Not)) => best(read(), &start).filter(|(_, claim)| *claim == Claim::Certain).or(named),
        Some(named) => Some(named),
        None => best(read(), &start),
    }
    .map(|(format, claim)| if claim == Claim::Certain { format } else { packed(&start).unwrap_or(format) })
}

/// A zip that no format says to be its own may hold stories of several.
fn packed(start: &Start<'_>) -> Option<&'static Format> {
    (start.is_zip() && (bundle::FORMAT.claims)(start) == Claim::Certain).then_some(&bundle::FORMAT)
}

/// The surest one; the first of equals.
fn best(
    formats: impl Iterator<Item = &'static Format>,
    start: &Start<'_>,
) -> Option<(&'static Format, Claim)> {
    let claimed = formats.map(|format| (format, (format.claims)(start)));
    claimed.reduce(|best, other| if other.1 > best.1 { other } else { best })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, content: &str, expected: &str) {
        let found = detect(name, content.as_bytes()).map(|format| format.id);
        assert_eq!(found, Some(expected), "{name} {content:?}");
    }

    #[test]
    fn formats_of_files() {
        check("a.txt", "<html>", "text");
        check("a.TXT", "字", "text");
        check("a.html", "字", "html");
        check("a.HTM", "字", "html");
        check("a.md", "字", "markdown");
        check("a.json", "{}", "ninjs");
        check("a", "字", "text");
        check("a", "<!DOCTYPE html><p>字", "html");
        check("a", "<?xml version=\"1.0\"?>\n<html xmlns=\"x\"><body>字", "html");
        check("page.aspx", "\n<HTML lang=zh>", "html");
        check("a", "---\ntitle: 字\n---\n", "markdown");
        check("a", "{\"uri\": \"urn:x\"}", "ninjs");
        check("a.html", "{\"uri\": \"urn:x\"}", "ninjs");
        check("a.jpg", "\u{0}\u{1}", "text");
    }

    #[test]
    fn first_elements() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(Start::of(text.as_bytes()).root().map(|root| root.name), expected, "{text:?}");
        };
        check("<a/>", Some("a"));
        check("\u{feff}<?xml version='1.0'?><!-- <b> -->\n<x:a y='1'>", Some("a"));
        check("<!DOCTYPE nitf SYSTEM \"nitf.dtd\" [<!ENTITY x \"y>\">]>\n<nitf>", Some("nitf"));
        check("<!doctype html><p>", Some("p"));
        check("3 < 4", None);
        check("<!-- open", None);
        check("< a>", None);
        check("", None);
    }
}
