//! Pictures on their way out: their names beside the story, and their files.

use crate::html::render::Shown;
use crate::{Context, File};
use gaotai_article::{Article, Hash};

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
