//! A panic of a verb of the vault tells nothing: neither its answer nor the hook of the process
//! hears its words. Alone in its file, because the hook belongs to the whole process.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::Place;
use serde_json::json;
use std::path::Path;
use std::sync::{Arc, Mutex};

const PHRASE: &str = "芦花渡口线人老周";

#[test]
fn a_panic_tells_nothing() {
    let heard = Arc::new(Mutex::new(String::new()));
    let hears = heard.clone();
    std::panic::set_hook(Box::new(move |info| hears.lock().unwrap().push_str(&info.to_string())));
    let place = Place::new();
    let story = place.import_one(&place.file("雾.txt", "雾锁大江\n\n清晨的江面上起了大雾。"));
    let handle = place.desk.register_path(place.file("合同.pdf", PHRASE));
    let added = place.call("vault.attach", json!({ "story": story, "handles": [handle], "anchor": null }));
    place.desk.open_files_with(Box::new(|_: &Path| panic!("{PHRASE}")));
    let opened = place.try_call("vault.open", json!({ "id": added["added"][0]["entry"]["id"] }));
    assert!(!format!("{:?}", opened.unwrap_err()).contains("芦花"));
    assert_eq!(heard.lock().unwrap().as_str(), "", "the hook of the process heard of it");
    let after = place.call("vault.list", json!({ "story": story }));
    assert_eq!(after["entries"].as_array().unwrap().len(), 1, "the desk works on");
    let control = std::panic::catch_unwind(|| panic!("elsewhere"));
    assert!(control.is_err() && heard.lock().unwrap().contains("elsewhere"), "others are heard");
}
