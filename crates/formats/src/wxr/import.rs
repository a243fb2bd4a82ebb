//! Reading WXR of every version, from the block editor and from the classic one: one story a post
//! or page.

use super::item::{self, Site};
use crate::xml::read::{self, MOST_TOLD, children, is, line_at};
use crate::{Context, ImportError, Imported};
use std::collections::HashMap;

/// Reads the posts and pages of a file of WordPress.
///
/// # Errors
/// When it is no XML, or has no post.
pub fn import(bytes: &[u8], context: &mut Context<'_>) -> Result<Imported, ImportError> {
    let text = crate::feed::import::declared(read::text(bytes)?);
    let document = read::parse(&text)?;
    let root = document.root_element();
    let channel = root.children().find(|node| is(*node, "channel")).unwrap_or(root);
    let items: Vec<_> = root.descendants().filter(|node| is(*node, "item")).collect();
    let mut site =
        Site { title: line_at(channel, "title"), language: line_at(channel, "language"), ..Site::default() };
    for author in children(channel, "author") {
        let name = line_at(author, "author_display_name");
        site.authors.insert(line_at(author, "author_login"), name);
    }
    let mut attached: HashMap<String, Vec<(String, String)>> = HashMap::new();
    for item in items.iter().filter(|item| line_at(**item, "post_type") == "attachment") {
        let (id, url) = (line_at(*item, "post_id"), line_at(*item, "attachment_url"));
        attached.entry(line_at(*item, "post_parent")).or_default().push((id.clone(), url.clone()));
        site.pictures.insert(id, url);
    }
    site.attached = attached;
    let mut stories = Vec::new();
    let mut left = MOST_TOLD;
    for item in items.into_iter().filter(|item| item::is_story(*item)) {
        let story = item::story(item, &site, left, context);
        left = left.saturating_sub(story.problems.len());
        stories.push(story);
    }
    if stories.is_empty() { Err(ImportError::NoStory) } else { Ok(Imported { stories }) }
}
