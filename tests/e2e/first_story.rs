//! The whole way once, in the real window, as a reporter goes it: a fresh machine, a saved
//! page brought in, its repair taken back and made again, edited, tagged, seen as a web page,
//! handed over as files that say the same.

use gaotai_tests::outbox;
use gaotai_tests::window::{Error, Options, Window, key};
use serde_json::json;
use std::path::{Path, PathBuf};

/// The saved page: the shared sample, or one of the project's own where that is missing.
fn page(folder: &Path) -> Result<(PathBuf, Expected), Error> {
    if let Some(shared) = gaotai_testkit::shared() {
        return Ok((shared.join("samples/seed/article.txt"), SEED));
    }
    let path = folder.join("page.txt");
    std::fs::write(&path, OWN_PAGE)?;
    Ok((path, OWN))
}

struct Expected {
    web_title: &'static str,
    title: &'static str,
    verbatim: &'static str,
    sections: usize,
    paragraphs: usize,
    words: Option<u64>,
    editor: &'static str,
}

const SEED: Expected = Expected {
    web_title: "江苏党员干部开年以实干推进项目攻坚、复工复产",
    title: "“先锋”助企忙，不负“好春光”",
    verbatim: "“先锋”助企忙,不负“好春光”",
    sections: 3,
    paragraphs: 14,
    words: Some(2200),
    editor: "沙佳仪",
};

const OWN: Expected = Expected {
    web_title: "青禾县夜班公交线路今起增至四条",
    title: "末班车，等你下夜班",
    verbatim: "末班车,等你下夜班",
    sections: 1,
    paragraphs: 3,
    words: None,
    editor: "周宁",
};

const OWN_PAGE: &str = "首页 要闻 民生 专题
青禾网 > > 正文

青禾县夜班公交线路今起增至四条

2026年11月20日 08:15:00 来源: 临江日报

  原标题:青禾县夜班公交扩线——

  末班车,等你下夜班

  11月20日凌晨零点,青禾县新增的两条夜班公交线路正式发车,夜班线路由此增至四条。

  沿线站点

  新线路连接县医院、物流园和火车站,全程18.6公里,票价2元。

  县交通运输局表示,将根据客流再作调整。(苏禾)

【纠错】 [责任编辑: 周宁 ]
";

async fn count(window: &Window, selector: &str) -> Result<u64, Error> {
    let found = window.eval(&format!("return document.querySelectorAll({}).length", json!(selector))).await?;
    Ok(found.as_u64().unwrap_or_default())
}

async fn line(window: &Window, node: &str) -> Result<String, Error> {
    let script =
        format!("return document.querySelector('.ProseMirror [data-node={node}]')?.innerText.trim() ?? ''");
    Ok(window.eval(&script).await?.as_str().unwrap_or_default().to_owned())
}

async fn until_line(window: &Window, node: &str, text: &str) -> Result<(), Error> {
    let script = format!(
        "return document.querySelector('.ProseMirror [data-node={node}]')?.innerText.trim() === {} || null",
        json!(text)
    );
    window.until(&format!("{node} to be {text}"), &script).await.map(|_| ())
}

async fn saved(window: &Window) -> Result<(), Error> {
    let script =
        "return document.querySelector('[data-testid=save-state]')?.dataset.state === 'saved' || null";
    window.until("everything to be on disk", script).await.map(|_| ())
}

/// Brought in: what the page says stands on the paper, in the details and in the status bar.
async fn arrives(window: &Window, expected: &Expected) -> Result<(), Error> {
    until_line(window, "title", expected.title).await?;
    assert_eq!(line(window, "web_title").await?, expected.web_title);
    assert_eq!(count(window, ".ProseMirror [data-node=section_head]").await?, expected.sections as u64);
    assert_eq!(count(window, ".ProseMirror [data-node=paragraph]").await?, expected.paragraphs as u64);
    if let Some(words) = expected.words {
        let script = format!(
            "return document.querySelector('[data-testid=word-count]')?.dataset.count === '{words}' || null"
        );
        window.until(&format!("{words} 字"), &script).await?;
    }
    let meta = window.eval("return document.querySelector('.meta').innerText").await?;
    assert!(meta.as_str().unwrap_or_default().contains(expected.editor), "{meta}");
    Ok(())
}

/// The repair is one step: one undo takes it back, one redo makes it again.
async fn repair_is_one_step(window: &Window, expected: &Expected) -> Result<(), Error> {
    window.click("[data-testid=repair-undo]").await?;
    until_line(window, "title", expected.verbatim).await?;
    window.keys(&format!("{}{}z{}", key::CONTROL, "\u{e008}", key::NONE)).await?;
    until_line(window, "title", expected.title).await
}

async fn edits(window: &Window, text: &str) -> Result<(), Error> {
    window.click(".ProseMirror [data-node=paragraph]:last-of-type").await?;
    window.keys(&format!("{}{}{}", key::CONTROL, key::END, key::NONE)).await?;
    window.keys(&format!("{}{text}", key::ENTER)).await?;
    window.insert("𠮷").await?;
    saved(window).await
}

async fn tags(window: &Window) -> Result<(), Error> {
    window.click("[data-testid=tab-tags]").await?;
    window.type_into("[data-testid=keywords-input]", &format!("复工复产{}", key::ENTER)).await?;
    window.type_into("[data-testid=tags-channel]", &format!("江苏要闻{}", key::ENTER)).await?;
    saved(window).await
}

async fn previews(window: &Window, text: &str) -> Result<(), Error> {
    window.click("[data-testid=toggle-preview]").await?;
    let script = format!(
        "const frame = document.querySelector('iframe[data-testid=preview-frame]');
         return frame && frame.srcdoc.includes({}) && frame.srcdoc.includes('江苏要闻') || null",
        json!(text)
    );
    window.until("the web preview with the new sentence", &script).await?;
    let sandbox = window.eval("return document.querySelector('iframe').getAttribute('sandbox')").await?;
    assert!(!sandbox.as_str().ok_or("the frame has no sandbox")?.contains("allow-scripts"));
    window.click("[data-testid=toggle-preview]").await
}

#[tokio::test]
async fn from_a_saved_page_to_a_cms_file() -> Result<(), Error> {
    let folder = tempfile::tempdir()?;
    let library = folder.path().join("library");
    let (file, expected) = page(folder.path())?;
    let mut options = Options::on(&library);
    options.files = vec![file];
    let window = Window::open(&options).await?;
    let sentence = "编辑在窗口里补上的一句。";

    arrives(&window, &expected).await?;
    assert!(count(&window, "[data-testid=story-row]").await? >= 12, "the first run shows a living newsroom");
    repair_is_one_step(&window, &expected).await?;
    edits(&window, sentence).await?;
    tags(&window).await?;
    previews(&window, sentence).await?;
    outbox::choose_all(&window).await?;
    let files = outbox::write(&window, &library).await?;
    for extension in ["html", "md", "json", "txt"] {
        // The front page of a site names the story, and its own page tells it.
        let of = files.iter().filter(|file| file.extension().is_some_and(|found| found == extension));
        let texts = of.map(std::fs::read_to_string).collect::<Result<Vec<String>, _>>()?;
        let told = texts.iter().any(|text| text.contains(&format!("{sentence}𠮷")));
        assert!(told, "no .{extension} has the new sentence: {files:?}");
    }
    window.close().await?;

    let again = Window::open(&Options::on(&library)).await?;
    again.click("[data-testid=story-row]").await?;
    until_line(&again, "title", expected.title).await?;
    let body = again.eval("return document.querySelector('.ProseMirror').innerText").await?;
    assert!(body.as_str().unwrap_or_default().contains(&format!("{sentence}𠮷")), "the sentence is gone");
    again.close().await
}

/// What the window says in both languages and both themes is switched live.
#[tokio::test]
async fn language_and_theme_switch_live() -> Result<(), Error> {
    let folder = tempfile::tempdir()?;
    let window = Window::open(&Options::on(&folder.path().join("library"))).await?;
    window.until("the window in Chinese", "return document.body.innerText.includes('稿签') || null").await?;
    palette(&window, "English").await?;
    window
        .until("the window in English", "return document.body.innerText.includes('Story details') || null")
        .await?;
    assert!(!window.text().await?.contains("稿签"));
    palette(&window, "dark").await?;
    window
        .until("the dark theme", "return document.documentElement.dataset.theme === 'dark' || null")
        .await?;
    window.close().await
}

async fn palette(window: &Window, words: &str) -> Result<(), Error> {
    window.keys(&format!("{}k{}", key::CONTROL, key::NONE)).await?;
    window.type_into("[data-testid=palette-input]", words).await?;
    window.find("[data-testid=palette-command]").await?;
    window.keys(key::ENTER).await
}
