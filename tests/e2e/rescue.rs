//! A library damaged as dd does it: the window refuses it, offers the backup and the rescue,
//! and opens what was made of it.

use gaotai_desk::Desk;
use gaotai_tests::window::{Error, Options, Window};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

fn call(desk: &Desk, verb: &str, request: Value) -> Result<Value, Error> {
    desk.call(verb, request, &|_, _, _, _| {}).map_err(|failure| format!("{verb}: {failure:?}").into())
}

/// A library with the samples, somebody's name and a backup; its first two pages overwritten.
fn damaged(folder: &Path) -> Result<(PathBuf, String), Error> {
    let (library, stick) = (folder.join("library"), folder.join("stick"));
    std::fs::create_dir(&stick)?;
    let desk = Desk::open(&library).map_err(|failure| format!("{failure:?}"))?;
    call(&desk, "person.name", json!({ "name": "林晓" }))?;
    let handle = desk.register_path(stick);
    call(&desk, "backup.set", json!({ "folder": handle, "daily": null }))?;
    call(&desk, "backup.now", json!({}))?;
    let list =
        call(&desk, "story.list", json!({ "channel": null, "state": null, "query": "", "sort": "updated" }))?;
    let title = list["stories"][0]["title"].as_str().unwrap_or_default().to_owned();
    drop(desk);
    let path = library.join("library.sqlite");
    let mut bytes = std::fs::read(&path)?;
    bytes[..8192].fill(0xA5);
    std::fs::write(&path, bytes)?;
    Ok((library, title))
}

fn kept(folder: &Path) -> Result<usize, Error> {
    let names = std::fs::read_dir(folder)?.flatten().map(|entry| entry.file_name());
    Ok(names.filter(|name| name.to_string_lossy().starts_with("library.damaged-")).count())
}

async fn open(library: &Path) -> Result<Window, Error> {
    Window::open(&Options { person: None, ..Options::on(library) }).await
}

#[tokio::test]
async fn the_newest_backup_is_offered_and_restored() -> Result<(), Error> {
    let folder = tempfile::tempdir()?;
    let (library, title) = damaged(folder.path())?;
    let window = open(&library).await?;
    window.find("[data-testid=library-failure]").await?;
    window.click("[data-testid=restore-backup]").await?;
    window.find("[data-testid=story-row]").await?;
    assert!(window.text().await?.contains(&title), "{title}");
    assert_eq!(kept(folder.path())?, 1, "the damaged one is kept");
    window.close().await
}

#[tokio::test]
async fn what_can_be_rescued_is_listed_first() -> Result<(), Error> {
    let folder = tempfile::tempdir()?;
    let (library, title) = damaged(folder.path())?;
    std::fs::remove_dir_all(folder.path().join("stick"))?;
    let window = open(&library).await?;
    window.click("[data-testid=survey]").await?;
    window.find("[data-testid=rescue-list]").await?;
    assert!(window.text().await?.contains(&title), "{title}");
    assert_eq!(kept(folder.path())?, 0, "nothing is done yet");
    window.click("[data-testid=rescue]").await?;
    window.find("[data-testid=story-row]").await?;
    assert_eq!(kept(folder.path())?, 1);
    window.close().await
}
