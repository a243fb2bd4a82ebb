//! Word documents: tracked changes and comments there and back, and what other programs make of ours.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod common;

use gaotai_article::{Article, Block, BlockId, HeadPart, Inline, Mark, Paragraph, Suggestion};
use gaotai_formats::echo::echo;
use gaotai_formats::{Anchor, Comment, Context, Picture, Review, Thread, detect, docx};
use gaotai_testkit::ids::Sequence;
use gaotai_testkit::story::Story;
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::path::PathBuf;
use std::process::Command;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0\x90wS\xde\0\0\0\x0cIDATx\x9cc\xf8\xcf\xc0\0\0\x03\x01\x01\0\xc9\xfe\x92\xef\0\0\0\0IEND\xaeB`\x82";

fn with<T>(review: Option<&Review>, run: impl FnOnce(&mut Context<'_>) -> T) -> T {
    let now = chrono::DateTime::parse_from_rfc3339("2026-11-26T17:00:00+08:00").unwrap();
    let picture = |_: &gaotai_article::Hash| {
        Some(Picture { mime: "image/png".into(), width: 1, height: 1, bytes: PNG.to_vec() })
    };
    let mut ids = Sequence::default();
    run(&mut Context { review, ..Context::new(&mut ids, now, &picture) })
}

fn write(article: &Article, review: Option<&Review>) -> Vec<u8> {
    with(review, |context| docx::export::export(article, "story", context).unwrap().files.remove(0).bytes)
}

fn part(package: &[u8], path: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(package)).unwrap();
    let mut text = String::new();
    archive.by_name(path).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// A document of these paragraphs, as somebody else may have written it.
fn foreign(body: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    let document = format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
         xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
         xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:wps=\"urn:wps\"><w:body>{body}</w:body></w:document>"
    );
    for (path, text) in [("word/document.xml", document.as_str())].iter().chain(more) {
        zip.start_file(*path, options).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn p(style: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn relations(rest: &str) -> String {
    format!("<Relationships>{rest}</Relationships>")
}

fn by(id: u128, person: &str) -> Suggestion {
    let id = uuid::Uuid::from_u128(id).to_string();
    Suggestion { id, person: person.into(), time: "2026-11-26T10:00:00+08:00".into() }
}

fn tracked() -> Article {
    let mut article = Story::new("主题").paragraph("第一段。").paragraph("第二段。").build();
    let runs = vec![
        Inline::text("张卫"),
        Inline::marked("昨日", vec![Mark::Deletion(by(1, "p1"))]),
        Inline::marked("今日", vec![Mark::Insertion(by(1, "p1"))]),
        Inline::marked(
            "乘机",
            vec![Mark::Comment { id: uuid::Uuid::from_u128(50).to_string() }, Mark::Strong],
        ),
        Inline::text("。"),
    ];
    if let Block::Paragraph(paragraph) = &mut article.doc.body[0] {
        paragraph.content = runs;
    }
    article
}

fn review() -> Review {
    let time = chrono::DateTime::parse_from_rfc3339("2026-11-26T10:05:00+08:00").ok();
    let comment = |person: &str, text: &str| Comment { person: person.into(), time, text: text.into() };
    Review {
        threads: vec![
            Thread {
                id: uuid::Uuid::from_u128(50).to_string(),
                anchor: Anchor::Range,
                quote: "乘机".into(),
                resolved: true,
                comments: vec![comment("李四", "乘哪一班？\n请核。"), comment("张三", "MU2871 <已核>")],
            },
            Thread {
                id: uuid::Uuid::from_u128(51).to_string(),
                anchor: Anchor::Field { field: "source".into() },
                quote: String::new(),
                resolved: false,
                comments: vec![comment("李四", "来源要全称")],
            },
        ],
        people: BTreeMap::from([("p1".to_owned(), "王五".to_owned())]),
    }
}

#[test]
fn suggestions_and_comments_come_back() {
    let (article, review) = (tracked(), review());
    let bytes = write(&article, Some(&review));
    let imported = with(None, |context| docx::import::import(&bytes, context).unwrap());
    let story = &imported.stories[0];
    assert_eq!(story.article.accepted().doc.body[0].text(), "张卫今日乘机。");
    assert_eq!(story.article.as_it_was().doc.body[0].text(), "张卫昨日乘机。");
    let mut people = Vec::new();
    story.article.doc.body[0].each_line(&mut |runs| {
        for mark in runs.iter().flat_map(Inline::marks) {
            if let Mark::Insertion(by) | Mark::Deletion(by) = mark {
                people.push((by.person.clone(), by.time.clone()));
            }
        }
    });
    let one = ("王五".to_owned(), "2026-11-26T10:00:00+08:00".to_owned());
    assert_eq!(people, [one.clone(), one]);
    assert_eq!(story.threads.len(), 2);
    let first = &story.threads[0];
    assert_eq!((first.resolved, first.quote.as_str(), &first.anchor), (true, "乘机", &Anchor::Range));
    assert_eq!(first.comments, review.threads[0].comments);
    assert_eq!(story.threads[1].anchor, Anchor::Field { field: "source".into() });
    assert_eq!(story.threads[1].comments, review.threads[1].comments);
    assert!(story.problems.is_empty(), "{:?}", story.problems);
}

#[test]
fn nothing_of_the_review_leaves_unasked() {
    let bytes = write(&tracked(), None);
    let document = part(&bytes, "word/document.xml");
    assert!(document.contains("今日") && !document.contains("昨日"));
    for tag in ["w:ins", "w:del", "w:comment"] {
        assert!(!document.contains(tag), "{tag}");
    }
    assert!(!String::from_utf8_lossy(&bytes).contains("word/comments"));
}

#[test]
fn the_echo_of_a_reviewed_story_is_clean() {
    let review = review();
    let made = with(Some(&review), |context| echo(&docx::FORMAT, &tracked(), "story", context).unwrap());
    assert_eq!(made.unexpected, []);
    assert_eq!(made.losses, []);
}

/// A break between paragraphs that is new, one that is to go, whole paragraphs, another style.
#[test]
fn suggestions_of_paragraphs_come_back() {
    use gaotai_article::suggest::{Act, ActKind, Shape};
    let base = || Story::new("题").paragraph("甲").paragraph("乙").paragraph("丙").paragraph("丁").build();
    let check = |at: usize, kind: ActKind, accepted: &[&str], rejected: &[&str]| {
        let mut article = base();
        let id = article.doc.body[at].id();
        let mut act = Act::new(kind, &by(9, "p1"));
        if kind == ActKind::Change {
            let attrs = serde_json::json!({ "style": "lede", "only": null });
            act.was = Some(Shape {
                name: "paragraph".into(),
                attrs: attrs.as_object().cloned().unwrap(),
                path: None,
            });
        }
        article.doc.suggested.insert(id, vec![act]);
        let bytes = write(&article, Some(&Review::default()));
        let story = with(None, |context| docx::import::import(&bytes, context).unwrap().stories.remove(0));
        let lines = |article: &Article| -> Vec<String> {
            article
                .doc
                .body
                .iter()
                .map(|block| match block {
                    Block::Paragraph(Paragraph { style, .. }) if *style != Default::default() => {
                        format!("{style:?} {}", block.text())
                    }
                    _ => block.text(),
                })
                .collect()
        };
        assert_eq!(lines(&story.article.accepted()), accepted, "{kind:?} accepted");
        assert_eq!(lines(&story.article.as_it_was()), rejected, "{kind:?} rejected");
    };
    check(1, ActKind::Split, &["甲", "乙", "丙", "丁"], &["甲乙", "丙", "丁"]);
    check(1, ActKind::Join, &["甲乙", "丙", "丁"], &["甲", "乙", "丙", "丁"]);
    check(1, ActKind::Insert, &["甲", "乙", "丙", "丁"], &["甲", "丙", "丁"]);
    check(2, ActKind::Delete, &["甲", "乙", "丁"], &["甲", "乙", "丙", "丁"]);
    check(2, ActKind::Change, &["甲", "乙", "丙", "丁"], &["甲", "乙", "Lede 丙", "丁"]);
}

#[test]
fn styles_of_word_and_wps_in_both_languages() {
    let styles = "<w:styles xmlns:w=\"w\"><w:style w:styleId=\"1\"><w:name w:val=\"标题 1\"/></w:style>\
        <w:style w:styleId=\"2\"><w:name w:val=\"heading 2\"/></w:style>\
        <w:style w:styleId=\"a7\"><w:name w:val=\"Title\"/></w:style>\
        <w:style w:styleId=\"x\"><w:name w:val=\"我的小题\"/><w:basedOn w:val=\"2\"/></w:style></w:styles>";
    let rels = relations("<Relationship Id=\"r1\" Type=\"x/styles\" Target=\"styles.xml\"/>");
    let body = [p("a7", "主题"), p("1", "第一节"), p("", "　　正文。"), p("x", "第二级")].concat();
    let bytes = foreign(&body, &[("word/styles.xml", styles), ("word/_rels/document.xml.rels", &rels)]);
    let story = common::import(docx::import::import, &bytes);
    assert_eq!(story.head(HeadPart::Title), "主题");
    assert_eq!(story.sections(), ["2 第一节", "3 第二级"]);
    assert_eq!(story.paragraphs(), ["正文。"]);
}

#[test]
fn what_word_has_and_stories_have_not_is_told() {
    let box_of =
        |text: &str| format!("<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>");
    let body = format!(
        "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:t>没有样式的题</w:t></w:r></w:p>\
         <w:p><w:r><w:t>见</w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>\
         <w:r><w:instrText> HYPERLINK \"https://example.org/\" </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\
         <w:r><w:t>此</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>\
         <w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{}</wps:txbx></w:drawing></mc:Choice>\
         <mc:Fallback><w:pict><v:textbox>{}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>\
         <w:p><w:r><w:ruby><w:rt><w:r><w:t>gāo</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>稿</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>\
         <w:p><w:hyperlink r:id=\"bad\"><w:r><w:t>坏链接</w:t></w:r></w:hyperlink></w:p>",
        box_of("框内"),
        box_of("框内")
    );
    let rels = relations(
        "<Relationship Id=\"f\" Type=\"x/footnotes\" Target=\"footnotes.xml\"/>\
         <Relationship Id=\"bad\" Type=\"x/hyperlink\" TargetMode=\"External\" Target=\"javascript:alert(1)\"/>",
    );
    let notes = "<w:footnotes xmlns:w=\"w\"><w:footnote w:id=\"2\"><w:p><w:r><w:t>注文。</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let bytes = foreign(&body, &[("word/footnotes.xml", notes), ("word/_rels/document.xml.rels", &rels)]);
    let story = common::import(docx::import::import, &bytes);
    assert_eq!(
        story.summary(),
        "title: 没有样式的题\nlanguage: zh-CN\n- paragraph: 见此[1] \n- box: 框内 \n- paragraph: 稿 \n- paragraph: 坏链接 \n\
         - box: [1] 注文。 \n!: 2:1 element_not_held [1]\n!: 5:1 element_not_held gāo稿\n!: 6:1 link_dropped javascript:alert(1)\n"
    );
}

#[test]
fn broken_packages_say_so() {
    let error = |bytes: &[u8]| common::import_err(docx::import::import, bytes).to_string();
    assert!(!error(b"PK\x03\x04nothing").is_empty());
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("a.txt", zip::write::SimpleFileOptions::default()).unwrap();
    let other = zip.finish().unwrap().into_inner();
    assert_eq!(error(&other), "no story was found in the file");
    let deep = format!(
        "{}<w:p><w:r><w:t>深</w:t></w:r></w:p>{}",
        "<w:sdt><w:sdtContent>".repeat(400),
        "</w:sdtContent></w:sdt>".repeat(400)
    );
    common::import(docx::import::import, &foreign(&deep, &[]));
}

#[test]
fn documents_are_told_by_what_is_in_them() {
    let bytes = write(&Story::new("题").paragraph("文").build(), None);
    assert_eq!(detect("a.docx", &bytes).map(|format| format.id), Some("docx"));
    assert_eq!(detect("a", &bytes).map(|format| format.id), Some("docx"));
}

fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// A program that turns one file into another, where it is installed.
fn program(name: &str, run: impl FnOnce(&mut Command) -> &mut Command) -> bool {
    let mut command = Command::new(name);
    match run(&mut command).output() {
        Ok(made) => {
            assert!(made.status.success(), "{name}: {}", String::from_utf8_lossy(&made.stderr));
            true
        }
        Err(_) => {
            eprintln!("SKIPPED: no {name}, so nobody else reads or writes documents here");
            false
        }
    }
}

fn sample() -> Article {
    Story::new("主题在此")
        .head(HeadPart::Subtitle, "副题")
        .section("小标题")
        .paragraph("正文一。")
        .block(|ids| {
            use gaotai_article::{IdSource, ListItem};
            let item = |ids: &mut gaotai_testkit::ids::Sequence, text: &str| ListItem {
                id: ids.block(),
                content: vec![Block::Paragraph(Paragraph::new(ids.block(), vec![Inline::text(text)]))],
            };
            Block::List {
                id: ids.block(),
                ordered: true,
                only: None,
                items: vec![item(ids, "其一"), item(ids, "其二")],
            }
        })
        .build()
}

#[test]
fn pandoc_reads_ours_and_we_read_its() {
    let folder = folder("docx-pandoc");
    let (ours, json, theirs) =
        (folder.join("ours.docx"), folder.join("ours.json"), folder.join("theirs.docx"));
    std::fs::write(&ours, write(&sample(), None)).unwrap();
    if !program("pandoc", |command| command.arg(&ours).args(["-f", "docx", "-t", "json", "-o"]).arg(&json)) {
        return;
    }
    let read = std::fs::read_to_string(&json).unwrap();
    let read: serde_json::Value = serde_json::from_str(&read).unwrap();
    assert!(read["meta"]["title"].to_string().contains("主题在此"), "{}", read["meta"]);
    let kinds: Vec<&str> =
        read["blocks"].as_array().unwrap().iter().filter_map(|block| block["t"].as_str()).collect();
    assert_eq!(kinds, ["Header", "Para", "OrderedList"]);
    let markdown = folder.join("theirs.md");
    std::fs::write(&markdown, "% 题目\n\n# 节\n\n正文 **粗** [链](https://example.org/)。\n\n- 甲\n- 乙\n\n> 引文\n\n| a | b |\n|---|---|\n| 1 | 2 |\n").unwrap();
    program("pandoc", |command| command.arg(&markdown).arg("-o").arg(&theirs));
    let story = common::import(docx::import::import, &std::fs::read(&theirs).unwrap());
    assert_eq!(story.head(HeadPart::Title), "题目");
    let names: Vec<&str> = story.article.doc.body.iter().map(Block::name).collect();
    assert_eq!(names, ["section_head", "paragraph", "bullet_list", "quote", "table"]);
}

#[test]
fn libreoffice_reads_ours_and_we_read_what_it_saves() {
    let folder = folder("docx-soffice");
    let ours = folder.join("ours.docx");
    std::fs::write(&ours, write(&tracked(), Some(&review()))).unwrap();
    let home = format!("-env:UserInstallation=file://{}", folder.join("home").display());
    let out = folder.join("out");
    let saved = program("soffice", |command| {
        command
            .args([&home, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir"])
            .arg(&out)
            .arg(&ours)
    });
    if !saved {
        return;
    }
    let bytes = std::fs::read(out.join("ours.docx")).unwrap();
    let story = with(None, |context| docx::import::import(&bytes, context).unwrap().stories.remove(0));
    assert_eq!(story.article.doc.head_text(HeadPart::Title), "主题");
    assert_eq!(story.article.accepted().doc.body[0].text(), "张卫今日乘机。");
    assert_eq!(story.article.as_it_was().doc.body[0].text(), "张卫昨日乘机。");
    // LibreOffice 7.4 keeps who said what and that it is settled, not which comment answers which.
    let said: Vec<&str> = story
        .threads
        .iter()
        .flat_map(|thread| &thread.comments)
        .map(|comment| comment.person.as_str())
        .collect();
    assert_eq!(said, ["李四", "张三", "李四"]);
    assert!(story.threads[0].resolved && story.threads[0].anchor == Anchor::Range);
}

#[test]
fn ids_of_nothing_are_given_twice() {
    let bytes = write(&sample(), None);
    let story = with(None, |context| docx::import::import(&bytes, context).unwrap().stories.remove(0));
    let mut ids: Vec<BlockId> = Vec::new();
    story.article.doc.body.iter().for_each(|block| block.each_id(&mut |id| ids.push(id)));
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), count);
}

fn thread(id: u128, anchor: Anchor, person: &str, text: &str) -> Thread {
    let comment = Comment { person: person.into(), time: None, text: text.into() };
    let id = uuid::Uuid::from_u128(id).to_string();
    Thread { id, anchor, quote: String::new(), resolved: false, comments: vec![comment] }
}

/// Word refuses changes and comments of nobody, and ids of people are nobody's business outside.
#[test]
fn who_has_no_name_leaves_without_id() {
    let id = uuid::Uuid::from_u128(77).to_string();
    let of = |person: &str, language: &str, listed: &str| {
        let mut article = tracked();
        article.slip.language = language.into();
        if let Block::Paragraph(paragraph) = &mut article.doc.body[0] {
            paragraph.content.push(Inline::marked("新", vec![Mark::Insertion(by(3, person))]));
        }
        let review = Review {
            threads: vec![thread(60, Anchor::Field { field: "source".into() }, person, "话")],
            people: BTreeMap::from([("p1".into(), "王五".into()), ("empty".into(), listed.into())]),
        };
        let bytes = write(&article, Some(&review));
        let (document, comments) = (part(&bytes, "word/document.xml"), part(&bytes, "word/comments.xml"));
        assert!(!document.contains(&id) && !comments.contains(&id));
        for (text, tag) in [(&document, "<w:ins "), (&document, "<w:del "), (&comments, "<w:comment ")] {
            text.match_indices(tag).for_each(|(at, _)| {
                let tag = text[at..].split('>').next().unwrap();
                assert!(tag.contains(" w:author=\""), "{tag}");
            });
        }
        (document, comments)
    };
    for (person, language, listed, expected) in [
        (id.as_str(), "zh-CN", "", "未署名"),
        (id.as_str(), "en", "", "Unknown"),
        ("", "zh-CN", "", "未署名"),
        ("empty", "en", " ", "Unknown"),
        ("empty", "en", id.as_str(), "Unknown"),
        ("赵六", "en", "", "赵六"),
    ] {
        let (document, comments) = of(person, language, listed);
        let author = format!("w:author=\"{expected}\"");
        assert!(document.contains(&author), "{person} {language}");
        assert!(comments.contains(&author) || person == "empty", "{person} {language}");
    }
}

/// Every thread that leaves can be seen in the document, and none but those leaves.
#[test]
fn threads_on_containers_stand_on_their_first_paragraph() {
    use gaotai_article::{BoxKind, IdSource, Line, ListItem, QuoteKind, Row, WidthHint};
    let mut places: Vec<(&str, BlockId)> = Vec::new();
    let para = |ids: &mut Sequence, text: &str| Paragraph::new(ids.block(), vec![Inline::text(text)]);
    let mut article = Story::new("题")
        .block(|ids| {
            let item = ListItem { id: ids.block(), content: vec![Block::Paragraph(para(ids, "列表项"))] };
            Block::List { id: ids.block(), ordered: false, only: None, items: vec![item] }
        })
        .block(|ids| {
            let content = vec![para(ids, "引文")];
            Block::Quote { id: ids.block(), kind: QuoteKind::Block, cite: None, only: None, content }
        })
        .block(|ids| {
            let cell = gaotai_article::Cell {
                id: ids.block(),
                kind: gaotai_article::CellKind::TableCell,
                colspan: 1,
                rowspan: 1,
                alignment: None,
                content: vec![para(ids, "格子")],
            };
            let rows = vec![Row { id: ids.block(), cells: vec![cell] }];
            Block::Table { id: ids.block(), only: None, rows }
        })
        .block(|ids| {
            let content = vec![Block::Paragraph(para(ids, "框内"))];
            let id = ids.block();
            Block::Box { id, kind: BoxKind::Note, title: "框题".into(), only: None, content }
        })
        .block(|ids| {
            let caption = Line { id: ids.block(), content: vec![Inline::text("说明")] };
            let credit = Line { id: ids.block(), content: Vec::new() };
            Block::Figure {
                id: ids.block(),
                media: None,
                alt: String::new(),
                focus: None,
                crop: None,
                width: WidthHint::Column,
                only: None,
                caption,
                credit,
            }
        })
        .paragraph("只在网上")
        .build();
    for (name, block) in ["list", "quote", "table", "box", "figure", "web"].iter().zip(&article.doc.body) {
        places.push((name, block.id()));
    }
    if let Some(Block::Figure { caption, credit, .. }) = article.doc.body.get(4) {
        places.extend([("caption", caption.id), ("credit", credit.id)]);
    }
    places.push(("kicker", article.doc.head.line(HeadPart::Kicker).id));
    if let Some(Block::Paragraph(paragraph)) = article.doc.body.get_mut(5) {
        paragraph.only = Some(vec!["website".into()]);
    }
    let mut threads: Vec<Thread> = places
        .iter()
        .enumerate()
        .map(|(at, (name, id))| thread(100 + at as u128, Anchor::Block { block: *id }, "李四", name))
        .collect();
    threads.push(thread(200, Anchor::Range, "李四", "gone"));
    let bytes = write(&article, Some(&Review { threads, people: BTreeMap::new() }));
    let (document, comments) = (part(&bytes, "word/document.xml"), part(&bytes, "word/comments.xml"));
    assert!(!document.contains("只在网上"));
    let words = |text: &str| -> String {
        text.split("<w:t xml:space=\"preserve\">")
            .skip(1)
            .map(|rest| rest.split('<').next().unwrap())
            .collect()
    };
    let mut seen = Vec::new();
    for (name, _) in &places {
        let Some(at) = comments.find(&format!(">{name}<")) else { continue };
        let start = comments[..at].rfind("<w:comment w:id=\"").unwrap() + "<w:comment w:id=\"".len();
        let number = comments[start..].split('"').next().unwrap();
        let open = format!("<w:commentRangeStart w:id=\"{number}\"/>");
        let close = format!("<w:commentRangeEnd w:id=\"{number}\"/>");
        assert_eq!(document.matches(&open).count(), 1, "{name}");
        assert_eq!(
            document.matches(&format!("<w:commentReference w:id=\"{number}\"/>")).count(),
            1,
            "{name}"
        );
        let range = document.split(&open).nth(1).unwrap().split(&close).next().unwrap();
        seen.push(format!("{name}:{}", words(range)));
    }
    assert_eq!(
        seen,
        [
            "list:列表项",
            "quote:引文",
            "table:格子",
            "box:框内",
            "figure:",
            "caption:说明",
            "credit:",
            "kicker:"
        ]
    );
    assert!(!comments.contains("gone") && !comments.contains(">web<"), "{comments}");
    let extended = part(&bytes, "word/commentsExtended.xml");
    assert_eq!(extended.matches("<w15:commentEx ").count(), seen.len());
}

/// What is read of a file is as much as the file is, not a thousand times that.
#[test]
fn small_files_that_ask_for_much_get_little() {
    let notes = 1_500;
    let count = 400;
    let opened: String = (0..count).map(|at| format!("<w:commentRangeStart w:id=\"{at}\"/>")).collect();
    let referred: String =
        (0..notes).map(|at| format!("<w:r><w:footnoteReference w:id=\"{}\"/></w:r>", at % 3)).collect();
    let body = format!("<w:p>{opened}<w:r><w:t>字</w:t></w:r></w:p><w:p>{referred}</w:p>");
    let said: String = (0..count)
        .map(|at| {
            format!(
                "<w:comment w:id=\"{at}\" w:author=\"甲\"><w:p><w:r><w:t>话</w:t></w:r></w:p></w:comment>"
            )
        })
        .collect();
    let said = format!("<w:comments xmlns:w=\"w\">{said}</w:comments>");
    let noted: String = (0..3)
        .map(|at| format!("<w:footnote w:id=\"{at}\"><w:p><w:r><w:t>注{at}</w:t></w:r></w:p></w:footnote>"))
        .collect();
    let noted = format!("<w:footnotes xmlns:w=\"w\">{noted}</w:footnotes>");
    let rels = relations(
        "<Relationship Id=\"c\" Type=\"x/comments\" Target=\"comments.xml\"/>\
         <Relationship Id=\"f\" Type=\"x/footnotes\" Target=\"footnotes.xml\"/>",
    );
    let bytes = foreign(
        &body,
        &[
            ("word/comments.xml", &said),
            ("word/footnotes.xml", &noted),
            ("word/_rels/document.xml.rels", &rels),
        ],
    );
    let story = with(None, |context| docx::import::import(&bytes, context).unwrap().stories.remove(0));
    assert_eq!(story.threads.len(), count);
    let marks = |block: &Block| {
        let mut most = 0;
        block.each_line(&mut |runs| {
            most = most.max(
                runs.iter()
                    .map(|run| run.marks().iter().filter(|mark| mark.name() == "comment").count())
                    .max()
                    .unwrap_or(0),
            )
        });
        most
    };
    assert_eq!(story.article.doc.body.iter().map(marks).max(), Some(50));
    let Some(Block::Box { content, .. }) = story.article.doc.body.last() else { panic!("no notes") };
    let lines: Vec<String> = content.iter().map(Block::text).collect();
    assert_eq!(lines, ["[1] 注0", "[2] 注1", "[3] 注2"]);
}

#[test]
fn a_picture_in_many_places_is_read_once() {
    let shown = "<w:p><w:r><w:drawing><blip r:embed=\"a\"/></w:drawing></w:r></w:p>\
        <w:p><w:r><w:drawing><blip r:embed=\"b\"/></w:drawing></w:r></w:p>\
        <w:p><w:r><w:drawing><blip r:embed=\"none\"/></w:drawing></w:r></w:p>";
    let rels = relations(
        "<Relationship Id=\"a\" Type=\"x/image\" Target=\"media/a.png\"/><Relationship Id=\"b\" Type=\"x/image\" Target=\"media/a.png\"/>\
         <Relationship Id=\"none\" Type=\"x/image\" Target=\"media/none.png\"/>",
    );
    let png = "\u{1}PNG";
    let bytes =
        foreign(&shown.repeat(3), &[("word/media/a.png", png), ("word/_rels/document.xml.rels", &rels)]);
    let story = with(None, |context| docx::import::import(&bytes, context).unwrap().stories.remove(0));
    let pictures =
        story.article.doc.body.iter().filter(|block| matches!(block, Block::Figure { media: Some(_), .. }));
    assert_eq!((pictures.count(), story.media.len()), (6, 1));
    assert_eq!(story.problems.iter().filter(|problem| problem.code == "picture_broken").count(), 1);
}

fn field(kind: &str) -> String {
    format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>")
}

#[test]
fn unfinished_fields_end_with_their_paragraph() {
    let begin = field("begin");
    let deep = format!(
        "<w:p><w:r><w:t>深</w:t></w:r>{}{}<w:r><w:t>藏</w:t></w:r>{}</w:p>",
        begin.repeat(70),
        field("end").repeat(60),
        field("end").repeat(10)
    );
    let boxed = format!(
        "<w:p>{begin}{}<w:r><w:pict><txbxContent><w:p>{begin}<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>\
         <w:p><w:r><w:t>框内</w:t></w:r></w:p></txbxContent></w:pict></w:r><w:r><w:t>框后</w:t></w:r>{}</w:p>",
        field("separate"),
        field("end")
    );
    // A field whose result runs on over paragraphs, such as a table of contents, is whole.
    let long = format!(
        "<w:p>{begin}<w:r><w:instrText>TOC</w:instrText></w:r>{}<w:r><w:t>目一</w:t></w:r></w:p><w:p><w:r><w:t>目二</w:t></w:r>{}</w:p>",
        field("separate"),
        field("end")
    );
    let body = format!(
        "{}<w:p><w:r><w:t>前</w:t></w:r>{begin}<w:r><w:instrText>IF</w:instrText></w:r><w:r><w:t>看不见</w:t></w:r></w:p>{}{deep}{}{boxed}{}{long}{}",
        p("Title", "题"),
        p("", "二"),
        p("", "三"),
        p("", "四"),
        p("", "五")
    );
    let story = common::import(docx::import::import, &foreign(&body, &[]));
    let text: Vec<String> = story.article.doc.body.iter().map(Block::text).collect();
    assert_eq!(text, ["前", "二", "深", "三", "框后", "框内", "四", "目一", "目二", "五"]);
    let told: Vec<(&str, u32)> = story.problems.iter().map(|one| (one.excerpt.as_str(), one.line)).collect();
    assert_eq!(told, [("IF 看不见", 2), ("PAGE", 7)]);
}

#[test]
fn placeholders_of_content_controls_are_no_text() {
    let control = |sign: &str, inner: &str| {
        format!("<w:sdt><w:sdtPr>{sign}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>")
    };
    let ask = "单击或点击此处输入文字。";
    let sign = "<w:showingPlcHdr/>";
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let body = format!(
        "{}{}{}<w:p>{}{}</w:p><w:tbl><w:tr>{}<w:tc>{}</w:tc></w:tr></w:tbl>",
        p("Title", "题"),
        control(sign, &p("", ask)),
        control("<w:showingPlcHdr w:val=\"0\"/>", &p("", "写了的")),
        run("行内"),
        control(sign, &run(ask)),
        control(sign, &format!("<w:tc>{}</w:tc>", p("", ask))),
        p("", "格子")
    );
    let story = common::import(docx::import::import, &foreign(&body, &[]));
    let text: Vec<String> = story.article.doc.body.iter().map(Block::text).collect();
    assert_eq!(text.len(), 3, "{text:?}");
    assert!(text[..2] == ["写了的", "行内"] && text[2].trim() == "格子", "{text:?}");
    let told: Vec<(&str, u32)> = story.problems.iter().map(|one| (one.excerpt.as_str(), one.line)).collect();
    assert_eq!(told, [(ask, 2), (ask, 4), (ask, 5)]);
}

/// Word counts headings itself; in Chinese documents that is the rule.
#[test]
fn numbers_that_word_counts_stand_before_headings() {
    let level = |at: u8, format: &str, text: &str, more: &str| {
        format!(
            "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>{more}<w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let numbering = format!(
        "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"0\">{}{}{}</w:abstractNum>\
         <w:abstractNum w:abstractNumId=\"1\">{}</w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>\
         <w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>\
         <w:num w:numId=\"3\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>\
         </w:numbering>",
        level(0, "chineseCountingThousand", "%1、", "<w:pStyle w:val=\"1\"/>"),
        level(1, "chineseCountingThousand", "（%2）", "<w:pStyle w:val=\"2\"/>"),
        level(2, "decimal", "%1.%2.%3", "<w:isLgl/>"),
        level(0, "decimal", "%1.", "")
    );
    let styles = "<w:styles xmlns:w=\"w\">\
        <w:style w:styleId=\"1\"><w:name w:val=\"heading 1\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>\
        <w:style w:styleId=\"2\"><w:name w:val=\"heading 2\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>\
        <w:style w:styleId=\"3\"><w:name w:val=\"heading 3\"/></w:style><w:style w:styleId=\"t\"><w:name w:val=\"Title\"/></w:style>\
        <w:style w:styleId=\"q\"><w:name w:val=\"Quote\"/></w:style></w:styles>";
    let rels = relations(
        "<Relationship Id=\"r1\" Type=\"x/styles\" Target=\"styles.xml\"/>\
         <Relationship Id=\"r2\" Type=\"x/numbering\" Target=\"numbering.xml\"/>",
    );
    let listed = |style: &str, list: u8, level: u8, text: &str| {
        format!(
            "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>\
             <w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let body = [
        p("t", "题"),
        p("1", "总则"),
        p("2", "目的"),
        p("2", "范围"),
        listed("3", 1, 2, "对象"),
        p("1", "附则"),
        p("2", "解释"),
        listed("", 2, 0, "列表项"),
        listed("q", 2, 0, "引文"),
        format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", listed("", 3, 0, "格子")),
    ]
    .concat();
    let bytes = foreign(
        &body,
        &[
            ("word/styles.xml", styles),
            ("word/numbering.xml", &numbering),
            ("word/_rels/document.xml.rels", &rels),
        ],
    );
    let story = common::import(docx::import::import, &bytes);
    let text: Vec<String> =
        story.article.doc.body.iter().map(|block| block.text().trim().to_owned()).collect();
    assert_eq!(
        text,
        [
            "一、总则",
            "（一）目的",
            "（二）范围",
            "1.2.1 对象",
            "二、附则",
            "（一）解释",
            "列表项",
            "引文",
            "5. 格子"
        ]
    );
    let told: Vec<(&str, &str)> =
        story.problems.iter().map(|one| (one.code, one.params["form"].as_str())).collect();
    assert_eq!(told, [("form_lost", "2.")]);
}
