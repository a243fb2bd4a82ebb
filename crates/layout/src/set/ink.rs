//! How text looks: the typesetter's styles from the house style's data.

use crate::copy::Look;
use crate::plan::{Alignment, Style};
use std::str::FromStr;
use typst::diag::SourceResult;
use typst::foundations::{Content, Dict, FromValue, IntoValue, NativeElement, Smart, Styles, Value};
use typst::layout::{Abs, AlignElem, Em, FixedAlignment, HAlignment, Length};
use typst::model::{FirstLineIndent, JustificationLimits, Linebreaks, ParElem};
use typst::text::{
    BottomEdge, Costs, FontFamily, FontList, FontStyle, FontWeight, Lang, Region, SubElem, SuperElem,
    TextElem, TextSize, TopEdge, UnderlineElem,
};
use typst::visualize::{Cmyk, Color, Paint, ProcessColor};

/// Share of the size above the baseline; the rest of 1 em lies below it. So a line is exactly as
/// high as its size whatever face serves a character, and all lines stand on the grid.
pub(crate) const ABOVE: f64 = 0.88;

/// Black as the press prints it: K alone, `percent` of it.
pub(crate) fn black(percent: f64) -> Paint {
    let k = (percent / 100.0).clamp(0.0, 1.0) as f32;
    Paint::Solid(Color::Process(ProcessColor::Cmyk(Cmyk { c: 0.0, m: 0.0, y: 0.0, k })))
}

/// A face, its weight and its size.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Type<'a> {
    pub role: &'a str,
    pub weight: u16,
    pub size: f64,
}

/// The families that serve a role; an unknown role is the body's. A text in another language than
/// Chinese takes those of the role with `-latin` first, if the style has it: quotation marks and
/// dashes are shared, and must be those of the language.
pub(crate) fn families(style: &Style, role: &str, language: &str) -> Vec<String> {
    let role = if style.faces.contains_key(role) { role } else { &style.body.face };
    let own = style.faces.get(role).into_iter().flatten();
    let latin = style.faces.get(&format!("{role}-latin")).into_iter().flatten();
    let latin = latin.filter(|_| !chinese(language));
    latin.chain(own).cloned().collect()
}

/// Whether a text is Chinese.
pub(crate) fn chinese(language: &str) -> bool {
    language.is_empty() || language.starts_with("zh")
}

/// Styles of everything set in one type.
pub(crate) fn of(style: &Style, language: &str, kind: Type<'_>) -> Styles {
    let mut styles = Styles::new();
    let families = families(style, kind.role, language);
    if !families.is_empty() {
        styles.set(TextElem::font, FontList(families.iter().map(|name| FontFamily::new(name)).collect()));
    }
    let (lang, region) = language.split_once('-').map_or((language, None), |(lang, rest)| (lang, Some(rest)));
    styles.set(TextElem::fallback, false);
    styles.set(TextElem::weight, FontWeight::from_number(kind.weight));
    styles.set(TextElem::size, TextSize(Abs::pt(kind.size).into()));
    styles.set(TextElem::fill, black(100.0));
    styles.set(TextElem::lang, Lang::from_str(lang).unwrap_or(Lang::ENGLISH));
    styles.set(TextElem::region, region.and_then(|region| Region::from_str(region).ok()));
    styles.set(TextElem::top_edge, TopEdge::Length(Em::new(ABOVE).into()));
    styles.set(TextElem::bottom_edge, BottomEdge::Length(Em::new(ABOVE - 1.0).into()));
    // In a narrow column, words that cannot be divided tear lines apart.
    styles.set(TextElem::hyphenate, Smart::Custom(style.body.hyphenate.unwrap_or(!chinese(language))));
    if !style.body.cjk_latin_spacing {
        styles.set(TextElem::cjk_latin_spacing, Smart::Custom(None));
    }
    styles
}

/// Styles of running text in columns.
pub(crate) fn running(style: &Style, language: &str) -> SourceResult<Styles> {
    let body = &style.body;
    let mut styles = of(style, language, Type { role: &body.face, weight: 400, size: body.size.0 });
    let gap = Length::from(Abs::pt(body.leading.0 - body.size.0));
    styles.set(ParElem::leading, gap);
    styles.set(ParElem::spacing, gap);
    styles.set(ParElem::justify, true);
    styles.set(ParElem::linebreaks, Smart::Custom(Linebreaks::Optimized));
    styles.set(TextElem::costs, costs());
    if body.tracking > 0.0
        && let Some(limits) = tracking(body.tracking)
    {
        styles.set(ParElem::justification_limits, limits);
    }
    styles.set(ParElem::first_line_indent, indent(body.indent));
    Ok(styles)
}

/// Indent of the first line in characters, for every paragraph.
pub(crate) fn indent(characters: f64) -> FirstLineIndent {
    let mut dict = Dict::new();
    dict.insert("amount".into(), Length::from(Em::new(characters)).into_value());
    dict.insert("all".into(), true.into_value());
    FirstLineIndent::from_value(Value::Dict(dict)).unwrap_or_default()
}

/// A column is filled to its last row: lone lines are mended afterwards (mend.rs), not carried over.
fn costs() -> Costs {
    let mut dict = Dict::new();
    let percent = |share: f64| typst::layout::Ratio::new(share / 100.0).into_value();
    dict.insert("widow".into(), percent(0.0));
    dict.insert("orphan".into(), percent(0.0));
    // A last line of one character is what editors mark first.
    dict.insert("runt".into(), percent(500.0));
    Costs::from_value(Value::Dict(dict)).unwrap_or_default()
}

fn tracking(share: f64) -> Option<JustificationLimits> {
    let mut range = Dict::new();
    range.insert("min".into(), Length::from(Em::new(-share)).into_value());
    range.insert("max".into(), Length::from(Em::new(share)).into_value());
    let mut dict = Dict::new();
    dict.insert("tracking".into(), range.into_value());
    JustificationLimits::from_value(Value::Dict(dict)).ok()
}

/// Content that stands at the start, in the middle or at the end of its measure.
pub(crate) fn aligned(content: Content, align: Alignment) -> Content {
    let align = match align {
        Alignment::Start => HAlignment::Start,
        Alignment::Center => HAlignment::Center,
        Alignment::End => HAlignment::End,
    };
    content.set(AlignElem::alignment, align.into())
}

/// Where a line begins in a measure with so much room left over.
pub(crate) fn offset(align: Alignment, room: f64) -> f64 {
    match align {
        Alignment::Start => 0.0,
        Alignment::Center => FixedAlignment::Center.position(Abs::pt(room)).to_pt(),
        Alignment::End => room,
    }
}

/// The families of what is stressed, where the style has some for it: of what is so twice those of `strong`,
/// which stand nearer to the text.
pub(crate) fn own_face(style: &Style, look: Look, chinese: bool) -> Option<&[String]> {
    let of = |role: &str, asked: bool| style.faces.get(role).filter(|_| asked).map(Vec::as_slice);
    of("strong", look.strong).or_else(|| of("em", look.em && chinese))
}

/// Text with the looks that its marks ask for. Chinese knows no italic: what is stressed is set
/// in the face of the role `em`.
pub(crate) fn look(mut content: Content, look: Look, style: &Style, latin: bool) -> Content {
    if look.strong {
        content = content.set(TextElem::weight, FontWeight::BOLD);
    }
    if look.em && (latin || !style.faces.contains_key("em")) {
        content = content.set(TextElem::style, FontStyle::Italic);
    }
    if let Some(families) = own_face(style, look, !latin) {
        content = content.set(TextElem::font, list(families));
    }
    if look.underline {
        content = UnderlineElem::new(content).pack();
    }
    if look.sup {
        content = SuperElem::new(content).pack();
    }
    if look.sub {
        content = SubElem::new(content).pack();
    }
    content
}

fn list(families: &[String]) -> FontList {
    FontList(families.iter().map(|name| FontFamily::new(name)).collect())
}
