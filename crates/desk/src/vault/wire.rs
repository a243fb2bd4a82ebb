//! What travels between the vault and its panel. None of it prints itself.

use crate::{Failure, FailureCode};
use gaotai_article::BlockId;
use gaotai_store::vault::{Anchor, Attribution, Contact, Content, Entry, Kind, State};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Two copies of one enum: the store's and the one that travels.
macro_rules! mirrored {
    ($(#[$doc:meta])* $wire:ident = $store:ident { $($(#[$each:meta])* $variant:ident,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
        #[serde(rename_all = "snake_case")]
        pub enum $wire {
            $($(#[$each])* $variant,)+
        }

        impl From<$store> for $wire {
            fn from(of: $store) -> Self {
                match of { $($store::$variant => $wire::$variant,)+ }
            }
        }

        impl From<$wire> for $store {
            fn from(of: $wire) -> Self {
                match of { $($wire::$variant => $store::$variant,)+ }
            }
        }
    };
}

mirrored! {
    /// What an entry of the vault is.
    VaultKind = Kind {
        /// Text.
        Note,
        /// Somebody who can be reached.
        Contact,
        /// A file.
        Document,
        /// A file with sound.
        Recording,
    }
}

mirrored! {
    /// What was agreed about naming a source.
    VaultAttribution = Attribution {
        /// Nothing was agreed yet.
        Unsettled,
        /// May be quoted by name.
        OnRecord,
        /// May be quoted without a name.
        Unnamed,
        /// May be used, not quoted.
        Background,
        /// May not be used.
        OffRecord,
    }
}

/// How somebody can be reached, and what was agreed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VaultContact {
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
    pub attribution: VaultAttribution,
}

/// The place in the story that an entry belongs to.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VaultAnchor {
    /// The block's id.
    pub block: String,
    /// The words that were selected; empty for the whole block.
    pub quote: String,
    /// Where they began in the block's text, in UTF-16 units.
    pub from: u32,
    /// Where they ended.
    pub to: u32,
}

/// What is written in an entry.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VaultContent {
    /// A contact's name, a document's title; may be empty.
    pub title: String,
    /// Markdown-light.
    pub text: String,
    /// Of contacts.
    pub contact: Option<VaultContact>,
    /// Where in the story; `null` for the story as a whole.
    pub anchor: Option<VaultAnchor>,
}

/// A file of the vault, for showing.
#[derive(Clone, PartialEq, Eq, Serialize, TS)]
pub struct VaultFile {
    /// Its name when it came in.
    pub name: String,
    /// Media type, by the name's ending.
    pub mime: String,
    /// Length.
    #[ts(type = "number")]
    pub bytes: u64,
}

/// An entry of the vault.
#[derive(Clone, PartialEq, Eq, Serialize, TS)]
pub struct VaultEntry {
    /// UUID.
    pub id: String,
    /// The story it belongs to.
    pub story: String,
    /// What it is.
    pub kind: VaultKind,
    /// What is written in it.
    pub content: VaultContent,
    /// Of documents and recordings.
    pub file: Option<VaultFile>,
    /// Who wrote in it last.
    pub person: String,
    /// When it was made, RFC 3339.
    pub created: String,
    /// When it was changed last, RFC 3339.
    pub changed: String,
    /// Since when it waits to be removed for good; `null` for those that do not.
    pub trashed: Option<String>,
}

/// What an entry said before.
#[derive(Clone, PartialEq, Eq, Serialize, TS)]
pub struct VaultState {
    /// What it said.
    pub content: VaultContent,
    /// Whose words.
    pub person: String,
    /// Since when, RFC 3339.
    pub time: String,
}

impl From<Contact> for VaultContact {
    fn from(of: Contact) -> Self {
        let Contact { role, organisation, phone, messenger, email, reach, attribution } = of;
        VaultContact { role, organisation, phone, messenger, email, reach, attribution: attribution.into() }
    }
}

impl From<VaultContact> for Contact {
    fn from(of: VaultContact) -> Self {
        let VaultContact { role, organisation, phone, messenger, email, reach, attribution } = of;
        Contact { role, organisation, phone, messenger, email, reach, attribution: attribution.into() }
    }
}

impl From<Anchor> for VaultAnchor {
    fn from(of: Anchor) -> Self {
        VaultAnchor { block: of.block.to_string(), quote: of.quote, from: of.from, to: of.to }
    }
}

impl TryFrom<VaultAnchor> for Anchor {
    type Error = Failure;
    fn try_from(of: VaultAnchor) -> Result<Self, Failure> {
        let block: BlockId = of.block.parse().map_err(|_| bad("anchor.block"))?;
        Ok(Anchor { block, quote: of.quote, from: of.from, to: of.to })
    }
}

impl From<Content> for VaultContent {
    fn from(of: Content) -> Self {
        VaultContent {
            title: of.title,
            text: of.text,
            contact: of.contact.map(VaultContact::from),
            anchor: of.anchor.map(VaultAnchor::from),
        }
    }
}

impl TryFrom<VaultContent> for Content {
    type Error = Failure;
    fn try_from(of: VaultContent) -> Result<Self, Failure> {
        Ok(Content {
            title: of.title,
            text: of.text,
            contact: of.contact.map(Contact::from),
            anchor: of.anchor.map(Anchor::try_from).transpose()?,
        })
    }
}

/// The field and not what stood in it.
fn bad(field: &str) -> Failure {
    Failure::new(FailureCode::BadRequest, "a field is not of the form asked for").with("field", field)
}

impl From<Entry> for VaultEntry {
    fn from(of: Entry) -> Self {
        VaultEntry {
            id: of.id.to_string(),
            story: of.story.to_string(),
            kind: of.kind.into(),
            content: of.content.into(),
            file: of.file.map(|file| VaultFile { name: file.name, mime: file.mime, bytes: file.bytes }),
            person: of.person,
            created: of.created.to_rfc3339(),
            changed: of.changed.to_rfc3339(),
            trashed: of.trashed.map(|time| time.to_rfc3339()),
        }
    }
}

impl From<State> for VaultState {
    fn from(of: State) -> Self {
        VaultState { content: of.content.into(), person: of.person, time: of.time.to_rfc3339() }
    }
}
