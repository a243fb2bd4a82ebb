//! `gaotai media`

use super::{Outcome, Stop, open};
use crate::arguments::{
    Media, MediaAdd, MediaCommand, MediaList, MediaShow, MediaSort, PictureLack, PictureUsed,
};
use crate::output;
use crate::words::{Language, sentence};
use gaotai_desk::media::wire::PictureAbout;
use gaotai_desk::media::{add, collect, list, read};
use gaotai_desk::{Desk, Task};
use serde_json::json;
use std::path::Path;

/// Does with the pictures of the library what is asked.
pub fn run(library: &Path, arguments: &Media, language: Language) -> Outcome {
    match &arguments.command {
        MediaCommand::List(list) => self::list(library, list, language),
        MediaCommand::Add(add) => self::add(library, add, language),
        MediaCommand::Show(show) => self::show(library, show, language),
        MediaCommand::Collect(collect) => self::collect(library, collect.json, language),
    }
}

fn list(library: &Path, arguments: &MediaList, language: Language) -> Outcome {
    let desk = open(library)?;
    let pictures = all(&desk, arguments)?;
    if arguments.json {
        return Ok(output::json(&pictures)?);
    }
    let head = match language {
        Language::English => ["PICTURE", "NAME", "SIZE", "STORIES", "CREDIT", "CAPTION"],
        Language::Chinese => ["编号", "文件名", "大小", "稿件", "来源", "说明"],
    };
    let rows: Vec<[String; 6]> = pictures.iter().map(line).collect();
    Ok(output::say(&output::table(head, &rows))?)
}

/// All that fit; the desk gives them in parts.
fn all(desk: &Desk, arguments: &MediaList) -> Outcome<Vec<PictureAbout>> {
    let mut pictures = Vec::new();
    loop {
        let request = list::Request {
            query: arguments.words.join(" "),
            used: match arguments.r#use {
                PictureUsed::Any => list::PictureUsed::Any,
                PictureUsed::Used => list::PictureUsed::Used,
                PictureUsed::Unused => list::PictureUsed::Unused,
            },
            missing: arguments.missing.map(|missing| match missing {
                PictureLack::Caption => list::PictureLack::Caption,
                PictureLack::Credit => list::PictureLack::Credit,
                PictureLack::Alt => list::PictureLack::Alt,
            }),
            sort: match arguments.sort {
                MediaSort::Newest => list::PictureSort::Newest,
                MediaSort::Name => list::PictureSort::Name,
                MediaSort::Taken => list::PictureSort::Taken,
            },
            offset: pictures.len(),
            limit: usize::MAX,
        };
        let part = list::run(desk, request)?;
        let last = part.pictures.is_empty();
        pictures.extend(part.pictures);
        if last || pictures.len() >= part.total {
            return Ok(pictures);
        }
    }
}

fn line(picture: &PictureAbout) -> [String; 6] {
    [
        picture.hash.get(..12).unwrap_or(&picture.hash).to_owned(),
        picture.name.clone(),
        format!("{}×{}", picture.width, picture.height),
        picture.uses.to_string(),
        picture.credit.clone(),
        picture.caption.clone(),
    ]
}

fn add(library: &Path, arguments: &MediaAdd, language: Language) -> Outcome {
    let desk = Desk::create(library).map_err(Stop::Library)?;
    let paths = arguments.files.iter().map(std::path::absolute).collect::<Result<Vec<_>, _>>()?;
    let handles = paths.into_iter().map(|path| desk.register_path(path)).collect();
    let came = add::run(&desk, add::Request { handles }, &Task::silent())?.added;
    let all = || arguments.files.iter().map(|file| file.display().to_string()).zip(&came);
    if arguments.json {
        let rows = all().map(|(file, it)| {
            json!({ "file": file, "picture": it.picture, "known": it.known, "failure": it.failure })
        });
        output::json(&rows.collect::<Vec<_>>())?;
    }
    for (file, it) in all() {
        if let Some(failure) = &it.failure {
            output::complain(&format!("{file}: {}", sentence(failure, language)));
        }
        if let Some(picture) = it.picture.as_ref().filter(|_| !arguments.json) {
            let known = if it.known { language.of("  (already there)", "  （已在稿库）") } else { "" };
            output::say(&format!("{}  {file}{known}", picture.hash))?;
        }
    }
    if came.iter().any(|it| it.picture.is_none()) { Err(Stop::Told) } else { Ok(()) }
}

fn show(library: &Path, arguments: &MediaShow, language: Language) -> Outcome {
    let desk = open(library)?;
    let hash = find(&desk, &arguments.picture)?;
    let shown = read::run(&desk, read::Request { hash })?;
    if arguments.json {
        return Ok(output::json(&shown)?);
    }
    let picture = &shown.picture;
    let taken = picture.taken_at.clone().unwrap_or_default();
    let position = if picture.located {
        language.of("in the file; exports remove it", "文件中含有，导出时去掉")
    } else {
        language.of("not in the file", "文件中没有")
    };
    let facts = [
        ("Picture", "编号", picture.hash.as_str()),
        ("Name", "文件名", &picture.name),
        ("Size", "大小", &format!("{}×{}", picture.width, picture.height)),
        ("Headline", "标题", &picture.headline),
        ("Caption", "说明", &picture.caption),
        ("Credit", "来源", &picture.credit),
        ("Alt text", "替代文字", &picture.alt),
        ("By", "作者", &picture.creator),
        ("Rights", "版权", &picture.copyright),
        ("Place", "地点", &picture.place),
        ("Taken", "拍摄时间", &taken),
        ("GPS position", "GPS 位置", position),
    ];
    for (english, chinese, value) in facts.iter().filter(|(_, _, value)| !value.is_empty()) {
        output::say(&format!("{}: {}", language.of(english, chinese), value.replace(char::is_control, " ")))?;
    }
    for place in &shown.uses {
        let state = if place.current { "" } else { language.of("  (older version)", "  （旧版本）") };
        output::say(&format!("  {}  {}{state}", place.story, place.title))?;
    }
    Ok(())
}

/// The only hash that begins like this.
fn find(desk: &Desk, beginning: &str) -> Outcome<String> {
    let everything = MediaList {
        words: Vec::new(),
        r#use: PictureUsed::Any,
        missing: None,
        sort: MediaSort::Newest,
        json: false,
    };
    let wanted = beginning.to_lowercase();
    let mut hashes: Vec<String> = all(desk, &everything)?.into_iter().map(|it| it.hash).collect();
    hashes.retain(|hash| !wanted.is_empty() && hash.starts_with(&wanted));
    match hashes.as_slice() {
        // One that fits nothing is asked for as it is: the desk says that it is not there.
        [] => Ok(wanted),
        [one] => Ok(one.clone()),
        several => Err(Stop::SeveralPictures(beginning.to_owned(), several.len())),
    }
}

fn collect(library: &Path, as_json: bool, language: Language) -> Outcome {
    let gone = collect::run(&open(library)?, collect::Request {})?;
    if as_json {
        return Ok(output::json(&gone)?);
    }
    let (removed, bytes) = (gone.removed, gone.bytes);
    Ok(output::say(&match language {
        Language::English => format!("{removed} unused pictures removed, {bytes} bytes"),
        Language::Chinese => format!("清理了 {removed} 张未用的图片，共 {bytes} 字节"),
    })?)
}
