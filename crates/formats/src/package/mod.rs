//! Files of an export as one zip, file names that every system takes, and the zips of others.

pub(crate) mod bundle;
pub(crate) mod open;

pub use open::{ArchiveProblem, Limits, Member, Package, open};

use crate::{ExportError, File};
use gaotai_article::{Article, HeadPart};
use std::collections::HashSet;
use std::io::{Cursor, Seek, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Longest stem, in characters; with Chinese it stays below the 255 bytes of most file systems.
const LONGEST: usize = 80;
/// Longest stem in bytes, leaving room for an extension and a number.
const MOST_BYTES: usize = 230;

/// A zip of the files: sorted by path, with a fixed time, so that equal files give equal
/// bytes. Pictures, which are compressed already, are stored; texts are deflated. Names are
/// UTF-8.
///
/// # Errors
/// When two files have one path or the whole is too large for a zip.
pub fn zip(files: &[File]) -> Result<Vec<u8>, ExportError> {
    let mut sorted: Vec<&File> = files.iter().collect();
    sorted.sort_by(|a, b| a.path.cmp(&b.path));
    packed(sorted)
}

/// As [`zip`], with the files in this order.
pub(crate) fn zip_in_order(files: &[File]) -> Result<Vec<u8>, ExportError> {
    packed(files.iter().collect())
}

fn packed(files: Vec<&File>) -> Result<Vec<u8>, ExportError> {
    let mut zip = Zip::new(Cursor::new(Vec::new()));
    for file in files {
        zip.add(&file.path, &file.bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// A zip that is written file by file, as [`zip`] does it, for more files than fit into memory.
pub struct Zip<W: Write + Seek>(ZipWriter<W>);

impl<W: Write + Seek> std::fmt::Debug for Zip<W> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Zip").finish_non_exhaustive()
    }
}

impl<W: Write + Seek> Zip<W> {
    /// An empty zip.
    pub fn new(to: W) -> Self {
        Zip(ZipWriter::new(to))
    }

    /// Adds a file.
    ///
    /// # Errors
    /// When there is a file of this path, or what is written to takes no more.
    pub fn add(&mut self, path: &str, bytes: &[u8]) -> Result<(), ExportError> {
        let method = if is_packed(path) { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .compression_level(None)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        self.0.start_file(path, options).map_err(failed)?;
        self.0.write_all(bytes).map_err(failed)
    }

    /// Writes what comes at the end, and gives back what was written to.
    ///
    /// # Errors
    /// As [`Zip::add`].
    pub fn finish(self) -> Result<W, ExportError> {
        self.0.finish().map_err(failed)
    }
}

fn failed(error: impl std::fmt::Display) -> ExportError {
    ExportError::Failed(error.to_string())
}

/// Pictures; and the name of what is in a package, which stands there to be read.
fn is_packed(path: &str) -> bool {
    let extension = path.rsplit('.').next().unwrap_or_default();
    ["jpg", "jpeg", "png", "gif", "webp", "avif", "mimetype"].contains(&extension)
}

/// A file name without extension, from the slug or else the title: at most 80 characters,
/// safe on Windows, macOS and Linux; never empty.
pub fn stem(article: &Article) -> String {
    let head = |part| article.doc.head_text(part);
    let names = [article.slip.slug.clone(), head(HeadPart::WebTitle), head(HeadPart::Title)];
    let found = names.iter().map(|name| safe(name)).find(|name| !name.is_empty());
    found.unwrap_or_else(|| "story".to_owned())
}

/// The same from any words; `other` when nothing of them is left.
pub fn safe_stem(words: &str, other: &str) -> String {
    let stem = safe(words);
    if stem.is_empty() { other.to_owned() } else { stem }
}

/// Words keep their letters; everything that a shell, a web address or Windows stumbles over
/// becomes a hyphen.
fn safe(name: &str) -> String {
    let mut out = String::new();
    for c in name.trim().chars() {
        let kept = c.is_alphanumeric() || matches!(c, '_' | '.');
        match c {
            _ if kept => out.push(c),
            _ if c.is_control() || is_quote(c) => {}
            _ if out.ends_with('-') => {}
            _ => out.push('-'),
        }
    }
    let mut out: String = out.trim_matches(['-', '.', '_']).chars().take(LONGEST).collect();
    while out.len() > MOST_BYTES {
        out.pop();
    }
    let end = out.trim_end_matches(['-', '.', '_']).len();
    out.truncate(end);
    if is_reserved(&out) { format!("{out}-story") } else { out }
}

/// Quotation marks fall away without a trace.
fn is_quote(c: char) -> bool {
    "\"'“”‘’「」『』《》〈〉".contains(c)
}

/// Names of devices on Windows, whatever extension follows.
fn is_reserved(name: &str) -> bool {
    let base = name.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let numbered = ["com", "lpt"].iter().any(|device| {
        base.strip_prefix(device).is_some_and(|digit| digit.chars().count() == 1 && digit != "0")
    });
    numbered || ["con", "prn", "aux", "nul", "media"].contains(&base.as_str())
}

/// Makes stems differ (also where case is not told apart) by `-2`, `-3` and so on behind the
/// later ones; the order stays.
pub fn unique(stems: Vec<String>) -> Vec<String> {
    let mut taken: HashSet<String> = HashSet::new();
    let mut next = |stem: String| {
        let mut name = stem.clone();
        let mut number = 2;
        while !taken.insert(name.to_lowercase()) {
            name = format!("{stem}-{number}");
            number += 1;
        }
        name
    };
    stems.into_iter().map(&mut next).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, expected: &str) {
        assert_eq!(safe(name), expected, "{name:?}");
    }

    #[test]
    fn names_that_every_system_takes() {
        check("江苏党员干部开年以实干推进项目攻坚、复工复产", "江苏党员干部开年以实干推进项目攻坚-复工复产");
        check("“先锋”助企忙，不负“好春光”", "先锋助企忙-不负好春光");
        check("../../etc/passwd", "etc-passwd");
        check("a:b*c?d|e<f>g\\h\"i", "a-b-c-d-e-f-gh".replace("gh", "g-hi").as_str());
        check("CON", "CON-story");
        check("lpt1.txt", "lpt1.txt-story");
        check("com10", "com10");
        check("media", "media-story");
        check(" .hidden. ", "hidden");
        check("\u{202e}exe.txt\n", "exe.txt");
        check("——", "");
    }

    #[test]
    fn names_are_short() {
        assert_eq!(safe(&"字".repeat(200)).chars().count(), 76);
        assert_eq!(safe(&"a".repeat(200)).len(), 80);
        assert!(safe(&"𠮷".repeat(200)).len() <= MOST_BYTES);
    }

    #[test]
    fn names_differ() {
        let stems = ["a", "A", "b", "a", "a-2"].map(str::to_owned).to_vec();
        assert_eq!(unique(stems), ["a", "A-2", "b", "a-3", "a-2-2"]);
    }

    #[test]
    fn the_same_files_give_the_same_bytes() {
        let file = |path: &str| File { path: path.to_owned(), bytes: path.repeat(50).into_bytes() };
        let first = zip(&[file("稿件.html"), file("media/a.png")]).unwrap();
        let second = zip(&[file("media/a.png"), file("稿件.html")]).unwrap();
        assert_eq!(first, second);
        let mut archive = zip::ZipArchive::new(Cursor::new(first)).unwrap();
        let names: Vec<String> =
            (0..archive.len()).map(|at| archive.by_index(at).unwrap().name().unwrap().to_string()).collect();
        assert_eq!(names, ["media/a.png", "稿件.html"]);
        let mut text = String::new();
        std::io::Read::read_to_string(&mut archive.by_name("稿件.html").unwrap(), &mut text).unwrap();
        assert!(text.starts_with("稿件.html稿件.html"));
    }

    #[test]
    fn one_path_twice_is_an_error() {
        let file = File { path: "a.txt".to_owned(), bytes: Vec::new() };
        assert!(zip(&[file.clone(), file]).is_err());
    }
}
