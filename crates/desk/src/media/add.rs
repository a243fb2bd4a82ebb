//! Adds pictures to the library from files.

use super::file::{load, name};
use super::take::take;
use super::wire::AddedPicture;
use crate::aside::aside;
use crate::{Desk, Failure, Task};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// Handles of files that a dialog, a drop or the command line named.
    pub handles: Vec<String>,
}

/// What became of them.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// In the order of the files.
    pub added: Vec<AddedPicture>,
}

/// Adds them, one after the other: a file that fails keeps no other from coming in. After a
/// cancellation the files that are left fail with `cancelled`.
///
/// # Errors
/// None. What is wrong with a file stands in its line.
pub fn run(desk: &Desk, request: Request, task: &Task<'_>) -> Result<Response, Failure> {
    let total = request.handles.len();
    let one = |(done, handle): (usize, &String)| {
        let path = match desk.path_of(handle) {
            Ok(path) => path,
            Err(failure) => return take(desk, "", Err(failure)),
        };
        let name = name(&path);
        match task.at(done, total, &name) {
            Ok(()) => aside(|| take(desk, &name, load(&path, &name))),
            Err(failure) => take(desk, &name, Err(failure)),
        }
    };
    let added = request.handles.iter().enumerate().map(one).collect();
    // The last word of progress; who cancelled now came too late.
    let _ = task.at(total, total, "");
    Ok(Response { added })
}
