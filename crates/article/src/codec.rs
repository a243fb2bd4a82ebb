//! The article's one JSON, used by the library, by exchange and by the editor alike.
//!
//! Decoding checks every node, attribute and mark against [`crate::spec`] and says
//! where it stopped (`doc.content[1].content[0].attrs.style`). Encoding writes every
//! attribute; [`canonical`] sorts the keys, so that equal stories have equal hashes.

use crate::Article;
use crate::id::{ArticleId, BlockId, Hash};
use crate::inline::{Inline, normalize};
use crate::node::*;
use crate::slip::Slip;
use crate::spec::{self, Attr, Content, Form};
use crate::suggest::{Act, Suggested};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use std::collections::HashSet;

/// The word in `format`.
pub const FORMAT: &str = "gaotai-article";
/// The version this crate writes, and the newest it reads.
pub const VERSION: u64 = 1;

/// Why a JSON is not an article.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CodecError {
    /// Not JSON at all.
    #[error("not JSON: {0}")]
    NotJson(String),
    /// JSON, but not an article.
    #[error("not an article of Gaotai: `format` is {0}")]
    NotAnArticle(String),
    /// Made by a newer Gaotai.
    #[error("made by a newer Gaotai: article version {found}, this one reads up to {VERSION}")]
    Newer {
        /// The version in the file.
        found: u64,
    },
    /// An article with something in it that the model does not have.
    #[error("{at}: {problem}")]
    Invalid {
        /// Path to the place, as in `doc.content[1]`.
        at: String,
        /// What is wrong there.
        problem: String,
    },
}

fn invalid<T>(at: &str, problem: impl Into<String>) -> Result<T, CodecError> {
    Err(CodecError::Invalid { at: at.to_owned(), problem: problem.into() })
}

/// The article as JSON.
pub fn encode(article: &Article) -> Value {
    json!({
        "format": FORMAT,
        "version": VERSION,
        "id": article.id.to_string(),
        "doc": encode_doc(&article.doc),
        "slip": serde_json::to_value(&article.slip).unwrap_or_default(),
    })
}

/// Reads an article from JSON text.
pub fn from_str(text: &str) -> Result<Article, CodecError> {
    decode(&serde_json::from_str(text).map_err(|error| CodecError::NotJson(error.to_string()))?)
}

/// Reads an article from JSON.
pub fn decode(value: &Value) -> Result<Article, CodecError> {
    if value["format"] != FORMAT {
        return Err(CodecError::NotAnArticle(value["format"].to_string()));
    }
    match value["version"].as_u64() {
        Some(VERSION) => {}
        Some(found) if found > VERSION => return Err(CodecError::Newer { found }),
        _ => return invalid("version", format!("{} is no version", value["version"])),
    }
    let id: ArticleId = read("id", &value["id"])?;
    let doc = decode_doc(&value["doc"])?;
    let slip = decode_slip(&value["slip"])?;
    Ok(Article { id, doc, slip })
}

/// Reads a slip; fields that are not there take their defaults.
pub fn decode_slip(value: &Value) -> Result<Slip, CodecError> {
    let slip: Slip = read("slip", value)?;
    match slip.priority {
        Some(priority) if !(1..=5).contains(&priority) => {
            invalid("slip.priority", format!("{priority} is not from 1 to 5"))
        }
        _ => Ok(slip),
    }
}

/// The JSON text with sorted keys and no white space: what hashes are taken over.
pub fn canonical(value: &Value) -> String {
    let mut out = String::new();
    write_canonical(value, &mut out);
    out
}

fn write_canonical(value: &Value, out: &mut String) {
    match value {
        Value::Object(map) => {
            let mut keys: Vec<&String> = map.keys().collect();
            keys.sort();
            out.push('{');
            for (at, key) in keys.into_iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                out.push_str(&Value::from(key.as_str()).to_string());
                out.push(':');
                write_canonical(&map[key], out);
            }
            out.push('}');
        }
        Value::Array(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                write_canonical(item, out);
            }
            out.push(']');
        }
        plain => out.push_str(&plain.to_string()),
    }
}

/// SHA-256 over the canonical JSON of the article.
pub fn hash(article: &Article) -> Hash {
    Hash::of(canonical(&encode(article)).as_bytes())
}

// ---- encoding ----

fn node(kind: &str, attrs: Value, content: Vec<Value>) -> Value {
    let mut map = Map::new();
    map.insert("type".into(), kind.into());
    if !attrs.is_null() {
        map.insert("attrs".into(), attrs);
    }
    if !content.is_empty() {
        map.insert("content".into(), content.into());
    }
    Value::Object(map)
}

/// The doc node as JSON.
pub fn encode_doc(doc: &Doc) -> Value {
    let lines = doc.head.iter().map(|(part, line)| encode_line(part.name(), line)).collect();
    let body = doc.body.iter().map(|block| encode_block_with(block, &doc.suggested)).collect();
    node("doc", Value::Null, vec![node("head", Value::Null, lines), node("body", Value::Null, body)])
}

/// A line of the head, a caption or a credit as JSON, under its node name.
pub fn encode_line(name: &str, line: &Line) -> Value {
    node(name, json!({ "id": line.id }), encode_inlines(&line.content))
}

/// Runs as JSON, as they stand in a node's `content`.
pub fn encode_inlines(content: &[Inline]) -> Vec<Value> {
    normalize(content.to_vec())
        .iter()
        .map(|inline| serde_json::to_value(inline).unwrap_or_default())
        .collect()
}

fn encode_paragraph(paragraph: &Paragraph) -> Value {
    let Paragraph { id, style, only, content } = paragraph;
    node("paragraph", json!({ "id": id, "style": style, "only": only }), encode_inlines(content))
}

/// A block as JSON with what is suggested of it and of all that stands in it.
pub fn encode_block_with(block: &Block, suggested: &Suggested) -> Value {
    let mut value = encode_block(block);
    if !suggested.is_empty() {
        put_acts(&mut value, suggested);
    }
    value
}

fn put_acts(value: &mut Value, suggested: &Suggested) {
    let acts = id(value).ok().and_then(|id| suggested.get(&id));
    if let (Some(acts), Some(attrs)) = (acts, value.get_mut("attrs").and_then(Value::as_object_mut)) {
        attrs.insert("suggested".into(), serde_json::to_value(acts).unwrap_or_default());
    }
    if let Some(inside) = value.get_mut("content").and_then(Value::as_array_mut) {
        inside.iter_mut().for_each(|child| put_acts(child, suggested));
    }
}

/// A block as JSON, without what is suggested of it.
pub fn encode_block(block: &Block) -> Value {
    let name = block.name();
    match block {
        Block::Paragraph(paragraph) => encode_paragraph(paragraph),
        Block::SectionHead { id, level, only, content } => {
            node(name, json!({ "id": id, "level": level, "only": only }), encode_inlines(content))
        }
        Block::List { id, only, items, .. } => {
            let item = |item: &ListItem| {
                node("list_item", json!({ "id": item.id }), item.content.iter().map(encode_block).collect())
            };
            node(name, json!({ "id": id, "only": only }), items.iter().map(item).collect())
        }
        Block::Quote { id, kind, cite, only, content } => node(
            name,
            json!({ "id": id, "kind": kind, "cite": cite, "only": only }),
            content.iter().map(encode_paragraph).collect(),
        ),
        Block::Figure { id, media, alt, focus, crop, width, only, caption, credit } => node(
            name,
            json!({
                "id": id, "media": media, "alt": alt, "focus": focus, "crop": crop, "width": width, "only": only,
            }),
            vec![encode_line("caption", caption), encode_line("credit", credit)],
        ),
        Block::Table { id, only, rows } => {
            let row = |row: &Row| {
                node("table_row", json!({ "id": row.id }), row.cells.iter().map(encode_cell).collect())
            };
            node(name, json!({ "id": id, "only": only }), rows.iter().map(row).collect())
        }
        Block::Box { id, kind, title, only, content } => node(
            name,
            json!({ "id": id, "kind": kind, "title": title, "only": only }),
            content.iter().map(encode_block).collect(),
        ),
        Block::Divider { id, only } => node(name, json!({ "id": id, "only": only }), Vec::new()),
        Block::Embed { id, url, title, note, only } => node(
            name,
            json!({ "id": id, "url": url, "title": title, "note": note, "only": only }),
            Vec::new(),
        ),
    }
}

fn encode_cell(cell: &Cell) -> Value {
    let Cell { id, kind, colspan, rowspan, alignment, content } = cell;
    let name = match kind {
        CellKind::TableCell => "table_cell",
        CellKind::TableHeader => "table_header",
    };
    node(
        name,
        json!({ "id": id, "colspan": colspan, "rowspan": rowspan, "alignment": alignment }),
        content.iter().map(encode_paragraph).collect(),
    )
}

// ---- decoding ----

fn read<T: DeserializeOwned>(at: &str, value: &Value) -> Result<T, CodecError> {
    T::deserialize(value).or_else(|error| invalid(at, error.to_string()))
}

/// Reads a doc node; every block must have an id, and no two the same.
pub fn decode_doc(value: &Value) -> Result<Doc, CodecError> {
    let at = Place { path: "doc", ids: &mut HashSet::new() };
    check_node(value, &["doc"], at)?;
    let [head, body] = children(value) else {
        return invalid("doc", "needs head and body");
    };
    let lines: Vec<Line> = children(head).iter().map(line).collect::<Result<_, _>>()?;
    let lines: [Line; 5] =
        lines.try_into().or_else(|_| invalid("doc.content[0]", "needs the five lines of the title group"))?;
    let mut suggested = Suggested::new();
    take_acts(body, &mut suggested)?;
    Ok(Doc { head: Head::new(lines), body: blocks(body)?, suggested })
}

/// Reads one block with what stands in it, and what is suggested of it and of that.
pub fn decode_block_with(value: &Value) -> Result<(Block, Suggested), CodecError> {
    let block = decode_block(value)?;
    let mut suggested = Suggested::new();
    take_acts(value, &mut suggested)?;
    Ok((block, suggested))
}

fn take_acts(value: &Value, suggested: &mut Suggested) -> Result<(), CodecError> {
    if let Some(acts) = value["attrs"].get("suggested").filter(|acts| !acts.is_null()) {
        suggested.insert(id(value)?, read("suggested", acts)?);
    }
    children(value).iter().try_for_each(|child| take_acts(child, suggested))
}

/// Reads one block with what stands in it, without what is suggested of it.
pub fn decode_block(value: &Value) -> Result<Block, CodecError> {
    let name = value["type"].as_str().unwrap_or_default();
    if !spec::node(name).is_some_and(|node| node.block) {
        return invalid("block", format!("{name:?} is no block"));
    }
    check_node(value, &[name], Place { path: "block", ids: &mut HashSet::new() })?;
    block(value)
}

/// Reads one line of the head from a node of its name.
pub fn decode_line(part: HeadPart, value: &Value) -> Result<Line, CodecError> {
    check_node(value, &[part.name()], Place { path: "head", ids: &mut HashSet::new() })?;
    line(value)
}

struct Place<'a> {
    path: &'a str,
    ids: &'a mut HashSet<BlockId>,
}

/// Checks a node and all below it against the list of nodes and marks.
fn check_node(value: &Value, allowed: &[&str], place: Place<'_>) -> Result<(), CodecError> {
    let Place { path, ids } = place;
    let name = value["type"].as_str().unwrap_or_default();
    if !allowed.contains(&name) {
        return invalid(path, format!("found {}, expected {}", value["type"], allowed.join(" or ")));
    }
    let Some(node) = spec::node(name) else {
        return invalid(path, format!("unknown node {name:?}"));
    };
    check_keys(value, &["type", "attrs", "content"], path)?;
    check_attrs(value.get("attrs"), node.attrs, path)?;
    // Parsed, because one UUID can be written in several ways.
    if let Some(id) = value["attrs"]["id"].as_str().and_then(|id| id.parse::<BlockId>().ok())
        && !ids.insert(id)
    {
        return invalid(path, format!("the id {id} stands twice"));
    }
    if node.attrs.iter().any(|attr| attr.form == Form::Id) && !value["attrs"]["id"].is_string() {
        return invalid(path, "has no id");
    }
    let inside = children(value);
    match node.content {
        Content::Nothing if !inside.is_empty() => {
            return invalid(path, format!("nothing may stand in {name}"));
        }
        Content::Nothing => {}
        Content::Inline => {
            for (at, child) in inside.iter().enumerate() {
                check_inline(child, &format!("{path}.content[{at}]"))?;
            }
        }
        Content::Each(names) => {
            if inside.len() != names.len() {
                return invalid(path, format!("needs {}", names.join(", ")));
            }
            for (at, (child, name)) in inside.iter().zip(names).enumerate() {
                check_node(child, &[name], Place { path: &format!("{path}.content[{at}]"), ids })?;
            }
        }
        Content::Some(names) => check_some(inside, names, Place { path, ids })?,
        Content::Blocks => {
            let names: Vec<&str> =
                spec::NODES.iter().filter(|node| node.block).map(|node| node.name).collect();
            check_some(inside, &names, Place { path, ids })?;
        }
    }
    Ok(())
}

fn check_some(inside: &[Value], names: &[&str], place: Place<'_>) -> Result<(), CodecError> {
    let Place { path, ids } = place;
    if inside.is_empty() {
        return invalid(path, "is empty");
    }
    for (at, child) in inside.iter().enumerate() {
        check_node(child, names, Place { path: &format!("{path}.content[{at}]"), ids })?;
    }
    Ok(())
}

fn check_inline(value: &Value, path: &str) -> Result<(), CodecError> {
    match value["type"].as_str() {
        Some("text") => {
            check_keys(value, &["type", "text", "marks"], path)?;
            match value["text"].as_str() {
                Some(text) if !text.is_empty() => {}
                _ => return invalid(path, "text is missing or empty"),
            }
        }
        Some("hard_break") => check_keys(value, &["type", "marks"], path)?,
        _ => return invalid(path, format!("found {}, expected text or hard_break", value["type"])),
    }
    let Some(marks) = value.get("marks") else { return Ok(()) };
    let Some(marks) = marks.as_array() else {
        return invalid(path, "marks is no array");
    };
    for (at, mark) in marks.iter().enumerate() {
        let path = format!("{path}.marks[{at}]");
        let Some(spec) = mark["type"].as_str().and_then(spec::mark) else {
            return invalid(&path, format!("unknown mark {}", mark["type"]));
        };
        check_keys(mark, &["type", "attrs"], &path)?;
        check_attrs(mark.get("attrs"), spec.attrs, &path)?;
        // The editor keeps only one of these; which one would be chance.
        let rival = |other: &Value| other["type"] == mark["type"] && other != mark;
        if !spec.several && marks[..at].iter().any(rival) {
            return invalid(&path, format!("{} stands twice", spec.name));
        }
    }
    Ok(())
}

fn check_keys(value: &Value, known: &[&str], path: &str) -> Result<(), CodecError> {
    match value.as_object() {
        None => invalid(path, "is no object"),
        Some(map) => match map.keys().find(|key| !known.contains(&key.as_str())) {
            Some(key) => invalid(path, format!("unknown key {key:?}")),
            None => Ok(()),
        },
    }
}

fn check_attrs(value: Option<&Value>, attrs: &[Attr], path: &str) -> Result<(), CodecError> {
    let empty = Value::Object(Map::new());
    let value = value.unwrap_or(&empty);
    let path = format!("{path}.attrs");
    let names: Vec<&str> = attrs.iter().map(|attr| attr.name).collect();
    check_keys(value, &names, &path)?;
    for attr in attrs {
        match value.get(attr.name) {
            None if attr.default.is_none() => return invalid(&path, format!("{} is missing", attr.name)),
            Some(given) if !fits(given, attr.form) => {
                return invalid(&format!("{path}.{}", attr.name), format!("{given} does not fit"));
            }
            _ => {}
        }
    }
    Ok(())
}

fn fits(value: &Value, form: Form) -> bool {
    let channels = |value: &Value| {
        value.as_array().is_some_and(|list| !list.is_empty() && list.iter().all(Value::is_string))
    };
    match form {
        Form::Id => value.as_str().is_some_and(|id| id.parse::<BlockId>().is_ok()),
        Form::Text => value.is_string(),
        Form::MaybeText => value.is_string() || value.is_null(),
        Form::Number(most) => value.as_u64().is_some_and(|number| (1..=most).contains(&number)),
        Form::Word(words) => value.as_str().is_some_and(|word| words.contains(&word)),
        Form::MaybeWord(words) => value.is_null() || value.as_str().is_some_and(|word| words.contains(&word)),
        Form::MaybeHash => value.is_null() || value.as_str().is_some_and(|hash| hash.parse::<Hash>().is_ok()),
        Form::MaybeChannels => value.is_null() || channels(value),
        Form::Channels => channels(value),
        Form::MaybeObject => value.is_null() || value.is_object(),
        Form::MaybeActs => {
            value.is_null() || Vec::<Act>::deserialize(value).is_ok_and(|acts| !acts.is_empty())
        }
        Form::MaybeShares(keys) => {
            value.is_null()
                || value.as_object().is_some_and(|map| {
                    map.len() == keys.len()
                        && keys.iter().all(|key| {
                            map.get(*key)
                                .and_then(Value::as_f64)
                                .is_some_and(|share| (0.0..=1.0).contains(&share))
                        })
                })
        }
    }
}

/// Those of `attrs` that a node of this name may have, without `id` and `suggested`.
pub(crate) fn fitting_attrs(name: &str, attrs: &Map<String, Value>) -> Map<String, Value> {
    let known = spec::node(name).map_or(&[][..], |node| node.attrs);
    let fit = |(key, value): &(&String, &Value)| {
        known.iter().any(|attr| {
            attr.name == key.as_str()
                && attr.form != Form::Id
                && attr.form != Form::MaybeActs
                && fits(value, attr.form)
        })
    };
    attrs.iter().filter(fit).map(|(key, value)| (key.clone(), value.clone())).collect()
}

fn children(value: &Value) -> &[Value] {
    value["content"].as_array().map_or(&[], Vec::as_slice)
}

/// An attribute as its type; absent ones take their type's default.
fn get<T: DeserializeOwned + Default>(value: &Value, name: &str) -> Result<T, CodecError> {
    match value["attrs"].get(name) {
        None => Ok(T::default()),
        Some(given) => read(name, given),
    }
}

fn id(value: &Value) -> Result<BlockId, CodecError> {
    read("id", &value["attrs"]["id"])
}

fn inlines(value: &Value) -> Result<Vec<Inline>, CodecError> {
    let runs: Vec<Inline> =
        children(value).iter().map(|child| read("text", child)).collect::<Result<_, _>>()?;
    Ok(normalize(runs))
}

fn line(value: &Value) -> Result<Line, CodecError> {
    Ok(Line { id: id(value)?, content: inlines(value)? })
}

fn paragraph(value: &Value) -> Result<Paragraph, CodecError> {
    Ok(Paragraph {
        id: id(value)?,
        style: get(value, "style")?,
        only: get(value, "only")?,
        content: inlines(value)?,
    })
}

fn paragraphs(value: &Value) -> Result<Vec<Paragraph>, CodecError> {
    children(value).iter().map(paragraph).collect()
}

fn blocks(value: &Value) -> Result<Vec<Block>, CodecError> {
    children(value).iter().map(block).collect()
}

fn block(value: &Value) -> Result<Block, CodecError> {
    let name = value["type"].as_str().unwrap_or_default();
    let (id, only) = (id(value)?, get(value, "only")?);
    Ok(match name {
        "paragraph" => Block::Paragraph(paragraph(value)?),
        "section_head" => Block::SectionHead {
            id,
            level: get::<Option<u8>>(value, "level")?.unwrap_or(2).max(2),
            only,
            content: inlines(value)?,
        },
        "bullet_list" | "ordered_list" => {
            Block::List { id, ordered: name == "ordered_list", only, items: items(value)? }
        }
        "quote" => Block::Quote {
            id,
            kind: get(value, "kind")?,
            cite: get(value, "cite")?,
            only,
            content: paragraphs(value)?,
        },
        "figure" => figure(value, id, only)?,
        "table" => {
            Block::Table { id, only, rows: children(value).iter().map(row).collect::<Result<_, _>>()? }
        }
        "box" => Block::Box {
            id,
            kind: get(value, "kind")?,
            title: get(value, "title")?,
            only,
            content: blocks(value)?,
        },
        "divider" => Block::Divider { id, only },
        "embed" => Block::Embed {
            id,
            url: get(value, "url")?,
            title: get(value, "title")?,
            note: get(value, "note")?,
            only,
        },
        other => return invalid("block", format!("{other:?} is no block")),
    })
}

fn figure(value: &Value, id: BlockId, only: Option<Only>) -> Result<Block, CodecError> {
    let [caption, credit] = children(value) else {
        return invalid("figure", "needs caption and credit");
    };
    Ok(Block::Figure {
        id,
        media: get(value, "media")?,
        alt: get(value, "alt")?,
        focus: get(value, "focus")?,
        crop: get(value, "crop")?,
        width: get(value, "width")?,
        only,
        caption: line(caption)?,
        credit: line(credit)?,
    })
}

fn items(value: &Value) -> Result<Vec<ListItem>, CodecError> {
    children(value).iter().map(|item| Ok(ListItem { id: id(item)?, content: blocks(item)? })).collect()
}

fn row(value: &Value) -> Result<Row, CodecError> {
    Ok(Row { id: id(value)?, cells: children(value).iter().map(cell).collect::<Result<_, _>>()? })
}

fn cell(value: &Value) -> Result<Cell, CodecError> {
    Ok(Cell {
        id: id(value)?,
        kind: if value["type"] == "table_header" { CellKind::TableHeader } else { CellKind::TableCell },
        colspan: get::<Option<u32>>(value, "colspan")?.unwrap_or(1),
        rowspan: get::<Option<u32>>(value, "rowspan")?.unwrap_or(1),
        alignment: get(value, "alignment")?,
        content: paragraphs(value)?,
    })
}
