//! What headers say, and what is refused.

use gaotai_picture::{Colour, Frames, Kind, PictureError, probe};
use gaotai_testkit::photos::sample;

#[track_caller]
fn check(name: &str, kind: Kind, size: (u32, u32), frames: Frames, colour: Colour, profile: Option<&str>) {
    let probe = probe(&sample(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(
        (probe.kind, (probe.width, probe.height), probe.frames, probe.colour),
        (kind, size, frames, colour),
        "{name}"
    );
    assert_eq!(probe.profile.as_deref(), profile, "{name}");
}

#[test]
fn headers() {
    use Colour::{Cmyk, Grey, Rgb};
    use Frames::{Animated, Still};
    check("camera.jpg", Kind::Jpeg, (48, 32), Still, Rgb, Some("sRGB built-in"));
    check("p3.jpg", Kind::Jpeg, (48, 32), Still, Rgb, Some("Display P3"));
    check("progressive.jpg", Kind::Jpeg, (48, 32), Still, Rgb, None);
    check("pair.jpg", Kind::Jpeg, (48, 32), Still, Rgb, None);
    check("grey.jpg", Kind::Jpeg, (48, 32), Still, Grey, None);
    check("cmyk.jpg", Kind::Jpeg, (32, 16), Still, Cmyk, None);
    check("cmyk-profile.jpg", Kind::Jpeg, (32, 16), Still, Cmyk, Some("Sample inks"));
    check("街头😀.jpg", Kind::Jpeg, (48, 32), Still, Rgb, None);
    check("deep.png", Kind::Png, (24, 16), Still, Grey, None);
    check("p3.png", Kind::Png, (48, 32), Still, Rgb, Some("Display P3"));
    check("moving.png", Kind::Png, (48, 32), Animated, Rgb, None);
    check("moving.gif", Kind::Gif, (48, 32), Animated, Rgb, None);
    check("moving.webp", Kind::Webp, (48, 32), Animated, Rgb, None);
    check("camera.webp", Kind::Webp, (48, 32), Still, Rgb, None);
    check("camera.tif", Kind::Tiff, (48, 32), Still, Rgb, Some("Display P3"));
    check("plain.bmp", Kind::Bmp, (48, 32), Still, Rgb, None);
}

#[test]
fn the_size_is_as_shown() {
    for turn in 1..=8 {
        let probe = probe(&sample(&format!("turn-{turn}.jpg"))).unwrap();
        assert_eq!((probe.width, probe.height, probe.turn.number()), (48, 32, turn));
    }
}

#[track_caller]
fn refused(bytes: &[u8], expected: &str) {
    let said = match probe(bytes) {
        Err(PictureError::Unsupported { what }) => what,
        Err(other) => other.to_string(),
        Ok(probe) => format!("{probe:?}"),
    };
    assert_eq!(said, expected);
}

#[test]
fn what_is_no_picture_is_named() {
    refused(b"", "not a picture");
    refused("正文".as_bytes(), "not a picture");
    refused(b"BM is no bitmap, only two letters", "not a picture");
    refused(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC");
    refused(b"\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf", "AVIF");
    refused(b"\0\0\0\x18ftypmif1\0\0\0\0mif1miaf", "HEIF");
    refused(b"\0\0\0\x18ftypcrx \0\0\0\x01crx isom", "RAW (CR3)");
    refused(b"\0\0\0\x18ftypisom\0\0\0\0isommp42", "not a picture");
    refused(b"\0\0\0\x0CJXL \r\n\x87\n", "JPEG XL");
    refused(b"\xFF\x0A\xFA\x1F", "JPEG XL");
    refused(b"<?xml version=\"1.0\"?>\n<!-- x -->\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "SVG");
    refused(b"8BPS\0\x01", "PSD");
    refused(b"%PDF-1.7", "PDF");
    refused(b"II*\0\x10\0\0\0CR\x02\0", "RAW (CR2)");
    refused(b"FUJIFILMCCD-RAW 0201", "RAW (RAF)");
}

/// A TIFF with one field more than a header needs.
fn tiff(fields: &[(u16, u32)]) -> Vec<u8> {
    let mut out = b"II*\0\x08\0\0\0".to_vec();
    out.extend_from_slice(&(fields.len() as u16).to_le_bytes());
    for (tag, value) in fields {
        out.extend_from_slice(&tag.to_le_bytes());
        out.extend_from_slice(&[4, 0, 1, 0, 0, 0]);
        out.extend_from_slice(&value.to_le_bytes());
    }
    out.extend_from_slice(&[0; 4]);
    out
}

#[test]
fn bombs_are_not_decoded() {
    const MOST: &str = "pixels are more than 200 million";
    let large = |bytes: &[u8]| {
        let error = probe(bytes).unwrap_err();
        assert!(matches!(error, PictureError::TooLarge { .. }), "{error}");
        assert!(error.to_string().ends_with(MOST), "{error}");
    };
    let mut png = sample("clear.png");
    png[16..24].copy_from_slice(&[0, 0, 0x4E, 0x20, 0, 0, 0x3A, 0x98]);
    large(&png);
    let mut gif = sample("moving.gif");
    gif[6..10].copy_from_slice(&[0xFF, 0xFF, 0xFF, 0xFF]);
    large(&gif);
    large(b"RIFF\x16\0\0\0WEBPVP8X\x0A\0\0\0\0\0\0\0\xFF\xFF\xFF\xFF\xFF\xFF");
    large(&tiff(&[(256, 1 << 20), (257, 1 << 20), (273, 8), (279, 8)]));
    let mut bmp = sample("plain.bmp");
    bmp[18..26].copy_from_slice(&[0, 0, 1, 0, 0, 0, 1, 0]);
    large(&bmp);
    let mut jpeg = sample("grey.jpg");
    let frame = jpeg.windows(2).position(|pair| pair == [0xFF, 0xC0]).unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0xFF, 0xFF, 0xFF, 0xFF]);
    large(&jpeg);
    refused(&tiff(&[(256, 8), (257, 8), (50_706, 1)]), "RAW");
}

#[test]
fn cut_off_files_are_broken() {
    for (name, bytes) in gaotai_testkit::photos::all() {
        // A pair's first picture is whole without the second; a film behind a picture is no matter.
        if name == "pair.jpg" || name == "motion.jpg" {
            continue;
        }
        // Some programs put the directory behind the pixels and words behind the directory.
        let cut = &bytes[..bytes.len() / 2];
        let error = probe(cut).unwrap_err();
        assert!(matches!(error, PictureError::Broken { .. }), "{name}: {error}");
    }
}
