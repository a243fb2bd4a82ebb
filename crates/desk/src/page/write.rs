//! Writes a page as a file.

use super::matter::Matter;
use super::typesetter::Made;
use super::wire::{PageProblem, PageView, SetPage, SlotFit};
use super::worker::Rank;
use crate::export::files::{Batch, OutFile};
use crate::{Desk, Failure, FailureCode, Task};
use gaotai_layout::{Imprint, Ink, Sheet};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use ts_rs::TS;

/// Pixels a point of a page that is written as a picture: 200 an inch, enough to read the text of a
/// broadsheet, and less than the typesetter makes at most.
const SCALE: f64 = 200.0 / 72.0;

/// As what a page can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "said by its name")]
pub enum PageFileKind {
    Pdf,
    Png,
    Svg,
}

impl PageFileKind {
    /// The ending of its files.
    pub fn extension(self) -> &'static str {
        match self {
            PageFileKind::Pdf => "pdf",
            PageFileKind::Png => "png",
            PageFileKind::Svg => "svg",
        }
    }
}

/// What to write, and where.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// Which page.
    pub view: PageView,
    /// As what.
    pub kind: PageFileKind,
    /// A PDF for the archive (PDF/A-2u) in grey, without bleed; others are for the press.
    pub archival: bool,
    /// Handle of a folder; `null` for the library's outbox.
    pub target: Option<String>,
}

/// What was written.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// The file, for showing; the first where there are several.
    pub path: String,
    /// How many files: of a page over several sheets a PDF is one, and each sheet's picture one of its own.
    pub files: usize,
    /// Slots whose story is too long: its end is not in the file.
    pub over: Vec<SlotFit>,
    /// What else is wrong with the page.
    pub problems: Vec<PageProblem>,
}

/// Writes it under a name made from the page's; pictures of several sheets get `-p1`, `-p2`, …. No file of others is overwritten; names get `-2`, `-3`, ….
///
/// # Errors
/// Those of `page.set` but `page_stale`; `page_unwritable` with what the standard forbids,
/// `export_target_unwritable`, `disk_full`, `handle_unknown`, `cancelled`.
pub fn run(desk: &Desk, request: Request, task: &Task<'_>) -> Result<Response, Failure> {
    let folder = folder(desk, request.target.as_deref())?;
    let wanted = Wanted { kind: request.kind, archival: request.archival, marks: false };
    let file = make(desk, &request.view, wanted, task)?;
    let mut paths = Vec::new();
    for (ending, bytes) in endings(file.sheets.len()).iter().zip(&file.sheets) {
        paths.push(put(&folder, &(file.stem.clone() + ending), request.kind.extension(), bytes)?);
    }
    task.at(3, 3, "")?;
    let path = paths.first().map(|path| path.display().to_string()).unwrap_or_default();
    Ok(Response { path, files: paths.len(), over: file.over, problems: file.problems })
}

/// What stands behind the names of so many files that are one page's: nothing, or `-p1`, `-p2`, ….
fn endings(count: usize) -> Vec<String> {
    if count == 1 { vec![String::new()] } else { (1..=count).map(|number| format!("-p{number}")).collect() }
}

/// The files of a page that is to be this one: itself, or of several sheets `page-p1.png`, `page-p2.png`, ….
pub fn names(path: &Path, count: usize) -> Vec<PathBuf> {
    let named = |ending: &String| {
        let mut name = path.file_stem().unwrap_or_default().to_owned();
        name.push(ending);
        if let Some(extension) = path.extension() {
            name.push(".");
            name.push(extension);
        }
        path.with_file_name(name)
    };
    endings(count).iter().map(named).collect()
}

/// As what a page is wanted.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// The file.
    pub kind: PageFileKind,
    /// PDF/A-2u in grey.
    pub archival: bool,
    /// Marks where the text of a story ends that is too long.
    pub marks: bool,
}

/// A page as a file, before it is written anywhere.
#[derive(Debug)]
pub struct PageFile {
    /// A name for it without ending.
    pub stem: String,
    /// What is in it; of pictures a file for each sheet.
    pub sheets: Vec<Vec<u8>>,
    /// Slots whose story is too long.
    pub over: Vec<SlotFit>,
    /// What else is wrong.
    pub problems: Vec<PageProblem>,
}

/// Makes the file of a page.
///
/// # Errors
/// As [`run`], but those of places to write to.
pub fn make(desk: &Desk, view: &PageView, wanted: Wanted, task: &Task<'_>) -> Result<PageFile, Failure> {
    let mut matter = Matter::of(desk, view)?;
    matter.order.marks = wanted.marks;
    task.at(0, 3, &matter.stem)?;
    let made = desk.composing().typesetter.set(Rank::Ordered, &matter.label, matter.order.clone())?;
    task.at(1, 3, &matter.stem)?;
    let sheets = file(&matter, &made, wanted)?;
    task.at(2, 3, &matter.stem)?;
    let set = super::set::page(&matter, &made, None);
    let over = set.slots.into_iter().filter(|slot| slot.over > 0).collect();
    Ok(PageFile { stem: matter.stem, sheets, over, problems: set.problems })
}

/// A plan for stories that stand on no page.
#[derive(Debug, Clone, Copy)]
pub enum PlanChoice<'a> {
    /// One that the library knows, by its id.
    Known(&'a str),
    /// The text of a plan's file.
    Text(&'a str),
}

/// Stories in the slots of a plan, the first in the first: how they fit, and the files of the page
/// where they are wanted: one, or of pictures one for each sheet.
///
/// # Errors
/// `plan_missing`, `plan_invalid`, `slot_missing` for more stories than slots, `story_missing`,
/// `page_unwritable`; those of the library.
pub fn lay_out(
    desk: &Desk,
    ids: &[String],
    plan: PlanChoice<'_>,
    wanted: Option<Wanted>,
) -> Result<(SetPage, Vec<Vec<u8>>), Failure> {
    let room = desk.composing();
    let known = match plan {
        PlanChoice::Known(id) => room.plan(id)?.0,
        PlanChoice::Text(text) => room
            .catalog()
            .plan_of(text)
            .map_err(|error| Failure::new(FailureCode::PlanInvalid, error.to_string()).with("what", error))?,
    };
    if ids.len() > known.info.slots.len() {
        let failure = Failure::new(FailureCode::SlotMissing, "more stories than slots");
        return Err(failure.with("slot", known.info.slots.len() + 1));
    }
    let mut matter = Matter::loose(desk, &crate::story::story_ids(ids)?, known)?;
    matter.order.marks = wanted.is_some_and(|wanted| wanted.marks);
    let made = room.typesetter.set(Rank::Ordered, &matter.label, matter.order.clone())?;
    let sheets = wanted.map(|wanted| file(&matter, &made, wanted)).transpose()?.unwrap_or_default();
    Ok((super::set::page(&matter, &made, None), sheets))
}

fn file(matter: &Matter, made: &Made, wanted: Wanted) -> Result<Vec<Vec<u8>>, Failure> {
    let imprint = Imprint {
        ident: &matter.label,
        title: &matter.title,
        made: matter.time,
        ink: if wanted.archival { Ink::Proof } else { Ink::Press },
    };
    bytes(&made.sheet, wanted.kind, &imprint)
}

fn bytes(sheet: &Sheet, kind: PageFileKind, imprint: &Imprint<'_>) -> Result<Vec<Vec<u8>>, Failure> {
    let refused = |what: &str| {
        Failure::new(FailureCode::PageUnwritable, format!("the page cannot be written: {what}"))
            .with("what", what)
    };
    match kind {
        PageFileKind::Pdf => {
            sheet.pdf(imprint).map(|pdf| vec![pdf]).map_err(|errors| refused(&errors.join("; ")))
        }
        PageFileKind::Svg => Ok((0..sheet.sheets()).map(|number| sheet.svg(number).into_bytes()).collect()),
        PageFileKind::Png => (0..sheet.sheets())
            .map(|number| {
                let pixels = sheet.pixels_of(number, SCALE).ok_or_else(|| refused("too many pixels"))?;
                pixels.png().ok_or_else(|| refused("the picture cannot be packed"))
            })
            .collect(),
    }
}

/// The folder of a handle, or the outbox.
pub(crate) fn folder(desk: &Desk, target: Option<&str>) -> Result<PathBuf, Failure> {
    target.map_or_else(|| Ok(desk.outbox()), |handle| desk.path_of(handle))
}

/// Writes this very file, which may be there; at any moment the old or the new one is, whole.
///
/// # Errors
/// `export_target_unwritable`, `disk_full`.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    crate::export::files::replace(path, bytes).map_err(|error| Failure::unwritable(path, &error))
}

/// Writes a file into a folder under the first free name.
pub(crate) fn put(folder: &Path, stem: &str, extension: &str, bytes: &[u8]) -> Result<PathBuf, Failure> {
    let unwritable = |(path, error): (PathBuf, std::io::Error)| Failure::unwritable(&path, &error);
    let name = (1..1000)
        .map(|number| if number == 1 { stem.to_owned() } else { format!("{stem}-{number}") })
        .map(|stem| format!("{stem}.{extension}"))
        .find(|name| {
            let place = folder.join(name);
            !place.exists() || std::fs::read(&place).is_ok_and(|there| there == bytes)
        });
    let Some(path) = name else {
        return Err(Failure::unwritable(folder, &std::io::ErrorKind::AlreadyExists.into()));
    };
    let place = folder.join(&path);
    let mut batch = Batch::stage(folder, &[OutFile { path, bytes: bytes.to_vec() }]).map_err(unwritable)?;
    batch.place().map_err(unwritable)?;
    batch.keep();
    Ok(place)
}
