//! Pictures written into the page itself: `data:` addresses (RFC 2397).

/// Media type and bytes of a picture; nothing for other data and for what cannot be decoded.
pub(crate) fn picture(address: &str) -> Option<(String, Vec<u8>)> {
    let rest = address.trim().get(5..).filter(|_| is_data(address))?;
    let (head, data) = rest.split_once(',')?;
    let mime = head.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if !mime.starts_with("image/") {
        return None;
    }
    let base64 = head.split(';').any(|part| part.trim().eq_ignore_ascii_case("base64"));
    let bytes = if base64 { base64_bytes(data)? } else { percent_bytes(data) };
    (!bytes.is_empty()).then_some((mime, bytes))
}

/// Whether the address holds its data itself.
pub(crate) fn is_data(address: &str) -> bool {
    address.trim().get(..5).is_some_and(|start| start.eq_ignore_ascii_case("data:"))
}

fn base64_bytes(data: &str) -> Option<Vec<u8>> {
    let data = percent_bytes(data);
    let mut out = Vec::with_capacity(data.len() / 4 * 3);
    let (mut bits, mut held) = (0u32, 0u32);
    for byte in data.into_iter().filter(|byte| !byte.is_ascii_whitespace()) {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => break,
            _ => return None,
        };
        bits = bits << 6 | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push((bits >> held & 0xff) as u8);
        }
    }
    Some(out)
}

fn percent_bytes(data: &str) -> Vec<u8> {
    let bytes = data.as_bytes();
    let hex = |at: usize| bytes.get(at).and_then(|byte| char::from(*byte).to_digit(16));
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        match (bytes[at], hex(at + 1), hex(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                at += 3;
            }
            (byte, ..) => {
                out.push(byte);
                at += 1;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures() {
        assert_eq!(
            picture("data:image/png;base64,iVBORw0KGgo="),
            Some(("image/png".into(), b"\x89PNG\r\n\x1a\n".to_vec()))
        );
        assert_eq!(
            picture("data:image/svg+xml,%3Csvg/%3E"),
            Some(("image/svg+xml".into(), b"<svg/>".to_vec()))
        );
        for none in
            ["data:text/html,<b>", "data:image/png;base64,*", "data:image/png", "http://a/b.png", "字字字"]
        {
            assert_eq!(picture(none), None, "{none}");
        }
    }
}
