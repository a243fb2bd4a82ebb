//! Labels of machine use: IPTC's digital source types, and the implicit label of
//! GB 45438—2025 (a text `AIGC` in the file's words; TC260-PG-20258A for pictures).

/// The namespace of the implicit label in XMP.
pub(crate) const TC260: &str = "http://www.tc260.org.cn/ns/AIGC/1.0/";
/// Where IPTC's digital source types are defined.
pub(crate) const SOURCE_TYPES: &str = "http://cv.iptc.org/newscodes/digitalsourcetype/";
/// What is said of a picture that has the implicit label.
pub(crate) const AIGC: &str = "AIGC";

/// Digital source types that tell of a machine, by the last part of their address.
const BY_MACHINE: &[&str] = &[
    "trainedAlgorithmicMedia",
    "compositeWithTrainedAlgorithmicMedia",
    "algorithmicMedia",
    "algorithmicallyEnhanced",
    "compositeSynthetic",
    "virtualRecording",
];

/// The source type in an address, or bare, where it tells of a machine.
pub(crate) fn source_type(value: &str) -> Option<&'static str> {
    let last = value.trim().rsplit('/').next().unwrap_or_default();
    BY_MACHINE.iter().find(|known| last.eq_ignore_ascii_case(known)).copied()
}

/// The source type that a signed claim names, without reading the claim itself.
pub(crate) fn claimed(claim: &[u8]) -> Option<&'static str> {
    let said = |name: &&&str| memchr::memmem::find(claim, format!("/{name}").as_bytes()).is_some();
    BY_MACHINE.iter().find(said).copied()
}

/// Whether words are an implicit label: `{"AIGC": …}`, or its fields under the key `AIGC`.
pub(crate) fn is_label(key: &str, words: &str) -> bool {
    key.eq_ignore_ascii_case(AIGC) || (words.contains("\"AIGC\"") && words.contains('{'))
}
