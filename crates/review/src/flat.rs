//! A story as a list of nodes in reading order, each with its own attributes. It is made
//! from the article's one JSON, so what the model gains is compared without a line of code
//! here.

use gaotai_article::{Article, BlockId, Inline, codec, spec};
use serde_json::{Map, Value, json};
use std::collections::HashMap;

/// A node with an id.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Node {
    pub id: BlockId,
    pub name: String,
    /// Without the id.
    pub attrs: Map<String, Value>,
    pub inside: Inside,
}

/// What stands in a node.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Inside {
    Nothing,
    Text(Vec<Inline>),
    Children(Vec<BlockId>),
}

impl Inside {
    /// What of it can stand in a node of this name.
    pub fn of_name(name: &str, inside: Inside) -> Inside {
        match (spec::node(name).map(|node| node.content), inside) {
            (Some(spec::Content::Inline), Inside::Text(runs)) => Inside::Text(runs),
            (Some(spec::Content::Inline), _) => Inside::Text(Vec::new()),
            (Some(spec::Content::Nothing) | None, _) => Inside::Nothing,
            (_, Inside::Children(children)) => Inside::Children(children),
            _ => Inside::Children(Vec::new()),
        }
    }
}

impl Node {
    /// The runs of a line of text.
    pub fn runs(&self) -> Option<&[Inline]> {
        match &self.inside {
            Inside::Text(runs) => Some(runs),
            _ => None,
        }
    }
}

/// A story's nodes.
#[derive(Debug, Default)]
pub(crate) struct Flat {
    /// Ids of the lines of the title group.
    pub head: Vec<BlockId>,
    /// Ids of the blocks of the body.
    pub body: Vec<BlockId>,
    /// All below these, in reading order.
    pub nodes: Vec<Node>,
    /// The node around each, by its place; none for lines of the head and blocks of the body.
    pub parents: Vec<Option<usize>>,
}

/// All nodes of a story below head and body.
pub(crate) fn flat(article: &Article) -> Flat {
    let mut out = Flat::default();
    for (part, line) in article.doc.head.iter() {
        let id = walk(codec::encode_line(part.name(), line), None, &mut out);
        out.head.extend(id);
    }
    for block in &article.doc.body {
        let id = walk(codec::encode_block_with(block, &article.doc.suggested), None, &mut out);
        out.body.extend(id);
    }
    out
}

fn walk(mut value: Value, parent: Option<usize>, out: &mut Flat) -> Option<BlockId> {
    let name = value["type"].as_str()?.to_owned();
    let Value::Object(mut attrs) = value.get_mut("attrs")?.take() else { return None };
    let id: BlockId = attrs.remove("id")?.as_str()?.parse().ok()?;
    let content = match value.get_mut("content").map(Value::take) {
        Some(Value::Array(content)) => content,
        _ => Vec::new(),
    };
    let at = out.nodes.len();
    out.nodes.push(Node { id, attrs, inside: Inside::Nothing, name });
    out.parents.push(parent);
    out.nodes[at].inside = match spec::node(&out.nodes[at].name).map(|node| node.content) {
        Some(spec::Content::Inline) => {
            Inside::Text(content.into_iter().filter_map(|run| serde_json::from_value(run).ok()).collect())
        }
        Some(spec::Content::Nothing) | None => Inside::Nothing,
        _ => Inside::Children(content.into_iter().filter_map(|child| walk(child, Some(at), out)).collect()),
    };
    Some(id)
}

/// The doc node of these nodes as JSON; the id of one that is missing or used twice.
pub(crate) fn rebuilt(
    head: &[BlockId],
    body: &[BlockId],
    mut nodes: HashMap<BlockId, Node>,
) -> Result<Value, BlockId> {
    let mut part = |name: &str, ids: &[BlockId]| -> Result<Value, BlockId> {
        let content: Vec<Value> = ids.iter().map(|id| build(*id, &mut nodes)).collect::<Result<_, _>>()?;
        Ok(json!({ "type": name, "content": content }))
    };
    let (head, body) = (part("head", head)?, part("body", body)?);
    Ok(json!({ "type": "doc", "content": [head, body] }))
}

fn build(id: BlockId, nodes: &mut HashMap<BlockId, Node>) -> Result<Value, BlockId> {
    // Taken out, so that a node that stands in itself ends here.
    let Node { name, mut attrs, inside, .. } = nodes.remove(&id).ok_or(id)?;
    attrs.insert("id".into(), id.to_string().into());
    let content: Vec<Value> = match inside {
        Inside::Nothing => Vec::new(),
        Inside::Text(runs) => codec::encode_inlines(&runs),
        Inside::Children(ids) => ids.into_iter().map(|id| build(id, nodes)).collect::<Result<_, _>>()?,
    };
    let mut node = json!({ "type": name, "attrs": attrs });
    if !content.is_empty() {
        node["content"] = content.into();
    }
    Ok(node)
}

impl Flat {
    /// The outermost node around a node, by its place; its own for that one.
    pub fn top(&self, at: usize) -> usize {
        self.around(at).last().unwrap_or(at)
    }

    /// The nodes around one, from inside.
    pub fn around(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.parents[at], |at| self.parents[*at])
    }

    /// The names of the nodes around one, from outside.
    pub fn within(&self, at: usize) -> Vec<String> {
        let mut names: Vec<String> = self.around(at).map(|at| self.nodes[at].name.clone()).collect();
        names.reverse();
        names
    }

    /// Whether a node is a line of the title group: these come first.
    pub fn is_head(&self, at: usize) -> bool {
        at < self.head.len()
    }
}
