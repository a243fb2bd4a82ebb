//! A story that one person drafts and two others edit, at one window: their edits are suggestions
//! by their roles, the first decides one, all of one person and all of one kind, and only then the
//! story leaves, without a word of what was said about it.

use gaotai_tests::colleagues::{
    ALT, F8, at_end, cards, choose, chord, cursor, hire, read, shifted, switch_to,
};
use gaotai_tests::outbox;
use gaotai_tests::window::{Error, Options, Window, key};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

const DRAFT: &str = "大雾停航\n
清晨的江面起了大雾,轮渡停航两个小时。\n
码头边的人排起了长队。\n
船工说,雾散了就开船。\n
县里表示,将加开班次。\n
乘客可以在码头查询。\n";
/// Said beside the story, by the editor and by the proofreader.
const SAID: [&str; 2] = ["出处再核一遍", "已经问过海事处"];

/// The number of a person in the list of those whose suggestions there are.
async fn only(window: &Window, list: &str, words: &str) -> Result<(), Error> {
    let script = format!(
        "const all = [...document.querySelectorAll('[data-testid={list}] option')];
         return all.find((one) => one.textContent.includes({}))?.value ?? null",
        json!(words)
    );
    let value = window.until(&format!("{words} in {list}"), &script).await?;
    choose(window, list, value.as_str().unwrap_or_default()).await
}

async fn saved(window: &Window) -> Result<(), Error> {
    window.find("[data-testid=save-state][data-state=saved]").await.map(|_| ())
}

/// New words, two strikes, and a comment that names the reporter.
async fn edits(window: &Window) -> Result<(), Error> {
    window.find("[data-testid=tracking][data-on=true]").await?;
    window.keys(&chord("2")).await?;
    at_end(window, 0).await?;
    window.keys("编辑加的一句。").await?;
    for (nth, paragraph) in [1, 4].into_iter().enumerate() {
        at_end(window, paragraph).await?;
        window.keys(&key::BACKSPACE.repeat(3)).await?;
        cards(window, "suggestion", nth as u64 + 2).await?;
    }
    window.keys(&chord(&format!("{ALT}m"))).await?;
    window.type_into("[data-testid=compose]", &format!("{}@林", SAID[0])).await?;
    window.find("[data-testid=mentions]").await?;
    window.keys(key::ENTER).await?;
    window.keys(&chord(key::ENTER)).await?;
    cards(window, "thread", 1).await?;
    cursor(window).await
}

/// Other signs, and an answer.
async fn proofreads(window: &Window) -> Result<(), Error> {
    window.find("[data-testid=tracking][data-on=true]").await?;
    for (nth, paragraph) in [2, 3].into_iter().enumerate() {
        at_end(window, paragraph).await?;
        window.keys(&format!("{}！", key::BACKSPACE)).await?;
        cards(window, "suggestion", nth as u64 + 4).await?;
    }
    window.click("[data-testid=card][data-what=thread]").await?;
    // Not aimed at with the pointer: the card moves once more when what it says counts as read.
    let answer = "if (document.querySelector('[data-testid=reply]') !== null) return true;
         document.querySelector('[data-testid=comment-reply]')?.click();
         return null";
    window.until("room for the answer", answer).await?;
    window.type_into("[data-testid=reply]", SAID[1]).await?;
    window.keys(&chord(key::ENTER)).await?;
    let both = "return document.querySelectorAll('[data-testid=comment]').length === 2 || null";
    window.until("the answer below the comment", both).await.map(|_| ())
}

/// Nothing leaves while something waits for a decision.
async fn is_held(window: &Window, library: &Path) -> Result<(), Error> {
    saved(window).await?;
    window.click("[data-testid=next-step]").await?;
    window.find("[data-testid=export-suggestions]").await?;
    let held = "return document.querySelector('[data-testid=export-button]')?.disabled || null";
    window.until("the export to be held", held).await?;
    assert_eq!(outbox::files(library)?, Vec::<PathBuf>::new());
    window.click("[data-testid=export-review]").await?;
    window.find(".manuscript").await.map(|_| ())
}

/// One by its key, then all of the proofreader, then all of a kind, back and again in one step each.
async fn decides(window: &Window) -> Result<(), Error> {
    window.click(".ProseMirror [data-node=title]").await?;
    cursor(window).await?;
    window.keys(F8).await?;
    window.keys(&shifted("a")).await?;
    cards(window, "suggestion", 4).await?;
    only(window, "by-person", "周禾").await?;
    cards(window, "suggestion", 2).await?;
    window.click("[data-testid=accept-shown]").await?;
    cards(window, "suggestion", 0).await?;
    window.click("[data-testid=filter-clear]").await?;
    cards(window, "suggestion", 2).await?;
    only(window, "by-kind", "删除").await?;
    window.click("[data-testid=reject-shown]").await?;
    cards(window, "suggestion", 0).await?;
    at_end(window, 3).await?;
    window.keys(&chord("z")).await?;
    cards(window, "suggestion", 2).await?;
    window.keys(&shifted("z")).await?;
    cards(window, "suggestion", 0).await?;
    saved(window).await
}

/// The text of the file has what was accepted and what was kept; no file has what was said.
fn left(files: &[PathBuf]) -> Result<(), Error> {
    assert!(files.len() >= 4, "{files:?}");
    for file in files {
        let bytes = String::from_utf8_lossy(&std::fs::read(file)?).into_owned();
        for said in SAID {
            assert!(!bytes.contains(said), "{} has a comment", file.display());
        }
    }
    let plain = files.iter().find(|file| file.extension().is_some_and(|it| it == "txt"));
    let text = std::fs::read_to_string(plain.ok_or("no plain text")?)?;
    for words in ["记者写的一句。编辑加的一句。", "排起了长队。", "就开船！", "加开班次！", "码头查询。"]
    {
        assert!(text.contains(words), "{words} is not in {text}");
    }
    assert!(!text.contains("开船。") && !text.contains("开船！。"), "{text}");
    Ok(())
}

/// Who suggested, who decided how, and what was said to whom.
fn kept(library: &Path, story: &Value) -> Result<(), Error> {
    let doc = read(library, "story.read", json!({ "id": story }))?["article"]["doc"].to_string();
    assert!(!doc.contains("insertion") && !doc.contains("deletion"), "{doc}");
    let ledger = read(library, "ledger.list", json!({ "article": story }))?;
    let decided = ledger["decided"].as_array().ok_or("no ledger")?;
    let mut told: Vec<(&str, &str, &str)> = Vec::new();
    for one in decided {
        assert_eq!(one["by_name"], "林晓", "{one}");
        let text = |field: &str| one[field].as_str().unwrap_or_default();
        told.push((text("person_name"), text("kind"), text("verdict")));
    }
    told.sort_unstable();
    assert_eq!(
        told,
        [
            ("何青", "deletion", "reject"),
            ("何青", "deletion", "reject"),
            ("何青", "insertion", "accept"),
            ("周禾", "punctuation", "accept"),
            ("周禾", "punctuation", "accept"),
        ]
    );
    let people = read(library, "person.list", json!({}))?["people"].clone();
    let reporter = people.as_array().into_iter().flatten().find(|one| one["name"] == "林晓");
    let threads = read(library, "comment.list", json!({ "article": story }))?["threads"].clone();
    let comments = &threads[0]["comments"];
    assert_eq!((&comments[0]["person_name"], &comments[1]["person_name"]), (&json!("何青"), &json!("周禾")));
    assert_eq!(comments[0]["mentions"], json!([reporter.ok_or("nobody")?["id"]]), "{threads}");
    let blame = read(library, "story.blame", json!({ "article": story }))?;
    // The title, then the first paragraph: what came, what the repair put, and what two people wrote.
    let runs = blame["blocks"][1]["runs"].as_array().ok_or("no runs")?;
    let names: Vec<&str> = runs.iter().filter_map(|run| run["name"].as_str()).collect();
    assert_eq!(names, ["", "", "", "林晓", "何青"], "{blame}");
    Ok(())
}

#[tokio::test]
async fn one_drafts_two_edit_and_the_first_decides() -> Result<(), Error> {
    let folder = tempfile::tempdir()?;
    let options = Options::reading(folder.path(), "来稿.txt", DRAFT)?;
    let library = options.library.clone();
    let window = Window::open(&options).await?;
    window.find("[data-testid=repair-banner]").await?;
    let story = window.eval("return document.querySelector('[data-testid=story-row]').dataset.id").await?;
    at_end(&window, 0).await?;
    window.keys("记者写的一句。").await?;
    saved(&window).await?;

    hire(&window, "何青", "responsible_editor").await?;
    edits(&window).await?;
    hire(&window, "周禾", "proofreader").await?;
    proofreads(&window).await?;
    switch_to(&window, "林晓").await?;
    window
        .until(
            "what is new since it was read",
            "return Number(document.querySelector('[data-testid=since-bar]')?.dataset.places) > 0 || null",
        )
        .await?;
    window.find("[data-testid=tracking][data-on=false]").await?;
    is_held(&window, &library).await?;
    decides(&window).await?;
    outbox::choose_all(&window).await?;
    let files = outbox::write(&window, &library).await?;
    window.ask_to_close().await?;

    left(&files)?;
    kept(&library, &story)
}

/// What an import repairs is nobody's suggestion, even while the one at the keyboard suggests; nor is
/// taking it back and making it again.
#[tokio::test]
async fn the_repair_of_an_import_is_no_suggestion() -> Result<(), Error> {
    let folder = tempfile::tempdir()?;
    let options = Options::reading(folder.path(), "来稿.txt", DRAFT)?;
    let who = json!({ "id": null, "name": "何青", "pen_name": "", "role": "responsible_editor", "colour": null, "tracked": null });
    let editor = read(&options.library, "person.put", who)?["person"]["id"].clone();
    read(&options.library, "person.choose", json!({ "id": editor }))?;
    let window = Window::open(&options).await?;
    window.find("[data-testid=tracking][data-on=true]").await?;
    window.find("[data-testid=repair-banner]").await?;
    let reads = |words: &str| {
        format!(
            "return document.querySelector('.ProseMirror')?.textContent.includes({}) || null",
            json!(words)
        )
    };
    window.until("the repaired text", &reads("船工说，雾散了")).await?;
    window.click("[data-testid=repair-undo]").await?;
    window.until("the text as it came", &reads("船工说,雾散了")).await?;
    window.keys(&shifted("z")).await?;
    window.until("the repaired text again", &reads("船工说，雾散了")).await?;
    let marks =
        window.eval("return document.querySelectorAll('.manuscript ins, .manuscript del').length").await?;
    assert_eq!(marks, json!(0));
    let story = window.eval("return document.querySelector('[data-testid=story-row]').dataset.id").await?;
    saved(&window).await?;
    window.ask_to_close().await?;
    let doc = read(&options.library, "story.read", json!({ "id": story }))?["article"]["doc"].to_string();
    assert!(
        doc.contains("船工说，雾散了") && !doc.contains("insertion") && !doc.contains("deletion"),
        "{doc}"
    );
    Ok(())
}
