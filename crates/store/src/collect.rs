//! Removing pictures that nothing has used for long.
//!
//! The row goes first and is committed; the file goes after that, while nobody else can put a
//! picture in. So a crash between the two leaves a file without a row, which is unused too and
//! goes when its own time is over; never a row without a file.

use crate::tables::idle::{Idle, MEDIA};
use crate::{Instant, Library, Result, Stamp, StoreError, files};
use gaotai_article::Hash;
use std::fs;
use std::path::Path;
use std::sync::TryLockError;

/// What a collection removed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Collected {
    /// The pictures, and files that no row named.
    pub removed: Vec<Hash>,
    /// How long their files were together.
    pub bytes: u64,
}

/// Revisions looked through in one transaction: keystrokes wait no longer than for these.
const AT_ONCE: usize = 20;

impl Library {
    /// Notes what is unused at this moment and removes what was so for long enough: see
    /// [`crate::GRACE`] and [`crate::LOOK`]. Nothing goes while a picture is being put in or
    /// copied, or while there is a revision that cannot be read, since nobody knows what it names.
    pub fn collect_media(&self, now: Instant) -> Result<Collected> {
        let _alone = match self.pictures().try_write() {
            Ok(alone) => alone,
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            Err(TryLockError::WouldBlock) => return Ok(Collected::default()),
        };
        let stamp = Stamp { person: None, time: now };
        while !self.write(&stamp, "media.uses", |w| w.scan_media_uses(AT_ONCE))? {}
        if self.read(|r| r.use_scan())?.1 > 0 {
            tracing::warn!("a revision cannot be read, so no picture is taken for unused");
            return Ok(Collected::default());
        }
        let found = files::list(self.path())?;
        let mut collected = Collected::default();
        self.write_then(
            &stamp,
            "media.collect",
            |w| {
                let mut idle = w.unused_media()?;
                for (hash, came) in &found.pictures {
                    if !w.knows_media(hash)? {
                        idle.push(Idle { key: hash.to_string(), came: *came });
                    }
                }
                let mut over: Vec<Hash> = Vec::new();
                for one in w.see_idle(MEDIA, idle)? {
                    // Whatever stands there is no name of a picture then.
                    let Ok(hash) = one.key.parse() else { continue };
                    w.drop_media(&hash)?;
                    over.push(hash);
                }
                Ok(over)
            },
            |over| {
                // Nobody writes a picture now, so a part of one is a rest.
                found.parts.iter().for_each(|part| drop(fs::remove_file(part)));
                collected = remove(self.path(), over);
            },
        )?;
        Ok(collected)
    }
}

fn remove(folder: &Path, over: Vec<Hash>) -> Collected {
    let mut collected = Collected::default();
    for hash in over {
        let path = files::path(folder, &hash);
        let bytes = fs::symlink_metadata(&path).map_or(0, |what| what.len());
        match fs::remove_file(&path) {
            Ok(()) => collected.bytes += bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            // It is without a row from now on and so will be tried again.
            Err(error) => {
                let error = StoreError::io(&path, error);
                tracing::warn!(%error, "an unused picture cannot be removed");
                continue;
            }
        }
        collected.removed.push(hash);
    }
    collected
}
