//! What a row of a list can hold of a story: bare lines, no text.

use crate::Loss;
use crate::hold::{Hold, Spaces, tidy_line};
use crate::html;
use chrono::Timelike;
use gaotai_article::slip::*;
use gaotai_article::{Article, HeadPart, Inline};

/// Fields of the slip that have a column.
const KEPT: &[&str] = &[
    "slug",
    "language",
    "channel",
    "genre",
    "source",
    "authors",
    "people",
    "keywords",
    "published_at",
    "ai_use",
];

/// The story as a row holds it, and what that costs.
pub fn hold(article: &Article, channel: &str) -> (Article, Vec<Loss>) {
    let mut hold = Hold::start(article, channel, Spaces::Collapse);
    for part in HeadPart::ALL {
        let line = hold.article.doc.head.line_mut(part);
        let text = gaotai_article::text::plain(&line.content).replace('\n', " ");
        let bare = if text.is_empty() { Vec::new() } else { vec![Inline::text(text)] };
        let bare = tidy_line(bare, Spaces::Collapse);
        if line.content != bare {
            line.content = bare;
            hold.lose(format!("head.{}", part.name()), "marks");
        }
    }
    hold.blocks(|_, notes| {
        notes.lose("not_in_format");
        Vec::new()
    });
    hold.keep_slip(KEPT);
    html::hold::registers(&mut hold);
    html::hold::settle_names(&mut hold);
    values(&mut hold);
    hold.finish()
}

fn values(hold: &mut Hold) {
    let slip = hold.article.slip.clone();
    let authors =
        slip.authors.into_iter().map(|one| Author { name: one.name, ..Author::default() }).collect();
    hold.settle("authors", |slip| &mut slip.authors, authors);
    let editors = slip.people.into_iter().filter(|one| one.role == StaffRole::ResponsibleEditor).collect();
    hold.settle("people", |slip| &mut slip.people, editors);
    let published = slip.published_at.and_then(|time| time.with_nanosecond(0));
    hold.settle("published_at", |slip| &mut slip.published_at, published);
    let used = slip.ai_use.filter(|used| used.level != AiLevel::None);
    let used = used.map(|used| AiUse { level: used.level, ..AiUse::default() });
    hold.settle("ai_use", |slip| &mut slip.ai_use, used);
}
