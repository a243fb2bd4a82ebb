//! What pictures say of themselves.

use chrono::FixedOffset;
use gaotai_picture::{About, about};
use gaotai_testkit::photos::sample;

const CAPTION: &str = "2月10日，南京某车间，工人在生产线上作业。";

fn said(name: &str) -> About {
    about(&sample(name))
}

#[track_caller]
fn check_whole(name: &str) {
    let about = said(name);
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    assert_eq!(text(&about.caption), CAPTION, "{name}");
    assert_eq!(text(&about.headline), "开工第一天", "{name}");
    assert_eq!(text(&about.credit), "示例社", "{name}");
    assert_eq!(text(&about.creator), "张三", "{name}");
    assert_eq!(text(&about.copyright), "© 2026 示例社", "{name}");
    assert_eq!(text(&about.alt), "两名戴安全帽的工人站在流水线旁", "{name}");
    assert_eq!(text(&about.place), "中国江苏省南京市建邺区某街12号", "{name}");
    assert_eq!(about.keywords, ["工业", "开工"], "{name}");
    let time = about.taken_at.map(|time| time.at(FixedOffset::east_opt(0).unwrap()).to_rfc3339());
    assert_eq!(time.as_deref(), Some("2026-02-10T08:30:00+08:00"), "{name}");
    assert!(about.located && about.serial, "{name}");
    assert_eq!(about.ai, None, "{name}");
}

#[test]
fn all_kinds_say_the_same() {
    for name in ["camera.jpg", "camera.png", "camera.webp", "camera.tif", "街头😀.jpg"] {
        check_whole(name);
    }
    assert_eq!(said("camera.jpg").camera.as_deref(), Some("Example X1"));
    assert_eq!(said("moving.gif").copyright.as_deref(), Some("© 2026 示例社"));
    assert!(said("moving.gif").located);
}

#[test]
fn old_words_in_their_encodings() {
    for name in ["iim-gbk.jpg", "iim-utf8.jpg"] {
        let about = said(name);
        assert_eq!(about.caption.as_deref(), Some(CAPTION), "{name}");
        assert_eq!(about.place.as_deref(), Some("中国江苏省南京市"), "{name}");
        assert_eq!(about.copyright.as_deref(), Some("版权所有 2026 示例社"), "{name}");
        assert!(about.taken_at.is_some() && !about.located && !about.serial, "{name}");
    }
    assert_eq!(said("iim-latin.jpg").caption.as_deref(), Some("Café à Paris, photographié par Élodie"));
}

#[test]
fn labels_of_machine_use() {
    let check = |name: &str, expected: Option<&str>| assert_eq!(said(name).ai.as_deref(), expected, "{name}");
    check("generated.jpg", Some("trainedAlgorithmicMedia"));
    check("aigc.jpg", Some("AIGC"));
    check("aigc.png", Some("AIGC"));
    check("camera.jpg", None);
}

#[test]
fn no_picture_says_nothing() {
    assert_eq!(about(b""), About::default());
    assert_eq!(about("正文".as_bytes()), About::default());
    assert_eq!(said("plain.bmp"), About::default());
}
