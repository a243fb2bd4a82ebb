//! Writing a post and its pictures where a site of Jekyll has them.

use super::{front, liquid};
use crate::html::render::Shown;
use crate::markdown::export::Text;
use crate::markdown::hold::hold;
use crate::markdown::write::Form;
use crate::{Context, ExportError, Exported, File, media};
use gaotai_article::{Article, Hash};

/// Where pictures lie in the site.
const FOLDER: &str = "assets";

/// Stands for the site's own address until Liquid in the text is out of the way: a character
/// that no text has.
const BASE: char = '\u{1}';

/// Writes the story as `_posts/<date>-<stem>.md`, with its pictures in `assets/`. The date is
/// that of publication, or that before which nobody may read it: Jekyll leaves posts out whose
/// date is to come. A story that has none leaves with that of the export.
pub fn export(article: &Article, stem: &str, context: &mut Context<'_>) -> Result<Exported, ExportError> {
    let (held, _) = hold(article, context.channel.unwrap_or(super::FORMAT.channel));
    let at = |path: &str| format!("{FOLDER}/{}", media::leaf(path));
    let shown = |hash: &Hash| {
        let shown = media::shown(hash, context);
        Shown { src: format!("{BASE}/{}", at(&shown.src)), ..shown }
    };
    let mut text = Text::of(&held, Form::Kramdown, &shown);
    let pictures: Vec<File> = media::files(&held, context);
    text.body = liquid::escaped(&text.body).replace(BASE, "{{site.baseurl}}");
    let planned = held.slip.publish_at.max(held.slip.embargo_until);
    let fields = front::dated(text.fields.clone(), planned);
    let fields = front::dress(fields, pictures.first().map(|file| format!("/{}", at(&file.path))));
    let day = held.slip.published_at.or(planned).or(held.slip.first_published_at).unwrap_or(context.now);
    let path = format!("_posts/{}-{stem}.md", day.format("%Y-%m-%d"));
    let mut files = vec![File { path, bytes: text.file(fields)? }];
    files.extend(pictures.into_iter().map(|file| File { path: at(&file.path), bytes: file.bytes }));
    Ok(Exported { files })
}
