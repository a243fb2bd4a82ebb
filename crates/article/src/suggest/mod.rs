//! Suggestions (修订): what stands in a story and waits for a yes or no.
//!
//! Runs carry them as marks ([`crate::Mark::Insertion`], `Deletion`, `Modification`),
//! blocks as [`Act`]s, which the attribute `suggested` of every node of the body holds in
//! JSON and [`crate::Doc::suggested`] beside the blocks in Rust. All marks and acts with
//! one id are one suggestion.

mod places;
mod resolve;
pub mod tree;

pub use places::Placed;
pub use resolve::{Decide, Verdict, decided_runs, former_shell, resolve, resolve_tree};

use crate::{Article, BlockId, Doc, HeadPart};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The acts of every block that has some, by the block's id; no list is empty.
pub type Suggested = BTreeMap<BlockId, Vec<Act>>;

/// What is suggested of a block as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActKind {
    /// The break before this text block is new.
    Split,
    /// The break before this text block is to go.
    Join,
    /// Its kind, attributes or place in containers were others.
    Change,
    /// It is new, or came here from elsewhere.
    Insert,
    /// It is to go, or stands here no more.
    Delete,
}

/// One thing that somebody suggests of a block.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Act {
    /// What is suggested.
    #[serde(rename = "act")]
    pub kind: ActKind,
    /// UUID of the suggestion; several acts and runs may share one.
    pub id: String,
    /// The person who suggested it.
    pub person: String,
    /// RFC 3339 with offset.
    pub time: String,
    /// Of a `change`: how the block was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub was: Option<Shape>,
    /// Of a `delete`: the id that the block gets back, because its own lives on elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<BlockId>,
}

impl Act {
    /// One by this person.
    pub fn new(kind: ActKind, by: &crate::Suggestion) -> Act {
        Act { kind, id: by.id.clone(), person: by.person.clone(), time: by.time.clone(), was: None, of: None }
    }
}

/// A node without what stands in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Shape {
    /// The node's name.
    #[serde(rename = "type")]
    pub name: String,
    /// Its attributes, without `suggested`; of a container in a path with `id`, else without.
    #[serde(default)]
    pub attrs: Map<String, Value>,
    /// The containers around it, from the body inwards; absent when it stood where it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<Vec<Shape>>,
}

impl Doc {
    /// Whether anything is suggested in it.
    pub fn is_suggested(&self) -> bool {
        let mut found = !self.suggested.is_empty();
        let mut look = |runs: &[crate::Inline]| found = found || runs.iter().any(crate::Inline::is_suggested);
        HeadPart::ALL.into_iter().for_each(|part| look(&self.head.line(part).content));
        self.body.iter().for_each(|block| block.each_line(&mut |runs| look(runs)));
        found
    }

    /// Whether anything is suggested of a block of the body or of what stands in it.
    pub fn is_suggested_in(&self, block: &crate::Block) -> bool {
        let mut found = false;
        block.each_id(&mut |id| found = found || self.suggested.contains_key(&id));
        block.each_line(&mut |runs| found = found || runs.iter().any(crate::Inline::is_suggested));
        found
    }

    /// Meets the person of every run's and every block's suggestion, so that files of others can name ours.
    pub fn each_suggester(&mut self, with: &mut dyn FnMut(&mut String)) {
        let mut line = |runs: &mut Vec<crate::Inline>| {
            let marks = runs.iter_mut().flat_map(crate::Inline::marks_mut);
            marks.filter_map(crate::Mark::suggester).for_each(&mut *with);
        };
        HeadPart::ALL.into_iter().for_each(|part| line(&mut self.head.line_mut(part).content));
        self.body.iter_mut().for_each(|block| block.each_line_mut(&mut line));
        self.suggested.values_mut().flatten().for_each(|act| with(&mut act.person));
    }

    /// The ids of all suggestions, each once, blocks' acts first.
    pub fn suggestions(&self) -> Vec<String> {
        let mut ids: Vec<String> = Vec::new();
        let mut met = std::collections::HashSet::new();
        let mut meet = |id: &str| ids.extend(met.insert(id.to_owned()).then(|| id.to_owned()));
        let mut here = std::collections::HashSet::new();
        self.body.iter().for_each(|block| block.each_id(&mut |id| here.extend([id])));
        let acts = self.suggested.iter().filter(|(id, _)| here.contains(id)).flat_map(|(_, acts)| acts);
        acts.for_each(|act| meet(&act.id));
        let mut look = |runs: &[crate::Inline]| {
            runs.iter()
                .flat_map(crate::Inline::marks)
                .filter_map(crate::Mark::suggestion)
                .for_each(&mut meet);
        };
        HeadPart::ALL.into_iter().for_each(|part| look(&self.head.line(part).content));
        self.body.iter().for_each(|block| block.each_line(&mut |runs| look(runs)));
        ids
    }

    /// As if everything suggested were accepted.
    pub fn accepted(&self) -> Cow<'_, Doc> {
        self.decided(Verdict::Accept)
    }

    /// As it was before anything was suggested.
    pub fn as_it_was(&self) -> Cow<'_, Doc> {
        self.decided(Verdict::Reject)
    }

    fn decided(&self, verdict: Verdict) -> Cow<'_, Doc> {
        if self.is_suggested() { Cow::Owned(resolve(self, &|_| verdict)) } else { Cow::Borrowed(self) }
    }
}

impl Article {
    /// As if everything suggested were accepted: what counts, searches, pages and exports read.
    pub fn accepted(&self) -> Cow<'_, Article> {
        self.with(self.doc.accepted())
    }

    /// As it was before anything was suggested.
    pub fn as_it_was(&self) -> Cow<'_, Article> {
        self.with(self.doc.as_it_was())
    }

    fn with<'a>(&'a self, doc: Cow<'a, Doc>) -> Cow<'a, Article> {
        match doc {
            Cow::Borrowed(_) => Cow::Borrowed(self),
            Cow::Owned(doc) => Cow::Owned(Article { id: self.id, doc, slip: self.slip.clone() }),
        }
    }
}
