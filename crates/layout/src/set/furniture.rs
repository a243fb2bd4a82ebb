//! What stands on a page besides stories: masthead and nameplate, frames and tints, rules, jump
//! lines, and the marks of a proof.

use super::sheets::Head;
use super::{Folio, Setter, Story, ink};
use crate::plan::{Alignment, Lines, MastheadKind, Place, Rect, Slot, SlotFrame};
use typst::diag::SourceResult;
use typst::layout::{Abs, Em, Frame, FrameItem, Length, Point, Size};
use typst::syntax::Span;
use typst::text::TextElem;
use typst::visualize::{FixedStroke, Geometry as Outline};

/// The smallest share of its size to which a line of the masthead is made to fit.
const SMALLEST: f64 = 0.6;
/// Space between two things that stand side by side in the masthead, in shares of the line's size.
const BESIDE: f64 = 1.0;
/// Size of a title that is repeated in the masthead, in shares of the line's.
const RUNNING: f64 = 1.2;

const WEEKDAYS: [(&str, &str); 7] = [
    ("星期日", "Sunday"),
    ("星期一", "Monday"),
    ("星期二", "Tuesday"),
    ("星期三", "Wednesday"),
    ("星期四", "Thursday"),
    ("星期五", "Friday"),
    ("星期六", "Saturday"),
];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Folio {
    /// A date of the Gregorian calendar as a masthead prints it, with its day of the week: 2026年11月26日 星期四, or in
    /// other languages than Chinese Thursday, November 26, 2026. Empty when there is no such month.
    pub fn date(language: &str, year: i32, month: u32, day: u32) -> String {
        let Some(name) = (month as usize).checked_sub(1).and_then(|month| MONTHS.get(month)) else {
            return String::new();
        };
        let (zh, en) = WEEKDAYS[weekday(year, month, day)];
        if language.starts_with("zh") {
            format!("{year}年{month}月{day}日 {zh}")
        } else {
            format!("{en}, {name} {day}, {year}")
        }
    }
}

/// 0 for Sunday (Sakamoto's congruence).
fn weekday(year: i32, month: u32, day: u32) -> usize {
    const SHIFT: [i64; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
    let year = i64::from(year) - i64::from(month < 3);
    let shift = SHIFT[(month as usize - 1) % 12];
    let days = year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    (days + shift + i64::from(day)).rem_euclid(7) as usize
}

/// What a page says in its own words.
pub(super) enum Word {
    JumpTo,
    JumpFrom,
    NoPicture,
    Sheet,
}

impl Setter<'_> {
    /// Words in a language for the page, the house style's own first.
    pub(super) fn word(&self, word: &Word, language: &str) -> String {
        let words = &self.job.style.words;
        let zh = language.starts_with("zh");
        let (own, ours) = match word {
            Word::JumpTo => {
                (&words.jump_to, if zh { "（下转第{page}版）" } else { "Continued on page {page}" })
            }
            Word::JumpFrom => {
                (&words.jump_from, if zh { "（上接第{page}版）" } else { "Continued from page {page}" })
            }
            Word::Sheet => {
                (&words.sheet, if zh { "第{page}页　共{pages}页" } else { "Page {page} of {pages}" })
            }
            Word::NoPicture => (&words.no_picture, if zh { "缺图片" } else { "No picture" }),
        };
        own.clone().unwrap_or_else(|| ours.to_owned())
    }

    /// One line of words of ours, at a share of its size.
    pub(super) fn words(&self, words: &str, kind: &Lines, share: f64) -> SourceResult<Frame> {
        let look = ink::Type { role: &kind.face, weight: kind.weight, size: kind.size.0 * share };
        let mut styles = ink::of(self.job.style, &self.job.plan.language, look);
        styles.set(TextElem::tracking, Length::from(Em::new(kind.tracking)));
        self.press.block(&TextElem::packed(words), &styles, f64::INFINITY)
    }

    /// A line that has so much room, made smaller where it is too long, and cut where that is not enough.
    fn fitted(&self, words: &str, kind: &Lines, room: f64) -> SourceResult<Frame> {
        let frame = self.words(words, kind, 1.0)?;
        let width = frame.width().to_pt();
        if width <= room || words.is_empty() {
            return Ok(frame);
        }
        if room / width >= SMALLEST {
            return self.words(words, kind, room / width);
        }
        let characters: Vec<char> = words.chars().collect();
        let part = |count: usize| {
            let words: String = characters[..count].iter().collect();
            self.words(&(words.trim_end().to_owned() + "…"), kind, SMALLEST)
        };
        let (mut fits, mut long) = (0, characters.len());
        while long - fits > 1 {
            let middle = fits + (long - fits) / 2;
            if part(middle)?.width().to_pt() <= room { fits = middle } else { long = middle }
        }
        if fits == 0 { self.words("", kind, SMALLEST) } else { part(fits) }
    }

    fn stroke(&mut self, from: (f64, f64), to: (f64, f64), thickness: f64, percent: f64) {
        if thickness <= 0.0 {
            return;
        }
        let stroke = FixedStroke::from_pair(ink::black(percent), Abs::pt(thickness));
        let line = Outline::Line(Point::new(Abs::pt(to.0 - from.0), Abs::pt(to.1 - from.1))).stroked(stroke);
        self.push(from.0, from.1, FrameItem::Shape(line, Span::detached()));
    }

    pub(super) fn boxed(&mut self, rect: Rect, frame: &SlotFrame) {
        let shape = Outline::Rect(Size::new(Abs::pt(rect.width), Abs::pt(rect.height)));
        let fill = (frame.tint > 0.0).then(|| ink::black(frame.tint));
        let stroke =
            (frame.rule.0 > 0.0).then(|| FixedStroke::from_pair(ink::black(100.0), Abs::pt(frame.rule.0)));
        let mut shape = shape.filled(ink::black(0.0));
        (shape.fill, shape.stroke) = (fill, stroke);
        if shape.fill.is_some() || shape.stroke.is_some() {
            self.push(rect.x, rect.y, FrameItem::Shape(shape, Span::detached()));
        }
    }

    /// The frames of slots and titles on the sheet of this number; they lie below all words.
    pub(super) fn frames(&mut self, sheet: usize) {
        let down = sheet as f64 * self.job.plan.step();
        for number in 0..self.job.plan.slots.len() {
            let slot = &self.job.plan.slots[number];
            if let Some(frame) = slot.frame.as_ref().filter(|_| sheet == 0 || slot.continues) {
                for rect in self.grid.framed(self.job.plan, number) {
                    self.boxed(Rect { y: rect.y + down, ..rect }, frame);
                }
            }
            if let Some(title) = slot.title.as_ref().filter(|_| sheet == 0)
                && let (Some(frame), Some(rect)) = (&title.frame, self.grid.title_frame(slot))
            {
                self.boxed(rect, frame);
            }
        }
    }

    pub(super) fn rules(&mut self) {
        for rule in &self.job.plan.rules {
            let rect = self.grid.rect(&rule.area);
            let (from, to) = if rule.vertical {
                let x = rect.x + rect.width + self.grid.gutter() / 2.0;
                ((x, rect.y), (x, rect.y + rect.height))
            } else {
                // In the middle of the empty row below its area.
                let y = rect.y + rect.height + self.grid.leading() - self.job.style.body.size.0 / 2.0;
                ((rect.x, y), (rect.x + rect.width, y))
            };
            self.stroke(from, to, rule.thickness.0, 100.0);
        }
    }

    /// The masthead of the sheet of this number, with what `head` says.
    pub(super) fn masthead(&mut self, sheet: usize, head: &Head) {
        let plan = self.job.plan;
        let Some((masthead, rect)) = plan.masthead.as_ref().zip(self.grid.masthead(plan)) else { return };
        let rect = Rect { y: rect.y + sheet as f64 * plan.step(), ..rect };
        let set = match masthead.kind {
            MastheadKind::Folio => self.folio(rect, head),
            MastheadKind::Nameplate => self.nameplate(rect, head),
        };
        if let Err(errors) = set {
            self.failed(None, errors);
        }
    }

    /// 版眉: everything on one baseline above a rule, and a row of white below it.
    fn folio(&mut self, rect: Rect, Head { folio, count, running }: &Head) -> SourceResult<()> {
        let style = &self.job.style.folio;
        let rule = rect.y + rect.height - self.grid.leading();
        let base = rule - style.line.size.0 * 0.7;
        let section = if *running {
            // A title is longer than a section's name, and not spaced out as that is.
            let size = crate::plan::Length(style.section.size.0.min(style.line.size.0 * RUNNING));
            let kind = Lines { size, tracking: 0.0, ..style.section.clone() };
            self.fitted(&folio.section, &kind, rect.width * 0.45)?
        } else {
            self.fitted(&folio.section, &style.section, rect.width / 3.0)?
        };
        let half = (rect.width - section.width().to_pt()) / 2.0 - style.line.size.0;
        let count = self.fitted(count, &style.line, half)?;
        let beside = count.width().to_pt();
        let beside = if beside > 0.0 { beside + style.line.size.0 * BESIDE } else { 0.0 };
        let page = self.fitted(&folio.page, &style.page, (half - beside) / 2.0)?;
        let said = [folio.date.as_str(), folio.editors.as_str()];
        let said: Vec<&str> = said.into_iter().filter(|words| !words.is_empty()).collect();
        let space = if folio.page.is_empty() { 0.0 } else { style.line.size.0 * BESIDE };
        let line =
            self.fitted(&said.join("　"), &style.line, half - beside - page.width().to_pt() - space)?;
        let paper = self.fitted(&folio.paper, &style.paper, half)?;
        let right = rect.x + rect.width;
        let (page_x, section_x) =
            (right - beside - page.width().to_pt(), rect.x + (rect.width - section.width().to_pt()) / 2.0);
        let line_x = page_x - space - line.width().to_pt();
        let count_x = right - count.width().to_pt();
        let parts = [(rect.x, paper), (section_x, section), (line_x, line), (page_x, page), (count_x, count)];
        for (x, frame) in parts {
            let up = frame.height().to_pt() * ink::ABOVE;
            self.put(x, base - up, frame);
        }
        self.stroke((rect.x, rule), (right, rule), style.rule.0, 100.0);
        Ok(())
    }

    /// 报头: the paper's name in the height that it has, and the line below it between two rules.
    fn nameplate(&mut self, rect: Rect, Head { folio, count, .. }: &Head) -> SourceResult<()> {
        let style = &self.job.style.nameplate;
        let size = style.line.size.0;
        let (thin, thick) = (style.rule.0, style.rule.0 * 3.0);
        let bottom = rect.y + rect.height - self.grid.leading();
        let top = bottom - size * 2.0;
        let high = (top - rect.y - size * 0.8).max(0.0);
        let paper = Lines { size: crate::plan::Length(style.paper.size.0.min(high)), ..style.paper.clone() };
        if high > 1.0 {
            let name = self.fitted(&folio.paper, &paper, rect.width)?;
            let free = rect.width - name.width().to_pt();
            let y = rect.y + (high - name.height().to_pt()) / 2.0;
            self.put(rect.x + ink::offset(paper.align, free.max(0.0)), y, name);
        }
        let middle: Vec<&str> = [folio.section.as_str(), folio.editors.as_str()]
            .into_iter()
            .filter(|words| !words.is_empty())
            .collect();
        let third = rect.width / 3.0 - size;
        let parts = [
            (folio.date.clone(), Alignment::Start),
            (middle.join("　"), Alignment::Center),
            (format!("{}　{count}", folio.page).trim().to_owned(), Alignment::End),
        ];
        for (words, align) in parts {
            let frame = self.fitted(&words, &style.line, third)?;
            let x = rect.x + ink::offset(align, rect.width - frame.width().to_pt());
            self.put(x, top + size * 0.5, frame);
        }
        self.stroke((rect.x, top), (rect.x + rect.width, top), thin, 100.0);
        self.stroke((rect.x, bottom), (rect.x + rect.width, bottom), thick, 100.0);
        Ok(())
    }

    /// 上接 in the row before the text, and 下转 in the row behind it when the story goes on.
    pub(super) fn jumps(&mut self, slot: &Slot, place: &Place, story: &Story, over: bool) {
        let style = self.job.style;
        let kind = style.jump.as_ref().unwrap_or(&style.byline);
        let lines = [
            (Word::JumpFrom, &slot.jump_from, place.jump_from, Alignment::Start),
            (Word::JumpTo, &slot.jump_to, place.jump_to.filter(|_| over), kind.align),
        ];
        for (word, page, rect, align) in lines {
            let (Some(page), Some(rect)) = (page, rect) else { continue };
            let words = self.word(&word, &story.language).replace("{page}", page);
            match self.fitted(&words, kind, rect.width) {
                Ok(frame) => {
                    let x = rect.x + ink::offset(align, rect.width - frame.width().to_pt());
                    let y = rect.y + (rect.height - frame.height().to_pt()) / 2.0;
                    self.put(x, y, frame);
                }
                Err(errors) => self.failed(Some(&slot.id), errors),
            }
        }
    }

    /// For a proof: a bar at the end of the last frame of a story that is too long.
    pub(super) fn mark(&mut self, place: &Place, over: bool) {
        let Some(last) = place.frames.last().filter(|_| over && self.job.marks) else { return };
        let y = last.y + last.height + 2.0;
        self.stroke((last.x, y), (last.x + last.width, y), 2.0, 100.0);
    }
}

#[cfg(test)]
mod tests {
    use super::Folio;

    #[track_caller]
    fn check(language: &str, (year, month, day): (i32, u32, u32), expected: &str) {
        assert_eq!(Folio::date(language, year, month, day), expected);
    }

    #[test]
    fn dates() {
        check("zh-CN", (2026, 11, 26), "2026年11月26日 星期四");
        check("zh-CN", (2023, 2, 10), "2023年2月10日 星期五");
        check("en", (2024, 2, 29), "Thursday, February 29, 2024");
        check("en", (2000, 1, 1), "Saturday, January 1, 2000");
        check("zh", (2026, 13, 1), "");
        check("zh", (2026, 0, 1), "");
    }
}
