//! What the vault holds.

use crate::Instant;
use gaotai_article::{ArticleId, BlockId, Hash};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

/// An entry's identifier: UUID version 7.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntryId(pub Uuid);

impl EntryId {
    /// A new one.
    pub(super) fn fresh() -> Self {
        EntryId(Uuid::now_v7())
    }
}

impl fmt::Display for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

impl fmt::Debug for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EntryId({self})")
    }
}

impl FromStr for EntryId {
    type Err = uuid::Error;
    fn from_str(text: &str) -> Result<Self, uuid::Error> {
        Uuid::parse_str(text).map(EntryId)
    }
}

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Text.
    Note,
    /// Somebody who can be reached.
    Contact,
    /// A file.
    Document,
    /// A file with sound.
    Recording,
}

impl Kind {
    /// As it stands in the table.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Note => "note",
            Kind::Contact => "contact",
            Kind::Document => "document",
            Kind::Recording => "recording",
        }
    }
}

/// A name that is no kind.
#[derive(Debug, thiserror::Error)]
#[error("no kind of entry")]
pub struct NoKind;

impl FromStr for Kind {
    type Err = NoKind;
    fn from_str(name: &str) -> Result<Self, NoKind> {
        let all = [Kind::Note, Kind::Contact, Kind::Document, Kind::Recording];
        all.into_iter().find(|kind| kind.name() == name).ok_or(NoKind)
    }
}

/// What was agreed about naming a source.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Attribution {
    /// Nothing was agreed yet.
    #[default]
    Unsettled,
    /// On record: may be quoted by name.
    OnRecord,
    /// May be quoted without a name.
    Unnamed,
    /// May be used, not quoted.
    Background,
    /// May not be used.
    OffRecord,
}

/// How somebody can be reached, and what was agreed.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Contact {
    /// What this person does there.
    pub role: String,
    /// Where.
    pub organisation: String,
    /// Telephone.
    pub phone: String,
    /// An account of a messenger.
    pub messenger: String,
    /// E-mail.
    pub email: String,
    /// When and how to get through safely.
    pub reach: String,
    /// What was agreed about naming.
    pub attribution: Attribution,
}

/// The place in the story that an entry belongs to. The block's id lives through edits; where
/// the block is gone the quotation still says what it was.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// The block.
    pub block: BlockId,
    /// The words that were selected; empty for the whole block.
    pub quote: String,
    /// Where they began in the block's text, in UTF-16 units.
    pub from: u32,
    /// Where they ended.
    pub to: u32,
}

/// What is written in an entry. Each saved state of it is one of these.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Content {
    /// A contact's name, a document's title; may be empty.
    pub title: String,
    /// Markdown-light.
    pub text: String,
    /// Of contacts.
    pub contact: Option<Contact>,
    /// Where in the story; none for the story as a whole.
    pub anchor: Option<Anchor>,
}

/// A file of the vault.
#[derive(Clone, PartialEq, Eq)]
pub struct File {
    /// Its content, and so its place under `vault/`.
    pub hash: Hash,
    /// Media type.
    pub mime: String,
    /// The file's name when it came in, without a path.
    pub name: String,
    /// Length.
    pub bytes: u64,
}

/// An entry of the vault.
#[derive(Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its identifier.
    pub id: EntryId,
    /// The story it belongs to.
    pub story: ArticleId,
    /// What it is.
    pub kind: Kind,
    /// What is written in it.
    pub content: Content,
    /// The file, of documents and recordings.
    pub file: Option<File>,
    /// Who wrote in it last.
    pub person: String,
    /// When it was made.
    pub created: Instant,
    /// When it was changed last.
    pub changed: Instant,
    /// Since when it waits to be removed for good.
    pub trashed: Option<Instant>,
}

/// An entry that is to be made.
#[derive(Clone, PartialEq, Eq)]
pub struct NewEntry {
    /// The story it belongs to.
    pub story: ArticleId,
    /// What it is.
    pub kind: Kind,
    /// What is written in it.
    pub content: Content,
}

/// What an entry said before.
#[derive(Clone, PartialEq, Eq)]
pub struct State {
    /// What it said.
    pub content: Content,
    /// Whose words.
    pub person: String,
    /// Since when.
    pub time: Instant,
}

impl Content {
    /// Whether the words are in any field, in whatever case.
    pub(super) fn has(&self, words: &str) -> bool {
        let contact = self
            .contact
            .iter()
            .flat_map(|of| [&of.role, &of.organisation, &of.phone, &of.messenger, &of.email, &of.reach]);
        let anchor = self.anchor.iter().map(|anchor| &anchor.quote);
        [&self.title, &self.text]
            .into_iter()
            .chain(contact)
            .chain(anchor)
            .any(|field| field.to_lowercase().contains(words))
    }
}

/// Debug that says which, never what.
macro_rules! silent {
    ($($type:ident),+) => {$(
        impl fmt::Debug for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($type), "(…)"))
            }
        }
    )+};
}

silent!(Contact, Anchor, Content, File, NewEntry, State);

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Entry({})", self.id)
    }
}
