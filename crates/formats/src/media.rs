//! Pictures on their way out: their names beside the story, and their files.

use crate::html::render::Shown;
use crate::{Context, File};
use gaotai_article::{Article, Block, Hash};
use std::collections::HashMap;

/// Where a picture lies beside the story's file: `media/<first 16 digits>.<extension>`.
pub(crate) fn path(hash: &Hash, mime: Option<&str>) -> String {
    let name = &hash.as_str()[..16];
    match mime.and_then(extension) {
        Some(extension) => format!("media/{name}.{extension}"),
        None => format!("media/{name}"),
    }
}

fn extension(mime: &str) -> Option<&'static str> {
    Some(match mime {
        "image/jpeg" => "jpg",
        "image/png" => "png",
        "image/gif" => "gif",
        "image/webp" => "webp",
        "image/svg+xml" => "svg",
        "image/avif" => "avif",
        "image/tiff" => "tif",
        _ => return None,
    })
}

/// The type of a picture by the extension of its name.
pub(crate) fn mime(path: &str) -> Option<&'static str> {
    let extension = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    Some(match extension.as_str() {
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "svg" => "image/svg+xml",
        "avif" => "image/avif",
        "tif" | "tiff" => "image/tiff",
        _ => return None,
    })
}

/// How a picture stands in a page beside its files.
pub(crate) fn shown(hash: &Hash, context: &Context<'_>) -> Shown {
    match (context.media)(hash) {
        Some(picture) => {
            Shown { src: path(hash, Some(&picture.mime)), width: picture.width, height: picture.height }
        }
        None => Shown { src: path(hash, None), width: 0, height: 0 },
    }
}

/// The files of the story's pictures, in the order of the story; missing ones are left out.
pub(crate) fn files(article: &Article, context: &Context<'_>) -> Vec<File> {
    let found = |hash: &Hash| {
        (context.media)(hash)
            .map(|picture| File { path: path(hash, Some(&picture.mime)), bytes: picture.bytes })
    };
    article.doc.media().iter().filter_map(found).collect()
}

/// The last part of a path: the name of the file.
pub(crate) fn leaf(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Puts hashes into the place of others, wherever a figure stands.
pub(crate) fn replace(block: &mut Block, found: &HashMap<Hash, Hash>) {
    match block {
        Block::Figure { media: Some(media), .. } => {
            if let Some(hash) = found.get(media) {
                *media = hash.clone();
            }
        }
        Block::Box { content, .. } => content.iter_mut().for_each(|block| replace(block, found)),
        Block::List { items, .. } => {
            items.iter_mut().flat_map(|item| &mut item.content).for_each(|block| replace(block, found));
        }
        _ => {}
    }
}
