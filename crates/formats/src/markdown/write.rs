//! Blocks as CommonMark with GFM tables.
//!
//! Whatever a reader could take for syntax is escaped. Where stars would not be read as the
//! marks they stand for (CommonMark's rules know words, not Han characters beside
//! punctuation), the line has tags instead: every line is read back before it is believed.

use super::read;
use crate::html::render::Pictures;
use gaotai_article::text::plain;
use gaotai_article::{Block, Cell, Inline, ListItem, Mark, Row};

/// Where a line stands: a paragraph may break lines, a heading or a cell may not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Paragraph,
    OneLine,
}

/// Whose reading of Markdown a text is written for. Both are CommonMark to our own reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// CommonMark.
    Common,
    /// kramdown, which takes two lists in a row for one whatever their markers are: a comment
    /// stands between them.
    Kramdown,
}

/// The blocks, with an empty line between them.
pub(crate) fn blocks(content: &[Block], form: Form, pictures: Pictures<'_>) -> String {
    let mut out = String::new();
    let mut lists = 0;
    for content in content {
        // Two lists in a row are one list to a reader, unless their markers differ.
        lists = if matches!(content, Block::List { .. }) { lists + 1 } else { 0 };
        let second = form == Form::Common && lists % 2 == 0 && lists > 0;
        let written = block(content, second, form, pictures);
        if !out.is_empty() && !written.is_empty() {
            out.push_str(if form == Form::Kramdown && lists > 1 { "\n\n<!-- -->\n\n" } else { "\n\n" });
        }
        out.push_str(&written);
    }
    out
}

fn block(block: &Block, second: bool, form: Form, pictures: Pictures<'_>) -> String {
    match block {
        Block::Paragraph(paragraph) => inlines(&paragraph.content, Place::Paragraph),
        Block::SectionHead { level, content, .. } => {
            format!("{} {}", if *level == 3 { "###" } else { "##" }, inlines(content, Place::OneLine))
        }
        Block::List { ordered, items, .. } => list(items, *ordered, second, form, pictures),
        Block::Quote { content, cite, .. } => {
            let mut lines: Vec<String> =
                content.iter().map(|paragraph| inlines(&paragraph.content, Place::Paragraph)).collect();
            if let Some(cite) = cite {
                lines.push(format!("<cite>{}</cite>", escaped(cite, false)));
            }
            indented(&lines.join("\n\n"), "> ", "> ")
        }
        Block::Figure { media, alt, caption, .. } => {
            let src = media.as_ref().map(|hash| pictures(hash, None).src).unwrap_or_default();
            picture(&src, alt, &plain(&caption.content))
        }
        Block::Table { rows, .. } => table(rows),
        Block::Divider { .. } => "***".to_owned(),
        // Held as paragraphs and heads, so they never come here.
        Block::Box { content, .. } => blocks(content, form, pictures),
        Block::Embed { title, .. } => escaped(title, true),
    }
}

fn list(items: &[ListItem], ordered: bool, second: bool, form: Form, pictures: Pictures<'_>) -> String {
    let mut out = Vec::new();
    for (at, item) in items.iter().enumerate() {
        let marker = match (ordered, second) {
            (true, false) => format!("{}. ", at + 1),
            (true, true) => format!("{}) ", at + 1),
            (false, false) => "- ".to_owned(),
            (false, true) => "* ".to_owned(),
        };
        out.push(indented(&blocks(&item.content, form, pictures), &marker, &" ".repeat(marker.len())));
    }
    let tight = items.iter().all(|item| item.content.len() == 1);
    out.join(if tight { "\n" } else { "\n\n" })
}

fn indented(text: &str, first: &str, others: &str) -> String {
    let mut out = String::new();
    for (at, line) in text.lines().enumerate() {
        if at > 0 {
            out.push('\n');
        }
        out.push_str(if at == 0 { first } else { others });
        out.push_str(line);
        // An empty line keeps its quote mark but no space behind it.
        out.truncate(out.trim_end_matches(' ').len());
    }
    out
}

fn picture(src: &str, alt: &str, caption: &str) -> String {
    let src = if src.is_empty() { "<>" } else { src };
    let mut out = format!("![{}]({src}", escaped(alt, false));
    if !caption.is_empty() {
        out.push_str(&format!(" \"{}\"", title(caption)));
    }
    out.push(')');
    out
}

fn title(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            // Some readers resolve entities after backslashes here.
            '&' => out.push_str("&amp;"),
            '"' | '\\' | '<' | '`' | '|' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

fn table(rows: &[Row]) -> String {
    let Some((first, rest)) = rows.split_first() else { return String::new() };
    let line = |row: &Row| {
        let cells: Vec<String> = row.cells.iter().map(cell).collect();
        format!("| {} |", cells.join(" | "))
    };
    let rule: Vec<&str> = first
        .cells
        .iter()
        .map(|cell| match cell.alignment.as_deref() {
            Some("left") => ":---",
            Some("center") => ":---:",
            Some("right") => "---:",
            _ => "---",
        })
        .collect();
    let mut out = vec![line(first), format!("| {} |", rule.join(" | "))];
    out.extend(rest.iter().map(line));
    out.join("\n")
}

fn cell(cell: &Cell) -> String {
    cell.content.first().map(|line| inlines(&line.content, Place::OneLine)).unwrap_or_default()
}

/// A line in stars where they are read right, in tags otherwise.
fn inlines(content: &[Inline], place: Place) -> String {
    let starred = marked(content, place, true);
    if read::line(&starred) == *content { starred } else { marked(content, place, false) }
}

fn nesting(mark: &Mark) -> Option<usize> {
    match mark {
        Mark::Link { .. } => Some(0),
        Mark::Strong => Some(1),
        Mark::Em => Some(2),
        Mark::Underline => Some(3),
        Mark::Sup => Some(4),
        Mark::Sub => Some(5),
        _ => None,
    }
}

fn opening(mark: &Mark, stars: bool) -> &'static str {
    match (mark, stars) {
        (Mark::Link { .. }, _) => "[",
        (Mark::Strong, true) => "**",
        (Mark::Em, true) => "*",
        (Mark::Strong, false) => "<strong>",
        (Mark::Em, false) => "<em>",
        (Mark::Underline, _) => "<u>",
        (Mark::Sup, _) => "<sup>",
        _ => "<sub>",
    }
}

fn closing(mark: &Mark, stars: bool) -> String {
    match (mark, stars) {
        (Mark::Link { href, title: named }, _) => {
            let mut out = String::from("](");
            let fenced = href.contains(['(', ')']);
            let href = href.replace('&', "&amp;").replace('|', "&#124;");
            out.push_str(&if fenced { format!("<{href}>") } else { href });
            if let Some(named) = named {
                out.push_str(&format!(" \"{}\"", title(named)));
            }
            out.push(')');
            out
        }
        (Mark::Strong, true) => "**".to_owned(),
        (Mark::Em, true) => "*".to_owned(),
        (Mark::Strong, false) => "</strong>".to_owned(),
        (Mark::Em, false) => "</em>".to_owned(),
        (Mark::Underline, _) => "</u>".to_owned(),
        (Mark::Sup, _) => "</sup>".to_owned(),
        _ => "</sub>".to_owned(),
    }
}

fn marked(content: &[Inline], place: Place, stars: bool) -> String {
    let mut out = String::new();
    let mut stack: Vec<&Mark> = Vec::new();
    let mut at_start = true;
    for inline in content {
        let Inline::Text { text, marks } = inline else {
            // Stars do not reach over a line's end in every reader.
            while let Some(mark) = stack.pop() {
                out.push_str(&closing(mark, stars));
            }
            out.push_str(if place == Place::Paragraph { "\\\n" } else { "<br>" });
            at_start = true;
            continue;
        };
        let mut wanted: Vec<&Mark> = marks.iter().filter(|mark| nesting(mark).is_some()).collect();
        wanted.sort_by_key(|mark| nesting(mark));
        let same = stack.iter().zip(&wanted).take_while(|(a, b)| a == b).count();
        while stack.len() > same {
            if let Some(mark) = stack.pop() {
                out.push_str(&closing(mark, stars));
            }
        }
        for mark in wanted.into_iter().skip(same) {
            // An exclamation mark before a link would make a picture of it.
            if matches!(mark, Mark::Link { .. }) && out.ends_with('!') {
                out.truncate(out.len() - 1);
                out.push_str("\\!");
            }
            out.push_str(opening(mark, stars));
            stack.push(mark);
            at_start = at_start && matches!(mark, Mark::Link { .. });
        }
        out.push_str(&escaped(text, at_start));
        at_start = false;
    }
    while let Some(mark) = stack.pop() {
        out.push_str(&closing(mark, stars));
    }
    out
}

/// The text with a backslash before all that could be syntax.
fn escaped(text: &str, at_start: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    for (at, c) in text.chars().enumerate() {
        let anywhere =
            matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '#' | '$' | '^');
        let first = at_start && at == 0 && matches!(c, '-' | '+' | '=' | ':' | '!');
        let number = at_start && at == digits && digits > 0 && matches!(c, '.' | ')');
        if anywhere || first || number {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
