//! Reading NewsML-G2 of every version: items, messages, packages.

use super::read::Reader;
use crate::html::story::id;
use crate::html::{dom, fragment, tags};
use crate::nitf::flow::Flow;
use crate::nitf::{about, import as nitf};
use crate::xml::read::{
    self, ELEMENT_NOT_HELD, MOST_TOLD, Taken, at, attribute, children, is, line, outermost, problem,
};
use crate::{Context, ImportError, Imported, ImportedMedia, ImportedStory, Problem};
use gaotai_article::slip::{Code, Related, RelatedKind};
use gaotai_article::{
    Article, ArticleId, Block, BlockId, HeadPart, Inline, Line, ListItem, Paragraph, WidthHint,
};
use roxmltree::Node;
use std::collections::{HashMap, HashSet};

/// Codes of the problems that reading can list.
pub const PROBLEM_CODES: &[&str] = nitf::PROBLEM_CODES;

/// Reads every story of an item, a message or a package.
///
/// # Errors
/// When it is no XML, or has no story in it.
pub fn import(bytes: &[u8], context: &mut Context<'_>) -> Result<Imported, ImportError> {
    let text = read::text(bytes)?;
    let document = read::parse(&text)?;
    let root = document.root();
    let items = outermost(root, &|node| is(node, "newsItem"));
    let pictures: HashMap<&str, Node<'_, '_>> = items
        .iter()
        .filter(|item| is_picture(**item))
        .map(|item| (attribute(*item, "guid"), *item))
        .collect();
    let shown: HashSet<&str> =
        items.iter().flat_map(|item| links(*item).filter(|guid| *guid != attribute(*item, "guid"))).collect();
    let alone = |item: &&Node<'_, '_>| !is_picture(**item) || !shown.contains(attribute(**item, "guid"));
    let mut stories: Vec<ImportedStory> = Vec::new();
    let mut told = 0;
    for item in items.iter().filter(alone) {
        let story = story(*item, &pictures, told >= MOST_TOLD, context);
        told += story.problems.len();
        stories.push(story);
    }
    for package in outermost(root, &|node| is(node, "packageItem")) {
        match stories.first_mut() {
            Some(story) => {
                story.problems.push(problem(ELEMENT_NOT_HELD, package, &[("name", "packageItem")]))
            }
            None => stories.push(listed(package, context)),
        }
    }
    if stories.is_empty() { Err(ImportError::NoStory) } else { Ok(Imported { stories }) }
}

fn is_picture(item: Node<'_, '_>) -> bool {
    let class = at(item, "itemMeta/itemClass");
    class.is_some_and(|class| {
        let kind = [attribute(class, "qcode"), attribute(class, "uri")].concat();
        kind.ends_with("picture") || kind.ends_with("graphic")
    })
}

/// The identifiers of what an item names.
fn links<'a>(item: Node<'a, '_>) -> impl Iterator<Item = &'a str> {
    let named = item.descendants().filter(|node| is(*node, "link") || is(*node, "itemRef"));
    named.map(|link| attribute(link, "residref")).filter(|guid| !guid.is_empty())
}

fn begin(item: Node<'_, '_>, context: &mut Context<'_>) -> Article {
    let tag = at(item, "contentMeta/language").map(|node| attribute(node, "tag")).unwrap_or_default();
    let nitf = item.descendants().find(|node| is(*node, "nitf"));
    let inside = nitf.map(|nitf| attribute(nitf, "baselang")).unwrap_or_default();
    let given = [attribute(item, "lang"), tag, inside];
    let language = given.into_iter().find(|language| !language.is_empty()).unwrap_or_default();
    let mut article = Article::new(ArticleId(uuid::Uuid::nil()), language, context.ids);
    let guid = attribute(item, "guid");
    match id(guid) {
        Some(id) => article.id = id,
        None if !guid.is_empty() => {
            article.slip.codes.push(Code { scheme: "guid".to_owned(), value: guid.to_owned() });
        }
        None => {}
    }
    article
}

/// The story of an item; without its problems when enough of them were told.
fn story(
    item: Node<'_, '_>,
    pictures: &HashMap<&str, Node<'_, '_>>,
    told: bool,
    context: &mut Context<'_>,
) -> ImportedStory {
    let mut taken = Taken::default();
    let mut article = begin(item, context);
    let offset = context.offset;
    let (mut media, mut problems) = (Vec::new(), Vec::new());
    for content in at(item, "contentSet").into_iter().flat_map(|set| set.children().filter(Node::is_element))
    {
        taken.take(content);
        let found = inside(content, &mut article, &mut taken, context);
        media.extend(found.0);
        problems.extend(found.1);
    }
    Reader::new(item, &mut article, &mut taken, offset).read(item);
    let own = is_picture(item).then_some(item);
    let has_picture = article.doc.body.iter().any(|block| matches!(block, Block::Figure { .. }));
    let named: Vec<&str> = links(item).filter(|_| !has_picture && media.is_empty()).collect();
    let others = named.iter().filter_map(|guid| pictures.get(guid).copied());
    for picture in own.into_iter().chain(others) {
        let found = figure(picture, &mut taken, context);
        if article
            .doc
            .body
            .iter()
            .all(|block| block.text().is_empty() && matches!(block, Block::Paragraph(_)))
        {
            article.doc.body.clear();
        }
        article.doc.body.push(found.0);
        media.extend(found.1);
        problems.extend(found.2.into_iter().filter(|_| !told).map(|src| elsewhere(picture, &src)));
    }
    if own.is_some() {
        // What the caption says is no summary.
        article.doc.head.line_mut(HeadPart::Abstract).content.clear();
    }
    if !told {
        problems.extend(taken.rest(item));
    }
    problems.sort_by_key(|problem| (problem.line, problem.column));
    ImportedStory { article, problems, media, threads: Vec::new() }
}

/// A picture at an address is named, not fetched.
fn elsewhere(node: Node<'_, '_>, src: &str) -> Problem {
    problem(crate::page::PICTURE_ELSEWHERE, node, &[("address", src)])
}

type Found = (Vec<ImportedMedia>, Vec<Problem>);

/// The text in one element of the content: NITF, HTML or bare.
fn inside(
    content: Node<'_, '_>,
    article: &mut Article,
    taken: &mut Taken,
    context: &mut Context<'_>,
) -> Found {
    let offset = context.offset;
    if let Some(document) = content.descendants().find(|node| is(*node, "nitf")) {
        if let Some(head) = at(document, "head") {
            about::read(head, article, taken, offset);
        }
        let mut flow = Flow::new(context.ids);
        nitf::body(document, article, taken, &mut flow);
        let (media, mut problems) = flow.finish();
        problems.extend(taken.rest(document));
        return (media, problems);
    }
    let kind = attribute(content, "contenttype");
    let markup = match content.tag_name().name() {
        "inlineXML" => Some(bare_names(content)),
        "inlineData" if kind.contains("html") => Some(raw(content)),
        "inlineData" => None,
        _ => return Default::default(),
    };
    let mut reader = fragment::Reader::new(context.ids);
    let blocks = match markup {
        Some(markup) => reader.blocks(&dom::parse(&tags::flatten(&markup).0).document),
        None => {
            let text = raw(content);
            let lines = text.lines().map(|text| crate::hold::clean_text(text, crate::hold::Spaces::Collapse));
            let lines: Vec<String> = lines.filter(|text| !text.is_empty()).collect();
            let made = |text| Block::Paragraph(Paragraph::new(reader.id(), vec![Inline::text(text)]));
            lines.into_iter().map(made).collect()
        }
    };
    let problems = reader.remote.iter().take(MOST_TOLD).map(|src| elsewhere(content, src)).collect();
    if !blocks.is_empty() {
        article.doc.body = blocks;
    }
    (reader.media, problems)
}

fn raw(node: Node<'_, '_>) -> String {
    node.descendants().filter(|node| node.is_text()).filter_map(|node| node.text()).collect()
}

/// The source of what stands inside, its element names without prefixes.
fn bare_names(content: Node<'_, '_>) -> String {
    let source = content.document().input_text().get(content.range()).unwrap_or_default();
    let Some(first) = content.first_element_child() else { return source.to_owned() };
    let tag = first.document().input_text().get(first.range()).unwrap_or_default();
    let name = tag.trim_start_matches('<').split(|c: char| c.is_whitespace() || "/>".contains(c)).next();
    match name.and_then(|name| name.split_once(':')) {
        Some((prefix, _)) => {
            source.replace(&format!("<{prefix}:"), "<").replace(&format!("</{prefix}:"), "</")
        }
        None => source.to_owned(),
    }
}

/// A picture item as a figure: its largest file, its caption, whoever made it.
fn figure(
    item: Node<'_, '_>,
    taken: &mut Taken,
    context: &mut Context<'_>,
) -> (Block, Vec<ImportedMedia>, Vec<String>) {
    let width = |node: &Node<'_, '_>| attribute(*node, "width").parse().unwrap_or(0u32);
    let mut files: Vec<Node<'_, '_>> = at(item, "contentSet")
        .into_iter()
        .flat_map(|set| set.children().filter(|node| is(*node, "remoteContent")))
        .collect();
    files.sort_by_key(|file| std::cmp::Reverse(width(file)));
    files.iter().for_each(|file| taken.take(*file));
    let mut reader = fragment::Reader::new(context.ids);
    let href = files.first().map(|file| attribute(*file, "href")).unwrap_or_default();
    let href = href.strip_prefix("file:///").unwrap_or(href).trim_start_matches("./");
    let media = reader.media(href);
    let told = |role: &str| {
        let of = |node: &Node<'_, '_>| attribute(*node, "role").ends_with(role);
        let meta = at(item, "contentMeta")?;
        children(meta, "description").find(of).map(|node| (node, line(node)))
    };
    let (caption, alt) = (told("caption"), told("gt:alt"));
    [&caption, &alt].into_iter().flatten().for_each(|(node, _)| taken.take(*node));
    let credit = ["contentMeta/creditline", "contentMeta/creator/name"];
    let credit = credit.into_iter().map(|path| read::line_at(item, path)).find(|text| !text.is_empty());
    let caption = Line::of(reader.id(), &caption.map(|(_, text)| text).unwrap_or_default());
    let credit = Line::of(reader.id(), &credit.unwrap_or_default());
    let alt = alt.map(|(_, text)| text).filter(|_| media.is_some()).unwrap_or_default();
    let id: BlockId = reader.id();
    let (focus, crop, only) = (None, None, None);
    let block =
        Block::Figure { id, media, alt, focus, crop, width: WidthHint::Column, only, caption, credit };
    (block, reader.media, reader.remote)
}

/// A package alone: its title, and what it lists as a list and as related stories.
fn listed(package: Node<'_, '_>, context: &mut Context<'_>) -> ImportedStory {
    let mut taken = Taken::default();
    let mut article = begin(package, context);
    let offset = context.offset;
    Reader::new(package, &mut article, &mut taken, offset).read(package);
    let mut items = Vec::new();
    for item in package.descendants().filter(|node| is(*node, "itemRef")) {
        taken.take(item);
        let address =
            ["residref", "href"].into_iter().map(|name| attribute(item, name)).find(|it| !it.is_empty());
        let title =
            ["title", "headline"].into_iter().map(|name| read::line_at(item, name)).find(|it| !it.is_empty());
        let Some(shown) = title.or_else(|| address.map(str::to_owned)) else { continue };
        if let Some(address) = address {
            let known = id(address).map(|id| id.to_string());
            let url = known.is_none().then(|| address.to_owned());
            article.slip.related.push(Related { kind: RelatedKind::SeeAlso, id: known, url });
        }
        let line = Paragraph::new(context.ids.block(), vec![Inline::text(shown)]);
        items.push(ListItem { id: context.ids.block(), content: vec![Block::Paragraph(line)] });
    }
    if !items.is_empty() {
        let id = context.ids.block();
        article.doc.body = vec![Block::List { id, ordered: false, only: None, items }];
    }
    ImportedStory { article, problems: taken.rest(package), media: Vec::new(), threads: Vec::new() }
}
