//! The plans and house styles that there are: those that came along, and the newsroom's own files
//! in `plans/` and `styles/` of the library. One of the newsroom's with the id of one that came along
//! stands in its place. The files are looked at again whenever one of them has changed.

use super::wire::{PageProblem, PageRect, PlanInfo, PlanOrigin, PlanSlot, TwoNames};
use gaotai_layout::plan::{Geometry, Plan, PlanError, READY, READY_STYLES, Style, read, read_style};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

/// The largest file of a plan or style that is read, in bytes: a thousand slots have room in it.
const MOST: u64 = 1 << 20;

/// A plan with its style.
#[derive(Debug, Clone)]
pub(super) struct Known {
    /// As the window sees it.
    pub info: PlanInfo,
    /// Both, when pages can be set from them.
    pub set: Option<(Arc<Plan>, Arc<Style>)>,
}

/// All of them.
#[derive(Debug, Default)]
pub(crate) struct Catalog {
    /// The newsroom's after those that came along.
    pub(super) plans: Vec<Known>,
    styles: Vec<Style>,
}

impl Catalog {
    /// The plan of this id.
    pub(super) fn find(&self, id: &str) -> Option<&Known> {
        self.plans.iter().find(|known| known.info.id == id)
    }

    /// A plan from elsewhere, in one of the styles that there are.
    ///
    /// # Errors
    /// What is wrong, when it is no plan or its style is not there.
    pub(super) fn plan_of(&self, text: &str) -> Result<Known, PlanError> {
        let plan = read(text)?;
        plan.find_style(&self.styles)?;
        Ok(known(plan, PlanOrigin::Newsroom, &self.styles, &BTreeMap::new()))
    }

    fn read(folders: &Folders) -> Catalog {
        let mut styles = Vec::new();
        let mut broken = BTreeMap::new();
        let ready = READY_STYLES.iter().map(|(id, text)| ((*id).to_owned(), Ok((*text).to_owned())));
        for (name, text) in ready.chain(texts(&folders.styles)) {
            match text.and_then(|text| read_style(&text)) {
                Ok(style) => {
                    styles.retain(|known: &Style| known.id != style.id);
                    styles.push(style);
                }
                Err(error) => drop(broken.insert(name, error)),
            }
        }
        let mut catalog = Catalog::default();
        for (id, text) in READY {
            catalog.add((*id).to_owned(), Ok((*text).to_owned()), PlanOrigin::Ready, &styles, &broken);
        }
        for (name, text) in texts(&folders.plans) {
            catalog.add(name, text, PlanOrigin::Newsroom, &styles, &broken);
        }
        catalog.styles = styles;
        catalog
    }

    fn add(
        &mut self,
        name: String,
        text: Result<String, PlanError>,
        origin: PlanOrigin,
        styles: &[Style],
        broken: &BTreeMap<String, PlanError>,
    ) {
        let known = match text.and_then(|text| read(&text)) {
            Ok(plan) => known(plan, origin, styles, broken),
            Err(error) => Known { info: unreadable(name, origin, &error), set: None },
        };
        self.plans.retain(|other| other.info.id != known.info.id);
        self.plans.push(known);
    }
}

/// Where the newsroom's files lie.
#[derive(Debug, Clone)]
pub(crate) struct Folders {
    pub plans: PathBuf,
    pub styles: PathBuf,
}

/// What was read of the files, and of which.
#[derive(Debug, Default)]
pub(crate) struct Shelf(Mutex<Option<(Stamp, Arc<Catalog>)>>);

type Stamp = Vec<(PathBuf, u64, Option<SystemTime>)>;

impl Shelf {
    /// The plans as the files say now.
    pub fn catalog(&self, folders: &Folders) -> Arc<Catalog> {
        let stamp: Stamp = [&folders.plans, &folders.styles].into_iter().flat_map(|it| stamp(it)).collect();
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match &*held {
            Some((known, catalog)) if *known == stamp => catalog.clone(),
            _ => {
                let catalog = Arc::new(Catalog::read(folders));
                *held = Some((stamp, catalog.clone()));
                catalog
            }
        }
    }
}

fn stamp(folder: &Path) -> Stamp {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let files = entries.flatten().filter(|entry| entry.path().extension().is_some_and(|it| it == "toml"));
    let mut found: Stamp = files
        .filter_map(|entry| {
            let about = std::fs::metadata(entry.path()).ok()?;
            about.is_file().then(|| (entry.path(), about.len(), about.modified().ok()))
        })
        .collect();
    found.sort();
    found
}

/// The files of a folder by their names without the ending, sorted.
fn texts(folder: &Path) -> Vec<(String, Result<String, PlanError>)> {
    let name = |path: &Path| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let read = |path: &Path, length: u64| {
        if length > MOST {
            return Err(problem("plan_too_large", &[("most", &MOST.to_string())]));
        }
        std::fs::read(path)
            .map_err(|error| problem("plan_unreadable", &[("what", &error.to_string())]))
            .and_then(|bytes| String::from_utf8(bytes).map_err(|_| problem("plan_not_toml", &[])))
    };
    stamp(folder).iter().map(|(path, length, _)| (name(path), read(path, *length))).collect()
}

fn problem(code: &'static str, params: &[(&'static str, &str)]) -> PlanError {
    let params = params.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
    PlanError { code, line: None, params }
}

fn known(plan: Plan, origin: PlanOrigin, styles: &[Style], broken: &BTreeMap<String, PlanError>) -> Known {
    let style = match plan.find_style(styles) {
        Ok(style) => style.clone(),
        Err(error) => {
            let mut info = info(&plan, None, origin);
            info.problems.push(told(&error));
            info.problems.extend(broken.get(&plan.style).map(told));
            return Known { info, set: None };
        }
    };
    let plan = plan.in_style(&style);
    Known { info: info(&plan, Some(&style), origin), set: Some((Arc::new(plan), Arc::new(style))) }
}

fn info(plan: &Plan, style: Option<&Style>, origin: PlanOrigin) -> PlanInfo {
    let slot = |grid: &Geometry, number: usize| {
        let place = grid.place(plan, number);
        PlanSlot {
            id: plan.slots[number].id.clone(),
            name: (&plan.slots[number].name).into(),
            rows: place.rows.iter().sum(),
            outline: place.outline.iter().map(|rect| PageRect::from(*rect)).collect(),
        }
    };
    let grid = style.map(|style| Geometry::of(plan, style));
    let slots = grid.iter().flat_map(|grid| (0..plan.slots.len()).map(|number| slot(grid, number)));
    PlanInfo {
        id: plan.id.clone(),
        name: (&plan.name).into(),
        language: plan.language.clone(),
        width: plan.sheet.width.0,
        height: plan.sheet.height.0,
        origin,
        slots: slots.collect(),
        problems: plan.problems.iter().map(told).collect(),
    }
}

/// A file that is no plan, under its own name.
fn unreadable(name: String, origin: PlanOrigin, error: &PlanError) -> PlanInfo {
    PlanInfo {
        name: TwoNames { zh: name.clone(), en: name.clone() },
        id: name,
        language: String::new(),
        width: 0.0,
        height: 0.0,
        origin,
        slots: Vec::new(),
        problems: vec![told(error)],
    }
}

pub(super) fn told(error: &PlanError) -> PageProblem {
    let mut params: BTreeMap<String, String> =
        error.params.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    if let Some(line) = error.line {
        params.insert("line".to_owned(), line.to_string());
    }
    PageProblem { code: error.code.to_owned(), slot: error.slot().map(str::to_owned), params }
}
