//! From the grid to points: frames of text, and the places of titles and pictures.

use super::{Area, Plan, Slot, Style};

/// Rows of text below which a strip beside a title, a picture or another slot stays white.
const SCRAP: u32 = 3;

/// Sheets over which a story goes on at most.
pub const SHEETS: usize = 50;

/// Between one sheet of a job and the next, in points: all are counted in one go from the first
/// one's upper left corner, as if they lay below each other.
pub const BETWEEN: f64 = 24.0;

/// A rectangle on the sheet in points, from the trimmed sheet's upper left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
#[allow(missing_docs, reason = "a rectangle's usual four")]
pub struct Rect {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

/// Where a slot's parts stand.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// The title group.
    pub title: Option<Rect>,
    /// Frames of text in reading order. All have the same width.
    pub frames: Vec<Rect>,
    /// Rows of body text that each frame holds.
    pub rows: Vec<u32>,
    /// Pictures with their captions.
    pub pictures: Vec<Rect>,
    /// What belongs to the slot, with its frame.
    pub outline: Vec<Rect>,
    /// The row of 上接, before the text.
    pub jump_from: Option<Rect>,
    /// The row of 下转, behind the text.
    pub jump_to: Option<Rect>,
}

impl Plan {
    /// From the top of one sheet to that of the next, in points.
    pub fn step(&self) -> f64 {
        self.sheet.height.0 + BETWEEN
    }
}

/// The grid of a plan in points.
#[derive(Debug, Clone, Copy)]
pub struct Geometry {
    left: f64,
    top: f64,
    width: f64,
    bottom: f64,
    column: f64,
    gutter: f64,
    size: f64,
    leading: f64,
}

impl Geometry {
    /// The grid of `plan` set in `style`.
    pub fn of(plan: &Plan, style: &Style) -> Geometry {
        let margin = &plan.sheet.margin;
        let width = plan.sheet.width.0 - margin.left.0 - margin.right.0;
        let column = f64::from(plan.grid.measure) * style.body.size.0;
        let gaps = f64::from(plan.grid.columns.saturating_sub(1).max(1));
        Geometry {
            left: margin.left.0,
            top: margin.top.0 + plan.masthead.as_ref().map_or(0.0, |masthead| masthead.height.0),
            width,
            bottom: plan.sheet.height.0 - margin.bottom.0,
            column,
            gutter: if plan.grid.columns > 1 {
                (width - column * f64::from(plan.grid.columns)) / gaps
            } else {
                0.0
            },
            size: style.body.size.0,
            leading: style.body.leading.0,
        }
    }

    /// Space between two columns.
    pub fn gutter(&self) -> f64 {
        self.gutter
    }

    /// Width of the type area that the columns leave; below zero when they do not fit.
    pub(super) fn spare(&self) -> f64 {
        self.width - self.column
    }

    /// Rows for which the type area has room.
    pub(super) fn rows_free(&self) -> f64 {
        ((self.bottom - self.top + (self.leading - self.size)) / self.leading + 0.01).floor().max(0.0)
    }

    /// Height of a row.
    pub fn leading(&self) -> f64 {
        self.leading
    }

    /// The cells of an area. The space below the last line belongs to no one.
    pub fn rect(&self, area: &Area) -> Rect {
        let columns = f64::from(area.columns);
        Rect {
            x: self.left + f64::from(area.column - 1) * (self.column + self.gutter),
            y: self.top + f64::from(area.row - 1) * self.leading,
            width: columns * self.column + (columns - 1.0) * self.gutter,
            height: self.height(area.rows),
        }
    }

    /// Height of so many rows of text.
    pub fn height(&self, rows: u32) -> f64 {
        (f64::from(rows) * self.leading - (self.leading - self.size)).max(0.0)
    }

    /// What stands above the grid.
    pub(crate) fn masthead(&self, plan: &Plan) -> Option<Rect> {
        let height = plan.masthead.as_ref()?.height.0;
        Some(Rect { x: self.left, y: self.top - height, width: self.width, height })
    }

    /// The frame drawn around each area of a slot. One that lies inside another slot leaves half a
    /// row above and below it, so that it stands free of the text around.
    pub(crate) fn framed(&self, plan: &Plan, number: usize) -> Vec<Rect> {
        let slot = &plan.slots[number];
        let drawn = |area: &Area| {
            let rect = self.rect(area);
            let inset =
                plan.slots[..number].iter().any(|other| other.area.iter().any(|own| overlap(own, area)));
            let half = if inset { self.leading / 2.0 } else { 0.0 };
            Rect { y: rect.y + half, height: (rect.height - 2.0 * half).max(0.0), ..rect }
        };
        slot.area.iter().map(drawn).collect()
    }

    /// The frame of a title that has one; half a row stays white below it.
    pub(crate) fn title_frame(&self, slot: &Slot) -> Option<Rect> {
        let title = slot.title.as_ref().filter(|title| title.frame.is_some())?;
        let rect = self.inner(slot, &title.area);
        Some(Rect { height: (rect.height - self.leading / 2.0).max(0.0), ..rect })
    }

    /// The place of a title, inside its frame.
    fn title(&self, slot: &Slot) -> Option<Rect> {
        let title = slot.title.as_ref()?;
        let Some(frame) = self.title_frame(slot) else { return Some(self.inner(slot, &title.area)) };
        let side = self.size * 0.8;
        Some(Rect {
            x: frame.x + side,
            y: frame.y + side,
            width: (frame.width - 2.0 * side).max(0.0),
            height: (frame.height - 2.0 * side).max(0.0),
        })
    }

    /// The cells of a part of a slot, away from the slot's frame where it has one.
    fn inner(&self, slot: &Slot, area: &Area) -> Rect {
        let rect = self.rect(area);
        let Some(own) = slot.area.iter().find(|own| slot.frame.is_some() && within(area, own)) else {
            return rect;
        };
        let own = self.rect(own);
        let left = rect.x.max(own.x + self.size);
        let right = (rect.x + rect.width).min(own.x + own.width - self.size);
        Rect { x: left, width: (right - left).max(0.0), ..rect }
    }

    /// A picture with its caption. Above and below text it leaves some white.
    fn picture(&self, slot: &Slot, area: &Area) -> Rect {
        let rect = self.inner(slot, area);
        let parts = slot.title.iter().map(|title| &title.area).chain(&slot.pictures);
        let first = slot.area.iter().any(|own| overlap(own, area) && own.row == area.row);
        let headed = first || parts.into_iter().any(|part| part.row + part.rows == area.row);
        let above = if headed { 0.0 } else { self.leading * 0.5 };
        let rect = Rect { y: rect.y + above, height: (rect.height - above).max(0.0), ..rect };
        let last =
            slot.area.iter().any(|own| overlap(own, area) && own.row + own.rows == area.row + area.rows);
        let below = if last { 0.0 } else { self.leading * 0.6 };
        Rect { height: (rect.height - below).max(0.0), ..rect }
    }

    /// Where the parts of the slot with this number stand. Slots that lie inside it take their cells away.
    pub fn place(&self, plan: &Plan, number: usize) -> Place {
        self.place_with(plan, number, usize::MAX)
    }

    /// The same for a story with so many pictures: places that it does not fill are given to its text.
    pub fn place_with(&self, plan: &Plan, number: usize, pictures: usize) -> Place {
        let mut place = self.parts(&plan.slots[number], pictures, plan.slots[number + 1..].iter());
        self.jumps(&plan.slots[number], &mut place);
        place
    }

    /// The same of a story that goes on over further sheets: on all that there may be. Pictures that
    /// have no place on one sheet have theirs on the next.
    pub fn place_through(&self, plan: &Plan, number: usize, pictures: usize) -> Place {
        let mut place = self.place_with(plan, number, pictures);
        if !plan.slots[number].continues {
            return place;
        }
        let bare = Slot { title: None, ..plan.slots[number].clone() };
        for sheet in 1..SHEETS {
            let left = pictures.saturating_sub(place.pictures.len());
            let others = plan.slots[number + 1..].iter().filter(|later| later.continues);
            let more = self.parts(&bare, left, others);
            let down = sheet as f64 * plan.step();
            let below = |rect: Rect| Rect { y: rect.y + down, ..rect };
            place.frames.extend(more.frames.into_iter().map(below));
            place.pictures.extend(more.pictures.into_iter().map(below));
            place.outline.extend(more.outline.into_iter().map(below));
            place.rows.extend(more.rows);
        }
        place
    }

    /// A slot on one sheet, without the cells that `others` take of it.
    fn parts<'p>(&self, slot: &Slot, pictures: usize, others: impl Iterator<Item = &'p Slot>) -> Place {
        let pictures = &slot.pictures[..pictures.min(slot.pictures.len())];
        let mut taken: Vec<Area> = pictures.to_vec();
        taken.extend(slot.title.as_ref().map(|title| title.area));
        for other in others {
            taken.extend(other.area.iter().filter(|area| slot.area.iter().any(|own| overlap(own, area))));
        }
        let mut place = Place {
            title: self.title(slot),
            frames: Vec::new(),
            rows: Vec::new(),
            pictures: pictures.iter().map(|area| self.picture(slot, area)).collect(),
            outline: slot.area.iter().map(|area| self.rect(area)).collect(),
            jump_from: None,
            jump_to: None,
        };
        for area in &slot.area {
            self.frames(slot, area, &taken, &mut place);
        }
        place
    }

    /// Takes the first and the last row of the text for 上接 and 下转.
    fn jumps(&self, slot: &Slot, place: &mut Place) {
        let row = |rect: &Rect, number: u32| Rect {
            y: rect.y + f64::from(number) * self.leading,
            height: self.size,
            ..*rect
        };
        if slot.jump_from.is_some()
            && let (Some(rect), Some(rows)) = (place.frames.first_mut(), place.rows.first_mut())
        {
            place.jump_from = Some(row(rect, 0));
            *rows -= 1;
            *rect = Rect { y: rect.y + self.leading, height: self.height(*rows), ..*rect };
        }
        if slot.jump_to.is_some()
            && !slot.continues
            && let (Some(rect), Some(rows)) = (place.frames.last_mut(), place.rows.last_mut())
            && *rows > 0
        {
            *rows -= 1;
            place.jump_to = Some(row(rect, *rows));
            rect.height = self.height(*rows);
        }
        let mut kept = place.rows.iter().map(|rows| *rows > 0);
        place.frames.retain(|_| kept.next().unwrap_or_default());
        place.rows.retain(|rows| *rows > 0);
    }

    fn frames(&self, slot: &Slot, area: &Area, taken: &[Area], place: &mut Place) {
        let inset = if slot.frame.is_some() { 1 } else { 0 };
        let whole = self.rect(area);
        let side = f64::from(inset) * self.size;
        let count = slot.columns.unwrap_or(area.columns).max(1);
        let (width, gutter) = self.split(whole.width - 2.0 * side, count);
        for column in 0..count {
            let x = whole.x + side + f64::from(column) * (width + gutter);
            let (from, to) = (x, x + width);
            let blocked = |row: u32| {
                taken.iter().any(|one| {
                    let rect = self.rect(one);
                    (one.row..one.row + one.rows).contains(&row)
                        && rect.x < to - 0.01
                        && rect.x + rect.width > from + 0.01
                })
            };
            let (first, last) = (area.row + inset, (area.row + area.rows).saturating_sub(inset));
            let mut row = first;
            while row < last {
                if blocked(row) {
                    row += 1;
                    continue;
                }
                let start = row;
                while row < last && !blocked(row) {
                    row += 1;
                }
                // A line or two between a title and a picture are no column: they stay white.
                if row - start >= SCRAP || row - start == last - first {
                    place.frames.push(Rect {
                        x,
                        y: self.top + f64::from(start - 1) * self.leading,
                        width,
                        height: self.height(row - start),
                    });
                    place.rows.push(row - start);
                }
            }
        }
    }

    /// Width of each of `count` columns in whole characters, and the space between them.
    fn split(&self, width: f64, count: u32) -> (f64, f64) {
        let count = f64::from(count);
        let characters = ((width - (count - 1.0) * self.gutter) / count / self.size + 0.001).floor();
        let column = characters.max(0.0) * self.size;
        let gutter = if count > 1.0 { (width - count * column) / (count - 1.0) } else { 0.0 };
        (column, gutter)
    }
}

/// Whether all cells of an area are cells of another.
pub(super) fn within(inner: &Area, outer: &Area) -> bool {
    inner.column >= outer.column
        && inner.row >= outer.row
        && inner.column + inner.columns <= outer.column + outer.columns
        && inner.row + inner.rows <= outer.row + outer.rows
}

/// Whether two areas share a cell.
pub(super) fn overlap(a: &Area, b: &Area) -> bool {
    let across = a.column < b.column + b.columns && b.column < a.column + a.columns;
    across && a.row < b.row + b.rows && b.row < a.row + a.rows
}
