//! Takes the library that was made for the library. The damaged one stays, under another name.

use super::DAMAGED;
use crate::{Doorstep, Failure, FailureCode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Nothing is asked: what is taken is what was restored or rescued last.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// Where the damaged one is now.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// Its folder, for showing.
    pub kept: String,
}

/// Gives both their names, one after the other; when the program ends in between, the next
/// opening of the library does the rest.
///
/// # Errors
/// `library_locked` when another window has the library open and would go on writing in the
/// folder that is put aside, `bad_request` when nothing was made, `export_target_unwritable` when a name cannot be
/// given: then the library is where it was.
pub fn run(doorstep: &Doorstep, _request: Request) -> Result<Response, Failure> {
    gaotai_store::rescue::must_be_free(&doorstep.path)?;
    let ready = doorstep.set_ready(None).filter(|path| path.is_dir());
    let ready = ready.ok_or_else(|| Failure::bad_request("ready"))?;
    let library = &doorstep.path;
    let kept = doorstep.beside(DAMAGED);
    // Where backups go and how they went is not in them.
    let plan = library.join("backup.json");
    if plan.is_file() && !ready.join("backup.json").exists() {
        let _ = std::fs::copy(plan, ready.join("backup.json"));
    }
    let renamed = |from: &std::path::Path, to: &std::path::Path| {
        std::fs::rename(from, to).map_err(|error| {
            Failure::new(FailureCode::ExportTargetUnwritable, error.to_string())
                .with("path", from.display())
                .with("what", error)
        })
    };
    let there = library.exists();
    if there {
        renamed(library, &kept)?;
    }
    if let Err(failure) = renamed(&ready, library) {
        if there {
            renamed(&kept, library)?;
        }
        doorstep.set_ready(Some(ready));
        return Err(failure);
    }
    super::leftovers::taken(library);
    tracing::info!(kept = %kept.display(), "the library was exchanged");
    Ok(Response { kept: kept.display().to_string() })
}
