//! From a sorted page to a story.

use super::{Line, Part, Recognised};
use crate::{Context, ImportError, ImportedMedia, ImportedStory};
use gaotai_article::{Article, ArticleId, Block, HeadPart, Paragraph};

/// Builds the story; its id is nil. [`ImportError::NoStory`] when nothing was left for it.
pub(crate) fn build(
    found: Recognised,
    media: Vec<ImportedMedia>,
    context: &mut Context<'_>,
) -> Result<ImportedStory, ImportError> {
    let titled = found.head.values().any(|runs| !runs.is_empty());
    if found.body.is_empty() && !titled {
        return Err(ImportError::NoStory);
    }
    let mut article = Article::new(ArticleId(uuid::Uuid::nil()), &found.slip.language, context.ids);
    for part in HeadPart::ALL {
        if let Some(runs) = found.head.get(&part) {
            article.doc.head.line_mut(part).content = runs.clone();
        }
    }
    article.slip = found.slip;
    let top = top_level(&found.body);
    let blocks: Vec<Block> = found.body.into_iter().map(|(_, part)| block(part, top, context)).collect();
    if !blocks.is_empty() {
        article.doc.body = blocks;
    }
    Ok(ImportedStory { article, problems: found.problems, media, threads: Vec::new() })
}

/// The highest heading in the body becomes level 2.
fn top_level(body: &[(super::Spot, Part)]) -> u8 {
    let levels = body.iter().filter_map(|(_, part)| match part {
        Part::Section(_, level) if *level > 0 => Some(*level),
        _ => None,
    });
    levels.min().unwrap_or(2)
}

fn block(part: Part, top: u8, context: &mut Context<'_>) -> Block {
    match part {
        Part::Ready(block) => block,
        Part::Paragraph(Line { runs, style, .. }) => {
            Block::Paragraph(Paragraph { style, ..Paragraph::new(context.ids.block(), runs) })
        }
        Part::Section(line, level) => Block::SectionHead {
            id: context.ids.block(),
            level: if level > top { 3 } else { 2 },
            only: None,
            content: if line.bold { unbold(line.runs) } else { line.runs },
        },
    }
}

/// A head is bold by its style; the mark would say it twice.
fn unbold(mut runs: Vec<gaotai_article::Inline>) -> Vec<gaotai_article::Inline> {
    use gaotai_article::{Inline, Mark};
    for run in &mut runs {
        let (Inline::Text { marks, .. } | Inline::HardBreak { marks }) = run;
        marks.retain(|mark| *mark != Mark::Strong);
    }
    gaotai_article::normalize(runs)
}
