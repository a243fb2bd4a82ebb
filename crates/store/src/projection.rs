//! What the list shows of a story, worked out from the story.

use gaotai_article::{Article, Block, HeadPart, Inline, Mark, Slip};
use gaotai_language::{StoryCount, count_story};
use std::collections::HashSet;

/// Characters of the body that the list shows.
const LEAD: usize = 120;

/// The columns of the list.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Projection {
    pub title: String,
    pub kicker: String,
    pub lead: String,
    pub channel: Option<(String, String)>,
    /// JSON array of names.
    pub authors: String,
    pub source: Option<String>,
    pub language: String,
    pub count: StoryCount,
    pub picture: Option<String>,
    /// Open suggestions in the text.
    pub suggestions: usize,
    /// In which the list looks.
    pub text: String,
}

/// Works the columns out.
pub(crate) fn of(article: &Article) -> Projection {
    let waiting = suggestions(article).len();
    // What waits for a yes shows as accepted: the list and its search find nothing that is struck.
    let article = &*article.accepted();
    let slip = &article.slip;
    let names: Vec<&str> = slip.authors.iter().map(|author| author.name.as_str()).collect();
    Projection {
        title: one_line(&article.doc.display_title()),
        kicker: one_line(&article.doc.head_text(HeadPart::Kicker)),
        lead: lead(&article.doc.body),
        channel: slip.channel.as_ref().map(|term| (term.id.clone(), term.name.clone())),
        authors: serde_json::Value::from(names).to_string(),
        source: slip.source.as_ref().map(|source| source.name.clone()).filter(|name| !name.is_empty()),
        language: slip.language.clone(),
        count: count_story(&article.doc),
        picture: article.doc.media().first().map(|hash| hash.to_string()),
        suggestions: waiting,
        text: text(article, slip),
    }
}

/// The suggestions that wait in the text, by their ids.
pub(crate) fn suggestions(article: &Article) -> HashSet<String> {
    let mut ids = HashSet::new();
    let mut see = |content: &[Inline]| {
        for mark in content.iter().flat_map(Inline::marks) {
            ids.extend(match mark {
                Mark::Insertion(of) | Mark::Deletion(of) => Some(of.id.clone()),
                Mark::Modification(of) => Some(of.id.clone()),
                _ => None,
            });
        }
    };
    article.doc.head.iter().for_each(|(_, line)| see(&line.content));
    article.doc.body.iter().for_each(|block| block.each_line(&mut see));
    ids.extend(article.doc.suggested.values().flatten().map(|act| act.id.clone()));
    ids
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The beginning of the running text; pictures, tables and headings are not part of it.
fn lead(body: &[Block]) -> String {
    let mut lead = String::new();
    let running =
        |block: &&Block| matches!(block, Block::Paragraph(_) | Block::Quote { .. } | Block::List { .. });
    for block in body.iter().filter(running) {
        let text = one_line(&block.text());
        if !lead.is_empty() && !text.is_empty() {
            lead.push(' ');
        }
        lead.push_str(&text);
        if lead.chars().count() >= LEAD {
            break;
        }
    }
    lead.chars().take(LEAD).collect()
}

fn text(article: &Article, slip: &Slip) -> String {
    let mut lines: Vec<String> = article.doc.head.iter().map(|(_, line)| line.text()).collect();
    lines.push(slip.slug.clone());
    lines.extend(slip.authors.iter().map(|author| author.name.clone()));
    lines.extend(slip.source.iter().map(|source| source.name.clone()));
    lines.extend(slip.keywords.iter().cloned());
    lines.extend(article.doc.body.iter().map(Block::text));
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}
