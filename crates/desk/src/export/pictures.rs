//! Pictures of a story that lack words. They are noted before a story goes out; nothing is held up for them.

use crate::media::list::PictureLack;
use gaotai_article::{Block, Doc};
use serde::Serialize;
use ts_rs::TS;

/// A figure with a picture, and what nobody has said of it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PictureGap {
    /// The figure.
    pub block: String,
    /// Its caption, to know it by; empty where that lacks too.
    pub caption: String,
    /// What lacks; never empty.
    pub missing: Vec<PictureLack>,
}

/// The gaps of all figures, in reading order.
pub(crate) fn gaps(doc: &Doc) -> Vec<PictureGap> {
    let mut found = Vec::new();
    doc.body.iter().for_each(|block| collect(block, &mut found));
    found
}

fn collect(block: &Block, found: &mut Vec<PictureGap>) {
    match block {
        Block::Figure { id, media: Some(_), alt, caption, credit, .. } => {
            let lacks = [
                (PictureLack::Caption, caption.text()),
                (PictureLack::Credit, credit.text()),
                (PictureLack::Alt, alt.clone()),
            ];
            let missing: Vec<PictureLack> =
                lacks.into_iter().filter(|(_, text)| text.trim().is_empty()).map(|(lack, _)| lack).collect();
            if !missing.is_empty() {
                found.push(PictureGap { block: id.to_string(), caption: caption.text(), missing });
            }
        }
        Block::Box { content, .. } => content.iter().for_each(|block| collect(block, found)),
        Block::List { items, .. } => {
            items.iter().flat_map(|item| &item.content).for_each(|block| collect(block, found));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_without_words_are_found_wherever_they_stand() {
        let text = include_str!("../../../../tests/corpus/all-nodes.json");
        let mut article = gaotai_article::codec::from_str(text).expect("a story of the corpus");
        assert!(gaps(&article.doc).iter().all(|gap| !gap.missing.is_empty()));
        for block in &mut article.doc.body {
            if let Block::Figure { alt, caption, credit, .. } = block {
                *alt = " ".to_owned();
                caption.content.clear();
                credit.content.clear();
            }
        }
        let all = [PictureLack::Caption, PictureLack::Credit, PictureLack::Alt];
        assert!(gaps(&article.doc).iter().any(|gap| gap.missing == all && gap.caption.is_empty()));
    }
}
