//! Reading a 小样 in the form that [`super::export`] writes.

use super::sheet::{self, Label};
use crate::page::{self, Spot};
use crate::words::Words;
use crate::{Context, ImportedStory, Problem};
use gaotai_article::slip::*;
use gaotai_article::{Article, ArticleId, Block, HeadPart, Inline, Paragraph};

/// The story of a text in the form; nothing when it is a text of another kind.
pub(crate) fn read(text: &str, context: &mut Context<'_>) -> Option<ImportedStory> {
    let lines: Vec<&str> = text.lines().collect();
    let words = [Words::Chinese, Words::English].into_iter().find(|words| is_form(&lines, *words))?;
    let end = lines.iter().rposition(|line| line.trim_end() == sheet::end_mark(words))?;
    let top = lines.iter().position(|line| line.trim().is_empty()).filter(|top| *top < end)?;
    let mut article = Article::new(ArticleId(uuid::Uuid::nil()), words.pick("zh-CN", "en"), context.ids);
    let mut problems = Vec::new();
    for (at, line) in lines.iter().enumerate().filter(|(at, _)| *at < top || *at > end) {
        let known =
            sheet::parse(words, line).is_some_and(|(label, value)| take(label, value, words, &mut article));
        if !known && !line.trim().is_empty() {
            problems.push(unknown(at, line));
        }
    }
    let mut body: Vec<&str> =
        lines[top + 1..end].iter().copied().filter(|line| !line.trim().is_empty()).collect();
    if let Some(last) = body.last()
        && sheet::parse_end_byline(words, last.trim_end(), &mut article.slip.authors)
    {
        body.pop();
    }
    let blocks: Vec<Block> = body.into_iter().map(|line| block(line, context)).collect();
    if !blocks.is_empty() {
        article.doc.body = blocks;
    }
    Some(ImportedStory { article, problems, media: Vec::new(), threads: Vec::new() })
}

/// Every line before the first empty one has a label of ours, the title among them, and so
/// has the first line behind the end mark.
fn is_form(lines: &[&str], words: Words) -> bool {
    let top: Vec<&&str> = lines.iter().take_while(|line| !line.trim().is_empty()).collect();
    let labels: Option<Vec<Label>> = top.iter().map(|line| Some(sheet::parse(words, line)?.0)).collect();
    labels.is_some_and(|labels| labels.contains(&Label::Title))
        && lines.iter().any(|line| line.trim_end() == sheet::end_mark(words))
}

fn unknown(at: usize, line: &str) -> Problem {
    let column = line.chars().take_while(|c| c.is_whitespace()).count() + 1;
    let at = Spot { line: page::open::number(at + 1), column: page::open::number(column) };
    page::problem(page::UNKNOWN_LINE, at, line, &[])
}

fn block(line: &str, context: &mut Context<'_>) -> Block {
    let (id, content) = (context.ids.block(), vec![Inline::text(line.trim())]);
    if line.starts_with(char::is_whitespace) {
        Block::Paragraph(Paragraph::new(id, content))
    } else {
        Block::SectionHead { id, level: 2, only: None, content }
    }
}

/// Puts a labelled value where it belongs; false when it is not understood.
fn take(label: Label, value: &str, words: Words, article: &mut Article) -> bool {
    let text = value.to_owned();
    let original = |role| OriginalLine { role, text: value.to_owned() };
    let term = || Some(Term { id: String::new(), name: value.to_owned() });
    let part = match label {
        Label::WebTitle => Some(HeadPart::WebTitle),
        Label::Kicker => Some(HeadPart::Kicker),
        Label::Title => Some(HeadPart::Title),
        Label::Subtitle => Some(HeadPart::Subtitle),
        Label::Abstract => Some(HeadPart::Abstract),
        _ => None,
    };
    if let Some(part) = part {
        let line = if value.is_empty() { Vec::new() } else { vec![Inline::text(value)] };
        article.doc.head.line_mut(part).content = line;
        return true;
    }
    let slip = &mut article.slip;
    match label {
        Label::Dateline => slip.dateline = Some(crate::hold::dateline(value)),
        Label::Authors => slip.authors = sheet::parse_authors(words, value),
        Label::Source | Label::Reprint => {
            let kind = if label == Label::Source { SourceKind::Own } else { SourceKind::Reprint };
            slip.source = Some(Source { id: None, name: text, url: None, kind });
        }
        Label::Address => match &mut slip.source {
            Some(source) => source.url = Some(text),
            None => return false,
        },
        Label::OriginalKicker => slip.original_title.push(original(OriginalRole::Kicker)),
        Label::OriginalMain => slip.original_title.push(original(OriginalRole::Main)),
        Label::OriginalSub => slip.original_title.push(original(OriginalRole::Sub)),
        Label::Published => return time(value, &mut slip.published_at),
        Label::Updated => return time(value, &mut slip.updated_at),
        Label::Embargo => return time(value, &mut slip.embargo_until),
        Label::Channel => slip.channel = term(),
        Label::Genre => slip.genre = term(),
        Label::Keywords => slip.keywords = sheet::parse_list(words, value),
        Label::Staff(role) => slip.people.push(Staff { name: text, role, person: None }),
        Label::Code => slip.codes.push(sheet::parse_code(words, value)),
        Label::Notice => slip.rights = Some(Rights { notice: text, ..Rights::default() }),
        Label::Ai => {
            slip.ai_use = sheet::parse_level(value).map(|level| AiUse { level, ..AiUse::default() });
            return slip.ai_use.is_some();
        }
        Label::Note => slip.ed_note = text,
        Label::Language => slip.language = text,
        _ => return false,
    }
    true
}

fn time(value: &str, to: &mut Option<Instant>) -> bool {
    *to = sheet::parse_time(value).or(*to);
    to.is_some()
}
