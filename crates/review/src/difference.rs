//! All of a difference, for programs.

use crate::flat::{Inside, Node, flat, rebuilt};
use crate::text::{Edit, edited, edits};
use gaotai_article::{Article, BlockId, CodecError, codec};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, HashMap, HashSet};

/// What must be done to one state of a story to come to another: applied to the one it gives
/// the other exactly, with ids, attributes, marks, order and slip. Nothing in it says what a
/// person sees; that is [`crate::Comparison`].
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Difference {
    /// Ids of the lines of the title group, where one has another id.
    pub head: Option<Vec<BlockId>>,
    /// Ids of the blocks of the body, where their number or order changed.
    pub body: Option<Vec<BlockId>>,
    /// Nodes that are new or changed, in the reading order of the new state.
    pub nodes: Vec<NodeChange>,
    /// Nodes that are not there any more, in the reading order of the old state.
    pub gone: Vec<BlockId>,
    /// Fields of the slip that changed, each a whole field.
    pub slip: BTreeMap<String, Value>,
}

/// What changed of a node; everything of one that is new.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NodeChange {
    /// The node.
    pub id: BlockId,
    /// Its name, where it is of another kind now.
    pub name: Option<String>,
    /// Attributes that are others now, without the id.
    pub attrs: Map<String, Value>,
    /// Attributes that it has no more, since it is of another kind.
    pub without: Vec<String>,
    /// Ids of the nodes in it, where their number or order changed.
    pub children: Option<Vec<BlockId>>,
    /// How its text changed.
    pub text: Option<Vec<Edit>>,
}

/// Why a difference cannot be applied to a story: it is of another one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ApplyError {
    /// A node that is neither in the story nor in the difference, or is used twice.
    #[error("node {0} is not there, or stands in two places")]
    Missing(BlockId),
    /// An edit that is longer than the text.
    #[error("the text of {0} is not the one that was edited")]
    Text(BlockId),
    /// What comes out is no story.
    #[error(transparent)]
    Codec(#[from] CodecError),
}

impl Difference {
    /// Whether the two are the same.
    pub fn is_empty(&self) -> bool {
        *self == Difference::default()
    }
}

/// What leads from `old` to `new`; the id of the story is not compared.
pub fn between(old: &Article, new: &Article) -> Difference {
    let (from, to) = (flat(old), flat(new));
    let known: HashMap<BlockId, &Node> = from.nodes.iter().map(|node| (node.id, node)).collect();
    let here: HashSet<BlockId> = to.nodes.iter().map(|node| node.id).collect();
    let other = |old: &[BlockId], new: &[BlockId]| (old != new).then(|| new.to_vec());
    Difference {
        head: other(&from.head, &to.head),
        body: other(&from.body, &to.body),
        nodes: to.nodes.iter().filter_map(|node| changed(known.get(&node.id).copied(), node)).collect(),
        gone: from.nodes.iter().map(|node| node.id).filter(|id| !here.contains(id)).collect(),
        slip: slip(old, new),
    }
}

fn slip(old: &Article, new: &Article) -> BTreeMap<String, Value> {
    let fields = |article: &Article| match serde_json::to_value(&article.slip) {
        Ok(Value::Object(map)) => map,
        _ => Map::new(),
    };
    let (old, new) = (fields(old), fields(new));
    new.into_iter().filter(|(name, value)| old.get(name) != Some(value)).collect()
}

fn changed(old: Option<&Node>, new: &Node) -> Option<NodeChange> {
    let nothing = Node { id: new.id, name: String::new(), attrs: Map::new(), inside: Inside::Nothing };
    let old = old.unwrap_or(&nothing);
    if old == new {
        return None;
    }
    let attrs = new.attrs.iter().filter(|(name, value)| old.attrs.get(*name) != Some(*value));
    let text = match (&old.inside, &new.inside) {
        (Inside::Text(old), Inside::Text(new)) => (old != new).then(|| edits(old, new)),
        (_, Inside::Text(new)) => Some(edits(&[], new)),
        _ => None,
    };
    let children = match (&old.inside, &new.inside) {
        (Inside::Children(old), Inside::Children(new)) if old == new => None,
        (_, Inside::Children(new)) => Some(new.clone()),
        _ => None,
    };
    Some(NodeChange {
        id: new.id,
        name: (old.name != new.name).then(|| new.name.clone()),
        attrs: attrs.map(|(name, value)| (name.clone(), value.clone())).collect(),
        without: old.attrs.keys().filter(|name| !new.attrs.contains_key(*name)).cloned().collect(),
        children,
        text,
    })
}

/// Does it to a story.
///
/// # Errors
/// [`ApplyError`] when the difference was made from another state; nothing comes of it then.
pub fn apply(old: &Article, difference: &Difference) -> Result<Article, ApplyError> {
    let from = flat(old);
    let gone: HashSet<BlockId> = difference.gone.iter().copied().collect();
    let mut nodes: HashMap<BlockId, Node> =
        from.nodes.into_iter().filter(|node| !gone.contains(&node.id)).map(|node| (node.id, node)).collect();
    for change in &difference.nodes {
        let node = nodes.entry(change.id).or_insert_with(|| Node {
            id: change.id,
            name: String::new(),
            attrs: Map::new(),
            inside: Inside::Nothing,
        });
        change_node(node, change)?;
    }
    let head = difference.head.as_ref().unwrap_or(&from.head);
    let body = difference.body.as_ref().unwrap_or(&from.body);
    let doc = rebuilt(head, body, nodes).map_err(ApplyError::Missing)?;
    let mut slip = serde_json::to_value(&old.slip).unwrap_or_default();
    for (name, value) in &difference.slip {
        slip[name] = value.clone();
    }
    Ok(Article { id: old.id, doc: codec::decode_doc(&doc)?, slip: codec::decode_slip(&slip)? })
}

fn change_node(node: &mut Node, change: &NodeChange) -> Result<(), ApplyError> {
    if let Some(name) = &change.name {
        node.name.clone_from(name);
        node.inside = Inside::of_name(name, std::mem::replace(&mut node.inside, Inside::Nothing));
    }
    node.attrs.retain(|name, _| !change.without.contains(name));
    node.attrs.extend(change.attrs.clone());
    if let Some(children) = &change.children {
        node.inside = Inside::Children(children.clone());
    }
    if let Some(text) = &change.text {
        let runs = match &node.inside {
            Inside::Text(runs) => runs.as_slice(),
            _ => &[],
        };
        node.inside = Inside::Text(edited(runs, text).ok_or(ApplyError::Text(change.id))?);
    }
    Ok(())
}
