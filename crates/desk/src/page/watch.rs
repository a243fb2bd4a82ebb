//! Keeps the figures of stories that stand on pages fresh while others work.

use super::fits::all;
use super::wire::PageFit;
use crate::Desk;
use std::sync::{Arc, Weak};
use std::time::Duration;

/// How often it is looked whether something has changed: what did not is not set again, and whoever
/// types sees the figure of the open story at once.
const EVERY: Duration = Duration::from_secs(1);

/// How the stories fitted their pages when they were looked at last.
#[derive(Debug, Default)]
pub struct Watch(Option<Vec<PageFit>>);

impl Watch {
    /// Whether a story fits in another way than at the last look, or stands elsewhere. The first look
    /// only learns how it is; when the library cannot be read, what was known stays.
    pub fn look(&mut self, desk: &Desk) -> bool {
        match all(desk) {
            Ok(fits) => {
                let changed = self.0.as_ref().is_some_and(|known| *known != fits);
                self.0 = Some(fits);
                changed
            }
            Err(failure) => {
                tracing::warn!(code = ?failure.code, "pages were not looked at");
                false
            }
        }
    }
}

/// Tells `changed` when a story that stands on a page fits there in another way than before, as long
/// as the desk is open.
pub fn watch(desk: &Arc<Desk>, changed: impl Fn() + Send + 'static) {
    let desk: Weak<Desk> = Arc::downgrade(desk);
    let work = move || {
        crate::aside::step_back();
        let mut watch = Watch::default();
        loop {
            std::thread::sleep(EVERY);
            // Held no longer than for one look, so that the library closes with the window.
            let Some(desk) = desk.upgrade() else { return };
            if watch.look(&desk) {
                changed();
            }
        }
    };
    if let Err(error) = std::thread::Builder::new().name("fits".into()).spawn(work) {
        tracing::error!(%error, "nobody looks how stories fit their pages");
    }
}
