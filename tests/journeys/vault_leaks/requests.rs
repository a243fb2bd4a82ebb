//! A plausible request for every verb, so that every answer can be looked at. A verb that is not
//! here makes the test fail: whoever adds one says here how it is asked.

use serde_json::{Value, json};

/// What requests need to name.
pub struct Names {
    pub story: String,
    pub revision: String,
    pub profile: Value,
    pub picture: String,
    pub folder: String,
    pub file: String,
    pub formats: Vec<String>,
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
        "person.name" => vec![json!({ "name": "林晓" })],
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
        "profile.import" | "import.files" | "media.add" => vec![json!({ "handles": [n.file] })],
        "text.count" => vec![json!({ "texts": ["一二三"] })],
        "text.find" => vec![
            json!({ "pattern": n.phrase, "options": { "regex": false, "case": false, "whole": false, "width": true, "script": true }, "replacement": null, "texts": ["一二三"] }),
        ],
        "import.paste" => vec![json!({ "html": null, "text": "题目\n\n正文一段。" })],
        "export.check" => vec![json!({ "id": n.story, "formats": n.formats, "encoding": null })],
        "export.write" => vec![export(false), export(true)],
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
        "media.read" => vec![json!({ "hash": "0".repeat(64) })],
        "media.change" => {
            vec![json!({ "hash": "0".repeat(64), "caption": "x", "credit": null, "alt": null })]
        }
        "job.cancel" => vec![json!({ "job": "x" })],
        // The backup itself is a copy of the library and holds the vault; its answers do not.
        "backup.set" => vec![json!({ "target": n.folder, "daily": false })],
        "backup.now" => vec![json!({ "target": null })],
        "backup.list" | "backup.restore" => vec![json!({ "target": null })],
        name if name.starts_with("story.") || name == "preview.web" => vec![id()],
        _ => return None,
    })
}
