//! The new library.

use super::gather::{Gathered, Row};
use super::record::Value;
use super::story::{Damaged, Story, article};
use super::{Fate, Rescue, Rescued};
use crate::backup::restore::{must_be_new, opens, settle};
use crate::backup::{BackupError, Outcome, Part, SHARED, Watch, copy, make, tell};
use crate::{Instant, Library, Problem, Result, Stage, Stamp, StoreError, Write};
use gaotai_article::{Article, ArticleId, HeadPart, Inline};
use rusqlite::types::Value as Sql;
use rusqlite::{OptionalExtension, params_from_iter};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::{Path, PathBuf};

/// Tables that are written with the stories, or worked out of them again.
const OTHERWISE: [&str; 9] = [
    "article",
    "article_text",
    "revision",
    "revision_parent",
    "journal",
    "media_use",
    "media_use_scan",
    "media_idle",
    "vault_idle",
];
/// What a story without any text is kept for all the same: its name is put in as a story of its
/// own, so that these do not go with it.
const HANGING: [(&str, &str); 2] = [("vault_entry", "story"), ("comment", "article")];
/// Code of the note that a story gets with a text that is not as it was written.
const NOTE: &str = "rescued_damaged";

/// Shared files of the damaged library.
pub(crate) struct Files {
    /// Relative path and where it is to be had.
    pub whole: BTreeMap<String, PathBuf>,
    /// Files that are named in rows or by their own name and cannot be had.
    pub lost: usize,
}

/// Looks for all files that are named by their content, in the damaged folder and in the backup.
pub(crate) fn files(
    folder: &Path,
    snapshot: Option<&Path>,
    found: &Gathered,
    watch: Watch<'_>,
) -> Outcome<Files> {
    let mut places = vec![folder.to_path_buf()];
    places.extend(snapshot.and_then(|it| it.parent()?.parent()).map(Path::to_path_buf));
    let mut wanted = BTreeSet::new();
    for room in SHARED {
        let listed = copy::below(&folder.join(room)).unwrap_or_default();
        wanted.extend(
            listed
                .into_iter()
                .map(|path| format!("{room}/{path}"))
                .filter(|path| copy::named(path).is_some()),
        );
        let table = if *room == "media" { "media" } else { "vault_file" };
        let hashes = found.rows(table).iter().filter_map(|row| found.text(table, row, "hash"));
        wanted.extend(hashes.filter_map(|hash| Some(format!("{room}/{}/{hash}", hash.get(..2)?))));
    }
    let mut files = Files { whole: BTreeMap::new(), lost: 0 };
    let total = wanted.len() as u64;
    for (done, path) in (0..).zip(wanted) {
        tell(watch, Part::Files, done, total)?;
        let fits = |place: &PathBuf| {
            let found = copy::hash(&place.join(&path), &mut |_| Ok(()));
            found.is_ok_and(|(_, hash)| copy::named(&path) == Some(hash))
        };
        match places.iter().find(|place| fits(place)) {
            Some(place) => drop(files.whole.insert(path.clone(), place.join(&path))),
            None => files.lost += 1,
        }
    }
    Ok(files)
}

/// Makes the library.
pub(crate) fn fill(rescue: &Rescue, to: &Path, damaged: bool, watch: Watch<'_>) -> Outcome<Rescued> {
    let part = must_be_new(to)?;
    let made = into_part(rescue, &part, damaged, watch).and_then(|files| {
        let (stories, revisions) = opens(&part)?;
        settle(&part, to)?;
        Ok(Rescued { path: to.to_path_buf(), stories, revisions, files })
    });
    if made.is_err() {
        let _ = std::fs::remove_dir_all(&part);
    }
    made
}

fn into_part(rescue: &Rescue, part: &Path, damaged: bool, watch: Watch<'_>) -> Outcome<usize> {
    let files = files(&rescue.folder, rescue.backup.as_deref(), &rescue.gathered, watch)?;
    let (library, _) = Library::create_or_open(part)?;
    let total = files.whole.len() as u64;
    for (done, (path, from)) in (0..).zip(&files.whole) {
        tell(watch, Part::Files, done, total)?;
        copy::file(from, part, path, copy::named(path).as_ref(), &mut |_| Ok(()))?;
    }
    for path in make::others(&rescue.folder)? {
        copy::file(&rescue.folder.join(&path), part, &path, None, &mut |_| Ok(()))?;
    }
    tell(watch, Part::Database, 0, 1)?;
    let stamp = Stamp { person: None, time: latest(&rescue.stories) };
    let filling = Filling { rescue, files: &files, damaged };
    library.write(&stamp, "rescue", |w| filling.rows(w))?;
    for (path, from) in files.whole.iter().filter(|(path, _)| path.starts_with("media/")) {
        let Some(hash) = copy::named(path) else { continue };
        if library.read(|r| r.media(&hash))?.is_none() {
            let bytes = std::fs::read(from).map_err(|error| BackupError::io(from, error))?;
            // A file that is no picture was none before.
            let _ = library.put_found_media(&stamp, &bytes, hash.as_str());
        }
    }
    tell(watch, Part::Database, 1, 1)?;
    Ok(files.whole.len())
}

/// The newest moment that any story knows: rescuing has no clock of its own.
fn latest(stories: &[Story]) -> Instant {
    let times = stories.iter().filter_map(|story| story.versions.last().map(|version| version.time));
    times.max().unwrap_or_default()
}

struct Filling<'a> {
    rescue: &'a Rescue,
    files: &'a Files,
    damaged: bool,
}

impl Filling<'_> {
    fn found(&self) -> &Gathered {
        &self.rescue.gathered
    }

    fn rows(&self, w: &mut Write<'_>) -> Result<()> {
        w.connection().pragma_update(None, "defer_foreign_keys", true)?;
        let hanging = self.hanging();
        let comes = |story: &'_ Story| story.head.is_some() || (self.damaged && story.damaged.is_some());
        // All versions first: what is written anew gets numbers behind theirs and takes none of them.
        for version in self.rescue.stories.iter().filter(|story| comes(story)).flat_map(|it| &it.versions) {
            self.insert(w, "revision", &version.row)?;
        }
        for story in &self.rescue.stories {
            let taken = story.damaged.as_ref().filter(|_| self.damaged);
            if story.head.is_some() || taken.is_some() {
                self.story(w, story, taken)?;
            } else if hanging.contains(story.id.as_str()) {
                self.name_only(w, &story.id, &story.title)?;
            }
        }
        for id in &hanging {
            if !self.rescue.stories.iter().any(|story| story.id == *id) {
                self.name_only(w, id, "")?;
            }
        }
        self.parents(w)?;
        for shape in &self.found().shapes {
            if !OTHERWISE.contains(&shape.name.as_str()) {
                self.table(w, &shape.name)?;
            }
        }
        steps(w)?;
        loose_ends(w)?;
        count_uses_again(w)
    }

    /// Stories without a text that something hangs on.
    fn hanging(&self) -> BTreeSet<String> {
        let of = |(table, column): (&'static str, &'static str)| {
            self.found().rows(table).iter().filter_map(move |row| self.found().text(table, row, column))
        };
        let is_id = |id: &String| id.parse::<ArticleId>().is_ok_and(|parsed| parsed.to_string() == *id);
        HANGING.into_iter().flat_map(of).filter(is_id).collect()
    }

    /// A story with its versions as they were, its head, and what was typed after it.
    fn story(&self, w: &mut Write<'_>, story: &Story, damaged: Option<&Damaged>) -> Result<()> {
        let text = |column| story.row.as_ref().and_then(|row| self.found().text("article", row, column));
        let first = story.versions.first().map(|version| version.time).or(damaged.map(|it| it.time));
        let created = text("created_at").or(first.map(|time| time.to_rfc3339())).unwrap_or_default();
        w.connection().execute(
            "INSERT INTO article (id, head, created_at, updated_at, title, kicker, lead, authors, language, words)
             VALUES (?1, '', ?2, ?2, '', '', '', '[]', '', 0)",
            [&story.id, &created],
        )?;
        match story.head_version() {
            Some(head) => {
                let Some(content) = article(self.found(), head) else { return Ok(()) };
                let id = head.id.parse().map_err(|_| StoreError::damaged("an id of a revision"))?;
                w.move_head(&content, id, Stage::Edit)?;
                if let Some(damaged) = damaged {
                    // Among the versions, with the sound text on top of it.
                    let below = w.append(&damaged.article, Stage::Edit, &[id])?;
                    let top = w.append(&content, Stage::Restore, &[below])?;
                    w.move_head(&content, top, Stage::Restore)?;
                }
            }
            None => self.damaged_only(w, damaged)?,
        }
        let updated = text("updated_at").filter(|_| story.fate == Fate::Whole);
        let updated = updated.or(story.head_version().map(|head| head.time.to_rfc3339()));
        let (trashed, delivered) = (text("trashed_at"), self.delivered(story));
        w.connection().execute(
            "UPDATE article SET updated_at = coalesce(?2, updated_at), trashed_at = ?3, delivered = ?4 WHERE id = ?1",
            rusqlite::params![story.id, updated, trashed, delivered],
        )?;
        if damaged.is_none() {
            for row in &story.journal {
                self.insert(w, "journal", row)?;
            }
        }
        Ok(())
    }

    fn damaged_only(&self, w: &mut Write<'_>, damaged: Option<&Damaged>) -> Result<()> {
        let Some(damaged) = damaged else { return Ok(()) };
        let revision = w.append(&damaged.article, Stage::Import, &[])?;
        w.move_head(&damaged.article, revision, Stage::Import)?;
        let note = Problem {
            code: NOTE.into(),
            params: BTreeMap::new(),
            line: 1,
            column: 1,
            excerpt: String::new(),
        };
        w.put_problems(damaged.article.id, &[note])
    }

    /// The name of a story whose text is lost.
    fn name_only(&self, w: &mut Write<'_>, id: &str, title: &str) -> Result<()> {
        let Ok(id) = id.parse() else { return Ok(()) };
        let mut empty = Article::new(id, "zh-CN", &mut fresh);
        empty.doc.head.line_mut(HeadPart::Title).content = vec![Inline::text(title)];
        w.create(&empty, Stage::Create)?;
        Ok(())
    }

    fn delivered(&self, story: &Story) -> bool {
        let said = story.row.as_ref().and_then(|row| self.found().value("article", row, "delivered"));
        let sent = |row: &Row| self.found().text("delivery", row, "article").as_deref() == Some(&story.id);
        said == Some(Value::Int(1)) || self.found().rows("delivery").iter().any(sent)
    }

    /// What builds on what, as far as both are there.
    fn parents(&self, w: &mut Write<'_>) -> Result<()> {
        let ids = |story: &'_ Story| story.versions.iter().map(|it| it.id.clone()).collect::<Vec<_>>();
        let there: HashSet<String> =
            self.rescue.stories.iter().filter(|it| it.head.is_some()).flat_map(ids).collect();
        for row in self.found().rows("revision_parent") {
            let text = |column| self.found().text("revision_parent", row, column).unwrap_or_default();
            if there.contains(&text("revision")) && there.contains(&text("parent")) {
                self.insert(w, "revision_parent", row)?;
            }
        }
        Ok(())
    }

    fn table(&self, w: &Write<'_>, table: &str) -> Result<()> {
        let mut rows: Vec<&Row> = self.found().rows(table).iter().collect();
        // Of two rows with one key the sure one stays, else the later one.
        rows.reverse();
        rows.sort_by_key(|row| !row.sure);
        for row in rows {
            if table != "media" || self.has_file(row) {
                self.insert(w, table, row)?;
            }
        }
        Ok(())
    }

    fn has_file(&self, row: &Row) -> bool {
        let hash = self.found().text("media", row, "hash").unwrap_or_default();
        hash.get(..2).is_some_and(|two| self.files.whole.contains_key(&format!("media/{two}/{hash}")))
    }

    /// Puts a row in as it was. One that is there already stays; one that lacks something, or
    /// that the table does not take, is left out.
    fn insert(&self, w: &Write<'_>, table: &str, row: &Row) -> Result<bool> {
        let Some(shape) = self.found().shape(table) else { return Ok(false) };
        let mut names = Vec::new();
        let mut values = Vec::new();
        for column in shape.columns.iter().take(row.values.len()) {
            let value = match shape.value(row.rowid, &row.values, &column.name) {
                Some(Value::Int(value)) => Sql::Integer(value),
                Some(Value::Real(value)) => Sql::Real(value),
                Some(Value::Text(value)) => Sql::Text(value),
                Some(Value::Blob(value)) => Sql::Blob(value),
                Some(Value::Null) => Sql::Null,
                Some(Value::Lost) | None => return Ok(false),
            };
            names.push(format!("\"{}\"", column.name));
            values.push(value);
        }
        let marks = vec!["?"; names.len()].join(", ");
        let sql = format!("INSERT OR IGNORE INTO \"{table}\" ({}) VALUES ({marks})", names.join(", "));
        match w.connection().prepare_cached(&sql)?.execute(params_from_iter(values)) {
            Ok(done) => Ok(done > 0),
            Err(rusqlite::Error::SqliteFailure(error, _))
                if error.code == rusqlite::ErrorCode::ConstraintViolation =>
            {
                Ok(false)
            }
            Err(error) => Err(error.into()),
        }
    }
}

/// New ids of blocks.
fn fresh() -> uuid::Uuid {
    uuid::Uuid::now_v7()
}

/// The step in which somebody said their name may be lost; the name must not go with it, or
/// nobody writes in the library until it is asked for again.
fn steps(w: &Write<'_>) -> Result<()> {
    w.connection().execute(
        "INSERT INTO step (id, label, person, time)
         SELECT DISTINCT chosen, 'rescue', NULL, ?1 FROM person
         WHERE chosen IS NOT NULL AND chosen NOT IN (SELECT id FROM step)",
        [w.stamp().time.to_rfc3339()],
    )?;
    Ok(())
}

/// Takes back references to what is not there: empties them where they may be empty, else takes
/// the row away; again and again, since that may leave others in the air.
fn loose_ends(w: &Write<'_>) -> Result<()> {
    let ends = {
        let mut query = w.connection().prepare(
            "SELECT t.name, f.id, f.\"table\", f.\"from\", f.\"to\", c.\"notnull\" OR c.pk > 0
             FROM sqlite_schema AS t, pragma_foreign_key_list(t.name) AS f, pragma_table_info(t.name) AS c
             WHERE t.type = 'table' AND c.name = f.\"from\" AND t.name NOT IN ('revision', 'revision_parent')
             ORDER BY t.name, f.id, f.seq",
        )?;
        let rows = query.query_map([], |row| {
            let link = Link { from: row.get(3)?, to: row.get(4)?, required: row.get(5)? };
            Ok(((row.get(0)?, row.get(1)?, row.get(2)?), link))
        })?;
        let mut ends: BTreeMap<(String, i64, String), Vec<Link>> = BTreeMap::new();
        for row in rows {
            let (end, link) = row?;
            ends.entry(end).or_default().push(link);
        }
        ends
    };
    loop {
        let mut changed = 0;
        for ((table, _, parent), links) in &ends {
            changed += w.connection().execute(&Link::mend(table, parent, links), [])?;
        }
        if changed == 0 {
            return Ok(());
        }
    }
}

/// A column that refers to another table's.
struct Link {
    from: String,
    to: String,
    required: bool,
}

impl Link {
    /// The statement that takes back what refers to nothing. All names are those of our schema.
    fn mend(table: &str, parent: &str, links: &[Link]) -> String {
        let same: Vec<String> =
            links.iter().map(|it| format!("there.\"{}\" = \"{table}\".\"{}\"", it.to, it.from)).collect();
        let set: Vec<String> = links.iter().map(|it| format!("\"{}\" IS NOT NULL", it.from)).collect();
        let nowhere = format!(
            "{} AND NOT EXISTS (SELECT 1 FROM \"{parent}\" AS there WHERE {})",
            set.join(" AND "),
            same.join(" AND ")
        );
        match links.iter().find(|it| !it.required) {
            Some(free) => format!("UPDATE \"{table}\" SET \"{}\" = NULL WHERE {nowhere}", free.from),
            None => format!("DELETE FROM \"{table}\" WHERE {nowhere}"),
        }
    }
}

/// Which story has which picture is worked out of the revisions again: they came in without it.
fn count_uses_again(w: &Write<'_>) -> Result<()> {
    let known =
        w.connection().query_row("SELECT 1 FROM sqlite_schema WHERE name = 'media_use_scan'", [], |_| Ok(()));
    if known.optional()?.is_some() {
        let all = "UPDATE media_use_scan SET seen = 0, last = (SELECT coalesce(max(seq), 0) FROM revision)";
        w.connection().execute(all, [])?;
    }
    Ok(())
}
