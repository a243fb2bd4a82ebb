//! Writing a leaf bundle: a folder with the text and its pictures.

use super::front;
use crate::html::render::Shown;
use crate::markdown::export::Text;
use crate::markdown::hold::hold;
use crate::markdown::write::Form;
use crate::{Context, ExportError, Exported, File, media};
use gaotai_article::{Article, Hash};

/// Writes the story as `<stem>/index.md` with its pictures beside it.
pub fn export(article: &Article, stem: &str, context: &mut Context<'_>) -> Result<Exported, ExportError> {
    let (held, _) = hold(article, context.channel.unwrap_or(super::FORMAT.channel));
    let shown = |hash: &Hash| {
        let shown = media::shown(hash, context);
        Shown { src: media::leaf(&shown.src).to_owned(), ..shown }
    };
    let mut text = Text::of(&held, Form::Common, &shown);
    let pictures: Vec<File> = media::files(&held, context);
    let names = pictures.iter().map(|file| media::leaf(&file.path).to_owned()).collect();
    // Braces open shortcodes and attributes of headings; a reference is a brace to everybody else.
    text.body = text.body.replace('{', "&#123;");
    let main = text.file(front::dress(text.fields.clone(), names))?;
    let mut files = vec![File { path: format!("{stem}/index.md"), bytes: main }];
    let beside = |file: File| File { path: format!("{stem}/{}", media::leaf(&file.path)), bytes: file.bytes };
    files.extend(pictures.into_iter().map(beside));
    Ok(Exported { files })
}
