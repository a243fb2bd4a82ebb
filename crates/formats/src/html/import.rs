//! Reading a page: our own from its standard fields, any other by its anatomy.

use super::tags::{self, Places};
use super::{body, dom, flow, meta, story};
use crate::page::{self, NESTED_TOO_DEEP, Spot, problem, time};
use crate::{Context, ImportError, Imported, ImportedStory};
use markup5ever_rcdom::Handle;

/// Reads a page in the encoding that it declares or that can be told. One page is one story.
///
/// # Errors
/// [`ImportError::Empty`], [`ImportError::NotText`], [`ImportError::TooLarge`],
/// [`ImportError::BrokenEncoding`]; [`ImportError::NoStory`] when the page holds no text.
pub fn import(bytes: &[u8], context: &mut Context<'_>) -> Result<Imported, ImportError> {
    let opened = page::open::open(bytes)?;
    let mut story = read(&opened.text, context)?;
    story.problems.extend(opened.problems);
    story.problems.sort_by_key(|problem| (problem.line, problem.column));
    Ok(Imported { stories: vec![story] })
}

fn read(html: &str, context: &mut Context<'_>) -> Result<ImportedStory, ImportError> {
    let (flat, cut) = tags::flatten(html);
    let tree = dom::parse(&flat);
    if is_own(&tree.document)
        && let Some(story) = story::read(&tree.document, context)
    {
        return Ok(story);
    }
    let mut known = meta::read(&tree.document, &flat, context.offset);
    let holder = body::find(&tree.document);
    let found = flow::read(&tree.document, holder.as_ref(), Places::new(&flat), context.ids);
    let moment = |text: &Option<String>| {
        text.as_deref().and_then(|text| time::parse(text, context.offset)).map(|stamp| stamp.instant)
    };
    let (published, updated) = (moment(&found.times.0), moment(&found.times.1));
    known.weak.published_at = known.weak.published_at.or(published);
    known.weak.updated_at = known.weak.updated_at.or(updated);
    let mut recognised = page::recognise(found.pieces, known, context.offset);
    recognised.problems.extend(found.problems);
    if cut > 0 {
        recognised.problems.push(problem(
            NESTED_TOO_DEEP,
            Spot::default(),
            "",
            &[("count", &cut.to_string())],
        ));
    }
    page::build(recognised, found.media, context)
}

/// Whether the page is of the form that [`super::export`] writes: nothing in the header of
/// its article but lines with the names of the title group.
fn is_own(document: &Handle) -> bool {
    const PARTS: &[&str] =
        &["web-title", "kicker", "title", "subtitle", "meta", "original-title", "byline", "abstract"];
    let Some(article) = dom::find(document, &|node| dom::name(node) == "article") else { return false };
    let children = dom::children(&article);
    let header = children.iter().find(|node| dom::name(node) == "header");
    let body = children.iter().any(|node| dom::attr(node, "class") == "body");
    let ours = |node: &Handle| {
        dom::name(node).is_empty() || PARTS.iter().any(|part| dom::attr(node, "class") == *part)
    };
    body && header.is_some_and(|header| dom::children(header).iter().all(ours))
}
