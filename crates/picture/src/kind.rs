//! What a file is, by its first bytes.

use crate::PictureError;

/// The kinds that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// JPEG, with EXIF, JFIF or bare; also the first picture of an MPO.
    Jpeg,
    /// PNG, also animated.
    Png,
    /// GIF, 87a and 89a.
    Gif,
    /// WebP, lossy and lossless, also animated.
    Webp,
    /// TIFF 6 of either byte order.
    Tiff,
    /// Windows bitmap.
    Bmp,
}

impl Kind {
    /// As in `image/jpeg`.
    pub fn mime(self) -> &'static str {
        match self {
            Kind::Jpeg => "image/jpeg",
            Kind::Png => "image/png",
            Kind::Gif => "image/gif",
            Kind::Webp => "image/webp",
            Kind::Tiff => "image/tiff",
            Kind::Bmp => "image/bmp",
        }
    }

    /// The kind with this type.
    pub fn of_mime(mime: &str) -> Option<Kind> {
        [Kind::Jpeg, Kind::Png, Kind::Gif, Kind::Webp, Kind::Tiff, Kind::Bmp]
            .into_iter()
            .find(|kind| kind.mime() == mime)
    }

    /// The extension of its files, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Kind::Jpeg => "jpg",
            Kind::Png => "png",
            Kind::Gif => "gif",
            Kind::Webp => "webp",
            Kind::Tiff => "tif",
            Kind::Bmp => "bmp",
        }
    }
}

/// The kind of a file by its first bytes.
pub(crate) fn sniff(bytes: &[u8]) -> Result<Kind, PictureError> {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    let at = |from: usize, magic: &[u8]| bytes.get(from..).is_some_and(|rest| rest.starts_with(magic));
    Ok(match () {
        () if starts(b"\xFF\xD8\xFF") => Kind::Jpeg,
        () if starts(b"\x89PNG\r\n\x1A\n") => Kind::Png,
        () if starts(b"GIF87a") || starts(b"GIF89a") => Kind::Gif,
        () if starts(b"RIFF") && at(8, b"WEBP") => Kind::Webp,
        () if starts(b"BM") && bmp(bytes) => Kind::Bmp,
        () => match other(bytes) {
            Some(what) => return Err(PictureError::unsupported(what)),
            None if starts(b"II*\0") || starts(b"MM\0*") => Kind::Tiff,
            None => return Err(PictureError::NotAPicture),
        },
    })
}

/// Two letters are too few to know a bitmap by: the size of its second header must be one of
/// those that exist.
fn bmp(bytes: &[u8]) -> bool {
    let size = bytes.get(14..18).map(|size| u32::from_le_bytes([size[0], size[1], size[2], size[3]]));
    matches!(size, Some(12 | 16 | 40 | 52 | 56 | 64 | 108 | 124))
}

/// Pictures that are known and not read, by the name that people have for them.
fn other(bytes: &[u8]) -> Option<&'static str> {
    let at = |from: usize, magic: &[u8]| bytes.get(from..).is_some_and(|rest| rest.starts_with(magic));
    if at(4, b"ftyp") {
        return brand(bytes);
    }
    let magics: &[(usize, &[u8], &str)] = &[
        (0, b"\xFF\x0A", "JPEG XL"),
        (0, b"\0\0\0\x0CJXL \r\n\x87\n", "JPEG XL"),
        (0, b"\0\0\0\x0CjP  \r\n\x87\n", "JPEG 2000"),
        (0, b"\xFF\x4F\xFF\x51", "JPEG 2000"),
        (0, b"8BPS", "PSD"),
        (0, b"%PDF-", "PDF"),
        (0, b"%!PS", "EPS"),
        (0, b"\xC5\xD0\xD3\xC6", "EPS"),
        (0, b"\0\0\x01\0", "ICO"),
        (0, b"II\x2B\0", "BigTIFF"),
        (0, b"MM\0\x2B", "BigTIFF"),
        (0, b"FUJIFILMCCD-RAW", "RAW (RAF)"),
        (0, b"IIRO", "RAW (ORF)"),
        (0, b"IIRS", "RAW (ORF)"),
        (0, b"MMOR", "RAW (ORF)"),
        (0, b"IIU\0", "RAW (RW2)"),
        (0, b"\0MRM", "RAW (MRW)"),
        (0, b"FOVb", "RAW (X3F)"),
        (6, b"HEAPCCDR", "RAW (CRW)"),
        (8, b"CR\x02\0", "RAW (CR2)"),
        (0, b"II\xBC\x01", "JPEG XR"),
        (0, b"gimp xcf", "XCF"),
        (0, b"\x76\x2F\x31\x01", "OpenEXR"),
        (0, b"#?RADIANCE", "HDR"),
        (0, b"qoif", "QOI"),
        (0, b"AT&TFORM", "DjVu"),
    ];
    let known = magics.iter().find(|(from, magic, _)| at(*from, magic)).map(|(_, _, what)| *what);
    known.or_else(|| svg(bytes).then_some("SVG"))
}

/// What an ISO media file is, by its brands.
fn brand(bytes: &[u8]) -> Option<&'static str> {
    let length = bytes.get(..4).map(|size| u32::from_be_bytes([size[0], size[1], size[2], size[3]]))?;
    let end = usize::try_from(length).ok()?.clamp(12, 256).min(bytes.len());
    let brands = bytes.get(8..end)?.chunks_exact(4);
    let found = brands.filter_map(|brand| match brand {
        b"avif" | b"avis" => Some("AVIF"),
        b"heic" | b"heix" | b"hevc" | b"heim" | b"heis" | b"hevx" => Some("HEIC"),
        b"crx " => Some("RAW (CR3)"),
        _ => None,
    });
    let generic = bytes.get(8..12).filter(|brand| matches!(*brand, b"mif1" | b"msf1")).map(|_| "HEIF");
    found.min().or(generic)
}

/// An SVG begins like any XML, so its root is looked for.
fn svg(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(1024)];
    let text = String::from_utf8_lossy(start);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    text.starts_with('<') && text.contains("<svg")
}
