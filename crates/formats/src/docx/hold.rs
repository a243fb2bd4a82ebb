//! What a Word document can hold of a story.

use super::grid;
use crate::Loss;
use crate::hold::{Hold, Notes, Spaces};
use crate::html;
use gaotai_article::slip::Rights;
use gaotai_article::text::plain;
use gaotai_article::{Article, Block, Inline, ListItem, Mark, Paragraph, ParagraphStyle};

/// Fields of the slip that leave as properties of the document.
pub(crate) const KEPT: &[&str] = &[
    "slug",
    "language",
    "genre",
    "channel",
    "desk",
    "priority",
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

/// Levels that a list has in Word.
pub(crate) const LEVELS: u8 = 9;

/// The story as a document holds it, and what that costs.
pub fn hold(article: &Article, channel: &str) -> (Article, Vec<Loss>) {
    shape(Hold::start(article, channel, Spaces::Keep))
}

/// The same with what is suggested and the anchors of comments left in.
pub(super) fn open(article: &Article, channel: &str) -> Article {
    shape(Hold::open(article, channel, Spaces::Keep)).0
}

fn shape(mut hold: Hold) -> (Article, Vec<Loss>) {
    hold.lines(one_height);
    hold.blocks(html::hold::block);
    hold.blocks(block);
    hold.keep_slip(KEPT);
    html::hold::registers(&mut hold);
    html::hold::settle_names(&mut hold);
    values(&mut hold);
    hold.finish()
}

/// Nothing is raised and lowered at once.
fn one_height(mut content: Vec<Inline>, notes: &mut Notes<'_>) -> Vec<Inline> {
    for inline in &mut content {
        if let Inline::Text { marks, .. } = inline
            && marks.contains(&Mark::Sup)
            && marks.contains(&Mark::Sub)
        {
            marks.retain(|mark| *mark != Mark::Sub);
            notes.lose("marks");
        }
    }
    content
}

fn block(mut block: Block, notes: &mut Notes<'_>) -> Vec<Block> {
    match &mut block {
        Block::List { items, .. } => {
            for item in items.iter_mut() {
                in_item(item, notes);
            }
            shallow(items, 1, notes);
        }
        Block::Quote { content, .. } => content.iter_mut().for_each(|paragraph| bare_style(paragraph, notes)),
        Block::Table { rows, .. } => {
            let before = rows.clone();
            *rows = grid::fitting(std::mem::take(rows));
            if *rows != before {
                notes.lose("table_simplified");
            }
            let cells = rows.iter_mut().flat_map(|row| &mut row.cells);
            cells.flat_map(|cell| &mut cell.content).for_each(|paragraph| bare_style(paragraph, notes));
        }
        // A caption or credit alone is one of a picture that is not there.
        Block::Embed { url, title, note, .. } if url.is_empty() && title.is_empty() && !note.is_empty() => {
            notes.lose_part("note", "flattened");
            *title = std::mem::take(note);
        }
        _ => {}
    }
    vec![block]
}

/// What stands in lists, quotations and cells has the style of those.
fn bare_style(paragraph: &mut Paragraph, notes: &mut Notes<'_>) {
    if std::mem::take(&mut paragraph.style) != ParagraphStyle::Body {
        notes.lose_part("style", "not_in_format");
    }
}

/// An item has paragraphs and lists in it, the first of them a paragraph.
fn in_item(item: &mut ListItem, notes: &mut Notes<'_>) {
    let mut made = Vec::with_capacity(item.content.len());
    for block in std::mem::take(&mut item.content) {
        match block {
            Block::Paragraph(mut paragraph) => {
                bare_style(&mut paragraph, notes);
                made.push(Block::Paragraph(paragraph));
            }
            list @ Block::List { .. } => made.push(list),
            other => {
                notes.lose("flattened");
                made.extend(lines(&other).into_iter().map(Block::Paragraph));
            }
        }
    }
    if !matches!(made.first(), Some(Block::Paragraph(_))) && made.len() > 1 {
        // A number without words would stand above the list.
        notes.lose("flattened");
        let words = made.iter().position(|block| matches!(block, Block::Paragraph(_)));
        if let Some(at) = words {
            let first = made.remove(at);
            made.insert(0, first);
        }
    }
    item.content = made;
}

/// The lines of a block as paragraphs.
fn lines(block: &Block) -> Vec<Paragraph> {
    let id = block.id();
    let mut found = Vec::new();
    if let Block::Box { title, .. } | Block::Embed { title, .. } = block
        && !title.is_empty()
    {
        found.push(Paragraph::new(id, vec![Inline::text(title.clone())]));
    }
    if let Block::Embed { url, note, .. } = block {
        let rest = [url, note].into_iter().filter(|text| !text.is_empty());
        found.extend(rest.map(|text| Paragraph::new(id, vec![Inline::text(text.clone())])));
    }
    block.each_line(&mut |content| {
        if !plain(content).is_empty() {
            found.push(Paragraph::new(id, content.to_vec()));
        }
    });
    if let Block::Quote { cite: Some(cite), .. } = block {
        found.push(Paragraph::new(id, vec![Inline::text(cite.clone())]));
    }
    found
}

/// Lists deeper than Word's levels become paragraphs of the item above them.
fn shallow(items: &mut [ListItem], level: u8, notes: &mut Notes<'_>) {
    for item in items {
        let content = std::mem::take(&mut item.content);
        for mut block in content {
            match &mut block {
                Block::List { items, .. } if level < LEVELS => {
                    shallow(items, level + 1, notes);
                    item.content.push(block);
                }
                Block::List { .. } => {
                    notes.lose("flattened");
                    item.content.extend(lines(&block).into_iter().map(Block::Paragraph));
                }
                _ => item.content.push(block),
            }
        }
    }
}

/// What says nothing is not written.
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
    let rights = slip.rights.filter(|rights| *rights != Rights::default());
    hold.settle("rights", |slip| &mut slip.rights, rights);
    let mut related = slip.related;
    related.retain(|one| one.id.is_some() || one.url.is_some());
    hold.settle("related", |slip| &mut slip.related, related);
}
