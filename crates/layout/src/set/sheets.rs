//! The sheets of a page, most often one. All are drawn on as if they lay below each other.

use super::furniture::Word;
use super::{Folio, Setter};
use crate::plan::Plan;
use gaotai_article::HeadPart;
use typst::foundations::{Content, Smart};
use typst::layout::{Abs, Frame, FrameItem, Point, Sides, Size};
use typst::model::DocumentInfo;
use typst_layout::{Page, PagedDocument};

/// A sheet on which nothing stands.
pub(super) fn blank(plan: &Plan) -> Frame {
    Frame::hard(Size::new(Abs::pt(plan.sheet.width.0), Abs::pt(plan.sheet.height.0)))
}

/// The sheets as the typesetter hands them out.
pub(super) fn document(plan: &Plan, pages: Vec<Frame>) -> PagedDocument {
    let page = |(number, frame): (usize, Frame)| Page {
        frame,
        bleed: Sides::splat(Abs::pt(plan.sheet.bleed.0)),
        fill: Smart::Auto,
        numbering: None,
        supplement: Content::empty(),
        number: number as u64 + 1,
    };
    PagedDocument::new(pages.into_iter().enumerate().map(page).collect(), DocumentInfo::default())
}

impl Setter<'_> {
    /// The sheet on which a height lies, and the height there.
    fn sheet(&mut self, y: f64) -> (&mut Frame, f64) {
        let step = self.job.plan.step();
        let number = (y / step).floor().max(0.0) as usize;
        (self.page(number), y - number as f64 * step)
    }

    /// The sheet of this number. Sheets up to it come to be.
    pub(super) fn page(&mut self, number: usize) -> &mut Frame {
        while self.pages.len() <= number {
            self.pages.push(blank(self.job.plan));
        }
        &mut self.pages[number]
    }

    /// Puts a frame on its sheet.
    pub(super) fn put(&mut self, x: f64, y: f64, frame: Frame) {
        let (page, y) = self.sheet(y);
        page.push_frame(Point::new(Abs::pt(x), Abs::pt(y)), frame);
    }

    /// Puts a thing on its sheet.
    pub(super) fn push(&mut self, x: f64, y: f64, item: FrameItem) {
        let (page, y) = self.sheet(y);
        page.push(Point::new(Abs::pt(x), Abs::pt(y)), item);
    }

    /// Frames and masthead of every sheet, below what stands there: only now it is known how many there are.
    pub(super) fn dress(&mut self) {
        let pages = self.pages.len();
        for number in 0..pages {
            let text = std::mem::replace(&mut self.pages[number], blank(self.job.plan));
            self.frames(number);
            let head = self.head_of(number, pages);
            self.masthead(number, &head);
            let under = self.standing_in(number);
            self.pages[number] = text;
            self.pages[number].prepend_multiple(under.items().cloned());
        }
    }

    /// What stands above a sheet. Where a story may go on it says which of how many it is, and on further
    /// ones whose story it is, since no title does; date and editors stand on the first.
    fn head_of(&self, number: usize, pages: usize) -> Head {
        let (plan, folio) = (self.job.plan, self.job.folio.clone());
        let mut head = Head { folio, count: String::new(), running: false };
        let Some(slot) = plan.slots.iter().find(|slot| slot.continues) else { return head };
        let count = self.word(&Word::Sheet, &plan.language);
        head.count =
            count.replace("{pages}", &pages.to_string()).replace("{page}", &(number + 1).to_string());
        let story = self.job.stories.get(&slot.id);
        let title = story.and_then(|story| story.copy.part(HeadPart::Title));
        if let Some(title) = title.filter(|_| number > 0) {
            head.running = true;
            head.folio.section = title.text().replace('\n', " ").chars().take(LONGEST).collect();
            (head.folio.date, head.folio.editors) = (String::new(), String::new());
        }
        head
    }
}

/// What stands above a sheet.
pub(super) struct Head {
    pub folio: Folio,
    /// Which of how many sheets it is; empty where there is one by the plan.
    pub count: String,
    /// The section is the title of the story that goes on.
    pub running: bool,
}

/// Characters of a title at most that are repeated.
const LONGEST: usize = 60;
