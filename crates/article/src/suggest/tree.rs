//! A story's nodes as a tree of names and attributes, and a zone of it as a row of leaves.
//!
//! Lists, items, quotes and boxes are containers: they are there as long as a leaf names
//! them. All else is a leaf: blocks of text, pictures, tables, dividers and embeds, each
//! with the containers around it. The body is a zone, and so is every cell of a table.
//! The editor has the same in ui/src/editor/suggest/flat.ts.

use super::Act;
use crate::codec;
use crate::{BlockId, Inline};
use serde::Deserialize;
use serde_json::{Map, Value};
use std::collections::HashSet;

/// A node with what stands in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Tree {
    /// Name, attributes and acts.
    pub shell: Shell,
    /// What stands in it.
    pub inside: Inside,
}

/// A node without what stands in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Shell {
    /// The node's name.
    pub name: String,
    /// Its attributes with `id`, without `suggested`.
    pub attrs: Map<String, Value>,
    /// What is suggested of it as a whole.
    pub acts: Vec<Act>,
}

/// What stands in a node.
#[derive(Debug, Clone, PartialEq)]
pub enum Inside {
    /// Text, of a line or block of text.
    Runs(Vec<Inline>),
    /// Other nodes, possibly none.
    Nodes(Vec<Tree>),
}

/// A leaf in its place; the path leads from the zone inwards.
#[derive(Debug, Clone, PartialEq)]
pub struct Leaf {
    /// The leaf itself.
    pub tree: Tree,
    /// The containers around it, the outermost first.
    pub path: Vec<Shell>,
}

const CONTAINERS: &[&str] = &["bullet_list", "ordered_list", "list_item", "quote", "box"];
const TEXTS: &[&str] = &[
    "paragraph",
    "section_head",
    "web_title",
    "kicker",
    "title",
    "subtitle",
    "abstract",
    "caption",
    "credit",
];

impl Shell {
    /// The id; nil where a node has none.
    pub fn id(&self) -> BlockId {
        let id = self.attrs.get("id").and_then(Value::as_str).and_then(|id| id.parse().ok());
        id.unwrap_or(BlockId(uuid::Uuid::nil()))
    }

    /// Gives it another id.
    pub fn set_id(&mut self, id: BlockId) {
        self.attrs.insert("id".into(), id.to_string().into());
    }

    /// Whether it only holds others.
    pub fn is_container(&self) -> bool {
        CONTAINERS.contains(&self.name.as_str())
    }

    /// Whether it holds text.
    pub fn is_text(&self) -> bool {
        TEXTS.contains(&self.name.as_str())
    }

    fn is_list(&self) -> bool {
        self.name == "bullet_list" || self.name == "ordered_list"
    }
}

impl Tree {
    /// From the JSON of a node that the codec has written or taken.
    pub fn read(value: &Value) -> Tree {
        let name = value["type"].as_str().unwrap_or_default().to_owned();
        let mut attrs = value["attrs"].as_object().cloned().unwrap_or_default();
        let acts = attrs.remove("suggested").and_then(|acts| Vec::deserialize(acts).ok()).unwrap_or_default();
        let shell = Shell { name, attrs, acts };
        let content = value["content"].as_array().map_or(&[][..], Vec::as_slice);
        let inside = if shell.is_text() {
            Inside::Runs(content.iter().filter_map(|run| Inline::deserialize(run).ok()).collect())
        } else {
            Inside::Nodes(content.iter().map(Tree::read).collect())
        };
        Tree { shell, inside }
    }

    /// As the JSON that the codec reads.
    pub fn value(self) -> Value {
        let Shell { name, mut attrs, acts } = self.shell;
        if !acts.is_empty() {
            attrs.insert("suggested".into(), serde_json::to_value(acts).unwrap_or_default());
        }
        let content = match self.inside {
            Inside::Runs(runs) => codec::encode_inlines(&runs),
            Inside::Nodes(nodes) => nodes.into_iter().map(Tree::value).collect(),
        };
        let mut out = Map::new();
        out.insert("type".into(), name.into());
        // Nodes that have no attributes at all (head, body) must not get any.
        if !attrs.is_empty() {
            out.insert("attrs".into(), attrs.into());
        }
        if !content.is_empty() {
            out.insert("content".into(), content.into());
        }
        Value::Object(out)
    }

    /// The nodes in it; none in a block of text.
    pub fn nodes(&self) -> &[Tree] {
        match &self.inside {
            Inside::Nodes(nodes) => nodes,
            Inside::Runs(_) => &[],
        }
    }

    /// The text of a block of text; empty for others.
    pub fn runs(&self) -> &[Inline] {
        match &self.inside {
            Inside::Runs(runs) => runs,
            Inside::Nodes(_) => &[],
        }
    }

    /// Calls `with` for itself and every node below it, outer ones first.
    pub fn each<'a>(&'a self, with: &mut dyn FnMut(&'a Tree)) {
        with(self);
        self.nodes().iter().for_each(|node| node.each(with));
    }

    /// Calls `with` for itself and every node below it, to be changed.
    pub fn each_mut(&mut self, with: &mut dyn FnMut(&mut Tree)) {
        with(self);
        if let Inside::Nodes(nodes) = &mut self.inside {
            nodes.iter_mut().for_each(|node| node.each_mut(with));
        }
    }

    /// An empty paragraph.
    pub fn empty_paragraph(id: BlockId) -> Tree {
        let attrs = serde_json::json!({ "id": id, "style": "body", "only": null });
        let attrs = attrs.as_object().cloned().unwrap_or_default();
        Tree {
            shell: Shell { name: "paragraph".into(), attrs, acts: Vec::new() },
            inside: Inside::Runs(Vec::new()),
        }
    }
}

/// The leaves of a zone.
pub fn flatten(nodes: &[Tree]) -> Vec<Leaf> {
    fn walk(nodes: &[Tree], path: &mut Vec<Shell>, out: &mut Vec<Leaf>) {
        for node in nodes {
            if node.shell.is_container() {
                path.push(node.shell.clone());
                walk(node.nodes(), path, out);
                path.pop();
            } else {
                out.push(Leaf { tree: node.clone(), path: path.clone() });
            }
        }
    }
    let mut out = Vec::new();
    walk(nodes, &mut Vec::new(), &mut out);
    out
}

/// The path without what the schema would refuse: a list without an item, a quote around what is no paragraph.
pub fn fitting(mut path: Vec<Shell>, leaf: &Shell) -> Vec<Shell> {
    loop {
        let fits = |at: usize| -> bool {
            let shell = &path[at];
            if shell.is_list() {
                return path.get(at + 1).is_some_and(|next| next.name == "list_item");
            }
            if shell.name == "list_item" {
                return at > 0 && path[at - 1].is_list();
            }
            shell.name != "quote" || (at + 1 == path.len() && leaf.name == "paragraph")
        };
        let kept: Vec<bool> = (0..path.len()).map(fits).collect();
        if kept.iter().all(|fits| *fits) {
            return path;
        }
        let mut kept = kept.into_iter();
        path.retain(|_| kept.next().unwrap_or(true));
    }
}

/// The nodes of a zone, from its leaves. Neighbours with the same container share it; a
/// container that is needed again elsewhere gets another id there.
pub fn rebuild(leaves: Vec<Leaf>, spare: &mut Spare) -> Vec<Tree> {
    let leaves =
        leaves.into_iter().map(|Leaf { tree, path }| Leaf { path: fitting(path, &tree.shell), tree });
    grouped(leaves.collect(), 0, spare, &mut HashSet::new())
}

fn grouped(leaves: Vec<Leaf>, depth: usize, spare: &mut Spare, used: &mut HashSet<BlockId>) -> Vec<Tree> {
    let mut out: Vec<Tree> = Vec::new();
    let mut leaves = leaves.into_iter().peekable();
    while let Some(leaf) = leaves.next() {
        let Some(shell) = leaf.path.get(depth).cloned() else {
            out.push(leaf.tree);
            continue;
        };
        let mut group = vec![leaf];
        while let Some(next) =
            leaves.next_if(|next| next.path.get(depth).is_some_and(|other| other.id() == shell.id()))
        {
            group.push(next);
        }
        let mut shell = shell;
        if !used.insert(shell.id()) {
            shell.set_id(spare.like(shell.id()));
        }
        out.push(Tree { shell, inside: Inside::Nodes(grouped(group, depth + 1, spare, used)) });
    }
    out
}

/// Ids that nothing has yet, without a random source: the same story always gets the same ones.
#[derive(Debug, Default)]
pub struct Spare {
    used: HashSet<BlockId>,
}

impl Spare {
    /// None of those in this tree is given out.
    pub fn of(tree: &Tree) -> Spare {
        let mut used = HashSet::new();
        tree.each(&mut |node| {
            used.insert(node.shell.id());
            for act in &node.shell.acts {
                used.extend(act.of);
                let path = act.was.iter().flat_map(|was| was.path.iter().flatten());
                used.extend(
                    path.filter_map(|shape| shape.attrs.get("id")?.as_str()?.parse::<BlockId>().ok()),
                );
            }
        });
        Spare { used }
    }

    /// An id that nothing has, made of one that is taken.
    pub fn like(&mut self, id: BlockId) -> BlockId {
        let mut number = id.0.as_u128();
        loop {
            number = number.wrapping_add(1);
            let next = BlockId(uuid::Uuid::from_u128(number));
            if self.used.insert(next) {
                return next;
            }
        }
    }
}
