//! The stories of a channel or state, or with these words in them.

use crate::wire::{ChannelCount, StoryRow, StoryState};
use crate::{Desk, Failure};
use gaotai_store as store;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// What to list.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// Id of a channel: stories in it and below it; `null` for all.
    pub channel: Option<String>,
    /// `null` for all but the bin.
    pub state: Option<StoryState>,
    /// Words that must all be in the story; empty for all.
    pub query: String,
    /// The order.
    pub sort: Sort,
}

/// The order of the list.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// Last changed first.
    Updated,
    /// Last created first.
    Created,
    /// By title.
    Title,
    /// Longest first.
    Words,
}

/// The list, and what it can be narrowed down by.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// The lines.
    pub stories: Vec<StoryRow>,
    /// How many there are.
    pub total: usize,
    /// How many stories of the library are in each state.
    #[ts(type = "Record<StoryState, number>")]
    pub states: BTreeMap<String, usize>,
    /// All channels.
    pub channels: Vec<ChannelCount>,
}

/// Lists them.
///
/// # Errors
/// Those of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    let query = store::ListQuery {
        channel: request.channel,
        state: request.state.map(StoryState::into),
        query: request.query,
        sort: match request.sort {
            Sort::Updated => store::Sort::Updated,
            Sort::Created => store::Sort::Created,
            Sort::Title => store::Sort::Title,
            Sort::Words => store::Sort::Words,
        },
        limit: None,
    };
    let listing = desk.read(|r| r.list(&query))?;
    Ok(Response {
        stories: listing.stories.into_iter().map(StoryRow::from).collect(),
        total: listing.total,
        states: listing.states.into_iter().map(|(state, count)| (state.name().to_owned(), count)).collect(),
        channels: listing.channels.into_iter().map(ChannelCount::from).collect(),
    })
}
