//! XML out and in, for the formats that are XML.
//!
//! Out goes well-formed UTF-8 in which nothing that a story says can be taken for mark-up. In
//! comes what agencies send: any encoding, with or without namespaces, with a document type,
//! with HTML's entities and bare ampersands.

mod bounds;
pub(crate) mod read;
pub(crate) mod write;

/// Whether XML 1.0 lets the character stand in a document.
pub(crate) fn is_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}
