//! Temporary libraries and the people and stories in them.

use gaotai_article::{Article, ArticleId, Block, Hash, Inline, Line, Paragraph, WidthHint};
use gaotai_store::{Instant, Library, MediaAbout, NewMedia, Person, PersonId, RevisionId, Stage, Stamp};
use gaotai_testkit::story::Story;
use std::path::PathBuf;
use tempfile::TempDir;
use uuid::Uuid;

/// A library in a folder that goes with it.
pub struct Desk {
    pub library: Library,
    pub folder: TempDir,
}

impl std::ops::Deref for Desk {
    type Target = Library;
    fn deref(&self) -> &Library {
        &self.library
    }
}

pub fn desk() -> Desk {
    let folder = TempDir::new().unwrap();
    let (library, opened) = Library::create_or_open(&folder.path().join("library")).unwrap();
    assert!(opened.created && opened.recovered == 0);
    Desk { library, folder }
}

impl Desk {
    pub fn root(&self) -> PathBuf {
        self.folder.path().join("library")
    }

    /// Closes the library and leaves its folder.
    pub fn close(self) -> (TempDir, PathBuf) {
        let root = self.root();
        drop(self.library);
        (self.folder, root)
    }

    pub fn create(&self, article: &Article) -> RevisionId {
        self.write(&at(0), "create", |w| w.create(article, Stage::Create)).unwrap()
    }
}

/// Seconds after an evening in Nanjing.
pub fn time(seconds: i64) -> Instant {
    Instant::parse_from_rfc3339("2023-02-10T21:40:02.5+08:00").unwrap() + chrono::Duration::seconds(seconds)
}

pub fn person() -> Person {
    Person { id: PersonId(Uuid::from_u128(7)), name: "林元沁".into() }
}

pub fn at(seconds: i64) -> Stamp {
    Stamp { person: Some(person()), time: time(seconds) }
}

pub fn nobody() -> Stamp {
    Stamp { person: None, time: time(0) }
}

/// A story with an id of its own.
pub fn story(number: u128, title: &str, lines: &[&str]) -> Article {
    let mut made = lines.iter().fold(Story::new(title), |story, line| story.paragraph(line)).build();
    made.id = id(number);
    made
}

pub fn id(number: u128) -> ArticleId {
    gaotai_testkit::ids::article(number)
}

/// The story with another text in its first paragraph.
pub fn retyped(article: &Article, text: &str) -> Article {
    let mut next = article.clone();
    let first = next.doc.body[0].id();
    next.doc.body[0] = Block::Paragraph(Paragraph::new(first, vec![Inline::text(text)]));
    next
}

/// The database without the library, as someone with other tools sees it.
pub fn raw(root: &std::path::Path) -> rusqlite::Connection {
    rusqlite::Connection::open(root.join("library.sqlite")).unwrap()
}

pub fn copy_folder(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// A picture on its way in, as a desk brings it that has looked at it.
pub fn new<'a>(bytes: &'a [u8], name: &'a str) -> NewMedia<'a> {
    NewMedia { bytes, name, mime: "image/gif", width: 1, height: 1, about: MediaAbout::default() }
}

/// A GIF of one pixel; the number makes each a file of its own.
pub fn gif(number: u32) -> Vec<u8> {
    let mut bytes = b"GIF89a\x01\0\x01\0\0\0\0!\xfe\x04".to_vec();
    bytes.extend(number.to_be_bytes());
    bytes.extend(b"\0,\0\0\0\0\x01\0\x01\0\0\x02\x02L\x01\0;");
    bytes
}

/// A figure with this picture.
pub fn figure(number: u128, media: &Hash) -> Block {
    let line = |salt: u128| Line { id: gaotai_testkit::ids::block(number * 10 + salt), content: Vec::new() };
    Block::Figure {
        id: gaotai_testkit::ids::block(number * 10),
        media: Some(media.clone()),
        alt: String::new(),
        focus: None,
        crop: None,
        width: WidthHint::Column,
        only: None,
        caption: line(1),
        credit: line(2),
    }
}
