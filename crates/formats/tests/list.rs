//! Lists of stories as spreadsheets read them.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use gaotai_article::slip::{Author, Source, SourceKind, Term};
use gaotai_article::{Article, Hash, HeadPart};
use gaotai_formats::{Context, Outgoing, Picture, list};
use gaotai_testkit::{ids::Sequence, story::Story};

fn rows(stories: &[Article]) -> (Vec<u8>, Vec<Vec<String>>) {
    let now = chrono::DateTime::parse_from_rfc3339("2023-02-10T07:40:02+08:00").unwrap();
    let none = |_: &Hash| -> Option<Picture> { None };
    let out: Vec<Outgoing<'_>> =
        stories.iter().map(|article| Outgoing { article, stem: "s", version: 2 }).collect();
    let mut ids = Sequence::default();
    let made = list::export::gather(&out, "清单", &mut Context::new(&mut ids, now, &none)).unwrap();
    assert_eq!(made.files[0].path, "清单.csv");
    let bytes = made.files[0].bytes.clone();
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").expect("the mark of UTF-8").to_vec();
    let mut read = csv::ReaderBuilder::new().has_headers(false).from_reader(&text[..]);
    let rows = read.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
    (bytes, rows)
}

fn story(title: &str) -> Article {
    Story::new(title)
        .head(HeadPart::Subtitle, "副题，“一”, \"two\"")
        .paragraph("正文五个字。")
        .slip(|slip| {
            slip.published_at = chrono::DateTime::parse_from_rfc3339("2023-02-10T07:40:02+08:00").ok();
            slip.channel = Some(Term { id: "c1".into(), name: "要闻".into() });
            slip.authors =
                ["张三", "李四"].map(|name| Author { name: name.into(), ..Author::default() }).to_vec();
            let (name, url) = ("新华日报".into(), Some("https://example.org/a".into()));
            slip.source = Some(Source { id: None, name, url, kind: SourceKind::Reprint });
        })
        .build()
}

#[test]
fn a_row_for_each_story_under_a_row_of_names() {
    let (bytes, rows) = rows(&[story("先锋"), story("=1+1")]);
    assert_eq!(rows.len(), 3);
    let cell = |row: usize, name: &str| {
        let at = rows[0].iter().position(|column| column == name).unwrap_or_else(|| panic!("no {name}"));
        rows[row][at].as_str()
    };
    assert_eq!((cell(1, "标题"), cell(2, "标题")), ("先锋", "'=1+1"));
    assert_eq!((cell(1, "副题"), cell(1, "栏目")), ("副题，“一”, \"two\"", "要闻"));
    assert_eq!((cell(1, "作者"), cell(1, "来源"), cell(1, "原创或转载")), ("张三、李四", "新华日报", "转载"));
    assert_eq!((cell(1, "发布时间"), cell(1, "时区")), ("2023-02-10 07:40:02", "+08:00"));
    assert_eq!((cell(1, "字数"), cell(1, "版本")), ("6", "2"));
    // Lines end as RFC 4180 has it.
    let ends = bytes.windows(2).filter(|two| two == b"\r\n").count();
    assert_eq!((ends, bytes.iter().filter(|byte| **byte == b'\n').count()), (3, 3));
}

#[test]
fn the_names_are_in_the_language_of_the_first_story() {
    let mut english = story("Rain");
    english.slip.language = "en-GB".into();
    let (_, rows) = rows(&[english]);
    assert!(rows[0].contains(&"Title".to_owned()) && rows[1].contains(&"张三, 李四".to_owned()));
}
