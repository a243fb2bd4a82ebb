//! What a chapter of a book can hold of a story.

use crate::Loss;
use crate::hold::{Hold, Notes, Spaces};
use crate::html;
use gaotai_article::slip::{AiLevel, Author, Rights, Source};
use gaotai_article::{Article, Block, Inline, Mark};

const KEPT: &[&str] = &[
    "language",
    "source",
    "original_title",
    "authors",
    "people",
    "dateline",
    "keywords",
    "subjects",
    "published_at",
    "rights",
    "ai_use",
];

/// The story as a chapter holds it, and what that costs.
pub fn hold(article: &Article, channel: &str) -> (Article, Vec<Loss>) {
    let mut hold = Hold::start(article, channel, Spaces::Collapse);
    hold.blocks(html::hold::block);
    hold.blocks(embed);
    hold.lines(links);
    hold.keep_slip(KEPT);
    html::hold::registers(&mut hold);
    html::hold::settle_names(&mut hold);
    values(&mut hold);
    hold.finish()
}

/// Whether an address leads out of the book; others would have to be in it.
fn leads_out(address: &str) -> bool {
    address.split(['/', '?', '#']).next().is_some_and(|start| start.contains(':'))
}

fn links(mut content: Vec<Inline>, notes: &mut Notes<'_>) -> Vec<Inline> {
    for inline in &mut content {
        let (Inline::Text { marks, .. } | Inline::HardBreak { marks }) = inline;
        let had = marks.len();
        marks.retain(|mark| !matches!(mark, Mark::Link { href, .. } if !leads_out(href)));
        if marks.len() < had {
            notes.lose("unsafe_link");
        }
    }
    content
}

fn embed(mut block: Block, notes: &mut Notes<'_>) -> Vec<Block> {
    if let Block::Embed { url, .. } = &mut block
        && !url.is_empty()
        && !leads_out(url)
    {
        url.clear();
        notes.lose_part("url", "unsafe_link");
    }
    vec![block]
}

/// What the chapter shows and the book's metadata say.
fn values(hold: &mut Hold) {
    let slip = hold.article.slip.clone();
    let line = slip.dateline.filter(|line| !line.text.is_empty());
    let line = line.map(|line| crate::hold::dateline(&line.text));
    hold.settle("dateline", |slip| &mut slip.dateline, line);
    let source = slip.source.map(|source| Source { name: source.name, url: source.url, ..Source::default() });
    hold.settle("source", |slip| &mut slip.source, source);
    let authors =
        slip.authors.into_iter().map(|author| Author { organisation: String::new(), ..author }).collect();
    hold.settle("authors", |slip| &mut slip.authors, authors);
    let rights = slip.rights.filter(|rights| !rights.notice.is_empty());
    let rights = rights.map(|rights| Rights { notice: rights.notice, ..Rights::default() });
    hold.settle("rights", |slip| &mut slip.rights, rights);
    let ai_use = slip.ai_use.filter(|used| used.level != AiLevel::None);
    hold.settle("ai_use", |slip| &mut slip.ai_use, ai_use);
}
