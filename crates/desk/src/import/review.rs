//! What others suggested and said of a story, where its file brings that along.

use gaotai_article::Article;
use gaotai_formats::{Anchor as Said, Thread};
use gaotai_store::{Anchor, BroughtThread, CommentId, Person, PersonAbout, Role, StoreError, Write};
use std::collections::HashMap;
use uuid::Uuid;

/// Names become people of the library, known by their name or new: suggestions and comments are theirs.
#[derive(Default)]
pub(super) struct Guests(HashMap<String, Person>);

impl Guests {
    /// The people of a story's suggestions, whose names stand where ours have ids.
    pub(super) fn of(w: &mut Write<'_>, article: &mut Article) -> Result<Guests, StoreError> {
        let mut guests = Guests::default();
        let mut failed = None;
        article.doc.each_suggester(&mut |person| {
            if failed.is_none() && Uuid::parse_str(person).is_err() {
                match guests.named(w, person) {
                    Ok(known) => *person = known.id.to_string(),
                    Err(error) => failed = Some(error),
                }
            }
        });
        failed.map_or(Ok(guests), Err)
    }

    fn named(&mut self, w: &mut Write<'_>, name: &str) -> Result<Person, StoreError> {
        let name = if name.trim().is_empty() { "?" } else { name.trim() };
        if let Some(known) = self.0.get(name) {
            return Ok(known.clone());
        }
        let known = w.people()?.into_iter().find(|one| one.name == name || one.pen_name == name);
        let row = match known {
            Some(known) => known,
            None => w.save_person(None, &guest(name))?,
        };
        let person = Person { id: row.id, name: row.name };
        self.0.insert(name.to_owned(), person.clone());
        Ok(person)
    }

    /// Keeps the threads beside the story, which is in the library already.
    pub(super) fn say(
        &mut self,
        w: &mut Write<'_>,
        article: &Article,
        threads: Vec<Thread>,
    ) -> Result<(), StoreError> {
        for thread in threads {
            let Ok(id) = thread.id.parse::<CommentId>() else { continue };
            let mut comments = Vec::new();
            for comment in thread.comments {
                let person = self.named(w, &comment.person)?;
                comments.push((person, comment.time.unwrap_or(w.stamp().time), comment.text));
            }
            let anchor = anchor(thread.anchor);
            let brought =
                BroughtThread { id, anchor, quote: thread.quote, resolved: thread.resolved, comments };
            w.bring_thread(article.id, &brought)?;
        }
        Ok(())
    }
}

fn guest(name: &str) -> PersonAbout {
    PersonAbout {
        name: name.to_owned(),
        pen_name: String::new(),
        role: Role::default(),
        colour: None,
        tracked: None,
    }
}

fn anchor(of: Said) -> Anchor {
    match of {
        Said::Range => Anchor::Range,
        Said::Block { block } => Anchor::Block { block },
        Said::Field { field } => Anchor::Field { field },
    }
}
