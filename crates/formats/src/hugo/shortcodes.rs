//! Shortcodes of Hugo in a text that comes in: pictures, films and references are what they
//! stand for, all others are listed and left out, with the text between them kept.

use crate::Problem;
use crate::html::render::{attribute, element};
use crate::markdown::tags::{Tag, Walk, arguments};

const PAIRS: &[(&str, &str)] = &[("{{<", ">}}"), ("{{%", "%}}")];

/// The text as Markdown, and the shortcodes that say nothing here.
pub(crate) fn read(text: &str, above: u32) -> (String, Vec<Problem>) {
    let mut walk = Walk::over(text, above, PAIRS);
    while let Some(tag) = walk.next() {
        let inner = tag.inner.trim_end_matches('/').trim_end();
        if let Some(shown) = inner.strip_prefix("/*") {
            // Written about, not used.
            let shown = shown.trim_end_matches("*/").trim_end_matches('*');
            walk.put(&format!("{{{{\\<{shown}>}}}}"));
        } else if inner.starts_with('/') {
            walk.put("");
        } else if let Some(html) = translated(&tag) {
            walk.put(&html);
        } else {
            walk.drop(&tag);
        }
    }
    walk.finish()
}

/// What a shortcode of Hugo's own stands for.
fn translated(tag: &Tag<'_>) -> Option<String> {
    let arguments = arguments(tag.rest().trim_end_matches('/'));
    let named = |name: &str| arguments.iter().find(|(one, _)| *one == name).map(|(_, value)| *value);
    let first = arguments.iter().find(|(name, _)| name.is_empty()).map(|(_, value)| *value);
    match tag.name() {
        "figure" | "img" | "image" => Some(figure(&named)),
        "ref" | "relref" => named("path").or(first).map(str::to_owned),
        "youtube" => film("https://www.youtube.com/watch?v=", named("id").or(first)?),
        "vimeo" => film("https://vimeo.com/", named("id").or(first)?),
        "bilibili" => film("https://www.bilibili.com/video/", named("id").or(first)?),
        _ => None,
    }
}

fn figure<'a>(named: &dyn Fn(&str) -> Option<&'a str>) -> String {
    let mut out = String::from("<figure><img");
    // An address without a host is of the site's own files.
    let src = named("src").unwrap_or_default();
    attribute(&mut out, "src", if src.starts_with("//") { src } else { src.trim_start_matches('/') });
    attribute(&mut out, "alt", named("alt").unwrap_or_default());
    out.push_str("><figcaption>");
    element(&mut out, "span", "caption", named("caption").or(named("title")).unwrap_or_default());
    element(&mut out, "span", "credit", named("attr").unwrap_or_default());
    out.push_str("</figcaption></figure>");
    out
}

fn film(site: &str, id: &str) -> Option<String> {
    let mut out = String::from("<figure class=\"embed\"><a");
    attribute(&mut out, "href", &format!("{site}{id}"));
    out.push_str("></a></figure>");
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str, dropped: &[&str]) {
        let (found, problems) = read(text, 3);
        assert_eq!(found, expected, "{text}");
        let listed: Vec<String> =
            problems.iter().map(|one| format!("{}:{} {}", one.line, one.column, one.excerpt)).collect();
        assert_eq!(listed, dropped, "{text}");
    }

    #[test]
    fn shortcodes_in_a_page() {
        check(
            "{{< figure src=\"a.jpg\" caption=\"老街 & 灯\" attr='张三' >}}",
            "<figure><img src=\"a.jpg\" alt=\"\"><figcaption><span class=\"caption\">老街 &amp; 灯</span><span class=\"credit\">张三</span></figcaption></figure>",
            &[],
        );
        check("[a]({{< relref \"b.md\" >}})", "[a](b.md)", &[]);
        check(
            "{{< youtube abc >}}",
            "<figure class=\"embed\"><a href=\"https://www.youtube.com/watch?v=abc\"></a></figure>",
            &[],
        );
        check("字\n{{% note %}}\n文\n{{% /note %}}", "字\n\n文\n", &["5:1 {{% note %}}"]);
        check("{{</* figure */>}}", "{{\\< figure >}}", &[]);
        check("{{ x }} {{<open", "{{ x }} {{<open", &[]);
    }
}
