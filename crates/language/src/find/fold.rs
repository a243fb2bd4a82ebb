//! Characters that are the same to whoever ignores their width or script. One character
//! becomes one, so that the n-th of the folded text is the n-th of the text.

use std::sync::LazyLock;

/// Which forms of a character are one.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Fold {
    pub width: bool,
    pub script: bool,
}

/// Every traditional or regional form with its simplified one, by the first.
static SCRIPT: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    let lines = include_str!("script.txt").lines();
    let mut pairs: Vec<(char, char)> = lines
        .flat_map(|line| {
            let mut chars = line.chars();
            let to = chars.next();
            chars.filter_map(move |from| Some((from, to?)))
        })
        .collect();
    pairs.sort_unstable();
    pairs
});

impl Fold {
    /// Whether every character stays.
    pub fn is_none(self) -> bool {
        !self.width && !self.script
    }

    pub fn char(self, c: char) -> char {
        let c = if self.width { half(c) } else { c };
        if self.script { simplified(c) } else { c }
    }

    pub fn text(self, text: &str) -> String {
        text.chars().map(|c| self.char(c)).collect()
    }
}

/// Full-width letters, digits and signs as half-width ones; a quote or dash has one code for
/// both widths, and 。 and 、 have no half that is written in Chinese or English.
fn half(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        '￥' => '¥',
        '￠' => '¢',
        '￡' => '£',
        _ => c,
    }
}

fn simplified(c: char) -> char {
    // Everything before has no other form, which is most of English and all punctuation.
    if c < '\u{3400}' {
        return c;
    }
    let at = SCRIPT.binary_search_by_key(&c, |(from, _)| *from);
    at.map_or(c, |at| SCRIPT[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOTH: Fold = Fold { width: true, script: true };

    fn check(text: &str, folded: &str) {
        assert_eq!(BOTH.text(text), folded);
        assert_eq!(BOTH.text(folded), folded, "folding twice folds no further");
    }

    #[test]
    fn forms_of_one_character() {
        check("Ａ１（％）～\u{3000}", "A1(%)~ ");
        check("，；：？！", ",;:?!");
        check("。、“”—", "。、“”—");
        check("髮髪發裏裡著瞭解於乾杯", "发髪发里里着了解于干杯");
        check("𠮷野家", "𠮷野家");
    }

    #[test]
    fn the_table_is_whole() {
        assert!(SCRIPT.len() > 4000, "{}", SCRIPT.len());
        for (from, to) in SCRIPT.iter() {
            assert_eq!(simplified(*to), *to, "{from} folds to {to}, which folds further");
        }
        assert!(SCRIPT.windows(2).all(|two| two[0].0 < two[1].0), "a form stands twice");
        assert!(SCRIPT.iter().all(|(from, _)| *from >= '\u{3400}'));
    }
}
