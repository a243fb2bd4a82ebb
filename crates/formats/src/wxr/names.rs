//! Names as WordPress makes them of titles and terms.

use gaotai_article::Hash;

/// The longest `post_name` and `slug` that its tables hold, in characters.
const LONGEST: usize = 200;

/// What WordPress would call something of this name in an address: small letters and figures of any
/// script, single hyphens between them, percent-encoded where they are not ASCII.
pub(crate) fn slug(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        let piece = match c {
            c if c.is_ascii_alphanumeric() || c == '_' => c.to_string(),
            c if c.is_alphanumeric() => c.to_string().bytes().map(|byte| format!("%{byte:02x}")).collect(),
            _ if out.is_empty() || out.ends_with('-') => continue,
            _ => "-".to_owned(),
        };
        if out.len() + piece.len() > LONGEST {
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

#[cfg(test)]
mod tests {
    use super::*;

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
