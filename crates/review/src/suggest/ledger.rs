//! What waits for a yes or no, as a list.

use gaotai_article::suggest::tree::{Inside, Tree};
use gaotai_article::{Act, ActKind, BlockId, Doc, Inline, Mark, Modification, Suggestion, codec, text};
use serde::Serialize;
use std::collections::HashMap;

/// What an open suggestion would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// New text.
    Insertion,
    /// Text that goes.
    Deletion,
    /// Text for other text.
    Replacement,
    /// Punctuation and spaces alone.
    Punctuation,
    /// Bold, links and the like.
    Format,
    /// A paragraph split or joined.
    Break,
    /// Another kind of block, another attribute, another container.
    Kind,
    /// A block that stands elsewhere.
    Move,
    /// A picture that comes, goes or changes.
    Picture,
    /// A table, its rows or its columns.
    Table,
}

impl Kind {
    /// As in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Insertion => "insertion",
            Kind::Deletion => "deletion",
            Kind::Replacement => "replacement",
            Kind::Punctuation => "punctuation",
            Kind::Format => "format",
            Kind::Break => "break",
            Kind::Kind => "kind",
            Kind::Move => "move",
            Kind::Picture => "picture",
            Kind::Table => "table",
        }
    }
}

/// An open suggestion.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// What it would do.
    pub kind: Kind,
    /// Whose it is: the person's id.
    pub person: String,
    /// Since when; RFC 3339 with offset.
    pub time: String,
    /// The block in which it begins.
    pub block: BlockId,
    /// The section head above it; none before the first.
    pub section: Option<String>,
    /// What goes, or what was so before.
    pub was: String,
    /// What comes, or what is so now.
    pub now: String,
}

/// The open suggestions of a doc, in reading order.
pub fn ledger(doc: &Doc) -> Vec<Entry> {
    let mut walk = Walk::default();
    let tree = Tree::read(&codec::encode_doc(doc));
    walk.node(&tree);
    walk.found.into_iter().map(Found::entry).collect()
}

#[derive(Default)]
struct Walk {
    found: Vec<Found>,
    places: HashMap<String, usize>,
    section: Option<String>,
}

/// What is met of one suggestion.
struct Found {
    by: Suggestion,
    block: BlockId,
    section: Option<String>,
    /// Struck and new text.
    struck: String,
    new: String,
    /// Text whose form changes.
    formed: String,
    acts: Vec<(Act, String)>,
}

impl Walk {
    fn meet(&mut self, by: Suggestion, block: BlockId) -> &mut Found {
        let at = *self.places.entry(by.id.clone()).or_insert(self.found.len());
        if at == self.found.len() {
            let section = self.section.clone();
            let (struck, new, formed) = Default::default();
            self.found.push(Found { by, block, section, struck, new, formed, acts: Vec::new() });
        }
        &mut self.found[at]
    }

    fn node(&mut self, tree: &Tree) {
        let id = tree.shell.id();
        for act in &tree.shell.acts {
            let by = Suggestion { id: act.id.clone(), person: act.person.clone(), time: act.time.clone() };
            self.meet(by, id).acts.push((act.clone(), tree.shell.name.clone()));
        }
        match &tree.inside {
            Inside::Runs(runs) => runs.iter().for_each(|run| self.run(run, id)),
            Inside::Nodes(nodes) => nodes.iter().for_each(|node| self.node(node)),
        }
        if tree.shell.name == "section_head" {
            let words = text::plain(tree.runs());
            self.section = (!words.is_empty()).then_some(words).or(self.section.take());
        }
    }

    fn run(&mut self, run: &Inline, block: BlockId) {
        let words = match run {
            Inline::Text { text, .. } => text,
            Inline::HardBreak { .. } => "\n",
        };
        for mark in run.marks() {
            match mark {
                Mark::Insertion(by) => self.meet(by.clone(), block).new.push_str(words),
                Mark::Deletion(by) => self.meet(by.clone(), block).struck.push_str(words),
                Mark::Modification(Modification { id, person, time, .. }) => {
                    let by = Suggestion { id: id.clone(), person: person.clone(), time: time.clone() };
                    self.meet(by, block).formed.push_str(words);
                }
                _ => {}
            }
        }
    }
}

impl Found {
    fn kind(&self) -> Kind {
        let of = |kinds: &[ActKind]| self.acts.iter().any(|(act, _)| kinds.contains(&act.kind));
        let on = |names: &[&str]| self.acts.iter().any(|(_, name)| names.contains(&name.as_str()));
        let moved = self.acts.iter().any(|(act, _)| act.of.is_some()) && of(&[ActKind::Insert]);
        match (self.struck.is_empty(), self.new.is_empty()) {
            _ if moved => Kind::Move,
            _ if on(&["table", "table_row", "table_cell", "table_header"]) => Kind::Table,
            _ if on(&["figure"]) => Kind::Picture,
            _ if of(&[ActKind::Insert]) => Kind::Insertion,
            _ if of(&[ActKind::Delete]) => Kind::Deletion,
            (true, true) if of(&[ActKind::Change]) => Kind::Kind,
            (true, true) if !self.formed.is_empty() => Kind::Format,
            (true, true) => Kind::Break,
            _ if spoken(&self.struck) == spoken(&self.new) => Kind::Punctuation,
            (true, false) => Kind::Insertion,
            (false, true) => Kind::Deletion,
            (false, false) => Kind::Replacement,
        }
    }

    fn entry(self) -> Entry {
        let kind = self.kind();
        let (was, now) = match kind {
            Kind::Format => (self.formed.clone(), self.formed),
            Kind::Kind => {
                let was = self
                    .acts
                    .iter()
                    .find_map(|(act, name)| Some((act.was.as_ref()?.name.clone(), name.clone())));
                was.unwrap_or_default()
            }
            Kind::Break => {
                let split = self.acts.iter().any(|(act, _)| act.kind == ActKind::Split);
                if split { (String::new(), "¶".to_owned()) } else { ("¶".to_owned(), String::new()) }
            }
            _ => (self.struck, self.new),
        };
        let Suggestion { id, person, time } = self.by;
        Entry { id, kind, person, time, block: self.block, section: self.section, was, now }
    }
}

/// What of a text is neither punctuation nor space.
fn spoken(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}
