//! What a plan may not say. Limits keep a page under a second and a slip of the pen from
//! becoming a page of a thousand columns.

use super::geometry::{overlap, within};
use super::{Area, Geometry, Length, Plan, PlanError, Rule, Slot, SlotFrame, Style, TitlePlace, Treatment};

/// Bytes of a plan's or a style's file at most.
pub const SOURCE: usize = 256 * 1024;
/// Slots of a plan at most.
pub const SLOTS: usize = 60;
/// Rules of a plan at most.
pub const RULES: usize = 200;
/// Areas of a slot at most.
pub const AREAS: usize = 12;
/// Pictures of a slot at most.
pub const PICTURES: usize = 12;
/// Columns of a grid, and of a slot, at most.
pub const COLUMNS: u32 = 24;
/// Characters of a column at most.
pub const MEASURE: u32 = 200;
/// Rows of a grid at most.
pub const ROWS: u32 = 400;
/// The shortest side of a sheet, in points (20 mm).
pub const SHEET_MIN: f64 = 56.0;
/// The longest side of a sheet, in points (2 m).
pub const SHEET_MAX: f64 = 5670.0;
/// The smallest type, in points.
pub const TYPE_MIN: f64 = 3.0;
/// The largest type, in points.
pub const TYPE_MAX: f64 = 600.0;

type Checked = Result<(), PlanError>;

fn limit(what: &str, found: f64, least: f64, most: f64) -> Checked {
    if (least..=most).contains(&found) {
        return Ok(());
    }
    let round = |value: f64| (value * 100.0).round() / 100.0;
    let error = PlanError::new("plan_limit").with("what", what).with("found", round(found));
    Err(error.with("least", round(least)).with("most", round(most)))
}

fn id(id: &str) -> Checked {
    let letter = |character: char| character.is_ascii_alphanumeric() || character == '-' || character == '_';
    if id.is_empty() || id.len() > 60 || !id.chars().all(letter) {
        return Err(PlanError::new("plan_id").with("id", id));
    }
    Ok(())
}

/// The parts of a plan without which nothing can be set.
pub(super) fn head(plan: &Plan) -> Checked {
    id(&plan.id)?;
    let (sheet, grid) = (&plan.sheet, &plan.grid);
    for (what, length) in [("width", sheet.width), ("height", sheet.height)] {
        limit(what, length.0, SHEET_MIN, SHEET_MAX)?;
    }
    limit("bleed", sheet.bleed.0, 0.0, SHEET_MIN)?;
    let margin = &sheet.margin;
    for (what, length, most) in [
        ("margin.top", margin.top, sheet.height),
        ("margin.bottom", margin.bottom, sheet.height),
        ("margin.left", margin.left, sheet.width),
        ("margin.right", margin.right, sheet.width),
    ] {
        limit(what, length.0, 0.0, most.0 / 2.0)?;
    }
    limit("columns", f64::from(grid.columns), 1.0, f64::from(COLUMNS))?;
    limit("measure", f64::from(grid.measure), 1.0, f64::from(MEASURE))?;
    limit("rows", f64::from(grid.rows), 1.0, f64::from(ROWS))?;
    plan.masthead.as_ref().map_or(Ok(()), |head| limit("masthead.height", head.height.0, 0.0, sheet.height.0))
}

/// A rule between stories.
pub(super) fn rule(plan: &Plan, rule: &Rule, line: usize) -> Checked {
    if !inside(plan, &rule.area) {
        return Err(outside(plan, "slot_outside").with("part", "rule").at(line));
    }
    limit("thickness", rule.thickness.0, 0.0, 72.0).map_err(|error| error.at(line))
}

/// Takes out of a plan the slots that are wrong whatever the style.
pub(super) fn parts(plan: &mut Plan) {
    if plan.slots.len() > SLOTS {
        plan.slots.truncate(SLOTS);
        plan.problems.push(PlanError::new("plan_limit").with("what", "slots").with("most", SLOTS));
    }
    if plan.rules.len() > RULES {
        plan.rules.truncate(RULES);
        plan.problems.push(PlanError::new("plan_limit").with("what", "rules").with("most", RULES));
    }
    let mut sound: Vec<Slot> = Vec::new();
    for candidate in std::mem::take(&mut plan.slots) {
        match slot(plan, &candidate).and_then(|()| beside(&candidate, &sound)) {
            Ok(()) => sound.push(candidate),
            Err(error) => plan.problems.push(about(error, &candidate)),
        }
    }
    plan.slots = sound;
}

fn about(error: PlanError, slot: &Slot) -> PlanError {
    error.with("slot", &slot.id).at(slot.line)
}

fn inside(plan: &Plan, area: &Area) -> bool {
    let fits = |from: u32, count: u32, most: u32| {
        from >= 1 && count >= 1 && u64::from(from) + u64::from(count) - 1 <= u64::from(most)
    };
    fits(area.column, area.columns, plan.grid.columns) && fits(area.row, area.rows, plan.grid.rows)
}

fn outside(plan: &Plan, code: &'static str) -> PlanError {
    PlanError::new(code).with("columns", plan.grid.columns).with("rows", plan.grid.rows)
}

fn slot(plan: &Plan, slot: &Slot) -> Checked {
    id(&slot.id)?;
    limit("areas", slot.area.len() as f64, 0.0, AREAS as f64)?;
    limit("pictures", slot.pictures.len() as f64, 0.0, PICTURES as f64)?;
    limit("columns", f64::from(slot.columns.unwrap_or(1)), 1.0, f64::from(COLUMNS))?;
    limit("numbers", f64::from(slot.numbers), 0.0, 100.0)?;
    for frame in slot.frame.iter().chain(slot.title.as_ref().and_then(|title| title.frame.as_ref())) {
        drawn(frame)?;
    }
    if slot.area.is_empty() {
        return Err(PlanError::new("slot_empty"));
    }
    if !slot.area.iter().all(|area| inside(plan, area)) {
        return Err(outside(plan, "slot_outside").with("part", "area"));
    }
    let titles = slot.title.iter().map(|title| ("title", &title.area));
    for (part, area) in titles.chain(slot.pictures.iter().map(|area| ("picture", area))) {
        if !slot.area.iter().any(|own| within(area, own)) {
            return Err(PlanError::new("slot_part_outside").with("part", part));
        }
    }
    let crossed = |(number, area): (usize, &Area)| slot.area[..number].iter().any(|one| overlap(one, area));
    if slot.area.iter().enumerate().any(crossed) {
        return Err(PlanError::new("slot_overlap").with("other", &slot.id));
    }
    Ok(())
}

fn drawn(frame: &SlotFrame) -> Checked {
    limit("rule", frame.rule.0, 0.0, 72.0)?;
    limit("tint", frame.tint, 0.0, 100.0)
}

/// A slot beside those that stand before it: it may lie inside one, and not cut across it.
fn beside(slot: &Slot, others: &[Slot]) -> Checked {
    for other in others {
        if other.id == slot.id {
            return Err(PlanError::new("slot_twice").with("line_before", other.line));
        }
        let parts: Vec<Area> =
            other.title.iter().map(|title| title.area).chain(other.pictures.iter().copied()).collect();
        let cuts = |area: &Area| {
            let touches = other.area.iter().any(|own| overlap(own, area));
            let held = other.area.iter().any(|own| within(area, own));
            touches && (!held || parts.iter().any(|part| overlap(part, area)))
        };
        if slot.area.iter().any(cuts) {
            return Err(PlanError::new("slot_overlap").with("other", &other.id));
        }
    }
    Ok(())
}

impl Plan {
    /// The style of this plan among those that there are.
    ///
    /// # Errors
    /// `style_unknown` with the names of those that there are.
    pub fn find_style<'a>(&self, styles: &'a [Style]) -> Result<&'a Style, PlanError> {
        styles.iter().find(|style| style.id == self.style).ok_or_else(|| {
            let known: Vec<&str> = styles.iter().map(|style| style.id.as_str()).collect();
            PlanError::new("style_unknown").with("style", &self.style).with("known", known.join(", "))
        })
    }

    /// The plan as this style can set it: slots that it cannot set are left out and stand among the problems.
    pub fn in_style(mut self, style: &Style) -> Plan {
        let grid = Geometry::of(&self, style);
        if grid.gutter() < -0.01 || (self.grid.columns == 1 && grid.spare() < -0.01) {
            let width = f64::from(self.grid.measure) * style.body.size.0;
            let error = PlanError::new("grid_too_wide").with("measure", self.grid.measure);
            self.problems.push(error.with("column", format!("{width:.1}pt")));
        }
        let free = grid.rows_free();
        if f64::from(self.grid.rows) > free {
            let error = PlanError::new("grid_too_high").with("rows", self.grid.rows);
            self.problems.push(error.with("most", free));
        }
        let found: Vec<Option<PlanError>> = (0..self.slots.len())
            .map(|number| {
                styled(&self, number, &grid, style).err().map(|error| about(error, &self.slots[number]))
            })
            .collect();
        let mut sound = found.iter().map(Option::is_none);
        self.slots.retain(|_| sound.next().unwrap_or_default());
        self.problems.extend(found.into_iter().flatten());
        self
    }
}

fn styled(plan: &Plan, number: usize, grid: &Geometry, style: &Style) -> Checked {
    let slot = &plan.slots[number];
    if let Some(TitlePlace { treatment, .. }) = &slot.title
        && !style.titles.contains_key(treatment)
    {
        let known = style.titles.keys().cloned().collect::<Vec<_>>().join(", ");
        return Err(PlanError::new("slot_treatment").with("treatment", treatment).with("known", known));
    }
    let place = grid.place(plan, number);
    let Some(first) = place.frames.first() else { return Ok(()) };
    if first.width < style.body.size.0 - 0.01 {
        return Err(PlanError::new("slot_narrow").with("width", format!("{:.1}pt", first.width)));
    }
    let odd = place.frames.iter().find(|frame| (frame.width - first.width).abs() > 0.01);
    odd.map_or(Ok(()), |odd| {
        let error = PlanError::new("slot_widths").with("first", format!("{:.1}pt", first.width));
        Err(error.with("other", format!("{:.1}pt", odd.width)))
    })
}

/// A style whose types can be set.
pub(super) fn style(style: &Style) -> Checked {
    id(&style.id)?;
    let body = &style.body;
    limit("body.size", body.size.0, TYPE_MIN, 72.0)?;
    limit("body.leading", body.leading.0, body.size.0, TYPE_MAX)?;
    limit("body.indent", body.indent, 0.0, 20.0)?;
    limit("body.tracking", body.tracking, 0.0, 0.5)?;
    let (folio, plate) = (&style.folio, &style.nameplate);
    let kinds = [
        &style.section_head,
        &style.byline,
        &style.caption,
        &folio.paper,
        &folio.section,
        &folio.line,
        &folio.page,
        &plate.paper,
        &plate.line,
    ];
    for kind in kinds.into_iter().chain(&style.credit).chain(&style.jump) {
        typed(style, &kind.face, kind.size)?;
        limit("rows", f64::from(kind.rows), 0.0, 40.0)?;
        limit("tracking", kind.tracking, -0.2, 5.0)?;
    }
    role(style, &body.face)?;
    style.titles.values().try_for_each(|treatment| titled(style, treatment))
}

fn titled(style: &Style, treatment: &Treatment) -> Checked {
    let parts = [&treatment.kicker, &treatment.subtitle, &treatment.summary];
    for part in parts.into_iter().flatten().chain([&treatment.title]) {
        typed(style, &part.face, part.size)?;
        limit("min", part.min.0, TYPE_MIN, part.size.0)?;
        limit("lines", f64::from(part.lines), 1.0, 20.0)?;
        limit("measure", part.measure, 0.1, 1.0)?;
        limit("leading", part.leading, 0.8, 4.0)?;
        limit("gap", part.gap, 0.0, 10.0)?;
        limit("tracking", part.tracking, -0.2, 5.0)?;
    }
    Ok(())
}

fn typed(style: &Style, face: &str, size: Length) -> Checked {
    role(style, face)?;
    limit("size", size.0, TYPE_MIN, TYPE_MAX)
}

fn role(style: &Style, role: &str) -> Checked {
    if style.faces.contains_key(role) {
        return Ok(());
    }
    let known = style.faces.keys().cloned().collect::<Vec<_>>().join(", ");
    Err(PlanError::new("face_role_unknown").with("role", role).with("known", known))
}
