//! The text of a post: its HTML, or else what the states of Ghost's editors say.

use crate::html::render;
use gaotai_article::{Inline, Mark};
use serde_json::Value;

/// Deeper than any text nests.
const DEPTH: usize = 64;

/// The HTML of a post, and the names of what of it could not be read.
pub(crate) fn body(post: &Value) -> (String, Vec<String>) {
    let html = post["html"].as_str().unwrap_or_default();
    if !html.trim().is_empty() {
        return (html.to_owned(), Vec::new());
    }
    let state = post["lexical"].as_str().and_then(|text| serde_json::from_str::<Value>(text).ok());
    let mut unread = Vec::new();
    let mut out = String::new();
    match state {
        Some(state) => {
            unread.push("lexical".to_owned());
            blocks(&state["root"], 0, &mut out, &mut unread);
        }
        None if post["mobiledoc"].as_str().is_some_and(|text| !text.is_empty()) => {
            unread.push("mobiledoc".to_owned());
            let text = post["plaintext"].as_str().unwrap_or_default();
            for line in text.split('\n').filter(|line| !line.trim().is_empty()) {
                render::element(&mut out, "p", "", line.trim());
            }
        }
        None => {}
    }
    (out, unread)
}

fn kind(node: &Value) -> &str {
    node["type"].as_str().unwrap_or_default()
}

fn children(node: &Value) -> &[Value] {
    node["children"].as_array().map(Vec::as_slice).unwrap_or_default()
}

fn blocks(node: &Value, depth: usize, out: &mut String, unread: &mut Vec<String>) {
    if depth > DEPTH {
        return;
    }
    for child in children(node) {
        let name = match kind(child) {
            "paragraph" | "aside" => "p",
            "heading" | "extended-heading"
                if ["h1", "h2"].contains(&child["tag"].as_str().unwrap_or("h2")) =>
            {
                "h2"
            }
            "heading" | "extended-heading" => "h3",
            "quote" | "extended-quote" => "blockquote",
            "list" if child["listType"] == "number" || child["tag"] == "ol" => "ol",
            "list" => "ul",
            "listitem" => "li",
            "horizontalrule" => {
                out.push_str("<hr>");
                continue;
            }
            "html" => {
                out.push_str(child["html"].as_str().unwrap_or_default());
                continue;
            }
            "image" => {
                image(child, out);
                continue;
            }
            other => {
                if children(child).is_empty() && !unread.iter().any(|had| had == other) {
                    unread.push(other.to_owned());
                }
                blocks(child, depth + 1, out, unread);
                continue;
            }
        };
        render::open(out, name, "");
        runs(child, depth + 1, out);
        // Lists, and lists in their items.
        if children(child).iter().any(|inner| ["list", "listitem"].contains(&kind(inner))) {
            blocks(child, depth + 1, out, unread);
        }
        out.push_str(&format!("</{name}>"));
    }
}

fn image(node: &Value, out: &mut String) {
    out.push_str("<figure><img");
    render::attribute(out, "src", node["src"].as_str().unwrap_or_default());
    render::attribute(out, "alt", node["alt"].as_str().unwrap_or_default());
    out.push('>');
    // A caption is HTML there.
    let caption = node["caption"].as_str().unwrap_or_default();
    if !caption.is_empty() {
        out.push_str(&format!("<figcaption>{caption}</figcaption>"));
    }
    out.push_str("</figure>");
}

/// The text right below a node, with its marks.
fn runs(node: &Value, depth: usize, out: &mut String) {
    if depth > DEPTH {
        return;
    }
    for child in children(node) {
        match kind(child) {
            "text" | "extended-text" => {
                let text = child["text"].as_str().unwrap_or_default();
                let format = child["format"].as_u64().unwrap_or_default();
                render::inlines(out, &[Inline::marked(text, marks(format))]);
            }
            "linebreak" => out.push_str("<br>"),
            "link" | "autolink" => {
                out.push_str("<a");
                render::attribute(out, "href", child["url"].as_str().unwrap_or_default());
                out.push('>');
                runs(child, depth + 1, out);
                out.push_str("</a>");
            }
            _ => {}
        }
    }
}

/// The marks of a text by the bits of its format.
fn marks(format: u64) -> Vec<Mark> {
    let bits = [(1, Mark::Strong), (2, Mark::Em), (8, Mark::Underline), (32, Mark::Sub), (64, Mark::Sup)];
    bits.into_iter().filter(|(bit, _)| format & bit != 0).map(|(_, mark)| mark).collect()
}
