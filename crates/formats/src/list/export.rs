//! Writing lists so that Excel and WPS open them by a double click.

use super::hold;
use crate::hold::{Hold, Spaces};
use crate::words::Words;
use crate::{Context, ExportError, Exported, File, Outgoing};
use gaotai_article::slip::{Slip, SourceKind};
use gaotai_article::{Article, HeadPart};

/// Without it they take a file for one in the system's old encoding.
const MARK: &str = "\u{feff}";

/// The columns: their names, and what stands in them.
const COLUMNS: &[(&str, &str)] = &[
    ("编号", "Id"),
    ("稿名", "Slug"),
    ("标题", "Title"),
    ("网页标题", "Web title"),
    ("引题", "Kicker"),
    ("副题", "Subtitle"),
    ("摘要", "Abstract"),
    ("栏目", "Channel"),
    ("体裁", "Genre"),
    ("作者", "Authors"),
    ("责任编辑", "Responsible editor"),
    ("来源", "Source"),
    ("来源网址", "Address of the source"),
    ("原创或转载", "Own or reprint"),
    ("发布时间", "Published"),
    ("时区", "Offset"),
    ("关键词", "Keywords"),
    ("字数", "Words"),
    ("图片数", "Pictures"),
    ("语言", "Language"),
    ("人工智能", "AI use"),
    ("版本", "Version"),
];

/// Writes a list of one story.
///
/// # Errors
/// When the file cannot be written.
pub fn export(article: &Article, stem: &str, context: &mut Context<'_>) -> Result<Exported, ExportError> {
    let version = context.version;
    gather(&[Outgoing { article, stem, version }], stem, context)
}

/// Writes the stories as one list, a row each, in their order. The first row names the columns, in
/// the language of the first story.
///
/// # Errors
/// When the file cannot be written.
pub fn gather(
    stories: &[Outgoing<'_>],
    stem: &str,
    context: &mut Context<'_>,
) -> Result<Exported, ExportError> {
    let channel = context.channel.unwrap_or(super::FORMAT.channel);
    let words = Words::of(stories.first().map_or("", |one| one.article.slip.language.as_str()));
    let failed = |error: &dyn std::fmt::Display| ExportError::Failed(error.to_string());
    let mut out = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    out.write_record(COLUMNS.iter().map(|(zh, en)| words.pick(zh, en))).map_err(|error| failed(&error))?;
    for one in stories {
        let (held, _) = hold::hold(one.article, channel);
        // Counted is what leaves, with the text, which no column has.
        let (whole, _) = Hold::start(one.article, channel, Spaces::Collapse).finish();
        let row = row(&held, &whole, one.version, words);
        out.write_record(row.iter().map(|cell| guarded(cell))).map_err(|error| failed(&error))?;
    }
    let rows = out.into_inner().map_err(|error| failed(&error))?;
    let bytes = [MARK.as_bytes(), &rows].concat();
    Ok(Exported { files: vec![File { path: format!("{stem}.csv"), bytes }] })
}

fn row(held: &Article, whole: &Article, version: u32, words: Words) -> Vec<String> {
    let slip = &held.slip;
    let head = |part| held.doc.head_text(part);
    let names = |names: Vec<&str>| names.join(words.comma());
    let count = gaotai_language::count_story(&whole.doc).body.words;
    let url = slip.source.as_ref().and_then(|source| source.url.clone()).unwrap_or_default();
    let time = |form: &str| slip.published_at.map(|time| time.format(form).to_string()).unwrap_or_default();
    vec![
        held.id.to_string(),
        slip.slug.clone(),
        head(HeadPart::Title),
        head(HeadPart::WebTitle),
        head(HeadPart::Kicker),
        head(HeadPart::Subtitle),
        head(HeadPart::Abstract),
        slip.channel.as_ref().map(|term| term.name.clone()).unwrap_or_default(),
        slip.genre.as_ref().map(|term| term.name.clone()).unwrap_or_default(),
        names(slip.authors.iter().map(|one| one.name.as_str()).collect()),
        names(slip.people.iter().map(|one| one.name.as_str()).collect()),
        slip.source.as_ref().map(|source| source.name.clone()).unwrap_or_default(),
        url,
        kind(slip, words).to_owned(),
        time("%Y-%m-%d %H:%M:%S"),
        time("%:z"),
        names(slip.keywords.iter().map(String::as_str).collect()),
        count.to_string(),
        whole.doc.media().len().to_string(),
        slip.language.clone(),
        slip.ai_use.as_ref().map(|used| words.ai(used)).unwrap_or_default().to_owned(),
        version.to_string(),
    ]
}

fn kind(slip: &Slip, words: Words) -> &'static str {
    match slip.source.as_ref().map(|source| source.kind) {
        Some(SourceKind::Own) => words.pick("原创", "own"),
        Some(SourceKind::Reprint) => words.pick("转载", "reprint"),
        None => "",
    }
}

/// A cell that no spreadsheet takes for a formula: one that begins like such gets an apostrophe.
fn guarded(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    // The offset of a time begins so too, and is none.
    if formula && !is_offset(cell.as_bytes()) { format!("'{cell}") } else { cell.to_owned() }
}

/// Whether it is an offset as in `+08:00`.
fn is_offset(cell: &[u8]) -> bool {
    let &[sign, a, b, b':', c, d] = cell else { return false };
    matches!(sign, b'+' | b'-') && [a, b, c, d].iter().all(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn cells_are_no_formulas() {
        let check = |cell: &str, expected: &str| assert_eq!(guarded(cell), expected, "{cell}");
        check("=HYPERLINK(\"http://a.b\")", "'=HYPERLINK(\"http://a.b\")");
        check("@SUM(1)", "'@SUM(1)");
        check("-5 度", "'-5 度");
        check("＝1", "'＝1");
        check("——先锋", "——先锋");
        check("+08:00", "+08:00");
        check("-03:30", "-03:30");
        check("+ab:cd", "'+ab:cd");
        check("+08:0a", "'+08:0a");
        check("=12:34", "'=12:34");
        check("@12:34", "'@12:34");
        // Six bytes with a colon at the fourth, and no offset.
        check("图:AP", "图:AP");
        check("甲:12", "甲:12");
        check("3-1", "3-1");
    }
}
