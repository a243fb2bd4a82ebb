//! Text as the rest of Gaotai reads it: lines end in `\n`, damaged places are known.

/// Builds a text from what was decoded.
#[derive(Debug)]
pub(super) struct Normal {
    pub text: String,
    /// Line and column, from 1, of what could not be read.
    pub bad: Vec<(usize, usize)>,
    line: usize,
    column: usize,
    after_return: bool,
}

impl Normal {
    pub fn new(capacity: usize) -> Normal {
        Normal {
            text: String::with_capacity(capacity),
            bad: Vec::new(),
            line: 1,
            column: 1,
            after_return: false,
        }
    }

    /// Adds readable text.
    pub fn push(&mut self, text: &str) {
        for c in text.chars() {
            let pair = c == '\n' && self.after_return;
            self.after_return = c == '\r';
            match c {
                '\n' if pair => {}
                '\n' | '\r' | '\u{2028}' | '\u{2029}' => self.end_line(),
                _ => {
                    self.text.push(c);
                    self.column += 1;
                }
            }
        }
    }

    fn end_line(&mut self) {
        self.text.push('\n');
        self.line += 1;
        self.column = 1;
    }

    /// Adds U+FFFD for what could not be read.
    pub fn push_bad(&mut self) {
        self.bad.push((self.line, self.column));
        self.push("\u{FFFD}");
    }
}
