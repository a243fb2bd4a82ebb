//! What plain text can hold of a story: lines, and labels on lines.

use super::sheet;
use crate::Loss;
use crate::hold::{Hold, Notes, Spaces};
use crate::html;
use crate::words::Words;
use gaotai_article::slip::{AiUse, Instant, Rights};
use gaotai_article::text::plain;
use gaotai_article::{Article, ArticleId, Block, BlockId, HeadPart, Inline, Paragraph, ParagraphStyle, Row};

const KEPT: &[&str] = &[
    "language",
    "dateline",
    "authors",
    "source",
    "original_title",
    "published_at",
    "updated_at",
    "embargo_until",
    "channel",
    "genre",
    "keywords",
    "people",
    "codes",
    "rights",
    "ai_use",
    "ed_note",
];

/// The story as plain text holds it, and what that costs.
pub fn hold(article: &Article, channel: &str) -> (Article, Vec<Loss>) {
    let mut hold = Hold::start(article, channel, Spaces::Keep);
    let words = Words::of(&article.slip.language);
    titles(&mut hold);
    hold.blocks(|block, notes| lines(block, words, notes));
    if !hold.article.id.0.is_nil() {
        hold.article.id = ArticleId(uuid::Uuid::nil());
        hold.lose("id", "not_in_format");
    }
    hold.keep_slip(KEPT);
    html::hold::registers(&mut hold);
    html::hold::settle_names(&mut hold);
    values(&mut hold, words);
    hold.finish()
}

fn titles(hold: &mut Hold) {
    for part in HeadPart::ALL {
        let line = hold.article.doc.head.line_mut(part);
        let bare = one_line(&line.content);
        if line.content != bare {
            line.content = bare;
            hold.lose(format!("head.{}", part.name()), "marks");
        }
    }
}

pub(crate) fn one_line(content: &[Inline]) -> Vec<Inline> {
    run(&plain(content).replace('\n', " "))
}

fn run(text: &str) -> Vec<Inline> {
    if text.is_empty() { Vec::new() } else { vec![Inline::text(text)] }
}

/// Everything becomes paragraphs and section heads without marks.
pub(crate) fn lines(block: Block, words: Words, notes: &mut Notes<'_>) -> Vec<Block> {
    match block {
        Block::Paragraph(paragraph) => bare_paragraph(paragraph, notes),
        Block::SectionHead { id, level, only, content } => {
            if level != 2 {
                notes.lose_part("level", "not_in_format");
            }
            let bare = one_line(&content);
            if bare != content {
                notes.lose("marks");
            }
            vec![Block::SectionHead { id, level: 2, only, content: bare }]
        }
        other => {
            notes.lose("flattened");
            let said = flat(&other, words);
            said.into_iter()
                .filter(|(_, text)| !text.is_empty())
                .map(|(head, text)| made(other.id(), head, &text))
                .collect()
        }
    }
}

pub(crate) fn bare_paragraph(paragraph: Paragraph, notes: &mut Notes<'_>) -> Vec<Block> {
    if paragraph.style != ParagraphStyle::Body {
        notes.lose_part("style", "not_in_format");
    }
    let text = plain(&paragraph.content);
    if text.contains('\n') {
        notes.lose("flattened");
    } else if paragraph.content != run(&text) {
        notes.lose("marks");
    }
    text.lines().map(|line| made(paragraph.id, false, line)).collect()
}

fn made(id: BlockId, head: bool, text: &str) -> Block {
    let content = run(text.trim());
    if head {
        Block::SectionHead { id, level: 2, only: None, content }
    } else {
        Block::Paragraph(Paragraph::new(id, content))
    }
}

/// The lines of a block that plain text has no form for; true for a section head.
fn flat(block: &Block, words: Words) -> Vec<(bool, String)> {
    let text = |line: String| (false, line);
    match block {
        Block::List { ordered, items, .. } => items
            .iter()
            .enumerate()
            .flat_map(|(at, item)| {
                let mark =
                    if *ordered { format!("{}. ", at + 1) } else { words.pick("· ", "- ").to_owned() };
                let mut lines: Vec<String> = item.content.iter().flat_map(block_lines).collect();
                if let Some(first) = lines.first_mut() {
                    first.insert_str(0, &mark);
                }
                lines
            })
            .map(text)
            .collect(),
        Block::Quote { cite, .. } => {
            let mut lines = block_lines(block);
            lines.extend(cite.as_ref().map(|cite| format!("——{cite}")));
            lines.into_iter().map(text).collect()
        }
        Block::Figure { caption, credit, alt, .. } => {
            let told = [plain(&caption.content), plain(&credit.content)];
            let mut told: Vec<String> = told.iter().map(|line| line.replace('\n', " ")).collect();
            told.retain(|line| !line.is_empty());
            if told.is_empty() {
                told.push(alt.clone());
            }
            vec![text(format!("{}{}", words.pick("［图片］", "[Picture] "), told.join(" ")))]
        }
        Block::Table { rows, .. } => rows.iter().map(|row| text(table_row(row))).collect(),
        Block::Box { title, content, .. } => {
            let head = (true, title.clone());
            let inside = content.iter().flat_map(|block| match block {
                Block::SectionHead { content, .. } => vec![(true, plain(content))],
                other => block_lines(other).into_iter().map(text).collect(),
            });
            std::iter::once(head).chain(inside).collect()
        }
        Block::Divider { .. } => vec![text("* * *".to_owned())],
        Block::Embed { url, title, note, .. } => {
            let said: Vec<&str> =
                [title, url, note].into_iter().map(String::as_str).filter(|one| !one.is_empty()).collect();
            vec![text(format!("{}{}", words.pick("［链接］", "[Link] "), said.join(" ")))]
        }
        other => block_lines(other).into_iter().map(text).collect(),
    }
}

fn block_lines(block: &Block) -> Vec<String> {
    block.text().lines().map(str::to_owned).collect()
}

fn table_row(row: &Row) -> String {
    let cell = |cell: &gaotai_article::Cell| {
        cell.content.iter().map(Paragraph::text).collect::<Vec<_>>().join(" ").replace('\n', " ")
    };
    row.cells.iter().map(cell).collect::<Vec<_>>().join(" | ")
}

/// Only what a line says and is read back from is held.
fn values(hold: &mut Hold, words: Words) {
    let slip = hold.article.slip.clone();
    let line = slip.dateline.filter(|line| !line.text.is_empty());
    let line = line.map(|line| crate::hold::dateline(&line.text));
    hold.settle("dateline", |slip| &mut slip.dateline, line);
    hold.settle("authors", |slip| &mut slip.authors, sheet::held_authors(words, &slip.authors));
    let keywords = sheet::parse_list(words, &sheet::list(words, &slip.keywords));
    hold.settle("keywords", |slip| &mut slip.keywords, keywords);
    let codes = slip.codes.iter().map(|code| sheet::parse_code(words, &sheet::code(words, code)));
    let codes = codes.filter(|code| !code.value.is_empty()).collect();
    hold.settle("codes", |slip| &mut slip.codes, codes);
    let ai_use = slip.ai_use.map(|used| AiUse { level: used.level, ..AiUse::default() });
    hold.settle("ai_use", |slip| &mut slip.ai_use, ai_use);
    let rights = slip.rights.filter(|rights| !rights.notice.is_empty());
    let rights = rights.map(|rights| Rights { notice: rights.notice, ..Rights::default() });
    hold.settle("rights", |slip| &mut slip.rights, rights);
    let whole = |time: Option<Instant>| time.and_then(|time| sheet::parse_time(&sheet::time(&time)));
    hold.settle("published_at", |slip| &mut slip.published_at, whole(slip.published_at));
    hold.settle("updated_at", |slip| &mut slip.updated_at, whole(slip.updated_at));
    hold.settle("embargo_until", |slip| &mut slip.embargo_until, whole(slip.embargo_until));
}
