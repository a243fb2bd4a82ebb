//! What ICML can hold of a story.

use super::byline;
use crate::Loss;
use crate::hold::{Hold, Notes, Spaces};
use crate::html;
use crate::nitf;
use crate::words::Words;
use gaotai_article::slip::{AiUse, Place, PlaceRole, Print, Related, RelatedKind, Rights, Source};
use gaotai_article::{Article, Block, Cell, Inline, ListItem, Mark, Paragraph, ParagraphStyle, Row};

const KEPT: &[&str] = &[
    "slug",
    "language",
    "genre",
    "channel",
    "priority",
    "source",
    "authors",
    "people",
    "dateline",
    "places",
    "keywords",
    "subjects",
    "persons",
    "organisations",
    "published_at",
    "updated_at",
    "embargo_until",
    "print",
    "codes",
    "rights",
    "ai_use",
    "related",
    "ed_note",
];

/// The kinds of related stories in the order of their properties.
pub(super) const RELATED: [RelatedKind; 4] =
    [RelatedKind::UpdateOf, RelatedKind::CorrectionOf, RelatedKind::TranslationOf, RelatedKind::SeeAlso];
/// The roles of places in the order of their properties.
pub(super) const PLACES: [PlaceRole; 3] = [PlaceRole::SentFrom, PlaceRole::Event, PlaceRole::Mentioned];

/// As many levels as InDesign's lists have.
const LEVELS: usize = 9;

/// The story as ICML holds it, and what that costs.
pub fn hold(article: &Article, channel: &str) -> (Article, Vec<Loss>) {
    let mut hold = Hold::start(article, channel, Spaces::Keep);
    hold.lines(nitf::hold::one_height);
    hold.lines(bare_links);
    hold.blocks(|block, notes| {
        html::hold::block(block, notes).into_iter().map(|one| shape(one, notes)).collect()
    });
    nitf::hold::titles(&mut hold);
    hold.keep_slip(KEPT);
    html::hold::registers(&mut hold);
    html::hold::settle_names(&mut hold);
    values(&mut hold);
    hold.finish()
}

/// A link has no title there.
fn bare_links(mut content: Vec<Inline>, notes: &mut Notes<'_>) -> Vec<Inline> {
    for inline in &mut content {
        let (Inline::Text { marks, .. } | Inline::HardBreak { marks }) = inline;
        for mark in marks {
            if let Mark::Link { title, .. } = mark
                && title.take().is_some()
            {
                notes.lose("marks");
            }
        }
    }
    content
}

fn shape(mut block: Block, notes: &mut Notes<'_>) -> Block {
    match &mut block {
        Block::List { items, .. } => {
            let before = items.clone();
            let deep = height(items) > LEVELS;
            items
                .iter_mut()
                .for_each(|item| item.content = item_content(std::mem::take(&mut item.content), deep));
            items.retain(|item| !item.content.is_empty());
            if *items != before {
                notes.lose("flattened");
            }
        }
        Block::Quote { content, .. } => {
            for paragraph in content.iter_mut().filter(|one| one.style != ParagraphStyle::Body) {
                paragraph.style = ParagraphStyle::Body;
                notes.lose_part("style", "not_in_format");
            }
        }
        Block::Table { rows, .. } => table(rows, notes),
        _ => {}
    }
    block
}

/// How many lists stand in each other.
fn height(items: &[ListItem]) -> usize {
    let inner = items.iter().flat_map(|item| &item.content).map(|block| match block {
        Block::List { items, .. } => height(items),
        _ => 0,
    });
    1 + inner.max().unwrap_or(0)
}

/// An item is a paragraph, then paragraphs and lists; everything else in it becomes paragraphs.
fn item_content(content: Vec<Block>, deep: bool) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    for block in content {
        match block {
            Block::Paragraph(paragraph) if paragraph.content.is_empty() => {}
            Block::Paragraph(paragraph) => {
                out.push(Block::Paragraph(Paragraph { style: ParagraphStyle::Body, ..paragraph }));
            }
            list @ Block::List { .. } if !deep && !out.is_empty() => out.push(list),
            other => {
                let id = other.id();
                other.each_line(&mut |line| {
                    if !line.is_empty() {
                        out.push(Block::Paragraph(Paragraph::new(id, line.to_vec())));
                    }
                });
            }
        }
    }
    out
}

/// Cells have three alignments; rows that leave holes or overlap become simple ones of one length.
fn table(rows: &mut Vec<Row>, notes: &mut Notes<'_>) {
    for cell in rows.iter_mut().flat_map(|row| &mut row.cells) {
        let known = cell.alignment.take_if(|align| !["left", "center", "right"].contains(&align.as_str()));
        if known.is_some() {
            notes.lose_part("alignment", "not_in_format");
        }
    }
    if super::compose::places(
        rows.iter().map(|row| row.cells.iter().map(|cell| (cell.colspan, cell.rowspan))),
    )
    .is_some()
    {
        return;
    }
    notes.lose("table_simplified");
    let columns = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    for row in rows {
        row.cells.iter_mut().for_each(|cell| (cell.colspan, cell.rowspan) = (1, 1));
        while let Some(last) = row.cells.last().filter(|_| row.cells.len() < columns) {
            let content = vec![Paragraph::new(last.id, Vec::new())];
            row.cells.push(Cell { alignment: None, content, ..last.clone() });
        }
    }
}

/// Values in the form in which they come back.
fn values(hold: &mut Hold) {
    let words = Words::of(&hold.article.slip.language);
    let slip = hold.article.slip.clone();
    hold.settle("authors", |slip| &mut slip.authors, byline::held(words, &slip.authors));
    let line = slip.dateline.filter(|line| !line.text.is_empty());
    let line = line.map(|line| crate::hold::dateline(&line.text));
    hold.settle("dateline", |slip| &mut slip.dateline, line);
    let priority = slip.priority.filter(|priority| (1..=5).contains(priority));
    hold.settle("priority", |slip| &mut slip.priority, priority);
    let source = slip.source.map(|source| Source { name: source.name, url: source.url, ..Source::default() });
    hold.settle("source", |slip| &mut slip.source, source);
    let rights = slip.rights.filter(|rights| *rights != Rights::default());
    hold.settle("rights", |slip| &mut slip.rights, rights);
    let print = slip.print.map(|print| Print { slot: String::new(), ..print });
    hold.settle("print", |slip| &mut slip.print, print.filter(|print| *print != Print::default()));
    let ai_use = slip.ai_use.map(|used| AiUse { scope: String::new(), ..used });
    hold.settle("ai_use", |slip| &mut slip.ai_use, ai_use);
    let of = |role| slip.places.iter().filter(move |place: &&Place| place.role == role).cloned();
    hold.settle("places", |slip| &mut slip.places, PLACES.into_iter().flat_map(of).collect());
    let related: Vec<Related> = slip.related.iter().filter_map(nitf::hold::related).collect();
    let of = |kind| related.iter().filter(move |one| one.kind == kind).cloned();
    hold.settle("related", |slip| &mut slip.related, RELATED.into_iter().flat_map(of).collect());
}
