//! A post as files: its text, a sheet with what goes into the fields around it, its pictures by number.

use super::look::{Look, Shade};
use super::{
    MOST_AUTHOR, MOST_CONTENT, MOST_DIGEST, MOST_TITLE, Notice, Post, PostPicture, hold, render, text,
};
use crate::html::hold::headline;
use crate::words::Words;
use crate::{Context, Exported, File, media};
use gaotai_article::{Article, Block, Hash, HeadPart};

/// Writes a story. Every file has the look in its name, so that several looks can lie side by side.
pub(super) fn export(article: &Article, stem: &str, context: &mut Context<'_>, look: &Look) -> Exported {
    let mut post = post(article, context.channel.unwrap_or(super::FORMAT.channel), look);
    let html = std::mem::take(&mut post.html);
    let words = Words::of(&article.slip.language);
    let stem = format!("{stem}.{}", look.format);
    let pictures = pictures(&post, &stem, context);
    let sheet = sheet(&post, &pictures, words);
    let mut files = vec![
        File { path: format!("{stem}.html"), bytes: html.into_bytes() },
        File { path: format!("{stem}.txt"), bytes: sheet.into_bytes() },
    ];
    files.extend(pictures.into_iter().filter_map(|(_, file)| file));
    Exported { files }
}

/// The story as it is pasted.
pub(super) fn post(article: &Article, channel: &str, look: &Look) -> Post {
    let (held, losses) = hold::hold(article, channel);
    let html = render::story(&held, look, Shade::Light, None);
    let (author, whole) = author(&held);
    let title = held.doc.head_text(headline(&held));
    // How long it was, of a field that was shortened.
    let length = |part: &str| {
        let lost = losses.iter().find(|loss| loss.code == "shortened" && loss.field.ends_with(part));
        lost.and_then(|loss| loss.params.get("length")?.parse().ok())
    };
    let pictures = listed(&held);
    let long = html.chars().count();
    let notices = [
        title.is_empty().then_some(Notice::NoTitle),
        length("title").map(Notice::LongTitle),
        (whole > MOST_AUTHOR).then_some(Notice::LongAuthor(whole)),
        length("abstract").map(Notice::LongDigest),
        (long >= MOST_CONTENT).then_some(Notice::LongContent(long)),
        (!pictures.is_empty()).then_some(Notice::Pictures(pictures.len())),
    ];
    let source = held.slip.source.as_ref();
    Post {
        title,
        author,
        digest: held.doc.head_text(HeadPart::Abstract),
        address: source.and_then(|source| source.url.clone()).unwrap_or_default(),
        text: text::of(&html),
        html,
        pictures,
        notices: notices.into_iter().flatten().collect(),
    }
}

/// As many names as fit, and how many characters all of them have. A single name that is too long is cut.
fn author(held: &Article) -> (String, usize) {
    let names: Vec<&str> = held.slip.authors.iter().map(|author| author.name.as_str()).collect();
    let mut fits = String::new();
    for name in &names {
        let more = if fits.is_empty() { (*name).to_owned() } else { format!("{fits} {name}") };
        if more.chars().count() > MOST_AUTHOR {
            break;
        }
        fits = more;
    }
    if fits.is_empty() {
        fits = names.first().map(|name| name.chars().take(MOST_AUTHOR).collect()).unwrap_or_default();
    }
    (fits.trim_end().to_owned(), names.join(" ").chars().count())
}

/// The pictures, each once, by the first figure that shows them.
fn listed(held: &Article) -> Vec<PostPicture> {
    let mut found: Vec<PostPicture> = Vec::new();
    let mut left: Vec<&Block> = held.doc.body.iter().rev().collect();
    while let Some(block) = left.pop() {
        match block {
            Block::Figure { media: Some(hash), alt, caption, credit, .. }
                if found.iter().all(|known| known.hash != *hash) =>
            {
                let said: Vec<String> = [caption.text(), credit.text()]
                    .into_iter()
                    .map(|text| text.replace('\n', " "))
                    .filter(|text| !text.is_empty())
                    .collect();
                let (number, alt) = (render::number(found.len()), alt.clone());
                found.push(PostPicture { number, hash: hash.clone(), caption: said.join(" "), alt });
            }
            Block::Box { content, .. } => left.extend(content.iter().rev()),
            Block::List { items, .. } => {
                left.extend(items.iter().rev().flat_map(|item| item.content.iter().rev()));
            }
            _ => {}
        }
    }
    found
}

/// Every picture with its file, named by its number; without one where the library has none.
fn pictures<'a>(post: &'a Post, stem: &str, context: &Context<'_>) -> Vec<(&'a PostPicture, Option<File>)> {
    let file = |picture: &'a PostPicture| {
        let found = (context.media)(&picture.hash);
        let file = found.map(|found| File {
            path: format!("{stem}/{}{}", picture.number, ending(&picture.hash, &found.mime)),
            bytes: found.bytes,
        });
        (picture, file)
    };
    post.pictures.iter().map(file).collect()
}

/// With its dot; nothing for a kind that is not known.
fn ending(hash: &Hash, mime: &str) -> String {
    let path = media::path(hash, Some(mime));
    path.rsplit_once('.').map(|(_, ending)| format!(".{ending}")).unwrap_or_default()
}

/// What goes into the fields around the text, and which picture goes where.
fn sheet(post: &Post, pictures: &[(&PostPicture, Option<File>)], words: Words) -> String {
    let mut lines = Vec::new();
    for (label, value, most) in [
        (words.pick("标题", "Title"), &post.title, Some(MOST_TITLE)),
        (words.pick("作者", "Author"), &post.author, Some(MOST_AUTHOR)),
        (words.pick("摘要", "Digest"), &post.digest, Some(MOST_DIGEST)),
        (words.pick("原文链接", "Source address"), &post.address, None),
    ] {
        let room = most.map(|most| words.brackets(&format!("{}/{most}", value.chars().count())));
        lines.push(format!("{label}{}{}{value}", room.unwrap_or_default(), words.colon()));
    }
    for (picture, file) in pictures {
        let name = file.as_ref().and_then(|file| file.path.rsplit('/').next());
        let missing = words.pick("图库里没有这张图片", "the library has no such picture");
        let mut line = format!(
            "{} {}{}{}",
            words.pick("图片", "Picture"),
            picture.number,
            words.colon(),
            name.unwrap_or(missing)
        );
        if !picture.caption.is_empty() {
            line.push_str(&format!("{}{}", words.pick("；", "; "), picture.caption));
        }
        if !picture.alt.is_empty() {
            line.push_str(&format!("{}{}", words.pick("；替代文字：", "; alternative text: "), picture.alt));
        }
        lines.push(line);
    }
    lines.join("\n") + "\n"
}
