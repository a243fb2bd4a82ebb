//! Runs of text as WordprocessingML, with what is suggested and said of them.

use super::changes::{Change, Kind};
use super::write::{Page, Target};
use gaotai_article::{BlockId, Inline, Mark, Modification};

impl Page<'_, '_> {
    /// The runs of a line; `whole` when the block as a whole is new or to go.
    pub(super) fn runs(&mut self, content: &[Inline], whole: Option<&Change>) {
        for inline in content {
            self.comments_begin(inline.marks());
            let link = inline.marks().iter().find_map(|mark| match mark {
                Mark::Link { href, title } => Some((href, title)),
                _ => None,
            });
            if let Some((href, title)) = link {
                let rel = self.target(Target::Link(href.clone()));
                let title = title.as_deref().unwrap_or_default();
                self.out.open("w:hyperlink", &[("r:id", &rel), ("w:tooltip", title), ("w:history", "1")]);
            }
            self.run(inline, whole);
            if link.is_some() {
                self.out.close();
            }
            self.comments_end(inline.marks());
        }
    }

    fn run(&mut self, inline: &Inline, whole: Option<&Change>) {
        let mut around: Vec<Change> =
            if self.review.is_some() { tracked(inline.marks()) } else { Vec::new() };
        let deleted = whole.filter(|whole| around.iter().all(|change| change.kind != whole.kind));
        match deleted {
            Some(whole) if whole.kind == Kind::Insert => around.insert(0, whole.clone()),
            Some(whole) => around.push(whole.clone()),
            None => {}
        }
        around.iter().for_each(|change| self.wrap(change));
        self.out.open("w:r", &[]);
        self.form(inline.marks());
        let gone = around.iter().any(|change| change.kind == Kind::Delete);
        match inline {
            Inline::Text { text, .. } => {
                let tag = if gone { "w:delText" } else { "w:t" };
                self.out.open(tag, &[("xml:space", "preserve")]);
                self.out.text(text);
                self.out.close();
            }
            Inline::HardBreak { .. } => self.out.empty("w:br", &[]),
        }
        self.out.close();
        around.iter().for_each(|_| self.out.close());
    }

    /// Opens what says that something is new or to go.
    pub(super) fn wrap(&mut self, change: &Change) {
        self.change(if change.kind == Kind::Insert { "w:ins" } else { "w:del" }, change, true);
    }

    fn form(&mut self, marks: &[Mark]) {
        let linked = marks.iter().any(|mark| matches!(mark, Mark::Link { .. }));
        let former = if self.review.is_some() { modified(marks) } else { Vec::new() };
        let names: Vec<&str> = marks.iter().map(Mark::name).collect();
        if !linked && former.is_empty() && !names.iter().any(|name| is_form(name)) {
            return;
        }
        self.out.open("w:rPr", &[]);
        self.properties(linked, &names);
        if let Some(first) = former.first() {
            let change =
                Change { kind: Kind::Insert, person: first.person.clone(), time: first.time.clone() };
            self.change("w:rPrChange", &change, true);
            let mut were: Vec<&str> = names.clone();
            for one in &former {
                were.retain(|name| *name != one.mark);
                were.extend(one.was.is_some().then_some(one.mark.as_str()));
            }
            self.out.open("w:rPr", &[]);
            self.properties(linked, &were);
            self.out.close();
            self.out.close();
        }
        self.out.close();
    }

    /// In the order of the schema.
    fn properties(&mut self, linked: bool, names: &[&str]) {
        let has = |name: &str| names.contains(&name);
        let out = &mut self.out;
        if linked {
            out.empty("w:rStyle", &[("w:val", "Hyperlink")]);
        }
        if has("strong") {
            out.empty("w:b", &[]);
            out.empty("w:bCs", &[]);
        }
        if has("em") {
            out.empty("w:i", &[]);
            out.empty("w:iCs", &[]);
        }
        if has("underline") {
            out.empty("w:u", &[("w:val", "single")]);
        }
        if has("sup") || has("sub") {
            let place = if has("sup") { "superscript" } else { "subscript" };
            out.empty("w:vertAlign", &[("w:val", place)]);
        }
    }

    fn comments_begin(&mut self, marks: &[Mark]) {
        for id in threads(marks) {
            if self.said.runs.contains_key(id) && !self.said.written(id) {
                self.comment_starts(id);
            }
        }
    }

    fn comments_end(&mut self, marks: &[Mark]) {
        for id in threads(marks) {
            if let Some(left) = self.said.runs.get_mut(id) {
                *left -= 1;
                if *left == 0 {
                    self.comment_ends(id);
                }
            }
        }
    }

    /// Comments on a block begin with its paragraph, those on what it stands in with the first of them.
    /// Bare text that is no line of the story has none, for it comes back as none.
    pub(super) fn begin_block(&mut self, id: BlockId) -> Vec<String> {
        if id.0.is_nil() {
            return Vec::new();
        }
        let mut blocks = std::mem::take(&mut self.said.around);
        blocks.push(id);
        let threads: Vec<String> = blocks.into_iter().flat_map(|id| self.on_block(id)).collect();
        threads.iter().for_each(|thread| self.comment_starts(thread));
        threads
    }

    /// And end with it.
    pub(super) fn end_block(&mut self, threads: &[String]) {
        threads.iter().for_each(|thread| self.comment_ends(thread));
    }
}

fn threads(marks: &[Mark]) -> impl Iterator<Item = &str> {
    marks.iter().filter_map(|mark| match mark {
        Mark::Comment { id } => Some(id.as_str()),
        _ => None,
    })
}

fn is_form(name: &str) -> bool {
    ["strong", "em", "underline", "sup", "sub"].contains(&name)
}

/// What is new around what is to go.
fn tracked(marks: &[Mark]) -> Vec<Change> {
    let mut found: Vec<Change> = Vec::new();
    for mark in marks {
        let (kind, of) = match mark {
            Mark::Insertion(of) => (Kind::Insert, of),
            Mark::Deletion(of) => (Kind::Delete, of),
            _ => continue,
        };
        if found.iter().all(|change| change.kind != kind) {
            found.push(Change { kind, person: of.person.clone(), time: of.time.clone() });
        }
    }
    found.sort_by_key(|change| change.kind == Kind::Delete);
    found
}

fn modified(marks: &[Mark]) -> Vec<&Modification> {
    marks
        .iter()
        .filter_map(|mark| match mark {
            Mark::Modification(one) if is_form(&one.mark) => Some(one),
            _ => None,
        })
        .collect()
}
