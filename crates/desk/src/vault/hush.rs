//! Panics that tell nothing.
//!
//! The words of a panic can quote what the program was at ("byte index 3 is not a char boundary;
//! it is inside …"), and they go to standard error, which desktops keep in a journal, and with the
//! answer of the blocking pool into the log. While a verb of the vault runs, they are dropped.

use crate::Failure;
use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    static HUSHED: Cell<bool> = const { Cell::new(false) };
}

/// Runs it; a panic becomes a failure without its words.
pub(crate) fn hushed<T>(act: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(install);
    let before = HUSHED.replace(true);
    // A transaction that was under way is rolled back when it is dropped; locks are not poisoned here.
    let ended = panic::catch_unwind(AssertUnwindSafe(act));
    HUSHED.set(before);
    ended.unwrap_or_else(|_| {
        tracing::error!("a verb of the vault ended in a panic");
        Err(Failure::internal("a verb of the vault ended in a panic"))
    })
}

fn install() {
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if !HUSHED.get() {
            before(info);
        }
    }));
}
