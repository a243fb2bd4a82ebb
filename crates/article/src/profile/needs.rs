//! What a story still lacks of what its profile requires.

use super::{Profile, is_head};
use crate::Article;
use crate::slip::{Slip, SourceKind};
use serde_json::Value;

impl Profile {
    /// The required fields that are empty in the story, in the profile's order: names of
    /// [`FIELDS`](super::FIELDS), and `extra.KEY` for the newsroom's own.
    pub fn missing(&self, article: &Article) -> Vec<String> {
        let fields = self.required.iter().filter(|field| is_empty(field, article)).cloned();
        let own = self.own.iter().filter(|own| own.required);
        let own =
            own.filter(|own| blank(article.slip.extra.get(&own.key))).map(|own| format!("extra.{}", own.key));
        fields.chain(own).collect()
    }
}

fn is_empty(field: &str, article: &Article) -> bool {
    match is_head(field) {
        Some(part) => article.doc.head_text(part).trim().is_empty(),
        None => is_empty_field(field, &article.slip),
    }
}

fn blank(value: Option<&Value>) -> bool {
    match value {
        None | Some(Value::Null) => true,
        Some(Value::String(text)) => text.trim().is_empty(),
        Some(_) => false,
    }
}

/// A record that is there but says nothing is as empty as none.
fn is_empty_field(field: &str, slip: &Slip) -> bool {
    let none = |text: &str| text.trim().is_empty();
    match field {
        "slug" => none(&slip.slug),
        "language" => none(&slip.language),
        "channel" => slip.channel.as_ref().is_none_or(|term| none(&term.name)),
        "genre" => slip.genre.as_ref().is_none_or(|term| none(&term.name)),
        "source" => slip.source.as_ref().is_none_or(|source| none(&source.name)),
        // What is not taken over has no title elsewhere.
        "original_title" => {
            slip.source.as_ref().is_some_and(|source| source.kind == SourceKind::Reprint)
                && slip.original_title.iter().all(|line| none(&line.text))
        }
        "authors" => slip.authors.iter().all(|author| none(&author.name)),
        "people" => slip.people.iter().all(|person| none(&person.name)),
        "dateline" => slip
            .dateline
            .as_ref()
            .is_none_or(|it| [&it.agency, &it.place, &it.date, &it.text].into_iter().all(|part| none(part))),
        "places" => slip.places.iter().all(|place| none(&place.name)),
        "keywords" => slip.keywords.iter().all(|word| none(word)),
        "subjects" => slip.subjects.is_empty(),
        "persons" => slip.persons.iter().all(|person| none(&person.name)),
        "organisations" => slip.organisations.iter().all(|one| none(&one.name)),
        "published_at" => slip.published_at.is_none(),
        "first_published_at" => slip.first_published_at.is_none(),
        "updated_at" => slip.updated_at.is_none(),
        "publish_at" => slip.publish_at.is_none(),
        "embargo_until" => slip.embargo_until.is_none(),
        "target" => slip.target.as_ref().is_none_or(|target| target.count == 0),
        "priority" => slip.priority.is_none(),
        "desk" => none(&slip.desk),
        "print" => slip.print.as_ref().is_none_or(|it| none(&it.date) && none(&it.page) && none(&it.slot)),
        "codes" => slip.codes.iter().all(|code| none(&code.value)),
        "rights" => {
            slip.rights.as_ref().is_none_or(|it| none(&it.holder) && none(&it.notice) && none(&it.usage))
        }
        "ai_use" => slip.ai_use.is_none(),
        "related" => slip.related.iter().all(|one| one.id.is_none() && one.url.as_deref().is_none_or(none)),
        "ed_note" => none(&slip.ed_note),
        // A field of a later version: nothing is known to be missing.
        _ => false,
    }
}
