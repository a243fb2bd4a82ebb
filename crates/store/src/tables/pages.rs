//! Pages of the paper, and which story stands in which slot of them.

use super::{maybe_parsed, parsed, time};
use crate::{Instant, Read, Result, StoreError, Write};
use chrono::NaiveDate;
use gaotai_article::ArticleId;
use rusqlite::{OptionalExtension, Row, params};
use uuid::Uuid;

/// A page's id: a UUID, version 7.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageId(pub Uuid);

impl std::fmt::Display for PageId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::str::FromStr for PageId {
    type Err = uuid::Error;
    fn from_str(text: &str) -> std::result::Result<Self, uuid::Error> {
        text.parse().map(PageId)
    }
}

/// What is known of a page beside what stands on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its id.
    pub id: PageId,
    /// What people call it; never empty.
    pub name: String,
    /// Id of its plan.
    pub plan: String,
    /// 版次, as printed.
    pub number: String,
    /// 版名.
    pub section: String,
    /// The day of the paper.
    pub date: Option<NaiveDate>,
    /// 责任编辑 and others, as printed.
    pub editors: String,
}

/// A page as the library has it.
#[derive(Debug, Clone, PartialEq)]
pub struct PageRow {
    /// What is known of it.
    pub page: Page,
    /// When something of it was changed last, other than its stories.
    pub changed: Instant,
    /// What stands on it; not what is in the bin.
    pub placements: Vec<Placement>,
}

/// A story in a slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placement {
    /// The page.
    pub page: PageId,
    /// The slot's short name in the page's plan.
    pub slot: String,
    /// The story.
    pub article: ArticleId,
    /// Its title as the list has it.
    pub title: String,
}

/// Exactly which state of a story there is: the same mark, the same text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct StoryMark(pub(crate) crate::RevisionId, pub(crate) Option<i64>);

const PLACED: &str = "SELECT page_slot.page, page_slot.slot, page_slot.article, article.title
     FROM page_slot JOIN article ON article.id = page_slot.article WHERE article.trashed_at IS NULL";

fn page(row: &Row<'_>) -> rusqlite::Result<PageRow> {
    let page = Page {
        id: parsed(row, "id")?,
        name: row.get("name")?,
        plan: row.get("plan")?,
        number: row.get("number")?,
        section: row.get("section")?,
        date: maybe_parsed(row, "date")?,
        editors: row.get("editors")?,
    };
    Ok(PageRow { page, changed: time(row, "changed_at")?, placements: Vec::new() })
}

fn placement(row: &Row<'_>) -> rusqlite::Result<Placement> {
    Ok(Placement {
        page: parsed(row, "page")?,
        slot: row.get("slot")?,
        article: parsed(row, "article")?,
        title: row.get("title")?,
    })
}

impl Read<'_> {
    /// All pages, those of the newest day first, then in the order of their making.
    pub fn pages(&self) -> Result<Vec<PageRow>> {
        let mut query =
            self.connection.prepare_cached("SELECT * FROM page ORDER BY date IS NULL, date DESC, seq")?;
        let mut pages = query.query_map([], page)?.collect::<rusqlite::Result<Vec<_>>>()?;
        for placed in self.placements()? {
            if let Some(page) = pages.iter_mut().find(|page| page.page.id == placed.page) {
                page.placements.push(placed);
            }
        }
        Ok(pages)
    }

    /// One page.
    ///
    /// # Errors
    /// [`StoreError::PageMissing`].
    pub fn page(&self, id: PageId) -> Result<PageRow> {
        let mut query = self.connection.prepare_cached("SELECT * FROM page WHERE id = ?1")?;
        let mut found =
            query.query_row([id.to_string()], page).optional()?.ok_or(StoreError::PageMissing { id })?;
        found.placements = self.placements()?.into_iter().filter(|placed| placed.page == id).collect();
        Ok(found)
    }

    /// What stands on pages, by page and slot.
    pub fn placements(&self) -> Result<Vec<Placement>> {
        let mut query = self.connection.prepare_cached(&format!("{PLACED} ORDER BY page, slot"))?;
        let rows = query.query_map([], placement)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Where a story stands; also one in the bin.
    pub fn placement(&self, id: ArticleId) -> Result<Option<(PageId, String)>> {
        let mut query =
            self.connection.prepare_cached("SELECT page, slot FROM page_slot WHERE article = ?1")?;
        let row = |row: &Row<'_>| Ok((parsed(row, "page")?, row.get("slot")?));
        Ok(query.query_row([id.to_string()], row).optional()?)
    }

    /// Which state of a story there is now, without reading it.
    ///
    /// # Errors
    /// [`StoreError::StoryMissing`].
    pub fn story_mark(&self, id: ArticleId) -> Result<StoryMark> {
        let (revision, _, entry) = self.place(id)?;
        Ok(StoryMark(revision, entry))
    }
}

impl Write<'_> {
    /// Puts a page in, or in the place of the one with its id. What stands on it stays.
    pub fn put_page(&mut self, page: &Page) -> Result<()> {
        self.step()?;
        let now = self.stamp().time.to_rfc3339();
        self.connection().execute(
            "INSERT INTO page (id, name, plan, number, section, date, editors, created_at, changed_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8)
             ON CONFLICT (id) DO UPDATE SET name = excluded.name, plan = excluded.plan,
             number = excluded.number, section = excluded.section, date = excluded.date,
             editors = excluded.editors, changed_at = excluded.changed_at",
            params![
                page.id.to_string(),
                page.name,
                page.plan,
                page.number,
                page.section,
                page.date.map(|date| date.to_string()),
                page.editors,
                now
            ],
        )?;
        Ok(())
    }

    /// Takes a page away; its stories stand nowhere then.
    ///
    /// # Errors
    /// [`StoreError::PageMissing`].
    pub fn remove_page(&mut self, id: PageId) -> Result<()> {
        self.page(id)?;
        self.step()?;
        self.connection().execute("DELETE FROM page_slot WHERE page = ?1", [id.to_string()])?;
        self.connection().execute("DELETE FROM page WHERE id = ?1", [id.to_string()])?;
        Ok(())
    }

    /// Puts a story into a slot, or nothing. A story that stood on this page changes places with
    /// what stands in the slot; one that stood on another page leaves it, and what stood in the slot
    /// stands nowhere.
    ///
    /// # Errors
    /// [`StoreError::PageMissing`], [`StoreError::StoryMissing`].
    pub fn place_story(&mut self, id: PageId, slot: &str, article: Option<ArticleId>) -> Result<()> {
        let stood = self.page(id)?.placements.into_iter().find(|placed| placed.slot == slot);
        let from =
            article.map(|article| self.story_must_exist(article).and_then(|()| self.placement(article)));
        let from = from.transpose()?.flatten();
        self.step()?;
        self.connection()
            .execute("DELETE FROM page_slot WHERE page = ?1 AND slot = ?2", params![id.to_string(), slot])?;
        let Some(article) = article else { return Ok(()) };
        self.connection().execute("DELETE FROM page_slot WHERE article = ?1", [article.to_string()])?;
        self.stand(id, slot, article)?;
        match (stood, from) {
            (Some(stood), Some((page, other))) if page == id && other != slot => {
                self.stand(id, &other, stood.article)
            }
            _ => Ok(()),
        }
    }

    fn stand(&self, page: PageId, slot: &str, article: ArticleId) -> Result<()> {
        self.connection().execute(
            "INSERT INTO page_slot (article, page, slot) VALUES (?1, ?2, ?3)",
            params![article.to_string(), page.to_string(), slot],
        )?;
        Ok(())
    }
}
