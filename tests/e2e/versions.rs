//! The past of a story in the real window: written, named, changed in several places, compared
//! side by side and inline, one block brought back, undone, a whole version brought back and
//! read beside the text; the numbers on the screen are those of the library.

use gaotai_tests::window::{Error, Options, Window, key};
use serde_json::{Value, json};
use std::path::Path;

const ALT: &str = "\u{e00a}";

/// A story in Markdown, with marks that need no repair.
const PAGE: &str = "# 夜班公交延长到医院

第一段说的是发车时间。

第二段说的是沿线的站点。

第三段说的是票价两元。

第四段说的是护士的话。

第五段没有人改。

第六段也没有人改。

第七段还是没有人改。

第八段仍然没有人改。

第九段说的是以后的打算。
";

fn chord(held: &[&str], keys: &str) -> String {
    format!("{}{keys}{}", held.concat(), key::NONE)
}

/// The text of the manuscript, line by line, whether it is covered or not.
const LINES: &str = "[...document.querySelectorAll('[data-testid=manuscript] .ProseMirror [data-node=body] > [data-id]')].map((block) => block.textContent)";

async fn lines(window: &Window) -> Result<Vec<String>, Error> {
    Ok(serde_json::from_value(window.eval(&format!("return {LINES}")).await?)?)
}

async fn until_lines(window: &Window, wanted: &[String]) -> Result<(), Error> {
    let script = format!("return JSON.stringify({LINES}) === {} || null", json!(json!(wanted).to_string()));
    match window.until("the text", &script).await {
        Ok(_) => Ok(()),
        Err(error) => Err(format!("{error}\nwanted {wanted:?}\nfound {:?}", lines(window).await?).into()),
    }
}

async fn saved(window: &Window) -> Result<(), Error> {
    let script =
        "return document.querySelector('[data-testid=save-state]')?.dataset.state === 'saved' || null";
    window.until("everything to be on disk", script).await.map(|_| ())
}

fn nth(number: usize) -> String {
    format!(".ProseMirror [data-node=body] > p:nth-of-type({number})")
}

/// Puts the cursor behind the last sign of a paragraph of one line and presses these keys.
async fn at_end(window: &Window, number: usize, keys: &str) -> Result<(), Error> {
    window.click(&nth(number)).await?;
    window.keys(&format!("{}{keys}", key::END)).await
}

/// Names the text as it stands; it shows in the timeline under its name.
async fn name(window: &Window, name: &str) -> Result<(), Error> {
    window.keys(&chord(&[key::CONTROL, key::SHIFT], "s")).await?;
    window.type_into("[data-testid=version-name]", &format!("{name}{}", key::ENTER)).await?;
    window
        .until("the dialog to close", "return !document.querySelector('[data-testid=name-version]') || null")
        .await?;
    window.click("[data-testid=tab-versions]").await?;
    let script = format!(
        "return [...document.querySelectorAll('[data-testid=version]')].some((line) => line.innerText.includes({})) || null",
        json!(name)
    );
    window.until("the named version in the timeline", &script).await.map(|_| ())
}

/// Changes, adds, deletes and moves paragraphs and writes on the title.
async fn edit(window: &Window) -> Result<(), Error> {
    at_end(window, 3, &format!("{}，刷卡优惠。", key::BACKSPACE)).await?;
    at_end(window, 4, &chord(&[key::CONTROL, key::SHIFT], key::BACKSPACE)).await?;
    at_end(window, 8, &format!("{}第十段是新写的。", key::ENTER)).await?;
    window.click(&nth(1)).await?;
    window.keys(&chord(&[ALT], key::DOWN)).await?;
    window.click(".ProseMirror [data-node=title]").await?;
    window.keys(&format!("{}更新版", key::END)).await?;
    saved(window).await
}

/// Opens the comparison of the text with the last named version by the palette.
async fn compare_with_named(window: &Window) -> Result<(), Error> {
    window.keys(&chord(&[key::CONTROL], "k")).await?;
    window.type_into("[data-testid=palette-input]", "与上一个具名版本比较").await?;
    window.find("[data-testid=palette-command]").await?;
    window.keys(key::ENTER).await?;
    window.find("[data-testid=compare-row]").await.map(|_| ())
}

/// States of the rows, in order, without what did not change.
async fn states(window: &Window) -> Result<Vec<String>, Error> {
    let script = "return [...document.querySelectorAll('[data-testid=compare-row]')].map((row) => row.dataset.state).filter((state) => state !== 'same')";
    Ok(serde_json::from_value(window.eval(script).await?)?)
}

async fn until_place(window: &Window, place: &str) -> Result<(), Error> {
    let script = format!(
        "return document.querySelector('[data-testid=compare-place]')?.innerText.trim() === {} || null",
        json!(place)
    );
    window.until(&format!("the place {place}"), &script).await.map(|_| ())
}

async fn shot(window: &Window, name: &str) -> Result<(), Error> {
    let Some(folder) = std::env::var_os("GAOTAI_SHOTS") else { return Ok(()) };
    Ok(std::fs::write(Path::new(&folder).join(format!("versions-{name}.png")), window.screenshot().await?)?)
}

/// Side by side, inline, from change to change.
async fn walks(window: &Window) -> Result<(), Error> {
    let mut found = states(window).await?;
    found.sort();
    assert_eq!(found, ["added", "changed", "changed", "moved", "moved_away", "removed"]);
    until_place(window, "5 处").await?;
    shot(window, "side").await?;
    let f7 = "\u{e037}";
    window.keys(&format!("{f7}{f7}")).await?;
    until_place(window, "2 / 5").await?;
    window.keys("p").await?;
    until_place(window, "1 / 5").await?;
    window.keys(key::END).await?;
    until_place(window, "5 / 5").await?;
    window.click("[data-testid=look-inline]").await?;
    window
        .until(
            "inline",
            "return document.querySelector('[data-testid=comparison]').dataset.look === 'inline' || null",
        )
        .await?;
    let both = "const row = document.querySelector('[data-testid=compare-row][data-state=changed]:has(del, ins)'); return row !== null || null";
    window.until("struck and underlined text", both).await?;
    shot(window, "inline").await?;
    window.click("[data-testid=look-side]").await
}

/// What the header says: added, removed, moved, and the ends.
async fn totals(window: &Window) -> Result<Value, Error> {
    window
        .eval(
            "const { added, removed, moved } = document.querySelector('[data-testid=compare-totals]').dataset;
             const { old } = document.querySelector('[data-testid=comparison]').dataset;
             return { added: +added, removed: +removed, moved: +moved, old };",
        )
        .await
}

/// The deleted paragraph comes back alone, and goes again with one undo.
async fn one_block(window: &Window, changed: &[String]) -> Result<(), Error> {
    let mut back = changed.to_vec();
    let place = back.iter().position(|line| line.starts_with("第三段")).ok_or("no third paragraph")?;
    back.insert(place + 1, "第四段说的是护士的话。".into());
    window.click("[data-testid=compare-row][data-state=removed] [data-testid=put-back]").await?;
    until_lines(window, &back).await?;
    window
        .until(
            "the comparison anew",
            "return !document.querySelector('[data-testid=compare-row][data-state=removed]') || null",
        )
        .await?;
    window.keys(key::ESCAPE).await?;
    window
        .until(
            "the manuscript again",
            "return document.activeElement.classList.contains('ProseMirror') || null",
        )
        .await?;
    window.keys(&chord(&[key::CONTROL], "z")).await?;
    until_lines(window, changed).await?;
    saved(window).await
}

async fn choose(window: &Window, name: &str) -> Result<(), Error> {
    let script = format!(
        "const line = [...document.querySelectorAll('[data-testid=version]')].find((line) => line.innerText.includes({}));
         line?.click();
         return document.querySelector('[data-testid=chosen-version] .title')?.innerText.includes({0}) || null",
        json!(name)
    );
    window.until("the version to be chosen", &script).await.map(|_| ())
}

/// Beside the text, read only, with its sign; Escape gives the manuscript back.
async fn reads(window: &Window, then: &[String]) -> Result<(), Error> {
    choose(window, "送审稿").await?;
    window.click("[data-testid=version-read]").await?;
    let script = format!(
        "const reader = document.querySelector('[data-testid=version-reader]');
         const text = [...(reader?.querySelectorAll('.ProseMirror [data-node=body] > [data-id]') ?? [])].map((block) => block.textContent);
         return JSON.stringify(text) === {} && reader.innerText.includes('只读') && reader.querySelector('[contenteditable=false]') !== null || null",
        json!(json!(then).to_string())
    );
    window.until("the version beside the text", &script).await?;
    shot(window, "reader").await?;
    window.keys(key::ESCAPE).await?;
    window
        .until(
            "the reader to close",
            "return !document.querySelector('[data-testid=version-reader]') || null",
        )
        .await
        .map(|_| ())
}

/// The whole version, and the way back from it.
async fn whole(window: &Window, then: &[String], now: &[String]) -> Result<(), Error> {
    choose(window, "送审稿").await?;
    window.click("[data-testid=version-restore]").await?;
    until_lines(window, then).await?;
    shot(window, "restored").await?;
    // The notice of the block that was brought back before may still stand beside this one.
    let script = "const notice = [...document.querySelectorAll('[data-testid=toast]')].find((one) => one.innerText.includes('已恢复'));
         notice?.querySelector('.link').click();
         return notice !== undefined || null";
    window.until("the notice with the way back", script).await?;
    until_lines(window, now).await
}

/// What the library says of the comparison with the text as it stands.
async fn compared(window: &Window, id: &Value, old: &Value) -> Result<Value, Error> {
    let request = json!({ "id": id, "old": old, "new": "now" });
    window
        .eval(&format!(
            "window.__said = null;
             window.__TAURI_INTERNALS__.invoke('rpc', {{ verb: 'story.compare', request: {request} }}).then((said) => {{ window.__said = said; }});"
        ))
        .await?;
    window.until("the library's comparison", "return window.__said").await
}

#[tokio::test]
async fn a_story_and_its_past() -> Result<(), Error> {
    let folder = tempfile::tempdir()?;
    let window = Window::open(&Options::reading(folder.path(), "page.md", PAGE)?).await?;
    window.until("nine paragraphs", &format!("return {LINES}.length === 9 || null")).await?;
    let id = window.eval("return document.querySelector('[data-testid=story-row][aria-selected=true], [data-testid=story-row].picked, [data-testid=story-row]').dataset.id").await?;

    let then = lines(&window).await?;
    name(&window, "送审稿").await?;
    edit(&window).await?;
    let now = lines(&window).await?;
    shot(&window, "timeline").await?;
    compare_with_named(&window).await?;
    walks(&window).await?;
    let screen = totals(&window).await?;
    one_block(&window, &now).await?;
    reads(&window, &then).await?;
    whole(&window, &then, &now).await?;

    let said = compared(&window, &id, &screen["old"]).await?;
    assert_eq!(
        json!([screen["added"], screen["removed"], screen["moved"]]),
        json!([said["added"], said["removed"], said["moved"]])
    );
    window.close().await
}
