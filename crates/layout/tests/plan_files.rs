//! What is said of plans and styles that are wrong, and that the rest of them stays.

use gaotai_layout::plan::{self, PlanError, READY, READY_STYLES, Style};

const PLAN: &str = r#"format = "gaotai-page-plan"
version = 1
id = "small"
name = { zh = "小版", en = "Small" }
language = "zh-CN"
style = "daily-zh"
sheet = { width = "210mm", height = "297mm", margin = { top = "20mm", right = "20mm", bottom = "20mm", left = "20mm" } }
grid = { columns = 2, measure = 24, rows = 40 }
"#;

const SLOT: &str = r#"
[[slot]]
id = "a"
name = { zh = "甲", en = "A" }
area = [{ column = 1, row = 1, columns = 2, rows = 30 }]
"#;

fn style() -> Style {
    plan::read_style(READY_STYLES[0].1).expect("the first ready style is sound")
}

/// `code name=value …` of everything that is said of a plan, one a line, with the line it is about.
fn said(text: &str) -> String {
    let told = |error: &PlanError| error.to_string();
    match plan::read(text) {
        Ok(plan) => plan.in_style(&style()).problems.iter().map(told).collect::<Vec<_>>().join("\n"),
        Err(error) => told(&error),
    }
}

#[track_caller]
fn refused(text: &str, expected: &str) {
    assert!(plan::read(text).is_err(), "read although it should be refused: {text}");
    assert_eq!(said(text), expected);
}

/// A plan with one sound slot and another that is wrong: the sound one stays.
#[track_caller]
fn left_out(second: &str, expected: &str) {
    let text = format!("{PLAN}{SLOT}[[slot]]\n{second}");
    assert_eq!(said(&text), expected);
    let plan = plan::read(&text).expect("the rest of the plan").in_style(&style());
    assert_eq!(plan.slots.iter().map(|slot| slot.id.as_str()).collect::<Vec<_>>(), ["a"]);
}

fn slot(id: &str, area: &str) -> String {
    format!("id = \"{id}\"\nname = {{ zh = \"乙\", en = \"B\" }}\narea = [{area}]\n")
}

#[test]
fn files_that_are_no_plan() {
    refused(
        "format = ",
        "line 1: plan_not_toml detail=string values must be quoted, expected literal string",
    );
    refused("a = 1", "plan_format found= wanted=gaotai-page-plan");
    refused(
        &PLAN.replace("page-plan", "house-style"),
        "plan_format found=gaotai-house-style wanted=gaotai-page-plan",
    );
    refused(&PLAN.replace("version = 1", "version = 2"), "line 2: plan_newer known=1 version=2");
    refused(&"#".repeat(300_000), "plan_limit most=262144 what=bytes");
}

#[test]
fn heads_that_are_wrong() {
    refused(
        &format!("hue = 1\n{PLAN}"),
        "line 1: plan_unknown_field field=hue known=format, version, id, name, language, style, colour, sheet, grid, masthead, slot, rule",
    );
    refused(&PLAN.replace("style = \"daily-zh\"\n", ""), "line 1: plan_missing_field field=style");
    refused(&PLAN.replace("210mm", "21 Zoll"), "line 7: plan_length value=21 Zoll");
    refused(&PLAN.replace("210mm", "9mm"), "plan_limit found=25.51 least=56 most=5670 what=width");
    refused(&PLAN.replace("columns = 2", "columns = 25"), "plan_limit found=25 least=1 most=24 what=columns");
    refused(&PLAN.replace("columns = 2", "columns = 0"), "plan_limit found=0 least=1 most=24 what=columns");
    refused(
        &PLAN.replace("columns = 2", "columns = \"two\""),
        "line 8: plan_value detail=invalid type: string \"two\", expected u32",
    );
    refused(&PLAN.replace("rows = 40", "rows = 4000"), "plan_limit found=4000 least=1 most=400 what=rows");
    refused(&PLAN.replace("\"small\"", "\"../small\""), "plan_id id=../small");
}

#[test]
fn slots_that_are_wrong() {
    left_out(
        &slot("a", "{ column = 1, row = 31, columns = 1, rows = 5 }"),
        "line 14: slot_twice line_before=10 slot=a",
    );
    left_out(
        &slot("b", "{ column = 2, row = 31, columns = 2, rows = 5 }"),
        "line 14: slot_outside columns=2 part=area rows=40 slot=b",
    );
    left_out(
        &slot("b", "{ column = 1, row = 0, columns = 2, rows = 5 }"),
        "line 14: slot_outside columns=2 part=area rows=40 slot=b",
    );
    left_out(
        &slot("b", "{ column = 1, row = 4294967295, columns = 2, rows = 9 }"),
        "line 14: slot_outside columns=2 part=area rows=40 slot=b",
    );
    left_out(
        &slot("b", "{ column = 1, row = 28, columns = 1, rows = 5 }"),
        "line 14: slot_overlap other=a slot=b",
    );
    left_out(&slot("b", ""), "line 14: slot_empty slot=b");
    left_out(
        &slot("b c", "{ column = 1, row = 31, columns = 2, rows = 5 }"),
        "line 14: plan_id id=b c slot=b c",
    );
    let sound = slot("b", "{ column = 1, row = 31, columns = 2, rows = 5 }");
    left_out(
        &format!("{sound}colour = 3\n"),
        "line 18: plan_unknown_field field=colour known=id, name, area, columns, title, picture, frame, balance, jump_to, jump_from, continues, numbers slot=b",
    );
    left_out(
        &format!("{sound}frame = {{ tint = 200 }}\n"),
        "line 14: plan_limit found=200 least=0 most=100 slot=b what=tint",
    );
    left_out(&format!("{sound}columns = 24\n"), "line 14: slot_narrow slot=b width=0.0pt");
    left_out(
        &format!("{sound}picture = [{{ column = 1, row = 35, columns = 1, rows = 2 }}]\n"),
        "line 14: slot_part_outside part=picture slot=b",
    );
    left_out(
        &format!(
            "{sound}title = {{ treatment = \"shout\", area = {{ column = 1, row = 31, columns = 2, rows = 2 }} }}\n"
        ),
        "line 14: slot_treatment known=box, feature, front, lead, photo, proof, rail, second, third slot=b treatment=shout",
    );
    left_out(
        &format!(
            "{}columns = 2\n",
            slot(
                "b",
                "{ column = 1, row = 31, columns = 2, rows = 2 }, { column = 1, row = 33, columns = 1, rows = 2 }"
            )
        ),
        "line 14: slot_widths first=228.0pt other=95.0pt slot=b",
    );
}

#[test]
fn rules_that_are_wrong() {
    let text = format!(
        "{PLAN}{SLOT}[[rule]]\nthickness = \"1pt\"\narea = {{ column = 3, row = 1, columns = 1, rows = 1 }}\n"
    );
    assert_eq!(said(&text), "line 14: slot_outside columns=2 part=rule rows=40");
}

#[test]
fn a_slot_within_another_is_allowed() {
    let inner = slot("b", "{ column = 2, row = 10, columns = 1, rows = 8 }");
    assert_eq!(said(&format!("{PLAN}{SLOT}[[slot]]\n{inner}")), "");
}

#[test]
fn what_only_a_style_can_tell() {
    assert_eq!(
        said(&PLAN.replace("measure = 24", "measure = 40")),
        "grid_too_wide column=380.0pt measure=40"
    );
    assert_eq!(said(&PLAN.replace("rows = 40", "rows = 60")), "grid_too_high most=53 rows=60");
    let plan = plan::read(&PLAN.replace("daily-zh", "weekly")).expect("plan");
    let error = plan.find_style(&[style()]).expect_err("no such style");
    assert_eq!(error.to_string(), "style_unknown known=daily-zh style=weekly");
}

#[test]
fn styles_that_are_wrong() {
    let sound = READY_STYLES[0].1;
    let check = |from: &str, to: &str, code: &str| {
        assert!(sound.contains(from), "{from}");
        let error = plan::read_style(&sound.replacen(from, to, 1)).expect_err(to);
        assert_eq!(error.code, code, "{to}: {error}");
    };
    check("gaotai-house-style", "gaotai-page-plan", "plan_format");
    check("version = 1", "version = 9", "plan_newer");
    check("[body]\nface = \"body\"", "[body]\nface = \"kai\"", "face_role_unknown");
    check("size = \"小五\"", "size = \"大五\"", "plan_length");
    check("align = \"center\"", "align = \"middle\"", "plan_unknown_word");
    check("leading = \"13.6pt\"", "leading = \"3pt\"", "plan_limit");
    check("size = \"9.5pt\"", "size = \"950pt\"", "plan_limit");
}

#[test]
fn ready_plans_and_styles_are_sound() {
    let styles: Vec<Style> = READY_STYLES
        .iter()
        .map(|(id, text)| plan::read_style(text).unwrap_or_else(|error| panic!("{id}: {error}")))
        .collect();
    assert!(styles.iter().map(|style| style.id.as_str()).eq(READY_STYLES.iter().map(|(id, _)| *id)));
    for (id, text) in READY {
        let plan = plan::read(text).unwrap_or_else(|error| panic!("{id}: {error}"));
        assert_eq!(plan.id, *id);
        let style = plan.find_style(&styles).unwrap_or_else(|error| panic!("{id}: {error}"));
        let problems = plan.in_style(style).problems;
        assert!(problems.is_empty(), "{id}: {problems:?}");
    }
}
