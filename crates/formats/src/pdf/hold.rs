//! What stands on the paper of a story.

use crate::Loss;
use crate::feed;
use crate::hold::{Hold, Notes, Spaces};
use gaotai_article::slip::{Author, BylinePlace, Dateline};
use gaotai_article::{Article, ArticleId, Block, HeadPart, Inline, Mark, Paragraph};

/// The story as the page shows it, and what that costs.
pub fn hold(article: &Article, channel: &str) -> (Article, Vec<Loss>) {
    let mut hold = Hold::start(article, channel, Spaces::Keep);
    hold.lines(without_links);
    let mut pictures = 0;
    hold.blocks(|block, notes| printed(block, &mut pictures, notes));
    let web = hold.article.doc.head.line_mut(HeadPart::WebTitle);
    if !std::mem::take(&mut web.content).is_empty() {
        hold.lose("head.web_title", "not_in_format");
    }
    if !hold.article.id.0.is_nil() {
        hold.article.id = ArticleId(uuid::Uuid::nil());
        hold.lose("id", "not_in_format");
    }
    hold.keep_slip(&["language", "authors", "dateline", "ai_use"]);
    feed::hold::label(&mut hold);
    let slip = hold.article.slip.clone();
    let line = slip.dateline.filter(|line| !line.text.is_empty());
    let line = line.map(|line| Dateline { text: line.text, ..Dateline::default() });
    hold.settle("dateline", |slip| &mut slip.dateline, line);
    let seen = slip.authors.into_iter().filter(|one| one.place == BylinePlace::Head && !one.name.is_empty());
    let seen = seen.map(|author| Author { person: None, ..author }).collect();
    hold.settle("authors", |slip| &mut slip.authors, seen);
    hold.finish()
}

fn without_links(mut content: Vec<Inline>, notes: &mut Notes<'_>) -> Vec<Inline> {
    for inline in &mut content {
        let (Inline::Text { marks, .. } | Inline::HardBreak { marks }) = inline;
        let had = marks.len();
        marks.retain(|mark| !matches!(mark, Mark::Link { .. }));
        if marks.len() < had {
            notes.lose("marks");
        }
    }
    content
}

/// One picture has its place on the sheet; an embed is what is said in its stead.
fn printed(block: Block, pictures: &mut usize, notes: &mut Notes<'_>) -> Vec<Block> {
    match block {
        Block::Figure { .. } => {
            *pictures += 1;
            if *pictures == 1 {
                return vec![block];
            }
            notes.lose("not_in_format");
            Vec::new()
        }
        Block::Embed { id, note, .. } => {
            notes.lose("flattened");
            let said = if note.is_empty() { Vec::new() } else { vec![Inline::text(note)] };
            vec![Block::Paragraph(Paragraph::new(id, said))]
        }
        other => vec![other],
    }
}
