//! PDF/A-2u (ISO 19005-2), as far as it can be read off the file: no checker of the standard is on the
//! registries that the set-up may ask, so each of its demands that a page could break is looked for here.

use crate::common;
use crate::pdf::{bytes, streams};
use gaotai_article::Hash;
use gaotai_layout::copy::Copy;
use gaotai_layout::{Folio, Ink, Job, Picture, Sheet};
use std::collections::BTreeMap;

/// A PDF's bytes as text, one character a byte.
fn text(pdf: &[u8]) -> String {
    pdf.iter().map(|byte| char::from(*byte)).collect()
}

/// Its objects by number, without what is in their streams.
fn objects(pdf: &str) -> BTreeMap<u32, String> {
    let mut out = BTreeMap::new();
    for part in pdf.split("endobj") {
        let head = part.split("stream\n").next().unwrap_or_default();
        let Some((before, object)) = head.rsplit_once(" 0 obj") else { continue };
        let digits: String = before.chars().rev().take_while(char::is_ascii_digit).collect();
        if let Ok(number) = digits.chars().rev().collect::<String>().parse() {
            out.insert(number, object.trim().to_owned());
        }
    }
    out
}

/// What a key of a dictionary refers to.
fn refers(object: &str, key: &str) -> Option<u32> {
    let rest = object.split(&format!("/{key} ")).nth(1)?;
    rest.trim_start_matches('[').split_whitespace().next()?.parse().ok()
}

fn is(object: &str, key: &str, name: &str) -> bool {
    let word = |from: usize| object[from..].trim_start().strip_prefix(&format!("/{name}"));
    let ends = |rest: &str| !rest.starts_with(|next: char| next.is_alphanumeric());
    let key = format!("/{key}");
    object.match_indices(&key).any(|(at, _)| word(at + key.len()).is_some_and(ends))
}

fn proofs() -> Vec<(&'static str, Vec<u8>)> {
    let samples = common::samples();
    let first = |count: usize| samples.iter().map(|(_, article)| article).take(count).collect::<Vec<_>>();
    let sheets = [
        ("broadsheet", common::broadsheet(&first(4))),
        ("proof", common::on("proof", &first(1))),
        ("pictures", pictured()),
    ];
    sheets.into_iter().map(|(name, sheet)| (name, bytes(&sheet, Ink::Proof))).collect()
}

/// A proof on which pictures are.
fn pictured() -> Sheet {
    let folder = gaotai_testkit::repository().join("tests/corpus/media");
    let read = |entry: std::io::Result<std::fs::DirEntry>| {
        let bytes = std::fs::read(entry.ok()?.path()).ok()?;
        Some((Hash::of(&bytes), Picture::read(bytes)?))
    };
    let pictures: BTreeMap<_, _> = std::fs::read_dir(folder).expect("media").filter_map(read).collect();
    let known = |copy: &Copy| {
        copy.figures.iter().any(|one| one.media.as_ref().is_some_and(|hash| pictures.contains_key(hash)))
    };
    let mut corpus = common::corpus().into_iter();
    let (_, article) = corpus.find(|(_, article)| known(&Copy::of(article))).expect("a story with a picture");
    let story = gaotai_layout::Story { pictures: pictures.clone(), ..common::story(&article) };
    let plan = common::plan("proof");
    let style = common::style(&plan.style);
    let stories = BTreeMap::from([("story".to_owned(), story)]);
    common::press().set(&Job { plan: &plan, style: &style, folio: Folio::default(), stories, marks: true })
}

#[test]
fn the_file_and_what_it_says_of_itself() {
    for (name, pdf) in proofs() {
        let text = text(&pdf);
        let mut lines = text.lines();
        assert!(lines.next().is_some_and(|line| line.starts_with("%PDF-1.")), "{name}");
        let comment = lines.next().unwrap_or_default();
        assert!(
            comment.starts_with('%') && comment.chars().filter(|one| *one > '\u{7f}').count() >= 4,
            "{name}"
        );
        let trailer = text.rsplit("trailer").next().expect("a trailer");
        assert!(trailer.contains("/ID"), "{name}: {trailer}");
        assert!(!text.contains("/Encrypt"), "{name}");
        let objects = objects(&text);
        let root = &objects[&refers(trailer, "Root").expect("a catalog")];
        let about = &objects[&refers(root, "Metadata").expect("metadata")];
        assert!(is(about, "Subtype", "XML") && !about.contains("/Filter"), "{name}: {about}");
        for said in ["<pdfaid:part>2<", "<pdfaid:conformance>U<", "<dc:title>", "<xmp:CreateDate>"] {
            assert!(text.contains(said), "{name}: {said}");
        }
        assert_eq!(text.matches("startxref").count(), 1, "{name}: written in one go");
    }
}

#[test]
fn colours_have_their_profile() {
    for (name, pdf) in proofs() {
        let text = text(&pdf);
        let objects = objects(&text);
        let root = objects.values().find(|object| is(object, "Type", "Catalog")).expect("a catalog");
        assert!(root.contains("/OutputIntents"), "{name}: {root}");
        let intent = objects.values().find(|object| object.contains("/GTS_PDFA1")).unwrap_or(root);
        assert!(intent.contains("/GTS_PDFA1"), "{name}");
        let profile = &objects[&refers(intent, "DestOutputProfile").expect("a profile")];
        assert!(["/N 1", "/N 3"].iter().any(|parts| profile.contains(parts)), "{name}: {profile}");
        assert!(!text.contains("/DeviceCMYK"), "{name}");
    }
}

#[test]
fn every_face_is_embedded_and_can_be_read() {
    for (name, pdf) in proofs() {
        let objects = objects(&text(&pdf));
        let fonts: Vec<&String> = objects.values().filter(|object| is(object, "Type", "Font")).collect();
        assert!(fonts.len() >= 4, "{name}: {fonts:?}");
        for font in fonts {
            if is(font, "Subtype", "Type0") {
                assert!(
                    refers(font, "ToUnicode").is_some_and(|at| objects.contains_key(&at)),
                    "{name}: {font}"
                );
                assert!(font.contains("/Identity-H"), "{name}: {font}");
                continue;
            }
            let cid = is(font, "Subtype", "CIDFontType2") || is(font, "Subtype", "CIDFontType0");
            assert!(cid, "{name}: no other fonts: {font}");
            assert!(!is(font, "Subtype", "CIDFontType2") || font.contains("/CIDToGIDMap"), "{name}: {font}");
            let about = &objects[&refers(font, "FontDescriptor").expect("a descriptor")];
            let file = refers(about, "FontFile2").or(refers(about, "FontFile3"));
            assert!(file.is_some_and(|at| objects.contains_key(&at)), "{name}: {about}");
        }
    }
}

/// Text is text: no glyph is mapped to nothing, to a mark of byte order or to no character.
#[test]
fn every_glyph_is_a_character() {
    for (name, pdf) in proofs() {
        let maps: Vec<String> = streams(&pdf)
            .iter()
            .map(|stream| text(stream))
            .filter(|stream| stream.contains("beginbfchar") || stream.contains("beginbfrange"))
            .collect();
        assert!(!maps.is_empty(), "{name}");
        for map in maps {
            let mut count = 0;
            for line in map.lines().filter(|line| line.starts_with('<') && line.matches('<').count() == 2) {
                let to = line.rsplit('<').next().unwrap_or_default().trim_end_matches('>');
                let odd = ["0000", "FEFF", "FFFE", ""];
                assert!(!odd.contains(&to.to_uppercase().as_str()), "{name}: {line}");
                count += 1;
            }
            assert!(count > 0, "{name}: {map}");
        }
    }
}

#[test]
fn nothing_that_the_standard_forbids() {
    const FORBIDDEN: [&str; 22] = [
        "/JavaScript",
        "/JS",
        "/Launch",
        "/EmbeddedFile",
        "/EmbeddedFiles",
        "/XFA",
        "/RichMedia",
        "/Movie",
        "/Sound",
        "/3D",
        "/AA",
        "/OpenAction",
        "/LZWDecode",
        "/Crypt",
        "/Alternates",
        "/OPI",
        "/TR",
        "/TR2",
        "/HTP",
        "/PS",
        "/NeedAppearances",
        "/Type3",
    ];
    const BLENDS: [&str; 2] = ["/Normal", "/Compatible"];
    for (name, pdf) in proofs() {
        for object in objects(&text(&pdf)).values() {
            let words: Vec<&str> =
                object.split(|one: char| one.is_whitespace() || "[]<>()".contains(one)).collect();
            for (at, word) in words.iter().enumerate() {
                assert!(!FORBIDDEN.contains(word), "{name}: {word} in {object}");
                assert!(*word != "/BM" || BLENDS.contains(&words[at + 1]), "{name}: {object}");
                assert!(*word != "/Interpolate" || words[at + 1] == "false", "{name}: {object}");
            }
            // A page on which something is transparent says in which colours it is blended.
            assert!(!object.contains("/Transparency") || object.contains("/CS"), "{name}: {object}");
            assert!(!is(object, "Type", "Annot"), "{name}: nothing to click on: {object}");
        }
    }
}
