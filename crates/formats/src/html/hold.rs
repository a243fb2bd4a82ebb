//! What the page can hold of a story.

use crate::Loss;
use crate::hold::{Hold, Notes, Spaces, safe_address};
use gaotai_article::slip::{AiLevel, Instant, Place, PlaceRole};
use gaotai_article::{Article, Block, HeadPart};

/// Fields of the slip that the page has a place for, wholly or in part.
const KEPT: &[&str] = &[
    "slug",
    "first_published_at",
    "language",
    "genre",
    "channel",
    "source",
    "original_title",
    "authors",
    "people",
    "dateline",
    "places",
    "keywords",
    "subjects",
    "persons",
    "organisations",
    "published_at",
    "updated_at",
    "print",
    "codes",
    "rights",
    "ai_use",
];

/// The story as the page holds it, and what that costs.
pub fn hold(article: &Article, channel: &str) -> (Article, Vec<Loss>) {
    let mut hold = Hold::start(article, channel, Spaces::Collapse);
    hold.blocks(block);
    hold.keep_slip(KEPT);
    registers(&mut hold);
    values(&mut hold);
    hold.finish()
}

/// What a figure or an embed cannot keep in HTML.
pub(crate) fn block(mut block: Block, notes: &mut Notes<'_>) -> Vec<Block> {
    match &mut block {
        Block::Figure { focus, crop, alt, media, .. } => {
            if focus.take().is_some() {
                notes.lose_part("focus", "not_in_format");
            }
            if crop.take().is_some() {
                notes.lose_part("crop", "not_in_format");
            }
            if media.is_none() && !alt.is_empty() {
                notes.lose_part("alt", "not_in_format");
                alt.clear();
            }
        }
        Block::Embed { url, title, .. } => {
            if !url.is_empty() && !safe_address(url) {
                notes.lose_part("url", "unsafe_link");
                url.clear();
            }
            if !title.is_empty() && title == url {
                notes.lose_part("title", "flattened");
                title.clear();
            }
        }
        _ => {}
    }
    vec![block]
}

/// Ids of this newsroom's registers say nothing elsewhere.
pub(crate) fn registers(hold: &mut Hold) {
    let slip = &mut hold.article.slip;
    let mut lost = Vec::new();
    for (name, term) in [("genre", &mut slip.genre), ("channel", &mut slip.channel)] {
        if let Some(term) = term
            && !term.id.is_empty()
        {
            term.id.clear();
            lost.push(format!("slip.{name}.id"));
        }
    }
    let mut take = |id: &mut Option<String>, field: String| {
        if id.take().is_some() {
            lost.push(field);
        }
    };
    if let Some(source) = &mut slip.source {
        take(&mut source.id, "slip.source.id".to_owned());
    }
    for (at, author) in slip.authors.iter_mut().enumerate() {
        take(&mut author.person, format!("slip.authors[{at}].person"));
    }
    for (at, person) in slip.people.iter_mut().enumerate() {
        take(&mut person.person, format!("slip.people[{at}].person"));
    }
    for (at, place) in slip.places.iter_mut().enumerate() {
        take(&mut place.place, format!("slip.places[{at}].place"));
    }
    for (at, person) in slip.persons.iter_mut().enumerate() {
        take(&mut person.id, format!("slip.persons[{at}].id"));
    }
    for (at, organisation) in slip.organisations.iter_mut().enumerate() {
        take(&mut organisation.id, format!("slip.organisations[{at}].id"));
    }
    lost.into_iter().for_each(|field| hold.lose(field, "register_id"));
}

/// Fields that schema.org has a narrower place for.
fn values(hold: &mut Hold) {
    let slip = hold.article.slip.clone();
    let dateline =
        slip.dateline.filter(|line| !line.text.is_empty()).map(|line| crate::hold::dateline(&line.text));
    hold.settle("dateline", |slip| &mut slip.dateline, dateline);
    // One moment in both fields is written once.
    let text = |time: &Option<Instant>| time.map(|time| time.to_rfc3339());
    let first =
        slip.first_published_at.filter(|_| text(&slip.first_published_at) != text(&slip.published_at));
    hold.settle("first_published_at", |slip| &mut slip.first_published_at, first);
    hold.settle("places", |slip| &mut slip.places, places(&slip.places));
    let print = slip.print.map(|print| gaotai_article::slip::Print { slot: String::new(), ..print });
    hold.settle("print", |slip| &mut slip.print, print.filter(|print| *print != Default::default()));
    hold.settle(
        "rights",
        |slip| &mut slip.rights,
        slip.rights.filter(|rights| *rights != Default::default()),
    );
    let ai_use = slip.ai_use.map(|used| match used.level {
        AiLevel::None => Default::default(),
        _ => used,
    });
    hold.settle("ai_use", |slip| &mut slip.ai_use, ai_use);
    settle_names(hold);
}

/// Entries without a name cannot be shown.
pub(crate) fn settle_names(hold: &mut Hold) {
    let slip = hold.article.slip.clone();
    hold.settle("genre", |slip| &mut slip.genre, slip.genre.filter(|term| !term.name.is_empty()));
    hold.settle("channel", |slip| &mut slip.channel, slip.channel.filter(|term| !term.name.is_empty()));
    hold.settle("source", |slip| &mut slip.source, slip.source.filter(|source| !source.name.is_empty()));
    macro_rules! named {
        ($field:ident, $key:ident) => {{
            let mut kept = slip.$field;
            kept.retain(|entry| !entry.$key.is_empty());
            hold.settle(stringify!($field), |slip| &mut slip.$field, kept);
        }};
    }
    named!(original_title, text);
    named!(authors, name);
    named!(people, name);
    named!(places, name);
    named!(subjects, name);
    named!(persons, name);
    named!(organisations, name);
    named!(codes, value);
    let mut keywords = slip.keywords;
    keywords.retain(|keyword| !keyword.is_empty());
    hold.settle("keywords", |slip| &mut slip.keywords, keywords);
}

/// Places by the property that holds them: contentLocation, locationCreated, mentions.
fn places(places: &[Place]) -> Vec<Place> {
    let of = |role| places.iter().filter(move |place| place.role == role).cloned();
    of(PlaceRole::Event).chain(of(PlaceRole::SentFrom)).chain(of(PlaceRole::Mentioned)).collect()
}

/// The title of the page: the web title, or else the title on the paper.
pub(crate) fn headline(article: &Article) -> HeadPart {
    let web = &article.doc.head.line(HeadPart::WebTitle).content;
    if web.is_empty() { HeadPart::Title } else { HeadPart::WebTitle }
}
