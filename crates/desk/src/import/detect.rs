//! Which format a file is of.

use gaotai_article::profile::FORMAT;
use gaotai_formats::{FORMATS, Format, format};
use std::path::Path;

/// By the name's extension, or else by how the text begins. What is no text at all goes to
/// the reader of plain text, which says what it is instead.
pub(crate) fn detect(name: &str, bytes: &[u8]) -> Option<&'static Format> {
    let extension = Path::new(name).extension().map(|extension| extension.to_string_lossy().to_lowercase());
    let named = |format: &&Format| {
        format.import.is_some() && extension.as_deref().is_some_and(|it| format.extensions.contains(&it))
    };
    FORMATS.iter().find(named).or_else(|| by_content(bytes))
}

fn by_content(bytes: &[u8]) -> Option<&'static Format> {
    let start: String = match gaotai_language::encoding::decode(&bytes[..bytes.len().min(64 << 10)]) {
        Ok(decoded) => decoded.text.trim_start().chars().take(2000).collect(),
        Err(_) => String::new(),
    };
    let lower = start.to_lowercase();
    let id = if lower.starts_with("<!doctype html") || lower.starts_with("<html") || lower.contains("<body") {
        "html"
    } else if start.starts_with('{') && start.contains("\"uri\"") {
        "ninjs"
    } else if start.starts_with("---\n") {
        "markdown"
    } else {
        "text"
    };
    format(id).filter(|format| format.import.is_some())
}

/// Whether it says of itself that it is a story profile.
pub(crate) fn is_profile(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(4 << 10)]);
    let says =
        |line: &str| line.split_once(':').is_some_and(|(key, value)| key == "format" && is_ours(value));
    start.trim_start_matches('\u{feff}').lines().any(says)
}

fn is_ours(value: &str) -> bool {
    let bare = value.split('#').next().unwrap_or_default();
    bare.trim().trim_matches(['"', '\'']) == FORMAT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn profiles_are_no_stories() {
        let check = |content: &str, expected: bool| {
            assert_eq!(is_profile(content.as_bytes()), expected, "{content:?}");
        };
        check("format: gaotai-profile\nversion: 1\n", true);
        check("\u{feff}# 本报\r\nformat: \"gaotai-profile\"  # ours\r\n", true);
        check("他写道：format: gaotai-profile", false);
        check("format: gaotai-article", false);
        check("", false);
    }

    fn check(name: &str, content: &str, expected: &str) {
        let found = detect(name, content.as_bytes()).map(|format| format.id);
        assert_eq!(found, Some(expected), "{name} {content:?}");
    }

    #[test]
    fn formats_of_files() {
        check("a.txt", "<html>", "text");
        check("a.TXT", "字", "text");
        check("a.html", "字", "html");
        check("a.HTM", "字", "html");
        check("a.md", "字", "markdown");
        check("a.json", "{}", "ninjs");
        check("a", "字", "text");
        check("a", "<!DOCTYPE html><p>字", "html");
        check("page.aspx", "\n<HTML lang=zh>", "html");
        check("a", "---\ntitle: 字\n---\n", "markdown");
        check("a", "{\"uri\": \"urn:x\"}", "ninjs");
        check("a.jpg", "\u{0}\u{1}", "text");
    }
}
