//! What a picture is and how large, from the first bytes of its file.
//!
//! PNG (ISO/IEC 15948), JPEG (ITU-T T.81), GIF89a, WebP (RFC 9649). SVG is left out on
//! purpose: it can carry scripts.

/// Type and size of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Picture {
    pub mime: &'static str,
    /// In pixels, as stored: without the turn that EXIF may ask for.
    pub width: u32,
    pub height: u32,
}

/// Reads the header; nothing for what is not a picture that a library takes.
pub(crate) fn read(bytes: &[u8]) -> Option<Picture> {
    let (mime, size) = match bytes {
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', rest @ ..] => ("image/png", png(rest)),
        [0xFF, 0xD8, 0xFF, ..] => ("image/jpeg", jpeg(bytes)),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', rest @ ..] => ("image/gif", gif(rest)),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', rest @ ..] => ("image/webp", webp(rest)),
        _ => return None,
    };
    let (width, height) = size?;
    (width > 0 && height > 0).then_some(Picture { mime, width, height })
}

fn big(bytes: &[u8], at: usize, length: usize) -> Option<u32> {
    Some(bytes.get(at..at + length)?.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte)))
}

fn little(bytes: &[u8], at: usize, length: usize) -> Option<u32> {
    Some(bytes.get(at..at + length)?.iter().rev().fold(0, |sum, byte| sum << 8 | u32::from(*byte)))
}

fn png(chunk: &[u8]) -> Option<(u32, u32)> {
    (chunk.get(4..8)? == b"IHDR").then_some((big(chunk, 8, 4)?, big(chunk, 12, 4)?))
}

fn gif(screen: &[u8]) -> Option<(u32, u32)> {
    Some((little(screen, 0, 2)?, little(screen, 2, 2)?))
}

/// Walks the segments to the frame header, which alone knows the size.
fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut at = 2;
    loop {
        if *bytes.get(at)? != 0xFF {
            return None;
        }
        let marker = *bytes.get(at + 1)?;
        match marker {
            0xFF => at += 1,
            0x01 | 0xD0..=0xD7 => at += 2,
            // Frame headers; C4, C8 and CC among them are tables and reserved.
            0xC0..=0xCF if !matches!(marker, 0xC4 | 0xC8 | 0xCC) => {
                return Some((big(bytes, at + 7, 2)?, big(bytes, at + 5, 2)?));
            }
            // The scan or the end came before any frame.
            0xD8..=0xDA => return None,
            _ => at += 2 + big(bytes, at + 2, 2)?.max(2) as usize,
        }
    }
}

fn webp(chunk: &[u8]) -> Option<(u32, u32)> {
    match chunk.get(..4)? {
        b"VP8X" => Some((little(chunk, 12, 3)? + 1, little(chunk, 15, 3)? + 1)),
        b"VP8L" if *chunk.get(8)? == 0x2F => {
            let bits = little(chunk, 9, 4)?;
            Some(((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1))
        }
        b"VP8 " if chunk.get(11..14)? == [0x9D, 0x01, 0x2A] => {
            Some((little(chunk, 14, 2)? & 0x3FFF, little(chunk, 16, 2)? & 0x3FFF))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: Option<(&'static str, u32, u32)>) {
        let expected = expected.map(|(mime, width, height)| Picture { mime, width, height });
        assert_eq!(read(bytes), expected, "{bytes:02x?}");
    }

    #[test]
    fn headers() {
        check(
            b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x05\0\0\0\x03\x84\x08\x02\0\0\0",
            Some(("image/png", 1280, 900)),
        );
        check(b"GIF89a\x02\x01\x03\0\x80", Some(("image/gif", 258, 3)));
        check(b"GIF87a\x01\0\x01\0", Some(("image/gif", 1, 1)));
        check(
            b"\xff\xd8\xff\xe0\0\x04ab\xff\xff\xc4\0\x02\xff\xc2\0\x0b\x08\x02\x58\x03\x20\x03",
            Some(("image/jpeg", 800, 600)),
        );
        check(
            b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\x10\0\0\0\xff\x04\0\x83\x03\0",
            Some(("image/webp", 1280, 900)),
        );
        check(b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f\x1f\xc3\x95\0", Some(("image/webp", 800, 600)));
        check(
            b"RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a\x20\x03\x58\x02",
            Some(("image/webp", 800, 600)),
        );
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        check(b"", None);
        check(b"<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>", None);
        check(b"\x89PNG\r\n\x1a\n", None);
        check(b"GIF89a\0\0\x03\0", None);
        check(b"\xff\xd8\xff\xda\0\x02", None);
        check(b"\xff\xd8\xff\xe0\xff\xff", None);
        check(b"\xff\xd8\xff\xe0\0\0\0\0", None);
        check(b"RIFF\0\0\0\0WAVEfmt ", None);
        check("稿件正文".as_bytes(), None);
    }
}
