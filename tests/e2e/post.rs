//! A story copied for a 公众号 in the real window, and what another program then finds on the system's clipboard.

use gaotai_tests::window::{Error, Options, Window, key};

const ALT: &str = "\u{e00a}";

const STORY: &str = "# 夜班公交延长到医院\n\n末班车过了县医院，再到[火车站](https://example.org/)。\n";

/// Keeps what a paste brings, by type.
const LISTEN: &str = "window.__pasted = null;
    document.addEventListener('paste', (event) => {
        event.preventDefault();
        event.stopImmediatePropagation();
        window.__pasted = ['text/html', 'text/plain'].map((type) => event.clipboardData.getData(type));
    }, { capture: true, once: true });";

#[tokio::test(flavor = "multi_thread")]
async fn a_story_on_the_clipboard() -> Result<(), Error> {
    let folder = tempfile::tempdir()?;
    let window = Window::open(&Options::reading(folder.path(), "story.md", STORY)?).await?;
    let here = "return document.querySelector('.ProseMirror')?.textContent.includes('末班车') || null";
    window.until("the story", here).await?;
    window.click(".ProseMirror [data-node=body] > p").await?;
    let copy = [key::CONTROL, ALT, key::SHIFT, "w", key::NONE].concat();
    window.keys(&copy).await?;
    window.find("[data-testid=toast]").await?;

    window.eval(LISTEN).await?;
    window.keys(&[key::CONTROL, "v", key::NONE].concat()).await?;
    let pasted = window.until("what was copied", "return window.__pasted").await?;
    let (html, text) = (pasted[0].as_str().unwrap_or_default(), pasted[1].as_str().unwrap_or_default());
    assert!(html.contains("<section") && html.contains("末班车过了县医院"), "{html}");
    assert!(html.contains("style=") && !html.contains("<a "), "links are notes at the end: {html}");
    assert!(html.contains("https://example.org/"), "{html}");
    assert!(text.contains("末班车过了县医院") && !text.contains('<'), "{text}");
    window.close().await
}
