//! Files that are no stories.

use gaotai_article::profile::FORMAT;

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
}
