//! A post as bare text, for what takes no more.

/// The text of our own HTML: a line a block, cells apart by tabs. Knows what [`super::render`]
/// writes and nothing else.
pub(super) fn of(html: &str) -> String {
    let mut out = String::with_capacity(html.len() / 2);
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        unescape(&mut out, &rest[..start]);
        let Some(end) = rest[start..].find('>') else { break };
        let tag = &rest[start + 1..start + end];
        match tag.split(' ').next().unwrap_or_default() {
            "/td" | "/th" => out.push('\t'),
            "/p" | "/h2" | "/h3" | "/li" | "/tr" | "br" => line_end(&mut out),
            _ => {}
        }
        rest = &rest[start + end + 1..];
    }
    unescape(&mut out, rest);
    let lines = out.lines().map(str::trim_end).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

fn line_end(out: &mut String) {
    let end = out.trim_end_matches('\t').len();
    out.truncate(end);
    out.push('\n');
}

fn unescape(out: &mut String, escaped: &str) {
    let plain =
        escaped.replace('\n', "").replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", "\u{a0}");
    out.push_str(&plain.replace("&amp;", "&"));
}
