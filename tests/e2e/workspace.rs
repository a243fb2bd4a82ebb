//! Several stories at once, in the real window: tabs, two side by side, and everything as it
//! was after the window has been closed and opened again.

use gaotai_desk::Desk;
use gaotai_tests::window::{Error, Options, Window, key};
use serde_json::{Value, json};
use std::path::Path;

/// Ids of the first three stories of the list.
async fn three(window: &Window) -> Result<[String; 3], Error> {
    let ids = window.eval("return [...document.querySelectorAll('[data-testid=story-row]')].slice(0, 3).map((row) => row.dataset.id)").await?;
    Ok(serde_json::from_value(ids)?)
}

/// Opens a story from the list with these keys and waits until the cursor is in it.
async fn open(window: &Window, id: &str, keys: &str, side: usize) -> Result<(), Error> {
    window.click(&format!("[data-testid=story-row][data-id='{id}']")).await?;
    let chosen = format!("return document.activeElement?.dataset?.id === {} || null", json!(id));
    window.until("the row to have the focus", &chosen).await?;
    window.keys(keys).await?;
    cursor(window, side).await?;
    in_front(window, side, id).await
}

async fn cursor(window: &Window, side: usize) -> Result<(), Error> {
    let there = format!(
        "return document.activeElement?.closest('[data-testid=side-{side}]') && document.activeElement.classList.contains('ProseMirror') || null"
    );
    window.until("the cursor in the manuscript", &there).await.map(|_| ())
}

/// The story is the one in front on its side; with one story on the desk there are no tabs to ask.
async fn in_front(window: &Window, side: usize, id: &str) -> Result<(), Error> {
    let script = format!(
        "const strip = document.querySelector('[data-testid=tabs-{side}]');
         return !strip || strip.querySelector('[aria-selected=true]')?.dataset.id === {} || null",
        json!(id)
    );
    window.until("the story in front", &script).await.map(|_| ())
}

/// Ids of the tabs of both sides, in their order.
async fn tabs(window: &Window) -> Result<Value, Error> {
    window.eval("return [0, 1].map((side) => [...document.querySelectorAll(`[data-testid=tabs-${side}] [data-testid=tab]`)].map((tab) => tab.dataset.id))").await
}

async fn until_tabs(window: &Window, wanted: &Value) -> Result<(), Error> {
    let script = format!(
        "return JSON.stringify([0, 1].map((side) => [...document.querySelectorAll(`[data-testid=tabs-${{side}}] [data-testid=tab]`)].map((tab) => tab.dataset.id))) === {} || null",
        json!(wanted.to_string())
    );
    match window.until("the tabs", &script).await {
        Ok(_) => Ok(()),
        Err(error) => Err(format!("{error}\nwanted {wanted}, found {}", tabs(window).await?).into()),
    }
}

async fn holds(window: &Window, side: usize, text: &str) -> Result<(), Error> {
    let script = format!(
        "return document.querySelector('[data-testid=side-{side}] .ProseMirror')?.innerText.includes({}) || null",
        json!(text)
    );
    window.until(&format!("{text} on side {side}"), &script).await.map(|_| ())
}

fn chord(keys: &str) -> String {
    format!("{}{keys}{}", key::CONTROL, key::NONE)
}

/// What a story is in the library, read without the window: its text, and whether work waits in the journal.
fn read(library: &Path, id: &str) -> Result<(String, bool), Error> {
    let desk = Desk::open(library).map_err(|failure| format!("{failure:?}"))?;
    let call = desk.call("story.read", json!({ "id": id }), &|_, _, _, _| {});
    let story = call.map_err(|failure| format!("{failure:?}"))?;
    Ok((story["article"]["doc"].to_string(), story["dirty"] == json!(true)))
}

#[tokio::test]
async fn tabs_split_zoom_and_text_come_back() -> Result<(), Error> {
    let folder = tempfile::tempdir()?;
    let library = folder.path().join("library");
    let window = Window::open(&Options::on(&library)).await?;
    let [a, b, c] = three(&window).await?;

    open(&window, &a, key::ENTER, 0).await?;
    window.keys("甲稿里的一句。").await?;
    open(&window, &b, key::ENTER, 0).await?;
    window.keys("乙稿里的一句。").await?;
    until_tabs(&window, &json!([[a, b], []])).await?;
    open(&window, &c, &chord(key::ENTER), 1).await?;
    window.keys("丙稿里的一句。").await?;
    until_tabs(&window, &json!([[a, b], [c]])).await?;
    holds(&window, 0, "乙稿里的一句。").await?;
    holds(&window, 1, "丙稿里的一句。").await?;
    window.keys(&chord("=")).await?;
    window
        .until(
            "larger text",
            "return document.querySelector('[data-testid=zoom]')?.dataset.zoom === '110' || null",
        )
        .await?;

    window.click("[data-testid=side-0] .ProseMirror [data-node=title]").await?;
    cursor(&window, 0).await?;
    window.keys(&chord("w")).await?;
    until_tabs(&window, &json!([[a], [c]])).await?;
    window.keys(&chord(&format!("{}t", key::SHIFT))).await?;
    until_tabs(&window, &json!([[a, b], [c]])).await?;
    cursor(&window, 0).await?;

    // Both are changed once more, and the window is closed before anything can have been saved in peace.
    window.click("[data-testid=side-1] .ProseMirror [data-node=title]").await?;
    cursor(&window, 1).await?;
    window.insert("丙末").await?;
    window.click("[data-testid=side-0] .ProseMirror [data-node=title]").await?;
    cursor(&window, 0).await?;
    window.insert("乙末").await?;
    window.ask_to_close().await?;

    for (id, texts) in [
        (&a, vec!["甲稿里的一句。"]),
        (&b, vec!["乙稿里的一句。", "乙末"]),
        (&c, vec!["丙稿里的一句。", "丙末"]),
    ] {
        let (doc, dirty) = read(&library, id)?;
        for text in texts {
            assert!(doc.contains(text), "{text} is gone: {doc}");
        }
        assert!(!dirty, "a closed window leaves a version of each story");
    }

    let again = Window::open(&Options::on(&library)).await?;
    until_tabs(&again, &json!([[a, b], [c]])).await?;
    in_front(&again, 0, &b).await?;
    holds(&again, 0, "乙末").await?;
    holds(&again, 1, "丙末").await?;
    again
        .until(
            "the size",
            "return document.querySelector('[data-testid=zoom]')?.dataset.zoom === '110' || null",
        )
        .await?;
    again.click(&format!("[data-testid=tab][data-id='{a}']")).await?;
    holds(&again, 0, "甲稿里的一句。").await?;
    again.ask_to_close().await
}

/// The text that was written in a tab is there after another one was in front, and so is its undo.
#[tokio::test]
async fn a_story_behind_keeps_its_undo() -> Result<(), Error> {
    let folder = tempfile::tempdir()?;
    let window = Window::open(&Options::on(&folder.path().join("library"))).await?;
    let [a, b, _] = three(&window).await?;
    open(&window, &a, key::ENTER, 0).await?;
    window.keys("只在这里。").await?;
    open(&window, &b, key::ENTER, 0).await?;
    window.keys(&chord("\u{e00e}")).await?;
    in_front(&window, 0, &a).await?;
    holds(&window, 0, "只在这里。").await?;
    cursor(&window, 0).await?;
    window.keys(&chord("z")).await?;
    let gone = "return !document.querySelector('.ProseMirror').innerText.includes('只在这里。') || null";
    window.until("the sentence to be taken back", gone).await?;
    window.close().await
}
