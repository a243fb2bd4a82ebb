//! Lines of text in a post. Links lead nowhere but to other posts: the address of every other
//! one stands behind the text, under its number.

use super::look::Sheet;
use crate::html::render::{attribute, text};
use gaotai_article::{Inline, Mark};
use std::fmt::Write;

/// Addresses that a post may lead to.
const POSTS: &str = "https://mp.weixin.qq.com/";

/// An address that stands behind the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Address {
    pub href: String,
    pub title: Option<String>,
}

/// The addresses of a post, each once, numbered from 1 in their order.
#[derive(Debug, Default)]
pub(super) struct Links(pub Vec<Address>);

impl Links {
    /// The number of an address.
    pub fn number(&mut self, href: &str, title: Option<&str>) -> usize {
        let address = Address { href: href.to_owned(), title: title.map(str::to_owned) };
        let known = self.0.iter().position(|one| *one == address);
        known.unwrap_or_else(|| {
            self.0.push(address);
            self.0.len() - 1
        }) + 1
    }
}

/// Appends a start tag with its style.
pub(super) fn open(out: &mut String, tag: &str, style: &str) {
    let _ = write!(out, "<{tag} style=\"{style}\">");
}

/// Appends a line.
pub(super) fn line(out: &mut String, content: &[Inline], styles: &Sheet<String>, links: &mut Links) {
    let mut at = 0;
    while at < content.len() {
        let link = link_of(&content[at]);
        let same = content[at..].iter().take_while(|inline| link_of(inline) == link).count();
        let runs = &content[at..at + same];
        at += same;
        match link {
            Some((href, title)) if href.starts_with(POSTS) => {
                out.push_str("<a");
                attribute(out, "href", href);
                let _ = write!(out, " style=\"{}\">", styles.link);
                runs.iter().for_each(|inline| run(out, inline, styles));
                out.push_str("</a>");
                if title.is_some() {
                    marker(out, links.number(href, title), styles);
                }
            }
            Some((href, title)) => {
                runs.iter().for_each(|inline| run(out, inline, styles));
                marker(out, links.number(href, title), styles);
            }
            None => runs.iter().for_each(|inline| run(out, inline, styles)),
        }
    }
}

/// Appends the number of an address.
pub(super) fn marker(out: &mut String, number: usize, styles: &Sheet<String>) {
    open(out, "span", &styles.marker);
    let _ = write!(out, "[{number}]</span>");
}

fn link_of(inline: &Inline) -> Option<(&str, Option<&str>)> {
    let (Inline::Text { marks, .. } | Inline::HardBreak { marks }) = inline;
    marks.iter().find_map(|mark| match mark {
        Mark::Link { href, title } => Some((href.as_str(), title.as_deref())),
        _ => None,
    })
}

/// A run with its marks, which WeChat keeps as styles where it keeps no tag.
fn run(out: &mut String, inline: &Inline, styles: &Sheet<String>) {
    let Inline::Text { text: words, marks } = inline else {
        out.push_str("<br>");
        return;
    };
    let mut ends: Vec<&str> = Vec::new();
    for mark in marks {
        let style = match mark {
            Mark::Strong => {
                out.push_str("<strong>");
                ends.push("</strong>");
                continue;
            }
            Mark::Em => {
                out.push_str("<em>");
                ends.push("</em>");
                continue;
            }
            Mark::Underline => &styles.underline,
            Mark::Sup => &styles.sup,
            Mark::Sub => &styles.sub,
            _ => continue,
        };
        open(out, "span", style);
        ends.push("</span>");
    }
    text(out, words);
    ends.into_iter().rev().for_each(|end| out.push_str(end));
}
