//! The accepted text, in which every run knows where it stands in the story as it is.

use super::tree::{Inside, Tree};
use super::{Verdict, resolve_tree};
use crate::codec;
use crate::spec::{self, Content};
use crate::{BlockId, Doc, Inline, Mark};
use std::collections::HashMap;

/// A doc as if everything suggested were accepted. Its comments are gone.
#[derive(Debug, Clone)]
pub struct Placed {
    /// The doc; each of its runs has a mark of a comment that holds its position.
    pub doc: Doc,
    starts: HashMap<BlockId, usize>,
}

impl Placed {
    /// Reads a doc.
    pub fn of(doc: &Doc) -> Placed {
        let mut tree = Tree::read(&codec::encode_doc(doc));
        let mut starts = HashMap::new();
        stamp(&mut tree, 0, &mut starts);
        let accepted = resolve_tree(tree, &|_| Verdict::Accept);
        let doc = codec::decode_doc(&accepted.value()).unwrap_or_else(|_| doc.accepted().into_owned());
        Placed { doc, starts }
    }

    /// Where a run of this block begins, in UTF-16 units from the beginning of the block's inline
    /// content in the story as it is. What was joined to the block from further down counts on as
    /// the editor's positions do: an end and a beginning of a node are a unit each.
    pub fn at(&self, block: BlockId, run: &Inline) -> Option<usize> {
        let place = run.marks().iter().find_map(|mark| match mark {
            Mark::Comment { id } => id.parse::<usize>().ok(),
            _ => None,
        })?;
        place.checked_sub(*self.starts.get(&block)?)
    }
}

/// Notes the positions, the first of which is in front of the node; gives the one behind it.
fn stamp(node: &mut Tree, before: usize, starts: &mut HashMap<BlockId, usize>) -> usize {
    let (name, id) = (node.shell.name.as_str(), node.shell.id());
    if spec::node(name).is_some_and(|node| node.content == Content::Nothing) {
        return before + 1;
    }
    // The doc itself has no beginning.
    let inner = before + usize::from(name != "doc");
    let end = match &mut node.inside {
        Inside::Nodes(nodes) => nodes.iter_mut().fold(inner, |at, child| stamp(child, at, starts)),
        Inside::Runs(runs) => {
            starts.insert(id, inner);
            runs.iter_mut().fold(inner, stamp_run)
        }
    };
    end + 1
}

fn stamp_run(at: usize, run: &mut Inline) -> usize {
    let (units, marks) = match run {
        Inline::Text { text, marks } => (text.encode_utf16().count(), marks),
        Inline::HardBreak { marks } => (1, marks),
    };
    marks.retain(|mark| !matches!(mark, Mark::Comment { .. }));
    marks.push(Mark::Comment { id: at.to_string() });
    at + units
}
