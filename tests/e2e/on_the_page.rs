//! The tools around the blocks, in the real window: the slash menu, a block dragged by its
//! grip, text for one channel only, and a view that refuses to delete what it hides.

use gaotai_tests::window::{Error, Options, Window, key};
use serde_json::{Value, json};

const PAGE: &str = "# 老渡口停航\n\n第一段说的是轮渡。\n\n第二段说的是新桥。\n\n第三段说的是船员。\n";

/// The body as `node text` for each block.
const BLOCKS: &str = "return [...document.querySelectorAll('.ProseMirror [data-node=body] > [data-node]')]
    .map((block) => `${block.dataset.node}${block.dataset.only ?? ''} ${block.textContent.trim()}`)";

async fn blocks(window: &Window) -> Result<Vec<String>, Error> {
    let found = window.eval(BLOCKS).await?;
    Ok(found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect())
}

async fn until_blocks(window: &Window, expected: &[&str]) -> Result<(), Error> {
    let script = format!(
        "{} .join('|') === {} || null",
        BLOCKS.replacen("return ", "return (", 1) + ")",
        json!(expected.join("|"))
    );
    match window.until("the blocks", &script).await {
        Ok(_) => Ok(()),
        Err(error) => Err(format!("{error}\nthe blocks are {:?}", blocks(window).await?).into()),
    }
}

/// Centre of the first element that fits, in CSS pixels.
async fn centre(window: &Window, selector: &str) -> Result<(f64, f64), Error> {
    window.find(selector).await?;
    let script = format!(
        "const box = document.querySelector({}).getBoundingClientRect();
         return [Math.round(box.left + box.width / 2), Math.round(box.top + box.height / 2)]",
        json!(selector)
    );
    let place = window.eval(&script).await?;
    let at = |index: usize| place[index].as_f64().ok_or("no place");
    Ok((at(0)?, at(1)?))
}

async fn palette(window: &Window, words: &str) -> Result<(), Error> {
    window.keys(&format!("{}k{}", key::CONTROL, key::NONE)).await?;
    window.type_into("[data-testid=palette-input]", words).await?;
    window.find("[data-testid=palette-command]").await?;
    window.keys(key::ENTER).await?;
    window
        .until("the palette to close", "return !document.querySelector('[data-testid=palette]') || null")
        .await
        .map(|_| ())
}

/// `/xbt` and Enter make a section head of a new paragraph.
async fn slash(window: &Window) -> Result<(), Error> {
    window.click(".ProseMirror [data-node=paragraph]:nth-of-type(2)").await?;
    window.keys(key::END).await?;
    window.keys(key::ENTER).await?;
    window.keys("/xbt").await?;
    window
        .until(
            "小标题 in the slash menu",
            "return document.querySelector('[data-testid=slash-choice][aria-selected=true]')?.dataset.id === 'section_head_2' || null",
        )
        .await?;
    window.keys(key::ENTER).await?;
    window.keys("两岸").await?;
    until_blocks(
        window,
        &[
            "paragraph 第一段说的是轮渡。",
            "paragraph 第二段说的是新桥。",
            "section_head 两岸",
            "paragraph 第三段说的是船员。",
        ],
    )
    .await
}

/// The first paragraph is dragged behind the section head by its grip.
async fn drags(window: &Window) -> Result<(), Error> {
    window.hover(centre(window, ".ProseMirror [data-node=paragraph]").await?).await?;
    window.find("[data-testid=block-grip]:not([hidden])").await?;
    let from = centre(window, "[data-testid=block-grip]").await?;
    let (x, y) = centre(window, ".ProseMirror [data-node=section_head]").await?;
    window.drag(from, (x, y + 6.0)).await?;
    until_blocks(
        window,
        &[
            "paragraph 第二段说的是新桥。",
            "section_head 两岸",
            "paragraph 第一段说的是轮渡。",
            "paragraph 第三段说的是船员。",
        ],
    )
    .await
}

/// The last paragraph is for the web only; the view of the paper hides it and does not let it go.
async fn trims(window: &Window) -> Result<(), Error> {
    window.click(".ProseMirror [data-node=paragraph]:last-of-type").await?;
    palette(window, "只上网").await?;
    let trimmed = [
        "paragraph 第二段说的是新桥。",
        "section_head 两岸",
        "paragraph 第一段说的是轮渡。",
        r#"paragraph["web"] 第三段说的是船员。"#,
    ];
    until_blocks(window, &trimmed).await?;
    palette(window, "见报稿").await?;
    window.find("[data-testid=trim-bar][data-view=print]").await?;
    let hidden = "const block = document.querySelector('.ProseMirror [data-only]'); return block.getClientRects().length === 0 || null";
    window.until("the text of the web to be folded", hidden).await?;
    window.keys(&format!("{}a{}", key::CONTROL, key::NONE)).await?;
    window.keys(key::BACKSPACE).await?;
    window
        .until("everything to be shown", "return !document.querySelector('[data-testid=trim-bar]') || null")
        .await?;
    until_blocks(window, &trimmed).await
}

#[tokio::test]
async fn slash_menu_grip_and_trims() -> Result<(), Error> {
    let folder = tempfile::tempdir()?;
    let window = Window::open(&Options::reading(folder.path(), "ferry.md", PAGE)?).await?;
    until_blocks(
        &window,
        &["paragraph 第一段说的是轮渡。", "paragraph 第二段说的是新桥。", "paragraph 第三段说的是船员。"],
    )
    .await?;
    slash(&window).await?;
    drags(&window).await?;
    trims(&window).await?;
    window.close().await
}
