//! What is kept of the stories that were set before gives the page that is set without it.

use crate::common;
use crate::same::fingerprint;
use gaotai_layout::copy::{Element, Piece};
use gaotai_layout::plan::{Plan, Style};
use gaotai_layout::{Folio, Job, Press, Story};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// What somebody does to a page between two looks at it.
#[derive(Debug, Clone)]
enum Step {
    /// Types signs into the paragraph of this number of the story of this number.
    Type(usize, usize, usize, &'static str),
    /// Takes a paragraph out.
    Cut(usize, usize),
    /// Puts one in again that stands in the story already.
    Repeat(usize, usize),
    Swap(usize, usize),
    Clear(usize),
    Mark,
    /// Another plan.
    Turn,
    /// As it was so many steps ago.
    Back(usize),
    Nothing,
}

/// A page as somebody works on it.
#[derive(Clone)]
struct Page {
    stories: Vec<Option<Story>>,
    marks: bool,
    turned: usize,
}

/// Faces have no sign for some of these, and the last has no room in any title.
const SIGNS: [&str; 6] =
    ["夜", "A", "。", "\u{10F00}", "\n", "很长很长很长很长很长很长很长很长很长很长很长很长很长很长"];

fn step() -> impl Strategy<Value = Step> {
    let any = 0usize..9;
    prop_oneof![
        8 => (any.clone(), any.clone(), any.clone(), 0usize..6).prop_map(|(a, b, c, d)| Step::Type(a, b, c, SIGNS[d])),
        2 => (any.clone(), any.clone()).prop_map(|(a, b)| Step::Cut(a, b)),
        1 => (any.clone(), any.clone()).prop_map(|(a, b)| Step::Repeat(a, b)),
        1 => (any.clone(), any.clone()).prop_map(|(a, b)| Step::Swap(a, b)),
        1 => any.clone().prop_map(Step::Clear),
        1 => Just(Step::Mark),
        1 => Just(Step::Turn),
        2 => any.prop_map(Step::Back),
        1 => Just(Step::Nothing),
    ]
}

fn piece(element: &mut Element) -> Option<&mut Piece> {
    match element {
        Element::Paragraph { piece, .. } | Element::Head { piece, .. } | Element::Item { piece, .. } => {
            Some(piece)
        }
        _ => None,
    }
}

fn typed(piece: &mut Piece, at: usize, signs: &str) {
    let Some(run) = piece.runs.first_mut() else { return };
    let at = run.text.char_indices().nth(at).map_or(run.text.len(), |(at, _)| at);
    run.text.insert_str(at, signs);
}

impl Page {
    fn story(&mut self, number: usize) -> Option<&mut Story> {
        let count = self.stories.len();
        self.stories[number % count].as_mut()
    }

    fn act(&mut self, step: &Step, before: &[Page]) {
        let count = self.stories.len();
        match step {
            Step::Type(story, 0, at, signs) => {
                let title = self.story(*story).and_then(|story| story.copy.head.first_mut());
                title.into_iter().for_each(|(_, piece)| typed(piece, *at, signs));
            }
            Step::Type(story, paragraph, at, signs) => {
                let body = self.story(*story).and_then(|story| story.copy.body.get_mut(*paragraph - 1));
                body.and_then(piece).into_iter().for_each(|piece| typed(piece, *at, signs));
            }
            Step::Cut(story, at) => {
                let story = self.story(*story).filter(|story| story.copy.body.len() > *at);
                story.into_iter().for_each(|story| drop(story.copy.body.remove(*at)));
            }
            Step::Repeat(story, at) => {
                let Some(story) = self.story(*story) else { return };
                story.copy.body.extend(story.copy.body.get(*at).cloned());
            }
            Step::Swap(a, b) => self.stories.swap(a % count, b % count),
            Step::Clear(at) => self.stories[at % count] = None,
            Step::Mark => self.marks = !self.marks,
            Step::Turn => self.turned = (self.turned + 1) % 3,
            Step::Back(steps) => {
                let at = before.len().saturating_sub(*steps);
                before.get(at).into_iter().for_each(|page| *self = page.clone());
            }
            Step::Nothing => {}
        }
    }

    fn set(&self, press: &Press, plans: &[(Plan, Style)]) -> u64 {
        let (plan, style) = &plans[self.turned];
        let slots = plan.slots.iter().map(|slot| slot.id.clone());
        let stories: BTreeMap<String, Story> =
            slots.zip(&self.stories).filter_map(|(slot, story)| Some((slot, story.clone()?))).collect();
        let folio = Folio { page: "A03".to_owned(), ..Folio::default() };
        fingerprint(&press.set(&Job { plan, style, folio, stories, marks: self.marks }))
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn a_page_is_the_same_with_and_without(steps in prop::collection::vec(step(), 1..7)) {
        let (warm, cold) = (Press::new(common::faces()), Press::new(common::faces()));
        let plans = ["tabloid-inside", "tabloid-front", "proof"].map(common::plan);
        let plans = plans.map(|plan| { let style = common::style(&plan.style); (plan, style) });
        let stories = common::corpus().iter().take(4).map(|(_, one)| Some(common::story(one))).collect();
        let mut page = Page { stories, marks: true, turned: 0 };
        let mut before = vec![page.clone()];
        page.set(&warm, &plans);
        for step in &steps {
            page.act(step, &before);
            before.push(page.clone());
            cold.forget();
            prop_assert_eq!(page.set(&warm, &plans), page.set(&cold, &plans), "{:?}", step);
        }
    }
}
