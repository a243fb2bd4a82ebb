// Generated from crates/desk by `cargo xtask gen`. Not to be edited.

/** What became of a file that was to become a picture of the library. */
export type AddedPicture = {
  /** The file's name. */
  name: string,
  /** The picture; none when it failed. */
  picture: PictureAbout | null,
  /** The library had it already. */
  known: boolean,
  /** Why it is not in the library. */
  failure: Failure | null,
};

/** How much machines had a part in it. */
export type AiLevel = "none" | "assisted" | "generated";

/** What machines had a part in the story. */
export type AiUse = {
  /** How much. */
  level: AiLevel,
  /** Which tool. */
  tool: string,
  /** In what. */
  scope: string,
};

/** A whole story in the one JSON of the article. */
export type Article = {
  /** Always the same word. */
  format: "gaotai-article",
  /** The version of the JSON. */
  version: 1,
  /** UUID version 7. */
  id: string,
  /** ProseMirror's JSON. */
  doc: unknown,
  /** 稿签. */
  slip: Slip,
};

/** A name in the byline. */
export type Author = {
  /** Name as shown. */
  name: string,
  /** What the person did. */
  role: AuthorRole,
  /** Whom the person works for. */
  organisation: string,
  /** Where the byline stands. */
  place: BylinePlace,
  /** Id in the register of people. */
  person: string | null,
};

/** What an author did. */
export type AuthorRole = "reporter" | "correspondent" | "photographer" | "compiler" | "commentator" | "translator" | "trainee";

/** A backup that was made and read back. */
export type BackupDone = {
  /** RFC 3339. */
  time: string,
  /** Stories in it. */
  stories: number,
  /** Bytes of everything in it. */
  bytes: number,
};

/** How the library is backed up. */
export type BackupState = {
  /** Where backups go, for showing; `null` before a folder was chosen. */
  folder: string | null,
  /** Whether one is made every day. */
  daily: boolean,
  /** The last that was made and read back. */
  last: BackupDone | null,
  /** Why the last try failed; `null` after one that went well. */
  trouble: BackupTrouble | null,
  /** One is being made. */
  running: boolean,
};

/** A try that failed. */
export type BackupTrouble = {
  /** RFC 3339. */
  time: string,
  /** Why. */
  failure: Failure,
};

/** A line of text. */
export type BlameBlock = {
  /** Id of the node that holds the text. */
  block: string,
  /** One behind the other, without a gap. */
  runs: Array<BlameRun>,
};

/** Characters that one person wrote at one time. */
export type BlameRun = {
  /** Where they begin in the node's inline content, in UTF-16 units; a line break is one. */
  from: number,
  /** Where they end. */
  to: number,
  /** Id of who wrote them; `null` for what came with an import, or by the program. */
  person: string | null,
  /** The name as it stood; empty for nobody. */
  name: string,
  /** RFC 3339. */
  time: string,
  /** The stage of the version in which they first stood. */
  stage: Stage,
};

/** Where the byline stands. */
export type BylinePlace = "head" | "end";

/** What an edit changed: the TypeScript face of `gaotai_article::Change`. */
export type Change = {
  /** Changed lines of the title group, by name, each a whole node. */
  head: Record<string, unknown>,
  /** Changed and new blocks of the body, each a whole node. */
  blocks: unknown[],
  /** The ids of all blocks of the body in order; `null` when it stayed. */
  order: string[] | null,
  /** Changed fields of the slip, each a whole field. */
  slip: Record<string, unknown>,
};

/** A channel of the tree and how many stories stand in it. */
export type ChannelCount = {
  /** Id in the vocabulary. */
  id: string,
  /** Name as it is now. */
  name: string,
  /** The channel above it. */
  parent: string | null,
  /** Stories in it and below it that are not in the bin. */
  count: number,
};

/** A number in another system. */
export type Code = {
  /** Whose number. */
  scheme: string,
  /** Always text: some have 42 digits. */
  value: string,
};

/** The colour of somebody's marks, by the name of its token. */
export type Colour = "red" | "orange" | "amber" | "green" | "teal" | "blue" | "violet" | "pink";

/** A comment. */
export type Comment = {
  /** UUID. */
  id: string,
  /** The story. */
  article: string,
  /** Id of the first comment of its thread. */
  thread: string,
  /** Id of who wrote it. */
  person: string,
  /** The name as it stood. */
  person_name: string,
  /** What they did at the desk then. */
  role: Role,
  /** RFC 3339. */
  time: string,
  /** When it was changed last, RFC 3339. */
  edited: string | null,
  /** What it says. */
  text: string,
  /** Ids of the people whom it names. */
  mentions: Array<string>,
  /** Somebody else's, and whoever writes now has not seen it. */
  unread: boolean,
};

/** What of a story a thread is about. */
export type CommentAnchor = { "on": "range" } | { "on": "block",
/** Its id. */
block: string, } | { "on": "field",
/** Its name in the slip; `extra.KEY` for the newsroom's own. */
field: string, };

/** Who has settled a thread. */
export type CommentResolved = {
  /** Id of the person. */
  person: string,
  /** The name as it stood. */
  person_name: string,
  /** RFC 3339. */
  time: string,
};

/** A comment with its replies. */
export type CommentThread = {
  /** Id of the first comment; that of the mark in the text. */
  id: string,
  /** What it is about. */
  anchor: CommentAnchor,
  /** What stood there when it was written. */
  quote: string,
  /** Who has settled it; `null` while it is open. */
  resolved: CommentResolved | null,
  /** In the order in which they were written; never empty. */
  comments: Array<Comment>,
};

/** An attribute of a block that changed. */
export type ComparedAttr = {
  /** Its name; `type` when the block is of another node now, `within` when it was put into another container where it stands. */
  name: string,
  /** What it was; empty for nothing. */
  old: string,
  /** What it is; empty for nothing. */
  new: string,
};

/** A field of the story details that changed. */
export type ComparedField = {
  /** The slip's field; `extra.KEY` for the newsroom's own. */
  field: string,
  /** What it was. */
  old: unknown,
  /** What it is. */
  new: unknown,
  /** For texts, piece by piece; for lists one piece an item, with what it is called. */
  pieces: Array<Piece> | null,
  /** For structures, what changed of their parts. */
  parts: Array<ComparedAttr>,
};

/** A line of text, or a block without text. */
export type ComparedRow = {
  /** What became of it. */
  state: RowState,
  /** Id of the line: a paragraph, a line of the title group, a caption; or of the block. Of the old version where it is `joined`. */
  line: string,
  /** For `split` and `joined`: id of the line, in the new version, with whose row that begins of which this one is a part. */
  whole: string | null,
  /** Ids of the lines of the old version that were joined to others and whose text is in this row. */
  joined: Array<string>,
  /** Id of the block of the body in which it is; that of the line in the title group. */
  block: string,
  /** Its node, as in `paragraph`, `title`, `caption`, `figure`. */
  node: string,
  /** The nodes around it below the body, from outside: `table`, `table_row`, `table_cell`. */
  within: Array<string>,
  /** Attributes that changed; those of note where it is new or gone. */
  attrs: Array<ComparedAttr>,
  /** The text, piece by piece. */
  pieces: Array<Piece>,
  /** Hash of the picture that a figure has: in the new version, or in the old one where it went. */
  media: string | null,
};

/** Lengths of a text. The count of a text is the sum of the counts of its paragraphs. */
export type Count = {
  /** 字数. */
  words: number,
  /** 字符数（不计空格）. */
  characters: number,
  /** 字符数（计空格）. */
  characters_with_spaces: number,
  /** 汉字. */
  han: number,
  /** 版面字数 in half squares: halve it to show it. */
  half_widths: number,
  /** 外文词: words of letters or digits. */
  latin_words: number,
  /** 段落, without empty ones. */
  paragraphs: number,
  /** Milliseconds that reading it silently takes. */
  reading_ms: number,
  /** Milliseconds that reading it aloud takes. */
  aloud_ms: number,
};

/** 电头 or 讯头. */
export type Dateline = {
  /** Agency's or paper's. */
  kind: DatelineKind,
  /** 新华社. */
  agency: string,
  /** 南京. */
  place: string,
  /** As written: 2月10日. */
  date: string,
  /** The whole line as it stands in the text. */
  text: string,
};

/** Whose form a dateline has. */
export type DatelineKind = "wire" | "paper";

/** A suggestion of which somebody said yes or no. */
export type Decided = {
  /** Id of the suggestion. */
  id: string,
  /** Yes or no. */
  verdict: Verdict,
  /** What kind of suggestion it was; `field` for a story detail. */
  kind: string,
  /** The story detail. */
  field: string | null,
  /** The section head below which it stood. */
  section: string | null,
  /** What stood there; JSON for a story detail. */
  was: string,
  /** What was suggested; JSON for a story detail. */
  now: string,
  /** Id of whose suggestion it was. */
  person: string | null,
  /** The name as it stood. */
  person_name: string,
  /** When it was made, RFC 3339. */
  time: string,
  /** Id of who decided. */
  by: string | null,
  /** The name as it stood. */
  by_name: string,
  /** When, RFC 3339. */
  at: string,
};

/** What the window decided of a suggestion in the text. */
export type Decision = {
  /** Id of the suggestion. */
  id: string,
  /** Yes or no. */
  verdict: Verdict,
  /** What kind of suggestion it was. */
  kind: string,
  /** Id of whose it was. */
  person: string,
  /** When it was made, RFC 3339. */
  time: string,
  /** What stood there. */
  was: string,
  /** What was suggested. */
  now: string,
  /** The section head below which it stood. */
  section: string | null,
};

/** A file that was written. */
export type DeliveredFile = {
  /** Relative to the delivery's path, with `/`. */
  path: string,
  /** Hash of its bytes. */
  sha256: string,
  /** Its length. */
  bytes: number,
};

/** What was sent where and when. */
export type Delivery = {
  /** RFC 3339. */
  time: string,
  /** By whom. */
  author: string,
  /** Id of the format. */
  format: string,
  /** Which revision. */
  revision: string,
  /** The folder or zip. */
  path: string,
  /** What was written there. */
  files: Array<DeliveredFile>,
  /** Id of the destination, where it was sent to one. */
  destination?: string,
  /** Which time it went to that destination. */
  version?: number,
};

/** Where stories go, and in which form. */
export type Destination = {
  /** The version of the file. */
  version: 1,
  /** Lower-case letters, digits and hyphens, at most 40; the file's name. */
  id: string,
  /** As people call it, in any language. */
  name: string,
  /** Id of an exchange format. */
  format: string,
  /** For formats that offer several; `null` for the format's first. */
  encoding: string | null,
  /** Whose trims (`only`) apply; `null` for the format's own channel. */
  channel: string | null,
  /** Several stories in one file, where the format can. */
  gather: boolean,
  /** Applied in order to a copy of the story before the format sees it. */
  mapping: Array<MappingRule>,
  /** A template of its own, for formats that take one. */
  template: string | null,
  /** Patterns of names. */
  names: FileNames,
  /** What it wishes of pictures; `null` for the format's own wish. */
  pictures: PictureRule | null,
  /** Whether `manifest.json` goes along: every file with its length and SHA-256. */
  manifest: boolean,
  /** Where it goes. */
  out: DestinationOut,
  /** What becomes of stories under embargo: `null` refuses them. */
  seal: string | null,
};

/** Where a destination's files go. */
export type DestinationOut = {
  /** As what. */
  kind: OutKind,
  /** A folder of this machine; `null` for the library's outbox. Never in a shared file. */
  path: string | null,
};

/** Something that is wrong in a destination, or that a rule could not do with a story. */
export type DestinationProblem = {
  /** The field of the destination, as in `names.file` or `mapping[2].rule`. */
  field: string,
  /** What is wrong; the window has words for every code. */
  code: string,
  /** What the words need, by name. */
  params: Record<string, string>,
};

/** A destination and what is wrong with it. */
export type DestinationRow = {
  /** Nothing goes to it before these are mended. */
  problems: Array<DestinationProblem>,
  /** The version of the file. */
  version: 1,
  /** Lower-case letters, digits and hyphens, at most 40; the file's name. */
  id: string,
  /** As people call it, in any language. */
  name: string,
  /** Id of an exchange format. */
  format: string,
  /** For formats that offer several; `null` for the format's first. */
  encoding: string | null,
  /** Whose trims (`only`) apply; `null` for the format's own channel. */
  channel: string | null,
  /** Several stories in one file, where the format can. */
  gather: boolean,
  /** Applied in order to a copy of the story before the format sees it. */
  mapping: Array<MappingRule>,
  /** A template of its own, for formats that take one. */
  template: string | null,
  /** Patterns of names. */
  names: FileNames,
  /** What it wishes of pictures; `null` for the format's own wish. */
  pictures: PictureRule | null,
  /** Whether `manifest.json` goes along: every file with its length and SHA-256. */
  manifest: boolean,
  /** Where it goes. */
  out: DestinationOut,
  /** What becomes of stories under embargo: `null` refuses them. */
  seal: string | null,
};

/** A tagged person or organisation. */
export type Entity = {
  /** Id in the register. */
  id: string | null,
  /** Name as shown. */
  name: string,
};

/** What a format would write. */
export type ExportCheck = {
  /** Id of the format. */
  format: string,
  /** Name of the main file. */
  file: string,
  /** Length of all files together. */
  bytes: number,
  /** What the format cannot hold of this story. */
  losses: Array<Loss>,
  /** What did not come back when the file was read, beyond the losses. */
  unexpected: Array<Loss>,
  /** The main file, for looking at it. */
  text: string,
};

/** Why a verb could not do what was asked. */
export type Failure = {
  /** What went wrong. */
  code: FailureCode,
  /** What the words for the code need, by name. */
  params: Record<string, string>,
  /** English, for the log; no story text. */
  detail: string,
};

/** What went wrong, as far as somebody acts on it. */
export type FailureCode = "library_newer" | "library_damaged" | "library_read_only" | "library_locked" | "library_missing" | "not_a_library" | "disk_full" | "story_missing" | "story_changed_elsewhere" | "change_invalid" | "import_empty" | "import_not_text" | "import_too_large" | "import_broken_encoding" | "import_unreadable" | "import_unknown_format" | "import_profile" | "import_nothing_found" | "import_archive" | "picture_not_one" | "picture_unsupported" | "picture_broken" | "picture_too_large" | "picture_file_too_large" | "picture_unreadable" | "picture_missing" | "export_unknown_format" | "export_target_unwritable" | "export_encoding" | "export_placeholders" | "export_suggestions" | "export_embargoed" | "destination_missing" | "destination_invalid" | "destination_not_one" | "destination_newer" | "destination_unreadable" | "template_invalid" | "profile_missing" | "profile_not_one" | "profile_newer" | "profile_unreadable" | "pattern_invalid" | "backup_inside" | "backup_other_library" | "backup_gone" | "backup_full" | "backup_unwritable" | "backup_unverified" | "backup_none" | "backup_not_empty" | "backup_among" | "backup_newer" | "backup_running" | "handle_unknown" | "name_empty" | "person_missing" | "person_name_taken" | "person_has_written" | "comment_missing" | "comment_not_yours" | "comment_has_replies" | "suggestion_missing" | "setting_invalid" | "cancelled" | "page_missing" | "plan_missing" | "plan_invalid" | "slot_missing" | "page_stale" | "page_unwritable" | "unknown_verb" | "bad_request" | "vault_missing" | "vault_file_unreadable" | "vault_damaged" | "vault_not_opened" | "internal";

/** A story detail that was changed with tracking on and waits for a yes or no. */
export type FieldSuggestion = {
  /** UUID. */
  id: string,
  /** Its name in the slip; `extra.KEY` for the newsroom's own. */
  field: string,
  /** What it was. */
  was: unknown,
  /** What it is. */
  now: unknown,
  /** Id of who changed it last. */
  person: string,
  /** The name as it stood. */
  person_name: string,
  /** RFC 3339. */
  time: string,
};

/** Patterns of names; `pattern` has the words. */
export type FileNames = {
  /** Of the folder below the place, with `/`; empty for none. */
  folder: string,
  /** Of the file, without extension. */
  file: string,
};

/** A place where it was found. */
export type FindMatch = {
  /** Which of the texts, from 0. */
  text: number,
  /** Where it begins, in UTF-16 units. */
  start: number,
  /** Where it ends, in UTF-16 units. */
  end: number,
  /** What comes in its place, where a replacement was given. */
  replacement: string | null,
};

/** How to look. */
export type FindOptions = {
  /** The pattern is a regular expression. */
  regex: boolean,
  /** Capitals and small letters are different. */
  case: boolean,
  /** The match is all of a text. */
  whole_field: boolean,
  /** Ａ and A, ， and , are the same. */
  fold_width: boolean,
  /** 發 and 发 are the same. */
  fold_script: boolean,
};

/** What is known of a format. */
export type FormatInfo = {
  /** As given to an export. */
  id: string,
  /** Name in Chinese. */
  name_zh: string,
  /** Name in English. */
  name_en: string,
  /** Whom it is for: `wire`, `cms` or `document`. */
  family: string,
  /** The file extension that is written, without the dot. */
  extension: string,
  /** All file extensions that are read, without the dot. */
  extensions: Array<string>,
  /** The standard and version it follows. */
  standard: string,
  /** Whether it is read. */
  imports: boolean,
  /** Whether it is written. */
  exports: boolean,
  /** Encodings that the export offers, the default first. */
  encodings: Array<string>,
  /** Whether suggestions and comments can leave in it. */
  carries_review: boolean,
};

/** Something an import did not understand or left out, and where it stood in the file. */
export type ImportProblem = {
  /** What it is. */
  code: string,
  /** What the words for the code need, by name. */
  params: Record<string, string>,
  /** From 1; 0 when it has no place in the file. */
  line: number,
  /** From 1; 0 when it has no place in the file. */
  column: number,
  /** What stands there. */
  excerpt: string,
};

/** What became of one file, or of one story of a file that holds several. */
export type ImportedFile = {
  /** The file's name, for showing. */
  name: string,
  /** The story it became; `null` when it became none. */
  story: string | null,
  /** How many places the repair changed. */
  repairs: number,
  /** What was not understood. */
  problems: Array<ImportProblem>,
  /** Why it became no story. */
  failure: Failure | null,
};

/** What became of one file. */
export type ImportedProfile = {
  /** The file's name, for showing. */
  name: string,
  /** The profile it became; `null` when it became none. */
  id: string | null,
  /** What is wrong in it. */
  problems: Array<Problem>,
  /** Why it cannot be read at all. */
  failure: Failure | null,
};

/** Something that is not as it was written. */
export type LibraryProblem = {
  /** `database`, `revision_damaged`, `parent_missing`, `head_missing`, `journal_damaged`, `media_missing`, `media_damaged`, `media_use_missing`, `vault_file_missing` or `vault_file_damaged`, of which only the story is told; among the notes `media_stray` and `media_unknown`. */
  code: string,
  /** Ids and hashes of what is concerned, by name. */
  params: Record<string, string>,
};

/** Text of one block in a line. */
export type LineText = {
  /** The block. */
  block: string,
  /** Its first character. */
  from: number,
  /** The place behind its last. */
  to: number,
};

/** A difference between the story and what a format holds of it. */
export type Loss = {
  /** The field, as in `slip.source.url`. */
  field: string,
  /** Which kind of loss. */
  code: string,
  /** What the words for the code need, by name. */
  params: Record<string, string>,
};

/** What a rule does with its field. */
export type MappingAct = { "do": "copy",
/** The other field. */
from: string, } | { "do": "fix",
/** Lists take one entry a line, or separated by commas or semicolons of either width. */
value: string, } | { "do": "words",
/** The word there by the word here. */
map: Record<string, string>,
/** What becomes of words that are not in the map. */
other: MappingOther, } | { "do": "compute",
/** In minijinja. */
template: string, } | { "do": "drop" };

/** What becomes of words that a map does not name. */
export type MappingOther = "keep" | "drop";

/** A field of the story and what is done with it. */
export type MappingRule = {
  /** As in `title`, `slip.source.name`, `slip.extra.section`, `slip.codes.cms`. */
  field: string,
  /** What is done. */
  rule: MappingAct,
};

/** A name in both languages of the window; one of the two may be empty. */
export type Names = {
  /** Chinese. */
  zh: string,
  /** English. */
  en: string,
};

/** A line of the original title. */
export type OriginalLine = {
  /** Which line. */
  role: OriginalRole,
  /** Verbatim. */
  text: string,
};

/** Lines of a title. */
export type OriginalRole = "kicker" | "main" | "sub";

/** As what files go out. */
export type OutKind = "folder" | "zip" | "watched";

/** A field that only this newsroom has; its value stands in the slip's `extra` under the key. */
export type OwnField = {
  /** Lower-case letters, digits and `_`. */
  key: string,
  /** What it is called. */
  names: Names,
  /** What it holds. */
  kind: OwnKind,
  /** What can be chosen; for `OwnKind::Choice` only. */
  choices: Array<string>,
  /** Whether a story without it is not complete. */
  required: boolean,
};

/** What a field of the newsroom's own holds. */
export type OwnKind = "text" | "number" | "choice" | "date";

/** As what a page can be written. */
export type PageFileKind = "pdf" | "png" | "svg";

/** How a story that stands on a page fits. */
export type PageFit = {
  /** The story. */
  article: string,
  /** Its page. */
  page: string,
  /** What people call the page. */
  page_name: string,
  /** Its slot. */
  slot: string,
  /** What people call the slot. */
  slot_name: TwoNames,
  /** Rows of body text that the slot holds; where the story goes on over further sheets, that it takes. */
  rows: number,
  /** Rows too many (above zero) or free (below). */
  over: number,
  /** The story goes on over further sheets until it ends. */
  continues: boolean,
  /** Faces that its text asks for and nobody has: without them the count is not to be relied on. */
  faces_missing: Array<string>,
};

/** A page (版面). */
export type PageInfo = {
  /** UUID. */
  id: string,
  /** What people call it. */
  name: string,
  /** Id of its plan. */
  plan: string,
  /** 版次, as printed. */
  number: string,
  /** 版名. */
  section: string,
  /** `YYYY-MM-DD`. */
  date: string | null,
  /** 责任编辑 and others, as printed. */
  editors: string,
  /** What stands on it. */
  placements: Array<PagePlacement>,
  /** When it was changed last, RFC 3339; what happens to its stories does not count. */
  changed: string,
};

/** A line as it breaks on the page. */
export type PageLine = {
  /** Number of its frame in the slot; `null` for a line that has no room. */
  frame: number | null,
  /** Its box; nothing wide or high for a line that has no room. */
  rect: PageRect,
  /** Which text it is; `null` for a line of ours, such as 署名. */
  text: LineText | null,
};

/** A story in a slot. */
export type PagePlacement = {
  /** The slot. One that the plan has no more is kept, and shown nowhere. */
  slot: string,
  /** The story. */
  article: string,
  /** Its title. */
  title: string,
};

/** Something that an editor should know about a page; the rest of it is set all the same. */
export type PageProblem = {
  /** What it is. */
  code: string,
  /** The slot, where it is one. */
  slot: string | null,
  /** What the words for the code need, by name. */
  params: Record<string, string>,
};

/** A rectangle in points. */
export type PageRect = { x: number, y: number, width: number, height: number, };

/** What is to be set. */
export type PageView = { "kind": "page",
/** The page. */
page: string, } | { "kind": "story",
/** The story. */
article: string,
/** Id of the plan. */
plan: string, };

/** Somebody who writes at this library. */
export type Person = {
  /** UUID. */
  id: string,
  /** The name as it stands with versions and marks. */
  name: string,
  /** 笔名; empty for none. */
  pen_name: string,
  /** What they do. */
  role: Role,
  /** The colour of their marks. */
  colour: Colour,
  /** Whether their edits are suggestions; `null` is as the role has it. */
  tracked: boolean | null,
  /** Whether they are, then: `tracked`, or what the role says. */
  tracks: boolean,
  /** Whether they write now. */
  current: boolean,
};

/** What is known of a picture; texts are empty where nobody says anything. */
export type PictureAbout = {
  /** SHA-256 of its file. */
  hash: string,
  /** As in `image/jpeg`. */
  mime: string,
  /** In pixels, as shown. */
  width: number,
  /** In pixels, as shown. */
  height: number,
  /** Length of the file. */
  bytes: number,
  /** The file's name when it came in. */
  name: string,
  /** When it came in. */
  time: string,
  /** 图片说明. */
  caption: string,
  /** 图片署名. */
  credit: string,
  /** The picture in words. */
  alt: string,
  /** A title of its own. */
  headline: string,
  /** Who made it. */
  creator: string,
  /** The notice on rights. */
  copyright: string,
  /** Where it was made. */
  place: string,
  /** When it was made: RFC 3339, without an offset where the camera gave none. */
  taken_at: string | null,
  /** Name of its colour profile. */
  profile: string | null,
  /** What it was made with. */
  camera: string | null,
  /** It moves. */
  animated: boolean,
  /** Its colours are those of a press. */
  cmyk: boolean,
  /** It says on the globe where it was made. */
  located: boolean,
  /** What it says of a machine's part in it. */
  ai: string | null,
  /** How many stories have it in their present text. */
  uses: number,
};

/** A figure with a picture, and what nobody has said of it. */
export type PictureGap = {
  /** The figure. */
  block: string,
  /** Its caption, to know it by; empty where that lacks too. */
  caption: string,
  /** What lacks; never empty. */
  missing: Array<PictureLack>,
};

/** What nobody has said of a picture yet. */
export type PictureLack = "caption" | "credit" | "alt";

/** What a destination wishes of pictures. */
export type PictureRule = {
  /** At most, in pixels; `null` for the format's own. */
  longest_edge: number | null,
  /** The types that are taken, as `image/jpeg`; empty for the format's own. */
  mimes: Array<string>,
};

/** The order. */
export type PictureSort = "newest" | "name" | "taken";

/** A figure that has the picture. */
export type PictureUse = {
  /** The story. */
  story: string,
  /** Its title. */
  title: string,
  /** The figure. */
  block: string,
  /** The present text has it there; otherwise only older versions. */
  current: boolean,
};

/** By use. */
export type PictureUsed = "any" | "used" | "unused";

/** A piece of text. */
export type Piece = {
  /** What became of it. */
  op: PieceOp,
  /** The characters. U+000A is a line break; U+2029 is the end of a paragraph that was split or joined there. */
  text: string,
  /** Names of the marks on it; of those it has in the old version where it went. */
  marks: Array<string>,
  /** Names of the marks it had, where only these changed; empty otherwise. */
  was: Array<string>,
};

/** What became of a piece of text. */
export type PieceOp = "same" | "added" | "removed" | "marks";

/** A place of the story. */
export type Place = {
  /** What the place is to the story. */
  role: PlaceRole,
  /** Id in the register of places. */
  place: string | null,
  /** Name as shown. */
  name: string,
};

/** What a place is to the story. */
export type PlaceRole = "sent_from" | "event" | "reported_from" | "mentioned";

/** A place that the writer left open: 〔待核：…〕 or TK. */
export type PlaceholderPlace = {
  /** The story. */
  story: string,
  /** The block that holds it; `null` in the slip. */
  block: string | null,
  /** Name of the node (`title`, `paragraph`, `caption`, …), with the attribute where it stands in one (`box.title`); the path in the slip (`ed_note`). */
  part: string,
  /** The line of text in the body, from 1; 0 in the title group and the slip. */
  line: number,
  /** The placeholder itself. */
  text: string,
  /** The text before it, shortened. */
  before: string,
  /** The text behind it, shortened. */
  after: string,
};

/** A page plan (版样). */
export type PlanInfo = {
  /** Its short name. */
  id: string,
  /** What people call it. */
  name: TwoNames,
  /** BCP 47. */
  language: string,
  /** Of the trimmed sheet, in points. */
  width: number,
  /** Of the trimmed sheet, in points. */
  height: number,
  /** Where it comes from. */
  origin: PlanOrigin,
  /** Its places for stories, in the order of their weight. */
  slots: Array<PlanSlot>,
  /** What is wrong with it. One without slots cannot be used. */
  problems: Array<PageProblem>,
};

/** Where a plan comes from. */
export type PlanOrigin = "ready" | "newsroom";

/** A place for a story on a plan. */
export type PlanSlot = {
  /** Its short name. */
  id: string,
  /** What people call it. */
  name: TwoNames,
  /** Rows of body text that it holds. */
  rows: number,
  /** What belongs to it, in points. */
  outline: Array<PageRect>,
};

/** A file that would be written. */
export type PreviewFile = {
  /** Below the destination's folder, with `/`. */
  path: string,
  /** Its length. */
  bytes: number,
  /** What is in it, where that is text; cut when it is long. */
  text: string,
};

/** Where it stands in the paper. */
export type Print = {
  /** `YYYY-MM-DD`. */
  date: string,
  /** 版次. */
  page: string,
  /** Slot of the page plan. */
  slot: string,
};

/** One thing that is wrong. */
export type Problem = {
  /** Path to the place, as in `own[1].kind`. */
  at: string,
  /** What is wrong there. */
  code: ProblemCode,
  /** What stands there, or in English what is wrong with it. */
  found: string,
  /** What could stand there. */
  allowed: Array<string>,
};

/** What is wrong. */
export type ProblemCode = "unknown_key" | "missing" | "wrong_form" | "wrong_word" | "twice" | "bad_id" | "bad_value";

/** What a kind of story starts with and what it needs. */
export type Profile = {
  /** Lower-case letters, digits and hyphens; stories refer to it. */
  id: string,
  /** What it is called. */
  names: Names,
  /** What it is for, in a sentence. */
  about: Names,
  /** BCP 47: the language of its stories. */
  language: string,
  /** 体裁. */
  genre: Term | null,
  /** The fields that stand first in the story details, in order; the others stand under More. */
  fields: Array<string>,
  /** The fields without which a story is not complete. */
  required: Array<string>,
  /** The newsroom's own fields. */
  own: Array<OwnField>,
  /** Fields of the slip as a new story has them. An empty name of an author stands for who makes the story, that of an own source for the newsroom. */
  defaults: Record<string, unknown>,
  /** How long the story should become. */
  target: Target | null,
  /** What empty lines and blocks say, by the names of `HINTS`. */
  hints: Record<string, string>,
  /** Text of the title group in a new story, by line. */
  head: Record<string, string>,
  /** Blocks of a new story in the article's own JSON, without ids. */
  body: unknown[],
};

/** A profile and whose it is. */
export type ProfileRow = {
  /** As stories get it now. */
  profile: Profile,
  /** One of this id comes with the program. */
  stock: boolean,
  /** The newsroom has its own of this id. */
  own: boolean,
};

/** Another story. */
export type Related = {
  /** How they relate. */
  kind: RelatedKind,
  /** The other story's id, if it is in a library of Gaotai. */
  id: string | null,
  /** Its address otherwise. */
  url: string | null,
};

/** How two stories relate. */
export type RelatedKind = "update_of" | "correction_of" | "translation_of" | "see_also";

/** A story that is or was in the damaged library. */
export type RescuedStory = {
  /** UUID. */
  id: string,
  /** Its title as far as it can be read. */
  title: string,
  /** What becomes of it. */
  fate: StoryFate,
  /** Time of the version that it will have, RFC 3339; `null` for a lost one. */
  time: string | null,
  /** Versions that can be read. */
  versions: number,
  /** Versions that are known of and cannot be read. */
  versions_lost: number,
  /** What was typed after its newest version comes along. */
  typed: boolean,
  /** A text that is not as it was written can come along among its versions. */
  damaged: boolean,
};

/** One line of the versions. */
export type RevisionRow = {
  /** UUID. */
  id: string,
  /** Why it was made. */
  stage: Stage,
  /** By whom; empty for the program itself. */
  author: string,
  /** RFC 3339. */
  time: string,
  /** SHA-256 over the canonical JSON. */
  hash: string,
  /** 字数 of the body. */
  words: number,
  /** Characters added against the first parent. */
  added: number,
  /** Characters removed against the first parent. */
  removed: number,
  /** What it was made from. */
  parents: Array<string>,
  /** The name that somebody gave it. */
  name: string | null,
  /** What stands beside the name; empty for nothing. */
  note: string,
};

/** 版权. */
export type Rights = {
  /** Who holds it. */
  holder: string,
  /** The notice. */
  notice: string,
  /** What may be done with it. */
  usage: string,
};

/** What somebody does at the desk. */
export type Role = "reporter" | "editor" | "responsible_editor" | "desk_head" | "duty_editor" | "proofreader" | "photographer" | "other";

/** What became of a line of text, or of a block without text. */
export type RowState = "same" | "changed" | "added" | "removed" | "moved" | "moved_away" | "split" | "joined";

/** What came of a story. */
export type SendOutcome = "new" | "update" | "unchanged" | "refused";

/** What became of all that was sent at once. */
export type SendReport = {
  /** The folder, or the zip itself. */
  path: string,
  /** The files that were written, below the folder. */
  files: Array<WrittenFile>,
  /** In the order in which they were asked for. */
  stories: Array<SentStory>,
  /** It was stopped: stories that are not among `stories` were not sent. */
  cancelled: boolean,
};

/** What became of a story. */
export type SentStory = {
  /** The story. */
  id: string,
  /** Its title, for showing. */
  title: string,
  /** What came of it. */
  outcome: SendOutcome,
  /** Which time it went there; 0 when it never did. */
  version: number,
  /** Its files below the folder, the main one first; those that lay there already too. */
  files: Array<string>,
  /** What the format cannot hold of it. */
  losses: Array<Loss>,
  /** What did not come back when the file was read, beyond the losses. */
  unexpected: Array<Loss>,
  /** What rules of the destination could not do with it. */
  problems: Array<DestinationProblem>,
  /** Why it was refused. */
  failure: Failure | null,
  /** Whether its files are sealed. */
  sealed: boolean,
};

/** A page as it was set. */
export type SetPage = {
  /** Its number, by which its pixels are to be had (`gaotai-page`) while it is kept. */
  sheet: number,
  /** Of the trimmed sheet, in points. */
  width: number,
  /** Of the trimmed sheet, in points. */
  height: number,
  /** How many sheets it takes: more than one where a story goes on over further ones. All places and pixels are counted from the first one's corner, as if the sheets lay below each other. */
  sheets: number,
  /** From the top of one sheet to that of the next, in points. */
  step: number,
  /** All slots of the plan. */
  slots: Array<SlotFit>,
  /** The lines of the story that was asked for, in reading order. */
  lines: Array<PageLine>,
  /** What is wrong. */
  problems: Array<PageProblem>,
  /** How long it took. */
  milliseconds: number,
};

/** What changed since. */
export type SinceRead = {
  /** The version that is known: what was read, or one's own that came right after it. */
  revision: string,
  /** When it was read, RFC 3339. */
  time: string,
  /** From there to the story as it stands. Whoever typed it alone since sees nothing in it. */
  comparison: StoryComparison,
};

/** The story details, field by field. */
export type Slip = {
  /** Short name of the story on the desk. */
  slug: string,
  /** BCP 47, as in `zh-CN`. */
  language: string,
  /** Id of the story profile. */
  profile: string | null,
  /** 体裁 (消息, 通讯, …). */
  genre: Term | null,
  /** 栏目: a node of the channel tree. */
  channel: Term | null,
  /** 部门. */
  desk: string,
  /** 1 (特急) to 5. */
  priority: number | null,
  /** 来源. */
  source: Source | null,
  /** 原标题, verbatim. */
  original_title: Array<OriginalLine>,
  /** Who wrote, photographed or compiled it; shown with the story. */
  authors: Array<Author>,
  /** Who worked on it: 责任编辑 and others. */
  people: Array<Staff>,
  /** 电头 or 讯头. */
  dateline: Dateline | null,
  /** Where it was sent from, happened, was reported from; what is mentioned. */
  places: Array<Place>,
  /** 关键词. */
  keywords: Array<string>,
  /** Subjects from classification schemes. */
  subjects: Array<Subject>,
  /** Persons tagged in the story. */
  persons: Array<Entity>,
  /** Organisations tagged in the story. */
  organisations: Array<Entity>,
  /** 发布时间. */
  published_at: string | null,
  /** 首发时间. */
  first_published_at: string | null,
  /** 更新时间. */
  updated_at: string | null,
  /** 定时发布. */
  publish_at: string | null,
  /** 刊发限制: not before this. */
  embargo_until: string | null,
  /** Date, page and place in the paper. */
  print: Print | null,
  /** Numbers of other systems, always text. */
  codes: Array<Code>,
  /** 版权. */
  rights: Rights | null,
  /** What machines had a part in it. */
  ai_use: AiUse | null,
  /** Other stories. */
  related: Array<Related>,
  /** To the receiving desk; leaves with the wire formats. */
  ed_note: string,
  /** How long it should become. */
  target: Target | null,
  /** The newsroom's own fields. */
  extra: Record<string, unknown>,
};

/** A slot and how its story fits. */
export type SlotFit = {
  /** The slot. */
  slot: string,
  /** What people call it. */
  name: TwoNames,
  /** The story in it. */
  article: string | null,
  /** That story's title; empty where none is. */
  title: string,
  /** Rows of body text that the slot holds; where the story goes on over further sheets, that it takes. */
  rows: number,
  /** Rows too many (above zero) or free (below). */
  over: number,
  /** The story goes on over further sheets until it ends. */
  continues: boolean,
  /** Faces that its text asks for and nobody has: without them the count is not to be relied on. */
  faces_missing: Array<string>,
  /** How the parts of the title group fit. */
  titles: Array<TitleFit>,
  /** What belongs to the slot. */
  outline: Array<PageRect>,
};

/** Whether a snapshot can be restored. */
export type SnapshotMark = "good" | "incomplete" | "unreadable" | "newer";

/** A snapshot in a backup folder. */
export type SnapshotRow = {
  /** Its folder's name. */
  name: string,
  /** RFC 3339; `null` when it cannot be read. */
  time: string | null,
  /** A person asked for it. */
  by_hand: boolean,
  /** Stories in it. */
  stories: number,
  /** Versions in it. */
  revisions: number,
  /** Bytes of everything in it. */
  bytes: number,
  /** Whether it can be restored, by names and lengths. */
  state: SnapshotMark,
};

/** The order of the list. */
export type Sort = "updated" | "created" | "title" | "words";

/** Where the story comes from. */
export type Source = {
  /** Id in the register of media. */
  id: string | null,
  /** Name as shown. */
  name: string,
  /** Address of the story or the medium. */
  url: string | null,
  /** Own work or reprint. */
  kind: SourceKind,
};

/** Own work or reprint. */
export type SourceKind = "own" | "reprint";

/** Someone who worked on the story at the desk. */
export type Staff = {
  /** Real name. */
  name: string,
  /** What the person did. */
  role: StaffRole,
  /** Id in the register of people. */
  person: string | null,
};

/** What someone did at the desk. */
export type StaffRole = "responsible_editor" | "duty_editor" | "proofreader" | "reviewer" | "layout_editor";

/** Why a revision was made. */
export type Stage = "import" | "repair" | "edit" | "restore" | "create";

/** What differs between two states of a story. */
export type StoryComparison = {
  /** Characters that came in, white space aside. */
  added: number,
  /** Characters that went, white space aside. */
  removed: number,
  /** How many blocks stand elsewhere. */
  moved: number,
  /** Whether there is nothing to see. */
  same: boolean,
  /** The lines of the new version in their order, with those of the old one that went. */
  rows: Array<ComparedRow>,
  /** The story details that changed. */
  fields: Array<ComparedField>,
};

/** Lengths of a story. */
export type StoryCount = {
  /** Section heads, paragraphs, lists, quotations, tables, captions, boxes with titles. */
  body: Count,
  /** The title group. */
  head: Count,
};

/** What becomes of a story of a damaged library. */
export type StoryFate = "whole" | "unsure" | "older" | "backup" | "damaged" | "lost";

/** One line of the list. */
export type StoryRow = {
  /** UUID version 7. */
  id: string,
  /** The web title or else the title on the paper. */
  title: string,
  /** 引题. */
  kicker: string,
  /** How the body begins. */
  lead: string,
  /** Where it stands. */
  state: StoryState,
  /** 栏目, with its name as it is now. */
  channel: Term | null,
  /** Names in the byline. */
  authors: Array<string>,
  /** 来源. */
  source: string | null,
  /** BCP 47. */
  language: string,
  /** 字数 of the body. */
  words: number,
  /** RFC 3339. */
  created_at: string,
  /** RFC 3339. */
  updated_at: string,
  /** SHA-256 of the first picture. */
  picture: string | null,
  /** Suggestions that wait, in the text and in the details. */
  suggestions: number,
  /** Threads of comments that are not settled. */
  comments: number,
  /** Comments that whoever writes now has not seen. */
  unread: number,
};

/** Where a story stands on its way. */
export type StoryState = "draft" | "exported" | "trashed";

/** A subject from a classification scheme. */
export type Subject = {
  /** The scheme, as in `medtop`. */
  scheme: string,
  /** The code in it. */
  code: string,
  /** Its name as it stood. */
  name: string,
};

/** How long the story should become. */
export type Target = {
  /** How many. */
  count: number,
  /** Of what. */
  unit: TargetUnit,
  /** Slot of a page plan. */
  slot: string | null,
};

/** What a target counts. */
export type TargetUnit = "字" | "characters" | "words" | "lines";

/** A vocabulary entry: its id, and its name as it stood. */
export type Term = {
  /** Id in the vocabulary. */
  id: string,
  /** Name as it stood. */
  name: string,
};

/** A character of a story. */
export type TextPlace = {
  /** The story. */
  article: string,
  /** The block. */
  block: string,
  /** UTF-16 units from the beginning of its inline content. */
  at: number,
};

/** How a part of the title group fits. */
export type TitleFit = {
  /** Which part. */
  part: TitlePart,
  /** The size at which it was set, in points. */
  size: number,
  /** Characters to lose (above zero), or that have still room (below). */
  over: number,
  /** Faces that it asks for and nobody has. */
  faces_missing: Array<string>,
};

/** A part of the title group. */
export type TitlePart = "kicker" | "title" | "subtitle" | "abstract";

/** A name in both languages of the window. */
export type TwoNames = { zh: string, en: string, };

/** What became of one file. */
export type VaultAdded = {
  /** The entry it became; `null` when it became none. */
  entry: VaultEntry | null,
  /** Why not. */
  failure: Failure | null,
};

/** The place in the story that an entry belongs to. */
export type VaultAnchor = {
  /** The block's id. */
  block: string,
  /** The words that were selected; empty for the whole block. */
  quote: string,
  /** Where they began in the block's text, in UTF-16 units. */
  from: number,
  /** Where they ended. */
  to: number,
};

/** What was agreed about naming a source. */
export type VaultAttribution = "unsettled" | "on_record" | "unnamed" | "background" | "off_record";

/** How somebody can be reached, and what was agreed. */
export type VaultContact = {
  /** What this person does there. */
  role: string,
  /** Where. */
  organisation: string,
  /** Telephone. */
  phone: string,
  /** An account of a messenger. */
  messenger: string,
  /** E-mail. */
  email: string,
  /** When and how to get through safely. */
  reach: string,
  /** What was agreed about naming. */
  attribution: VaultAttribution,
};

/** What is written in an entry. */
export type VaultContent = {
  /** A contact's name, a document's title; may be empty. */
  title: string,
  /** Markdown-light. */
  text: string,
  /** Of contacts. */
  contact: VaultContact | null,
  /** Where in the story; `null` for the story as a whole. */
  anchor: VaultAnchor | null,
};

/** An entry of the vault. */
export type VaultEntry = {
  /** UUID. */
  id: string,
  /** The story it belongs to. */
  story: string,
  /** What it is. */
  kind: VaultKind,
  /** What is written in it. */
  content: VaultContent,
  /** Of documents and recordings. */
  file: VaultFile | null,
  /** Who wrote in it last. */
  person: string,
  /** When it was made, RFC 3339. */
  created: string,
  /** When it was changed last, RFC 3339. */
  changed: string,
  /** Since when it waits to be removed for good; `null` for those that do not. */
  trashed: string | null,
};

/** A file of the vault, for showing. */
export type VaultFile = {
  /** Its name when it came in. */
  name: string,
  /** Media type, by the name's ending. */
  mime: string,
  /** Length. */
  bytes: number,
};

/** An entry that was found. */
export type VaultHit = {
  /** The entry. */
  entry: VaultEntry,
  /** The title of its story. */
  title: string,
};

/** What an entry of the vault is. */
export type VaultKind = "note" | "contact" | "document" | "recording";

/** What an entry said before. */
export type VaultState = {
  /** What it said. */
  content: VaultContent,
  /** Whose words. */
  person: string,
  /** Since when, RFC 3339. */
  time: string,
};

/** Yes or no. */
export type Verdict = "accept" | "reject";

/** Which vocabulary. */
export type VocabularyKind = "channel" | "genre" | "source";

/** An entry. */
export type VocabularyTerm = {
  /** Stories refer to it by this. */
  id: string,
  /** Name as it is now. */
  name: string,
  /** The entry above it. */
  parent: string | null,
};

/** One of the looks of a post. */
export type WechatLook = {
  /** Id of the format that writes it. */
  format: string,
  /** Name in Chinese. */
  name_zh: string,
  /** Name in English. */
  name_en: string,
};

/** What whoever posts a story must know. */
export type WechatNotice = {
  /** `no_title`, `long_title`, `long_author`, `long_digest`, `long_content` or `pictures`. */
  code: string,
  /** Characters there are, or pictures; 0 where nothing is counted. */
  count: number,
  /** Characters there may be; 0 where nothing is limited. */
  most: number,
};

/** A picture to upload. */
export type WechatPicture = {
  /** As the text names its place: `01`. */
  number: string,
  /** Its SHA-256. */
  hash: string,
  /** Caption and credit, to know it by. */
  caption: string,
};

/** What the fields around a post take, and what whoever posts it must know. */
export type WechatPost = {
  /** At most 64 characters. */
  title: string,
  /** At most 8 characters. */
  author: string,
  /** At most 120 characters. */
  digest: string,
  /** For 阅读原文; empty without one. */
  address: string,
  /** What does not fit, and what is to be done by hand. */
  notices: Array<WechatNotice>,
  /** The pictures to upload, in their order. */
  pictures: Array<WechatPicture>,
};

/** A file that was written, and of what. */
export type WrittenFile = {
  /** Relative to the export's folder, with `/`. */
  path: string,
  /** Hash of its bytes. */
  sha256: string,
  /** Its length. */
  bytes: number,
  /** Id of the format; `zip` for one of several. */
  format: string,
  /** The story; `null` for several. */
  story: string | null,
};

/** Every verb with what it asks and answers. It fails with a {@link Failure}. */
export type Verbs = {
  /** Which library is open, and who writes in it. */
  "library.status": {
    request: Record<string, never>;
    response: {
      /** The folder's name. */
      name: string,
      /** The folder, for showing. */
      path: string,
      /** Whether nobody has said their name yet. */
      needs_name: boolean,
      /** Who writes. */
      person: Person | null,
      /** How many stories there are, those in the bin included. */
      stories: number,
      /** How it is backed up. */
      backup: BackupState,
    };
  };
  /** Whether everything in the library is as it was written. */
  "library.check": {
    request: Record<string, never>;
    response: {
      /** Nothing was found. */
      ok: boolean,
      /** What was found. */
      problems: Array<LibraryProblem>,
      /** What does no harm: a file among the pictures that nothing names, a picture that the library has not. */
      notes: Array<LibraryProblem>,
      /** Stories looked at. */
      stories: number,
      /** Revisions whose hash was compared. */
      revisions: number,
      /** Pictures whose hash was compared. */
      media: number,
      /** Journals that were replayed. */
      journals: number,
      /** Files of the vault whose hash was compared. */
      vault: number,
    };
  };
  /** Sets the name of whoever writes from now on. */
  "person.name": {
    request: {
      /** As it shall stand with every version; not empty. */
      name: string,
    };
    response: Person;
  };
  /** Everybody who writes at this library. */
  "person.list": {
    request: Record<string, never>;
    response: {
      /** In the order in which they came. */
      people: Array<Person>,
    };
  };
  /** Adds a person, or changes what is said of one. */
  "person.put": {
    request: {
      /** `null` for a new one. */
      id: string | null,
      /** Not empty, and nobody else's. */
      name: string,
      /** 笔名; empty for none. */
      pen_name: string,
      /** What they do. */
      role: Role,
      /** `null` chooses by the role, and one that nobody has while there is one. */
      colour: Colour | null,
      /** Whether their edits are suggestions; `null` is as the role has it. */
      tracked: boolean | null,
    };
    response: {
      /** As they are now. */
      person: Person,
    };
  };
  /** Who writes from now on. */
  "person.choose": {
    request: {
      /** The person. */
      id: string,
    };
    response: {
      /** As they are now. */
      person: Person,
    };
  };
  /** Takes a person away who has written nothing. */
  "person.remove": {
    request: {
      /** The person. */
      id: string,
    };
    response: Record<string, never>;
  };
  /** All settings. */
  "settings.read": {
    request: Record<string, never>;
    response: {
      /** By name. */
      values: Record<string, unknown>,
    };
  };
  /** Changes some settings. */
  "settings.write": {
    request: {
      /** By name; `null` forgets a setting. */
      values: Record<string, unknown>,
    };
    response: Record<string, never>;
  };
  /** The stories of a channel or state, or with these words in them. */
  "story.list": {
    request: {
      /** Id of a channel: stories in it and below it; `null` for all. */
      channel: string | null,
      /** `null` for all but the bin. */
      state: StoryState | null,
      /** Words that must all be in the story; empty for all. */
      query: string,
      /** The order. */
      sort: Sort,
    };
    response: {
      /** The lines. */
      stories: Array<StoryRow>,
      /** How many there are. */
      total: number,
      /** How many stories of the library are in each state. */
      states: Record<StoryState, number>,
      /** All channels. */
      channels: Array<ChannelCount>,
    };
  };
  /** Starts a story, empty or from a profile. */
  "story.create": {
    request: {
      /** BCP 47, as in `zh-CN`; `null` for that of the profile. */
      language: string | null,
      /** Id of a story profile; `null` for an empty story, which needs a language. */
      profile: string | null,
    };
    response: {
      /** UUID version 7. */
      id: string,
    };
  };
  /** A story as it stands, with what was typed last. */
  "story.read": {
    request: {
      /** The story. */
      id: string,
    };
    response: {
      /** As it stands. */
      article: Article,
      /** The newest revision; what is typed is based on it. */
      revision: string,
      /** Whether something was typed since that revision. */
      dirty: boolean,
      /** How long it is. */
      count: StoryCount,
      /** The story before its import was repaired, until the first edit after it: the window offers the repair as one step that one undo takes back. */
      verbatim: Article | null,
      /** What its import did not understand. */
      problems: Array<ImportProblem>,
      /** How many places that repair changed; 0 when there is no `verbatim`. */
      repairs: number,
      /** What it lacks of what its profile requires: names of fields, `extra.KEY` for own ones. */
      missing: Array<string>,
    };
  };
  /** Keeps what was typed. */
  "story.journal": {
    request: {
      /** The story. */
      id: string,
      /** The revision that `story.read` or `story.commit` gave. */
      base: string,
      /** What changed since the last call. */
      change: Change,
      /** Whether changed story details are suggestions. What is suggested in the text stands there. */
      tracked: boolean,
      /** What was decided of suggestions in the text by this change. */
      decided: Array<Decision>,
    };
    response: {
      /** Since when it is safe, RFC 3339. */
      saved_at: string,
      /** How long the story is now. */
      count: StoryCount,
      /** What it lacks of what its profile requires: names of fields, `extra.KEY` for own ones. */
      missing: Array<string>,
    };
  };
  /** Makes a version of what was typed. */
  "story.commit": {
    request: {
      /** The story. */
      id: string,
    };
    response: {
      /** The newest revision; the same as before when nothing was typed. */
      revision: string,
    };
  };
  /** Puts stories in the trash. */
  "story.trash": {
    request: {
      /** The stories. */
      ids: Array<string>,
    };
    response: Record<string, never>;
  };
  /** Takes stories out of the trash. */
  "story.untrash": {
    request: {
      /** The stories. */
      ids: Array<string>,
    };
    response: Record<string, never>;
  };
  /** The versions of a story. */
  "story.revisions": {
    request: {
      /** The story. */
      id: string,
    };
    response: {
      /** The newest first. */
      revisions: Array<RevisionRow>,
    };
  };
  /** One version of a story. */
  "story.revision": {
    request: {
      /** The story. */
      id: string,
      /** The version of it. */
      revision: string,
    };
    response: {
      /** The story as it stood. */
      article: Article,
    };
  };
  /** What differs between two versions of a story. */
  "story.compare": {
    request: {
      /** The story. */
      id: string,
      /** A version of it, or `now`: with what was typed last. */
      old: string,
      /** Another, or `now`. */
      new: string,
    };
    response: StoryComparison;
  };
  /** Makes a version of the story as it stands, under a name. */
  "story.snapshot": {
    request: {
      /** The story. */
      id: string,
      /** The name. */
      name: string,
      /** What stands beside the name; left out or `null` for nothing. */
      note?: string,
    };
    response: {
      /** The newest revision; the same as before when nothing was typed since. */
      revision: string,
    };
  };
  /** Names a version, or takes its name away. */
  "story.name_version": {
    request: {
      /** The story. */
      id: string,
      /** The version of it. */
      revision: string,
      /** Its name; `null` or white space takes the name away. */
      name: string | null,
      /** What stands beside the name; left out or `null` leaves it as it is. */
      note?: string,
    };
    response: Record<string, never>;
  };
  /** Brings an older version back as a new one. */
  "story.restore": {
    request: {
      /** The story. */
      id: string,
      /** The version to bring back. */
      revision: string,
    };
    response: {
      /** The new revision, with the old content. */
      revision: string,
    };
  };
  /** What of a story was sent where and when. */
  "story.deliveries": {
    request: {
      /** The story. */
      id: string,
    };
    response: {
      /** The newest first. */
      deliveries: Array<Delivery>,
    };
  };
  /** What is still open in a story. */
  "story.placeholders": {
    request: {
      /** The story. */
      id: string,
    };
    response: {
      /** In reading order, those of the slip last. */
      placeholders: Array<PlaceholderPlace>,
    };
  };
  /** Whoever writes now has read the story as it stands. */
  "story.read_up_to": {
    request: {
      /** The story. */
      article: string,
      /** Id of whoever has it in front. Nothing is kept when somebody else is at the keyboard by now; `null` or absent for whoever is. */
      reader: string | null,
    };
    response: {
      /** The newest version: that which was read. What was typed since the last one is in it. */
      revision: string,
    };
  };
  /** What changed in a story since it was last read. */
  "story.since_read": {
    request: {
      /** The story. */
      article: string,
    };
    response: SinceRead | null;
  };
  /** Who wrote which character of a story, and when. */
  "story.blame": {
    request: {
      /** The story. */
      article: string,
    };
    response: {
      /** Those of them who are of this library. */
      people: Array<Person>,
      /** Every line of text that has any: paragraphs, lines of the title group, captions, cells. */
      blocks: Array<BlameBlock>,
    };
  };
  /** Writes the story details as a page of A4. */
  "story.slip_sheet": {
    request: {
      /** The story. */
      article: string,
      /** Handle of a folder; `null` for the library's outbox. */
      target: string | null,
    };
    response: {
      /** The file, for showing. */
      path: string,
    };
  };
  /** The comments on a story. */
  "comment.list": {
    request: {
      /** The story. */
      article: string,
    };
    response: {
      /** Open and settled ones, in the order in which they were begun. */
      threads: Array<CommentThread>,
    };
  };
  /** Begins a thread of comments. */
  "comment.add": {
    request: {
      /** UUID of the comment, made by the window: the mark in the text comes first. */
      id: string,
      /** The story. */
      article: string,
      /** What it is about. */
      anchor: CommentAnchor,
      /** What stands there. */
      quote: string,
      /** What it says; not empty. */
      text: string,
      /** Ids of the people whom it names. */
      mentions: Array<string>,
    };
    response: {
      /** The story. */
      article: string,
    };
  };
  /** Answers in a thread of comments. */
  "comment.reply": {
    request: {
      /** The thread: id of its first comment. */
      thread: string,
      /** What the answer says; not empty. */
      text: string,
      /** Ids of the people whom it names. */
      mentions: Array<string>,
    };
    response: {
      /** Its id. */
      id: string,
      /** The story. */
      article: string,
    };
  };
  /** Changes what one's own comment says. */
  "comment.change": {
    request: {
      /** The comment. */
      id: string,
      /** What it says; not empty. */
      text: string,
      /** Ids of the people whom it names now. */
      mentions: Array<string>,
    };
    response: {
      /** The story. */
      article: string,
    };
  };
  /** Removes one's own comment. */
  "comment.remove": {
    request: {
      /** The comment. */
      id: string,
    };
    response: {
      /** The story. */
      article: string,
    };
  };
  /** Settles a thread of comments, or opens it again. */
  "comment.resolve": {
    request: {
      /** The thread: id of its first comment. */
      thread: string,
      /** Whether it is settled now. */
      resolved: boolean,
    };
    response: {
      /** The story. */
      article: string,
    };
  };
  /** Whoever writes now has seen comments. */
  "comment.read": {
    request: {
      /** The comments; those that were removed meanwhile do not matter. */
      ids: Array<string>,
    };
    response: Record<string, never>;
  };
  /** What waits in the story details, and what was decided. */
  "ledger.list": {
    request: {
      /** The story. */
      article: string,
    };
    response: {
      /** The oldest first. */
      fields: Array<FieldSuggestion>,
      /** The newest first; without those that wait again since a decision was taken back. */
      decided: Array<Decided>,
    };
  };
  /** Says yes or no to a changed story detail. */
  "ledger.decide_field": {
    request: {
      /** Id of the suggestion. */
      id: string,
      /** Yes or no. */
      verdict: Verdict,
    };
    response: {
      /** After a no: the detail as it was. It is kept already, on the same version, and is for the window's copy of the story; `null` after a yes. */
      change: Change | null,
    };
  };
  /** The story profiles. */
  "profile.list": {
    request: Record<string, never>;
    response: {
      /** Those that come with the program first, then the newsroom's own. */
      profiles: Array<ProfileRow>,
      /** The one that a new story has unless another is asked for. */
      default: string | null,
    };
  };
  /** A story profile and the text of its file. */
  "profile.read": {
    request: {
      /** Its id. */
      id: string,
    };
    response: {
      /** As stories get it now. */
      profile: Profile,
      /** The file, as somebody wrote it or as the program writes it. */
      text: string,
      /** One of this id comes with the program. */
      stock: boolean,
      /** The newsroom has its own of this id. */
      own: boolean,
    };
  };
  /** Keeps a story profile as the newsroom's own. */
  "profile.save": {
    request: {
      /** With an empty id: a new one, which gets an id from its English name. */
      profile: Profile,
    };
    response: {
      /** Its id; empty when it was not taken. */
      id: string,
      /** Why it was not taken; the one before stays. */
      problems: Array<Problem>,
    };
  };
  /** Takes the newsroom's own profile away; one that came along is back. */
  "profile.remove": {
    request: {
      /** Its id. */
      id: string,
    };
    response: Record<string, never>;
  };
  /** Writes a story profile to a file. */
  "profile.export": {
    request: {
      /** Its id. */
      id: string,
      /** Handle of a folder; `null` for the library's outbox. */
      target: string | null,
    };
    response: {
      /** For showing. */
      path: string,
    };
  };
  /** Brings in story profiles from files. */
  "profile.import": {
    request: {
      /** Handles of files that a dialog named. */
      handles: Array<string>,
    };
    response: {
      /** In the order of the files. */
      files: Array<ImportedProfile>,
    };
  };
  /** How long texts are. */
  "text.count": {
    request: {
      /** Each with its lines. */
      texts: Array<string>,
    };
    response: {
      /** In the order of the texts. */
      counts: Array<Count>,
    };
  };
  /** Where something stands in texts, and what comes in its place. */
  "text.find": {
    request: {
      /** Plain text or a regular expression; an empty one finds nothing. */
      pattern: string,
      /** How to look. */
      options: FindOptions,
      /** What to put in place of each match, with `$1`, `${name}` and `$&` in a regular expression. */
      replacement: string | null,
      /** Where to look. */
      texts: Array<string>,
    };
    response: {
      /** In the order of the texts, none over another. */
      matches: Array<FindMatch>,
    };
  };
  /** Brings in files. */
  "import.files": {
    request: {
      /** Handles of files that a dialog, a drop or the command line named. */
      handles: Array<string>,
    };
    response: {
      /** In the order of the files; several for a file that holds several stories. */
      stories: Array<ImportedFile>,
    };
  };
  /** Brings in what was copied elsewhere. */
  "import.paste": {
    request: {
      /** As HTML, if the clipboard had it. */
      html: string | null,
      /** As plain text. */
      text: string,
    };
    response: ImportedFile;
  };
  /** The formats that can be read and written. */
  "format.list": {
    request: Record<string, never>;
    response: {
      /** In the order of menus. */
      formats: Array<FormatInfo>,
    };
  };
  /** What formats would write of a story, and what they cannot hold. */
  "export.check": {
    request: {
      /** The story. */
      id: string,
      /** Ids of formats. */
      formats: Array<string>,
      /** For the formats that offer it; `null` for the default of each. */
      encoding: string | null,
      /** As in `export.write`; absent: no. */
      with_review: boolean,
    };
    response: {
      /** In the order of the formats. */
      checks: Array<ExportCheck>,
      /** What is still open in the story; `export.write` refuses to pass over it unless told to. */
      placeholders: Array<PlaceholderPlace>,
      /** How many suggestions wait for a yes or no; `export.write` writes them as if accepted, and only when told to. */
      suggestions: number,
      /** Pictures without caption, credit or description; nothing is refused for them. */
      pictures: Array<PictureGap>,
    };
  };
  /** Writes stories to a folder or a zip. */
  "export.write": {
    request: {
      /** The stories. */
      ids: Array<string>,
      /** Ids of formats. */
      formats: Array<string>,
      /** For the formats that offer it; `null` for the default of each. */
      encoding: string | null,
      /** One zip of all files. */
      zip: boolean,
      /** Handle of a folder; `null` for the library's outbox. */
      target: string | null,
      /** Write them although places are still open; absent: no. */
      pass_placeholders: boolean,
      /** Write them as if every open suggestion were accepted; absent: no. */
      as_accepted: boolean,
      /** Suggestions and comments leave with the stories, in the formats that carry them; absent: no. */
      with_review: boolean,
    };
    response: {
      /** The folder or the zip, for showing. */
      path: string,
      /** The files on the disk. */
      files: Array<WrittenFile>,
      /** What the files cannot hold, by the path of a story's main file in a format. */
      losses: Record<string, Loss[]>,
    };
  };
  /** The folder for exports that were given no place. */
  "export.outbox": {
    request: Record<string, never>;
    response: {
      /** For showing. */
      path: string,
    };
  };
  /** A story for the clipboard, to be pasted into the editor of a WeChat account. */
  "export.wechat": {
    request: {
      /** The story. */
      id: string,
      /** Id of the format whose look it has; the plain one for any other. */
      look: string,
      /** Although places are still open; absent: no. */
      pass_placeholders: boolean,
      /** As if every open suggestion were accepted; absent: no. */
      as_accepted: boolean,
    };
    response: {
      /** As HTML. */
      html: string,
      /** As bare text. */
      text: string,
      /** What goes into the fields around it. */
      post: WechatPost,
    };
  };
  /** Where stories can be sent. */
  "destination.list": {
    request: Record<string, never>;
    response: {
      /** By name. */
      destinations: Array<DestinationRow>,
    };
  };
  /** Keeps a destination. */
  "destination.save": {
    request: {
      /** With an empty id: a new one, which gets an id from its name. `out.path` is one that a destination of this library has or had. */
      destination: Destination,
      /** Handle of a folder that becomes the place; `null` leaves it as it is. */
      folder: string | null,
    };
    response: {
      /** Its id; empty when it was not kept. */
      id: string,
      /** What is wrong with it. It is kept all the same, so that one can go on mending it; only without an id, or with a folder that nobody chose, it is not. */
      problems: Array<DestinationProblem>,
    };
  };
  /** Brings in a destination that somebody shared. */
  "destination.take": {
    request: {
      /** Handle of the file. */
      handle: string,
    };
    response: {
      /** As it is kept. */
      destination: DestinationRow,
    };
  };
  /** Writes a destination to a file. */
  "destination.give": {
    request: {
      /** Its id. */
      id: string,
      /** Handle of a folder; `null` for the library's outbox. */
      handle: string | null,
    };
    response: {
      /** For showing. */
      path: string,
    };
  };
  /** What a destination would make of a story. */
  "destination.preview": {
    request: {
      /** As it is being edited; it need not be kept. */
      destination: Destination,
      /** The story. */
      story: string,
    };
    response: {
      /** The main file first; none where the destination cannot be used. */
      files: Array<PreviewFile>,
      /** What the format cannot hold of this story. */
      losses: Array<Loss>,
      /** What did not come back when the file was read, beyond the losses. */
      unexpected: Array<Loss>,
      /** What is wrong with the destination, and what its rules could not do with this story. */
      problems: Array<DestinationProblem>,
    };
  };
  /** Sends stories to a destination. */
  "export.send": {
    request: {
      /** Id of the destination. */
      destination: string,
      /** The stories. */
      ids: Array<string>,
      /** Handle of a folder instead of the destination's own; `null` for that. */
      target: string | null,
      /** Also stories in which places are still open; absent: no. */
      pass_placeholders: boolean,
      /** Also stories in which suggestions wait, as if all were accepted; absent: no. */
      as_accepted: boolean,
      /** Also what the destination has already as it is; absent: no. */
      again: boolean,
    };
    response: SendReport;
  };
  /** Takes a destination away. */
  "destination.remove": {
    request: {
      /** Its id. */
      id: string,
    };
    response: {
      /** `destination.save` brings it back. */
      destination: Destination,
    };
  };
  /** The story as a page of the news site. */
  "preview.web": {
    request: {
      /** The story. */
      id: string,
    };
    response: {
      /** The whole page, without scripts, for a sandboxed frame. */
      html: string,
      /** Why the newsroom's own template was not used. */
      problem: Failure | null,
    };
  };
  /** The story as a phone shows it in a WeChat account. */
  "preview.wechat": {
    request: {
      /** The story. */
      id: string,
      /** Id of the format whose look it has; the plain one for any other. */
      look: string,
      /** As a phone shows it at night. */
      dark: boolean,
    };
    response: {
      /** The whole page, without scripts, for a sandboxed frame. */
      html: string,
      /** What goes into the fields around it. */
      post: WechatPost,
      /** The looks there are. */
      looks: Array<WechatLook>,
    };
  };
  /** The template of the news site's page. */
  "template.read": {
    request: Record<string, never>;
    response: {
      /** Its source. */
      html: string,
      /** Whether it is the built-in one. */
      is_default: boolean,
    };
  };
  /** Changes the template of the news site's page. */
  "template.write": {
    request: {
      /** Its source; `null` goes back to the built-in one. */
      html: string | null,
    };
    response: {
      /** Why it was not taken, with the line; the one before stays. */
      problem: Failure | null,
    };
  };
  /** The entries of a vocabulary. */
  "vocabulary.list": {
    request: {
      /** The vocabulary. */
      kind: VocabularyKind,
    };
    response: {
      /** In the newsroom's order. */
      terms: Array<VocabularyTerm>,
    };
  };
  /** Adds or changes an entry of a vocabulary. */
  "vocabulary.save": {
    request: {
      /** The vocabulary. */
      kind: VocabularyKind,
      /** `null` for a new entry. */
      id: string | null,
      /** Not empty. */
      name: string,
      /** The entry above it. */
      parent: string | null,
    };
    response: {
      /** Stories refer to it by this. */
      id: string,
    };
  };
  /** Adds pictures to the library from files. */
  "media.add": {
    request: {
      /** Handles of files that a dialog, a drop or the command line named. */
      handles: Array<string>,
    };
    response: {
      /** In the order of the files. */
      added: Array<AddedPicture>,
    };
  };
  /** Adds a picture to the library that was copied elsewhere. */
  "media.paste": {
    request: {
      /** A name for it; the clipboard often has none. */
      name: string,
      /** Its bytes in Base64 (RFC 4648). */
      base64: string,
    };
    response: {
      /** The picture, or why it is none. */
      added: AddedPicture,
    };
  };
  /** The pictures of the library. */
  "media.list": {
    request: {
      /** Words that must all be in caption, credit, headline, place, keywords or name, whatever their width, case and script. */
      query: string,
      /** By use. */
      use: PictureUsed,
      /** By what is missing. */
      missing: PictureLack | null,
      /** The order. */
      sort: PictureSort,
      /** From this one on, from 0. */
      offset: number,
      /** At most so many, and at most 500. */
      limit: number,
    };
    response: {
      /** How many there are in all. */
      total: number,
      /** Those asked for. */
      pictures: Array<PictureAbout>,
    };
  };
  /** What is known of a picture, and where it is used. */
  "media.read": {
    request: {
      /** SHA-256 of its file. */
      hash: string,
    };
    response: {
      /** What is known of it. */
      picture: PictureAbout,
      /** Stories changed last first, those that have it now before those that once had it. */
      uses: Array<PictureUse>,
    };
  };
  /** What the library says of a picture. */
  "media.change": {
    request: {
      /** SHA-256 of its file. */
      hash: string,
      /** 图片说明. */
      caption: string | null,
      /** 图片署名. */
      credit: string | null,
      /** The picture in words. */
      alt: string | null,
    };
    response: {
      /** As it is now. */
      picture: PictureAbout,
    };
  };
  /** Removes pictures that nothing has used for long. */
  "media.collect": {
    request: Record<string, never>;
    response: {
      /** How many files. */
      removed: number,
      /** How long they were together. */
      bytes: number,
    };
  };
  /** What the vault holds for a story. */
  "vault.list": {
    request: {
      /** The story. */
      story: string,
    };
    response: {
      /** The oldest first; those that were removed are among them and say so. */
      entries: Array<VaultEntry>,
    };
  };
  /** An entry of the vault. */
  "vault.read": {
    request: {
      /** The entry. */
      id: string,
    };
    response: {
      /** As it stands. */
      entry: VaultEntry,
    };
  };
  /** Keeps what was written in the vault. */
  "vault.save": {
    request: {
      /** The entry; `null` makes one. */
      id: string | null,
      /** The story of an entry that is made. */
      story: string,
      /** What is made: a note or a contact. Documents and recordings come by `vault.attach`. */
      kind: VaultKind,
      /** All that stands in it now. */
      content: VaultContent,
    };
    response: {
      /** As it stands. */
      entry: VaultEntry,
    };
  };
  /** Takes files into the vault. */
  "vault.attach": {
    request: {
      /** The story. */
      story: string,
      /** Handles of files that a dialog named. */
      handles: Array<string>,
      /** The place in the story that they belong to. */
      anchor: VaultAnchor | null,
    };
    response: {
      /** In the order of the handles. */
      added: Array<VaultAdded>,
    };
  };
  /** Opens a file of the vault with the system's program. */
  "vault.open": {
    request: {
      /** A document or a recording. */
      id: string,
    };
    response: Record<string, never>;
  };
  /** Puts entries of the vault aside. */
  "vault.remove": {
    request: {
      /** The entries; what is there no more is passed over. */
      ids: Array<string>,
    };
    response: Record<string, never>;
  };
  /** Brings entries of the vault back. */
  "vault.restore": {
    request: {
      /** The entries; what is there no more is passed over. */
      ids: Array<string>,
    };
    response: Record<string, never>;
  };
  /** Removes entries that were put aside for good. */
  "vault.purge": {
    request: {
      /** The entries; what is there no more is passed over. */
      ids: Array<string>,
    };
    response: Record<string, never>;
  };
  /** What an entry of the vault said before. */
  "vault.history": {
    request: {
      /** The entry. */
      id: string,
    };
    response: {
      /** The newest first; how it stands now is not among them. */
      states: Array<VaultState>,
    };
  };
  /** Looks for words in the vault, when asked. */
  "vault.search": {
    request: {
      /** Words that must all be in an entry, in whatever field and case. */
      query: string,
    };
    response: {
      /** The newest first. */
      hits: Array<VaultHit>,
    };
  };
  /** Where backups go, and how the last one went. */
  "backup.state": {
    request: Record<string, never>;
    response: BackupState;
  };
  /** Where backups go, and whether one is made every day. */
  "backup.set": {
    request: {
      /** Handle of a folder. */
      folder: string | null,
      /** Whether one is made every day; a folder that is chosen for the first time begins with yes. */
      daily: boolean | null,
    };
    response: BackupState;
  };
  /** Makes a backup and reads it back. */
  "backup.now": {
    request: Record<string, never>;
    response: {
      /** The snapshot's name. */
      snapshot: string,
      /** RFC 3339. */
      time: string,
      /** Stories in it. */
      stories: number,
      /** Versions in it. */
      revisions: number,
      /** Bytes of everything in it. */
      bytes: number,
      /** Bytes that were written: what was there already is not copied again. */
      copied: number,
      /** Pictures and other files that the library no longer has as they were, nor any backup. */
      missing: number,
    };
  };
  /** The backups in a folder. */
  "backup.list": {
    request: {
      /** Handle of a folder; `null` for that of the plan. */
      folder: string | null,
    };
    response: {
      /** The folder, for showing. */
      folder: string,
      /** Name of the library whose backups they are. */
      library: string,
      /** The last made first. */
      snapshots: Array<SnapshotRow>,
    };
  };
  /** Makes a new library of a backup in a folder of its own. */
  "backup.restore": {
    request: {
      /** The snapshot's name. */
      snapshot: string,
      /** Handle of a folder. The library comes into it when it is empty, else into a new folder in it. */
      to: string,
    };
    response: {
      /** The new library's folder, for showing. */
      path: string,
      /** Stories in it. */
      stories: number,
      /** Versions in it. */
      revisions: number,
      /** Pictures and other files that the backup no longer has as they were. */
      missing: number,
    };
  };
  /** The page plans. */
  "page.plans": {
    request: Record<string, never>;
    response: {
      /** Those that came along, then the newsroom's own. */
      plans: Array<PlanInfo>,
      /** Families of faces that their house styles name and that are not there. */
      faces_missing: Array<string>,
    };
  };
  /** The pages of the library with what stands on them. */
  "page.list": {
    request: Record<string, never>;
    response: {
      /** Those of the newest day first; those without a day last. */
      pages: Array<PageInfo>,
    };
  };
  /** Makes a page. */
  "page.create": {
    request: {
      /** Id of the plan. */
      plan: string,
      /** What people call it. */
      name: string,
    };
    response: {
      /** As it is kept. */
      page: PageInfo,
    };
  };
  /** Changes what is known of a page. */
  "page.change": {
    request: {
      /** The page. */
      id: string,
      /** What people call it. */
      name?: string,
      /** Id of its plan. Stories stay in slots of the same name; the others wait for their slot. */
      plan?: string,
      /** 版次, as printed. */
      number?: string,
      /** 版名. */
      section?: string,
      /** The day of the paper, `YYYY-MM-DD`; `null` for none. */
      date?: string | null,
      /** 责任编辑 and others, as printed. */
      editors?: string,
    };
    response: {
      /** As it is kept. */
      page: PageInfo,
    };
  };
  /** Takes a page away. */
  "page.remove": {
    request: {
      /** The page. */
      id: string,
    };
    response: Record<string, never>;
  };
  /** Puts a story into a slot of a page. */
  "page.place": {
    request: {
      /** The page. */
      page: string,
      /** The slot. */
      slot: string,
      /** The story; `null` clears the slot. */
      article: string | null,
    };
    response: {
      /** As it is kept. */
      page: PageInfo,
    };
  };
  /** Sets a page as it stands in the window. */
  "page.set": {
    request: {
      /** Which page. */
      view: PageView,
      /** The story whose lines are wanted, and in which `change` was typed. */
      article: string | null,
      /** What was typed since the last call, before or after it was written to the journal. */
      change: Change | null,
    };
    response: SetPage;
  };
  /** Which character stands at a place of a sheet. */
  "page.at": {
    request: {
      /** The sheet that `page.set` gave. */
      sheet: number,
      /** Points from the left edge. */
      x: number,
      /** Points from the upper edge. */
      y: number,
    };
    response: {
      /** The nearest character of running text; `null` for what is far from any, and for a sheet that is no longer kept. */
      place: TextPlace | null,
    };
  };
  /** Where on a sheet a character stands. */
  "page.where": {
    request: {
      /** The sheet that `page.set` gave. */
      sheet: number,
      /** The story. */
      article: string,
      /** The block. */
      block: string,
      /** UTF-16 units from the beginning of its inline content. */
      at: number,
    };
    response: {
      /** The character's box, or that of the line's end behind its last; `null` when it has no room, is not on the sheet, or the sheet is no longer kept. */
      rect: PageRect | null,
    };
  };
  /** How the stories that stand on pages fit. */
  "page.fits": {
    request: Record<string, never>;
    response: {
      /** Every story that stands on a page that can be set. */
      fits: Array<PageFit>,
    };
  };
  /** Writes a page as PDF, PNG or SVG. */
  "page.write": {
    request: {
      /** Which page. */
      view: PageView,
      /** As what. */
      kind: PageFileKind,
      /** A PDF for the archive (PDF/A-2u) in grey, without bleed; others are for the press. */
      archival: boolean,
      /** Handle of a folder; `null` for the library's outbox. */
      target: string | null,
    };
    response: {
      /** The file, for showing; the first where there are several. */
      path: string,
      /** How many files: of a page over several sheets a PDF is one, and each sheet's picture one of its own. */
      files: number,
      /** Slots whose story is too long: its end is not in the file. */
      over: Array<SlotFit>,
      /** What else is wrong with the page. */
      problems: Array<PageProblem>,
    };
  };
  /** Stops a long verb. */
  "job.cancel": {
    request: {
      /** The id that its progress tells. */
      job: string,
    };
    response: Record<string, never>;
  };
  /** Which backups there are of a library that cannot be opened. */
  "doorstep.look": {
    request: {
      /** Handle of a folder with backups; `null` for the one that the library noted. */
      folder: string | null,
    };
    response: {
      /** The library's folder, for showing. */
      path: string,
      /** The folder with backups, for showing; `null` when none is known. */
      folder: string | null,
      /** Why there is nothing to be had of that folder. */
      trouble: Failure | null,
      /** The last made first. */
      snapshots: Array<SnapshotRow>,
    };
  };
  /** What can be rescued of a damaged library, before anything is done. */
  "doorstep.survey": {
    request: {
      /** Handle of a folder with backups; `null` for the one that the library noted. */
      folder: string | null,
      /** Name of the snapshot that fills gaps; `null` for none. */
      snapshot: string | null,
    };
    response: {
      /** The stories, those that can be saved first, the last changed first. */
      stories: Array<RescuedStory>,
      /** Pages of the database. */
      pages: number,
      /** Of those, pages that should hold something and cannot be read. */
      bad_pages: number,
      /** Pictures and other files that are as they were. */
      files: number,
      /** Pictures and other files that are not. */
      files_lost: number,
    };
  };
  /** Makes a library of a backup, beside the damaged one. */
  "doorstep.restore": {
    request: {
      /** Handle of a folder with backups; `null` for the one that the library noted. */
      folder: string | null,
      /** Name of the snapshot; `null` for the newest good one. */
      snapshot: string | null,
    };
    response: {
      /** Stories in it. */
      stories: number,
      /** Pictures and other files that the backup no longer has as they were. */
      missing: number,
    };
  };
  /** Makes a library of what can be rescued, beside the damaged one. */
  "doorstep.rescue": {
    request: {
      /** Handle of a folder with backups; `null` for the one that the library noted. */
      folder: string | null,
      /** Name of the snapshot that fills gaps; `null` for none. */
      snapshot: string | null,
      /** Also texts that are not as they were written, among the versions. */
      damaged: boolean,
    };
    response: {
      /** Stories in it. */
      stories: number,
      /** Versions in it. */
      revisions: number,
      /** Pictures and other files in it. */
      files: number,
    };
  };
  /** Puts the library that was made in the place of the damaged one, which stays. */
  "doorstep.swap": {
    request: Record<string, never>;
    response: {
      /** Its folder, for showing. */
      kept: string,
    };
  };
  /** Stops what is at work before a library is open. */
  "doorstep.cancel": {
    request: {
      /** The id that its progress tells. */
      job: string,
    };
    response: Record<string, never>;
  };
};
