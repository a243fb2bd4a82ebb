//! A story of one person, edited by a second and decided by the first, in the real window and by
//! keys: suggestions with their person, a comment with its answer, what is new since it was read.

use gaotai_tests::colleagues::{ALT, F8, cards, chord, cursor, hire, read, shifted, switch_to};
use gaotai_tests::window::{Error, Options, Window, key};
use serde_json::json;

#[tokio::test]
async fn a_story_of_one_is_edited_by_another_and_decided_by_keys() -> Result<(), Error> {
    let folder = tempfile::tempdir()?;
    let library = folder.path().join("library");
    let window = Window::open(&Options::on(&library)).await?;
    window.click("[data-testid=story-row]").await?;
    window.click(".ProseMirror [data-node=paragraph]").await?;
    cursor(&window).await?;
    let id = window.eval("return document.querySelector('[data-testid=story-row]').dataset.id").await?;
    window.keys(&format!("{}{}", key::END, "记者写的一句。")).await?;
    window.find("[data-testid=save-state][data-state=saved]").await?;

    // The editor's words are suggestions, with a comment on them.
    hire(&window, "何青", "responsible_editor").await?;
    window.find("[data-testid=tracking][data-on=true]").await?;
    window.keys(&chord("2")).await?;
    window.click(".ProseMirror [data-node=paragraph]").await?;
    cursor(&window).await?;
    window.keys(&format!("{}{}", key::END, "编辑加的一句。")).await?;
    window.find(".manuscript ins").await?;
    window.keys(key::BACKSPACE).await?;
    cards(&window, "suggestion", 1).await?;
    window.keys(&chord(&format!("{ALT}m"))).await?;
    window.type_into("[data-testid=compose]", "出处？").await?;
    window.keys(&chord(key::ENTER)).await?;
    cards(&window, "thread", 1).await?;
    cursor(&window).await?;

    // The reporter sees that something is new, answers and accepts.
    switch_to(&window, "林晓").await?;
    window.find("[data-testid=since-bar]").await?;
    window.click(".ProseMirror [data-node=title]").await?;
    cursor(&window).await?;
    for left in [1, 0] {
        window.keys(F8).await?;
        window.keys(&shifted("a")).await?;
        let decided =
            format!("return document.querySelectorAll('[data-testid=card]').length === {left} || null");
        window.until("one card less", &decided).await?;
    }
    window.click("[data-testid=ledger-closed]").await?;
    window.find("[data-testid=card][data-what=decided]").await?;
    window.find("[data-testid=save-state][data-state=saved]").await?;
    window.ask_to_close().await?;

    let story = read(&library, "story.read", json!({ "id": id }))?["article"]["doc"].to_string();
    assert!(story.contains("编辑加的一句") && !story.contains("insertion"), "{story}");
    let ledger = read(&library, "ledger.list", json!({ "article": id }))?;
    assert_eq!(ledger["decided"].as_array().map(Vec::len), Some(1), "{ledger}");
    assert_eq!(ledger["decided"][0]["by_name"], json!("林晓"));
    let threads = read(&library, "comment.list", json!({ "article": id }))?;
    assert_eq!(threads["threads"][0]["comments"][0]["text"], json!("出处？"), "{threads}");
    Ok(())
}
