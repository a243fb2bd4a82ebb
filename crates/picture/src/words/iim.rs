//! IPTC-IIM 4.2, record 2, and the Photoshop resource in which it lies.

use super::text;
use crate::bytes::{be16, be32, slice};

/// The resource of Photoshop that holds IPTC-IIM.
const RESOURCE: u16 = 0x0404;
/// `ESC % G`, the announcement of UTF-8 in dataset 1:90.
const UTF8: &[u8] = b"\x1B%G";

/// Datasets of record 2 that are used here.
pub(crate) mod set {
    pub const HEADLINE: u8 = 105;
    pub const TITLE: u8 = 5;
    pub const KEYWORD: u8 = 25;
    pub const DATE: u8 = 55;
    pub const TIME: u8 = 60;
    pub const CREATOR: u8 = 80;
    pub const CITY: u8 = 90;
    pub const SUBLOCATION: u8 = 92;
    pub const PROVINCE: u8 = 95;
    pub const COUNTRY_CODE: u8 = 100;
    pub const COUNTRY: u8 = 101;
    pub const CREDIT: u8 = 110;
    pub const SOURCE: u8 = 115;
    pub const COPYRIGHT: u8 = 116;
    pub const CAPTION: u8 = 120;
}

/// What leaves with a picture. Sublocation is not among it: programs fill it from coordinates.
const KEPT: &[u8] = &[
    set::TITLE,
    set::HEADLINE,
    set::DATE,
    set::TIME,
    set::CREATOR,
    set::CITY,
    set::PROVINCE,
    set::COUNTRY_CODE,
    set::COUNTRY,
    set::CREDIT,
    set::SOURCE,
    set::COPYRIGHT,
    set::CAPTION,
];

/// The datasets inside of Photoshop resources.
pub(crate) fn inside(resources: &[u8]) -> Option<&[u8]> {
    let mut at = 0;
    while slice(resources, at, 4)? == b"8BIM" {
        let id = be16(resources, at + 4)?;
        // A name with its length before it, together of even length.
        let name = (usize::from(*resources.get(at + 6)?) + 2) & !1;
        let length = be32(resources, at + 6 + name)? as usize;
        let data = slice(resources, at + 10 + name, length)?;
        if id == RESOURCE {
            return Some(data);
        }
        at += 10 + name + length + length % 2;
    }
    None
}

/// Datasets as a Photoshop resource.
pub(crate) fn resource(iim: &[u8]) -> Vec<u8> {
    let mut out = b"8BIM\x04\x04\0\0".to_vec();
    out.extend_from_slice(&u32::try_from(iim.len()).unwrap_or(0).to_be_bytes());
    out.extend_from_slice(iim);
    if iim.len() % 2 == 1 {
        out.push(0);
    }
    out
}

/// What the datasets of record 2 say, by number, in their order.
#[derive(Debug, Default)]
pub(crate) struct Iim(Vec<(u8, String)>);

impl Iim {
    pub fn read(bytes: &[u8]) -> Iim {
        let mut raw: Vec<(u8, &[u8])> = Vec::new();
        let (mut at, mut utf8) = (0, false);
        while let Some((record, number, data, end)) = dataset(bytes, at) {
            match (record, number) {
                (1, 90) => utf8 = data == UTF8,
                (2, _) => raw.push((number, data)),
                _ => {}
            }
            at = end;
        }
        let (numbers, fields): (Vec<u8>, Vec<&[u8]>) = raw.into_iter().unzip();
        // Some programs announce UTF-8 and write what they always wrote.
        let announced = || fields.iter().map(|data| text::utf8(data)).collect::<Option<Vec<String>>>();
        let words = utf8.then(announced).flatten().unwrap_or_else(|| text::decode_all(&fields));
        Iim(numbers.into_iter().zip(words).filter(|(_, words)| !words.is_empty()).collect())
    }

    pub fn get(&self, number: u8) -> Option<&str> {
        self.all(number).next()
    }

    pub fn all(&self, number: u8) -> impl Iterator<Item = &str> {
        self.0.iter().filter(move |(known, _)| *known == number).map(|(_, words)| words.as_str())
    }

    /// What leaves with a picture, in UTF-8; nothing when that is nothing.
    pub fn kept(&self) -> Option<Vec<u8>> {
        let mut out = Vec::new();
        for (number, words) in self.0.iter().filter(|(number, _)| KEPT.contains(number)) {
            write(&mut out, 2, *number, words.as_bytes());
        }
        let mut all = Vec::new();
        write(&mut all, 1, 90, UTF8);
        write(&mut all, 2, 0, &[0, 4]);
        all.append(&mut out);
        self.0.iter().any(|(number, _)| KEPT.contains(number)).then_some(all)
    }
}

/// Record, number, data and end of the dataset at `at`.
fn dataset(bytes: &[u8], at: usize) -> Option<(u8, u8, &[u8], usize)> {
    let [0x1C, record, number] = *slice(bytes, at, 3)? else { return None };
    let length = be16(bytes, at + 3)?;
    // The extended form says how long the length is; no picture has words of that size.
    let length = usize::from(length);
    if length >= 0x8000 {
        return None;
    }
    Some((record, number, slice(bytes, at + 5, length)?, at + 5 + length))
}

fn write(out: &mut Vec<u8>, record: u8, number: u8, data: &[u8]) {
    let Some(length) = u16::try_from(data.len()).ok().filter(|length| *length < 0x8000) else { return };
    out.extend_from_slice(&[0x1C, record, number]);
    out.extend_from_slice(&length.to_be_bytes());
    out.extend_from_slice(data);
}
