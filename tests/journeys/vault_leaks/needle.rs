//! Finds a phrase in bytes, in every dress in which an output could hold it.

use std::io::{Cursor, Read};

/// The phrase in its dresses.
pub struct Needle {
    dresses: Vec<(&'static str, Vec<u8>)>,
}

const BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn base64(triples: &[u8]) -> Vec<u8> {
    let sextets = |of: &[u8]| {
        let all = u32::from(of[0]) << 16 | u32::from(of[1]) << 8 | u32::from(of[2]);
        [18, 12, 6, 0].map(|shift| BASE64[(all >> shift & 63) as usize])
    };
    triples.chunks_exact(3).flat_map(sextets).collect()
}

/// The bytes behind a Base64 text (RFC 4648).
pub fn from_base64(text: &str) -> Vec<u8> {
    let value = |byte: &u8| BASE64.iter().position(|one| one == byte).unwrap() as u32;
    let digits: Vec<u32> = text.trim_end_matches('=').as_bytes().iter().map(value).collect();
    let bytes = digits.chunks(4).flat_map(|four| {
        let all = four.iter().fold(0, |all, digit| all << 6 | digit) << (6 * (4 - four.len()));
        [16, 8, 0].map(|shift| (all >> shift) as u8).into_iter().take(four.len() * 6 / 8)
    });
    bytes.collect()
}

impl Needle {
    pub fn of(phrase: &str) -> Needle {
        let bytes = phrase.as_bytes();
        let units: Vec<u16> = phrase.encode_utf16().collect();
        let each =
            |write: &dyn Fn(u16) -> Vec<u8>| units.iter().flat_map(|unit| write(*unit)).collect::<Vec<u8>>();
        let mut dresses = vec![
            ("UTF-8", bytes.to_vec()),
            ("UTF-16LE", each(&|unit| unit.to_le_bytes().to_vec())),
            ("UTF-16BE", each(&|unit| unit.to_be_bytes().to_vec())),
            ("GB18030", encoding_rs::GB18030.encode(phrase).0.into_owned()),
            ("JSON escapes", each(&|unit| format!("\\u{unit:04x}").into_bytes())),
            (
                "character references",
                phrase.chars().flat_map(|c| format!("&#{};", c as u32).into_bytes()).collect(),
            ),
            ("percent signs", bytes.iter().flat_map(|byte| format!("%{byte:02X}").into_bytes()).collect()),
            ("hexadecimal", bytes.iter().flat_map(|byte| format!("{byte:02x}").into_bytes()).collect()),
        ];
        // The phrase may begin anywhere in a group of three.
        dresses.extend((0..3).map(|skipped| ("base64", base64(&bytes[skipped..]))));
        Needle { dresses }
    }

    /// Where it is, if it is there: in the bytes themselves, or in what they unpack to.
    pub fn find(&self, bytes: &[u8]) -> Option<String> {
        self.dig(bytes, 3)
    }

    fn dig(&self, bytes: &[u8], depth: usize) -> Option<String> {
        let plain = self.dresses.iter().find(|(_, dress)| memory_find(bytes, dress));
        if let Some((name, _)) = plain {
            return Some((*name).to_owned());
        }
        if depth == 0 {
            return None;
        }
        unpacked(bytes)
            .into_iter()
            .find_map(|(how, inner)| self.dig(&inner, depth - 1).map(|found| format!("{found} in {how}")))
    }
}

fn memory_find(bytes: &[u8], dress: &[u8]) -> bool {
    let Some(first) = dress.first() else { return false };
    bytes.iter().enumerate().any(|(at, byte)| byte == first && bytes[at..].starts_with(dress))
}

/// What the bytes hold when they are packed: files of a zip, a gzip stream, a zstd frame.
fn unpacked(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    if bytes.starts_with(b"PK")
        && let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes))
    {
        for at in 0..archive.len() {
            let mut file = archive.by_index(at).unwrap();
            let mut inner = file.name().unwrap().as_bytes().to_vec();
            file.read_to_end(&mut inner).unwrap();
            all.push((format!("zip {at}"), inner));
        }
    }
    if bytes.starts_with(&[0x1F, 0x8B]) {
        let mut inner = Vec::new();
        if flate2::read::GzDecoder::new(bytes).read_to_end(&mut inner).is_ok() {
            all.push(("gzip".into(), inner));
        }
    }
    if bytes.starts_with(&[0x28, 0xB5, 0x2F, 0xFD])
        && let Ok(inner) = zstd::stream::decode_all(bytes)
    {
        all.push(("zstd".into(), inner));
    }
    all
}

#[test]
fn the_needle_finds_itself() {
    use std::io::Write;
    let needle = Needle::of("芦花渡口");
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all("在芦花渡口。".as_bytes()).unwrap();
    let packed = gzip.finish().unwrap();
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("芦花渡口.txt", zip::write::SimpleFileOptions::default()).unwrap();
    let zip = zip.finish().unwrap().into_inner();
    let gb = encoding_rs::GB18030.encode("在芦花渡口").0.into_owned();
    let zstd = zstd::stream::encode_all("在芦花渡口".as_bytes(), 3).unwrap();
    let cases: [(&[u8], bool); 9] = [
        ("在芦花渡口。".as_bytes(), true),
        (&gb, true),
        (&packed, true),
        (&zstd, true),
        (&zip, true),
        (b"x&#33446;&#33457;&#28193;&#21475;", true),
        (b"\\u82a6\\u82b1\\u6e21\\u53e3", true),
        ("芦花渡".as_bytes(), false),
        (b"", false),
    ];
    for (bytes, there) in cases {
        assert_eq!(needle.find(bytes).is_some(), there, "{}", String::from_utf8_lossy(bytes));
    }
    for before in ["", "a", "ab"] {
        let text = format!("{before}芦花渡口xyz");
        let whole = text.len() / 3 * 3;
        assert!(needle.find(&base64(&text.as_bytes()[..whole])).is_some(), "{text}");
    }
}
