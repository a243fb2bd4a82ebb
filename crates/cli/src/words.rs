//! The command line's own words, in two languages. The desk says codes; here are sentences.

use gaotai_desk::{Failure, FailureCode};

/// The language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// English.
    English,
    /// Chinese.
    Chinese,
}

impl Language {
    /// By the first of GAOTAI_LANG, LC_ALL, LC_MESSAGES and LANG that is set.
    pub fn of_environment() -> Language {
        let names = ["GAOTAI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"];
        let set = names.iter().find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
        match set {
            Some(value) if value.to_lowercase().starts_with("zh") => Language::Chinese,
            _ => Language::English,
        }
    }

    /// The words in this language.
    pub fn of<'a>(self, english: &'a str, chinese: &'a str) -> &'a str {
        match self {
            Language::English => english,
            Language::Chinese => chinese,
        }
    }
}

/// What went wrong and what to try, in one or two sentences.
pub fn sentence(failure: &Failure, language: Language) -> String {
    let (english, chinese) = pattern(failure.code);
    let pattern = language.of(english, chinese);
    let (text, all_known) = fill(pattern, failure);
    if all_known { text } else { format!("{text} ({})", failure.detail) }
}

/// The pattern with `{param}` filled in, and whether every param was there.
fn fill(pattern: &str, failure: &Failure) -> (String, bool) {
    let (mut out, mut all_known) = (String::new(), true);
    for (at, piece) in pattern.split(['{', '}']).enumerate() {
        if at % 2 == 0 {
            out.push_str(piece);
        } else {
            let value = failure.params.get(piece);
            all_known &= value.is_some();
            out.push_str(value.map_or("?", String::as_str));
        }
    }
    (out, all_known)
}

fn pattern(code: FailureCode) -> (&'static str, &'static str) {
    use FailureCode as Code;
    match code {
        Code::LibraryNewer | Code::LibraryDamaged | Code::LibraryReadOnly | Code::LibraryLocked => {
            library(code)
        }
        Code::LibraryMissing | Code::NotALibrary | Code::DiskFull => library(code),
        Code::ImportEmpty | Code::ImportNotText | Code::ImportTooLarge | Code::ImportBrokenEncoding => {
            import(code)
        }
        Code::ImportUnreadable | Code::ImportUnknownFormat | Code::ImportArchive => import(code),
        Code::ImportNothingFound | Code::ImportProfile => import(code),
        Code::StoryMissing => ("there is no story {id}", "没有这篇稿件：{id}"),
        Code::StoryChangedElsewhere => {
            ("the story has been changed elsewhere; read it again", "稿件已在别处改动，请重新读取")
        }
        Code::ChangeInvalid => ("the change does not fit the story: {what}", "改动与稿件不符：{what}"),
        Code::PictureNotOne | Code::PictureUnsupported | Code::PictureBroken | Code::PictureTooLarge => {
            picture(code)
        }
        Code::PictureFileTooLarge | Code::PictureUnreadable | Code::PictureMissing => picture(code),
        Code::ExportUnknownFormat => (
            "there is no export format {format}; `gaotai formats` lists them",
            "没有导出格式 {format}；可用 `gaotai formats` 查看",
        ),
        Code::ExportTargetUnwritable => ("{path} cannot be written: {what}", "无法写入 {path}：{what}"),
        Code::ExportEncoding => (
            "the encoding {encoding} lacks these characters of the story: {characters}",
            "编码 {encoding} 缺少稿件中的这些字：{characters}",
        ),
        Code::ExportPlaceholders => (
            "{count} places are still open, nothing was written; fill them in, or add --pass-placeholders",
            "还有 {count} 处待核没有落实，未写出任何文件；请先补齐，或加上 --pass-placeholders",
        ),
        Code::ExportSuggestions => (
            "{count} suggestions are open, nothing was written; decide them, or add --as-accepted",
            "还有 {count} 处修订没有决定，未写出任何文件；请先接受或拒绝，或加上 --as-accepted",
        ),
        Code::ExportEmbargoed => (
            "embargoed until {until}, nothing was written: {title}",
            "刊发限制到 {until}，未写出任何文件：{title}",
        ),
        Code::DestinationMissing | Code::DestinationInvalid | Code::DestinationNotOne => destination(code),
        Code::DestinationNewer | Code::DestinationUnreadable => destination(code),
        Code::TemplateInvalid => {
            ("the web page template, line {line}: {what}", "网页模板第 {line} 行：{what}")
        }
        Code::ProfileMissing => (
            "there is no story profile {id}; `gaotai profiles` lists them",
            "没有这个稿件类型：{id}；可用 `gaotai profiles` 查看",
        ),
        Code::ProfileNotOne => ("not a story profile", "不是稿件类型文件"),
        Code::ProfileNewer => (
            "made by a newer Gaotai: profile version {found}, this one reads up to {known}",
            "由更新版本的稿台建立：稿件类型格式 {found}，本程序认识到 {known}",
        ),
        Code::ProfileUnreadable => ("the profile cannot be read: {what}", "稿件类型读不出来：{what}"),
        Code::PatternInvalid => {
            ("the pattern cannot be read from character {at} on", "查找式从第 {at} 个字符起读不出来")
        }
        Code::BackupInside | Code::BackupOtherLibrary | Code::BackupGone | Code::BackupFull => backup(code),
        Code::BackupUnwritable | Code::BackupUnverified | Code::BackupNone => backup(code),
        Code::BackupNotEmpty | Code::BackupAmong | Code::BackupNewer | Code::BackupRunning => backup(code),
        Code::PageMissing => ("there is no page {id}", "没有这个版面：{id}"),
        Code::PlanMissing => (
            "there is no page plan {id} that can be set; `gaotai plans` lists them",
            "没有可用的版样：{id}；可用 `gaotai plans` 查看",
        ),
        Code::PlanInvalid => ("the page plan cannot be used: {what}", "版样无法使用：{what}"),
        Code::SlotMissing => ("the plan has no slot {slot}", "版样中没有这个位置：{slot}"),
        Code::PageStale => ("a newer page was asked for", "已有更新的版面请求"),
        Code::PageUnwritable => ("the page cannot be written so: {what}", "版面无法按此写出：{what}"),
        Code::HandleUnknown => ("there is no handle {handle}", "没有句柄 {handle}"),
        Code::NameEmpty => ("a name is needed; give one with --author", "需要姓名，请用 --author 给出"),
        Code::PersonMissing | Code::PersonNameTaken | Code::PersonHasWritten => person(code),
        Code::CommentMissing => ("there is no such comment", "没有这条批注"),
        Code::CommentNotYours => ("the comment is somebody else's", "这条批注是别人写的"),
        Code::CommentHasReplies => ("the comment has replies", "这条批注已有回复"),
        Code::SuggestionMissing => ("the suggestion was decided already", "这处修订已经处理过了"),
        Code::SettingInvalid => ("{name}: {what}", "{name}：{what}"),
        Code::Cancelled => ("cancelled", "已取消"),
        Code::UnknownVerb => ("there is no verb {verb}", "没有此操作：{verb}"),
        Code::BadRequest => ("not understood: {field}", "无法理解：{field}"),
        // No command asks the vault for anything.
        Code::VaultMissing | Code::VaultFileUnreadable | Code::VaultDamaged | Code::VaultNotOpened => {
            ("the vault is only opened in the window", "资料库只在窗口里打开")
        }
        Code::Internal => ("something went wrong that should not: {what}", "出现了不该出现的错误：{what}"),
    }
}

/// What an import says of a place in the file; the code itself where there are no words for it.
pub fn problem(code: &str, language: Language) -> String {
    let (english, chinese) = match code {
        "furniture_navigation" => ("navigation, kept out", "导航栏，未入正文"),
        "furniture_breadcrumb" => ("breadcrumb, kept out", "面包屑，未入正文"),
        "furniture_feedback" => ("feedback line, kept out", "纠错行，未入正文"),
        "furniture_promotion" => ("promotion, kept out", "客户端推广，未入正文"),
        "furniture_related" => ("other stories, kept out", "相关新闻，未入正文"),
        "furniture_copyright" => ("copyright notice, kept out", "版权声明，未入正文"),
        "unknown_line" => ("not understood, kept in the text", "未能识别，留在正文"),
        "unknown_text" => ("not understood", "未能识别"),
        "guessed" => ("taken for it by its place; please look", "按位置判断，请核对"),
        "date_only" => ("date without time", "只有日期，没有时间"),
        "second_time" => ("a second time", "另有一处时间"),
        "picture_missing" => ("the picture is not beside the file", "图片不在文件旁"),
        "picture_broken" => ("not a picture that can be taken in", "无法收入的图片"),
        "picture_elsewhere" => ("a picture elsewhere, not loaded", "网络图片，未载入"),
        "link_dropped" => ("unsafe link, its text stays", "不安全的链接，只留文字"),
        "rescued_damaged" => ("rescued; the text is not as it was written", "抢救所得，文字与写入时不一致"),
        "replaced_characters" => ("bytes of no character", "无法解码的字节"),
        _ if code.starts_with("furniture_") => ("part of the page, kept out", "页面部件，未入正文"),
        _ => return code.to_owned(),
    };
    language.of(english, chinese).to_owned()
}

fn library(code: FailureCode) -> (&'static str, &'static str) {
    use FailureCode as Code;
    match code {
        Code::LibraryNewer => (
            "the library was made by a newer version ({found}; this one knows up to {known}); nothing was changed",
            "此稿库由更新的版本建立（{found}，本版本至多识别 {known}），未作任何改动",
        ),
        Code::LibraryDamaged => {
            ("the library is damaged: {what}; nothing was changed", "稿库已损坏：{what}；未作任何改动")
        }
        Code::LibraryReadOnly => ("{path} is read-only", "{path} 是只读的"),
        Code::LibraryLocked => {
            ("{path} is open in another program; close it there first", "{path} 已在别处打开，请先在那里关闭")
        }
        Code::LibraryMissing => (
            "there is no library at {path}; `gaotai import` makes one",
            "{path} 处没有稿库；`gaotai import` 会新建一个",
        ),
        Code::NotALibrary => ("{path} is not a library", "{path} 不是稿库"),
        _ => ("the disk is full; nothing was changed", "磁盘已满，未作任何改动"),
    }
}

fn destination(code: FailureCode) -> (&'static str, &'static str) {
    use FailureCode as Code;
    match code {
        Code::DestinationMissing => (
            "there is no destination {id}; `gaotai destinations` lists them",
            "没有这个发稿目的地：{id}；可用 `gaotai destinations` 查看",
        ),
        Code::DestinationInvalid => (
            "something in the destination {id} must be mended first: {problems}",
            "发稿目的地 {id} 有几处需要先改正：{problems}",
        ),
        Code::DestinationNotOne => ("not a destination", "不是发稿目的地文件"),
        Code::DestinationNewer => (
            "made by a newer Gaotai: destination version {found}, this one reads up to {known}",
            "由更新版本的稿台建立：发稿目的地格式 {found}，本程序认识到 {known}",
        ),
        _ => ("the destination cannot be read: {what}", "发稿目的地读不出来：{what}"),
    }
}

fn person(code: FailureCode) -> (&'static str, &'static str) {
    match code {
        FailureCode::PersonNameTaken => ("somebody is called {name} already", "已经有人叫 {name}"),
        FailureCode::PersonHasWritten => ("{name} has written something", "{name} 写过东西，不能移除"),
        _ => ("there is no such person", "没有这个人"),
    }
}

fn backup(code: FailureCode) -> (&'static str, &'static str) {
    use FailureCode as Code;
    match code {
        Code::BackupInside => (
            "{path} is inside the library; choose a folder elsewhere, best on another disk",
            "{path} 在稿库里面；请换一个位置，最好在另一块盘上",
        ),
        Code::BackupOtherLibrary => (
            "{path} holds the backups of another library, {name}; choose another folder",
            "{path} 里是另一个稿库（{name}）的备份；请换一个文件夹",
        ),
        Code::BackupGone => {
            ("{path} cannot be reached; is the disk connected?", "找不到 {path}；移动盘接好了吗？")
        }
        Code::BackupFull => (
            "no room in {path}: {needed} bytes are needed, {free} are free",
            "{path} 空间不够：需要 {needed} 字节，剩余 {free} 字节",
        ),
        Code::BackupUnwritable => ("{path} cannot be written", "无法写入 {path}"),
        Code::BackupUnverified => (
            "not as it was written: {what}; nothing was kept of it",
            "与写入时不一致：{what}；没有留下任何内容",
        ),
        Code::BackupNone => (
            "there are no backups here, or no folder was chosen: {path}; give one with --to",
            "这里没有备份，或者还没有选择备份文件夹：{path}；可用 --to 指定",
        ),
        Code::BackupNotEmpty => {
            ("{path} is not empty; nothing is written over", "{path} 不是空文件夹；不会覆盖任何内容")
        }
        Code::BackupAmong => (
            "{path} belongs to the backups in {backups}; a library there would be taken for one of them, choose a folder elsewhere",
            "{path} 属于 {backups} 的备份；稿库放在那里会被当成备份，请换一个文件夹",
        ),
        Code::BackupNewer => (
            "the backup was made by a newer version ({found}; this one knows up to {known})",
            "备份由更新的版本建立（{found}，本版本至多识别 {known}）",
        ),
        _ => ("a backup is being made already", "正在备份，请稍候"),
    }
}

fn import(code: FailureCode) -> (&'static str, &'static str) {
    use FailureCode as Code;
    match code {
        Code::ImportEmpty => ("the file is empty", "文件是空的"),
        Code::ImportNotText => ("the file is not text but {what}", "文件不是文本，而是 {what}"),
        Code::ImportTooLarge => (
            "the file has {bytes} bytes; a story has at most {most}",
            "文件有 {bytes} 字节，一篇稿件至多 {most}",
        ),
        Code::ImportBrokenEncoding => {
            ("the encoding is broken at byte {at}, line {line}", "编码有误：第 {line} 行，第 {at} 字节处")
        }
        Code::ImportUnreadable => ("the file cannot be read: {what}", "无法读取文件：{what}"),
        Code::ImportUnknownFormat => (
            "no format reads this file; `gaotai formats` lists them",
            "没有可读此文件的格式；可用 `gaotai formats` 查看",
        ),
        Code::ImportArchive => {
            ("the archive is not read ({problem}): {member}", "压缩包没有读入（{problem}）：{member}")
        }
        Code::ImportProfile => (
            "a story profile, not a story; `gaotai profiles import` brings it in",
            "这是稿件类型，不是稿件；请用 `gaotai profiles import` 导入",
        ),
        _ => ("no story was found in the file", "文件中未找到稿件"),
    }
}

fn picture(code: FailureCode) -> (&'static str, &'static str) {
    use FailureCode as Code;
    match code {
        Code::PictureNotOne => ("{name} is not a picture", "{name} 不是图片"),
        Code::PictureUnsupported => (
            "{name} is {what}, which cannot be taken in; save it as JPEG, PNG or TIFF",
            "{name} 是 {what}，不能收入；请另存为 JPEG、PNG 或 TIFF",
        ),
        Code::PictureBroken => ("{name} is damaged: {what}", "{name} 已损坏：{what}"),
        Code::PictureTooLarge => (
            "{name} has {width} by {height} pixels; at most {most} megapixels can be taken in",
            "{name} 有 {width}×{height} 像素，至多可收入 {most} 百万像素",
        ),
        Code::PictureFileTooLarge => (
            "{name} has {bytes} bytes; a picture has at most {most}",
            "{name} 有 {bytes} 字节，一张图片至多 {most}",
        ),
        Code::PictureUnreadable => ("{name} cannot be read: {what}", "无法读取 {name}：{what}"),
        _ => (
            "there is no picture {hash}; `gaotai media list` lists them",
            "没有这张图片：{hash}；可用 `gaotai media list` 查看",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_words_in_both_languages() {
        for code in FailureCode::ALL {
            let failure = Failure::new(*code, "detail");
            let (english, chinese) =
                (sentence(&failure, Language::English), sentence(&failure, Language::Chinese));
            assert!(!english.is_empty() && english.is_ascii(), "{english}");
            assert!(
                chinese.chars().any(|c| c > '\u{4e00}') || *code == FailureCode::SettingInvalid,
                "{chinese}"
            );
        }
    }

    #[test]
    fn params_are_filled_in() {
        let failure = Failure::new(FailureCode::ImportNotText, "x").with("what", "JPEG");
        assert_eq!(sentence(&failure, Language::English), "the file is not text but JPEG");
        assert_eq!(sentence(&failure, Language::Chinese), "文件不是文本，而是 JPEG");
        let without = Failure::new(FailureCode::ImportNotText, "x");
        assert_eq!(sentence(&without, Language::English), "the file is not text but ? (x)");
    }
}

/// What a check of the library found; none for a code that is not known here.
pub fn damage(code: &str, language: Language) -> Option<&'static str> {
    let (english, chinese) = match code {
        "database" => ("the database is damaged", "数据库已损坏"),
        "revision_damaged" => ("a version is not as it was written", "有一个版本与写入时不符"),
        "parent_missing" => ("the version before a version is missing", "某个版本的前一版本缺失"),
        "head_missing" => ("the newest version of a story is missing", "稿件的最新版本缺失"),
        "journal_damaged" => ("what was typed last in a story cannot be read", "稿件最近键入的内容无法读取"),
        "media_missing" => ("a picture's file is gone", "图片文件缺失"),
        "media_damaged" => ("a picture's file is not as it came in", "图片文件与存入时不符"),
        "media_use_missing" => ("a story's picture is not noted as used", "稿件中的图片没有记为在用"),
        "media_stray" => (
            "a file among the pictures that nothing names; it goes by itself",
            "图片夹中有无人使用的文件，会自动清理",
        ),
        "media_unknown" => ("a story names a picture that the library has not", "稿件用到的图片不在稿库中"),
        "vault_file_missing" => ("a file in the vault of a story is gone", "稿件资料库中的文件缺失"),
        "vault_file_damaged" => {
            ("a file in the vault of a story is not as it came in", "稿件资料库中的文件与存入时不符")
        }
        _ => return None,
    };
    Some(language.of(english, chinese))
}

/// How many files beside the pictures a check has read.
pub fn looked_at_files(report: &gaotai_desk::library::check::Response, language: Language) -> String {
    match language {
        Language::English => format!("{} files in the vault", report.vault),
        Language::Chinese => format!("资料库中 {} 个文件", report.vault),
    }
}
