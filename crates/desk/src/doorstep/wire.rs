//! What can be rescued, as the window sees it.

use gaotai_store::rescue;
use serde::Serialize;
use ts_rs::TS;

/// What becomes of a story of a damaged library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StoryFate {
    /// As it stood, with what was typed last.
    Whole,
    /// The newest version that can be read; whether there was a newer one is not known.
    Unsure,
    /// An older version; the newest, or what was typed after it, cannot be read.
    Older,
    /// From the backup.
    Backup,
    /// Only a text that is not as it was written.
    Damaged,
    /// Nothing but its name.
    Lost,
}

/// A story that is or was in the damaged library.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RescuedStory {
    /// UUID.
    pub id: String,
    /// Its title as far as it can be read.
    pub title: String,
    /// What becomes of it.
    pub fate: StoryFate,
    /// Time of the version that it will have, RFC 3339; `null` for a lost one.
    pub time: Option<String>,
    /// Versions that can be read.
    pub versions: usize,
    /// Versions that are known of and cannot be read.
    pub versions_lost: usize,
    /// What was typed after its newest version comes along.
    pub typed: bool,
    /// A text that is not as it was written can come along among its versions.
    pub damaged: bool,
}

impl From<rescue::RescuedStory> for RescuedStory {
    fn from(one: rescue::RescuedStory) -> Self {
        let rescue::RescuedStory { id, title, fate, time, versions, versions_lost, typed, damaged } = one;
        let fate = match fate {
            rescue::Fate::Whole => StoryFate::Whole,
            rescue::Fate::Unsure => StoryFate::Unsure,
            rescue::Fate::Older => StoryFate::Older,
            rescue::Fate::Backup => StoryFate::Backup,
            rescue::Fate::Damaged => StoryFate::Damaged,
            rescue::Fate::Lost => StoryFate::Lost,
        };
        RescuedStory { id, title, fate, time, versions, versions_lost, typed, damaged }
    }
}
