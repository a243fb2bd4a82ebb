//! The composing room (排字房): what setting pages needs and keeps between two of them.

use super::catalog::{Catalog, Folders, Known, Shelf};
use super::drawn::Drawn;
use super::fits::Fits;
use super::live::Live;
use super::pictures::Pictures;
use super::sheets::Sheets;
use super::typesetter::{Order, Typesetter};
use super::{copies::Copies, faces};
use crate::{Desk, Failure, FailureCode};
use gaotai_layout::plan::{Plan, Style};
use gaotai_layout::{Folio, Part, Pixels, Story, Tile};
use gaotai_store::Library;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A plan on which a page is set before anybody asks for one.
const FIRST: &str = "broadsheet-news";

/// The room of one library.
pub(crate) struct ComposingRoom {
    folders: Folders,
    shelf: Shelf,
    pub(super) typesetter: Typesetter,
    pub(super) sheets: Sheets,
    drawn: Drawn,
    pub(super) live: Live,
    pub(super) copies: Copies,
    pub(super) pictures: Pictures,
    pub(super) fits: Fits,
}

impl ComposingRoom {
    pub fn of(library: &Library) -> ComposingRoom {
        let own = |name: &str| library.path().join(name);
        ComposingRoom {
            folders: Folders { plans: own("plans"), styles: own("styles") },
            shelf: Shelf::default(),
            typesetter: Typesetter::new(vec![faces::shipped(), own("fonts")]),
            sheets: Sheets::default(),
            drawn: Drawn::default(),
            live: Live::default(),
            copies: Copies::default(),
            pictures: Pictures::default(),
            fits: Fits::default(),
        }
    }

    /// The plans as the files say now.
    pub fn catalog(&self) -> Arc<Catalog> {
        self.shelf.catalog(&self.folders)
    }

    /// A plan that can be set, with its style.
    pub(super) fn plan(&self, id: &str) -> Result<(Known, Arc<Plan>, Arc<Style>), Failure> {
        let missing =
            || Failure::new(FailureCode::PlanMissing, "no such plan, or a broken one").with("id", id);
        let known = self.catalog().find(id).cloned().ok_or_else(missing)?;
        let (plan, style) = known.set.clone().ok_or_else(missing)?;
        Ok((known, plan, style))
    }

    /// Pixels of a sheet that is kept.
    pub fn pixels(&self, sheet: u64, scale: f64, tile: Option<Tile>) -> Option<Pixels> {
        let kept = self.sheets.find(sheet)?;
        match tile {
            Some(tile) => kept.sheet.tile(scale, tile),
            None => kept.sheet.pixels(scale),
        }
    }

    /// The same, and of it what is other than on an earlier sheet where that was drawn lately.
    pub fn pixels_since(
        &self,
        sheet: u64,
        scale: f64,
        tile: Option<Tile>,
        earlier: Option<u64>,
    ) -> Option<(Arc<Pixels>, Option<Part>)> {
        let pixels = Arc::new(self.pixels(sheet, scale, tile)?);
        let part = self.drawn.since((sheet, scale, tile), earlier, &pixels);
        Some((pixels, part))
    }

    /// The story as it was read or brought back counts, not what the window had typed before.
    pub fn forget_live(&self, id: gaotai_article::ArticleId) {
        self.live.forget(id);
    }

    /// Makes the first page quick, in the background; nothing of it is done here.
    pub fn warm(desk: &Arc<Desk>) {
        let held = desk.clone();
        // The desk is let go of before the page is set, so that the library closes with the window.
        desk.composing().typesetter.warm(move || held.composing().first(held.library()));
    }

    /// A page for the warming: any text does, since most of the work is the same for all.
    fn first(&self, library: &Library) -> Option<Order> {
        let (_, plan, style) = self.plan(FIRST).ok()?;
        let newest = library.read(|r| r.list(&gaotai_store::ListQuery::default()));
        let newest = newest.ok().and_then(|listing| listing.stories.first().map(|row| row.id));
        let story = newest.and_then(|id| self.copies.story(library, &self.live, id).ok());
        let slot = plan.slots.first().map(|slot| slot.id.clone());
        let stories: BTreeMap<String, Story> =
            slot.zip(story).map(|(slot, story)| (slot, (*story).clone())).into_iter().collect();
        Some(Order { plan, style, folio: Folio::default(), stories, marks: false })
    }
}
