//! One import under watch: its time, its memory, and what came of it.

use super::MEMORY;
use crate::common::{Story, room, run};
use gaotai_article::{Article, codec};
use gaotai_formats::{Import, ImportError, html};
use gaotai_testkit::ids::Sequence;
use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, MutexGuard};
use std::time::{Duration, Instant};

/// Far more than the slowest takes in a debug build on a busy machine; a hang takes longer.
const LONGEST: Duration = Duration::from_secs(60);
/// A tree of small nodes takes many times the bytes of its file.
const TIMES_THE_FILE: usize = 80;
const AT_LEAST: usize = 256 << 20;

/// Memory is counted for the whole process: one test at a time.
pub fn alone() -> MutexGuard<'static, ()> {
    static ONE: Mutex<()> = Mutex::new(());
    ONE.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

/// Imports the file and holds what comes of it to the rules.
#[track_caller]
pub fn watched(format: &str, name: &str, import: Import, bytes: &[u8]) -> Result<Vec<Story>, ImportError> {
    let tell = std::env::var_os("GAOTAI_TELL").is_some();
    if tell {
        eprintln!("{format}: {name}");
    }
    let (before, started) = (MEMORY.current_usage(), Instant::now());
    MEMORY.reset_peak_usage();
    let made = catch_unwind(AssertUnwindSafe(|| run(import, bytes)));
    let (took, most) = (started.elapsed(), MEMORY.peak_usage().saturating_sub(before));
    let shown = || String::from_utf8_lossy(&bytes[..bytes.len().min(300)]).into_owned();
    let Ok(made) = made else { panic!("{format}: {name}: the importer panicked\n{}", shown()) };
    assert!(took < LONGEST, "{format}: {name}: took {took:?}\n{}", shown());
    let bound = AT_LEAST.max(bytes.len() * TIMES_THE_FILE);
    assert!(most < bound, "{format}: {name}: {} MiB of memory\n{}", most >> 20, shown());
    if tell && took > Duration::from_millis(300) {
        eprintln!("    {took:?}, {} MiB", most >> 20);
    }
    for story in made.iter().flatten() {
        let written = codec::encode(&story.article);
        assert!(
            codec::decode(&written).is_ok_and(|read| read == story.article),
            "{format}: {name}\n{}",
            shown()
        );
        harmless(&story.article, &|what| format!("{format}: {name}: {what}\n{}", shown()));
    }
    made
}

/// Nothing in the story runs a script, neither as it stands nor as a page.
fn harmless(article: &Article, tell: &dyn Fn(&str) -> String) {
    addresses(&codec::encode(article), tell);
    let mut ids = Sequence::default();
    let page = html::export::export(article, "story", &mut room::context(&mut ids, &room::bare));
    let Some(file) = page.ok().and_then(|made| made.files.into_iter().next()) else { return };
    let page = String::from_utf8_lossy(&file.bytes).into_owned();
    let dom = html5ever::parse_document(RcDom::default(), Default::default()).one(page);
    let mut left: Vec<Handle> = vec![dom.document.clone()];
    while let Some(node) = left.pop() {
        if let NodeData::Element { name, attrs, .. } = &node.data {
            let attrs: Vec<(String, String)> = attrs
                .borrow()
                .iter()
                .map(|attr| (attr.name.local.to_string(), attr.value.to_string()))
                .collect();
            element(&name.local, &attrs, tell);
        }
        left.extend(node.children.borrow().iter().cloned());
    }
}

fn element(name: &str, attrs: &[(String, String)], tell: &dyn Fn(&str) -> String) {
    let data = attrs.iter().any(|(name, value)| name == "type" && value == "application/ld+json");
    assert!(name != "script" || data, "{}", tell("a script"));
    assert!(!["iframe", "object", "embed", "form", "base"].contains(&name), "{}", tell(name));
    for (name, value) in attrs {
        assert!(!name.starts_with("on"), "{}", tell(&format!("{name}={value}")));
        assert!(!runs(value), "{}", tell(&format!("{name}={value}")));
    }
}

/// Every address that the story names, wherever it stands.
fn addresses(value: &serde_json::Value, tell: &dyn Fn(&str) -> String) {
    match value {
        serde_json::Value::Array(items) => items.iter().for_each(|item| addresses(item, tell)),
        serde_json::Value::Object(map) => {
            for (key, value) in map {
                let address = value.as_str().filter(|_| ["href", "url", "src"].contains(&key.as_str()));
                assert!(!address.is_some_and(runs), "{}", tell(&format!("{key}: {value}")));
                addresses(value, tell);
            }
        }
        _ => {}
    }
}

/// Whether a browser would run the address; it reads past white space and controls.
fn runs(address: &str) -> bool {
    let bare: String = address.chars().filter(|c| *c > ' ').flat_map(char::to_lowercase).take(20).collect();
    ["javascript:", "vbscript:", "data:text", "data:application"]
        .iter()
        .any(|scheme| bare.starts_with(scheme))
}
