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

/// White space as browsers show it: runs of it are one space. A line break of the source
/// between two Han characters is none.
pub(super) fn tidy(runs: Vec<Inline>) -> Vec<Inline> {
    let mut out = Vec::with_capacity(runs.len());
    let mut last: Option<char> = None;
    let mut gap: Option<bool> = None;
    for run in runs {
        let Inline::Text { text, marks } = run else {
            out.push(run);
            (last, gap) = (None, None);
            continue;
        };
        // Between elements a break of the source is a space: they are words of their own.
        gap = gap.map(|_| false);
        let mut kept = String::with_capacity(text.len());
        for c in text.chars() {
            if c.is_ascii_whitespace() || c == '\u{a0}' {
                gap = Some(gap.unwrap_or(false) || c == '\n');
                continue;
            }
            if let (Some(broken), Some(before)) = (gap.take(), last) {
                let wide = |c: char| chars::width(c.encode_utf8(&mut [0; 4])) == 2;
                if !(broken && wide(before) && wide(c)) {
                    kept.push(' ');
                }
            }
            kept.push(c);
            last = Some(c);
        }
        out.push(Inline::Text { text: kept, marks });
    }
    out
}
