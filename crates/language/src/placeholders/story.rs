//! Placeholders of a whole story: its text and what is written in its slip.

use super::placeholders;
use gaotai_article::text::plain;
use gaotai_article::{Article, Block, BlockId, Inline, Line, Slip};
use serde_json::Value;

/// Fields of the slip whose text reaches a reader or another desk. The slug, codes, ids and
/// what comes from vocabularies do not.
const FIELDS: [&str; 11] = [
    "source",
    "original_title",
    "authors",
    "people",
    "dateline",
    "places",
    "keywords",
    "rights",
    "ai_use",
    "ed_note",
    "extra",
];
/// How much of the text around a placeholder is told, in characters.
const AROUND: usize = 16;

/// In which part of a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A line of the title group, or a text of the body: the block's id and what it is, by the
    /// names of nodes and their attributes (`title`, `paragraph`, `caption`, `box.title`, …).
    Block(BlockId, &'static str),
    /// A field of the slip, by its path: `ed_note`, `authors[0].name`.
    Slip(String),
}

/// A placeholder of a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Where.
    pub part: Part,
    /// The line of text in the body, from 1; 0 for the title group and the slip.
    pub line: usize,
    /// The placeholder.
    pub text: String,
    /// What stands before it in the same text.
    pub before: String,
    /// What stands behind it.
    pub after: String,
}

/// All placeholders of a story in reading order, those of the slip last. As in every export,
/// suggestions read as if accepted.
pub fn of_story(article: &Article) -> Vec<Place> {
    let mut walk = Walk::default();
    let article = article.accepted();
    for (part, line) in article.doc.head.iter() {
        walk.text(Part::Block(line.id, part.name()), 0, &line.text());
    }
    article.doc.body.iter().for_each(|block| walk.block(block));
    walk.slip(&article.slip);
    walk.found
}

#[derive(Default)]
struct Walk {
    found: Vec<Place>,
    line: usize,
}

impl Walk {
    fn text(&mut self, part: Part, line: usize, text: &str) {
        let chars: Vec<char> = text.chars().collect();
        for one in placeholders(text) {
            let string = |from: usize, to: usize| chars[from..to].iter().collect::<String>();
            self.found.push(Place {
                part: part.clone(),
                line,
                text: string(one.from, one.to),
                before: string(one.from.saturating_sub(AROUND), one.from),
                after: string(one.to, (one.to + AROUND).min(chars.len())),
            });
        }
    }

    fn line(&mut self, id: BlockId, name: &'static str, content: &[Inline]) {
        self.line += 1;
        self.text(Part::Block(id, name), self.line, &plain(content));
    }

    fn named(&mut self, line: &Line, name: &'static str) {
        self.line(line.id, name, &line.content);
    }

    fn attribute(&mut self, id: BlockId, name: &'static str, text: &str) {
        self.text(Part::Block(id, name), self.line + 1, text);
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(paragraph) => self.line(paragraph.id, "paragraph", &paragraph.content),
            Block::SectionHead { id, content, .. } => self.line(*id, "section_head", content),
            Block::List { items, .. } => {
                items.iter().flat_map(|item| &item.content).for_each(|block| self.block(block));
            }
            Block::Quote { id, cite, content, .. } => {
                self.attribute(*id, "quote.cite", cite.as_deref().unwrap_or_default());
                content.iter().for_each(|one| self.line(one.id, "paragraph", &one.content));
            }
            Block::Figure { id, alt, caption, credit, .. } => {
                self.attribute(*id, "figure.alt", alt);
                self.named(caption, "caption");
                self.named(credit, "credit");
            }
            Block::Table { rows, .. } => {
                let cells = rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.content);
                cells.for_each(|one| self.line(one.id, "table_cell", &one.content));
            }
            Block::Box { id, title, content, .. } => {
                self.attribute(*id, "box.title", title);
                content.iter().for_each(|block| self.block(block));
            }
            Block::Embed { id, title, note, .. } => {
                self.attribute(*id, "embed.title", title);
                self.attribute(*id, "embed.note", note);
            }
            Block::Divider { .. } => {}
        }
    }

    fn slip(&mut self, slip: &Slip) {
        // A slip that cannot be written as JSON could not be in a library either.
        let Ok(all) = serde_json::to_value(slip) else { return };
        for field in FIELDS {
            self.value(field, &all[field]);
        }
    }

    fn value(&mut self, path: &str, value: &Value) {
        match value {
            Value::String(text) => self.text(Part::Slip(path.to_owned()), 0, text),
            Value::Array(all) => {
                all.iter().enumerate().for_each(|(at, one)| self.value(&format!("{path}[{at}]"), one));
            }
            Value::Object(all) => {
                all.iter().for_each(|(name, one)| self.value(&format!("{path}.{name}"), one));
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use gaotai_article::{BoxKind, HeadPart, Mark, Paragraph, QuoteKind, Suggestion, slip};
    use gaotai_testkit::{ids::block, story::Story};

    fn told(article: &Article) -> Vec<String> {
        let name = |place: &Place| match &place.part {
            Part::Block(_, name) => (*name).to_owned(),
            Part::Slip(path) => path.clone(),
        };
        let places = of_story(article);
        places.iter().map(|place| format!("{} {} {}", place.line, name(place), place.text)).collect()
    }

    #[test]
    fn every_part_of_a_story_is_looked_at() {
        let facts = |id| Block::Box {
            id: block(id),
            kind: BoxKind::Facts,
            title: "背景〔待补〕".into(),
            only: None,
            content: vec![Block::Paragraph(Paragraph::new(block(id + 1), vec![Inline::text("TK people")]))],
        };
        let quote = |id| Block::Quote {
            id: block(id),
            kind: QuoteKind::Pull,
            cite: Some("【待核】".into()),
            only: None,
            content: vec![Paragraph::new(block(id + 1), vec![Inline::text("好")])],
        };
        let story = Story::new("大桥通车〔待核：日期〕")
            .head(HeadPart::Abstract, "TK")
            .paragraph("全长〔待查〕米，投资（待核实）亿元。");
        let story = story.block(|_| facts(900)).block(|_| quote(920)).section("[TK]").slip(|slip| {
            slip.slug = "bridge TK".into();
            slip.ed_note = "图片 TK".into();
            slip.authors = vec![slip::Author { name: "〔待补〕".into(), ..Default::default() }];
            slip.extra.insert("deck".into(), serde_json::json!({ "lines": ["TKTK"] }));
        });
        let expected = [
            "0 title 〔待核：日期〕",
            "0 abstract TK",
            "1 paragraph 〔待查〕",
            "1 paragraph （待核实）",
            "2 box.title 〔待补〕",
            "2 paragraph TK",
            "3 quote.cite 【待核】",
            "4 section_head [TK]",
            "0 authors[0].name 〔待补〕",
            "0 ed_note TK",
            "0 extra.deck.lines[0] TKTK",
        ];
        assert_eq!(told(&story.build()), expected);
    }

    #[test]
    fn the_text_around_is_told() {
        let found = of_story(&Story::new("").paragraph("全桥总长〔待核〕米。").build());
        assert_eq!((found[0].before.as_str(), found[0].after.as_str()), ("全桥总长", "米。"));
    }

    #[test]
    fn suggestions_read_as_if_accepted() {
        let by = Suggestion { id: "s".into(), person: "p".into(), time: "2023-02-10T07:40:02+08:00".into() };
        let content = vec![
            Inline::marked("〔待核〕", vec![Mark::Insertion(by.clone())]),
            Inline::marked("〔待查〕", vec![Mark::Deletion(by)]),
        ];
        let made = Story::new("").block(|_| Block::Paragraph(Paragraph::new(block(9), content))).build();
        assert_eq!(told(&made), ["1 paragraph 〔待核〕"]);
    }
}
