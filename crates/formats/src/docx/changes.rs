//! Suggestions as Word tracks them: what it can say of runs, of ends of paragraphs and of whole blocks.

use super::names::Role;
use chrono::{DateTime, FixedOffset, SecondsFormat, Utc};
use gaotai_article::suggest::{Shape, Verdict, resolve};
use gaotai_article::{Act, ActKind, Article, Block, BlockId, Doc, ParagraphStyle};
use std::collections::{HashMap, HashSet};

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// It is new.
    Insert,
    /// It is to go.
    Delete,
}

/// Who did what, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Change {
    /// What.
    pub kind: Kind,
    /// As suggestions name people.
    pub person: String,
    /// RFC 3339.
    pub time: String,
}

impl Change {
    fn of(kind: Kind, act: &Act) -> Change {
        Change { kind, person: act.person.clone(), time: act.time.clone() }
    }
}

/// A moment as Word writes it: UTC, to the second.
pub(crate) fn written(time: &str) -> String {
    let parsed = DateTime::parse_from_rfc3339(time);
    parsed.map(|time| time.with_timezone(&Utc).to_rfc3339_opts(SecondsFormat::Secs, true)).unwrap_or_default()
}

/// A moment that a document tells, at the newsroom's offset; LibreOffice writes none.
pub(crate) fn read(text: &str, offset: FixedOffset) -> Option<DateTime<FixedOffset>> {
    let parsed = DateTime::parse_from_rfc3339(text).ok().map(|time| time.with_timezone(&offset));
    parsed.or_else(|| {
        let naive = chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S").ok()?;
        naive.and_local_timezone(offset).single()
    })
}

/// What is suggested of blocks, by the block.
#[derive(Debug, Default)]
pub(crate) struct Marks {
    whole: HashMap<BlockId, Change>,
    end: HashMap<BlockId, Change>,
    former: HashMap<BlockId, (Change, Role)>,
}

impl Marks {
    /// Those of a story in which [`settled`] has left nothing else.
    pub fn of(doc: &Doc) -> Marks {
        let mut marks = Marks::default();
        zone(&leaves(&doc.body), doc, &mut marks);
        cells(&doc.body, &mut |content| {
            let leaves: Vec<Leaf> = content.iter().map(|one| Leaf { id: one.id, text: true }).collect();
            zone(&leaves, doc, &mut marks);
        });
        marks
    }

    /// The block as a whole is new or to go.
    pub fn whole(&self, id: BlockId) -> Option<&Change> {
        self.whole.get(&id)
    }

    /// The end of the paragraph is new or to go.
    pub fn end(&self, id: BlockId) -> Option<&Change> {
        self.end.get(&id)
    }

    /// The paragraph was something else.
    pub fn former(&self, id: BlockId) -> Option<&(Change, Role)> {
        self.former.get(&id)
    }
}

/// A block without blocks in it.
#[derive(Debug, Clone, Copy)]
struct Leaf {
    id: BlockId,
    text: bool,
}

fn leaves(blocks: &[Block]) -> Vec<Leaf> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::List { items, .. } => items.iter().for_each(|item| found.extend(leaves(&item.content))),
            Block::Quote { content, .. } => {
                found.extend(content.iter().map(|one| Leaf { id: one.id, text: true }));
            }
            Block::Box { content, .. } => found.extend(leaves(content)),
            Block::Paragraph(_) | Block::SectionHead { .. } => {
                found.push(Leaf { id: block.id(), text: true })
            }
            other => found.push(Leaf { id: other.id(), text: false }),
        }
    }
    found
}

fn cells(blocks: &[Block], with: &mut dyn FnMut(&[gaotai_article::Paragraph])) {
    for block in blocks {
        match block {
            Block::Table { rows, .. } => {
                rows.iter().flat_map(|row| &row.cells).for_each(|cell| with(&cell.content));
            }
            Block::Box { content, .. } => cells(content, with),
            Block::List { items, .. } => items.iter().for_each(|item| cells(&item.content, with)),
            _ => {}
        }
    }
}

fn zone(leaves: &[Leaf], doc: &Doc, marks: &mut Marks) {
    let acts = |id: &BlockId| doc.suggested.get(id).map(Vec::as_slice).unwrap_or_default();
    for (at, leaf) in leaves.iter().enumerate() {
        for act in acts(&leaf.id) {
            let before = at.checked_sub(1).map(|before| leaves[before].id);
            match (act.kind, before) {
                (ActKind::Insert, _) => {
                    marks.whole.insert(leaf.id, Change::of(Kind::Insert, act));
                }
                (ActKind::Delete, _) => {
                    marks.whole.insert(leaf.id, Change::of(Kind::Delete, act));
                }
                (ActKind::Split, Some(before)) => {
                    marks.end.insert(before, Change::of(Kind::Insert, act));
                }
                (ActKind::Join, Some(before)) => {
                    marks.end.insert(before, Change::of(Kind::Delete, act));
                }
                (ActKind::Change, _) => {
                    if let Some(role) = act.was.as_ref().and_then(former) {
                        marks.former.insert(leaf.id, (Change::of(Kind::Insert, act), role));
                    }
                }
                _ => {}
            }
        }
    }
}

/// The style that a paragraph had, where only the style changed.
pub(crate) fn former(was: &Shape) -> Option<Role> {
    if was.path.is_some() {
        return None;
    }
    match was.name.as_str() {
        "paragraph" => {
            let style = was.attrs.get("style").cloned().unwrap_or_default();
            Some(Role::Body(serde_json::from_value(style).unwrap_or(ParagraphStyle::Body)))
        }
        "section_head" => {
            let level = was.attrs.get("level").and_then(serde_json::Value::as_u64).unwrap_or(2);
            Some(Role::Heading(if level == 3 { 3 } else { 2 }))
        }
        _ => None,
    }
}

/// The story with every suggestion decided that Word has no words for, as if it were accepted.
pub(crate) fn settled(article: &Article) -> Article {
    let mut odd: HashSet<String> = HashSet::new();
    let doc = &article.doc;
    let leaves: HashMap<BlockId, bool> =
        leaves(&doc.body).into_iter().map(|leaf| (leaf.id, leaf.text)).collect();
    let mut inside: HashSet<BlockId> = HashSet::new();
    cells(&doc.body, &mut |content| inside.extend(content.iter().map(|one| one.id)));
    for (id, acts) in &doc.suggested {
        let leaf = leaves.get(id).copied().or_else(|| inside.contains(id).then_some(true));
        for act in acts {
            let said = match act.kind {
                ActKind::Insert | ActKind::Delete => leaf.is_some(),
                ActKind::Split | ActKind::Join => leaf == Some(true),
                ActKind::Change => leaf == Some(true) && act.was.as_ref().and_then(former).is_some(),
            };
            if !said {
                odd.insert(act.id.clone());
            }
        }
    }
    let mut of_runs = |content: &[gaotai_article::Inline]| {
        for mark in content.iter().flat_map(gaotai_article::Inline::marks) {
            if let gaotai_article::Mark::Modification(change) = mark
                && ["link", "only"].contains(&change.mark.as_str())
            {
                odd.insert(change.id.clone());
            }
        }
    };
    gaotai_article::HeadPart::ALL.into_iter().for_each(|part| of_runs(&doc.head.line(part).content));
    doc.body.iter().for_each(|block| block.each_line(&mut of_runs));
    let decide = |id: &str| if odd.contains(id) { Verdict::Accept } else { Verdict::Keep };
    let doc = if odd.is_empty() { doc.clone() } else { resolve(doc, &decide) };
    Article { id: article.id, doc, slip: article.slip.clone() }
}
