//! A story on which editors have worked: suggestions and commented words, spread evenly.

use gaotai_article::{Article, Block, Inline, Mark, Modification, Paragraph, Suggestion, normalize};

/// What a story is to have, in its running text.
#[derive(Debug, Clone, Copy)]
pub struct Reviewed {
    /// Suggestions, in turn: new words, struck words, words for others, a change of form, another sign.
    pub suggestions: usize,
    /// Threads of comments, on four characters each.
    pub threads: usize,
}

/// Words that have the mark of a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commented {
    /// Id of the thread, a UUID.
    pub id: String,
    /// The words.
    pub quote: String,
}

/// A character with its marks.
type Char = (char, Vec<Mark>);

const TIME: &str = "2026-11-26T10:00:00.000+08:00";

/// Puts suggestions of these people, in turn, and commented words into the paragraphs of a story.
pub fn reviewed(story: &mut Article, people: &[String], shape: Reviewed) -> Vec<Commented> {
    let mut paragraphs: Vec<&mut Paragraph> = story.doc.body.iter_mut().filter_map(paragraph).collect();
    let count = paragraphs.len().max(1);
    let mut commented = Vec::new();
    let mut made = 0;
    for (nth, paragraph) in paragraphs.iter_mut().enumerate() {
        let due = |all: usize| all * (nth + 1) / count - all * nth / count;
        let mut chars = chars(&paragraph.content);
        commented.extend(comments(&mut chars, due(shape.threads), commented.len()));
        // From behind, so that what comes in moves nothing that is still to be marked.
        let here = due(shape.suggestions);
        for place in (0..here).rev() {
            let at = chars.len() * (2 * place + 1) / (2 * here);
            let by = Suggestion {
                id: uuid(0x5, made),
                person: people.get(made % people.len().max(1)).cloned().unwrap_or_default(),
                time: TIME.into(),
            };
            suggest(&mut chars, at, made, by);
            made += 1;
        }
        paragraph.content = runs(chars);
    }
    commented
}

fn paragraph(block: &mut Block) -> Option<&mut Paragraph> {
    match block {
        Block::Paragraph(paragraph) => Some(paragraph),
        _ => None,
    }
}

fn uuid(family: u128, number: usize) -> String {
    uuid::Uuid::from_u128((family << 100) | (0x4000_8000_u128 << 48) | number as u128).to_string()
}

fn chars(content: &[Inline]) -> Vec<Char> {
    let each = |run: &Inline| match run {
        Inline::Text { text, marks } => text.chars().map(|one| (one, marks.clone())).collect(),
        Inline::HardBreak { .. } => Vec::new(),
    };
    content.iter().flat_map(each).collect()
}

fn runs(chars: Vec<Char>) -> Vec<Inline> {
    normalize(chars.into_iter().map(|(one, marks)| Inline::marked(one, marks)).collect())
}

fn comments(chars: &mut [Char], count: usize, before: usize) -> Vec<Commented> {
    let length = chars.len();
    let one = |nth: usize| {
        let id = uuid(0xc, before + nth);
        let words = chars.iter_mut().skip(length * (4 * nth + 1) / (4 * count)).take(4);
        let quote = words.map(|(sign, marks)| (marks.push(Mark::Comment { id: id.clone() }), *sign).1);
        let quote = quote.collect();
        Commented { id, quote }
    };
    (0..count).map(one).collect()
}

fn suggest(chars: &mut Vec<Char>, at: usize, nth: usize, by: Suggestion) {
    let mut mark = |from: usize, count: usize, mark: Mark| {
        chars.iter_mut().skip(from).take(count).for_each(|(_, marks)| marks.push(mark.clone()));
    };
    let words = match nth % 5 {
        0 => "据记者了解",
        1 => return mark(at, 3, Mark::Deletion(by)),
        2 => (mark(at, 2, Mark::Deletion(by.clone())), "全部").1,
        3 => {
            let Suggestion { id, person, time } = by;
            let was = Modification { id, person, time, mark: "em".into(), was: None };
            return (mark(at, 3, Mark::Modification(was)), mark(at, 3, Mark::Em)).1;
        }
        _ => (mark(at, 1, Mark::Deletion(by.clone())), "；").1,
    };
    let behind = (at + [0, 0, 2, 0, 1][nth % 5]).min(chars.len());
    let new = words.chars().map(|one| (one, vec![Mark::Insertion(by.clone())]));
    chars.splice(behind..behind, new);
}

#[cfg(test)]
mod tests {
    use super::{Reviewed, reviewed};
    use crate::long::{Long, long};
    use gaotai_article::{codec, text::plain};

    #[test]
    fn a_story_has_the_suggestions_and_comments_that_were_asked_for() {
        let before = long(Long { characters: 3_000, figures: 1, tables: 1 }, &[]);
        let mut story = before.clone();
        let shape = Reviewed { suggestions: 75, threads: 30 };
        let commented = reviewed(&mut story, &["a".into(), "b".into()], shape);
        assert_eq!((story.doc.suggestions().len(), commented.len()), (75, 30));
        let text = |story: &gaotai_article::Article| {
            let mut all = String::new();
            let doc = story.doc.as_it_was();
            doc.body.iter().for_each(|block| block.each_line(&mut |runs| all += &plain(runs)));
            all
        };
        assert_eq!(text(&story), text(&before), "as it was");
        assert!(commented.iter().all(|one| one.quote.chars().count() == 4), "{commented:?}");
        let again = codec::decode_doc(&codec::encode_doc(&story.doc));
        assert_eq!(again.ok(), Some(story.doc), "it can be read");
    }
}
