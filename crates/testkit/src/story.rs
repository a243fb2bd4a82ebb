//! Builds stories in a few words, and random ones of every shape.

use crate::ids::{Sequence, article};
use gaotai_article::*;
use proptest::prelude::*;

/// Builds a story block by block.
#[derive(Debug)]
pub struct Story {
    ids: Sequence,
    article: Article,
}

impl Story {
    /// A Chinese story with this title on the paper.
    pub fn new(title: &str) -> Self {
        let mut ids = Sequence::default();
        let mut made = Article::new(article(1), "zh-CN", &mut ids);
        made.doc.body.clear();
        let mut story = Story { ids, article: made };
        story.set(HeadPart::Title, title);
        story
    }

    fn set(&mut self, part: HeadPart, text: &str) {
        self.article.doc.head.line_mut(part).content = runs(text);
    }

    /// Sets a line of the title group.
    pub fn head(mut self, part: HeadPart, text: &str) -> Self {
        self.set(part, text);
        self
    }

    /// Adds a paragraph.
    pub fn paragraph(mut self, text: &str) -> Self {
        let id = self.ids.block();
        self.article.doc.body.push(Block::Paragraph(Paragraph::new(id, runs(text))));
        self
    }

    /// Adds a section head of level 2.
    pub fn section(mut self, text: &str) -> Self {
        let id = self.ids.block();
        self.article.doc.body.push(Block::SectionHead { id, level: 2, only: None, content: runs(text) });
        self
    }

    /// Adds a block made with fresh ids.
    pub fn block(mut self, make: impl FnOnce(&mut Sequence) -> Block) -> Self {
        let block = make(&mut self.ids);
        self.article.doc.body.push(block);
        self
    }

    /// Changes the slip.
    pub fn slip(mut self, change: impl FnOnce(&mut Slip)) -> Self {
        change(&mut self.article.slip);
        self
    }

    /// The story; a body without blocks gets an empty paragraph.
    pub fn build(mut self) -> Article {
        if self.article.doc.body.is_empty() {
            self = self.paragraph("");
        }
        self.article
    }
}

fn runs(text: &str) -> Vec<Inline> {
    if text.is_empty() { Vec::new() } else { vec![Inline::text(text)] }
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[\u{4e00}-\u{4e40}，。：“”《》、A-Za-z0-9 .%]{1,24}",
        1 => Just("𠮷野家<b>&amp;\"'\\*_#[]`".to_owned()),
        1 => Just("2023年2月10日，169.8亿元，19:30，3:2".to_owned()),
    ]
    .prop_map(|text| text.trim().to_owned())
    .prop_filter("a run is never empty", |text| !text.is_empty())
}

fn marks() -> impl Strategy<Value = Vec<Mark>> {
    prop_oneof![
        6 => Just(Vec::new()),
        2 => Just(vec![Mark::Strong]),
        1 => Just(vec![Mark::Em]),
        1 => Just(vec![Mark::Strong, Mark::Underline]),
        1 => Just(vec![Mark::Link { href: "https://example.org/a?b=1&c=2".into(), title: None }]),
        1 => Just(vec![Mark::Only { channels: vec!["print".into()] }]),
        1 => Just(vec![Mark::Sup]),
    ]
}

/// Random runs of a line, in normal form; possibly none.
pub fn any_runs() -> impl Strategy<Value = Vec<Inline>> {
    proptest::collection::vec((text(), marks()), 0..4).prop_map(|runs| {
        normalize(runs.into_iter().map(|(text, marks)| Inline::marked(text, marks)).collect())
    })
}

fn some_runs() -> impl Strategy<Value = Vec<Inline>> {
    any_runs().prop_map(|runs| if runs.is_empty() { vec![Inline::text("字")] } else { runs })
}

fn any_block() -> impl Strategy<Value = Block> {
    let id = || crate::ids::block(0);
    let paragraph = some_runs().prop_map(move |content| Paragraph::new(id(), content)).boxed();
    let leaf = prop_oneof![
        6 => paragraph.clone().prop_map(Block::Paragraph),
        2 => (some_runs(), 2u8..=3).prop_map(move |(content, level)| Block::SectionHead { id: id(), level, only: None, content }),
        1 => (proptest::collection::vec(paragraph.clone(), 1..3), any::<bool>()).prop_map(move |(content, pull)| Block::Quote {
            id: id(), kind: if pull { QuoteKind::Pull } else { QuoteKind::Block }, cite: None, only: None, content,
        }),
        1 => (any_runs(), any_runs(), text()).prop_map(move |(caption, credit, alt)| Block::Figure {
            id: id(), media: Some(Hash::of(alt.as_bytes())), alt, focus: None, crop: None, width: WidthHint::Column, only: None,
            caption: Line { id: id(), content: caption }, credit: Line { id: id(), content: credit },
        }),
        1 => proptest::collection::vec(proptest::collection::vec(paragraph.clone(), 2), 1..3).prop_map(move |rows| Block::Table {
            id: id(), only: None,
            rows: rows.into_iter().enumerate().map(|(at, cells)| Row { id: id(), cells: cells.into_iter().map(|paragraph| Cell {
                id: id(), kind: if at == 0 { CellKind::TableHeader } else { CellKind::TableCell },
                colspan: 1, rowspan: 1, alignment: None, content: vec![paragraph],
            }).collect() }).collect(),
        }),
        1 => Just(Block::Divider { id: id(), only: None }),
        1 => text().prop_map(move |title| Block::Embed { id: id(), url: "https://example.org/v".into(), title, note: String::new(), only: None }),
    ];
    let list =
        (proptest::collection::vec(paragraph, 1..4), any::<bool>()).prop_map(move |(items, ordered)| {
            Block::List {
                id: id(),
                ordered,
                only: None,
                items: items
                    .into_iter()
                    .map(|paragraph| ListItem { id: id(), content: vec![Block::Paragraph(paragraph)] })
                    .collect(),
            }
        });
    let boxed = (text(), proptest::collection::vec(leaf.clone(), 1..3)).prop_map(move |(title, content)| {
        Block::Box { id: id(), kind: BoxKind::Background, title, only: None, content }
    });
    prop_oneof![8 => leaf, 1 => list, 1 => boxed]
}

/// A random story of every kind of block and mark that a person can make today.
pub fn any_article() -> impl Strategy<Value = Article> {
    (proptest::collection::vec(any_runs(), 5), proptest::collection::vec(any_block(), 1..8)).prop_map(
        |(head, body)| {
            let mut made = Article::new(article(7), "zh-CN", &mut Sequence::default());
            for (part, content) in HeadPart::ALL.into_iter().zip(head) {
                made.doc.head.line_mut(part).content = content;
            }
            made.doc.body = body;
            renumber(&mut made);
            made
        },
    )
}

/// Gives every block an id of its own, in reading order.
pub fn renumber(article: &mut Article) {
    fn walk(value: &mut serde_json::Value, ids: &mut Sequence) {
        if let Some(id) = value.get_mut("attrs").and_then(|attrs| attrs.get_mut("id")) {
            *id = serde_json::Value::from(ids.block().to_string());
        }
        if let Some(children) = value.get_mut("content").and_then(|content| content.as_array_mut()) {
            children.iter_mut().for_each(|child| walk(child, ids));
        }
    }
    let mut doc = codec::encode_doc(&article.doc);
    walk(&mut doc, &mut Sequence::default());
    // Ids that repeated before are each their own now, so the story is one that can be read.
    article.doc = decode_renumbered(&doc);
}

fn decode_renumbered(doc: &serde_json::Value) -> Doc {
    codec::decode_doc(doc).unwrap_or_else(|error| panic!("a story with fresh ids must be readable: {error}"))
}
