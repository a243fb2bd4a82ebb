//! Plain text comes in: the seed, pages of many sites, manuscripts, what is broken.

mod common;

use common::import;
use gaotai_article::slip::*;
use gaotai_article::HeadPart;
use gaotai_formats::text;

#[test]
fn the_seed_becomes_one_story() {
    let Some(shared) = gaotai_testkit::shared() else { return };
    let bytes = std::fs::read(shared.join("samples/seed/article.txt")).expect("the seed can be read");
    let story = import(text::import::import, &bytes);
    let (doc, slip) = (&story.article.doc, &story.article.slip);
    assert_eq!(doc.head_text(HeadPart::WebTitle), "江苏党员干部开年以实干推进项目攻坚、复工复产");
    assert_eq!(doc.head_text(HeadPart::Kicker), "我省党员干部开年以实干推进项目攻坚、复工复产——");
    assert_eq!(doc.head_text(HeadPart::Title), "“先锋”助企忙,不负“好春光”");
    assert_eq!(slip.published_at.map(|time| time.to_rfc3339()).as_deref(), Some("2023-02-10T07:40:02+08:00"));
    let source = slip.source.as_ref().expect("a source");
    assert_eq!((source.name.as_str(), source.kind), ("新华日报", SourceKind::Reprint));
    let original: Vec<_> = slip.original_title.iter().map(|line| (line.role, line.text.as_str())).collect();
    assert_eq!(
        original,
        [
            (OriginalRole::Kicker, "我省党员干部开年以实干推进项目攻坚、复工复产——"),
            (OriginalRole::Main, "“先锋”助企忙,不负“好春光”")
        ]
    );
    let heads: Vec<String> = story.sections();
    assert_eq!(heads, ["2 争分夺秒“跑起来”", "2 “链”上聚力解难题", "2 引才聚才强信心"]);
    let paragraphs = story.paragraphs();
    assert_eq!(paragraphs.len(), 14);
    assert!(paragraphs[0].starts_with("新春伊始,海安市"), "{}", paragraphs[0]);
    assert!(paragraphs[13].ends_with("洽谈就业意向。"), "{}", paragraphs[13]);
    assert_eq!(doc.body.len(), 17);
    let author = &slip.authors[0];
    assert_eq!((author.name.as_str(), author.role, author.place), ("林元沁", AuthorRole::Reporter, BylinePlace::End));
    assert_eq!(slip.authors.len(), 1);
    let people: Vec<_> = slip.people.iter().map(|person| (person.name.as_str(), person.role)).collect();
    assert_eq!(people, [("沙佳仪", StaffRole::ResponsibleEditor)]);
    let codes: Vec<_> = slip.codes.iter().map(|code| (code.scheme.as_str(), code.value.as_str())).collect();
    assert_eq!(
        codes,
        [("xinhua-doc", "010070080010000000000000011111131129352523"), ("xinhua-c", "1129352523")]
    );
    assert_eq!(slip.channel, None);
    assert_eq!(slip.language, "zh-CN");
    assert_eq!(
        story.listed(),
        [
            "1:1 furniture_navigation 首页 江苏要闻 融媒产品 访谈 信息动态 推广",
            "2:1 furniture_breadcrumb 新华网 > > 正文",
            "48:1 furniture_feedback 【纠错】 [责任编辑: 沙佳仪 ]",
            "49:1 furniture_promotion 新华网客户端",
        ]
    );
    story.golden("import/seed.json");
}

#[test]
fn the_seed_reads_the_same_in_every_encoding() {
    let Some(shared) = gaotai_testkit::shared() else { return };
    let bytes = std::fs::read(shared.join("samples/seed/article.txt")).expect("the seed can be read");
    let text = String::from_utf8(bytes.clone()).expect("the seed is UTF-8");
    let expected = import(text::import::import, &bytes).article;
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert!(import(text::import::import, &utf16).article == expected, "UTF-16");
    let windows = text.replace('\n', "\r\n");
    assert!(import(text::import::import, windows.as_bytes()).article == expected, "CR LF");
    let marked = format!("\u{feff}{text}");
    assert!(import(text::import::import, marked.as_bytes()).article == expected, "byte order mark");
}
