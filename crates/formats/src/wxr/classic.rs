//! Posts of the classic editor: blank lines part paragraphs, shortcodes stand for pictures with
//! captions. What stands in blocks of the block editor has its paragraphs already; between its blocks
//! and in its blocks for such text the rules of the classic one hold.

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
    let content = content.replace("\r\n", "\n");
    let mut unread = Vec::new();
    let mut out = String::with_capacity(content.len() + content.len() / 8);
    let (mut depth, mut classic) = (0usize, false);
    let mut rest = content.as_str();
    while !rest.is_empty() {
        let (at, end) = delimiter(rest).unwrap_or((rest.len(), rest.len()));
        let html = shortcodes(&rest[..at], &mut unread);
        out.push_str(&if classic || depth == 0 { paragraphs(&html) } else { html });
        let comment = &rest[at..end];
        out.push_str(comment);
        rest = &rest[end..];
        match delimited(comment) {
            Some(_) if comment.ends_with("/-->") => {}
            Some((name, ends)) if CLASSIC.contains(&name) => classic = !ends,
            Some((_, true)) => depth = depth.saturating_sub(1),
            Some((_, false)) => (depth, classic) = (depth + 1, false),
            None => {}
        }
    }
    (out, unread)
}

/// Blocks that hold text of the classic editor, without tags for its paragraphs.
const CLASSIC: &[&str] = &["freeform", "shortcode"];

/// Where the first comment that begins or ends a block stands, and where it ends.
fn delimiter(html: &str) -> Option<(usize, usize)> {
    let (at, _) = html.match_indices("<!--").find(|(at, _)| delimited(&html[*at..]).is_some())?;
    Some((at, at + html[at..].find("-->")? + 3))
}

/// The name of the block that a comment begins, or ends.
fn delimited(comment: &str) -> Option<(&str, bool)> {
    let inside = comment.strip_prefix("<!--")?.trim_ascii_start();
    let name = inside.strip_prefix('/').unwrap_or(inside).strip_prefix("wp:")?;
    let name = name.strip_prefix("core/").unwrap_or(name);
    let name = name.split(|c: char| c.is_ascii_whitespace() || c == '>').next()?;
    Some((name, inside.starts_with('/')))
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
fn shortcodes(html: &str, unread: &mut Vec<String>) -> String {
    let mut out = String::with_capacity(html.len());
    // Nobody looks for an end behind the last one: a crowd of beginnings would be looked through
    // once for each.
    let closed = html.rfind(']');
    let captioned = html.rfind("[/caption]").max(html.rfind("[/wp_caption]"));
    let embedded = html.rfind("[/embed]");
    let place = |rest: &str| Some(html.len() - rest.len());
    let mut rest = html;
    while let Some(at) = rest.find('[').filter(|at| place(&rest[*at..]) < closed) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match shortcode(rest) {
            Some(("caption" | "wp_caption", after)) if place(after) <= captioned => {
                rest = caption(after, &mut out);
            }
            Some(("embed", after)) if place(after) <= embedded => {
                let (url, after) = after.split_once("[/embed]").unwrap_or((after, ""));
                out.push_str(&format!("<iframe src=\"{}\"></iframe>", url.trim().replace('"', "%22")));
                rest = after;
            }
            Some(("embed", after)) => rest = after,
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
    out
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
    let ended = |rest: &str| rest.starts_with(|c: char| c.is_ascii_whitespace() || c == '/' || c == ']');
    let known = KNOWN.iter().find(|known| inside.strip_prefix(**known).is_some_and(ended))?;
    Some((known, &inside[inside.find(']')? + 1..]))
}

/// `[caption]<img> Words[/caption]` as a figure; gives what follows.
fn caption<'a>(after: &'a str, out: &mut String) -> &'a str {
    let mut ends = after.match_indices("caption]").filter_map(|(at, _)| {
        let before = &after[..at];
        Some(before.strip_suffix("[/wp_").or_else(|| before.strip_suffix("[/"))?.len())
    });
    let (inside, rest) = after.split_at(ends.next().unwrap_or(after.len()));
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
    fn between_blocks_is_classic_text() {
        check("a\n\nb<!-- wp:separator /-->c\n\nd", "<p>a</p><p>b</p><!-- wp:separator /--><p>c</p><p>d</p>");
        check(
            "<!-- wp:paragraph -->\n<p>a</p>\n<!-- /wp:paragraph -->\n\nb\n\nc",
            "<!-- wp:paragraph --><p>a</p><!-- /wp:paragraph --><p>b</p><p>c</p>",
        );
        let open = "<!-- wp:group {\"x\":[1]} --><div>";
        let close = "</div><!-- /wp:group -->";
        check(
            &format!("{open}<!-- wp:core/freeform -->a\n\nb<!-- /wp:core/freeform -->c{close}d"),
            &format!(
                "{open}<!-- wp:core/freeform --><p>a</p><p>b</p><!-- /wp:core/freeform -->c{close}<p>d</p>"
            ),
        );
    }

    #[test]
    fn shortcodes_in_blocks_are_read_or_told() {
        let block = |inside: &str| format!("<!-- wp:shortcode -->{inside}<!-- /wp:shortcode -->");
        check(&block("[gallery ids=\"1,2\"]"), &block(""));
        assert_eq!(blocks(&block("[gallery ids=\"1,2\"]").repeat(2)).1, ["gallery"]);
        check(
            &block("[caption]<img src=\"b.jpg\"> Words[/caption]"),
            &block("<figure><img src=\"b.jpg\"><figcaption>Words</figcaption></figure>"),
        );
        assert_eq!(blocks("<!-- wp:html --><p>[gallery]</p><!-- /wp:html -->").1, ["gallery"]);
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
        let figure = |words: &str| format!("<figure><figcaption>{words}</figcaption></figure>");
        check("[wp_caption]a[/wp_caption][caption]b[/caption]", &(figure("a") + &figure("b")));
    }

    /// Each would take long if every beginning looked for its end to the end of the text.
    #[test]
    fn crowds_of_beginnings_are_looked_through_once() {
        for (beginning, kept) in [("[", true), ("[gallery ", true), ("[caption]", false), ("<!-- wp:", true)]
        {
            let crowd = beginning.repeat((1 << 20) / beginning.len());
            assert_eq!(blocks(&crowd).0.contains(crowd.trim_end()), kept, "{beginning}");
        }
    }
}
