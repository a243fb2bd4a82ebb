//! What elements of a page look like: by their names, classes and sizes.

use super::dom::{self, attr, children, has_class, name};
use crate::page::furniture;
use gaotai_article::HeadPart;
use markup5ever_rcdom::Handle;

/// Words in class names of what is no story, with what it is.
const FURNITURE: &[(&str, &str)] = &[
    ("share", furniture::SHARE),
    ("social", furniture::SHARE),
    ("related", furniture::RELATED),
    ("recommend", furniture::RELATED),
    ("recommended", furniture::RELATED),
    ("advert", furniture::ADVERT),
    ("advertisement", furniture::ADVERT),
    ("ads", furniture::ADVERT),
    ("newsletter", furniture::PROMOTION),
    ("promo", furniture::PROMOTION),
    ("subscribe", furniture::PROMOTION),
    ("qrcode", furniture::PROMOTION),
    ("comments", furniture::COMMENTS),
    ("comment", furniture::COMMENTS),
    ("cookie", furniture::COOKIES),
    ("consent", furniture::COOKIES),
    ("nav", furniture::NAVIGATION),
    ("navbar", furniture::NAVIGATION),
    ("menu", furniture::NAVIGATION),
    ("sidebar", furniture::PAGE),
];

/// Percent of the text below an element that is links.
pub(super) fn linked(node: &Handle) -> usize {
    let all = dom::text(node).chars().count();
    let links: usize =
        dom::find_all(node, &|child| name(child) == "a").iter().map(|a| dom::text(a).chars().count()).sum();
    (links * 100).checked_div(all).unwrap_or(0)
}

fn words(node: &Handle) -> Vec<String> {
    let both = format!("{} {}", attr(node, "class"), attr(node, "id")).to_ascii_lowercase();
    both.split(|c: char| c.is_whitespace() || "-_".contains(c))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The furniture that an element is by a word of its class or id.
pub(super) fn class_code(node: &Handle) -> Option<&'static str> {
    let words = words(node);
    FURNITURE.iter().find(|(word, _)| words.iter().any(|one| one == word)).map(|(_, code)| *code)
}

/// Whether the element is a breadcrumb by its class.
pub(super) fn is_crumbs(node: &Handle) -> bool {
    let both = format!("{} {} {}", attr(node, "class"), attr(node, "id"), attr(node, "aria-label"))
        .to_ascii_lowercase();
    [
        "breadcrumb",
        "crumb",
        "weizhi",
        "curpos",
        "curposition",
        "news-position",
        "nowposition",
        "path_nav",
        "clink",
        "location",
    ]
    .iter()
    .any(|word| both.contains(word))
}

/// The line of the title group that an element is by its class.
pub(super) fn part(node: &Handle) -> Option<HeadPart> {
    let both = format!("{} {}", attr(node, "class"), attr(node, "id")).to_ascii_lowercase();
    let has = |names: &[&str]| both.split_ascii_whitespace().any(|word| names.contains(&word));
    if has(&[
        "subtitle",
        "sub-title",
        "sub_title",
        "futi",
        "fubiaoti",
        "dek",
        "deck",
        "headline-deck",
        "article-subtitle",
    ]) {
        return Some(HeadPart::Subtitle);
    }
    if has(&["kicker", "yinti", "pretitle", "pre-title", "pre_title", "jianti", "introtitle", "intro-title"])
    {
        return Some(HeadPart::Kicker);
    }
    if has(&["summary", "abstract", "standfirst", "zhaiyao", "article-summary", "daodu"]) {
        return Some(HeadPart::Abstract);
    }
    None
}

/// Whether the element is a caption by its class.
pub(super) fn is_caption(node: &Handle) -> bool {
    let both = format!("{} {}", attr(node, "class"), attr(node, "id")).to_ascii_lowercase();
    ["caption", "pictext", "pic-desc", "picdesc", "imgdesc", "img-desc", "tuzhu", "pic_desc", "imgtext"]
        .iter()
        .any(|word| both.contains(word))
}

/// Pixels for counting, faces, logos.
pub(super) fn is_tiny(node: &Handle) -> bool {
    let small = |name: &str| {
        attr(node, name).trim().trim_end_matches("px").parse::<u32>().is_ok_and(|size| size <= 32)
    };
    small("width")
        || small("height")
        || ["emoji", "icon", "avatar", "logo"].iter().any(|class| has_class(node, class))
}

/// A table of data, not one that lays out a page.
pub(super) fn is_data_table(node: &Handle) -> bool {
    let nested = dom::find(node, &|child| name(child) == "table").is_some();
    let rows = dom::find_all(node, &|child| name(child) == "tr");
    let cells = |row: &Handle| {
        children(row).into_iter().filter(|cell| matches!(name(cell), "td" | "th")).collect::<Vec<_>>()
    };
    let wide = rows.iter().filter(|row| cells(row).len() >= 2).count();
    let long = rows.iter().flat_map(cells).any(|cell| dom::text(&cell).chars().count() > 500);
    !nested && !long && wide >= 2
}
