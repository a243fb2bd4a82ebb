//! `gaotai layout`

use super::{Outcome, Stop, find, open};
use crate::arguments::Layout;
use crate::output;
use crate::words::Language;
use gaotai_desk::page::wire::{SetPage, SlotFit};
use gaotai_desk::page::write::{PageFileKind, PlanChoice, Wanted, lay_out, names, replace};
use gaotai_desk::{Failure, FailureCode};
use serde_json::json;
use std::path::Path;

/// Sets stories on a page.
pub fn run(library: &Path, arguments: &Layout, language: Language) -> Outcome {
    let kind = arguments.out.as_deref().map(kind).transpose()?;
    if arguments.archival && kind != Some(PageFileKind::Pdf) {
        return Err(Stop::Usage("--archival is for a .pdf", "--archival 只用于 .pdf"));
    }
    let desk = open(library)?;
    let ids = arguments.ids.iter().map(|id| find(&desk, id)).collect::<Outcome<Vec<String>>>()?;
    let text = if arguments.plan.ends_with(".toml") { Some(plan(&arguments.plan)?) } else { None };
    let choice = text.as_deref().map_or(PlanChoice::Known(&arguments.plan), PlanChoice::Text);
    let wanted = kind.map(|kind| Wanted { kind, archival: arguments.archival, marks: false });
    let (page, sheets) = lay_out(&desk, &ids, choice, wanted)?;
    let files = arguments.out.as_ref().map(|out| names(out, sheets.len())).unwrap_or_default();
    for (file, bytes) in files.iter().zip(&sheets) {
        replace(file, bytes)?;
    }
    if arguments.json {
        let files: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
        let told = json!({
            "plan": arguments.plan, "out": files.first(), "files": files, "sheets": page.sheets,
            "slots": page.slots, "problems": page.problems,
        });
        output::json(&told)?;
    } else if arguments.copyfit || arguments.out.is_none() {
        output::say(&figures(&page, language))?;
    }
    complain(&page, language);
    Ok(())
}

fn kind(out: &Path) -> Outcome<PageFileKind> {
    let extension = out.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let kinds = [PageFileKind::Pdf, PageFileKind::Svg, PageFileKind::Png];
    kinds.into_iter().find(|kind| kind.extension() == extension).ok_or(Stop::Usage(
        "--out names a file that ends in .pdf, .svg or .png",
        "--out 请写以 .pdf、.svg 或 .png 结尾的文件",
    ))
}

fn plan(path: &str) -> Outcome<String> {
    std::fs::read_to_string(path).map_err(|error| {
        let what = format!("{path}: {error}");
        Stop::Failed(Failure::new(FailureCode::PlanInvalid, what.clone()).with("what", what))
    })
}

fn figures(page: &SetPage, language: Language) -> String {
    let head = match language {
        Language::English => ["SLOT", "NAME", "ROWS", "FIT", "STORY"],
        Language::Chinese => ["位置", "名称", "行数", "排版容量", "稿件"],
    };
    let row = |slot: &SlotFit| {
        let name = language.of(&slot.name.en, &slot.name.zh).to_owned();
        let fit = match (&slot.article, slot.continues && slot.over <= 0) {
            (None, _) => "-".to_owned(),
            _ if !slot.faces_missing.is_empty() => unsure(language).to_owned(),
            (_, true) => sheets(page.sheets, language),
            _ => fit(slot.over, language),
        };
        [slot.slot.clone(), name, slot.rows.to_string(), fit, slot.title.clone()]
    };
    output::table(head, &page.slots.iter().map(row).collect::<Vec<_>>())
}

/// A count made with other faces must not look like one.
fn unsure(language: Language) -> &'static str {
    language.of("faces missing: count not reliable", "缺字体，行数不准")
}

/// `3 sheets`.
fn sheets(count: usize, language: Language) -> String {
    let one = if count == 1 { "sheet" } else { "sheets" };
    language.of(&format!("{count} {one}"), &format!("共 {count} 页")).to_owned()
}

/// `3 lines over`, `2 lines free` or `fits`.
fn fit(over: i64, language: Language) -> String {
    let rows = over.unsigned_abs();
    match (over.signum(), language) {
        (0, Language::English) => "fits".to_owned(),
        (0, Language::Chinese) => "正好".to_owned(),
        (1, Language::English) => format!("{rows} lines over"),
        (1, Language::Chinese) => format!("超 {rows} 行"),
        (_, Language::English) => format!("{rows} lines free"),
        (_, Language::Chinese) => format!("余 {rows} 行"),
    }
}

fn complain(page: &SetPage, language: Language) {
    for slot in page.slots.iter().filter(|slot| slot.over > 0 && slot.faces_missing.is_empty()) {
        let name = language.of(&slot.name.en, &slot.name.zh);
        output::complain(&format!("{name}: {}", fit(slot.over, language)));
    }
    for slot in page.slots.iter().filter(|slot| !slot.faces_missing.is_empty()) {
        let name = language.of(&slot.name.en, &slot.name.zh);
        output::complain(&format!("{name}: {} ({})", unsure(language), slot.faces_missing.join(", ")));
    }
    for problem in &page.problems {
        let slot = problem.slot.as_ref().map(|slot| format!(" ({slot})")).unwrap_or_default();
        let params: Vec<String> =
            problem.params.iter().map(|(name, value)| format!("{name}={value}")).collect();
        output::complain(format!("{}{slot} {}", problem.code, params.join(" ")).trim_end());
    }
}
