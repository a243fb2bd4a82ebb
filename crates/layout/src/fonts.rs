//! The faces that the paper may use. Their bytes are given by the caller: from the folder that
//! the app ships or the newsroom fills, never from the system, so that lines break alike on every desk.

use std::sync::{Arc, OnceLock};
use typst::foundations::Bytes;
use typst::text::{Font, FontBook, FontInfo};
use typst::utils::LazyHash;

/// Reads the bytes of a font file when a face of it is first used.
pub type Load = dyn Fn() -> Option<Vec<u8>> + Send + Sync;

/// The known faces. Cheap to clone.
#[derive(Clone)]
pub struct Fonts(Arc<Inner>);

struct Inner {
    book: LazyHash<FontBook>,
    faces: Vec<Face>,
}

struct Face {
    file: Arc<File>,
    index: u32,
    font: OnceLock<Option<Font>>,
}

struct File {
    load: Box<Load>,
    bytes: OnceLock<Option<Bytes>>,
}

/// One font file: its name, which decides the order, what is in it, and how to read it.
pub struct FontFile {
    /// File name; files are sorted by it, so that two desks with the same files choose alike.
    pub name: String,
    /// What [`survey`] said of its bytes.
    pub faces: Vec<FaceInfo>,
    /// Reads it.
    pub load: Box<Load>,
}

/// What one face of a font file says of itself.
#[derive(Debug, Clone)]
pub struct FaceInfo(FontInfo);

impl FaceInfo {
    /// The family's name, by which house styles ask for it.
    pub fn family(&self) -> &str {
        self.0.family.as_str()
    }
}

/// The faces in the bytes of a font file; empty when it is none.
pub fn survey(bytes: &[u8]) -> Vec<FaceInfo> {
    FontInfo::iter(bytes).map(FaceInfo).collect()
}

impl Fonts {
    /// From font files in any order.
    pub fn new(mut files: Vec<FontFile>) -> Fonts {
        files.sort_by(|a, b| a.name.cmp(&b.name));
        let mut book = FontBook::new();
        let mut faces = Vec::new();
        for FontFile { faces: infos, load, .. } in files {
            let file = Arc::new(File { load, bytes: OnceLock::new() });
            for (index, FaceInfo(info)) in (0..).zip(infos) {
                book.push(info);
                faces.push(Face { file: file.clone(), index, font: OnceLock::new() });
            }
        }
        Fonts(Arc::new(Inner { book: LazyHash::new(book), faces }))
    }

    /// Whether a family is there.
    pub fn has(&self, family: &str) -> bool {
        self.0.book.contains_family(&family.to_lowercase())
    }

    /// Whether a family is there and has a glyph for a character.
    pub fn serves(&self, family: &str, character: char) -> bool {
        let book = &self.0.book;
        let faces = book.select_family(&family.to_lowercase()).filter_map(|index| book.info(index));
        faces.into_iter().any(|face| face.coverage.contains(u32::from(character)))
    }

    /// The names of all families, sorted.
    pub fn families(&self) -> Vec<String> {
        let mut names: Vec<String> = self.0.book.families().map(|(name, _)| name.to_owned()).collect();
        names.sort();
        names
    }

    pub(crate) fn book(&self) -> &LazyHash<FontBook> {
        &self.0.book
    }

    pub(crate) fn font(&self, index: usize) -> Option<Font> {
        let face = self.0.faces.get(index)?;
        face.font
            .get_or_init(|| {
                let bytes = face.file.bytes.get_or_init(|| (face.file.load)().map(Bytes::new)).clone()?;
                Font::new(bytes, face.index)
            })
            .clone()
    }
}
