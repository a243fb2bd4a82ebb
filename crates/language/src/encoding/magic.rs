//! Files that are not text, told by how they begin.

use super::score;

/// First bytes, and what they begin.
const BEGINNINGS: [(&[u8], &str); 15] = [
    (b"\xFF\xD8\xFF", "JPEG"),
    (b"\x89PNG\r\n", "PNG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"%PDF-", "PDF"),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "OLE"),
    (b"{\\rtf", "RTF"),
    (b"\x7FELF", "ELF"),
    (b"\x1F\x8B\x08", "GZIP"),
    (b"7z\xBC\xAF\x27\x1C", "7-Zip"),
    (b"Rar!\x1A\x07", "RAR"),
    (b"SQLite format 3\0", "SQLite"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"OggS\0", "Ogg"),
];

/// What kind of file it is when it is not text to be read as such: `JPEG`, `PNG`, `GIF`,
/// `WebP`, `PDF`, `ZIP`, `DOCX`, `OLE` (.doc), `RTF` (text, but not of a story), `ELF`,
/// `EXE`, … or `NUL` for anything else that holds too many NUL bytes.
pub fn looks_binary(bytes: &[u8]) -> Option<&'static str> {
    let known = BEGINNINGS.iter().find(|(beginning, _)| bytes.starts_with(beginning));
    if let Some((_, kind)) = known {
        return Some(kind);
    }
    let start = &bytes[..bytes.len().min(4096)];
    if start.starts_with(b"PK\x03\x04") || start.starts_with(b"PK\x05\x06") {
        return Some(if holds(start, b"word/") { "DOCX" } else { "ZIP" });
    }
    if start.starts_with(b"RIFF") && start.get(8..12) == Some(b"WEBP") {
        return Some("WebP");
    }
    if start.get(4..8) == Some(b"ftyp") {
        return Some("MP4");
    }
    let nuls = start.iter().filter(|byte| **byte == 0).count();
    if nuls > 0 && start.starts_with(b"MZ") {
        return Some("EXE");
    }
    if nuls > 0 && start.starts_with(b"BM") {
        return Some("BMP");
    }
    let too_many = nuls * 10 > start.len();
    (too_many && !starts_with_mark(start) && !score::is_utf16(start)).then_some("NUL")
}

fn starts_with_mark(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF")
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}
