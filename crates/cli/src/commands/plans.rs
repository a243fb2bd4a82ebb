//! `gaotai plans`

use super::{Outcome, open};
use crate::arguments::Plans;
use crate::output;
use crate::words::Language;
use gaotai_desk::page::plans::{Request, run as plans};
use gaotai_desk::page::wire::PlanInfo;
use std::path::Path;

/// Lists the page plans.
pub fn run(library: &Path, arguments: &Plans, language: Language) -> Outcome {
    let desk = open(library)?;
    let found = plans(&desk, Request {})?;
    if arguments.json {
        return Ok(output::json(&found)?);
    }
    let head = match language {
        Language::English => ["ID", "NAME", "SHEET (MM)", "SLOTS", "PROBLEMS"],
        Language::Chinese => ["编号", "名称", "纸张（毫米）", "位置", "问题"],
    };
    let millimetres = |points: f64| (points / 72.0 * 25.4).round();
    let row = |plan: &PlanInfo| {
        let slots = plan.slots.iter().map(|slot| format!("{} {}", slot.id, slot.rows));
        let problems = plan.problems.iter().map(|problem| problem.code.clone());
        [
            plan.id.clone(),
            language.of(&plan.name.en, &plan.name.zh).to_owned(),
            format!("{}×{}", millimetres(plan.width), millimetres(plan.height)),
            slots.collect::<Vec<_>>().join(", "),
            problems.collect::<Vec<_>>().join(", "),
        ]
    };
    output::say(&output::table(head, &found.plans.iter().map(row).collect::<Vec<_>>()))?;
    for face in &found.faces_missing {
        output::complain(&format!("{}{face}", language.of("this face is missing: ", "缺少字体：")));
    }
    Ok(())
}
