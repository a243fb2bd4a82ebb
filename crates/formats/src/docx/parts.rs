//! The parts of a package that say what the document's words mean: styles, lists, relations.

use super::names::{self, Role};
use super::number::Numbering;
use crate::ImportError;
use crate::package::open::Package;
use crate::xml::read::{self, attribute, is};
use gaotai_article::BoxKind;
use roxmltree::{Document, Node};
use std::collections::HashMap;

/// Styles that are based on each other deeper than this say nothing.
const DEEPEST: usize = 20;

/// A style of a paragraph, a run or a table.
#[derive(Debug, Default, Clone)]
struct Style {
    name: String,
    based_on: String,
    outline: Option<u8>,
    list: Option<(String, u8)>,
}

/// Where a relation leads.
#[derive(Debug, Clone)]
pub(super) struct Relation {
    pub target: String,
    pub external: bool,
    kind: String,
}

/// What the other parts say.
#[derive(Debug, Default)]
pub(super) struct Parts {
    styles: HashMap<String, Style>,
    pub numbering: Numbering,
    relations: HashMap<String, Relation>,
}

/// The text of a part of XML; nothing where it is missing or no text.
pub(super) fn text(package: &mut Package<'_>, path: &str) -> Result<Option<String>, ImportError> {
    Ok(package.read(path)?.and_then(|bytes| read::text(&bytes).ok()))
}

/// The document's own path in the package.
pub(super) fn main(package: &mut Package<'_>) -> Result<String, ImportError> {
    let relations = text(package, "_rels/.rels")?.unwrap_or_default();
    let found = read::parse(&relations).ok().and_then(|document| {
        let all = relations_of(&document);
        all.into_values().find(|one| one.kind.ends_with("/officeDocument")).map(|one| one.target)
    });
    let found = found.map(|path| path.trim_start_matches('/').to_owned());
    Ok(found.filter(|path| package.has(path)).unwrap_or_else(|| "word/document.xml".to_owned()))
}

fn relations_of(document: &Document<'_>) -> HashMap<String, Relation> {
    let all = document.descendants().filter(|node| is(*node, "Relationship"));
    all.map(|node| {
        let relation = Relation {
            target: attribute(node, "Target").to_owned(),
            external: attribute(node, "TargetMode").eq_ignore_ascii_case("external"),
            kind: attribute(node, "Type").to_owned(),
        };
        (attribute(node, "Id").to_owned(), relation)
    })
    .collect()
}

impl Parts {
    /// Reads what stands beside the document at `path`. What is broken is as if it were missing.
    pub fn read(package: &mut Package<'_>, path: &str) -> Result<Parts, ImportError> {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let mut parts = Parts::default();
        if let Some(text) = text(package, &join(folder, &format!("_rels/{name}.rels")))?
            && let Ok(document) = read::parse(&text)
        {
            parts.relations = relations_of(&document);
        }
        for relation in parts.relations.values_mut().filter(|relation| !relation.external) {
            relation.target = join(folder, &relation.target);
        }
        if let Some(path) = parts.part("/styles")
            && let Some(text) = text(package, &path)?
            && let Ok(document) = read::parse(&text)
        {
            parts.styles = styles(&document);
        }
        if let Some(path) = parts.part("/numbering")
            && let Some(text) = text(package, &path)?
            && let Ok(document) = read::parse(&text)
        {
            parts.numbering = Numbering::read(&document);
        }
        Ok(parts)
    }

    /// The path of the part of a kind (`/comments`, `/footnotes`).
    pub fn part(&self, kind: &str) -> Option<String> {
        let mut found: Vec<&Relation> =
            self.relations.values().filter(|one| one.kind.ends_with(kind)).collect();
        found.sort_by(|a, b| a.target.cmp(&b.target));
        found.first().map(|one| one.target.clone())
    }

    /// Where a relation leads.
    pub fn relation(&self, id: &str) -> Option<&Relation> {
        self.relations.get(id)
    }

    fn chain<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a Style> {
        let mut next = id;
        (0..DEEPEST).map_while(move |_| {
            let style = self.styles.get(next)?;
            next = &style.based_on;
            Some(style)
        })
    }

    /// What a paragraph of a style is; that of the style it is based on where its name says nothing.
    pub fn role(&self, id: &str) -> Option<Role> {
        if !self.styles.contains_key(id) {
            return names::role(id);
        }
        let plain = Role::Body(gaotai_article::ParagraphStyle::Body);
        let own = self.chain(id).find_map(|style| names::role(&style.name)).filter(|role| *role != plain);
        let outline = || self.chain(id).find_map(|style| style.outline).map(|level| Role::Heading(level + 1));
        own.or_else(outline)
    }

    /// The list that a style puts its paragraphs into.
    pub fn list(&self, style: &str) -> Option<(String, u8)> {
        let mut id = style;
        for _ in 0..DEEPEST {
            let style = self.styles.get(id)?;
            if let Some((number, level)) = &style.list {
                // A list may name the styles of its levels, which then do not say their level.
                let level = self.numbering.level_of(number, id).unwrap_or(*level);
                return Some((number.clone(), level));
            }
            id = &style.based_on;
        }
        None
    }

    /// The mark that a style of runs stands for.
    pub fn emphasis(&self, style: &str) -> Option<gaotai_article::Mark> {
        let name = self.chain(style).next()?.name.to_lowercase();
        match name.as_str() {
            "strong" | "要点" => Some(gaotai_article::Mark::Strong),
            "emphasis" | "强调" | "intense emphasis" => Some(gaotai_article::Mark::Em),
            _ => None,
        }
    }

    /// The box that tables of a style are.
    pub fn box_kind(&self, style: &str) -> Option<BoxKind> {
        names::box_kind(&self.styles.get(style)?.name)
    }
}

fn join(folder: &str, path: &str) -> String {
    if let Some(absolute) = path.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in path.split('/') {
        match step {
            ".." => drop(steps.pop()),
            "." | "" => {}
            step => steps.push(step),
        }
    }
    steps.join("/")
}

fn value<'a>(node: Node<'a, '_>, path: &str) -> &'a str {
    let mut found = Some(node);
    for name in path.split('/') {
        found = found.and_then(|node| node.children().find(|child| is(*child, name)));
    }
    found.map(|node| attribute_of(node, "val")).unwrap_or_default()
}

fn attribute_of<'a>(node: Node<'a, '_>, name: &str) -> &'a str {
    node.attributes().find(|one| one.name() == name).map(|one| one.value().trim()).unwrap_or_default()
}

fn styles(document: &Document<'_>) -> HashMap<String, Style> {
    let all = document.root_element().children().filter(|node| is(*node, "style"));
    all.map(|node| {
        let number = value(node, "pPr/numPr/numId");
        let level = value(node, "pPr/numPr/ilvl").parse().unwrap_or(0);
        let style = Style {
            name: value(node, "name").to_owned(),
            based_on: value(node, "basedOn").to_owned(),
            outline: value(node, "pPr/outlineLvl").parse().ok().filter(|level| *level < 9),
            list: (!number.is_empty()).then(|| (number.to_owned(), level)),
        };
        (attribute(node, "styleId").to_owned(), style)
    })
    .collect()
}
