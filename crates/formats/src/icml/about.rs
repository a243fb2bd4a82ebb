//! Reading an XMP packet, whoever wrote it: properties as elements or as attributes.

use super::hold::{PLACES, RELATED};
use super::xmp::{place, related};
use crate::html::story::id;
use crate::ninjs::names::{AUTHORS, SOURCE_TYPES, STAFF, value};
use crate::nitf::names::priority;
use crate::xml::read::{self, at, children, is, line, line_at};
use gaotai_article::slip::{
    AiUse, Author, Code, Entity, Instant, Place, Print, Related, Rights, Source, Staff, Subject, Term,
};
use gaotai_article::{Article, HeadPart, Inline};
use roxmltree::Node;

/// What the packet says and the text of the story may say better.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// The title.
    pub title: String,
    /// The title on the web.
    pub headline: String,
    /// The abstract.
    pub description: String,
    /// Those who wrote it.
    pub creators: Vec<Author>,
}

/// Puts what the packet says into the slip.
pub(super) fn read(packet: &str, article: &mut Article) -> Said {
    let Ok(text) = read::text(packet.as_bytes()) else { return Said::default() };
    let Ok(document) = read::parse(&text) else { return Said::default() };
    let about: Vec<Node<'_, '_>> = document.descendants().filter(|node| is(*node, "Description")).collect();
    let packet = Packet { about };
    article.id = id(&packet.text("dc:identifier")).unwrap_or(article.id);
    plain(&packet, article);
    entries(&packet, article);
    times(&packet, article);
    Said {
        title: packet.text("dc:title"),
        headline: packet.text("photoshop:Headline"),
        description: packet.text("dc:description"),
        creators: creators(&packet),
    }
}

struct Packet<'a, 'd> {
    about: Vec<Node<'a, 'd>>,
}

impl<'a, 'd> Packet<'a, 'd> {
    fn property(&self, name: &str) -> Option<Node<'a, 'd>> {
        let local = name.rsplit(':').next().unwrap_or(name);
        self.about.iter().find_map(|node| at(*node, local))
    }

    /// The items of a property, or itself when it has none.
    fn items(&self, name: &str) -> Vec<Node<'a, 'd>> {
        self.property(name).map(items).unwrap_or_default()
    }

    fn texts(&self, name: &str) -> Vec<String> {
        let mut texts: Vec<String> = self.items(name).into_iter().map(line).collect();
        texts.retain(|text| !text.is_empty());
        if texts.is_empty() {
            let local = name.rsplit(':').next().unwrap_or(name);
            let given = self.about.iter().map(|node| read::attribute(*node, local));
            texts.extend(given.filter(|text| !text.is_empty()).map(str::to_owned).next());
        }
        texts
    }

    fn text(&self, name: &str) -> String {
        self.texts(name).into_iter().next().unwrap_or_default()
    }

    fn some(&self, name: &str) -> Option<String> {
        Some(self.text(name)).filter(|text| !text.is_empty())
    }
}

fn items<'a, 'd>(node: Node<'a, 'd>) -> Vec<Node<'a, 'd>> {
    let row = ["Bag", "Seq", "Alt"].into_iter().find_map(|name| at(node, name));
    match row {
        Some(row) => children(row, "li").collect(),
        None => vec![node],
    }
}

/// The first text of a property of an item; an item may be described one level below.
fn within(item: Node<'_, '_>, name: &str) -> String {
    let item = at(item, "Description").unwrap_or(item);
    at(item, name).and_then(|node| items(node).into_iter().next()).map(line).unwrap_or_default()
}

fn plain(packet: &Packet<'_, '_>, article: &mut Article) {
    let slip = &mut article.slip;
    slip.language = packet.text("dc:language");
    let term = |name| packet.some(name).map(|name| Term { name, ..Term::default() });
    slip.genre = term("prism:genre");
    slip.channel = term("prism:section");
    slip.ed_note = packet.text("photoshop:Instructions");
    slip.priority = priority(&packet.text("photoshop:Urgency"));
    slip.source = packet.some("photoshop:Source").map(|name| Source {
        name,
        url: packet.some("dc:source"),
        ..Source::default()
    });
    slip.keywords = packet.texts("dc:subject");
    let rights = Rights {
        holder: packet.text("xmpRights:Owner"),
        notice: packet.text("dc:rights"),
        usage: packet.text("xmpRights:UsageTerms"),
    };
    slip.rights = Some(rights).filter(|rights| *rights != Rights::default());
    let level = packet.text("Iptc4xmpExt:DigitalSourceType");
    let level = value(SOURCE_TYPES, level.rsplit('/').next().unwrap_or_default());
    slip.ai_use =
        level.map(|level| AiUse { level, tool: packet.text("Iptc4xmpExt:AISystemUsed"), ..AiUse::default() });
}

fn entries(packet: &Packet<'_, '_>, article: &mut Article) {
    let slip = &mut article.slip;
    let entity = |name| Entity { id: None, name };
    slip.persons = packet.texts("prism:person").into_iter().map(entity).collect();
    slip.organisations = packet.texts("prism:organization").into_iter().map(entity).collect();
    for subject in packet.items("Iptc4xmpExt:AboutCvTerm") {
        let subject = Subject {
            scheme: within(subject, "CvId"),
            code: within(subject, "CvTermId"),
            name: within(subject, "CvTermName"),
        };
        slip.subjects.extend(Some(subject).filter(|subject| !subject.name.is_empty()));
    }
    for code in packet.items("xmp:Identifier") {
        let code = match at(code, "value") {
            Some(value) => Code { value: line(value), scheme: line_at(code, "Scheme") },
            None => Code { value: line(code), scheme: String::new() },
        };
        slip.codes.extend(Some(code).filter(|code| !code.value.is_empty()));
    }
    for role in PLACES {
        for item in packet.items(place(role)) {
            let named = within(item, "LocationName");
            let named = if named.is_empty() { line(item) } else { named };
            slip.places.extend((!named.is_empty()).then_some(Place { role, place: None, name: named }));
        }
    }
    for kind in RELATED {
        for address in packet.texts(related(kind)) {
            let story = id(&address).map(|id| id.to_string());
            let url = Some(address).filter(|_| story.is_none());
            slip.related.push(Related { kind, id: story, url });
        }
    }
    for item in packet.items("Iptc4xmpExt:Contributor") {
        if let Some(role) = value(STAFF, &within(item, "Role")) {
            slip.people.push(Staff { name: within(item, "Name"), role, person: None });
        }
    }
    slip.people.retain(|person| !person.name.is_empty());
}

/// Those who wrote it, each with the role that is told of the name.
fn creators(packet: &Packet<'_, '_>) -> Vec<Author> {
    let told: Vec<_> = packet
        .items("Iptc4xmpExt:Contributor")
        .into_iter()
        .filter_map(|item| Some((within(item, "Name"), value(AUTHORS, &within(item, "Role"))?)))
        .collect();
    let role = |name: &str| told.iter().find(|(one, _)| one == name).map(|(_, role)| *role);
    let names = packet.texts("dc:creator").into_iter();
    names.map(|name| Author { role: role(&name).unwrap_or_default(), name, ..Author::default() }).collect()
}

fn times(packet: &Packet<'_, '_>, article: &mut Article) {
    let slip = &mut article.slip;
    let time = |name| packet.some(name).and_then(|text| Instant::parse_from_rfc3339(&text).ok());
    slip.published_at = time("prism:publicationDate");
    slip.updated_at = time("prism:modificationDate");
    slip.embargo_until = time("prism:embargoDate");
    let (date, page) = (packet.text("prism:coverDate"), packet.text("prism:startingPage"));
    let print = Print { date, page, slot: String::new() };
    slip.print = Some(print).filter(|print| *print != Print::default());
}

/// Puts into the title group what the text does not say.
pub(super) fn complete(said: &Said, article: &mut Article) {
    let head = &mut article.doc.head;
    let runs = |text: &str| if text.is_empty() { Vec::new() } else { vec![Inline::text(text)] };
    let title = crate::hold::on_one_line(&head.line(HeadPart::Title).text());
    if head.line(HeadPart::Title).content.is_empty() && said.title != said.headline {
        head.line_mut(HeadPart::Title).content = runs(&said.title);
    }
    if said.headline != title {
        head.line_mut(HeadPart::WebTitle).content = runs(&said.headline);
    }
    if head.line(HeadPart::Abstract).content.is_empty() {
        head.line_mut(HeadPart::Abstract).content = runs(&said.description);
    }
    if article.slip.authors.is_empty() {
        article.slip.authors.clone_from(&said.creators);
    }
}
