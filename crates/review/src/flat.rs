//! A story as a list of nodes in reading order, each with its own attributes and what it
//! stands in. It is made from the article's one JSON, so what the model gains is compared
//! without a line of code here.

use gaotai_article::{Article, BlockId, Inline, codec, spec};
use serde_json::{Map, Value};

/// A node with an id.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Node {
    pub id: BlockId,
    pub name: String,
    /// Without the id.
    pub attrs: Map<String, Value>,
    /// The runs, where it holds text.
    pub runs: Option<Vec<Inline>>,
    /// The node around it, by its place in the list; none for lines of the head and blocks of the body.
    pub parent: Option<usize>,
    /// The outermost node in which it is, by its place in the list; its own for that node.
    pub top: usize,
    /// Whether it is a line of the title group.
    pub head: bool,
}

/// All nodes below head and body, in reading order.
pub(crate) fn nodes(article: &Article) -> Vec<Node> {
    let mut out = Vec::new();
    let mut doc = codec::encode_doc(&article.doc);
    for (nth, part) in children(&mut doc).into_iter().enumerate() {
        let mut part = part;
        for child in children(&mut part) {
            walk(child, None, nth == 0, &mut out);
        }
    }
    out
}

fn children(node: &mut Value) -> Vec<Value> {
    match node.get_mut("content").map(Value::take) {
        Some(Value::Array(children)) => children,
        _ => Vec::new(),
    }
}

fn walk(mut value: Value, parent: Option<usize>, head: bool, out: &mut Vec<Node>) {
    let name = value["type"].as_str().unwrap_or_default().to_owned();
    let Some(Value::Object(mut attrs)) = value.get_mut("attrs").map(Value::take) else { return };
    let Some(id) = attrs.remove("id").and_then(|id| id.as_str()?.parse().ok()) else { return };
    let inside = children(&mut value);
    let text = spec::node(&name).is_some_and(|node| node.content == spec::Content::Inline);
    let at = out.len();
    let top = parent.map_or(at, |parent: usize| out[parent].top);
    let runs =
        text.then(|| inside.iter().filter_map(|run| serde_json::from_value(run.clone()).ok()).collect());
    out.push(Node { id, name, attrs, runs, parent, top, head });
    if !text {
        inside.into_iter().for_each(|child| walk(child, Some(at), head, out));
    }
}

/// The names of the nodes around one, from outside.
pub(crate) fn within(nodes: &[Node], at: usize) -> Vec<String> {
    let mut names: Vec<String> = std::iter::successors(nodes[at].parent, |at| nodes[*at].parent)
        .map(|at| nodes[at].name.clone())
        .collect();
    names.reverse();
    names
}
