//! Words in bytes that say no encoding, or a wrong one.

use encoding_rs::{GB18030, WINDOWS_1252};

/// The longest words that are taken over, in characters: longer ones are no caption.
pub(crate) const LONGEST: usize = 10_000;

/// UTF-8 where it is that; else GB18030 where it reads as Chinese; else Latin.
pub(crate) fn decode(bytes: &[u8]) -> String {
    let bytes = ended(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        return tidy(text);
    }
    if let Some(text) = chinese(bytes).filter(|_| looks_chinese(&[bytes])) {
        return tidy(&text);
    }
    utf8(bytes).unwrap_or_else(|| tidy(&WINDOWS_1252.decode(bytes).0))
}

/// Fields that one program wrote, in one encoding: a name of two characters says too little of it alone.
pub(crate) fn decode_all(fields: &[&[u8]]) -> Vec<String> {
    let odd: Vec<&[u8]> =
        fields.iter().map(|bytes| ended(bytes)).filter(|bytes| std::str::from_utf8(bytes).is_err()).collect();
    if !looks_chinese(&odd) {
        return fields.iter().map(|bytes| decode(bytes)).collect();
    }
    let one = |bytes: &&[u8]| {
        let bytes = ended(bytes);
        // Some names in GB18030 are good UTF-8 of Latin and Greek; none is that of Chinese.
        let surely = std::str::from_utf8(bytes).is_ok_and(|text| text.chars().any(|c| c >= '\u{800}'));
        chinese(bytes).filter(|_| !surely).map_or_else(|| decode(bytes), |text| tidy(&text))
    };
    fields.iter().map(one).collect()
}

/// Read as UTF-8, where it is that to the end, or to a character that was cut off there.
pub(crate) fn utf8(bytes: &[u8]) -> Option<String> {
    let bytes = ended(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(tidy(text)),
        Err(error) if error.error_len().is_none() => {
            Some(tidy(&String::from_utf8_lossy(&bytes[..error.valid_up_to()])))
        }
        Err(_) => None,
    }
}

/// What stands before the zeros that fill a field up.
fn ended(bytes: &[u8]) -> &[u8] {
    &bytes[..bytes.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1)]
}

/// Read as GB18030, where all of it is that but for a character cut off at the end.
fn chinese(bytes: &[u8]) -> Option<String> {
    let whole = |bytes| {
        let (text, _, bad) = GB18030.decode(bytes);
        (!bad).then(|| text.into_owned())
    };
    whole(bytes).or_else(|| whole(bytes.split_last()?.1))
}

/// Most pairs of high bytes are from the common part of GB 2312: accented letters of Latin
/// texts stand alone between ASCII.
fn looks_chinese(fields: &[&[u8]]) -> bool {
    let (mut pairs, mut common) = (0, 0);
    for bytes in fields {
        let mut at = 0;
        while at < bytes.len() {
            if bytes[at] < 0x80 {
                at += 1;
                continue;
            }
            // A half at the end says nothing.
            let Some(second) = bytes.get(at + 1) else { break };
            pairs += 1;
            common += usize::from(matches!(bytes[at], 0xA1..=0xA9 | 0xB0..=0xF7) && *second >= 0xA1);
            at += 2;
        }
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
    use super::{decode, decode_all};
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
    #[test]
    fn fields_of_one_hand_share_their_encoding() {
        let check = |texts: &[&str]| {
            let bytes: Vec<Vec<u8>> = texts.iter().map(|text| GB18030.encode(text).0.into_owned()).collect();
            let fields: Vec<&[u8]> = bytes.iter().map(Vec::as_slice).collect();
            assert_eq!(decode_all(&fields), texts);
        };
        // Beyond GB 2312; good UTF-8 of two Latin letters; all of ASCII.
        check(&["江苏南京，工人在生产线上作业。", "陶喆", "庐山", "Nikon 2026", ""]);
        let caption = GB18030.encode("江苏南京，工人在生产线上作业").0;
        let cut = &caption[..caption.len() - 1];
        assert_eq!(decode_all(&[cut, "新华社".as_bytes()]), ["江苏南京，工人在生产线上作", "新华社"]);
        let latin = WINDOWS_1252.encode("Café à Paris").0;
        assert_eq!(decode_all(&[&latin, "庐山".as_bytes()]), ["Café à Paris", "庐山"]);
    }
}
