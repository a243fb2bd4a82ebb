//! How long the worst pages take that are accepted. Not part of `make test`: a busy machine says nothing.
//! `cargo test --release -p gaotai-layout --test running worst -- --ignored --nocapture`

use crate::common;
use gaotai_article::*;
use gaotai_layout::copy::MOST_CHARACTERS;
use gaotai_testkit::ids::Sequence;
use gaotai_testkit::story::Story;
use std::time::Instant;

fn paragraph(ids: &mut Sequence, text: &str) -> Block {
    Block::Paragraph(Paragraph::new(ids.block(), vec![Inline::text(text)]))
}

fn repeated(text: &str, count: usize) -> Article {
    (0..count).fold(Story::new("最坏"), |story, _| story.paragraph(text)).build()
}

fn whole(text: &str) -> Article {
    repeated(&text.repeat(MOST_CHARACTERS / text.chars().count()), 1)
}

fn looks() -> Article {
    let marks = |number: usize| [vec![], vec![Mark::Strong], vec![Mark::Sup]][number % 3].clone();
    let runs = (0..MOST_CHARACTERS / 8).map(|number| Inline::marked("字", marks(number))).collect();
    Story::new("最坏").block(|ids| Block::Paragraph(Paragraph::new(ids.block(), runs))).build()
}

fn table(ids: &mut Sequence, rows: usize, columns: usize, text: &str) -> Block {
    let row = |ids: &mut Sequence| Row {
        id: ids.block(),
        cells: (0..columns)
            .map(|_| Cell {
                id: ids.block(),
                kind: CellKind::TableCell,
                colspan: 1,
                rowspan: 1,
                alignment: None,
                content: vec![Paragraph::new(ids.block(), vec![Inline::text(text)])],
            })
            .collect(),
    };
    Block::Table { id: ids.block(), only: None, rows: (0..rows).map(|_| row(ids)).collect() }
}

fn tables() -> Article {
    (0..10).fold(Story::new("最坏"), |story, _| story.block(|ids| table(ids, 100, 5, "数字一二"))).build()
}

fn boxes(depth: usize) -> Article {
    let mut ids = Sequence::default();
    let mut block = paragraph(&mut ids, "里面");
    for _ in 0..depth {
        let kind = BoxKind::Facts;
        block = Block::Box { id: ids.block(), kind, title: "框".into(), only: None, content: vec![block] };
    }
    let mut article = Story::new("最坏").block(|_| block).build();
    gaotai_testkit::story::renumber(&mut article);
    article
}

fn sections() -> Article {
    (0..20_000)
        .fold(Story::new("最坏"), |story, _| story.section("小标题的字比一栏还要长一些，要分成两行才行"))
        .build()
}

#[test]
#[ignore = "a measurement"]
fn slowest_pages() {
    let news = "青禾县夜班公交线路今起增至4条，末班车推迟到凌晨1点40分。";
    let english = "The last ferry of the evening carries everybody home, uncomplainingly. ";
    let cases: Vec<(&str, Article)> = vec![
        ("paragraphs of 400", repeated(&news.repeat(14), MOST_CHARACTERS / 434)),
        ("one paragraph", whole(news)),
        ("one English paragraph", whole(english)),
        ("one word", whole("a")),
        ("words of one letter", whole("a ")),
        ("spaces", whole(" ")),
        ("opening brackets", whole("（")),
        ("combining marks", whole("e\u{301}")),
        ("Arabic", whole("سلام ")),
        ("emoji", whole("🚌")),
        ("a look for every character", looks()),
        ("paragraphs of one character", repeated("字", MOST_CHARACTERS / 2)),
        ("empty paragraphs", repeated("", MOST_CHARACTERS)),
        ("tables", tables()),
        ("boxes in boxes", boxes(40)),
        ("section heads", sections()),
    ];
    for (name, article) in cases {
        common::press();
        let start = Instant::now();
        let sheet = common::broadsheet(&[&article]);
        let once = start.elapsed();
        let mut longer = article.clone();
        if let Some(Block::Paragraph(paragraph)) = longer.doc.body.first_mut() {
            paragraph.content.push(Inline::text("好"));
        }
        let start = Instant::now();
        common::broadsheet(&[&longer]);
        let again = start.elapsed();
        let start = Instant::now();
        common::broadsheet(&[&article, &article, &article, &article]);
        let four = start.elapsed();
        println!(
            "{name}: {once:.1?}, after a key {again:.1?}, in all four slots {four:.1?}; over {}",
            sheet.fits["lead"].over
        );
    }
}
