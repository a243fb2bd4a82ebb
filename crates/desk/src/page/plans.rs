//! The page plans that there are.

use super::wire::PlanInfo;
use crate::{Desk, Failure};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;

/// Nothing is asked.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// The plans.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// Those that came along, then the newsroom's own.
    pub plans: Vec<PlanInfo>,
    /// Families of faces that their house styles name and that are not there.
    pub faces_missing: Vec<String>,
}

/// Lists them. Files that are no plans are among them, with what is wrong.
///
/// # Errors
/// None.
pub fn run(desk: &Desk, _request: Request) -> Result<Response, Failure> {
    let room = desk.composing();
    let catalog = room.catalog();
    let styles = catalog.plans.iter().filter_map(|known| Some(&known.set.as_ref()?.1));
    let missing: BTreeSet<String> = styles.flat_map(|style| room.typesetter.missing(style)).collect();
    let plans = catalog.plans.iter().map(|known| known.info.clone()).collect();
    Ok(Response { plans, faces_missing: missing.into_iter().collect() })
}
