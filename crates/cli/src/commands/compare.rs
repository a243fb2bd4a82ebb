//! `gaotai compare`

use super::versions::called;
use super::{Outcome, find, open};
use crate::arguments::Compare;
use crate::output;
use crate::words::Language;
use gaotai_desk::story::compare::{
    ComparedAttr, ComparedField, ComparedRow, Piece, PieceOp, Request, Response, RowState, run as compare,
};
use std::io::IsTerminal;
use std::path::Path;

/// Compares two versions of a story.
pub fn run(library: &Path, arguments: &Compare, language: Language) -> Outcome {
    let desk = open(library)?;
    let id = find(&desk, &arguments.id)?;
    let (old, new) = (called(&desk, &id, &arguments.old)?, called(&desk, &id, &arguments.new)?);
    let found = compare(&desk, Request { id, old, new })?;
    if arguments.json {
        return Ok(output::json(&found)?);
    }
    let coloured = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let look = Look { coloured, language };
    Ok(output::say(&look.page(&found))?)
}

/// How it is shown.
struct Look {
    coloured: bool,
    language: Language,
}

impl Look {
    fn page(&self, found: &Response) -> String {
        if found.same {
            return self.language.of("The two versions are the same.", "两个版本相同。").to_owned();
        }
        let moved = match self.language {
            Language::English => format!("{} moved", found.moved),
            Language::Chinese => format!("移动 {} 处", found.moved),
        };
        let mut lines = vec![format!("+{} -{}, {moved}", found.added, found.removed)];
        lines.extend(found.rows.iter().filter(|row| row.state != RowState::Same).map(|row| self.row(row)));
        lines.extend(found.fields.iter().map(|field| self.field(field)));
        lines.join("\n")
    }

    fn row(&self, row: &ComparedRow) -> String {
        let sign = match row.state {
            RowState::Same => " ",
            RowState::Changed | RowState::Split | RowState::Joined => "~",
            RowState::Added => "+",
            RowState::Removed => "-",
            RowState::Moved => ">",
            RowState::MovedAway => "<",
        };
        // A line that came or went as a whole needs no marks within it.
        let whole = matches!(row.state, RowState::Added | RowState::Removed | RowState::MovedAway);
        let text: String = row.pieces.iter().map(|piece| self.piece(piece, whole)).collect();
        let attrs = if whole { String::new() } else { self.attrs(&row.attrs) };
        format!("{sign} {}: {text}{attrs}", row.node).trim_end().to_owned()
    }

    fn field(&self, field: &ComparedField) -> String {
        let text = match &field.pieces {
            Some(pieces) if field.new.is_array() => {
                pieces.iter().map(|piece| self.piece(piece, false)).collect::<Vec<_>>().join(" ")
            }
            Some(pieces) => pieces.iter().map(|piece| self.piece(piece, false)).collect(),
            None if field.parts.is_empty() => {
                let attr = |value: &serde_json::Value| {
                    if value.is_null() { String::new() } else { value.to_string() }
                };
                self.change(&attr(&field.old), &attr(&field.new))
            }
            None => self.attrs(&field.parts),
        };
        format!("~ {}: {}", field.field, text.trim_start())
    }

    fn attrs(&self, attrs: &[ComparedAttr]) -> String {
        attrs.iter().map(|attr| format!(" ({} {})", attr.name, self.change(&attr.old, &attr.new))).collect()
    }

    fn change(&self, old: &str, new: &str) -> String {
        let piece = |op, text: &str| {
            let piece = Piece { op, text: text.to_owned(), marks: Vec::new(), was: Vec::new() };
            if text.is_empty() { String::new() } else { self.piece(&piece, false) }
        };
        piece(PieceOp::Removed, old) + &piece(PieceOp::Added, new)
    }

    fn piece(&self, piece: &Piece, whole: bool) -> String {
        // What a story brings along must not steer the terminal.
        let text: String = piece
            .text
            .chars()
            .map(|c| if c == '\u{2029}' { '¶' } else { c })
            .map(|c| if c == '\n' { '↵' } else { c })
            .filter(|c| !c.is_control())
            .collect();
        match (piece.op, self.coloured) {
            (PieceOp::Same, _) => text,
            (PieceOp::Added, true) => format!("\u{1b}[32m{text}\u{1b}[0m"),
            (PieceOp::Removed, true) => format!("\u{1b}[31;9m{text}\u{1b}[0m"),
            (PieceOp::Marks, true) => format!("\u{1b}[33m{text}\u{1b}[0m"),
            (_, false) if whole => text,
            (PieceOp::Added, false) => format!("{{+{text}+}}"),
            (PieceOp::Removed, false) => format!("[-{text}-]"),
            (PieceOp::Marks, false) => {
                format!("{text}[{}→{}]", piece.was.join("+"), piece.marks.join("+"))
            }
        }
    }
}
