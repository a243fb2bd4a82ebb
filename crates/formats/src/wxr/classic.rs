//! Posts of the classic editor: blank lines part paragraphs, shortcodes stand for pictures with
//! captions. What the block editor wrote passes as it is.

/// Elements that are no part of a paragraph.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "div",
    "dl",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "iframe",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "video",
    "audio",
];

/// The HTML of a post, and the shortcodes in it that nothing here knows, once each.
pub(crate) fn blocks(content: &str) -> (String, Vec<String>) {
    if content.contains("<!-- wp:") {
        return (content.to_owned(), Vec::new());
    }
    let (html, unread) = shortcodes(&content.replace("\r\n", "\n"));
    (paragraphs(&html), unread)
}

/// Every run of lines between blank ones as a paragraph, unless an element of its own begins it.
fn paragraphs(html: &str) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 8);
    let mut depth = 0usize;
    for chunk in html.split("\n\n").map(str::trim).filter(|chunk| !chunk.is_empty()) {
        let block = starts_block(chunk);
        if block || depth > 0 {
            out.push_str(chunk);
        } else {
            out.push_str("<p>");
            out.push_str(&chunk.replace('\n', "<br>"));
            out.push_str("</p>");
        }
        out.push('\n');
        // Inside a list, a table or a quotation blank lines part nothing.
        for name in ["ul", "ol", "table", "pre", "figure"] {
            depth += count(chunk, &format!("<{name}"));
            depth = depth.saturating_sub(count(chunk, &format!("</{name}")));
        }
    }
    out
}

fn count(chunk: &str, tag: &str) -> usize {
    let ends = |rest: &str| rest.chars().next().is_none_or(|c| !c.is_ascii_alphanumeric());
    chunk.match_indices(tag).filter(|(at, _)| ends(&chunk[at + tag.len()..])).count()
}

fn starts_block(chunk: &str) -> bool {
    let Some(rest) = chunk.strip_prefix('<') else { return false };
    let name: String = rest
        .trim_start_matches('/')
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    BLOCKS.contains(&name.as_str()) || rest.starts_with("!--")
}

/// Captions become figures, embeds their addresses; other shortcodes go, their text stays.
fn shortcodes(html: &str) -> (String, Vec<String>) {
    let mut out = String::with_capacity(html.len());
    let mut unread: Vec<String> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('[') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match shortcode(rest) {
            Some(("caption" | "wp_caption", after))
                if after.contains("[/caption]") || after.contains("[/wp_caption]") =>
            {
                rest = caption(after, &mut out);
            }
            Some(("embed", after)) => match after.split_once("[/embed]") {
                Some((url, after)) => {
                    out.push_str(&format!("<iframe src=\"{}\"></iframe>", url.trim().replace('"', "%22")));
                    rest = after;
                }
                None => rest = after,
            },
            Some((name, after)) => {
                if !unread.iter().any(|had| had == name) {
                    unread.push(name.to_owned());
                }
                rest = after;
            }
            None => {
                out.push('[');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    (out, unread)
}

/// The shortcodes of WordPress and of the most used extensions; other words in brackets are text.
const KNOWN: &[&str] = &[
    "caption",
    "wp_caption",
    "embed",
    "gallery",
    "audio",
    "video",
    "playlist",
    "contact-form-7",
    "vc_row",
    "vc_column",
    "vc_column_text",
    "et_pb_section",
    "et_pb_row",
    "et_pb_column",
    "et_pb_text",
    "youtube",
    "vimeo",
    "twitter",
];

/// The shortcode that begins here, and what follows its tag.
fn shortcode(text: &str) -> Option<(&'static str, &str)> {
    let inside = text.strip_prefix('[')?;
    let inside = inside.strip_prefix('/').unwrap_or(inside);
    let end = inside.find(']')?;
    let name = inside[..end].split(|c: char| c.is_ascii_whitespace() || c == '/').next()?;
    let known = KNOWN.iter().find(|known| **known == name)?;
    Some((known, &inside[end + 1..]))
}

/// `[caption]<img> Words[/caption]` as a figure; gives what follows.
fn caption<'a>(after: &'a str, out: &mut String) -> &'a str {
    let end = after.find("[/caption]").or_else(|| after.find("[/wp_caption]")).unwrap_or(after.len());
    let (inside, rest) = after.split_at(end);
    let rest = rest.find(']').map_or("", |at| &rest[at + 1..]);
    let (picture, words) = match inside.find("<img").and_then(|at| Some(at + inside[at..].find('>')? + 1)) {
        Some(at) => inside.split_at(at),
        None => ("", inside),
    };
    let words = words.trim().strip_prefix("</a>").unwrap_or(words.trim()).trim();
    out.push_str("\n\n<figure>");
    out.push_str(picture);
    out.push_str(&format!("<figcaption>{words}</figcaption></figure>\n\n"));
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(content: &str, expected: &str) {
        assert_eq!(blocks(content).0.replace('\n', ""), expected, "{content:?}");
    }

    #[test]
    fn lines_are_paragraphs() {
        check("one\ntwo\r\n\r\nthree", "<p>one<br>two</p><p>three</p>");
        check("<h2>a</h2>\n\nb <b>c</b>", "<h2>a</h2><p>b <b>c</b></p>");
        check("<ul>\n<li>a</li>\n\n<li>b</li>\n</ul>\n\nc", "<ul><li>a</li><li>b</li></ul><p>c</p>");
        check("<!-- wp:paragraph --><p>a\n\nb</p>", "<!-- wp:paragraph --><p>ab</p>");
    }

    #[test]
    fn shortcodes_are_read_or_told() {
        check(
            "[caption id=\"a\"]<a href=\"x\"><img src=\"b.jpg\" /></a> Words[/caption] after [sic]",
            "<figure><a href=\"x\"><img src=\"b.jpg\" /><figcaption>Words</figcaption></figure><p>after [sic]</p>",
        );
        check("[embed]https://a.b/c[/embed]", "<iframe src=\"https://a.b/c\"></iframe>");
        assert_eq!(blocks("[gallery ids=\"1\"] a [gallery]").1, ["gallery"]);
        assert_eq!(blocks("[caption] never [closed").1, ["caption"]);
    }
}
