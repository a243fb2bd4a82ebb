//! Reading export files of Ghost: one story a post or page.

use super::export::moment;
use super::hold::UNTITLED;
use super::{front, lexical};
use crate::feed::found::time;
use crate::feed::hold::labelled;
use crate::html::fragment::Reader;
use crate::html::story::remote_picture;
use crate::html::{dom, tags};
use crate::ninjs::import::{PROPERTY_NOT_HELD, parse, problem};
use crate::{Context, ImportError, Imported, ImportedStory, Problem};
use gaotai_article::slip::*;
use gaotai_article::{Article, ArticleId, HeadPart, Inline};
use serde_json::Value;
use std::collections::HashMap;

/// What Ghost writes for its own address in a file.
const HOME: &str = "__GHOST_URL__";

/// Reads the posts and pages of a file, with or without its wrapper.
///
/// # Errors
/// When it is no JSON, or has no post.
pub fn import(bytes: &[u8], context: &mut Context<'_>) -> Result<Imported, ImportError> {
    let (text, value) = parse(bytes)?;
    let file = value.get("db").and_then(|db| db.get(0)).unwrap_or(&value);
    let tables = Tables::of(&file["data"]);
    let posts = file["data"]["posts"].as_array().map(Vec::as_slice).unwrap_or_default();
    let stories: Vec<_> =
        posts.iter().filter(|post| post.is_object()).map(|post| tables.story(post, text, context)).collect();
    if stories.is_empty() { Err(ImportError::NoStory) } else { Ok(Imported { stories }) }
}

/// The tables beside the posts, by the ids of the posts.
struct Tables<'a> {
    meta: HashMap<String, &'a Value>,
    tags: HashMap<String, Vec<String>>,
    authors: HashMap<String, Vec<String>>,
}

/// Ids are texts or, in old files, numbers.
fn id(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn said<'a>(row: &'a Value, name: &str) -> &'a str {
    row[name].as_str().map(str::trim).unwrap_or_default()
}

impl<'a> Tables<'a> {
    fn of(data: &'a Value) -> Tables<'a> {
        let rows = |name: &str| data[name].as_array().map(Vec::as_slice).unwrap_or_default();
        let names = |table: &str| -> HashMap<String, &str> {
            rows(table).iter().map(|row| (id(&row["id"]), said(row, "name"))).collect()
        };
        let joined = |table: &str, other: &str, names: &HashMap<String, &str>| {
            let mut found: HashMap<String, Vec<(u64, String)>> = HashMap::new();
            for row in rows(table) {
                let name = names.get(&id(&row[other])).copied().unwrap_or_default();
                let order = row["sort_order"].as_u64().unwrap_or_default();
                if !name.is_empty() {
                    found.entry(id(&row["post_id"])).or_default().push((order, name.to_owned()));
                }
            }
            let mut sorted: HashMap<String, Vec<String>> = HashMap::new();
            for (post, mut list) in found {
                list.sort_by_key(|(order, _)| *order);
                sorted.insert(post, list.into_iter().map(|(_, name)| name).collect());
            }
            sorted
        };
        Tables {
            meta: rows("posts_meta").iter().map(|row| (id(&row["post_id"]), row)).collect(),
            tags: joined("posts_tags", "tag_id", &names("tags")),
            authors: joined("posts_authors", "author_id", &names("users")),
        }
    }

    fn story(&self, post: &Value, text: &str, context: &mut Context<'_>) -> ImportedStory {
        let key = id(&post["id"]);
        let mut article = Article::new(ArticleId(uuid::Uuid::nil()), "", context.ids);
        article.id = said(post, "uuid").parse().unwrap_or(article.id);
        let sought = format!("\"{}\"", said(post, "title"));
        let tell = |name: &str| problem(PROPERTY_NOT_HELD, name, &sought, text);
        let mut problems = Vec::new();
        let title = said(post, "title");
        set(&mut article, HeadPart::Title, if title == UNTITLED { "" } else { title });
        set(&mut article, HeadPart::Abstract, said(post, "custom_excerpt"));
        self.details(&key, post, &mut article, &mut problems, &tell);
        times(post, &mut article.slip, context);
        let slug = said(post, "slug");
        article.slip.slug = if slug == article.id.to_string() { "" } else { slug }.to_owned();
        let (html, unread) = lexical::body(post);
        problems.extend(unread.iter().map(|name| tell(name)));
        let mut reader = Reader::new(context.ids);
        let html = html.replace(&format!("{HOME}/"), "");
        let blocks = reader.blocks(&dom::parse(&tags::flatten(&html).0).document);
        problems.extend(self.elsewhere(&key, post, &reader));
        let media = std::mem::take(&mut reader.media);
        if !blocks.is_empty() {
            article.doc.body = blocks;
        }
        if let Some(level) = article.doc.body.last().and_then(labelled) {
            article.doc.body.pop();
            article.slip.ai_use.get_or_insert(AiUse { level, ..AiUse::default() });
        }
        ImportedStory { article, problems, media, threads: Vec::new() }
    }

    /// What stands in the other tables.
    fn details(
        &self,
        key: &str,
        post: &Value,
        article: &mut Article,
        problems: &mut Vec<Problem>,
        tell: &dyn Fn(&str) -> Problem,
    ) {
        let meta = self.meta.get(key).copied().unwrap_or(&Value::Null);
        let title = article.doc.head.line(HeadPart::Title).content.clone();
        let unknown = front::read(said(meta, "frontmatter"), article);
        problems.extend(unknown.iter().map(|name| tell(name)));
        // A title on the paper stands in the front matter where it is another one.
        if article.doc.head.line(HeadPart::Title).content != title {
            article.doc.head.line_mut(HeadPart::WebTitle).content = title;
        }
        let slip = &mut article.slip;
        if slip.language.is_empty() {
            slip.language = said(post, "locale").to_owned();
        }
        let mut tags = self.tags.get(key).cloned().unwrap_or_default();
        tags.retain(|tag| !tag.starts_with('#'));
        let channel = slip.channel.as_ref().map(|channel| &channel.name);
        if tags.first().is_some_and(|first| channel == Some(first)) {
            tags.remove(0);
        }
        slip.keywords = tags;
        if slip.authors.is_empty() {
            let named = self.authors.get(key).into_iter().flatten();
            slip.authors = named.map(|name| Author { name: name.clone(), ..Author::default() }).collect();
        }
        let original = said(post, "canonical_url");
        if slip.source.is_none() && !original.is_empty() {
            let (name, url) = (crate::feed::hold::host(original).to_owned(), Some(original.to_owned()));
            slip.source = Some(Source { id: None, name, url, kind: SourceKind::Reprint });
        }
    }

    /// Pictures that are on the site: those of the text and the one above it.
    fn elsewhere(&self, key: &str, post: &Value, reader: &Reader<'_>) -> Vec<Problem> {
        let meta = self.meta.get(key).copied().unwrap_or(&Value::Null);
        let above = [said(post, "feature_image"), said(meta, "og_image")];
        let above = above.into_iter().filter(|src| !src.is_empty()).map(str::to_owned);
        let mut told: Vec<String> = Vec::new();
        for src in reader.remote.iter().cloned().chain(above) {
            if !told.contains(&src) {
                told.push(src);
            }
        }
        told.iter().map(|src| remote_picture(src)).collect()
    }
}

fn set(article: &mut Article, part: HeadPart, text: &str) {
    let line = if text.is_empty() { Vec::new() } else { vec![Inline::text(text)] };
    article.doc.head.line_mut(part).content = crate::hold::tidy_line(line, crate::hold::Spaces::Collapse);
}

/// Ghost has its times at Greenwich; the front matter has them as they were given, as long as
/// nobody changed them in Ghost.
fn times(post: &Value, slip: &mut Slip, context: &Context<'_>) {
    let of = |name: &str| match &post[name] {
        // Old files count thousandths of seconds.
        Value::Number(number) => chrono::DateTime::from_timestamp_millis(number.as_i64()?)
            .map(|time| time.with_timezone(&context.offset)),
        _ => {
            let text = said(post, name);
            let old = chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S").ok();
            let told = old.map(|time| time.and_utc().fixed_offset()).or_else(|| time(text, context.offset));
            told.map(|time| time.with_timezone(&context.offset))
        }
    };
    let same = |had: Option<Instant>, told: Option<Instant>| {
        had.filter(|had| told.is_some_and(|told| moment(had) == moment(&told))).or(told)
    };
    let dated = of("published_at");
    match said(post, "status") {
        "scheduled" => {
            (slip.publish_at, slip.published_at) = (same(slip.publish_at, dated), None);
        }
        "draft" => (slip.publish_at, slip.published_at) = (None, None),
        _ => (slip.publish_at, slip.published_at) = (None, same(slip.published_at, dated)),
    }
    let changed = of("updated_at").filter(|time| dated.is_none_or(|dated| dated != *time));
    slip.updated_at = match slip.updated_at {
        Some(had) => same(Some(had), of("updated_at")),
        None => changed.filter(|_| slip.published_at.is_some()),
    };
}
