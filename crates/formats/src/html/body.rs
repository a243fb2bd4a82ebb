//! Where on a page the text of the story is.

use super::dom::{self, DEPTH, attr, children, name};
use crate::page::chars;
use markup5ever_rcdom::{Handle, Node, NodeData};
use std::collections::HashMap;
use std::rc::Rc;

/// Ids and classes under which news sites keep the text; the whole word.
const KNOWN: &[&str] = &[
    "detail",
    "detailcontent",
    "p-detail",
    "articlecontent",
    "article-content",
    "article_content",
    "articlebody",
    "article-body",
    "article_body",
    "artibody",
    "js_content",
    "rm_txt_con",
    "rwb_zw",
    "ozoom",
    "zoom",
    "content_area",
    "left_zw",
    "post-content",
    "post_body",
    "post_content",
    "entry-content",
    "story-body",
    "storybody",
    "story-content",
    "richtextstorybody",
    "trs_editor",
    "trs_uedit",
    "pages_content",
    "maintext",
    "main-text",
    "articletext",
    "article-text",
    "article__body",
    "article__content",
    "content-body",
    "contentbody",
    "body-content",
    "news-content",
    "newscontent",
    "news_content",
    "news_txt",
    "txtcont",
    "text-content",
    "con_text",
    "show_text",
    "article-detail",
    "detail-content",
    "detail_content",
    "detail-body",
    "bodytext",
    "post-body",
    "rich_media_content",
    "cnt_bd",
    "text_area",
    "view-content",
    "ue_table",
    "xilan_con",
    "contentmain",
];

/// Ids and classes that are the text on some sites and all of the page on others.
const PERHAPS: &[&str] =
    &["article", "content", "main", "text", "story", "post", "con", "txt", "body", "news"];

/// Elements whose text is not the story's.
const ASIDE: &[&str] = &[
    "nav", "aside", "footer", "form", "button", "select", "script", "style", "noscript", "template", "head",
];

/// How much running text stands below every element.
struct Scores(HashMap<*const Node, usize>);

impl Scores {
    fn of(node: &Handle) -> Scores {
        let mut scores = Scores(HashMap::new());
        scores.measure(node, 0);
        scores
    }

    fn measure(&mut self, node: &Handle, depth: usize) -> usize {
        let own = match &node.data {
            NodeData::Text { contents } => weight(&contents.borrow()),
            _ if depth >= DEPTH * 3 || ASIDE.contains(&name(node)) || name(node) == "a" => 0,
            _ => {
                let children = node.children.borrow();
                children.iter().map(|child| self.measure(child, depth + 1)).sum()
            }
        };
        self.0.insert(Rc::as_ptr(node), own);
        own
    }

    fn get(&self, node: &Handle) -> usize {
        self.0.get(&Rc::as_ptr(node)).copied().unwrap_or(0)
    }
}

/// Running text counts by its length, labels and names of links not at all.
fn weight(text: &str) -> usize {
    let text = chars::trim(text);
    let length = chars::length(text);
    let least = if chars::is_chinese(text) { 12 } else { 30 };
    let sentence = text.contains(['。', '，', ',', '.', '；']);
    if length >= least && (sentence || length >= least * 2) { length } else { 0 }
}

/// The element that holds the text; nothing when no element holds any.
pub(crate) fn find(page: &Handle) -> Option<Handle> {
    let scores = Scores::of(page);
    let total = scores.get(page);
    let marked = dom::find_all_nested(page, &|node| {
        attr(node, "itemprop").split_ascii_whitespace().any(|prop| prop == "articleBody")
            || attr(node, "name") == "articleBody"
    });
    if let Some(body) =
        marked.into_iter().max_by_key(|node| scores.get(node)).filter(|node| scores.get(node) * 4 >= total)
    {
        return Some(body);
    }
    let known = best(page, &scores, &|node| is_one_of(node, KNOWN));
    if let Some(body) = known.filter(|node| scores.get(node) * 10 >= total * 3) {
        return Some(body);
    }
    let perhaps = best(page, &scores, &|node| {
        matches!(name(node), "article" | "main") || attr(node, "role") == "main" || is_one_of(node, PERHAPS)
    });
    let start = perhaps
        .filter(|node| scores.get(node) * 10 >= total * 4)
        .or_else(|| dom::find(page, &|node| name(node) == "body").filter(|body| scores.get(body) > 0))?;
    Some(descend(start, &scores))
}

/// The innermost of the wanted elements that holds nearly as much as the fullest.
fn best(page: &Handle, scores: &Scores, wanted: &dyn Fn(&Handle) -> bool) -> Option<Handle> {
    let found = dom::find_all_nested(page, wanted);
    let most = found.iter().map(|node| scores.get(node)).max().filter(|most| *most > 0)?;
    found.into_iter().rfind(|node| scores.get(node) * 10 >= most * 8)
}

fn is_one_of(node: &Handle, words: &[&str]) -> bool {
    let holds = |value: String| {
        value.split_ascii_whitespace().any(|word| words.contains(&word.to_ascii_lowercase().as_str()))
    };
    !matches!(name(node), "body" | "html" | "a" | "img" | "input")
        && (holds(attr(node, "id")) || holds(attr(node, "class")))
}

/// Goes inward as long as one child holds nearly all of it and has several parts itself.
fn descend(mut node: Handle, scores: &Scores) -> Handle {
    for _ in 0..DEPTH {
        let most = scores.get(&node);
        let next = children(&node).into_iter().find(|child| {
            matches!(
                name(child),
                "div"
                    | "section"
                    | "article"
                    | "main"
                    | "td"
                    | "tr"
                    | "tbody"
                    | "table"
                    | "center"
                    | "span"
                    | "font"
            ) && scores.get(child) * 100 >= most * 85
                && (parts(child, scores) > 1 || scores.get(child) == most && parts(child, scores) > 0)
        });
        match next {
            Some(next) => node = next,
            None => break,
        }
    }
    node
}

/// How many children hold running text.
fn parts(node: &Handle, scores: &Scores) -> usize {
    children(node).iter().filter(|child| scores.get(child) > 0).count()
}
