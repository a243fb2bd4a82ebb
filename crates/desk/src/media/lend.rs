//! What the library says of a picture where nobody has said anything yet: what the figure says that brought it.

use gaotai_article::{Block, Hash};
use gaotai_store::{MediaRow, StoreError, Write};

/// Fills in what the library does not know of the pictures in `body` with the words of their figures. What
/// is known stays, and so the first figure of a picture is the one that counts.
///
/// # Errors
/// Those of the library.
pub(crate) fn lend(w: &mut Write<'_>, body: &[Block]) -> Result<(), StoreError> {
    for block in body {
        match block {
            Block::Figure { media: Some(hash), alt, caption, credit, .. } => {
                fill_in(w, hash, [&caption.text(), &credit.text(), alt])?;
            }
            Block::Box { content, .. } => lend(w, content)?,
            Block::List { items, .. } => items.iter().try_for_each(|item| lend(w, &item.content))?,
            _ => {}
        }
    }
    Ok(())
}

fn fill_in(w: &mut Write<'_>, hash: &Hash, said: [&str; 3]) -> Result<(), StoreError> {
    let Some(MediaRow { mut about, .. }) = w.media(hash)? else { return Ok(()) };
    let mut changed = false;
    for (known, said) in [&mut about.caption, &mut about.credit, &mut about.alt].into_iter().zip(said) {
        if known.is_empty() && !said.trim().is_empty() {
            said.trim().clone_into(known);
            changed = true;
        }
    }
    if changed { w.change_media(hash, &about) } else { Ok(()) }
}
