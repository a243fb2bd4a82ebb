//! The styles that a story brings along.

use super::names::*;
use crate::xml::write::Writer;

/// What every style of paragraphs is based on.
const PLAIN_PARAGRAPH: &str = "$ID/[No paragraph style]";
/// What every style of characters is based on.
const PLAIN_CHARACTERS: &str = "$ID/[No character style]";

/// The name by which text is given a style of paragraphs.
pub(super) fn paragraph(name: &str) -> String {
    format!("ParagraphStyle/{name}")
}

/// The name by which text is given a style of characters; none for an empty name.
pub(super) fn character(name: &str) -> String {
    format!("CharacterStyle/{}", if name.is_empty() { PLAIN_CHARACTERS } else { name })
}

/// As [`paragraph`], of tables.
pub(super) fn table(name: &str) -> String {
    format!("TableStyle/{name}")
}

/// As [`paragraph`], of cells.
pub(super) fn cell(name: &str) -> String {
    format!("CellStyle/{name}")
}

/// As [`paragraph`], of frames.
pub(super) fn frame(name: &str) -> String {
    format!("ObjectStyle/{name}")
}

/// All styles; the language is what spelling and line breaks go by.
pub(super) fn define(out: &mut Writer, language: &str) {
    out.open_line("RootCharacterStyleGroup", &[("Self", "characters")]);
    style(out, "CharacterStyle", PLAIN_CHARACTERS, "", &[]);
    for (name, look) in CHARACTERS {
        style(out, "CharacterStyle", name, &character(""), look);
    }
    out.close_line();
    out.open_line("RootParagraphStyleGroup", &[("Self", "paragraphs")]);
    let language = spelling(language);
    style(out, "ParagraphStyle", PLAIN_PARAGRAPH, "", &[("AppliedLanguage", language)]);
    for (_, name, look) in PARAGRAPHS {
        style(out, "ParagraphStyle", name, &paragraph(PLAIN_PARAGRAPH), look);
    }
    out.close_line();
    let groups: [(&str, &str, Vec<&str>); 3] = [
        ("RootTableStyleGroup", "TableStyle", BOXES.iter().map(|(_, name)| *name).chain([TABLE]).collect()),
        ("RootCellStyleGroup", "CellStyle", vec![CELL, HEAD_CELL]),
        ("RootObjectStyleGroup", "ObjectStyle", FRAMES.iter().map(|(_, name)| *name).collect()),
    ];
    for (group, kind, names) in groups {
        out.open_line(group, &[("Self", kind)]);
        for name in names {
            style(out, kind, name, "", &[]);
        }
        out.close_line();
    }
}

fn style(out: &mut Writer, kind: &'static str, name: &str, based_on: &str, look: &[(&str, &str)]) {
    let own = format!("{kind}/{name}");
    let mut attributes = vec![("Self", own.as_str()), ("Name", name)];
    attributes.extend_from_slice(look);
    if based_on.is_empty() {
        return out.empty_line(kind, &attributes);
    }
    out.open_line(kind, &attributes);
    out.open_line("Properties", &[]);
    out.element("BasedOn", &[("type", "object")], based_on);
    out.close_line();
    out.close_line();
}

/// InDesign's name of a language; none for those that it may not know.
fn spelling(language: &str) -> &'static str {
    let language = language.to_ascii_lowercase();
    match language.as_str() {
        "zh-tw" | "zh-hk" | "zh-mo" => "$ID/Chinese: Traditional",
        zh if zh.starts_with("zh-hant") => "$ID/Chinese: Traditional",
        zh if zh == "zh" || zh.starts_with("zh-") => "$ID/Chinese: Simplified",
        "en-gb" => "$ID/English: UK",
        en if en == "en" || en.starts_with("en-") => "$ID/English: USA",
        _ => "",
    }
}
