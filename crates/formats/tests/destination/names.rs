//! Names of folders and files.

use chrono::{DateTime, FixedOffset};
use gaotai_article::Article;
use gaotai_article::slip::{Code, Term};
use gaotai_formats::destination::pattern::{Filling, check, file, folder};
use gaotai_testkit::story::Story;

fn at(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).unwrap()
}

fn story() -> Article {
    Story::new("雾锁大江：/etc/passwd")
        .slip(|slip| {
            slip.slug = "river-fog".to_owned();
            slip.published_at = Some(at("2026-11-26T23:30:00+08:00"));
            slip.channel = Some(Term { id: "c1".to_owned(), name: "../../时政".to_owned() });
            slip.codes.push(Code { scheme: "cms".to_owned(), value: "00042".to_owned() });
        })
        .build()
}

fn filled(pattern: &str) -> (String, String) {
    let story = story();
    let filling = Filling { article: &story, revised: at("2026-11-27T01:02:03+08:00"), version: 3 };
    (folder(pattern, &filling), file(pattern, &filling))
}

#[test]
fn names_from_a_story() {
    for (pattern, expected) in [
        ("{slug}", "river-fog"),
        ("{published:%Y%m%d}-{slug}", "20261126-river-fog"),
        ("{title}", "雾锁大江-etc-passwd"),
        ("{code:cms}_v{version}", "00042_v3"),
        ("{updated:%H%M}", "0102"),
        ("{channel}", "时政"),
        ("{source}", "story"),
        ("con", "con-story"),
    ] {
        assert_eq!(filled(pattern).1, expected, "{pattern}");
        assert_eq!(check(pattern, "names.file", false), [], "{pattern}");
    }
}

#[test]
fn folders_come_from_the_pattern_alone() {
    for (pattern, expected) in [
        ("{published:%Y/%m}", "2026/11"),
        ("web/{channel}/{published}", "web/时政/2026-11-26"),
        ("{title}", "雾锁大江-etc-passwd"),
        ("", ""),
        ("a//b/", "a/b"),
    ] {
        assert_eq!(filled(pattern).0, expected, "{pattern}");
        assert_eq!(check(pattern, "names.folder", true), [], "{pattern}");
    }
}

#[test]
fn patterns_that_mean_nothing() {
    for (pattern, code) in [
        ("", "pattern_empty"),
        ("a{slug", "pattern_invalid"),
        ("a}", "pattern_invalid"),
        ("{}", "pattern_invalid"),
        ("{slug{id}}", "pattern_invalid"),
        ("{sluggish}", "pattern_word_unknown"),
        ("{id:0}", "pattern_word_unknown"),
        ("{slug:x}", "pattern_word_unknown"),
        ("{published:%Q}", "pattern_date_invalid"),
        ("{published:%Y/%m}", "pattern_has_folder"),
        ("a/b", "pattern_has_folder"),
        ("..", "pattern_unsafe"),
        ("c:x", "pattern_unsafe"),
    ] {
        let codes: Vec<String> =
            check(pattern, "names.file", false).into_iter().map(|problem| problem.code).collect();
        assert_eq!(codes, [code], "{pattern}");
    }
    assert_eq!(check("/etc", "names.folder", true)[0].code, "pattern_unsafe");
    assert_eq!(check("字字{", "names.folder", true)[0].params["at"], "3");
}
