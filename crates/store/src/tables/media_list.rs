//! The list of pictures, with what it can be narrowed down to.

use super::media::{COLUMNS, MediaRow, row};
use crate::{Read, Result};
use gaotai_language::find::folded;
use rusqlite::named_params;
use serde_json::Value;

/// Whether a story has it in its present text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum MediaUse {
    /// All pictures.
    #[default]
    Any,
    /// Those that some story has.
    Used,
    /// Those that none has.
    Unused,
}

/// What nobody has said of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MediaLack {
    /// 图片说明.
    Caption,
    /// 图片署名.
    Credit,
    /// The picture in words.
    Alt,
}

/// In which order the pictures stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum MediaSort {
    /// Those that came in last first.
    #[default]
    Newest,
    /// By name.
    Name,
    /// Those made last first; those of which that is not known at the end.
    Taken,
}

/// What the list of pictures is narrowed down to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MediaQuery {
    /// Words that must all be in the picture's words; each is looked for as it stands, also
    /// inside longer words, whatever its width, case and script.
    pub query: String,
    /// By use.
    pub used: MediaUse,
    /// By what is missing.
    pub lack: Option<MediaLack>,
    /// The order.
    pub sort: MediaSort,
    /// From this one on, from 0.
    pub offset: usize,
    /// At most so many.
    pub limit: usize,
}

/// A part of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct MediaListing {
    /// The pictures asked for.
    pub pictures: Vec<MediaRow>,
    /// How many there are without offset and limit.
    pub total: usize,
}

impl MediaQuery {
    /// The words, folded, in a JSON array.
    fn words(&self) -> String {
        Value::from_iter(self.query.split_whitespace().map(folded)).to_string()
    }

    fn narrow(&self) -> String {
        let used = "EXISTS (SELECT 1 FROM media_use WHERE media_use.media = media.hash AND present = 1)";
        let by_use = match self.used {
            MediaUse::Any => "",
            MediaUse::Used => &format!(" AND {used}"),
            MediaUse::Unused => &format!(" AND NOT {used}"),
        };
        let by_lack = match self.lack {
            None => "",
            Some(MediaLack::Caption) => " AND caption = ''",
            Some(MediaLack::Credit) => " AND credit = ''",
            Some(MediaLack::Alt) => " AND alt = ''",
        };
        format!(
            "FROM media WHERE (:words = '[]' OR (SELECT min(instr(folded, value) > 0) FROM json_each(:words)))
             {by_use}{by_lack}"
        )
    }

    fn order(&self) -> &'static str {
        match self.sort {
            MediaSort::Newest => "julianday(time) DESC",
            MediaSort::Name => "name COLLATE NOCASE, name",
            MediaSort::Taken => "taken_at IS NULL, julianday(taken_at) DESC",
        }
    }
}

impl Read<'_> {
    /// The pictures that the query leaves.
    pub fn media_list(&self, query: &MediaQuery) -> Result<MediaListing> {
        let (words, narrow) = (query.words(), query.narrow());
        let total = self
            .connection
            .prepare_cached(&format!("SELECT count(*) {narrow}"))?
            .query_row(named_params! { ":words": words }, |row| row.get(0))?;
        let sql = format!(
            "SELECT {COLUMNS} {narrow} ORDER BY {}, media.rowid DESC LIMIT :limit OFFSET :offset",
            query.order()
        );
        let mut rows = self.connection.prepare_cached(&sql)?;
        let whole = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let part =
            named_params! { ":words": words, ":limit": whole(query.limit), ":offset": whole(query.offset) };
        let pictures = rows.query_map(part, row)?.collect::<rusqlite::Result<_>>()?;
        Ok(MediaListing { pictures, total })
    }
}
