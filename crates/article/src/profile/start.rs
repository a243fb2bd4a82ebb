//! A new story from a profile.

use super::{Profile, blocks, is_head};
use crate::Article;
use crate::codec::{CodecError, decode_slip};
use crate::id::{ArticleId, IdSource};
use crate::inline::Inline;
use crate::node::{Block, Doc};
use crate::slip::{Slip, SourceKind};
use serde_json::Value;

/// What the empty names of a profile's defaults stand for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Newsroom<'a> {
    /// The newsroom; empty when nobody has said its name.
    pub name: &'a str,
    /// Who makes the story.
    pub person: &'a str,
}

impl Profile {
    /// A new story: the slip with the profile's defaults, the title group and the body with its
    /// skeleton, every block under a fresh id.
    ///
    /// # Errors
    /// What is no story's: of a profile that [`codec`](super::codec) has read, nothing.
    pub fn start(
        &self,
        id: ArticleId,
        newsroom: Newsroom<'_>,
        ids: &mut dyn IdSource,
    ) -> Result<Article, CodecError> {
        let mut doc = Doc::empty(ids);
        for (line, text) in &self.head {
            if let Some(part) = is_head(line).filter(|_| !text.is_empty()) {
                doc.head.line_mut(part).content = vec![Inline::text(text)];
            }
        }
        let body: Vec<Block> =
            self.body.iter().map(|block| blocks::with_ids(block, ids)).collect::<Result<_, _>>()?;
        if !body.is_empty() {
            doc.body = body;
        }
        Ok(Article { id, doc, slip: self.slip(newsroom)? })
    }

    /// The slip of a new story.
    fn slip(&self, newsroom: Newsroom<'_>) -> Result<Slip, CodecError> {
        let fields = self.defaults.iter().map(|(name, value)| (name.clone(), value.clone()));
        let defaults = decode_slip(&Value::Object(fields.collect()))?;
        let mut slip = Slip {
            language: self.language.clone(),
            profile: Some(self.id.clone()),
            genre: self.genre.clone(),
            target: self.target.clone(),
            ..defaults
        };
        name(&mut slip, newsroom);
        Ok(slip)
    }
}

/// Puts names where the defaults left them out.
fn name(slip: &mut Slip, Newsroom { name, person }: Newsroom<'_>) {
    let own = slip.source.as_mut().filter(|source| source.kind == SourceKind::Own && source.name.is_empty());
    if let Some(source) = own {
        source.name = name.to_owned();
    }
    if slip.source.as_ref().is_some_and(|source| source.name.is_empty() && source.url.is_none()) {
        slip.source = None;
    }
    let authors = slip.authors.iter_mut().map(|author| &mut author.name);
    for empty in authors.chain(slip.people.iter_mut().map(|one| &mut one.name)).filter(|name| name.is_empty())
    {
        *empty = person.to_owned();
    }
}
