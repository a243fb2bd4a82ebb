//! Reading Markdown.

use super::{front, read};
use crate::html::story::remote_picture;
use crate::{Context, ImportError, Imported, ImportedStory, Problem};
use gaotai_article::{Article, ArticleId};
use std::collections::BTreeMap;

/// Reads a text with or without front matter.
pub fn import(bytes: &[u8], context: &mut Context<'_>) -> Result<Imported, ImportError> {
    let text = String::from_utf8_lossy(bytes);
    let (yaml, body) = front::split(&text).unwrap_or(("", &text));
    let fields =
        front::parse(yaml).map_err(|problem| ImportError::Malformed { line: 1, problem })?;
    let mut article = Article::new(ArticleId(uuid::Uuid::nil()), "", context.ids);
    let found = read::text(body, context.ids);
    if !found.blocks.is_empty() {
        article.doc.body = found.blocks;
    }
    let unknown = front::read(fields, context.offset, &mut article);
    let mut problems: Vec<Problem> = found.remote.iter().map(|src| remote_picture(src)).collect();
    problems.extend(unknown.iter().map(|name| unknown_field(name, yaml)));
    Ok(Imported { stories: vec![ImportedStory { article, problems, media: found.media }] })
}

fn unknown_field(name: &str, yaml: &str) -> Problem {
    let at = yaml.lines().position(|line| line.trim_start_matches(['"', '\'']).starts_with(name));
    Problem {
        code: crate::page::FRONT_MATTER_UNKNOWN,
        params: BTreeMap::from([("key".to_owned(), name.to_owned())]),
        line: at.unwrap_or(0) as u32 + 2,
        column: 1,
        excerpt: at.and_then(|at| yaml.lines().nth(at)).unwrap_or(name).chars().take(80).collect(),
    }
}
