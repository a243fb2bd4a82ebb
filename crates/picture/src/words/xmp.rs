//! XMP (ISO 16684-1): its properties, and a packet of those that leave.

use super::{ai, text};
use roxmltree::{Document, Node, ParsingOptions};
use std::fmt::Write;

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const XML: &str = "http://www.w3.org/XML/1998/namespace";
/// The most elements of a packet: editing histories have thousands, words dozens.
const MOST_NODES: u32 = 200_000;
/// The longest packet that is written, in bytes: a segment of a JPEG takes 65,533.
const LONGEST: usize = 60_000;

/// Namespaces by the prefixes that their specifications give them.
pub(crate) mod ns {
    pub const DC: &str = "http://purl.org/dc/elements/1.1/";
    pub const PHOTOSHOP: &str = "http://ns.adobe.com/photoshop/1.0/";
    pub const CORE: &str = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/";
    pub const EXT: &str = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";
    pub const RIGHTS: &str = "http://ns.adobe.com/xap/1.0/rights/";
    pub const PLUS: &str = "http://ns.useplus.org/ldf/xmp/1.0/";
    pub const EXIF: &str = "http://ns.adobe.com/exif/1.0/";
}

/// What leaves with a picture, labels and rights first, with the prefix it gets. Sublocation
/// and the places in structures are not among it: programs fill them from coordinates.
const KEPT: &[(&str, &str, &str)] = &[
    (ns::EXT, "Iptc4xmpExt", "DigitalSourceType"),
    (ns::EXT, "Iptc4xmpExt", "DigitalSourcetype"),
    (ns::EXT, "Iptc4xmpExt", "AISystemUsed"),
    (ns::EXT, "Iptc4xmpExt", "AISystemVersionUsed"),
    (ns::PLUS, "plus", "DataMining"),
    (ns::PLUS, "plus", "OtherConstraints"),
    (ns::DC, "dc", "rights"),
    (ns::RIGHTS, "xmpRights", "Marked"),
    (ns::RIGHTS, "xmpRights", "UsageTerms"),
    (ns::RIGHTS, "xmpRights", "WebStatement"),
    (ns::DC, "dc", "creator"),
    (ns::PHOTOSHOP, "photoshop", "Credit"),
    (ns::PHOTOSHOP, "photoshop", "Source"),
    (ns::PHOTOSHOP, "photoshop", "Headline"),
    (ns::PHOTOSHOP, "photoshop", "DateCreated"),
    (ns::PHOTOSHOP, "photoshop", "City"),
    (ns::PHOTOSHOP, "photoshop", "State"),
    (ns::PHOTOSHOP, "photoshop", "Country"),
    (ns::CORE, "Iptc4xmpCore", "CountryCode"),
    (ns::DC, "dc", "title"),
    (ns::DC, "dc", "description"),
    (ns::CORE, "Iptc4xmpCore", "AltTextAccessibility"),
    (ns::CORE, "Iptc4xmpCore", "ExtDescrAccessibility"),
];

/// The value of a property.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    Text(String),
    /// The same in several languages.
    Alt(Vec<(String, String)>),
    /// In order, or in none.
    List(Vec<String>, bool),
    /// Fields of the property's own namespace.
    Fields(Vec<(String, String)>),
}

impl Value {
    /// One text: Chinese where there is some, else the default, else the first.
    fn one(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            Value::Alt(texts) => {
                let chinese =
                    texts.iter().find(|(language, _)| language.to_ascii_lowercase().starts_with("zh"));
                let default = || texts.iter().find(|(language, _)| language == "x-default");
                chinese.or_else(default).or(texts.first()).map(|(_, text)| text.as_str())
            }
            Value::List(texts, _) => texts.first().map(String::as_str),
            Value::Fields(_) => None,
        }
    }
}

/// A property at the top level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Property {
    pub namespace: String,
    pub name: String,
    pub value: Value,
}

/// A packet, read.
#[derive(Debug, Default)]
pub(crate) struct Xmp {
    properties: Vec<Property>,
    /// The first place that is said in a structure: its fields by name.
    made_at: Vec<(String, String)>,
    shown_at: Vec<(String, String)>,
    /// Coordinates stand in it, wherever.
    pub located: bool,
    /// A serial number stands in it.
    pub serial: bool,
}

impl Xmp {
    /// Reads packets; one that is no XML counts as absent.
    pub fn read<'a>(packets: impl IntoIterator<Item = &'a [u8]>) -> Xmp {
        let mut xmp = Xmp::default();
        for packet in packets {
            let text = decode(packet);
            let options =
                ParsingOptions { allow_dtd: false, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
            if let Ok(document) = Document::parse_with_options(
                text.trim_matches(['\0', '\u{feff}', ' ', '\n', '\r', '\t']),
                options,
            ) {
                xmp.take(&document);
            }
        }
        xmp
    }

    fn take(&mut self, document: &Document<'_>) {
        for node in document.descendants().filter(Node::is_element) {
            let names = node.attributes().map(|attribute| attribute.name().to_owned());
            for name in names.chain([node.tag_name().name().to_owned()]) {
                self.located |=
                    name.starts_with("GPSL") || name.starts_with("GPSDestL") || name == "GPSPosition";
                self.serial |= name.contains("SerialNumber");
            }
        }
        for (name, place) in [("LocationCreated", &mut self.made_at), ("LocationShown", &mut self.shown_at)] {
            let node = document.descendants().find(|node| node.has_tag_name((ns::EXT, name)));
            if let Some(node) = node.filter(|_| place.is_empty()) {
                *place = location(node);
            }
        }
        let bodies = document.descendants().filter(|node| node.has_tag_name((RDF, "RDF")));
        for description in
            bodies.flat_map(|body| body.children()).filter(|node| node.has_tag_name((RDF, "Description")))
        {
            let simple = description.attributes().filter_map(|attribute| {
                let namespace = attribute.namespace().filter(|namespace| ![RDF, XML].contains(namespace))?;
                Some((
                    namespace.to_owned(),
                    attribute.name().to_owned(),
                    Value::Text(text::tidy(attribute.value())),
                ))
            });
            let nodes = description.children().filter(Node::is_element).filter_map(|node| {
                let name = node.tag_name();
                Some((name.namespace()?.to_owned(), name.name().to_owned(), value(node)?))
            });
            for (namespace, name, value) in simple.chain(nodes) {
                if !value.one().is_some_and(str::is_empty) {
                    self.properties.push(Property { namespace, name, value });
                }
            }
        }
    }

    fn property(&self, namespace: &str, name: &str) -> Option<&Value> {
        let found = self.properties.iter().find(|known| known.namespace == namespace && known.name == name);
        found.map(|known| &known.value)
    }

    /// One text of a property.
    pub fn get(&self, namespace: &str, name: &str) -> Option<&str> {
        self.property(namespace, name)?.one().filter(|text| !text.is_empty())
    }

    /// All texts of a list.
    pub fn list(&self, namespace: &str, name: &str) -> Vec<String> {
        match self.property(namespace, name) {
            Some(Value::List(texts, _)) => texts.clone(),
            Some(other) => other.one().map(str::to_owned).into_iter().collect(),
            None => Vec::new(),
        }
    }

    /// A field of the place that is said in a structure: where the picture was made, or else what it shows.
    pub fn place(&self, field: &str) -> Option<&str> {
        let place = if self.made_at.is_empty() { &self.shown_at } else { &self.made_at };
        let found = place.iter().find(|(name, text)| name == field && !text.is_empty());
        found.map(|(_, text)| text.as_str())
    }

    /// The digital source type as it stands, in the spelling of either edition.
    pub fn source_type(&self) -> Option<&str> {
        self.get(ns::EXT, "DigitalSourceType").or_else(|| self.get(ns::EXT, "DigitalSourcetype"))
    }

    /// Whether the implicit label is in it.
    pub fn has_label(&self) -> bool {
        self.properties.iter().any(is_label)
    }

    /// Sets a property that the packet lacks.
    pub fn supply(&mut self, namespace: &str, name: &str, value: Option<Value>) {
        if let Some(value) = value.filter(|_| self.property(namespace, name).is_none()) {
            self.properties.push(Property { namespace: namespace.to_owned(), name: name.to_owned(), value });
        }
    }

    /// A packet of what leaves; nothing when that is nothing.
    pub fn kept(&self) -> Option<Vec<u8>> {
        let mut bodies = Vec::new();
        for label in self.properties.iter().filter(|property| is_label(property)) {
            bodies.push(element(&label.namespace, "TC260", &label.name, &label.value));
        }
        for (namespace, prefix, name) in KEPT {
            if let Some(value) = self.property(namespace, name) {
                bodies.push(element(namespace, prefix, name, value));
            }
        }
        if bodies.is_empty() {
            return None;
        }
        let mut out = String::from(
            "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n",
        );
        let _ = writeln!(out, "<rdf:RDF xmlns:rdf=\"{RDF}\">\n<rdf:Description rdf:about=\"\">");
        for body in bodies.iter().filter(|body| body.len() < LONGEST) {
            if out.len() + body.len() < LONGEST {
                out.push_str(body);
            }
        }
        out.push_str("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
        Some(out.into_bytes())
    }
}

fn is_label(property: &Property) -> bool {
    property.namespace == ai::TC260 || property.name == ai::AIGC
}

/// UTF-8, or UTF-16 as few programs write it.
fn decode(packet: &[u8]) -> String {
    let encoding = match packet {
        [0xFE, 0xFF, ..] | [0, b'<', ..] => encoding_rs::UTF_16BE,
        [0xFF, 0xFE, ..] | [b'<', 0, ..] => encoding_rs::UTF_16LE,
        _ => encoding_rs::UTF_8,
    };
    encoding.decode(packet).0.into_owned()
}

fn value(node: Node<'_, '_>) -> Option<Value> {
    if let Some(address) = node.attribute((RDF, "resource")) {
        return Some(Value::Text(text::tidy(address)));
    }
    let Some(inner) = node.children().find(Node::is_element) else {
        let own = fields(node);
        return Some(if own.is_empty() { Value::Text(said(node)) } else { Value::Fields(own) });
    };
    let items = || inner.children().filter(|item| item.has_tag_name((RDF, "li")));
    match (inner.tag_name().namespace(), inner.tag_name().name()) {
        (Some(RDF), "Alt") => {
            let one = |item: Node<'_, '_>| {
                (item.attribute((XML, "lang")).unwrap_or("x-default").to_owned(), said(item))
            };
            Some(Value::Alt(items().map(one).filter(|(_, text)| !text.is_empty()).collect()))
        }
        (Some(RDF), "Seq" | "Bag") => {
            let texts = items()
                .map(|item| item.attribute((RDF, "resource")).map_or_else(|| said(item), str::to_owned));
            Some(Value::List(
                texts.filter(|text| !text.is_empty()).collect(),
                inner.tag_name().name() == "Seq",
            ))
        }
        (Some(RDF), "Description") => Some(Value::Fields(fields(inner))),
        _ => Some(Value::Fields(fields(node))),
    }
}

/// The first place of a list of them.
fn location(node: Node<'_, '_>) -> Vec<(String, String)> {
    let item = node.descendants().find(|node| node.has_tag_name((RDF, "li"))).unwrap_or(node);
    fields(item.children().find(|node| node.has_tag_name((RDF, "Description"))).unwrap_or(item))
}

/// The fields of a structure that are plain texts.
fn fields(node: Node<'_, '_>) -> Vec<(String, String)> {
    let attributes = node
        .attributes()
        .filter(|attribute| attribute.namespace().is_some_and(|name| ![RDF, XML].contains(&name)));
    let attributes = attributes.map(|attribute| (attribute.name().to_owned(), text::tidy(attribute.value())));
    let plain = node
        .children()
        .filter(|child| child.is_element() && !child.children().any(|inner| inner.is_element()));
    attributes.chain(plain.map(|child| (child.tag_name().name().to_owned(), said(child)))).collect()
}

fn said(node: Node<'_, '_>) -> String {
    let parts: String = node.children().filter_map(|child| child.text()).collect();
    text::tidy(&parts)
}

// ---- writing ----

fn element(namespace: &str, prefix: &str, name: &str, value: &Value) -> String {
    let mut out = format!("<{prefix}:{name} xmlns:{prefix}=\"{}\"", escaped(namespace));
    match value {
        Value::Text(text) => {
            let _ = write!(out, ">{}", escaped(text));
        }
        Value::Alt(texts) => {
            out.push_str("><rdf:Alt>");
            for (language, text) in texts {
                let _ = write!(out, "<rdf:li xml:lang=\"{}\">{}</rdf:li>", escaped(language), escaped(text));
            }
            out.push_str("</rdf:Alt>");
        }
        Value::List(texts, ordered) => {
            let kind = if *ordered { "Seq" } else { "Bag" };
            let _ = write!(out, "><rdf:{kind}>");
            texts.iter().for_each(|text| out.push_str(&format!("<rdf:li>{}</rdf:li>", escaped(text))));
            let _ = write!(out, "</rdf:{kind}>");
        }
        Value::Fields(fields) => {
            out.push_str(" rdf:parseType=\"Resource\">");
            for (name, text) in fields {
                let _ = write!(out, "<{prefix}:{name}>{}</{prefix}:{name}>", escaped(text));
            }
        }
    }
    let _ = writeln!(out, "</{prefix}:{name}>");
    out
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // XML 1.0 has no place for these at all.
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() && !matches!(c, '\n' | '\t') => {}
            c => out.push(c),
        }
    }
    out
}
