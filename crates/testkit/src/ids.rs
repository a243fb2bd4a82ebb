//! Identifiers in sequence, so that tests repeat exactly.

use gaotai_article::{ArticleId, BlockId, IdSource};
use uuid::Uuid;

/// Gives `…0001`, `…0002` and so on.
#[derive(Debug, Default)]
pub struct Sequence(u128);

impl IdSource for Sequence {
    fn block(&mut self) -> BlockId {
        self.0 += 1;
        block(self.0)
    }
}

/// The block id with this number.
pub fn block(number: u128) -> BlockId {
    BlockId(Uuid::from_u128(0x0000_0000_0000_4000_8000_0000_0000_0000 | number))
}

/// The article id with this number.
pub fn article(number: u128) -> ArticleId {
    ArticleId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 | number))
}
