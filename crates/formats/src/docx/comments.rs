//! Comments: where they stand in the text, and the parts of the package that hold their words.

use super::changes::read;
use super::write::Page;
use crate::review::{Anchor, Comment, Review, Thread};
use crate::xml::read::{attribute, children, is};
use crate::xml::write::Writer;
use chrono::{FixedOffset, SecondsFormat, Utc};
use gaotai_article::{BlockId, Doc, HeadPart, Inline, Mark};
use roxmltree::{Document, Node};
use std::collections::HashMap;

/// Set in the number of runs that are still to come once the first has come.
pub(super) const BEGUN: usize = 1 << 40;

/// How many runs of the text each thread has, and its number in the document.
pub(super) fn counted(doc: &Doc, review: &Review) -> HashMap<String, (usize, usize)> {
    let mut found: HashMap<String, (usize, usize)> = HashMap::new();
    let mut count = |content: &[Inline]| {
        for mark in content.iter().flat_map(Inline::marks) {
            if let Mark::Comment { id } = mark
                && let Some(at) = review.threads.iter().position(|thread| thread.id == *id)
            {
                found.entry(id.clone()).or_insert((0, first(review, at))).0 += 1;
            }
        }
    };
    HeadPart::ALL.into_iter().for_each(|part| count(&doc.head.line(part).content));
    doc.body.iter().for_each(|block| block.each_line(&mut count));
    found
}

/// The number of a thread's first comment: comments are numbered in order.
fn first(review: &Review, thread: usize) -> usize {
    review.threads[..thread].iter().map(|thread| thread.comments.len()).sum()
}

impl Page<'_, '_> {
    /// The threads on a block, with their numbers.
    pub(super) fn on_block(&self, id: BlockId) -> Vec<(String, usize)> {
        let Some(review) = self.review else { return Vec::new() };
        let here = |thread: &Thread| matches!(thread.anchor, Anchor::Block { block } if block == id);
        let found = review.threads.iter().enumerate().filter(|(_, thread)| here(thread));
        found.map(|(at, thread)| (thread.id.clone(), first(review, at))).collect()
    }

    pub(super) fn comment_starts(&mut self, thread: &str, number: usize) {
        let count = self.replies(thread);
        for at in number..number + count {
            self.out.empty("w:commentRangeStart", &[("w:id", &at.to_string())]);
        }
    }

    pub(super) fn comment_ends(&mut self, thread: &str) {
        let Some(review) = self.review else { return };
        let Some(at) = review.threads.iter().position(|one| one.id == thread) else { return };
        let number = first(review, at);
        for at in number..number + self.replies(thread) {
            let at = at.to_string();
            self.out.empty("w:commentRangeEnd", &[("w:id", &at)]);
            self.out.open("w:r", &[]);
            self.out.open("w:rPr", &[]);
            self.out.empty("w:rStyle", &[("w:val", "CommentReference")]);
            self.out.close();
            self.out.empty("w:commentReference", &[("w:id", &at)]);
            self.out.close();
        }
    }

    fn replies(&self, thread: &str) -> usize {
        let found = self.review.and_then(|review| review.threads.iter().find(|one| one.id == thread));
        found.map_or(0, |thread| thread.comments.len())
    }

    /// Comments on story details stand on an empty paragraph at the end, since no text is theirs.
    pub(super) fn comments_on_fields(&mut self) {
        let Some(review) = self.review else { return };
        for (at, thread) in review.threads.iter().enumerate() {
            if !matches!(thread.anchor, Anchor::Field { .. }) {
                continue;
            }
            self.out.line();
            self.out.open("w:p", &[]);
            self.comment_starts(&thread.id, first(review, at));
            self.comment_ends(&thread.id);
            self.out.close();
        }
    }
}

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const W14: &str = "http://schemas.microsoft.com/office/word/2010/wordml";
const W15: &str = "http://schemas.microsoft.com/office/word/2012/wordml";

/// The id of the last paragraph of a comment, by which replies name it.
fn paragraph_id(number: usize) -> String {
    format!("{:08X}", number + 1)
}

/// `word/comments.xml`.
pub(super) fn comments(review: &Review) -> Vec<u8> {
    let mut out = Writer::new();
    out.open_line("w:comments", &[("xmlns:w", W), ("xmlns:w14", W14)]);
    let mut number = 0;
    for thread in &review.threads {
        for (nth, comment) in thread.comments.iter().enumerate() {
            let date =
                comment.time.map(|time| time.with_timezone(&Utc).to_rfc3339_opts(SecondsFormat::Secs, true));
            let (id, date) = (number.to_string(), date.unwrap_or_default());
            let initials: String = comment.person.chars().take(2).collect();
            out.open_line(
                "w:comment",
                &[("w:id", &id), ("w:author", &comment.person), ("w:date", &date), ("w:initials", &initials)],
            );
            let field = match &thread.anchor {
                Anchor::Field { field } if nth == 0 => format!("{field}: "),
                _ => String::new(),
            };
            let text = format!("{field}{}", comment.text);
            let lines: Vec<&str> = text.split('\n').collect();
            for (at, line) in lines.iter().enumerate() {
                let last = at + 1 == lines.len();
                let paragraph = if last { paragraph_id(number) } else { String::new() };
                out.open("w:p", &[("w14:paraId", &paragraph)]);
                out.open("w:pPr", &[]);
                out.empty("w:pStyle", &[("w:val", "CommentText")]);
                out.close();
                out.open("w:r", &[]);
                out.open("w:t", &[("xml:space", "preserve")]);
                out.text(line);
                (0..3).for_each(|_| out.close());
            }
            out.close_line();
            number += 1;
        }
    }
    out.finish().into_bytes()
}

/// `word/commentsExtended.xml`: which comment answers which, and what is settled.
pub(super) fn extended(review: &Review) -> Vec<u8> {
    let mut out = Writer::new();
    out.open_line("w15:commentsEx", &[("xmlns:w15", W15)]);
    let mut number = 0;
    for thread in &review.threads {
        let parent = paragraph_id(number);
        for nth in 0..thread.comments.len() {
            let parent = if nth == 0 { "" } else { parent.as_str() };
            let done = if thread.resolved { "1" } else { "0" };
            out.empty_line(
                "w15:commentEx",
                &[("w15:paraId", &paragraph_id(number)), ("w15:paraIdParent", parent), ("w15:done", done)],
            );
            number += 1;
        }
    }
    out.finish().into_bytes()
}

/// A comment as the package has it.
#[derive(Debug, Clone)]
pub(super) struct Said {
    /// Its number in the document.
    pub number: String,
    /// The id of its last paragraph, by which answers name it.
    pub paragraph: String,
    comment: Comment,
}

/// Those of `word/comments.xml`.
pub(super) fn said(document: &Document<'_>, offset: FixedOffset) -> Vec<Said> {
    let found = document.descendants().filter(|node| is(*node, "comment")).map(|node| {
        let paragraphs: Vec<Node<'_, '_>> = node.descendants().filter(|inner| is(*inner, "p")).collect();
        let text: Vec<String> = paragraphs.iter().map(|paragraph| words(*paragraph)).collect();
        let last = paragraphs.last().map(|paragraph| attribute(*paragraph, "paraId"));
        Said {
            number: attribute(node, "id").to_owned(),
            paragraph: last.unwrap_or_default().to_owned(),
            comment: Comment {
                person: attribute(node, "author").to_owned(),
                time: read(attribute(node, "date"), offset),
                text: text.join("\n").trim().to_owned(),
            },
        }
    });
    found.collect()
}

fn words(paragraph: Node<'_, '_>) -> String {
    let mut out = String::new();
    for node in paragraph.descendants().filter(Node::is_element) {
        match node.tag_name().name() {
            "t" => out.push_str(node.text().unwrap_or_default()),
            "br" | "cr" => out.push('\n'),
            "tab" => out.push(' '),
            _ => {}
        }
    }
    out
}

/// By the id of a comment's last paragraph: which one it answers, and whether it is settled.
pub(super) fn answers(document: &Document<'_>) -> HashMap<String, (String, bool)> {
    let listed = children(document.root_element(), "commentEx").map(|node| {
        let done = ["1", "true", "on"].contains(&attribute(node, "done"));
        (attribute(node, "paraId").to_owned(), (attribute(node, "paraIdParent").to_owned(), done))
    });
    listed.collect()
}

/// Threads of comments: those that answer stand behind the one they answer. `place` has for the
/// number of a comment its mark's id, what it is about, and what stands there.
pub(super) fn threads(
    said: Vec<Said>,
    answers: &HashMap<String, (String, bool)>,
    mut place: impl FnMut(&str) -> Option<(String, Anchor, String)>,
) -> Vec<Thread> {
    let mut threads: Vec<(String, Thread)> = Vec::new();
    for one in said {
        let (parent, resolved) = answers.get(&one.paragraph).cloned().unwrap_or_default();
        let open = threads.iter_mut().find(|(paragraph, _)| !parent.is_empty() && *paragraph == parent);
        if let Some((_, thread)) = open {
            thread.comments.push(one.comment);
        } else if let Some((id, anchor, quote)) = place(&one.number) {
            let thread = Thread { id, anchor, quote, resolved, comments: vec![one.comment] };
            threads.push((one.paragraph, thread));
        }
    }
    threads.into_iter().map(|(_, thread)| thread).collect()
}

/// The story detail that a comment beside no text names in front; its name goes from the words.
pub(super) fn on_field(thread: &mut Thread) -> Option<Anchor> {
    let first = thread.comments.first_mut()?;
    let (field, text) = first.text.split_once(": ")?;
    let known = crate::hold::fields(&gaotai_article::Slip::default()).contains_key(field.split('.').next()?);
    let (field, text) = (field.to_owned(), text.to_owned());
    known.then(|| {
        first.text = text;
        Anchor::Field { field }
    })
}
