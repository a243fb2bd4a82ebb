//! Writing WXR as WordPress writes it, one post a story, its pictures as attachments after them.

use super::names::{self, Slugs};
use super::{blocks, hold, meta};
use crate::html::render;
use crate::words::Words;
use crate::xml::write::Writer;
use crate::{Context, ExportError, Exported, File, Outgoing, media};
use gaotai_article::slip::SourceKind;
use gaotai_article::{Article, Block, Hash, HeadPart};
use std::collections::BTreeMap;

const SPACES: &[(&str, &str)] = &[
    ("version", "2.0"),
    ("xmlns:excerpt", "http://wordpress.org/export/1.2/excerpt/"),
    ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
    ("xmlns:wfw", "http://wellformedweb.org/CommentAPI/"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ("xmlns:wp", "http://wordpress.org/export/1.2/"),
];

/// What stands for no moment in WordPress's tables.
pub(crate) const NEVER: &str = "0000-00-00 00:00:00";

/// Writes the story as a file of one post, with its pictures beside it in `media/`.
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
    let held: Vec<Article> = stories.iter().map(|one| hold::hold(one.article, channel).0).collect();
    let tables = Tables::of(&held);
    let mut out = Writer::new();
    out.open_line("rss", SPACES);
    out.open_line("channel", &[]);
    out.element("title", &[], stem);
    for (name, text) in [("link", site(&held)), ("description", String::new())] {
        out.open_line(name, &[]);
        out.text(&text);
        out.close();
    }
    out.element("language", &[], tables.language);
    out.element("wp:wxr_version", &[], "1.2");
    stands(&mut out, "wp:base_site_url", &site(&held));
    stands(&mut out, "wp:base_blog_url", &site(&held));
    authors(&mut out, &tables.logins);
    terms(&mut out, &tables);
    for (at, story) in held.iter().enumerate() {
        post(&mut out, story, at + 1, &tables, context);
    }
    let files = attachments(&mut out, &held, &tables, context);
    let mut all = vec![File { path: format!("{stem}.xml"), bytes: out.finish().into_bytes() }];
    all.extend(files);
    Ok(Exported { files: all })
}

/// The site of the first own story that has an address: from there the importer fetches pictures.
fn site(held: &[Article]) -> String {
    let sources = held.iter().filter_map(|story| story.slip.source.as_ref());
    let own =
        sources.filter(|source| source.kind == SourceKind::Own).filter_map(|source| source.url.as_deref());
    let mut sites = own.filter_map(|url| {
        let (scheme, rest) = url.split_once("://").filter(|(scheme, _)| scheme.starts_with("http"))?;
        Some(format!("{scheme}://{}", rest.split(['/', '?', '#']).next()?))
    });
    sites.next().unwrap_or_default()
}

/// What holds for the whole file: its language, and how its tables call what they list.
struct Tables<'a> {
    language: &'a str,
    logins: Slugs,
    categories: Slugs,
    tags: Slugs,
}

impl<'a> Tables<'a> {
    /// Of each story the first author is a user; channels are categories, keywords tags.
    fn of(held: &'a [Article]) -> Tables<'a> {
        let language = held.first().map_or("", |story| story.slip.language.as_str());
        let (mut logins, mut categories, mut tags) = (Slugs::default(), Slugs::default(), Slugs::default());
        for slip in held.iter().map(|story| &story.slip) {
            if let Some(author) = slip.authors.first() {
                logins.add(&author.name, login(&author.name));
            }
            if let Some(channel) = &slip.channel {
                categories.add(&channel.name, names::slug(&channel.name));
            }
            for keyword in &slip.keywords {
                tags.add(keyword, names::slug(keyword));
            }
        }
        Tables { language, logins, categories, tags }
    }
}

/// The users, once each.
fn authors(out: &mut Writer, logins: &Slugs) {
    for (at, (login, name)) in logins.each().enumerate() {
        out.open_line("wp:author", &[]);
        out.element("wp:author_id", &[], &(at + 1).to_string());
        out.cdata_element("wp:author_login", &[], login);
        out.cdata_element("wp:author_email", &[], "");
        out.cdata_element("wp:author_display_name", &[], name);
        out.cdata_element("wp:author_first_name", &[], "");
        out.cdata_element("wp:author_last_name", &[], "");
        out.close_line();
    }
}

/// The name under which a user signs in: WordPress takes ASCII only.
fn login(name: &str) -> String {
    let slug = names::slug(name);
    if slug.contains('%') { format!("author-{}", &Hash::of(name.as_bytes()).as_str()[..12]) } else { slug }
}

/// Categories and tags of all stories, once each.
fn terms(out: &mut Writer, tables: &Tables<'_>) {
    for (at, (slug, name)) in tables.categories.each().enumerate() {
        out.open_line("wp:category", &[]);
        out.element("wp:term_id", &[], &(at + 1).to_string());
        out.cdata_element("wp:category_nicename", &[], slug);
        out.cdata_element("wp:category_parent", &[], "");
        out.cdata_element("wp:cat_name", &[], &escaped(name));
        out.close_line();
    }
    for (at, (slug, name)) in tables.tags.each().enumerate() {
        out.open_line("wp:tag", &[]);
        out.element("wp:term_id", &[], &(tables.categories.len() + at + 1).to_string());
        out.cdata_element("wp:tag_slug", &[], slug);
        out.cdata_element("wp:tag_name", &[], &escaped(name));
        out.close_line();
    }
}

/// Names of terms are HTML in WordPress's tables.
fn escaped(name: &str) -> String {
    let mut out = String::new();
    render::text(&mut out, name);
    out
}

fn line(story: &Article, part: HeadPart) -> String {
    let mut out = String::new();
    render::inlines(&mut out, &story.doc.head.line(part).content);
    out
}

fn post(out: &mut Writer, story: &Article, number: usize, tables: &Tables<'_>, context: &Context<'_>) {
    let slip = &story.slip;
    let web = !story.doc.head.line(HeadPart::WebTitle).content.is_empty();
    let mut content = blocks::post(&story.doc.body, &|hash, _| media::shown(hash, context));
    if let Some(used) = &slip.ai_use {
        blocks::label(&mut content, "ai-use", Words::of(&slip.language).ai(used));
    }
    let id = format!("urn:uuid:{}", story.id);
    out.open_line("item", &[]);
    out.cdata_element("title", &[], &line(story, if web { HeadPart::WebTitle } else { HeadPart::Title }));
    feed(out, story, &id, tables);
    out.cdata_element("content:encoded", &[], &content);
    out.cdata_element("excerpt:encoded", &[], &line(story, HeadPart::Abstract));
    out.element("wp:post_id", &[], &number.to_string());
    dates(out, story);
    let status = match (slip.published_at, slip.publish_at) {
        (Some(_), _) => "publish",
        (None, Some(_)) => "future",
        (None, None) => "draft",
    };
    let name = if slip.slug.is_empty() { story.id.to_string() } else { names::slug(&slip.slug) };
    about(out, &name, status, "post", 0);
    categories(out, story, tables);
    metas(out, story, web, tables.language);
    out.close_line();
}

/// What an item has as one of a feed. Every element stands, empty or not: readers ask for them
/// without looking. The address that a post gets is not known here.
fn feed(out: &mut Writer, story: &Article, guid: &str, tables: &Tables<'_>) {
    let slip = &story.slip;
    let dated = slip.published_at.or(slip.publish_at);
    let dated = dated.map(|time| crate::feed::rss::time(&time.to_utc().into())).unwrap_or_default();
    let creator = slip.authors.first().map_or("", |one| tables.logins.of(&one.name));
    stands(out, "link", "");
    stands(out, "pubDate", &dated);
    out.cdata_element("dc:creator", &[], creator);
    out.element("guid", &[("isPermaLink", "false")], guid);
    stands(out, "description", "");
}

/// An element that stands even when it is empty.
fn stands(out: &mut Writer, name: &'static str, text: &str) {
    out.open_line(name, &[]);
    out.text(text);
    out.close();
}

fn dates(out: &mut Writer, story: &Article) {
    let slip = &story.slip;
    let never = || (NEVER.to_owned(), NEVER.to_owned());
    let (local, utc) = slip.published_at.or(slip.publish_at).map_or_else(never, |time| hold::written(&time));
    out.cdata_element("wp:post_date", &[], &local);
    out.cdata_element("wp:post_date_gmt", &[], &utc);
    let (local, utc) = slip.updated_at.map_or((local, utc), |time| hold::written(&time));
    out.cdata_element("wp:post_modified", &[], &local);
    out.cdata_element("wp:post_modified_gmt", &[], &utc);
}

fn about(out: &mut Writer, name: &str, status: &str, kind: &str, parent: usize) {
    out.cdata_element("wp:comment_status", &[], "closed");
    out.cdata_element("wp:ping_status", &[], "closed");
    out.cdata_element("wp:post_name", &[], name);
    out.cdata_element("wp:status", &[], status);
    out.element("wp:post_parent", &[], &parent.to_string());
    out.element("wp:menu_order", &[], "0");
    out.cdata_element("wp:post_type", &[], kind);
    out.cdata_element("wp:post_password", &[], "");
    out.element("wp:is_sticky", &[], "0");
}

fn categories(out: &mut Writer, story: &Article, tables: &Tables<'_>) {
    let channel = story.slip.channel.iter().map(|channel| ("category", &channel.name, &tables.categories));
    let tags = story.slip.keywords.iter().map(|keyword| ("post_tag", keyword, &tables.tags));
    for (domain, name, slugs) in channel.chain(tags) {
        let attributes = [("domain", domain), ("nicename", slugs.of(name))];
        out.cdata_element("category", &attributes, &escaped(name));
    }
}

fn metas(out: &mut Writer, story: &Article, web: bool, language: &str) {
    let mut all = Vec::new();
    for part in [HeadPart::Kicker, HeadPart::Title, HeadPart::Subtitle] {
        let said = line(story, part);
        if !said.is_empty() && (web || part != HeadPart::Title) {
            all.push((format!("{}{}", meta::PREFIX, part.name()), said));
        }
    }
    if story.slip.language != language {
        all.push((format!("{}language", meta::PREFIX), story.slip.language.clone()));
    }
    all.extend(meta::write(&story.slip));
    for (key, value) in all {
        out.open_line("wp:postmeta", &[]);
        out.cdata_element("wp:meta_key", &[], &key);
        out.cdata_element("wp:meta_value", &[], &value);
        out.close_line();
    }
}

/// Every picture as an item of its own. Its `guid` is the address in the text, which the
/// importer replaces by the new one; the address without a host is one on the file's own site.
fn attachments(out: &mut Writer, held: &[Article], tables: &Tables<'_>, context: &Context<'_>) -> Vec<File> {
    let mut files: Vec<File> = Vec::new();
    for (at, story) in held.iter().enumerate() {
        let alts = alts(&story.doc.body);
        for hash in story.doc.media() {
            let Some(picture) = (context.media)(&hash) else { continue };
            let path = media::path(&hash, Some(&picture.mime));
            if files.iter().any(|had| had.path == path) {
                continue;
            }
            let number = held.len() + files.len() + 1;
            let alt = alts.get(&hash).map_or("", String::as_str);
            attachment(out, &path, alt, (number, at + 1), story, tables);
            files.push(File { path, bytes: picture.bytes });
        }
    }
    files
}

fn attachment(
    out: &mut Writer,
    path: &str,
    alt: &str,
    (number, parent): (usize, usize),
    story: &Article,
    tables: &Tables<'_>,
) {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.split('.').next().unwrap_or(name);
    out.open_line("item", &[]);
    out.cdata_element("title", &[], stem);
    feed(out, story, path, tables);
    out.cdata_element("content:encoded", &[], "");
    out.cdata_element("excerpt:encoded", &[], "");
    out.element("wp:post_id", &[], &number.to_string());
    dates(out, story);
    about(out, stem, "inherit", "attachment", parent);
    out.cdata_element("wp:attachment_url", &[], &format!("/{path}"));
    if !alt.is_empty() {
        out.open_line("wp:postmeta", &[]);
        out.cdata_element("wp:meta_key", &[], "_wp_attachment_image_alt");
        out.cdata_element("wp:meta_value", &[], alt);
        out.close_line();
    }
    out.close_line();
}

/// What is said of each picture to those who do not see it.
fn alts(blocks: &[Block]) -> BTreeMap<Hash, String> {
    let mut found = BTreeMap::new();
    let mut waiting: Vec<&Block> = blocks.iter().collect();
    while let Some(block) = waiting.pop() {
        match block {
            Block::Figure { media: Some(hash), alt, .. } => {
                found.insert(hash.clone(), alt.clone());
            }
            Block::Box { content, .. } => waiting.extend(content),
            Block::List { items, .. } => waiting.extend(items.iter().flat_map(|item| &item.content)),
            _ => {}
        }
    }
    found
}
