//! Pages: what stands on them, how it fits while it is typed, and how they leave.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::Place;
use gaotai_desk::page::{Tile, Watch};
use serde_json::{Value, json};

/// A story of so many paragraphs of 40 characters; its id and its blocks' ids.
fn story(place: &Place, title: &str, paragraphs: usize) -> String {
    let text = "江面上的雾在清晨散去，轮渡恢复了航行，码头边的人们排起长队，等着到对岸去上班。";
    let lines = std::iter::repeat_n(text, paragraphs).collect::<Vec<_>>().join("\n\n");
    let text = format!("{title}\n\n{lines}\n");
    let done = place.call("import.paste", json!({ "html": null, "text": text }));
    done["story"].as_str().unwrap_or_else(|| panic!("{done}")).to_owned()
}

fn page(place: &Place) -> String {
    let made = place.call("page.create", json!({ "plan": "broadsheet-news", "name": "要闻一版" }));
    made["page"]["id"].as_str().unwrap().to_owned()
}

fn put(place: &Place, page: &str, slot: &str, article: Option<&str>) -> Value {
    place.call("page.place", json!({ "page": page, "slot": slot, "article": article }))["page"].clone()
}

fn placed(page: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let rows = page["placements"].as_array().unwrap().iter();
    rows.map(|row| (text(&row["slot"]), text(&row["article"]))).collect()
}

fn set(place: &Place, page: &str, article: &str, change: Value) -> Value {
    let view = json!({ "kind": "page", "page": page });
    place.call("page.set", json!({ "view": view, "article": article, "change": change }))
}

fn slot<'a>(set: &'a Value, id: &str) -> &'a Value {
    set["slots"].as_array().unwrap().iter().find(|slot| slot["slot"] == id).unwrap()
}

/// The first paragraph with these words before it.
fn typed(place: &Place, id: &str, words: &str) -> (Value, String) {
    let read = place.call("story.read", json!({ "id": id }));
    let mut block = read["article"]["doc"]["content"][1]["content"][0].clone();
    let text = block["content"][0]["text"].as_str().unwrap().to_owned();
    block["content"][0]["text"] = json!(format!("{words}{text}"));
    let id = block["attrs"]["id"].as_str().unwrap().to_owned();
    (json!({ "head": {}, "blocks": [block], "order": null, "slip": {} }), id)
}

#[test]
fn a_story_stands_in_one_slot_of_the_library() {
    let place = Place::new();
    let (one, two) = (story(&place, "一", 3), story(&place, "二", 3));
    let (first, second) = (page(&place), page(&place));
    put(&place, &first, "lead", Some(&one));
    let both = put(&place, &first, "second", Some(&two));
    assert_eq!(placed(&both), [("lead".to_owned(), one.clone()), ("second".to_owned(), two.clone())]);
    // On one page two change places.
    let swapped = put(&place, &first, "second", Some(&one));
    assert_eq!(placed(&swapped), [("lead".to_owned(), two.clone()), ("second".to_owned(), one.clone())]);
    // From another page it moves.
    let moved = put(&place, &second, "lead", Some(&two));
    assert_eq!(placed(&moved), [("lead".to_owned(), two.clone())]);
    let pages = place.call("page.list", json!({}))["pages"].clone();
    let left = pages.as_array().unwrap().iter().find(|row| row["id"] == *first).unwrap();
    assert_eq!(placed(left), [("second".to_owned(), one.clone())]);
    assert_eq!(placed(&put(&place, &second, "lead", None)), []);
    let failure = place
        .try_call("page.place", json!({ "page": second, "slot": "nowhere", "article": two }))
        .unwrap_err();
    assert_eq!(failure.code.name(), "slot_missing");
    place.call("page.remove", json!({ "id": first }));
    assert_eq!(place.call("page.fits", json!({}))["fits"], json!([]));
}

#[test]
fn what_is_known_of_a_page() {
    let place = Place::new();
    let id = page(&place);
    let change = |more: Value| {
        let mut request = more;
        request["id"] = json!(id);
        place.try_call("page.change", request)
    };
    let made = change(json!({ "number": "4", "section": " 江城 ", "date": "2026-02-11", "editors": "林晓" }));
    let page = made.unwrap()["page"].clone();
    assert_eq!(
        (&page["number"], &page["section"], &page["date"]),
        (&json!("4"), &json!("江城"), &json!("2026-02-11"))
    );
    let page = change(json!({ "name": "二版", "date": null })).unwrap()["page"].clone();
    assert_eq!(
        (&page["name"], &page["date"], &page["editors"]),
        (&json!("二版"), &json!(null), &json!("林晓"))
    );
    for (wrong, field) in [
        (json!({ "name": " " }), "name"),
        (json!({ "date": "11.2.2026" }), "date"),
        (json!({ "section": "长".repeat(201) }), "section"),
    ] {
        let failure = change(wrong).unwrap_err();
        assert_eq!((failure.code.name().as_str(), failure.params["field"].as_str()), ("bad_request", field));
    }
    assert_eq!(change(json!({ "plan": "none" })).unwrap_err().code.name(), "plan_missing");
}

#[test]
fn the_page_is_of_what_is_typed_before_it_is_kept() {
    let place = Place::new();
    let id = story(&place, "江上大雾", 4);
    let page = page(&place);
    put(&place, &page, "lead", Some(&id));
    let before = set(&place, &page, &id, json!(null));
    let lead = slot(&before, "lead");
    assert_eq!((&lead["article"], &lead["title"]), (&json!(id), &json!("江上大雾")));
    assert!(lead["over"].as_i64().unwrap() < 0, "{lead}");
    let lines = before["lines"].as_array().unwrap().len();
    let (change, block) = typed(&place, &id, &"今".repeat(160));
    let after = set(&place, &page, &id, change.clone());
    assert!(after["lines"].as_array().unwrap().len() >= lines + 9, "{}", after["lines"]);
    assert_eq!(
        slot(&after, "lead")["over"].as_i64().unwrap() - lead["over"].as_i64().unwrap(),
        10,
        "160 characters are ten rows of sixteen"
    );
    // Asked again without a change it is still there; read anew it is what the library has.
    assert_eq!(set(&place, &page, &id, json!(null))["lines"], after["lines"]);
    place.call("story.read", json!({ "id": id }));
    assert_eq!(set(&place, &page, &id, json!(null))["lines"], before["lines"]);
    // What the journal got counts from then on.
    let base = place.call("story.read", json!({ "id": id }))["revision"].clone();
    place.call("story.journal", json!({ "id": id, "base": base, "change": change }));
    let kept = set(&place, &page, &id, json!(null));
    assert_eq!(kept["lines"], after["lines"]);
    let fits = place.call("page.fits", json!({}))["fits"].clone();
    assert_eq!((&fits[0]["article"], &fits[0]["over"]), (&json!(id), &slot(&kept, "lead")["over"]));
    // From the page to the text and back.
    let line = kept["lines"].as_array().unwrap().iter().find(|line| line["text"]["block"] == *block).unwrap();
    let (rect, from) = (&line["rect"], line["text"]["from"].as_u64().unwrap());
    let point = |share: f64| rect["x"].as_f64().unwrap() + share * rect["width"].as_f64().unwrap();
    let (x, y) = (point(0.51), rect["y"].as_f64().unwrap() + 4.0);
    let found = place.call("page.at", json!({ "sheet": kept["sheet"], "x": x, "y": y }))["place"].clone();
    assert_eq!((&found["article"], &found["block"]), (&json!(id), &json!(block)));
    assert!(found["at"].as_u64().unwrap() > from);
    let asked = json!({ "sheet": kept["sheet"], "article": id, "block": block, "at": found["at"] });
    let there = place.call("page.where", asked)["rect"].clone();
    assert!((there["x"].as_f64().unwrap() - x).abs() < 12.0, "{there} {x}");
    assert!(place.call("page.at", json!({ "sheet": 999, "x": x, "y": y }))["place"].is_null());
}

/// The words of a page as they are copied from its PDF, without white space.
fn copied(place: &Place, page: &str) -> String {
    let folder = place.path("copied");
    std::fs::create_dir_all(&folder).unwrap();
    let target = place.desk.register_path(folder);
    let view = json!({ "kind": "page", "page": page });
    let request = json!({ "view": view, "kind": "pdf", "archival": false, "target": target });
    let path = place.call("page.write", request)["path"].as_str().unwrap().to_owned();
    let told = std::process::Command::new("pdftotext").args(["-raw", &path, "-"]).output();
    let text = told.expect("`cargo xtask setup test` brings pdftotext").stdout;
    String::from_utf8(text).unwrap().split_whitespace().collect()
}

#[test]
fn what_is_for_other_channels_only_has_no_place_on_the_page() {
    let place = Place::new();
    let id = story(&place, "江上大雾", 6);
    let page = page(&place);
    put(&place, &page, "lead", Some(&id));
    let over = |set: &Value| slot(set, "lead")["over"].as_i64().unwrap();
    let before = set(&place, &page, &id, json!(null));
    // A block for the web, and words for the web within one for all: 32 characters are two rows.
    let (web, print) = ("网".repeat(160), "报".repeat(32));
    let (mut change, _) = typed(&place, &id, &print);
    let mut block = change["blocks"][0].clone();
    let text = block["content"][0]["text"].clone();
    let only = |channel: &str| json!([{ "type": "only", "attrs": { "channels": [channel] } }]);
    let words = |text: &Value, channel: &str| json!({ "type": "text", "text": text, "marks": only(channel) });
    block["content"] = json!([words(&json!("网"), "web"), words(&text, "print"), words(&json!(web), "web")]);
    let mut own = block.clone();
    own["attrs"]["id"] = json!("0192f0c1-2d3e-7f40-8a51-b2c3d4e5f607");
    own["attrs"]["only"] = json!(["web", "wechat"]);
    own["content"] = json!([{ "type": "text", "text": web }]);
    let read = place.call("story.read", json!({ "id": id }));
    let mut order: Vec<Value> = read["article"]["doc"]["content"][1]["content"]
        .as_array()
        .unwrap()
        .iter()
        .map(|block| block["attrs"]["id"].clone())
        .collect();
    order.insert(1, own["attrs"]["id"].clone());
    change["blocks"] = json!([block, own]);
    change["order"] = json!(order);
    let after = set(&place, &page, &id, change.clone());
    assert_eq!(over(&after) - over(&before), 2, "only what is printed counts");
    let base = read["revision"].clone();
    place.call("story.journal", json!({ "id": id, "base": base, "change": change }));
    let fits = place.call("page.fits", json!({}))["fits"].clone();
    assert_eq!(fits[0]["over"], over(&after));
    let text = copied(&place, &page);
    assert!(text.contains(&print), "{text}");
    assert!(!text.contains('网'), "{text}");
}

#[test]
fn pixels_of_the_sheets_that_were_set_last() {
    let place = Place::new();
    let id = story(&place, "一", 2);
    let page = page(&place);
    put(&place, &page, "lead", Some(&id));
    let first = set(&place, &page, &id, json!(null))["sheet"].as_u64().unwrap();
    let whole = place.desk.page_pixels(first, 0.5, None).unwrap();
    assert_eq!((whole.width, whole.height, whole.bytes.len()), (553, 765, 553 * 765 * 4));
    let tile = Tile { x: 100, y: 50, width: 64, height: 32 };
    let part = place.desk.page_pixels(first, 0.5, Some(tile)).unwrap();
    assert_eq!((part.width, part.height), (64, 32));
    assert!(place.desk.page_pixels(first, 1e9, None).is_none());
    for _ in 0..8 {
        set(&place, &page, &id, json!(null));
    }
    assert!(place.desk.page_pixels(first, 0.5, None).is_none(), "only the last eight are kept");
}

#[test]
fn of_the_next_sheet_only_what_is_other_is_sent() {
    let place = Place::new();
    let id = story(&place, "一", 2);
    let page = page(&place);
    put(&place, &page, "lead", Some(&id));
    let sheet = |place: &Place| set(place, &page, &id, json!(null))["sheet"].as_u64().unwrap();
    let part = |sheet, scale, since| place.desk.page_pixels_since(sheet, scale, None, since).unwrap();
    let first = sheet(&place);
    assert!(part(first, 0.5, None).1.is_none());
    let same = sheet(&place);
    assert_eq!(part(same, 0.5, Some(first)).1.unwrap().pixels.bytes.len(), 0);
    put(&place, &page, "box", Some(&story(&place, "二", 1)));
    let other = sheet(&place);
    assert!(part(other, 0.25, Some(same)).1.is_none(), "no such pixels of the earlier one are known");
    let (whole, found) = part(other, 0.5, Some(same));
    let found = found.unwrap().pixels;
    assert!(found.width > 0 && found.bytes.len() < whole.bytes.len() / 2);
}

#[test]
fn plans_of_the_newsroom() {
    let place = Place::new();
    let plans = || place.call("page.plans", json!({}));
    let ready = plans();
    assert_eq!(ready["faces_missing"], json!([]), "`cargo xtask setup` brings the faces");
    let find = |plans: &Value, id: &str| {
        plans["plans"].as_array().unwrap().iter().find(|plan| plan["id"] == id).cloned()
    };
    assert!(find(&ready, "proof").is_some());
    let text = include_str!("../../layout/plans/broadsheet-news.toml");
    let own = text.replace("id = \"broadsheet-news\"", "id = \"own\"").replace("\"daily-zh\"", "\"own\"");
    place.file("library/plans/own.toml", own);
    assert_eq!(find(&plans(), "own").unwrap()["problems"][0]["code"], "style_unknown");
    let style = include_str!("../../layout/styles/daily-zh.toml");
    let style = style.replace("id = \"daily-zh\"", "id = \"own\"").replace("Noto Serif SC", "Nobody's Song");
    place.file("library/styles/own.toml", style);
    let seen = plans();
    let plan = find(&seen, "own").unwrap();
    assert_eq!((&plan["problems"], &plan["origin"]), (&json!([]), &json!("newsroom")));
    assert_eq!(seen["faces_missing"], json!(["Nobody's Song"]));
    place.file("library/plans/broken.toml", "format = \"gaotai-page-plan\"\nversion = 99\n");
    let broken = find(&plans(), "broken").unwrap();
    assert_eq!((&broken["problems"][0]["code"], &broken["slots"]), (&json!("plan_newer"), &json!([])));
    let failure = place.try_call("page.create", json!({ "plan": "broken", "name": "x" })).unwrap_err();
    assert_eq!(failure.code.name(), "plan_missing");
}

#[test]
fn a_page_as_a_file() {
    let place = Place::new();
    let id = story(&place, "江上大雾", 120);
    let page = page(&place);
    put(&place, &page, "lead", Some(&id));
    let folder = place.path("out");
    std::fs::create_dir(&folder).unwrap();
    let target = place.desk.register_path(folder.clone());
    let view = json!({ "kind": "page", "page": page });
    let write = |kind: &str, archival: bool| {
        let request = json!({ "view": view, "kind": kind, "archival": archival, "target": target });
        let done = place.call("page.write", request);
        let path = done["path"].as_str().unwrap().to_owned();
        (std::fs::read(&path).unwrap(), path, done)
    };
    let (pdf, path, done) = write("pdf", false);
    assert!(pdf.starts_with(b"%PDF-") && path.ends_with("/要闻一版.pdf"), "{path}");
    assert_eq!(done["over"][0]["slot"], "lead", "the end of the story is not on the page");
    assert_eq!(write("pdf", false).1, path, "the same file again");
    let (grey, other, _) = write("pdf", true);
    assert!(grey.starts_with(b"%PDF-") && other.ends_with("/要闻一版-2.pdf"), "no file is overwritten");
    assert!(write("png", false).0.starts_with(b"\x89PNG"));
    assert!(write("svg", false).0.starts_with(b"<svg"));
    let slip = place.call("story.slip_sheet", json!({ "article": id, "target": target }));
    assert!(std::fs::read(slip["path"].as_str().unwrap()).unwrap().starts_with(b"%PDF-"));
    let view = json!({ "kind": "story", "article": id, "plan": "proof" });
    let proof = place.call("page.set", json!({ "view": view, "article": id, "change": null }));
    assert!(proof["lines"].as_array().unwrap().len() > 300);
}

/// 小样: as many sheets as the story takes, one PDF, and a picture of each.
#[test]
fn a_proof_over_several_sheets() {
    let place = Place::new();
    let id = story(&place, "江上大雾", 200);
    let view = json!({ "kind": "story", "article": id, "plan": "proof" });
    let proof = place.call("page.set", json!({ "view": view, "article": id, "change": null }));
    let sheets = proof["sheets"].as_u64().unwrap();
    assert!(sheets > 2, "{sheets}");
    let slot = &proof["slots"][0];
    assert_eq!((&slot["over"], &slot["continues"]), (&json!(0), &json!(true)));
    let lines = proof["lines"].as_array().unwrap();
    assert_eq!(slot["rows"].as_u64().unwrap() as usize, lines.len());
    assert_eq!(slot["outline"].as_array().unwrap().len() as u64, sheets);
    let last = lines.last().unwrap();
    let y = last["rect"]["y"].as_f64().unwrap();
    assert!(y > proof["step"].as_f64().unwrap() * (sheets - 1) as f64, "{last}");
    let x = last["rect"]["x"].as_f64().unwrap() + 1.0;
    let found = place.call("page.at", json!({ "sheet": proof["sheet"], "x": x, "y": y + 4.0 }));
    assert_eq!(found["place"]["block"], last["text"]["block"]);
    let folder = place.path("out");
    std::fs::create_dir(&folder).unwrap();
    let target = place.desk.register_path(folder.clone());
    let write = |kind: &str| {
        let request = json!({ "view": view, "kind": kind, "archival": true, "target": target });
        place.call("page.write", request)
    };
    assert_eq!((&write("pdf")["files"], &write("pdf")["over"]), (&json!(1), &json!([])));
    assert_eq!(write("svg")["files"], json!(sheets));
    assert!(write("svg")["path"].as_str().unwrap().ends_with("-p1.svg"));
    let mut files: Vec<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    files.sort();
    assert_eq!(files.len() as u64, sheets + 1, "{files:?}");
    assert!(files[0].ends_with("-p1.svg") && files[1].ends_with("-p2.svg"), "{files:?}");
}

/// What others do to a story on a page is seen at the next look, and only that.
#[test]
fn a_look_at_the_pages() {
    let place = Place::new();
    let id = story(&place, "江上大雾", 4);
    let page = page(&place);
    put(&place, &page, "lead", Some(&id));
    let mut watch = Watch::default();
    let mut look = || watch.look(&place.desk);
    assert_eq!((look(), look()), (false, false), "the first look only learns");
    let write = |words: &str| {
        let base = place.call("story.read", json!({ "id": id }))["revision"].clone();
        let (change, _) = typed(&place, &id, words);
        place.call("story.journal", json!({ "id": id, "base": base, "change": change }));
    };
    write(&"今".repeat(160));
    assert_eq!((look(), look()), (true, false));
    // One word more in the same lines is no news.
    write("");
    assert!(!look());
    put(&place, &page, "second", Some(&id));
    assert!(look());
    put(&place, &page, "second", None);
    assert!(look());
    assert!(!look());
}

/// Faces that are put into the library's folder serve the next page.
#[test]
fn new_faces_are_seen() {
    let place = Place::new();
    let missing = || place.call("page.plans", json!({}))["faces_missing"].clone();
    let style = include_str!("../../layout/styles/daily-zh.toml");
    let style =
        style.replace("id = \"daily-zh\"", "id = \"own\"").replace("Source Serif 4", "Sourze Serif 4");
    place.file("library/styles/own.toml", style);
    let text = include_str!("../../layout/plans/proof.toml");
    place.file(
        "library/plans/own.toml",
        text.replace("id = \"proof\"", "id = \"own\"").replace("\"daily-zh\"", "\"own\""),
    );
    assert_eq!(missing(), json!(["Sourze Serif 4"]));
    let id = story(&place, "江上大雾", 2);
    let set = || {
        let view = json!({ "kind": "story", "article": id, "plan": "own" });
        place.call("page.set", json!({ "view": view, "article": id, "change": null }))
    };
    let problems = || set()["problems"].clone();
    let codes = problems().as_array().unwrap().iter().map(|one| one["code"].clone()).collect::<Vec<_>>();
    assert!(codes.contains(&json!("face_missing")), "{codes:?}");
    // Chinese text does not ask for it, and its figures stand.
    assert_eq!(set()["slots"][0]["faces_missing"], json!([]));
    place.file("library/fonts/own.ttf", renamed());
    assert_eq!((missing(), problems()), (json!([]), json!([])));
}

/// A figure that was made without the faces that the text asks for is told, on the page and in the list.
#[test]
fn figures_without_faces_are_told() {
    let place = Place::new();
    let style = include_str!("../../layout/styles/daily-zh.toml");
    let style = style.replace("id = \"daily-zh\"", "id = \"own\"").replace("Noto Serif SC", "Nobody's Song");
    place.file("library/styles/own.toml", style);
    let text = include_str!("../../layout/plans/broadsheet-news.toml");
    let text = text.replace("id = \"broadsheet-news\"", "id = \"own\"").replace("\"daily-zh\"", "\"own\"");
    place.file("library/plans/own.toml", text);
    let id = story(&place, "江上大雾", 2);
    let page = page(&place);
    put(&place, &page, "lead", Some(&id));
    let told = || {
        let view = json!({ "kind": "page", "page": page });
        let set = place.call("page.set", json!({ "view": view, "article": id, "change": null }));
        let lead = &set["slots"][0];
        let fit = place.call("page.fits", json!({}))["fits"][0]["faces_missing"].clone();
        [lead["faces_missing"].clone(), lead["titles"][0]["faces_missing"].clone(), fit]
    };
    assert_eq!(told(), [json!([]), json!([]), json!([])]);
    place.call("page.change", json!({ "id": page, "plan": "own" }));
    let lacks = json!(["Nobody's Song"]);
    assert_eq!(told(), [lacks.clone(), lacks.clone(), lacks]);
}

/// A face that ships, under another name.
fn renamed() -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fonts/faces");
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
    let (from, to) = (wide("Source Serif 4"), wide("Sourze Serif 4"));
    let named = |bytes: &Vec<u8>| bytes.windows(from.len()).any(|part| part == from);
    let files = std::fs::read_dir(folder).unwrap().map(|entry| std::fs::read(entry.unwrap().path()).unwrap());
    let mut bytes = files.filter(|bytes| bytes.len() < 2_000_000).find(named).unwrap();
    for at in 0..bytes.len() - from.len() {
        if bytes[at..at + from.len()] == from {
            bytes[at..at + from.len()].copy_from_slice(&to);
        }
    }
    bytes
}

#[test]
fn a_slot_that_the_new_plan_lacks_is_told() {
    let place = Place::new();
    let id = story(&place, "一", 2);
    let page = page(&place);
    put(&place, &page, "rail", Some(&id));
    place.call("page.change", json!({ "id": page, "plan": "proof" }));
    let seen = set(&place, &page, &id, json!(null));
    let gone = seen["problems"].as_array().unwrap().iter().find(|it| it["code"] == "slot_gone").unwrap();
    assert_eq!((&gone["slot"], &gone["params"]["article"]), (&json!("rail"), &json!(id)));
    place.call("page.change", json!({ "id": page, "plan": "broadsheet-news" }));
    assert_eq!(slot(&set(&place, &page, &id, json!(null)), "rail")["article"], *id);
}
