//! The end of the text: byline, source and end mark in brackets behind the last sentence.

use super::labels::{self, Field};
use super::reader::Reader;
use super::{Part, Recognised, chars, cut_end, dateline, names, plain, source, trim_runs};
use gaotai_article::slip::{Author, AuthorRole, BylinePlace, OriginalRole};
use gaotai_article::{HeadPart, Inline};

/// Words that say that a report ends.
const END_MARKS: &[&str] = &["完", "全文完", "本文完", "end", "ends", "完毕", "-30-", "###", "##"];

/// A line that says only that the report ends: `（完）`.
pub(crate) fn is_end_mark(text: &str) -> bool {
    let inner = chars::trim(text).trim_matches(|c: char| "()（）[]【】".contains(c));
    let framed = inner.len() < chars::trim(text).len();
    END_MARKS.contains(&inner.to_ascii_lowercase().as_str()) && (framed || !chars::is_chinese(inner))
}

/// The bytes that a bracket at the end of the text takes, and what stands in it.
fn bracket(text: &str) -> Option<(usize, &str)> {
    let trimmed = text.trim_end_matches(chars::is_blank);
    let open_text = trimmed.strip_suffix([')', '）', ']', '】'])?;
    let open = open_text.rfind(['(', '（', '[', '【'])?;
    let inner = open_text[open..].trim_start_matches(['(', '（', '[', '【']);
    (chars::length(inner) <= 60).then_some((text.len() - open, inner))
}

impl Reader {
    /// The last steps over the whole story.
    pub(super) fn finish(mut self) -> Recognised {
        self.ending();
        self.dateline();
        self.merge_weak();
        self.title_group();
        self.language();
        self.summary();
        self.out
    }

    /// Takes byline, source, editor and end mark off the end of the last paragraph.
    fn ending(&mut self) {
        for _ in 0..4 {
            let Some(text) = self.last_paragraph().map(|line| line.text.clone()) else { return };
            let Some((bytes, inner)) = bracket(&text) else { return };
            if bytes == text.len() || !self.understands(inner) {
                return;
            }
            if let Some(line) = self.last_paragraph() {
                cut_end(&mut line.runs, bytes);
                line.runs = trim_runs(std::mem::take(&mut line.runs));
                line.text = plain(&line.runs);
            }
        }
    }

    fn last_paragraph(&mut self) -> Option<&mut super::Line> {
        match self.out.body.last_mut() {
            Some((_, Part::Paragraph(line))) => Some(line),
            _ => None,
        }
    }

    /// Takes what the bracket says; false when it is a part of the text.
    fn understands(&mut self, inner: &str) -> bool {
        if END_MARKS.contains(&inner.to_ascii_lowercase().as_str()) {
            return true;
        }
        if let Some(authors) = end_byline(inner) {
            self.authors(authors, BylinePlace::End);
            return true;
        }
        if let Some(fields) =
            labels::read(inner, self.offset, BylinePlace::End).filter(|fields| fields.rest.is_empty())
        {
            let known = |field: &Field| {
                matches!(
                    field,
                    Field::Staff(_)
                        | Field::Source(_)
                        | Field::Authors(_)
                        | Field::Outlet(_)
                        | Field::Print(_)
                )
            };
            if fields.fields.iter().all(known) {
                fields.fields.into_iter().for_each(|field| self.end_field(field));
                return true;
            }
        }
        let medium = inner.trim_start_matches('据');
        if source::is_medium(medium) && chars::han(medium) > 0 && self.out.slip.source.is_none() {
            self.source(medium, None);
            return true;
        }
        false
    }

    fn end_field(&mut self, field: Field) {
        match field {
            Field::Source(name) | Field::Outlet(name) => self.source(&name, None),
            Field::Print(print) => {
                self.out.slip.print.get_or_insert(print);
            }
            Field::Authors(authors) => self.authors(authors, BylinePlace::End),
            Field::Staff(staff) => self.out.slip.people.extend(staff),
            _ => {}
        }
    }

    /// The dateline stays in the text, as it is a part of it; the slip repeats it as data.
    fn dateline(&mut self) {
        let first = self.out.body.iter().find_map(|(_, part)| match part {
            Part::Paragraph(line) => Some(line.text.as_str()),
            _ => None,
        });
        let Some(start) = first.and_then(dateline::read) else { return };
        self.authors(start.authors, BylinePlace::Head);
        if self
            .out
            .slip
            .dateline
            .as_ref()
            .is_none_or(|known| known.agency.is_empty() && known.place.is_empty())
        {
            self.out.slip.dateline = Some(start.dateline);
        }
    }

    fn merge_weak(&mut self) {
        let weak = std::mem::take(&mut self.known.weak);
        let slip = &mut self.out.slip;
        slip.published_at = slip.published_at.or(weak.published_at);
        slip.updated_at = slip.updated_at.or(weak.updated_at);
        slip.channel = slip.channel.take().or(weak.channel);
        slip.source = slip.source.take().or(weak.source);
        if slip.keywords.is_empty() {
            slip.keywords = weak.keywords;
        }
        if slip.authors.is_empty() {
            slip.authors = weak.authors;
        }
        if slip.people.is_empty() {
            slip.people = weak.people;
        }
        if slip.language.is_empty() {
            slip.language = weak.language;
        }
    }

    /// On a page with an original title that is the title on the paper, and the page's own
    /// the web title. On a page without one the two are the same.
    fn title_group(&mut self) {
        let line = |role| {
            let lines = &self.out.slip.original_title;
            lines.iter().find(|line| line.role == role).map(|line| vec![Inline::text(&line.text)])
        };
        let (kicker, main, sub) =
            (line(OriginalRole::Kicker), line(OriginalRole::Main), line(OriginalRole::Sub));
        let head = &mut self.out.head;
        let title = head.get(&HeadPart::Title).cloned().filter(|title| !title.is_empty());
        if !head.contains_key(&HeadPart::WebTitle)
            && (self.known.web || main.is_some())
            && let Some(title) = &title
        {
            head.insert(HeadPart::WebTitle, title.clone());
            for (part, original) in
                [(HeadPart::Kicker, kicker), (HeadPart::Title, main), (HeadPart::Subtitle, sub)]
            {
                if let Some(original) = original {
                    head.insert(part, original);
                }
            }
        }
    }

    fn language(&mut self) {
        if !self.out.slip.language.is_empty() {
            return;
        }
        let mut text = String::new();
        for (_, part) in &self.out.body {
            match part {
                Part::Paragraph(line) | Part::Section(line, _) => text.push_str(&line.text),
                Part::Ready(block) => text.push_str(&block.text()),
            }
        }
        self.out.head.values().for_each(|runs| text.push_str(&plain(runs)));
        self.out.slip.language = chars::language(&text).to_owned();
    }

    /// A summary that only repeats the title or the start of the text is none.
    fn summary(&mut self) {
        let Some(summary) = self.known.summary.take() else { return };
        // Some sites put the title in front of it.
        let title = self.known.title.clone().unwrap_or_default();
        let summary = match summary.trim_start().strip_prefix(title.trim()) {
            Some(rest) if !title.trim().is_empty() => {
                rest.trim_start_matches(chars::is_decoration).to_owned()
            }
            _ => summary,
        };
        let squeeze = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
        let short = squeeze(summary.trim_end_matches(['.', '…']));
        let text: String = self
            .out
            .body
            .iter()
            .take(6)
            .map(|(_, part)| match part {
                Part::Paragraph(line) | Part::Section(line, _) => squeeze(&line.text),
                Part::Ready(_) => String::new(),
            })
            .collect();
        let titles: Vec<String> = self.out.head.values().map(|runs| squeeze(&plain(runs))).collect();
        let start: String = short.chars().take(40).collect();
        let repeats = short.is_empty()
            || text.contains(&start)
            || titles.iter().any(|title| {
                *title == short
                    || short.contains(title.as_str()) && title.chars().count() * 2 > short.chars().count()
            });
        if !repeats && !self.out.head.contains_key(&HeadPart::Abstract) {
            self.out.head.insert(HeadPart::Abstract, vec![Inline::text(chars::trim(&summary))]);
        }
    }
}

/// A byline in brackets at the end: with the word for the role, or a bare name.
fn end_byline(inner: &str) -> Option<Vec<Author>> {
    if let Some(authors) = names::byline(inner, BylinePlace::End) {
        return Some(authors);
    }
    let name = chars::trim(inner);
    names::looks_like_person(name).then(|| {
        vec![Author {
            name: name.to_owned(),
            role: AuthorRole::Reporter,
            organisation: String::new(),
            place: BylinePlace::End,
            person: None,
        }]
    })
}
