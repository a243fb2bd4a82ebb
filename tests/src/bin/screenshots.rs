//! Pictures of the real window in both languages, both themes and two sizes, for looking at:
//! `cargo run -p gaotai-tests --bin screenshots -- FOLDER [layout]`; `layout`: those of the printed page alone.

use gaotai_tests::window::{Error, Options, Window, key};
use serde_json::json;
use std::path::{Path, PathBuf};

const SIZES: [(u32, u32); 2] = [(1440, 900), (1280, 800)];
const LOOKS: [(&str, &str); 4] = [("zh-CN", "light"), ("zh-CN", "dark"), ("en", "light"), ("en", "dark")];

async fn save(window: &Window, folder: &Path, name: &str) -> Result<(), Error> {
    // Two frames, so that what was just changed is painted.
    window
        .eval("window.__painted = false; requestAnimationFrame(() => requestAnimationFrame(() => { window.__painted = true; }));")
        .await?;
    window.until("a frame", "return window.__painted").await?;
    std::fs::write(folder.join(format!("{name}.png")), window.screenshot().await?)?;
    Ok(())
}

/// Chooses a tab of the inspector, also one that stands in the menu of those without room.
async fn tab(window: &Window, name: &str) -> Result<(), Error> {
    window.eval(&format!("document.querySelector('[data-testid=tab-{name}]').click()")).await?;
    window.find(&format!("[data-testid=tab-{name}][aria-selected=true]")).await.map(|_| ())
}

/// Waits until the pictures of the grid are there.
async fn drawn(window: &Window) -> Result<(), Error> {
    let all = "const all = [...document.querySelectorAll('[data-testid=picture-cell] img')]; \
               return (all.length > 0 && all.every((one) => one.complete && one.naturalWidth > 0)) || null";
    window.until("the pictures", all).await.map(|_| ())
}

async fn settings(window: &Window, language: &str, theme: &str) -> Result<(), Error> {
    let values = json!({ "language": language, "theme": theme });
    window
        .eval(&format!(
            "window.__written = false;
             window.__TAURI_INTERNALS__.invoke('rpc', {{ verb: 'settings.write', request: {{ values: {values} }} }})
                 .then(() => {{ window.__written = true; }});"
        ))
        .await?;
    window.until("the settings", "return window.__written").await?;
    // Not from inside the script: the answer would come from a page that is going away.
    window.eval("window.__old = true; setTimeout(() => location.reload());").await?;
    window.until("the page anew", "return !window.__old && document.readyState === 'complete'").await?;
    window.find("[data-testid=story-row]").await?;
    Ok(())
}

async fn look(window: &Window, folder: &Path, name: &str) -> Result<(), Error> {
    window.click("[data-testid=story-row]").await?;
    window.find(".ProseMirror").await?;
    save(window, folder, &format!("write-{name}")).await?;
    for name_of_tab in ["tags", "versions"] {
        tab(window, name_of_tab).await?;
        save(window, folder, &format!("{name_of_tab}-{name}")).await?;
    }
    tab(window, "details").await?;
    window.click("[data-testid=toggle-preview]").await?;
    window.until("the preview", "return document.querySelector('iframe')?.srcdoc?.length > 100").await?;
    save(window, folder, &format!("preview-{name}")).await?;
    window.click("[data-testid=toggle-preview]").await?;
    window.click("[data-testid=open-palette]").await?;
    window.type_into("[data-testid=palette-input]", "e").await?;
    save(window, folder, &format!("palette-{name}")).await?;
    window.keys(key::ESCAPE).await?;
    window.click("[data-testid=mode-export]").await?;
    window.find("[data-testid=export-button]").await?;
    save(window, folder, &format!("export-{name}")).await?;
    destinations(window, folder, name).await?;
    window.click("[data-testid=mode-write]").await?;
    window.keys(&[key::CONTROL, "\u{e00a}", key::SHIFT, "p", key::NONE].concat()).await?;
    window.until("the post", "return document.querySelector('iframe')?.srcdoc?.length > 100").await?;
    save(window, folder, &format!("post-{name}")).await?;
    window.keys(&[key::CONTROL, "\u{e00a}", key::SHIFT, "p", key::NONE].concat()).await
}

/// The page of destinations, with one, and the story on its way there.
async fn destinations(window: &Window, folder: &Path, name: &str) -> Result<(), Error> {
    window.click("[data-testid=send-manage]").await?;
    window.find("[data-testid=destination-new]").await?;
    let ready = "return document.querySelector('[data-testid=ready-site], [data-testid=destination-row]') !== null || null";
    window.until("a destination or what makes one", ready).await?;
    if window.eval("return document.querySelector('[data-testid=destination-row]') === null").await?
        == json!(true)
    {
        window.click("[data-testid=ready-site]").await?;
        window.click("[data-testid=destination-save]").await?;
    }
    window.find("[data-testid=trial-file]").await?;
    save(window, folder, &format!("destinations-{name}")).await?;
    window.click("[data-testid=mode-export]").await?;
    window.find("[data-testid=send-losses]").await?;
    save(window, folder, &format!("send-{name}")).await
}

/// A page of the paper with stories in its slots, as somebody had made it before; the first of the list stands nowhere.
async fn make_page(window: &Window) -> Result<(), Error> {
    window
        .eval(
            "window.__page = null;
             const call = (verb, request) => window.__TAURI_INTERNALS__.invoke('rpc', { verb, request });
             const rows = [...document.querySelectorAll('[data-testid=story-row]')].map((row) => row.dataset.id);
             (async () => {
                 const { page: { id } } = await call('page.create', { plan: 'broadsheet-news', name: '要闻 A3' });
                 await call('page.change', { id, number: 'A3', section: '要闻', date: '2026-11-26', editors: '沈一诺' });
                 const slots = ['lead', 'second', 'box', 'rail'];
                 for (const [at, slot] of slots.entries()) await call('page.place', { page: id, slot, article: rows[at + 1] });
                 window.__page = id;
             })().catch((error) => { window.__page = 'failed: ' + JSON.stringify(error); });",
        )
        .await?;
    let made = window.until("a page", "return window.__page").await?;
    if made.as_str().is_some_and(|id| id.starts_with("failed")) {
        Err(made.to_string().into())
    } else {
        Ok(())
    }
}

/// The printed page beside the manuscript: a story alone, the chooser of pages and plans, a page of the
/// paper with the story that leads it, and the form of a new page.
async fn layout(window: &Window, folder: &Path, name: &str) -> Result<(), Error> {
    let set = "const canvas = document.querySelector('[data-testid=page-pixels]');
         return (canvas && canvas.width > 100 && document.querySelector('[data-testid=copyfit]') !== null) || null";
    window.click("[data-testid=story-row]").await?;
    window.find(".ProseMirror").await?;
    window.click("[data-testid=mode-page]").await?;
    window.until("the page", set).await?;
    save(window, folder, &format!("layout-{name}")).await?;
    window.click("[data-testid=page-chooser]").await?;
    window.find("[data-testid=page-choose-choice]").await?;
    save(window, folder, &format!("layout-chooser-{name}")).await?;
    window.click("[data-testid=page-new]").await?;
    window.find("[data-testid=page-dialog]").await?;
    save(window, folder, &format!("layout-new-{name}")).await?;
    window.keys(key::ESCAPE).await?;
    window.click("[data-testid=mode-write]").await?;
    window.click("[data-testid=story-row]:nth-of-type(3)").await?;
    window.click("[data-testid=mode-page]").await?;
    window
        .until("the page of the paper", "return document.querySelectorAll('[data-slot]').length > 3 || null")
        .await?;
    window.until("the page", set).await?;
    save(window, folder, &format!("layout-page-{name}")).await?;
    window.click("[data-testid=mode-write]").await
}

/// What opens over and beside the manuscript while writing.
async fn tools(window: &Window, folder: &Path, name: &str) -> Result<(), Error> {
    let chord = |keys: &str| format!("{}{keys}{}", key::CONTROL, key::NONE);
    let shifted = |keys: &str| format!("{}{}{keys}{}", key::CONTROL, key::SHIFT, key::NONE);
    window.click("[data-testid=story-row]").await?;
    window.click(".ProseMirror [data-node=paragraph]").await?;
    window.keys(key::END).await?;
    window.keys(&format!("{}〔待核:公里数〕{0}/", key::ENTER)).await?;
    window.find("[data-testid=slash-menu]").await?;
    save(window, folder, &format!("slash-{name}")).await?;
    window.keys(&format!("{}{}", key::ESCAPE, key::BACKSPACE)).await?;
    window.keys(&shifted("m")).await?;
    window.find("[data-testid=block-menu]").await?;
    save(window, folder, &format!("block-menu-{name}")).await?;
    window.keys(key::ESCAPE).await?;
    for name_of_tab in ["outline", "placeholders"] {
        tab(window, name_of_tab).await?;
        save(window, folder, &format!("{name_of_tab}-{name}")).await?;
    }
    window.click(".ProseMirror [data-node=paragraph]").await?;
    window.keys(&format!("{}{}c{}", key::CONTROL, "\u{e00a}", key::NONE)).await?;
    window.find("[data-testid=counts]").await?;
    save(window, folder, &format!("counts-{name}")).await?;
    window.keys(key::ESCAPE).await?;
    window.click(".ProseMirror [data-node=paragraph]").await?;
    window.keys(&chord("h")).await?;
    window.type_into("[data-testid=find-input]", "11").await?;
    window
        .until(
            "matches",
            "return document.querySelector('[data-testid=find-count]')?.dataset.total > 0 || null",
        )
        .await?;
    save(window, folder, &format!("find-{name}")).await?;
    window.keys(key::ESCAPE).await?;
    window.keys(&shifted("n")).await?;
    window.find("[data-testid=new-from-choice]").await?;
    save(window, folder, &format!("chooser-{name}")).await?;
    window.keys(key::ESCAPE).await?;
    window
        .until("the chooser to close", "return !document.querySelector('[data-testid=new-from]') || null")
        .await
        .map(|_| ())
}

/// The timeline, a comparison in both looks, and a version beside the text.
async fn versions(window: &Window, folder: &Path, name: &str) -> Result<(), Error> {
    let alt = "\u{e00a}";
    window.click("[data-testid=story-row]").await?;
    window.click(".ProseMirror [data-node=paragraph]").await?;
    window.keys(&format!("{}{}", key::END, "，后来补上的一句。")).await?;
    window.find("[data-testid=save-state][data-state=saved]").await?;
    window.keys(&format!("{}{alt}j{}", key::CONTROL, key::NONE)).await?;
    window.find("[data-testid=compare-row]").await?;
    for look in ["inline", "side"] {
        window.click(&format!("[data-testid=look-{look}]")).await?;
        save(window, folder, &format!("compare-{look}-{name}")).await?;
    }
    window.keys(key::ESCAPE).await?;
    tab(window, "versions").await?;
    window.click("[data-testid=keep-version]").await?;
    window
        .until("the version", "return !document.querySelector('[data-testid=keep-version]') || null")
        .await?;
    save(window, folder, &format!("timeline-{name}")).await?;
    window.click("[data-testid=version]").await?;
    window.click("[data-testid=version-read]").await?;
    window.find("[data-testid=version-reader] .ProseMirror").await?;
    save(window, folder, &format!("version-beside-{name}")).await?;
    window.keys(key::ESCAPE).await
}

/// The library's pictures, and the picker of them over the manuscript.
async fn pictures(window: &Window, folder: &Path, name: &str) -> Result<(), Error> {
    let with_alt = |keys: &str| format!("{}{}{keys}{}", key::CONTROL, "\u{e00a}", key::NONE);
    window.click("[data-testid=library-media]").await?;
    window.click("[data-testid=picture-cell]").await?;
    window.find("[data-testid=picture-uses]").await?;
    drawn(window).await?;
    save(window, folder, &format!("pictures-{name}")).await?;
    window.click("[data-testid=use-unused]").await?;
    window.find("[data-testid=pictures-empty], [data-testid=clean-pictures]").await?;
    save(window, folder, &format!("pictures-unused-{name}")).await?;
    window.click("[data-testid=use-any]").await?;
    window.click("[data-testid=mode-write]").await?;
    window.click(".ProseMirror [data-node=paragraph]").await?;
    window.keys(&with_alt("g")).await?;
    window.find("[data-testid=pictures-dialog] [data-testid=picture-cell]").await?;
    drawn(window).await?;
    save(window, folder, &format!("picker-{name}")).await?;
    window.keys(key::ESCAPE).await
}

/// The review mode: a suggestion and a comment on their cards, one being written, the three readings, who wrote it, the people.
async fn review(window: &Window, folder: &Path, name: &str) -> Result<(), Error> {
    let with_alt = |keys: &str| format!("{}{}{keys}{}", key::CONTROL, "\u{e00a}", key::NONE);
    let shifted = |keys: &str| format!("{}{}{keys}{}", key::CONTROL, key::SHIFT, key::NONE);
    window.click("[data-testid=story-row]").await?;
    window.click("[data-testid=mode-review]").await?;
    window.click(".ProseMirror [data-node=paragraph]").await?;
    window.eval("document.querySelector('[data-testid=tracking][data-on=false]')?.click()").await?;
    window.find("[data-testid=tracking][data-on=true]").await?;
    window.click(".ProseMirror [data-node=paragraph]").await?;
    window.keys(&format!("{}{}", key::END, "编辑补上的一句。")).await?;
    window.find("[data-testid=card][data-what=suggestion]").await?;
    window.keys(&with_alt("m")).await?;
    window.type_into("[data-testid=compose]", "这里的出处？ @").await?;
    window.find("[data-testid=mentions]").await?;
    save(window, folder, &format!("review-writing-{name}")).await?;
    window.keys(&format!("{}{}{}{}", key::ESCAPE, key::CONTROL, key::ENTER, key::NONE)).await?;
    window.find("[data-testid=card][data-what=thread]").await?;
    save(window, folder, &format!("review-{name}")).await?;
    for reading in ["accepted", "was"] {
        window.click(&format!("[data-testid=reading-{reading}]")).await?;
        window.find(&format!("[data-testid=reading][data-reading={reading}] .ProseMirror")).await?;
        save(window, folder, &format!("review-{reading}-{name}")).await?;
    }
    window.click("[data-testid=reading-marked]").await?;
    window.click("[data-testid=blame]").await?;
    window.find(".ProseMirror .blame-block").await?;
    save(window, folder, &format!("review-blame-{name}")).await?;
    window.click("[data-testid=blame]").await?;
    window.keys(&shifted("y")).await?;
    window.find("[data-testid=people-menu]").await?;
    save(window, folder, &format!("people-{name}")).await?;
    window.click("[data-testid=person-new]").await?;
    window.find("[data-testid=person-dialog]").await?;
    save(window, folder, &format!("person-{name}")).await?;
    window.keys(key::ESCAPE).await?;
    window.eval("document.querySelector('[data-testid=tracking][data-on=true]')?.click()").await?;
    window.click("[data-testid=mode-write]").await
}

/// Two stories side by side; the window stays so.
async fn split(window: &Window, folder: &Path, name: &str) -> Result<(), Error> {
    window.click("[data-testid=story-row]:nth-of-type(2)").await?;
    window.keys(&format!("{}{}\\{}", key::CONTROL, key::SHIFT, key::NONE)).await?;
    window.find("[data-testid=palette-input]").await?;
    window.keys(key::ENTER).await?;
    window.find("[data-testid=side-1] .ProseMirror").await?;
    save(window, folder, &format!("split-{name}")).await
}

#[tokio::main]
async fn main() -> Result<(), Error> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("screenshots FOLDER [layout]")?);
    let all = std::env::args().nth(2).is_none_or(|only| only != "layout");
    std::fs::create_dir_all(&folder)?;
    for size in SIZES {
        let library = tempfile::tempdir()?;
        let mut options = Options::on(&library.path().join("library"));
        options.size = size;
        options.person = None;
        let window = Window::open(&options).await?;
        window.find("[data-testid=name-input]").await?;
        save(&window, &folder, &format!("first-run-{}", size.0)).await?;
        window.close().await?;
        options.person = Some("林晓".into());
        let window = Window::open(&options).await?;
        window.find("[data-testid=story-row]").await?;
        make_page(&window).await?;
        for (language, theme) in LOOKS {
            let name = format!("{language}-{theme}-{}", size.0);
            settings(&window, language, theme).await?;
            layout(&window, &folder, &name).await?;
            if all {
                look(&window, &folder, &name).await?;
                tools(&window, &folder, &name).await?;
                pictures(&window, &folder, &name).await?;
                versions(&window, &folder, &name).await?;
                review(&window, &folder, &name).await?;
            }
        }
        if !all {
            window.close().await?;
            continue;
        }
        split(&window, &folder, &size.0.to_string()).await?;
        window.close().await?;
    }
    Ok(())
}
