//! What the recogniser needs to know of characters.

/// A Han character.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}' | '〇' | '々')
}

/// White space and marks without width that may stand around a line.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_zero_width(c) || c == '\u{00a0}'
}

/// Characters without width that carry no text: byte order marks, joiners of broken pages, soft hyphens.
pub fn is_zero_width(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}' | '\u{00ad}')
}

/// The text without white space and zero-width marks around it.
pub fn trim(text: &str) -> &str {
    text.trim_matches(is_blank)
}

/// Signs that frame or part the small lines of a page and say nothing themselves.
pub fn is_decoration(c: char) -> bool {
    is_blank(c) || "[]【】()（）|｜丨·•>＞»›<＜«‹/／,，;；:：-–—_*■□●○◆▲▼▶►◎#".contains(c)
}

/// The text without decoration around it.
pub fn bare(text: &str) -> &str {
    text.trim_matches(is_decoration)
}

/// How many characters are Han.
pub fn han(text: &str) -> usize {
    text.chars().filter(|c| is_han(*c)).count()
}

/// How many characters there are.
pub fn length(text: &str) -> usize {
    text.chars().count()
}

/// Whether the line reads as Chinese rather than as Latin text.
pub fn is_chinese(text: &str) -> bool {
    let han = han(text);
    han > 0 && han * 3 >= text.chars().filter(|c| c.is_ascii_alphabetic()).count()
}

/// Columns that the text takes in a terminal: a Han character or full-width sign takes two.
pub fn width(text: &str) -> usize {
    let wide = |c: char| {
        is_han(c)
            || matches!(c, '\u{3000}'..='\u{30ff}' | '\u{ff01}'..='\u{ff60}' | '“' | '”' | '‘' | '’' | '—' | '…')
    };
    text.chars().map(|c| if wide(c) { 2 } else { 1 }).sum()
}

/// The last character that is no closing quotation mark or bracket.
fn last_sign(text: &str) -> Option<char> {
    text.chars().rev().find(|c| !"”’\"'》」』）)】]".contains(*c) && !is_blank(*c))
}

/// Whether the line ends as a sentence does.
pub fn ends_sentence(text: &str) -> bool {
    let ends = |text: &str| last_sign(text).is_some_and(|c| "。！？!?….；;：:，,、".contains(c));
    ends(text) || ends(before_bracket(text))
}

/// The text before a short bracket at its end: `…步道。（完）`.
fn before_bracket(text: &str) -> &str {
    let closed = trim(text).strip_suffix(['）', ')']);
    match closed.and_then(|inner| inner.rfind(['（', '(']).map(|at| (inner, at))) {
        Some((inner, at)) if length(&inner[at..]) <= 40 => &inner[..at],
        _ => "",
    }
}

/// Whether the line is running text: a sentence or more, not a title, label or list of links.
pub fn is_prose(text: &str) -> bool {
    let length = length(text);
    if is_chinese(text) {
        return text.contains('。') || length >= 60 || (length >= 24 && ends_sentence(text));
    }
    let words = text.split_whitespace().count();
    words >= 30 || (words >= 7 && last_sign(text).is_some_and(|c| ".!?…:;".contains(c)))
}

/// Whether the line may be a section head: short, and no sentence.
pub fn is_short(text: &str) -> bool {
    let most = if is_chinese(text) { 24 } else { 70 };
    let length = length(text);
    length > 0 && length <= most && !ends_sentence(text) && text.chars().any(char::is_alphanumeric)
}

/// At most 80 characters, on one line.
pub fn excerpt(text: &str) -> String {
    let flat = trim(text).split_whitespace().collect::<Vec<_>>().join(" ");
    if length(&flat) <= 80 { flat } else { flat.chars().take(79).chain(['…']).collect() }
}

/// BCP 47 of the text: Chinese by script, Japanese and Korean by their own letters, else English.
pub fn language(text: &str) -> &'static str {
    let count = |test: fn(char) -> bool| text.chars().take(20_000).filter(|c| test(*c)).count();
    let han = count(is_han);
    let letters = count(|c| c.is_ascii_alphabetic());
    if count(|c| matches!(c, '\u{3040}'..='\u{30ff}')) * 4 > han && han > 0 {
        return "ja";
    }
    if count(|c| matches!(c, '\u{ac00}'..='\u{d7a3}')) > han.max(letters / 3) {
        return "ko";
    }
    if han == 0 || han * 6 < letters {
        return if letters == 0 { "zh-CN" } else { "en" };
    }
    let traditional =
        count(|c| "們國說這來時對會後發個為與過還沒無問應點學當經動實現體關開電長東車兒門報".contains(c));
    let simplified =
        count(|c| "们国说这来时对会后发个为与过还没无问应点学当经动实现体关开电长东车儿门报".contains(c));
    if traditional > simplified { "zh-TW" } else { "zh-CN" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_told_from_titles() {
        for prose in [
            "新春伊始,海安市江苏鹏飞集团销售部办公室内热气腾腾。",
            "下雨了。",
            "The council voted on Tuesday to keep the old bridge open.",
        ] {
            assert!(is_prose(prose), "{prose}");
        }
        for title in [
            "江苏党员干部开年以实干推进项目攻坚、复工复产",
            "“先锋”助企忙,不负“好春光”",
            "争分夺秒“跑起来”",
            "Earthquake kills 20 as rescuers race to find survivors under the rubble",
        ] {
            assert!(!is_prose(title), "{title}");
        }
    }

    #[test]
    fn languages() {
        for (text, tag) in [
            ("我们说这来时", "zh-CN"),
            ("我們說這來時", "zh-TW"),
            ("The bridge stays open", "en"),
            ("苹果公司发布iPhone新手机", "zh-CN"),
            ("これは日本語です", "ja"),
            ("2023", "zh-CN"),
        ] {
            assert_eq!(language(text), tag, "{text}");
        }
    }

    #[test]
    fn excerpts_are_short() {
        assert_eq!(excerpt("  a \n b "), "a b");
        assert_eq!(length(&excerpt(&"字".repeat(500))), 80);
    }
}
