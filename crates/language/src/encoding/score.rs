//! How much a reading of bytes looks like text that somebody wrote.
//!
//! A score is an average over what is not plain ASCII: 1 for the commonest characters,
//! below 0 for what hardly occurs. Right readings of Chinese lie near 0.8, wrong ones
//! near 0.

use super::common;
use crate::chars::is_han;
use encoding_rs::{BIG5, Encoding, GB18030, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Below this a reading is not believed.
pub(super) const PLAUSIBLE: f64 = 0.3;

/// Above this a reading is believed when the detector says the same.
pub(super) const POSSIBLE: f64 = -0.1;

/// From here on a reading is beyond doubt.
pub(super) const SURE: f64 = 0.6;

/// As many bytes as are looked at.
const SAMPLE: usize = 64 * 1024;

/// The encodings that are tried, with a score for each that reads `bytes` without error.
pub(super) fn readings(bytes: &[u8]) -> Vec<(&'static Encoding, f64)> {
    let table = common::table();
    let mut found = Vec::new();
    for encoding in [GB18030, BIG5, UTF_16LE, UTF_16BE, WINDOWS_1252] {
        if is_exact(encoding, bytes) {
            found.push((encoding, score(encoding, sample(bytes), &table)));
        }
    }
    found
}

/// Whether `encoding` reads `bytes` without error.
pub(super) fn is_exact(encoding: &'static Encoding, bytes: &[u8]) -> bool {
    encoding.decode_without_bom_handling_and_without_replacement(bytes).is_some()
}

/// The score of the Chinese reading of `bytes`, errors or not.
pub(super) fn chinese(encoding: &'static Encoding, bytes: &[u8]) -> f64 {
    score(encoding, sample(bytes), &common::table())
}

/// Whether `bytes`, without a byte order mark, read as UTF-16.
pub(super) fn is_utf16(bytes: &[u8]) -> bool {
    let even = &bytes[..bytes.len() & !1];
    let table = common::table();
    [UTF_16LE, UTF_16BE].iter().any(|encoding| score(encoding, even, &table) > 0.6)
}

fn sample(bytes: &[u8]) -> &[u8] {
    &bytes[..bytes.len().min(SAMPLE)]
}

fn score(encoding: &'static Encoding, bytes: &[u8], table: &[char]) -> f64 {
    if encoding == UTF_16LE || encoding == UTF_16BE {
        let text = encoding.decode_without_bom_handling(bytes).0;
        return average(text.chars().map(|c| wide_unit(c, table)));
    }
    if encoding == WINDOWS_1252 {
        return western(bytes);
    }
    let text = encoding.decode_without_bom_handling(bytes).0;
    let tier = if encoding == BIG5 { big5_tier } else { gb_tier };
    let mut buffer = [0; 4];
    let values = text.chars().filter_map(|c| match c {
        '\t' | '\n' | '\r' | '\x0C' | ' '..='~' => None,
        c if c.is_control() => Some(-1.0),
        c if table.binary_search(&c).is_ok() => Some(1.0),
        c if is_chinese_mark(c) => Some(0.8),
        c => Some(tier(encoding.encode(c.encode_utf8(&mut buffer)).0.as_ref())),
    });
    average(values)
}

fn average(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values.fold((0.0, 0_u32), |(sum, count), value| (sum + value, count + 1));
    if count == 0 { 0.0 } else { sum / f64::from(count) }
}

fn is_chinese_mark(c: char) -> bool {
    "，。、：；？！“”‘’《》（）「」『』【】—…·\u{3000}％".contains(c)
}

/// GB 2312 puts the characters of daily use into its first level.
fn gb_tier(code: &[u8]) -> f64 {
    match code {
        [0xB0..=0xD7, 0xA1..=0xFE] => 0.35,
        [0xD8..=0xF7, 0xA1..=0xFE] => -0.1,
        [0xA1..=0xA9, 0xA1..=0xFE] => 0.0,
        [0xAA..=0xAF | 0xF8..=0xFE, 0xA1..=0xFE] => -1.0,
        _ => -0.5,
    }
}

/// So does Big5.
fn big5_tier(code: &[u8]) -> f64 {
    match code {
        [0xA4..=0xC6, _] => 0.35,
        [0xC9..=0xF9, _] => -0.2,
        [0xA1..=0xA3, _] => 0.0,
        _ => -0.6,
    }
}

fn wide_unit(c: char, table: &[char]) -> f64 {
    match c {
        '\t' | '\n' | '\r' | ' '..='~' => 0.8,
        c if table.binary_search(&c).is_ok() => 1.0,
        c if is_chinese_mark(c) => 0.8,
        c if is_han(c) => {
            let mut buffer = [0; 4];
            gb_tier(GB18030.encode(c.encode_utf8(&mut buffer)).0.as_ref())
        }
        '\u{A0}'..='\u{24F}' => 0.4,
        _ => -1.0,
    }
}

/// Western text is ASCII letters with a few others between them.
fn western(bytes: &[u8]) -> f64 {
    let high = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(|byte| *byte >= 0x80);
    let letters = bytes.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    let total = bytes.iter().filter(|byte| **byte >= 0x80).count();
    if total * 2 > letters || bytes.contains(&0) {
        return -1.0;
    }
    let values = bytes.iter().enumerate().filter(|(_, byte)| **byte >= 0x80).map(|(at, byte)| {
        let crowd = usize::from(high(at.checked_sub(1))) + usize::from(high(Some(at + 1)));
        match byte {
            0x81 | 0x8D | 0x8F | 0x90 | 0x9D => -1.0,
            _ if crowd > 1 => -0.5,
            _ if crowd == 1 => 0.3,
            _ => 0.8,
        }
    });
    average(values)
}
