//! Which faces a text asks for that nobody has. What is set without them breaks into other lines than
//! it should, so that its figures must not look right.

use super::{Setting, Story, ink};
use crate::copy::{Element, Look, Piece, Run};
use crate::fonts::Fonts;
use crate::plan::Style;
use std::collections::{BTreeMap, BTreeSet};

/// Characters by the families that are to serve them, the first first.
type Asked = BTreeMap<Vec<String>, BTreeSet<char>>;

impl Setting<'_> {
    /// Families that the running text of a story asks for and that are not there, sorted. One that is only
    /// to serve what an earlier one lacks is asked for by such characters alone.
    pub(super) fn faces_missing(&self, story: &Story) -> Vec<String> {
        let fonts = self.press.fonts();
        if all_there(self.style, fonts) {
            return Vec::new();
        }
        let mut asked = Asked::new();
        self.ask(&mut asked, &self.style.byline.face, story.byline.chars());
        self.ask_elements(&mut asked, &story.copy.body);
        lacking(&asked, fonts)
    }

    /// The same of words that are set in the face of one role.
    pub(super) fn faces_missing_for(&self, role: &str, words: &str) -> Vec<String> {
        let fonts = self.press.fonts();
        if all_there(self.style, fonts) {
            return Vec::new();
        }
        let mut asked = Asked::new();
        self.ask(&mut asked, role, words.chars());
        lacking(&asked, fonts)
    }

    fn ask(&self, asked: &mut Asked, role: &str, characters: impl Iterator<Item = char>) {
        let mut characters = characters.filter(|one| !one.is_whitespace()).peekable();
        if characters.peek().is_some() {
            asked.entry(ink::families(self.style, role, self.language)).or_default().extend(characters);
        }
    }

    fn ask_elements(&self, asked: &mut Asked, elements: &[Element]) {
        let style = self.style;
        for element in elements {
            match element {
                Element::Paragraph { piece, question, .. } => {
                    self.ask_runs(asked, &style.body.face, piece, *question);
                }
                Element::Item { piece, sign, .. } => {
                    self.ask(asked, &style.body.face, sign.chars());
                    self.ask_runs(asked, &style.body.face, piece, false);
                }
                Element::Head { piece, .. } => self.ask_runs(asked, &style.section_head.face, piece, false),
                Element::Quote { pieces, cite, pulled } => {
                    let role = if *pulled { &style.section_head.face } else { &style.body.face };
                    pieces.iter().for_each(|piece| self.ask_runs(asked, role, piece, false));
                    self.ask(asked, &style.byline.face, cite.iter().flat_map(|cite| cite.chars()));
                }
                Element::Table { rows } => {
                    let pieces = rows.iter().flatten().flat_map(|cell| &cell.pieces);
                    pieces.for_each(|piece| self.ask_runs(asked, &style.caption.face, piece, false));
                }
                Element::Box { title, content } => {
                    self.ask(asked, &style.section_head.face, title.chars());
                    self.ask_elements(asked, content);
                }
                Element::Divider => {}
            }
        }
    }

    fn ask_runs(&self, asked: &mut Asked, role: &str, piece: &Piece, question: bool) {
        for Run { text, look, .. } in &piece.runs {
            let look = Look { strong: look.strong || question, ..*look };
            match ink::own_face(self.style, look, ink::chinese(self.language)) {
                Some(families) => {
                    let characters = text.chars().filter(|one| !one.is_whitespace());
                    asked.entry(families.to_vec()).or_default().extend(characters);
                }
                None => self.ask(asked, role, text.chars()),
            }
        }
    }
}

fn all_there(style: &Style, fonts: &Fonts) -> bool {
    style.faces.values().flatten().all(|family| fonts.has(family))
}

fn lacking(asked: &Asked, fonts: &Fonts) -> Vec<String> {
    let mut missing = BTreeSet::new();
    for (families, characters) in asked {
        for one in characters {
            let before = families.iter().take_while(|family| !fonts.serves(family, *one));
            missing.extend(before.filter(|family| !fonts.has(family)).cloned());
        }
    }
    missing.into_iter().collect()
}
