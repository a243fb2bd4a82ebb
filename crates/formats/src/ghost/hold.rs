//! What a post of Ghost can hold of a story.

use super::front;
use crate::Loss;
use crate::hold::{Hold, Spaces, tidy_line};
use crate::{feed, html};
use gaotai_article::slip::*;
use gaotai_article::{Article, HeadPart, Inline};

/// The longest title, in characters.
const LONGEST_TITLE: usize = 255;
/// The longest excerpt, in characters.
pub(crate) const LONGEST_EXCERPT: usize = 300;
/// The longest name of a tag or an author, in characters.
const LONGEST_NAME: usize = 191;
/// What Ghost calls a post without a title.
pub(crate) const UNTITLED: &str = "(Untitled)";

/// The story as a post holds it, and what that costs.
pub fn hold(article: &Article, channel: &str) -> (Article, Vec<Loss>) {
    let mut hold = Hold::start(article, channel, Spaces::Collapse);
    hold.blocks(html::hold::block);
    titles(&mut hold);
    hold.keep_slip(&[front::FIELDS, &["slug", "keywords"]].concat());
    html::hold::registers(&mut hold);
    html::hold::settle_names(&mut hold);
    feed::hold::label(&mut hold);
    values(&mut hold);
    // The column of the front matter is only so long.
    if front::write(&hold.article, &[]).len() > front::MOST {
        hold.keep_slip(&["slug", "keywords", "published_at", "publish_at", "ai_use", "language"]);
    }
    hold.finish()
}

/// Every line is bare text there.
fn titles(hold: &mut Hold) {
    for part in HeadPart::ALL {
        let line = hold.article.doc.head.line_mut(part);
        let bare = bare(&line.content);
        if line.content != bare {
            line.content = bare;
            hold.lose(format!("head.{}", part.name()), "marks");
        }
    }
    let text = |hold: &Hold, part| hold.article.doc.head_text(part);
    let (web, paper) = (text(hold, HeadPart::WebTitle), text(hold, HeadPart::Title));
    if !web.is_empty() && (paper.is_empty() || paper == web) {
        let head = &mut hold.article.doc.head;
        let only = std::mem::take(&mut head.line_mut(HeadPart::WebTitle).content);
        head.line_mut(HeadPart::Title).content = only;
        hold.lose("head.web_title", "same_as_title");
    }
    let shown = html::hold::headline(&hold.article);
    let title = text(hold, shown);
    let cut: String = title.chars().take(LONGEST_TITLE).collect();
    let kept = if cut == UNTITLED { "" } else { cut.trim_end() };
    if kept != title {
        let line = if kept.is_empty() { Vec::new() } else { vec![Inline::text(kept)] };
        hold.article.doc.head.line_mut(shown).content = line;
        hold.lose(format!("head.{}", shown.name()), "flattened");
    }
}

fn bare(content: &[Inline]) -> Vec<Inline> {
    let text = gaotai_article::text::plain(content).replace('\n', " ");
    let line = if text.is_empty() { Vec::new() } else { vec![Inline::text(text)] };
    tidy_line(line, Spaces::Collapse)
}

fn values(hold: &mut Hold) {
    let id = hold.article.id.to_string();
    let slip = hold.article.slip.clone();
    let slug = if is_slug(&slip.slug) && slip.slug != id { slip.slug } else { String::new() };
    hold.settle("slug", |slip| &mut slip.slug, slug);
    let mut tags: Vec<String> = Vec::new();
    let channel = slip.channel.as_ref().map(|channel| channel.name.as_str());
    for keyword in slip.keywords {
        if is_tag(&keyword) && !tags.contains(&keyword) && channel != Some(keyword.as_str()) {
            tags.push(keyword);
        }
    }
    hold.settle("keywords", |slip| &mut slip.keywords, tags);
    let line = slip.dateline.filter(|line| *line != Dateline::default());
    hold.settle("dateline", |slip| &mut slip.dateline, line);
    let short = |author: &Author| author.name.chars().count() <= LONGEST_NAME;
    let authors = slip.authors.into_iter().filter(short).collect();
    hold.settle("authors", |slip| &mut slip.authors, authors);
    // A post is out or will be.
    let planned = slip.publish_at.filter(|_| slip.published_at.is_none());
    hold.settle("publish_at", |slip| &mut slip.publish_at, planned);
}

/// Whether Ghost would leave the name as it is: it writes all others in Latin letters of its own choice.
fn is_slug(name: &str) -> bool {
    let plain = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    plain && !name.is_empty() && name.len() < LONGEST_NAME && name.split('-').all(|part| !part.is_empty())
}

/// Whether the name is one of a tag that readers see: those after `#` are hidden, commas part tags.
pub(crate) fn is_tag(name: &str) -> bool {
    !name.starts_with('#') && !name.contains(',') && name.chars().count() <= LONGEST_NAME
}
