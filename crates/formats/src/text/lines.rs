//! From lines to paragraphs: a paragraph is a line, or several lines that an old system broke.

use crate::page::open::number;
use crate::page::{Line, Matter, Piece, Spot, Zone, chars};

/// A line of the file that is not blank.
#[derive(Debug, Clone, Copy)]
struct Raw<'a> {
    line: u32,
    column: u32,
    /// Without white space around it.
    text: &'a str,
    indented: bool,
    /// The line right above has text.
    joined: bool,
}

/// The paragraphs of the text, each with the place of its first character. White space
/// before and behind a line is style, not text.
pub(crate) fn pieces(text: &str, zone: Zone) -> Vec<Piece> {
    let raw = raw(text);
    let wrap = wrap_width(&raw);
    let mut found: Vec<(Spot, String)> = Vec::new();
    let mut before = 0;
    for line in &raw {
        let continues = wrap.is_some_and(|wrap| line.joined && !line.indented && before * 10 >= wrap * 8);
        before = chars::width(line.text);
        match found.last_mut() {
            Some((_, paragraph)) if continues => join(paragraph, line.text),
            _ => found.push((Spot { line: line.line, column: line.column }, line.text.to_owned())),
        }
    }
    let piece = |(at, text): (Spot, String)| Piece { at, zone, matter: Matter::Line(Line::plain(&text)) };
    found.into_iter().map(piece).collect()
}

fn raw(text: &str) -> Vec<Raw<'_>> {
    let mut found = Vec::new();
    let mut above = false;
    for (at, line) in text.split('\n').enumerate() {
        let trimmed = chars::trim(line);
        if !trimmed.is_empty() {
            let start = line.len() - line.trim_start_matches(chars::is_blank).len();
            let lead = &line[..start];
            let indented = lead.contains(['\u{3000}', '\t']) || chars::length(lead) >= 2;
            let column = number(chars::length(lead) + 1);
            found.push(Raw { line: number(at + 1), column, text: trimmed, indented, joined: above });
        }
        above = !trimmed.is_empty();
    }
    found
}

/// The width at which the file breaks its lines, if it does: most lines that go on are
/// nearly as wide as the widest and do not end a sentence.
fn wrap_width(raw: &[Raw<'_>]) -> Option<usize> {
    let pairs: Vec<&[Raw<'_>]> = raw.windows(2).filter(|pair| pair[1].joined && !pair[1].indented).collect();
    if pairs.len() < 3 {
        return None;
    }
    let mut widths: Vec<usize> = pairs.iter().map(|pair| chars::width(pair[0].text)).collect();
    widths.sort_unstable();
    let widest = raw.iter().map(|line| chars::width(line.text)).max().unwrap_or(0);
    let middle = widths[widths.len() / 2];
    let open = pairs.iter().filter(|pair| !ends_paragraph(pair[0].text)).count();
    let wraps = (30..=140).contains(&widest) && middle * 10 >= widest * 8 && open * 10 >= pairs.len() * 7;
    wraps.then_some(widest)
}

fn ends_paragraph(text: &str) -> bool {
    text.trim_end_matches(['”', '"', '’', '）', ')']).ends_with(['。', '！', '？', '.', '!', '?'])
}

/// Latin words are parted by a space, Han characters by none. Only the end of the paragraph is asked
/// which it is, for it may be all of a long file.
fn join(paragraph: &mut String, line: &str) {
    let end = paragraph.char_indices().rev().take(200).last().map_or(0, |(at, _)| at);
    let (last, first) = (paragraph.chars().next_back(), line.chars().next());
    let wide = |c: Option<char>| c.is_some_and(|c| !c.is_ascii());
    if !(wide(last) && wide(first)) && !(chars::is_chinese(&paragraph[end..]) && (wide(last) || wide(first)))
    {
        paragraph.push(' ');
    }
    paragraph.push_str(line);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = pieces(text, Zone::Open)
            .into_iter()
            .map(|piece| match piece.matter {
                Matter::Line(line) => line.text,
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_line_is_a_paragraph() {
        check("标题\n\n　　第一段。\n　　第二段。\n", &["标题", "第一段。", "第二段。"]);
        check("第一段。\n第二段。\n第三段。\n第四段。\n", &["第一段。", "第二段。", "第三段。", "第四段。"]);
    }

    #[test]
    fn broken_lines_are_joined() {
        check(
            "A title\n\nThe council voted on Tuesday night to keep the old\nbridge open for another winter, after a debate that\nlasted four hours and drew more than two hundred of\nthe people who cross it every day.\n\nThe vote was close.\n",
            &[
                "A title",
                "The council voted on Tuesday night to keep the old bridge open for another winter, after a debate that lasted four hours and drew more than two hundred of the people who cross it every day.",
                "The vote was close.",
            ],
        );
        check(
            "　　新春伊始，海安市江苏鹏飞集团销售部办公室内热\n气腾腾，党员项目经理陈玉春正忙着与非洲客户进行水\n泥生产线的技术方案对接，为开拓海外新市场寻找机遇，\n一直忙到晚上。\n　　第二段也很长，一行写不下，所以老系统把它断成了\n两行。\n",
            &[
                "新春伊始，海安市江苏鹏飞集团销售部办公室内热气腾腾，党员项目经理陈玉春正忙着与非洲客户进行水泥生产线的技术方案对接，为开拓海外新市场寻找机遇，一直忙到晚上。",
                "第二段也很长，一行写不下，所以老系统把它断成了两行。",
            ],
        );
    }

    #[test]
    fn places_are_in_the_file() {
        let found = pieces("\n\n  原标题", Zone::Open);
        assert_eq!(found[0].at, Spot { line: 3, column: 3 });
    }
}
