//! Printing a story.

use super::hold::hold;
use crate::feed::hold::labelled_body;
use crate::{Context, ExportError, Exported, File};
use gaotai_article::Article;

/// Has the story set and writes it as one file.
///
/// # Errors
/// What the press says; and when there is none.
pub fn export(article: &Article, stem: &str, context: &mut Context<'_>) -> Result<Exported, ExportError> {
    let (mut held, _) = hold(article, context.channel.unwrap_or(super::FORMAT.channel));
    held.doc.body = labelled_body(&held, context.ids.block());
    let none = || ExportError::Press { what: "no press is at hand".to_owned() };
    let bytes = context.print.ok_or_else(none)?(&held).map_err(|what| ExportError::Press { what })?;
    Ok(Exported { files: vec![File { path: format!("{stem}.pdf"), bytes }] })
}
