//! When the day's backup is due.

use super::Plan;
use crate::Instant;
use chrono::Duration;

/// After a failure it is tried again after so long; a folder that is not there is looked for
/// every time.
const AGAIN: Duration = Duration::hours(1);

/// Whether a backup is due at this moment, by the calendar of the moment's offset. A clock that
/// was set back makes one due, never none.
pub fn due(plan: &Plan, now: Instant) -> bool {
    if !plan.daily || plan.folder.is_none() {
        return false;
    }
    let made_today = plan
        .last
        .as_ref()
        .is_some_and(|last| last.time.with_timezone(now.offset()).date_naive() == now.date_naive());
    let just_failed = plan.failure.as_ref().is_some_and(|failure| {
        let since = now.signed_duration_since(failure.time);
        failure.code != "backup_gone" && since >= Duration::zero() && since < AGAIN
    });
    !made_today && !just_failed
}

#[cfg(test)]
mod tests {
    use super::super::{LastBackup, PlanFailure};
    use super::*;

    fn at(time: &str) -> Instant {
        Instant::parse_from_rfc3339(time).unwrap()
    }

    fn plan(last: Option<&str>, failed: Option<(&str, &str)>) -> Plan {
        Plan {
            folder: Some("/b".into()),
            daily: true,
            last: last.map(|time| LastBackup { time: at(time), snapshot: "x".into(), stories: 1, bytes: 1 }),
            failure: failed.map(|(time, code)| PlanFailure {
                time: at(time),
                code: code.into(),
                params: Default::default(),
            }),
        }
    }

    #[test]
    fn once_a_day() {
        let now = at("2026-11-26T09:00:00+08:00");
        for (last, expected) in [
            (None, true),
            (Some("2026-11-26T00:10:00+08:00"), false),
            (Some("2026-11-25T23:50:00+08:00"), true),
            // The same instant is another day elsewhere; the newsroom's calendar counts.
            (Some("2026-11-25T17:00:00+00:00"), false),
            // The clock was ahead when the last one was made.
            (Some("2027-01-01T08:00:00+08:00"), true),
        ] {
            assert_eq!(due(&plan(last, None), now), expected, "{last:?}");
        }
        assert!(!due(&Plan { daily: false, ..plan(None, None) }, now));
        assert!(!due(&Plan { folder: None, ..plan(None, None) }, now));
    }

    #[test]
    fn a_failure_waits_and_a_missing_stick_does_not() {
        let now = at("2026-11-26T09:00:00+08:00");
        for (time, code, expected) in [
            ("2026-11-26T08:30:00+08:00", "backup_full", false),
            ("2026-11-26T07:30:00+08:00", "backup_full", true),
            ("2026-11-26T10:30:00+08:00", "backup_full", true),
            ("2026-11-26T08:59:00+08:00", "backup_gone", true),
        ] {
            assert_eq!(due(&plan(None, Some((time, code))), now), expected, "{time} {code}");
        }
    }
}
