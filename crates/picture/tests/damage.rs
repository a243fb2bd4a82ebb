//! Damaged files: nothing panics, nothing takes long, nothing secret comes through.

use gaotai_picture::{Kind, Wish, about, clean, probe, rendition};
use proptest::prelude::*;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

static SAMPLES: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(gaotai_testkit::photos::all);

/// Everything that can be done to a file; all of it takes some seconds at most, on a busy machine.
fn try_all(name: &str, bytes: &[u8]) {
    let start = Instant::now();
    let probed = probe(bytes);
    about(bytes);
    if let Ok(cleaned) = clean(bytes) {
        let seen = about(&cleaned);
        assert!(!seen.located && !seen.serial, "{name}: {seen:?}");
        assert!(probed.is_ok(), "{name}");
    }
    let wish = Wish { longest_edge: Some(16), crop: None, kinds: &[Kind::Jpeg, Kind::Png], clean: true };
    if probed.as_ref().is_ok_and(|probe| u64::from(probe.width) * u64::from(probe.height) < 4_000_000) {
        let _ = rendition(bytes, &wish);
    }
    assert!(start.elapsed() < Duration::from_secs(20), "{name} took {:?}", start.elapsed());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: std::env::var("SOAK").ok().and_then(|n| n.parse().ok()).unwrap_or(600), ..ProptestConfig::default() })]

    #[test]
    fn flipped_and_cut(which in 0..1000usize, end in 0.0..1.2f64, flips in prop::collection::vec((0.0..1.0f64, any::<u8>()), 0..6)) {
        let (name, bytes) = &SAMPLES[which % SAMPLES.len()];
        let mut bytes = bytes.clone();
        for (at, byte) in flips {
            let at = (at * bytes.len() as f64) as usize;
            bytes[at] = byte;
        }
        let end = ((end * bytes.len() as f64) as usize).min(bytes.len());
        try_all(name, &bytes[..end]);
    }

    #[test]
    fn headers_of_all_sorts(which in 0..1000usize, at in 0..200usize, new in prop::collection::vec(any::<u8>(), 1..9)) {
        let (name, bytes) = &SAMPLES[which % SAMPLES.len()];
        let mut bytes = bytes.clone();
        let end = (at + new.len()).min(bytes.len());
        if at < end {
            bytes[at..end].copy_from_slice(&new[..end - at]);
        }
        try_all(name, &bytes);
    }
}

#[test]
fn many_frames_and_deep_words_take_no_time() {
    let mut gif = gaotai_testkit::photos::sample("moving.gif");
    gif.pop();
    let frame = b"\x2C\0\0\0\0\x01\0\x01\0\x00\x02\x02\x44\x01\0";
    for _ in 0..200_000 {
        gif.extend_from_slice(frame);
    }
    gif.push(0x3B);
    try_all("many frames", &gif);
    let deep = format!("<x>{}{}</x>", "<a>".repeat(20_000), "</a>".repeat(20_000));
    let mut webp = b"RIFF\0\0\0\0WEBPVP8X\x0A\0\0\0\x04\0\0\0\0\0\0\0\0\0".to_vec();
    webp.extend_from_slice(b"XMP ");
    webp.extend_from_slice(&(deep.len() as u32).to_le_bytes());
    webp.extend_from_slice(deep.as_bytes());
    let length = (webp.len() - 8) as u32;
    webp[4..8].copy_from_slice(&length.to_le_bytes());
    try_all("deep words", &webp);
}

/// A bitmap of one pixel that says to lie at the beginning of the file, among its headers.
#[test]
fn pixels_among_the_headers() {
    for header in [12u32, 40, 124] {
        let mut bmp = b"BM".to_vec();
        bmp.resize(200, 0);
        bmp[14..18].copy_from_slice(&header.to_le_bytes());
        let (edges, bits): (&[usize], usize) = if header == 12 { (&[18, 20], 24) } else { (&[18, 22], 28) };
        edges.iter().for_each(|at| bmp[*at] = 1);
        bmp[bits] = 24;
        // A profile that lies elsewhere, whose path is taken out.
        bmp[70..74].copy_from_slice(b"KNIL");
        try_all("pixels among the headers", &bmp);
        assert!(clean(&bmp).is_ok_and(|clean| clean.len() >= 14 + header as usize), "{header}");
    }
}

/// A TIFF of which every strip is the whole file.
#[test]
fn strips_over_each_other_do_not_multiply() {
    const STRIPS: u32 = 500;
    let mut tiff = b"II*\0\x08\0\0\0".to_vec();
    let tables = 200u32;
    let entries: [(u16, u16, u32, u32); 8] = [
        (256, 4, 1, 8),
        (257, 4, 1, STRIPS),
        (258, 3, 1, 8),
        (259, 3, 1, 1),
        (262, 3, 1, 1),
        (273, 4, STRIPS, tables),
        (278, 4, 1, 1),
        (279, 4, STRIPS, tables + STRIPS * 4),
    ];
    tiff.extend((entries.len() as u16).to_le_bytes());
    for (tag, kind, count, value) in entries {
        tiff.extend(tag.to_le_bytes().into_iter().chain(kind.to_le_bytes()));
        tiff.extend(count.to_le_bytes().into_iter().chain(value.to_le_bytes()));
    }
    tiff.resize(100_000, 0);
    for strip in 0..STRIPS as usize {
        let length = (tables as usize + STRIPS as usize * 4) + strip * 4;
        tiff[length..length + 4].copy_from_slice(&100_000u32.to_le_bytes());
    }
    assert!(clean(&tiff).is_err(), "500 strips of 100 kB each");
}

/// Small chunks that each become eight megabytes.
#[test]
fn packed_words_do_not_multiply() {
    let mut png = gaotai_testkit::photos::sample("clear.png");
    let end = png.split_off(png.len() - 12);
    let packed = miniz_oxide::deflate::compress_to_vec_zlib(&vec![b' '; 8 << 20], 9);
    let data = [b"zTXtComment\0\0".as_slice(), &packed].concat();
    for _ in 0..2000 {
        png.extend((data.len() as u32 - 4).to_be_bytes());
        png.extend(&data);
        png.extend(crc32fast::hash(&data).to_be_bytes());
    }
    png.extend(end);
    try_all("packed words", &png);
}
