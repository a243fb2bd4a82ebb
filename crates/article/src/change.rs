//! What the journal keeps of an edit, and how it is replayed without the editor.

use crate::Article;
use crate::codec::{self, CodecError};
use crate::id::BlockId;
use crate::node::{Block, HeadPart};
use crate::slip::Slip;
use crate::suggest::Suggested;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};

/// The blocks, lines and fields that an edit changed, as they stand after it.
///
/// Blocks are the children of the body; what is nested travels with the block that holds
/// it. Replaying a change twice gives the same story as replaying it once.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Change {
    /// Changed lines of the title group, by name, each a whole node.
    pub head: BTreeMap<HeadPart, Value>,
    /// Changed and new blocks, each a whole node.
    pub blocks: Vec<Value>,
    /// The ids of all blocks of the body in order; absent when neither order nor number changed.
    pub order: Option<Vec<BlockId>>,
    /// Changed fields of the slip, each a whole field.
    pub slip: BTreeMap<String, Value>,
}

/// Why a change cannot be replayed on a story.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChangeError {
    /// A node or field is not of the model.
    #[error(transparent)]
    Codec(#[from] CodecError),
    /// The order names a block that neither the story nor the change has.
    #[error("the order names block {0}, which is neither in the story nor in the change")]
    UnknownBlock(BlockId),
    /// A changed block is in no order.
    #[error("block {0} is new, but the change gives no order to put it in")]
    Unplaced(BlockId),
    /// A body without blocks, or a block twice.
    #[error("the order is empty or names a block twice")]
    BadOrder,
}

impl Change {
    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.head.is_empty() && self.blocks.is_empty() && self.order.is_none() && self.slip.is_empty()
    }

    /// What must be written to come from `before` to `after`.
    pub fn between(before: &Article, after: &Article) -> Change {
        let mut change = Change::default();
        for (part, line) in after.doc.head.iter() {
            if before.doc.head.line(part) != line {
                change.head.insert(part, codec::encode_line(part.name(), line));
            }
        }
        let old: HashMap<BlockId, &Block> = before.doc.body.iter().map(|block| (block.id(), block)).collect();
        let acts = before.doc.suggested != after.doc.suggested;
        for block in &after.doc.body {
            let was = old.get(&block.id());
            let now = || codec::encode_block_with(block, &after.doc.suggested);
            let acts_differ = || {
                acts && was.is_none_or(|was| codec::encode_block_with(was, &before.doc.suggested) != now())
            };
            if was != Some(&block) || acts_differ() {
                change.blocks.push(now());
            }
        }
        let ids = |article: &Article| article.doc.body.iter().map(Block::id).collect::<Vec<_>>();
        let order = ids(after);
        if order != ids(before) {
            change.order = Some(order);
        }
        let (old, new) = (fields(&before.slip), fields(&after.slip));
        change.slip = new.into_iter().filter(|(name, value)| old.get(name) != Some(value)).collect();
        change
    }

    /// Replays the change. On an error `article` is as it was.
    pub fn apply(&self, article: &mut Article) -> Result<(), ChangeError> {
        let mut next = article.clone();
        for (part, node) in &self.head {
            *next.doc.head.line_mut(*part) = codec::decode_line(*part, node)?;
        }
        self.apply_blocks(&mut next)?;
        if !self.slip.is_empty() {
            let mut all = fields(&next.slip);
            all.extend(self.slip.clone());
            next.slip = codec::decode_slip(&Value::Object(all.into_iter().collect()))?;
        }
        // The whole must be a story again: ids that now stand twice show here.
        codec::decode_doc(&codec::encode_doc(&next.doc))?;
        *article = next;
        Ok(())
    }

    fn apply_blocks(&self, article: &mut Article) -> Result<(), ChangeError> {
        if self.blocks.is_empty() && self.order.is_none() {
            return Ok(());
        }
        let before: Vec<BlockId> = article.doc.body.iter().map(Block::id).collect();
        let order = self.order.as_ref().unwrap_or(&before);
        let mut blocks: HashMap<BlockId, Block> =
            std::mem::take(&mut article.doc.body).into_iter().map(|block| (block.id(), block)).collect();
        let mut acts = Suggested::new();
        for node in &self.blocks {
            let (block, of_block) = codec::decode_block_with(node)?;
            let placed = blocks.contains_key(&block.id()) || self.order.is_some();
            if !placed {
                return Err(ChangeError::Unplaced(block.id()));
            }
            if order.contains(&block.id()) {
                acts.extend(of_block);
            }
            // What was nested here may stand in another changed block now, so its acts go before any come.
            forget(&mut article.doc.suggested, blocks.insert(block.id(), block).as_ref());
        }
        let known: Vec<bool> = order.iter().map(|id| blocks.contains_key(id)).collect();
        for (id, known) in order.iter().zip(known) {
            if !known {
                return Err(ChangeError::UnknownBlock(*id));
            }
            article.doc.body.push(blocks.remove(id).ok_or(ChangeError::BadOrder)?);
        }
        blocks.values().for_each(|gone| forget(&mut article.doc.suggested, Some(gone)));
        article.doc.suggested.extend(acts);
        if article.doc.body.is_empty() { Err(ChangeError::BadOrder) } else { Ok(()) }
    }
}

fn forget(suggested: &mut Suggested, block: Option<&Block>) {
    if let (Some(block), false) = (block, suggested.is_empty()) {
        block.each_id(&mut |id| drop(suggested.remove(&id)));
    }
}

fn fields(slip: &Slip) -> BTreeMap<String, Value> {
    match serde_json::to_value(slip) {
        Ok(Value::Object(map)) => map.into_iter().collect(),
        _ => BTreeMap::new(),
    }
}
