//! Fills the slots of a plan with stories of the corpus, cut to their room, so that a page looks
//! as a page does on the evening before it is printed.

use gaotai_article::{Article, Block, Hash};
use gaotai_layout::copy::{Copy, Element, Piece};
use gaotai_layout::fonts::{FontFile, Fonts, survey};
use gaotai_layout::plan::{self, Plan, READY, READY_STYLES, Slot, Style};
use gaotai_layout::{Folio, Job, Picture, Press, Story};
use std::collections::BTreeMap;
use std::path::Path;

/// Faces of the repository.
pub fn press() -> Press {
    let folder = gaotai_testkit::repository().join("fonts/faces");
    let mut files: Vec<FontFile> = Vec::new();
    for entry in std::fs::read_dir(&folder).expect("`cargo xtask setup` brings the faces").flatten() {
        let path = entry.path();
        let bytes = std::fs::read(&path).expect("a file of the folder");
        let faces = survey(&bytes);
        if !faces.is_empty() {
            let name = entry.file_name().to_string_lossy().into_owned();
            files.push(FontFile { name, faces, load: Box::new(move || std::fs::read(&path).ok()) });
        }
    }
    assert!(!files.is_empty(), "`cargo xtask setup` brings the faces");
    Press::new(Fonts::new(files))
}

/// A ready plan with its style.
pub fn ready(id: &str) -> (Plan, Style) {
    let styles: Vec<Style> =
        READY_STYLES.iter().map(|(_, text)| plan::read_style(text).expect("a ready style")).collect();
    let text = READY.iter().find(|(name, _)| *name == id).expect("a ready plan").1;
    let plan = plan::read(text).expect("a ready plan");
    let style = plan.find_style(&styles).expect("its style").clone();
    (plan.in_style(&style), style)
}

/// The stories of the corpus in a language, the longest first.
pub fn stories(language: &str) -> Vec<Article> {
    let mut stories: Vec<Article> = gaotai_testkit::corpus()
        .iter()
        .filter(|path| path.file_stem().is_some_and(|name| name != "all-nodes"))
        .filter_map(|path| gaotai_article::codec::from_str(&std::fs::read_to_string(path).ok()?).ok())
        .filter(|story: &Article| story.slip.language.starts_with(&language[..2]))
        .collect();
    stories.sort_by_key(|story| std::cmp::Reverse(story.doc.body.len()));
    stories
}

/// The pictures of the corpus by their hash.
pub fn pictures() -> BTreeMap<Hash, Picture> {
    let folder = gaotai_testkit::repository().join("tests/corpus/media");
    let read = |path: &Path| {
        let bytes = std::fs::read(path).ok()?;
        Some((Hash::of(&bytes), Picture::read(bytes)?))
    };
    std::fs::read_dir(folder).expect("media").flatten().filter_map(|entry| read(&entry.path())).collect()
}

/// What stands in the masthead of every filled page.
pub fn folio(language: &str) -> Folio {
    let date = Folio::date(language, 2026, 11, 26);
    let own = |paper: &str, section: &str, editors: &str| Folio {
        paper: paper.into(),
        section: section.into(),
        editors: editors.into(),
        date: date.clone(),
        page: "A03".into(),
    };
    if language.starts_with("zh") {
        own("岚江日报", "要闻", "责任编辑：沈一诺")
    } else {
        own("The Lanjiang Courier", "Lanjiang and Qinghe", "Editor: Shen Yinuo")
    }
}

/// A page of a plan, every slot with a story that just fits it.
pub struct Page {
    pub plan: Plan,
    pub style: Style,
    pub stories: BTreeMap<String, Story>,
}

impl Page {
    pub fn job(&self) -> Job<'_> {
        Job {
            plan: &self.plan,
            style: &self.style,
            folio: folio(&self.plan.language),
            stories: self.stories.clone(),
            marks: false,
        }
    }
}

/// Fills a ready plan. The first slot begins with `lead` when it is given.
pub fn filled(press: &Press, id: &str, lead: Option<Article>) -> Page {
    let (plan, style) = ready(id);
    let corpus = stories(&plan.language);
    let media = pictures();
    let mut page = Page { plan, style, stories: BTreeMap::new() };
    for (number, slot) in page.plan.slots.clone().iter().enumerate() {
        let own = lead.clone().filter(|_| number == 0);
        let story = own.or_else(|| suited(&corpus, slot, number)).expect("a story");
        let mut copy = Copy::of(&story);
        let others = corpus.iter().cycle().skip(number + 1).take(3 * corpus.len());
        copy.body.extend(others.flat_map(|other| Copy::of(other).body).filter(plain));
        let known: Vec<_> = copy.figures.iter().map(|figure| figure.media.clone()).collect();
        let more = corpus.iter().flat_map(|other| Copy::of(other).figures);
        copy.figures.extend(more.filter(|figure| !known.contains(&figure.media)));
        copy.figures.truncate(slot.pictures.len());
        let story = Story {
            copy,
            language: page.plan.language.clone(),
            byline: byline(&page.plan.language, number),
            pictures: media.clone(),
        };
        let cut = cut(press, &page, slot, story);
        page.stories.insert(slot.id.clone(), cut);
    }
    page
}

/// A ready plan with stories in its first slots, whole.
pub fn with(id: &str, stories: &[Article]) -> Page {
    let (plan, style) = ready(id);
    let media = pictures();
    let story = |(number, article): (usize, &Article)| Story {
        copy: Copy::of(article),
        language: article.slip.language.clone(),
        byline: byline(&article.slip.language, number),
        pictures: media.clone(),
    };
    let ids = plan.slots.iter().map(|slot| slot.id.clone());
    let stories = ids.zip(stories.iter().enumerate().map(story)).collect();
    Page { plan, style, stories }
}

/// A slot of pictures takes a story with one, and a narrow one a story with a short title.
fn suited(corpus: &[Article], slot: &Slot, number: usize) -> Option<Article> {
    let pictured = |story: &&Article| {
        story.doc.body.iter().any(|block| matches!(block, Block::Figure { .. })) != slot.pictures.is_empty()
    };
    let mut fitting: Vec<&Article> = corpus.iter().filter(pictured).collect();
    if fitting.is_empty() {
        fitting = corpus.iter().collect();
    }
    fitting.get(number % fitting.len()).map(|story| (*story).clone())
}

fn plain(element: &Element) -> bool {
    matches!(element, Element::Paragraph { .. } | Element::Head { .. })
}

fn byline(language: &str, number: usize) -> String {
    let names = ["叶小满", "何青山", "罗既白", "陆知远"];
    let english = ["Ye Xiaoman", "He Qingshan", "Luo Jibai", "Lu Zhiyuan"];
    let name = number % names.len();
    if language.starts_with("zh") {
        format!("本报记者　{}", names[name])
    } else {
        format!("By {}", english[name])
    }
}

/// As much of a story as its slot holds: whole blocks, and the last one as far as there is room.
fn cut(press: &Press, page: &Page, slot: &Slot, story: Story) -> Story {
    let over = |body: Vec<Element>| {
        let copy = Copy { body, ..story.copy.clone() };
        let only = BTreeMap::from([(slot.id.clone(), Story { copy, ..story.clone() })]);
        let sheet = press.set(&Job { stories: only, ..page.job() });
        sheet.fits[&slot.id].over
    };
    let body = &story.copy.body;
    let blocks = last(body.len(), |count| over(body[..count].to_vec()) <= 0);
    if body.get(blocks).is_some_and(|element| !plain(element)) {
        // A table or a box that has no room is left to another page.
        let mut without = story.clone();
        without.copy.body.remove(blocks);
        return cut(press, page, slot, without);
    }
    let mut kept = body[..blocks].to_vec();
    if let Some(Element::Paragraph { piece, indent, question }) = body.get(blocks) {
        let part = |count: usize| Element::Paragraph {
            piece: head(piece, count),
            indent: *indent,
            question: *question,
        };
        let most = piece.text().chars().count();
        let with = |count: usize| kept.iter().cloned().chain([part(count)]).collect::<Vec<_>>();
        let count = last(most, |count| over(with(count)) <= 0);
        if count > 0 {
            kept = with(count);
        }
    }
    Story { copy: Copy { body: kept, ..story.copy.clone() }, ..story.clone() }
}

/// The largest number up to `most` for which `holds` does, when it holds for all smaller ones.
fn last(most: usize, holds: impl Fn(usize) -> bool) -> usize {
    let (mut yes, mut no) = (0, most + 1);
    while no - yes > 1 {
        let middle = yes + (no - yes) / 2;
        if holds(middle) { yes = middle } else { no = middle }
    }
    yes
}

/// The first characters of a piece.
fn head(piece: &Piece, mut count: usize) -> Piece {
    let mut cut = piece.clone();
    for run in &mut cut.runs {
        let own = run.text.chars().count().min(count);
        run.text = run.text.chars().take(own).collect();
        count -= own;
    }
    cut.runs.retain(|run| !run.text.is_empty());
    cut
}
