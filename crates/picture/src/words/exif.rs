//! EXIF 2.32 and 3.0: what it says, and what of it leaves.

use super::{ai, text};
use crate::{Moment, Turn};
use chrono::{DateTime, FixedOffset, NaiveDateTime};
use exif::experimental::Writer;
use exif::{Context, Exif, Field, In, Reader, Tag, Value};
use std::io::Cursor;

const BODY_SERIAL: Tag = Tag(Context::Exif, 0xA431);
const LENS_SERIAL: Tag = Tag(Context::Exif, 0xA435);
/// Windows keeps its own captions, in UTF-16.
const XP_TITLE: Tag = Tag(Context::Tiff, 0x9C9B);
const XP_COMMENT: Tag = Tag(Context::Tiff, 0x9C9C);

/// What leaves: how the pixels are shown, who made them and when.
const KEPT: &[Tag] = &[
    Tag::Orientation,
    Tag::XResolution,
    Tag::YResolution,
    Tag::ResolutionUnit,
    Tag::Artist,
    Tag::Copyright,
    Tag::ExifVersion,
    Tag::DateTimeOriginal,
    Tag::OffsetTimeOriginal,
    Tag::ColorSpace,
    // That the colours are Adobe RGB, where no profile says so.
    Tag::InteroperabilityIndex,
];

/// EXIF of a file, read.
#[derive(Default)]
pub(crate) struct Words(Option<Exif>);

impl Words {
    pub fn read(bytes: &[u8]) -> Words {
        let read = Reader::new().continue_on_error(true).read_raw(bytes.to_vec());
        Words(read.or_else(|error| error.distill_partial_result(|_| {})).ok())
    }

    fn field(&self, tag: Tag) -> Option<&Field> {
        self.0.as_ref()?.get_field(tag, In::PRIMARY)
    }

    pub fn text(&self, tag: Tag) -> Option<String> {
        let said = match &self.field(tag)?.value {
            Value::Ascii(parts) => text::decode(&parts.join(&b"; "[..])),
            // EXIF 3.0 has a type for UTF-8, and some write it so without asking.
            Value::Byte(bytes) | Value::Undefined(bytes, _) => text::decode(bytes),
            _ => return None,
        };
        Some(said).filter(|said| !said.is_empty())
    }

    pub fn turn(&self) -> Turn {
        let value = self.field(Tag::Orientation).and_then(|field| field.value.get_uint(0));
        value.map_or(Turn::NONE, Turn::of)
    }

    /// A comment of the user, whose first eight bytes say the encoding.
    pub fn comment(&self) -> Option<String> {
        let Value::Undefined(bytes, _) = &self.field(Tag::UserComment)?.value else { return None };
        let (code, rest) = bytes.split_at_checked(8)?;
        let said = match code {
            b"UNICODE\0" => {
                let little = self.0.as_ref()?.little_endian();
                let unit = |pair: &[u8]| {
                    if little {
                        u16::from_le_bytes([pair[0], pair[1]])
                    } else {
                        u16::from_be_bytes([pair[0], pair[1]])
                    }
                };
                text::tidy(&String::from_utf16_lossy(&rest.chunks_exact(2).map(unit).collect::<Vec<_>>()))
            }
            b"ASCII\0\0\0" | b"JIS\0\0\0\0\0" | b"\0\0\0\0\0\0\0\0" => text::decode(rest),
            _ => text::decode(bytes),
        };
        Some(said).filter(|said| !said.is_empty())
    }

    /// A caption as Windows writes it.
    pub fn windows(&self) -> Option<String> {
        [XP_TITLE, XP_COMMENT].into_iter().find_map(|tag| {
            let Value::Byte(bytes) = &self.field(tag)?.value else { return None };
            let units: Vec<u16> =
                bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
            Some(text::tidy(&String::from_utf16_lossy(&units))).filter(|said| !said.is_empty())
        })
    }

    pub fn taken_at(&self) -> Option<Moment> {
        let times = [
            (Tag::DateTimeOriginal, Tag::OffsetTimeOriginal),
            (Tag::DateTimeDigitized, Tag::OffsetTimeDigitized),
        ];
        times.into_iter().find_map(|(time, offset)| {
            let local = NaiveDateTime::parse_from_str(&self.text(time)?, "%Y:%m:%d %H:%M:%S").ok()?;
            let offset = self.text(offset).and_then(|offset| offset.parse::<FixedOffset>().ok());
            Some(offset.map_or(Moment::Local(local), |offset| given(local, offset)))
        })
    }

    pub fn camera(&self) -> Option<String> {
        let (make, model) =
            (self.text(Tag::Make).unwrap_or_default(), self.text(Tag::Model).unwrap_or_default());
        let first = make.split_whitespace().next().unwrap_or_default().to_lowercase();
        let named = !first.is_empty() && model.to_lowercase().starts_with(&first);
        let camera = if named { model } else { format!("{make} {model}").trim().to_owned() };
        Some(camera).filter(|camera| !camera.is_empty())
    }

    pub fn is_located(&self) -> bool {
        [Tag::GPSLatitude, Tag::GPSLongitude, Tag::GPSDestLatitude]
            .into_iter()
            .any(|tag| self.field(tag).is_some())
    }

    pub fn has_serial(&self) -> bool {
        [BODY_SERIAL, LENS_SERIAL].into_iter().any(|tag| self.field(tag).is_some())
    }

    /// The words that are a label of machine use.
    pub fn label(&self) -> Option<(Tag, String)> {
        let said =
            [(Tag::UserComment, self.comment()), (Tag::ImageDescription, self.text(Tag::ImageDescription))];
        said.into_iter().find_map(|(tag, words)| Some((tag, words.filter(|words| ai::is_label("", words))?)))
    }

    /// What leaves, without the turn when that was done, and with the colours that the
    /// pixels have now when those were changed.
    pub fn kept(&self, turned: bool, recoloured: bool) -> Vec<Field> {
        let colours = [Tag::ColorSpace, Tag::InteroperabilityIndex];
        let kept = KEPT.iter().filter(|tag| !(turned && **tag == Tag::Orientation));
        let kept = kept.filter(|tag| !(recoloured && colours.contains(tag)));
        let mut fields: Vec<Field> = kept.filter_map(|tag| plain(self.field(*tag)?)).collect();
        if let Some((tag, words)) = self.label() {
            let value = match tag {
                Tag::UserComment => Value::Undefined([b"ASCII\0\0\0", words.as_bytes()].concat(), 0),
                _ => Value::Ascii(vec![words.into_bytes()]),
            };
            fields.push(Field { tag, ifd_num: In::PRIMARY, value });
        }
        fields
    }
}

/// A field that says something (cameras write orientation 1 and blank names), in UTF-8 and
/// no longer than it has to be.
fn plain(field: &Field) -> Option<Field> {
    let value = match &field.value {
        Value::Ascii(parts) => {
            let said: Vec<String> = parts.iter().map(|part| text::decode(part)).collect();
            said.iter().any(|part| !part.is_empty()).then_some(())?;
            Value::Ascii(said.into_iter().map(String::into_bytes).collect())
        }
        Value::Undefined(bytes, _) => Value::Undefined(bytes.get(..4)?.to_vec(), 0),
        Value::Short(numbers) => Value::Short(vec![*numbers.first()?]),
        Value::Rational(numbers) => Value::Rational(vec![*numbers.first()?]),
        _ => return None,
    };
    let upright =
        field.tag == Tag::Orientation && !value.get_uint(0).is_some_and(|turn| (2..=8).contains(&turn));
    (!upright).then_some(Field { tag: field.tag, ifd_num: In::PRIMARY, value })
}

/// The instant of a clock that stood at `offset`.
pub(crate) fn given(local: NaiveDateTime, offset: FixedOffset) -> Moment {
    Moment::Given(DateTime::from_naive_utc_and_offset(
        local - chrono::TimeDelta::seconds(offset.local_minus_utc().into()),
        offset,
    ))
}

/// Fields as a TIFF structure; nothing for none, or where only a version is left.
pub(crate) fn write(fields: &[Field]) -> Option<Vec<u8>> {
    if fields.iter().all(|field| field.tag == Tag::ExifVersion) {
        return None;
    }
    let mut writer = Writer::new();
    fields.iter().for_each(|field| writer.push_field(field));
    let mut out = Cursor::new(Vec::new());
    writer.write(&mut out, false).ok()?;
    Some(out.into_inner())
}
