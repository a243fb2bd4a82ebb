//! Whether everything in a library is as it was written.

use crate::files;
use crate::tables::media_use::figures;
use crate::tables::revisions::unpack;
use crate::{Library, Read, Result, StoreError};
use gaotai_article::{ArticleId, Hash};
use serde::Serialize;

/// What a check found, of what.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct CheckReport {
    /// Nothing was found.
    pub ok: bool,
    /// What was found.
    pub problems: Vec<Finding>,
    /// What does no harm, but whoever looks may want to know.
    pub notes: Vec<Finding>,
    /// Stories looked at.
    pub stories: usize,
    /// Revisions whose hash was compared.
    pub revisions: usize,
    /// Pictures whose hash was compared.
    pub media: usize,
    /// Stories with a journal that was replayed.
    pub journals: usize,
}

/// Something that is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Finding {
    /// SQLite's own check complains.
    Database {
        /// Its words.
        detail: String,
    },
    /// A revision's content does not have its hash, or is no article.
    RevisionDamaged {
        /// The revision.
        revision: String,
        /// Its story.
        story: String,
    },
    /// A revision names a parent that is not there.
    ParentMissing {
        /// The revision.
        revision: String,
        /// What it names.
        parent: String,
    },
    /// A story's head is not there.
    HeadMissing {
        /// The story.
        story: String,
    },
    /// The journal of a story cannot be replayed.
    JournalDamaged {
        /// The story.
        story: String,
    },
    /// A picture's file is not there.
    MediaMissing {
        /// Its hash.
        hash: String,
    },
    /// A picture's file has other bytes than its name says.
    MediaDamaged {
        /// Its hash.
        hash: String,
    },
    /// The table of uses does not know that a story has a picture.
    MediaUseMissing {
        /// The story.
        story: String,
        /// The picture.
        hash: String,
    },
    /// A file among the pictures that no row names: a rest of a crash, removed in time.
    MediaStray {
        /// Its name.
        hash: String,
    },
    /// A story has a picture that the library has not.
    MediaUnknown {
        /// The story.
        story: String,
        /// The picture.
        hash: String,
    },
}

impl CheckReport {
    fn set_notes_apart(&mut self) {
        let found = std::mem::take(&mut self.problems);
        let (notes, problems): (Vec<_>, Vec<_>) = found.into_iter().partition(Finding::is_note);
        self.notes.extend(notes);
        self.problems = problems;
    }
}

impl Finding {
    /// Whether nothing is lost by it.
    fn is_note(&self) -> bool {
        matches!(self, Finding::MediaStray { .. } | Finding::MediaUnknown { .. })
    }
}

impl Library {
    /// Looks at every row and file. Takes about a second for 70 MB. An error only says that
    /// it could not look; what it finds is in the report.
    pub fn check(&self) -> Result<CheckReport> {
        let mut report = self.read(look)?;
        self.check_media(&mut report)?;
        report.set_notes_apart();
        report.ok = report.problems.is_empty();
        Ok(report)
    }

    fn check_media(&self, report: &mut CheckReport) -> Result<()> {
        let hashes: Vec<String> = self.read(|r| r.texts("SELECT hash FROM media ORDER BY hash"))?;
        for hash in hashes {
            report.media += 1;
            let found = hash.parse::<Hash>().map(|hash| files::bytes(self.path(), &hash));
            match found {
                Ok(Ok(Some(_))) => {}
                Ok(Ok(None)) => report.problems.push(Finding::MediaMissing { hash }),
                _ => report.problems.push(Finding::MediaDamaged { hash }),
            }
        }
        for (hash, _) in files::list(self.path())?.pictures {
            if self.read(|r| r.media(&hash))?.is_none() {
                report.problems.push(Finding::MediaStray { hash: hash.to_string() });
            }
        }
        Ok(())
    }
}

/// Looks at every row of a database.
pub(crate) fn look(r: &Read<'_>) -> Result<CheckReport> {
    let mut report = CheckReport::default();
    let parts = [
        Read::check_database,
        Read::check_revisions,
        Read::check_parents,
        Read::check_stories,
        Read::check_uses,
    ];
    for part in parts {
        // A page that cannot be read ends its part, not the check.
        match part(r, &mut report) {
            Err(StoreError::Damaged { detail }) => report.problems.push(Finding::Database { detail }),
            other => other?,
        }
    }
    report.set_notes_apart();
    Ok(report)
}

impl Read<'_> {
    pub(crate) fn texts(&self, sql: &str) -> Result<Vec<String>> {
        let mut query = self.connection.prepare(sql)?;
        let rows = query.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn check_database(&self, report: &mut CheckReport) -> Result<()> {
        let lines = self.texts("PRAGMA integrity_check")?;
        let bad = lines.into_iter().filter(|line| line != "ok");
        report.problems.extend(bad.map(|detail| Finding::Database { detail }));
        Ok(())
    }

    fn check_revisions(&self, report: &mut CheckReport) -> Result<()> {
        let mut query =
            self.connection.prepare("SELECT id, article, hash, body FROM revision ORDER BY seq")?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            report.revisions += 1;
            let (revision, story): (String, String) = (row.get("id")?, row.get("article")?);
            let (hash, body): (String, Vec<u8>) = (row.get("hash")?, row.get("body")?);
            let fits = unpack(&revision, &body, &hash).is_ok_and(|article| article.id.to_string() == story);
            if !fits {
                report.problems.push(Finding::RevisionDamaged { revision, story });
            }
        }
        Ok(())
    }

    fn check_parents(&self, report: &mut CheckReport) -> Result<()> {
        let mut query = self.connection.prepare(
            "SELECT revision, parent FROM revision_parent
             WHERE parent NOT IN (SELECT id FROM revision) ORDER BY revision, position",
        )?;
        let rows = query.query_map([], |row| {
            Ok(Finding::ParentMissing { revision: row.get("revision")?, parent: row.get("parent")? })
        })?;
        report.problems.extend(rows.collect::<rusqlite::Result<Vec<_>>>()?);
        let headless = self.texts("SELECT id FROM article WHERE head NOT IN (SELECT id FROM revision)")?;
        report.problems.extend(headless.into_iter().map(|story| Finding::HeadMissing { story }));
        Ok(())
    }

    fn check_stories(&self, report: &mut CheckReport) -> Result<()> {
        report.stories = self.story_count()?;
        for story in self.texts("SELECT id FROM article ORDER BY id")? {
            // What a row says beside its text has no hash; that it can be read is seen by reading.
            let id = story.parse().map_err(|_| StoreError::damaged("an id of a story"))?;
            self.revisions(id)?;
        }
        for story in self.texts("SELECT DISTINCT article FROM journal")? {
            report.journals += 1;
            if !story.parse::<ArticleId>().is_ok_and(|id| self.replays(id)) {
                report.problems.push(Finding::JournalDamaged { story });
            }
        }
        Ok(())
    }

    /// What the table of uses says, against the stories as they stand.
    fn check_uses(&self, report: &mut CheckReport) -> Result<()> {
        let (unseen, _) = self.use_scan()?;
        if unseen.is_empty() {
            for story in self.texts("SELECT id FROM article")? {
                let Ok(id) = story.parse::<ArticleId>() else { continue };
                // A story that cannot be read was found before.
                let Ok(working) = self.working(id) else { continue };
                let noted = self.noted_uses(id)?;
                let missing = figures(&working.article).into_iter().filter(|figure| !noted.contains(figure));
                report.problems.extend(missing.map(|(hash, _)| Finding::MediaUseMissing {
                    story: story.clone(),
                    hash: hash.to_string(),
                }));
            }
        }
        let mut query = self.connection.prepare(
            "SELECT DISTINCT article, media FROM media_use
             WHERE present = 1 AND media NOT IN (SELECT hash FROM media) ORDER BY article, media",
        )?;
        let rows = query.query_map([], |row| {
            Ok(Finding::MediaUnknown { story: row.get("article")?, hash: row.get("media")? })
        })?;
        report.problems.extend(rows.collect::<rusqlite::Result<Vec<_>>>()?);
        Ok(())
    }

    /// Whether the journal can be replayed from the disk, whatever the cache has.
    fn replays(&self, id: ArticleId) -> bool {
        let from_disk = || {
            let (head, ..) = self.place(id)?;
            let mut article = self.revision(id, head)?;
            self.replay(&mut article)
        };
        from_disk().is_ok()
    }
}
