//! What was decided of suggestions.

use super::deliveries::person;
use super::people::Person;
use super::time;
use crate::{Instant, Read, Result, Write, projection};
use gaotai_article::ArticleId;
use rusqlite::{Row, params};
use std::collections::HashSet;

/// A suggestion of which somebody said yes or no.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// Id of the suggestion.
    pub suggestion: String,
    /// Yes or no.
    pub accepted: bool,
    /// What kind of suggestion it was.
    pub kind: String,
    /// The story detail it was about.
    pub field: Option<String>,
    /// The section head below which it stood.
    pub section: Option<String>,
    /// What stood there; JSON for a story detail.
    pub was: String,
    /// What was suggested; JSON for a story detail.
    pub now: String,
    /// Whose suggestion it was.
    pub person: Option<Person>,
    /// When it was made.
    pub made: Instant,
}

/// A decision with who made it.
#[derive(Debug, Clone, PartialEq)]
pub struct Decided {
    /// What was decided.
    pub decision: Decision,
    /// Who decided, with the name as it stood.
    pub by: Option<Person>,
    /// When.
    pub time: Instant,
}

impl Read<'_> {
    /// The decisions on a story's suggestions, the newest first.
    pub fn decisions(&self, article: ArticleId) -> Result<Vec<Decided>> {
        self.story_must_exist(article)?;
        let mut query =
            self.connection.prepare_cached("SELECT * FROM decided WHERE article = ?1 ORDER BY seq DESC")?;
        let rows = query.query_map([article.to_string()], decided)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Ids of the suggestions that wait in the text of a story as it stands.
    pub fn open_suggestions(&self, article: ArticleId) -> Result<HashSet<String>> {
        Ok(projection::suggestions(&self.working(article)?.article))
    }
}

fn decided(row: &Row<'_>) -> rusqlite::Result<Decided> {
    let verdict: String = row.get("verdict")?;
    let decision = Decision {
        suggestion: row.get("suggestion")?,
        accepted: verdict == "accept",
        kind: row.get("kind")?,
        field: row.get("field")?,
        section: row.get("section")?,
        was: row.get("was")?,
        now: row.get("now")?,
        person: person(row, "person", "person_name")?,
        made: time(row, "made_at")?,
    };
    Ok(Decided { decision, by: person(row, "decided_by", "decided_name")?, time: time(row, "time")? })
}

impl Write<'_> {
    /// Records a decision; of one suggestion the last one counts.
    pub fn put_decision(&mut self, article: ArticleId, decision: &Decision) -> Result<()> {
        let (connection, stamp) = (self.connection(), self.stamp());
        connection.execute(
            "DELETE FROM decided WHERE article = ?1 AND suggestion = ?2",
            [article.to_string(), decision.suggestion.clone()],
        )?;
        let of = decision.person.as_ref();
        connection
            .prepare_cached(
                "INSERT INTO decided (article, suggestion, verdict, kind, field, section, was, now,
                 person, person_name, made_at, decided_by, decided_name, time)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
            )?
            .execute(params![
                article.to_string(),
                decision.suggestion,
                if decision.accepted { "accept" } else { "reject" },
                decision.kind,
                decision.field,
                decision.section,
                decision.was,
                decision.now,
                of.map(|person| person.id.to_string()),
                of.map_or("", |person| person.name.as_str()),
                decision.made.to_rfc3339(),
                stamp.id(),
                stamp.name(),
                stamp.time.to_rfc3339()
            ])?;
        Ok(())
    }
}
