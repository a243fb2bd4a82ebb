//! A reporter's hour in the real window: a story from a profile, typed key by key as people
//! type, arranged, pasted into, searched, counted and handed over; at every step what the
//! library has is asked, not only what the screen shows.

use gaotai_tests::window::{Error, Options, Window, binary, key};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;

const ALT: &str = "\u{e00a}";
const UP: &str = "\u{e013}";
const TAB: &str = "\u{e004}";

/// One block of a text to retype: whether it is a section head, and what it says in the end.
type Block = (bool, String);

/// The project's own text, where the shared sample is missing.
const OWN: [(bool, &str); 6] = [
    (false, "11月20日凌晨零点，青禾县新增的两条夜班公交线路正式发车，“末班车”从此等人下夜班。"),
    (true, "沿线“站点”"),
    (false, "新线路连接县医院、物流园和火车站——全程18.6公里，票价2元，首日载客1,206人次。"),
    (false, "“以前下了夜班只能走回去，‘摸黑’走四十分钟。”护士周宁说，“现在好了！”"),
    (true, "往后怎么走"),
    (false, "县交通运输局（运管科）表示：是否再增班次？将视客流而定。"),
];

fn chord(held: &str, keys: &str) -> String {
    format!("{held}{keys}{}", key::NONE)
}

/// What a person presses who has only the half-width marks of a plain keyboard.
fn pressed(text: &str) -> String {
    let plain = [
        ("“", "\""),
        ("”", "\""),
        ("‘", "'"),
        ("’", "'"),
        ("，", ","),
        ("。", "."),
        ("！", "!"),
        ("？", "?"),
        ("：", ":"),
        ("；", ";"),
        ("（", "("),
        ("）", ")"),
        ("——", "--"),
    ];
    plain.iter().fold(text.to_owned(), |text, (full, half)| text.replace(full, half))
}

/// Runs `gaotai` on the library and gives what it says.
fn gaotai(library: &Path, arguments: &[&str]) -> Result<Value, Error> {
    let output = Command::new(binary("gaotai")?).arg("--library").arg(library).args(arguments).output()?;
    if !output.status.success() {
        return Err(format!("gaotai {arguments:?}: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

fn plain_text(node: &Value) -> String {
    let inside = node["content"].as_array().into_iter().flatten().map(plain_text).collect::<String>();
    format!("{}{inside}", node["text"].as_str().unwrap_or_default())
}

fn blocks(doc: &Value) -> Vec<Value> {
    doc["content"][1]["content"].as_array().cloned().unwrap_or_default()
}

/// The seed article as it stands after its import, or the project's own text.
fn model(folder: &Path) -> Result<Vec<Block>, Error> {
    let Some(shared) = gaotai_testkit::shared() else {
        return Ok(OWN.map(|(head, text)| (head, text.to_owned())).to_vec());
    };
    let library = folder.join("model");
    let file = shared.join("samples/seed/article.txt").display().to_string();
    let made = gaotai(&library, &["import", &file, "--author", "林晓", "--json"])?;
    let id = made[0]["story"].as_str().ok_or("no story was made of the seed article")?;
    let story = gaotai(&library, &["show", id, "--json"])?;
    Ok(blocks(&story["doc"])
        .iter()
        .map(|block| (block["type"] == "section_head", plain_text(block)))
        .collect())
}

/// The story as the library has it, journal included; waits until everything is on disk.
async fn stored(window: &Window) -> Result<Value, Error> {
    window
        .until(
            "everything to be on disk",
            "return document.querySelector('[data-testid=save-state]')?.dataset.state === 'saved' || null",
        )
        .await?;
    window
        .eval("window.__story = null; const id = document.querySelector('[data-testid=story-row].on').dataset.id;
               window.__TAURI_INTERNALS__.invoke('rpc', { verb: 'story.read', request: { id } }).then((story) => { window.__story = story; });")
        .await?;
    window.until("the story from the library", "return window.__story").await
}

/// The body as `kind text` for each block.
async fn body(window: &Window) -> Result<Vec<String>, Error> {
    let story = stored(window).await?;
    let line =
        |block: &Value| format!("{} {}", block["type"].as_str().unwrap_or_default(), plain_text(block));
    Ok(blocks(&story["article"]["doc"]).iter().map(line).collect())
}

async fn ends_with(window: &Window, wanted: &[&str]) -> Result<(), Error> {
    let found = body(window).await?;
    assert_eq!(&found[found.len().saturating_sub(wanted.len())..], wanted);
    Ok(())
}

/// The chooser by keys alone, then title and kicker.
async fn begins(window: &Window) -> Result<(), Error> {
    window.keys(&chord(&format!("{}{}", key::CONTROL, key::SHIFT), "n")).await?;
    window.type_into("[data-testid=new-from-input]", "消息").await?;
    let chosen = "return document.querySelector('[data-testid=new-from-choice][aria-selected=true]')?.dataset.id === 'zh-xiaoxi' || null";
    window.until("消息 to be chosen", chosen).await?;
    window.keys(key::ENTER).await?;
    let ready = "return document.activeElement?.classList.contains('ProseMirror') && document.querySelector('.ProseMirror [data-node=title]').textContent === '' || null";
    window.until("the cursor in the empty story", ready).await?;
    window.keys("\"先锋\"助企忙,不负\"好春光\"").await?;
    window.keys(&chord(key::SHIFT, TAB)).await?;
    window.keys("我省党员干部以实干推进项目攻坚--").await?;
    window.keys(&format!("{TAB}{0}{0}{0}", key::ENTER)).await?;
    let doc = &stored(window).await?["article"]["doc"];
    let head: Vec<String> =
        doc["content"][0]["content"].as_array().into_iter().flatten().map(plain_text).collect();
    assert_eq!(head, ["", "我省党员干部以实干推进项目攻坚——", "“先锋”助企忙，不负“好春光”", "", ""]);
    Ok(())
}

/// Retypes the text with its last two paragraphs in the wrong order, and puts them right by key.
async fn retypes(window: &Window, model: &[Block]) -> Result<(), Error> {
    let mut order: Vec<&Block> = model.iter().collect();
    let last = order.len() - 1;
    order.swap(last - 1, last);
    for (at, (head, text)) in order.into_iter().enumerate() {
        let line = format!("{}{}", if *head { "## " } else { "" }, pressed(text));
        window.keys(&if at == 0 { line } else { format!("{}{line}", key::ENTER) }).await?;
    }
    window.keys(&chord(ALT, UP)).await?;
    let line = |(head, text): &Block| format!("{} {text}", if *head { "section_head" } else { "paragraph" });
    assert_eq!(body(window).await?, model.iter().map(line).collect::<Vec<_>>());
    let doc = &stored(window).await?["article"]["doc"];
    assert_eq!(blocks(doc)[0]["attrs"]["style"], json!("lede"));
    Ok(())
}

/// What lies around paragraphs: list, table from the slash menu, quote, strong text, a step undone.
async fn furnishes(window: &Window) -> Result<(), Error> {
    window.keys(&chord(key::CONTROL, key::END)).await?;
    window.keys(&format!("{0}- 长江轮渡{0}苏北运河{0}{0}/bg2x2", key::ENTER)).await?;
    let table = "return document.querySelector('[data-testid=slash-choice][aria-selected=true]')?.dataset.id === 'table' || null";
    window.until("the table in the slash menu", table).await?;
    window.keys(&format!("{}年份{TAB}航次", key::ENTER)).await?;
    window.keys(&chord(key::CONTROL, key::END)).await?;
    window.keys(&format!("> 船就该歇了.{0}{0}他说得", key::ENTER)).await?;
    window.keys(&chord(key::CONTROL, "b")).await?;
    window.keys("很慢").await?;
    window.keys(&chord(key::CONTROL, "b")).await?;
    window.keys(".").await?;
    let wanted =
        ["bullet_list 长江轮渡苏北运河", "table 年份航次", "quote 船就该歇了。", "paragraph 他说得很慢。"];
    ends_with(window, &wanted).await?;
    let doc = &stored(window).await?["article"]["doc"];
    let last = blocks(doc).pop().unwrap_or_default();
    assert_eq!(
        (&last["content"][1]["text"], &last["content"][1]["marks"][0]["type"]),
        (&json!("很慢"), &json!("strong"))
    );
    window.keys(&chord(&format!("{}{}", key::CONTROL, key::SHIFT), "d")).await?;
    ends_with(window, &["paragraph 他说得很慢。", "paragraph 他说得很慢。"]).await?;
    window.keys(&chord(key::CONTROL, "z")).await?;
    ends_with(window, &wanted).await
}

/// Word's own HTML goes onto the window system's clipboard and is pasted by key.
async fn pastes(window: &Window) -> Result<(), Error> {
    let file = gaotai_testkit::repository().join("tests/corpus/paste/word.html");
    let html = json!(std::fs::read_to_string(file)?);
    window
        .eval(&format!(
            "document.addEventListener('copy', (event) => {{
                 event.preventDefault();
                 event.stopImmediatePropagation();
                 event.clipboardData.setData('text/html', {html});
             }}, {{ capture: true, once: true }});"
        ))
        .await?;
    window.keys(&chord(key::CONTROL, "c")).await?;
    window.keys(key::ENTER).await?;
    window.keys(&chord(key::CONTROL, "v")).await?;
    window.until("the pasted text", "return document.querySelector('.ProseMirror').innerText.includes('渡口老船工的最后一班') || null").await?;
    let found = body(window).await?;
    let at = found
        .iter()
        .position(|block| block == "section_head 渡口老船工的最后一班")
        .ok_or(format!("{found:?}"))?;
    let kinds: Vec<&str> = found[at..].iter().filter_map(|block| block.split(' ').next()).collect();
    let clean = [
        "section_head",
        "paragraph",
        "paragraph",
        "section_head",
        "paragraph",
        "bullet_list",
        "ordered_list",
        "paragraph",
        "table",
        "paragraph",
        "paragraph",
    ];
    assert_eq!(kinds, clean);
    assert!(!found.concat().contains("mso"), "Word's styles are in the text: {found:?}");
    let doc = stored(window).await?["article"]["doc"].to_string();
    assert!(doc.contains(r#""text":"青石渡""#) && !doc.contains("StartFragment"));
    Ok(())
}

fn times(story: &Value, word: &str) -> [usize; 2] {
    [&story["article"]["doc"], &story["article"]["slip"]["keywords"]]
        .map(|part| part.to_string().matches(word).count())
}

/// Text and story details together, and both back by one undo.
async fn replaces(window: &Window) -> Result<(), Error> {
    window.click("[data-testid=tab-tags]").await?;
    window.type_into("[data-testid=keywords-input]", &format!("渡口{}", key::ENTER)).await?;
    window.click(".ProseMirror [data-node=paragraph]").await?;
    let [text, details] = times(&stored(window).await?, "渡口");
    assert!(text > 1 && details == 1, "{text} in the text, {details} in the details");
    window.keys(&chord(key::CONTROL, "f")).await?;
    window.type_into("[data-testid=find-input]", "渡口").await?;
    let counted = format!(
        "return document.querySelector('[data-testid=find-count]')?.dataset.total === '{}' || null",
        text + details
    );
    window.until("the number of matches", &counted).await?;
    window.keys(&chord(key::CONTROL, "h")).await?;
    window.type_into("[data-testid=replace-input]", "码头").await?;
    window.keys(&chord(key::CONTROL, key::ENTER)).await?;
    window
        .until(
            "nothing left",
            "return document.querySelector('[data-testid=find-count]')?.dataset.total === '0' || null",
        )
        .await?;
    let story = stored(window).await?;
    assert_eq!((times(&story, "渡口"), times(&story, "码头")), ([0, 0], [text, details]));
    window.keys(key::ESCAPE).await?;
    window
        .until(
            "the cursor in the text",
            "return document.activeElement?.classList.contains('ProseMirror') || null",
        )
        .await?;
    window.keys(&chord(key::CONTROL, "z")).await?;
    window
        .until(
            "the word again",
            "return document.querySelector('.ProseMirror').innerText.includes('渡口') || null",
        )
        .await?;
    let story = stored(window).await?;
    assert_eq!((times(&story, "渡口"), times(&story, "码头")), ([text, details], [0, 0]));
    Ok(())
}

/// In larger letters, only this paragraph in the light, the line in its place: typing is the same.
async fn typewrites(window: &Window) -> Result<(), Error> {
    let f9 = "\u{e039}";
    window.keys(&chord(key::SHIFT, f9)).await?;
    window.keys(f9).await?;
    for zoom in ["110", "125"] {
        window.keys(&chord(key::CONTROL, "=")).await?;
        window
            .until(
                zoom,
                &format!(
                    "return document.querySelector('[data-testid=zoom]')?.dataset.zoom === '{zoom}' || null"
                ),
            )
            .await?;
    }
    window.find("[data-testid='view.dim']").await?;
    window.find("[data-testid='view.typewriter']").await?;
    window.keys(&chord(key::CONTROL, key::END)).await?;
    window.keys(&format!("{0}他问:\"桥上几点?\"{0}桥长〔待核:公里数〕。", key::ENTER)).await?;
    ends_with(window, &["paragraph 他问：“桥上几点？”", "paragraph 桥长〔待核：公里数〕。"]).await
}

/// An open place holds the export until the box beside the list is ticked.
async fn hands_over(window: &Window, library: &Path) -> Result<(), Error> {
    window.click("[data-testid=next-step]").await?;
    let held = "const button = document.querySelector('[data-testid=export-button]');
                return document.querySelector('[data-testid=export-open-place]')?.innerText.includes('〔待核：公里数〕') && button.disabled || null";
    window.until("the export to be held", held).await?;
    assert!(text_file(&library.join("outbox"))?.is_none(), "nothing is written while a place is open");
    window.click("[data-testid=export-pass]").await?;
    let chosen = "return document.querySelector('[data-testid=choose-text]')?.checked ? 'yes' : 'no'";
    if window.eval(chosen).await? == "no" {
        window.click("[data-testid=choose-text]").await?;
    }
    window.until("the export to be free", "const button = document.querySelector('[data-testid=export-button]'); return button && !button.disabled || null").await?;
    window.click("[data-testid=export-button]").await?;
    window.find("[data-testid=export-result]").await?;
    Ok(())
}

fn text_file(folder: &Path) -> Result<Option<String>, Error> {
    if !folder.exists() {
        return Ok(None);
    }
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let found = if path.is_dir() { text_file(&path)? } else { None };
        if found.is_some() {
            return Ok(found);
        }
        if path.extension().is_some_and(|extension| extension == "txt") {
            return Ok(Some(std::fs::read_to_string(path)?));
        }
    }
    Ok(None)
}

#[tokio::test]
async fn an_hour_of_writing() -> Result<(), Error> {
    let folder = tempfile::tempdir()?;
    let library = folder.path().join("library");
    let model = model(folder.path())?;
    let window = Window::open(&Options::on(&library)).await?;
    begins(&window).await?;
    retypes(&window, &model).await?;
    furnishes(&window).await?;
    pastes(&window).await?;
    replaces(&window).await?;
    typewrites(&window).await?;
    let id = stored(&window).await?["article"]["id"].as_str().unwrap_or_default().to_owned();
    let counted = window
        .eval("return Number(document.querySelector('[data-testid=word-count]').dataset.count)")
        .await?;
    hands_over(&window, &library).await?;
    window.close().await?;

    let rows = gaotai(&library, &["list", "--json"])?;
    let row = rows
        .as_array()
        .into_iter()
        .flatten()
        .find(|row| row["id"] == json!(id))
        .ok_or("the story is gone")?;
    assert_eq!(row["words"], counted, "the status bar counts as the library does");
    let doc = &gaotai(&library, &["show", &id, "--json"])?["doc"];
    let file = text_file(&library.join("outbox"))?.ok_or("no text file was written")?;
    for block in blocks(doc)
        .iter()
        .filter(|block| matches!(block["type"].as_str(), Some("paragraph" | "section_head")))
    {
        for line in block["content"].as_array().into_iter().flatten().filter_map(|run| run["text"].as_str()) {
            assert!(file.contains(line), "the file lacks {line}");
        }
    }
    Ok(())
}
