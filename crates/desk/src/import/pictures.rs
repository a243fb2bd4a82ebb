//! Pictures that an imported file holds or names.

use crate::media::MOST_BYTES;
use gaotai_article::{Article, Block, Hash};
use gaotai_formats::ImportedMedia;
use gaotai_store::Problem;
use std::collections::{BTreeMap, HashMap};
use std::fs::File;
use std::io::Read as _;
use std::path::{Component, Path};

/// A picture on its way into the library.
#[derive(Debug)]
pub(crate) struct Fetched {
    /// The hash by which the story's figures refer to it for now.
    pub placeholder: Hash,
    /// As the file names it.
    pub name: String,
    /// The file; none when it could not be had.
    pub bytes: Option<Vec<u8>>,
}

/// Gets the pictures of a story. Those beside the file are only looked for below `folder`.
pub(crate) fn fetch(media: Vec<ImportedMedia>, folder: Option<&Path>) -> Vec<Fetched> {
    let one = |media| match media {
        ImportedMedia::Inside { bytes, .. } => {
            Fetched { placeholder: Hash::of(&bytes), name: String::new(), bytes: Some(bytes) }
        }
        ImportedMedia::Beside { path } => {
            let bytes = folder.and_then(|folder| beside(folder, &path));
            Fetched { placeholder: Hash::of(path.as_bytes()), name: path, bytes }
        }
    };
    media.into_iter().map(one).collect()
}

/// A file below `folder`. A path that leads elsewhere, also by a symbolic link, names nothing:
/// an imported page must not be able to take pictures from all over the disk into a story.
fn beside(folder: &Path, path: &str) -> Option<Vec<u8>> {
    let relative = Path::new(path);
    if !relative.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir)) {
        return None;
    }
    let folder = folder.canonicalize().ok()?;
    let file = folder.join(relative).canonicalize().ok()?;
    if !file.starts_with(&folder) || !file.is_file() {
        return None;
    }
    let mut bytes = Vec::new();
    File::open(&file).ok()?.take(MOST_BYTES + 1).read_to_end(&mut bytes).ok()?;
    (bytes.len() as u64 <= MOST_BYTES).then_some(bytes)
}

/// Puts the hashes of what was kept in the place of the placeholders; figures whose picture
/// was not to be had keep their caption and have no picture.
pub(crate) fn replace(article: &mut Article, kept: &HashMap<Hash, Option<Hash>>) {
    article.doc.body.iter_mut().for_each(|block| replace_in(block, kept));
}

fn replace_in(block: &mut Block, kept: &HashMap<Hash, Option<Hash>>) {
    match block {
        Block::Figure { media, .. } => {
            if let Some(found) = media.as_ref().and_then(|hash| kept.get(hash)) {
                *media = found.clone();
            }
        }
        Block::Box { content, .. } => content.iter_mut().for_each(|block| replace_in(block, kept)),
        Block::List { items, .. } => {
            items.iter_mut().flat_map(|item| &mut item.content).for_each(|block| replace_in(block, kept));
        }
        _ => {}
    }
}

/// That a picture is not in the story, and why, with the place in the file that names it.
pub(crate) fn problem(code: &str, name: &str, file: &[u8]) -> Problem {
    let params = BTreeMap::from([("path".to_owned(), name.to_owned())]);
    let (line, column) = place(name, file).unwrap_or_default();
    Problem { code: code.to_owned(), params, line, column, excerpt: name.chars().take(80).collect() }
}

/// Line and column, from 1, where the file first says the name, or at least its last part:
/// what stands before that may be written in more ways than one (`%20`, `&amp;`).
fn place(name: &str, file: &[u8]) -> Option<(u32, u32)> {
    let last = name.rsplit('/').next().filter(|last| !last.is_empty())?;
    let text = gaotai_language::encoding::decode(file).ok()?.text;
    let at = text.find(name).or_else(|| text.find(last))?;
    let before = &text[..at];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    Some((u32::try_from(line).ok()?, u32::try_from(column).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_of_names() {
        let check = |name: &str, file: &str, expected: Option<(u32, u32)>| {
            assert_eq!(place(name, file.as_bytes()), expected, "{name}");
        };
        check("img/a.png", "字\n图 <img src=\"img/a.png\">", Some((2, 13)));
        check("my img/a.png", "<img src=\"my%20img/a.png\">", Some((1, 20)));
        check("b.png", "<img src=\"a.png\">", None);
        check("", "x", None);
    }

    #[test]
    fn pictures_beside_a_file() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("page");
        std::fs::create_dir_all(folder.join("img")).unwrap();
        std::fs::write(folder.join("img/a b.png"), "in").unwrap();
        std::fs::write(place.path().join("out.png"), "out").unwrap();
        let outside = place.path().join("out.png").display().to_string();
        let check = |path: &str, expected: Option<&str>| {
            let found = beside(&folder, path);
            assert_eq!(found.as_deref(), expected.map(str::as_bytes), "{path}");
        };
        check("img/a b.png", Some("in"));
        check("./img/a b.png", Some("in"));
        check("img/none.png", None);
        check("img", None);
        check("../out.png", None);
        check("img/../../out.png", None);
        check(&outside, None);
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(place.path().join("out.png"), folder.join("link.png")).unwrap();
            check("link.png", None);
        }
    }
}
