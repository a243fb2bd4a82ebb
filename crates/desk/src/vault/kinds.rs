//! What a file is, by the ending of its name: nothing of it is shown in the window, so that a
//! wrong guess only chooses the wrong group.

use gaotai_store::vault::Kind;
use std::path::Path;

const TYPES: &[(&str, &str)] = &[
    ("aac", "audio/aac"),
    ("amr", "audio/amr"),
    ("flac", "audio/flac"),
    ("m4a", "audio/mp4"),
    ("mp3", "audio/mpeg"),
    ("oga", "audio/ogg"),
    ("ogg", "audio/ogg"),
    ("opus", "audio/ogg"),
    ("wav", "audio/wav"),
    ("wma", "audio/x-ms-wma"),
    ("3gp", "video/3gpp"),
    ("m4v", "video/mp4"),
    ("mkv", "video/x-matroska"),
    ("mov", "video/quicktime"),
    ("mp4", "video/mp4"),
    ("webm", "video/webm"),
    ("csv", "text/csv"),
    ("doc", "application/msword"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("gif", "image/gif"),
    ("heic", "image/heic"),
    ("jpeg", "image/jpeg"),
    ("jpg", "image/jpeg"),
    ("md", "text/markdown"),
    ("odt", "application/vnd.oasis.opendocument.text"),
    ("pdf", "application/pdf"),
    ("png", "image/png"),
    ("txt", "text/plain"),
    ("webp", "image/webp"),
    ("xls", "application/vnd.ms-excel"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("zip", "application/zip"),
];

/// Kind and media type of a file of this name.
pub(super) fn of(name: &str) -> (Kind, &'static str) {
    let ending = ending(name);
    let mime =
        TYPES.iter().find(|(known, _)| *known == ending).map_or("application/octet-stream", |(_, mime)| mime);
    let sounds = mime.starts_with("audio/") || mime.starts_with("video/");
    (if sounds { Kind::Recording } else { Kind::Document }, mime)
}

/// The ending with its dot, as far as it is harmless in the name of a copy; empty for others.
pub(super) fn extension(name: &str) -> String {
    let ending = ending(name);
    let plain =
        !ending.is_empty() && ending.len() <= 8 && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if plain { format!(".{ending}") } else { String::new() }
}

fn ending(name: &str) -> String {
    Path::new(name).extension().unwrap_or_default().to_string_lossy().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_by_their_names() {
        assert_eq!(of("采访.M4A"), (Kind::Recording, "audio/mp4"));
        assert_eq!(of("合同.pdf"), (Kind::Document, "application/pdf"));
        assert_eq!(of("无名"), (Kind::Document, "application/octet-stream"));
        assert_eq!((extension("合同.PDF").as_str(), extension("a.爆料").as_str()), (".pdf", ""));
        assert_eq!(extension("a.sh;rm -rf"), "");
    }
}
