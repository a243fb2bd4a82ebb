//! Photographs as newsrooms get them: words written by exiftool as other programs write them, read by us.
//! Skips with a line where there is no exiftool.

use chrono::FixedOffset;
use encoding_rs::GB18030;
use gaotai_picture::{About, Moment, about, clean};
use gaotai_testkit::photos::write;
use image::codecs::jpeg::JpegEncoder;

const CAPTION: &str = "11月18日，岚江水文站，观测员在雨中记录水位。";

/// A photograph without a word.
fn plain() -> Vec<u8> {
    let picture = image::RgbImage::from_fn(60, 40, |x, y| image::Rgb([x as u8 * 4, y as u8 * 6, 90]));
    let mut bytes = Vec::new();
    JpegEncoder::new(&mut bytes).encode_image(&picture).expect("a JPEG");
    bytes
}

/// What is read of a photograph to which exiftool has put these, and of the same photograph cleaned.
fn said(arguments: &[&str], files: &[(&str, &[u8])]) -> Option<[About; 2]> {
    let bytes = write(&plain(), arguments, files)?;
    let cleaned = clean(&bytes).expect("it can be cleaned");
    Some([about(&bytes), about(&cleaned)])
}

fn text(said: &Option<String>) -> &str {
    said.as_deref().unwrap_or_default()
}

/// Old words of IPTC-IIM, each from a file with its bytes as they are; `announced` says that it is UTF-8.
#[track_caller]
fn check_iim(announced: bool, encode: &dyn Fn(&str) -> Vec<u8>) {
    const WORDS: &[(&str, &str)] = &[
        ("Caption-Abstract", CAPTION),
        ("By-line", "陶喆"),
        ("Credit", "岚江日报"),
        ("CopyrightNotice", "岚江日报版权所有"),
        ("City", "庐山"),
        ("Country-PrimaryLocationName", "中国"),
        ("Keywords", "水文"),
    ];
    let mut arguments =
        vec!["-charset".to_owned(), "Latin".to_owned(), "-charset".to_owned(), "iptc=Latin".to_owned()];
    arguments.extend(WORDS.iter().map(|(tag, _)| format!("-IPTC:{tag}<={tag}")));
    arguments.extend(["-IPTC:DateCreated=2026:11:18".into(), "-IPTC:TimeCreated=07:52:30+08:00".into()]);
    if announced {
        arguments.push("-IPTC:CodedCharacterSet=\u{1b}%G".into());
    }
    let bytes: Vec<Vec<u8>> = WORDS.iter().map(|(_, words)| encode(words)).collect();
    let files: Vec<(&str, &[u8])> =
        WORDS.iter().zip(&bytes).map(|((tag, _), bytes)| (*tag, &bytes[..])).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let Some(both) = said(&arguments, &files) else { return };
    for about in &both {
        assert_eq!(text(&about.caption), CAPTION);
        assert_eq!((text(&about.creator), text(&about.credit)), ("陶喆", "岚江日报"));
        assert_eq!((text(&about.copyright), text(&about.place)), ("岚江日报版权所有", "中国庐山"));
        assert_eq!(when(about).as_deref(), Some("2026-11-18T07:52:30+08:00"));
    }
    assert_eq!(both[0].keywords, ["水文"]);
}

fn when(about: &About) -> Option<String> {
    let zone = FixedOffset::east_opt(0)?;
    about.taken_at.map(|time| time.at(zone).to_rfc3339())
}

#[test]
fn old_chinese_words_in_every_encoding_that_programs_write() {
    let utf8 = |words: &str| words.as_bytes().to_vec();
    let gbk = |words: &str| GB18030.encode(words).0.into_owned();
    check_iim(true, &utf8);
    check_iim(false, &utf8);
    check_iim(false, &gbk);
    // Announced and not kept to.
    check_iim(true, &gbk);
}

#[test]
fn words_of_xmp() {
    let arguments = [
        "-XMP-dc:Description-x-default=An observer at the gauge.",
        &format!("-XMP-dc:Description-zh-CN={CAPTION}"),
        "-XMP-dc:Creator=庄一鸣",
        "-XMP-dc:Creator=罗既白",
        "-XMP-dc:Rights=© 2026 岚江日报",
        "-XMP-photoshop:DateCreated=2026:11:18 07:52:30+08:00",
        "-XMP-photoshop:City=岚江市",
        "-XMP-photoshop:Country=中国",
        "-EXIF:DateTimeOriginal=2026:11:18 00:00:01",
    ];
    let Some(both) = said(&arguments, &[]) else { return };
    for about in &both {
        assert_eq!(text(&about.caption), CAPTION);
        assert_eq!((text(&about.creator), text(&about.copyright)), ("庄一鸣、罗既白", "© 2026 岚江日报"));
        assert_eq!(text(&about.place), "中国岚江市");
        assert_eq!(when(about).as_deref(), Some("2026-11-18T07:52:30+08:00"));
    }
    assert_eq!(text(&both[0].credit), "庄一鸣、罗既白", "who made it is named where nobody says otherwise");
}

#[test]
fn the_time_of_a_camera() {
    let check = |arguments: &[&str], expected: Option<&str>| {
        let Some([about, _]) = said(arguments, &[]) else { return };
        let said = about.taken_at.map(|moment| match moment {
            Moment::Given(time) => time.to_rfc3339(),
            Moment::Local(time) => time.to_string(),
        });
        assert_eq!(said.as_deref(), expected, "{arguments:?}");
    };
    let clock = "-EXIF:DateTimeOriginal=2026:11:18 07:52:30";
    check(&[clock, "-EXIF:OffsetTimeOriginal=+08:00"], Some("2026-11-18T07:52:30+08:00"));
    check(&[clock, "-EXIF:OffsetTimeOriginal=-03:30"], Some("2026-11-18T07:52:30-03:30"));
    check(&[clock], Some("2026-11-18 07:52:30"));
    // A camera without a clock.
    check(&["-EXIF:DateTimeOriginal#=0000:00:00 00:00:00"], None);
}

#[test]
fn places_where_newer_programs_write_them() {
    let check = |arguments: &[&str], expected: &str| {
        let Some([about, _]) = said(arguments, &[]) else { return };
        assert_eq!(text(&about.place), expected, "{arguments:?}");
    };
    let structure = |name: &str| {
        format!(
            "-XMP-iptcExt:{name}={{CountryName=中国,ProvinceState=江西省,City=九江市,Sublocation=老码头}}"
        )
    };
    check(&[&structure("LocationCreated")], "中国江西省九江市老码头");
    check(&[&structure("LocationShown")], "中国江西省九江市老码头");
    // What is said in the plain fields goes first.
    check(&[&structure("LocationShown"), "-XMP-photoshop:City=Lanjiang"], "Lanjiang");
}
