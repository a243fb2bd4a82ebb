//! Reading ICML.

use super::about::{self, Said};
use super::build::Build;
use super::flow::Flow;
use crate::xml::read::{self, attribute, is};
use crate::{Context, ImportError, Imported, ImportedStory};
use gaotai_article::{Article, ArticleId};
use roxmltree::Node;

/// Codes of the problems that reading can list.
pub const PROBLEM_CODES: &[&str] = &[read::ELEMENT_NOT_HELD, crate::page::PICTURE_ELSEWHERE];

/// Reads every story of the file that does not stand in a frame of another.
///
/// # Errors
/// When it is no XML, or has no story in it.
pub fn import(bytes: &[u8], context: &mut Context<'_>) -> Result<Imported, ImportError> {
    let text = read::text(bytes)?;
    let document = read::parse(&text)?;
    let found: Vec<Node<'_, '_>> = document.descendants().filter(|node| is(*node, "Story")).collect();
    let mut articles: Vec<Article> =
        found.iter().map(|_| Article::new(ArticleId(uuid::Uuid::nil()), "", context.ids)).collect();
    let mut flow = Flow::new(&document, context.ids, context.offset);
    let mut stories = Vec::new();
    for (node, article) in found.iter().zip(articles.drain(..)) {
        if !flow.is_inside(*node) {
            stories.push((*node, story(*node, article, &mut flow)));
        }
    }
    stories.retain(|(node, _)| !flow.is_inside(*node));
    let stories: Vec<ImportedStory> = stories.into_iter().map(|(_, story)| story).collect();
    if stories.is_empty() { Err(ImportError::NoStory) } else { Ok(Imported { stories }) }
}

fn story<'d>(node: Node<'d, 'd>, mut article: Article, flow: &mut Flow<'_, 'd>) -> ImportedStory {
    let packet = read::at(node, "MetadataPacketPreference/Properties/Contents");
    let packet: String =
        packet.map(|node| node.children().filter_map(|text| text.text()).collect()).unwrap_or_default();
    let said = if packet.trim().is_empty() { Said::default() } else { about::read(&packet, &mut article) };
    let slug = attribute(node, "StoryTitle");
    // Programs that know no title say who they are.
    if !slug.starts_with("$ID/") && !slug.starts_with("pandoc") {
        article.slip.slug = slug.to_owned();
    }
    let paras = flow.paras(node);
    Build::new(flow, &mut article).story(paras);
    about::complete(&said, &mut article);
    let (media, problems, threads) = flow.told();
    ImportedStory { article, problems, media, threads }
}
