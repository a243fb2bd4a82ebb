//! What can be typed behind `gaotai`. The comments here are the texts of `--help`.

use crate::sending::{Destinations, EchoBack, Send};
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use std::path::PathBuf;

const AFTER: &str = "\
Exit codes:
  0  all was done
  1  something failed; with several files or stories the others were done
  2  the command line was not understood
  3  the library cannot be opened
  4  there is no such story, version, story profile, page plan, picture or
     destination, or the beginning of an id fits several

Messages go to stderr, in Chinese where GAOTAI_LANG, LC_ALL, LC_MESSAGES or LANG begins with zh,
in English otherwise. Results go to stdout; with --json they are stable for scripts:
fields may be added, none goes away.

Examples:
  gaotai import article.txt page.html
  gaotai list --json | jq -r '.[].id'
  gaotai export 01946f --to markdown --out ./out
  gaotai backup --to /media/disk";

/// The newsroom on the command line: bring stories in, list, show and export them
///
/// 稿台命令行：导入、列出、查看、导出稿件，检查稿库
#[derive(Debug, Parser)]
#[command(name = "gaotai", version, after_help = AFTER, max_term_width = 100)]
pub struct Arguments {
    /// Folder of the library [default: $GAOTAI_LIBRARY, or else the app's own]
    #[arg(long, global = true, value_name = "DIR")]
    pub library: Option<PathBuf>,
    /// What to do
    #[command(subcommand)]
    pub command: Command,
}

/// What to do
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Bring files in as stories: plain text, HTML, Markdown, ninjs
    Import(Import),
    /// List the stories
    List(List),
    /// Show a story
    Show(Show),
    /// List the versions of a story
    Versions(Versions),
    /// Compare two versions of a story, word by word
    Compare(Compare),
    /// List the comments on a story
    Comments(Comments),
    /// List the open suggestions of a story; accept or reject them
    Suggestions(Suggestions),
    /// Start a story from a story profile
    New(New),
    /// Write stories in exchange formats
    Export(Export),
    /// Say what of a story would not come back from a file of a format
    Echo(EchoBack),
    /// List the destinations; import, export one
    Destinations(Destinations),
    /// Send stories to a destination
    Send(Send),
    /// List the story profiles; show, import, export one
    Profiles(Profiles),
    /// List the pictures of the library; add, show, clear away
    Media(Media),
    /// List who writes at the library
    People(People),
    /// List the exchange formats
    Formats(Formats),
    /// Set stories on a page: PDF, SVG, PNG, and how they fit to the line
    Layout(Layout),
    /// List the page plans
    Plans(Plans),
    /// Check that everything in the library is as it was written
    Check(Check),
    /// Make a backup of the library and read it back
    Backup(Backup),
    /// List the backups in a folder
    Backups(Backups),
    /// Make a new library of a backup
    Restore(Restore),
    /// Make a new library of what can be read of a damaged one
    Rescue(Rescue),
    /// Print completions for a shell
    Completions(Completions),
}

/// `gaotai import`
#[derive(Debug, Args)]
#[command(after_help = "\
The library is made when there is none. A file that cannot be read keeps no other from coming in, and
nothing of it comes in. Every story gets two versions: as the file said, and with its punctuation repaired.

JSON: an array with one object for every story, or for every file that became none:
  {file, story: id or null, repairs: how many places, problems: [{code, params, line, column, excerpt}],
   failure: null or {code, params, detail}}

Examples:
  gaotai import article.txt
  gaotai --library ./newsroom import *.html --author 林晓
  gaotai import article.txt --json | jq -r '.[0].story'")]
pub struct Import {
    /// The files
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Who brings them in [default: who wrote last in this library, or else the name of this account]
    #[arg(long, value_name = "NAME")]
    pub author: Option<String>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// `gaotai list`
#[derive(Debug, Args)]
#[command(after_help = "\
JSON: an array of objects, in the order of the list:
  {id, title, kicker, web_title, subtitle, state: draft, exported or trashed, channel: null or {id, name},
   authors: [name], source: name or null, language, words, created_at, updated_at}
Times are RFC 3339.

Examples:
  gaotai list
  gaotai list 长江 大桥 --sort words
  gaotai list --state exported --json")]
pub struct List {
    /// Words that must all be in the story
    #[arg(value_name = "WORDS")]
    pub words: Vec<String>,
    /// Only stories in this state [default: all but the bin]
    #[arg(long, value_enum)]
    pub state: Option<State>,
    /// Only stories in this channel and below it, by name or id
    #[arg(long, value_name = "CHANNEL")]
    pub channel: Option<String>,
    /// The order
    #[arg(long, value_enum, default_value = "updated")]
    pub sort: Sort,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// Where a story stands
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum State {
    /// Nothing was sent of it yet
    Draft,
    /// It was sent at least once
    Exported,
    /// In the bin
    Trashed,
}

/// The order of a list
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Sort {
    /// Last changed first
    Updated,
    /// Last created first
    Created,
    /// By title
    Title,
    /// Longest first
    Words,
}

/// `gaotai show`
#[derive(Debug, Args)]
#[command(after_help = "\
JSON: the article's own JSON, {format: \"gaotai-article\", version: 1, id, doc, slip}, as it stands with
what was typed last.

Examples:
  gaotai show 01946f3a-7c1e-7b52-9a44-0c9f1d2e3f40
  gaotai show 01946f --json | jq .slip.source")]
pub struct Show {
    /// The story's id, or as much of its beginning as fits no other
    #[arg(value_name = "ID")]
    pub id: String,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// `gaotai suggestions`
#[derive(Debug, Args)]
#[command(after_help = "\
Decided suggestions become a new version of the story. What is named by its id counts before `all`.

JSON: an array of what is open, in reading order: {id, kind, person, time, block, section: text or null, was, now}
where kind is insertion, deletion, replacement, punctuation, format, break, kind, move, picture or table.

Examples:
  gaotai suggestions 01946f
  gaotai suggestions 01946f --accept all --reject 3f2a
  gaotai suggestions 01946f --json | jq length")]
pub struct Suggestions {
    /// The story's id, or as much of its beginning as fits no other
    #[arg(value_name = "ID")]
    pub id: String,
    /// Accept these: ids, beginnings of ids, or `all`
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub accept: Vec<String>,
    /// Reject these: ids, beginnings of ids, or `all`
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub reject: Vec<String>,
    /// Who decides [default: the name in the library, or else of the user]
    #[arg(long, value_name = "NAME")]
    pub author: Option<String>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// `gaotai versions`
#[derive(Debug, Args)]
#[command(after_help = "\
JSON: an array of objects, the newest first:
  {number: from 1 for the first, id, name: null or what somebody called it, note, stage: create, import, repair,
   edit or restore, author, time, words, added, removed: characters against the version before, parents: [id], hash}
Times are RFC 3339.

Examples:
  gaotai versions 01946f
  gaotai versions 01946f --json | jq -r '.[] | select(.name) | .id'")]
pub struct Versions {
    /// The story's id, or as much of its beginning as fits no other
    #[arg(value_name = "ID")]
    pub id: String,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// `gaotai comments`
#[derive(Debug, Args)]
#[command(after_help = "\
JSON: [{id, anchor: {on, block, field}, quote, resolved: {person, person_name, time},
        comments: [{id, person, person_name, role, time, edited, text, mentions, unread}]}]

Comments are never in what leaves: no export and no page has them.

Examples:
  gaotai comments 01946f
  gaotai comments 01946f --all --json | jq '.[].comments[].text'")]
pub struct Comments {
    /// The story's id, or as much of its beginning as fits no other
    #[arg(value_name = "ID")]
    pub id: String,
    /// Also those that are settled
    #[arg(long)]
    pub all: bool,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// `gaotai people`
#[derive(Debug, Args)]
#[command(after_help = "\
* is who writes now.

JSON: [{id, name, pen_name, role, colour, tracked, tracks, current}]

Examples:
  gaotai people
  gaotai people --json | jq -r '.[] | select(.current) | .name'")]
pub struct People {
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// `gaotai compare`
#[derive(Debug, Args)]
#[command(after_help = "\
A version is called by its number as `gaotai versions` lists it, its name, its id or the beginning of it;
`now` is the story as it stands with what was typed last.

Only lines that changed are printed: ~ changed, + new, - gone, > moved here, < moved away. Within a line
[-these words went-]{+these came in+}; on a terminal they are coloured instead. ¶ is the end of a paragraph
that was split or joined.

JSON: {added, removed, moved, same, rows: [{state, line, block, node, within, attrs, pieces}],
       fields: [{field, old, new, pieces, parts}]}

Examples:
  gaotai compare 01946f 1 now
  gaotai compare 01946f 送审稿 now --json | jq '{added, removed}'")]
pub struct Compare {
    /// The story's id, or as much of its beginning as fits no other
    #[arg(value_name = "ID")]
    pub id: String,
    /// The one version
    #[arg(value_name = "OLD")]
    pub old: String,
    /// The other version
    #[arg(value_name = "NEW")]
    pub new: String,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// `gaotai new`
#[derive(Debug, Args)]
#[command(after_help = "\
Prints the id of the story. The library is made when there is none. The story has what the profile gives:
language, genre, authors, target length and the paragraphs it starts with.

JSON: {id, profile, missing: [fields that the profile requires and that are still empty; extra.KEY for own ones]}

Examples:
  gaotai new --profile zh-xiaoxi
  gaotai new --profile en-brief --title 'Ferries run again' --author 'Lin Xiao'
  gaotai show $(gaotai new --profile zh-fangtan --title 大雾里的轮渡)")]
pub struct New {
    /// Id of the story profile, as `gaotai profiles` lists them
    #[arg(long, value_name = "ID")]
    pub profile: String,
    /// The headline
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// Who makes it [default: who wrote last in this library, or else the name of this account]
    #[arg(long, value_name = "NAME")]
    pub author: Option<String>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// `gaotai profiles`
#[derive(Debug, Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "\
Without a command behind it: the list. Those that come with the program and the newsroom's own.

JSON: an array of {id, name_zh, name_en, about_zh, about_en, language, genre: name or null,
  target: null or {count, unit, slot}, required: [field], stock: comes with the program,
  own: the newsroom has its own of this id, default: a new story in the app has it}

Examples:
  gaotai profiles
  gaotai profiles --json | jq -r '.[] | select(.language == \"en\") | .id'
  gaotai profiles show zh-xiaoxi > zh-xiaoxi.profile.yaml
  gaotai profiles import house-style.profile.yaml
  gaotai profiles export zh-fangtan --out ./shared"
)]
pub struct Profiles {
    /// What to do with them [default: list them]
    #[command(subcommand)]
    pub command: Option<ProfileCommand>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// What to do with story profiles
#[derive(Debug, Subcommand)]
pub enum ProfileCommand {
    /// Print a story profile as its file has it, in YAML
    Show(ProfileShow),
    /// Bring story profiles in from files
    Import(ProfileImport),
    /// Write a story profile to a file
    Export(ProfileExport),
}

/// `gaotai profiles show`
#[derive(Debug, Args)]
#[command(after_help = "\
JSON: {profile, text: the file, stock, own}

Examples:
  gaotai profiles show zh-xiaoxi
  gaotai profiles show zh-xiaoxi --json | jq .profile.fields")]
pub struct ProfileShow {
    /// The profile's id
    #[arg(value_name = "ID")]
    pub id: String,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// `gaotai profiles import`
#[derive(Debug, Args)]
#[command(after_help = "\
The library is made when there is none. A file with a mistake keeps no other from coming in; every mistake
is told with its place. Where the newsroom has another profile of its own under the same id, both stay and
the new one gets -2.

JSON: an array with one object for every file:
  {file, id: or null, problems: [{at, code, found, allowed}], failure: null or {code, params, detail}}

Examples:
  gaotai profiles import house-style.profile.yaml
  gaotai profiles import *.profile.yaml --json | jq -r '.[].id'")]
pub struct ProfileImport {
    /// The files
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// `gaotai profiles export`
#[derive(Debug, Args)]
#[command(after_help = "\
Prints the path of the file that was written. --out is a folder, in which no other file is overwritten
(names get -2, -3 and so on), or a file name that ends in .yaml or .yml (overwritten when it is there).

JSON: {path}

Examples:
  gaotai profiles export zh-fangtan --out fangtan.profile.yaml
  gaotai profiles export zh-fangtan --out ./shared")]
pub struct ProfileExport {
    /// The profile's id
    #[arg(value_name = "ID")]
    pub id: String,
    /// Where to [default: the library's outbox]
    #[arg(long, value_name = "PATH")]
    pub out: Option<PathBuf>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// `gaotai export`
#[derive(Debug, Args)]
#[command(after_help = "\
--out PATH:
  a folder             files named after the stories, pictures in media/; files of others are never
                       overwritten, names get -2, -3 and so on
  a file name with the extension of the format, for one story in one format: that very file
                       (overwritten when it is there), pictures in media/ beside it
  NAME.zip             one zip of everything (overwritten when it is there)
  -                    the text of one story in one format on stdout, without pictures

A story with places that are still open (〔待核：…〕, TK) is refused with exit code 1, and the places are
named; nothing is written. --pass-placeholders writes it all the same. So is a story with open suggestions;
--as-accepted writes it as if all were accepted (see `gaotai suggestions`).

JSON: {path, files: [{path, sha256, bytes, format, story}], losses: [{file, story, format, field, code, params}]}
where losses are what a format cannot hold of a story; code \"differs\" is what did not come back when the
file was read.

Examples:
  gaotai export 01946f --to html --out ./site
  gaotai export 01946f --to text --encoding gb18030 --out 稿件.txt
  gaotai export 01946f 01947a --to ninjs,markdown --out wire.zip --json
  gaotai export 01946f --to markdown --out -")]
pub struct Export {
    /// Ids of stories, or as much of their beginnings as fits no other
    #[arg(required = true, value_name = "ID")]
    pub ids: Vec<String>,
    /// Formats, as `gaotai formats` lists them
    #[arg(long, required = true, value_delimiter = ',', value_name = "FORMAT")]
    pub to: Vec<String>,
    /// Where to [default: the library's outbox]
    #[arg(long, value_name = "PATH")]
    pub out: Option<PathBuf>,
    /// Encoding, for formats that offer it
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
    /// One zip of everything, in the folder --out
    #[arg(long)]
    pub zip: bool,
    /// Also write stories in which places are still open (〔待核：…〕, TK)
    #[arg(long)]
    pub pass_placeholders: bool,
    /// Also write stories with open suggestions, as if all were accepted
    #[arg(long)]
    pub as_accepted: bool,
    /// Let suggestions and comments leave with the stories, in formats that carry them (docx)
    #[arg(long)]
    pub with_review: bool,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// `gaotai media`
#[derive(Debug, Args)]
pub struct Media {
    /// What to do with the pictures
    #[command(subcommand)]
    pub command: MediaCommand,
}

/// What to do with the pictures
#[derive(Debug, Subcommand)]
pub enum MediaCommand {
    /// List the pictures
    List(MediaList),
    /// Add pictures from files
    Add(MediaAdd),
    /// Show what is known of a picture and where it is used
    Show(MediaShow),
    /// Remove pictures that nothing has used for thirty days
    Collect(MediaCollect),
}

/// `gaotai media list`
#[derive(Debug, Args)]
#[command(after_help = "\
JSON: an array of {hash, mime, width, height, bytes, name, time, caption, credit, alt, headline, creator,
  copyright, place, taken_at: null or a time, profile, camera, animated, cmyk, located, ai, uses: stories}

Examples:
  gaotai media list
  gaotai media list 大桥 --use unused
  gaotai media list --missing credit --json | jq -r '.[].name'")]
pub struct MediaList {
    /// Words that must all be in caption, credit, headline, place, keywords or name
    #[arg(value_name = "WORDS")]
    pub words: Vec<String>,
    /// Only pictures that some story has now, or that none has
    #[arg(long, value_enum, default_value = "any")]
    pub r#use: PictureUsed,
    /// Only pictures of which this is not said
    #[arg(long, value_enum)]
    pub missing: Option<PictureLack>,
    /// The order
    #[arg(long, value_enum, default_value = "newest")]
    pub sort: MediaSort,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// By use
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum PictureUsed {
    /// All pictures
    Any,
    /// Those that some story has in its present text
    Used,
    /// Those that none has
    Unused,
}

/// What nobody has said of a picture
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum PictureLack {
    /// The caption
    Caption,
    /// The credit
    Credit,
    /// The alternative text
    Alt,
}

/// The order of pictures
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum MediaSort {
    /// Last added first
    Newest,
    /// By name
    Name,
    /// Last taken first
    Taken,
}

/// `gaotai media add`
#[derive(Debug, Args)]
#[command(after_help = "\
The library is made when there is none. A file that cannot be taken in keeps no other from coming in. What
the camera or the agency wrote into the file (EXIF, IPTC, XMP) becomes caption, credit, time and place.

JSON: an array with one object for every file:
  {file, picture: null or as in `gaotai media list`, known: was in the library, failure: null or {code, params, detail}}

Examples:
  gaotai media add *.jpg
  gaotai media add photo.tif --json | jq -r '.[0].picture.hash'")]
pub struct MediaAdd {
    /// The files
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// `gaotai media show`
#[derive(Debug, Args)]
#[command(after_help = "\
JSON: {picture: as in `gaotai media list`, uses: [{story, title, block, current: in the present text}]}

Examples:
  gaotai media show 3f2a9c
  gaotai media show 3f2a9c --json | jq -r '.uses[].story'")]
pub struct MediaShow {
    /// The picture's hash, or as much of its beginning as fits no other
    #[arg(value_name = "PICTURE")]
    pub picture: String,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// `gaotai media collect`
#[derive(Debug, Args)]
#[command(after_help = "\
Removes pictures that no version of any story, no unsaved change and no story in the bin has named for
thirty days. The window does the same once a day. The days are counted from run to run, at most four at a
time, so that a clock that is wrong removes nothing at once.

JSON: {removed, bytes}

Examples:
  gaotai media collect
  gaotai media collect --json")]
pub struct MediaCollect {
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// `gaotai layout`
#[derive(Debug, Args)]
#[command(after_help = "\
The stories stand in the slots of the plan, the first in the first. A slot whose story is too long is told
on stderr; its end is not in the file. A plan's own file is named by a path that ends in .toml. Where a story
goes on over several sheets, as on a proof, a PDF has them all; of page.png come page-p1.png, page-p2.png, ….

JSON: {plan, out: path or null, files: [path], sheets, slots: [{slot, name: {zh, en}, article: id or null, title,
  rows, over: rows too many (above zero) or free (below), continues: over further sheets, titles: [{part, size, over}], outline: [{x, y, width, height}]}],
  problems: [{code, slot, params}]}; lengths are points

Examples:
  gaotai layout 01946f --plan proof --out proof.pdf
  gaotai layout 01946f 01947a --plan broadsheet-news --out page.png
  gaotai layout 01946f --plan broadsheet-news --copyfit --json | jq '.slots[0].over'
  gaotai layout 01946f --plan ./our-page.toml --out page.pdf --archival")]
pub struct Layout {
    /// The stories; of an id so much that it fits no other
    #[arg(required = true, value_name = "ID")]
    pub ids: Vec<String>,
    /// A plan as `gaotai plans` lists them, or the file of one
    #[arg(long, value_name = "NAME|FILE")]
    pub plan: String,
    /// The file to write: .pdf, .svg or .png; one that is there is replaced
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// A PDF for the archive: PDF/A-2u in grey, without bleed
    #[arg(long)]
    pub archival: bool,
    /// Print how each slot's story fits [default without --out]
    #[arg(long)]
    pub copyfit: bool,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// `gaotai plans`
#[derive(Debug, Args)]
#[command(after_help = "\
Those that came along, then the newsroom's own in plans/ of the library.

JSON: {plans: [{id, name: {zh, en}, language, width, height, origin: ready or newsroom, slots: [{id, name, rows,
  outline}], problems: [{code, slot, params}]}], faces_missing: [family]}; lengths are points

Examples:
  gaotai plans
  gaotai plans --json | jq -r '.plans[].id'")]
pub struct Plans {
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// `gaotai formats`
#[derive(Debug, Args)]
#[command(after_help = "\
JSON: an array of {id, name_zh, name_en, standard, imports, exports, extensions, encodings}

Examples:
  gaotai formats
  gaotai formats --json | jq -r '.[] | select(.exports) | .id'")]
pub struct Formats {
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// `gaotai check`
#[derive(Debug, Args)]
#[command(after_help = "\
Looks at the database, and at the hash of every version, every picture and every file in the vault, of which
it says only in which story something is missing. Changes nothing.

JSON: {ok, problems: [{code, params}], notes, stories, revisions, media, journals, vault}; notes are of no harm

Examples:
  gaotai check
  gaotai --library /backup/newsroom check --json")]
pub struct Check {
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// `gaotai backup`
#[derive(Debug, Args)]
#[command(after_help = "\
A backup holds everything of the library, the vault too: keep the stick safe. Pictures that are in the folder
already are not copied again. Every byte is read back before it counts. Kept are the newest of the last 7 days
that have one, the newest of the last 4 weeks, and those made by hand today.

A folder with other things in it gets a folder of its own, gaotai-backup. A library that is open in the app is
backed up there, in the settings.

JSON: {snapshot, time, stories, revisions, bytes, copied: bytes that were written, missing}

Examples:
  gaotai backup --to /media/stick
  gaotai backup
  gaotai --library ./newsroom backup --to /backup --json | jq -r .snapshot")]
pub struct Backup {
    /// Where to, this time [default: the folder that was chosen in the app]
    #[arg(long, value_name = "FOLDER")]
    pub to: Option<PathBuf>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// `gaotai backups`
#[derive(Debug, Args)]
#[command(after_help = "\
JSON: {folder, library, snapshots: [{name, time, by_hand, stories, revisions, bytes,
  state: good, incomplete, unreadable or newer}]}, the last made first

Examples:
  gaotai backups /media/stick
  gaotai backups /media/stick --json | jq -r '.snapshots[0].name'")]
pub struct Backups {
    /// The folder with backups
    #[arg(value_name = "FOLDER")]
    pub folder: PathBuf,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// `gaotai restore`
#[derive(Debug, Args)]
#[command(after_help = "\
Every file is compared with its hash, and the new library is opened and checked before its folder gets its
name. Nothing is ever restored over something.

JSON: {path, stories, revisions, missing: files that the backup no longer has as they were}

Examples:
  gaotai restore /media/stick --to ./newsroom-again
  gaotai restore /media/stick --snapshot 2026-11-26T04-15-00Z --to ./thursday")]
pub struct Restore {
    /// The folder with backups
    #[arg(value_name = "BACKUP")]
    pub backup: PathBuf,
    /// Which, as `gaotai backups` lists them [default: the newest good one]
    #[arg(long, value_name = "NAME")]
    pub snapshot: Option<String>,
    /// A folder that is new or empty
    #[arg(long, value_name = "FOLDER")]
    pub to: PathBuf,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// `gaotai rescue`
#[derive(Debug, Args)]
#[command(after_help = "\
Reads the damaged library without changing a byte of it. A version counts when its hash fits; the newest of a
story that does is what the story is. Without --to: only the list of what can be saved and what is lost.
Exit code 1 when a story is lost or only a damaged text of it is left.

What becomes of a story: whole; unsure (the newest version that can be read; perhaps there was a newer one);
older (there was a newer one); backup (from the backup); damaged (only a text that is not as it was written,
left out without --damaged); lost.

JSON: {stories: [{id, title, fate, time, versions, versions_lost, typed, damaged}], pages, bad_pages, files,
  files_lost, made: null or {stories, revisions, files}}

Examples:
  gaotai rescue ./newsroom
  gaotai rescue ./newsroom --backup /media/stick --to ./newsroom-rescued")]
pub struct Rescue {
    /// The damaged library's folder
    #[arg(value_name = "LIBRARY")]
    pub library: PathBuf,
    /// A folder that is new or empty [default: only list]
    #[arg(long, value_name = "FOLDER")]
    pub to: Option<PathBuf>,
    /// A folder with backups of it; the newest good one fills the gaps
    #[arg(long, value_name = "BACKUP")]
    pub backup: Option<PathBuf>,
    /// Also take texts that are not as they were written, among the versions
    #[arg(long)]
    pub damaged: bool,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// `gaotai completions`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  gaotai completions bash > ~/.local/share/bash-completion/completions/gaotai
  gaotai completions zsh > ~/.zfunc/_gaotai
  gaotai completions fish > ~/.config/fish/completions/gaotai.fish")]
pub struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub shell: Shell,
}
