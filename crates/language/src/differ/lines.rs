//! Which line of one version is which of the other.

use gaotai_article::{BlockId, HeadPart};
use std::collections::HashMap;

/// Where a line stands, as far as it says which lines can be the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// In the title group. There is one of each, whatever its id.
    Head(HeadPart),
    /// A paragraph or section head, wherever it stands.
    Text,
    /// A caption.
    Caption,
    /// A credit.
    Credit,
}

/// A line of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The block's id.
    pub id: BlockId,
    /// Where it stands.
    pub place: Place,
    /// All its characters; a line break is a line feed.
    pub text: String,
}

/// Lines of the old version and lines of the new one that are the same, by their places in
/// the lists. Mostly one and one. None on one side: it went, or came in. Several on one
/// side: it was split, or they were joined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// In order.
    pub old: Vec<usize>,
    /// In order.
    pub new: Vec<usize>,
}

/// Finds them. The groups are in the order of the new version, those without a line in it last.
pub fn align(old: &[Line], new: &[Line]) -> Vec<Group> {
    let key = |line: &Line| match line.place {
        Place::Head(part) => (None, Some(part)),
        _ => (Some(line.id), None),
    };
    let mut left: HashMap<_, usize> = old.iter().enumerate().map(|(at, line)| (key(line), at)).collect();
    let mut groups: Vec<Group> = new
        .iter()
        .enumerate()
        .map(|(at, line)| Group { old: left.remove(&key(line)).into_iter().collect(), new: vec![at] })
        .collect();
    let mut gone: Vec<usize> = left.into_values().collect();
    gone.sort_unstable();
    groups.extend(gone.into_iter().map(|at| Group { old: vec![at], new: Vec::new() }));
    groups
}
