//! Reading Markdown: our own from its front matter, any other by its anatomy too.

use super::{front, pieces, read};
use crate::feed::hold::take_label;
use crate::html::story::remote_picture;
use crate::html::tags;
use crate::page::{self, FRONT_MATTER_BROKEN, FRONT_MATTER_UNKNOWN, Known, Spot, problem, source, time};
use crate::{Context, ImportError, Imported, ImportedStory, Problem, hugo, jekyll};
use chrono::FixedOffset;
use gaotai_article::slip::SourceKind;
use gaotai_article::{Article, ArticleId, HeadPart};
use serde_json::{Map, Value, json};

/// More unknown keys than anybody looks at. Finding the line of each takes time.
const MOST_TOLD: usize = 200;

/// Reads a text with or without front matter. One file is one story.
///
/// # Errors
/// [`ImportError::Empty`], [`ImportError::NotText`], [`ImportError::TooLarge`],
/// [`ImportError::BrokenEncoding`]; [`ImportError::NoStory`] when nothing was left for one.
pub fn import(bytes: &[u8], context: &mut Context<'_>) -> Result<Imported, ImportError> {
    let opened = page::open::open(bytes)?;
    // Tags that nest by the thousand cost a parser hours and say nothing.
    let (text, _) = tags::flatten(&opened.text);
    let (yaml, body) = front::split(&text).unwrap_or(("", &text));
    let mut story = match front::parse(yaml) {
        Ok(fields) => in_dialect(fields, yaml, body, context)?,
        Err(error) => {
            let mut story = foreign(Map::new(), "", &text, false, context)?;
            story.problems.push(problem(FRONT_MATTER_BROKEN, Spot::default(), yaml, &[("error", &error)]));
            story
        }
    };
    story.problems.extend(opened.problems);
    story.problems.sort_by_key(|problem| (problem.line, problem.column));
    Ok(Imported { stories: vec![story] })
}

/// Lines of the front matter and its two rules.
fn above(yaml: &str) -> u32 {
    if yaml.is_empty() { 0 } else { page::open::number(yaml.lines().count() + 2) }
}

/// Puts a site builder's names and tags into those of plain Markdown, and reads that.
fn in_dialect(
    mut fields: Map<String, Value>,
    yaml: &str,
    body: &str,
    context: &mut Context<'_>,
) -> Result<ImportedStory, ImportError> {
    let dialect = Dialect::of(&fields, body);
    let (body, problems) = match dialect {
        Dialect::Plain => (body.to_owned(), Vec::new()),
        Dialect::Hugo => {
            hugo::front::undress(&mut fields);
            hugo::shortcodes::read(body, above(yaml))
        }
        Dialect::Jekyll => {
            jekyll::front::undress(&mut fields);
            jekyll::liquid::read(body, above(yaml))
        }
    };
    let in_site = dialect != Dialect::Plain;
    let mut story = if is_own(&fields) && !pieces::is_deep(&body) {
        // The pictures stand in the text.
        fields.retain(|name, _| !in_site || !["images", "image"].contains(&name.as_str()));
        own(fields, yaml, &body, in_site, context)
    } else {
        foreign(fields, yaml, &body, in_site, context)?
    };
    story.problems.extend(problems);
    Ok(story)
}

/// Whose names and tags a text has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dialect {
    Plain,
    Hugo,
    Jekyll,
}

impl Dialect {
    /// Told by keys that only one of them has, or else by tags in a text that is not ours.
    fn of(fields: &Map<String, Value>, body: &str) -> Dialect {
        const HUGO: &[&str] = &["params", "publishDate", "isCJKLanguage", "draft"];
        const JEKYLL: &[&str] = &["layout", "last_modified_at", "permalink", "published"];
        let any = |keys: &[&str]| keys.iter().any(|key| fields.contains_key(*key));
        if any(HUGO) {
            Dialect::Hugo
        } else if any(JEKYLL) {
            Dialect::Jekyll
        } else if is_own(fields) || fields.is_empty() {
            Dialect::Plain
        } else if body.contains("{{<") || body.contains("{{%") {
            Dialect::Hugo
        } else if body.contains("{%") || body.contains("{{ site.") || body.contains("_url }}") {
            Dialect::Jekyll
        } else {
            Dialect::Plain
        }
    }
}

/// Whether the front matter is of the form that [`super::export`] writes: it names the
/// story by its id or tells the title on paper from the one on the web.
fn is_own(fields: &Map<String, Value>) -> bool {
    let id = fields.get("id").and_then(Value::as_str).unwrap_or_default();
    fields.contains_key("print_title") || id.parse::<ArticleId>().is_ok()
}

fn own(
    fields: Map<String, Value>,
    yaml: &str,
    body: &str,
    in_site: bool,
    context: &mut Context<'_>,
) -> ImportedStory {
    let mut article = Article::new(ArticleId(uuid::Uuid::nil()), "", context.ids);
    let found = read::text(body, in_site, context.ids);
    if !found.blocks.is_empty() {
        article.doc.body = found.blocks;
    }
    let unknown = front::read(fields, context.offset, &mut article);
    take_label(&mut article);
    let mut problems: Vec<Problem> = found.remote.iter().map(|src| remote_picture(src)).collect();
    problems.extend(unknown.iter().take(MOST_TOLD).map(|name| unknown_field(name, yaml)));
    ImportedStory { article, problems, media: found.media, threads: Vec::new() }
}

fn foreign(
    mut fields: Map<String, Value>,
    yaml: &str,
    body: &str,
    in_site: bool,
    context: &mut Context<'_>,
) -> Result<ImportedStory, ImportError> {
    translate(&mut fields);
    ease(&mut fields, context.offset);
    let reprint = fields.get("source").and_then(Value::as_str).is_some_and(|name| !source::is_own(name));
    let kept = fields.clone();
    let mut article = Article::new(ArticleId(uuid::Uuid::nil()), "", context.ids);
    let unknown = front::read(fields, context.offset, &mut article);
    let mut known = Known { slip: article.slip, ..Known::default() };
    if let Some(source) = known.slip.source.as_mut().filter(|_| reprint) {
        source.kind = SourceKind::Reprint;
    }
    for name in &unknown {
        known.slip.extra.insert(name.clone(), kept[name].clone());
    }
    for part in HeadPart::ALL {
        let content = article.doc.head.line(part).content.clone();
        // A file that tells no web title from a title on paper has one title: the paper's.
        let part = if part == HeadPart::WebTitle { HeadPart::Title } else { part };
        if !content.is_empty() {
            known.head.insert(part, content);
        }
    }
    let found = pieces::read(body, above(yaml), in_site, context.ids);
    let mut recognised = page::recognise(found.pieces, known, context.offset);
    recognised.problems.extend(found.problems);
    recognised.problems.extend(found.found.remote.iter().map(|src| remote_picture(src)));
    recognised.problems.extend(unknown.iter().take(MOST_TOLD).map(|name| unknown_field(name, yaml)));
    let mut story = page::build(recognised, found.found.media, context)?;
    take_label(&mut story.article);
    Ok(story)
}

/// Names that others give to the fields.
const NAMES: &[(&str, &str)] = &[
    ("headline", "title"),
    ("标题", "title"),
    ("引题", "kicker"),
    ("副题", "subtitle"),
    ("副标题", "subtitle"),
    ("dek", "subtitle"),
    ("摘要", "description"),
    ("lead", "description"),
    ("日期", "date"),
    ("发布时间", "date"),
    ("published", "date"),
    ("datePublished", "date"),
    ("publish_date", "date"),
    ("created", "date"),
    ("dateModified", "lastmod"),
    ("更新时间", "lastmod"),
    ("作者", "authors"),
    ("记者", "authors"),
    ("责任编辑", "editor"),
    ("编辑", "editor"),
    ("来源", "source"),
    ("栏目", "channel"),
    ("关键词", "tags"),
    ("标签", "tags"),
    ("原标题", "original_title"),
    ("语言", "lang"),
    ("locale", "lang"),
];

fn translate(fields: &mut Map<String, Value>) {
    for (other, name) in NAMES {
        if !fields.contains_key(*name)
            && let Some(value) = fields.remove(*other)
        {
            fields.insert((*name).to_owned(), value);
        }
    }
}

/// Values as people write them: times of any form, names in one text, a bare original title.
fn ease(fields: &mut Map<String, Value>, offset: FixedOffset) {
    for name in
        ["date", "lastmod", "published_at", "pubDate", "updated", "updated_at", "modified", "publish_at"]
    {
        if let Some(Value::String(text)) = fields.get_mut(name)
            && let Some(stamp) = time::parse(text, offset)
        {
            *text = stamp.instant.to_rfc3339();
        }
    }
    for name in ["author", "authors", "byline", "editor", "editors"] {
        let people = match fields.get(name) {
            Some(Value::String(text)) => {
                page::names::list(text.trim_start_matches("By ").trim_start_matches("记者"))
            }
            _ => None,
        };
        if let Some(people) = people {
            fields.insert(name.to_owned(), json!(people));
        }
    }
    if let Some(Value::String(text)) = fields.get("original_title") {
        let lines = page::original_title(&format!("原标题：{text}"));
        fields.insert("original_title".to_owned(), json!(lines));
    }
}

fn unknown_field(name: &str, yaml: &str) -> Problem {
    let at = yaml.lines().position(|line| line.trim_start_matches(['"', '\'']).starts_with(name));
    let spot = Spot { line: page::open::number(at.unwrap_or(0) + 2), column: 1 };
    let text = at.and_then(|at| yaml.lines().nth(at)).unwrap_or(name);
    problem(FRONT_MATTER_UNKNOWN, spot, text, &[("key", name)])
}
