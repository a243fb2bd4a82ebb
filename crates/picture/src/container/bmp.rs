//! Windows bitmaps: no words, but room behind the pixels and the address of a profile.

use super::{Blocks, Head};
use crate::bytes::{le16, le32, slice};
use crate::{Colour, Frames, PictureError};
use std::borrow::Cow;

/// A profile that lies in the file, and one that lies elsewhere: then its path stands here.
const EMBEDDED: &[u8] = b"DEBM";
const LINKED: &[u8] = b"KNIL";

fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    if le32(bytes, 14)? == 12 {
        return Some((le16(bytes, 18)?.into(), le16(bytes, 20)?.into()));
    }
    // A negative height says that the first row is the topmost one.
    let edge = |at| le32(bytes, at).map(|edge| (edge as i32).unsigned_abs());
    Some((edge(18)?, edge(22)?))
}

/// Where the pixels end.
fn pixels_end(bytes: &[u8]) -> Option<usize> {
    let ((width, height), from) = (size(bytes)?, le32(bytes, 10)?);
    let small = le32(bytes, 14)? == 12;
    let bits = if small { le16(bytes, 24)? } else { le16(bytes, 28)? };
    let packed = !small && !matches!(le32(bytes, 30)?, 0 | 3 | 6);
    let length = if packed {
        u64::from(le32(bytes, 34)?)
    } else {
        (u64::from(width) * u64::from(bits)).div_ceil(32) * 4 * u64::from(height)
    };
    usize::try_from(u64::from(from) + length).ok()
}

/// Where the profile that these letters announce lies.
fn profile(bytes: &[u8], letters: &[u8]) -> Option<(usize, usize)> {
    let announced = le32(bytes, 14)? == 124 && slice(bytes, 70, 4)? == letters;
    let (from, length) = (le32(bytes, 126)? as usize + 14, le32(bytes, 130)? as usize);
    (announced && slice(bytes, from, length).is_some()).then_some((from, length))
}

pub(super) fn head(bytes: &[u8]) -> Result<Head, PictureError> {
    let (width, height) = size(bytes).ok_or_else(|| PictureError::broken("no header"))?;
    crate::check_size(width, height)?;
    if pixels_end(bytes).is_none_or(|end| end > bytes.len()) {
        return Err(PictureError::broken("the file ends before the picture does"));
    }
    Ok(Head { width, height, frames: Frames::Still, colour: Colour::Rgb, turn: None })
}

pub(super) fn blocks(bytes: &[u8]) -> Blocks<'_> {
    let icc = profile(bytes, EMBEDDED).and_then(|(from, length)| slice(bytes, from, length));
    Blocks { icc: icc.map(Cow::Borrowed), ..Blocks::default() }
}

pub(super) fn rewrite(bytes: &[u8]) -> Result<Vec<u8>, PictureError> {
    head(bytes)?;
    let profile_end = profile(bytes, EMBEDDED).map_or(0, |(from, length)| from + length);
    // Pixels may say to lie among the headers, which stay all the same.
    let headers = le32(bytes, 14).map_or(0, |length| 14 + length as usize);
    let end = pixels_end(bytes).unwrap_or(bytes.len()).max(profile_end).max(headers);
    let mut out = bytes.get(..end).unwrap_or(bytes).to_vec();
    if let Some((from, length)) = profile(bytes, LINKED) {
        let end = (from + length).min(out.len());
        out.get_mut(from..end).into_iter().flatten().for_each(|byte| *byte = 0);
        out[70..74].copy_from_slice(b"BGRs");
    }
    let length = u32::try_from(out.len()).unwrap_or(u32::MAX);
    out[2..6].copy_from_slice(&length.to_le_bytes());
    Ok(out)
}
