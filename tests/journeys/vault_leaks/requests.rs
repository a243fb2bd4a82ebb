//! A plausible request for every verb, so that every answer can be looked at. A verb that is not
//! here makes the test fail: whoever adds one says here how it is asked.

use serde_json::{Value, json};

/// What requests need to name.
pub struct Names {
    pub story: String,
    pub revision: String,
    pub profile: Value,
    /// Handle of a story profile's file.
    pub profile_file: String,
    /// Handle of a destination's file.
    pub destination_file: String,
    /// In Base64.
    pub picture: String,
    /// Of a picture that the library has.
    pub picture_hash: String,
    pub picture_file: String,
    pub folder: String,
    pub file: String,
    pub formats: Vec<String>,
    /// Handle of the folder with backups, and the name of one in it.
    pub backups: String,
    pub snapshot: String,
    /// Handle of a folder for what is restored.
    pub restored: String,
    /// A page on which the story stands, and one that is taken away.
    pub page: String,
    pub page_gone: String,
    /// Who writes, and somebody who is taken away.
    pub person: String,
    pub person_gone: String,
    /// A thread of comments, and a comment of its own that is removed.
    pub thread: String,
    pub comment: String,
    /// A story detail that waits for a yes or no.
    pub field: String,
    /// What is asked for in every search.
    pub phrase: String,
}

/// Requests for a verb; none for one that is not known here.
pub fn of(verb: &str, n: &Names) -> Option<Vec<Value>> {
    let id = || json!({ "id": n.story });
    let export = |zip: bool| json!({ "ids": [n.story], "formats": n.formats, "encoding": null, "zip": zip, "target": n.folder, "pass_placeholders": true });
    let list = |query: &str| json!({ "channel": null, "state": null, "query": query, "sort": "updated" });
    Some(match verb {
        "library.status" | "library.check" | "settings.read" | "profile.list" | "format.list"
        | "export.outbox" | "template.read" | "media.collect" | "backup.state" => vec![json!({})],
        "settings.write" => vec![json!({ "values": { "theme": "dark" } })],
        // The second one shows that the list does not look into the vault.
        "story.list" => vec![list(""), list(&n.phrase)],
        "story.create" => vec![json!({ "language": "zh-CN", "profile": null })],
        "story.journal" => {
            vec![json!({ "id": n.story, "base": n.revision, "change": { "slip": { "slug": "雾" } } })]
        }
        "story.trash" | "story.untrash" => vec![json!({ "ids": [n.story] })],
        "story.revision" | "story.restore" => vec![json!({ "id": n.story, "revision": n.revision })],
        "story.compare" => vec![json!({ "id": n.story, "old": n.revision, "new": "now" })],
        "story.snapshot" => vec![json!({ "id": n.story, "name": "初稿" })],
        "story.name_version" => vec![json!({ "id": n.story, "revision": n.revision, "name": "定稿" })],
        "profile.read" | "profile.remove" => vec![json!({ "id": n.profile["id"] })],
        "profile.save" => vec![json!({ "profile": n.profile })],
        "profile.export" => vec![json!({ "id": n.profile["id"], "target": n.folder })],
        "profile.import" => vec![json!({ "handles": [n.profile_file] })],
        "import.files" => vec![json!({ "handles": [n.file] })],
        "media.add" => vec![json!({ "handles": [n.picture_file] })],
        "text.count" => vec![json!({ "texts": ["一二三"] })],
        "text.find" => vec![
            json!({ "pattern": n.phrase, "options": { "regex": false, "case": false, "whole_field": false, "fold_width": true, "fold_script": true }, "replacement": null, "texts": ["一二三"] }),
        ],
        "import.paste" => vec![json!({ "html": null, "text": "题目\n\n正文一段。" })],
        "export.check" => {
            let check = |review| json!({ "id": n.story, "formats": n.formats, "encoding": null, "with_review": review });
            vec![check(false), check(true)]
        }
        "export.write" => vec![export(false), export(true)],
        "export.wechat" => {
            vec![json!({ "id": n.story, "look": "wechat", "pass_placeholders": true, "as_accepted": true })]
        }
        "preview.wechat" => vec![json!({ "id": n.story, "look": "wechat-red", "dark": true })],
        "template.write" => {
            vec![json!({ "html": "<h1>{{ title }}</h1>{{ body }}" }), json!({ "html": null })]
        }
        "vocabulary.list" => vec![json!({ "kind": "channel" })],
        "vocabulary.save" => vec![json!({ "kind": "source", "id": null, "name": "江报", "parent": null })],
        "media.paste" => vec![json!({ "name": "a.png", "base64": n.picture })],
        "media.list" => vec![
            json!({ "query": "", "use": "any", "missing": null, "sort": "newest", "offset": 0, "limit": 50 }),
            json!({ "query": n.phrase, "use": "any", "missing": null, "sort": "newest", "offset": 0, "limit": 50 }),
        ],
        "media.read" => vec![json!({ "hash": n.picture_hash })],
        "media.change" => {
            vec![json!({ "hash": n.picture_hash, "caption": "x", "credit": null, "alt": null })]
        }
        "job.cancel" => vec![json!({ "job": "x" })],
        // The backup itself is a copy of the library and holds the vault; its answers do not.
        "backup.set" => vec![json!({ "folder": n.backups, "daily": false })],
        "backup.now" => vec![json!({})],
        "backup.list" => vec![json!({ "folder": null }), json!({ "folder": n.backups })],
        "backup.restore" => vec![json!({ "snapshot": n.snapshot, "to": n.restored })],
        "story.slip_sheet" => vec![json!({ "article": n.story, "target": n.folder })],
        name if name.starts_with("destination.") || name == "export.send" => return sending(name, n),
        name if name.starts_with("page.") => return pages(name, n),
        name if ["person.", "comment.", "ledger."].iter().any(|area| name.starts_with(area)) => {
            return review(name, n);
        }
        "story.read_up_to" | "story.since_read" | "story.blame" => vec![json!({ "article": n.story })],
        name if name.starts_with("story.") || name == "preview.web" => vec![id()],
        _ => return None,
    })
}

/// A destination of this id that takes everything along; `format` as one file of several stories, or not.
pub fn destination(id: &str, format: &str, kind: &str, gather: bool) -> Value {
    json!({
        "version": 1, "id": id, "name": "主站", "format": format, "gather": gather, "manifest": true,
        "mapping": [{ "field": "slip.ed_note", "rule": { "do": "compute", "template": "{{ slip }} {{ text }}" } }],
        "names": { "folder": "{published:%Y}", "file": "{title}-{id:8}" }, "out": { "kind": kind, "path": null },
    })
}

/// Those for the verbs of destinations; `export.send` comes behind `destination.save`.
fn sending(verb: &str, n: &Names) -> Option<Vec<Value>> {
    let send = |id: &str| json!({ "destination": id, "ids": [n.story], "target": n.folder, "pass_placeholders": true, "again": true });
    let site = destination("site", "html", "watched", false);
    Some(match verb {
        "destination.list" => vec![json!({})],
        "destination.save" => vec![
            json!({ "destination": site }),
            json!({ "destination": destination("feed", "rss", "folder", true) }),
            json!({ "destination": destination("zip", "ninjs", "zip", false) }),
        ],
        "destination.take" => vec![json!({ "handle": n.destination_file })],
        "destination.give" => vec![json!({ "id": "site", "handle": n.folder })],
        "destination.preview" => vec![json!({ "destination": site, "story": n.story })],
        "destination.remove" => vec![json!({ "id": "shared" })],
        "export.send" => vec![send("site"), send("feed"), send("zip")],
        _ => return None,
    })
}

/// Those for the verbs of pages.
fn pages(verb: &str, n: &Names) -> Option<Vec<Value>> {
    let view = json!({ "kind": "page", "page": n.page });
    let write = |kind: &str, archival: bool| json!({ "view": view, "kind": kind, "archival": archival, "target": n.folder });
    Some(match verb {
        "page.plans" | "page.list" | "page.fits" => vec![json!({})],
        "page.create" => vec![json!({ "plan": "broadsheet-news", "name": "要闻" })],
        "page.change" => vec![json!({ "id": n.page, "section": "要闻", "date": "2026-02-11" })],
        "page.remove" => vec![json!({ "id": n.page_gone })],
        "page.place" => vec![json!({ "page": n.page, "slot": "lead", "article": n.story })],
        "page.set" => vec![
            json!({ "view": view, "article": n.story, "change": null }),
            json!({ "view": { "kind": "story", "article": n.story, "plan": "proof" }, "article": n.story, "change": null }),
        ],
        "page.at" => vec![json!({ "sheet": 1, "x": 100, "y": 400 })],
        "page.where" => {
            vec![
                json!({ "sheet": 1, "article": n.story, "block": "00000000-0000-4000-8000-000000000001", "at": 0 }),
            ]
        }
        "page.write" => {
            vec![write("pdf", false), write("pdf", true), write("png", false), write("svg", false)]
        }
        _ => return None,
    })
}

/// Those for the verbs of people, comments and the ledger.
fn review(verb: &str, n: &Names) -> Option<Vec<Value>> {
    let (thread, person) = (&n.thread, &n.person);
    Some(match verb {
        "person.name" => vec![json!({ "name": "林晓" })],
        "person.list" => vec![json!({})],
        "person.put" => vec![
            json!({ "id": person, "name": "林晓", "pen_name": "青禾", "role": "editor", "colour": null, "tracked": null }),
        ],
        "person.choose" => vec![json!({ "id": person })],
        "person.remove" => vec![json!({ "id": n.person_gone })],
        "comment.list" | "ledger.list" => vec![json!({ "article": n.story })],
        "comment.add" => vec![json!({
            "id": "0198f000-0000-4000-8000-00000000000a", "article": n.story, "anchor": { "on": "field", "field": "keywords" },
            "quote": "", "text": "再加两个词", "mentions": [],
        })],
        "comment.reply" => vec![json!({ "thread": thread, "text": "好", "mentions": [person] })],
        "comment.change" => vec![json!({ "id": n.comment, "text": "改过", "mentions": [] })],
        "comment.remove" => vec![json!({ "id": n.comment })],
        "comment.resolve" => vec![json!({ "thread": thread, "resolved": true })],
        "comment.read" => vec![json!({ "ids": [thread] })],
        "ledger.decide_field" => vec![json!({ "id": n.field, "verdict": "reject" })],
        _ => return None,
    })
}

/// Requests for what can be done before a library is open; none for one that is not known here.
pub fn at_the_doorstep(verb: &str, snapshot: &str) -> Option<Vec<Value>> {
    let (bare, filled) =
        (json!({ "folder": null, "snapshot": null }), json!({ "folder": null, "snapshot": snapshot }));
    let damaged = |mut request: Value| {
        request["damaged"] = json!(true);
        request
    };
    Some(match verb {
        "doorstep.look" => vec![json!({ "folder": null })],
        "doorstep.survey" | "doorstep.restore" => vec![bare, filled],
        "doorstep.rescue" => vec![damaged(bare), damaged(filled)],
        "doorstep.swap" => vec![json!({})],
        "doorstep.cancel" => vec![json!({ "job": "x" })],
        _ => return None,
    })
}
