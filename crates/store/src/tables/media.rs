//! Pictures: files named by their content, and what is known of them.

use super::idle::MEDIA;
use super::{json, parsed, time, to_json};
use crate::{Instant, Read, Result, StoreError, Write, files};
use gaotai_article::Hash;
use gaotai_language::find::folded;
use rusqlite::{OptionalExtension, Row, named_params, params};
use std::path::Path;

/// What a picture says of itself, and what people have said of it since. Empty where nobody
/// says anything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MediaAbout {
    /// 图片说明.
    pub caption: String,
    /// 图片署名.
    pub credit: String,
    /// The picture in words.
    pub alt: String,
    /// A title of its own.
    pub headline: String,
    /// Who made it.
    pub creator: String,
    /// The notice on rights.
    pub copyright: String,
    /// Where it was made.
    pub place: String,
    /// Free words.
    pub keywords: Vec<String>,
    /// When it was made: RFC 3339, without an offset where the camera gave none.
    pub taken_at: Option<String>,
    /// Name of its colour profile.
    pub profile: Option<String>,
    /// What it was made with.
    pub camera: Option<String>,
    /// What it says of a machine's part in it.
    pub ai: Option<String>,
    /// It moves.
    pub animated: bool,
    /// Its colours are those of a press.
    pub cmyk: bool,
    /// It says on the globe where it was made.
    pub located: bool,
}

/// What is known of a picture.
#[derive(Debug, Clone, PartialEq)]
pub struct MediaRow {
    /// Its content, and so its file.
    pub hash: Hash,
    /// From the file's first bytes, as in `image/png`.
    pub mime: String,
    /// In pixels, as shown.
    pub width: u32,
    /// In pixels, as shown.
    pub height: u32,
    /// Length of the file.
    pub bytes: u64,
    /// The file's name when it came in; for people only, never a path.
    pub name: String,
    /// When it came in.
    pub time: Instant,
    /// What it says and what is said of it.
    pub about: MediaAbout,
    /// How many stories have it in their present text, those in the bin included.
    pub uses: usize,
}

/// The columns of a [`MediaRow`].
pub(crate) const COLUMNS: &str = "media.*, (SELECT count(DISTINCT article) FROM media_use
    WHERE media_use.media = media.hash AND present = 1) AS uses";

pub(crate) fn row(row: &Row<'_>) -> rusqlite::Result<MediaRow> {
    Ok(MediaRow {
        hash: parsed(row, "hash")?,
        mime: row.get("mime")?,
        width: row.get("width")?,
        height: row.get("height")?,
        bytes: row.get("bytes")?,
        name: row.get("name")?,
        time: time(row, "time")?,
        about: about(row)?,
        uses: row.get("uses")?,
    })
}

fn about(row: &Row<'_>) -> rusqlite::Result<MediaAbout> {
    Ok(MediaAbout {
        caption: row.get("caption")?,
        credit: row.get("credit")?,
        alt: row.get("alt")?,
        headline: row.get("headline")?,
        creator: row.get("creator")?,
        copyright: row.get("copyright")?,
        place: row.get("place")?,
        keywords: json(row, "keywords")?,
        taken_at: row.get("taken_at")?,
        profile: row.get("profile")?,
        camera: row.get("camera")?,
        ai: row.get("ai")?,
        animated: row.get("animated")?,
        cmyk: row.get("cmyk")?,
        located: row.get("located")?,
    })
}

/// The words in which the list looks, folded as its query is.
fn words(name: &str, about: &MediaAbout) -> String {
    let texts =
        [name, &about.caption, &about.credit, &about.headline, &about.place, &about.creator, &about.alt];
    let texts = texts.into_iter().chain(about.keywords.iter().map(String::as_str));
    folded(&texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n"))
}

impl Read<'_> {
    /// What is known of a picture, if the library has it.
    pub fn media(&self, hash: &Hash) -> Result<Option<MediaRow>> {
        let mut query =
            self.connection.prepare_cached(&format!("SELECT {COLUMNS} FROM media WHERE hash = ?1"))?;
        Ok(query.query_row([hash.as_str()], row).optional()?)
    }
}

/// A picture that shall come in: what it is was found out by whoever brings it.
#[derive(Debug, Clone, PartialEq)]
pub struct NewMedia<'a> {
    /// The file.
    pub bytes: &'a [u8],
    /// The file's name; folders before it are left out.
    pub name: &'a str,
    /// As in `image/png`.
    pub mime: &'a str,
    /// In pixels, as shown.
    pub width: u32,
    /// In pixels, as shown.
    pub height: u32,
    /// What it says of itself.
    pub about: MediaAbout,
}

impl Read<'_> {
    /// Pictures from before anybody looked at what they say of themselves.
    pub fn unexamined_media(&self, most: usize) -> Result<Vec<Hash>> {
        let mut query = self
            .connection
            .prepare_cached("SELECT hash FROM media WHERE NOT examined ORDER BY time DESC LIMIT ?1")?;
        Ok(query.query_map([most], |row| parsed(row, "hash"))?.collect::<rusqlite::Result<_>>()?)
    }
}

impl Write<'_> {
    /// Keeps a picture. Its file is on the disk before the transaction can be committed; when
    /// that fails, a file that nothing names remains, which the next try takes up. One that is
    /// here already stays as it is, with all that people have said of it, and is as fresh as new.
    pub fn put_media(&mut self, new: &NewMedia<'_>) -> Result<Hash> {
        let hash = Hash::of(new.bytes);
        files::keep(self.folder(), &hash, new.bytes)?;
        self.put_media_row(&hash, new)?;
        Ok(hash)
    }

    pub(crate) fn put_media_row(&mut self, hash: &Hash, new: &NewMedia<'_>) -> Result<()> {
        self.step()?;
        let name = Path::new(new.name).file_name().unwrap_or_default().to_string_lossy();
        self.connection()
            .prepare_cached("INSERT INTO media (hash, mime, width, height, bytes, name, time) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (hash) DO NOTHING")?
            .execute(params![
                hash.as_str(),
                new.mime,
                new.width,
                new.height,
                new.bytes.len(),
                name,
                self.stamp().time.to_rfc3339()
            ])?;
        self.forget_idle(MEDIA, hash.as_str())?;
        self.examined(hash, new)
    }

    pub(crate) fn put_found_media_row(&mut self, hash: &Hash, bytes: usize, name: &str) -> Result<()> {
        self.step()?;
        self.connection().execute(
            "INSERT INTO media (hash, mime, width, height, bytes, name, time)
             VALUES (?1, 'application/octet-stream', 0, 0, ?2, ?3, ?4) ON CONFLICT (hash) DO NOTHING",
            params![hash.as_str(), bytes, name, self.stamp().time.to_rfc3339()],
        )?;
        Ok(())
    }

    /// Fills in what was found in the file of a picture that came in before anybody looked. What
    /// people have said meanwhile stays.
    pub fn examined(&mut self, hash: &Hash, found: &NewMedia<'_>) -> Result<()> {
        let seen = self
            .connection()
            .prepare_cached("SELECT examined FROM media WHERE hash = ?1")?
            .query_row([hash.as_str()], |row| row.get::<_, bool>(0))
            .optional()?;
        if seen != Some(false) {
            return Ok(());
        }
        let said = self.media(hash)?.map(|row| row.about).unwrap_or_default();
        let kept = |said: String, found: &str| if said.is_empty() { found.to_owned() } else { said };
        let about = MediaAbout {
            caption: kept(said.caption, &found.about.caption),
            credit: kept(said.credit, &found.about.credit),
            alt: kept(said.alt, &found.about.alt),
            ..found.about.clone()
        };
        self.connection()
            .prepare_cached(
                "UPDATE media SET mime = ?2, width = ?3, height = ?4, examined = 1 WHERE hash = ?1",
            )?
            .execute(params![hash.as_str(), found.mime, found.width, found.height])?;
        self.change_media(hash, &about)
    }

    /// Notes that a picture was looked at in vain: its file is not there or broken.
    pub fn unreadable_media(&mut self, hash: &Hash) -> Result<()> {
        self.connection().execute("UPDATE media SET examined = 1 WHERE hash = ?1", [hash.as_str()])?;
        Ok(())
    }

    /// Says of a picture what is said from now on.
    ///
    /// # Errors
    /// [`StoreError::MediaMissing`] when the library has no such picture.
    pub fn change_media(&mut self, hash: &Hash, about: &MediaAbout) -> Result<()> {
        let row = self.media(hash)?.ok_or_else(|| StoreError::MediaMissing { hash: hash.clone() })?;
        self.step()?;
        self.connection()
            .prepare_cached(
                "UPDATE media SET caption = :caption, credit = :credit, alt = :alt, headline = :headline,
                 creator = :creator, copyright = :copyright, place = :place, keywords = :keywords,
                 taken_at = :taken_at, profile = :profile, camera = :camera, ai = :ai, animated = :animated,
                 cmyk = :cmyk, located = :located, folded = :folded WHERE hash = :hash",
            )?
            .execute(named_params! {
                ":hash": hash.as_str(), ":caption": about.caption, ":credit": about.credit, ":alt": about.alt,
                ":headline": about.headline, ":creator": about.creator, ":copyright": about.copyright,
                ":place": about.place, ":keywords": to_json(&about.keywords)?, ":taken_at": about.taken_at,
                ":profile": about.profile, ":camera": about.camera, ":ai": about.ai,
                ":animated": about.animated, ":cmyk": about.cmyk, ":located": about.located,
                ":folded": words(&row.name, about),
            })?;
        Ok(())
    }
}
