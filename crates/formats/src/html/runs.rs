//! Runs of a line on their way from the page: white space, line breaks, shares of marks.

use crate::page::{chars, plain};
use gaotai_article::{Inline, Mark};

/// The text of a run that is a link.
pub(super) fn link_text(run: &Inline) -> Option<String> {
    match run {
        Inline::Text { text, marks } if marks.iter().any(|mark| matches!(mark, Mark::Link { .. })) => {
            Some(text.clone())
        }
        _ => None,
    }
}

/// Percent of the text that carries such a mark.
pub(super) fn share(runs: &[Inline], wanted: fn(&Mark) -> bool) -> u8 {
    let (mut all, mut marked) = (0usize, 0usize);
    for run in runs {
        if let Inline::Text { text, marks } = run {
            let length = text.chars().filter(|c| !chars::is_decoration(*c)).count();
            all += length;
            marked += if marks.iter().any(wanted) { length } else { 0 };
        }
    }
    (marked * 100).checked_div(all).unwrap_or(0) as u8
}

/// The runs parted at every line break.
pub(super) fn split(runs: Vec<Inline>) -> Vec<Vec<Inline>> {
    let mut parts = vec![Vec::new()];
    for run in runs {
        match run {
            Inline::HardBreak { .. } => parts.push(Vec::new()),
            text => {
                if let Some(last) = parts.last_mut() {
                    last.push(text);
                }
            }
        }
    }
    parts
}

/// Whether a line of the runs begins or ends with the dash of a kicker or subtitle.
pub(super) fn has_dash(runs: &[Inline]) -> bool {
    let text = plain(runs);
    let mut lines = text.split('\n').map(chars::trim);
    lines.any(|line| line.starts_with('—') || line.ends_with('—'))
}

/// The runs parted at line breaks, where these stand between paragraphs: the lines are
/// indented, or several of them are whole sentences.
pub(super) fn segments(runs: Vec<Inline>) -> Vec<Vec<Inline>> {
    if !runs.iter().any(|run| matches!(run, Inline::HardBreak { .. })) {
        return vec![runs];
    }
    let parts = split(runs.clone());
    let texts: Vec<String> = parts.iter().map(|part| plain(part)).collect();
    let indented = |text: &String| {
        let text = text.trim_start_matches(|c: char| c.is_ascii_whitespace());
        text.starts_with('\u{3000}') || text.starts_with("\u{a0}\u{a0}")
    };
    let prose: Vec<&String> = texts.iter().filter(|text| chars::is_prose(text)).collect();
    let sentences = prose.len() >= 2 && prose.iter().all(|text| chars::ends_sentence(chars::trim(text)));
    if texts.iter().skip(1).any(indented) || sentences { parts } else { vec![runs] }
}

/// White space that waits for what comes after it.
struct Gap {
    /// The run in which it began: there it is written, as a page shows it.
    run: usize,
    /// It holds a break of the source, which between Han is no space.
    broken: bool,
}

/// White space as browsers show it: runs of it are one space. A line break of the source
/// between two Han characters is none.
pub(super) fn tidy(runs: Vec<Inline>) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::with_capacity(runs.len());
    let mut last: Option<char> = None;
    let mut gap: Option<Gap> = None;
    for run in runs {
        let at = out.len();
        let Inline::Text { text, marks } = run else {
            out.push(run);
            (last, gap) = (None, None);
            continue;
        };
        // Between elements a break of the source is a space: they are words of their own.
        gap = gap.map(|gap| Gap { broken: false, ..gap });
        out.push(Inline::Text { text: String::with_capacity(text.len()), marks });
        for c in text.chars() {
            if c.is_ascii_whitespace() || c == '\u{a0}' {
                let (run, broken) = gap.map_or((at, false), |gap| (gap.run, gap.broken));
                gap = Some(Gap { run, broken: broken || c == '\n' });
                continue;
            }
            if let (Some(gap), Some(before)) = (gap.take(), last) {
                let wide = |c: char| chars::width(c.encode_utf8(&mut [0; 4])) == 2;
                if !(gap.broken && wide(before) && wide(c)) {
                    push(&mut out, gap.run, ' ');
                }
            }
            push(&mut out, at, c);
            last = Some(c);
        }
    }
    out
}

fn push(runs: &mut [Inline], at: usize, c: char) {
    if let Some(Inline::Text { text, .. }) = runs.get_mut(at) {
        text.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::tidy;
    use gaotai_article::{Inline, Mark, normalize};

    fn check(runs: &[(&str, bool)], expected: &str) {
        let marked = |(text, strong): &(&str, bool)| {
            Inline::marked(*text, if *strong { vec![Mark::Strong] } else { Vec::new() })
        };
        let shown = normalize(tidy(runs.iter().map(marked).collect()));
        let shown: Vec<String> = shown
            .iter()
            .map(|run| match run {
                Inline::Text { text, marks } if marks.is_empty() => text.clone(),
                Inline::Text { text, .. } => format!("[{text}]"),
                Inline::HardBreak { .. } => "/".to_owned(),
            })
            .collect();
        assert_eq!(shown.concat(), expected);
    }

    #[test]
    fn white_space_stays_where_it_began() {
        check(&[("begins on ", false), ("1 May", true), (".", false)], "begins on [1 May].");
        check(&[("begins on", false), (" 1 May ", true), ("at last", false)], "begins on[ 1 May ]at last");
        check(&[("one\n  two", false)], "one two");
        check(&[("一行\n  二行", false)], "一行二行");
        check(&[("一 ", false), ("\n二", true)], "一[二]");
        check(&[("一 ", false), ("二", true)], "一 [二]");
        check(&[(" lead", false), (" ", true)], "lead");
    }
}
