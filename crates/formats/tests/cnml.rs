//! The look-ups of Founder's importer, restated, on what we write; and a file with the quirks of others.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod common;

use gaotai_article::slip::{Author, Staff};
use gaotai_article::{Article, Hash, HeadPart};
use gaotai_formats::{Context, Picture, cnml, detect};
use gaotai_testkit::{ids::Sequence, story::Story};
use roxmltree::{Document, Node};

fn write(article: &Article) -> String {
    let now = chrono::DateTime::parse_from_rfc3339("2023-02-10T07:40:02+08:00").unwrap();
    let none = |_: &Hash| -> Option<Picture> { None };
    let mut ids = Sequence::default();
    let mut context = Context::new(&mut ids, now, &none);
    let made = cnml::export::export(article, "story", &mut context).unwrap();
    String::from_utf8(made.files[0].bytes.clone()).unwrap()
}

fn child<'a, 'd>(node: Node<'a, 'd>, path: &str) -> Node<'a, 'd> {
    let step =
        |node: Node<'a, 'd>, name: &str| node.children().find(|child| child.has_tag_name((SPACE, name)));
    path.split('/').fold(node, |node, name| step(node, name).unwrap_or_else(|| panic!("no {name} of {path}")))
}

const SPACE: &str = "http://www.cnml.org.cn/2005/CNMLSchema";

/// What the importer finds: (title, kicker, author, editor, source, body); it panics where that one would.
fn founder(text: &str) -> [String; 6] {
    let document = Document::parse(text).unwrap();
    let root = document.root_element();
    let sent = child(root, "Envelop/TransferTime").text().unwrap();
    assert!(
        chrono::NaiveDateTime::parse_from_str(sent.split('+').next().unwrap(), "%Y-%m-%dT%H:%M:%S").is_ok()
    );
    let item = child(root, "Items/Item");
    let about = child(item, "MetaInfo/DescriptionMetaGroup");
    let said = |node: Node<'_, '_>| node.text().unwrap_or_default().to_owned();
    child(about, "DateTimes/DateTime");
    child(about, "Keywords/Keyword");
    let creators: Vec<_> = child(about, "Creators").children().filter(Node::is_element).collect();
    let xsi = ("http://www.w3.org/2001/XMLSchema-instance", "type");
    let contents = child(item, "Contents");
    let body = contents.children().find(|node| node.attribute(xsi) == Some("TextCIType")).unwrap();
    assert!(child(body, "MetaInfo/CharacteristicMetaGroup/MediaType").attribute("topicRef").is_some());
    [
        said(child(about, "Titles/HeadLine")),
        said(child(about, "Titles/ExtendedTitles/ExtendedTitle")),
        said(child(creators[0], "Name/FullName")),
        said(child(creators[1], "Name/FullName")),
        said(child(about, "SourceInfo/ItemSource/Name")),
        said(child(body, "DataContent")),
    ]
}

#[test]
fn a_reader_in_use_finds_what_it_looks_for() {
    let article = Story::new("主题")
        .head(HeadPart::Kicker, "引题")
        .paragraph("一 ]]> 二。")
        .section("小标题")
        .slip(|slip| {
            slip.authors =
                ["张三", "李四"].map(|name| Author { name: name.into(), ..Author::default() }).to_vec();
            slip.people = vec![Staff { name: "沙佳仪".into(), ..Staff::default() }];
            slip.source =
                Some(gaotai_article::slip::Source { name: "新华日报".into(), ..Default::default() });
        })
        .build();
    let text = write(&article);
    let found = founder(&text.replace("]]]]><![CDATA[>", "]]"));
    assert_eq!(found, ["主题", "引题", "张三", "沙佳仪", "新华日报", "一 ]] 二。\n小标题"]);
    assert_eq!(detect("a.xml", text.as_bytes()).unwrap().id, "cnml");
}

#[test]
fn a_story_that_says_nothing_breaks_no_reader() {
    founder(&write(&Story::new("").build()));
}

#[test]
fn a_file_of_another_system() {
    let text = r#"<CNML xmlns="http://www.cnml.org.cn/2005/CNMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<Items><Item><MetaInfo><AdministrationMetaGroup><Id><PublicId>urn:CNML:example.org:20070701:1:1</PublicId></Id></AdministrationMetaGroup>
<DescriptionMetaGroup><Titles><HeadLine>题</HeadLine></Titles><Creators><Creator><Name><FullName>甲</FullName></Name></Creator>
<Creator><Name><FullName>乙</FullName></Name></Creator></Creators><DateTimes><DateTime kind="PublishedDate">2023-02-10 07:40:02</DateTime></DateTimes>
<Locations><Location>南京</Location></Locations></DescriptionMetaGroup></MetaInfo>
<Contents><ContentItem xsi:type="MultimediaCIType"><DataContent><![CDATA[<p>一<b>二</b></p><p>三</p>]]></DataContent></ContentItem></Contents></Item></Items></CNML>"#;
    let story = common::import(cnml::FORMAT.import.unwrap(), text.as_bytes());
    let slip = &story.article.slip;
    assert_eq!((story.head(HeadPart::Title), story.paragraphs().join("|")), ("题".into(), "一二|三".into()));
    assert_eq!((slip.authors[0].name.as_str(), slip.people[0].name.as_str()), ("甲", "乙"));
    assert_eq!(slip.published_at.unwrap().to_rfc3339(), "2023-02-10T07:40:02+08:00");
    assert_eq!(slip.codes[0].scheme, "cnml");
    assert_eq!(story.listed(), ["5:1 element_not_held <Locations><Location>南京</Location></Locations>"]);
}
