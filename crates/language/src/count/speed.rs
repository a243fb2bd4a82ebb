//! How long reading takes, by how many Han characters and Latin words there are.
//!
//! | | silently | aloud |
//! |---|---|---|
//! | Han characters a minute | 332 | 255 |
//! | English words a minute | 238 | 183 |
//!
//! English: Brysbaert, How many words do we read per minute? Journal of Memory and Language
//! 109 (2019), mean of 190 studies, non-fiction. Chinese aloud: Trauzettel-Klosinski and
//! Dietz, The New International Reading Speed Texts, IOVS 53 (2012). For Chinese read silently
//! there is no such mean; it is taken to be faster by what makes English faster (238 : 183).

use super::Count;

/// Milliseconds for one Han character.
const HAN: Pace = Pace { silent: 60_000 / 332, aloud: 60_000 / 255 };
/// Milliseconds for one Latin word.
const LATIN: Pace = Pace { silent: 60_000 / 238, aloud: 60_000 / 183 };

struct Pace {
    silent: u32,
    aloud: u32,
}

/// The count with its times.
pub(super) fn timed(count: Count) -> Count {
    Count {
        reading_ms: count.han * HAN.silent + count.latin_words * LATIN.silent,
        aloud_ms: count.han * HAN.aloud + count.latin_words * LATIN.aloud,
        ..count
    }
}
