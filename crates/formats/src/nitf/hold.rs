//! What NITF can hold of a story.

use super::names::{IPTC, SUBJECT_CODES};
use crate::Loss;
use crate::hold::{Hold, Notes, Spaces, on_one_line};
use crate::html;
use crate::html::story::id;
use gaotai_article::slip::{Author, BylinePlace, Dateline, Print, Related, Rights, Subject};
use gaotai_article::text::plain;
use gaotai_article::{Article, ArticleId, HeadPart, Inline, Mark};

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
    "print",
    "codes",
    "rights",
    "ai_use",
    "related",
    "ed_note",
];

/// The story as NITF holds it, and what that costs.
pub fn hold(article: &Article, channel: &str) -> (Article, Vec<Loss>) {
    let mut hold = Hold::start(article, channel, Spaces::Collapse);
    body(&mut hold);
    titles(&mut hold);
    hold.keep_slip(KEPT);
    html::hold::settle_names(&mut hold);
    registers(&mut hold, true);
    values(&mut hold);
    hold.finish()
}

/// What the body cannot keep; also of a body inside another format.
pub(crate) fn body(hold: &mut Hold) {
    hold.blocks(html::hold::block);
    hold.lines(one_height);
}

/// Nothing is raised and lowered at once.
pub(crate) fn one_height(mut content: Vec<Inline>, notes: &mut Notes<'_>) -> Vec<Inline> {
    for inline in &mut content {
        if let Inline::Text { marks, .. } = inline
            && marks.contains(&Mark::Sup)
            && marks.contains(&Mark::Sub)
        {
            marks.retain(|mark| *mark != Mark::Sub);
            notes.lose("marks");
        }
    }
    content
}

/// The web's title is bare text, and one that says the same as the title is that title.
pub(crate) fn titles(hold: &mut Hold) {
    let head = &mut hold.article.doc.head;
    let web = head.line_mut(HeadPart::WebTitle);
    let said = on_one_line(&plain(&web.content));
    let bare = if said.is_empty() { Vec::new() } else { vec![Inline::text(said.clone())] };
    let marked = web.content != bare;
    web.content = bare;
    let same = !said.is_empty() && said == on_one_line(&plain(&head.line(HeadPart::Title).content));
    if same {
        head.line_mut(HeadPart::WebTitle).content.clear();
        hold.lose("head.web_title", "same_as_title");
    } else if marked {
        hold.lose("head.web_title", "marks");
    }
}

/// Ids of registers that have no place; `staff` says whether those of the desk's people are among them.
pub(crate) fn registers(hold: &mut Hold, staff: bool) {
    let mut lost = Vec::new();
    let slip = &mut hold.article.slip;
    for (name, term) in [("genre", &mut slip.genre), ("channel", &mut slip.channel)] {
        if let Some(term) = term
            && !std::mem::take(&mut term.id).is_empty()
        {
            lost.push(format!("slip.{name}.id"));
        }
    }
    for (at, person) in slip.people.iter_mut().enumerate().filter(|_| staff) {
        if person.person.take().is_some() {
            lost.push(format!("slip.people[{at}].person"));
        }
    }
    lost.into_iter().for_each(|field| hold.lose(field, "register_id"));
}

/// Values in the form in which they come back.
pub(crate) fn values(hold: &mut Hold) {
    let slip = hold.article.slip.clone();
    hold.settle("dateline", |slip| &mut slip.dateline, slip.dateline.as_ref().and_then(dateline));
    let priority = slip.priority.filter(|priority| (1..=5).contains(priority));
    hold.settle("priority", |slip| &mut slip.priority, priority);
    let rights = slip.rights.filter(|rights| *rights != Rights::default());
    hold.settle("rights", |slip| &mut slip.rights, rights);
    let print = slip.print.map(|print| Print { slot: String::new(), ..print });
    hold.settle("print", |slip| &mut slip.print, print.filter(|print| *print != Print::default()));
    hold.settle("authors", |slip| &mut slip.authors, in_order(&slip.authors));
    let subjects = slip.subjects.into_iter().map(|mut subject: Subject| {
        if subject.scheme == IPTC {
            subject.scheme = SUBJECT_CODES.to_owned();
        }
        subject
    });
    hold.settle("subjects", |slip| &mut slip.subjects, subjects.collect());
    let related = slip.related.iter().filter_map(related).collect();
    hold.settle("related", |slip| &mut slip.related, related);
}

/// Bylines under the title stand before those at the end.
fn in_order(authors: &[Author]) -> Vec<Author> {
    let at = |place| authors.iter().filter(move |author| author.place == place).cloned();
    at(BylinePlace::Head).chain(at(BylinePlace::End)).collect()
}

/// A dateline is its text, in which the place is marked; or the place alone.
fn dateline(line: &Dateline) -> Option<Dateline> {
    let held = told(&line.text, &line.place);
    Some(held).filter(|line| *line != Dateline::default())
}

/// What a text tells in which this place is marked.
pub(crate) fn told(text: &str, place: &str) -> Dateline {
    if text.is_empty() || text == place {
        return Dateline { place: place.to_owned(), ..Dateline::default() };
    }
    let told = crate::hold::dateline(text);
    let place = if place.is_empty() || !text.contains(place) { told.place.clone() } else { place.to_owned() };
    Dateline { place, ..told }
}

pub(crate) fn related(related: &Related) -> Option<Related> {
    let known = |id: &String| id.parse::<ArticleId>().is_ok_and(|parsed| parsed.to_string() == *id);
    let of_id = related.id.clone().filter(known);
    let url = related.url.clone().filter(|url| of_id.is_none() && !url.is_empty() && id(url).is_none());
    (of_id.is_some() || url.is_some()).then_some(Related { kind: related.kind, id: of_id, url })
}
