//! Pictures in the real window: pasted, given a caption, cropped by keys, replaced with the crop
//! kept, seen in the preview, exported, found in the library as used, kept over a restart.

use gaotai_tests::window::{Error, Options, Window, key};
use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageEncoder};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

const PAGE: &str = "# 老渡口停航\n\n第一段说的是轮渡。\n\n第二段说的是新桥。\n";

/// A drawn PNG of 1,800 by 1,200 pixels, as a program puts it on the clipboard.
const PASTE: &str = "
    const canvas = Object.assign(document.createElement('canvas'), { width: 1800, height: 1200 });
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#357';
    pen.fillRect(0, 0, 1800, 1200);
    const bytes = Uint8Array.from(atob(canvas.toDataURL('image/png').split(',')[1]), (sign) => sign.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], 'image.png', { type: 'image/png' }));
    const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    document.querySelector('.ProseMirror').dispatchEvent(paste);
    return paste.defaultPrevented";

/// The address of the picture on the page once it is there, 1,600 pixels wide at most, and what is
/// shown has these proportions.
async fn until_shown(window: &Window, width: u32, ratio: &str) -> Result<String, Error> {
    let script = format!(
        "const image = document.querySelector('.ProseMirror figure img');
         const ratio = document.querySelector('.ProseMirror figure .ms-crop')?.style.getPropertyValue('--ratio');
         return image?.naturalWidth === {width} && Number(ratio).toFixed(2) === '{ratio}' && image.getAttribute('src') || null"
    );
    match window.until(&format!("the picture at {ratio}"), &script).await {
        Ok(address) => Ok(address.as_str().unwrap_or_default().to_owned()),
        Err(error) => {
            let found = "return document.querySelector('.ProseMirror figure')?.outerHTML ?? null";
            Err(format!("{error}\nfound {}", window.eval(found).await?).into())
        }
    }
}

async fn saved(window: &Window) -> Result<(), Error> {
    let script =
        "return document.querySelector('[data-testid=save-state]')?.dataset.state === 'saved' || null";
    window.until("everything to be on disk", script).await.map(|_| ())
}

/// Behind the paragraph with the cursor, which then is in its caption; what is still missing shows.
async fn pasted(window: &Window) -> Result<(), Error> {
    window.click(".ProseMirror [data-node=paragraph]").await?;
    assert_eq!(window.eval(PASTE).await?, true);
    let address = until_shown(window, 1600, "1.50").await?;
    assert!(address.starts_with("gaotai-media:") && address.ends_with("/page"), "{address}");
    window.keys("渡口").await?;
    let caption = "return document.querySelector('.ProseMirror figure [data-node=caption]').textContent === '渡口' || null";
    window.until("the caption", caption).await?;
    let gaps = "const gaps = [...document.querySelectorAll('.ProseMirror figure .ms-gaps span')];
        return gaps.length === 2 ? gaps.map((gap) => gap.textContent) : null";
    let gaps = window.until("what is missing", gaps).await?;
    let gaps: Vec<String> = serde_json::from_value(gaps)?;
    assert!(gaps.iter().all(|gap| !gap.is_empty() && !gap.contains("说明")), "{gaps:?}");
    Ok(())
}

/// To a square by its button, taken by Enter; undone and done again.
async fn cropped(window: &Window) -> Result<(), Error> {
    window.click("[data-testid=picture-crop]").await?;
    window.click("[data-testid='crop-ratio-1:1']").await?;
    window.eval("document.querySelector('[data-testid=crop-frame]').focus()").await?;
    window.keys(key::ENTER).await?;
    until_shown(window, 1600, "1.00").await?;
    window.keys(&format!("{}z{}", key::CONTROL, key::NONE)).await?;
    until_shown(window, 1600, "1.50").await?;
    window.keys(&format!("{}{}z{}", key::CONTROL, key::SHIFT, key::NONE)).await?;
    until_shown(window, 1600, "1.00").await.map(|_| ())
}

/// A photograph of 3,000 by 2,000 pixels with the words and the place of a camera's.
fn photograph(folder: &Path) -> Result<PathBuf, Error> {
    const WIDTH: u32 = 3000;
    const HEIGHT: u32 = 2000;
    let pixels: Vec<u8> = (0..HEIGHT * WIDTH).flat_map(|at| [(at % WIDTH / 12) as u8, 90, 140]).collect();
    let mut drawn = Vec::new();
    JpegEncoder::new(&mut drawn).write_image(&pixels, WIDTH, HEIGHT, ExtendedColorType::Rgb8)?;
    let camera = gaotai_testkit::photos::sample("camera.jpg");
    let mut bytes = camera[..2].to_vec();
    // Segments of applications and comments: what the camera says.
    let mut at = 2;
    while camera[at] == 0xFF && matches!(camera[at + 1], 0xE0..=0xEF | 0xFE) {
        let end = at + 2 + usize::from(u16::from_be_bytes([camera[at + 2], camera[at + 3]]));
        bytes.extend(&camera[at..end]);
        at = end;
    }
    bytes.extend(&drawn[2..]);
    assert!(gaotai_picture::about(&bytes).located, "the sample has a place");
    std::fs::create_dir_all(folder)?;
    let path = folder.join("camera.jpg");
    std::fs::write(&path, bytes)?;
    Ok(path)
}

/// By another, from a file: the crop and the caption stay; the credit comes with it.
async fn replaced(window: &Window) -> Result<String, Error> {
    let before = until_shown(window, 1600, "1.00").await?;
    window.click("[data-testid=picture-replace]").await?;
    let script = format!(
        "const image = document.querySelector('.ProseMirror figure img');
         return image?.naturalWidth === 1600 && image.getAttribute('src') !== {} || null",
        json!(before)
    );
    window.until("the other picture", &script).await?;
    let address = until_shown(window, 1600, "1.00").await?;
    let line = |node: &str| {
        format!("return document.querySelector('.ProseMirror figure [data-node={node}]').textContent")
    };
    assert_eq!(window.eval(&line("caption")).await?, "渡口");
    assert_eq!(window.eval(&line("credit")).await?, "示例社");
    saved(window).await?;
    Ok(address)
}

/// The preview shows the part, as the backend makes it for the page.
async fn previewed(window: &Window, address: &str) -> Result<(), Error> {
    window.click("[data-testid=toggle-preview]").await?;
    let script = "const page = document.querySelector('iframe[data-testid=preview-frame]')?.srcdoc ?? '';
        const image = new DOMParser().parseFromString(page, 'text/html').querySelector('figure img');
        return image && [image.getAttribute('src'), image.width, image.height]";
    let found = window.until("the picture in the preview", script).await?;
    let src = found[0].as_str().unwrap_or_default();
    assert!(src.starts_with(&format!("{address}?crop=")), "{src}");
    assert_eq!([&found[1], &found[2]], [2000, 2000]);
    window.eval(&format!("window.__part = Object.assign(new Image(), {{ src: {} }})", json!(src))).await?;
    let part = "return window.__part.complete && [window.__part.naturalWidth, window.__part.naturalHeight]
        || null";
    assert_eq!(window.until("the part", part).await?, json!([1600, 1600]));
    window.click("[data-testid=toggle-preview]").await
}

fn pictures_below(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), Error> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            pictures_below(&path, found)?;
        } else if path.extension().is_some_and(|kind| kind == "jpg") {
            found.push(path);
        }
    }
    Ok(())
}

/// What leaves is the part, without the place where it was taken.
async fn exported(window: &Window, library: &Path) -> Result<(), Error> {
    window.click("[data-testid=next-step]").await?;
    let checked = "const button = document.querySelector('[data-testid=export-button]');
        const all = [...document.querySelectorAll('[data-testid=format-state]')];
        return button && !button.disabled && all.every((state) => !state.classList.contains('q')) || null";
    window.until("all formats to be checked", checked).await?;
    let only =
        "for (const box of document.querySelectorAll('[data-testid=export-format] input[type=checkbox]'))
        if (box.checked !== (box.dataset.testid === 'choose-html')) box.click()";
    window.eval(only).await?;
    window.until("only HTML to be chosen", checked).await?;
    window.click("[data-testid=export-button]").await?;
    window.find("[data-testid=export-result]").await?;
    let mut files = Vec::new();
    pictures_below(&library.join("outbox"), &mut files)?;
    assert_eq!(files.len(), 1, "{files:?}");
    let bytes = std::fs::read(&files[0])?;
    let probe = gaotai_picture::probe(&bytes).map_err(|error| error.to_string())?;
    assert_eq!((probe.width, probe.height), (2000, 2000));
    let about = gaotai_picture::about(&bytes);
    assert!(!about.located && !about.serial, "{about:?}");
    assert_eq!(about.credit.as_deref(), Some("示例社"));
    if let Some(said) = gaotai_testkit::photos::exiftool(&bytes) {
        assert_eq!(gaotai_testkit::photos::secrets(&said), Vec::<String>::new());
    }
    Ok(())
}

/// The library shows both with their smaller copies, and that a story has the one.
async fn listed(window: &Window, address: &str) -> Result<(), Error> {
    let hash = address.trim_end_matches("/page").rsplit('/').next().unwrap_or_default();
    window.keys(&format!("{}5{}", key::CONTROL, key::NONE)).await?;
    let cell = format!("[data-testid=picture-cell][data-hash='{hash}']");
    window.find(&cell).await?;
    let small = format!(
        "const image = document.querySelector({} + ' img');
         return image?.naturalWidth === 320 && image.getAttribute('src').endsWith('/small') || null",
        json!(cell)
    );
    window.until("the smaller copy", &small).await?;
    window.click(&cell).await?;
    let uses = "return document.querySelector('[data-testid=picture-use]')?.textContent.trim() || null";
    assert_eq!(window.until("the story that has it", uses).await?, "老渡口停航");
    window.click("[data-testid=use-unused]").await?;
    let gone = format!(
        "return document.querySelector('[data-testid=picture-cell]') && !document.querySelector({}) || null",
        json!(cell)
    );
    window.until("only pictures that no story has", &gone).await.map(|_| ())
}

#[tokio::test]
async fn pictures_on_the_page() -> Result<(), Error> {
    let folder = tempfile::tempdir()?;
    let library = folder.path().join("library");
    photograph(&folder.path().join("photos"))?;
    let mut options = Options::reading(folder.path(), "ferry.md", PAGE)?;
    // Where a person would choose a file.
    (options.bench, options.pictures) = (true, Some(folder.path().join("photos")));
    let window = Window::open(&options).await?;
    let paragraphs =
        "return document.querySelectorAll('.ProseMirror [data-node=paragraph]').length === 2 || null";
    window.until("the story", paragraphs).await?;
    pasted(&window).await?;
    cropped(&window).await?;
    let address = replaced(&window).await?;
    previewed(&window, &address).await?;
    exported(&window, &library).await?;
    listed(&window, &address).await?;
    window.ask_to_close().await?;
    options.files.clear();
    let window = Window::open(&options).await?;
    assert_eq!(until_shown(&window, 1600, "1.00").await?, address);
    let caption = "return document.querySelector('.ProseMirror figure [data-node=caption]').textContent";
    assert_eq!(window.eval(caption).await?, Value::from("渡口"));
    window.close().await
}
