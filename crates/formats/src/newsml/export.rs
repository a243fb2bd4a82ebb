//! Writing a news item.

use super::{hold::hold, item};
use crate::xml::write::Writer;
use crate::{Context, ExportError, Exported, File, media};
use gaotai_article::Article;

/// Writes the story as one news item, with its pictures beside it in `media/`.
pub fn export(article: &Article, stem: &str, context: &mut Context<'_>) -> Result<Exported, ExportError> {
    let (held, _) = hold(article, context.channel.unwrap_or(super::FORMAT.channel));
    let mut out = Writer::new();
    item::write(&mut out, &held, context.version, false, context);
    let mut files = vec![File { path: format!("{stem}.xml"), bytes: out.finish().into_bytes() }];
    files.extend(media::files(&held, context));
    Ok(Exported { files })
}
