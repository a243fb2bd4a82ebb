//! Sets the pages of a job.

mod balance;
mod faces;
mod flow;
mod furniture;
mod ink;
mod lines;
mod matter;
mod memo;
mod mend;
mod numbers;
mod picture;
mod places;
mod sheets;
mod table;
mod text;
mod title;

use crate::copy::Copy;
use crate::fonts::Fonts;
use crate::picture::Picture;
use crate::plan::{Geometry, Plan, Rect, Style};
use crate::world::Closed;
use gaotai_article::{BlockId, Hash, HeadPart};
use std::collections::BTreeMap;
use text::Setting;
use typst::World;
use typst::comemo::Track;
use typst::diag::{SourceDiagnostic, SourceResult};
use typst::engine::{Engine, Route, Sink, Traced};
use typst::foundations::{Content, StyleChain, Styles};
use typst::introspection::{EmptyIntrospector, Locator};
use typst::layout::{Abs, Axes, Frame, Region, Regions, Size};
use typst::utils::Protected;
use typst_layout::PagedDocument;

/// What is to be set: stories in the slots of a plan.
pub struct Job<'a> {
    /// The plan; it has been checked.
    pub plan: &'a Plan,
    /// The house style.
    pub style: &'a Style,
    /// What stands in the masthead.
    pub folio: Folio,
    /// Stories by the slot in which they stand.
    pub stories: BTreeMap<String, Story>,
    /// For a proof: a slot whose story is too long is marked where the text ends.
    pub marks: bool,
}

/// What the masthead says.
#[derive(Debug, Clone, Default)]
pub struct Folio {
    /// 报名.
    pub paper: String,
    /// 版名: the page's section.
    pub section: String,
    /// The date as printed, and what else stands beside it.
    pub date: String,
    /// 责任编辑, as printed.
    pub editors: String,
    /// 版次, as printed.
    pub page: String,
}

/// A story for the paper.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Story {
    /// Its text.
    pub copy: Copy,
    /// BCP 47.
    pub language: String,
    /// 署名 as printed above the text; may be empty.
    pub byline: String,
    /// The pictures of its figures that are there, by their hash.
    pub pictures: BTreeMap<Hash, Picture>,
}

/// A page as it was set: one sheet, or several where a story goes on over further ones. Places on
/// all of them are counted from the first one's upper left corner ([`Sheet::step`]).
pub struct Sheet {
    document: PagedDocument,
    step: f64,
    /// How each story fits, by slot.
    pub fits: BTreeMap<String, Fit>,
    /// What went wrong, with the slot in which it did.
    pub problems: Vec<Problem>,
    places: places::Places,
}

/// Something that an editor should know about a page; the rest of it is set all the same.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// What it is, for the interface to say.
    pub code: &'static str,
    /// The slot, where it is one.
    pub slot: Option<String>,
    /// Details for the message by name.
    pub params: BTreeMap<String, String>,
}

/// How a story fits its slot.
#[derive(Debug, Clone, Default)]
pub struct Fit {
    /// Rows of body text that the slot has; where a story goes on over further sheets those that it takes.
    pub rows: u32,
    /// Rows by which the story is too long (above zero) or short (below).
    pub over: i64,
    /// The first character that has no room.
    pub overset: Option<Spot>,
    /// The lines as they break, with those that have no room.
    pub lines: Vec<Line>,
    /// Families that its text asks for and that are not there: without them lines break otherwise, and no
    /// figure here is to be relied on. Sorted.
    pub faces_missing: Vec<String>,
    /// How the parts of the title group fit.
    pub titles: Vec<TitleFit>,
    /// Lines of captions and credits, none of which has the number of a frame.
    pub captions: Vec<Line>,
}

/// How a part of the title group fits.
#[derive(Debug, Clone, PartialEq)]
pub struct TitleFit {
    /// Which part.
    pub part: HeadPart,
    /// The size at which it was set, in points.
    pub size: f64,
    /// Characters too many (above zero) at the smallest size, or that have still room (below)
    /// at the size wished for.
    pub over: i64,
    /// Families that it asks for and that are not there, sorted.
    pub faces_missing: Vec<String>,
    /// Its lines as set, none of which has the number of a frame.
    pub lines: Vec<Line>,
}

/// A place in a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// The block.
    pub block: BlockId,
    /// UTF-16 units from the beginning of its inline content.
    pub at: usize,
}

/// A line of a story on the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Number of the frame in reading order; none for lines that have no room.
    pub frame: Option<usize>,
    /// Its glyphs' box on the sheet in points; zero for lines that have no room.
    pub rect: Rect,
    /// Its first character, and the place behind its last; none for a line of ours, such as 署名.
    pub text: Option<(Spot, Spot)>,
}

/// The typesetter with its faces. Everything that it keeps between pages is a cache: stories as they were set
/// last (at most 128, of 160,000 characters together and pictures of 24 million pixels, which is at most some 60 and 96 MB)
/// and what typst keeps of the last twenty pages.
pub struct Press {
    world: Closed,
    memo: memo::Memo,
}

impl Press {
    /// With these faces.
    pub fn new(fonts: Fonts) -> Press {
        Press { world: Closed::new(fonts), memo: memo::Memo::default() }
    }

    /// The faces.
    pub fn fonts(&self) -> &Fonts {
        self.world.fonts()
    }

    /// Sets the page of a job. What cannot be set is said in the sheet's problems; the rest stands.
    pub fn set(&self, job: &Job<'_>) -> Sheet {
        let mut setter = Setter::of(self, job);
        setter.missing_faces();
        setter.slots();
        setter.dress();
        setter.rules();
        setter.tell_of_missing();
        let Setter { pages, fits, problems, places, .. } = setter;
        let document = sheets::document(job.plan, pages);
        // Twenty pages back is enough for typing; what is older only fills the memory.
        typst::comemo::evict(20);
        Sheet { document, step: job.plan.step(), fits, problems, places }
    }

    /// Forgets what was set before: the next page is set as the first one is, and looks the same.
    pub fn forget(&self) {
        self.memo.forget();
        typst::comemo::evict(0);
    }

    /// Lays content out into frames, as text flows.
    fn flow(&self, content: &Content, styles: &Styles, regions: Regions<'_>) -> SourceResult<Vec<Frame>> {
        let library = self.world.library();
        let base = StyleChain::new(&library.styles);
        let chain = base.chain(styles);
        let introspector = EmptyIntrospector;
        let traced = Traced::default();
        let mut sink = Sink::new();
        let mut engine = Engine {
            world: (&self.world as &dyn World).track(),
            library,
            introspector: Protected::new(introspector.track()),
            traced: traced.track(),
            sink: sink.track_mut(),
            route: Route::default(),
        };
        let fragment = typst_layout::layout_fragment(&mut engine, content, Locator::root(), chain, regions)?;
        Ok(fragment.into_frames())
    }

    /// Lays content out in one measure, as high as it becomes. An infinite measure sets one line.
    fn block(&self, content: &Content, styles: &Styles, width: f64) -> SourceResult<Frame> {
        let width = if width.is_finite() { Abs::pt(width) } else { Abs::inf() };
        let region = Region::new(Size::new(width, Abs::inf()), Axes::splat(false));
        Ok(self
            .flow(content, styles, region.into())?
            .into_iter()
            .next()
            .unwrap_or_else(|| Frame::soft(Size::zero())))
    }
}

struct Setter<'a> {
    press: &'a Press,
    job: &'a Job<'a>,
    grid: Geometry,
    pages: Vec<Frame>,
    fits: BTreeMap<String, Fit>,
    problems: Vec<Problem>,
    places: places::Places,
    missing: lines::Missing,
    /// Characters of the stories so far.
    weight: usize,
}

impl<'a> Setter<'a> {
    /// Before anything is set.
    fn of(press: &'a Press, job: &'a Job<'a>) -> Setter<'a> {
        Setter {
            press,
            job,
            grid: Geometry::of(job.plan, job.style),
            pages: vec![sheets::blank(job.plan)],
            fits: BTreeMap::new(),
            problems: Vec::new(),
            places: Default::default(),
            missing: Default::default(),
            weight: 0,
        }
    }

    fn problem(&mut self, code: &'static str, slot: Option<&str>, params: &[(&str, &str)]) {
        let params = params.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        self.problems.push(Problem { code, slot: slot.map(str::to_owned), params });
    }

    fn failed(&mut self, slot: Option<&str>, errors: impl IntoIterator<Item = SourceDiagnostic>) {
        for error in errors {
            self.problem("not_set", slot, &[("detail", &error.message)]);
        }
    }

    fn missing_faces(&mut self) {
        let named: std::collections::BTreeSet<&String> = self.job.style.faces.values().flatten().collect();
        for family in named {
            if !self.press.fonts().has(family) {
                self.problem("face_missing", None, &[("face", family)]);
            }
        }
    }

    fn slot(&mut self, number: usize) {
        let slot = &self.job.plan.slots[number];
        let Some(story) = self.job.stories.get(&slot.id) else { return };
        let whole = self.grid.place_through(self.job.plan, number, story.copy.figures.len());
        // Zero is no story's number: it is the name of the sheet itself.
        let setting = Setting {
            story: number + 1,
            style: self.job.style,
            language: &story.language,
            press: self.press,
            measure: whole.frames.first().map_or(0.0, |frame| frame.width),
        };
        let mut fit = Fit {
            rows: whole.rows.iter().sum(),
            faces_missing: setting.faces_missing(story),
            ..Fit::default()
        };
        let place = if slot.balance && !slot.continues {
            self.balanced(setting, story, whole.clone()).unwrap_or(whole)
        } else {
            whole
        };
        if let Err(errors) = self.text(setting, story, &place, &mut fit) {
            self.failed(Some(&slot.id), errors);
        }
        // What a level place leaves below its columns is free too.
        fit.over -= i64::from(fit.rows) - i64::from(place.rows.iter().sum::<u32>());
        if slot.continues && fit.over <= 0 {
            (fit.rows, fit.over) = (fit.rows.saturating_add_signed(fit.over as i32), 0);
        }
        self.numbers(slot, &place, &fit);
        fit.captions = self.pictures(setting, slot, &place, story);
        self.jumps(slot, &place, story, fit.over > 0);
        self.mark(&place, fit.over > 0);
        if let (Some(title), Some(rect)) = (&slot.title, place.title) {
            match title::set(self.press, setting, story, title, rect) {
                Ok(group) => {
                    self.put(rect.x, rect.y, group.frame);
                    fit.titles = group.fits;
                    self.tell_of_title(slot, title.vertical, group.lacks);
                }
                Err(errors) => self.failed(Some(&slot.id), errors),
            }
        }
        self.tell_of_copy(&slot.id, story);
        self.fits.insert(slot.id.clone(), fit);
    }
}

impl Setter<'_> {
    /// A title group whose parts have no room together, in rows of text, or where it is vertical in characters.
    fn tell_of_title(&mut self, slot: &crate::plan::Slot, vertical: bool, lacks: Option<f64>) {
        let Some(lacks) = lacks else { return };
        let body = &self.job.style.body;
        let (code, one) =
            if vertical { ("title_too_wide", body.size.0) } else { ("title_too_high", body.leading.0) };
        let rows = (lacks / one).ceil().max(1.0).to_string();
        self.problem(code, Some(&slot.id), &[("rows", &rows)]);
    }
}

impl Sheet {
    /// The pages for the ways out.
    pub(crate) fn document(&self) -> &PagedDocument {
        &self.document
    }

    /// How many sheets it takes.
    pub fn sheets(&self) -> usize {
        self.document.pages().len()
    }

    /// From the top of one sheet to that of the next, in points.
    pub fn step(&self) -> f64 {
        self.step
    }
}
