//! The words that ninjs leaves to its users: roles of headlines, relations of people and
//! places. README.md is where receivers find them.

use gaotai_article::slip::{
    AiLevel, AuthorRole, OriginalRole, PlaceRole, RelatedKind, SourceKind, StaffRole,
};

/// Relations of authors; the first of a role is the one we write.
pub(crate) const AUTHORS: &[(AuthorRole, &str)] = &[
    (AuthorRole::Reporter, "author"),
    (AuthorRole::Reporter, "reporter"),
    (AuthorRole::Reporter, "creator"),
    (AuthorRole::Correspondent, "correspondent"),
    (AuthorRole::Photographer, "photographer"),
    (AuthorRole::Compiler, "compiler"),
    (AuthorRole::Commentator, "commentator"),
    (AuthorRole::Translator, "translator"),
    (AuthorRole::Trainee, "trainee"),
];

/// Relations of those who worked on the story at the desk.
pub(crate) const STAFF: &[(StaffRole, &str)] = &[
    (StaffRole::ResponsibleEditor, "editor"),
    (StaffRole::DutyEditor, "dutyEditor"),
    (StaffRole::Proofreader, "proofreader"),
    (StaffRole::Reviewer, "reviewer"),
    (StaffRole::LayoutEditor, "layoutEditor"),
];

/// Relations of places.
pub(crate) const PLACES: &[(PlaceRole, &str)] = &[
    (PlaceRole::SentFrom, "sentFrom"),
    (PlaceRole::Event, "event"),
    (PlaceRole::Event, "about"),
    (PlaceRole::ReportedFrom, "reportedFrom"),
    (PlaceRole::Mentioned, "mentions"),
];

/// Roles of the headlines of the story that this one reprints.
pub(crate) const ORIGINALS: &[(OriginalRole, &str)] = &[
    (OriginalRole::Kicker, "original-kicker"),
    (OriginalRole::Main, "original"),
    (OriginalRole::Sub, "original-sub"),
];

/// Roles of sources.
pub(crate) const SOURCES: &[(SourceKind, &str)] =
    &[(SourceKind::Own, "own"), (SourceKind::Reprint, "reprint")];

/// Relations of other stories.
pub(crate) const RELATED: &[(RelatedKind, &str)] = &[
    (RelatedKind::UpdateOf, "updateOf"),
    (RelatedKind::CorrectionOf, "correctionOf"),
    (RelatedKind::TranslationOf, "translationOf"),
    (RelatedKind::SeeAlso, "seeAlso"),
];

/// Concepts of http://cv.iptc.org/newscodes/digitalsourcetype/.
pub(crate) const SOURCE_TYPES: &[(AiLevel, &str)] = &[
    (AiLevel::None, "digitalCreation"),
    (AiLevel::Assisted, "compositeWithTrainedAlgorithmicMedia"),
    (AiLevel::Generated, "trainedAlgorithmicMedia"),
];

/// Where the concepts of [`SOURCE_TYPES`] live.
pub(crate) const SOURCE_TYPE: &str = "http://cv.iptc.org/newscodes/digitalsourcetype/";
/// Where the concepts of the Media Topics live.
pub(crate) const MEDIA_TOPIC: &str = "http://cv.iptc.org/newscodes/mediatopic/";

/// The word of a value.
pub(crate) fn word<T: PartialEq>(list: &[(T, &'static str)], value: T) -> &'static str {
    list.iter().find(|(one, _)| *one == value).map_or("", |(_, word)| word)
}

/// The value of a word.
pub(crate) fn value<T: Copy>(list: &[(T, &'static str)], word: &str) -> Option<T> {
    list.iter().find(|(_, one)| one.eq_ignore_ascii_case(word)).map(|(value, _)| *value)
}
