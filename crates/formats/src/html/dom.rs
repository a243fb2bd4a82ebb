//! Small questions to a parsed page.

use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// Deeper than this nothing is read: pages nest a few dozen deep, attacks by the thousand.
pub(crate) const DEPTH: usize = 256;

/// The page as browsers read it; never fails.
pub(crate) fn parse(html: &str) -> RcDom {
    html5ever::parse_document(RcDom::default(), Default::default()).one(html)
}

/// The local name of an element, empty for other nodes.
pub(crate) fn name(node: &Handle) -> &str {
    match &node.data {
        NodeData::Element { name, .. } => &name.local,
        _ => "",
    }
}

/// An attribute's value, empty when it is not there.
pub(crate) fn attr(node: &Handle, name: &str) -> String {
    match &node.data {
        NodeData::Element { attrs, .. } => attrs
            .borrow()
            .iter()
            .find(|attr| &*attr.name.local == name)
            .map_or_else(String::new, |attr| attr.value.to_string()),
        _ => String::new(),
    }
}

/// Whether the element is of this class.
pub(crate) fn has_class(node: &Handle, class: &str) -> bool {
    attr(node, "class").split_ascii_whitespace().any(|one| one == class)
}

/// The child nodes.
pub(crate) fn children(node: &Handle) -> Vec<Handle> {
    node.children.borrow().clone()
}

/// All elements below `node` for which `wanted` holds, in the order of the page; does not
/// look inside those it found.
pub(crate) fn find_all(node: &Handle, wanted: &dyn Fn(&Handle) -> bool) -> Vec<Handle> {
    fn walk(node: &Handle, depth: usize, wanted: &dyn Fn(&Handle) -> bool, found: &mut Vec<Handle>) {
        for child in node.children.borrow().iter() {
            if matches!(child.data, NodeData::Element { .. }) && wanted(child) {
                found.push(child.clone());
            } else if depth < DEPTH {
                walk(child, depth + 1, wanted, found);
            }
        }
    }
    let mut found = Vec::new();
    walk(node, 0, wanted, &mut found);
    found
}

/// The first element below `node` for which `wanted` holds.
pub(crate) fn find(node: &Handle, wanted: &dyn Fn(&Handle) -> bool) -> Option<Handle> {
    find_all(node, wanted).into_iter().next()
}

/// The text directly in `node`, as it stands: for scripts.
pub(crate) fn raw_text(node: &Handle) -> String {
    let mut out = String::new();
    for child in node.children.borrow().iter() {
        if let NodeData::Text { contents } = &child.data {
            out.push_str(&contents.borrow());
        }
    }
    out
}

/// The text of everything below `node`, white space collapsed.
pub(crate) fn text(node: &Handle) -> String {
    fn walk(node: &Handle, depth: usize, out: &mut String) {
        if let NodeData::Text { contents } = &node.data {
            out.push_str(&contents.borrow());
        }
        if name(node) == "br" {
            out.push(' ');
        }
        if depth < DEPTH {
            node.children.borrow().iter().for_each(|child| walk(child, depth + 1, out));
        }
    }
    let mut out = String::new();
    walk(node, 0, &mut out);
    crate::hold::clean_text(&out, crate::hold::Spaces::Collapse)
}

/// All elements below `node` for which `wanted` holds, those inside of others too, in the
/// order of the page.
pub(crate) fn find_all_nested(node: &Handle, wanted: &dyn Fn(&Handle) -> bool) -> Vec<Handle> {
    let mut found = Vec::new();
    let mut left: Vec<(Handle, usize)> = vec![(node.clone(), 0)];
    while let Some((node, depth)) = left.pop() {
        if matches!(node.data, NodeData::Element { .. }) && wanted(&node) {
            found.push(node.clone());
        }
        if depth < DEPTH * 3 {
            left.extend(node.children.borrow().iter().rev().map(|child| (child.clone(), depth + 1)));
        }
    }
    found
}

/// Whether the attribute is there, with a value or without.
pub(crate) fn has_attr(node: &Handle, name: &str) -> bool {
    matches!(&node.data, NodeData::Element { attrs, .. } if attrs.borrow().iter().any(|attr| &*attr.name.local == name))
}

/// The text of everything below `node` with a space wherever an element begins or ends.
pub(crate) fn spaced(node: &Handle) -> String {
    let texts = find_text(node);
    crate::hold::clean_text(&texts.join(" "), crate::hold::Spaces::Collapse)
}

/// The texts below `node`, each without white space around it, none empty.
pub(crate) fn parts(node: &Handle) -> Vec<String> {
    find_text(node).iter().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect()
}

fn find_text(node: &Handle) -> Vec<String> {
    let mut found = Vec::new();
    let mut left: Vec<(Handle, usize)> = vec![(node.clone(), 0)];
    while let Some((node, depth)) = left.pop() {
        if let NodeData::Text { contents } = &node.data {
            found.push(contents.borrow().to_string());
        }
        if depth < DEPTH * 3 && !matches!(name(&node), "script" | "style") {
            left.extend(node.children.borrow().iter().rev().map(|child| (child.clone(), depth + 1)));
        }
    }
    found
}

/// How many levels of elements stand below `node`.
pub(crate) fn height(node: &Handle) -> usize {
    let mut highest = 0;
    let mut left: Vec<(Handle, usize)> = vec![(node.clone(), 0)];
    while let Some((node, height)) = left.pop() {
        highest = highest.max(height);
        left.extend(node.children.borrow().iter().map(|child| (child.clone(), height + 1)));
    }
    highest
}
