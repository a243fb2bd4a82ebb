//! ICC profiles (ICC.1:2022): their name and what colours they are for.

use crate::bytes::{be16, be32, slice};
use crate::words::text;

/// The colours that a profile is for: `RGB `, `GRAY`, `CMYK`.
pub(crate) fn space(profile: &[u8]) -> Option<&[u8]> {
    slice(profile, 16, 4).filter(|_| slice(profile, 36, 4) == Some(b"acsp"))
}

/// Its name, from the tag `desc`: in English where it has several.
pub(crate) fn name(profile: &[u8]) -> Option<String> {
    space(profile)?;
    let count = be32(profile, 128)?.min(200) as usize;
    let tags = (0..count).filter_map(|tag| slice(profile, 132 + tag * 12, 12));
    let tag = tags.into_iter().find(|tag| tag.starts_with(b"desc"))?;
    let data = slice(profile, be32(tag, 4)? as usize, be32(tag, 8)? as usize)?;
    let name = match data.get(..4)? {
        b"desc" => text::decode(slice(data, 12, be32(data, 8)? as usize)?),
        b"mluc" => localized(data)?,
        _ => return None,
    };
    Some(name).filter(|name| !name.is_empty())
}

fn localized(data: &[u8]) -> Option<String> {
    let (count, size) = (be32(data, 8)?.min(200) as usize, be32(data, 12)? as usize);
    let records: Vec<&[u8]> =
        (0..count).filter_map(|record| slice(data, 16 + record.checked_mul(size)?, 12)).collect();
    let record = records.iter().find(|record| record.starts_with(b"en")).or_else(|| records.first())?;
    let words = slice(data, be32(record, 8)? as usize, be32(record, 4)? as usize)?;
    let units: Vec<u16> = words.chunks_exact(2).filter_map(|unit| be16(unit, 0)).collect();
    Some(text::tidy(&String::from_utf16_lossy(&units)))
}
