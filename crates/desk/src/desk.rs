//! A desk: an open library, whoever writes in it, and what it has at hand.

use crate::calls::Calls;
use crate::export::press::Pressed;
use crate::media::{Background, PictureSize, Shelf};
use crate::page::{ComposingRoom, Pixels, Tile};
use crate::{Failure, FailureCode, Progress, doorstep, media, seed, vault, verb};
use chrono::{DateTime, FixedOffset, Utc};
use gaotai_article::{ArticleId, Hash, IdSource};
use gaotai_formats::Picture;
use gaotai_picture::Share;
use gaotai_store::{Library, NewMedia, Read, RevisionId, Stamp, StoreError, Write};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, OnceLock};
use uuid::Uuid;

/// The setting with the newsroom's offset from UTC, as in `+08:00`.
pub(crate) const OFFSET: &str = "newsroom.offset";

const BEIJING: FixedOffset = match FixedOffset::east_opt(8 * 3600) {
    Some(offset) => offset,
    None => unreachable!(),
};

/// An open library and what belongs to this opening of it.
pub struct Desk {
    // Before the library, which is closed once nobody works on its pictures.
    background: OnceLock<Background>,
    shelf: Arc<Shelf>,
    library: Arc<Library>,
    door: vault::Door,
    calls: Calls,
    pub(crate) backing: AtomicBool,
    pressed: Pressed,
    composing: ComposingRoom,
}

impl std::fmt::Debug for Desk {
    /// Handles lead to files whose names are nobody's business.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Desk").field("library", &self.library).finish_non_exhaustive()
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        vault::close(self);
    }
}

impl Desk {
    /// Opens the library in this folder; makes one with the sample stories where none is.
    ///
    /// # Errors
    /// A failure with one of the `library_*` codes, `not_a_library` or `disk_full`.
    pub fn open(path: &Path) -> Result<Desk, Failure> {
        let desk = Desk::create(path)?;
        if desk.library.opened().created {
            desk.seed()?;
        }
        Ok(desk)
    }

    /// Opens the library in this folder; makes an empty one where none is.
    ///
    /// # Errors
    /// As [`Desk::open`].
    pub fn create(path: &Path) -> Result<Desk, Failure> {
        doorstep::finish(path);
        let (library, opened) = Library::create_or_open(path)?;
        if opened.recovered > 0 {
            tracing::info!(stories = opened.recovered, "what was typed last was recovered");
        }
        let desk = Desk::of(library);
        if opened.created {
            seed::vocabularies(&desk)?;
        }
        Ok(desk)
    }

    /// Opens the library in this folder, which must be there.
    ///
    /// # Errors
    /// As [`Desk::open`], and `library_missing`.
    pub fn existing(path: &Path) -> Result<Desk, Failure> {
        doorstep::finish(path);
        Ok(Desk::of(Library::open(path)?))
    }

    fn of(library: Library) -> Desk {
        let door = vault::Door::of(&library);
        let desk = Desk {
            background: OnceLock::new(),
            shelf: Arc::new(Shelf::new(library.made().join("pictures"))),
            composing: ComposingRoom::of(&library),
            library: Arc::new(library),
            door,
            calls: Calls::default(),
            backing: AtomicBool::default(),
            pressed: Pressed::default(),
        };
        vault::sweep(&desk);
        desk
    }

    /// Puts the sample stories in.
    fn seed(&self) -> Result<(), Failure> {
        seed::samples(self)
    }

    /// Runs a verb by its name. `progress` hears of long ones.
    ///
    /// # Errors
    /// `unknown_verb`, `bad_request` with the field, and those of the verb.
    pub fn call(&self, name: &str, request: Value, progress: Progress<'_>) -> Result<Value, Failure> {
        let Some(verb) = verb(name) else {
            return Err(
                Failure::new(FailureCode::UnknownVerb, format!("no verb {name:?}")).with("verb", name)
            );
        };
        let run = || self.calls.run(verb, self, request, progress);
        if verb.is_silent() { vault::hushed(run) } else { run() }
    }

    /// Tells a long verb to stop; one that has ended already does not mind.
    pub(crate) fn cancel(&self, job: &str) {
        self.calls.cancel(job);
    }

    /// A handle for a file or folder that a person chose; it says nothing of the path.
    pub fn register_path(&self, path: PathBuf) -> String {
        self.calls.register(path)
    }

    /// The path of a handle.
    pub(crate) fn path_of(&self, handle: &str) -> Result<PathBuf, Failure> {
        self.calls.path_of(handle)
    }

    /// The library's folder.
    pub fn path(&self) -> &Path {
        self.library.path()
    }

    /// The folder for exports that were given no place. It is made when it is not there.
    pub fn outbox(&self) -> PathBuf {
        let outbox = self.library.outbox();
        if let Err(error) = std::fs::create_dir_all(&outbox) {
            tracing::warn!(%error, "the outbox cannot be made");
        }
        outbox
    }

    /// How files are opened that a person asks to see; without it none are.
    pub fn open_files_with(&self, opener: vault::Opener) {
        self.door.open_with(opener);
    }

    /// Where the key of the vault lies; only the vault's own module can take it.
    pub(crate) fn door(&self) -> &vault::Door {
        &self.door
    }

    /// A picture of this library by the 64 hexadecimal digits of its hash.
    pub fn picture(&self, hash: &str) -> Option<Picture> {
        let hash = hash.parse::<Hash>().ok()?;
        let row = self.library.read(|r| r.media(&hash)).ok()??;
        match self.library.media_bytes(&hash) {
            Ok(bytes) => {
                Some(Picture { mime: row.mime, width: row.width, height: row.height, bytes: bytes? })
            }
            Err(error) => {
                tracing::warn!(%error, "a picture cannot be read");
                None
            }
        }
    }

    /// Pictures that were made for exports lately.
    pub(crate) fn pressed(&self) -> &Pressed {
        &self.pressed
    }

    /// A picture of this library as the window shows it: smaller, and of a kind that it knows.
    /// It is made when it is not there yet; none for what cannot be read.
    pub fn shown(&self, hash: &str, size: PictureSize) -> Option<Picture> {
        self.shelf.shown(&self.library, &hash.parse().ok()?, size)
    }

    /// A part of a picture as a page shows it: left, top, width and height in shares. None as in
    /// [`Desk::shown`], and for shares that are no part of anything.
    pub fn shown_part(&self, hash: &str, [x, y, width, height]: [f64; 4]) -> Option<Picture> {
        let sound = [x, y, width, height].iter().all(|share| (0.0..=1.0).contains(share));
        let share = Share { x, y, width, height };
        if sound { self.shelf.part(&self.library, &hash.parse().ok()?, share) } else { None }
    }

    /// Starts to look after the pictures in the background: for a desk that stays open.
    pub fn look_after_pictures(&self) {
        match Background::start(&self.library, &self.shelf) {
            Ok(background) => drop(self.background.set(background)),
            Err(error) => tracing::warn!(%error, "nobody looks after the pictures"),
        }
    }

    /// Pixels of a sheet that `page.set` gave, at `scale` pixels a point; of a part of it, in these
    /// pixels, or of the whole. None when it is no longer kept, and for what would be too large.
    pub fn page_pixels(&self, sheet: u64, scale: f64, tile: Option<Tile>) -> Option<Pixels> {
        self.composing.pixels(sheet, scale, tile)
    }

    /// The same for a window that shows an earlier sheet at this scale: all pixels, and what of them is other, where
    /// the earlier ones are still known.
    pub fn page_pixels_since(
        &self,
        sheet: u64,
        scale: f64,
        tile: Option<Tile>,
        earlier: Option<u64>,
    ) -> Option<(Arc<Pixels>, Option<crate::page::Part>)> {
        self.composing.pixels_since(sheet, scale, tile, earlier)
    }

    /// Makes the first page quick, in the background: for a desk that stays open.
    pub fn look_after_pages(self: &Arc<Self>) {
        ComposingRoom::warm(self);
    }

    /// Keeps a picture; smaller copies of it are made in the background.
    pub(crate) fn put_picture(&self, new: &NewMedia<'_>) -> Result<Hash, Failure> {
        let stamp = Stamp { person: self.read(|r| r.person())?, time: self.now() };
        let hash = self.library.put_media(&stamp, new)?;
        self.picture_came(hash.clone());
        Ok(hash)
    }

    /// Has smaller copies made in the background.
    pub(crate) fn picture_came(&self, hash: Hash) {
        if let Some(background) = self.background.get() {
            background.add(hash);
        }
    }

    /// Sees to it that the pictures of an older library are known, where nobody does so in the
    /// background.
    pub(crate) fn know_pictures(&self) -> Result<(), Failure> {
        while self.background.get().is_none() && media::catch_up(&self.library)? {}
        Ok(())
    }

    /// Where pages are set.
    pub(crate) fn composing(&self) -> &ComposingRoom {
        &self.composing
    }

    pub(crate) fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    pub(crate) fn library(&self) -> &Library {
        &self.library
    }

    /// The moment, to the millisecond.
    pub(crate) fn now(&self) -> DateTime<FixedOffset> {
        now_at(&self.library)
    }

    pub(crate) fn read<T>(&self, see: impl FnOnce(&Read<'_>) -> Result<T, StoreError>) -> Result<T, Failure> {
        Ok(self.library.read(see)?)
    }

    /// Changes what belongs to nobody by name: settings, vocabularies.
    pub(crate) fn write<T>(
        &self,
        label: &str,
        act: impl FnOnce(&mut Write<'_>) -> Result<T, StoreError>,
    ) -> Result<T, Failure> {
        let stamp = Stamp { person: self.read(|r| r.person())?, time: self.now() };
        Ok(self.library.write(&stamp, label, act)?)
    }

    /// Changes what keeps the name of its author.
    ///
    /// # Errors
    /// `name_empty` when nobody has said their name yet.
    pub(crate) fn sign<T>(
        &self,
        label: &str,
        act: impl FnOnce(&mut Write<'_>) -> Result<T, StoreError>,
    ) -> Result<T, Failure> {
        let Some(person) = self.read(|r| r.person())? else { return Err(Failure::name_empty("the author")) };
        let stamp = Stamp { person: Some(person), time: self.now() };
        Ok(self.library.write(&stamp, label, act)?)
    }
}

/// The newsroom's offset from UTC: what sources mean that give a time without one, and what
/// times of this desk are given in. The setting `newsroom.offset`, or else China's: a page of a
/// Chinese site means Beijing whatever zone this machine stands in.
fn offset(library: &Library) -> FixedOffset {
    let set = library.read(|r| r.setting(OFFSET)).ok().flatten();
    set.and_then(|value| value.as_str()?.parse().ok()).unwrap_or(BEIJING)
}

/// The moment, to the millisecond, as a library's newsroom says it.
pub(crate) fn now_at(library: &Library) -> DateTime<FixedOffset> {
    let now = Utc::now();
    DateTime::from_timestamp_millis(now.timestamp_millis()).unwrap_or(now).with_timezone(&offset(library))
}

/// New ids of blocks: UUID version 4.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FreshIds;

impl IdSource for FreshIds {
    fn block(&mut self) -> gaotai_article::BlockId {
        gaotai_article::BlockId(Uuid::new_v4())
    }
}

/// A new story's id.
pub(crate) fn new_story_id() -> ArticleId {
    ArticleId(Uuid::now_v7())
}

/// The story's id in a request.
pub(crate) fn story_id(text: &str) -> Result<ArticleId, Failure> {
    parse(text)
}

/// The revision's id in a request.
pub(crate) fn revision_id(text: &str) -> Result<RevisionId, Failure> {
    parse(text)
}

/// What is no id names no story.
fn parse<T: FromStr>(text: &str) -> Result<T, Failure> {
    let missing = |_| Failure::new(FailureCode::StoryMissing, format!("{text:?} is no id")).with("id", text);
    text.parse().map_err(missing)
}
