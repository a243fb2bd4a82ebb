//! A destination made in the real window, a story sent to it, sent again, changed and sent once more.

use gaotai_tests::outbox;
use gaotai_tests::window::{Error, Options, Window, key};

const STORY: &str = "# 夜班公交延长到医院\n\n末班车过了县医院。\n";

fn control(keys: &str) -> String {
    [key::CONTROL, keys, key::NONE].concat()
}

/// Sends and waits until the report says `outcome` of the story.
async fn send(window: &Window, outcome: &str) -> Result<(), Error> {
    window.click("[data-testid=send-button]").await?;
    window.find(&format!("[data-testid=sent-story][data-outcome={outcome}]")).await.map(|_| ())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_story_to_a_destination() -> Result<(), Error> {
    let folder = tempfile::tempdir()?;
    let library = folder.path().join("library");
    let window = Window::open(&Options::reading(folder.path(), "story.md", STORY)?).await?;
    let here = "return document.querySelector('.ProseMirror')?.textContent.includes('末班车') || null";
    window.until("the story", here).await?;

    window.click("[data-testid=next-step]").await?;
    window.click("[data-testid=send-create]").await?;
    window.click("[data-testid=ready-site]").await?;
    window.find("[data-testid=trial-file]").await?;
    window.click("[data-testid=destination-save]").await?;
    window.find("[data-testid=destination-row]").await?;

    window.keys(&control("e")).await?;
    send(&window, "new").await?;
    let pages = || -> Result<Vec<String>, Error> {
        let files = outbox::files(&library)?;
        let pages = files.iter().filter(|file| file.extension().is_some_and(|found| found == "html"));
        Ok(pages.map(std::fs::read_to_string).collect::<Result<_, _>>()?)
    };
    let found = pages()?;
    assert!(found.len() == 1 && found[0].contains("末班车过了县医院。"), "{found:?}");
    send(&window, "unchanged").await?;

    window.keys(&control("1")).await?;
    window.click(".ProseMirror [data-node=body] > p").await?;
    window.keys(&[key::END, "再到火车站。"].concat()).await?;
    window.keys(&control("e")).await?;
    send(&window, "update").await?;
    let found = pages()?;
    assert!(found.len() == 1 && found[0].contains("再到火车站。"), "{found:?}");
    window.close().await
}
