//! What a news item says of its story outside of the text.

use super::names::*;
use crate::hold::on_one_line;
use crate::html::story::id;
use crate::ninjs::names::{
    AUTHORS, MEDIA_TOPIC, PLACES, RELATED, SOURCE_TYPE, SOURCE_TYPES, SOURCES, STAFF, value,
};
use crate::nitf::hold::told;
use crate::nitf::names::{ORIGINALS, priority};
use crate::page::time;
use crate::words::Words;
use crate::xml::read::{Taken, at, attribute, children, is, line};
use chrono::FixedOffset;
use gaotai_article::slip::*;
use gaotai_article::{Article, HeadPart, Inline, Slip};
use roxmltree::Node;

/// Elements that say nothing about the story, or whose say is taken elsewhere.
const QUIET: &[&str] = &[
    "catalog",
    "catalogRef",
    "itemClass",
    "provider",
    "versionCreated",
    "pubStatus",
    "generator",
    "profile",
    "signal",
    "language",
    "creditline",
    "role",
    "fileName",
    "by",
];

/// Reads an item; what its text said already stays.
pub(crate) struct Reader<'a> {
    article: &'a mut Article,
    taken: &'a mut Taken,
    offset: FixedOffset,
    /// Aliases of schemes with their addresses, as the item declares them.
    schemes: Vec<(&'a str, &'a str)>,
}

/// The catalogues that stand in an item and in its message.
fn catalogs<'a, 'd>(item: Node<'a, 'd>) -> Vec<Node<'a, 'd>> {
    let message = item.ancestors().take(8).find(|up| is(*up, "newsMessage"));
    let header = message.and_then(|message| at(message, "header"));
    let above = [Some(item), header].into_iter().flatten();
    above.flat_map(|up| up.children().filter(|child| is(*child, "catalog"))).collect()
}

fn some(node: Node<'_, '_>, name: &str) -> Option<String> {
    Some(attribute(node, name).to_owned()).filter(|text| !text.is_empty())
}

/// The part behind our own alias.
fn ours(qcode: &str) -> &str {
    qcode.strip_prefix("gt:").unwrap_or_default()
}

/// Our word in a list of qcodes, or the last part of the first, as in `crol:photographer`.
fn role(node: Node<'_, '_>) -> String {
    let roles = attribute(node, "role");
    let own = roles.split_ascii_whitespace().find_map(|role| role.strip_prefix("gt:"));
    own.or_else(|| roles.split_ascii_whitespace().next()?.rsplit(':').next()).unwrap_or_default().to_owned()
}

fn identifier(node: Node<'_, '_>) -> Option<String> {
    some(node, "literal").or_else(|| some(node, "qcode")).or_else(|| some(node, "uri"))
}

fn text(line: String) -> Vec<Inline> {
    if line.is_empty() { Vec::new() } else { vec![Inline::text(line)] }
}

impl<'a> Reader<'a> {
    /// Of `item`, whose details go into `article`; times without a zone are in `offset`.
    pub fn new(
        item: Node<'a, '_>,
        article: &'a mut Article,
        taken: &'a mut Taken,
        offset: FixedOffset,
    ) -> Reader<'a> {
        let declared =
            catalogs(item).into_iter().flat_map(|one| one.children().filter(|node| is(*node, "scheme")));
        let mut schemes = Vec::new();
        for scheme in declared {
            let of = |name: &str| scheme.attributes().find(|one| one.name() == name).map(|one| one.value());
            schemes.extend(of("alias").zip(of("uri")));
        }
        Reader { article, taken, offset, schemes }
    }

    fn slip(&mut self) -> &mut Slip {
        &mut self.article.slip
    }

    fn empty(&self, part: HeadPart) -> bool {
        self.article.doc.head.line(part).content.is_empty()
    }

    /// Everything but the content.
    pub fn read(&mut self, item: Node<'a, '_>) {
        let parts = [Some(item), at(item, "itemMeta"), at(item, "contentMeta")];
        for node in parts.into_iter().flatten().flat_map(|part| part.children()) {
            if QUIET.contains(&node.tag_name().name()) {
                self.taken.take(node);
            }
        }
        children(item, "rightsInfo").for_each(|rights| self.rights(rights));
        if let Some(meta) = at(item, "itemMeta") {
            meta.children().filter(Node::is_element).for_each(|node| self.managed(node));
        }
        if let Some(meta) = at(item, "contentMeta") {
            self.titles(meta);
            meta.children().filter(Node::is_element).for_each(|node| self.content(node));
            self.authors(meta);
            self.dateline(meta);
        }
        self.created(item);
        self.hops(item);
        self.names();
    }

    fn when(&self, node: Node<'_, '_>) -> Option<Instant> {
        time::parse(&line(node), self.offset).map(|stamp| stamp.instant)
    }

    /// The name in the story's language, or the first.
    fn name(&self, node: Node<'_, '_>) -> String {
        let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let wanted = primary(&self.article.slip.language);
        let named = || children(node, "name");
        let fitting = named().find(|name| primary(attribute(*name, "lang")) == wanted);
        fitting.or_else(|| named().next()).map(line).unwrap_or_default()
    }

    fn rights(&mut self, node: Node<'_, '_>) {
        let holder = at(node, "copyrightHolder").map(|holder| (holder, self.name(holder)));
        if let Some((holder, _)) = holder {
            self.taken.take(holder);
        }
        let (notice, usage) =
            (self.taken.line_at(node, "copyrightNotice"), self.taken.line_at(node, "usageTerms"));
        let found = Rights { holder: holder.map(|(_, name)| name).unwrap_or_default(), notice, usage };
        if found != Rights::default() {
            self.slip().rights = Some(found);
        }
    }

    fn managed(&mut self, node: Node<'_, '_>) {
        match node.tag_name().name() {
            "firstCreated" => self.slip().first_published_at = self.when(node),
            "embargoed" => self.slip().embargo_until = self.when(node),
            "edNote" => {
                let note = line(node);
                let slip = self.slip();
                slip.ed_note = [slip.ed_note.as_str(), &note]
                    .into_iter()
                    .filter(|it| !it.is_empty())
                    .collect::<Vec<_>>()
                    .join(" ");
            }
            "title" if self.empty(HeadPart::Title) => {}
            "link" if attribute(node, "rel") == PICTURE => {}
            "link" => match self.link(node) {
                Some(related) => self.slip().related.push(related),
                None => return,
            },
            _ => return,
        }
        self.taken.take(node);
    }

    fn link(&self, node: Node<'_, '_>) -> Option<Related> {
        let rel = attribute(node, "rel");
        let kind = value(RELATED, ours(rel));
        let kind = kind.or_else(|| (rel == "irel:seeAlso").then_some(RelatedKind::SeeAlso))?;
        let address = some(node, "residref").or_else(|| some(node, "href"))?;
        Some(match id(&address) {
            Some(id) => Related { kind, id: Some(id.to_string()), url: None },
            None => Related { kind, id: None, url: Some(address) },
        })
    }

    fn titles(&mut self, meta: Node<'_, '_>) {
        let originals = self.article.slip.original_title.is_empty();
        let mut main = false;
        for node in children(meta, "headline") {
            let word = ours(attribute(node, "role")).to_owned();
            let part = match word.as_str() {
                "web" => HeadPart::WebTitle,
                "kicker" => HeadPart::Kicker,
                "sub" => HeadPart::Subtitle,
                _ => HeadPart::Title,
            };
            self.taken.take(node);
            if let Some(role) = value(ORIGINALS, &word) {
                let found = OriginalLine { role, text: line(node) };
                self.slip().original_title.extend(originals.then_some(found));
            } else {
                main |= part == HeadPart::Title;
                if self.empty(part) {
                    self.article.doc.head.line_mut(part).content = text(line(node));
                }
            }
        }
        // A story with a web title alone shows it above its text too.
        let head = &mut self.article.doc.head;
        let web = head.line(HeadPart::WebTitle).text();
        if !main && !web.is_empty() && on_one_line(&head.line(HeadPart::Title).text()) == web {
            head.line_mut(HeadPart::Title).content.clear();
        }
        let summaries =
            children(meta, "description").filter(|node| ours(attribute(*node, "role")).is_empty());
        for node in summaries {
            let fits = self.empty(HeadPart::Abstract);
            if fits {
                self.article.doc.head.line_mut(HeadPart::Abstract).content = text(line(node));
            }
            if fits || line(node) == on_one_line(&self.article.doc.head_text(HeadPart::Abstract)) {
                self.taken.take(node);
            }
        }
    }

    fn content(&mut self, node: Node<'_, '_>) {
        match node.tag_name().name() {
            "urgency" => self.slip().priority = priority(&line(node)),
            "contentCreated" => self.slip().published_at = self.when(node),
            "contentModified" => self.slip().updated_at = self.when(node),
            "digitalSourceType" => {
                let concept = [attribute(node, "qcode"), attribute(node, "uri")].concat();
                let concept =
                    concept.strip_prefix("digsrctype:").or_else(|| concept.strip_prefix(SOURCE_TYPE));
                let level = concept.and_then(|concept| value(SOURCE_TYPES, concept));
                self.slip().ai_use = level.map(|level| AiUse { level, ..AiUse::default() });
            }
            "infoSource" => self.source(node),
            "contributor" => match (value(STAFF, &role(node)), self.name(node)) {
                (Some(role), name) if !name.is_empty() => {
                    let person = identifier(node);
                    self.slip().people.push(Staff { name, role, person });
                }
                _ => return,
            },
            "altId" => {
                let kind = some(node, "type").unwrap_or_default();
                let own = kind.strip_prefix(NUMBERS.0).and_then(|kind| kind.strip_prefix(':'));
                let code = Code { scheme: own.unwrap_or(&kind).to_owned(), value: line(node) };
                self.slip().codes.extend((!code.value.is_empty()).then_some(code));
            }
            "genre" => {
                let name = Some(self.name(node)).filter(|name| !name.is_empty()).or_else(|| identifier(node));
                self.slip().genre = name.map(|name| Term { id: String::new(), name });
            }
            "keyword" => {
                let word = line(node);
                self.slip().keywords.extend((!word.is_empty()).then_some(word));
            }
            "slugline" => self.slip().slug = line(node),
            "subject" => self.subject(node),
            _ => return,
        }
        self.taken.take(node);
    }

    fn source(&mut self, node: Node<'_, '_>) {
        let name = self.name(node);
        if name.is_empty() {
            return;
        }
        let kind = value(SOURCES, &role(node)).unwrap_or_default();
        let id = some(node, "literal").or_else(|| some(node, "qcode"));
        self.slip().source = Some(Source { id, name, url: some(node, "uri"), kind });
    }

    fn subject(&mut self, node: Node<'_, '_>) {
        let (name, kind) = (self.name(node), attribute(node, "type"));
        let entity =
            || Some(Entity { id: identifier(node), name: name.clone() }).filter(|one| !one.name.is_empty());
        match kind {
            CHANNEL => self.slip().channel = Some(Term { id: String::new(), name }),
            "cpnat:person" => self.slip().persons.extend(entity()),
            "cpnat:organisation" => self.slip().organisations.extend(entity()),
            "cpnat:geoArea" | "cpnat:poi" => {
                let role = value(PLACES, ours(attribute(node, "why"))).unwrap_or(PlaceRole::Mentioned);
                let place = entity().map(|one| Place { role, place: one.id, name: one.name });
                self.slip().places.extend(place);
            }
            _ => {
                let (scheme, code) = self.code(node);
                if !(name.is_empty() && code.is_empty()) {
                    self.slip().subjects.push(Subject { scheme, code, name });
                }
            }
        }
    }

    /// Scheme and code of a concept; Media Topics whatever alias or address they come with.
    fn code(&self, node: Node<'_, '_>) -> (String, String) {
        if let Some((alias, code)) = attribute(node, "qcode").split_once(':') {
            let declared = self.schemes.iter().find(|(one, _)| *one == alias);
            let topic = declared.is_some_and(|(_, uri)| *uri == MEDIA_TOPIC);
            return (if topic { "medtop" } else { alias }.to_owned(), code.to_owned());
        }
        let uri = attribute(node, "uri");
        match uri.strip_prefix(MEDIA_TOPIC) {
            Some(code) => ("medtop".to_owned(), code.to_owned()),
            None => (String::new(), some(node, "literal").unwrap_or_else(|| uri.to_owned())),
        }
    }

    /// Whoever the text named already stands there with employer and place.
    fn authors(&mut self, meta: Node<'_, '_>) {
        let known = !self.article.slip.authors.is_empty();
        for node in children(meta, "creator") {
            let name = self.name(node);
            if known || name.is_empty() {
                if known {
                    self.taken.take(node);
                }
                continue;
            }
            self.taken.take(node);
            let role = value(AUTHORS, &role(node)).unwrap_or_default();
            let person = identifier(node);
            self.slip().authors.push(Author { name, role, person, ..Author::default() });
        }
        if self.article.slip.authors.is_empty()
            && let Some(by) = at(meta, "by").map(line).filter(|by| !by.is_empty())
        {
            self.slip().authors.push(Author { name: by, ..Author::default() });
        }
    }

    fn dateline(&mut self, meta: Node<'_, '_>) {
        let located = at(meta, "located");
        let place = located.map(|node| self.name(node)).unwrap_or_default();
        let said = self.taken.line_at(meta, "dateline");
        if let Some(node) = located.filter(|_| !place.is_empty()) {
            self.taken.take(node);
        }
        if self.article.slip.dateline.is_none() {
            let mut found = told(&said, &place);
            if found.place.is_empty() {
                found.place = place;
            }
            self.slip().dateline = Some(found).filter(|line| *line != Dateline::default());
        }
    }

    /// The time of the version is that of the story where the story has none of its own.
    fn created(&mut self, item: Node<'_, '_>) {
        let version = at(item, "itemMeta/versionCreated").filter(|node| attribute(*node, "how") != BY_TOOL);
        let slip = &self.article.slip;
        if let Some(node) = version.filter(|_| slip.published_at.is_none() && slip.updated_at.is_none()) {
            self.slip().published_at = self.when(node);
        }
    }

    /// Where it was made first, when nothing else says where it comes from; or who provides it.
    fn hops(&mut self, item: Node<'_, '_>) {
        let first =
            at(item, "hopHistory/hop/party").map(|party| self.name(party)).filter(|name| !name.is_empty());
        if let Some(history) = at(item, "hopHistory").filter(|_| first.is_some()) {
            self.taken.take(history);
        }
        let provider = at(item, "itemMeta/provider").filter(|node| attribute(*node, "literal") != UNKNOWN);
        let provider = provider.map(|node| self.name(node)).filter(|name| !name.is_empty());
        if self.article.slip.source.is_none() {
            let kind = if first.is_some() { SourceKind::Reprint } else { SourceKind::Own };
            let source = first.or(provider).map(|name| Source { name, kind, ..Source::default() });
            self.slip().source = source;
        }
    }

    /// The names of the topics on top, for those that came as a code alone.
    fn names(&mut self) {
        let words = Words::of(&self.article.slip.language);
        for subject in
            self.article.slip.subjects.iter_mut().filter(|one| one.scheme == "medtop" && one.name.is_empty())
        {
            if let Some((_, zh, en)) = TOPICS.iter().find(|(code, ..)| *code == subject.code) {
                subject.name = words.pick(zh, en).to_owned();
            }
        }
    }
}
