//! The story details (稿签) as matter for the typesetter: a table of labels and values.

use super::byline::byline;
use super::composing::ComposingRoom;
use super::typesetter::{Order, Typesetter};
use super::worker::Rank;
use crate::{Desk, Failure, FailureCode};
use gaotai_article::slip::{Slip, StaffRole};
use gaotai_article::{Article, BlockId, HeadPart};
use gaotai_language::count_story;
use gaotai_layout::copy::{Cell, Copy, Element, Look, Piece, Run};
use gaotai_layout::{Folio, Imprint, Ink, Story};
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;

/// The most characters of one value: the sheet is one page.
const LONGEST: usize = 400;

/// The plan of the sheet.
const PLAN: &str = include_str!("slip.toml");

/// The sheet of a story as PDF: grey, for any printer.
pub(crate) fn sheet(desk: &Desk, article: &Article, made: gaotai_store::Instant) -> Result<Vec<u8>, Failure> {
    let room: &ComposingRoom = desk.composing();
    let broken = |what: &str| Failure::internal(&format!("the plan of story details: {what}"));
    let plan = gaotai_layout::plan::read(PLAN).map_err(|error| broken(&error.to_string()))?;
    let style = room.plan("proof").map(|(_, _, style)| style)?;
    let plan = Arc::new(plan.in_style(&style));
    let extra = own_fields(desk, article)?;
    let story = Story {
        copy: copy(article, extra),
        language: article.slip.language.clone(),
        byline: byline(article),
        ..Story::default()
    };
    let folio = Folio { paper: desk.read(crate::profile::newsroom)?, ..Folio::default() };
    let stories = BTreeMap::from([("slip".to_owned(), story)]);
    let order = Order { plan, style, folio, stories, marks: false };
    let typesetter: &Typesetter = &room.typesetter;
    let page = typesetter.set(Rank::Ordered, &format!("{} slip", article.id), order)?;
    let title = article.doc.head_text(HeadPart::Title);
    let ident = article.id.to_string();
    let imprint = Imprint { ident: &ident, title: &title, made, ink: Ink::Proof };
    page.sheet.pdf(&imprint).map_err(|errors| {
        let what = errors.join("; ");
        Failure::new(FailureCode::PageUnwritable, format!("the story details cannot be written: {what}"))
            .with("what", what)
    })
}

/// The newsroom's own fields with their labels, as far as they are text, numbers or yes and no.
fn own_fields(desk: &Desk, article: &Article) -> Result<Vec<(String, String)>, Failure> {
    let Some(id) = article.slip.profile.as_deref() else { return Ok(Vec::new()) };
    let Some(profile) = desk.read(|r| crate::profile::find(r, id))? else { return Ok(Vec::new()) };
    let chinese = is_chinese(&article.slip);
    let field = |own: &gaotai_article::profile::OwnField| {
        let value = match article.slip.extra.get(&own.key)? {
            serde_json::Value::String(text) => text.clone(),
            serde_json::Value::Number(number) => number.to_string(),
            serde_json::Value::Bool(yes) => if *yes { "✓" } else { "–" }.to_owned(),
            _ => return None,
        };
        Some((if chinese { own.names.zh.clone() } else { own.names.en.clone() }, value))
    };
    Ok(profile.own.iter().filter_map(field).collect())
}

fn is_chinese(slip: &Slip) -> bool {
    slip.language.starts_with("zh")
}

fn copy(article: &Article, extra: Vec<(String, String)>) -> Copy {
    let chinese = is_chinese(&article.slip);
    let heading = [HeadPart::Title, HeadPart::WebTitle].map(|part| article.doc.head_text(part));
    let heading = heading.into_iter().find(|text| !text.is_empty()).unwrap_or_default();
    let said = rows(article).into_iter().map(|(zh, en, value)| {
        let label = if chinese { zh } else { en };
        (label.to_owned(), value)
    });
    let rows = said.chain(extra).filter(|(_, value)| !value.trim().is_empty());
    let rows = rows.map(|(label, value)| vec![cell(&label, true), cell(&value, false)]).collect();
    Copy {
        head: vec![(HeadPart::Title, piece(&heading))],
        body: vec![Element::Table { rows }],
        ..Copy::default()
    }
}

fn cell(text: &str, heading: bool) -> Cell {
    let short: String = text.chars().take(LONGEST).collect();
    Cell { pieces: short.lines().map(piece).collect(), heading, columns: 1, rows: 1 }
}

/// Nobody asks which character stands where on this sheet.
fn piece(text: &str) -> Piece {
    let plain: String = text.chars().filter(|c| !c.is_control()).collect();
    Piece { block: BlockId(Uuid::nil()), runs: vec![Run { text: plain, at: 0, look: Look::default() }] }
}

/// Label in Chinese and English, and value; empty for what the story does not say.
fn rows(article: &Article) -> Vec<(&'static str, &'static str, String)> {
    let slip = &article.slip;
    let head = |part| article.doc.head_text(part);
    let count = count_story(&article.doc);
    let mut rows = vec![
        ("稿名", "Slug", slip.slug.clone()),
        ("引题", "Kicker", head(HeadPart::Kicker)),
        ("主题", "Title", head(HeadPart::Title)),
        ("副题", "Subtitle", head(HeadPart::Subtitle)),
        ("网页标题", "Web title", head(HeadPart::WebTitle)),
        ("摘要", "Summary", head(HeadPart::Abstract)),
        ("字数", "Length", count.body.words.to_string()),
    ];
    rows.extend(origin(slip));
    rows.extend(staff(slip));
    rows.extend(use_of(slip));
    rows
}

fn origin(slip: &Slip) -> Vec<(&'static str, &'static str, String)> {
    let name = |term: &Option<gaotai_article::slip::Term>| {
        term.as_ref().map(|it| it.name.clone()).unwrap_or_default()
    };
    let authors = slip.authors.iter().map(|author| author.name.as_str());
    let originals = slip.original_title.iter().map(|line| line.text.as_str());
    vec![
        ("栏目", "Channel", name(&slip.channel)),
        ("体裁", "Genre", name(&slip.genre)),
        ("部门", "Desk", slip.desk.clone()),
        ("优先级", "Priority", slip.priority.map(|it| it.to_string()).unwrap_or_default()),
        ("来源", "Source", slip.source.as_ref().map(|it| it.name.clone()).unwrap_or_default()),
        ("原标题", "Original title", originals.collect::<Vec<_>>().join("\n")),
        ("作者", "By", authors.collect::<Vec<_>>().join("、")),
        ("电头", "Dateline", slip.dateline.as_ref().map(|it| it.text.clone()).unwrap_or_default()),
    ]
}

fn staff(slip: &Slip) -> Vec<(&'static str, &'static str, String)> {
    let of = |role: StaffRole| {
        let names = slip.people.iter().filter(|it| it.role == role).map(|it| it.name.as_str());
        names.collect::<Vec<_>>().join("、")
    };
    vec![
        ("责任编辑", "Responsible editor", of(StaffRole::ResponsibleEditor)),
        ("值班编辑", "Duty editor", of(StaffRole::DutyEditor)),
        ("校对", "Proofreader", of(StaffRole::Proofreader)),
        ("审核", "Reviewer", of(StaffRole::Reviewer)),
        ("版面编辑", "Layout editor", of(StaffRole::LayoutEditor)),
    ]
}

fn use_of(slip: &Slip) -> Vec<(&'static str, &'static str, String)> {
    let time = |time: &Option<gaotai_article::slip::Instant>| {
        time.map(|it| it.format("%Y-%m-%d %H:%M %:z").to_string()).unwrap_or_default()
    };
    vec![
        ("关键词", "Keywords", slip.keywords.join("、")),
        ("发布时间", "Published", time(&slip.published_at)),
        ("定时发布", "To publish at", time(&slip.publish_at)),
        ("刊发限制", "Embargo", time(&slip.embargo_until)),
        (
            "版权声明",
            "Copyright notice",
            slip.rights.as_ref().map(|it| it.notice.clone()).unwrap_or_default(),
        ),
        ("编辑附言", "Note to editors", slip.ed_note.clone()),
    ]
}
