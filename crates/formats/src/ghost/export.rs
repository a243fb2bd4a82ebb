//! Writing the import file: its tables, each a list of rows whose ids hold in the file alone.

use super::{front, hold};
use crate::html::render;
use crate::words::Words;
use crate::wxr::names::{Slugs, slug};
use crate::{Context, ExportError, Exported, File, Outgoing, media};
use chrono::{SecondsFormat, Utc};
use gaotai_article::slip::{Instant, SourceKind};
use gaotai_article::{Article, Block, Hash, HeadPart};
use serde_json::{Map, Value, json};

/// Writes the story as a file of one post, with its pictures beside it in `content/images/`.
///
/// # Errors
/// None of its own.
pub fn export(article: &Article, stem: &str, context: &mut Context<'_>) -> Result<Exported, ExportError> {
    let version = context.version;
    gather(&[Outgoing { article, stem, version }], stem, context)
}

/// Writes the stories as one file, a post each, in their order, with the pictures of all beside it.
///
/// # Errors
/// None of its own.
pub fn gather(
    stories: &[Outgoing<'_>],
    stem: &str,
    context: &mut Context<'_>,
) -> Result<Exported, ExportError> {
    let channel = context.channel.unwrap_or(super::FORMAT.channel);
    let mut tables = Tables::default();
    let mut pictures: Vec<File> = Vec::new();
    for one in stories {
        let (held, _) = hold::hold(one.article, channel);
        tables.post(&held, context);
        for hash in held.doc.media() {
            let Some(picture) = (context.media)(&hash) else { continue };
            let path = place(&hash, context);
            if !pictures.iter().any(|had| had.path == path) {
                pictures.push(File { path, bytes: picture.bytes });
            }
        }
    }
    let meta = json!({ "exported_on": context.now.timestamp_millis(), "version": "6.0.0" });
    let file = json!({ "db": [{ "meta": meta, "data": tables.rows() }] });
    let failed = |error: serde_json::Error| ExportError::Failed(error.to_string());
    let mut text = serde_json::to_string_pretty(&file).map_err(failed)?;
    text.push('\n');
    let mut files = vec![File { path: format!("{stem}.json"), bytes: text.into_bytes() }];
    files.extend(pictures);
    Ok(Exported { files })
}

/// Where a picture lies: Ghost takes those of this folder in and mends their addresses.
fn place(hash: &Hash, context: &Context<'_>) -> String {
    let shown = media::shown(hash, context).src;
    match (context.media)(hash) {
        Some(_) => shown.replacen("media/", "content/images/", 1),
        None => shown,
    }
}

/// The rows of each table so far.
#[derive(Default)]
struct Tables {
    posts: Vec<Value>,
    posts_meta: Vec<Value>,
    tags: Vec<Value>,
    posts_tags: Vec<Value>,
    users: Vec<Value>,
    posts_authors: Vec<Value>,
    tag_slugs: Slugs,
    user_slugs: Slugs,
}

/// Ids are 24 figures of base 16; those of one table begin alike.
fn key(table: u32, number: usize) -> String {
    format!("{table:08x}{number:016x}")
}

impl Tables {
    fn rows(self) -> Value {
        json!({
            "posts": self.posts,
            "posts_meta": self.posts_meta,
            "tags": self.tags,
            "posts_tags": self.posts_tags,
            "users": self.users,
            "posts_authors": self.posts_authors,
        })
    }

    fn post(&mut self, story: &Article, context: &Context<'_>) {
        let post = key(1, self.posts.len() + 1);
        self.posts.push(row(&post, story, context));
        let excerpt = excerpt(story);
        let mut shown = vec![crate::html::hold::headline(story)];
        shown.extend((!excerpt.is_empty()).then_some(HeadPart::Abstract));
        let front = front::write(story, &shown);
        if !front.is_empty() {
            let id = key(2, self.posts_meta.len() + 1);
            self.posts_meta.push(json!({ "id": id, "post_id": post, "frontmatter": front }));
        }
        let channel =
            story.slip.channel.iter().map(|channel| &channel.name).filter(|name| hold::is_tag(name));
        for (at, name) in channel.chain(&story.slip.keywords).enumerate() {
            let tag = self.tag(name);
            let id = key(4, self.posts_tags.len() + 1);
            self.posts_tags.push(json!({ "id": id, "post_id": post, "tag_id": tag, "sort_order": at }));
        }
        let mut named: Vec<&str> = Vec::new();
        for author in &story.slip.authors {
            if !named.contains(&author.name.as_str()) {
                let user = self.user(&author.name, context);
                let id = key(6, self.posts_authors.len() + 1);
                let at = named.len();
                self.posts_authors
                    .push(json!({ "id": id, "post_id": post, "author_id": user, "sort_order": at }));
                named.push(&author.name);
            }
        }
    }

    fn tag(&mut self, name: &str) -> Value {
        if let Some(had) = self.tags.iter().find(|tag| tag["name"] == name) {
            return had["id"].clone();
        }
        let id = key(3, self.tags.len() + 1);
        let slug = self.tag_slugs.add(name, latin("tag", name));
        self.tags.push(json!({ "id": id, "name": name, "slug": slug, "visibility": "public" }));
        Value::from(id)
    }

    fn user(&mut self, name: &str, context: &Context<'_>) -> Value {
        if let Some(had) = self.users.iter().find(|user| user["name"] == name) {
            return had["id"].clone();
        }
        let id = key(5, self.users.len() + 1);
        let slug = self.user_slugs.add(name, latin("author", name));
        // A user must have an address for mail: one that can belong to nobody.
        let email = format!("{slug}@example.com");
        let now = moment(&context.now);
        self.users.push(json!({ "id": id, "name": name, "slug": slug, "email": email, "created_at": now }));
        Value::from(id)
    }
}

/// A name for an address in ASCII: Ghost writes all others in Latin letters of its own choice.
fn latin(kind: &str, name: &str) -> String {
    let slug = slug(name);
    if slug.contains('%') { format!("{kind}-{}", &Hash::of(name.as_bytes()).as_str()[..12]) } else { slug }
}

/// A moment at Greenwich to the thousandth of a second.
pub(crate) fn moment(time: &Instant) -> String {
    time.with_timezone(&Utc).to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// The abstract, where it is short enough for its column.
fn excerpt(story: &Article) -> String {
    let text = story.doc.head_text(HeadPart::Abstract);
    if text.chars().count() <= hold::LONGEST_EXCERPT { text } else { String::new() }
}

fn row(id: &str, story: &Article, context: &Context<'_>) -> Value {
    let slip = &story.slip;
    let (status, dated) = match (slip.published_at, slip.publish_at) {
        (Some(time), _) => ("published", Some(time)),
        (None, Some(time)) => ("scheduled", Some(time)),
        (None, None) => ("draft", None),
    };
    let title = story.doc.head_text(crate::html::hold::headline(story));
    let mut out = Map::new();
    let mut set = |name: &str, value: Value| out.insert(name.to_owned(), value);
    set("id", json!(id));
    if !story.id.0.is_nil() {
        set("uuid", json!(story.id.to_string()));
    }
    set("title", json!(if title.is_empty() { hold::UNTITLED } else { &title }));
    set("slug", json!(if slip.slug.is_empty() { story.id.to_string() } else { slip.slug.clone() }));
    set("html", json!(html(story, context)));
    set("featured", json!(false));
    set("type", json!("post"));
    set("status", json!(status));
    set("visibility", json!("public"));
    set("created_at", json!(moment(&dated.unwrap_or(context.now))));
    set("updated_at", json!(slip.updated_at.as_ref().or(dated.as_ref()).map(moment)));
    set("published_at", json!(dated.as_ref().map(moment)));
    set("custom_excerpt", json!(Some(excerpt(story)).filter(|text| !text.is_empty())));
    let reprinted = slip.source.as_ref().filter(|source| source.kind == SourceKind::Reprint);
    set("canonical_url", json!(reprinted.and_then(|source| source.url.as_ref())));
    Value::Object(out)
}

/// The text as Ghost takes it in. What its editor has no card for stands in a card of HTML.
fn html(story: &Article, context: &Context<'_>) -> String {
    let mut out = String::new();
    for block in &story.doc.body {
        let kept = is_foreign(block);
        out.push_str(if kept { "<!--kg-card-begin: html-->\n" } else { "" });
        render::blocks(&mut out, std::slice::from_ref(block), &|hash, _| {
            let shown = media::shown(hash, context);
            render::Shown { src: place(hash, context), ..shown }
        });
        out.push_str(if kept { "<!--kg-card-end: html-->\n" } else { "" });
    }
    if let Some(used) = &story.slip.ai_use {
        render::element(&mut out, "p", "ai-use", Words::of(&story.slip.language).ai(used));
    }
    out
}

fn is_foreign(block: &Block) -> bool {
    matches!(
        block,
        Block::Table { .. } | Block::Box { .. } | Block::Embed { .. } | Block::Quote { cite: Some(_), .. }
    )
}
