//! What kind of character it is, as far as counting and punctuation need to know.

/// Whether it is a Han character (汉字): the unified ideographs with all extensions, the
/// compatibility ideographs, 〇 and 々.
pub fn is_han(c: char) -> bool {
    matches!(c,
        '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{2FA1F}' | '\u{30000}'..='\u{323AF}'
        | '\u{2E80}'..='\u{2FDF}' | '〇' | '々' | '〡'..='〩')
}

/// Whether it is a kana or a bopomofo letter.
pub fn is_kana(c: char) -> bool {
    matches!(c,
        '\u{3041}'..='\u{3096}' | '\u{309D}'..='\u{309F}' | '\u{30A1}'..='\u{30FA}' | '\u{30FC}'..='\u{30FF}'
        | '\u{3105}'..='\u{312F}' | '\u{31A0}'..='\u{31BF}' | '\u{31F0}'..='\u{31FF}' | '\u{FF66}'..='\u{FF9D}')
}

/// Whether it is a hangul syllable or letter.
pub fn is_hangul(c: char) -> bool {
    matches!(c,
        '\u{1100}'..='\u{11FF}' | '\u{3130}'..='\u{318F}' | '\u{A960}'..='\u{A97F}'
        | '\u{AC00}'..='\u{D7FF}' | '\u{FFA0}'..='\u{FFDC}')
}

/// Whether it always takes the width of a Han character: CJK punctuation, enclosed and
/// full-width forms, and the letters of [`is_han`], [`is_kana`] and [`is_hangul`].
pub fn is_wide(c: char) -> bool {
    is_han(c)
        || is_kana(c)
        || is_hangul(c)
        || matches!(c,
            '\u{3001}'..='\u{3040}' | '\u{30A0}' | '\u{30FB}' | '\u{309B}'..='\u{309C}'
            | '\u{3190}'..='\u{319F}' | '\u{31C0}'..='\u{31EF}' | '\u{3200}'..='\u{33FF}'
            | '\u{FE10}'..='\u{FE1F}' | '\u{FE30}'..='\u{FE6F}'
            | '\u{FF01}'..='\u{FF65}' | '\u{FFE0}'..='\u{FFE6}')
}

/// Whether its width is that of the text around it: quotes, dashes, dots, numbered and
/// geometric signs, which Chinese type sets on a full square and Latin type does not.
pub fn is_ambiguous(c: char) -> bool {
    matches!(c,
        '·' | '\u{2014}'..='\u{2016}' | '‘' | '’' | '“' | '”' | '…' | '‥' | '‰' | '′' | '″' | '※'
        | '℃' | '℉' | '№' | '\u{2160}'..='\u{217F}' | '\u{2460}'..='\u{24FF}'
        | '\u{2500}'..='\u{257F}' | '\u{25A0}'..='\u{25FF}' | '★' | '☆' | '♀' | '♂')
}

/// Whether it hangs on the character before it or only joins two: combining marks,
/// variation selectors, joiners, soft hyphens. It is no character of its own to a reader.
pub fn is_attached(c: char) -> bool {
    matches!(c,
        '\u{0300}'..='\u{036F}' | '\u{0483}'..='\u{0489}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}' | '\u{302A}'..='\u{302F}' | '\u{3099}' | '\u{309A}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FE20}'..='\u{FE2F}' | '\u{E0100}'..='\u{E01EF}'
        | '\u{1F3FB}'..='\u{1F3FF}' | '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

/// How much of a text is Chinese and how much is written in an alphabet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    /// Han characters and kana.
    pub han: usize,
    /// Runs of two or more letters of an alphabet; a lone letter (A股, B超) tells nothing.
    pub words: usize,
}

impl Share {
    /// The share in the characters.
    pub fn of(chars: impl IntoIterator<Item = char>) -> Share {
        let mut share = Share::default();
        let mut run = 0;
        for c in chars {
            if is_han(c) || is_kana(c) {
                share.han += 1;
                run = 0;
            } else if c.is_alphabetic() && !is_wide(c) {
                run += 1;
                share.words += usize::from(run == 2);
            } else if !(is_attached(c) || (run > 0 && matches!(c, '\'' | '’'))) {
                run = 0;
            }
        }
        share
    }
}
