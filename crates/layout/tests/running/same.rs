//! The same job gives the same lines and the same bytes, wherever and after whatever it is set.

use crate::common;
use gaotai_article::Article;
use gaotai_layout::{Imprint, Ink, Press, Sheet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::process::Command;

/// Says where, in the output of a child, the fingerprint stands.
const SAYS: &str = "fingerprint of the page: ";

fn imprint(ink: Ink) -> Imprint<'static> {
    let made = "2026-11-26T02:03:04+08:00".parse().expect("an instant");
    Imprint { ident: "page-1", title: "要闻", made, ink }
}

/// Everything that leaves a page: lines, PDF for press and proof, pixels, SVG.
pub fn fingerprint(sheet: &Sheet) -> u64 {
    let mut hasher = DefaultHasher::new();
    format!("{:?}{:?}", sheet.fits, sheet.problems).hash(&mut hasher);
    for ink in [Ink::Press, Ink::Proof] {
        sheet.pdf(&imprint(ink)).expect("a page becomes a PDF").hash(&mut hasher);
    }
    sheet.pixels(0.5).expect("pixels").bytes.hash(&mut hasher);
    sheet.svg(0).hash(&mut hasher);
    hasher.finish()
}

fn four() -> Vec<Article> {
    common::corpus().into_iter().map(|(_, article)| article).take(4).collect()
}

fn page() -> Sheet {
    let four = four();
    common::broadsheet(&four.iter().collect::<Vec<_>>())
}

#[test]
#[ignore = "run by the test below, in processes of its own"]
fn child() {
    println!("{SAYS}{:016x}", fingerprint(&page()));
}

fn in_a_process(variables: &[(&str, &str)], folder: &std::path::Path) -> String {
    let program = std::env::current_exe().expect("this test's own program");
    let output = Command::new(program)
        .args(["same::child", "--exact", "--ignored", "--nocapture"])
        .envs(variables.iter().copied())
        .current_dir(folder)
        .output()
        .expect("this test's own program runs");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let found = text.split(SAYS).nth(1).and_then(|rest| rest.get(..16));
    found.unwrap_or_else(|| panic!("{text}\n{}", String::from_utf8_lossy(&output.stderr))).to_owned()
}

#[test]
fn time_zone_language_folder_and_cores_change_nothing() {
    let (here, there) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let cases: [&[(&str, &str)]; 3] = [
        &[
            ("TZ", "Asia/Shanghai"),
            ("LANG", "zh_CN.UTF-8"),
            ("LC_ALL", "zh_CN.UTF-8"),
            ("RAYON_NUM_THREADS", "1"),
        ],
        &[("TZ", "America/St_Johns"), ("LANG", "C"), ("LC_ALL", "C"), ("RAYON_NUM_THREADS", "4")],
        &[("TZ", "UTC"), ("LANG", "tr_TR.UTF-8"), ("SOURCE_DATE_EPOCH", "1"), ("RAYON_NUM_THREADS", "4")],
    ];
    let found: Vec<String> = cases
        .iter()
        .zip([here.path(), there.path(), here.path()])
        .map(|(variables, folder)| in_a_process(variables, folder))
        .collect();
    assert!(found.windows(2).all(|pair| pair[0] == pair[1]), "{found:?}");
}

#[test]
fn what_was_set_before_changes_nothing() {
    let fresh = fingerprint(&page());
    let four = four();
    // Other slots, other stories, and a text that grows as when somebody types.
    let mut turned: Vec<&Article> = four.iter().collect();
    turned.rotate_left(1);
    common::broadsheet(&turned);
    for (_, article) in common::corpus().iter().skip(4) {
        common::broadsheet(&[article]);
    }
    assert_eq!(fingerprint(&page()), fresh);
    let other = Press::new(common::faces());
    let plan = common::plan("broadsheet-news");
    let style = common::style(&plan.style);
    let stories =
        plan.slots.iter().zip(&four).map(|(slot, one)| (slot.id.clone(), common::story(one))).collect();
    let job =
        gaotai_layout::Job { plan: &plan, style: &style, folio: Default::default(), stories, marks: false };
    assert_eq!(fingerprint(&other.set(&job)), fresh);
}
