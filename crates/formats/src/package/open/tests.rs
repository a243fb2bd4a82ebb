//! Hostile archives, each made by hand and each refused for what it is.

use super::*;
use crate::File;
use crate::package::zip as pack;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn file(path: &str, bytes: &[u8]) -> File {
    File { path: path.to_owned(), bytes: bytes.to_vec() }
}

fn problem(bytes: &[u8], limits: &Limits) -> Option<ArchiveProblem> {
    match open(bytes, limits) {
        Err(ImportError::Archive { problem, .. }) => Some(problem),
        Err(other) => panic!("{other:?}"),
        Ok(_) => None,
    }
}

#[track_caller]
fn check(bytes: &[u8], expected: ArchiveProblem) {
    assert_eq!(problem(bytes, &Limits::default()), Some(expected));
}

/// An archive of one stored member whose name is written as it stands, at both its places.
fn renamed(name: &[u8]) -> Vec<u8> {
    let placeholder = "n".repeat(name.len());
    let mut bytes = pack(&[file(&placeholder, b"x")]).unwrap();
    let places: Vec<usize> = bytes
        .windows(name.len())
        .enumerate()
        .filter(|(_, window)| *window == placeholder.as_bytes())
        .map(|(at, _)| at)
        .collect();
    for at in places {
        bytes[at..at + name.len()].copy_from_slice(name);
    }
    bytes
}

/// Where a header of this kind begins, the first of them.
fn header(bytes: &[u8], signature: &[u8]) -> usize {
    bytes.windows(4).position(|window| window == signature).unwrap()
}

#[test]
fn an_archive_gives_its_files() {
    let bytes = pack(&[file("a/稿件.md", "字".as_bytes()), file("a/b.png", b"picture")]).unwrap();
    let mut package = open(&bytes, &Limits::default()).unwrap();
    let paths: Vec<&str> = package.members().iter().map(|member| member.path.as_str()).collect();
    assert_eq!(paths, ["a/b.png", "a/稿件.md"]);
    assert_eq!(package.read("a/稿件.md").unwrap().as_deref(), Some("字".as_bytes()));
    assert_eq!(package.read("a/none").unwrap(), None);
    assert!(package.has("a/b.png") && !package.has("b.png"));
}

#[test]
fn names_that_lead_out_are_refused() {
    for name in
        ["../a", "a/../../b", "..", "/etc/passwd", "\\a", "C:\\a.txt", "c:a", "a\\..\\b", "a\0b", "a\nb"]
    {
        check(&renamed(name.as_bytes()), ArchiveProblem::UnsafeName);
    }
    check(&pack(&[file(&"a/".repeat(600), b"x")]).unwrap(), ArchiveProblem::UnsafeName);
}

#[test]
fn names_of_other_systems_are_read() {
    let (gbk, expected) = (b"\xb8\xe5\xbc\xfe\\\xcd\xbc\xc6\xac.txt", "稿件/图片.txt");
    for (name, expected) in [(&gbk[..], expected), (b"./a//b.txt", "a/b.txt"), (b"a\\b.txt", "a/b.txt")] {
        let bytes = renamed(name);
        let mut package = open(&bytes, &Limits::default()).unwrap();
        assert_eq!(package.members()[0].path, expected);
        assert_eq!(package.read(expected).unwrap().as_deref(), Some(&b"x"[..]));
    }
}

#[test]
fn bombs_are_refused_before_they_go_off() {
    let bomb = pack(&[file("a.txt", &vec![b'0'; 3 << 20])]).unwrap();
    assert!(bomb.len() < 8 << 10);
    check(&bomb, ArchiveProblem::Bomb);
    // A short text of one letter is none.
    assert_eq!(problem(&pack(&[file("a.txt", &vec![b'0'; 1 << 20])]).unwrap(), &Limits::default()), None);
}

#[test]
fn an_archive_of_too_much_is_refused() {
    let many: Vec<File> = (0..9).map(|at| file(&format!("{at}"), &[at; 100])).collect();
    let bytes = pack(&many).unwrap();
    let limits = Limits { total: 899, ..Limits::default() };
    assert_eq!(problem(&bytes, &limits), Some(ArchiveProblem::TooLarge));
    assert_eq!(problem(&bytes, &Limits { total: 900, ..limits }), None);
    assert_eq!(problem(&bytes, &Limits { members: 8, ..Limits::default() }), Some(ArchiveProblem::TooMany));
    assert_eq!(problem(&bytes, &Limits { members: 9, ..Limits::default() }), None);
}

#[test]
fn ten_thousand_and_one_members_are_too_many() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for at in 0..10_001 {
        writer.start_file(format!("{at}"), options).unwrap();
    }
    check(&writer.finish().unwrap().into_inner(), ArchiveProblem::TooMany);
}

#[test]
fn a_password_is_said() {
    let mut bytes = pack(&[file("a.txt", b"secret")]).unwrap();
    let central = header(&bytes, b"PK\x01\x02");
    bytes[central + 8] |= 1;
    bytes[6] |= 1;
    check(&bytes, ArchiveProblem::Encrypted);
}

#[test]
fn what_is_cut_off_is_broken() {
    let bytes = pack(&[file("a.txt", &b"abc".repeat(200)), file("b.txt", b"b")]).unwrap();
    for length in [4, 20, bytes.len() / 2, bytes.len() - 30, bytes.len() - 1] {
        check(&bytes[..length], ArchiveProblem::Broken);
    }
    check(b"PK\x03\x04", ArchiveProblem::Broken);
    check(b"", ArchiveProblem::Broken);
}

/// A member that says of itself to be short, so that nobody counts it, and is not.
#[test]
fn a_member_is_never_longer_than_it_said() {
    let mut bytes = pack(&[file("a.txt", &vec![b'0'; 2 << 20])]).unwrap();
    let central = header(&bytes, b"PK\x01\x02");
    bytes[central + 24..central + 28].copy_from_slice(&10u32.to_le_bytes());
    bytes[22..26].copy_from_slice(&10u32.to_le_bytes());
    let mut package = open(&bytes, &Limits::default()).unwrap();
    assert!(matches!(
        package.read("a.txt"),
        Err(ImportError::Archive { problem: ArchiveProblem::Broken, .. })
    ));
}

#[test]
fn damaged_content_is_broken() {
    let text: Vec<u8> = (0..2000u32).flat_map(|at| at.wrapping_mul(2_654_435_761).to_le_bytes()).collect();
    let mut bytes = pack(&[file("a.png", &text)]).unwrap();
    bytes[100] ^= 0xff;
    let mut package = open(&bytes, &Limits::default()).unwrap();
    assert!(matches!(
        package.read("a.png"),
        Err(ImportError::Archive { problem: ArchiveProblem::Broken, .. })
    ));
}

#[test]
fn an_unknown_packing_is_said() {
    let mut bytes = pack(&[file("a.txt", b"text")]).unwrap();
    let central = header(&bytes, b"PK\x01\x02");
    bytes[central + 10] = 97;
    bytes[8] = 97;
    let mut package = open(&bytes, &Limits::default()).unwrap();
    assert!(matches!(
        package.read("a.txt"),
        Err(ImportError::Archive { problem: ArchiveProblem::Method, .. })
    ));
}

/// Any byte of an archive may be anything: that is an error or a file, never a panic.
#[test]
fn flipped_bytes_panic_nowhere() {
    let bytes = pack(&[file("a/b.md", "# 题\n\n文。".as_bytes()), file("a/c.png", b"picture")]).unwrap();
    for at in 0..bytes.len() {
        for flip in [0x01, 0x80, 0xff] {
            let mut bytes = bytes.clone();
            bytes[at] ^= flip;
            let Ok(mut package) = open(&bytes, &Limits::default()) else { continue };
            let paths: Vec<String> = package.members().iter().map(|member| member.path.clone()).collect();
            for path in paths {
                let _ = package.read(&path);
            }
        }
    }
}
