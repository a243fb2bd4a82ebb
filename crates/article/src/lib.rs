//! The news story: its blocks, marks and slip, its identifiers and its one JSON.
//!
//! Everything else in Gaotai speaks of a story through this crate. It touches no
//! file, clock or random source: ids and times come in from outside.
//!
//! - [`Article`] is the whole story: text ([`Doc`]) and story details ([`Slip`]).
//! - [`codec`] is the one versioned JSON; [`spec`] is the list of nodes and marks
//!   that the editor's schema must equal.
//! - [`profile::Profile`] is a kind of story: what it starts with and what it needs.
//! - [`suggest`] is what waits for a yes or no: acts of blocks, and how a story reads with them decided.
//! - [`Change`] is what the journal keeps of an edit; Rust alone can replay it.

pub mod change;
pub mod codec;
pub mod id;
pub mod inline;
pub mod node;
pub mod profile;
pub mod slip;
pub mod spec;
pub mod suggest;
pub mod text;

pub use change::{Change, ChangeError};
pub use codec::{CodecError, FORMAT, VERSION};
pub use id::{ArticleId, BlockId, Hash, Hasher, IdSource};
pub use inline::{Inline, Mark, Modification, Suggestion, normalize};
pub use node::{
    Block, BoxKind, Cell, CellKind, Crop, Doc, Focus, Head, HeadPart, Line, ListItem, Only, Paragraph,
    ParagraphStyle, QuoteKind, Row, WidthHint,
};
pub use slip::Slip;
pub use suggest::{Act, ActKind, Suggested};

/// A whole story as it stands at one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Article {
    /// Stays the same for the life of the story; UUID version 7.
    pub id: ArticleId,
    /// Everything that is text on the paper.
    pub doc: Doc,
    /// 稿签: what is known about the story.
    pub slip: Slip,
}

impl Article {
    /// An empty story in `language` (BCP 47): a head of empty lines and one empty paragraph.
    pub fn new(id: ArticleId, language: &str, ids: &mut dyn IdSource) -> Self {
        Article { id, doc: Doc::empty(ids), slip: Slip { language: language.to_owned(), ..Slip::default() } }
    }
}
