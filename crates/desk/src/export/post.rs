//! A story as it is posted to a 公众号, as it travels to the window.

use gaotai_formats::wechat::{self, Notice, Post};
use serde::Serialize;
use ts_rs::TS;

/// What the fields around a post take, and what whoever posts it must know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WechatPost {
    /// At most 64 characters.
    pub title: String,
    /// At most 8 characters.
    pub author: String,
    /// At most 120 characters.
    pub digest: String,
    /// For 阅读原文; empty without one.
    pub address: String,
    /// What does not fit, and what is to be done by hand.
    pub notices: Vec<WechatNotice>,
    /// The pictures to upload, in their order.
    pub pictures: Vec<WechatPicture>,
}

/// What whoever posts a story must know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WechatNotice {
    /// `no_title`, `long_title`, `long_author`, `long_digest`, `long_content` or `pictures`.
    pub code: String,
    /// Characters there are, or pictures; 0 where nothing is counted.
    pub count: usize,
    /// Characters there may be; 0 where nothing is limited.
    pub most: usize,
}

/// A picture to upload.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WechatPicture {
    /// As the text names its place: `01`.
    pub number: String,
    /// Its SHA-256.
    pub hash: String,
    /// Caption and credit, to know it by.
    pub caption: String,
}

/// One of the looks of a post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WechatLook {
    /// Id of the format that writes it.
    pub format: String,
    /// Name in Chinese.
    pub name_zh: String,
    /// Name in English.
    pub name_en: String,
}

impl WechatPost {
    pub(crate) fn of(post: &Post) -> WechatPost {
        let pictures = post.pictures.iter().map(|picture| WechatPicture {
            number: picture.number.clone(),
            hash: picture.hash.to_string(),
            caption: picture.caption.clone(),
        });
        WechatPost {
            title: post.title.clone(),
            author: post.author.clone(),
            digest: post.digest.clone(),
            address: post.address.clone(),
            notices: post.notices.iter().map(|notice| told(*notice)).collect(),
            pictures: pictures.collect(),
        }
    }
}

impl WechatLook {
    pub(crate) fn all() -> Vec<WechatLook> {
        let look = |look: &wechat::Look| WechatLook {
            format: look.format.to_owned(),
            name_zh: look.name_zh.to_owned(),
            name_en: look.name_en.to_owned(),
        };
        wechat::LOOKS.iter().map(look).collect()
    }
}

fn told(notice: Notice) -> WechatNotice {
    let (code, count, most) = match notice {
        Notice::NoTitle => ("no_title", 0, 0),
        Notice::LongTitle(count) => ("long_title", count, wechat::MOST_TITLE),
        Notice::LongAuthor(count) => ("long_author", count, wechat::MOST_AUTHOR),
        Notice::LongDigest(count) => ("long_digest", count, wechat::MOST_DIGEST),
        Notice::LongContent(count) => ("long_content", count, wechat::MOST_CONTENT),
        Notice::Pictures(count) => ("pictures", count, 0),
    };
    WechatNotice { code: code.to_owned(), count, most }
}
