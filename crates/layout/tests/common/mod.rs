//! What tests of pages share: the faces, a plan and its style, stories, and pages set once.
#![allow(dead_code, reason = "every test binary takes a part of it")]

use gaotai_article::{Article, BlockId};
use gaotai_layout::copy::{Cell, Copy, Element, Piece};
use gaotai_layout::fonts::{FontFile, Fonts, survey};
use gaotai_layout::plan::{Plan, Style};
use gaotai_layout::{Folio, Job, Press, Sheet, Story};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::OnceLock;

/// The faces that `cargo xtask setup` brings.
pub fn faces() -> Fonts {
    let folder = gaotai_testkit::repository().join("fonts/faces");
    let files: Vec<FontFile> = std::fs::read_dir(&folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| face(&entry.path()))
        .collect();
    assert!(
        !files.is_empty(),
        "{} has no faces: `make test` or `cargo xtask setup` brings them",
        folder.display()
    );
    Fonts::new(files)
}

fn face(path: &Path) -> Option<FontFile> {
    let bytes = std::fs::read(path).ok()?;
    let faces = survey(&bytes);
    let name = path.file_name()?.to_string_lossy().into_owned();
    (!faces.is_empty()).then(|| FontFile { name, faces, load: Box::new(move || Some(bytes.clone())) })
}

/// The typesetter, made once for all tests of a binary.
pub fn press() -> &'static Press {
    static PRESS: OnceLock<Press> = OnceLock::new();
    PRESS.get_or_init(|| Press::new(faces()))
}

/// A file of this crate.
pub fn file(name: &str) -> String {
    let path = gaotai_testkit::repository().join("crates/layout").join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A plan that ships.
pub fn plan(id: &str) -> Plan {
    toml::from_str(&file(&format!("plans/{id}.toml"))).expect("a plan that ships can be read")
}

/// A house style that ships.
pub fn style(id: &str) -> Style {
    toml::from_str(&file(&format!("styles/{id}.toml"))).expect("a style that ships can be read")
}

/// The sample stories of the repository by file name.
pub fn corpus() -> Vec<(String, Article)> {
    gaotai_testkit::corpus()
        .iter()
        .map(|path| {
            let text = std::fs::read_to_string(path).expect("a sample can be read");
            let name = path.file_stem().expect("a file has a name").to_string_lossy().into_owned();
            (name, gaotai_article::codec::from_str(&text).expect("a sample is a story"))
        })
        .collect()
}

/// The shared sample article, each line a paragraph; none where the shared folder is missing.
pub fn seed() -> Option<Article> {
    let text = std::fs::read_to_string(gaotai_testkit::shared()?.join("samples/seed/article.txt")).ok()?;
    // As the import repairs it: marks beside Chinese are Chinese ones.
    let text = text.replace(',', "，").replace(':', "：");
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).skip(2);
    let mut lines = lines.collect::<Vec<_>>().into_iter();
    let story = gaotai_testkit::story::Story::new(lines.next().unwrap_or_default());
    Some(lines.fold(story, gaotai_testkit::story::Story::paragraph).build())
}

/// Corpus and seed.
pub fn samples() -> Vec<(String, Article)> {
    let mut stories = corpus();
    stories.extend(seed().map(|seed| ("seed".to_owned(), seed)));
    stories
}

/// A story for the paper.
pub fn story(article: &Article) -> Story {
    let language = article.slip.language.clone();
    Story {
        copy: Copy::of(article),
        language,
        byline: "本报记者 林元沁".to_owned(),
        pictures: BTreeMap::new(),
    }
}

/// Sets stories into the first slots of the broadsheet.
pub fn broadsheet(articles: &[&Article]) -> Sheet {
    on("broadsheet-news", articles)
}

/// Sets stories into the first slots of a plan.
pub fn on(plan_id: &str, articles: &[&Article]) -> Sheet {
    let plan = plan(plan_id);
    in_style(&plan, &style(&plan.style), articles)
}

/// Sets stories into the first slots of a plan in a style.
pub fn in_style(plan: &Plan, style: &Style, articles: &[&Article]) -> Sheet {
    let slots = plan.slots.iter().map(|slot| slot.id.clone());
    let stories = slots.zip(articles).map(|(slot, article)| (slot, story(article))).collect();
    press().set(&Job { plan, style, folio: Folio::default(), stories, marks: false })
}

/// The running text of a story in reading order: block and pieces of text, with the place of each character.
pub fn pieces(copy: &Copy) -> Vec<&Piece> {
    let mut out = Vec::new();
    gather(&copy.body, &mut out);
    out
}

fn gather<'a>(elements: &'a [Element], out: &mut Vec<&'a Piece>) {
    for element in elements {
        match element {
            Element::Paragraph { piece, .. } | Element::Head { piece, .. } | Element::Item { piece, .. } => {
                out.push(piece);
            }
            Element::Quote { pieces, .. } => out.extend(pieces),
            Element::Table { rows } => {
                out.extend(rows.iter().flatten().flat_map(|Cell { pieces, .. }| pieces));
            }
            Element::Box { content, .. } => gather(content, out),
            Element::Divider => {}
        }
    }
}

/// Every character that leaves ink, with its block and the place before it.
pub fn printed(copy: &Copy) -> Vec<(BlockId, usize, char)> {
    let mut out = Vec::new();
    for piece in pieces(copy) {
        for run in &piece.runs {
            let mut at = run.at;
            for character in run.text.chars() {
                if !character.is_whitespace() && !invisible(character) {
                    out.push((piece.block, at, character));
                }
                at += character.len_utf16();
            }
        }
    }
    out
}

/// Characters that no face shows: joiners, marks of direction, variation selectors.
fn invisible(character: char) -> bool {
    matches!(character,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Blocks that are cells of tables.
pub fn cells(copy: &Copy) -> BTreeSet<BlockId> {
    fn walk(elements: &[Element], out: &mut BTreeSet<BlockId>) {
        for element in elements {
            match element {
                Element::Table { rows } => {
                    let pieces = rows.iter().flatten().flat_map(|cell| &cell.pieces);
                    out.extend(pieces.map(|piece| piece.block));
                }
                Element::Box { content, .. } => walk(content, out),
                _ => {}
            }
        }
    }
    let mut out = BTreeSet::new();
    walk(&copy.body, &mut out);
    out
}

/// Places behind a forced line break, where any mark may begin a line.
pub fn forced(copy: &Copy) -> BTreeSet<(BlockId, usize)> {
    let breaks = |piece: &Piece| -> Vec<usize> {
        piece.runs.windows(2).filter(|pair| pair[0].text == "\n").map(|pair| pair[1].at).collect()
    };
    pieces(copy).iter().flat_map(|piece| breaks(piece).into_iter().map(|at| (piece.block, at))).collect()
}
