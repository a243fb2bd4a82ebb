//! `gaotai formats`

use super::Outcome;
use crate::arguments::Formats;
use crate::output;
use crate::words::Language;
use gaotai_desk::format::list::{FormatInfo, all};
use serde_json::{Value, json};

/// Lists the formats. Needs no library.
pub fn run(formats: &Formats, language: Language) -> Outcome {
    let all = all();
    if formats.json {
        return Ok(output::json(&all.iter().map(describe).collect::<Vec<_>>())?);
    }
    let head = match language {
        Language::English => ["ID", "NAME", "READS", "WRITES", "FILES", "STANDARD"],
        Language::Chinese => ["编号", "名称", "导入", "导出", "文件", "标准"],
    };
    let yes = |it: bool| if it { language.of("yes", "是") } else { "-" }.to_owned();
    let row = |format: &FormatInfo| {
        let name = language.of(&format.name_en, &format.name_zh).to_owned();
        let files = format.extensions.iter().map(|it| format!(".{it}")).collect::<Vec<_>>().join(" ");
        [format.id.clone(), name, yes(format.imports), yes(format.exports), files, format.standard.clone()]
    };
    Ok(output::say(&output::table(head, &all.iter().map(row).collect::<Vec<_>>()))?)
}

fn describe(format: &FormatInfo) -> Value {
    json!({
        "id": format.id,
        "name_zh": format.name_zh,
        "name_en": format.name_en,
        "standard": format.standard,
        "imports": format.imports,
        "exports": format.exports,
        "extensions": format.extensions,
        "encodings": format.encodings,
    })
}
