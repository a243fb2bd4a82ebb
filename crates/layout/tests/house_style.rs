//! What a house style says is seen on the page.

#[path = "ready/fill.rs"]
#[allow(dead_code, reason = "shared with the tests of whole pages")]
mod fill;

use gaotai_article::HeadPart;
use gaotai_layout::copy::Copy;
use gaotai_layout::plan::{self, READY_STYLES, Style};
use gaotai_layout::{Fit, Folio, Job, Press, Sheet, Story};
use gaotai_testkit::story;
use std::collections::BTreeMap;
use std::sync::LazyLock;

static PRESS: LazyLock<Press> = LazyLock::new(fill::press);

/// The first ready style with one thing changed.
fn style(from: &str, to: &str) -> Style {
    let text = READY_STYLES[0].1;
    assert!(text.contains(from), "{from}");
    plan::read_style(&text.replacen(from, to, 1)).expect("a style")
}

fn set(style: &Style, story: story::Story) -> Sheet {
    let (plan, _) = fill::ready("broadsheet-news");
    let story = Story { copy: Copy::of(&story.build()), language: "zh-CN".into(), ..Story::default() };
    let stories = BTreeMap::from([("lead".to_owned(), story)]);
    PRESS.set(&Job { plan: &plan, style, folio: Folio::default(), stories, marks: false })
}

fn fit(style: &Style, story: story::Story) -> Fit {
    set(style, story).fits.remove("lead").expect("a fit")
}

fn width(style: &Style, text: &str) -> f64 {
    fit(style, story::Story::new("").paragraph(text)).lines[0].rect.width
}

#[test]
fn space_between_chinese_and_latin() {
    let text = "12月1日起用AI";
    let with = style("cjk_latin_spacing = false", "cjk_latin_spacing = true");
    let without = style("indent = 2", "indent = 2");
    assert!(width(&without, "日起用") - width(&with, "日起用") == 0.0);
    let gap = width(&with, text) - width(&without, text);
    assert!((gap / (9.5 / 4.0)).round() >= 3.0, "four gaps of a quarter of the size: {gap}");
}

#[test]
fn indent_and_rows_of_section_heads() {
    let story = || story::Story::new("").paragraph("正文。").section("小标题").paragraph("正文。");
    let tops = |style: &Style| fit(style, story()).lines.iter().map(|line| line.rect).collect::<Vec<_>>();
    let (two, three) = (tops(&style("rows = 2", "rows = 2")), tops(&style("rows = 2", "rows = 3")));
    assert!((three[2].y - two[2].y - 13.6).abs() < 0.01, "one row more: {two:?} {three:?}");
    let flush = tops(&style("indent = 2", "indent = 0"));
    assert!((two[0].x - flush[0].x - 19.0).abs() < 0.01, "two characters: {two:?} {flush:?}");
}

#[test]
fn sizes_and_parts_of_titles() {
    let story = || story::Story::new("主题").head(HeadPart::Kicker, "引题").head(HeadPart::Subtitle, "副题");
    let told = |style: &Style| {
        let titles = fit(style, story()).titles;
        titles.iter().map(|title| format!("{:?} {}", title.part, title.size)).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(told(&style("56pt", "56pt")), "Kicker 18, Title 56, Subtitle 16");
    assert_eq!(told(&style("56pt", "初号")), "Kicker 18, Title 42, Subtitle 16");
    let without =
        "[title.lead]\nkicker = { face = \"hei\", size = \"18pt\", min = \"13pt\", align = \"center\" }\n";
    assert_eq!(told(&style(without, "[title.lead]\n")), "Title 56, Subtitle 16");
}

#[test]
fn where_titles_stand() {
    let rect = |style: &Style| fit(style, story::Story::new("主题")).titles[0].lines[0].rect;
    let line = "[title.lead]\n";
    let middle = rect(&style(line, line));
    let top = rect(&style(line, "[title.lead]\nstand = \"start\"\n"));
    let bottom = rect(&style(line, "[title.lead]\nstand = \"end\"\n"));
    assert!(top.y < middle.y && middle.y < bottom.y);
    assert!((middle.y - top.y - (bottom.y - middle.y)).abs() < 0.01);
    let left = rect(&style("min = \"34pt\", align = \"center\"", "min = \"34pt\", align = \"start\""));
    assert!(left.x < middle.x);
}

#[test]
fn a_face_that_is_not_there_is_named() {
    let sheet =
        set(&style("\"Noto Serif SC\"]", "\"FZXiaoBiaoSong\", \"Noto Serif SC\"]"), story::Story::new("题"));
    let told: Vec<_> = sheet.problems.iter().map(|one| (one.code, one.params["face"].as_str())).collect();
    assert_eq!(told, [("face_missing", "FZXiaoBiaoSong")]);
}

#[test]
fn english_words_are_divided() {
    let (plan, style) = fill::ready("broadsheet-en");
    let words = "internationalization characteristically responsibilities ".repeat(20);
    let divided = |hyphenate: bool| {
        let mut style = style.clone();
        style.body.hyphenate = Some(hyphenate);
        let copy = Copy::of(&story::Story::new("").paragraph(words.trim()).build());
        let story = Story { copy, language: "en-GB".into(), ..Story::default() };
        let stories = BTreeMap::from([("lead".to_owned(), story)]);
        let job = Job { plan: &plan, style: &style, folio: Folio::default(), stories, marks: false };
        let inside = |at: usize| {
            let around = [words.as_bytes().get(at.wrapping_sub(1)), words.trim().as_bytes().get(at)];
            around.iter().all(|byte| byte.is_some_and(u8::is_ascii_alphabetic))
        };
        let ends = PRESS.set(&job).fits["lead"].lines.iter().filter_map(|line| line.text).collect::<Vec<_>>();
        ends.iter().filter(|(_, to)| inside(to.at)).count()
    };
    assert!(divided(true) > 3, "{}", divided(true));
    assert_eq!(divided(false), 0);
}
