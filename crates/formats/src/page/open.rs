//! From bytes to text: the checks that every import of text begins with.

use super::{MOST_BYTES, REPLACED_CHARACTERS, Spot, chars, problem};
use crate::{ImportError, Problem};
use gaotai_language::encoding::{self, DecodeError};

/// A file as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Opened {
    /// Lines end in `\n`.
    pub text: String,
    /// Characters that could not be read.
    pub problems: Vec<Problem>,
}

/// Decodes a file. What is too large is refused before any byte of it is looked at.
pub(crate) fn open(bytes: &[u8]) -> Result<Opened, ImportError> {
    if bytes.len() > MOST_BYTES {
        return Err(ImportError::TooLarge { bytes: bytes.len() as u64, most: MOST_BYTES as u64 });
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ImportError::Empty);
    }
    let decoded = encoding::decode(bytes).map_err(|error| match error {
        DecodeError::Binary { kind } => ImportError::NotText { what: kind.to_owned() },
        DecodeError::Broken { offset, line } => {
            ImportError::BrokenEncoding { at: offset, line: number(line) }
        }
    })?;
    if chars::trim(&decoded.text).is_empty() {
        return Err(ImportError::Empty);
    }
    let problems = replaced(&decoded.text, &decoded.bad);
    Ok(Opened { text: decoded.text, problems })
}

/// A count or line number, in 32 bits.
pub(crate) fn number(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

fn replaced(text: &str, bad: &[(usize, usize)]) -> Vec<Problem> {
    let lines: Vec<&str> = text.split('\n').collect();
    let mut listed: Vec<Problem> = Vec::new();
    for (line, column) in bad.iter().take(50) {
        let around: String = lines
            .get(line - 1)
            .map(|text| text.chars().skip(column.saturating_sub(11)).take(30).collect())
            .unwrap_or_default();
        let at = Spot { line: number(*line), column: number(*column) };
        listed.push(problem(REPLACED_CHARACTERS, at, &around, &[("count", &bad.len().to_string())]));
    }
    listed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_read() {
        assert_eq!(open(b""), Err(ImportError::Empty));
        assert_eq!(open(b" \r\n\t "), Err(ImportError::Empty));
        assert_eq!(open("\u{3000}\n\u{feff}".as_bytes()), Err(ImportError::Empty));
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10";
        assert!(matches!(open(png), Err(ImportError::NotText { .. })), "{:?}", open(png));
        let large = vec![b'a'; MOST_BYTES + 1];
        let most = MOST_BYTES as u64;
        assert_eq!(open(&large), Err(ImportError::TooLarge { bytes: most + 1, most }));
    }
}
