//! The lines of a story, and how much came in and went between two states of it.

use super::lines::{Group, Line, Place, align};
use super::{Amount, changes};
use gaotai_article::{Article, Block, BlockId, Inline, Line as ArticleLine, Paragraph};

/// Stands where a paragraph ends inside a group of lines. White space, so it counts nowhere.
pub const PARAGRAPH_END: char = '\u{2029}';

/// All lines of text, in reading order.
pub fn lines(article: &Article) -> Vec<Line> {
    let mut out = Vec::new();
    for (part, line) in article.doc.head.iter() {
        out.push(Line { id: line.id, place: Place::Head(part), text: text(&line.content) });
    }
    article.doc.body.iter().for_each(|block| of_block(block, &mut out));
    out
}

fn of_block(block: &Block, out: &mut Vec<Line>) {
    let line = |id: BlockId, place: Place, content: &[Inline]| Line { id, place, text: text(content) };
    let paragraph = |paragraph: &Paragraph| line(paragraph.id, Place::Text, &paragraph.content);
    let under = |of: &ArticleLine, place| line(of.id, place, &of.content);
    match block {
        Block::Paragraph(of) => out.push(paragraph(of)),
        Block::SectionHead { id, content, .. } => out.push(line(*id, Place::Text, content)),
        Block::List { items, .. } => {
            items.iter().flat_map(|item| &item.content).for_each(|block| of_block(block, out));
        }
        Block::Quote { content, .. } => out.extend(content.iter().map(paragraph)),
        Block::Figure { caption, credit, .. } => {
            out.push(under(caption, Place::Caption));
            out.push(under(credit, Place::Credit));
        }
        Block::Table { rows, .. } => {
            let cells = rows.iter().flat_map(|row| &row.cells);
            out.extend(cells.flat_map(|cell| &cell.content).map(paragraph));
        }
        Block::Box { content, .. } => content.iter().for_each(|block| of_block(block, out)),
        Block::Divider { .. } | Block::Embed { .. } => {}
    }
}

/// All characters of runs, those only suggested too.
pub fn text(content: &[Inline]) -> String {
    let mut out = String::new();
    for inline in content {
        match inline {
            Inline::Text { text, .. } => out.push_str(text),
            Inline::HardBreak { .. } => out.push('\n'),
        }
    }
    out
}

/// The text of some lines as one: between two stands [`PARAGRAPH_END`].
pub fn joined(lines: &[Line], places: &[usize]) -> String {
    let mut out = String::new();
    for (nth, at) in places.iter().enumerate() {
        if nth > 0 {
            out.push(PARAGRAPH_END);
        }
        out.push_str(&lines[*at].text);
    }
    out
}

/// How much came in and went from `before`, or from nothing, to `after`; suggestions are as if accepted.
pub fn amount(before: Option<&Article>, after: &Article) -> Amount {
    let of = |article: &Article| lines(&article.accepted());
    let (old, new) = (before.map(of).unwrap_or_default(), of(after));
    let mut sum = Amount::default();
    for Group { old: from, new: to } in align(&old, &new) {
        let (from, to) = (joined(&old, &from), joined(&new, &to));
        if from != to {
            sum += Amount::of(&from, &to, &changes(&from, &to));
        }
    }
    sum
}
