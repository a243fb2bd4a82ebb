//! What several people do at one window: profiles, who is at the keyboard, cards of the ledger.

use crate::window::{Error, Window, key};
use gaotai_desk::Desk;
use serde_json::{Value, json};
use std::path::Path;

/// Alt of WebDriver, held until [`key::NONE`].
pub const ALT: &str = "\u{e00a}";
/// F8 of WebDriver.
pub const F8: &str = "\u{e038}";

/// Keys with Control held.
pub fn chord(keys: &str) -> String {
    format!("{}{keys}{}", key::CONTROL, key::NONE)
}

/// Keys with Control and Shift held.
pub fn shifted(keys: &str) -> String {
    chord(&format!("{}{keys}", key::SHIFT))
}

/// Waits until the manuscript has the keyboard.
///
/// # Errors
/// When it does not in time.
pub async fn cursor(window: &Window) -> Result<(), Error> {
    let there = "return document.activeElement?.classList.contains('ProseMirror') || null";
    window.until("the cursor in the manuscript", there).await.map(|_| ())
}

/// Puts the cursor at the end of a paragraph of the manuscript, counted from 0.
///
/// # Errors
/// When there is none.
pub async fn at_end(window: &Window, paragraph: usize) -> Result<(), Error> {
    let nth = format!(".ProseMirror [data-node=body] > [data-node=paragraph]:nth-of-type({})", paragraph + 1);
    window.click(&nth).await?;
    cursor(window).await?;
    window.keys(key::END).await
}

/// Makes a profile, and that person the one at the keyboard.
///
/// # Errors
/// When the window does not do it.
pub async fn hire(window: &Window, name: &str, role: &str) -> Result<(), Error> {
    window.keys(&shifted("y")).await?;
    window.click("[data-testid=person-new]").await?;
    window.type_into("[data-testid=person-name]", name).await?;
    choose(window, "person-role", role).await?;
    window.click("[data-testid=person-save]").await?;
    at_keyboard(window, name).await
}

/// Chooses a value of a list of the window.
///
/// # Errors
/// When there is no such list.
pub async fn choose(window: &Window, list: &str, value: &str) -> Result<(), Error> {
    let list = json!(format!("[data-testid={list}]"));
    let script = format!(
        "const pick = document.querySelector({list}); pick.value = {};
         pick.dispatchEvent(new Event('change', {{ bubbles: true }})); return true",
        json!(value)
    );
    window.eval(&script).await.map(|_| ())
}

/// Waits until this person is at the keyboard.
///
/// # Errors
/// When they are not in time.
pub async fn at_keyboard(window: &Window, name: &str) -> Result<(), Error> {
    let script = format!(
        "return (!document.querySelector('dialog[open]')
             && document.querySelector('[data-testid=person]')?.textContent.includes({})) || null",
        json!(name)
    );
    window.until(&format!("{name} at the keyboard"), &script).await.map(|_| ())
}

/// Somebody who is there already sits down at the keyboard: two keys, of which the second is the
/// number that stands beside the name.
///
/// # Errors
/// When they are not in the list.
pub async fn switch_to(window: &Window, name: &str) -> Result<(), Error> {
    window.keys(&shifted("y")).await?;
    let script = format!(
        "const all = [...document.querySelectorAll('[data-testid=person-choice]')];
         const one = all.find((each) => each.textContent.includes({}));
         return one?.querySelector('.kbd')?.textContent ?? null",
        json!(name)
    );
    let number = window.until(&format!("{name} in the list of people"), &script).await?;
    window.keys(number.as_str().unwrap_or_default()).await?;
    at_keyboard(window, name).await
}

/// Waits for so many cards of a kind.
///
/// # Errors
/// When there are others in the end.
pub async fn cards(window: &Window, what: &str, count: u64) -> Result<(), Error> {
    let script = format!(
        "return document.querySelectorAll('[data-testid=card][data-what={what}]').length === {count} || null"
    );
    window.until(&format!("{count} cards of {what}"), &script).await.map(|_| ())
}

/// Asks the library, with no window open.
///
/// # Errors
/// Those of the verb.
pub fn read(library: &Path, verb: &str, request: Value) -> Result<Value, Error> {
    let desk = Desk::open(library).map_err(|failure| format!("{failure:?}"))?;
    desk.call(verb, request, &|_, _, _, _| {}).map_err(|failure| format!("{failure:?}").into())
}
