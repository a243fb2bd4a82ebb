//! Story details that were changed with tracking on. The story has the new value at once; here
//! stands what it was, until somebody decides.

use super::people::Person;
use super::{json, parsed, time, to_json};
use crate::{Instant, Read, Result, StoreError, Write};
use gaotai_article::{ArticleId, Change, Slip};
use rusqlite::{OptionalExtension, Row, params};
use serde_json::Value;
use std::collections::BTreeMap;
use uuid::Uuid;

/// The newsroom's own fields stand together in this one; each is a field of its own here.
const EXTRA: &str = "extra";

/// A story detail that waits for a yes or no.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldSuggestion {
    /// UUID.
    pub id: String,
    /// Its name in the slip; `extra.KEY` for the newsroom's own.
    pub field: String,
    /// What it was; null for an own field that was not there.
    pub was: Value,
    /// What it is.
    pub now: Value,
    /// Who changed it last, with the name as it stood.
    pub person: Person,
    /// When.
    pub time: Instant,
}

/// The fields of a slip by name, the newsroom's own as `extra.KEY`.
fn fields(slip: &Slip) -> BTreeMap<String, Value> {
    let mut all = BTreeMap::new();
    let Ok(Value::Object(whole)) = serde_json::to_value(slip) else { return all };
    for (name, value) in whole {
        match value {
            Value::Object(own) if name == EXTRA => {
                all.extend(own.into_iter().map(|(key, value)| (format!("{EXTRA}.{key}"), value)));
            }
            value => drop(all.insert(name, value)),
        }
    }
    all
}

/// The change that gives a field this value; the newsroom's own fields change together.
fn change_of(slip: &Slip, field: &str, value: &Value) -> Change {
    let (name, value) = match field.strip_prefix("extra.") {
        None => (field, value.clone()),
        Some(key) => {
            let mut own = match serde_json::to_value(slip) {
                Ok(Value::Object(mut whole)) => whole.remove(EXTRA).unwrap_or_default(),
                _ => Value::Null,
            };
            if let Value::Object(own) = &mut own {
                if value.is_null() {
                    own.remove(key);
                } else {
                    own.insert(key.to_owned(), value.clone());
                }
            }
            (EXTRA, own)
        }
    };
    Change { slip: [(name.to_owned(), value)].into(), ..Change::default() }
}

impl Read<'_> {
    /// The details of a story that wait for a yes or no, the oldest first.
    pub fn field_suggestions(&self, article: ArticleId) -> Result<Vec<FieldSuggestion>> {
        let slip = fields(&self.working(article)?.article.slip);
        let mut open = self.open_fields(article)?;
        for one in &mut open {
            one.now = slip.get(&one.field).cloned().unwrap_or_default();
        }
        Ok(open)
    }

    /// The same without what they are now.
    fn open_fields(&self, article: ArticleId) -> Result<Vec<FieldSuggestion>> {
        let mut query = self
            .connection
            .prepare_cached("SELECT * FROM field_suggestion WHERE article = ?1 ORDER BY time, id")?;
        let rows = query.query_map([article.to_string()], |row: &Row<'_>| {
            Ok(FieldSuggestion {
                id: row.get("id")?,
                field: row.get("field")?,
                was: json(row, "was")?,
                now: Value::Null,
                person: Person { id: parsed(row, "person")?, name: row.get("person_name")? },
                time: time(row, "time")?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The details as they stand, before a change of them is kept.
    pub fn slip(&self, article: ArticleId) -> Result<Slip> {
        Ok(self.working(article)?.article.slip.clone())
    }
}

impl Write<'_> {
    /// Notes which details changed since `before`, in the story as it stands in this transaction.
    /// With tracking on they are suggestions; without, those that are suggested stay so. What is
    /// again as it was is none.
    pub fn note_fields(&mut self, article: ArticleId, before: &Slip, tracked: bool) -> Result<()> {
        let Some(working) = self.noted(article) else { return Ok(()) };
        let (old, new) = (fields(before), fields(&working.article.slip));
        let names: Vec<&String> =
            old.keys().chain(new.keys().filter(|name| !old.contains_key(*name))).collect();
        for name in names {
            let nothing = Value::Null;
            let (was, now) = (old.get(name).unwrap_or(&nothing), new.get(name).unwrap_or(&nothing));
            if tracked && was != now {
                self.suggest_field(article, name, was)?;
            }
        }
        self.drop_settled_fields(article)
    }

    /// The first value stays what it was; the last person is who suggests.
    fn suggest_field(&mut self, article: ArticleId, field: &str, was: &Value) -> Result<()> {
        let stamp = self.stamp();
        self.connection()
            .prepare_cached(
                "INSERT INTO field_suggestion (id, article, field, was, person, person_name, time)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                 ON CONFLICT (article, field) DO UPDATE SET
                 person = excluded.person, person_name = excluded.person_name, time = excluded.time",
            )?
            .execute(params![
                Uuid::now_v7().to_string(),
                article.to_string(),
                field,
                to_json(was)?,
                stamp.id(),
                stamp.name(),
                stamp.time.to_rfc3339()
            ])?;
        Ok(())
    }

    /// Details that are again what they were wait for nobody.
    pub(crate) fn drop_settled_fields(&mut self, article: ArticleId) -> Result<()> {
        let open = self.open_fields(article)?;
        let slip = match self.noted(article) {
            Some(working) if !open.is_empty() => fields(&working.article.slip),
            _ => return Ok(()),
        };
        for one in open {
            if slip.get(&one.field).unwrap_or(&Value::Null) == &one.was {
                self.close_field(&one.id)?;
            }
        }
        Ok(())
    }

    fn close_field(&mut self, id: &str) -> Result<()> {
        self.connection().execute("DELETE FROM field_suggestion WHERE id = ?1", [id])?;
        Ok(())
    }

    /// Decides a suggested detail: it waits no longer. Returns what it was and is, and for a no
    /// the change that gives it its old value, which is kept already.
    ///
    /// # Errors
    /// [`StoreError::SuggestionMissing`]; [`StoreError::Change`] when the old value does not fit
    /// the story any more.
    pub fn decide_field(
        &mut self,
        article: ArticleId,
        id: &str,
        accept: bool,
    ) -> Result<(FieldSuggestion, Option<Change>)> {
        let missing = || StoreError::SuggestionMissing { id: id.to_owned() };
        let all = self.field_suggestions(article)?;
        let open = all.into_iter().find(|open| open.id == id).ok_or_else(missing)?;
        self.step()?;
        self.close_field(id)?;
        if accept {
            return Ok((open, None));
        }
        let head = self.place(article)?.0;
        let change = change_of(&self.slip(article)?, &open.field, &open.was);
        self.journal(article, head, &change)?;
        Ok((open, Some(change)))
    }

    /// The story of a suggested detail.
    ///
    /// # Errors
    /// [`StoreError::SuggestionMissing`].
    pub fn story_of_field(&self, id: &str) -> Result<ArticleId> {
        let mut query =
            self.connection().prepare_cached("SELECT article FROM field_suggestion WHERE id = ?1")?;
        let found = query.query_row([id], |row| parsed(row, "article")).optional()?;
        found.ok_or_else(|| StoreError::SuggestionMissing { id: id.to_owned() })
    }
}
