//! Bytes to text and back: UTF-8, UTF-16, GB18030 with GBK and GB 2312, Big5, and what
//! else a detector knows by name.
//!
//! The encoding is taken from a byte order mark, then from what an HTML page declares if
//! that reads without error, then UTF-8 if that reads without error, then from which of
//! the others reads without error and gives the most plausible text.

mod common;
mod declared;
mod magic;
mod score;
mod text;

pub use declared::declared_charset;
pub use magic::looks_binary;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use text::Normal;

/// A text that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// Without byte order mark; every line ends in `\n` (from CR LF, CR, U+2028, U+2029).
    pub text: String,
    /// Name of the encoding as the WHATWG standard writes it; `GB18030` for its subsets.
    pub encoding: &'static str,
    /// How many places could not be read; each is U+FFFD in the text.
    pub replaced: usize,
    /// These places: line and column from 1, in characters of `text`.
    pub bad: Vec<(usize, usize)>,
}

/// Bytes that are not a text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// A file of another kind.
    #[error("not text but {kind}")]
    Binary {
        /// As [`looks_binary`] names it.
        kind: &'static str,
    },
    /// No encoding reads it, or too much of it is damaged.
    #[error("the text breaks off at byte {offset}, line {line}: no encoding reads it")]
    Broken {
        /// The first byte that could not be read, from 0.
        offset: usize,
        /// Its line, from 1.
        line: usize,
    },
}

/// Reads bytes as text.
pub fn decode(bytes: &[u8]) -> Result<Decoded, DecodeError> {
    if let Some(kind) = looks_binary(bytes) {
        return Err(DecodeError::Binary { kind });
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return marked(encoding, bytes, mark);
    }
    if let Some(encoding) = declared_encoding(bytes)
        && score::is_exact(encoding, bytes)
        && !is_surely_utf8(bytes)
    {
        return Ok(exact(encoding, bytes));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if text.contains('\0') && score::is_utf16(bytes) => {}
        Ok(text) if is_disguised(text, bytes) => return Ok(exact(GB18030, bytes)),
        Ok(text) if has_controls(text) => return Err(broken(bytes, 0)),
        Ok(_) => return Ok(exact(UTF_8, bytes)),
        Err(_) => {}
    }
    let damage = Damage::of(bytes);
    if damage.is_utf8() {
        return damaged_utf8(bytes, 0, &damage);
    }
    match best(bytes) {
        Some(encoding) => Ok(exact(encoding, bytes)),
        None => damaged_gb(bytes).ok_or_else(|| broken(bytes, damage.first)),
    }
}

/// Whether three bytes and more to a character fit UTF-8 throughout, which no other
/// encoding does by chance.
fn is_surely_utf8(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|text| text.chars().any(|c| c.len_utf8() > 2))
}

/// What the page declares. A page that could be read so far is not UTF-16, whatever it
/// says; and Latin-1 is what servers write who do not know.
fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let encoding = Encoding::for_label(declared_charset(bytes)?.as_bytes())?;
    match encoding {
        _ if encoding == GBK => Some(GB18030),
        _ if encoding == UTF_16LE || encoding == UTF_16BE => Some(UTF_8),
        _ if encoding == WINDOWS_1252 => None,
        _ => Some(encoding),
    }
}

/// The most plausible reading; where Chinese is only half likely, the detector may know
/// a language that is not scored here.
fn best(bytes: &[u8]) -> Option<&'static Encoding> {
    let readings = score::readings(bytes);
    let (best, score) = readings.iter().copied().max_by(|(_, a), (_, b)| a.total_cmp(b)).unzip();
    let score = score.unwrap_or(-1.0);
    // A dozen characters are too few to tell languages apart by their letters.
    let long = bytes.iter().filter(|byte| **byte >= 0x80).count() >= 24;
    if score >= score::SURE || (score >= score::PLAUSIBLE && !long) {
        return best;
    }
    let guess = guess(bytes);
    let possible = readings.iter().find(|(encoding, score)| *encoding == guess && *score >= score::POSSIBLE);
    match possible {
        _ if is_readable(guess, bytes) => Some(guess),
        _ if score >= score::PLAUSIBLE => best,
        _ => possible.map(|(encoding, _)| *encoding),
    }
}

/// What the general detector says.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    if guess == GBK { GB18030 } else { guess }
}

/// Whether an encoding that is not scored reads `bytes` as words.
fn is_readable(encoding: &'static Encoding, bytes: &[u8]) -> bool {
    let scored = [GB18030, BIG5, WINDOWS_1252].contains(&encoding);
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    text.filter(|_| !scored).is_some_and(|text| {
        let odd = |c: &char| !(c.is_alphanumeric() || c.is_whitespace() || c.is_ascii_punctuation());
        !has_controls(&text) && text.chars().filter(odd).count() * 8 < text.chars().count()
    })
}

fn has_controls(text: &str) -> bool {
    let controls =
        text.chars().filter(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\x0C' | '\x1B'));
    controls.count() * 20 > text.chars().count()
}

/// A few GBK characters in a row can happen to be UTF-8 of two bytes each (“联通”): then
/// the Chinese reading must be of common characters only.
fn is_disguised(text: &str, bytes: &[u8]) -> bool {
    let two_bytes = |c: char| c.len_utf8() == 2;
    let runs: Vec<&str> = text.split(|c| !two_bytes(c)).filter(|run| !run.is_empty()).collect();
    let only_two = text.chars().all(|c| c.is_ascii() || two_bytes(c));
    let latin = |run: &str| run.chars().all(char::is_alphabetic) && run.chars().all(|c| c >= '\u{370}');
    only_two
        && !runs.is_empty()
        && runs.iter().all(|run| run.chars().count() >= 2 && !latin(run))
        && score::is_exact(GB18030, bytes)
        && score::chinese(GB18030, bytes) > 0.75
}

fn exact(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    finish(encoding, |normal| normal.push(&encoding.decode_without_bom_handling(bytes).0))
}

fn finish(encoding: &'static Encoding, fill: impl FnOnce(&mut Normal)) -> Decoded {
    let mut normal = Normal::new(0);
    fill(&mut normal);
    let name = if encoding == GBK || encoding == GB18030 { "GB18030" } else { encoding.name() };
    Decoded { text: normal.text, encoding: name, replaced: normal.bad.len(), bad: normal.bad }
}

/// Text with a byte order mark, which leaves no doubt about its encoding.
fn marked(encoding: &'static Encoding, bytes: &[u8], mark: usize) -> Result<Decoded, DecodeError> {
    let rest = &bytes[mark..];
    if score::is_exact(encoding, rest) {
        return Ok(exact(encoding, rest));
    }
    if encoding == UTF_8 {
        return damaged_utf8(rest, mark, &Damage::of(rest));
    }
    let decoded = with_replacements(encoding, rest);
    let few = decoded.replaced <= 2 && decoded.text.chars().count() >= decoded.replaced * 20;
    if few { Ok(decoded) } else { Err(broken(bytes, mark + first_bad(encoding, rest))) }
}

/// Reads on past errors; a U+FFFD that stood in the file before counts as one.
fn with_replacements(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let text = encoding.decode_without_bom_handling(bytes).0;
    finish(encoding, |normal| {
        for (place, piece) in text.split('\u{FFFD}').enumerate() {
            if place > 0 {
                normal.push_bad();
            }
            normal.push(piece);
        }
    })
}

fn first_bad(encoding: &'static Encoding, bytes: &[u8]) -> usize {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut out = String::with_capacity(decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(0));
    let (result, read) = decoder.decode_to_string_without_replacement(bytes, &mut out, true);
    match result {
        encoding_rs::DecoderResult::Malformed(length, after) => read.saturating_sub((length + after).into()),
        _ => read,
    }
}

fn broken(bytes: &[u8], offset: usize) -> DecodeError {
    let offset = offset.min(bytes.len());
    let line = 1 + bytes[..offset].iter().filter(|byte| **byte == b'\n').count();
    DecodeError::Broken { offset, line }
}

/// How much of a file is good UTF-8.
struct Damage {
    /// Characters beyond ASCII that are whole.
    good: usize,
    /// Those of three bytes and more.
    long: usize,
    /// Places that are not UTF-8.
    bad: usize,
    /// Their bytes.
    bad_bytes: usize,
    /// The first of them.
    first: usize,
}

impl Damage {
    fn of(bytes: &[u8]) -> Damage {
        let mut damage = Damage { good: 0, long: 0, bad: 0, bad_bytes: 0, first: 0 };
        let mut at = 0;
        for chunk in bytes.utf8_chunks() {
            damage.good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
            damage.long += chunk.valid().chars().filter(|c| c.len_utf8() > 2).count();
            at += chunk.valid().len();
            if damage.bad == 0 {
                damage.first = at;
            }
            damage.bad += usize::from(begins_damage(&chunk, at));
            damage.bad_bytes += chunk.invalid().len();
            at += chunk.invalid().len();
        }
        damage
    }

    /// Whether it is UTF-8 at all, damaged or not. Three bytes hardly ever fit by chance,
    /// two do in one pair of five.
    fn is_utf8(&self) -> bool {
        let chinese = self.long >= 8 && self.long * 3 > self.bad_bytes * 2;
        chinese || (self.good >= 20 && self.good > self.bad_bytes * 5)
    }

    /// One place in two hundred characters is damage in a text; more is no text.
    fn is_slight(&self) -> bool {
        self.good >= self.bad * 200 || (self.bad <= 2 && self.good >= self.bad * 20)
    }
}

fn damaged_utf8(bytes: &[u8], mark: usize, damage: &Damage) -> Result<Decoded, DecodeError> {
    if !damage.is_slight() {
        let DecodeError::Broken { offset, line } = broken(bytes, damage.first) else {
            return Err(broken(bytes, damage.first));
        };
        return Err(DecodeError::Broken { offset: offset + mark, line });
    }
    Ok(finish(UTF_8, |normal| {
        let mut at = 0;
        for chunk in bytes.utf8_chunks() {
            normal.push(chunk.valid());
            at += chunk.valid().len();
            if begins_damage(&chunk, at) {
                normal.push_bad();
            }
            at += chunk.invalid().len();
        }
    }))
}

/// One wrong byte makes its neighbours unreadable too: all that lies together is one place.
fn begins_damage(chunk: &std::str::Utf8Chunk<'_>, at: usize) -> bool {
    !chunk.invalid().is_empty() && (at == 0 || !chunk.valid().is_empty())
}

/// A long GB18030 text with one or two damaged places.
fn damaged_gb(bytes: &[u8]) -> Option<Decoded> {
    let decoded = with_replacements(GB18030, bytes);
    let slight = decoded.replaced <= 2 && decoded.text.chars().count() >= decoded.replaced * 50;
    (slight && score::chinese(GB18030, bytes) > 0.5).then_some(decoded)
}

/// Why a text could not be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EncodeError {
    /// No such encoding.
    #[error("no encoding is called {0:?}")]
    Unknown(String),
    /// Characters that the encoding does not have.
    #[error(transparent)]
    Unencodable(#[from] Unencodable),
}

/// Characters that an encoding does not have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the encoding has no {characters:?}")]
pub struct Unencodable {
    /// Each once, in order of appearance.
    pub characters: Vec<char>,
}

/// Writes `text` in an encoding by its name (`utf-8`, `gb18030`, `gbk`, `big5`, …, in any
/// case), without a byte order mark. Nothing is replaced: what the encoding does not have
/// is an error that names the characters.
pub fn encode(text: &str, encoding: &str) -> Result<Vec<u8>, EncodeError> {
    let unknown = || EncodeError::Unknown(encoding.to_owned());
    let found = Encoding::for_label(encoding.as_bytes()).ok_or_else(unknown)?;
    // Decoders only: text written under these names would be UTF-8.
    if found.output_encoding() != found {
        return Err(unknown());
    }
    let (bytes, _, replaced) = found.encode(text);
    if !replaced {
        return Ok(bytes.into_owned());
    }
    let mut characters = Vec::new();
    let mut buffer = [0; 4];
    for c in text.chars() {
        if found.encode(c.encode_utf8(&mut buffer)).2 && !characters.contains(&c) {
            characters.push(c);
        }
    }
    Err(Unencodable { characters }.into())
}
