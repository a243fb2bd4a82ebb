//! The repairs made in a story: over runs with marks, line by line.

use super::{Edit, edits};
use gaotai_article::{ActKind, Article, Block, BlockId, Doc, HeadPart, Inline, Mark, normalize};
use std::collections::HashSet;

/// Repairs every line of text of a story in Chinese; of any other language, none.
/// Returns the number of repaired places.
pub fn repair_story(article: &mut Article) -> usize {
    let language = article.slip.language.to_ascii_lowercase();
    let chinese = language == "zh" || language.starts_with("zh-") || language.starts_with("zh_");
    if chinese { repair_doc(&mut article.doc) } else { 0 }
}

/// Repairs the title group and every line of the body, box titles included. Marks stay
/// on their text, links keep their targets. Open suggestions stay as they were made: new words,
/// struck ones, blocks that are to go; what is read is the text as if they were accepted.
/// Returns the number of repaired places.
pub fn repair_doc(doc: &mut Doc) -> usize {
    let goes = |act: &gaotai_article::Act| act.kind == ActKind::Delete;
    let of = doc.suggested.iter().filter(|(_, acts)| acts.iter().any(goes));
    let gone: HashSet<BlockId> = of.map(|(id, _)| *id).collect();
    let heads = HeadPart::ALL.into_iter();
    let places: usize = heads.map(|part| repair_line(&mut doc.head.line_mut(part).content)).sum();
    places + doc.body.iter_mut().map(|block| repair_block(block, &gone)).sum::<usize>()
}

/// A block that is `gone`, and what stands in it, is left alone.
fn repair_block(block: &mut Block, gone: &HashSet<BlockId>) -> usize {
    if gone.contains(&block.id()) {
        return 0;
    }
    let stands = |id: &BlockId| !gone.contains(id);
    let mut places = 0;
    match block {
        Block::Box { title, content, .. } => {
            let found = edits(title);
            *title = super::apply(title, &found);
            places = found.len() + content.iter_mut().map(|block| repair_block(block, gone)).sum::<usize>();
        }
        Block::List { items, .. } => {
            let inside = items.iter_mut().flat_map(|item| &mut item.content);
            places = inside.map(|block| repair_block(block, gone)).sum();
        }
        Block::Quote { content, .. } => {
            let inside = content.iter_mut().filter(|paragraph| stands(&paragraph.id));
            places = inside.map(|paragraph| repair_line(&mut paragraph.content)).sum();
        }
        Block::Table { rows, .. } => {
            let rows = rows.iter_mut().filter(|row| stands(&row.id));
            let cells = rows.flat_map(|row| &mut row.cells).filter(|cell| stands(&cell.id));
            let inside = cells.flat_map(|cell| &mut cell.content).filter(|paragraph| stands(&paragraph.id));
            places = inside.map(|paragraph| repair_line(&mut paragraph.content)).sum();
        }
        _ => block.each_line_mut(&mut |content| places += repair_line(content)),
    }
    places
}

/// A forced break ends a line but not the paragraph: pairs may reach across it.
const BREAK: char = '\u{2028}';

fn repair_line(content: &mut Vec<Inline>) -> usize {
    let signs: Vec<Sign> = content.iter().flat_map(signs).collect();
    let stands: Vec<usize> = (0..signs.len()).filter(|at| !signs[*at].struck).collect();
    let text: String = stands.iter().map(|at| signs[*at].sign).collect();
    let mut found = edits(&text);
    found.retain(|edit| {
        let here = &stands[edit.at..edit.at + edit.before.chars().count()];
        here.iter().all(|at| !signs[*at].new)
    });
    if found.is_empty() {
        return 0;
    }
    let mut rest = pieces(&signs, &stands, &found).into_iter();
    for inline in content.iter_mut() {
        if let Inline::Text { text, .. } = inline {
            *text = rest.by_ref().take(text.chars().count()).collect();
        } else {
            rest.next();
        }
    }
    *content = normalize(std::mem::take(content));
    found.len()
}

/// A character of a line, and whether it is part of somebody's open suggestion.
struct Sign {
    sign: char,
    new: bool,
    struck: bool,
}

fn signs(inline: &Inline) -> Vec<Sign> {
    let has = |is: fn(&Mark) -> bool| inline.marks().iter().any(is);
    let new = has(|mark| matches!(mark, Mark::Insertion(_)));
    let struck = has(|mark| matches!(mark, Mark::Deletion(_)));
    let each = |sign| Sign { sign, new, struck };
    match inline {
        Inline::Text { text, .. } => text.chars().map(each).collect(),
        Inline::HardBreak { .. } => vec![each(BREAK)],
    }
}

/// What every character becomes: itself, its part of the new text, or nothing. The edits are those
/// of the characters that `stand`. A space that goes leaves its run; the mark stays in the mark's own.
fn pieces(signs: &[Sign], stand: &[usize], edits: &[Edit]) -> Vec<String> {
    let mut pieces: Vec<String> = signs.iter().map(|one| one.sign.to_string()).collect();
    for edit in edits {
        let mut new = edit.after.chars();
        let old: Vec<char> = edit.before.chars().collect();
        for (offset, c) in old.iter().enumerate() {
            pieces[stand[edit.at + offset]] = match c {
                ' ' => String::new(),
                _ if offset + 1 == old.len() => new.by_ref().collect(),
                _ => new.next().map(String::from).unwrap_or_default(),
            };
        }
    }
    pieces
}
