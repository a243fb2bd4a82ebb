//! Bylines as they stand on the paper, and back.

use crate::words::{AUTHORS, Words};
use gaotai_article::slip::{Author, BylinePlace};

/// Between two groups of authors: a full-width space.
const GAP: char = '\u{3000}';

/// The line above the text: `本报记者 林元沁 周予　通讯员 何砚`, `By Ann Lee and Bo Li`.
pub(super) fn head(words: Words, authors: &[Author]) -> String {
    let here: Vec<&Author> = at(authors, BylinePlace::Head);
    match words {
        Words::Chinese => chinese(words, &here),
        Words::English => english(&here),
    }
}

/// The line below the text: `（林元沁、周予）`.
pub(super) fn end(words: Words, authors: &[Author]) -> String {
    let names: Vec<&str> = at(authors, BylinePlace::End).iter().map(|author| author.name.as_str()).collect();
    if names.is_empty() { String::new() } else { words.brackets(&names.join(words.comma())) }
}

fn at(authors: &[Author], place: BylinePlace) -> Vec<&Author> {
    authors.iter().filter(|author| author.place == place).collect()
}

fn chinese(words: Words, authors: &[&Author]) -> String {
    let alike = |a: &&Author, b: &&Author| a.role == b.role && a.organisation == b.organisation;
    let groups = authors.chunk_by(alike).map(|group| {
        let names: Vec<&str> = group.iter().map(|author| author.name.as_str()).collect();
        format!("{}{} {}", group[0].organisation, words.author(group[0].role), names.join(" "))
    });
    groups.collect::<Vec<_>>().join(&GAP.to_string())
}

fn english(authors: &[&Author]) -> String {
    let names: Vec<&str> = authors.iter().map(|author| author.name.as_str()).collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => format!("By {one}"),
        [most @ .., last] => format!("By {} and {last}", most.join(", ")),
    }
}

/// Reads what [`head`] wrote, and what newspapers write there.
pub(super) fn read_head(words: Words, line: &str) -> Vec<Author> {
    match words {
        Words::Chinese => line.split(GAP).flat_map(group).collect(),
        Words::English => read_english(line),
    }
}

/// Reads what [`end`] wrote.
pub(super) fn read_end(line: &str) -> Vec<Author> {
    let bare = line.trim().trim_matches(['（', '）', '(', ')']);
    let names = bare.split(['、', ',']).map(str::trim).filter(|name| !name.is_empty());
    names.map(|name| Author { place: BylinePlace::End, ..named(name) }).collect()
}

/// Names that follow what they are; those of nobody in particular are reporters.
fn group(text: &str) -> Vec<Author> {
    let mut tokens: Vec<&str> = text.split([' ', '、']).filter(|token| !token.is_empty()).collect();
    let known = tokens.first().and_then(|first| {
        let (role, word, _) = AUTHORS.iter().find(|(_, word, _)| first.ends_with(word))?;
        Some((*role, first.strip_suffix(word)?.to_owned()))
    });
    let (role, organisation) = match known {
        Some((role, house)) if tokens.len() > 1 => {
            tokens.remove(0);
            (role, house)
        }
        _ => Default::default(),
    };
    tokens
        .into_iter()
        .map(|name| Author { role, organisation: organisation.clone(), ..named(name) })
        .collect()
}

fn read_english(line: &str) -> Vec<Author> {
    let line = line.trim();
    let by = line.get(..3).is_some_and(|by| by.eq_ignore_ascii_case("by "));
    let names = if by { &line[3..] } else { line };
    let names = names.split(", ").flat_map(|name| name.split(" and "));
    names.map(str::trim).filter(|name| !name.is_empty()).map(named).collect()
}

fn named(name: &str) -> Author {
    Author { name: name.to_owned(), ..Author::default() }
}

/// The authors as the two lines say them.
pub(super) fn held(words: Words, given: &[Author]) -> Vec<Author> {
    let said = |authors: &[Author]| {
        let mut said = read_head(words, &line(&head(words, authors)));
        said.extend(read_end(&line(&end(words, authors))));
        said
    };
    // What is read may be said in other groups; after a few rounds nothing changes any more.
    let mut held = said(given);
    for _ in 0..8 {
        let again = said(&held);
        if again == held {
            break;
        }
        held = again;
    }
    held
}

fn line(text: &str) -> String {
    crate::hold::clean_text(text, crate::hold::Spaces::Keep)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: Words, line: &str, again: &str) {
        assert_eq!(head(words, &read_head(words, line)), again, "{line}");
    }

    #[test]
    fn lines_come_back() {
        use Words::{Chinese, English};
        check(Chinese, "本报记者 林元沁 周予　通讯员 何砚", "本报记者 林元沁 周予　通讯员 何砚");
        check(Chinese, "林元沁、周予", "记者 林元沁 周予");
        check(Chinese, "记者", "记者 记者");
        check(English, "By Ann Lee and Bo Li", "By Ann Lee and Bo Li");
        check(English, "BY ANN LEE, BO LI and Kit", "By ANN LEE, BO LI and Kit");
        assert_eq!(end(Chinese, &read_end("（林元沁、周予）")), "（林元沁、周予）");
    }
}
