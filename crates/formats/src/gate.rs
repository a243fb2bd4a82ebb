//! What does not come in, whichever format brought it: addresses that run something when they are opened.

use crate::page::{LINK_DROPPED, Spot, problem};
use crate::{Imported, ImportedStory};
use gaotai_article::{Block, HeadPart, Inline, Mark};

/// The stories as the library may have them: no address in them runs a script. What was taken out is
/// among their problems.
pub fn admit(mut imported: Imported) -> Imported {
    imported.stories.iter_mut().for_each(story);
    imported
}

fn story(story: &mut ImportedStory) {
    let mut dropped: Vec<String> = Vec::new();
    let slip = &mut story.article.slip;
    if let Some(source) = &mut slip.source {
        take(&mut source.url, &mut dropped);
    }
    slip.related.iter_mut().for_each(|related| take(&mut related.url, &mut dropped));
    slip.related.retain(|related| related.id.is_some() || related.url.is_some());
    for part in HeadPart::ALL {
        line(&mut story.article.doc.head.line_mut(part).content, &mut dropped);
    }
    for block in &mut story.article.doc.body {
        block.each_line_mut(&mut |content| line(content, &mut dropped));
        embeds(block, &mut dropped);
    }
    let told = |href: &String| problem(LINK_DROPPED, Spot::default(), href, &[("href", href)]);
    story.problems.extend(dropped.iter().map(told));
}

fn take(address: &mut Option<String>, dropped: &mut Vec<String>) {
    if address.as_deref().is_some_and(runs) {
        dropped.extend(address.take());
    }
}

fn embeds(block: &mut Block, dropped: &mut Vec<String>) {
    match block {
        Block::Embed { url, .. } if runs(url) => dropped.push(std::mem::take(url)),
        Block::Box { content, .. } => content.iter_mut().for_each(|block| embeds(block, dropped)),
        Block::List { items, .. } => {
            items.iter_mut().flat_map(|item| &mut item.content).for_each(|block| embeds(block, dropped));
        }
        _ => {}
    }
}

fn line(content: &mut Vec<Inline>, dropped: &mut Vec<String>) {
    let is_bad = |mark: &Mark| matches!(mark, Mark::Link { href, .. } if runs(href));
    let marks = |inline: &Inline| match inline {
        Inline::Text { marks, .. } | Inline::HardBreak { marks } => marks.iter().any(is_bad),
    };
    if !content.iter().any(marks) {
        return;
    }
    for inline in content.iter_mut() {
        let (Inline::Text { marks, .. } | Inline::HardBreak { marks }) = inline;
        for mark in marks.extract_if(.., |mark| is_bad(mark)) {
            if let Mark::Link { href, .. } = mark {
                dropped.push(href);
            }
        }
    }
    *content = gaotai_article::normalize(std::mem::take(content));
}

/// Whether a browser would run the address; it reads past white space and controls.
pub(crate) fn runs(address: &str) -> bool {
    let mut bare = address.chars().filter(|c| *c > ' ').flat_map(char::to_lowercase);
    let start: String = bare.by_ref().take(17).collect();
    let data = start.strip_prefix("data:").is_some_and(|kind| !kind.starts_with("image/"));
    data || start.starts_with("javascript:") || start.starts_with("vbscript:")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_run() {
        for address in
            ["javascript:x", " JaVa\nScript\t:x", "\u{1}vbscript:x", "data:text/html,x", "DATA:image;x"]
        {
            assert!(runs(address), "{address}");
        }
        for address in ["", "https://a.b/javascript:x", "data:image/png;base64,AA", "a.html", "javascript"] {
            assert!(!runs(address), "{address}");
        }
    }
}
