//! Starts a new format, verb, panel or migration in its place, and says which line to add where.

use crate::shell::{Outcome, root};
use std::path::Path;

/// Makes the files of a `kind` called `name`.
pub fn make(kind: &str, name: &str) -> Outcome {
    let plain = name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '/');
    if name.is_empty() || (!plain && kind != "migration") {
        return Err(format!("{name:?}: names have lower-case letters, digits and _"));
    }
    match kind {
        "format" => format(name),
        "verb" => verb(name),
        "panel" => panel(name),
        "migration" => migration(name),
        _ => Err(format!("{kind:?}: can start a format, verb, panel or migration")),
    }
}

fn write(path: &str, text: &str) -> Outcome {
    let full = root().join(path);
    if full.exists() {
        return Err(format!("{path} is there already"));
    }
    let folder = full.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(&full, text))
        .map_err(|error| format!("{path}: {error}"))?;
    println!("made {path}");
    Ok(())
}

fn format(name: &str) -> Outcome {
    let folder = format!("crates/formats/src/{name}");
    write(
        &format!("{folder}/mod.rs"),
        &format!(
            "//! Which standard, which version; README.md says what maps where.\n\npub mod export;\npub(crate) mod \
             hold;\npub mod import;\n\nuse crate::{{Claim, Family, Format, Start}};\n\n/// The line in \
             [`crate::FORMATS`].\npub const FORMAT: Format = Format {{\n    id: \"{name}\",\n    name_zh: \
             \"{name}\",\n    name_en: \"{name}\",\n    family: Family::Wire,\n    standard: \"\",\n    channel: \
             \"web\",\n    extensions: &[\"{name}\"],\n    encodings: &[\"UTF-8\"],\n    \
             pictures: Some(crate::PAGE_PICTURES),\n    claims,\n    import: \
             Some(import::import),\n    export: Some(export::export),\n    gather: None,\n    hold: \
             hold::hold,\n}};\n\nfn claims(start: &Start<'_>) -> Claim {{\n    let root = \
             start.root().is_some_and(|root| root.name == \"{name}\");\n    if root {{ Claim::Certain }} else {{ \
             Claim::Not }}\n}}\n"
        ),
    )?;
    write(
        &format!("{folder}/hold.rs"),
        "//! What the format can hold of a story, and what that costs.\n\nuse crate::Loss;\nuse \
         crate::hold::{Hold, Spaces};\nuse gaotai_article::Article;\n\n/// The story as the format holds it, and what is lost.\npub fn hold(article: \
         &Article, channel: &str) -> (Article, Vec<Loss>) {\n    let hold = Hold::start(article, channel, \
         Spaces::Collapse);\n    hold.finish()\n}\n",
    )?;
    write(
        &format!("{folder}/export.rs"),
        "//! Writes the format.\n\nuse super::hold::hold;\nuse crate::{Context, ExportError, Exported};\nuse \
         gaotai_article::Article;\n\n/// Writes `article` under the file name `stem`.\npub fn export(article: &Article, \
         stem: &str, context: &mut Context<'_>) -> Result<Exported, ExportError> {\n    let (held, _) = \
         hold(article, context.channel.unwrap_or(super::FORMAT.channel));\n    let _ = (held, stem);\n    Err(ExportError::Failed(\"not written \
         yet\".into()))\n}\n",
    )?;
    write(
        &format!("{folder}/import.rs"),
        "//! Reads the format.\n\nuse crate::{Context, ImportError, Imported};\n\n/// Reads `bytes`.\npub fn \
         import(bytes: &[u8], context: &mut Context<'_>) -> Result<Imported, ImportError> {\n    let _ = (bytes, \
         context);\n    Err(ImportError::NoStory)\n}\n",
    )?;
    write(
        &format!("{folder}/README.md"),
        &format!(
            "# {name}\n\nStandard and version, what maps where, what is dropped and why, whom it was tested with.\n"
        ),
    )?;
    println!("then add `pub mod {name};` and one entry of FORMATS to crates/formats/src/lib.rs;");
    println!("crates/formats/tests/echo.rs holds it to its word from then on");
    Ok(())
}

fn verb(name: &str) -> Outcome {
    let Some((area, verb)) = name.split_once('/') else {
        return Err("a verb is AREA/NAME, as in story/read".into());
    };
    write(
        &format!("crates/desk/src/{area}/{verb}.rs"),
        "//! What the verb does, in one line.\n\nuse crate::{Desk, Failure};\nuse serde::{Deserialize, Serialize};\nuse \
         ts_rs::TS;\n\n/// What is asked.\n#[derive(Debug, Deserialize, TS)]\npub struct Request {}\n\n/// What is \
         answered.\n#[derive(Debug, Serialize, TS)]\npub struct Response {}\n\n/// Does it.\npub fn run(desk: &Desk, \
         request: Request) -> Result<Response, Failure> {\n    let _ = (desk, request);\n    Ok(Response {})\n}\n",
    )?;
    println!(
        "then add `pub mod {verb};` to crates/desk/src/{area}/mod.rs, one line to the verbs in crates/desk/src/verbs.rs, and run `make gen`"
    );
    Ok(())
}

fn panel(name: &str) -> Outcome {
    let folder = format!("ui/src/panels/{name}");
    for (file, what) in [("panel.ts", "declares the panel"), ("model.ts", "its logic, without a view")] {
        write(&format!("{folder}/{file}"), &format!("// {name}: {what}.\nexport {{}};\n"))?;
    }
    write(&format!("{folder}/View.svelte"), "<script lang=\"ts\"></script>\n")?;
    println!("a neighbour in ui/src/panels shows what panel.ts declares");
    Ok(())
}

fn migration(name: &str) -> Outcome {
    write(&format!("crates/store/migrations/{name}.sql"), "-- Says what changes and why.\n")?;
    println!("then add it to MIGRATIONS in crates/store and run `make gen` for the golden schema");
    Ok(())
}
