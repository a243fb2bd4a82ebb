//! What an HTML page says of its own encoding.

/// The name of the character encoding that a page declares in its first 4 kB by
/// `<meta charset>` or `<meta http-equiv=content-type content="…; charset=…">`, or an XML
/// declaration; as written, in lower case.
pub fn declared_charset(bytes: &[u8]) -> Option<String> {
    let start: String =
        bytes[..bytes.len().min(4096)].iter().map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    xml_declaration(&start).or_else(|| meta(&start))
}

fn xml_declaration(start: &str) -> Option<String> {
    let declaration = start.strip_prefix("<?xml")?.split("?>").next()?;
    value(declaration.split("encoding").nth(1)?)
}

fn meta(start: &str) -> Option<String> {
    let mut rest = start;
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        if rest.starts_with("<!--") {
            rest = rest.split_once("-->")?.1;
            continue;
        }
        let tag = rest[1..].split('>').next()?;
        if tag.starts_with("meta")
            && let Some(found) = tag.split_once("charset").and_then(|(_, after)| value(after))
        {
            return Some(found);
        }
        rest = &rest[1..];
    }
    None
}

/// The value after `=`, in quotes or without.
fn value(after: &str) -> Option<String> {
    let value = after.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let name: String = value
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.'))
        .collect();
    (!name.is_empty()).then_some(name)
}
