//! PNG, third edition: chunks.

use super::{Blocks, Carried, Head, MOST_UNPACKED};
use crate::bytes::{be32, slice};
use crate::words::text;
use crate::{Colour, Frames, PictureError};
use std::borrow::Cow;

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1A\n";
/// The key under which XMP stands in a text.
const XMP: &str = "XML:com.adobe.xmp";
/// Chunks that make the picture; all others are words.
const PICTURE: &[&[u8; 4]] = &[
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP",
    b"mDCV", b"cLLI", b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT",
];

struct Chunk<'a> {
    name: &'a [u8],
    data: &'a [u8],
    /// With length, name and checksum.
    whole: &'a [u8],
}

/// The chunks up to the end, and whether the end was there.
fn chunks(bytes: &[u8]) -> (Vec<Chunk<'_>>, bool) {
    let (mut found, mut at) = (Vec::new(), SIGNATURE.len());
    while let Some(length) = be32(bytes, at).and_then(|length| usize::try_from(length).ok()) {
        let Some(whole) = length.checked_add(12).and_then(|length| slice(bytes, at, length)) else { break };
        let name = &whole[4..8];
        found.push(Chunk { name, data: &whole[8..8 + length], whole });
        if name == b"IEND" {
            return (found, true);
        }
        at += whole.len();
    }
    (found, false)
}

pub(super) fn head(bytes: &[u8]) -> Result<Head, PictureError> {
    let (chunks, whole) = chunks(bytes);
    let header = chunks.first().filter(|chunk| chunk.name == b"IHDR" && chunk.data.len() >= 13);
    let Some(header) = header else { return Err(PictureError::broken("no header")) };
    let size = |at| be32(header.data, at).unwrap_or_default();
    let (width, height) = (size(0), size(4));
    crate::check_size(width, height)?;
    if !whole {
        return Err(PictureError::broken("the file ends before the picture does"));
    }
    if !chunks.iter().any(|chunk| chunk.name == b"IDAT") {
        return Err(PictureError::broken("no pixels"));
    }
    let colour = if matches!(header.data[9], 0 | 4) { Colour::Grey } else { Colour::Rgb };
    let control = chunks.iter().find(|chunk| chunk.name == b"acTL");
    let moves = control.and_then(|control| be32(control.data, 0)).is_some_and(|frames| frames > 1);
    let frames = if moves { Frames::Animated } else { Frames::Still };
    Ok(Head { width, height, frames, colour, turn: None })
}

pub(super) fn blocks(bytes: &[u8]) -> Blocks<'_> {
    let mut found = Blocks::default();
    let mut room = Room(MOST_ALL);
    for chunk in chunks(bytes).0 {
        match chunk.name {
            b"eXIf" => {
                found.exif = Some(Cow::Borrowed(chunk.data.strip_prefix(b"Exif\0\0").unwrap_or(chunk.data)))
            }
            b"iCCP" => found.icc = profile(chunk.data, &mut room).map(Cow::Owned),
            b"caBX" => found.claims.push(chunk.data),
            b"tEXt" | b"zTXt" | b"iTXt" => keep_text(&mut found, chunk, &mut room),
            _ => {}
        }
    }
    found
}

fn keep_text(found: &mut Blocks<'_>, chunk: Chunk<'_>, room: &mut Room) {
    let Some((key, value)) = said(chunk.name, chunk.data, room) else { return };
    match key.as_str() {
        XMP | "Raw profile type xmp" => found.xmp = found.xmp.take().or(raw(&key, value).map(Cow::Owned)),
        "Raw profile type exif" | "Raw profile type APP1" => {
            let exif = raw(&key, value).and_then(|raw| Some(raw.strip_prefix(b"Exif\0\0")?.to_vec()));
            found.exif = found.exif.take().or(exif.map(Cow::Owned));
        }
        "Raw profile type iptc" | "Raw profile type 8bim" => {
            let packed = raw(&key, value);
            let iim = packed.and_then(|raw| Some(crate::words::iim::inside(&raw)?.to_vec()));
            found.iim = found.iim.take().or(iim.map(Cow::Owned));
        }
        _ => {
            let words = if chunk.name == b"iTXt" {
                String::from_utf8_lossy(&value).into_owned()
            } else {
                text::decode(&value)
            };
            found.texts.push((key, words));
        }
    }
}

/// Key and value of a text chunk, unpacked.
fn said(name: &[u8], data: &[u8], room: &mut Room) -> Option<(String, Vec<u8>)> {
    let end = data.iter().take(80).position(|byte| *byte == 0)?;
    let (key, rest) = (text::decode(&data[..end]), &data[end + 1..]);
    let value = match name {
        b"tEXt" => rest.to_vec(),
        b"zTXt" => room.unpack(rest.get(1..)?)?,
        _ => {
            let (packed, rest) = (*rest.first()? == 1, rest.get(2..)?);
            // A language and the key in that language stand before the value.
            let rest = behind_zero(behind_zero(rest)?)?;
            if packed { room.unpack(rest)? } else { rest.to_vec() }
        }
    };
    Some((key, value))
}

fn behind_zero(bytes: &[u8]) -> Option<&[u8]> {
    bytes.get(bytes.iter().position(|byte| *byte == 0)? + 1..)
}

/// What some programs write as hexadecimal digits: a newline, the name, the length, the digits.
fn raw(key: &str, value: Vec<u8>) -> Option<Vec<u8>> {
    if key == XMP {
        return Some(value);
    }
    let text = String::from_utf8(value).ok()?;
    let digits = text.trim_start().splitn(3, '\n').nth(2)?;
    let digits: Vec<u8> = digits.bytes().filter(u8::is_ascii_hexdigit).collect();
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    digits.chunks_exact(2).map(byte).collect()
}

fn profile(data: &[u8], room: &mut Room) -> Option<Vec<u8>> {
    room.unpack(behind_zero(data)?.get(1..)?)
}

/// What all that is packed in a file may become together, in bytes: thousands of small chunks
/// may each become [`MOST_UNPACKED`].
const MOST_ALL: usize = 4 * MOST_UNPACKED;

/// How many bytes there is still room for.
struct Room(usize);

impl Room {
    fn unpack(&mut self, packed: &[u8]) -> Option<Vec<u8>> {
        let most = self.0.min(MOST_UNPACKED);
        let found = miniz_oxide::inflate::decompress_to_vec_zlib_with_limit(packed, most).ok();
        // What did not fit took as much time.
        self.0 -= found.as_ref().map_or(most, Vec::len);
        found
    }
}

pub(super) fn rewrite(bytes: &[u8], carried: &Carried) -> Result<Vec<u8>, PictureError> {
    let (chunks, whole) = chunks(bytes);
    if !whole {
        return Err(PictureError::broken("the file ends before the picture does"));
    }
    let mut out = Vec::with_capacity(bytes.len());
    out.extend_from_slice(SIGNATURE);
    for found in &chunks {
        if !PICTURE.iter().any(|name| found.name == name.as_slice()) {
            continue;
        }
        out.extend_from_slice(found.whole);
        if found.name == b"IHDR" {
            write_words(&mut out, carried);
        }
    }
    Ok(out)
}

fn write_words(out: &mut Vec<u8>, carried: &Carried) {
    if let Some(exif) = &carried.exif {
        chunk(out, b"eXIf", &[exif]);
    }
    if let Some(xmp) = &carried.xmp {
        chunk(out, b"iTXt", &[XMP.as_bytes(), &[0, 0, 0, 0, 0], xmp]);
    }
    for (key, words) in &carried.labels {
        chunk(out, b"iTXt", &[key.as_bytes(), &[0, 0, 0, 0, 0], words.as_bytes()]);
    }
}

fn chunk(out: &mut Vec<u8>, name: &[u8; 4], parts: &[&[u8]]) {
    let length: usize = parts.iter().map(|part| part.len()).sum();
    let Ok(size) = u32::try_from(length) else { return };
    out.extend_from_slice(&size.to_be_bytes());
    let from = out.len();
    out.extend_from_slice(name);
    parts.iter().for_each(|part| out.extend_from_slice(part));
    let sum = crc32fast::hash(&out[from..]);
    out.extend_from_slice(&sum.to_be_bytes());
}
