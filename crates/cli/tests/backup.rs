//! Backup, restoring and rescue by the real binary.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod shell;

use serde_json::json;
use shell::{Shell, error, keys};
use std::io::{Seek, SeekFrom, Write};

#[test]
fn back_up_list_restore() {
    let shell = Shell::new();
    let id = shell.with_story();
    let made = shell.json(0, &["backup", "--to", "stick", "--json"]);
    assert_eq!(keys(&made).len(), 7);
    assert_eq!((made["stories"].clone(), made["missing"].clone()), (json!(1), json!(0)));
    let list = shell.json(0, &["backups", "stick", "--json"]);
    assert_eq!(
        (list["library"].clone(), list["snapshots"][0]["state"].clone()),
        (json!("library"), json!("good"))
    );
    assert!(shell.ends(0, &["backups", "stick"]).contains("good"));
    shell.json(0, &["restore", "stick", "--to", "again", "--json"]);
    assert_eq!(shell.json(0, &["--library", "again", "list", "--json"])[0]["id"], json!(id));
    let over = shell.run(&["restore", "stick", "--to", "again"]);
    assert_eq!(over.status.code(), Some(1));
    assert!(error(&over).contains("not empty"), "{}", error(&over));
    shell.ends(1, &["backup"]);
    shell.ends(1, &["backups", "nowhere"]);
    shell.ends(1, &["backup", "--to", "library/media"]);
}

#[test]
fn rescue_after_dd() {
    let shell = Shell::new();
    let id = shell.with_story();
    shell.ends(0, &["backup", "--to", "stick"]);
    // dd if=/dev/zero of=library.sqlite bs=4096 count=1 conv=notrunc
    let mut file = std::fs::File::options().write(true).open(shell.path("library/library.sqlite")).unwrap();
    file.seek(SeekFrom::Start(0)).unwrap();
    file.write_all(&[0; 4096]).unwrap();
    drop(file);
    shell.ends(3, &["list"]);
    let found = shell.json(0, &["rescue", "library", "--json"]);
    assert_eq!((found["stories"][0]["id"].clone(), found["made"].clone()), (json!(id), json!(null)));
    let made = shell.json(0, &["rescue", "library", "--backup", "stick", "--to", "rescued", "--json"]);
    assert_eq!(made["made"]["stories"], 1);
    assert_eq!(shell.json(0, &["--library", "rescued", "check", "--json"])["ok"], json!(true));
    assert_eq!(shell.json(0, &["--library", "rescued", "list", "--json"])[0]["id"], json!(id));
}
