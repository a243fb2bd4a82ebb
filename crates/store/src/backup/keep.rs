//! Which snapshots stay: 7 daily, 4 weekly.

use chrono::{Datelike, NaiveDate};
use std::collections::BTreeSet;

/// Days of which the newest snapshot stays.
const DAYS: usize = 7;
/// Weeks of which the newest snapshot stays.
const WEEKS: usize = 4;

/// What the rule looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    /// Its place in the order of making; a clock does not change it.
    pub number: u64,
    /// The day it was made, as the newsroom's calendar had it.
    pub day: NaiveDate,
    /// A person asked for it.
    pub by_hand: bool,
    /// Everything that it needs is there.
    pub good: bool,
}

/// The numbers of the snapshots that may go.
///
/// The newest of each of the last seven days that have one, and the newest of each of the
/// last four weeks (from Monday) that have one, stay. Days without a snapshot do not count,
/// so a long absence or a clock that jumps takes none away. What was made by hand stays
/// until the day is over, then goes by the same rule. One that lacks something goes as soon
/// as a newer good one is there. The newest good one always stays.
pub fn surplus(all: &[Kept], today: NaiveDate) -> Vec<u64> {
    let mut good: Vec<&Kept> = all.iter().filter(|one| one.good).collect();
    good.sort_by_key(|one| std::cmp::Reverse(one.number));
    let Some(newest) = good.first() else { return Vec::new() };
    let (mut days, mut weeks, mut stay) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for one in &good {
        let week = (one.day.iso_week().year(), one.day.iso_week().week());
        let first_of_day = days.len() < DAYS && days.insert(one.day);
        let first_of_week = weeks.len() < WEEKS && weeks.insert(week);
        if first_of_day || first_of_week || (one.by_hand && one.day == today) {
            stay.insert(one.number);
        }
    }
    let goes = |one: &&Kept| if one.good { !stay.contains(&one.number) } else { one.number < newest.number };
    all.iter().filter(goes).map(|one| one.number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(days: i64) -> NaiveDate {
        // A Monday.
        NaiveDate::from_ymd_opt(2026, 3, 2).unwrap() + chrono::Duration::days(days)
    }

    /// Days of snapshots in the order of their making, `h` for by hand and `x` for broken;
    /// those that stay, as places in that list.
    #[track_caller]
    fn check(made: &str, today: i64, expected: &[u64]) {
        let all: Vec<Kept> = made
            .split_whitespace()
            .zip(0..)
            .map(|(word, number)| Kept {
                number,
                day: day(word.trim_end_matches(['h', 'x']).parse().unwrap()),
                by_hand: word.ends_with('h'),
                good: !word.ends_with('x'),
            })
            .collect();
        let goes = surplus(&all, day(today));
        let stays: Vec<u64> =
            all.iter().map(|one| one.number).filter(|number| !goes.contains(number)).collect();
        assert_eq!(stays, expected, "{made}");
    }

    #[test]
    fn seven_days() {
        check("", 0, &[]);
        check("0", 0, &[0]);
        check("0 1 2 3 4 5 6", 6, &[0, 1, 2, 3, 4, 5, 6]);
        check("0 0 0", 0, &[2]);
        check("7 8 9 10 11 12 13 14", 14, &[1, 2, 3, 4, 5, 6, 7]);
    }

    #[test]
    fn four_weeks_behind_them() {
        // Sundays are the newest of their weeks: 6, 13, 20.
        let made: Vec<String> = (0..30).map(|day| day.to_string()).collect();
        check(&made.join(" "), 29, &[13, 20, 23, 24, 25, 26, 27, 28, 29]);
        check("0 7 14 21 28 35 42 49 56 63", 63, &[3, 4, 5, 6, 7, 8, 9]);
    }

    #[test]
    fn an_absence_takes_none_away() {
        check("0 1 2 400", 400, &[0, 1, 2, 3]);
        check("0 1 2", 4000, &[0, 1, 2]);
    }

    #[test]
    fn by_hand_today() {
        check("5 5h 5h 5", 5, &[1, 2, 3]);
        check("5 5h 5h 5 6", 6, &[3, 4]);
    }

    #[test]
    fn a_clock_that_went_wrong() {
        // A day in the far future, then right again.
        check("1 2 9000 3 4", 4, &[0, 1, 2, 3, 4]);
        // Set back by a year: the newest is the last made, whatever its date.
        check("400 401 402 37 38", 38, &[0, 1, 2, 3, 4]);
    }

    #[test]
    fn broken_ones_go_when_there_is_a_newer_good_one() {
        check("0x 1 2x", 2, &[1, 2]);
        check("0x 1x", 1, &[0, 1]);
    }

    proptest! {
        #[test]
        fn never_too_many_and_never_the_newest(
            made in proptest::collection::vec((0i64..120, any::<bool>(), 0u8..8), 0..80),
            today in 0i64..120,
        ) {
            let all: Vec<Kept> = made.iter().zip(0..).map(|((at, by_hand, luck), number)| Kept {
                number, day: day(*at), by_hand: *by_hand, good: *luck > 0,
            }).collect();
            let goes = surplus(&all, day(today));
            let stays: Vec<&Kept> = all.iter().filter(|one| !goes.contains(&one.number)).collect();
            if let Some(newest) = all.iter().rev().find(|one| one.good) {
                prop_assert!(!goes.contains(&newest.number));
            }
            let by_hand = stays.iter().filter(|one| one.by_hand && one.day == day(today)).count();
            prop_assert!(stays.iter().filter(|one| one.good).count() <= DAYS + WEEKS + by_hand);
            // Doing it again takes no more away.
            let left: Vec<Kept> = stays.into_iter().copied().collect();
            prop_assert_eq!(surplus(&left, day(today)), Vec::<u64>::new());
        }
    }
}
