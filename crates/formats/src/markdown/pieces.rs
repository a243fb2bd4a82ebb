//! A Markdown text of others as pieces in reading order, for the recogniser of pages.

use super::read::{self, Found, Reader};
use crate::Problem;
use crate::page::open::number;
use crate::page::{
    CODE_BLOCK, LINK_DROPPED, Line, Matter, NESTED_TOO_DEEP, Piece, Spot, Zone, plain, problem,
};
use comrak::arena_tree::NodeEdge;
use comrak::nodes::{Node, NodeValue};
use comrak::{Arena, parse_document};
use gaotai_article::{Block, IdSource};

/// What a text holds.
pub(crate) struct Pieces {
    /// In reading order.
    pub pieces: Vec<Piece>,
    /// What was not taken as it stood.
    pub problems: Vec<Problem>,
    /// Pictures beside it and elsewhere.
    pub found: Found,
}

/// More markers of quotations and lists than a line of a story begins with.
const DEEPEST: usize = 60;

/// Reads the text; `above` lines of front matter stand before it in the file. `in_site` as in
/// [`read::text`].
pub(crate) fn read(markdown: &str, above: u32, in_site: bool, ids: &mut dyn IdSource) -> Pieces {
    let shallow = shallow(markdown);
    let arena = Arena::new();
    let root = parse_document(&arena, &shallow, &read::options());
    let mut walk = Walk {
        reader: Reader { ids, in_site, found: Found::default() },
        lines: markdown.lines().collect(),
        above,
        pieces: Vec::new(),
        problems: Vec::new(),
    };
    root.children().for_each(|node| walk.node(node));
    Pieces { pieces: walk.pieces, problems: walk.problems, found: walk.reader.found }
}

/// The text with lines that nest by the dozen cut down: parsers go as deep as the markers.
fn shallow(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    for line in markdown.split_inclusive('\n') {
        let start = line.find(|c: char| !" >\t-+*".contains(c)).unwrap_or(line.trim_end().len());
        let markers = line[..start].chars().filter(|c| !c.is_whitespace()).count();
        let ruler = start == line.trim_end().len();
        if markers > DEEPEST && !ruler {
            out.push_str(&line[start..])
        } else if markers > 500 {
            out.push('\n')
        } else {
            out.push_str(line)
        }
    }
    out
}

/// A block nested deeper than this is read line by line: no story has such.
const HIGHEST: usize = 32;

/// Whether anything in the text nests deeper than blocks of a story do.
pub(crate) fn is_deep(markdown: &str) -> bool {
    let arena = Arena::new();
    height(parse_document(&arena, markdown, &read::options())) > HIGHEST
}

fn height(node: Node<'_>) -> usize {
    let (mut now, mut most) = (0usize, 0);
    for edge in node.traverse() {
        match edge {
            NodeEdge::Start(_) => now += 1,
            NodeEdge::End(_) => now = now.saturating_sub(1),
        }
        most = most.max(now);
    }
    most
}

struct Walk<'a> {
    reader: Reader<'a>,
    lines: Vec<&'a str>,
    above: u32,
    pieces: Vec<Piece>,
    problems: Vec<Problem>,
}

impl Walk<'_> {
    fn spot(&self, node: Node<'_>) -> Spot {
        let start = node.data().sourcepos.start;
        let line = self.lines.get(start.line.wrapping_sub(1)).copied().unwrap_or_default();
        // comrak counts bytes.
        let column =
            line.get(..start.column.saturating_sub(1)).map_or(1, |before| before.chars().count() + 1);
        Spot { line: number(start.line.max(1)).saturating_add(self.above), column: number(column) }
    }

    fn node(&mut self, node: Node<'_>) {
        let at = self.spot(node);
        let value = node.data().value.clone();
        match value {
            NodeValue::Paragraph => self.line(node, at, None),
            NodeValue::Heading(heading) => self.line(node, at, Some(heading.level)),
            _ if height(node) > HIGHEST => {
                let lines =
                    node.descendants().filter(|child| matches!(child.data().value, NodeValue::Paragraph));
                lines.for_each(|child| self.line(child, self.spot(child), None));
                self.problems.push(problem(NESTED_TOO_DEEP, at, "", &[]));
            }
            other => {
                if let NodeValue::CodeBlock(code) = &other {
                    self.problems.push(problem(CODE_BLOCK, at, &code.literal, &[]));
                }
                let mut blocks = Vec::new();
                self.reader.block(node, 0, &mut blocks);
                for block in blocks {
                    self.ready(at, block);
                }
            }
        }
        self.unsafe_links(node, at);
    }

    /// Paragraphs that came out of HTML or a code block are lines like others.
    fn ready(&mut self, at: Spot, block: Block) {
        let matter = match block {
            Block::Paragraph(paragraph) => Matter::Line(Line {
                text: plain(&paragraph.content),
                runs: paragraph.content,
                ..Line::default()
            }),
            other => Matter::Ready(other),
        };
        self.pieces.push(Piece { at, zone: Zone::Open, matter });
    }

    fn line(&mut self, node: Node<'_>, at: Spot, level: Option<u8>) {
        let (runs, images) = read::inlines(node);
        if !runs.is_empty() {
            let bold = runs.iter().all(|run| run.marks().contains(&gaotai_article::Mark::Strong));
            let line = Line { text: plain(&runs), runs, level, bold, ..Line::default() };
            self.pieces.push(Piece { at, zone: Zone::Open, matter: Matter::Line(line) });
        }
        for image in images {
            let figure = self.reader.figure(image);
            self.pieces.push(Piece { at, zone: Zone::Open, matter: Matter::Ready(figure) });
        }
    }

    fn unsafe_links(&mut self, node: Node<'_>, at: Spot) {
        for child in node.descendants() {
            if let NodeValue::Link(link) = &child.data().value
                && !crate::hold::safe_address(&link.url)
            {
                let (text, _) = read::inlines(child);
                self.problems.push(problem(LINK_DROPPED, at, &plain(&text), &[("href", &link.url)]));
            }
        }
    }
}
