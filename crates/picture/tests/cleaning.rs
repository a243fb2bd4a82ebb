//! What leaves with a picture: shown by exiftool, not by ourselves alone.

use gaotai_picture::{About, Kind, Share, Wish, about, clean, probe, rendition};
use gaotai_testkit::photos::{all, exiftool, sample, secrets};

#[track_caller]
fn check_no_secret(name: &str, bytes: &[u8]) {
    let seen = about(bytes);
    assert!(!seen.located && !seen.serial, "{name}: {seen:?}");
    let Some(said) = exiftool(bytes) else { return };
    assert_eq!(secrets(&said), Vec::<String>::new(), "{name}\n{said}");
    assert!(!said.contains("Warning"), "{name}\n{said}");
}

#[test]
fn nothing_secret_leaves() {
    for (name, bytes) in all() {
        check_no_secret(&name, &clean(&bytes).unwrap_or_else(|error| panic!("{name}: {error}")));
    }
}

#[test]
fn the_samples_have_secrets() {
    for name in ["camera.jpg", "camera.png", "camera.webp", "camera.tif", "moving.gif", "cmyk.jpg"] {
        let Some(said) = exiftool(&sample(name)) else { return };
        assert!(!secrets(&said).is_empty(), "{name}\n{said}");
    }
}

/// What the picture says, without what must not leave.
fn public(bytes: &[u8]) -> About {
    let mut about = about(bytes);
    (about.located, about.serial, about.camera) = (false, false, None);
    about.keywords.clear();
    let place = about.place.map(|place| place.replace("建邺区某街12号", ""));
    about.place = place.filter(|place| !place.is_empty());
    about
}

#[test]
fn caption_credit_rights_and_labels_stay() {
    for (name, bytes) in all() {
        assert_eq!(public(&clean(&bytes).unwrap()), public(&bytes), "{name}");
    }
}

#[test]
fn pixels_and_profile_stay() {
    let half = Wish {
        longest_edge: None,
        crop: Some(Share { x: 0.0, y: 0.0, width: 1.0, height: 0.5 }),
        kinds: &[Kind::Png],
        clean: false,
    };
    for (name, bytes) in all() {
        let cleaned = clean(&bytes).unwrap();
        assert_eq!(probe(&cleaned).unwrap(), probe(&bytes).unwrap(), "{name}");
        assert_eq!(rendition(&cleaned, &half).unwrap(), rendition(&bytes, &half).unwrap(), "{name}");
    }
}

#[test]
fn twice_is_once() {
    for (name, bytes) in all() {
        let once = clean(&bytes).unwrap();
        assert!(clean(&once).unwrap() == once, "{name}");
    }
}

#[test]
fn exiftool_finds_the_words() {
    for name in ["camera.jpg", "camera.png", "camera.webp", "camera.tif"] {
        let Some(said) = exiftool(&clean(&sample(name)).unwrap()) else { return };
        for words in [
            "2月10日，南京某车间",
            "示例社",
            "张三",
            "© 2026 示例社",
            "仅供编辑使用",
            "两名戴安全帽的工人",
            "2026:02:10 08:30:00",
        ] {
            assert!(said.contains(words), "{name}: {words}\n{said}");
        }
    }
    let Some(said) = exiftool(&clean(&sample("aigc.jpg")).unwrap()) else { return };
    assert!(said.to_uppercase().contains("AIGC") && said.contains("001191110000MA01ABCDEF"), "{said}");
    let said = exiftool(&clean(&sample("generated.jpg")).unwrap()).unwrap_or_default();
    assert!(said.contains("trainedAlgorithmicMedia"), "{said}");
    let said = exiftool(&clean(&sample("camera.jpg")).unwrap()).unwrap_or_default();
    assert!(said.contains("[IPTC]          Caption-Abstract") && said.contains("ICC-header"), "{said}");
}

#[test]
fn what_lies_behind_the_end_does_not_leave() {
    for name in ["pair.jpg", "motion.jpg"] {
        let (bytes, cleaned) = (sample(name), clean(&sample(name)).unwrap());
        let end = bytes.windows(2).position(|two| two == [0xFF, 0xD9]).unwrap() + 2;
        assert!(cleaned.len() <= end && cleaned.ends_with(&[0xFF, 0xD9]), "{name}");
        assert!(!cleaned.windows(5).any(|found| found == b"SN000" || found == b"+118."), "{name}");
    }
}

/// A claim signed by a camera or a program is not read, and cannot stay true; what it says
/// of machines must not be lost with it.
#[test]
fn a_claim_of_machine_use_becomes_a_label() {
    let mut jpeg = sample("grey.jpg");
    let claim =
        b"JP\0\0\0\0jumb....http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia...";
    let mut segment = vec![0xFF, 0xEB, 0, claim.len() as u8 + 2];
    segment.extend_from_slice(claim);
    jpeg.splice(2..2, segment);
    let cleaned = clean(&jpeg).unwrap();
    assert_eq!(about(&cleaned).ai.as_deref(), Some("trainedAlgorithmicMedia"));
    assert!(!cleaned.windows(4).any(|four| four == b"jumb"));
}

#[test]
fn renditions_leave_as_clean() {
    let wish = Wish { longest_edge: Some(20), crop: None, kinds: &[Kind::Jpeg, Kind::Png], clean: true };
    for (name, bytes) in all() {
        let made = rendition(&bytes, &wish).unwrap_or_else(|error| panic!("{name}: {error}"));
        check_no_secret(&name, &made.bytes);
        assert_eq!(public(&made.bytes), public(&bytes), "{name}");
    }
}

/// Photographs of one's own: the folder that `GAOTAI_PHOTOS` names, all that can be read of it.
#[test]
fn real_photographs() {
    let Some(folder) = std::env::var_os("GAOTAI_PHOTOS") else {
        eprintln!("SKIPPED: GAOTAI_PHOTOS names no folder of photographs");
        return;
    };
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let (name, bytes) =
            (entry.file_name().to_string_lossy().into_owned(), std::fs::read(entry.path()).unwrap());
        let seen = about(&bytes);
        let cleaned = match clean(&bytes) {
            Ok(cleaned) => cleaned,
            Err(error) => {
                println!("{name}: {error}");
                continue;
            }
        };
        let probe = probe(&bytes).unwrap();
        println!("{name}: {probe:?}\n    {seen:?}\n    {} bytes, clean {}", bytes.len(), cleaned.len());
        check_no_secret(&name, &cleaned);
        assert_eq!(public(&cleaned), public(&bytes), "{name}");
        let wish = Wish { longest_edge: Some(320), crop: None, kinds: &[Kind::Jpeg, Kind::Png], clean: true };
        match rendition(&bytes, &wish) {
            Ok(made) => check_no_secret(&name, &made.bytes),
            Err(error) => println!("    {error}"),
        }
    }
}
