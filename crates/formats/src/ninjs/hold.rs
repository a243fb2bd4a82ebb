//! What ninjs can hold of a story.

use crate::Loss;
use crate::hold::{Hold, Spaces};
use crate::html;
use gaotai_article::slip::{AiUse, BylinePlace, Dateline, Related};
use gaotai_article::{Article, ArticleId, HeadPart};

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

/// The story as ninjs 2.2 and 3.1 hold it, and what that costs.
pub fn hold(article: &Article, channel: &str) -> (Article, Vec<Loss>) {
    held(article, channel).finish()
}

/// The story as ninjs 1.6 holds it, and what that costs.
pub fn hold_1_6(article: &Article, channel: &str) -> (Article, Vec<Loss>) {
    let mut hold = held(article, channel);
    // A source has one code there: its address, or else its id in this newsroom's register.
    let source = hold.article.slip.source.clone().map(|mut source| {
        source.url = source.url.filter(|url| url.contains("://"));
        source.id = source.id.filter(|id| source.url.is_none() && !id.contains("://"));
        source
    });
    hold.settle("source", |slip| &mut slip.source, source);
    // Other codes stand by scheme, in an object.
    let mut codes = hold.article.slip.codes.clone();
    let schemes: Vec<String> = codes.iter().map(|code| code.scheme.clone()).collect();
    codes.sort_by_key(|code| schemes.iter().position(|scheme| *scheme == code.scheme));
    hold.settle("codes", |slip| &mut slip.codes, codes);
    hold.finish()
}

fn held(article: &Article, channel: &str) -> Hold {
    let mut hold = Hold::start(article, channel, Spaces::Collapse);
    hold.blocks(html::hold::block);
    titles(&mut hold);
    hold.keep_slip(KEPT);
    html::hold::settle_names(&mut hold);
    values(&mut hold);
    people(&mut hold);
    hold
}

/// A title on the paper that is the same as the web title is one headline.
fn titles(hold: &mut Hold) {
    let head = &mut hold.article.doc.head;
    let same = head.line(HeadPart::WebTitle).content == head.line(HeadPart::Title).content;
    if same && !head.line(HeadPart::Title).content.is_empty() {
        head.line_mut(HeadPart::Title).content.clear();
        hold.lose("head.title", "same_as_web_title");
    }
}

fn values(hold: &mut Hold) {
    let slip = hold.article.slip.clone();
    let line = slip.dateline.map(|line| {
        let told = crate::hold::dateline(&line.text);
        let place = if line.place.is_empty() { told.place.clone() } else { line.place };
        Dateline { place, ..told }
    });
    hold.settle("dateline", |slip| &mut slip.dateline, line.filter(|line| *line != Dateline::default()));
    let priority = slip.priority.filter(|priority| (1..=5).contains(priority));
    hold.settle("priority", |slip| &mut slip.priority, priority);
    let updated = slip.updated_at.filter(|_| slip.published_at.is_some());
    hold.settle("updated_at", |slip| &mut slip.updated_at, updated);
    let rights = slip.rights.filter(|rights| *rights != Default::default());
    hold.settle("rights", |slip| &mut slip.rights, rights);
    let ai_use = slip.ai_use.map(|used| AiUse { level: used.level, ..AiUse::default() });
    hold.settle("ai_use", |slip| &mut slip.ai_use, ai_use);
    let related = slip.related.iter().filter_map(related).collect();
    hold.settle("related", |slip| &mut slip.related, related);
    let source = slip.source.map(|mut source| {
        source.url = source.url.filter(|url| is_uri(url));
        source
    });
    let source = source.filter(|source| !source.name.is_empty());
    hold.settle("source", |slip| &mut slip.source, source);
}

fn related(related: &Related) -> Option<Related> {
    let id =
        related.id.clone().filter(|id| id.parse::<ArticleId>().is_ok_and(|parsed| parsed.to_string() == *id));
    let url = related.url.clone().filter(|url| id.is_none() && is_uri(url) && !url.starts_with("urn:uuid:"));
    (id.is_some() || url.is_some()).then_some(Related { kind: related.kind, id, url })
}

/// People have a name, a relation and an identifier: no employer, no place on the page.
fn people(hold: &mut Hold) {
    let mut lost = Vec::new();
    let slip = &mut hold.article.slip;
    for (at, author) in slip.authors.iter_mut().enumerate() {
        if !std::mem::take(&mut author.organisation).is_empty() {
            lost.push(format!("slip.authors[{at}].organisation"));
        }
        if std::mem::take(&mut author.place) != BylinePlace::Head {
            lost.push(format!("slip.authors[{at}].place"));
        }
    }
    lost.into_iter().for_each(|field| hold.lose(field, "not_in_format"));
}

/// Whether the text is an absolute URI by RFC 3986, as ninjs wants it. Stricter than the
/// RFC where validators disagree: no address literals, no second `@`.
pub(crate) fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let scheme_ok = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    let bytes = rest.as_bytes();
    let legal = bytes.iter().enumerate().all(|(at, byte)| match byte {
        b'%' => bytes.get(at + 1..at + 3).is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit)),
        byte => byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/?#".contains(byte),
    });
    let authority = match rest.strip_prefix("//") {
        None => true,
        Some(rest) => {
            let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
            let (host, port) = host.split_once(':').unwrap_or((host, ""));
            !host.is_empty()
                && host.chars().all(|c| c.is_ascii_alphanumeric() || "-.".contains(c))
                && port.chars().all(|c| c.is_ascii_digit())
        }
    };
    let once = |c: char| rest.matches(c).count() <= 1;
    scheme_ok && !rest.is_empty() && legal && authority && once('#')
}
