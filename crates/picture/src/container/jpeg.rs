//! JPEG (ITU-T T.81): segments, their words, and the scans untouched.

use super::{Blocks, Carried, Head};
use crate::bytes::{be16, be32, find, slice};
use crate::{Colour, Frames, PictureError};
use std::borrow::Cow;

const EXIF: &[u8] = b"Exif\0";
const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
const EXTENDED: &[u8] = b"http://ns.adobe.com/xmp/extension/\0";
const ICC: &[u8] = b"ICC_PROFILE\0";
const PHOTOSHOP: &[u8] = b"Photoshop 3.0\0";
const ADOBE: &[u8] = b"Adobe";

/// The most bytes behind the length of a segment.
const MOST: usize = 65_533;

struct Jpeg<'a> {
    /// Marker and payload of the segments before the first scan.
    segments: Vec<(u8, &'a [u8])>,
    /// All that follows and belongs to the picture, byte for byte.
    scans: Vec<&'a [u8]>,
    flaw: Option<&'static str>,
}

impl<'a> Jpeg<'a> {
    fn of(bytes: &'a [u8]) -> Jpeg<'a> {
        let mut jpeg = Jpeg { segments: Vec::new(), scans: Vec::new(), flaw: None };
        if jpeg.walk(bytes).is_none() {
            jpeg.flaw = Some("the file ends before the picture does");
        }
        jpeg
    }

    /// Nothing when the file ends too early.
    fn walk(&mut self, bytes: &'a [u8]) -> Option<()> {
        let mut at = 2;
        loop {
            at = marker(bytes, at)?;
            match bytes[at + 1] {
                // Restart markers and the like stand alone.
                0x01 | 0xD0..=0xD8 => at += 2,
                0xD9 => {
                    self.flaw = Some("no picture before its end");
                    return Some(());
                }
                0xDA => return self.scan(bytes, at),
                name => {
                    let payload = payload(bytes, at)?;
                    self.segments.push((name, payload));
                    at += 4 + payload.len();
                }
            }
        }
    }

    /// From the first scan to the end, leaving out words that stand between the scans of a
    /// progressive picture.
    fn scan(&mut self, bytes: &'a [u8], mut at: usize) -> Option<()> {
        let mut from = at;
        loop {
            match bytes[at + 1] {
                0xD9 => {
                    self.scans.push(&bytes[from..at + 2]);
                    return Some(());
                }
                0xE0..=0xEF | 0xFE => {
                    self.scans.push(&bytes[from..at]);
                    at += 4 + payload(bytes, at)?.len();
                    from = at;
                }
                _ => at += 4 + payload(bytes, at)?.len(),
            }
            at = behind_entropy(bytes, at)?;
        }
    }

    /// Precision, height, width and number of components.
    fn frame(&self) -> Result<(u8, u16, u16, u8), PictureError> {
        let is_frame = |name: u8| matches!(name, 0xC0..=0xCF) && !matches!(name, 0xC4 | 0xC8 | 0xCC);
        let found = self.segments.iter().find(|(name, _)| is_frame(*name));
        let Some((name, payload)) = found else {
            return Err(PictureError::broken(self.flaw.unwrap_or("no frame")));
        };
        match name {
            0xC0..=0xC2 => {}
            0xC3 | 0xC7 | 0xCB | 0xCF => return Err(PictureError::unsupported("JPEG (lossless)")),
            0xC9 | 0xCA | 0xCD | 0xCE => return Err(PictureError::unsupported("JPEG (arithmetic)")),
            _ => return Err(PictureError::unsupported("JPEG (hierarchical)")),
        }
        let short = || PictureError::broken("a short frame header");
        let [precision, ..] = **payload else { return Err(short()) };
        let (Some(height), Some(width), Some(parts)) = (be16(payload, 1), be16(payload, 3), payload.get(5))
        else {
            return Err(short());
        };
        if precision != 8 {
            return Err(PictureError::unsupported("JPEG (12 bits)"));
        }
        Ok((precision, height, width, *parts))
    }

    fn starting(&self, name: u8, with: &'static [u8]) -> impl Iterator<Item = &'a [u8]> {
        let payloads = self.segments.iter().filter(move |(marker, _)| *marker == name);
        payloads.filter_map(move |(_, payload)| payload.strip_prefix(with))
    }
}

/// Where the next marker stands, skipping fill bytes and what does not belong there.
fn marker(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at = find(bytes, at, 0xFF)?;
        match bytes.get(at + 1)? {
            0x00 | 0xFF => at += 1,
            _ => return Some(at),
        }
    }
}

fn behind_entropy(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at = marker(bytes, at)?;
        match bytes[at + 1] {
            0x01 | 0xD0..=0xD7 => at += 2,
            _ => return Some(at),
        }
    }
}

fn payload(bytes: &[u8], at: usize) -> Option<&[u8]> {
    slice(bytes, at + 4, usize::from(be16(bytes, at + 2)?).checked_sub(2)?)
}

pub(super) fn head(bytes: &[u8]) -> Result<Head, PictureError> {
    let jpeg = Jpeg::of(bytes);
    let (_, height, width, parts) = jpeg.frame()?;
    let (width, height) = (u32::from(width), u32::from(height));
    crate::check_size(width, height)?;
    if let Some(flaw) = jpeg.flaw {
        return Err(PictureError::broken(flaw));
    }
    let colour = match parts {
        1 => Colour::Grey,
        3 => Colour::Rgb,
        4 => Colour::Cmyk,
        _ => Colour::Other,
    };
    Ok(Head { width, height, frames: Frames::Still, colour, turn: None })
}

pub(super) fn blocks(bytes: &[u8]) -> Blocks<'_> {
    let jpeg = Jpeg::of(bytes);
    let comments = jpeg.segments.iter().filter(|(name, _)| *name == 0xFE);
    Blocks {
        // Behind the name stands one byte to even the length.
        exif: jpeg.starting(0xE1, EXIF).next().and_then(|rest| rest.get(1..)).map(Cow::Borrowed),
        xmp: jpeg.starting(0xE1, XMP).next().map(Cow::Borrowed),
        extended_xmp: extended(&jpeg),
        iim: iim(&jpeg),
        icc: profile(&jpeg),
        texts: comments.map(|(_, words)| (String::new(), crate::words::text::decode(words))).collect(),
        claims: jpeg.starting(0xEB, b"JP").collect(),
    }
}

/// XMP specification part 3, 1.1.3.1: 32 digits, full length, offset, and a part of the packet.
fn extended(jpeg: &Jpeg<'_>) -> Option<Vec<u8>> {
    let mut parts: Vec<(u32, &[u8])> = Vec::new();
    let mut first: Option<(&[u8], u32)> = None;
    for part in jpeg.starting(0xE1, EXTENDED) {
        let (Some(digits), Some(length), Some(at), Some(rest)) =
            (part.get(..32), be32(part, 32), be32(part, 36), part.get(40..))
        else {
            continue;
        };
        // Another edition's parts may lie in the same file.
        if *first.get_or_insert((digits, length)) == (digits, length) {
            parts.push((at, rest));
        }
    }
    parts.sort_by_key(|(at, _)| *at);
    let mut packet = Vec::new();
    for (at, part) in parts {
        if at as usize == packet.len() && packet.len() + part.len() <= super::MOST_UNPACKED {
            packet.extend_from_slice(part);
        }
    }
    first.filter(|(_, length)| *length as usize == packet.len()).map(|_| packet)
}

fn iim<'a>(jpeg: &Jpeg<'a>) -> Option<Cow<'a, [u8]>> {
    let parts: Vec<&[u8]> = jpeg.starting(0xED, PHOTOSHOP).collect();
    let resources = match parts.as_slice() {
        [] => return None,
        [one] => return crate::words::iim::inside(one).map(Cow::Borrowed),
        several => several.concat(),
    };
    crate::words::iim::inside(&resources).map(|found| Cow::Owned(found.to_vec()))
}

/// ICC.1:2022, B.4: numbered parts.
fn profile<'a>(jpeg: &Jpeg<'a>) -> Option<Cow<'a, [u8]>> {
    let mut parts: Vec<(u8, &[u8])> =
        jpeg.starting(0xE2, ICC).filter_map(|part| Some((*part.first()?, part.get(2..)?))).collect();
    parts.sort_by_key(|(number, _)| *number);
    match parts.as_slice() {
        [] => None,
        [(_, one)] => Some(Cow::Borrowed(one)),
        several => Some(Cow::Owned(several.iter().flat_map(|(_, part)| part.iter().copied()).collect())),
    }
}

pub(super) fn rewrite(bytes: &[u8], carried: &Carried) -> Result<Vec<u8>, PictureError> {
    let jpeg = Jpeg::of(bytes);
    if let Some(flaw) = jpeg.flaw {
        return Err(PictureError::broken(flaw));
    }
    let mut out = Vec::with_capacity(bytes.len());
    out.extend_from_slice(&[0xFF, 0xD8]);
    // The density; a thumbnail may follow it.
    if let Some(jfif) = jpeg.starting(0xE0, b"JFIF\0").find_map(|rest| rest.get(..7)) {
        segment(&mut out, 0xE0, &[b"JFIF\0", jfif, &[0, 0]]);
    }
    if let Some(exif) = &carried.exif {
        segment(&mut out, 0xE1, &[EXIF, &[0], exif]);
    }
    if let Some(xmp) = &carried.xmp {
        segment(&mut out, 0xE1, &[XMP, xmp]);
    }
    if let Some(iim) = &carried.iim {
        segment(&mut out, 0xED, &[PHOTOSHOP, &crate::words::iim::resource(iim)]);
    }
    for (name, payload) in &jpeg.segments {
        let stays = match name {
            0xE2 => payload.starts_with(ICC),
            0xEE => payload.starts_with(ADOBE),
            0xE0..=0xEF | 0xFE => false,
            _ => true,
        };
        if stays {
            segment(&mut out, *name, &[payload]);
        }
    }
    jpeg.scans.iter().for_each(|scan| out.extend_from_slice(scan));
    Ok(out)
}

/// Appends a segment; one that is too long for a JPEG is left out.
fn segment(out: &mut Vec<u8>, name: u8, parts: &[&[u8]]) {
    let length: usize = parts.iter().map(|part| part.len()).sum();
    if length > MOST {
        return;
    }
    out.extend_from_slice(&[0xFF, name]);
    out.extend_from_slice(&(length as u16 + 2).to_be_bytes());
    parts.iter().for_each(|part| out.extend_from_slice(part));
}
