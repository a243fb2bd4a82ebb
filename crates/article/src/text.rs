//! Plain readings of lines, blocks and stories.

use crate::inline::Inline;
use crate::node::*;

/// The characters of the runs. A forced break reads as a line feed. Suggestions read as if
/// accepted: new text is text, struck text is none. Blocks as a whole are decided in
/// [`crate::Doc::accepted`], which whoever reads more than a line has to ask.
fn read(content: &[Inline], out: &mut String) {
    for inline in content {
        if inline.is_struck() {
            continue;
        }
        match inline {
            Inline::Text { text, .. } => out.push_str(text),
            Inline::HardBreak { .. } => out.push('\n'),
        }
    }
}

/// The text of runs as if everything suggested were accepted.
pub fn plain(content: &[Inline]) -> String {
    let mut out = String::new();
    read(content, &mut out);
    out
}

impl Line {
    /// A line of unmarked text.
    pub fn of(id: crate::BlockId, text: &str) -> Line {
        let content = if text.is_empty() { Vec::new() } else { vec![Inline::text(text)] };
        Line { id, content }
    }

    /// The text without marks.
    pub fn text(&self) -> String {
        plain(&self.content)
    }
}

impl Paragraph {
    /// The text without marks.
    pub fn text(&self) -> String {
        plain(&self.content)
    }
}

impl Block {
    /// Calls `with` for the runs of every line of text in the block, in reading order:
    /// paragraphs, section heads, list items, cells, captions and credits.
    pub fn each_line<'a>(&'a self, with: &mut dyn FnMut(&'a [Inline])) {
        match self {
            Block::Paragraph(paragraph) => with(&paragraph.content),
            Block::SectionHead { content, .. } => with(content),
            Block::List { items, .. } => {
                items.iter().flat_map(|item| &item.content).for_each(|block| block.each_line(with));
            }
            Block::Quote { content, .. } => content.iter().for_each(|paragraph| with(&paragraph.content)),
            Block::Figure { caption, credit, .. } => {
                with(&caption.content);
                with(&credit.content);
            }
            Block::Table { rows, .. } => rows
                .iter()
                .flat_map(|row| &row.cells)
                .flat_map(|cell| &cell.content)
                .for_each(|paragraph| with(&paragraph.content)),
            Block::Box { content, .. } => content.iter().for_each(|block| block.each_line(with)),
            Block::Divider { .. } | Block::Embed { .. } => {}
        }
    }

    /// Calls `with` for the runs of every line of text in the block, to be changed.
    pub fn each_line_mut(&mut self, with: &mut dyn FnMut(&mut Vec<Inline>)) {
        match self {
            Block::Paragraph(paragraph) => with(&mut paragraph.content),
            Block::SectionHead { content, .. } => with(content),
            Block::List { items, .. } => items
                .iter_mut()
                .flat_map(|item| &mut item.content)
                .for_each(|block| block.each_line_mut(with)),
            Block::Quote { content, .. } => {
                content.iter_mut().for_each(|paragraph| with(&mut paragraph.content));
            }
            Block::Figure { caption, credit, .. } => {
                with(&mut caption.content);
                with(&mut credit.content);
            }
            Block::Table { rows, .. } => rows
                .iter_mut()
                .flat_map(|row| &mut row.cells)
                .flat_map(|cell| &mut cell.content)
                .for_each(|paragraph| with(&mut paragraph.content)),
            Block::Box { content, .. } => content.iter_mut().for_each(|block| block.each_line_mut(with)),
            Block::Divider { .. } | Block::Embed { .. } => {}
        }
    }

    /// Calls `with` for its id and the ids of all that stands in it and may carry suggestions of its own:
    /// list items, rows, cells and blocks, not captions and credits.
    pub fn each_id(&self, with: &mut dyn FnMut(crate::BlockId)) {
        with(self.id());
        match self {
            Block::List { items, .. } => items.iter().for_each(|item| {
                with(item.id);
                item.content.iter().for_each(|block| block.each_id(with));
            }),
            Block::Quote { content, .. } => content.iter().for_each(|paragraph| with(paragraph.id)),
            Block::Table { rows, .. } => rows.iter().for_each(|row| {
                with(row.id);
                row.cells.iter().for_each(|cell| {
                    with(cell.id);
                    cell.content.iter().for_each(|paragraph| with(paragraph.id));
                });
            }),
            Block::Box { content, .. } => content.iter().for_each(|block| block.each_id(with)),
            _ => {}
        }
    }

    /// The text of all its lines, one a line.
    pub fn text(&self) -> String {
        let mut lines = Vec::new();
        self.each_line(&mut |content| lines.push(plain(content)));
        lines.join("\n")
    }
}

impl Doc {
    /// The text of a line of the title group.
    pub fn head_text(&self, part: HeadPart) -> String {
        self.head.line(part).text()
    }

    /// What a list shows as the title: the web title, or else the title on the paper.
    pub fn display_title(&self) -> String {
        let web = self.head_text(HeadPart::WebTitle);
        if web.trim().is_empty() { self.head_text(HeadPart::Title) } else { web }
    }

    /// The hashes of all pictures in the body, in order, each once.
    pub fn media(&self) -> Vec<crate::Hash> {
        let mut found = Vec::new();
        self.body.iter().for_each(|block| block.media(&mut found));
        found
    }
}

impl Block {
    fn media(&self, found: &mut Vec<crate::Hash>) {
        match self {
            Block::Figure { media: Some(hash), .. } if !found.contains(hash) => found.push(hash.clone()),
            Block::Box { content, .. } => content.iter().for_each(|block| block.media(found)),
            Block::List { items, .. } => {
                items.iter().flat_map(|item| &item.content).for_each(|block| block.media(found));
            }
            _ => {}
        }
    }
}
