//! The story as a schema.org NewsArticle.

use gaotai_article::slip::{AiLevel, OriginalRole, Place, PlaceRole, SourceKind};
use gaotai_article::{Article, HeadPart};
use serde_json::{Map, Value, json};

use crate::words::Words;

/// What the page says of itself beside the story.
pub(crate) struct Facts {
    /// 字数 of the body.
    pub words: usize,
    /// Addresses of the pictures.
    pub images: Vec<String>,
}

/// The properties, in the order in which they are written; what is not known is left out.
pub(crate) fn news_article(article: &Article, facts: &Facts) -> Value {
    let mut out = Properties(Map::new());
    out.set("@context", json!("https://schema.org"));
    out.set("@type", json!("NewsArticle"));
    if !article.id.0.is_nil() {
        out.set("@id", json!(format!("urn:uuid:{}", article.id)));
    }
    titles(&mut out, article);
    people(&mut out, article);
    times(&mut out, article);
    source(&mut out, article);
    subjects(&mut out, article);
    rights(&mut out, article);
    out.set("wordCount", json!(facts.words));
    out.set("image", json!(facts.images));
    Value::Object(out.0)
}

/// The JSON for a script element: no character of it can end the element.
pub(crate) fn script(value: &Value) -> String {
    let json = serde_json::to_string_pretty(value).unwrap_or_default();
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '&' => out.push_str("\\u0026"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            c => out.push(c),
        }
    }
    out
}

struct Properties(Map<String, Value>);

impl Properties {
    /// Sets a property unless the value says nothing.
    fn set(&mut self, name: &str, value: Value) {
        let empty = match &value {
            Value::Null => true,
            Value::String(text) => text.is_empty(),
            Value::Array(items) => items.is_empty(),
            _ => false,
        };
        if !empty {
            self.0.insert(name.to_owned(), value);
        }
    }
}

fn thing(kind: &str, properties: &[(&str, &str)]) -> Value {
    let mut out = Properties(Map::new());
    out.set("@type", json!(kind));
    properties.iter().for_each(|(name, value)| out.set(name, json!(value)));
    Value::Object(out.0)
}

fn titles(out: &mut Properties, article: &Article) {
    let text = |part| article.doc.head_text(part).replace('\n', " ");
    let headline = super::hold::headline(article);
    out.set("headline", json!(text(headline)));
    if headline == HeadPart::WebTitle {
        out.set("alternativeHeadline", json!(text(HeadPart::Title)));
    }
    out.set("alternateName", json!(article.slip.slug));
    out.set("description", json!(text(HeadPart::Abstract)));
    out.set("inLanguage", json!(article.slip.language));
}

fn people(out: &mut Properties, article: &Article) {
    let words = Words::of(&article.slip.language);
    let authors: Vec<Value> = article
        .slip
        .authors
        .iter()
        .map(|author| {
            let mut person =
                thing("Person", &[("name", &author.name), ("jobTitle", words.author(author.role))]);
            if !author.organisation.is_empty() {
                person["affiliation"] = thing("Organization", &[("name", &author.organisation)]);
            }
            person
        })
        .collect();
    out.set("author", authors.into());
    let editors: Vec<Value> = article
        .slip
        .people
        .iter()
        .map(|person| thing("Person", &[("name", &person.name), ("jobTitle", words.staff(person.role))]))
        .collect();
    out.set("editor", editors.into());
}

fn times(out: &mut Properties, article: &Article) {
    let slip = &article.slip;
    let time = |time: &Option<gaotai_article::slip::Instant>| json!(time.map(|time| time.to_rfc3339()));
    out.set("datePublished", time(&slip.published_at));
    out.set("dateModified", time(&slip.updated_at));
    if let Some(line) = &slip.dateline {
        out.set("dateline", json!(line.text));
    }
    if let Some(print) = &slip.print {
        out.set("printEdition", json!(print.date));
        out.set("printPage", json!(print.page));
    }
}

/// Own work names its house; a reprint is based on the story of another.
fn source(out: &mut Properties, article: &Article) {
    let slip = &article.slip;
    let line = |role| {
        slip.original_title.iter().find(|line| line.role == role).map_or("", |line| line.text.as_str())
    };
    let mut original = Properties(Map::new());
    original.set("@type", json!("NewsArticle"));
    original.set("headline", json!(line(OriginalRole::Main)));
    original.set("alternativeHeadline", json!(line(OriginalRole::Kicker)));
    if let Some(source) = &slip.source {
        let url = source.url.as_deref().unwrap_or_default();
        match source.kind {
            SourceKind::Own => {
                out.set("sourceOrganization", thing("Organization", &[("name", &source.name), ("url", url)]));
            }
            SourceKind::Reprint => {
                original.set("url", json!(url));
                original.set("publisher", thing("Organization", &[("name", &source.name)]));
            }
        }
    }
    if original.0.len() > 1 {
        out.set("isBasedOn", Value::Object(original.0));
    }
}

fn subjects(out: &mut Properties, article: &Article) {
    let slip = &article.slip;
    if let Some(channel) = &slip.channel {
        out.set("articleSection", json!(channel.name));
    }
    if let Some(genre) = &slip.genre {
        out.set("genre", json!(genre.name));
    }
    out.set("keywords", json!(slip.keywords));
    let about = slip.subjects.iter().map(|subject| {
        thing(
            "DefinedTerm",
            &[("name", &subject.name), ("termCode", &subject.code), ("inDefinedTermSet", &subject.scheme)],
        )
    });
    out.set("about", about.collect());
    let places = |role| -> Vec<Value> {
        let of = |place: &&Place| place.role == role;
        slip.places.iter().filter(of).map(|place| thing("Place", &[("name", &place.name)])).collect()
    };
    out.set("contentLocation", places(PlaceRole::Event).into());
    out.set("locationCreated", places(PlaceRole::SentFrom).into());
    let named = |kind, name: &String| thing(kind, &[("name", name)]);
    let mut mentions: Vec<Value> = slip.persons.iter().map(|entity| named("Person", &entity.name)).collect();
    mentions.extend(slip.organisations.iter().map(|entity| named("Organization", &entity.name)));
    mentions.extend(places(PlaceRole::Mentioned));
    out.set("mentions", mentions.into());
    let codes = slip
        .codes
        .iter()
        .map(|code| thing("PropertyValue", &[("propertyID", &code.scheme), ("value", &code.value)]));
    out.set("identifier", codes.collect());
}

fn rights(out: &mut Properties, article: &Article) {
    if let Some(rights) = &article.slip.rights {
        if !rights.holder.is_empty() {
            out.set("copyrightHolder", thing("Organization", &[("name", &rights.holder)]));
        }
        out.set("copyrightNotice", json!(rights.notice));
        if !rights.usage.is_empty() {
            out.set("usageInfo", thing("CreativeWork", &[("text", &rights.usage)]));
        }
    }
    if let Some(used) = &article.slip.ai_use {
        out.set("digitalSourceType", json!(format!("https://schema.org/{}", source_type(used.level))));
    }
}

/// The member of schema.org's IPTCDigitalSourceEnumeration.
pub(crate) fn source_type(level: AiLevel) -> &'static str {
    match level {
        AiLevel::None => "DigitalCreationDigitalSource",
        AiLevel::Assisted => "CompositeWithTrainedAlgorithmicMediaDigitalSource",
        AiLevel::Generated => "TrainedAlgorithmicMediaDigitalSource",
    }
}
