//! Pixels that were drawn last: of the next sheet the window needs only what is other.

use gaotai_layout::{Part, Pixels, Tile};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

/// How many are kept, and of how many bytes at most each: a page in a window has 2 to 6 MB.
const ROOM: usize = 3;
const MOST: usize = 8 << 20;

/// Which sheet, at which scale, and what of it.
type Which = (u64, f64, Option<Tile>);

/// The newest at the end.
#[derive(Default)]
pub(super) struct Drawn(Mutex<VecDeque<(Which, Arc<Pixels>)>>);

impl Drawn {
    /// Keeps the pixels of a sheet, and gives what of them is other than on an earlier one; none when that
    /// is not kept at this scale.
    pub fn since(&self, which: Which, earlier: Option<u64>, pixels: &Arc<Pixels>) -> Option<Part> {
        let (_, scale, tile) = which;
        let before = {
            let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            let of = |known: &Which| Some(known.0) == earlier && (known.1, known.2) == (scale, tile);
            let before = held.iter().find(|(known, _)| of(known)).map(|(_, pixels)| pixels.clone());
            held.retain(|(known, _)| *known != which);
            if pixels.bytes.len() <= MOST {
                held.push_back((which, pixels.clone()));
            }
            if held.len() > ROOM {
                held.pop_front();
            }
            before
        };
        before.and_then(|before| pixels.changed(&before))
    }
}
