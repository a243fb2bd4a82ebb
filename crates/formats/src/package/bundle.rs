//! A zip of stories with their pictures: page bundles, or a folder that somebody packed. Every
//! text in it is read in its own format, and finds its pictures in the zip.

use super::open::{Limits, Package, open};
use crate::page::{MEMBER_UNREAD, Spot, problem};
use crate::{
    Claim, Context, Family, Format, ImportError, Imported, ImportedMedia, ImportedStory, Problem, Start,
    detect, media,
};
use gaotai_article::Hash;
use std::collections::HashMap;

/// What reads a zip that no format claims. It stands in no menu, for nothing is written so.
pub(crate) const FORMAT: Format = Format {
    id: "bundle",
    name_zh: "稿件压缩包",
    name_en: "Zip of stories",
    family: Family::Document,
    standard: "zip",
    extensions: &["zip"],
    claims,
    import: Some(import),
    export: None,
    gather: None,
    hold: crate::markdown::hold::hold,
    ..crate::markdown::FORMAT
};

/// Extensions of texts, the surest first: where a zip has several kinds, the first is the
/// stories and the others are what a system made of them or beside them.
const KINDS: &[&[&str]] =
    &[&["md", "markdown"], &["docx"], &["html", "htm", "xhtml"], &["xml", "json", "icml"], &["txt"]];

/// Names of texts that are about the others.
const NO_STORIES: &[&str] = &["readme", "license", "licence", "changelog", "_index", "manifest", "package"];

/// More stories than this come in by other ways.
const MOST: usize = 500;

fn claims(start: &Start<'_>) -> Claim {
    let package = open(start.bytes, &Limits::default()).ok();
    match package.filter(|_| start.is_zip()) {
        Some(package) if !is_document(&package) && !texts(&package).is_empty() => Claim::Certain,
        _ => Claim::Not,
    }
}

/// Whether the zip is one file to its makers, as those of office programs and books are.
fn is_document(package: &Package<'_>) -> bool {
    ["[Content_Types].xml", "mimetype"].iter().any(|path| package.has(path))
        || package.members().iter().any(|member| member.path.starts_with("META-INF/"))
}

/// Reads every story of a zip.
///
/// # Errors
/// [`ImportError::Archive`]; [`ImportError::NoStory`] when there is no text in it, and the error
/// of the first text when none of them could be read.
pub(crate) fn import(bytes: &[u8], context: &mut Context<'_>) -> Result<Imported, ImportError> {
    let mut package = open(bytes, &Limits::default())?;
    let (mut stories, mut unread) = (Vec::new(), Vec::new());
    for path in texts(&package) {
        match read(&path, &mut package, context) {
            Ok(found) => stories.extend(found),
            Err(error) => unread.push((path, error)),
        }
    }
    let Some(first) = stories.first_mut() else {
        return Err(unread.into_iter().next().map_or(ImportError::NoStory, |(_, error)| error));
    };
    let listed: Vec<Problem> = unread.iter().map(|(path, error)| not_read(path, error)).collect();
    first.problems.extend(listed);
    Ok(Imported { stories })
}

fn not_read(path: &str, error: &ImportError) -> Problem {
    problem(MEMBER_UNREAD, Spot::default(), path, &[("path", path), ("error", &error.to_string())])
}

/// The texts that are stories, in the order of their names.
fn texts(package: &Package<'_>) -> Vec<String> {
    let of = |extensions: &&[&str]| {
        let members = package.members().iter().map(|member| member.path.as_str());
        let mut found: Vec<String> =
            members.filter(|path| is_story(path, extensions)).map(str::to_owned).collect();
        found.sort();
        found.truncate(MOST);
        found
    };
    KINDS.iter().map(of).find(|found| !found.is_empty()).unwrap_or_default()
}

fn is_story(path: &str, extensions: &[&str]) -> bool {
    let hidden = path.split('/').any(|part| part.starts_with('.') || part == "__MACOSX");
    // What makes the pages of a site, and what it made.
    let built =
        path.split('/').any(|part| ["layouts", "_layouts", "_includes", "themes", "_site"].contains(&part));
    let name = media::leaf(path).to_lowercase();
    let Some((stem, extension)) = name.rsplit_once('.') else { return false };
    !hidden && !built && extensions.contains(&extension) && !NO_STORIES.contains(&stem)
}

fn read(
    path: &str,
    package: &mut Package<'_>,
    context: &mut Context<'_>,
) -> Result<Vec<ImportedStory>, ImportError> {
    let bytes = package.read(path)?.unwrap_or_default();
    // A zip in a zip is not opened.
    let format = detect(path, &bytes).filter(|format| format.id != FORMAT.id);
    let import = format.and_then(|format| format.import).ok_or(ImportError::NoStory)?;
    let mut stories = import(&bytes, context)?.stories;
    stories.iter_mut().for_each(|story| take_pictures(story, path, package));
    Ok(stories)
}

/// Puts the pictures of the zip into the place of their names. What it has not, or not whole,
/// stays a name.
fn take_pictures(story: &mut ImportedStory, path: &str, package: &mut Package<'_>) {
    let mut found = HashMap::new();
    for media in &mut story.media {
        let ImportedMedia::Beside { path: name } = media else { continue };
        let Some(member) = lies(name, path, package) else { continue };
        let Ok(Some(bytes)) = package.read(&member) else { continue };
        found.insert(Hash::of(name.as_bytes()), Hash::of(&bytes));
        let mime = media::mime(&member).unwrap_or("application/octet-stream").to_owned();
        *media = ImportedMedia::Inside { mime, bytes };
    }
    story.article.doc.body.iter_mut().for_each(|block| media::replace(block, &found));
}

/// Where a text's picture lies: from the text's folder, from one above it, or from a folder whose
/// files a site has at its root.
fn lies(name: &str, text: &str, package: &Package<'_>) -> Option<String> {
    let mut folder = text;
    while let Some((above, _)) = folder.rsplit_once('/') {
        folder = above;
        let roots = ["", "static/", "assets/"].map(|root| format!("{folder}/{root}"));
        if let Some(found) = roots.iter().find_map(|root| inside(root, name, package)) {
            return Some(found);
        }
    }
    ["", "static/", "assets/"].iter().find_map(|root| inside(root, name, package))
}

/// The member that a relative path means in a folder, `..` among its parts understood.
fn inside(folder: &str, name: &str, package: &Package<'_>) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(name.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    let path = parts.join("/");
    package.has(&path).then_some(path)
}
