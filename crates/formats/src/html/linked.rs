//! A schema.org article as story details: what our page writes, and the many ways in which
//! others write the same.

use crate::words::{author_role, staff_role};
use gaotai_article::Slip;
use gaotai_article::slip::*;
use serde_json::Value;

/// The first news article in the JSON-LD of a page: at the top, in a list or in a graph.
pub(crate) fn find(scripts: &[String]) -> Option<Value> {
    scripts
        .iter()
        .filter_map(|json| serde_json::from_str::<Value>(json).ok())
        .find_map(|value| article(&value))
}

fn article(value: &Value) -> Option<Value> {
    match value {
        Value::Array(items) => items.iter().find_map(article),
        Value::Object(map) => {
            let kinds = texts(&value["@type"]);
            let is_article = kinds.iter().any(|kind| {
                kind.ends_with("NewsArticle") || kind.ends_with("Article") || kind.ends_with("BlogPosting")
            });
            if is_article { Some(value.clone()) } else { map.get("@graph").and_then(article) }
        }
        _ => None,
    }
}

/// A value that may be one or a list, as a list.
fn list(value: &Value) -> Vec<&Value> {
    match value {
        Value::Null => Vec::new(),
        Value::Array(items) => items.iter().collect(),
        one => vec![one],
    }
}

fn texts(value: &Value) -> Vec<String> {
    list(value).iter().filter_map(|value| value.as_str()).map(str::to_owned).collect()
}

/// A text, or the name of a thing.
fn name(value: &Value) -> Option<String> {
    let first = list(value).into_iter().next()?;
    let text = first.as_str().or_else(|| first["name"].as_str())?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

fn time(value: &Value) -> Option<Instant> {
    value.as_str().and_then(|text| Instant::parse_from_rfc3339(text.trim()).ok())
}

/// Fills the slip with what the article says; fields that it does not name stay as they are.
pub(crate) fn apply(article: &Value, slip: &mut Slip) {
    if let Some(language) = name(&article["inLanguage"]) {
        slip.language = language;
    }
    slip.published_at = time(&article["datePublished"]).or(slip.published_at);
    slip.updated_at = time(&article["dateModified"]).or(slip.updated_at);
    people(article, slip);
    source(article, slip);
    subjects(article, slip);
    let text = |key: &str| name(&article[key]).unwrap_or_default();
    let rights = Rights {
        holder: text("copyrightHolder"),
        notice: text("copyrightNotice"),
        usage: article["usageInfo"]["text"].as_str().map_or_else(|| text("usageInfo"), str::to_owned),
    };
    if rights != Rights::default() {
        slip.rights = Some(rights);
    }
    let print = Print { date: text("printEdition"), page: text("printPage"), slot: String::new() };
    if print != Print::default() {
        slip.print = Some(print);
    }
    if let Some(text) = name(&article["dateline"]) {
        slip.dateline = Some(crate::hold::dateline(&text));
    }
    let level = match article["digitalSourceType"].as_str().and_then(|kind| kind.rsplit('/').next()) {
        Some("TrainedAlgorithmicMediaDigitalSource") => Some(AiLevel::Generated),
        Some("CompositeWithTrainedAlgorithmicMediaDigitalSource") => Some(AiLevel::Assisted),
        Some("DigitalCreationDigitalSource") => Some(AiLevel::None),
        _ => None,
    };
    if let Some(level) = level {
        slip.ai_use = Some(AiUse { level, ..AiUse::default() });
    }
}

fn people(article: &Value, slip: &mut Slip) {
    let role = |person: &Value| person["jobTitle"].as_str().unwrap_or_default().to_owned();
    let named = |key: &str| -> Vec<(String, &Value)> {
        list(&article[key]).into_iter().filter_map(|person| Some((name(person)?, person))).collect()
    };
    let authors: Vec<Author> = named("author")
        .into_iter()
        .map(|(name_, person)| Author {
            name: name_,
            role: author_role(&role(person)).unwrap_or_default(),
            organisation: name(&person["affiliation"]).unwrap_or_default(),
            ..Author::default()
        })
        .collect();
    if !authors.is_empty() {
        slip.authors = authors;
    }
    let staff: Vec<Staff> = named("editor")
        .into_iter()
        .map(|(name, person)| Staff {
            name,
            role: staff_role(&role(person)).unwrap_or_default(),
            person: None,
        })
        .collect();
    if !staff.is_empty() {
        slip.people = staff;
    }
}

fn source(article: &Value, slip: &mut Slip) {
    let url = |value: &Value| value["url"].as_str().map(str::to_owned);
    let original = &article["isBasedOn"];
    if let Some(publisher) = name(&original["publisher"]) {
        slip.source =
            Some(Source { id: None, name: publisher, url: url(original), kind: SourceKind::Reprint });
    } else if let Some(house) = name(&article["sourceOrganization"]) {
        let url = url(&article["sourceOrganization"]);
        slip.source = Some(Source { id: None, name: house, url, kind: SourceKind::Own });
    }
}

fn subjects(article: &Value, slip: &mut Slip) {
    let term = |key: &str| name(&article[key]).map(|name| Term { id: String::new(), name });
    slip.channel = term("articleSection").or_else(|| slip.channel.take());
    slip.genre = term("genre").or_else(|| slip.genre.take());
    let keywords = match &article["keywords"] {
        Value::String(joined) => {
            joined.split([',', '，', '、', ';', '；']).map(|word| word.trim().to_owned()).collect()
        }
        other => texts(other),
    };
    let keywords: Vec<String> = keywords.into_iter().filter(|word| !word.is_empty()).collect();
    if !keywords.is_empty() {
        slip.keywords = keywords;
    }
    let text = |value: &Value, key: &str| value[key].as_str().unwrap_or_default().to_owned();
    slip.subjects.extend(
        list(&article["about"]).into_iter().filter(|about| about["@type"] == "DefinedTerm").filter_map(
            |about| {
                let (scheme, code) = (text(about, "inDefinedTermSet"), text(about, "termCode"));
                Some(Subject { scheme, code, name: name(about)? })
            },
        ),
    );
    for (key, role) in [("contentLocation", PlaceRole::Event), ("locationCreated", PlaceRole::SentFrom)] {
        let places = list(&article[key]).into_iter().filter_map(name);
        slip.places.extend(places.map(|name| Place { role, place: None, name }));
    }
    for mention in list(&article["mentions"]) {
        let Some(name) = name(mention) else { continue };
        match mention["@type"].as_str() {
            Some("Person") => slip.persons.push(Entity { id: None, name }),
            Some("Organization") => slip.organisations.push(Entity { id: None, name }),
            Some("Place") => slip.places.push(Place { role: PlaceRole::Mentioned, place: None, name }),
            _ => {}
        }
    }
    for identifier in list(&article["identifier"]) {
        let (scheme, value) = (text(identifier, "propertyID"), text(identifier, "value"));
        if !value.is_empty() {
            slip.codes.push(Code { scheme, value });
        }
    }
}
