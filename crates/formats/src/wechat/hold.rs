//! What a post can hold of a story.

use super::{MOST_DIGEST, MOST_TITLE};
use crate::Loss;
use crate::hold::{Hold, Notes, Spaces, on_one_line, safe_address};
use crate::html;
use gaotai_article::slip::{AiLevel, Rights};
use gaotai_article::text::plain;
use gaotai_article::{Article, ArticleId, Block, HeadPart, Inline, WidthHint};
use std::collections::BTreeMap;

/// Fields of the slip that stand in the text or in a field beside it.
const KEPT: &[&str] =
    &["language", "source", "original_title", "authors", "people", "dateline", "rights", "ai_use"];

/// The story as a post holds it, and what that costs.
pub fn hold(article: &Article, channel: &str) -> (Article, Vec<Loss>) {
    held(article, channel, block)
}

/// The same for the window, where the part of a picture that is shown is asked for by its address.
pub fn in_window(article: &Article, channel: &str) -> Article {
    let uncut = |block: Block, notes: &mut Notes<'_>| {
        let part = match &block {
            Block::Figure { crop, .. } => *crop,
            _ => None,
        };
        let mut held = self::block(block, notes);
        for block in &mut held {
            if let Block::Figure { crop, .. } = block {
                *crop = part;
            }
        }
        held
    };
    held(article, channel, uncut).0
}

fn held(
    article: &Article,
    channel: &str,
    block: impl FnMut(Block, &mut Notes<'_>) -> Vec<Block>,
) -> (Article, Vec<Loss>) {
    let mut hold = Hold::start(article, channel, Spaces::Collapse);
    titles(&mut hold);
    hold.blocks(block);
    if !hold.article.id.0.is_nil() {
        hold.article.id = ArticleId(uuid::Uuid::nil());
        hold.lose("id", "not_in_format");
    }
    hold.keep_slip(KEPT);
    html::hold::registers(&mut hold);
    html::hold::settle_names(&mut hold);
    values(&mut hold);
    hold.finish()
}

/// The title and the digest go into fields of bare text with room for so many characters; the
/// kicker and a second title go nowhere, the subtitle stands over the text.
fn titles(hold: &mut Hold) {
    let main = html::hold::headline(&hold.article);
    for part in [HeadPart::WebTitle, HeadPart::Title, HeadPart::Kicker] {
        let same = hold.article.doc.head_text(part) == hold.article.doc.head_text(main);
        let line = hold.article.doc.head.line_mut(part);
        if part != main && !line.content.is_empty() {
            line.content.clear();
            let code = if same && part == HeadPart::Title { "same_as_web_title" } else { "not_in_format" };
            hold.lose(format!("head.{}", part.name()), code);
        }
    }
    bare(hold, main, MOST_TITLE);
    bare(hold, HeadPart::Abstract, MOST_DIGEST);
}

fn bare(hold: &mut Hold, part: HeadPart, most: usize) {
    let content = std::mem::take(&mut hold.article.doc.head.line_mut(part).content);
    let field = format!("head.{}", part.name());
    let whole = on_one_line(&plain(&content));
    let cut: String = whole.chars().take(most).collect();
    if cut.len() < whole.len() {
        let numbers = [("most", most), ("length", whole.chars().count())];
        let params = numbers.map(|(name, number)| (name.to_owned(), number.to_string()));
        hold.lose_with(field.clone(), "shortened", BTreeMap::from(params));
    }
    let cut = cut.trim_end();
    let text = if cut.is_empty() { Vec::new() } else { vec![Inline::text(cut)] };
    if content.iter().any(|inline| !matches!(inline, Inline::Text { marks, .. } if marks.is_empty())) {
        hold.lose(field, "marks");
    }
    hold.article.doc.head.line_mut(part).content = text;
}

fn block(block: Block, notes: &mut Notes<'_>) -> Vec<Block> {
    let mut held = html::hold::block(block, notes);
    for block in &mut held {
        if let Block::Figure { width, .. } = block
            && *width != WidthHint::Column
        {
            notes.lose_part("width", "not_in_format");
            *width = WidthHint::Column;
        }
    }
    held
}

fn values(hold: &mut Hold) {
    let slip = hold.article.slip.clone();
    let dateline =
        slip.dateline.filter(|line| !line.text.is_empty()).map(|line| crate::hold::dateline(&line.text));
    hold.settle("dateline", |slip| &mut slip.dateline, dateline);
    let source = slip.source.map(|mut source| {
        source.url = source.url.filter(|url| url.starts_with("http") && safe_address(url));
        source
    });
    hold.settle("source", |slip| &mut slip.source, source);
    let notice = slip.rights.map(|rights| Rights { notice: rights.notice, ..Rights::default() });
    hold.settle("rights", |slip| &mut slip.rights, notice.filter(|rights| !rights.notice.is_empty()));
    let used = slip.ai_use.filter(|used| used.level != AiLevel::None);
    hold.settle("ai_use", |slip| &mut slip.ai_use, used);
}
