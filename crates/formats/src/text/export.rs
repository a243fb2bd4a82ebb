//! Writing plain text.

use super::hold::hold;
use super::sheet::{self, Label};
use crate::words::Words;
use crate::{Context, ExportError, Exported, File};
use gaotai_article::slip::{Instant, OriginalRole, SourceKind};
use gaotai_article::{Article, Block, HeadPart};
use gaotai_language::encoding::{EncodeError, encode};

/// Writes the story as one text in the encoding of the context.
///
/// # Errors
/// [`ExportError::Encoding`] when the encoding lacks characters of the story.
pub fn export(article: &Article, stem: &str, context: &mut Context<'_>) -> Result<Exported, ExportError> {
    let (held, _) = hold(article, context.channel.unwrap_or(super::FORMAT.channel));
    let encoding = context.encoding.unwrap_or(super::FORMAT.encodings[0]);
    let bytes = encode(&text(&held), encoding).map_err(|error| match error {
        EncodeError::Unknown(name) => ExportError::Failed(format!("no encoding is called {name:?}")),
        EncodeError::Unencodable(lacking) => ExportError::Encoding {
            encoding: encoding.to_owned(),
            characters: lacking.characters.iter().take(10).collect(),
        },
    })?;
    Ok(Exported { files: vec![File { path: format!("{stem}.txt"), bytes }] })
}

struct Sheet {
    words: Words,
    out: String,
}

impl Sheet {
    fn labelled(&mut self, label: Label, value: &str) {
        if !value.is_empty() {
            self.line(&sheet::line(self.words, label, value));
        }
    }

    fn line(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push('\n');
    }
}

/// 电头, 标题, 副题, 作者, 正文, （完）, and behind it what is known of the story.
fn text(article: &Article) -> String {
    let words = Words::of(&article.slip.language);
    let mut sheet = Sheet { words, out: String::new() };
    head(&mut sheet, article);
    sheet.line("");
    for block in &article.doc.body {
        let indent = if matches!(block, Block::Paragraph(_)) { sheet::indent(words) } else { "" };
        sheet.line(&format!("{indent}{}", block.text()));
    }
    let byline = sheet::end_byline(words, &article.slip.authors);
    if !byline.is_empty() {
        sheet.line(&byline);
    }
    sheet.line(sheet::end_mark(words));
    foot(&mut sheet, article);
    sheet.out
}

fn head(sheet: &mut Sheet, article: &Article) {
    let text = |part| article.doc.head_text(part);
    if let Some(dateline) = &article.slip.dateline {
        sheet.labelled(Label::Dateline, &dateline.text);
    }
    sheet.labelled(Label::WebTitle, &text(HeadPart::WebTitle));
    sheet.labelled(Label::Kicker, &text(HeadPart::Kicker));
    // Always there: by this line the reader knows the form.
    let title = sheet::line(sheet.words, Label::Title, &text(HeadPart::Title));
    sheet.line(&title);
    sheet.labelled(Label::Subtitle, &text(HeadPart::Subtitle));
    sheet.labelled(Label::Abstract, &text(HeadPart::Abstract));
    let authors = sheet::authors(sheet.words, &article.slip.authors);
    sheet.labelled(Label::Authors, &authors);
}

fn foot(sheet: &mut Sheet, article: &Article) {
    let (slip, words) = (&article.slip, sheet.words);
    sheet.line("");
    if let Some(source) = &slip.source {
        let label = if source.kind == SourceKind::Own { Label::Source } else { Label::Reprint };
        sheet.labelled(label, &source.name);
        sheet.labelled(Label::Address, source.url.as_deref().unwrap_or_default());
    }
    for line in &slip.original_title {
        let label = match line.role {
            OriginalRole::Kicker => Label::OriginalKicker,
            OriginalRole::Main => Label::OriginalMain,
            OriginalRole::Sub => Label::OriginalSub,
        };
        sheet.labelled(label, &line.text);
    }
    let time = |time: &Option<Instant>| time.as_ref().map(sheet::time).unwrap_or_default();
    sheet.labelled(Label::Published, &time(&slip.published_at));
    sheet.labelled(Label::Updated, &time(&slip.updated_at));
    sheet.labelled(Label::Embargo, &time(&slip.embargo_until));
    sheet.labelled(Label::Channel, slip.channel.as_ref().map_or("", |term| &term.name));
    sheet.labelled(Label::Genre, slip.genre.as_ref().map_or("", |term| &term.name));
    sheet.labelled(Label::Keywords, &sheet::list(words, &slip.keywords));
    slip.people.iter().for_each(|person| sheet.labelled(Label::Staff(person.role), &person.name));
    slip.codes.iter().for_each(|code| sheet.labelled(Label::Code, &sheet::code(words, code)));
    sheet.labelled(Label::Notice, slip.rights.as_ref().map_or("", |rights| &rights.notice));
    sheet.labelled(Label::Ai, slip.ai_use.as_ref().map_or("", |used| sheet::level(words, used.level)));
    sheet.labelled(Label::Note, &slip.ed_note);
    let usual = words.pick("zh-CN", "en");
    if slip.language != usual {
        sheet.labelled(Label::Language, &slip.language);
    }
}
