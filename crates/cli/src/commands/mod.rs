//! One command a file.

pub mod backup;
pub mod backups;
pub mod check;
pub mod comments;
pub mod compare;
pub mod completions;
pub mod destinations;
pub mod echo;
pub mod export;
pub mod formats;
pub mod import;
pub mod layout;
pub mod list;
pub mod media;
pub mod new;
pub mod people;
pub mod plans;
pub mod profiles;
pub mod rescue;
pub mod restore;
pub mod send;
pub mod show;
pub mod suggestions;
pub mod versions;

use crate::words::{Language, sentence};
use gaotai_desk::{Desk, Failure, FailureCode, story, wire::StoryState};
use std::io;
use std::path::Path;

/// What a command comes to.
pub type Outcome<T = ()> = Result<T, Stop>;

/// Why a command ends before its time, or with less than was asked.
#[derive(Debug)]
pub enum Stop {
    /// Something failed, and was told already.
    Told,
    /// Something failed.
    Failed(Failure),
    /// The command line makes no sense; in English and Chinese.
    Usage(&'static str, &'static str),
    /// The library cannot be opened.
    Library(Failure),
    /// No story has an id that begins like this, or several have.
    NoStory(String, usize),
    /// No version of the story is called like this, or several are.
    NoVersion(String, usize),
    /// No story profile has this id, or no picture this hash.
    Missing(Failure),
    /// So many pictures have a hash that begins like this.
    SeveralPictures(String, usize),
    /// Stdout cannot be written.
    Output(io::Error),
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        match failure.code {
            FailureCode::StoryMissing => {
                Stop::NoStory(failure.params.get("id").cloned().unwrap_or_default(), 0)
            }
            FailureCode::ProfileMissing
            | FailureCode::PictureMissing
            | FailureCode::PlanMissing
            | FailureCode::DestinationMissing => Stop::Missing(failure),
            _ => Stop::Failed(failure),
        }
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Stop::Output(error)
    }
}

impl Stop {
    /// The exit code, as `--help` documents it.
    pub fn code(&self) -> u8 {
        match self {
            Stop::Told | Stop::Failed(_) | Stop::Output(_) => 1,
            Stop::Usage(..) => 2,
            Stop::Library(_) => 3,
            Stop::NoStory(..) | Stop::NoVersion(..) | Stop::Missing(_) | Stop::SeveralPictures(..) => 4,
        }
    }

    /// What to say on stderr.
    pub fn message(&self, language: Language) -> Option<String> {
        Some(match self {
            Stop::Told => return None,
            Stop::Failed(failure) | Stop::Library(failure) | Stop::Missing(failure) => {
                sentence(failure, language)
            }
            Stop::Usage(english, chinese) => language.of(english, chinese).to_owned(),
            Stop::NoStory(id, 0) => {
                format!("{}{id}", language.of("there is no story ", "没有这篇稿件："))
            }
            Stop::NoStory(id, several) => match language {
                Language::English => format!("{several} stories have ids that begin with {id}"),
                Language::Chinese => format!("有 {several} 篇稿件的编号以 {id} 开头"),
            },
            Stop::NoVersion(name, 0) => {
                format!("{}{name}", language.of("the story has no version ", "这篇稿件没有这个版本："))
            }
            Stop::NoVersion(name, several) => match language {
                Language::English => {
                    format!("{several} versions are called {name} or have ids that begin so")
                }
                Language::Chinese => format!("有 {several} 个版本名为 {name} 或编号以此开头"),
            },
            Stop::SeveralPictures(hash, several) => match language {
                Language::English => format!("{several} pictures have hashes that begin with {hash}"),
                Language::Chinese => format!("有 {several} 张图片的编号以 {hash} 开头"),
            },
            Stop::Output(error) => error.to_string(),
        })
    }
}

/// Opens a library that must be there.
pub fn open(library: &Path) -> Outcome<Desk> {
    Desk::existing(library).map_err(Stop::Library)
}

/// The id of the story whose id begins like this, in the bin or not.
pub fn find(desk: &Desk, beginning: &str) -> Outcome<String> {
    let wanted = beginning.to_lowercase();
    let mut found = Vec::new();
    for state in [None, Some(StoryState::Trashed)] {
        let request = story::list::Request {
            channel: None,
            state,
            query: String::new(),
            sort: story::list::Sort::Created,
        };
        let ids = story::list::run(desk, request)?.stories.into_iter().map(|row| row.id);
        found.extend(ids.filter(|id| id.starts_with(&wanted)));
    }
    match found.as_slice() {
        [one] if !wanted.is_empty() => Ok(one.clone()),
        _ => Err(Stop::NoStory(beginning.to_owned(), found.len())),
    }
}
