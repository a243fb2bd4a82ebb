//! A process that types is killed at random moments, again and again, on one library.
//! Set `GAOTAI_SOAK` to do it for longer.

use crate::common::*;
use gaotai_article::{Article, BlockId, Change, Inline};
use gaotai_article::{Block, Paragraph};
use gaotai_store::{Library, Stage};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;
use uuid::Uuid;

/// Paragraphs that are typed in turn; entry n goes into paragraph n modulo this.
const SLOTS: usize = 40;
/// An entry becomes part of a revision after so many.
const COMMIT_EVERY: usize = 25;
const LIBRARY: &str = "GAOTAI_TEST_LIBRARY";
const WORK: &str = "GAOTAI_TEST_WORK";

/// What the other process does.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Work {
    /// Opens the library and keeps it open.
    Hold,
    /// Types, and says what is on the disk.
    Type,
}

/// This test binary as another process, with only the test `child` to run.
pub struct Child {
    process: std::process::Child,
    lines: Receiver<String>,
}

impl Child {
    pub fn start(root: &Path, work: Work) -> Child {
        let mut process = Command::new(std::env::current_exe().unwrap())
            .args(["crash::child", "--exact", "--nocapture"])
            .env(LIBRARY, root)
            .env(WORK, format!("{work:?}"))
            .stdout(Stdio::piped())
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
        let (send, lines) = channel();
        let out = BufReader::new(process.stdout.take().unwrap());
        std::thread::spawn(move || out.lines().map_while(Result::ok).try_for_each(|line| send.send(line)));
        Child { process, lines }
    }

    pub fn wait_for(&mut self, word: &str) {
        while !self.lines.recv().expect("the other process ended").ends_with(word) {}
    }

    /// SIGKILL, wherever it is; returns the last entry that it acknowledged, also those
    /// that were still on their way.
    pub fn kill(&mut self) -> Option<usize> {
        self.process.kill().unwrap();
        let status = self.process.wait().unwrap();
        // 0 is an end, 101 a panic; a kill is a signal, or 1 where there are none.
        assert!(!matches!(status.code(), Some(0 | 101)), "it ended by itself: {status}");
        self.lines.iter().filter_map(|line| number(&line)).last()
    }
}

fn number(line: &str) -> Option<usize> {
    line.strip_prefix("kept ")?.parse().ok()
}

/// Not a test but what the other process runs: without its variables it has nothing to do.
#[test]
fn child() {
    let Some(root) = std::env::var_os(LIBRARY) else { return };
    let (library, _) = Library::create_or_open(Path::new(&root)).unwrap();
    say("\nopen");
    if std::env::var(WORK).unwrap() == "Type" {
        type_for_ever(&library);
    }
    // Ends when the other side does, should that be stopped before it can kill.
    let _ = std::io::stdin().read_line(&mut String::new());
}

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}").and_then(|()| out.flush()).unwrap();
}

fn type_for_ever(library: &Library) {
    if library.read(|r| r.story_count()).unwrap() == 0 {
        library.write(&at(0), "create", |w| w.create(&story(1, "标题", &["0"]), Stage::Create)).unwrap();
    }
    let mut head = library.read(|r| r.head(id(1))).unwrap();
    let mut last = entries(&head.article);
    loop {
        last += 1;
        let next = typed(&head.article, last);
        let change = Change::between(&head.article, &next);
        library.write(&at(last as i64), "type", |w| w.journal(id(1), head.revision, &change)).unwrap();
        say(&format!("kept {last}"));
        head.article = next;
        if last.is_multiple_of(COMMIT_EVERY) {
            let made = library.write(&at(last as i64), "commit", |w| w.compact(id(1), Stage::Edit)).unwrap();
            head.revision = made.unwrap();
            library.put_media(&at(0), &new(&gif(last as u32), "a.gif")).unwrap();
        }
    }
}

fn slot(number: usize) -> BlockId {
    BlockId(Uuid::from_u128(0xA000_0000_4000_8000_0000_0000_0000 + number as u128))
}

/// The story after entry `number`: its paragraph says the number, and is new or stands again at the end.
fn typed(article: &Article, number: usize) -> Article {
    let mut next = article.clone();
    let this = slot(number % SLOTS);
    next.doc.body.retain(|block| block.id() != this);
    next.doc.body.push(Block::Paragraph(Paragraph::new(this, vec![Inline::text(number.to_string())])));
    next
}

/// How many entries the story has. Every one of the last paragraphs must say its own number,
/// in order: none is missing, none is half there.
fn entries(article: &Article) -> usize {
    let numbers: Vec<usize> = article.doc.body.iter().map(|block| block.text().parse().unwrap()).collect();
    let last = *numbers.last().unwrap();
    let first = last.saturating_sub(SLOTS - 1).max(1);
    let expected: Vec<usize> = std::iter::once(0).chain(first..=last).collect();
    assert_eq!(numbers, if last == 0 { vec![0] } else { expected });
    last
}

/// Different in every run: the moments are what is tried.
fn random(below: u128) -> u64 {
    (Uuid::new_v4().as_u128() % below) as u64
}

/// What one library went through.
#[derive(Debug, Default)]
struct Tally {
    entries: usize,
    journals_replayed: usize,
    kept_but_not_yet_acknowledged: usize,
}

#[test]
fn nothing_acknowledged_is_lost_to_a_kill() {
    let libraries = if std::env::var_os("GAOTAI_SOAK").is_some() { 20 } else { 1 };
    for _ in 0..libraries {
        let tally = kill_again_and_again(60);
        println!("60 kills: {tally:?}");
        assert!(tally.entries > 60, "it was always killed before it could type");
        assert!(tally.journals_replayed > 15, "it was hardly ever killed while it typed");
    }
}

fn kill_again_and_again(rounds: usize) -> Tally {
    let folder = tempfile::TempDir::new().unwrap();
    let root = folder.path().join("library");
    let mut tally = Tally::default();
    for round in 0..rounds {
        let kept = kill_once(&root, round).unwrap_or(tally.entries);
        let (library, opened) = Library::create_or_open(&root).unwrap();
        assert!(round == 0 || !opened.created, "the library is gone");
        let report = library.check().unwrap();
        assert!(report.ok, "round {round}: {report:?}");
        let found = match library.read(|r| r.head(id(1))) {
            Ok(head) => entries(&head.article),
            Err(_) => 0,
        };
        assert!(found >= kept, "round {round}: {kept} were acknowledged, {found} are there");
        assert!(found <= kept + 1, "round {round}: {found} are there, {kept} were acknowledged");
        tally.journals_replayed += opened.recovered;
        tally.kept_but_not_yet_acknowledged += found - kept;
        tally.entries = found;
    }
    tally
}

/// Starts the other process and kills it: one time in six while it starts, else after a few
/// entries and a moment more.
fn kill_once(root: &Path, round: usize) -> Option<usize> {
    let mut child = Child::start(root, Work::Type);
    let mut last = None;
    if round % 6 == 5 {
        let _ = child.lines.recv_timeout(Duration::from_micros(random(30_000)));
        while let Ok(line) = child.lines.try_recv() {
            last = number(&line).or(last);
        }
    } else {
        for _ in 0..=random(60) {
            last = number(&child.lines.recv().expect("the other process ended")).or(last);
        }
        let moment = std::time::Instant::now() + Duration::from_micros(random(2_000));
        while let Ok(line) =
            child.lines.recv_timeout(moment.saturating_duration_since(std::time::Instant::now()))
        {
            last = number(&line).or(last);
        }
    }
    child.kill().or(last)
}
