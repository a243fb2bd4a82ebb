//! A page that says itself where its story is: an `article` with a `header`, a body and a
//! NewsArticle beside it, as [`super::export`] writes it. Nothing needs guessing there.

use super::dom::{self, attr, has_class, name};
use super::fragment::Reader;
use super::linked;
use crate::{Context, ImportedStory, Problem};
use gaotai_article::slip::{AiLevel, BylinePlace, Instant, OriginalLine, OriginalRole};
use gaotai_article::{Article, ArticleId, HeadPart, Slip};
use markup5ever_rcdom::Handle;
use std::collections::BTreeMap;

/// The story of such a page; nothing when the page is of another kind.
pub(crate) fn read(document: &Handle, context: &mut Context<'_>) -> Option<ImportedStory> {
    let scripts: Vec<String> = dom::find_all(document, &|node| {
        name(node) == "script" && attr(node, "type").eq_ignore_ascii_case("application/ld+json")
    })
    .iter()
    .map(dom::raw_text)
    .collect();
    let linked = linked::find(&scripts)?;
    let story = dom::find(document, &|node| name(node) == "article")?;
    let part = |wanted: &dyn Fn(&Handle) -> bool| dom::children(&story).into_iter().find(|node| wanted(node));
    let header = part(&|node| name(node) == "header")?;
    let body = part(&|node| has_class(node, "body"))?;
    let mut article = Article::new(ArticleId(uuid::Uuid::nil()), &attr(&story, "lang"), context.ids);
    article.id = id(linked["@id"].as_str().unwrap_or_default()).unwrap_or(article.id);
    linked::apply(&linked, &mut article.slip);
    article.slip.slug = linked["alternateName"].as_str().unwrap_or_default().to_owned();
    article.slip.first_published_at = first_published(document, &article.slip);
    let mut reader = Reader::new(context.ids);
    for (class, part) in [
        ("web-title", HeadPart::WebTitle),
        ("kicker", HeadPart::Kicker),
        ("title", HeadPart::Title),
        ("subtitle", HeadPart::Subtitle),
        ("abstract", HeadPart::Abstract),
    ] {
        if let Some(line) = dom::children(&header).iter().find(|node| has_class(node, class)) {
            article.doc.head.line_mut(part).content = reader.line(line);
        }
    }
    let blocks = reader.blocks(&body);
    if !blocks.is_empty() {
        article.doc.body = blocks;
    }
    let (media, remote) = (std::mem::take(&mut reader.media), std::mem::take(&mut reader.remote));
    visible(&story, &mut article.slip);
    Some(ImportedStory {
        article,
        problems: remote.iter().map(|src| remote_picture(src)).collect(),
        media,
        threads: Vec::new(),
    })
}

/// Open Graph names the first publication, schema.org the one that counts.
fn first_published(document: &Handle, slip: &Slip) -> Option<Instant> {
    let meta = |node: &Handle| name(node) == "meta" && attr(node, "property") == "article:published_time";
    let time = Instant::parse_from_rfc3339(&attr(&dom::find(document, &meta)?, "content")).ok()?;
    let same = slip.published_at.is_some_and(|published| published.to_rfc3339() == time.to_rfc3339());
    (!same).then_some(time)
}

/// The story's id in a `urn:uuid:` address.
pub(crate) fn id(address: &str) -> Option<ArticleId> {
    address.strip_prefix("urn:uuid:")?.parse().ok()
}

/// A picture elsewhere is named, not fetched.
pub(crate) fn remote_picture(src: &str) -> Problem {
    Problem {
        code: crate::page::PICTURE_ELSEWHERE,
        params: BTreeMap::from([("address".to_owned(), src.to_owned())]),
        line: 1,
        column: 1,
        excerpt: src.chars().take(80).collect(),
    }
}

/// What only the visible page says: the original title by line, the place of the byline,
/// the tool of machine use.
fn visible(story: &Handle, slip: &mut Slip) {
    let of_class =
        |node: &Handle, class: &'static str| dom::find_all(node, &move |node| has_class(node, class));
    for original in of_class(story, "original-title") {
        for line in dom::children(&original).iter().filter(|node| name(node) == "span") {
            let role = match attr(line, "class").as_str() {
                "kicker" => OriginalRole::Kicker,
                "sub" => OriginalRole::Sub,
                _ => OriginalRole::Main,
            };
            slip.original_title.push(OriginalLine { role, text: dom::text(line) });
        }
    }
    let at_end: Vec<Handle> =
        dom::children(story).into_iter().filter(|node| has_class(node, "byline")).collect();
    let mut names: Vec<String> = at_end
        .iter()
        .filter(|node| has_class(node, "end"))
        .flat_map(|node| of_class(node, "author"))
        .map(|node| dom::text(&node))
        .collect();
    // The same name may stand at both ends: the last ones are those of the end.
    for author in slip.authors.iter_mut().rev() {
        if let Some(at) = names.iter().rposition(|name| *name == author.name) {
            names.remove(at);
            author.place = BylinePlace::End;
        }
    }
    if let Some(used) = slip.ai_use.as_mut().filter(|used| used.level != AiLevel::None) {
        for label in of_class(story, "ai-use") {
            let value = |class| of_class(&label, class).first().map(dom::text).unwrap_or_default();
            used.tool = value("tool");
            used.scope = value("scope");
        }
    }
}
