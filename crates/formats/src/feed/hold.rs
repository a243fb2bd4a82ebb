//! What a feed can hold of a story.

use super::Kind;
use crate::Loss;
use crate::hold::{Hold, Spaces, tidy_line};
use crate::html;
use crate::ninjs::hold::is_uri;
use crate::words::Words;
use gaotai_article::slip::*;
use gaotai_article::{Article, Block, BlockId, HeadPart, Inline, Paragraph};

/// Fields of the slip that every feed has a place for, wholly or in part.
const KEPT: &[&str] = &["language", "source", "authors", "keywords", "published_at", "updated_at", "ai_use"];

/// What the two in XML hold beside, as elements of Dublin Core.
const KEPT_XML: &[&str] = &["genre", "channel", "places", "subjects", "rights"];

/// The story as an item of RSS holds it, and what that costs.
pub fn rss(article: &Article, channel: &str) -> (Article, Vec<Loss>) {
    hold(Kind::Rss, article, channel)
}

/// The story as an entry of Atom holds it, and what that costs.
pub fn atom(article: &Article, channel: &str) -> (Article, Vec<Loss>) {
    hold(Kind::Atom, article, channel)
}

/// The story as an item of JSON Feed holds it, and what that costs.
pub fn json(article: &Article, channel: &str) -> (Article, Vec<Loss>) {
    hold(Kind::Json, article, channel)
}

pub(crate) fn hold(kind: Kind, article: &Article, channel: &str) -> (Article, Vec<Loss>) {
    let mut hold = Hold::start(article, channel, Spaces::Collapse);
    hold.blocks(html::hold::block);
    titles(kind, &mut hold);
    match kind {
        Kind::Json => hold.keep_slip(KEPT),
        _ => hold.keep_slip(&[KEPT, KEPT_XML].concat()),
    }
    html::hold::registers(&mut hold);
    html::hold::settle_names(&mut hold);
    label(&mut hold);
    times(kind, &mut hold);
    entries(kind, &mut hold);
    credits(&mut hold);
    hold.finish()
}

/// One title: the one on the web, or else the one on the paper.
fn titles(kind: Kind, hold: &mut Hold) {
    let head = |hold: &Hold, part| hold.article.doc.head.line(part).content.clone();
    let (web, paper) = (head(hold, HeadPart::WebTitle), head(hold, HeadPart::Title));
    let (from, chosen) = if web.is_empty() { ("head.title", &paper) } else { ("head.web_title", &web) };
    let title = if kind == Kind::Atom { chosen.clone() } else { unmarked(chosen) };
    if title != *chosen {
        hold.lose(from, "marks");
    }
    if !web.is_empty() {
        hold.lose("head.web_title", "same_as_title");
        if !paper.is_empty() && paper != title {
            hold.lose("head.title", "not_in_format");
        }
    }
    let lines = &mut hold.article.doc.head;
    lines.line_mut(HeadPart::WebTitle).content.clear();
    lines.line_mut(HeadPart::Title).content = title;
    for part in [HeadPart::Kicker, HeadPart::Subtitle] {
        let line = hold.article.doc.head.line_mut(part);
        if !std::mem::take(&mut line.content).is_empty() {
            hold.lose(format!("head.{}", part.name()), "not_in_format");
        }
    }
    summary(kind, hold);
}

fn summary(kind: Kind, hold: &mut Hold) {
    let line = hold.article.doc.head.line_mut(HeadPart::Abstract);
    let without = unmarked(&line.content);
    if kind == Kind::Json && line.content != without {
        line.content = without;
        hold.lose("head.abstract", "marks");
    }
    let said = hold.article.doc.head_text(HeadPart::Abstract);
    if repeats(&said, &hold.article.doc.body) {
        hold.article.doc.head.line_mut(HeadPart::Abstract).content.clear();
        hold.lose("head.abstract", "not_in_format");
    }
}

/// Bare text on one line.
fn unmarked(content: &[Inline]) -> Vec<Inline> {
    let text: String = content
        .iter()
        .map(|inline| match inline {
            Inline::Text { text, .. } => text.as_str(),
            Inline::HardBreak { .. } => " ",
        })
        .collect();
    let line = if text.is_empty() { Vec::new() } else { vec![Inline::text(text)] };
    tidy_line(line, Spaces::Collapse)
}

/// Whether a summary only says how the text begins, as systems make them by themselves.
pub(crate) fn repeats(summary: &str, body: &[Block]) -> bool {
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let said = bare(summary);
    let said = said.trim_end_matches(']').trim_end_matches(['…', '.', '。']).trim_end_matches('[');
    let mut start = String::new();
    for block in body {
        start.push_str(&bare(&block.text()));
        if start.len() >= said.len() {
            break;
        }
    }
    !said.is_empty() && start.starts_with(said)
}

/// How much machines had a part in it stands under the text, for everybody to see.
pub(crate) fn label(hold: &mut Hold) {
    let said = hold.article.slip.ai_use.take_if(|used| used.level == AiLevel::None).is_some();
    if said {
        hold.lose("slip.ai_use", "not_in_format");
    }
    said_once(hold);
    let used = hold.article.slip.ai_use.clone().map(|used| AiUse { level: used.level, ..AiUse::default() });
    hold.settle("ai_use", |slip| &mut slip.ai_use, used);
}

/// A story whose text says itself what part machines had says it once.
pub(crate) fn said_once(hold: &mut Hold) {
    while let Some(level) = hold.article.doc.body.last().and_then(labelled) {
        let at = hold.article.doc.body.len() - 1;
        hold.lose(format!("body[{at}]"), "flattened");
        hold.article.doc.body.pop();
        let used = AiUse { level, ..hold.article.slip.ai_use.clone().unwrap_or_default() };
        hold.settle("ai_use", |slip| &mut slip.ai_use, Some(used));
    }
}

/// The body as readers are to see it: with a last paragraph, of the id `id`, that says what part
/// machines had, where they had one.
pub(crate) fn labelled_body(held: &Article, id: BlockId) -> Vec<Block> {
    let mut body = held.doc.body.clone();
    let words = Words::of(&held.slip.language);
    let said = held.slip.ai_use.as_ref().map(|used| words.ai(used)).unwrap_or_default();
    if !said.is_empty() {
        body.push(Block::Paragraph(Paragraph::new(id, vec![Inline::text(said)])));
    }
    body
}

/// Takes the last paragraph of [`labelled_body`] off a story that came in; what the slip says
/// already says more.
pub(crate) fn take_label(article: &mut Article) {
    let Some(level) = article.doc.body.last().and_then(labelled) else { return };
    match article.doc.body.as_mut_slice() {
        // No body is without a paragraph.
        [Block::Paragraph(only)] => only.content.clear(),
        _ => drop(article.doc.body.pop()),
    }
    article.slip.ai_use.get_or_insert(AiUse { level, ..AiUse::default() });
}

/// What a paragraph says of the part that machines had, if it says nothing else.
pub(crate) fn labelled(block: &Block) -> Option<AiLevel> {
    let Block::Paragraph(paragraph) = block else { return None };
    let text = paragraph.text();
    [AiLevel::Assisted, AiLevel::Generated].into_iter().find(|level| {
        let used = AiUse { level: *level, ..AiUse::default() };
        [Words::Chinese, Words::English].iter().any(|words| words.ai(&used) == text)
    })
}

fn times(kind: Kind, hold: &mut Hold) {
    let slip = &hold.article.slip;
    let published = match kind {
        Kind::Rss => {
            slip.published_at.filter(|time| super::rss::read_time(&super::rss::time(time)) == Some(*time))
        }
        _ => slip.published_at,
    };
    let updated = slip.updated_at.filter(|time| {
        let other = published.is_some_and(|published| published.to_rfc3339() != time.to_rfc3339());
        other && time.timestamp() != 0
    });
    hold.settle("published_at", |slip| &mut slip.published_at, published);
    hold.settle("updated_at", |slip| &mut slip.updated_at, updated);
}

/// Places, subjects and the source, as far as there are elements for them.
fn entries(kind: Kind, hold: &mut Hold) {
    let slip = hold.article.slip.clone();
    let places = slip.places.into_iter().filter(|place| place.role == PlaceRole::Event).collect();
    hold.settle("places", |slip| &mut slip.places, places);
    let coded = |subject: &Subject| match subject.scheme.as_str() {
        "medtop" => !subject.code.is_empty() && subject.code.chars().all(|c| c.is_ascii_digit()),
        scheme => kind == Kind::Atom && is_uri(scheme) && !is_topics(scheme) && !subject.code.is_empty(),
    };
    let subjects = slip.subjects.into_iter().filter(coded).collect();
    hold.settle("subjects", |slip| &mut slip.subjects, subjects);
    let source = slip.source.and_then(|mut source| {
        source.url = source.url.filter(|url| is_web(url));
        if kind == Kind::Json {
            source.name = host(source.url.as_deref()?).to_owned();
        }
        Some(source)
    });
    hold.settle("source", |slip| &mut slip.source, source);
    let rights = slip.rights.map(|rights| Rights { usage: String::new(), ..rights });
    hold.settle("rights", |slip| &mut slip.rights, rights.filter(|rights| *rights != Rights::default()));
}

fn is_topics(scheme: &str) -> bool {
    scheme == crate::ninjs::names::MEDIA_TOPIC
}

fn is_web(url: &str) -> bool {
    is_uri(url) && (url.starts_with("http://") || url.starts_with("https://"))
}

/// The host of an address.
pub(crate) fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

/// Authors have a name in a feed, nothing else.
fn credits(hold: &mut Hold) {
    let mut lost = Vec::new();
    for (at, author) in hold.article.slip.authors.iter_mut().enumerate() {
        let bare = Author { name: author.name.clone(), ..Author::default() };
        let mut lose = |part: &str, differs: bool| {
            if differs {
                lost.push(format!("slip.authors[{at}].{part}"));
            }
        };
        lose("role", author.role != bare.role);
        lose("organisation", author.organisation != bare.organisation);
        lose("place", author.place != bare.place);
        *author = bare;
    }
    lost.into_iter().for_each(|field| hold.lose(field, "not_in_format"));
}
