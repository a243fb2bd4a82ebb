//! Writing Markdown.

use super::hold::hold;
use super::{front, write};
use crate::feed::hold::labelled_body;
use crate::html::render::Shown;
use crate::{Context, ExportError, Exported, File, media};
use gaotai_article::{Article, Block, Hash, HeadPart};
use serde_json::{Map, Value};

/// Writes the story as one text, with its pictures beside it in `media/`.
pub fn export(article: &Article, stem: &str, context: &mut Context<'_>) -> Result<Exported, ExportError> {
    let (held, _) = hold(article, context.channel.unwrap_or(super::FORMAT.channel));
    let text = Text::of(&held, write::Form::Common, &|hash| media::shown(hash, context));
    let mut files = vec![File { path: format!("{stem}.md"), bytes: text.file(text.fields.clone())? }];
    files.extend(media::files(&held, context));
    Ok(Exported { files })
}

/// A held story as fields and text.
pub(crate) struct Text {
    /// The front matter in the names of plain Markdown.
    pub fields: Map<String, Value>,
    /// The text behind it.
    pub body: String,
}

impl Text {
    /// The story in a form of Markdown, with its pictures at the addresses of `shown`.
    pub fn of(held: &Article, form: write::Form, shown: &dyn Fn(&Hash) -> Shown) -> Text {
        let src = |figure: &Block| match figure {
            // What stands for an address until the text is done stands in front of it.
            Block::Figure { media: Some(hash), .. } => {
                shown(hash).src.trim_start_matches(char::is_control).to_owned()
            }
            _ => String::new(),
        };
        let fields = front::fields(held, &front::pictures(&held.doc.body, &src));
        // Themes show the text and none of our fields. Nothing written names the label's id.
        let label = held.doc.head.line(HeadPart::Title).id;
        let body = write::blocks(&labelled_body(held, label), form, &|hash, _| shown(hash));
        Text { fields, body }
    }

    /// The whole file with `fields` in front.
    ///
    /// # Errors
    /// When the fields cannot be written.
    pub fn file(&self, fields: Map<String, Value>) -> Result<Vec<u8>, ExportError> {
        Ok(format!("---\n{}---\n\n{}\n", front::yaml(fields)?, self.body).into_bytes())
    }
}
