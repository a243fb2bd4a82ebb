//! Comments: where they stand in the text, and the parts of the package that hold their words.

use super::changes::read;
use super::write::Page;
use crate::review::{Anchor, Comment, Review, Thread};
use crate::xml::read::{attribute, children, is};
use crate::xml::write::Writer;
use chrono::{FixedOffset, SecondsFormat, Utc};
use gaotai_article::{BlockId, Doc, HeadPart, Inline, Mark};
use roxmltree::{Document, Node};
use std::collections::{HashMap, HashSet};

/// Where threads stand in the document, while it is written.
#[derive(Debug, Default)]
pub(crate) struct Places {
    /// How many runs each thread that stands on words has still to come.
    pub runs: HashMap<String, usize>,
    /// Containers of which no paragraph has been written.
    pub around: Vec<BlockId>,
    /// Those that had none, and lines without words.
    pub homeless: Vec<BlockId>,
    /// The number of the first comment of each thread that the document refers to.
    numbers: HashMap<String, usize>,
    next: usize,
}

impl Places {
    /// Those of a story of which nothing is written yet.
    pub fn of(doc: &Doc, review: &Review) -> Places {
        let threads: HashSet<&str> = review.threads.iter().map(|thread| thread.id.as_str()).collect();
        let mut places = Places::default();
        let mut count = |content: &[Inline]| {
            for mark in content.iter().flat_map(Inline::marks) {
                if let Mark::Comment { id } = mark
                    && threads.contains(id.as_str())
                {
                    *places.runs.entry(id.clone()).or_default() += 1;
                }
            }
        };
        HeadPart::ALL.into_iter().for_each(|part| count(&doc.head.line(part).content));
        doc.body.iter().for_each(|block| block.each_line(&mut count));
        places
    }

    /// Whether the document refers to a thread.
    pub fn written(&self, thread: &str) -> bool {
        self.numbers.contains_key(thread)
    }

    /// What follows stands in this block: its threads are on the first paragraph there.
    pub fn enter(&mut self, id: BlockId) -> usize {
        self.around.push(id);
        self.around.len() - 1
    }

    /// The end of what [`Places::enter`] gave this for.
    pub fn leave(&mut self, outside: usize) {
        let unwritten = self.around.split_off(outside.min(self.around.len()));
        self.homeless.extend(unwritten);
    }
}

impl Page<'_, '_> {
    /// The threads on a block that stand nowhere yet.
    pub(super) fn on_block(&self, id: BlockId) -> Vec<String> {
        let Some(review) = self.review else { return Vec::new() };
        let here = |thread: &&Thread| {
            matches!(thread.anchor, Anchor::Block { block } if block == id)
                && !self.said.runs.contains_key(&thread.id)
                && !self.said.written(&thread.id)
        };
        review.threads.iter().filter(here).map(|thread| thread.id.clone()).collect()
    }

    pub(super) fn comment_starts(&mut self, thread: &str) {
        let (number, count) = (self.said.next, self.replies(thread));
        self.said.next += count;
        self.said.numbers.insert(thread.to_owned(), number);
        for at in number..number + count {
            self.out.empty("w:commentRangeStart", &[("w:id", &at.to_string())]);
        }
    }

    pub(super) fn comment_ends(&mut self, thread: &str) {
        let Some(number) = self.said.numbers.get(thread).copied() else { return };
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

    /// Comments on story details, and on what has no paragraph, stand on empty ones at the end.
    pub(super) fn comments_without_text(&mut self) {
        let Some(review) = self.review else { return };
        let homeless: HashSet<BlockId> = std::mem::take(&mut self.said.homeless).into_iter().collect();
        for thread in &review.threads {
            let here = match &thread.anchor {
                Anchor::Field { .. } => true,
                Anchor::Block { block } => homeless.contains(block),
                Anchor::Range => false,
            };
            if !here || self.said.runs.contains_key(&thread.id) || self.said.written(&thread.id) {
                continue;
            }
            self.out.line();
            self.out.open("w:p", &[]);
            self.comment_starts(&thread.id);
            self.comment_ends(&thread.id);
            self.out.close();
        }
    }

    /// The threads that the document refers to, with the numbers of their first comments. What
    /// stands nowhere does not leave: nobody would see that it does.
    fn threads(&self) -> Vec<(&Thread, usize)> {
        let all = self.review.map(|review| review.threads.as_slice()).unwrap_or_default();
        let number = |thread: &Thread| self.said.numbers.get(&thread.id).copied();
        all.iter().filter_map(|thread| Some((thread, number(thread)?))).collect()
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
pub(super) fn comments(page: &Page<'_, '_>) -> Vec<u8> {
    let mut out = Writer::new();
    out.open_line("w:comments", &[("xmlns:w", W), ("xmlns:w14", W14)]);
    for (thread, number) in page.threads() {
        for (nth, one) in thread.comments.iter().enumerate() {
            let field = match &thread.anchor {
                Anchor::Field { field } if nth == 0 => format!("{field}: "),
                _ => String::new(),
            };
            comment(&mut out, number + nth, &page.name(&one.person), &field, one);
        }
    }
    out.finish().into_bytes()
}

/// One of them by `author`; `field` stands before its words.
fn comment(out: &mut Writer, number: usize, author: &str, field: &str, one: &Comment) {
    let date = one.time.map(|time| time.with_timezone(&Utc).to_rfc3339_opts(SecondsFormat::Secs, true));
    let (id, date) = (number.to_string(), date.unwrap_or_default());
    let initials: String = author.chars().take(2).collect();
    out.open_line(
        "w:comment",
        &[("w:id", &id), ("w:author", author), ("w:date", &date), ("w:initials", &initials)],
    );
    let text = format!("{field}{}", one.text);
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
}

/// `word/commentsExtended.xml`: which comment answers which, and what is settled.
pub(super) fn extended(page: &Page<'_, '_>) -> Vec<u8> {
    let mut out = Writer::new();
    out.open_line("w15:commentsEx", &[("xmlns:w15", W15)]);
    for (thread, number) in page.threads() {
        let first = paragraph_id(number);
        for nth in 0..thread.comments.len() {
            let parent = if nth == 0 { "" } else { first.as_str() };
            let done = if thread.resolved { "1" } else { "0" };
            let own = paragraph_id(number + nth);
            out.empty_line(
                "w15:commentEx",
                &[("w15:paraId", &own), ("w15:paraIdParent", parent), ("w15:done", done)],
            );
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
    let mut threads: Vec<Thread> = Vec::new();
    let mut by_paragraph: HashMap<String, usize> = HashMap::new();
    for one in said {
        let (parent, resolved) = answers.get(&one.paragraph).cloned().unwrap_or_default();
        let open = by_paragraph.get(&parent).copied().filter(|_| !parent.is_empty());
        if let Some(thread) = open.and_then(|at| threads.get_mut(at)) {
            thread.comments.push(one.comment);
        } else if let Some((id, anchor, quote)) = place(&one.number) {
            by_paragraph.entry(one.paragraph).or_insert(threads.len());
            threads.push(Thread { id, anchor, quote, resolved, comments: vec![one.comment] });
        }
    }
    threads
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
