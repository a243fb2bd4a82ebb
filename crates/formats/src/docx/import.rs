//! Reading documents of Word, WPS, LibreOffice, pandoc and their like.

use super::flow::{Flow, Para, Piece};
use super::names::Role;
use super::parts::{self, Parts};
use super::{assemble, comments, props};
use crate::package::open::{Limits, Package, open};
use crate::review::{Anchor, Thread};
use crate::xml::read;
use crate::{Context, ImportError, Imported, ImportedStory};
use gaotai_article::{Article, ArticleId, Block, BlockId, BoxKind, HeadPart, Inline, Paragraph};
use roxmltree::{Document, Node};
use std::collections::{HashMap, HashSet};

/// Longest first line that may be a title by being centred, in characters.
const LONGEST_TITLE: usize = 60;

/// Reads a document of one story. Lines of problems count paragraphs from 1.
///
/// # Errors
/// When it is no package, has no document in it, or that is no XML.
pub fn import(bytes: &[u8], context: &mut Context<'_>) -> Result<Imported, ImportError> {
    let mut package = open(bytes, &Limits::default())?;
    let path = parts::main(&mut package)?;
    let bytes = package.read(&path)?.ok_or(ImportError::NoStory)?;
    let text = read::text(&bytes)?;
    let document = read::parse(&text)?;
    let body = document.descendants().find(|node| read::is(*node, "body")).ok_or(ImportError::NoStory)?;
    let parts = Parts::read(&mut package, &path)?;
    let mut beside = Beside::read(&mut package, &parts)?;
    let mut article = Article::new(ArticleId(uuid::Uuid::nil()), "", context.ids);
    beside.properties(&mut article);
    let offset = context.offset;
    let (said, extended) = beside.comments(offset);
    let roots = said_roots(&said, &extended);
    let mut pictures = |path: &str| package.read(path).ok().flatten();
    let mut flow = Flow::new(&parts, context.ids, offset, &mut pictures, &roots);
    flow.blocks(body, 0);
    notes(&mut flow, &beside);
    let pieces = std::mem::take(&mut flow.pieces);
    story(&mut flow, pieces, &mut article);
    let places = std::mem::take(&mut flow.places);
    let (problems, media) = (std::mem::take(&mut flow.problems), std::mem::take(&mut flow.media));
    let threads = threads(said, extended, places, &article);
    if article.slip.language.is_empty() {
        article.slip.language = language(&article).to_owned();
    }
    Ok(Imported { stories: vec![ImportedStory { article, problems, media, threads }] })
}

/// The language that the letters tell.
fn language(article: &Article) -> &'static str {
    let text: String = article.doc.body.iter().map(Block::text).collect();
    let han = text.chars().filter(|c| ('\u{3400}'..='\u{9fff}').contains(c)).count();
    let latin = text.chars().filter(char::is_ascii_alphabetic).count();
    if latin > han * 3 { "en" } else { "zh-CN" }
}

/// Parts beside the document, as text.
#[derive(Default)]
struct Beside {
    core: Option<String>,
    custom: Option<String>,
    comments: Option<String>,
    extended: Option<String>,
    footnotes: Option<String>,
    endnotes: Option<String>,
}

type Extended = HashMap<String, (String, bool)>;

impl Beside {
    fn read(package: &mut Package<'_>, parts: &Parts) -> Result<Beside, ImportError> {
        let mut get = |path: Option<String>| path.map_or(Ok(None), |path| parts::text(package, &path));
        Ok(Beside {
            core: get(Some("docProps/core.xml".to_owned()))?,
            custom: get(Some("docProps/custom.xml".to_owned()))?,
            comments: get(parts.part("/comments"))?,
            extended: get(parts.part("/commentsExtended"))?,
            footnotes: get(parts.part("/footnotes"))?,
            endnotes: get(parts.part("/endnotes"))?,
        })
    }

    fn properties(&self, article: &mut Article) {
        if let Some(Ok(custom)) = self.custom.as_deref().map(read::parse) {
            props::read_custom(&custom, article);
        }
        if let Some(Ok(core)) = self.core.as_deref().map(read::parse) {
            props::read_core(&core, article);
        }
    }

    fn comments(&mut self, offset: chrono::FixedOffset) -> (Vec<comments::Said>, Extended) {
        let said = match self.comments.as_deref().map(read::parse) {
            Some(Ok(document)) => comments::said(&document, offset),
            _ => Vec::new(),
        };
        let extended = match self.extended.as_deref().map(read::parse) {
            Some(Ok(document)) => comments::answers(&document),
            _ => Extended::new(),
        };
        (said, extended)
    }
}

fn said_roots(said: &[comments::Said], extended: &Extended) -> HashMap<String, String> {
    let by_paragraph: HashMap<&str, &str> =
        said.iter().map(|one| (one.paragraph.as_str(), one.number.as_str())).collect();
    let root = |one: &comments::Said| {
        let parent =
            extended.get(&one.paragraph).map(|(parent, _)| parent.as_str()).filter(|id| !id.is_empty());
        let root = parent.and_then(|parent| by_paragraph.get(parent)).copied();
        (one.number.clone(), root.unwrap_or(&one.number).to_owned())
    };
    said.iter().map(root).collect()
}

fn threads(
    said: Vec<comments::Said>,
    extended: Extended,
    places: HashMap<String, (String, Anchor, String)>,
    article: &Article,
) -> Vec<Thread> {
    let mut here: HashSet<BlockId> = article.doc.head.iter().map(|(_, line)| line.id).collect();
    article.doc.body.iter().for_each(|block| {
        block.each_id(&mut |id| {
            here.insert(id);
        })
    });
    let title = article.doc.head.line(HeadPart::Title).id;
    let mut threads = comments::threads(said, &extended, |number| places.get(number).cloned());
    for thread in &mut threads {
        if matches!(thread.anchor, Anchor::Block { block } if !here.contains(&block)) {
            thread.anchor = comments::on_field(thread).unwrap_or(Anchor::Block { block: title });
        }
    }
    threads
}

/// Footnotes and endnotes stand in a box at the end, under the numbers that the text has for them.
fn notes(flow: &mut Flow<'_>, beside: &Beside) {
    let wanted = std::mem::take(&mut flow.notes);
    if wanted.is_empty() {
        return;
    }
    let footnotes = beside.footnotes.as_deref().and_then(|text| read::parse(text).ok());
    let endnotes = beside.endnotes.as_deref().and_then(|text| read::parse(text).ok());
    let (footnotes, endnotes) = (by_id(footnotes.as_ref()), by_id(endnotes.as_ref()));
    let outer = std::mem::take(&mut flow.pieces);
    flow.leave_text();
    for (at, (kind, id)) in wanted.iter().enumerate() {
        let all = if *kind == "footnote" { &footnotes } else { &endnotes };
        let from = flow.pieces.len();
        if let Some(node) = all.get(id.as_str()).filter(|node| read::is(**node, kind)) {
            flow.blocks(*node, 0);
            flow.leave_text();
        }
        if let Some(Piece::Para(para)) = flow.pieces.get_mut(from) {
            para.runs.insert(0, Inline::text(format!("[{}] ", at + 1)));
            para.runs = gaotai_article::normalize(std::mem::take(&mut para.runs));
        }
    }
    flow.notes.clear();
    let pieces = std::mem::replace(&mut flow.pieces, outer);
    let id = flow.ids.block();
    flow.pieces.push(Piece::Boxed { id, kind: BoxKind::Note, pieces });
}

fn by_id<'a, 'd>(document: Option<&'a Document<'d>>) -> HashMap<&'a str, Node<'a, 'd>> {
    let all = document.into_iter().flat_map(|document| document.root_element().children());
    all.filter(Node::is_element).map(|node| (read::attribute(node, "id"), node)).collect()
}

fn story(flow: &mut Flow<'_>, pieces: Vec<Piece>, article: &mut Article) {
    let styled = pieces
        .iter()
        .any(|piece| matches!(piece, Piece::Para(para) if matches!(para.role, Some(Role::Head(_)))));
    let mut rest = Vec::with_capacity(pieces.len());
    let mut lower = false;
    for piece in pieces {
        let Piece::Para(mut para) = piece else {
            rest.push(piece);
            continue;
        };
        let part = match para.role {
            Some(Role::Head(part)) => Some(part),
            Some(Role::Heading(1)) if !styled && rest.is_empty() => Some(HeadPart::Title),
            None if !styled && rest.is_empty() && is_title(&para) => Some(HeadPart::Title),
            Some(Role::AiUse) if article.slip.ai_use.is_some() => continue,
            _ => None,
        };
        let free =
            part.filter(|part| article.doc.head.line(*part).content.is_empty() && para.pictures.is_empty());
        match free {
            Some(part) => {
                let line = article.doc.head.line_mut(part);
                line.id = para.id;
                line.content = std::mem::take(&mut para.runs);
            }
            None => {
                lower |= para.role == Some(Role::Heading(1));
                rest.push(Piece::Para(para));
            }
        }
    }
    while matches!(rest.first(), Some(Piece::Para(para)) if nothing(para)) {
        rest.remove(0);
    }
    let (blocks, suggested) = assemble::blocks(flow, rest, lower);
    article.doc.body = blocks;
    if article.doc.body.is_empty() {
        article.doc.body.push(Block::Paragraph(Paragraph::new(flow.ids.block(), Vec::new())));
    }
    let mut here = HashSet::new();
    article.doc.body.iter().for_each(|block| {
        block.each_id(&mut |id| {
            here.insert(id);
        })
    });
    article.doc.suggested = suggested.into_iter().filter(|(id, _)| here.contains(id)).collect();
}

fn nothing(para: &Para) -> bool {
    para.runs.is_empty()
        && para.pictures.is_empty()
        && para.role.is_none()
        && !para.ruled
        && para.list.is_none()
}

/// A short line in the middle, with no full stop, where no style says what the title is.
fn is_title(para: &Para) -> bool {
    let text = gaotai_article::text::plain(&para.runs);
    let long = text.chars().count() > LONGEST_TITLE;
    para.centred && !text.is_empty() && !long && !text.ends_with(['。', '.', '；', '，', '：'])
}
