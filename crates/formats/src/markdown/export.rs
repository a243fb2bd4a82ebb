//! Writing Markdown.

use super::hold::hold;
use super::{front, write};
use crate::{Context, ExportError, Exported, File, media};
use gaotai_article::{Article, Block};

/// Writes the story as one text, with its pictures beside it in `media/`.
pub fn export(article: &Article, stem: &str, context: &mut Context<'_>) -> Result<Exported, ExportError> {
    let (held, _) = hold(article, context.channel.unwrap_or(super::FORMAT.channel));
    let src = |figure: &Block| match figure {
        Block::Figure { media: Some(hash), .. } => media::shown(hash, context).src,
        _ => String::new(),
    };
    let yaml = front::write(&held, &front::pictures(&held.doc.body, &src))?;
    let body = write::blocks(&held.doc.body, &|hash, _| media::shown(hash, context));
    let text = format!("---\n{yaml}---\n\n{body}\n");
    let mut files = vec![File { path: format!("{stem}.md"), bytes: text.into_bytes() }];
    files.extend(media::files(&held, context));
    Ok(Exported { files })
}
