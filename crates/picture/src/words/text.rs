//! Words in bytes that say no encoding, or a wrong one.

use encoding_rs::{GB18030, WINDOWS_1252};

/// The longest words that are taken over, in characters: longer ones are no caption.
pub(crate) const LONGEST: usize = 10_000;

/// UTF-8 where it is that; else GB18030 where it reads as Chinese; else Latin.
pub(crate) fn decode(bytes: &[u8]) -> String {
    let end = bytes.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
    let bytes = &bytes[..end];
    if let Ok(text) = std::str::from_utf8(bytes) {
        return tidy(text);
    }
    let (chinese, _, bad) = GB18030.decode(bytes);
    if !bad && looks_chinese(bytes) {
        return tidy(&chinese);
    }
    // A field cut off in the middle of a character is UTF-8 all the same.
    if let Err(error) = std::str::from_utf8(bytes)
        && error.error_len().is_none()
    {
        return tidy(&String::from_utf8_lossy(&bytes[..error.valid_up_to()]));
    }
    tidy(&WINDOWS_1252.decode(bytes).0)
}

/// Most pairs of high bytes are from the common part of GB 2312: accented letters of Latin
/// texts stand alone between ASCII.
fn looks_chinese(bytes: &[u8]) -> bool {
    let (mut pairs, mut common, mut at) = (0, 0, 0);
    while at < bytes.len() {
        if bytes[at] < 0x80 {
            at += 1;
            continue;
        }
        let second = bytes.get(at + 1).copied().unwrap_or(0);
        pairs += 1;
        common += usize::from(matches!(bytes[at], 0xA1..=0xA9 | 0xB0..=0xF7) && second >= 0xA1);
        at += 2;
    }
    pairs > 0 && common * 10 >= pairs * 8
}

/// Line ends as `\n`, no other control characters, no white space at the ends.
pub(crate) fn tidy(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String =
        text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).take(LONGEST).collect();
    kept.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::decode;
    use encoding_rs::{GB18030, WINDOWS_1252};

    #[test]
    fn encodings_are_told_apart() {
        let gbk = |text: &str| assert_eq!(decode(&GB18030.encode(text).0), text, "{text}");
        gbk("江苏南京，工人在生产线上作业。");
        gbk("Nanjing 南京 2026");
        let latin = |text: &str| assert_eq!(decode(&WINDOWS_1252.encode(text).0), text, "{text}");
        latin("Café à Paris, photographié par Élodie");
        latin("Grüße aus Köln");
        assert_eq!(decode("新华社\0\0".as_bytes()), "新华社");
        assert_eq!(decode(&"图片说明".as_bytes()[..10]), "图片说");
        assert_eq!(decode(b"a\r\nb\x07\r"), "a\nb");
    }
}
