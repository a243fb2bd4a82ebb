//! Long stories for measuring: as long as asked, with pictures, tables and all other blocks.

use crate::ids::Sequence;
use crate::story::Story;
use gaotai_article::*;

/// What a long story is to have.
#[derive(Debug, Clone, Copy)]
pub struct Long {
    /// Han characters at least, over all text blocks.
    pub characters: usize,
    /// Pictures, spread evenly; their hashes are taken in turn from those given.
    pub figures: usize,
    /// Tables of six rows and five columns, spread evenly.
    pub tables: usize,
}

impl Long {
    /// 20,000 characters with 16 pictures and 12 tables.
    pub const STORY: Long = Long { characters: 20_000, figures: 16, tables: 12 };
}

const SENTENCES: [&str; 8] = [
    "凌晨零点，青禾县新增的两条夜班公交线路正式发车，夜班线路由此增至四条。",
    "县交通运输局负责人表示，线路走向是在三千六百多份问卷的基础上反复比选确定的。",
    "“以前下夜班只能打车，一趟二十多元；现在两元钱就能到家。”在县医院工作的护士林晚说。",
    "据统计，前三天四条线路共运送乘客一千八百余人次，其中凌晨一点至三点占四成。",
    "为了让司机轮休，公司从白班抽调了十二名驾驶员，并把交接点移到了离宿舍更近的东站。",
    "沿线二十七个站台全部换上了反光站牌，其中九处加装了太阳能照明和一键呼叫按钮。",
    "记者跟车走完全程十八点六公里，用时四十七分钟，比白天少了将近二十分钟。",
    "下一步，县里将根据客流数据每季度调整一次班次，并向社会公布调整的依据。",
];

/// Makes the story. `pictures` may be empty: then the figures are without a picture.
pub fn long(shape: Long, pictures: &[Hash]) -> Article {
    let mut story = Story::new("末班车，等你下夜班")
        .head(HeadPart::WebTitle, "青禾县夜班公交线路今起增至四条")
        .head(HeadPart::Subtitle, "四条线路、二十七个站台、一千八百名乘客的三个夜晚");
    let (mut written, mut at) = (0, 0);
    while written < shape.characters {
        let text = paragraph(at);
        let before = written;
        written = (written + text.chars().count()).min(shape.characters);
        story = between(story.block(|ids| marked(ids, at, &text)), at);
        let due = |count: usize| count * written / shape.characters > count * before / shape.characters;
        if due(shape.figures) {
            let media = pictures.get(at % pictures.len().max(1)).cloned();
            story = story.block(|ids| figure(ids, media));
        }
        if due(shape.tables) {
            story = story.block(table);
        }
        at += 1;
    }
    story.build()
}

fn paragraph(at: usize) -> String {
    let count = SENTENCES.len();
    (0..4).map(|sentence| SENTENCES[(at * 3 + sentence * (1 + at % 3)) % count]).collect()
}

/// Every third paragraph has a bold run, every fifth a link.
fn marked(ids: &mut Sequence, at: usize, text: &str) -> Block {
    let mark = match at {
        at if at % 5 == 2 => Mark::Link { href: "https://example.org/night-bus".into(), title: None },
        at if at % 3 == 0 => Mark::Strong,
        _ => return Block::Paragraph(Paragraph::new(ids.block(), vec![Inline::text(text)])),
    };
    let cut = |from: usize, to: usize| text.chars().skip(from).take(to - from).collect::<String>();
    let end = text.chars().count();
    let runs =
        vec![Inline::text(cut(0, 12)), Inline::marked(cut(12, 20), vec![mark]), Inline::text(cut(20, end))];
    Block::Paragraph(Paragraph::new(ids.block(), runs))
}

/// What breaks the run of the paragraphs: section heads, quotes, lists, boxes.
fn between(story: Story, at: usize) -> Story {
    let line = SENTENCES[at % SENTENCES.len()];
    match at % 24 {
        7 | 15 | 23 => story.section("夜里的站台"),
        10 => story.block(|ids| Block::Quote {
            id: ids.block(),
            kind: QuoteKind::Pull,
            cite: Some("林晚".into()),
            only: None,
            content: vec![plain(ids, line)],
        }),
        13 => story.block(|ids| list(ids, line)),
        19 => story.block(|ids| Block::Box {
            id: ids.block(),
            kind: BoxKind::Background,
            title: "新闻背景".into(),
            only: None,
            content: vec![Block::Paragraph(plain(ids, line)), Block::Paragraph(plain(ids, line))],
        }),
        _ => story,
    }
}

fn plain(ids: &mut Sequence, text: &str) -> Paragraph {
    Paragraph::new(ids.block(), vec![Inline::text(text)])
}

fn list(ids: &mut Sequence, text: &str) -> Block {
    let item =
        |ids: &mut Sequence| ListItem { id: ids.block(), content: vec![Block::Paragraph(plain(ids, text))] };
    Block::List { id: ids.block(), ordered: false, only: None, items: (0..3).map(|_| item(ids)).collect() }
}

fn figure(ids: &mut Sequence, media: Option<Hash>) -> Block {
    let line = |ids: &mut Sequence, text: &str| Line { id: ids.block(), content: vec![Inline::text(text)] };
    Block::Figure {
        id: ids.block(),
        media,
        alt: "夜班公交停在站台边，司机正在等最后一位乘客".into(),
        focus: None,
        crop: None,
        width: WidthHint::Column,
        only: None,
        caption: line(ids, "零点二十分，最后一班车驶出东站。"),
        credit: line(ids, "周禾　摄"),
    }
}

fn table(ids: &mut Sequence) -> Block {
    let cell = |ids: &mut Sequence, row: usize, column: usize| Cell {
        id: ids.block(),
        kind: if row == 0 { CellKind::TableHeader } else { CellKind::TableCell },
        colspan: 1,
        rowspan: 1,
        alignment: None,
        content: vec![plain(
            ids,
            if row == 0 {
                "线路"
            } else {
                ["夜一路", "十八点六公里", "零点", "二十七站", "两元"][column]
            },
        )],
    };
    let row = |ids: &mut Sequence, row: usize| Row {
        id: ids.block(),
        cells: (0..5).map(|column| cell(ids, row, column)).collect(),
    };
    Block::Table { id: ids.block(), only: None, rows: (0..6).map(|at| row(ids, at)).collect() }
}

#[cfg(test)]
mod tests {
    use super::{Long, long};
    use gaotai_article::{Block, Hash, codec};

    #[test]
    fn a_long_story_has_what_was_asked_for_and_can_be_read() {
        let story =
            long(Long { characters: 5_000, figures: 4, tables: 3 }, &[Hash::of(b"a"), Hash::of(b"b")]);
        let count = |is: fn(&Block) -> bool| story.doc.body.iter().filter(|block| is(block)).count();
        assert_eq!(count(|block| matches!(block, Block::Figure { .. })), 4);
        assert_eq!(count(|block| matches!(block, Block::Table { .. })), 3);
        let mut characters = 0;
        for block in &story.doc.body {
            block.each_line(&mut |runs| characters += gaotai_article::text::plain(runs).chars().count());
        }
        assert!(characters >= 5_000, "{characters}");
        let again = codec::decode_doc(&codec::encode_doc(&story.doc));
        assert_eq!(again.ok(), Some(story.doc));
    }
}
