//! What Markdown with front matter can hold of a story.

use crate::Loss;
use crate::feed;
use crate::hold::{Hold, Notes, Spaces, clean_text};
use crate::html;
use gaotai_article::text::plain;
use gaotai_article::{
    Article, Block, Cell, CellKind, HeadPart, Inline, Mark, Paragraph, ParagraphStyle, QuoteKind, Row,
    WidthHint,
};

/// Everything of the slip but the desk's own business.
const KEPT: &[&str] = &[
    "slug",
    "language",
    "genre",
    "channel",
    "source",
    "original_title",
    "authors",
    "people",
    "dateline",
    "places",
    "keywords",
    "subjects",
    "persons",
    "organisations",
    "published_at",
    "first_published_at",
    "updated_at",
    "publish_at",
    "embargo_until",
    "print",
    "codes",
    "rights",
    "ai_use",
    "related",
];

/// The story as Markdown holds it, and what that costs.
pub fn hold(article: &Article, channel: &str) -> (Article, Vec<Loss>) {
    let mut hold = Hold::start(article, channel, Spaces::Collapse);
    hold.blocks(html::hold::block);
    hold.blocks(block);
    titles(&mut hold);
    hold.keep_slip(KEPT);
    html::hold::registers(&mut hold);
    html::hold::settle_names(&mut hold);
    feed::hold::said_once(&mut hold);
    values(&mut hold);
    hold.finish()
}

/// Front matter holds bare text: no marks, no line breaks.
fn titles(hold: &mut Hold) {
    for part in HeadPart::ALL {
        let line = hold.article.doc.head.line_mut(part);
        let bare = bare(&line.content);
        if line.content != bare {
            line.content = bare;
            hold.lose(format!("head.{}", part.name()), "marks");
        }
    }
    let head = &mut hold.article.doc.head;
    let same = head.line(HeadPart::WebTitle).content == head.line(HeadPart::Title).content;
    if same && !head.line(HeadPart::Title).content.is_empty() {
        head.line_mut(HeadPart::WebTitle).content.clear();
        hold.lose("head.web_title", "same_as_title");
    }
}

fn bare(content: &[Inline]) -> Vec<Inline> {
    let text = clean_text(&plain(content), Spaces::Collapse);
    if text.is_empty() { Vec::new() } else { vec![Inline::text(text)] }
}

fn block(block: Block, notes: &mut Notes<'_>) -> Vec<Block> {
    match block {
        Block::Paragraph(mut paragraph) => {
            if std::mem::take(&mut paragraph.style) != ParagraphStyle::Body {
                notes.lose_part("style", "not_in_format");
            }
            vec![Block::Paragraph(paragraph)]
        }
        Block::Quote { id, kind, cite, only, content } => {
            if kind != QuoteKind::Block {
                notes.lose_part("kind", "not_in_format");
            }
            vec![Block::Quote { id, kind: QuoteKind::Block, cite, only, content }]
        }
        Block::Figure { .. } => vec![figure(block, notes)],
        Block::Table { id, only, rows } => vec![Block::Table { id, only, rows: table(rows, notes) }],
        Block::Box { id, title, only, content, .. } => {
            notes.lose("flattened");
            let head = (!title.is_empty()).then(|| Block::SectionHead {
                id,
                level: 3,
                only,
                content: vec![Inline::text(title)],
            });
            head.into_iter().chain(content).collect()
        }
        Block::Embed { id, url, title, note, only } => {
            notes.lose("flattened");
            let shown = if title.is_empty() { url.clone() } else { title };
            let marks = if url.is_empty() { Vec::new() } else { vec![Mark::Link { href: url, title: None }] };
            let said = [Inline::marked(shown, marks), Inline::text(note)];
            let mut content: Vec<Inline> = Vec::new();
            for inline in said {
                if matches!(&inline, Inline::Text { text, .. } if text.is_empty()) {
                    continue;
                }
                if !content.is_empty() {
                    content.push(Inline::HardBreak { marks: Vec::new() });
                }
                content.push(inline);
            }
            vec![Block::Paragraph(Paragraph { id, style: ParagraphStyle::Body, only, content })]
        }
        other => vec![other],
    }
}

/// The caption is the picture's title, the credit stands in the front matter: both bare text.
fn figure(mut figure: Block, notes: &mut Notes<'_>) -> Block {
    if let Block::Figure { width, caption, credit, .. } = &mut figure {
        if std::mem::take(width) != WidthHint::Column {
            notes.lose_part("width", "not_in_format");
        }
        for (name, line) in [("caption", caption), ("credit", credit)] {
            let bare = bare(&line.content);
            if bare != line.content {
                line.content = bare;
                notes.lose_part(name, "marks");
            }
        }
    }
    figure
}

/// One line a cell, one head row, no spans, one alignment a column.
fn table(rows: Vec<Row>, notes: &mut Notes<'_>) -> Vec<Row> {
    let before = rows.clone();
    let mut grid = spread(rows);
    let width = grid.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    for row in &mut grid {
        let id = row.id;
        row.cells.resize_with(width, || empty_cell(id));
    }
    let alignments: Vec<Option<String>> = grid
        .first()
        .map(|row| row.cells.iter().map(|cell| cell.alignment.clone()).collect())
        .unwrap_or_default();
    for (at, row) in grid.iter_mut().enumerate() {
        for (cell, alignment) in row.cells.iter_mut().zip(&alignments) {
            cell.kind = if at == 0 { CellKind::TableHeader } else { CellKind::TableCell };
            cell.alignment =
                alignment.clone().filter(|word| ["left", "center", "right"].contains(&word.as_str()));
            cell.content = vec![one_line(cell)];
        }
    }
    if grid != before {
        notes.lose("table_simplified");
    }
    grid
}

fn empty_cell(id: gaotai_article::BlockId) -> Cell {
    Cell {
        id,
        kind: CellKind::TableCell,
        colspan: 1,
        rowspan: 1,
        alignment: None,
        content: vec![Paragraph::new(id, Vec::new())],
    }
}

/// Cells that span become one cell and empty ones where they reached.
fn spread(rows: Vec<Row>) -> Vec<Row> {
    let mut reach: Vec<u32> = Vec::new();
    let mut out = Vec::new();
    for row in rows {
        let mut cells: Vec<Cell> = Vec::new();
        let covered = |cells: &mut Vec<Cell>, reach: &mut Vec<u32>| {
            while reach.get(cells.len()).is_some_and(|left| *left > 0) {
                reach[cells.len()] -= 1;
                cells.push(empty_cell(row.id));
            }
        };
        for mut cell in row.cells {
            covered(&mut cells, &mut reach);
            let (across, down) =
                (std::mem::replace(&mut cell.colspan, 1), std::mem::replace(&mut cell.rowspan, 1));
            let id = cell.id;
            let mut next = Some(cell);
            for _ in 0..across {
                reach.resize(reach.len().max(cells.len() + 1), 0);
                reach[cells.len()] = down.saturating_sub(1);
                cells.push(next.take().unwrap_or_else(|| empty_cell(id)));
            }
        }
        covered(&mut cells, &mut reach);
        out.push(Row { id: row.id, cells });
    }
    out
}

fn one_line(cell: &Cell) -> Paragraph {
    let mut content = Vec::new();
    for paragraph in cell.content.iter().filter(|paragraph| !paragraph.content.is_empty()) {
        if !content.is_empty() {
            content.push(Inline::HardBreak { marks: Vec::new() });
        }
        content.extend(paragraph.content.iter().cloned());
    }
    let id = cell.content.first().map_or(cell.id, |paragraph| paragraph.id);
    Paragraph { id, style: ParagraphStyle::Body, only: None, content }
}

fn values(hold: &mut Hold) {
    let slip = hold.article.slip.clone();
    macro_rules! said {
        ($field:ident) => {
            let said = slip.$field.filter(|value| *value != Default::default());
            hold.settle(stringify!($field), |slip| &mut slip.$field, said);
        };
    }
    said!(dateline);
    said!(print);
    said!(rights);
    let mut related = slip.related;
    related.retain(|one| one.id.is_some() || one.url.is_some());
    hold.settle("related", |slip| &mut slip.related, related);
}
