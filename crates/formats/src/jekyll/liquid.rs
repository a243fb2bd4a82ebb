//! Liquid, which Jekyll runs over a post before anything else: kept out of what leaves, and
//! taken out of what comes in.

use crate::Problem;
use crate::markdown::tags::{Walk, arguments};

/// The text as kramdown and Liquid read it. A brace that could open a tag or a list of
/// attributes becomes a reference, as do the signs whose backslash kramdown would show; line
/// breaks become tags.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        match c {
            '{' => out.push_str("&#123;"),
            '\\' => match rest.next() {
                Some('\n') => out.push_str("<br>\n"),
                Some('&') => out.push_str("&amp;"),
                Some('<') => out.push_str("&lt;"),
                Some('>') => out.push_str("&gt;"),
                Some('"') => out.push_str("&quot;"),
                Some(sign @ ('~' | '^' | '`' | '|')) => out.push_str(&format!("&#{};", u32::from(sign))),
                Some(sign) => out.extend(['\\', sign]),
                None => out.push('\\'),
            },
            c => out.push(c),
        }
    }
    out
}

/// The text as Markdown, and the tags that say nothing here. Addresses made by a filter stand
/// for themselves; raw text stays as it is.
pub(crate) fn read(text: &str, above: u32) -> (String, Vec<Problem>) {
    let mut walk = Walk::over(text, above, &[("{%", "%}"), ("{{", "}}")]);
    while let Some(tag) = walk.next() {
        match (tag.opened, tag.name()) {
            ("{%", "raw") => {
                let raw = walk.until("endraw").unwrap_or_default();
                walk.put(raw);
            }
            ("{%", "comment") => {
                walk.until("endcomment");
                walk.put("");
            }
            ("{%", "link" | "post_url") => walk.put(tag.rest()),
            ("{%", name) if name.starts_with("end") => walk.put(""),
            ("{{", "site.baseurl" | "site.url") if tag.rest().is_empty() => walk.put(""),
            ("{{", _) if tag.inner.starts_with(['"', '\'']) => match arguments(tag.inner).first() {
                Some((_, address)) if tag.inner.contains("_url") || tag.inner.contains("site.") => {
                    walk.put(address)
                }
                _ => walk.drop(&tag),
            },
            _ => walk.drop(&tag),
        }
    }
    walk.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str, dropped: &[&str]) {
        let (found, problems) = read(text, 0);
        assert_eq!(found, expected, "{text}");
        let listed: Vec<String> =
            problems.iter().map(|one| format!("{}:{} {}", one.line, one.column, one.excerpt)).collect();
        assert_eq!(listed, dropped, "{text}");
    }

    #[test]
    fn liquid_in_a_post() {
        check("a {{ site.baseurl }}/b.png {{site.url}}c", "a /b.png c", &[]);
        check("![x]({{ \"/a.png\" | relative_url }})", "![x](/a.png)", &[]);
        check("![x]({{ '/a.png' | prepend: site.baseurl }})", "![x](/a.png)", &[]);
        check("{% raw %}{{ x }}{% endraw %} y", "{{ x }} y", &[]);
        check("字{% comment %}\n{% if a %}\n{%- endcomment -%}字\n末", "字\n\n字\n末", &[]);
        check("一\n二 {% include a.html x=1 %}三", "一\n二 三", &["2:3 {% include a.html x=1 %}"]);
        check("{% highlight ruby %}\ncode\n{% endhighlight %}", "\ncode\n", &["1:1 {% highlight ruby %}"]);
        check("[a]({% post_url 2020-01-01-b %})", "[a](2020-01-01-b)", &[]);
        check("{{ page.title }}", "", &["1:1 {{ page.title }}"]);
        check("{{ open {% too", "{{ open {% too", &[]);
        check("{ a } {字}", "{ a } {字}", &[]);
    }

    #[test]
    fn text_that_kramdown_shows_as_it_is() {
        let check = |text: &str, expected: &str| assert_eq!(escaped(text), expected);
        check("{{ x }} {% y %}", "&#123;&#123; x }} &#123;% y %}");
        check("a\\\nb \\* \\& \\~ \\\\{", "a<br>\nb \\* &amp; &#126; \\\\&#123;");
    }
}
