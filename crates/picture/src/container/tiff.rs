//! TIFF 6.0: directories of fields. Written again whole: pixels as they were packed, fields
//! by an allow-list.

use super::{Blocks, Carried, Head};
use crate::bytes::{be16, be32, le16, le32, slice};
use crate::{Colour, Frames, PictureError, Turn};
use exif::experimental::Writer;
use exif::{Context, Field, In, Tag, Value};
use std::borrow::Cow;
use std::io::Cursor;

const SUBFILE: u16 = 254;
const WIDTH: u16 = 256;
const HEIGHT: u16 = 257;
const COMPRESSION: u16 = 259;
const COLOURS: u16 = 262;
const STRIPS: (u16, u16) = (273, 279);
const TURN: u16 = 274;
const TILES: (u16, u16) = (324, 325);
const INNER: u16 = 330;
const XMP: u16 = 700;
const IIM: u16 = 33_723;
const RESOURCES: u16 = 34_377;
const ICC: u16 = 34_675;
const DNG: u16 = 50_706;

/// Fields that make the picture: size, samples, packing, colours, resolution, profile.
const PICTURE: &[u16] = &[
    254, 256, 257, 258, 259, 262, 263, 264, 265, 266, 274, 277, 278, 280, 281, 282, 283, 284, 290, 291, 292,
    293, 296, 301, 317, 318, 319, 320, 321, 322, 323, 332, 333, 334, 336, 338, 339, 340, 341, 342, 347, 529,
    530, 531, 532, ICC,
];

/// The most directories that are looked at.
const MOST_PAGES: usize = 64;
/// The most strips or tiles of one.
const MOST_STRIPS: usize = 1 << 20;
/// How often the bytes of a file may be shown, taken together.
const MOST_SHARED: usize = 4;

struct Tiff<'a> {
    bytes: &'a [u8],
    little: bool,
}

struct Entry<'a> {
    tag: u16,
    kind: u16,
    data: &'a [u8],
}

impl<'a> Tiff<'a> {
    fn of(bytes: &'a [u8]) -> Tiff<'a> {
        Tiff { bytes, little: bytes.starts_with(b"II") }
    }

    fn u16(&self, bytes: &[u8], at: usize) -> Option<u16> {
        if self.little { le16(bytes, at) } else { be16(bytes, at) }
    }

    fn u32(&self, bytes: &[u8], at: usize) -> Option<u32> {
        if self.little { le32(bytes, at) } else { be32(bytes, at) }
    }

    /// The entries of a directory and where the next one lies. Entries whose values are not
    /// in the file are left out.
    fn directory(&self, at: usize) -> Option<(Vec<Entry<'a>>, usize)> {
        let count = usize::from(self.u16(self.bytes, at)?);
        let entries = slice(self.bytes, at + 2, count * 12)?;
        let next = self.u32(self.bytes, at + 2 + count * 12).unwrap_or(0);
        Some((entries.chunks_exact(12).filter_map(|entry| self.entry(entry)).collect(), next as usize))
    }

    fn entry(&self, entry: &'a [u8]) -> Option<Entry<'a>> {
        let (tag, kind) = (self.u16(entry, 0)?, self.u16(entry, 2)?);
        let unit = match kind {
            1 | 2 | 6 | 7 => 1,
            3 | 8 => 2,
            4 | 9 | 11 | 13 => 4,
            5 | 10 | 12 => 8,
            _ => return None,
        };
        let length = usize::try_from(self.u32(entry, 4)?).ok()?.checked_mul(unit)?;
        let data = match length {
            0..=4 => entry.get(8..8 + length)?,
            _ => slice(self.bytes, self.u32(entry, 8)? as usize, length)?,
        };
        Some(Entry { tag, kind, data })
    }

    /// The directories of the pages, in order; a circle is walked once.
    fn pages(&self) -> Vec<Vec<Entry<'a>>> {
        let (mut found, mut seen) = (Vec::new(), Vec::new());
        let mut at = self.u32(self.bytes, 4).unwrap_or(0) as usize;
        while at != 0 && found.len() < MOST_PAGES && !seen.contains(&at) {
            seen.push(at);
            let Some((entries, next)) = self.directory(at) else { break };
            found.push(entries);
            at = next;
        }
        found
    }

    fn numbers(&self, entries: &[Entry<'a>], tag: u16) -> Vec<u32> {
        let Some(entry) = entries.iter().find(|entry| entry.tag == tag) else { return Vec::new() };
        let number = |part: &[u8]| match entry.kind {
            1 | 7 => part.first().copied().map(u32::from),
            3 => self.u16(part, 0).map(u32::from),
            _ => self.u32(part, 0),
        };
        let unit = match entry.kind {
            1 | 7 => 1,
            3 => 2,
            _ => 4,
        };
        entry.data.chunks_exact(unit).take(MOST_STRIPS).filter_map(number).collect()
    }

    fn number(&self, entries: &[Entry<'a>], tag: u16) -> Option<u32> {
        self.numbers(entries, tag).first().copied()
    }

    /// The packed pixels of a page and whether they lie in tiles; nothing when they are not
    /// in the file.
    fn pixels(&self, entries: &[Entry<'a>]) -> Option<(Vec<&'a [u8]>, bool)> {
        let tiled = entries.iter().any(|entry| entry.tag == TILES.0);
        let (from, length) = if tiled { TILES } else { STRIPS };
        let (from, mut length) = (self.numbers(entries, from), self.numbers(entries, length));
        if let ([from], []) = (from.as_slice(), length.as_slice()) {
            // Old programs leave out the length of a single strip.
            length.push(u32::try_from(self.bytes.len()).ok()?.checked_sub(*from)?);
        }
        let found = from
            .iter()
            .zip(&length)
            .map(|(from, length)| slice(self.bytes, *from as usize, *length as usize));
        let found: Vec<&[u8]> = found.collect::<Option<_>>()?;
        (!found.is_empty() && from.len() == length.len()).then_some((found, tiled))
    }

    /// Whether it holds the bare values of a sensor, under the signature of TIFF.
    fn is_raw(&self, first: &[Entry<'a>]) -> bool {
        if first.iter().any(|entry| entry.tag == DNG) {
            return true;
        }
        let inner = self.numbers(first, INNER).into_iter().take(8);
        let inner = inner.filter_map(|at| self.directory(at as usize)).map(|(entries, _)| entries);
        let sensor = |entries: &[Entry<'a>]| {
            matches!(self.number(entries, COLOURS), Some(32_803 | 34_892))
                || matches!(self.number(entries, COMPRESSION), Some(32_767 | 34_713 | 65_535))
        };
        sensor(first) || inner.into_iter().any(|entries| sensor(&entries))
    }
}

pub(super) fn head(bytes: &[u8]) -> Result<Head, PictureError> {
    let tiff = Tiff::of(bytes);
    let pages = tiff.pages();
    let Some(first) = pages.first() else { return Err(PictureError::broken("no directory")) };
    if tiff.is_raw(first) {
        return Err(PictureError::unsupported("RAW"));
    }
    let (Some(width), Some(height)) = (tiff.number(first, WIDTH), tiff.number(first, HEIGHT)) else {
        return Err(PictureError::broken("no header"));
    };
    crate::check_size(width, height)?;
    if tiff.pixels(first).is_none() {
        return Err(PictureError::broken("the file ends before the picture does"));
    }
    let colour = match tiff.number(first, COLOURS) {
        Some(0 | 1) => Colour::Grey,
        Some(2 | 3 | 6) => Colour::Rgb,
        Some(5) => Colour::Cmyk,
        _ => Colour::Other,
    };
    let turn = tiff.number(first, TURN).map_or(Turn::NONE, Turn::of);
    Ok(Head { width, height, frames: Frames::Still, colour, turn: Some(turn) })
}

pub(super) fn blocks(bytes: &[u8]) -> Blocks<'_> {
    let tiff = Tiff::of(bytes);
    let pages = tiff.pages();
    let data = |tag| {
        let found = pages.first().and_then(|first| first.iter().find(|entry| entry.tag == tag));
        found.map(|entry| entry.data)
    };
    let inside = data(RESOURCES).and_then(crate::words::iim::inside);
    Blocks {
        exif: Some(Cow::Borrowed(bytes)),
        xmp: data(XMP).map(Cow::Borrowed),
        iim: data(IIM).or(inside).map(Cow::Borrowed),
        icc: data(ICC).map(Cow::Borrowed),
        ..Blocks::default()
    }
}

pub(super) fn rewrite(bytes: &[u8], carried: &Carried) -> Result<Vec<u8>, PictureError> {
    let tiff = Tiff::of(bytes);
    let pages = tiff.pages();
    let mut fields: Vec<Field> = Vec::new();
    let mut pixels: Vec<(Vec<&[u8]>, bool)> = Vec::new();
    for entries in &pages {
        // Small copies of other pages are not pages.
        if tiff.number(entries, SUBFILE).is_some_and(|kind| kind & 1 == 1) && !pixels.is_empty() {
            continue;
        }
        let Some(found) = tiff.pixels(entries) else { continue };
        let page = In(u16::try_from(pixels.len()).unwrap_or(u16::MAX));
        let words = |tag: u16| {
            page == In::PRIMARY && carried.fields.iter().any(|field| field.tag == Tag(Context::Tiff, tag))
        };
        let kept = entries.iter().filter(|entry| PICTURE.contains(&entry.tag) && !words(entry.tag));
        fields.extend(kept.filter_map(|entry| field(&tiff, entry, page)));
        pixels.push(found);
    }
    if pixels.is_empty() {
        return Err(PictureError::broken("the file ends before the picture does"));
    }
    // Empty tiles may be one and the same; a million strips of the whole file are a bomb.
    let packed: usize = pixels.iter().flat_map(|(parts, _)| parts).map(|part| part.len()).sum();
    if packed > bytes.len().saturating_mul(MOST_SHARED) {
        return Err(PictureError::broken("its strips lie over each other"));
    }
    fields.extend(carried.fields.iter().cloned());
    let mut word = |tag: u16, value: Value| {
        fields.push(Field { tag: Tag(Context::Tiff, tag), ifd_num: In::PRIMARY, value })
    };
    if let Some(xmp) = &carried.xmp {
        word(XMP, Value::Byte(xmp.clone()));
    }
    if let Some(iim) = &carried.iim {
        word(IIM, Value::Undefined(iim.clone(), 0));
    }
    write(&fields, &pixels, tiff.little)
}

fn write(fields: &[Field], pixels: &[(Vec<&[u8]>, bool)], little: bool) -> Result<Vec<u8>, PictureError> {
    let mut writer = Writer::new();
    fields.iter().for_each(|field| writer.push_field(field));
    for (page, (parts, tiled)) in (0..).zip(pixels) {
        if *tiled { writer.set_tiles(parts, In(page)) } else { writer.set_strips(parts, In(page)) }
    }
    let mut out = Cursor::new(Vec::new());
    writer.write(&mut out, little).map_err(|error| PictureError::broken(error.to_string()))?;
    Ok(out.into_inner())
}

/// An entry as it is written again.
fn field(tiff: &Tiff<'_>, entry: &Entry<'_>, page: In) -> Option<Field> {
    let longs = |unit: usize| entry.data.chunks_exact(unit).map(|part| tiff.u32(part, 0).unwrap_or(0));
    let value = match entry.kind {
        1 => Value::Byte(entry.data.to_vec()),
        3 => Value::Short(entry.data.chunks_exact(2).map(|part| tiff.u16(part, 0).unwrap_or(0)).collect()),
        4 => Value::Long(longs(4).collect()),
        5 => {
            let pair = |part: &[u8]| exif::Rational {
                num: tiff.u32(part, 0).unwrap_or(0),
                denom: tiff.u32(part, 4).unwrap_or(1),
            };
            Value::Rational(entry.data.chunks_exact(8).map(pair).collect())
        }
        7 => Value::Undefined(entry.data.to_vec(), 0),
        8 => Value::SShort(
            entry.data.chunks_exact(2).map(|part| tiff.u16(part, 0).unwrap_or(0) as i16).collect(),
        ),
        11 => Value::Float(longs(4).map(f32::from_bits).collect()),
        _ => return None,
    };
    Some(Field { tag: Tag(Context::Tiff, entry.tag), ifd_num: page, value })
}
