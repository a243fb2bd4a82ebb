//! WebP (RFC 9649): chunks of a RIFF file.

use super::{Blocks, Carried, Head};
use crate::bytes::{le16, le32, slice};
use crate::{Colour, Frames, PictureError};
use std::borrow::Cow;

const ANIMATED: u8 = 0x02;
const XMP: u8 = 0x04;
const EXIF: u8 = 0x08;
const ALPHA: u8 = 0x10;
const ICC: u8 = 0x20;

type Chunk<'a> = (&'a [u8], &'a [u8]);

/// Names and contents, and whether all that the file announces is there.
fn chunks(bytes: &[u8]) -> (Vec<Chunk<'_>>, bool) {
    let announced = le32(bytes, 4).map_or(0, |length| length as usize).saturating_add(8);
    let (mut found, mut at) = (Vec::new(), 12);
    while at + 8 <= announced {
        let Some((name, length)) = slice(bytes, at, 4).zip(le32(bytes, at + 4)) else {
            return (found, false);
        };
        let Some(data) = slice(bytes, at + 8, length as usize) else { return (found, false) };
        found.push((name, data));
        at += 8 + data.len() + data.len() % 2;
    }
    (found, true)
}

fn named<'a>(chunks: &[Chunk<'a>], name: &[u8; 4]) -> Option<&'a [u8]> {
    chunks.iter().find(|(found, _)| found == name).map(|(_, data)| *data)
}

fn le24(bytes: &[u8], at: usize) -> Option<u32> {
    slice(bytes, at, 3).map(|three| u32::from_le_bytes([three[0], three[1], three[2], 0]))
}

/// Width and height, of the canvas or else of the only frame.
fn size(chunks: &[Chunk<'_>]) -> Option<(u32, u32)> {
    if let Some(canvas) = named(chunks, b"VP8X") {
        return Some((le24(canvas, 4)? + 1, le24(canvas, 7)? + 1));
    }
    if let Some(lossless) = named(chunks, b"VP8L") {
        let bits = le32(lossless, 1).filter(|_| lossless[0] == 0x2F)?;
        return Some(((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1));
    }
    let lossy = named(chunks, b"VP8 ").filter(|lossy| lossy.get(3..6) == Some(b"\x9D\x01\x2A"))?;
    Some((u32::from(le16(lossy, 6)? & 0x3FFF), u32::from(le16(lossy, 8)? & 0x3FFF)))
}

pub(super) fn head(bytes: &[u8]) -> Result<Head, PictureError> {
    let (chunks, whole) = chunks(bytes);
    let (width, height) = size(&chunks).ok_or_else(|| PictureError::broken("no header"))?;
    crate::check_size(width, height)?;
    let frames = chunks.iter().filter(|(name, _)| *name == b"ANMF").count();
    let pixels = frames > 0 || chunks.iter().any(|(name, _)| *name == b"VP8 " || *name == b"VP8L");
    if !whole || !pixels {
        return Err(PictureError::broken("the file ends before the picture does"));
    }
    let frames = if frames > 1 { Frames::Animated } else { Frames::Still };
    Ok(Head { width, height, frames, colour: Colour::Rgb, turn: None })
}

pub(super) fn blocks(bytes: &[u8]) -> Blocks<'_> {
    let (chunks, _) = chunks(bytes);
    let exif = named(&chunks, b"EXIF").map(|exif| exif.strip_prefix(b"Exif\0\0").unwrap_or(exif));
    Blocks {
        exif: exif.map(Cow::Borrowed),
        xmp: named(&chunks, b"XMP ").map(Cow::Borrowed),
        icc: named(&chunks, b"ICCP").map(Cow::Borrowed),
        claims: named(&chunks, b"C2PA").into_iter().collect(),
        ..Blocks::default()
    }
}

pub(super) fn rewrite(bytes: &[u8], carried: &Carried) -> Result<Vec<u8>, PictureError> {
    let (chunks, whole) = chunks(bytes);
    let Some((width, height)) = size(&chunks).filter(|_| whole) else {
        return Err(PictureError::broken("the file ends before the picture does"));
    };
    let mut flags = named(&chunks, b"VP8X")
        .and_then(|canvas| canvas.first())
        .map_or(0, |flags| flags & (ANIMATED | ALPHA));
    for (name, flag) in [(b"ICCP", ICC), (b"ALPH", ALPHA)] {
        flags |= named(&chunks, name).map_or(0, |_| flag);
    }
    if named(&chunks, b"VP8L").and_then(|lossless| lossless.get(4)).is_some_and(|byte| byte & 0x10 != 0) {
        flags |= ALPHA;
    }
    flags |= carried.exif.as_ref().map_or(0, |_| EXIF) | carried.xmp.as_ref().map_or(0, |_| XMP);
    let mut out = b"RIFF\0\0\0\0WEBP".to_vec();
    // The simple form has no place for anything but pixels.
    if flags != 0 || named(&chunks, b"VP8X").is_some() {
        let (width, height) = ((width - 1).to_le_bytes(), (height - 1).to_le_bytes());
        chunk(&mut out, b"VP8X", &[&[flags, 0, 0, 0], &width[..3], &height[..3]].concat());
    }
    for (name, data) in &chunks {
        if matches!(*name, b"ICCP" | b"ANIM" | b"ANMF" | b"ALPH" | b"VP8 " | b"VP8L") {
            chunk(&mut out, name, data);
        }
    }
    for (name, words) in [(b"EXIF", &carried.exif), (b"XMP ", &carried.xmp)] {
        words.iter().for_each(|words| chunk(&mut out, name, words));
    }
    let length = u32::try_from(out.len() - 8).map_err(|_| PictureError::broken("too long"))?;
    out[4..8].copy_from_slice(&length.to_le_bytes());
    Ok(out)
}

fn chunk(out: &mut Vec<u8>, name: &[u8], data: &[u8]) {
    let Ok(length) = u32::try_from(data.len()) else { return };
    out.extend_from_slice(name);
    out.extend_from_slice(&length.to_le_bytes());
    out.extend_from_slice(data);
    if data.len() % 2 == 1 {
        out.push(0);
    }
}
