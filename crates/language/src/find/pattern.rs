//! What is looked for, made ready: parsed, folded, compiled. Patterns are those of the regex
//! crate, whose time grows with the length of the text and with nothing else.

use super::fold::Fold;
use super::{FindError, Mistake, Query};
use regex::{Regex, RegexBuilder};
use regex_syntax::ast::{self, Ast, Visitor, parse::Parser};

/// Most bytes that a compiled pattern may take: enough for any that was written by hand.
const SIZE: usize = 4 << 20;

/// Compiles the query's pattern for folded texts.
pub(super) fn compile(query: &Query, fold: Fold) -> Result<Regex, FindError> {
    let pattern = if query.options.regex {
        folded(&query.pattern, fold)?
    } else {
        regex::escape(&fold.text(&query.pattern))
    };
    let pattern = if query.options.whole_field { whole(&pattern) } else { pattern };
    RegexBuilder::new(&pattern)
        .case_insensitive(!query.options.case)
        .multi_line(true)
        .size_limit(SIZE)
        .build()
        .map_err(|error| match error {
            regex::Error::CompiledTooBig(_) => FindError { mistake: Mistake::TooLarge, at: 1 },
            _ => FindError { mistake: Mistake::Other, at: 1 },
        })
}

/// Where the pattern ends with a comment, a line feed ends that.
fn whole(pattern: &str) -> String {
    let plain = format!("\\A(?:{pattern})\\z");
    if Parser::new().parse(&plain).is_ok() { plain } else { format!("\\A(?:{pattern}\n)\\z") }
}

/// The pattern with its literal characters folded as the text will be, its syntax untouched.
fn folded(pattern: &str, fold: Fold) -> Result<String, FindError> {
    let tree = Parser::new().parse(pattern).map_err(|error| mistake(pattern, &error))?;
    regex_syntax::hir::translate::Translator::new().translate(pattern, &tree).map_err(|error| FindError {
        mistake: Mistake::Class,
        at: place(pattern, error.span().start.offset),
    })?;
    if fold.is_none() {
        return Ok(pattern.to_owned());
    }
    let found = ast::visit(&tree, Literals { fold, found: Vec::new() }).unwrap_or_default();
    let mut out = String::with_capacity(pattern.len());
    let mut from = 0;
    for (start, end, c) in found {
        out.push_str(&pattern[from..start]);
        out.push_str(&regex::escape(c.encode_utf8(&mut [0; 4])));
        from = end;
    }
    out.push_str(&pattern[from..]);
    Ok(out)
}

/// Collects the places of literals that fold to another character.
struct Literals {
    fold: Fold,
    found: Vec<(usize, usize, char)>,
}

impl Literals {
    fn take(&mut self, literal: &ast::Literal) {
        let folded = self.fold.char(literal.c);
        if folded != literal.c {
            self.found.push((literal.span.start.offset, literal.span.end.offset, folded));
        }
    }
}

impl Visitor for Literals {
    type Output = Vec<(usize, usize, char)>;
    type Err = std::convert::Infallible;

    fn finish(mut self) -> Result<Self::Output, Self::Err> {
        self.found.sort_unstable();
        Ok(self.found)
    }

    fn visit_pre(&mut self, tree: &Ast) -> Result<(), Self::Err> {
        if let Ast::Literal(literal) = tree {
            self.take(literal);
        }
        Ok(())
    }

    fn visit_class_set_item_pre(&mut self, item: &ast::ClassSetItem) -> Result<(), Self::Err> {
        match item {
            ast::ClassSetItem::Literal(literal) => self.take(literal),
            // A range whose ends would change places stays as it was written.
            ast::ClassSetItem::Range(range)
                if self.fold.char(range.start.c) <= self.fold.char(range.end.c) =>
            {
                self.take(&range.start);
                self.take(&range.end);
            }
            _ => {}
        }
        Ok(())
    }
}

fn mistake(pattern: &str, error: &ast::Error) -> FindError {
    use ast::ErrorKind as Kind;
    let mistake = match error.kind() {
        Kind::GroupUnclosed => Mistake::GroupUnclosed,
        Kind::GroupUnopened => Mistake::GroupUnopened,
        Kind::ClassUnclosed => Mistake::ClassUnclosed,
        Kind::ClassRangeInvalid | Kind::ClassRangeLiteral | Kind::ClassEscapeInvalid => Mistake::Class,
        Kind::RepetitionMissing => Mistake::RepetitionMissing,
        Kind::RepetitionCountInvalid
        | Kind::RepetitionCountDecimalEmpty
        | Kind::RepetitionCountUnclosed
        | Kind::DecimalEmpty
        | Kind::DecimalInvalid => Mistake::RepetitionCount,
        Kind::EscapeUnexpectedEof
        | Kind::EscapeUnrecognized
        | Kind::EscapeHexEmpty
        | Kind::EscapeHexInvalid
        | Kind::EscapeHexInvalidDigit => Mistake::Escape,
        Kind::UnsupportedLookAround => Mistake::LookAround,
        Kind::UnsupportedBackreference => Mistake::Backreference,
        _ => Mistake::Other,
    };
    FindError { mistake, at: place(pattern, error.span().start.offset) }
}

/// Which character of the pattern stands at a byte, from 1.
fn place(pattern: &str, byte: usize) -> u32 {
    let before = pattern.char_indices().take_while(|(at, _)| *at < byte).count();
    u32::try_from(before + 1).unwrap_or(u32::MAX)
}
