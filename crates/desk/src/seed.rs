//! What a new library starts with: the usual genres and channels, and the sample stories.

use crate::media::{lend, look};
use crate::preview::web::SITE;
use crate::samples::{PICTURES, STORIES};
use crate::{Desk, Failure};
use gaotai_article::slip::Term;
use gaotai_article::{Article, codec};
use gaotai_store::{Instant, Stage, Stamp, StoreError, TermKind, Write};
use std::collections::BTreeMap;

/// Genres of Chinese newsrooms.
const GENRES: &[(&str, &str)] = &[
    ("genre-xiaoxi", "消息"),
    ("genre-kuaixun", "快讯"),
    ("genre-tongxun", "通讯"),
    ("genre-texie", "特写"),
    ("genre-zhuanfang", "专访"),
    ("genre-jieshi", "解释性报道"),
    ("genre-diaocha", "调查报道"),
    ("genre-pinglun", "评论"),
    ("genre-tupian", "图片新闻"),
    ("genre-fuwu", "服务信息"),
];

/// The top of a channel tree that every newsroom changes to its own.
const CHANNELS: &[(&str, &str)] = &[
    ("channel-yaowen", "要闻"),
    ("channel-jingji", "经济"),
    ("channel-shehui", "社会"),
    ("channel-xianyu", "县域"),
    ("channel-wenhua", "文化"),
    ("channel-pinglun", "评论"),
    ("channel-fuwu", "服务"),
];

/// The site on whose pages the sample stories stand.
const SITE_NAME: &str = "岚江新闻网";

/// Puts the usual genres and channels in.
pub(crate) fn vocabularies(desk: &Desk) -> Result<(), Failure> {
    desk.write("seed.vocabularies", |w| {
        for (id, name) in GENRES {
            w.put_term(TermKind::Genre, Some(id), name, None)?;
        }
        for (id, name) in CHANNELS {
            w.put_term(TermKind::Channel, Some(id), name, None)?;
        }
        Ok(())
    })
}

/// Puts the sample stories in, each as of the time that it names itself.
pub(crate) fn samples(desk: &Desk) -> Result<(), Failure> {
    let stamp = Stamp { person: None, time: desk.now() };
    let pictures = PICTURES.iter().map(|picture| look(picture.name, picture.content));
    let pictures = pictures.collect::<Result<Vec<_>, _>>()?;
    desk.library().write(&stamp, "seed.pictures", |w| {
        for picture in &pictures {
            w.put_media(picture)?;
        }
        w.put_settings(&BTreeMap::from([(SITE.to_owned(), SITE_NAME.into())]))?;
        Ok(())
    })?;
    for sample in STORIES {
        let article = codec::from_str(sample.content)
            .map_err(|error| Failure::internal(&format!("sample {}: {error}", sample.name)))?;
        let stamp = Stamp { person: None, time: time(&article).unwrap_or(stamp.time) };
        desk.library().write(&stamp, "seed.story", |w| put(w, &article))?;
    }
    Ok(())
}

fn time(article: &Article) -> Option<Instant> {
    let slip = &article.slip;
    slip.updated_at.or(slip.published_at).or(slip.first_published_at)
}

fn put(w: &mut Write<'_>, article: &Article) -> Result<(), StoreError> {
    let slip = &article.slip;
    known(w, TermKind::Channel, slip.channel.as_ref())?;
    known(w, TermKind::Genre, slip.genre.as_ref())?;
    let source = slip.source.as_ref();
    let source = source.and_then(|it| Some(Term { id: it.id.clone()?, name: it.name.clone() }));
    known(w, TermKind::Source, source.as_ref())?;
    w.create(article, Stage::Import)?;
    lend(w, &article.doc.body)
}

/// Adds the entry that a sample refers to, if it is not there.
fn known(w: &mut Write<'_>, kind: TermKind, term: Option<&Term>) -> Result<(), StoreError> {
    let Some(Term { id, name }) = term.filter(|term| !term.id.is_empty()) else { return Ok(()) };
    if w.vocabulary(kind)?.iter().all(|known| known.id != *id) {
        w.put_term(kind, Some(id), name, None)?;
    }
    Ok(())
}
