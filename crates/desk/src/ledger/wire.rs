//! Suggestions and decisions as windows see them.

use crate::person::person_id;
use gaotai_store as store;
use gaotai_store::{Instant, Read, StoreError};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

/// Yes or no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// What was suggested stands.
    Accept,
    /// It is as it was.
    Reject,
}

impl Verdict {
    pub(crate) fn of(accepted: bool) -> Verdict {
        if accepted { Verdict::Accept } else { Verdict::Reject }
    }
}

/// A story detail that was changed with tracking on and waits for a yes or no.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FieldSuggestion {
    /// UUID.
    pub id: String,
    /// Its name in the slip; `extra.KEY` for the newsroom's own.
    pub field: String,
    /// What it was.
    #[ts(type = "unknown")]
    pub was: Value,
    /// What it is.
    #[ts(type = "unknown")]
    pub now: Value,
    /// Id of who changed it last.
    pub person: String,
    /// The name as it stood.
    pub person_name: String,
    /// RFC 3339.
    pub time: String,
}

impl From<store::FieldSuggestion> for FieldSuggestion {
    fn from(open: store::FieldSuggestion) -> Self {
        FieldSuggestion {
            id: open.id,
            field: open.field,
            was: open.was,
            now: open.now,
            person: open.person.id.to_string(),
            person_name: open.person.name,
            time: open.time.to_rfc3339(),
        }
    }
}

/// What the window decided of a suggestion in the text.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct Decision {
    /// Id of the suggestion.
    pub id: String,
    /// Yes or no.
    pub verdict: Verdict,
    /// What kind of suggestion it was.
    pub kind: String,
    /// Id of whose it was.
    pub person: String,
    /// When it was made, RFC 3339.
    pub time: String,
    /// What stood there.
    pub was: String,
    /// What was suggested.
    pub now: String,
    /// The section head below which it stood.
    pub section: Option<String>,
}

impl Decision {
    /// With the name of whose it was; who is unknown here has none.
    pub(crate) fn kept(self, read: &Read<'_>, now: Instant) -> Result<store::Decision, StoreError> {
        let person = person_id(&self.person).ok();
        Ok(store::Decision {
            suggestion: self.id,
            accepted: self.verdict == Verdict::Accept,
            kind: self.kind,
            field: None,
            section: self.section,
            was: self.was,
            now: self.now,
            person: person.map(|id| read.named(id)).transpose()?,
            made: Instant::parse_from_rfc3339(&self.time).unwrap_or(now),
        })
    }
}

/// A suggestion of which somebody said yes or no.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Decided {
    /// Id of the suggestion.
    pub id: String,
    /// Yes or no.
    pub verdict: Verdict,
    /// What kind of suggestion it was; `field` for a story detail.
    pub kind: String,
    /// The story detail.
    pub field: Option<String>,
    /// The section head below which it stood.
    pub section: Option<String>,
    /// What stood there; JSON for a story detail.
    pub was: String,
    /// What was suggested; JSON for a story detail.
    pub now: String,
    /// Id of whose suggestion it was.
    pub person: Option<String>,
    /// The name as it stood.
    pub person_name: String,
    /// When it was made, RFC 3339.
    pub time: String,
    /// Id of who decided.
    pub by: Option<String>,
    /// The name as it stood.
    pub by_name: String,
    /// When, RFC 3339.
    pub at: String,
}

impl From<store::Decided> for Decided {
    fn from(of: store::Decided) -> Self {
        let store::Decided { decision, by, time } = of;
        let split = |person: Option<store::Person>| match person {
            Some(person) => (Some(person.id.to_string()), person.name),
            None => (None, String::new()),
        };
        let ((person, person_name), (by, by_name)) = (split(decision.person), split(by));
        Decided {
            id: decision.suggestion,
            verdict: Verdict::of(decision.accepted),
            kind: decision.kind,
            field: decision.field,
            section: decision.section,
            was: decision.was,
            now: decision.now,
            person,
            person_name,
            time: decision.made.to_rfc3339(),
            by,
            by_name,
            at: time.to_rfc3339(),
        }
    }
}
