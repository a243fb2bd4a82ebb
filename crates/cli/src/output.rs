//! Stdout and stderr. A reader that has gone away (`| head`) is no error.

use serde::Serialize;
use std::io::{self, ErrorKind, Write};
use unicode_width::UnicodeWidthStr;

/// Columns that a cell of a table may take before it is cut.
const WIDEST: usize = 48;

/// Writes to stdout.
pub fn put(bytes: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        done => done,
    }
}

/// Writes a text and a line end to stdout.
pub fn say(text: &str) -> io::Result<()> {
    put(format!("{text}\n").as_bytes())
}

/// Writes JSON to stdout.
pub fn json(value: &impl Serialize) -> io::Result<()> {
    say(&serde_json::to_string_pretty(value)?)
}

/// Writes a message to stderr. There is nobody to tell when that fails.
pub fn complain(message: &str) {
    let _ = writeln!(io::stderr().lock(), "gaotai: {message}");
}

/// Rows under a head, in columns as wide as a terminal shows them.
pub fn table<const N: usize>(head: [&str; N], rows: &[[String; N]]) -> String {
    let mut all = vec![head.map(str::to_owned)];
    all.extend(rows.iter().map(|row| row.each_ref().map(|cell| cut(cell))));
    let widths: [usize; N] =
        std::array::from_fn(|column| all.iter().map(|row| row[column].width()).max().unwrap_or_default());
    let mut lines = Vec::new();
    for row in &all {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(widths) {
            line.push_str(cell);
            line.push_str(&" ".repeat(width - cell.width() + 2));
        }
        lines.push(line.trim_end().to_owned());
    }
    lines.join("\n")
}

fn cut(cell: &str) -> String {
    let plain = cell.replace(|c: char| c.is_control(), " ");
    if plain.width() <= WIDEST {
        return plain;
    }
    let mut out = String::new();
    for c in plain.chars() {
        if out.width() + 2 > WIDEST - 1 {
            break;
        }
        out.push(c);
    }
    out + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_takes_two_columns() {
        let rows = [["稿件".to_owned(), "1".to_owned()], ["a".to_owned(), "22".to_owned()]];
        assert_eq!(table(["T", "N"], &rows), "T     N\n稿件  1\na     22");
    }

    #[test]
    fn long_cells_are_cut_and_control_characters_do_no_harm() {
        assert_eq!(cut("a\u{1b}[31mb\n"), "a [31mb ");
        let long = "字".repeat(40);
        assert!(cut(&long).width() <= WIDEST && cut(&long).ends_with('…'));
        assert_eq!(cut("短"), "短");
    }
}
