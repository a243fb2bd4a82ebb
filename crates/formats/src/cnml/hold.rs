//! What CNML can hold of a story: lines of bare text.

use crate::Loss;
use crate::hold::{Hold, Spaces};
use crate::html;
use crate::text::hold::{bare_paragraph, lines, one_line};
use crate::words::Words;
use gaotai_article::slip::*;
use gaotai_article::{Article, Block, HeadPart, Paragraph};

const KEPT: &[&str] = &[
    "language",
    "priority",
    "source",
    "authors",
    "people",
    "keywords",
    "subjects",
    "published_at",
    "updated_at",
    "ai_use",
];

/// The story as CNML holds it, and what that costs.
pub fn hold(article: &Article, channel: &str) -> (Article, Vec<Loss>) {
    let mut hold = Hold::start(article, channel, Spaces::Collapse);
    let words = Words::of(&article.slip.language);
    titles(&mut hold);
    hold.blocks(|block, notes| {
        let made = match block {
            Block::Paragraph(paragraph) => return bare_paragraph(paragraph, notes),
            other => lines(other, words, notes),
        };
        notes.lose("flattened");
        let bare = |block: Block| {
            Block::Paragraph(Paragraph::new(
                block.id(),
                one_line(&[gaotai_article::Inline::text(block.text())]),
            ))
        };
        made.into_iter().map(bare).collect()
    });
    // A row of a table with an empty cell has two spaces in it.
    hold.blocks(|block, _| match block {
        Block::Paragraph(mut paragraph) => {
            paragraph.content = crate::hold::tidy_line(paragraph.content, Spaces::Collapse);
            let empty = paragraph.content.is_empty();
            if empty { Vec::new() } else { vec![Block::Paragraph(paragraph)] }
        }
        _ => Vec::new(),
    });
    hold.keep_slip(KEPT);
    html::hold::registers(&mut hold);
    html::hold::settle_names(&mut hold);
    crate::feed::hold::label(&mut hold);
    values(&mut hold);
    hold.finish()
}

/// The title on the paper, or else the web's; every line bare.
fn titles(hold: &mut Hold) {
    for part in HeadPart::ALL {
        let line = hold.article.doc.head.line_mut(part);
        let bare = crate::hold::tidy_line(one_line(&line.content), Spaces::Collapse);
        if line.content != bare {
            line.content = bare;
            hold.lose(format!("head.{}", part.name()), "marks");
        }
    }
    let head = &mut hold.article.doc.head;
    let web = std::mem::take(&mut head.line_mut(HeadPart::WebTitle).content);
    if web.is_empty() {
        return;
    }
    let title = head.line_mut(HeadPart::Title);
    if title.content.is_empty() {
        title.content.clone_from(&web);
    }
    let same = title.content == web;
    hold.lose("head.web_title", if same { "same_as_title" } else { "not_in_format" });
}

fn values(hold: &mut Hold) {
    let slip = hold.article.slip.clone();
    let authors =
        slip.authors.into_iter().map(|one| Author { name: one.name, ..Author::default() }).collect();
    hold.settle("authors", |slip| &mut slip.authors, authors);
    let editors = slip.people.into_iter().filter(|one| one.role == StaffRole::ResponsibleEditor).collect();
    hold.settle("people", |slip| &mut slip.people, editors);
    let priority = slip.priority.filter(|priority| (1..=5).contains(priority));
    hold.settle("priority", |slip| &mut slip.priority, priority);
    let updated = slip.updated_at.filter(|_| slip.published_at.is_some());
    hold.settle("updated_at", |slip| &mut slip.updated_at, updated);
    let source = slip.source.map(|source| Source { name: source.name, ..Source::default() });
    hold.settle("source", |slip| &mut slip.source, source);
}
