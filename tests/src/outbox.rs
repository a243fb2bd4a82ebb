//! The export page of the window, and what leaves by it.

use crate::window::{Error, Window};
use std::path::{Path, PathBuf};

/// The button is free, and no format that is chosen is still being checked.
const READY: &str = "const button = document.querySelector('[data-testid=export-button]');
    const all = [...document.querySelectorAll('[data-testid=format-state]')];
    return button && !button.disabled && all.every((state) => !state.classList.contains('q')) || null";

/// Rows move while checks come in, so the boxes are not aimed at with the pointer.
const CHOOSE: &str = "const boxes = [...document.querySelectorAll('[data-testid=export-format] input')];
    boxes.filter((box) => !box.checked).forEach((box) => box.click());
    return boxes.length";

/// Goes to the export page and chooses every format, each checked in the end.
///
/// # Errors
/// When the page is not there in time or lacks a format.
pub async fn choose_all(window: &Window) -> Result<(), Error> {
    window.click("[data-testid=next-step]").await?;
    window.until("the usual formats to be checked", READY).await?;
    let shown = window.eval(CHOOSE).await?.as_u64();
    let known = gaotai_formats::FORMATS.iter().filter(|format| format.export.is_some()).count() as u64;
    if shown != Some(known) {
        return Err(format!("the page shows {shown:?} formats of {known}").into());
    }
    window.until("all formats to be checked", READY).await.map(|_| ())
}

/// Writes what is chosen to the outbox of the library and gives all its files.
///
/// # Errors
/// When nothing is written in time.
pub async fn write(window: &Window, library: &Path) -> Result<Vec<PathBuf>, Error> {
    window.click("[data-testid=export-button]").await?;
    window.find("[data-testid=export-result]").await?;
    files(library)
}

/// All files in the outbox of the library, in order.
///
/// # Errors
/// Those of the disk.
pub fn files(library: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut found = Vec::new();
    collect(&library.join("outbox"), &mut found)?;
    found.sort();
    Ok(found)
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), Error> {
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let path = entry?.path();
        if path.is_dir() { collect(&path, found)? } else { found.push(path) }
    }
    Ok(())
}
