//! What NewsML-G2 can hold of a story: its text as NITF holds it, its details in its own way.

use super::names::{is_alias, is_code};
use crate::Loss;
use crate::hold::{Hold, Spaces};
use crate::html;
use crate::ninjs::hold::is_uri;
use crate::nitf;
use gaotai_article::Article;
use gaotai_article::slip::{AiUse, Code, Subject};

const KEPT: &[&str] = &[
    "slug",
    "language",
    "genre",
    "channel",
    "priority",
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
    "first_published_at",
    "updated_at",
    "embargo_until",
    "codes",
    "rights",
    "ai_use",
    "related",
    "ed_note",
];

/// The story as NewsML-G2 holds it, and what that costs.
pub fn hold(article: &Article, channel: &str) -> (Article, Vec<Loss>) {
    let mut hold = Hold::start(article, channel, Spaces::Collapse);
    nitf::hold::body(&mut hold);
    nitf::hold::titles(&mut hold);
    hold.keep_slip(KEPT);
    html::hold::settle_names(&mut hold);
    nitf::hold::registers(&mut hold, false);
    nitf::hold::values(&mut hold);
    values(&mut hold);
    hold.finish()
}

fn values(hold: &mut Hold) {
    let slip = hold.article.slip.clone();
    let ai_use = slip.ai_use.map(|used| AiUse { level: used.level, ..AiUse::default() });
    hold.settle("ai_use", |slip| &mut slip.ai_use, ai_use);
    let source = slip.source.map(|mut source| {
        source.url = source.url.filter(|url| is_uri(url));
        source
    });
    hold.settle("source", |slip| &mut slip.source, source);
    let subjects = slip.subjects.into_iter().map(|subject| {
        let known = is_alias(&subject.scheme) && is_code(&subject.code);
        Subject { scheme: if known { subject.scheme } else { String::new() }, ..subject }
    });
    hold.settle("subjects", |slip| &mut slip.subjects, subjects.collect());
    let codes = slip.codes.into_iter().map(|code| {
        let known = is_code(&code.scheme);
        Code { scheme: if known { code.scheme } else { String::new() }, ..code }
    });
    hold.settle("codes", |slip| &mut slip.codes, codes.collect());
    let mut related = slip.related;
    related.retain(|one| one.id.is_some() || one.url.as_deref().is_some_and(is_uri));
    hold.settle("related", |slip| &mut slip.related, related);
}
