//! Namespaces, schemes and the words that NewsML-G2 leaves to its users.

/// The namespace of the standard.
pub(crate) const NAMESPACE: &str = "http://iptc.org/std/nar/2006-10-01/";
/// The catalogue of the schemes of the IPTC.
pub(crate) const CATALOG: &str = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml";

/// Aliases of that catalogue that a subject's scheme may be; the others are declared in the item.
pub(crate) const STANDARD: &[&str] =
    &["medtop", "subj", "genre", "iso3166-1a2", "iso3166-1a3", "wikidata", "geonames"];

/// The scheme of our own words: README.md has them.
pub(crate) const OURS: (&str, &str) = ("gt", "urn:x-gaotai:word:");
/// The scheme of the numbers of other systems.
pub(crate) const NUMBERS: (&str, &str) = ("gtid", "urn:x-gaotai:number:");
/// What the address of any other scheme begins with.
pub(crate) const SCHEME: &str = "urn:x-gaotai:scheme:";

/// How a time that no story gives was come by.
pub(crate) const BY_TOOL: &str = "howextr:tool";
/// The provider when nobody says who it is.
pub(crate) const UNKNOWN: &str = "unknown";
/// The relation of a story to the item of a picture in it.
pub(crate) const PICTURE: &str = "gt:picture";
/// The type of the subject that is the channel.
pub(crate) const CHANNEL: &str = "gt:channel";

/// The topics on top of the Media Topics, in Chinese and English, for codes that come without a name.
pub(crate) const TOPICS: [(&str, &str, &str); 17] = [
    ("01000000", "艺术、文化、娱乐和媒体", "arts, culture, entertainment and media"),
    ("02000000", "犯罪、法律和司法", "crime, law and justice"),
    ("03000000", "灾难、事故和突发事件", "disaster, accident and emergency incident"),
    ("04000000", "经济、商业和金融", "economy, business and finance"),
    ("05000000", "教育", "education"),
    ("06000000", "环境", "environment"),
    ("07000000", "卫生", "health"),
    ("08000000", "人性", "human interest"),
    ("09000000", "劳动", "labour"),
    ("10000000", "生活方式和休闲", "lifestyle and leisure"),
    ("11000000", "政治", "politics"),
    ("12000000", "宗教和信仰", "religion"),
    ("13000000", "科学技术", "science and technology"),
    ("14000000", "社会", "society"),
    ("15000000", "体育", "sport"),
    ("16000000", "冲突、战争与和平", "conflict, war and peace"),
    ("17000000", "天气", "weather"),
];

/// Whether the text may be the alias of a scheme.
pub(crate) fn is_alias(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c))
}

/// Whether the text may stand behind the colon of a qcode.
pub(crate) fn is_code(text: &str) -> bool {
    !text.is_empty() && !text.chars().any(char::is_whitespace)
}

/// Whether the text is a language tag in form.
pub(crate) fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let part = |part: &str, first: bool| {
        (1..=8).contains(&part.len())
            && part.chars().all(|c| c.is_ascii_alphabetic() || (!first && c.is_ascii_digit()))
    };
    parts.next().is_some_and(|first| part(first, true)) && parts.all(|one| part(one, false))
}
