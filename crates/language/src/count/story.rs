//! What of a story counts, and where.

use super::{Count, StoryCount, count};
use gaotai_article::{Block, Doc, text::plain};

/// The lengths of a story's body and title group, as if everything suggested were accepted. Picture credits are bylines and
/// count in neither.
pub fn count_story(doc: &Doc) -> StoryCount {
    let doc = doc.accepted();
    StoryCount {
        body: doc.body.iter().map(count_block).sum(),
        head: doc.head.iter().map(|(_, line)| count(&line.text())).sum(),
    }
}

fn count_block(block: &Block) -> Count {
    match block {
        Block::Figure { caption, .. } => count(&caption.text()),
        Block::Box { title, content, .. } => count(title) + content.iter().map(count_block).sum(),
        Block::List { items, .. } => items.iter().flat_map(|item| &item.content).map(count_block).sum(),
        _ => {
            let mut sum = Count::default();
            block.each_line(&mut |content| sum += count(&plain(content)));
            sum
        }
    }
}
