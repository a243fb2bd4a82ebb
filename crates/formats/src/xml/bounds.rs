//! What no document of a newsroom is: so deep or so crowded that reading it would cost the square of its size.

use super::read::skipped;
use crate::ImportError;

/// Elements inside of elements.
const DEEPEST: usize = 1_000;
/// Attributes of one element: each is compared with those before it.
const MOST_ATTRIBUTES: usize = 256;
/// Namespaces that one element declares: all that stand around it are kept for each. A document of Word declares 35.
const MOST_NAMESPACES: usize = 64;

/// Looks at the tags of a text, whether they fit or not.
///
/// # Errors
/// Where the first tag stands that goes too far.
pub(super) fn check(text: &str) -> Result<(), ImportError> {
    let (mut rest, mut depth) = (text, 0_usize);
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        let skipped = skipped(rest);
        if skipped > 0 {
            rest = &rest[skipped..];
            continue;
        }
        let tag = tag(rest);
        depth = match tag.kind {
            Kind::Start => depth + 1,
            Kind::End => depth.saturating_sub(1),
            Kind::Empty => depth,
        };
        let wrong = if depth > DEEPEST {
            Some(format!("elements nested deeper than {DEEPEST}"))
        } else if tag.attributes > MOST_ATTRIBUTES || tag.namespaces > MOST_NAMESPACES {
            Some(format!(
                "an element with more than {MOST_ATTRIBUTES} attributes or {MOST_NAMESPACES} namespaces"
            ))
        } else {
            None
        };
        if let Some(problem) = wrong {
            let before = &text[..text.len() - rest.len()];
            let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
            return Err(ImportError::Malformed { line: u32::try_from(line).unwrap_or(u32::MAX), problem });
        }
        rest = &rest[tag.length..];
    }
    Ok(())
}

enum Kind {
    Start,
    End,
    Empty,
}

struct Tag {
    kind: Kind,
    length: usize,
    attributes: usize,
    namespaces: usize,
}

/// The tag at the start of the text; quoted values may hold anything.
fn tag(text: &str) -> Tag {
    let bytes = text.as_bytes();
    let (mut quote, mut at, mut attributes) = (0_u8, 1, 0);
    while at < bytes.len() {
        let byte = bytes[at];
        match byte {
            _ if quote != 0 => quote = if byte == quote { 0 } else { quote },
            b'"' | b'\'' => quote = byte,
            b'=' => attributes += 1,
            b'>' => break,
            _ => {}
        }
        at += 1;
    }
    let kind = match (bytes.get(1), bytes.get(at.saturating_sub(1))) {
        (Some(b'/'), _) => Kind::End,
        (_, Some(b'/')) => Kind::Empty,
        _ => Kind::Start,
    };
    let length = (at + 1).min(bytes.len());
    // Only what has many attributes can declare many namespaces.
    let namespaces = if attributes > MOST_NAMESPACES { text[..length].matches("xmlns").count() } else { 0 };
    Tag { kind, length, attributes, namespaces }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_line(text: &str, expected: Option<u32>) {
        let found = check(text).err().map(|error| match error {
            ImportError::Malformed { line, .. } => line,
            other => panic!("{other}"),
        });
        assert_eq!(found, expected, "{}", &text[..text.len().min(80)]);
    }

    #[test]
    fn what_goes_too_far() {
        check_line(&"<a>".repeat(DEEPEST), None);
        check_line(&format!("\n{}", "<a>\n".repeat(DEEPEST + 1)), Some(DEEPEST as u32 + 2));
        check_line(&"<a></a><b/><!-- <c> --><![CDATA[<d>]]><e x='<>/>'></e>".repeat(3_000), None);
        check_line(&format!("<a{}/>", " b='='".repeat(MOST_ATTRIBUTES)), None);
        check_line(&format!("<a{}/>", " b=''".repeat(MOST_ATTRIBUTES + 1)), Some(1));
        check_line(&format!("<a{}/>", " xmlns:b=''".repeat(MOST_NAMESPACES + 1)), Some(1));
        // As many as documents of Word declare.
        check_line(&format!("<a{}/>", " xmlns:b=''".repeat(35)), None);
        check_line("<a b=\"never closed", None);
        check_line("<", None);
    }
}
