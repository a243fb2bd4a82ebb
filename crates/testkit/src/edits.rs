//! Random edits: what people do to a story between two versions.

use crate::ids;
use crate::story::any_runs;
use gaotai_article::slip::{Author, Source, Term};
use gaotai_article::*;
use proptest::prelude::*;

/// One thing that somebody does. Numbers are taken modulo what there is.
#[derive(Debug, Clone)]
pub enum Edit {
    /// Replaces characters of a line by others.
    Type(usize, usize, usize, String),
    /// Sets a mark on characters of a line, or takes all marks from them.
    Mark(usize, usize, usize, Option<Mark>),
    /// Breaks a line inside a block.
    Break(usize, usize),
    /// Parts a block of the body in two; the new id goes to the first half when asked.
    Split(usize, usize, bool),
    /// Joins a block with the next.
    Join(usize),
    /// Moves a block.
    Move(usize, usize),
    /// Makes a block another kind, or changes an attribute of it.
    Retype(usize, u8),
    /// A new paragraph.
    Insert(usize, Vec<Inline>),
    /// Deletes a block.
    Remove(usize),
    /// A copy of a block behind it.
    Double(usize),
    /// Puts a block into a box, or takes the blocks out of one.
    Wrap(usize),
    /// Adds, removes or turns round items of a list, rows or cells of a table.
    Inside(usize, u8),
    /// All ids anew, as when a file is imported again.
    Renumber,
    /// Changes story details.
    Slip(u8, String),
}

/// One random edit.
pub fn any_edit() -> impl Strategy<Value = Edit> {
    let at = || 0usize..64;
    let words = prop_oneof![
        Just(String::new()),
        Just("，".to_owned()),
        Just("广州".to_owned()),
        Just("2,300人".to_owned()),
        "[\u{4e00}-\u{4e20}a-c。， ]{1,8}",
    ];
    let mark = prop_oneof![
        Just(None),
        Just(Some(Mark::Strong)),
        Just(Some(Mark::Link { href: "https://example.org/b".into(), title: None })),
        Just(Some(Mark::Only { channels: vec!["web".into()] })),
    ];
    prop_oneof![
        6 => (at(), at(), 0usize..8, words.clone()).prop_map(|(line, at, count, text)| Edit::Type(line, at, count, text)),
        2 => (at(), at(), 1usize..8, mark).prop_map(|(line, at, count, mark)| Edit::Mark(line, at, count, mark)),
        1 => (at(), at()).prop_map(|(line, at)| Edit::Break(line, at)),
        3 => (at(), at(), any::<bool>()).prop_map(|(block, at, first)| Edit::Split(block, at, first)),
        2 => at().prop_map(Edit::Join),
        2 => (at(), at()).prop_map(|(from, to)| Edit::Move(from, to)),
        2 => (at(), any::<u8>()).prop_map(|(block, how)| Edit::Retype(block, how)),
        2 => (at(), any_runs()).prop_map(|(at, runs)| Edit::Insert(at, runs)),
        1 => at().prop_map(Edit::Remove),
        1 => at().prop_map(Edit::Double),
        1 => at().prop_map(Edit::Wrap),
        2 => (at(), any::<u8>()).prop_map(|(block, how)| Edit::Inside(block, how)),
        1 => Just(Edit::Renumber),
        2 => (any::<u8>(), words).prop_map(|(field, text)| Edit::Slip(field, text)),
    ]
}

/// A random story, and the same after up to `most` random edits.
pub fn any_versions(most: usize) -> impl Strategy<Value = (Article, Article)> {
    (crate::story::any_article(), proptest::collection::vec(any_edit(), 0..=most)).prop_map(|(old, edits)| {
        let new = edits.iter().enumerate().fold(old.clone(), |story, (nth, edit)| edited(story, edit, nth));
        (old, new)
    })
}

/// The story after an edit; the number makes the ids of what is new, each number once.
pub fn edited(mut story: Article, edit: &Edit, number: usize) -> Article {
    let id = ids::block((1 << 40) + (number as u128 + 1) * 1000);
    let body = &mut story.doc.body;
    let size = body.len();
    match edit {
        Edit::Type(line, at, count, text) => on_line(&mut story, *line, |signs| {
            let from = at % (signs.len() + 1);
            let to = (from + count).min(signs.len());
            let marks = signs.get(from).map(|(_, marks)| marks.clone()).unwrap_or_default();
            signs.splice(from..to, text.chars().map(|c| (Some(c), marks.clone())));
        }),
        Edit::Mark(line, at, count, mark) => on_line(&mut story, *line, |signs| {
            let from = at % (signs.len() + 1);
            for (_, marks) in signs.iter_mut().skip(from).take(*count) {
                match mark {
                    Some(mark) if marks.iter().all(|other| other.name() != mark.name()) => {
                        marks.push(mark.clone())
                    }
                    Some(_) => {}
                    None => marks.clear(),
                }
            }
        }),
        Edit::Break(line, at) => on_line(&mut story, *line, |signs| {
            signs.insert(at % (signs.len() + 1), (None, Vec::new()));
        }),
        Edit::Split(block, at, first) => split(body, block % size, *at, (id, *first)),
        Edit::Join(block) => join(body, block % size),
        Edit::Move(from, to) => {
            let block = body.remove(from % size);
            body.insert(to % size, block);
        }
        Edit::Retype(block, how) => retype(&mut body[block % size], *how),
        Edit::Insert(at, runs) => {
            body.insert(at % (size + 1), Block::Paragraph(Paragraph::new(id, runs.clone())))
        }
        Edit::Remove(at) if size > 1 => drop(body.remove(at % size)),
        Edit::Remove(_) => {}
        Edit::Double(at) => {
            let copy = body[at % size].clone();
            body.insert(at % size + 1, copy);
            fresh_from(&mut story, at % size + 1, number);
        }
        Edit::Wrap(at) => wrap(body, at % size, id),
        Edit::Inside(at, how) => inside(&mut body[at % size], *how, id),
        Edit::Renumber => (0..size).for_each(|at| fresh_from(&mut story, at, number)),
        Edit::Slip(field, text) => slip(&mut story.slip, *field, text),
    }
    story
}

type Sign = (Option<char>, Vec<Mark>);

fn signs(runs: &[Inline]) -> Vec<Sign> {
    let each = |run: &Inline| -> Vec<Sign> {
        match run {
            Inline::Text { text, marks } => text.chars().map(|c| (Some(c), marks.clone())).collect(),
            Inline::HardBreak { marks } => vec![(None, marks.clone())],
        }
    };
    runs.iter().flat_map(each).collect()
}

fn runs(signs: &[Sign]) -> Vec<Inline> {
    let each = |(sign, marks): &Sign| match sign {
        Some(c) => Inline::Text { text: c.to_string(), marks: marks.clone() },
        None => Inline::HardBreak { marks: marks.clone() },
    };
    normalize(signs.iter().map(each).collect())
}

fn on_line(story: &mut Article, line: usize, edit: impl FnOnce(&mut Vec<Sign>)) {
    let mut count = HeadPart::ALL.len();
    story.doc.body.iter().for_each(|block| block.each_line(&mut |_| count += 1));
    let (wanted, mut edit) = (line % count, Some(edit));
    let mut at = 0;
    let mut with = |runs_of: &mut Vec<Inline>| {
        if at == wanted
            && let Some(edit) = edit.take()
        {
            let mut all = signs(runs_of);
            edit(&mut all);
            *runs_of = runs(&all);
        }
        at += 1;
    };
    HeadPart::ALL.into_iter().for_each(|part| with(&mut story.doc.head.line_mut(part).content));
    story.doc.body.iter_mut().for_each(|block| block.each_line_mut(&mut with));
}

fn split(body: &mut Vec<Block>, at: usize, place: usize, (id, first): (BlockId, bool)) {
    let Block::Paragraph(whole) = &mut body[at] else { return };
    let all = signs(&whole.content);
    let (head, tail) = all.split_at(place % (all.len() + 1));
    let mut second = Paragraph { id, content: runs(tail), ..whole.clone() };
    whole.content = runs(head);
    if first {
        std::mem::swap(&mut whole.id, &mut second.id);
    }
    body.insert(at + 1, Block::Paragraph(second));
}

fn join(body: &mut Vec<Block>, at: usize) {
    if let (Some(Block::Paragraph(_)), Some(Block::Paragraph(next))) = (body.get(at), body.get(at + 1)) {
        let more = next.content.clone();
        if let Block::Paragraph(whole) = &mut body[at] {
            whole.content = normalize([whole.content.clone(), more].concat());
        }
        body.remove(at + 1);
    }
}

fn retype(block: &mut Block, how: u8) {
    let channels = (how.is_multiple_of(2)).then(|| vec!["print".to_owned()]);
    *block = match block.clone() {
        Block::Paragraph(Paragraph { id, content, .. }) if how.is_multiple_of(3) => {
            Block::SectionHead { id, level: 2 + how % 2, only: channels, content }
        }
        Block::Paragraph(paragraph) => {
            Block::Paragraph(Paragraph { style: ParagraphStyle::Lede, only: channels, ..paragraph })
        }
        Block::SectionHead { id, content, .. } => Block::Paragraph(Paragraph::new(id, content)),
        Block::List { id, ordered, items, .. } => {
            Block::List { id, ordered: !ordered, only: channels, items }
        }
        Block::Quote { id, content, .. } => {
            Block::Quote { id, kind: QuoteKind::Pull, cite: Some("林晚".into()), only: channels, content }
        }
        Block::Figure { id, media, alt, caption, credit, .. } => {
            let crop = Some(Crop { x: 0.25, y: 0.0, width: 0.5, height: 1.0 });
            let focus = Some(Focus { x: 0.5, y: f64::from(how) / 255.0 });
            Block::Figure {
                id,
                media,
                alt,
                focus,
                crop,
                width: WidthHint::Wide,
                only: channels,
                caption,
                credit,
            }
        }
        Block::Box { id, content, .. } => {
            Block::Box { id, kind: BoxKind::Note, title: "编者按".into(), only: channels, content }
        }
        Block::Divider { id, .. } => Block::Divider { id, only: channels },
        Block::Embed { id, title, note, .. } => {
            Block::Embed { id, url: format!("https://example.org/{how}"), title, note, only: channels }
        }
        Block::Table { id, mut rows, .. } => {
            rows[0].cells[0].colspan = 1 + u32::from(how % 3);
            rows[0].cells[0].alignment = Some("center".into());
            Block::Table { id, only: channels, rows }
        }
    };
}

fn wrap(body: &mut Vec<Block>, at: usize, id: BlockId) {
    match body[at].clone() {
        Block::Box { content, .. } => drop(body.splice(at..=at, content)),
        block => {
            body[at] = Block::Box {
                id,
                kind: BoxKind::Facts,
                title: String::new(),
                only: None,
                content: vec![block],
            };
        }
    }
}

fn inside(block: &mut Block, how: u8, id: BlockId) {
    let next = |nth: u128| BlockId(uuid::Uuid::from_u128(id.0.as_u128() + nth));
    let line = |nth: u128, text: &str| Paragraph::new(next(nth), vec![Inline::text(text)]);
    match (block, how % 3) {
        (Block::List { items, .. }, 0) => {
            items.push(ListItem { id, content: vec![Block::Paragraph(line(1, "新的一项"))] });
        }
        (Block::List { items, .. }, 1) => items.reverse(),
        (Block::List { items, .. }, _) if items.len() > 1 => drop(items.pop()),
        (Block::Table { rows, .. }, 0) => rows.reverse(),
        (Block::Table { rows, .. }, 1) => {
            let cell = |nth: u128| Cell {
                id: next(2 * nth),
                kind: CellKind::TableCell,
                colspan: 1,
                rowspan: 1,
                alignment: None,
                content: vec![line(2 * nth + 1, "零点")],
            };
            let cells = (1..=rows[0].cells.len() as u128).map(cell).collect();
            rows.push(Row { id, cells });
        }
        (Block::Table { rows, .. }, _) if rows.len() > 1 => drop(rows.pop()),
        (Block::Quote { content, .. }, 0) => content.push(line(1, "又一段")),
        (Block::Figure { media, .. }, _) => *media = (how > 9).then(|| Hash::of(&[how])),
        _ => {}
    }
}

/// New ids for one block and all in it.
fn fresh_from(story: &mut Article, at: usize, number: usize) {
    fn walk(value: &mut serde_json::Value, next: &mut u128) {
        if let Some(id) = value.get_mut("attrs").and_then(|attrs| attrs.get_mut("id")) {
            *next += 1;
            *id = ids::block(*next).to_string().into();
        }
        if let Some(children) = value.get_mut("content").and_then(|content| content.as_array_mut()) {
            children.iter_mut().for_each(|child| walk(child, next));
        }
    }
    let mut value = codec::encode_block(&story.doc.body[at]);
    walk(&mut value, &mut ((1 << 50) + ((number as u128 + 1) << 24) + ((at as u128) << 12)));
    if let Ok(block) = codec::decode_block(&value) {
        story.doc.body[at] = block;
    }
}

fn slip(slip: &mut Slip, field: u8, text: &str) {
    match field % 8 {
        0 => slip.slug = text.to_owned(),
        1 => slip.ed_note.push_str(text),
        2 => slip.keywords.push(text.to_owned()),
        3 => slip.authors.push(Author { name: text.to_owned(), ..Author::default() }),
        4 => slip.source = Some(Source { name: text.to_owned(), ..Source::default() }),
        5 => slip.priority = Some(1 + field % 5),
        6 => slip.channel = Some(Term { id: "sport".into(), name: text.to_owned() }),
        _ => drop(slip.extra.insert("shift".into(), text.into())),
    }
}
