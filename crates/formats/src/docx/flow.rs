//! The document as paragraphs, tables and boxes in reading order.

use super::changes::{self, Kind};
use super::names::{Role, role};
use super::number::Counts;
use super::parts::{Parts, Relation};
use crate::hold::{Spaces, tidy_line};
use crate::page::FORM_LOST;
use crate::page::chars::excerpt;
use crate::review::Anchor;
use crate::xml::read::{self, ELEMENT_NOT_HELD, attribute, is};
use crate::{ImportedMedia, Problem};
use chrono::FixedOffset;
use gaotai_article::{
    Block, BlockId, BoxKind, Cell, CellKind, Hash, IdSource, Inline, Mark, Paragraph, Row, Suggestion,
};
use roxmltree::Node;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Nothing is read below this depth.
const DEPTH: usize = 60;
/// More comments than anybody has on the same words: every run there names each of them.
const MOST_OPEN: usize = 50;

/// What somebody suggests of something.
pub(super) type Track = (Kind, Suggestion);

/// A picture in a paragraph.
#[derive(Debug)]
pub(super) struct Shown {
    pub hash: Option<Hash>,
    pub alt: String,
    pub track: Option<Track>,
}

/// A paragraph of the document.
#[derive(Debug)]
pub(super) struct Para {
    pub id: BlockId,
    pub role: Option<Role>,
    /// The list and the level in it.
    pub list: Option<(String, u8, bool)>,
    /// How far it stands in, in levels of a list.
    pub level: u8,
    pub runs: Vec<Inline>,
    pub pictures: Vec<Shown>,
    /// What is suggested of its end.
    pub end: Option<Track>,
    /// What it was before.
    pub former: Option<(Suggestion, Role)>,
    pub centred: bool,
    pub ruled: bool,
}

/// What stands in reading order.
#[derive(Debug)]
pub(super) enum Piece {
    Para(Box<Para>),
    Table { block: Box<Block>, track: Option<Track> },
    Boxed { id: BlockId, kind: BoxKind, pieces: Vec<Piece> },
}

/// Where a cell stands that reaches down, by its first column: its row and its place in that.
type Reach = HashMap<u32, (usize, usize)>;

#[derive(Default)]
struct Field {
    code: String,
    /// What else stands where nobody sees it.
    unseen: String,
    shown: bool,
    link: Option<String>,
}

/// Fields that have begun, one in the other.
#[derive(Default)]
struct Fields {
    open: Vec<Field>,
    /// How many more have begun below the depth to which they are read.
    deeper: usize,
}

/// A walk over a document.
pub(super) struct Flow<'a> {
    pub parts: &'a Parts,
    pub ids: &'a mut dyn IdSource,
    pub offset: FixedOffset,
    pub pictures: &'a mut dyn FnMut(&str) -> Option<Vec<u8>>,
    /// The comment that begins the thread of each comment.
    pub roots: &'a HashMap<String, String>,
    pub pieces: Vec<Piece>,
    pub problems: Vec<Problem>,
    pub media: Vec<ImportedMedia>,
    /// Notes that the text refers to: kind and number in their part.
    pub notes: Vec<(&'static str, String)>,
    /// Where threads stand, by the number of their first comment.
    pub places: HashMap<String, (String, Anchor, String)>,
    pub paragraph: u32,
    /// Comments that the text stands under: number and id of the mark.
    under: Vec<(String, String)>,
    runs: Vec<Inline>,
    shown: Vec<Shown>,
    after: Vec<Piece>,
    tracks: Vec<Track>,
    known: Option<(String, String, String)>,
    link: Option<Mark>,
    fields: Fields,
    block: BlockId,
    counts: Counts,
    noted: HashMap<(&'static str, String), usize>,
    /// What became of the pictures, by whether they lie outside and where.
    images: HashMap<(bool, String), Option<Hash>>,
    inside: HashSet<Hash>,
    /// Whether the text stands in a cell, which has no lists.
    in_cell: bool,
}

impl<'a> Flow<'a> {
    /// One that has read nothing yet.
    pub fn new(
        parts: &'a Parts,
        ids: &'a mut dyn IdSource,
        offset: FixedOffset,
        pictures: &'a mut dyn FnMut(&str) -> Option<Vec<u8>>,
        roots: &'a HashMap<String, String>,
    ) -> Flow<'a> {
        Flow {
            parts,
            ids,
            offset,
            pictures,
            roots,
            pieces: Vec::new(),
            problems: Vec::new(),
            media: Vec::new(),
            notes: Vec::new(),
            places: HashMap::new(),
            paragraph: 0,
            under: Vec::new(),
            runs: Vec::new(),
            shown: Vec::new(),
            after: Vec::new(),
            tracks: Vec::new(),
            known: None,
            link: None,
            fields: Fields::default(),
            block: BlockId(uuid::Uuid::nil()),
            counts: Counts::default(),
            noted: HashMap::new(),
            images: HashMap::new(),
            inside: HashSet::new(),
            in_cell: false,
        }
    }

    pub(super) fn tell(&mut self, code: &'static str, key: &str, what: &str, text: &str) {
        if self.problems.len() < read::MOST_TOLD {
            self.problems.push(Problem {
                code,
                params: BTreeMap::from([(key.to_owned(), excerpt(what))]),
                line: self.paragraph.max(1),
                column: 1,
                excerpt: excerpt(text),
            });
        }
    }

    fn lost(&mut self, node: Node<'_, '_>) {
        let name = node.tag_name().name().to_owned();
        self.tell(ELEMENT_NOT_HELD, "name", &name, &read::line(node));
    }

    /// What is open in the text does not go on in what stands beside it.
    pub fn leave_text(&mut self) {
        self.fields = Fields::default();
        self.under.clear();
    }

    /// Whether a content control shows only what to write there; that is told and is no text.
    fn placeholder(&mut self, control: Node<'_, '_>) -> bool {
        if !asks(control) {
            return false;
        }
        let content = read::at(control, "sdtContent");
        let text = content.map(read::line).unwrap_or_default();
        let mut inside: Vec<Node<'_, '_>> =
            content.into_iter().flat_map(|content| content.descendants()).filter(Node::is_element).collect();
        let (all, before) = (inside.len(), self.paragraph);
        inside.retain(|node| !is(*node, "p"));
        let paragraphs = (all - inside.len()) as u32;
        self.paragraph = before + paragraphs.min(1);
        self.tell(ELEMENT_NOT_HELD, "name", "showingPlcHdr", &text);
        self.paragraph = before + paragraphs;
        for node in inside {
            match node.tag_name().name() {
                "commentRangeStart" | "commentRangeEnd" => self.range(node),
                "commentReference" => self.referred(node),
                _ => {}
            }
        }
        true
    }

    /// Everything in a body, a cell, a note or a text box.
    pub fn blocks(&mut self, node: Node<'_, '_>, depth: usize) {
        if depth > DEPTH {
            self.lost(node);
            return;
        }
        for child in node.children().filter(Node::is_element) {
            match child.tag_name().name() {
                "p" => self.read_paragraph(child, depth),
                "tbl" => self.table(child, depth),
                "sdt" if self.placeholder(child) => {}
                "sdt" => {
                    let content = child.children().filter(|inner| is(*inner, "sdtContent"));
                    content.for_each(|content| self.blocks(content, depth + 1));
                }
                "customXml" | "smartTag" | "sdtContent" | "ins" | "moveTo" | "del" | "moveFrom" => {
                    self.blocks(child, depth + 1);
                }
                "AlternateContent" => {
                    if let Some(one) = alternative(child) {
                        self.blocks(one, depth + 1);
                    }
                }
                "commentRangeStart" | "commentRangeEnd" => self.range(child),
                "altChunk" => self.lost(child),
                _ => {}
            }
        }
    }

    fn read_paragraph(&mut self, node: Node<'_, '_>, depth: usize) {
        self.paragraph += 1;
        let outer = (
            std::mem::take(&mut self.runs),
            std::mem::take(&mut self.shown),
            std::mem::take(&mut self.after),
            self.block,
        );
        let id = self.ids.block();
        self.block = id;
        let properties = node.children().find(|child| is(*child, "pPr"));
        let property = |path: &str| properties.and_then(|node| read::at(node, path));
        let said = |path: &str| property(path).map(|node| attribute(node, "val")).unwrap_or_default();
        let style = said("pStyle");
        let fields = self.fields.open.len();
        self.inlines(node, depth + 1);
        self.end_fields(fields);
        let end = property("rPr").and_then(|node| self.end(node));
        let former = property("pPrChange").map(|change| {
            let was = read::at(change, "pPr/pStyle").map(|node| attribute(node, "val")).unwrap_or_default();
            let role = self.parts.role(was).unwrap_or(Role::Body(Default::default()));
            (self.suggestion(change), role)
        });
        let left = property("ind").map(|node| attribute(node, "left").parse::<u32>().unwrap_or(0));
        let role = self.role(style, said("outlineLvl"));
        let list = self.list(style, property("numPr"));
        let runs = tidy_line(gaotai_article::normalize(std::mem::take(&mut self.runs)), Spaces::Keep);
        let para = Para {
            id,
            role,
            level: (left.unwrap_or(0) / 420).saturating_sub(1).min(8) as u8,
            runs: self.numbered(role, list.as_ref(), runs),
            list,
            pictures: std::mem::take(&mut self.shown),
            end,
            former,
            centred: said("jc") == "center",
            ruled: property("pBdr/bottom").is_some() || property("pBdr/top").is_some(),
        };
        let after = std::mem::take(&mut self.after);
        self.pieces.push(Piece::Para(Box::new(para)));
        self.pieces.extend(after);
        (self.runs, self.shown, self.after, self.block) = outer;
    }

    fn role(&self, style: &str, outline: &str) -> Option<Role> {
        let direct =
            || outline.parse::<u8>().ok().filter(|level| *level < 9).map(|level| Role::Heading(level + 1));
        self.parts.role(style).or_else(|| role(style)).or_else(direct)
    }

    fn list(&self, style: &str, direct: Option<Node<'_, '_>>) -> Option<(String, u8, bool)> {
        let own = direct.map(|node| {
            let value = |name| read::at(node, name).map(|node| attribute(node, "val")).unwrap_or_default();
            (value("numId").to_owned(), value("ilvl").parse::<u8>().unwrap_or(0))
        });
        let own = own.filter(|(number, _)| !number.is_empty());
        let (number, level) = own.or_else(|| self.parts.list(style))?;
        let level = level.min(8);
        let ordered = self.parts.numbering.ordered(&number, level);
        (number != "0").then_some((number, level, ordered))
    }

    /// The words of a paragraph with the number that Word counts for it, where the story has no
    /// list to count it again.
    fn numbered(
        &mut self,
        role: Option<Role>,
        list: Option<&(String, u8, bool)>,
        mut runs: Vec<Inline>,
    ) -> Vec<Inline> {
        let Some((number, level, _)) = list else { return runs };
        let label = self.counts.next(&self.parts.numbering, number, *level);
        if label.is_empty() || (runs.is_empty() && !self.in_cell) {
            return runs;
        }
        match role {
            _ if self.in_cell => runs = labelled(&label, runs),
            None | Some(Role::Body(_) | Role::Continue) => {}
            Some(Role::Heading(_) | Role::Head(_)) => runs = labelled(&label, runs),
            Some(_) => {
                let text = gaotai_article::text::plain(&runs);
                self.tell(FORM_LOST, "form", label.trim(), &text);
            }
        }
        runs
    }

    /// Fields that began in a paragraph and show nothing by its end would hide all that follows.
    fn end_fields(&mut self, from: usize) {
        let later = self.fields.open.iter().skip(from);
        let Some(at) = later.zip(from..).find(|(field, _)| !field.shown).map(|(_, at)| at) else { return };
        self.fields.deeper = 0;
        for field in self.fields.open.split_off(at) {
            let text = format!("{} {}", field.code.trim(), field.unseen.trim());
            self.tell(ELEMENT_NOT_HELD, "name", "fldChar", text.trim());
        }
    }

    /// What is suggested of a paragraph's end.
    fn end(&mut self, properties: Node<'_, '_>) -> Option<Track> {
        let of =
            |names: [&str; 2]| properties.children().find(|node| names.iter().any(|name| is(*node, name)));
        if let Some(node) = of(["del", "moveFrom"]) {
            return Some((Kind::Delete, self.suggestion(node)));
        }
        of(["ins", "moveTo"]).map(|node| (Kind::Insert, self.suggestion(node)))
    }

    /// Whose change it is. One after the other by one person at one time is one suggestion.
    fn suggestion(&mut self, node: Node<'_, '_>) -> Suggestion {
        let (person, date) = (attribute(node, "author").to_owned(), attribute(node, "date").to_owned());
        let known = self.known.take().filter(|(who, when, _)| *who == person && *when == date);
        let id = known.map_or_else(|| self.ids.block().to_string(), |(.., id)| id);
        self.known = Some((person.clone(), date.clone(), id.clone()));
        let time =
            changes::read(&date, self.offset).or_else(|| changes::read("1970-01-01T00:00:00", self.offset));
        Suggestion { id, person, time: time.map(|time| time.to_rfc3339()).unwrap_or_default() }
    }

    fn inlines(&mut self, node: Node<'_, '_>, depth: usize) {
        if depth > DEPTH {
            self.lost(node);
            return;
        }
        for child in node.children().filter(Node::is_element) {
            self.inline(child, depth);
        }
    }

    fn inline(&mut self, node: Node<'_, '_>, depth: usize) {
        match node.tag_name().name() {
            "r" => self.run(node, depth),
            "ins" | "moveTo" => self.tracked(Kind::Insert, node, depth),
            "del" | "moveFrom" => self.tracked(Kind::Delete, node, depth),
            "hyperlink" => {
                let before = self.link.take();
                self.link = self.linked(node);
                self.inlines(node, depth + 1);
                self.link = before;
            }
            "fldSimple" => {
                let link = self.field_link(attribute(node, "instr"));
                let before = self.link.take();
                self.link = link.map(|href| Mark::Link { href, title: None });
                self.inlines(node, depth + 1);
                self.link = before;
            }
            "sdt" if self.placeholder(node) => {}
            "sdt" => {
                let content = node.children().filter(|inner| is(*inner, "sdtContent"));
                content.for_each(|content| self.inlines(content, depth + 1));
            }
            "smartTag" | "customXml" | "sdtContent" | "dir" | "bdo" | "rubyBase" => {
                self.inlines(node, depth + 1)
            }
            "AlternateContent" => {
                if let Some(one) = alternative(node) {
                    self.inlines(one, depth + 1);
                }
            }
            "commentRangeStart" | "commentRangeEnd" => self.range(node),
            "oMath" | "oMathPara" => {
                self.lost(node);
                self.text(&read::line(node), &[]);
            }
            _ => {}
        }
    }

    fn tracked(&mut self, kind: Kind, node: Node<'_, '_>, depth: usize) {
        let by = self.suggestion(node);
        self.tracks.push((kind, by));
        self.inlines(node, depth + 1);
        self.tracks.pop();
    }

    fn linked(&mut self, node: Node<'_, '_>) -> Option<Mark> {
        let relation = self.parts.relation(attribute(node, "id")).filter(|relation| relation.external)?;
        let title = Some(attribute(node, "tooltip").to_owned()).filter(|title| !title.is_empty());
        let href = self.safe(relation.target.clone())?;
        Some(Mark::Link { href, title })
    }

    fn safe(&mut self, href: String) -> Option<String> {
        let href = href.trim().to_owned();
        if crate::hold::safe_address(&href) {
            return Some(href);
        }
        self.tell(crate::page::LINK_DROPPED, "href", &href, &href);
        None
    }

    /// The address of a field's code, as in `HYPERLINK "https://…"`.
    fn field_link(&mut self, code: &str) -> Option<String> {
        let rest = code.trim().strip_prefix("HYPERLINK")?.trim();
        let href = match rest.strip_prefix('"') {
            Some(quoted) => quoted.split('"').next()?,
            None => rest.split_whitespace().next().filter(|word| !word.starts_with('\\'))?,
        };
        self.safe(href.to_owned())
    }

    fn range(&mut self, node: Node<'_, '_>) {
        let number = attribute(node, "id").to_owned();
        if self.roots.get(&number).is_none_or(|root| *root != number) {
            return;
        }
        if is(node, "commentRangeEnd") {
            self.under.retain(|(open, _)| *open != number);
        } else if !self.places.contains_key(&number) {
            let id = self.ids.block().to_string();
            self.places
                .insert(number.clone(), (id.clone(), Anchor::Block { block: self.block }, String::new()));
            if self.under.len() < MOST_OPEN {
                self.under.push((number, id));
            } else {
                self.lost(node);
            }
        }
    }

    /// A comment without a range is on its paragraph.
    fn referred(&mut self, node: Node<'_, '_>) {
        let number = attribute(node, "id").to_owned();
        if self.roots.get(&number).is_some_and(|root| *root == number) {
            let (id, block) = (self.ids.block().to_string(), self.block);
            let place = self.places.entry(number).or_insert((id, Anchor::Block { block }, String::new()));
            if place.1 != Anchor::Range {
                place.1 = Anchor::Block { block };
            }
        }
    }

    fn run(&mut self, node: Node<'_, '_>, depth: usize) {
        if depth > DEPTH {
            return;
        }
        let properties = node.children().find(|child| is(*child, "rPr"));
        let marks = properties.map(|properties| self.marks(properties)).unwrap_or_default();
        let hidden = properties.is_some_and(|properties| on(properties, "vanish") == Some(true));
        for child in node.children().filter(Node::is_element) {
            match child.tag_name().name() {
                "fldChar" => self.field(attribute(child, "fldCharType")),
                "instrText" | "delInstrText" => {
                    if let Some(field) = self.fields.open.last_mut() {
                        field.code.push_str(child.text().unwrap_or_default());
                    }
                }
                _ if self.fields.open.iter().any(|field| !field.shown) => {
                    if let Some(field) = self.fields.open.last_mut().filter(|one| one.unseen.len() < 1_000) {
                        field.unseen.push_str(child.text().unwrap_or_default());
                    }
                }
                _ if hidden => {
                    if !read::line(child).is_empty() && !is(child, "rPr") {
                        self.tell(ELEMENT_NOT_HELD, "name", "vanish", &read::line(child));
                    }
                }
                _ => self.in_run(child, &marks, depth),
            }
        }
    }

    fn in_run(&mut self, node: Node<'_, '_>, marks: &[Mark], depth: usize) {
        match node.tag_name().name() {
            "t" | "delText" => self.text(node.text().unwrap_or_default(), marks),
            "tab" | "ptab" => self.text(" ", marks),
            "noBreakHyphen" => self.text("\u{2011}", marks),
            "br" | "cr" if !["page", "column"].contains(&attribute(node, "type")) => {
                let marks = self.all_marks(&[]);
                self.runs.push(Inline::HardBreak { marks });
            }
            "drawing" | "pict" | "object" => self.drawn(node, depth),
            "AlternateContent" => {
                for inner in
                    alternative(node).into_iter().flat_map(|one| one.children()).filter(Node::is_element)
                {
                    self.in_run(inner, marks, depth + 1);
                }
            }
            "ruby" => {
                self.lost(node);
                node.children()
                    .filter(|child| is(*child, "rubyBase"))
                    .for_each(|base| self.inlines(base, depth + 1));
            }
            "footnoteReference" => self.note("footnote", node, marks),
            "endnoteReference" => self.note("endnote", node, marks),
            "commentReference" => self.referred(node),
            "sym" => self.lost(node),
            _ => {}
        }
    }

    fn note(&mut self, kind: &'static str, node: Node<'_, '_>, marks: &[Mark]) {
        let id = attribute(node, "id").to_owned();
        let next = self.noted.len() + 1;
        let number = *self.noted.entry((kind, id.clone())).or_insert(next);
        if number == next {
            self.notes.push((kind, id));
        }
        self.tell(ELEMENT_NOT_HELD, "name", kind, &format!("[{number}]"));
        let mut marks = marks.to_vec();
        marks.retain(|mark| !matches!(mark, Mark::Sub | Mark::Sup));
        marks.push(Mark::Sup);
        self.text(&format!("[{number}]"), &marks);
    }

    fn text(&mut self, text: &str, marks: &[Mark]) {
        let text: String = text.chars().filter(|c| *c != '\u{ad}').collect();
        if text.is_empty() {
            return;
        }
        if self.tracks.is_empty() {
            self.known = None;
        }
        let marks = self.all_marks(marks);
        for (number, _) in &self.under {
            if let Some(place) = self.places.get_mut(number) {
                place.1 = Anchor::Range;
                if place.2.len() < 1_000 {
                    place.2.push_str(&text);
                }
            }
        }
        self.runs.push(Inline::marked(text, marks));
    }

    fn all_marks(&self, marks: &[Mark]) -> Vec<Mark> {
        let mut all = marks.to_vec();
        let field = self.fields.open.iter().rev().find_map(|field| field.link.clone());
        let link = self.link.clone().or_else(|| field.map(|href| Mark::Link { href, title: None }));
        all.extend(link);
        all.extend(self.under.iter().map(|(_, id)| Mark::Comment { id: id.clone() }));
        for (kind, by) in &self.tracks {
            let mark = match kind {
                Kind::Insert => Mark::Insertion(by.clone()),
                Kind::Delete => Mark::Deletion(by.clone()),
            };
            if all.iter().all(|other| other.name() != mark.name()) {
                all.push(mark);
            }
        }
        all.sort_by_key(Mark::rank);
        all
    }

    fn field(&mut self, kind: &str) {
        match kind {
            "begin" if self.fields.open.len() < DEPTH => self.fields.open.push(Field::default()),
            "begin" => self.fields.deeper += 1,
            "separate" if self.fields.deeper == 0 => {
                if let Some(mut field) = self.fields.open.pop() {
                    field.link = self.field_link(&field.code);
                    field.shown = true;
                    self.fields.open.push(field);
                }
            }
            "end" if self.fields.deeper > 0 => self.fields.deeper -= 1,
            "end" => drop(self.fields.open.pop()),
            _ => {}
        }
    }

    /// The marks of a run's own properties, and what they were before.
    fn marks(&mut self, properties: Node<'_, '_>) -> Vec<Mark> {
        let now = forms(properties, self.parts);
        let mut marks = now.clone();
        let change = properties.children().find(|child| is(*child, "rPrChange"));
        if let Some(change) = change {
            let were = change.children().find(|child| is(*child, "rPr"));
            let were = were.map(|were| forms(were, self.parts)).unwrap_or_default();
            let by = self.suggestion(change);
            for mark in [Mark::Strong, Mark::Em, Mark::Underline, Mark::Sup, Mark::Sub] {
                let (is, was) = (now.contains(&mark), were.contains(&mark));
                if is != was {
                    marks.push(Mark::Modification(gaotai_article::Modification {
                        id: by.id.clone(),
                        person: by.person.clone(),
                        time: by.time.clone(),
                        mark: mark.name().to_owned(),
                        was: was.then(serde_json::Map::new),
                    }));
                }
            }
        }
        marks
    }

    /// Pictures and text boxes.
    fn drawn(&mut self, node: Node<'_, '_>, depth: usize) {
        let boxes = read::outermost(node, &|inner| is(inner, "txbxContent"));
        for content in boxes {
            let outer = std::mem::take(&mut self.pieces);
            let around = (std::mem::take(&mut self.fields), std::mem::take(&mut self.in_cell));
            self.blocks(content, depth + 1);
            (self.fields, self.in_cell) = around;
            let pieces = std::mem::replace(&mut self.pieces, outer);
            let id = self.ids.block();
            self.after.push(Piece::Boxed { id, kind: BoxKind::Note, pieces });
        }
        let alt = node.descendants().find(|inner| is(*inner, "docPr")).map(|inner| attribute(inner, "descr"));
        let images = read::outermost(node, &|inner| {
            (is(inner, "blip") || is(inner, "imagedata"))
                && !inner.ancestors().any(|one| is(one, "txbxContent"))
        });
        let found = !images.is_empty();
        for image in images {
            let rel = ["embed", "link", "id"].map(|name| attribute(image, name));
            let rel = rel.into_iter().find(|rel| !rel.is_empty()).unwrap_or_default();
            let hash = self.image(rel);
            let track = self.tracks.last().cloned();
            self.shown.push(Shown { hash, alt: alt.unwrap_or_default().to_owned(), track });
        }
        if !found && self.after.is_empty() {
            self.lost(node);
        }
    }

    /// A picture that stands in many places is read once.
    fn image(&mut self, rel: &str) -> Option<Hash> {
        let relation = self.parts.relation(rel)?.clone();
        let place = (relation.external, relation.target.clone());
        if let Some(known) = self.images.get(&place) {
            return known.clone();
        }
        let hash = self.related(relation);
        self.images.insert(place, hash.clone());
        hash
    }

    fn related(&mut self, relation: Relation) -> Option<Hash> {
        if relation.external {
            let elsewhere = relation.target.contains("://");
            if elsewhere {
                self.tell(crate::page::PICTURE_ELSEWHERE, "address", &relation.target, "");
                return None;
            }
            let hash = Hash::of(relation.target.as_bytes());
            self.media.push(ImportedMedia::Beside { path: relation.target });
            return Some(hash);
        }
        let bytes = (self.pictures)(&relation.target);
        let Some((bytes, mime)) =
            bytes.and_then(|bytes| mime(&bytes, &relation.target).map(|mime| (bytes, mime)))
        else {
            self.tell(crate::page::PICTURE_BROKEN, "address", &relation.target, &relation.target);
            return None;
        };
        let hash = Hash::of(&bytes);
        if self.inside.insert(hash.clone()) {
            self.media.push(ImportedMedia::Inside { mime: mime.to_owned(), bytes });
        }
        Some(hash)
    }

    fn table(&mut self, node: Node<'_, '_>, depth: usize) {
        let style = read::at(node, "tblPr/tblStyle").map(|style| attribute(style, "val")).unwrap_or_default();
        let id = self.ids.block();
        if let Some(kind) = self.parts.box_kind(style) {
            let outer = std::mem::take(&mut self.pieces);
            let around = std::mem::take(&mut self.in_cell);
            let cells = node.children().filter(|row| is(*row, "tr")).flat_map(|row| row.children());
            cells.filter(|cell| is(*cell, "tc")).for_each(|cell| self.blocks(cell, depth + 1));
            self.in_cell = around;
            let pieces = std::mem::replace(&mut self.pieces, outer);
            self.pieces.push(Piece::Boxed { id, kind, pieces });
            return;
        }
        let (mut rows, mut over, mut tracks) = (Vec::new(), Vec::new(), Vec::new());
        let mut reach = Reach::new();
        for tr in rows_of(node) {
            let change = read::at(tr, "trPr").and_then(|properties| self.end(properties));
            tracks.push(change);
            let row = self.row(tr, depth, (&mut rows, &mut reach, &mut over));
            if !row.is_empty() {
                let id = self.ids.block();
                rows.push(Row { id, cells: row });
            }
        }
        if rows.is_empty() {
            return;
        }
        let whole =
            tracks.iter().all(|one| one.as_ref().map(|one| one.0) == tracks[0].as_ref().map(|one| one.0));
        let track = tracks.into_iter().next().flatten().filter(|_| whole);
        self.pieces.push(Piece::Table { block: Box::new(Block::Table { id, only: None, rows }), track });
        self.pieces.extend(over);
    }

    fn row(
        &mut self,
        tr: Node<'_, '_>,
        depth: usize,
        (rows, reach, over): (&mut Vec<Row>, &mut Reach, &mut Vec<Piece>),
    ) -> Vec<Cell> {
        let number =
            |path: &str| read::at(tr, path).and_then(|node| attribute(node, "val").parse::<u32>().ok());
        let mut column = number("trPr/gridBefore").unwrap_or(0);
        let header = read::at(tr, "trPr").is_some_and(|properties| on(properties, "tblHeader") == Some(true));
        let (mut cells, mut longer): (Vec<Cell>, Vec<(usize, usize)>) = (Vec::new(), Vec::new());
        for tc in cells_of(tr) {
            let span =
                read::at(tc, "tcPr/gridSpan").and_then(|node| attribute(node, "val").parse::<u32>().ok());
            let span = span.unwrap_or(1).clamp(1, 1000);
            let merge = read::at(tc, "tcPr/vMerge");
            let goes_on = merge.is_some_and(|node| attribute(node, "val") != "restart");
            if let Some(place) = reach.get(&column).copied().filter(|_| goes_on) {
                longer.push(place);
            } else {
                reach.remove(&column);
                if merge.is_some() {
                    reach.insert(column, (rows.len(), cells.len()));
                }
                let cell = self.cell(tc, header, span, depth, over);
                cells.push(cell);
            }
            column = column.saturating_add(span);
        }
        // A row of nothing but cells from above is none.
        for (row, cell) in longer.into_iter().filter(|_| !cells.is_empty()) {
            if let Some(cell) = rows.get_mut(row).and_then(|row| row.cells.get_mut(cell)) {
                cell.rowspan += 1;
            }
        }
        cells
    }

    fn cell(
        &mut self,
        tc: Node<'_, '_>,
        header: bool,
        colspan: u32,
        depth: usize,
        over: &mut Vec<Piece>,
    ) -> Cell {
        let id = self.ids.block();
        let outer = std::mem::take(&mut self.pieces);
        let around = std::mem::replace(&mut self.in_cell, true);
        let control = tc.parent().filter(|one| is(*one, "sdtContent")).and_then(|one| one.parent());
        match control.filter(|control| asks(*control)) {
            Some(control) => {
                // It is told once for all cells in it.
                let first = tc.prev_sibling_element().is_none();
                let _ = first && self.placeholder(control);
            }
            None => self.blocks(tc, depth + 1),
        }
        self.in_cell = around;
        let pieces = std::mem::replace(&mut self.pieces, outer);
        let heading = Some(Role::TableHeading);
        let mut paras = pieces.iter().filter_map(|piece| match piece {
            Piece::Para(para) => Some(para),
            _ => None,
        });
        let head = header || paras.next().is_some_and(|para| para.role == heading);
        let alignment = read::at(tc, "p/pPr/jc").and_then(|node| alignment(attribute(node, "val")));
        let content = super::assemble::in_cell(self, pieces, over);
        let kind = if head { CellKind::TableHeader } else { CellKind::TableCell };
        let content =
            if content.is_empty() { vec![Paragraph::new(self.ids.block(), Vec::new())] } else { content };
        Cell { id, kind, colspan, rowspan: 1, alignment, content }
    }
}

/// Whether a content control shows what to write there; its properties come first and are few.
fn asks(control: Node<'_, '_>) -> bool {
    let properties = control.first_element_child().filter(|node| is(*node, "sdtPr"));
    let mut few = properties.into_iter().flat_map(|node| node.children().take(100));
    let sign = few.find(|child| is(*child, "showingPlcHdr"));
    sign.is_some_and(|sign| !["0", "false", "off"].contains(&attribute(sign, "val")))
}

/// Words with a number before them, as new or to go as they are.
fn labelled(label: &str, mut runs: Vec<Inline>) -> Vec<Inline> {
    let tracked = |mark: &&Mark| matches!(mark, Mark::Insertion(_) | Mark::Deletion(_));
    let marks = runs.first().map(|first| first.marks().iter().filter(tracked).cloned().collect());
    let label = if runs.is_empty() { label.trim_end() } else { label };
    runs.insert(0, Inline::marked(label, marks.unwrap_or_default()));
    gaotai_article::normalize(runs)
}

fn alignment(word: &str) -> Option<String> {
    let known = match word {
        "left" | "start" => "left",
        "center" => "center",
        "right" | "end" => "right",
        _ => return None,
    };
    Some(known.to_owned())
}

fn rows_of<'a, 'd>(table: Node<'a, 'd>) -> Vec<Node<'a, 'd>> {
    read::outermost(table, &|node| is(node, "tr"))
}

fn cells_of<'a, 'd>(row: Node<'a, 'd>) -> Vec<Node<'a, 'd>> {
    read::outermost(row, &|node| is(node, "tc"))
}

/// What of an `mc:AlternateContent` is read: the newer one.
fn alternative<'a, 'd>(node: Node<'a, 'd>) -> Option<Node<'a, 'd>> {
    let of = |name: &'static str| node.children().find(move |child| is(*child, name));
    of("Choice").or_else(|| of("Fallback"))
}

/// Whether a property is there and on.
fn on(properties: Node<'_, '_>, name: &str) -> Option<bool> {
    let node = properties.children().find(|child| is(*child, name))?;
    Some(!["0", "false", "off", "none"].contains(&attribute(node, "val")))
}

fn forms(properties: Node<'_, '_>, parts: &Parts) -> Vec<Mark> {
    let style = read::at(properties, "rStyle").map(|node| attribute(node, "val")).unwrap_or_default();
    let mut marks: Vec<Mark> = parts.emphasis(style).into_iter().collect();
    let says = |name| on(properties, name) == Some(true);
    let height = read::at(properties, "vertAlign").map(|node| attribute(node, "val")).unwrap_or_default();
    marks.extend(says("b").then_some(Mark::Strong));
    marks.extend((says("i") || says("em")).then_some(Mark::Em));
    marks.extend(says("u").then_some(Mark::Underline));
    marks.extend((height == "superscript").then_some(Mark::Sup));
    marks.extend((height == "subscript").then_some(Mark::Sub));
    marks.dedup();
    marks
}

/// The type of a picture by its first bytes, or else by its name.
fn mime(bytes: &[u8], path: &str) -> Option<&'static str> {
    let starts: [(&[u8], &str); 4] = [
        (b"\x89PNG", "image/png"),
        (b"\xff\xd8\xff", "image/jpeg"),
        (b"GIF8", "image/gif"),
        (b"RIFF", "image/webp"),
    ];
    let known = starts.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, mime)| *mime);
    known.or_else(|| match path.rsplit('.').next()?.to_ascii_lowercase().as_str() {
        "png" => Some("image/png"),
        "jpg" | "jpeg" => Some("image/jpeg"),
        "gif" => Some("image/gif"),
        "webp" => Some("image/webp"),
        "svg" => Some("image/svg+xml"),
        "tif" | "tiff" => Some("image/tiff"),
        "avif" => Some("image/avif"),
        _ => None,
    })
}
