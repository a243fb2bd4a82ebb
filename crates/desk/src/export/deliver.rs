//! Writing stories out and keeping what was sent.

use super::files::{At, Batch, OutFile};
use super::press::Press;
use super::render::{Standing, losses, render, standing};
use crate::wire::{Loss, PlaceholderPlace};
use crate::{Desk, Failure, Task, story};
use gaotai_article::{Article, ArticleId, Hash};
use gaotai_formats::{Format, package};
use gaotai_store::{DeliveredFile, NewDelivery, RevisionId, StoreError};
use serde::Serialize;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use ts_rs::TS;

/// How often another name is tried before the place counts as one that cannot be written.
const NAMES: usize = 1000;

/// What to write, and where.
#[derive(Debug)]
pub struct Order {
    /// The stories.
    pub ids: Vec<ArticleId>,
    /// In which formats.
    pub formats: Vec<&'static Format>,
    /// For the formats that offer it.
    pub encoding: Option<String>,
    /// One zip of all files.
    pub zip: bool,
    /// Where to.
    pub place: Place,
    /// Also stories in which places are still open (〔待核：…〕, TK).
    pub pass_placeholders: bool,
    /// Also stories in which suggestions wait for a yes or no: as if all were accepted.
    pub as_accepted: bool,
    /// Suggestions and comments leave with the story, in the formats that carry them; where all do, open
    /// suggestions hold nothing up.
    pub with_review: bool,
}

/// Where an export goes.
#[derive(Debug, Clone)]
pub enum Place {
    /// Into this folder, under names made from the stories; files of others stay.
    Folder(PathBuf),
    /// To this very file, which may be there; pictures go beside it.
    File(PathBuf),
    /// Nowhere on the disk: to whoever asked.
    Caller,
}

/// A file that was written, and of what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WrittenFile {
    /// Relative to the export's folder, with `/`.
    pub path: String,
    /// Hash of its bytes.
    pub sha256: String,
    /// Its length.
    pub bytes: usize,
    /// Id of the format; `zip` for one of several.
    pub format: String,
    /// The story; `null` for several.
    pub story: Option<String>,
}

/// What was written.
#[derive(Debug)]
pub struct Delivered {
    /// The folder, or the zip itself; empty for [`Place::Caller`].
    pub path: PathBuf,
    /// The files on the disk.
    pub files: Vec<WrittenFile>,
    /// Every story in every format.
    pub parts: Vec<DeliveredPart>,
    /// The files themselves, for [`Place::Caller`].
    pub content: Vec<OutFile>,
}

/// A story in a format, as it was written.
#[derive(Debug)]
pub struct DeliveredPart {
    /// Path of its main file, in the folder or in the zip.
    pub file: String,
    /// The story.
    pub story: String,
    /// Id of the format.
    pub format: &'static str,
    /// What the file cannot hold of the story, and what did not come back (`differs`).
    pub losses: Vec<Loss>,
}

/// A story in a format, ready to be written.
struct Part {
    story: ArticleId,
    revision: RevisionId,
    format: &'static Format,
    files: Vec<OutFile>,
    losses: Vec<Loss>,
}

/// Writes stories, and keeps with each what was sent where: all of it or nothing. What was
/// typed becomes a revision first, so that what was sent can always be seen again.
///
/// # Errors
/// `story_missing`, `export_embargoed`, `export_placeholders`, `export_suggestions`, `export_encoding`,
/// `export_target_unwritable`, `disk_full`, `cancelled`, `name_empty`; those of the library.
pub fn deliver(desk: &Desk, order: &Order, task: &Task<'_>) -> Result<Delivered, Failure> {
    let mut parts = render_all(desk, order, task)?;
    let folder = match &order.place {
        Place::Folder(folder) => absolute(folder)?,
        Place::File(file) => absolute(file)?.parent().map(Path::to_path_buf).unwrap_or_default(),
        Place::Caller => PathBuf::new(),
    };
    if let (Place::File(file), false, [part]) = (&order.place, order.zip, parts.as_mut_slice()) {
        rename_main(part, &name_of(file));
    }
    let (written, files) = if order.zip { zipped(order, &parts, &folder)? } else { loose(&parts)? };
    let path = match files.first() {
        Some(zip) if order.zip => folder.join(&zip.path),
        _ => folder.clone(),
    };
    let place =
        if matches!(order.place, Place::Caller) { "-".to_owned() } else { path.display().to_string() };
    let records = parts.iter().map(|part| record(part, &place, if order.zip { files.first() } else { None }));
    let records: Vec<NewDelivery> = records.collect();
    task.go_on()?;
    if matches!(order.place, Place::Caller) {
        commit(desk, &records, || Ok(()))?;
    } else {
        write_out(desk, &folder, &files, &records)?;
    }
    let content = if matches!(order.place, Place::Caller) { files } else { Vec::new() };
    Ok(Delivered { path, files: written, parts: parts.into_iter().map(done).collect(), content })
}

fn done(part: Part) -> DeliveredPart {
    DeliveredPart {
        file: part.files.into_iter().next().map(|file| file.path).unwrap_or_default(),
        story: part.story.to_string(),
        format: part.format.id,
        losses: part.losses,
    }
}

pub(crate) fn absolute(path: &Path) -> Result<PathBuf, Failure> {
    std::path::absolute(path).map_err(|error| Failure::unwritable(path, &error))
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn rename_main(part: &mut Part, name: &str) {
    // A file in a folder of the format's own has its name from the format, and its pictures beside it.
    if let Some(main) = part.files.first_mut().filter(|main| !main.path.contains('/')) {
        main.path = name.to_owned();
    }
}

// ---- in memory ----

fn render_all(desk: &Desk, order: &Order, task: &Task<'_>) -> Result<Vec<Part>, Failure> {
    let total = order.ids.len() * order.formats.len();
    let mut stories = Vec::new();
    for id in &order.ids {
        story::settle(desk, *id)?;
        stories.push(standing(desk, *id)?);
    }
    for story in &stories {
        refuse_embargoed(desk, &story.article)?;
    }
    if !order.pass_placeholders {
        refuse_open(&stories)?;
    }
    let carried = order.with_review && order.formats.iter().all(|format| format.carries_review());
    if !order.as_accepted && !carried {
        refuse_suggested(&stories)?;
    }
    let stems = match &order.place {
        Place::File(file) if !order.zip => vec![stem_of(file)],
        _ => package::unique(stories.iter().map(|story| package::stem(&story.article)).collect()),
    };
    let mut taken = HashSet::new();
    let mut parts = Vec::new();
    for (story, stem) in stories.iter().zip(&stems) {
        task.at(parts.len(), total, stem)?;
        let press = Press::run(desk, [&story.article], &order.formats, &|_, _| task.go_on())?;
        parts.extend(render_story(desk, &press, order, story, stem, &mut taken)?);
    }
    task.at(total, total, "")?;
    Ok(parts)
}

/// Refuses a story that must not go out yet: a label on it stops nobody.
pub(crate) fn refuse_embargoed(desk: &Desk, article: &Article) -> Result<(), Failure> {
    match article.slip.embargo_until {
        Some(until) if until > desk.now() => Err(Failure::embargoed(&article.doc.display_title(), until)),
        _ => Ok(()),
    }
}

/// Refuses stories that are not finished.
pub(super) fn refuse_open(stories: &[Standing]) -> Result<(), Failure> {
    let open: Vec<_> = stories.iter().flat_map(|story| PlaceholderPlace::of(&story.article)).collect();
    if open.is_empty() { Ok(()) } else { Err(Failure::placeholders(&open)) }
}

/// Refuses stories in which somebody has yet to decide.
pub(super) fn refuse_suggested(stories: &[Standing]) -> Result<(), Failure> {
    let open: usize = stories.iter().map(|story| story.article.doc.suggestions().len()).sum();
    if open == 0 { Ok(()) } else { Err(Failure::suggestions(open)) }
}

fn stem_of(file: &Path) -> String {
    file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// The story in all formats, under the first name at which nothing of others lies.
fn render_story(
    desk: &Desk,
    press: &Press<'_>,
    order: &Order,
    story: &Standing,
    stem: &str,
    taken: &mut HashSet<String>,
) -> Result<Vec<Part>, Failure> {
    let ours = earlier(desk, story.article.id)?;
    for number in 1..NAMES {
        let name = if number == 1 { stem.to_owned() } else { format!("{stem}-{number}") };
        let mut parts: Vec<Part> = Vec::with_capacity(order.formats.len());
        for format in &order.formats {
            let mut made = part(desk, press, order, story, format, &name)?;
            // Several formats share an extension: the later ones say which they are.
            if parts.iter().any(|other| main_of(other) == main_of(&made)) {
                made = part(desk, press, order, story, format, &format!("{name}.{}", format.id))?;
            }
            parts.push(made);
        }
        let mains: Vec<String> = parts.iter().filter_map(main_of).collect();
        if mains.iter().any(|main| taken.contains(main)) || is_in_the_way(order, &parts, &ours) {
            continue;
        }
        taken.extend(mains);
        return Ok(parts);
    }
    Err(Failure::unwritable(Path::new(stem), &std::io::ErrorKind::AlreadyExists.into()))
}

/// The main file's name, as systems see it that do not tell case apart.
fn main_of(part: &Part) -> Option<String> {
    Some(part.files.first()?.path.to_lowercase())
}

fn part(
    desk: &Desk,
    press: &Press<'_>,
    order: &Order,
    story: &Standing,
    format: &'static Format,
    stem: &str,
) -> Result<Part, Failure> {
    let echo = render(desk, press, story, format, stem, order.encoding.as_deref(), order.with_review)?;
    let files = echo.exported.files.into_iter().map(|file| OutFile { path: file.path, bytes: file.bytes });
    let mut all = losses(echo.losses);
    all.extend(losses(echo.unexpected));
    Ok(Part {
        story: story.article.id,
        revision: story.revision,
        format,
        files: files.collect(),
        losses: all,
    })
}

/// Files that this story was sent as before, with what was in them.
type Earlier = HashSet<(PathBuf, Hash)>;

fn earlier(desk: &Desk, id: ArticleId) -> Result<Earlier, Failure> {
    let deliveries = desk.read(|r| r.deliveries(id))?;
    let files = deliveries.into_iter().flat_map(|delivery| {
        let folder = PathBuf::from(delivery.path);
        delivery.files.into_iter().map(move |file| (folder.join(file.path), file.sha256))
    });
    Ok(files.collect())
}

/// Whether a file of somebody else lies where one is to be written. What this story was sent
/// as before, untouched since, may be replaced by what it is now.
fn is_in_the_way(order: &Order, parts: &[Part], ours: &Earlier) -> bool {
    let (Place::Folder(folder), false) = (&order.place, order.zip) else { return false };
    let Ok(folder) = absolute(folder) else { return false };
    let mains = parts.iter().filter_map(|part| part.files.first());
    mains.into_iter().any(|file| {
        let place = folder.join(&file.path);
        match std::fs::read(&place) {
            Ok(bytes) => bytes != file.bytes && !ours.contains(&(place, Hash::of(&bytes))),
            Err(_) => place.exists(),
        }
    })
}

// ---- to the disk ----

/// All files of all parts, pictures that several parts share once.
fn loose(parts: &[Part]) -> Result<(Vec<WrittenFile>, Vec<OutFile>), Failure> {
    let (mut written, mut files): (Vec<WrittenFile>, Vec<OutFile>) = (Vec::new(), Vec::new());
    for part in parts {
        for file in &part.files {
            match files.iter().find(|known| known.path == file.path) {
                Some(known) if known.bytes == file.bytes => continue,
                Some(_) => return Err(Failure::internal("two files of one name")),
                None => {}
            }
            written.push(describe(file, part.format.id, Some(part.story)));
            files.push(file.clone());
        }
    }
    Ok((written, files))
}

pub(crate) fn describe(file: &OutFile, format: &str, story: Option<ArticleId>) -> WrittenFile {
    WrittenFile {
        path: file.path.clone(),
        sha256: file.hash().to_string(),
        bytes: file.bytes.len(),
        format: format.to_owned(),
        story: story.map(|id| id.to_string()),
    }
}

fn zipped(order: &Order, parts: &[Part], folder: &Path) -> Result<(Vec<WrittenFile>, Vec<OutFile>), Failure> {
    let (_, files) = loose(parts)?;
    let members: Vec<gaotai_formats::File> =
        files.into_iter().map(|file| gaotai_formats::File { path: file.path, bytes: file.bytes }).collect();
    let bytes = package::zip(&members)?;
    let path = match &order.place {
        Place::File(file) => name_of(file),
        _ => free_zip_name(&zip_stem(parts), folder, &bytes)?,
    };
    let zip = OutFile { path, bytes };
    let mut written = describe(&zip, "zip", one(parts.iter().map(|part| part.story)));
    if let Some(format) = one(parts.iter().map(|part| part.format.id)) {
        written.format = format.to_owned();
    }
    Ok((vec![written], vec![zip]))
}

/// What all of them are.
fn one<T: PartialEq>(mut all: impl Iterator<Item = T>) -> Option<T> {
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)
}

fn zip_stem(parts: &[Part]) -> String {
    let main = parts.first().and_then(|part| part.files.first());
    match (main, one(parts.iter().map(|part| part.story))) {
        (Some(main), Some(_)) => stem_of(Path::new(&main.path)),
        _ => "stories".to_owned(),
    }
}

fn free_zip_name(stem: &str, folder: &Path, bytes: &[u8]) -> Result<String, Failure> {
    for number in 1..NAMES {
        let name = if number == 1 { format!("{stem}.zip") } else { format!("{stem}-{number}.zip") };
        let place = folder.join(&name);
        if !place.exists() || std::fs::read(&place).is_ok_and(|there| there == bytes) {
            return Ok(name);
        }
    }
    Err(Failure::unwritable(folder, &std::io::ErrorKind::AlreadyExists.into()))
}

fn record(part: &Part, path: &str, zip: Option<&OutFile>) -> NewDelivery {
    let sent = |file: &OutFile| DeliveredFile {
        path: file.path.clone(),
        sha256: file.hash(),
        bytes: file.bytes.len() as u64,
    };
    NewDelivery {
        article: part.story,
        revision: part.revision,
        format: part.format.id.to_owned(),
        path: path.to_owned(),
        files: zip.into_iter().chain(&part.files).map(sent).collect(),
        sent: None,
    }
}

/// Writes the files, and in the same transaction that they were sent.
fn write_out(desk: &Desk, folder: &Path, files: &[OutFile], records: &[NewDelivery]) -> Result<(), Failure> {
    let unwritable = |(path, error): (PathBuf, std::io::Error)| Failure::unwritable(&path, &error);
    let changed: Vec<OutFile> = files.iter().filter(|file| !lies_there(folder, file)).cloned().collect();
    let mut ours = Earlier::new();
    for record in records {
        ours.extend(earlier(desk, record.article)?);
    }
    for file in changed.iter().filter(|file| file.path.contains('/')) {
        let place = folder.join(&file.path);
        // A picture's name is made from its content, and what these stories were sent as may be
        // replaced: any other content there is not ours.
        let theirs = match std::fs::read(&place) {
            Ok(bytes) => !ours.contains(&(place.clone(), Hash::of(&bytes))),
            Err(_) => place.exists(),
        };
        if theirs {
            return Err(unwritable((place, std::io::ErrorKind::AlreadyExists.into())));
        }
    }
    let mut batch = Batch::stage(folder, &changed).map_err(unwritable)?;
    commit(desk, records, || batch.place())?;
    batch.keep();
    Ok(())
}

fn lies_there(folder: &Path, file: &OutFile) -> bool {
    std::fs::read(folder.join(&file.path)).is_ok_and(|bytes| bytes == file.bytes)
}

/// Keeps what was sent. `place` is the last thing before it is final: when it fails, nothing
/// was sent, and when the library fails after it, the files are taken back.
pub(crate) fn commit(
    desk: &Desk,
    records: &[NewDelivery],
    place: impl FnOnce() -> At<()>,
) -> Result<(), Failure> {
    let mut failure = None;
    let kept = desk.sign("export", |w| {
        for record in records {
            w.put_delivery(record)?;
        }
        place().map_err(|(path, source)| {
            failure = Some(Failure::unwritable(&path, &source));
            StoreError::Io { path, source }
        })
    });
    match failure {
        Some(failure) => Err(failure),
        None => kept,
    }
}
