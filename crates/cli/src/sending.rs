//! What can be typed behind `gaotai` about destinations. The comments here are the texts of `--help`.

use clap::{Args, Subcommand};
use std::path::PathBuf;

/// `gaotai echo`
#[derive(Debug, Args)]
#[command(after_help = "\
The file is made in memory, read back by the importer of its format and compared with the story. Nothing is
written. Exit code 1 when something does not come back that the format did not declare.

JSON: {story, format, destination: id or null, ok: nothing undeclared was lost, file, bytes: of all files,
  losses: [{field, code, params}]: what the format cannot hold of this story,
  unexpected: [{field, code, params}]: what did not come back beyond that}

Examples:
  gaotai echo 01946f --to ninjs
  gaotai echo 01946f --to nitf --json | jq .ok
  gaotai echo 01946f --destination main-site")]
pub struct EchoBack {
    /// The story's id, or as much of its beginning as fits no other
    #[arg(value_name = "ID")]
    pub id: String,
    /// A format, as `gaotai formats` lists them
    #[arg(
        long,
        value_name = "FORMAT",
        required_unless_present = "destination",
        conflicts_with = "destination"
    )]
    pub to: Option<String>,
    /// A destination with its own format and rules, as `gaotai destinations` lists them
    #[arg(long, value_name = "ID")]
    pub destination: Option<String>,
    /// For formats that offer several, as `gaotai formats` lists them
    #[arg(long, value_name = "NAME", conflicts_with = "destination")]
    pub encoding: Option<String>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// `gaotai destinations`
#[derive(Debug, Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "\
Without a command behind it: the list. A destination is a file in destinations/ of the library; it is edited in
the app, or by hand.

JSON: an array of destinations as their files have them, each with problems: [{field, code, params}]

Examples:
  gaotai destinations
  gaotai destinations import main-site.destination.json
  gaotai destinations export main-site --out ./shared"
)]
pub struct Destinations {
    /// What to do with them [default: list them]
    #[command(subcommand)]
    pub command: Option<DestinationCommand>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// What to do with destinations
#[derive(Debug, Subcommand)]
pub enum DestinationCommand {
    /// Bring destinations in from files
    Import(DestinationImport),
    /// Write a destination to a file
    Export(DestinationExport),
}

/// `gaotai destinations import`
#[derive(Debug, Args)]
#[command(after_help = "\
The library is made when there is none. Where another destination has the same id, both stay and the new one
gets -2. What is sent to it goes to the library's outbox until somebody chooses a folder.

JSON: an array with one object for every file: {file, id: or null, problems, failure: null or {code, params, detail}}

Examples:
  gaotai destinations import main-site.destination.json
  gaotai destinations import *.destination.json --json | jq -r '.[].id'")]
pub struct DestinationImport {
    /// The files
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// `gaotai destinations export`
#[derive(Debug, Args)]
#[command(after_help = "\
Prints the path of the file that was written. --out is a folder, in which no other file is overwritten, or a
file name that ends in .json (overwritten when it is there). The folder that it names on this machine is left out.

JSON: {path}

Examples:
  gaotai destinations export main-site
  gaotai destinations export main-site --out main-site.json")]
pub struct DestinationExport {
    /// The destination's id
    #[arg(value_name = "ID")]
    pub id: String,
    /// Where to [default: the library's outbox]
    #[arg(long, value_name = "PATH")]
    pub out: Option<PathBuf>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// `gaotai send`
#[derive(Debug, Args)]
#[command(after_help = "\
A story that went there before goes as an update; one that is there already as it is does not go again without
--again. A story with open places, open suggestions or under embargo is refused and keeps no other from going.
Exit code 1 when a story was refused or something came back as it should not.

JSON: {path, files: [{path, sha256, bytes, format, story}], stories: [{id, title, outcome: new, update, unchanged
  or refused, version, files, losses, unexpected, problems, failure: null or {code, params, detail}, sealed}], cancelled}

Examples:
  gaotai send main-site 01946f 01947a
  gaotai send wire $(gaotai list --state draft --json | jq -r '.[].id')
  gaotai send main-site 01946f --out /media/stick --json | jq -r '.stories[].outcome'")]
pub struct Send {
    /// The destination's id, as `gaotai destinations` lists them
    #[arg(value_name = "DESTINATION")]
    pub destination: String,
    /// The stories; of an id so much that it fits no other
    #[arg(required = true, value_name = "ID")]
    pub ids: Vec<String>,
    /// A folder instead of the destination's own
    #[arg(long, value_name = "FOLDER")]
    pub out: Option<PathBuf>,
    /// Also stories in which places are still open (〔待核：…〕, TK)
    #[arg(long)]
    pub pass_placeholders: bool,
    /// Also stories with open suggestions, as if all were accepted
    #[arg(long)]
    pub as_accepted: bool,
    /// Also what the destination has already
    #[arg(long)]
    pub again: bool,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}
