//! What a post of WordPress can hold of a story.

use super::{meta, names};
use crate::Loss;
use crate::hold::{Hold, Spaces};
use crate::{feed, html};
use chrono::{DateTime, FixedOffset, NaiveDateTime, TimeZone, Timelike};
use gaotai_article::slip::*;
use gaotai_article::{Article, HeadPart, Inline, Mark};

/// Fields of the slip beside those of [`meta::FIELDS`].
const KEPT: &[&str] =
    &["slug", "language", "channel", "keywords", "dateline", "published_at", "publish_at", "updated_at"];

/// The category of posts that have none.
pub(crate) const NO_CATEGORY: &str = "uncategorized";

/// The story as a post holds it, and what that costs.
pub fn hold(article: &Article, channel: &str) -> (Article, Vec<Loss>) {
    let mut hold = Hold::start(article, channel, Spaces::Collapse);
    hold.blocks(html::hold::block);
    titles(&mut hold);
    hold.keep_slip(&[KEPT, meta::FIELDS].concat());
    html::hold::registers(&mut hold);
    html::hold::settle_names(&mut hold);
    feed::hold::label(&mut hold);
    values(&mut hold);
    times(&mut hold);
    hold.finish()
}

/// One title is shown; the one on the paper goes beside it where it is another.
fn titles(hold: &mut Hold) {
    for part in [HeadPart::WebTitle, HeadPart::Title] {
        let line = hold.article.doc.head.line_mut(part);
        let before = line.content.clone();
        line.content.iter_mut().for_each(unlink);
        line.content = gaotai_article::normalize(std::mem::take(&mut line.content));
        // A title is a link already.
        if line.content != before {
            hold.lose(format!("head.{}", part.name()), "marks");
        }
    }
    let head = &mut hold.article.doc.head;
    let (web, paper) = (&head.line(HeadPart::WebTitle).content, &head.line(HeadPart::Title).content);
    if !web.is_empty() && (paper.is_empty() || paper == web) {
        let only = std::mem::take(&mut head.line_mut(HeadPart::WebTitle).content);
        head.line_mut(HeadPart::Title).content = only;
        hold.lose("head.web_title", "same_as_title");
    }
}

fn unlink(inline: &mut Inline) {
    if let Inline::Text { marks, .. } = inline {
        marks.retain(|mark| !matches!(mark, Mark::Link { .. }));
    }
}

fn values(hold: &mut Hold) {
    let id = hold.article.id.to_string();
    let slip = hold.article.slip.clone();
    let slug = if names::is_slug(&slip.slug) && slip.slug != id { slip.slug } else { String::new() };
    hold.settle("slug", |slip| &mut slip.slug, slug);
    let channel = slip.channel.filter(|channel| names::slug(&channel.name) != NO_CATEGORY);
    hold.settle("channel", |slip| &mut slip.channel, channel);
    let line = slip.dateline.filter(|line| !line.text.is_empty());
    hold.settle("dateline", |slip| &mut slip.dateline, line.map(|line| crate::hold::dateline(&line.text)));
    hold.settle("rights", |slip| &mut slip.rights, slip.rights.filter(|rights| *rights != Rights::default()));
    hold.settle("print", |slip| &mut slip.print, slip.print.filter(|print| *print != Print::default()));
}

/// A post has the moment at which it is or will be published, and that of its last change, to the second.
fn times(hold: &mut Hold) {
    let slip = hold.article.slip.clone();
    let published = slip.published_at.and_then(whole);
    let planned = slip.publish_at.filter(|_| published.is_none()).and_then(whole);
    let dated = published.or(planned);
    let changed = slip.updated_at.and_then(whole);
    let changed = changed.filter(|time| dated.is_none_or(|dated| written(&dated) != written(time)));
    hold.settle("published_at", |slip| &mut slip.published_at, published);
    hold.settle("publish_at", |slip| &mut slip.publish_at, planned);
    hold.settle("updated_at", |slip| &mut slip.updated_at, changed);
}

/// The moment without parts of seconds, if it can be written and read again.
fn whole(time: Instant) -> Option<Instant> {
    let whole = time.with_nanosecond(0)?;
    let (local, utc) = written(&whole);
    read(&local, &utc, FixedOffset::east_opt(0)?).filter(|read| same(read, &whole))
}

fn same(a: &Instant, b: &Instant) -> bool {
    a == b && a.offset() == b.offset()
}

/// The form of a moment that a database knows.
const FORM: &str = "%Y-%m-%d %H:%M:%S";

/// A moment on the clock of its place, and on that of Greenwich.
pub(crate) fn written(time: &Instant) -> (String, String) {
    (time.naive_local().format(FORM).to_string(), time.naive_utc().format(FORM).to_string())
}

/// The moment that two clocks tell; where one is missing the place is the newsroom's.
pub(crate) fn read(local: &str, utc: &str, offset: FixedOffset) -> Option<Instant> {
    let parse = |text: &str| NaiveDateTime::parse_from_str(text.trim(), FORM).ok();
    match (parse(local), parse(utc)) {
        (Some(local), Some(utc)) => {
            let seconds = (local - utc).num_seconds();
            let told = i32::try_from(seconds).ok().and_then(FixedOffset::east_opt).unwrap_or(offset);
            Some(DateTime::from_naive_utc_and_offset(utc, told))
        }
        (Some(local), None) => offset.from_local_datetime(&local).single(),
        (None, Some(utc)) => Some(DateTime::from_naive_utc_and_offset(utc, offset)),
        (None, None) => None,
    }
}
