//! Names as WordPress makes them of titles and terms.

use gaotai_article::Hash;
use std::collections::BTreeMap;

/// The longest `post_name` and `slug` that its tables hold, in characters.
const LONGEST: usize = 200;

/// What WordPress would call something of this name in an address: small letters and figures of any
/// script, single hyphens between them, percent-encoded where they are not ASCII.
pub(crate) fn slug(name: &str) -> String {
    within(name, LONGEST)
}

fn within(name: &str, longest: usize) -> String {
    let mut out = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        let piece = match c {
            c if c.is_ascii_alphanumeric() || c == '_' => c.to_string(),
            c if c.is_alphanumeric() => c.to_string().bytes().map(|byte| format!("%{byte:02x}")).collect(),
            _ if out.is_empty() || out.ends_with('-') => continue,
            _ => "-".to_owned(),
        };
        if out.len() + piece.len() > longest {
            break;
        }
        out.push_str(&piece);
    }
    let out = out.trim_end_matches('-').to_owned();
    // A name of signs alone has an address all the same.
    if out.is_empty() { Hash::of(name.as_bytes()).as_str()[..12].to_owned() } else { out }
}

/// Whether WordPress would leave the name as it is.
pub(crate) fn is_slug(name: &str) -> bool {
    !name.is_empty() && crate::html::fragment::percent_decoded(&slug(name)) == name
}

/// The longest name in an address to which figures are put, in characters: with them it fits the
/// tables of WordPress and Ghost.
const LONGEST_PUT_TO: usize = 120;

/// The names in addresses of one table: no two of its entries have the same.
#[derive(Debug, Default)]
pub(crate) struct Slugs {
    names: BTreeMap<String, String>,
    slugs: BTreeMap<String, String>,
}

impl Slugs {
    /// Gives `name` this slug, with figures after it where it is another's.
    pub fn add(&mut self, name: &str, slug: String) -> &str {
        if !self.slugs.contains_key(name) {
            let slug = if self.names.contains_key(&slug) { self.unlike(name, &slug) } else { slug };
            self.names.insert(slug.clone(), name.to_owned());
            self.slugs.insert(name.to_owned(), slug);
        }
        self.of(name)
    }

    fn unlike(&self, name: &str, slug: &str) -> String {
        let start = within(&crate::html::fragment::percent_decoded(slug), LONGEST_PUT_TO);
        let hash = Hash::of(name.as_bytes());
        let with = |figures: usize| format!("{start}-{}", &hash.as_str()[..figures]);
        // A name may be just like such a slug: then more figures tell them apart.
        (6..64).map(with).find(|slug| !self.names.contains_key(slug)).unwrap_or_else(|| with(64))
    }

    /// The slug of a name that was added.
    pub fn of(&self, name: &str) -> &str {
        self.slugs.get(name).map_or("", String::as_str)
    }

    /// Slugs and names, in the order of the slugs.
    pub fn each(&self) -> impl Iterator<Item = (&str, &str)> {
        self.names.iter().map(|(slug, name)| (slug.as_str(), name.as_str()))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.names.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_slug_are_told_apart() {
        let mut slugs = Slugs::default();
        let mut add = |name: &str| slugs.add(name, slug(name)).to_owned();
        assert_eq!(add("C"), "c");
        let other = add("C++");
        assert!(other.len() == 8 && other.starts_with("c-"), "{other}");
        assert_eq!((add("C"), add("C++")), ("c".to_owned(), other.clone()));
        // A name that is such a slug.
        let third = add(&other);
        assert!(third != other && third.starts_with(&other), "{third}");
        let (one, two) = (add(&"中".repeat(100)), add(&"中".repeat(101)));
        assert!(one != two && two.len() <= 191 && one.starts_with(&two[..two.len() - 7]), "{two}");
    }

    #[test]
    fn slugs() {
        let check = |name: &str, expected: &str| assert_eq!(slug(name), expected, "{name}");
        check("Rain, at last!", "rain-at-last");
        check("中国 2", "%e4%b8%ad%e5%9b%bd-2");
        check("--a_b--", "a_b");
        assert_eq!(slug("？！").len(), 12);
        assert!(slug(&"中".repeat(100)).len() <= LONGEST);
        assert!(
            is_slug("kaimenhong")
                && is_slug("开门红-2")
                && !is_slug("A b")
                && !is_slug("")
                && !is_slug("a--b")
        );
    }
}
