//! Whether the files of the vault are as they came in.

use super::files::{self, Health};
use super::{EntryId, Vault};
use crate::Result;
use crate::tables::parsed;
use gaotai_article::{ArticleId, Hash};

/// What a check of the vault's files found. It names stories: what file it is, only the vault
/// itself tells, because a hash says whether somebody has a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checked {
    /// Files that were looked at.
    pub files: usize,
    /// Stories with an entry whose file is gone, once for each entry.
    pub missing: Vec<ArticleId>,
    /// The same for a file that has other bytes than it had, or that cannot be read.
    pub changed: Vec<ArticleId>,
}

impl Vault<'_> {
    /// Reads every file that an entry has, also one that was put aside. None when `go_on`, asked
    /// after every piece, said to stop.
    pub fn check(self, go_on: &mut dyn FnMut() -> bool) -> Result<Option<Checked>> {
        let files: Vec<(Hash, EntryId, ArticleId)> = self.library.read(|r| {
            let mut query = r.connection.prepare(
                "SELECT file, id, story FROM vault_entry WHERE file IS NOT NULL ORDER BY file, id",
            )?;
            let rows = query
                .query_map([], |row| Ok((parsed(row, "file")?, parsed(row, "id")?, parsed(row, "story")?)))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })?;
        let mut checked = Checked::default();
        for of_file in files.chunk_by(|one, next| one.0 == next.0) {
            let found = match files::health(self.library.path(), &of_file[0].0, go_on) {
                None => return Ok(None),
                // The entry may have gone for good while others were read.
                Some(health) if health != Health::Whole && self.entry(of_file[0].1)?.is_none() => continue,
                Some(health) => health,
            };
            checked.files += 1;
            let stories = of_file.iter().map(|(.., story)| *story);
            match found {
                Health::Whole => {}
                Health::Missing => checked.missing.extend(stories),
                Health::Changed => checked.changed.extend(stories),
            }
        }
        Ok(Some(checked))
    }
}
