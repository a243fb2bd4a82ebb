//! Reading CNML by the names of its elements, whatever their namespace.

use crate::hold::{Spaces, tidy_line};
use crate::html::fragment::Reader;
use crate::html::story::id;
use crate::html::{dom, tags};
use crate::xml::read::{self, Taken, at, attribute, is, line, line_at};
use crate::{Context, ImportError, Imported, ImportedStory};
use chrono::FixedOffset;
use gaotai_article::slip::*;
use gaotai_article::{Article, ArticleId, Block, HeadPart, Inline, Paragraph};
use roxmltree::Node;

/// Reads a package, one story an item.
///
/// # Errors
/// When it is no XML, or has no item.
pub fn import(bytes: &[u8], context: &mut Context<'_>) -> Result<Imported, ImportError> {
    let text = read::text(bytes)?;
    let document = read::parse(&text)?;
    let items = document.root_element().descendants().filter(|node| is(*node, "Item"));
    let stories: Vec<ImportedStory> = items.map(|item| story(item, context)).collect();
    if stories.is_empty() { Err(ImportError::NoStory) } else { Ok(Imported { stories }) }
}

fn story(item: Node<'_, '_>, context: &mut Context<'_>) -> ImportedStory {
    let mut taken = Taken::default();
    let offset = context.offset;
    let meta = |path: &str| format!("MetaInfo/DescriptionMetaGroup/{path}");
    let language = at(item, &meta("Language")).map(|node| attribute(node, "topicRef")).unwrap_or_default();
    taken.at(item, &meta("Language"));
    let mut article = Article::new(ArticleId(uuid::Uuid::nil()), language, context.ids);
    administration(item, &mut taken, &mut article, offset);
    let head = &mut article.doc.head;
    let mut set = |part, text: String| head.line_mut(part).content = run(&text);
    set(HeadPart::Title, taken.line_at(item, &meta("Titles/HeadLine")));
    set(HeadPart::Subtitle, taken.line_at(item, &meta("Titles/SubHeadLine")));
    set(HeadPart::Abstract, taken.line_at(item, &meta("Abstract")));
    let titles = at(item, &meta("Titles/ExtendedTitles"));
    let kicker = titles.into_iter().flat_map(|node| read::children(node, "ExtendedTitle"));
    let intro = |node: &Node<'_, '_>| ["IntroTitle", "IntroTopic"].contains(&attribute(*node, "kind"));
    if let Some(node) = kicker.filter(|node| intro(node)).find(|node| !line(*node).is_empty()) {
        taken.take(node);
        set(HeadPart::Kicker, line(node));
    }
    if let Some(group) = at(item, "MetaInfo/DescriptionMetaGroup") {
        description(group, &mut taken, &mut article.slip, offset);
    }
    let mut reader = Reader::new(context.ids);
    let mut blocks = body(item, &mut taken, &mut reader);
    if let Some(level) = blocks.last().and_then(crate::feed::hold::labelled) {
        blocks.pop();
        article.slip.ai_use = Some(AiUse { level, ..AiUse::default() });
    }
    if !blocks.is_empty() {
        article.doc.body = blocks;
    }
    let media = std::mem::take(&mut reader.media);
    ImportedStory { article, problems: taken.rest(item), media, threads: Vec::new() }
}

fn run(text: &str) -> Vec<Inline> {
    let line = if text.is_empty() { Vec::new() } else { vec![Inline::text(text)] };
    tidy_line(line, Spaces::Collapse)
}

fn administration(item: Node<'_, '_>, taken: &mut Taken, article: &mut Article, offset: FixedOffset) {
    let group = |path: &str| format!("MetaInfo/AdministrationMetaGroup/{path}");
    let public = taken.line_at(item, &group("Id/PublicId"));
    taken.at(item, &group("Id"));
    match id(&public) {
        Some(id) => article.id = id,
        None if !public.is_empty() => {
            article.slip.codes.push(Code { scheme: "cnml".to_owned(), value: public });
        }
        None => {}
    }
    let slip = &mut article.slip;
    let time = |text: String| crate::feed::found::time(&text, offset);
    slip.published_at = time(taken.line_at(item, &group("FirstCreateTime")));
    slip.updated_at = time(taken.line_at(item, &group("CurrentRevisionTime")));
    let urgency = at(item, &group("Urgency")).map(|node| attribute(node, "topicRef")).unwrap_or_default();
    slip.priority = urgency.parse().ok().filter(|priority| (1..=5).contains(priority));
    if slip.priority.is_some() {
        taken.at(item, &group("Urgency"));
    }
}

fn description(group: Node<'_, '_>, taken: &mut Taken, slip: &mut Slip, offset: FixedOffset) {
    for (at_, node) in of(group, "Creators", "Creator").into_iter().enumerate() {
        taken.take(node);
        let name = Some(line_at(node, "Name/FullName")).filter(|name| !name.is_empty());
        let name = name.unwrap_or_else(|| line_at(node, "Name"));
        // Older files have no kinds: the second is the editor.
        let editor = match attribute(node, "kind") {
            "" => at_ == 1,
            kind => kind == "Editor",
        };
        if name.is_empty() {
            continue;
        }
        if editor {
            slip.people.push(Staff { name, role: StaffRole::ResponsibleEditor, person: None });
        } else {
            slip.authors.push(Author { name, ..Author::default() });
        }
    }
    for node in of(group, "DateTimes", "DateTime") {
        let time = crate::feed::found::time(&line(node), offset);
        if attribute(node, "kind") == "PublishedDate" && time.is_some() {
            taken.take(node);
            slip.published_at = time;
        }
    }
    for node in of(group, "Keywords", "Keyword") {
        taken.take(node);
        slip.keywords.extend(Some(line(node)).filter(|keyword| !keyword.is_empty()));
    }
    for node in of(group, "SubjectCodes", "SubjectCode") {
        taken.take(node);
        if let Some(code) = at(node, "MainCode") {
            let text = |name| attribute(code, name).to_owned();
            let subject = Subject { scheme: text("scheme"), code: text("topicRef"), name: line(code) };
            slip.subjects.push(subject);
        }
    }
    let name = taken.line_at(group, "SourceInfo/ItemSource");
    slip.source = (!name.is_empty()).then(|| Source { name, ..Source::default() });
}

fn of<'a, 'd: 'a>(group: Node<'a, 'd>, list: &str, name: &'static str) -> Vec<Node<'a, 'd>> {
    at(group, list).map(|list| list.children().filter(|node| is(*node, name)).collect()).unwrap_or_default()
}

/// The first item of text is the body; where there is none, the first of HTML.
fn body(item: Node<'_, '_>, taken: &mut Taken, reader: &mut Reader<'_>) -> Vec<Block> {
    let items: Vec<Node<'_, '_>> = item.descendants().filter(|node| is(*node, "ContentItem")).collect();
    let of_type = |name: &str| items.iter().find(|node| attribute(**node, "type").contains(name)).copied();
    let (found, html) = match (of_type("TextCIType"), of_type("MultimediaCIType")) {
        (Some(node), _) => (node, false),
        (None, Some(node)) => (node, true),
        (None, None) => return Vec::new(),
    };
    taken.take(found);
    let Some(data) = at(found, "DataContent") else { return Vec::new() };
    let text = crate::feed::import::raw(data);
    if html {
        // Mark-up may stand as text or as elements.
        let inside = data.document().input_text().get(data.range()).unwrap_or_default();
        let markup = if data.children().any(|node| node.is_element()) { inside } else { &text };
        return reader.blocks(&dom::parse(&tags::flatten(markup).0).document);
    }
    let lines = text.lines().map(run).filter(|line| !line.is_empty());
    lines.map(|line| Block::Paragraph(Paragraph::new(reader.id(), line))).collect()
}
