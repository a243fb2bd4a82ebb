//! The title group: web title, kicker, title, subtitle, and the original title of a reprint.

use super::reader::Reader;
use super::{Line, Matter, Piece, Spot, UNKNOWN_LINE, Zone, chars, problem};
use gaotai_article::HeadPart;
use gaotai_article::slip::{OriginalLine, OriginalRole};

/// Words before the original title of a reprint.
const ORIGINAL: &[&str] =
    &["原标题", "原題", "原题", "原標題", "original title", "original headline", "originally published as"];

/// The original title on the line, verbatim; a line that ends with a dash is the kicker of
/// the next, one that begins with a dash the subtitle.
pub(crate) fn original(text: &str) -> Option<Vec<OriginalLine>> {
    let text = chars::trim(text);
    let open = text.trim_start_matches(['(', '（', '[', '【']);
    let closed = open.len() < text.len();
    let lower = open.to_ascii_lowercase();
    let word = ORIGINAL.iter().find(|word| lower.starts_with(**word))?;
    let rest = open[word.len()..].trim_start();
    let rest = rest.strip_prefix([':', '：'])?;
    let rest = if closed { rest.trim_end_matches([')', '）', ']', '】']) } else { rest };
    let lines: Vec<&str> = rest.split('\n').map(chars::trim).filter(|line| !line.is_empty()).collect();
    let several = lines.len() > 1;
    Some(
        lines
            .iter()
            .enumerate()
            .map(|(at, line)| OriginalLine { role: role(line, at, several), text: (*line).to_owned() })
            .collect(),
    )
}

fn role(line: &str, at: usize, several: bool) -> OriginalRole {
    if ends_with_dash(line) {
        OriginalRole::Kicker
    } else if starts_with_dash(line) || (several && at > 1) {
        OriginalRole::Sub
    } else {
        OriginalRole::Main
    }
}

/// A kicker ends so.
pub(crate) fn ends_with_dash(text: &str) -> bool {
    text.ends_with(['—', '─', '―']) || text.ends_with("--")
}

/// A subtitle begins so.
pub(crate) fn starts_with_dash(text: &str) -> bool {
    text.starts_with(['—', '─', '―']) || text.starts_with("--")
}

impl Reader {
    /// Sorts the lines above the text that no field explains; each with whether it stands
    /// behind the line of time and source.
    pub(super) fn titles(&mut self, mut left: Vec<(Piece, bool)>, followed: bool) {
        self.by_part(&mut left);
        if !self.has(HeadPart::Title) && !self.has(HeadPart::WebTitle) {
            self.find_title(&mut left);
        }
        self.drop_repeated(&mut left);
        let count = left.len();
        for (at, (piece, after)) in left.into_iter().enumerate() {
            self.stray(piece, after, followed && at + 1 == count);
        }
    }

    fn has(&self, part: HeadPart) -> bool {
        self.out.head.get(&part).is_some_and(|runs| !runs.is_empty())
    }

    fn set(&mut self, part: HeadPart, line: Line) {
        self.out.head.insert(part, line.runs);
    }

    /// Lines that the page itself names.
    fn by_part(&mut self, left: &mut Vec<(Piece, bool)>) {
        let mut at = 0;
        while at < left.len() {
            let part = match &left[at].0.matter {
                Matter::Line(line) if !line.text.is_empty() => line.part,
                _ => None,
            };
            match part.filter(|part| !self.has(*part)) {
                Some(part) => {
                    if let Matter::Line(line) = left.remove(at).0.matter {
                        self.set(part, line);
                    }
                }
                None => at += 1,
            }
        }
    }

    /// The title stands already in the head: its line on the page is not repeated.
    fn drop_repeated(&mut self, left: &mut Vec<(Piece, bool)>) {
        let titles: Vec<String> = [HeadPart::Title, HeadPart::WebTitle]
            .iter()
            .filter_map(|part| self.out.head.get(part))
            .map(|runs| same(&super::plain(runs)))
            .collect();
        left.retain(|(piece, _)| match &piece.matter {
            Matter::Line(line) => !titles.contains(&same(&line.text)),
            _ => true,
        });
    }

    fn find_title(&mut self, left: &mut Vec<(Piece, bool)>) {
        let line_at = |at: usize| match &left[at].0.matter {
            Matter::Line(line) if !line.text.is_empty() => Some(line),
            _ => None,
        };
        let known = self.known.title.as_deref().map(same);
        let by_text =
            (0..left.len()).find(|at| line_at(*at).is_some_and(|line| Some(same(&line.text)) == known));
        let by_level = || (0..left.len()).find(|at| line_at(*at).is_some_and(|line| line.level == Some(1)));
        let near = |at: &usize| left[*at].0.zone != Zone::Before && !left[*at].1;
        let by_place = || (0..left.len()).filter(near).find(|at| line_at(*at).is_some());
        let anywhere =
            || (0..left.len()).find(|at| left[*at].0.zone != Zone::Before && line_at(*at).is_some());
        // The window's title may go on with the names of channels behind the story's.
        let by_start = || {
            let starts =
                |line: &Line| known.as_ref().is_some_and(|known| known.starts_with(&same(&line.text)));
            (0..left.len())
                .find(|at| line_at(*at).is_some_and(|line| chars::length(&line.text) >= 8 && starts(line)))
        };
        let by_word = by_text.or_else(by_level).or_else(by_start);
        let Some(at) = by_word.or_else(by_place).or_else(|| anywhere().filter(|_| known.is_none())) else {
            if let Some(title) = self.known.title.clone() {
                self.set(HeadPart::Title, Line::plain(&title));
            }
            return;
        };
        if by_word.is_some() { self.group_around(left, at) } else { self.group_from(left, at) }
    }

    /// The title is certain: a heading or a line with a dash beside it belongs to the group.
    fn group_around(&mut self, left: &mut Vec<(Piece, bool)>, at: usize) {
        if let Some(line) = neighbour(left, at + 1, starts_with_dash) {
            left.remove(at + 1);
            self.set(HeadPart::Subtitle, line);
        }
        if let Matter::Line(line) = left.remove(at).0.matter {
            self.set(HeadPart::Title, line);
        }
        if at > 0
            && let Some(line) = neighbour(left, at - 1, ends_with_dash).or_else(|| bold_above(left, at - 1))
        {
            let (piece, _) = left.remove(at - 1);
            if line.level.is_none() && !ends_with_dash(&line.text) {
                self.guessed(piece.at, HeadPart::Kicker, &line.text);
            }
            self.set(HeadPart::Kicker, line);
        }
    }

    /// The title is guessed by its place: the lines up to the line of fields are the group.
    fn group_from(&mut self, left: &mut Vec<(Piece, bool)>, at: usize) {
        let after = left[at].1;
        let mut group: Vec<(Spot, Line)> = Vec::new();
        while at < left.len() && left[at].1 == after && group.len() < 3 {
            if !matches!(&left[at].0.matter, Matter::Line(line) if !line.text.is_empty() && !is_stop(line)) {
                break;
            }
            if let Piece { at: spot, matter: Matter::Line(line), .. } = left.remove(at).0 {
                group.push((spot, line));
            }
            if after {
                break;
            }
        }
        let parts: &[HeadPart] = match group.as_slice() {
            [_, _, _] => &[HeadPart::Kicker, HeadPart::Title, HeadPart::Subtitle],
            [(_, first), _] if ends_with_dash(&first.text) => &[HeadPart::Kicker, HeadPart::Title],
            [_, _] => &[HeadPart::Title, HeadPart::Subtitle],
            _ => &[HeadPart::Title],
        };
        let sure = group.iter().any(|(_, line)| ends_with_dash(&line.text) || starts_with_dash(&line.text));
        for ((spot, line), part) in group.into_iter().zip(parts) {
            if !sure && *part != HeadPart::Title {
                self.guessed(spot, *part, &line.text);
            }
            self.set(*part, line);
        }
    }

    /// A line above the text that is not of the title group.
    fn stray(&mut self, piece: Piece, after: bool, last: bool) {
        let Matter::Line(line) = &piece.matter else { return self.stand(piece, false) };
        if line.text.is_empty() {
            return;
        }
        if starts_with_dash(&line.text) && !self.has(HeadPart::Subtitle) && piece.zone != Zone::Before {
            let line = line.clone();
            return self.set(HeadPart::Subtitle, line);
        }
        let outside = matches!(piece.zone, Zone::Before | Zone::After);
        // On a page a section head is set so; in a text its place alone tells it.
        let set = line.bold || piece.zone == Zone::Open;
        let section = line.level.is_some() || (last && after && set && chars::is_short(&line.text));
        if !outside && !section {
            let text = line.text.clone();
            self.out.problems.push(problem(UNKNOWN_LINE, piece.at, &text, &[]));
        }
        self.stand(piece, section);
    }
}

fn neighbour(left: &[(Piece, bool)], at: usize, dash: fn(&str) -> bool) -> Option<Line> {
    let (piece, _) = left.get(at)?;
    match &piece.matter {
        Matter::Line(line) if line.text.is_empty() || chars::length(&line.text) > 60 => None,
        Matter::Line(line) if dash(&line.text) || matches!(line.level, Some(2..=4)) => Some(line.clone()),
        _ => None,
    }
}

/// A bold line of some length right above the title: the kicker of a newspaper's page.
fn bold_above(left: &[(Piece, bool)], at: usize) -> Option<Line> {
    match &left.get(at)?.0.matter {
        Matter::Line(line) if line.bold && line.linked == 0 && (6..=40).contains(&chars::han(&line.text)) => {
            Some(line.clone())
        }
        _ => None,
    }
}

/// A line that ends the title group of a manuscript: it is marked as a section of the text.
fn is_stop(line: &Line) -> bool {
    let text = line.text.as_str();
    let goes_on = text.ends_with(['：', ':', '，', ',', '。', '；', ';', '、']);
    let long = chars::ends_sentence(text) && chars::length(text) > 40;
    goes_on || long || line.level.is_some_and(|level| level > 1)
}

/// The text as it is compared: sites write the same title with other spaces and quotation marks.
fn same(text: &str) -> String {
    text.chars().filter(|c| !chars::is_blank(*c) && !"“”\"‘’'".contains(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn original_titles() {
        use OriginalRole::*;
        for (text, expected) in [
            ("原标题:我省实干——", &[(Kicker, "我省实干——")][..]),
            ("原标题：“先锋”助企忙", &[(Main, "“先锋”助企忙")]),
            ("（原标题：春天的路）", &[(Main, "春天的路")]),
            ("原标题：甲——\n乙\n——丙", &[(Kicker, "甲——"), (Main, "乙"), (Sub, "——丙")]),
            ("Original title: A bridge", &[(Main, "A bridge")]),
        ] {
            let found = original(text).unwrap_or_default();
            let found: Vec<(OriginalRole, &str)> =
                found.iter().map(|line| (line.role, line.text.as_str())).collect();
            assert_eq!(found, expected, "{text}");
        }
        assert_eq!(original("原标题党又来了"), None);
    }
}
