//! What a verb says when it could not do what was asked: a code that the window has
//! words for, what the words need, and English for the log.

use gaotai_formats::{ExportError, ImportError};
use gaotai_store::StoreError;
use gaotai_store::backup::BackupError;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;
use ts_rs::TS;

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident,)+) => {
        /// What went wrong, as far as somebody acts on it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
        #[serde(rename_all = "snake_case")]
        pub enum FailureCode {
            $($(#[$doc])* $variant,)+
        }

        impl FailureCode {
            /// All codes, so that a test can ask for words for each.
            pub const ALL: &'static [FailureCode] = &[$(FailureCode::$variant,)+];
        }
    };
}

codes! {
    /// A newer program made the library. Params: `found`, `known`.
    LibraryNewer,
    /// The library is not as it was written. Params: `what`.
    LibraryDamaged,
    /// The library cannot be written. Params: `path`.
    LibraryReadOnly,
    /// The library is open elsewhere. Params: `path`.
    LibraryLocked,
    /// There is nothing at this path. Params: `path`.
    LibraryMissing,
    /// There is something else at this path. Params: `path`.
    NotALibrary,
    /// No room on the disk.
    DiskFull,
    /// No such story or revision. Params: `id`.
    StoryMissing,
    /// The story has moved on since it was read. Params: `head`.
    StoryChangedElsewhere,
    /// A change that does not fit the story. Params: `what`.
    ChangeInvalid,
    /// No characters but white space.
    ImportEmpty,
    /// A picture, a program, an archive. Params: `what`.
    ImportNotText,
    /// More than is sensible for a story. Params: `bytes`, `most`.
    ImportTooLarge,
    /// No encoding fits. Params: `at` (byte), `line`.
    ImportBrokenEncoding,
    /// The file cannot be read from the disk, or is not of the format it claims.
    /// Params: `what`, and `line` where it is known.
    ImportUnreadable,
    /// Text, but of no format that is read here.
    ImportUnknownFormat,
    /// A story profile, which is brought in elsewhere.
    ImportProfile,
    /// Text, but no story in it.
    ImportNothingFound,
    /// An archive that is damaged or would do harm. Params: `problem` (an id of
    /// [`gaotai_formats::package::ArchiveProblem`]), `member`.
    ImportArchive,
    /// The file is no picture. Params: `name`.
    PictureNotOne,
    /// A picture of a kind that is not taken in. Params: `name`, `what`.
    PictureUnsupported,
    /// A picture's file that is damaged. Params: `name`, `what`.
    PictureBroken,
    /// More pixels than can be worked with. Params: `name`, `width`, `height`, `most` (megapixels).
    PictureTooLarge,
    /// A longer file than is taken in. Params: `name`, `bytes`, `most`.
    PictureFileTooLarge,
    /// The disk does not give the file. Params: `name`, `what`.
    PictureUnreadable,
    /// The library has no such picture. Params: `hash`.
    PictureMissing,
    /// No such format, or one that is only read. Params: `format`.
    ExportUnknownFormat,
    /// The place cannot be written to. Params: `path`, `what`.
    ExportTargetUnwritable,
    /// The encoding lacks characters. Params: `encoding`, `characters`.
    ExportEncoding,
    /// The story has places that are still open, and the request does not pass over them.
    /// Params: `count`, `first` (the first of them), `places` (JSON of [`crate::wire::PlaceholderPlace`]).
    ExportPlaceholders,
    /// Stories to be exported in which suggestions wait for a yes or no. Params: `count`.
    ExportSuggestions,
    /// A story must not go out before a time. Params: `until` (RFC 3339), `title`.
    ExportEmbargoed,
    /// There is no such destination. Params: `id`.
    DestinationMissing,
    /// Something in the destination must be mended first. Params: `id`, `problems` (JSON of
    /// [`gaotai_formats::destination::Problem`]).
    DestinationInvalid,
    /// The file is no destination.
    DestinationNotOne,
    /// A newer program made the destination. Params: `found`, `known`.
    DestinationNewer,
    /// The destination's file cannot be read. Params: `what`.
    DestinationUnreadable,
    /// The newsroom's web page template has a mistake. Params: `line`, `what`.
    TemplateInvalid,
    /// There is no such story profile. Params: `id`.
    ProfileMissing,
    /// The file is no story profile.
    ProfileNotOne,
    /// A newer program made the profile. Params: `found`, `known`.
    ProfileNewer,
    /// The profile's file cannot be read. Params: `what`.
    ProfileUnreadable,
    /// A search pattern that is no regular expression. Params: `mistake`, `at` (character).
    PatternInvalid,
    /// The folder for backups is in the library. Params: `path`.
    BackupInside,
    /// The folder holds the backups of another library. Params: `path`, `name`.
    BackupOtherLibrary,
    /// The folder for backups cannot be reached. Params: `path`.
    BackupGone,
    /// No room for the backup. Params: `path`, `needed`, `free` (bytes; 0 when not known).
    BackupFull,
    /// The folder cannot be written. Params: `path`.
    BackupUnwritable,
    /// What was read back is not what was written. Params: `what`.
    BackupUnverified,
    /// No folder for backups was chosen, or there are no backups in it. Params: `path`.
    BackupNone,
    /// A library is only restored into a folder that is new or empty. Params: `path`.
    BackupNotEmpty,
    /// No library is restored among backups. Params: `path`, `backups` (the folder that holds them).
    BackupAmong,
    /// A newer program made the backup. Params: `found`, `known`.
    BackupNewer,
    /// A backup is being made already.
    BackupRunning,
    /// A handle that was never given out. Params: `handle`.
    HandleUnknown,
    /// A name is needed: of the person at the desk, or of a vocabulary entry.
    NameEmpty,
    /// There is no such person. Params: `id`.
    PersonMissing,
    /// Another person has this name. Params: `name`.
    PersonNameTaken,
    /// A person who has written something stays. Params: `name`.
    PersonHasWritten,
    /// There is no such comment any more. Params: `id`.
    CommentMissing,
    /// Only who wrote a comment changes or removes it.
    CommentNotYours,
    /// A comment that was answered stays.
    CommentHasReplies,
    /// The suggestion was decided already, or never made. Params: `id`.
    SuggestionMissing,
    /// A setting or vocabulary entry that cannot be kept. Params: `name`, `what`.
    SettingInvalid,
    /// The job was cancelled before this was done.
    Cancelled,
    /// There is no such page. Params: `id`.
    PageMissing,
    /// There is no such page plan, or one in which nothing can be set. Params: `id`.
    PlanMissing,
    /// The file is no page plan. Params: `what` (English, with the line where it is known).
    PlanInvalid,
    /// The page's plan has no such slot. Params: `slot`.
    SlotMissing,
    /// A newer page was asked for before this one was set; nothing to tell anybody.
    PageStale,
    /// A page cannot be written as what was asked for. Params: `what` (English, of the standard).
    PageUnwritable,
    /// No verb has this name. Params: `verb`.
    UnknownVerb,
    /// The request is not of the verb's form. Params: `field`.
    BadRequest,
    /// There is no such entry in the vault.
    VaultMissing,
    /// A file for the vault that the disk does not give. No params: its name stays with who asked.
    VaultFileUnreadable,
    /// The vault, or a file of it, is not as it was written.
    VaultDamaged,
    /// No program opened a file of the vault.
    VaultNotOpened,
    /// What should not happen. Params: `what`.
    Internal,
}

impl FailureCode {
    /// The code as it stands in JSON.
    pub fn name(self) -> String {
        serde_json::to_value(self)
            .ok()
            .and_then(|value| value.as_str().map(str::to_owned))
            .unwrap_or_default()
    }
}

/// Why a verb could not do what was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, thiserror::Error)]
#[error("{}: {detail}", code.name())]
pub struct Failure {
    /// What went wrong.
    pub code: FailureCode,
    /// What the words for the code need, by name.
    #[ts(type = "Record<string, string>")]
    pub params: BTreeMap<String, String>,
    /// English, for the log; no story text.
    pub detail: String,
}

impl Failure {
    /// A failure without params.
    pub fn new(code: FailureCode, detail: impl Into<String>) -> Self {
        Failure { code, params: BTreeMap::new(), detail: detail.into() }
    }

    /// Adds a param.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }

    /// Something that should not happen.
    pub fn internal(detail: &str) -> Self {
        Failure::new(FailureCode::Internal, detail).with("what", detail)
    }

    /// A request whose `field` is not of the verb's form.
    pub fn bad_request(field: &str) -> Self {
        Failure::new(FailureCode::BadRequest, format!("{field} is not of the form asked for"))
            .with("field", field)
    }

    /// A name that is missing.
    pub(crate) fn name_empty(whose: &str) -> Self {
        Failure::new(FailureCode::NameEmpty, format!("no name for {whose}"))
    }

    /// Nobody has this id.
    pub(crate) fn person_missing(id: &str) -> Self {
        Failure::new(FailureCode::PersonMissing, "no such person").with("id", id)
    }

    /// A file to be imported that the disk does not give.
    pub(crate) fn unreadable(error: &std::io::Error) -> Self {
        Failure::new(FailureCode::ImportUnreadable, error.to_string()).with("what", error)
    }

    /// Stories that are not to be sent with places left open.
    pub(crate) fn placeholders(places: &[crate::wire::PlaceholderPlace]) -> Self {
        // The places are story text, so they go to whoever asked and not to the log.
        let detail = format!("{} places are still open", places.len());
        Failure::new(FailureCode::ExportPlaceholders, detail)
            .with("count", places.len())
            .with("first", places.first().map_or("", |place| &place.text))
            .with("places", serde_json::to_string(places).unwrap_or_default())
    }

    /// A story that must not go out before a time.
    pub(crate) fn embargoed(title: &str, until: chrono::DateTime<chrono::FixedOffset>) -> Self {
        Failure::new(FailureCode::ExportEmbargoed, "the story is under embargo")
            .with("until", until.to_rfc3339())
            .with("title", title)
    }

    /// Stories that are not to be sent before their suggestions are decided.
    pub(crate) fn suggestions(count: usize) -> Self {
        let detail = format!("{count} suggestions are open");
        Failure::new(FailureCode::ExportSuggestions, detail).with("count", count)
    }

    /// A place to export to that cannot be written.
    pub(crate) fn unwritable(path: &Path, error: &std::io::Error) -> Self {
        if matches!(error.kind(), std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded) {
            return Failure::new(FailureCode::DiskFull, error.to_string());
        }
        Failure::new(FailureCode::ExportTargetUnwritable, error.to_string())
            .with("path", path.display())
            .with("what", error)
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        use FailureCode as Code;
        let detail = error.to_string();
        let at = |code, path: &Path| Failure::new(code, detail.clone()).with("path", path.display());
        match &error {
            StoreError::Newer { found, known } => {
                Failure::new(Code::LibraryNewer, detail).with("found", found).with("known", known)
            }
            StoreError::Damaged { detail: what } => {
                Failure::new(Code::LibraryDamaged, detail.clone()).with("what", what)
            }
            StoreError::ReadOnly { path } => at(Code::LibraryReadOnly, path),
            StoreError::Full => Failure::new(Code::DiskFull, detail),
            StoreError::Locked { path } => at(Code::LibraryLocked, path),
            StoreError::Missing { path } => at(Code::LibraryMissing, path),
            StoreError::NotALibrary { path } => at(Code::NotALibrary, path),
            StoreError::StoryMissing { id } => Failure::new(Code::StoryMissing, detail).with("id", id),
            StoreError::PageMissing { id } => Failure::new(Code::PageMissing, detail).with("id", id),
            StoreError::RevisionMissing { id } => Failure::new(Code::StoryMissing, detail).with("id", id),
            StoreError::MediaMissing { hash } => {
                Failure::new(Code::PictureMissing, detail.clone()).with("hash", hash)
            }
            StoreError::Stale { head } => {
                Failure::new(Code::StoryChangedElsewhere, detail).with("head", head)
            }
            StoreError::Change(error) => {
                Failure::new(Code::ChangeInvalid, detail.clone()).with("what", error)
            }
            StoreError::Codec(error) => {
                Failure::new(Code::LibraryDamaged, detail.clone()).with("what", error)
            }
            StoreError::TermInvalid { id, problem } => {
                Failure::new(Code::SettingInvalid, detail.clone()).with("name", id).with("what", problem)
            }
            StoreError::PersonMissing { id } => Failure::person_missing(&id.to_string()),
            StoreError::PersonNameTaken { name } => {
                Failure::new(Code::PersonNameTaken, detail).with("name", name)
            }
            StoreError::PersonHasWritten { name } => {
                Failure::new(Code::PersonHasWritten, detail).with("name", name)
            }
            StoreError::CommentMissing { id } => Failure::new(Code::CommentMissing, detail).with("id", id),
            StoreError::CommentExists { .. } => Failure::bad_request("id"),
            StoreError::CommentNotYours { .. } => Failure::new(Code::CommentNotYours, detail),
            StoreError::CommentHasReplies { .. } => Failure::new(Code::CommentHasReplies, detail),
            StoreError::SuggestionMissing { id } => {
                Failure::new(Code::SuggestionMissing, detail).with("id", id)
            }
            StoreError::Io { .. } | StoreError::StoryExists { .. } | StoreError::Sqlite(_) => {
                Failure::internal(&detail)
            }
        }
    }
}

impl From<BackupError> for Failure {
    fn from(error: BackupError) -> Self {
        use FailureCode as Code;
        let detail = error.to_string();
        let at = |code, path: &Path| Failure::new(code, detail.clone()).with("path", path.display());
        match error {
            BackupError::Inside { path } => at(Code::BackupInside, &path),
            BackupError::OtherLibrary { path, name } => {
                at(Code::BackupOtherLibrary, &path).with("name", name)
            }
            BackupError::Gone { path } => at(Code::BackupGone, &path),
            BackupError::Full { path, needed, free } => {
                at(Code::BackupFull, &path).with("needed", needed).with("free", free)
            }
            BackupError::ReadOnly { path } => at(Code::BackupUnwritable, &path),
            BackupError::Unverified { what } => {
                Failure::new(Code::BackupUnverified, detail).with("what", what)
            }
            BackupError::NotABackup { path } => at(Code::BackupNone, &path),
            BackupError::NoSnapshot { name } => Failure::new(Code::BackupNone, detail).with("path", name),
            BackupError::NotEmpty { path } => at(Code::BackupNotEmpty, &path),
            BackupError::AmongBackups { path, backups } => {
                at(Code::BackupAmong, &path).with("backups", backups.display())
            }
            BackupError::Newer { found, known } => {
                Failure::new(Code::BackupNewer, detail).with("found", found).with("known", known)
            }
            BackupError::Cancelled => Failure::new(Code::Cancelled, detail),
            BackupError::Store(error) => error.into(),
            BackupError::Io { .. } => Failure::internal(&detail),
        }
    }
}

impl From<ImportError> for Failure {
    fn from(error: ImportError) -> Self {
        use FailureCode as Code;
        let of = |code| Failure::new(code, error.to_string());
        match &error {
            ImportError::Empty => of(Code::ImportEmpty),
            ImportError::NotText { what } => of(Code::ImportNotText).with("what", what),
            ImportError::TooLarge { bytes, most } => {
                of(Code::ImportTooLarge).with("bytes", bytes).with("most", most)
            }
            ImportError::BrokenEncoding { at, line } => {
                of(Code::ImportBrokenEncoding).with("at", at).with("line", line)
            }
            ImportError::Malformed { line, problem } => {
                of(Code::ImportUnreadable).with("line", line).with("what", problem)
            }
            ImportError::NoStory => of(Code::ImportNothingFound),
            ImportError::Archive { problem, member } => {
                Failure::new(Code::ImportArchive, format!("the archive is not read, {problem}"))
                    .with("problem", problem.id())
                    .with("member", member)
            }
        }
    }
}

impl From<ExportError> for Failure {
    fn from(error: ExportError) -> Self {
        use FailureCode as Code;
        match &error {
            // The characters are story text, so they go to the window and not to the log.
            ExportError::Encoding { encoding, characters } => {
                Failure::new(Code::ExportEncoding, format!("the encoding {encoding} lacks characters"))
                    .with("encoding", encoding)
                    .with("characters", characters)
            }
            ExportError::Template { line, problem } => Failure::new(Code::TemplateInvalid, error.to_string())
                .with("line", line)
                .with("what", problem),
            ExportError::Press { what } => {
                Failure::new(Code::PageUnwritable, error.to_string()).with("what", what)
            }
            ExportError::Failed(what) => Failure::internal(what),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(failure: Failure, code: &str, params: &[(&str, &str)]) {
        let found: Vec<(&str, &str)> =
            failure.params.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!((failure.code.name().as_str(), found.as_slice()), (code, params), "{failure}");
    }

    #[test]
    fn errors_keep_what_their_words_need() {
        check(
            StoreError::Newer { found: 9, known: 1 }.into(),
            "library_newer",
            &[("found", "9"), ("known", "1")],
        );
        check(StoreError::Locked { path: "/a".into() }.into(), "library_locked", &[("path", "/a")]);
        check(StoreError::Full.into(), "disk_full", &[]);
        check(ImportError::Empty.into(), "import_empty", &[]);
        check(ImportError::NotText { what: "JPEG".into() }.into(), "import_not_text", &[("what", "JPEG")]);
        check(
            ImportError::TooLarge { bytes: 9, most: 1 }.into(),
            "import_too_large",
            &[("bytes", "9"), ("most", "1")],
        );
        check(
            ImportError::BrokenEncoding { at: 7, line: 2 }.into(),
            "import_broken_encoding",
            &[("at", "7"), ("line", "2")],
        );
        check(
            ExportError::Template { line: 3, problem: "x".into() }.into(),
            "template_invalid",
            &[("line", "3"), ("what", "x")],
        );
        let encoding = ExportError::Encoding { encoding: "GB18030".into(), characters: "秘".into() };
        let failure = Failure::from(encoding);
        assert!(!failure.detail.contains('秘'), "story text in a log line: {failure}");
        check(failure, "export_encoding", &[("characters", "秘"), ("encoding", "GB18030")]);
        let full = std::io::Error::from(std::io::ErrorKind::StorageFull);
        check(Failure::unwritable(Path::new("/a"), &full), "disk_full", &[]);
        let refused = std::io::Error::from(std::io::ErrorKind::PermissionDenied);
        let found = Failure::unwritable(Path::new("/a"), &refused);
        assert_eq!((found.code, found.params["path"].as_str()), (FailureCode::ExportTargetUnwritable, "/a"));
    }
}
