//! The pictures of the library.

use super::wire::PictureAbout;
use crate::{Desk, Failure};
use gaotai_store::{MediaLack, MediaQuery, MediaSort, MediaUse};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// More than a screen ever shows.
const MOST: usize = 500;

/// By use.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PictureUsed {
    /// All pictures.
    Any,
    /// Those that some story has in its present text.
    Used,
    /// Those that none has.
    Unused,
}

/// What nobody has said of a picture yet.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PictureLack {
    /// 图片说明.
    Caption,
    /// 图片署名.
    Credit,
    /// The picture in words.
    Alt,
}

/// The order.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PictureSort {
    /// Those that came in last first.
    Newest,
    /// By name.
    Name,
    /// Those made last first.
    Taken,
}

/// Which.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// Words that must all be in caption, credit, headline, place, keywords or name, whatever
    /// their width, case and script.
    pub query: String,
    /// By use.
    #[serde(rename = "use")]
    pub used: PictureUsed,
    /// By what is missing.
    pub missing: Option<PictureLack>,
    /// The order.
    pub sort: PictureSort,
    /// From this one on, from 0.
    pub offset: usize,
    /// At most so many, and at most 500.
    pub limit: usize,
}

/// A part of the list.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// How many there are in all.
    pub total: usize,
    /// Those asked for.
    pub pictures: Vec<PictureAbout>,
}

/// Lists them.
///
/// # Errors
/// Those of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let query = MediaQuery {
        query: request.query,
        used: match request.used {
            PictureUsed::Any => MediaUse::Any,
            PictureUsed::Used => MediaUse::Used,
            PictureUsed::Unused => MediaUse::Unused,
        },
        lack: request.missing.map(|missing| match missing {
            PictureLack::Caption => MediaLack::Caption,
            PictureLack::Credit => MediaLack::Credit,
            PictureLack::Alt => MediaLack::Alt,
        }),
        sort: match request.sort {
            PictureSort::Newest => MediaSort::Newest,
            PictureSort::Name => MediaSort::Name,
            PictureSort::Taken => MediaSort::Taken,
        },
        offset: request.offset,
        limit: request.limit.min(MOST),
    };
    desk.know_pictures()?;
    let listing = desk.read(|r| r.media_list(&query))?;
    let pictures = listing.pictures.into_iter().map(PictureAbout::from).collect();
    Ok(Response { total: listing.total, pictures })
}
