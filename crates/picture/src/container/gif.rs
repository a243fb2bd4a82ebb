//! GIF 87a and 89a: blocks of sub-blocks.

use super::{Blocks, Carried, Head};
use crate::bytes::{le16, slice};
use crate::{Colour, Frames, PictureError};
use std::borrow::Cow;

/// Application extensions that make the picture: its loop and its profile.
const PICTURE: &[&[u8]] = &[b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012"];
const XMP: &[u8] = b"XMP DataXMP";

struct Gif<'a> {
    /// Header, screen and its colours.
    start: &'a [u8],
    blocks: Vec<Block<'a>>,
    whole: bool,
}

struct Block<'a> {
    /// 0x2C of a frame, or the label of an extension.
    label: u8,
    /// Without its introducer and label.
    data: &'a [u8],
    all: &'a [u8],
}

impl<'a> Gif<'a> {
    fn of(bytes: &'a [u8]) -> Gif<'a> {
        let screen = bytes.get(10).map_or(13, |flags| 13 + colours(*flags));
        let mut gif = Gif { start: bytes.get(..screen).unwrap_or(bytes), blocks: Vec::new(), whole: false };
        let mut at = screen;
        loop {
            match bytes.get(at) {
                // Many files lack the last byte and nothing else.
                None if at == bytes.len() => gif.whole = true,
                Some(0x3B) => gif.whole = true,
                _ => {}
            }
            let Some((block, end)) = block(bytes, at) else { return gif };
            gif.blocks.push(block);
            at = end;
        }
    }
}

/// The length of a table of colours that these flags announce.
fn colours(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

fn block(bytes: &[u8], at: usize) -> Option<(Block<'_>, usize)> {
    let (label, from, data) = match bytes.get(at)? {
        0x21 => (*bytes.get(at + 1)?, at + 2, at + 2),
        0x2C => (0x2C, at + 1, at + 11 + colours(*bytes.get(at + 9)?)),
        _ => return None,
    };
    let mut end = data;
    loop {
        let length = usize::from(*bytes.get(end)?);
        end += 1 + length;
        if length == 0 {
            return Some((Block { label, data: bytes.get(from..end)?, all: bytes.get(at..end)? }, end));
        }
    }
}

/// What sub-blocks hold, joined.
fn joined(mut data: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    while let Some(part) =
        data.first().filter(|length| **length > 0).and_then(|length| slice(data, 1, usize::from(*length)))
    {
        out.extend_from_slice(part);
        data = &data[1 + part.len()..];
    }
    out
}

impl<'a> Block<'a> {
    /// Name and code of the program that an application extension is of, and what follows.
    fn application(&self) -> Option<(&'a [u8], &'a [u8])> {
        let is_application = self.label == 0xFF && self.data.first() == Some(&11);
        is_application.then(|| Some((self.data.get(1..12)?, self.data.get(12..)?)))?
    }

    /// XMP stands there bare, with 257 bytes behind it that lead readers of sub-blocks out.
    fn xmp(&self) -> Option<&'a [u8]> {
        let (_, data) = self.application().filter(|(name, _)| *name == XMP)?;
        data.get(..data.len().checked_sub(258)?)
    }
}

pub(super) fn head(bytes: &[u8]) -> Result<Head, PictureError> {
    let gif = Gif::of(bytes);
    let (Some(width), Some(height)) = (le16(bytes, 6), le16(bytes, 8)) else {
        return Err(PictureError::broken("no header"));
    };
    let frames: Vec<&Block<'_>> = gif.blocks.iter().filter(|block| block.label == 0x2C).collect();
    // Some files say no size and mean that of their first frame.
    let first = frames.first().and_then(|frame| Some((le16(frame.data, 4)?, le16(frame.data, 6)?)));
    let (width, height) =
        if width == 0 || height == 0 { first.unwrap_or((width, height)) } else { (width, height) };
    let (width, height) = (u32::from(width), u32::from(height));
    crate::check_size(width, height)?;
    if !gif.whole {
        return Err(PictureError::broken("the file ends before the picture does"));
    }
    if frames.is_empty() {
        return Err(PictureError::broken("no frame"));
    }
    let frames = if frames.len() > 1 { Frames::Animated } else { Frames::Still };
    Ok(Head { width, height, frames, colour: Colour::Rgb, turn: None })
}

pub(super) fn blocks(bytes: &[u8]) -> Blocks<'_> {
    let gif = Gif::of(bytes);
    let mut found = Blocks::default();
    for block in &gif.blocks {
        if block.label == 0xFE {
            found.texts.push((String::new(), crate::words::text::decode(&joined(block.data))));
        }
        if let Some(xmp) = block.xmp() {
            found.xmp = Some(Cow::Borrowed(xmp));
        }
        if let Some((b"ICCRGBG1012", data)) = block.application() {
            found.icc = Some(Cow::Owned(joined(data)));
        }
    }
    found
}

pub(super) fn rewrite(bytes: &[u8], carried: &Carried) -> Result<Vec<u8>, PictureError> {
    let gif = Gif::of(bytes);
    if !gif.whole {
        return Err(PictureError::broken("the file ends before the picture does"));
    }
    let mut out = Vec::with_capacity(bytes.len());
    out.extend_from_slice(gif.start);
    // Only the later edition has extensions.
    out[3..6].copy_from_slice(b"89a");
    for block in &gif.blocks {
        let stays = match block.label {
            0x2C | 0xF9 => true,
            _ => block.application().is_some_and(|(name, _)| PICTURE.contains(&name)),
        };
        if stays {
            out.extend_from_slice(block.all);
        }
    }
    if let Some(xmp) = carried.xmp.as_ref().filter(|xmp| !xmp.contains(&0)) {
        out.extend_from_slice(b"\x21\xFF\x0B");
        out.extend_from_slice(XMP);
        out.extend_from_slice(xmp);
        out.push(1);
        out.extend((0..=255u8).rev());
        out.push(0);
    }
    out.push(0x3B);
    Ok(out)
}
