//! Whether the files of the vault are as they came in, for the check of the whole library.

use super::{hidden, hushed, vault};
use crate::{Desk, Failure, FailureCode, Task};
pub(crate) use gaotai_store::vault::Checked;

/// Looks at every file. It says in which stories something is missing, and not what.
///
/// # Errors
/// `cancelled`, and those of the library without a word of the vault.
pub(crate) fn check(desk: &Desk, task: &Task<'_>) -> Result<Checked, Failure> {
    hushed(|| {
        let checked = vault(desk)?.check(&mut || task.go_on().is_ok()).map_err(hidden)?;
        checked.ok_or_else(|| Failure::new(FailureCode::Cancelled, "the job was cancelled"))
    })
}
