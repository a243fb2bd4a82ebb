//! ICML as others write it, and ours beside pandoc's.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod common;

use gaotai_article::{Block, Hash, HeadPart, Inline, Mark};
use gaotai_formats::{Context, Picture, detect, icml};
use gaotai_testkit::{ids::Sequence, story::Story};
use roxmltree::{Document, Node};
use std::collections::BTreeSet;
use std::io::Write;
use std::process::{Command, Stdio};

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<?aid style="50" type="snippet" readerVersion="6.0" featureSet="513" product="8.0(370)" ?>
<?aid SnippetType="InCopyInterchange"?>
"#;

/// A story of these ranges, with what else the document has.
fn document(ranges: &str, beside: &str) -> String {
    format!(
        "{HEAD}<Document DOMVersion=\"8.0\" Self=\"d\">{beside}<Story Self=\"u1\" StoryTitle=\"$ID/\">\
         {ranges}</Story></Document>"
    )
}

fn paragraph(style: &str, inside: &str) -> String {
    format!(
        "<ParagraphStyleRange AppliedParagraphStyle=\"ParagraphStyle/{style}\">{inside}</ParagraphStyleRange>"
    )
}

fn characters(attributes: &str, inside: &str) -> String {
    format!("<CharacterStyleRange {attributes}>{inside}</CharacterStyleRange>")
}

#[track_caller]
fn import(text: &str) -> common::Story {
    assert_eq!(detect("a.icml", text.as_bytes()).unwrap().id, "icml");
    common::import(icml::FORMAT.import.unwrap(), text.as_bytes())
}

/// The body as `name text` by block.
#[track_caller]
fn check(ranges: &str, expected: &[&str]) {
    let story = import(&document(ranges, ""));
    let found: Vec<String> =
        story.article.doc.body.iter().map(|block| format!("{} {}", block.name(), block.text())).collect();
    assert_eq!(found, expected, "{ranges}");
}

#[test]
fn a_break_parts_paragraphs_and_ranges_do_too() {
    let two = characters("", "<Content>一</Content><Br/><Content>二</Content>");
    check(&paragraph("正文", &two), &["paragraph 一", "paragraph 二"]);
    let one = |text: &str| paragraph("Body", &characters("", &format!("<Content>{text}</Content>")));
    check(&format!("{}<Br/>\n{}", one("一"), one("二")), &["paragraph 一", "paragraph 二"]);
    check(&format!("{}{}", one("一"), one("二")), &["paragraph 一", "paragraph 二"]);
    let ended = characters("", "<Content>一</Content><Br/>");
    check(&format!("{}{}", paragraph("Body", &ended), one("二")), &["paragraph 一", "paragraph 二"]);
}

#[test]
fn styles_by_the_names_newspapers_use() {
    let of = |style: &str, text: &str| {
        paragraph(style, &characters("", &format!("<Content>{text}</Content><Br/>")))
    };
    let ranges = [
        of("News%3a肩题", "引"),
        of("Headline", "题"),
        of("副标题", "副"),
        of("署名", "本报记者 林元沁"),
        of("$ID/NormalParagraphStyle", "文。"),
        of("Subhead", "小"),
        of("Pull Quote", "抽"),
        of("图片说明", "没有图的图说"),
    ];
    let story = import(&document(&ranges.concat(), ""));
    let head = [HeadPart::Kicker, HeadPart::Title, HeadPart::Subtitle].map(|part| story.head(part));
    assert_eq!(head, ["引", "题", "副"]);
    assert_eq!(
        (story.article.slip.authors[0].name.as_str(), story.article.slip.slug.as_str()),
        ("林元沁", "")
    );
    let names: Vec<&str> = story.article.doc.body.iter().map(Block::name).collect();
    assert_eq!(names, ["paragraph", "section_head", "quote", "paragraph"]);
}

#[test]
fn faces_come_from_styles_and_ranges() {
    let beside = r#"<CharacterStyle Self="CharacterStyle/专名" Name="专名" FontStyle="Heavy"/>"#;
    let ranges = [
        characters(r#"AppliedCharacterStyle="CharacterStyle/专名""#, "<Content>粗</Content>"),
        characters(r#"FontStyle="Italic" Position="Superscript""#, "<Content>2</Content>"),
        characters(r#"KentenKind="KentenSesameDot""#, "<Content>点</Content>"),
        characters(r#"RubyFlag="1" RubyString="tōng líng""#, "<Content>通靈</Content>"),
    ];
    let story = import(&document(&paragraph("Body", &ranges.concat()), beside));
    let Block::Paragraph(first) = &story.article.doc.body[0] else { panic!("no paragraph") };
    let said: Vec<(String, Vec<&str>)> = first
        .content
        .iter()
        .map(|run| {
            let Inline::Text { text, marks } = run else { panic!("a break") };
            (text.clone(), marks.iter().map(Mark::name).collect())
        })
        .collect();
    let expected =
        [("粗", vec!["strong"]), ("2", vec!["em", "sup"]), ("点", vec!["em"]), ("通靈（tōng líng）", vec![])];
    assert_eq!(said, expected.map(|(text, marks)| (text.to_owned(), marks)));
}

#[test]
fn tracked_changes_are_suggestions_and_notes_comments() {
    let text = [
        "<Content>水位</Content>",
        r#"<Change ChangeType="InsertedText" UserName="江映雪" Date="2026-08-04T09:01:46"><Content>回落</Content></Change>"#,
        r#"<Change ChangeType="DeletedText" UserName="江映雪" Date="2026-08-04T09:01:46"><ParagraphStyleRange AppliedParagraphStyle="ParagraphStyle/X"><CharacterStyleRange><Content>上涨</Content></CharacterStyleRange></ParagraphStyleRange></Change>"#,
        r#"<Note UserName="沙佳仪" CreationDate="2026-08-04T09:08:23"><ParagraphStyleRange><CharacterStyleRange><Content>核对</Content></CharacterStyleRange></ParagraphStyleRange></Note>"#,
        "<Content>3厘米。</Content>",
    ];
    let text = document(&paragraph("Body", &characters("", &text.concat())), "");
    let story = import(&text);
    assert_eq!(story.article.accepted().doc.body[0].text(), "水位回落3厘米。");
    let Block::Paragraph(first) = &story.article.doc.body[0] else { panic!("no paragraph") };
    let struck = |run: &&Inline| run.marks().iter().any(|mark| matches!(mark, Mark::Deletion(_)));
    let struck: Vec<String> = first
        .content
        .iter()
        .filter(struck)
        .map(|run| format!("{run:?}").split('"').nth(1).unwrap().to_owned())
        .collect();
    assert_eq!(struck.concat(), "上涨");
    let marks: Vec<&Mark> = first.content.iter().flat_map(Inline::marks).collect();
    let by = marks.iter().find_map(|mark| match mark {
        Mark::Insertion(by) => Some(by),
        _ => None,
    });
    let by = by.unwrap();
    assert_eq!((by.person.as_str(), by.time.as_str()), ("江映雪", "2026-08-04T09:01:46+08:00"));
    let mut ids = Sequence::default();
    let now = chrono::DateTime::parse_from_rfc3339("2024-05-01T12:00:00+08:00").unwrap();
    let none = |_: &Hash| -> Option<Picture> { None };
    let read = icml::import::import(text.as_bytes(), &mut Context::new(&mut ids, now, &none)).unwrap();
    let thread = &read.stories[0].threads[0];
    assert_eq!((thread.comments[0].text.as_str(), thread.comments[0].person.as_str()), ("核对", "沙佳仪"));
    assert!(marks.iter().any(|mark| matches!(mark, Mark::Comment { id } if *id == thread.id)));
}

#[test]
fn frames_tables_and_lists_of_others() {
    let picture = r#"<Rectangle Self="u2"><Image Self="u3"><Link Self="u4" LinkResourceURI="file:/C:/Pictures/%E5%9B%BE.jpg"/></Image></Rectangle>"#;
    let table = r#"<Table HeaderRowCount="1"><Cell Name="1:0"><ParagraphStyleRange Justification="CenterAlign"><CharacterStyleRange><Content>乙</Content></CharacterStyleRange></ParagraphStyleRange></Cell><Cell Name="0:0"/><Cell Name="0:1" ColumnSpan="2"><ParagraphStyleRange><CharacterStyleRange><Content>丙</Content></CharacterStyleRange></ParagraphStyleRange></Cell></Table>"#;
    let item = |style: &str, text: &str| {
        paragraph(style, &characters("", &format!("<Content>{text}</Content>"))) + "<Br/>"
    };
    let ranges = [
        paragraph("Body", &characters("", &format!("{picture}<Br/>{table}<Br/>"))),
        item("BulList &gt; first", "一"),
        item("BulList", "二"),
        item("BulList &gt; BulList &gt; first", "二一"),
        item("Body", "完。"),
    ];
    let story = import(&document(&ranges.concat(), ""));
    let names: Vec<&str> = story.article.doc.body.iter().map(Block::name).collect();
    assert_eq!(names, ["figure", "table", "bullet_list", "paragraph"]);
    let Block::Table { rows, .. } = &story.article.doc.body[1] else { panic!("no table") };
    let texts: Vec<Vec<String>> =
        rows.iter().map(|row| row.cells.iter().map(|cell| cell.content[0].text()).collect()).collect();
    assert_eq!(texts, [vec!["".to_owned(), "乙".to_owned()], vec!["丙".to_owned()]]);
    assert_eq!((rows[0].cells[1].alignment.as_deref(), rows[1].cells[0].colspan), (Some("center"), 2));
    let Block::List { items, .. } = &story.article.doc.body[2] else { panic!("no list") };
    assert_eq!((items.len(), items[1].content.len()), (2, 2));
    assert_eq!(format!("{:?}", story.media), "[Beside { path: \"图.jpg\" }]");
}

#[test]
fn what_is_no_story_is_told() {
    let none = common::import_err(icml::FORMAT.import.unwrap(), b"<Document DOMVersion=\"8.0\"/>");
    assert_eq!(none, gaotai_formats::ImportError::NoStory);
    let odd = paragraph("Body", "<Widget><Content>?</Content></Widget><HiddenText/>");
    let story = import(&document(&odd, ""));
    assert_eq!(
        story.problems.iter().map(|one| one.params["name"].as_str()).collect::<Vec<_>>(),
        ["Widget", "HiddenText"]
    );
    let deep = "<XMLElement>".repeat(900) + "<Content>底</Content>" + &"</XMLElement>".repeat(900);
    assert_eq!(import(&document(&deep, "")).problems.len(), 1);
}

/// Elements by their parents, as `Story/ParagraphStyleRange`.
fn pairs(text: &str) -> BTreeSet<String> {
    let document = Document::parse(text).unwrap();
    let name = |node: Node<'_, '_>| node.tag_name().name().to_owned();
    let elements = document.descendants().filter(Node::is_element);
    elements.filter_map(|node| Some(format!("{}/{}", name(node.parent()?), name(node)))).collect()
}

fn ours(story: &gaotai_article::Article) -> String {
    let now = chrono::DateTime::parse_from_rfc3339("2023-02-10T07:40:02+08:00").unwrap();
    let none = |_: &Hash| -> Option<Picture> { None };
    let mut ids = Sequence::default();
    let made = icml::export::export(story, "story", &mut Context::new(&mut ids, now, &none)).unwrap();
    String::from_utf8(made.files[0].bytes.clone()).unwrap()
}

/// Whatever stands around text in ours stands so in pandoc's, which InDesign places.
#[test]
fn built_as_pandoc_builds_it() {
    let markdown =
        "# 题\n\n一 **粗** [链](https://example.org/a)\n\n- 甲\n- 乙\n\n| a | b |\n|---|---|\n| c | d |\n";
    let child = Command::new("pandoc")
        .args(["-f", "markdown", "-t", "icml", "-s"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut child) = child else { return eprintln!("skipped: pandoc is not installed") };
    child.stdin.take().unwrap().write_all(markdown.as_bytes()).unwrap();
    let made = child.wait_with_output().unwrap();
    assert!(made.status.success());
    let theirs = String::from_utf8(made.stdout).unwrap();
    let story = common::import(icml::FORMAT.import.unwrap(), theirs.as_bytes());
    assert_eq!(story.head(HeadPart::Title), "题");
    let names: Vec<&str> = story.article.doc.body.iter().map(Block::name).collect();
    assert_eq!(names, ["paragraph", "bullet_list", "table"]);
    let known = pairs(&theirs);
    for pair in pairs(&ours(&story.article)) {
        let text = ["Story/", "ParagraphStyleRange/", "CharacterStyleRange/", "Table/", "Cell/", "Hyperlink"];
        // Where InCopy itself has them and pandoc does without, or puts them one level higher.
        let own =
            ["/MetadataPacketPreference", "/Br", "/Row", "/Table"].iter().any(|name| pair.ends_with(name));
        if text.iter().any(|parent| pair.starts_with(parent)) && !own {
            assert!(known.contains(&pair), "{pair} stands nowhere in pandoc's: {known:#?}");
        }
    }
}

#[test]
fn the_dateline_stands_in_front_of_the_text() {
    let story = |first: &str| {
        Story::new("题")
            .paragraph(first)
            .slip(|slip| {
                let text = "新华社南京2月10日电".to_owned();
                slip.dateline = Some(gaotai_article::slip::Dateline { text, ..Default::default() });
            })
            .build()
    };
    for (first, style) in
        [("秋粮入库。", "电头 Dateline"), ("新华社南京2月10日电　秋粮入库。", "文中电头 Dateline in text")]
    {
        let text = ours(&story(first));
        let applied = format!("<CharacterStyleRange AppliedCharacterStyle=\"CharacterStyle/{style}\">");
        assert!(text.contains(&applied), "{first}: {text}");
        assert_eq!(text.matches("新华社南京").count(), 1);
        let read = common::import(icml::FORMAT.import.unwrap(), text.as_bytes());
        assert_eq!(read.paragraphs(), [first]);
        assert_eq!(read.article.slip.dateline.unwrap().place, "南京");
    }
}
