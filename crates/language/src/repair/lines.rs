//! The repairs made in a story: over runs with marks, line by line.

use super::{Edit, edits};
use gaotai_article::{Article, Block, Doc, HeadPart, Inline, Mark, normalize};

/// Repairs every line of text of a story in Chinese; of any other language, none.
/// Returns the number of repaired places.
pub fn repair_story(article: &mut Article) -> usize {
    let language = article.slip.language.to_ascii_lowercase();
    let chinese = language == "zh" || language.starts_with("zh-") || language.starts_with("zh_");
    if chinese { repair_doc(&mut article.doc) } else { 0 }
}

/// Repairs the title group and every line of the body, box titles included. Marks stay
/// on their text, links keep their targets, open suggestions stay as they were made.
/// Returns the number of repaired places.
pub fn repair_doc(doc: &mut Doc) -> usize {
    let mut places = 0;
    for part in HeadPart::ALL {
        places += repair_line(&mut doc.head.line_mut(part).content);
    }
    for block in &mut doc.body {
        block.each_line_mut(&mut |content| places += repair_line(content));
        places += repair_titles(block);
    }
    places
}

fn repair_titles(block: &mut Block) -> usize {
    match block {
        Block::Box { title, content, .. } => {
            let found = edits(title);
            *title = super::apply(title, &found);
            found.len() + content.iter_mut().map(repair_titles).sum::<usize>()
        }
        Block::List { items, .. } => {
            items.iter_mut().flat_map(|item| &mut item.content).map(repair_titles).sum()
        }
        _ => 0,
    }
}

/// A forced break ends a line but not the paragraph: pairs may reach across it.
const BREAK: char = '\u{2028}';

fn repair_line(content: &mut Vec<Inline>) -> usize {
    let text: String = content.iter().map(read).collect();
    let mut found = edits(&text);
    if found.is_empty() {
        return 0;
    }
    let open = suggested(content);
    found.retain(|edit| !open[edit.at..edit.at + edit.before.chars().count()].contains(&true));
    let pieces = pieces(&text, &found);
    let mut rest = pieces.into_iter();
    for inline in content.iter_mut() {
        let length = read(inline).chars().count();
        let new: String = rest.by_ref().take(length).collect();
        if let Inline::Text { text, .. } = inline {
            *text = new;
        }
    }
    *content = normalize(std::mem::take(content));
    found.len()
}

fn read(inline: &Inline) -> String {
    match inline {
        Inline::Text { text, .. } => text.clone(),
        Inline::HardBreak { .. } => BREAK.to_string(),
    }
}

/// Which characters belong to somebody's open suggestion.
fn suggested(content: &[Inline]) -> Vec<bool> {
    let is_open = |mark: &Mark| matches!(mark, Mark::Insertion(_) | Mark::Deletion(_));
    let each = |inline: &Inline| vec![inline.marks().iter().any(is_open); read(inline).chars().count()];
    content.iter().flat_map(each).collect()
}

/// What every character of the old text becomes: itself, its part of the new text, or
/// nothing. A space that goes leaves its run; the mark stays in the mark's own.
fn pieces(text: &str, edits: &[Edit]) -> Vec<String> {
    let mut pieces: Vec<String> = text.chars().map(String::from).collect();
    for edit in edits {
        let mut new = edit.after.chars();
        let old: Vec<char> = edit.before.chars().collect();
        for (offset, c) in old.iter().enumerate() {
            pieces[edit.at + offset] = match c {
                ' ' => String::new(),
                _ if offset + 1 == old.len() => new.by_ref().collect(),
                _ => new.next().map(String::from).unwrap_or_default(),
            };
        }
    }
    pieces
}
