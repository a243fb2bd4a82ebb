//! Keeps the figures of stories that stand on pages fresh while others work.

use super::fits::all;
use crate::Desk;
use std::sync::{Arc, Weak};
use std::time::Duration;

/// How often it is looked whether something has changed: what did not is not set again, and whoever
/// types sees the figure of the open story at once.
const EVERY: Duration = Duration::from_secs(1);

/// Tells `changed` when a story that stands on a page fits there in another way than before, as long
/// as the desk is open.
pub fn watch(desk: &Arc<Desk>, changed: impl Fn() + Send + 'static) {
    let desk: Weak<Desk> = Arc::downgrade(desk);
    let work = move || {
        crate::aside::step_back();
        let mut known = None;
        loop {
            std::thread::sleep(EVERY);
            // Held no longer than for one look, so that the library closes with the window.
            let Some(desk) = desk.upgrade() else { return };
            match all(&desk) {
                Ok(fits) => {
                    if known.as_ref().is_some_and(|known| *known != fits) {
                        changed();
                    }
                    known = Some(fits);
                }
                Err(failure) => tracing::warn!(code = ?failure.code, "pages were not looked at"),
            }
        }
    };
    if let Err(error) = std::thread::Builder::new().name("fits".into()).spawn(work) {
        tracing::error!(%error, "nobody looks how stories fit their pages");
    }
}
