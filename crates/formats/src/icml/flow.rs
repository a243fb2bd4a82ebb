//! XML of stories as paragraphs: what InCopy writes, and what others write for it.

use super::compose::places;
use super::names::{self, BOXES, DATELINE, DATELINE_IN_TEXT, FRAMES, HEAD_CELL, Style};
use super::para::{CellParas, Lead, Object, Para};
use super::write::{BREAK, JUSTIFICATIONS};
use crate::html::fragment::{Reader, percent_decoded};
use crate::ninjs::names::value;
use crate::xml::read::{self, ELEMENT_NOT_HELD, MOST_TOLD, attribute, children, is, problem};
use crate::{Anchor, Comment, ImportedMedia, Problem, Thread};
use chrono::{DateTime, FixedOffset, NaiveDateTime, TimeZone};
use gaotai_article::{BlockId, BoxKind, Hash, IdSource, Inline, Mark, Suggestion, WidthHint};
use roxmltree::{Document, Node, NodeId};
use std::collections::{HashMap, HashSet};

/// Elements nested deeper than this are read no more: no story has such.
const DEEPEST: usize = 200;

/// Elements about the text or its look that say nothing of their own.
const ABOUT: &[&str] = &[
    "Properties",
    "StoryPreference",
    "MetadataPacketPreference",
    "InCopyExportOption",
    "XMLAttribute",
    "XMLComment",
    "XMLInstruction",
    "PageReference",
    "HyperlinkTextDestination",
    "ParagraphDestination",
    "Bookmark",
];

/// The look of text where it stands.
#[derive(Debug, Clone, Default)]
struct Look {
    marks: Vec<Mark>,
    /// The name of the style of characters.
    style: String,
    /// Text that stands there no more, as somebody suggests.
    deleted: bool,
    /// Inside a tracked change.
    changed: bool,
    depth: usize,
}

/// Reads the text of stories and collects what it met beside it.
pub(super) struct Flow<'a, 'd> {
    reader: Reader<'a>,
    /// What was left out, with its place.
    problems: Vec<Problem>,
    /// What is written in the margin, with who wrote it.
    notes: Vec<Thread>,
    /// Notes in front of any text.
    waiting: Vec<(Node<'d, 'd>, Thread)>,
    definitions: HashMap<&'d str, Node<'d, 'd>>,
    links: HashMap<&'d str, &'d str>,
    stories: HashMap<&'d str, Node<'d, 'd>>,
    /// Stories that stand in a frame of another.
    inside: HashSet<NodeId>,
    offset: FixedOffset,
    out: Vec<Para>,
    para: Para,
    /// Whether a paragraph has begun that did not end.
    begun: bool,
}

impl<'a, 'd> Flow<'a, 'd> {
    /// Of this document, for the text of its stories.
    pub fn new(document: &'d Document<'d>, ids: &'a mut dyn IdSource, offset: FixedOffset) -> Self {
        let (mut definitions, mut stories) = (HashMap::new(), HashMap::new());
        let (mut urls, mut leads) = (HashMap::new(), HashMap::new());
        for node in document.descendants().filter(Node::is_element) {
            let own = || node.attribute("Self").unwrap_or_default();
            match node.tag_name().name() {
                "ParagraphStyle" | "CharacterStyle" => definitions.extend([(own(), node)]),
                "Story" => stories.extend([(own(), node)]),
                "HyperlinkURLDestination" => {
                    urls.extend([(own(), node.attribute("DestinationURL").unwrap_or_default())]);
                }
                "Hyperlink" => leads.extend([(node.attribute("Source").unwrap_or_default(), node)]),
                _ => {}
            }
        }
        let url = |node: Node<'d, 'd>| {
            let to = read::at(node, "Properties/Destination")
                .and_then(|to| to.text())
                .or(node.attribute("Destination"));
            urls.get(to?.trim()).copied()
        };
        let links = leads.into_iter().filter_map(|(source, node)| Some((source, url(node)?))).collect();
        Flow {
            reader: Reader::new(ids),
            problems: Vec::new(),
            notes: Vec::new(),
            waiting: Vec::new(),
            definitions,
            links,
            stories,
            inside: HashSet::new(),
            offset,
            out: Vec::new(),
            para: Para::new(Style::Body, Vec::new()),
            begun: false,
        }
    }

    /// A fresh id.
    pub fn id(&mut self) -> BlockId {
        self.reader.id()
    }

    /// Whether the story stands in a frame of another that was read.
    pub fn is_inside(&self, story: Node<'d, 'd>) -> bool {
        self.inside.contains(&story.id())
    }

    /// Pictures, problems and notes so far.
    pub fn told(&mut self) -> (Vec<ImportedMedia>, Vec<Problem>, Vec<Thread>) {
        for (node, _) in std::mem::take(&mut self.waiting) {
            self.tell(node, ELEMENT_NOT_HELD, ("name", "Note"));
        }
        let media = std::mem::take(&mut self.reader.media);
        (media, std::mem::take(&mut self.problems), std::mem::take(&mut self.notes))
    }

    fn tell(&mut self, node: Node<'_, '_>, code: &'static str, param: (&str, &str)) {
        if self.problems.len() < MOST_TOLD {
            self.problems.push(problem(code, node, &[param]));
        }
    }

    /// The paragraphs of a story or cell.
    pub fn paras(&mut self, node: Node<'d, 'd>) -> Vec<Para> {
        self.paras_at(node, 0)
    }

    fn paras_at(&mut self, node: Node<'d, 'd>, depth: usize) -> Vec<Para> {
        let out = std::mem::take(&mut self.out);
        let para = std::mem::replace(&mut self.para, Para::new(Style::Body, Vec::new()));
        let begun = std::mem::take(&mut self.begun);
        self.each(node, &Look { depth, ..Look::default() });
        if self.begun {
            self.end();
        }
        (self.begun, self.para) = (begun, para);
        std::mem::replace(&mut self.out, out)
    }

    fn each(&mut self, node: Node<'d, 'd>, look: &Look) {
        if look.depth > DEEPEST {
            return self.tell(node, ELEMENT_NOT_HELD, ("name", node.tag_name().name()));
        }
        let look = Look { depth: look.depth + 1, ..look.clone() };
        node.children().filter(Node::is_element).for_each(|child| self.element(child, &look));
    }

    fn element(&mut self, node: Node<'d, 'd>, look: &Look) {
        match node.tag_name().name() {
            "ParagraphStyleRange" => self.range(node, look),
            "CharacterStyleRange" => {
                self.begun |= !look.deleted;
                let look = self.look(node, look);
                let from = self.para.runs.len();
                self.each(node, &look);
                self.ruby(node, from, &look);
            }
            "Content" => self.content(node, look),
            "Br" if look.deleted => self.tell(node, ELEMENT_NOT_HELD, ("name", "Br")),
            // Between ranges a break ends what has begun, and says nothing where nothing has.
            "Br" if !self.begun && node.parent().is_some_and(|up| !is(up, "CharacterStyleRange")) => {}
            "Br" => self.end(),
            "HyperlinkTextSource" => {
                let href = node.attribute("Self").and_then(|own| self.links.get(own)).copied();
                self.each(node, &with(look, href.and_then(link)));
            }
            "Change" => self.change(node, look),
            "Note" => self.note(node, look),
            "Table" => self.table(node, look),
            "Footnote" | "EndnoteRange" => self.footnote(node, look),
            "TextFrame" => self.frame_of_text(node, look),
            "Rectangle" | "Oval" | "Polygon" => self.frame(node),
            "TextVariableInstance" => self.push(attribute(node, "ResultText"), look),
            "HiddenText" => self.tell(node, ELEMENT_NOT_HELD, ("name", "HiddenText")),
            about if ABOUT.contains(&about) => {}
            "XMLElement" | "CrossReferenceSource" | "Group" | "Story" => self.each(node, look),
            other => {
                let says = node.descendants().any(|inner| is(inner, "Content"));
                if says {
                    self.tell(node, ELEMENT_NOT_HELD, ("name", other));
                }
            }
        }
    }

    fn range(&mut self, node: Node<'d, 'd>, look: &Look) {
        if look.changed {
            return self.each(node, look);
        }
        if self.begun {
            self.end();
        }
        self.start(node);
        self.each(node, look);
        if self.begun {
            self.end();
        }
    }

    /// Begins paragraphs of the style of a range.
    fn start(&mut self, node: Node<'d, 'd>) {
        let applied = node.attribute("AppliedParagraphStyle").unwrap_or_default();
        let definition = self.definitions.get(applied).copied();
        let of = |name: &str| {
            let own = attribute(node, name);
            let style = definition.map(|node| attribute(node, name)).unwrap_or_default();
            if own.is_empty() { style.to_owned() } else { own.to_owned() }
        };
        let mut names = last_name(applied).split(" > ").map(str::to_owned).collect::<Vec<_>>();
        let lists = names.iter().filter(|name| ["BulList", "NumList"].contains(&name.as_str())).count();
        if names.iter().any(|name| name == "subParagraph") {
            names = vec!["subParagraph".to_owned()];
        }
        let named = names.iter().rev().find_map(|name| names::style(name));
        let kind = match of("BulletsAndNumberingListType").as_str() {
            "BulletList" => Some(Style::Bullet),
            "NumberedList" => Some(Style::Number),
            _ => None,
        };
        let style =
            named.filter(|style| kind.is_none() || *style != Style::Body).or(kind).unwrap_or(Style::Body);
        let level = of("NumberingLevel").parse().unwrap_or(lists.max(1)).clamp(1, DEEPEST);
        let starts = attribute(node, "NumberingContinue") == "false";
        self.para = Para { level: level as u8, starts, ..Para::new(style, Vec::new()) };
    }

    fn end(&mut self) {
        let next = Para { level: self.para.level, ..Para::new(self.para.style, Vec::new()) };
        self.out.push(std::mem::replace(&mut self.para, next));
        self.begun = false;
    }

    /// The look of a range of characters: of its style, and of itself.
    fn look(&self, node: Node<'d, 'd>, look: &Look) -> Look {
        let applied = node.attribute("AppliedCharacterStyle").unwrap_or_default();
        let name = last_name(applied);
        let definition = self.definitions.get(applied).copied();
        let mut marks = look.marks.clone();
        let mut add = |mark: Mark| {
            if !marks.contains(&mark) {
                marks.push(mark);
            }
        };
        let (strong, em) = named_face(name);
        strong.then(|| add(Mark::Strong));
        em.then(|| add(Mark::Em));
        for node in definition.into_iter().chain([node]) {
            faces(node).into_iter().for_each(&mut add);
        }
        Look { marks, style: name.to_owned(), ..look.clone() }
    }

    fn content(&mut self, node: Node<'d, 'd>, look: &Look) {
        self.begun |= !look.deleted;
        for text in node.children().filter(|child| child.is_text()).filter_map(|child| child.text()) {
            self.push(text, look);
        }
    }

    fn push(&mut self, text: &str, look: &Look) {
        if look.style == DATELINE && !look.changed {
            if let Lead::None = self.para.lead {
                self.para.lead = Lead::RunIn(String::new());
            }
            if let Lead::RunIn(said) = &mut self.para.lead {
                return said.push_str(text);
            }
        }
        if look.style == DATELINE_IN_TEXT {
            if let Lead::None = self.para.lead {
                self.para.lead = Lead::InText(String::new());
            }
            if let Lead::InText(said) = &mut self.para.lead {
                said.push_str(text);
            }
        }
        // InDesign's own files have the character itself, which reading takes for the end of a line.
        for (at, line) in text.split([BREAK, '\n']).enumerate() {
            if at > 0 {
                self.para.runs.push(Inline::HardBreak { marks: Vec::new() });
            }
            // Markers of links and notes, which InDesign leaves in text.
            let line: String = line.chars().filter(|c| *c != '\u{feff}').collect();
            if !line.is_empty() {
                let mut marks = look.marks.clone();
                for (_, thread) in std::mem::take(&mut self.waiting) {
                    marks.push(Mark::Comment { id: thread.id.clone() });
                    self.notes.push(Thread { quote: line.clone(), ..thread });
                }
                self.para.runs.push(Inline::marked(line, marks));
            }
        }
    }

    /// The reading of characters stands behind them, as where there is no room above.
    fn ruby(&mut self, node: Node<'d, 'd>, from: usize, look: &Look) {
        let reading = attribute(node, "RubyString");
        let shown = ["1", "true"].contains(&attribute(node, "RubyFlag"));
        if shown && !reading.is_empty() && self.para.runs.len() > from {
            self.push(&format!("（{reading}）"), look);
        }
    }

    fn change(&mut self, node: Node<'d, 'd>, look: &Look) {
        let by = Suggestion {
            id: self.id().to_string(),
            person: local_name(attribute(node, "UserName")),
            time: self.time(attribute(node, "Date")).map(|time| time.to_rfc3339()).unwrap_or_default(),
        };
        let mut look = Look { changed: true, ..look.clone() };
        let known = !by.person.is_empty() && !by.time.is_empty();
        match attribute(node, "ChangeType") {
            "DeletedText" if known => {
                look.deleted = true;
                look.marks.push(Mark::Deletion(by));
            }
            // Nobody's deletion cannot be decided on by anybody: the text stands as the page has it.
            "DeletedText" => return self.tell(node, ELEMENT_NOT_HELD, ("name", "Change")),
            "InsertedText" if known => look.marks.push(Mark::Insertion(by)),
            _ => {}
        }
        self.each(node, &look);
    }

    fn time(&self, text: &str) -> Option<DateTime<FixedOffset>> {
        let given = DateTime::parse_from_rfc3339(text).ok();
        let local = || NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f").ok();
        given.or_else(|| self.offset.from_local_datetime(&local()?).single())
    }

    fn note(&mut self, node: Node<'d, 'd>, look: &Look) {
        let text: Vec<String> = self
            .paras_at(node, look.depth)
            .iter()
            .map(|para| gaotai_article::text::plain(&para.runs))
            .filter(|line| !line.trim().is_empty())
            .collect();
        if text.is_empty() {
            return;
        }
        let comment = Comment {
            person: local_name(attribute(node, "UserName")),
            time: self.time(attribute(node, "CreationDate")),
            text: text.join("\n"),
        };
        let thread = Thread {
            id: self.id().to_string(),
            anchor: Anchor::Range,
            quote: String::new(),
            resolved: false,
            comments: vec![comment],
        };
        self.anchor(node, thread);
    }

    /// A note stands between two characters: it is about the one before it, or about what follows
    /// where nothing stands before.
    fn anchor(&mut self, node: Node<'d, 'd>, mut thread: Thread) {
        let Some(Inline::Text { text, marks }) = self.para.runs.last_mut() else {
            return self.waiting.push((node, thread));
        };
        let last = text.char_indices().next_back().map_or(0, |(at, _)| at);
        thread.quote = text.split_off(last);
        let mut marks = marks.clone();
        marks.push(Mark::Comment { id: thread.id.clone() });
        if text.is_empty() {
            self.para.runs.pop();
        }
        self.para.runs.push(Inline::marked(thread.quote.clone(), marks));
        self.notes.push(thread);
    }

    /// A footnote stands in brackets where its number was.
    fn footnote(&mut self, node: Node<'d, 'd>, look: &Look) {
        let lines = self.paras_at(node, look.depth);
        let mut runs: Vec<Inline> = Vec::new();
        for para in lines {
            if !runs.is_empty() {
                runs.push(Inline::text(" "));
            }
            runs.extend(para.runs);
        }
        if !runs.is_empty() {
            self.push("（", look);
            self.para.runs.extend(runs);
            self.push("）", look);
        }
    }

    fn table(&mut self, node: Node<'d, 'd>, look: &Look) {
        // Some put tables between paragraphs.
        if !std::mem::replace(&mut self.begun, true) {
            self.para = Para::new(Style::Table, Vec::new());
        }
        let style = last_name(attribute(node, "AppliedTableStyle"));
        let cells: Vec<Node<'d, 'd>> = children(node, "Cell").collect();
        if let (Some(kind), [only]) = (value(BOXES, style), cells.as_slice()) {
            let paras = self.paras_at(*only, look.depth);
            return self.para.objects.push(Object::Box(kind, paras));
        }
        let heads: usize = attribute(node, "HeaderRowCount").parse().unwrap_or(0);
        // Cells are told by column and row; a row is whatever stands in it, in order.
        let mut rows: std::collections::BTreeMap<usize, Vec<(usize, CellParas)>> = Default::default();
        for (nth, cell) in cells.into_iter().enumerate() {
            let place = attribute(cell, "Name").split_once(':');
            let place = place.and_then(|(column, row)| Some((column.parse().ok()?, row.parse().ok()?)));
            let (column, row) = place.unwrap_or((nth, 0));
            let cell = self.cell(cell, row < heads, look);
            rows.entry(row).or_default().push((column, cell));
        }
        let mut rows: Vec<Vec<CellParas>> = rows
            .into_values()
            .map(|mut row| {
                row.sort_by_key(|(column, _)| *column);
                row.into_iter().map(|(_, cell)| cell).collect()
            })
            .collect();
        if places(rows.iter().map(|row| row.iter().map(|cell| (cell.colspan, cell.rowspan)))).is_none() {
            rows.iter_mut().flatten().for_each(|cell| (cell.colspan, cell.rowspan) = (1, 1));
        }
        if !rows.is_empty() {
            self.para.objects.push(Object::Table(rows));
        }
    }

    fn cell(&mut self, node: Node<'d, 'd>, header: bool, look: &Look) -> CellParas {
        let span = |name: &str| attribute(node, name).parse().unwrap_or(1u32).clamp(1, 1000);
        let justified = read::at(node, "ParagraphStyleRange").map(|range| attribute(range, "Justification"));
        let align = JUSTIFICATIONS.iter().find(|(_, value)| justified == Some(*value));
        CellParas {
            header: header || last_name(attribute(node, "AppliedCellStyle")) == HEAD_CELL,
            colspan: span("ColumnSpan"),
            rowspan: span("RowSpan"),
            align: align.map(|(name, _)| (*name).to_owned()),
            paras: self.paras_at(node, look.depth),
        }
    }

    /// A story in a frame that is anchored in this one becomes a box.
    fn frame_of_text(&mut self, node: Node<'d, 'd>, look: &Look) {
        let story = node.attribute("ParentStory").and_then(|own| self.stories.get(own)).copied();
        let Some(story) = story.filter(|story| self.inside.insert(story.id())) else { return };
        self.begun = true;
        let paras = self.paras_at(story, look.depth);
        self.para.objects.push(Object::Box(BoxKind::Facts, paras));
    }

    fn frame(&mut self, node: Node<'d, 'd>) {
        let alt = node.descendants().find(|inner| is(*inner, "ObjectExportOption"));
        let alt = alt.map(|option| attribute(option, "CustomAltText")).filter(|alt| *alt != "$ID/");
        let style = last_name(attribute(node, "AppliedObjectStyle"));
        let image = node.descendants().find(|inner| {
            ["Image", "EPS", "PDF", "WMF", "ImportedPage", "PICT"].iter().any(|name| is(*inner, name))
        });
        let media = image.and_then(|image| self.picture(image));
        if image.is_none() && value(FRAMES, style).is_none() {
            return;
        }
        self.begun = true;
        self.para.objects.push(Object::Frame {
            alt: if media.is_some() { alt.unwrap_or_default().to_owned() } else { String::new() },
            media,
            width: value(FRAMES, style).unwrap_or(WidthHint::Column),
        });
    }

    /// The picture of an image: what the file holds, or what lies beside it.
    fn picture(&mut self, image: Node<'d, 'd>) -> Option<Hash> {
        let link = children(image, "Link").next();
        let address = link.map(|link| attribute(link, "LinkResourceURI")).unwrap_or_default();
        let inside = read::at(image, "Properties/Contents").and_then(|contents| contents.text());
        if let Some(data) = inside.filter(|data| !data.trim().is_empty()) {
            let kind = attribute(image, "ImageTypeName").trim_start_matches("$ID/").to_ascii_lowercase();
            let kind = if kind.is_empty() { "jpeg".to_owned() } else { kind };
            return self.reader.media(&format!("data:image/{kind};base64,{}", data.trim()));
        }
        let path = address.strip_prefix("file:").unwrap_or(address);
        // What lay elsewhere on the other's disk is looked for beside the file.
        let absolute = path.starts_with(['/', '\\']) || path.get(1..2) == Some(":");
        let path = if absolute { path.rsplit(['/', '\\']).next().unwrap_or_default() } else { path };
        let known = self.reader.remote.len();
        let media = self.reader.media(path);
        if let Some(address) = self.reader.remote.get(known).cloned() {
            self.tell(image, crate::page::PICTURE_ELSEWHERE, ("address", &percent_decoded(&address)));
        }
        media
    }
}

fn with(look: &Look, mark: Option<Mark>) -> Look {
    let mut look = look.clone();
    look.marks.extend(mark);
    look
}

fn link(href: &str) -> Option<Mark> {
    crate::hold::safe_address(href).then(|| Mark::Link { href: href.to_owned(), title: None })
}

/// The name behind kind and groups: `Body` of `ParagraphStyle/News%3aBody`.
fn last_name(applied: &str) -> &str {
    let name = applied.split_once('/').map_or(applied, |(_, name)| name);
    let name = name.rsplit("%3a").next().unwrap_or(name);
    name.rsplit(':').next().unwrap_or(name)
}

/// A name that a program gives somebody without one is nobody's.
fn local_name(name: &str) -> String {
    name.strip_prefix("$ID/").map_or_else(|| name.to_owned(), |_| String::new())
}

/// Whether a style of characters is one for important and for stressed words, by its name.
fn named_face(name: &str) -> (bool, bool) {
    let plain = name.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| plain.contains(word));
    (has(&["bold", "strong", "加粗", "粗体", "黑体"]), has(&["italic", "emphasis", "强调", "斜体"]))
}

/// What the attributes of a style or range say of its look.
fn faces(node: Node<'_, '_>) -> Vec<Mark> {
    let mut marks = Vec::new();
    let face = attribute(node, "FontStyle").to_lowercase();
    if ["bold", "black", "heavy"].iter().any(|word| face.contains(word)) {
        marks.push(Mark::Strong);
    }
    let dotted = attribute(node, "KentenKind");
    if face.contains("italic") || face.contains("oblique") || !(dotted.is_empty() || dotted == "None") {
        marks.push(Mark::Em);
    }
    if attribute(node, "Underline") == "true" {
        marks.push(Mark::Underline);
    }
    let position = attribute(node, "Position");
    if position.ends_with("Superscript") {
        marks.push(Mark::Sup);
    } else if position.ends_with("Subscript") {
        marks.push(Mark::Sub);
    }
    marks
}
