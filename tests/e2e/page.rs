//! The printed page in the real window: a story set beside its text by the library's own
//! typesetter, its pixels through the protocol, fresh after a key, a word clicked on the page found
//! in the text, a page made and the story placed on it by keyboard.

use gaotai_tests::window::{Error, Options, Window, key};
use serde_json::json;

const ALT: &str = "\u{e00a}";

/// How many dark pixels the page has; nothing before it is drawn.
const INK: &str = "(() => { const canvas = document.querySelector('[data-testid=page-pixels]');
    if (!canvas || canvas.width < 10) return null;
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    let dark = 0;
    for (let byte = 0; byte < data.length; byte += 4) if (data[byte] < 128) dark += 1;
    return dark || null; })()";

/// The number of the sheet that is shown.
const SHEET: &str = "Number(document.querySelector('[data-testid=page-paper]')?.dataset.sheet ?? 0)";

fn chord(held: &[&str], keys: &str) -> String {
    format!("{}{keys}{}", held.concat(), key::NONE)
}

fn story() -> String {
    let body: String = (0..24)
        .map(|at| {
            format!("第{at}段说的是夜班公交的事，沿线要经过县医院、物流园和火车站，全程十八公里多。\n\n")
        })
        .collect();
    format!("# 夜班公交延长到医院\n\n{body}")
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_beside_its_text() -> Result<(), Error> {
    let folder = tempfile::tempdir()?;
    let window = Window::open(&Options::reading(folder.path(), "story.md", &story())?).await?;
    window.find(".ProseMirror").await?;
    window
        .until(
            "the story",
            "return document.querySelector('.ProseMirror')?.textContent.includes('夜班公交') || null",
        )
        .await?;

    // The mode by its key: the story stands nowhere, so it is shown as a proof.
    window.keys(&chord(&[key::CONTROL], "3")).await?;
    window.until("the page's pixels", &format!("return {INK}")).await?;
    shot(&window, "proof").await?;

    // Every key gives a fresh page.
    let before = window.eval(&format!("return {SHEET}")).await?;
    window.click(".ProseMirror [data-node=body] > p:nth-of-type(2)").await?;
    window.insert("新写的几个字").await?;
    window.until("a fresh page", &format!("return {SHEET} > {before} || null")).await?;
    window
        .until(
            "the cursor on the page",
            "return document.querySelector('[data-testid=page-cursor]') !== null || null",
        )
        .await?;

    // A page is made, and the story placed on it.
    window.click("[data-testid=page-chooser]").await?;
    window.click("[data-testid=page-new]").await?;
    window.type_into("[data-testid=page-name]", "要闻 A2").await?;
    window.click("[data-testid=page-save]").await?;
    window
        .until("the new page", "return document.querySelector('[data-testid=page-chooser]')?.textContent.includes('要闻 A2') || null")
        .await?;
    window.find("[data-slot]").await?;
    window.click(".ProseMirror [data-node=body] > p:nth-of-type(3)").await?;
    window.keys(&chord(&[key::CONTROL, ALT], "s")).await?;
    window.find("[data-testid=page-slot-input]").await?;
    window.keys(key::ENTER).await?;
    window
        .until(
            "the story in its slot",
            "return document.querySelector('[data-slot][aria-label*=夜班公交]') !== null || null",
        )
        .await?;
    window
        .until("its figure", "return document.querySelector('[data-testid=slot-fit]')?.textContent || null")
        .await?;

    // A word on the page leads to the text.
    window.until("the page's pixels", &format!("return {INK}")).await?;
    shot(&window, "page").await?;
    click_on_text(&window).await?;
    lines_in_the_text(&window).await?;
    where_the_page_ends(&window).await?;
    window.close().await
}

/// The manuscript breaks where the page does.
async fn lines_in_the_text(window: &Window) -> Result<(), Error> {
    let signs = "return document.querySelectorAll('.ProseMirror .galley-line').length > 10 || null";
    window.until("the page's lines in the manuscript", signs).await.map(|_| ())
}

/// Text that has no room makes the figure red by as many rows, and the manuscript says where.
async fn where_the_page_ends(window: &Window) -> Result<(), Error> {
    window.click(".ProseMirror [data-node=body] > p:nth-of-type(3)").await?;
    window.keys(key::END).await?;
    window.insert(&"这一句是后来加的，版面上没有它的位置。".repeat(400)).await?;
    let red = "const fit = document.querySelector('[data-testid=copyfit].over');
        return fit && Number(fit.dataset.over) > 100 ? Number(fit.dataset.over) : null";
    window.until("the figure in red", red).await?;
    let said = "const words = document.querySelector('.ProseMirror .galley-end')?.dataset.words ?? '';
        return words.includes(document.querySelector('[data-testid=copyfit]').dataset.over) || null";
    window.until("the end of the page in the manuscript", said).await.map(|_| ())
}

/// Clicks into the slot, a good way down, and waits for the cursor in the text.
async fn click_on_text(window: &Window) -> Result<(), Error> {
    // Where the mark stands when the page has come to rest.
    let place = window
        .until(
            "the cursor on the page at rest",
            "getSelection().removeAllRanges(); document.activeElement.blur();
             const mark = document.querySelector('[data-testid=page-cursor]')?.getBoundingClientRect();
             const now = mark ? JSON.stringify([mark.x, mark.y, mark.height]) : '';
             const rests = now !== '' && window.__place === now;
             window.__place = now;
             return rests ? [mark.x + 2, mark.y + mark.height / 2] : null",
        )
        .await?;
    let at = |index: usize| place[index].as_f64().ok_or("the cursor is not on the page");
    let (x, y) = (at(0)?, at(1)?);
    window.drag((x, y), (x, y)).await?;
    let inside = json!("第2段").to_string();
    window
        .until("the cursor in the text", &format!("return document.activeElement?.classList.contains('ProseMirror') && (getSelection().anchorNode?.parentElement?.closest('[data-node=body] > p')?.textContent ?? '').includes({inside}) || null"))
        .await?;
    Ok(())
}

/// A picture of the window, where `GAOTAI_SHOTS` names a folder.
async fn shot(window: &Window, name: &str) -> Result<(), Error> {
    if let Some(folder) = std::env::var_os("GAOTAI_SHOTS") {
        std::fs::write(
            std::path::Path::new(&folder).join(format!("{name}.png")),
            window.screenshot().await?,
        )?;
    }
    Ok(())
}
