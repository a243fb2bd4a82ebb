//! Reading NITF: 3.6 and older, with and without its namespace, and what agencies make of it.

use super::flow::Flow;
use super::names::*;
use super::{about, hold::told};
use crate::ninjs::names::{AUTHORS, SOURCES, value};
use crate::xml::read::{self, Taken, attribute, children, is, line};
use crate::{Context, ImportError, Imported, ImportedStory};
use gaotai_article::slip::{Author, BylinePlace, OriginalLine, Rights, Source};
use gaotai_article::{Article, ArticleId, HeadPart, Inline, Slip};
use roxmltree::Node;

/// Codes of the problems that reading can list.
pub const PROBLEM_CODES: &[&str] = &[read::ELEMENT_NOT_HELD, crate::page::PICTURE_ELSEWHERE];

/// Reads a document of one story; also one that stands inside something else.
///
/// # Errors
/// When it is no XML, or has no NITF in it.
pub fn import(bytes: &[u8], context: &mut Context<'_>) -> Result<Imported, ImportError> {
    let text = read::text(bytes)?;
    let document = read::parse(&text)?;
    let found = read::outermost(document.root(), &is_nitf);
    let stories: Vec<ImportedStory> = found.into_iter().map(|node| story(node, context)).collect();
    if stories.is_empty() { Err(ImportError::NoStory) } else { Ok(Imported { stories }) }
}

fn is_nitf(node: Node<'_, '_>) -> bool {
    node.is_element() && node.tag_name().name().eq_ignore_ascii_case("nitf")
}

/// The story of a `nitf` element.
pub(crate) fn story(nitf: Node<'_, '_>, context: &mut Context<'_>) -> ImportedStory {
    let mut taken = Taken::default();
    let mut article = Article::new(ArticleId(uuid::Uuid::nil()), language(nitf), context.ids);
    if let Some(head) = read::at(nitf, "head") {
        about::read(head, &mut article, &mut taken, context.offset);
    }
    let mut flow = Flow::new(context.ids);
    body(nitf, &mut article, &mut taken, &mut flow);
    web_title(nitf, &mut article, &mut taken);
    article.slip.source.take_if(|source| source.name.is_empty());
    let (media, mut problems) = flow.finish();
    problems.extend(taken.rest(nitf));
    problems.sort_by_key(|problem| (problem.line, problem.column));
    ImportedStory { article, problems, media, threads: Vec::new() }
}

/// Everything in `body`: what readers see.
pub(crate) fn body(nitf: Node<'_, '_>, article: &mut Article, taken: &mut Taken, flow: &mut Flow<'_>) {
    let Some(body) = read::at(nitf, "body") else { return };
    if let Some(head) = read::at(body, "body.head") {
        headlines(head, article, taken, flow);
        visible(head, article, taken, flow);
    }
    let mut blocks = Vec::new();
    for content in children(body, "body.content") {
        blocks.extend(flow.blocks(content));
        taken.take(content);
    }
    if !blocks.is_empty() {
        article.doc.body = blocks;
    }
    for tagline in
        children(body, "body.end").flat_map(|end| end.children().filter(|child| is(*child, "tagline")))
    {
        let found = authors(tagline, BylinePlace::End);
        if !found.is_empty() {
            taken.take(tagline);
        }
        article.slip.authors.extend(found);
    }
}

fn language<'a>(nitf: Node<'a, '_>) -> &'a str {
    let given = [attribute(nitf, "baselang"), attribute(nitf, "lang")];
    let body = read::at(nitf, "body").map(|body| attribute(body, "lang")).unwrap_or_default();
    given.into_iter().chain([body]).find(|language| !language.is_empty()).unwrap_or_default()
}

fn headlines(head: Node<'_, '_>, article: &mut Article, taken: &mut Taken, flow: &mut Flow<'_>) {
    for hedline in children(head, "hedline") {
        for one in hedline.children().filter(|child| child.is_element()) {
            let Some(part) = part(one, article, taken) else { continue };
            taken.take(one);
            article.doc.head.line_mut(part).content = flow.line(one);
        }
    }
}

/// The title of the document: the web's where it is another than the one above the text. One
/// that says of itself that it is the web's, and stands above the text too, is that alone.
fn web_title(nitf: Node<'_, '_>, article: &mut Article, taken: &mut Taken) {
    let Some(node) = taken.at(nitf, "head/title") else { return };
    let said = line(node);
    let alternate = attribute(node, "type") == WEB_TITLE;
    let head = &mut article.doc.head;
    let same = crate::hold::on_one_line(&head.line(HeadPart::Title).text()) == said;
    if same && alternate {
        head.line_mut(HeadPart::Title).content.clear();
    } else if same {
        return;
    }
    let empty = head.line(HeadPart::Title).content.is_empty();
    let part = if empty && !alternate { HeadPart::Title } else { HeadPart::WebTitle };
    head.line_mut(part).content = if said.is_empty() { Vec::new() } else { vec![Inline::text(said)] };
}

/// Which line of the title group a headline is; nothing when it is the title of another story,
/// which goes to the slip, or one more than there is room for.
fn part(node: Node<'_, '_>, article: &mut Article, taken: &mut Taken) -> Option<HeadPart> {
    let empty = |part| article.doc.head.line(part).content.is_empty();
    let class = attribute(node, "class");
    if let Some(role) = value(ORIGINALS, class) {
        taken.take(node);
        article.slip.original_title.push(OriginalLine { role, text: line(node) });
        return None;
    }
    let part = match node.tag_name().name() {
        "hl1" => HeadPart::Title,
        "hl2" if class == KICKER => HeadPart::Kicker,
        "hl2" => HeadPart::Subtitle,
        _ => return None,
    };
    empty(part).then_some(part)
}

fn visible(head: Node<'_, '_>, article: &mut Article, taken: &mut Taken, flow: &mut Flow<'_>) {
    for note in children(head, "note").filter(|note| super::flow::has_class(*note, AI_NOTE)) {
        taken.take(note);
    }
    let slip = &mut article.slip;
    if let Some(found) = taken.at(head, "rights") {
        rights(found, slip);
    }
    for byline in children(head, "byline") {
        taken.take(byline);
        slip.authors.extend(authors(byline, BylinePlace::Head));
    }
    if let Some(distributor) = taken.at(head, "distributor") {
        source(distributor, slip);
    }
    if let Some(found) = taken.at(head, "dateline") {
        let place = found.descendants().find(|node| is(*node, "location"));
        let told = told(&line(found), &place.map(line).unwrap_or_default());
        slip.dateline = Some(told).filter(|line| *line != Default::default());
    }
    let mut summary = Vec::new();
    for found in children(head, "abstract") {
        taken.take(found);
        if !summary.is_empty() {
            summary.push(Inline::HardBreak { marks: Vec::new() });
        }
        summary.extend(flow.line(found));
    }
    if !summary.is_empty() {
        article.doc.head.line_mut(HeadPart::Abstract).content = summary;
    }
}

fn rights(node: Node<'_, '_>, slip: &mut Slip) {
    let own: Vec<&str> =
        node.children().filter(|child| child.is_text()).filter_map(|child| child.text()).collect();
    let notice = own.concat().split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    let owner = read::line_at(node, "rights.owner");
    let rights = slip.rights.get_or_insert_default();
    let Rights { holder, notice: told, usage } = rights;
    *told = notice;
    *usage = read::line_at(node, "rights.limitations");
    if holder.is_empty() {
        *holder = owner;
    }
    if *rights == Rights::default() {
        slip.rights = None;
    }
}

fn source(node: Node<'_, '_>, slip: &mut Slip) {
    let org = read::at(node, "org");
    let name = line(org.unwrap_or(node));
    let url = slip.source.take().and_then(|source| source.url);
    if name.is_empty() {
        return;
    }
    let kind = org.and_then(|org| value(SOURCES, attribute(org, "class"))).unwrap_or_default();
    let id = org.map(|org| attribute(org, "value").to_owned()).filter(|id| !id.is_empty());
    slip.source = Some(Source { id, name, url, kind });
}

/// The people of a byline with what follows each; or its words when it names none.
fn authors(node: Node<'_, '_>, place: BylinePlace) -> Vec<Author> {
    let mut out: Vec<Author> = Vec::new();
    for inner in node.descendants() {
        if is(inner, "person") {
            let person = Some(attribute(inner, "value").to_owned()).filter(|id| !id.is_empty());
            let role = value(AUTHORS, attribute(inner, "class")).unwrap_or_default();
            out.push(Author { name: line(inner), role, person, place, organisation: String::new() });
        } else if is(inner, "org")
            && let Some(author) = out.last_mut().filter(|author| author.organisation.is_empty())
        {
            author.organisation = line(inner);
        }
    }
    out.retain(|author| !author.name.is_empty());
    if out.is_empty() {
        let name = said(node);
        // An address of the desk is nobody's name.
        if !name.is_empty() && !name.contains('@') {
            out.push(Author { name, place, ..Author::default() });
        }
    }
    out
}

/// The name that a byline says, without “By”, brackets and what the person is.
fn said(node: Node<'_, '_>) -> String {
    let titled =
        node.descendants().filter(|inner| inner.is_text() && !inner.ancestors().any(|up| is(up, "byttl")));
    let own: String = titled.filter_map(|text| text.text()).collect();
    let own = if own.trim().is_empty() { line(node) } else { own };
    let name = own.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    let name = name.trim_matches(['(', ')', '（', '）', ',', '，', ' ']);
    let by = name.get(..3).is_some_and(|by| by.eq_ignore_ascii_case("by "));
    if by { name[3..].trim().to_owned() } else { name.to_owned() }
}
