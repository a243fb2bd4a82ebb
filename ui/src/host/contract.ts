// Every verb: rpc<V extends keyof Verbs>(verb: V, request: Verbs[V]["request"]): Promise<Verbs[V]["response"]>, rejects with Failure.
export type Failure = { code: FailureCode; params: Record<string, string>; detail: string };
export type FailureCode =
  | "library_newer" | "library_damaged" | "library_read_only" | "library_locked" | "library_missing" | "not_a_library" | "disk_full"
  | "story_missing" | "story_changed_elsewhere" | "change_invalid"
  | "import_empty" | "import_not_text" | "import_too_large" | "import_broken_encoding" | "import_unreadable" | "import_unknown_format" | "import_nothing_found"
  | "export_unknown_format" | "export_target_unwritable" | "export_encoding" | "template_invalid" | "handle_unknown" | "name_empty" | "setting_invalid"
  | "cancelled" | "unknown_verb" | "bad_request" | "internal";
export type Term = { id: string; name: string };
export type StoryState = "draft" | "exported" | "trashed";           // more in the flow issue
export type StoryRow = {                                               // one line of the list
  id: string; title: string; kicker: string; lead: string;            // title: web title or else paper title; lead: first ~120 chars of the body
  state: StoryState; channel: Term | null; authors: string[]; source: string | null; language: string;
  words: number;                                                       // 字数 of the body
  created_at: string; updated_at: string; picture: string | null;     // sha of first picture
};
export type ChannelCount = { id: string; name: string; parent: string | null; count: number };
export type Count = { words: number; characters: number; characters_with_spaces: number; han: number };   // words = 字数
export type ImportProblem = { code: string; params: Record<string, string>; line: number; column: number; excerpt: string }; // line, column from 1 in the imported file
export type RevisionRow = { id: string; stage: "import" | "repair" | "edit" | "restore" | "create"; author: string; time: string; hash: string; words: number; added: number; removed: number; parents: string[] };
export type Delivery = { time: string; author: string; format: string; revision: string; path: string; files: DeliveredFile[] };
export type DeliveredFile = { path: string; sha256: string; bytes: number };
export type FormatInfo = { id: string; name_zh: string; name_en: string; extension: string; standard: string; imports: boolean; exports: boolean; encodings: string[] };
export type Loss = { field: string; code: string; params: Record<string, string> };       // what the format cannot hold, or (code "differs") what did not come back
export type ExportCheck = { format: string; file: string; bytes: number; losses: Loss[]; unexpected: Loss[]; text: string }; // text: the main file for looking at it
export type Article = { format: "gaotai-article"; version: 1; id: string; doc: unknown; slip: Slip };   // doc: ProseMirror JSON; Slip: every field present (crates/article/src/slip.rs)
export type Change = { head: Record<string, unknown>; blocks: unknown[]; order: string[] | null; slip: Record<string, unknown> }; // crates/article/src/change.rs
export type Job = { job: string };
export type Verbs = {
  "library.status": { request: {}; response: { name: string; path: string; needs_name: boolean; person: { id: string; name: string } | null; stories: number } };
  "person.name": { request: { name: string }; response: { id: string; name: string } };
  "settings.read": { request: {}; response: { values: Record<string, unknown> } };       // theme, language, layout of the panes …
  "settings.write": { request: { values: Record<string, unknown> }; response: {} };      // merged
  "story.list": { request: { channel: string | null; state: StoryState | null; query: string; sort: "updated" | "created" | "title" | "words" }; response: { stories: StoryRow[]; total: number; states: Record<string, number>; channels: ChannelCount[] } };
  "story.create": { request: { language: string }; response: { id: string } };
  "story.read": { request: { id: string }; response: { article: Article; revision: string; dirty: boolean; count: StoryCount; verbatim: Article | null; problems: ImportProblem[]; repairs: number } };
     // verbatim: present only until the first edit after an import whose repair changed something: the article before the repair, so that the editor can load it and apply the repair as one undoable step
  "story.journal": { request: { id: string; base: string; change: Change }; response: { saved_at: string; count: StoryCount } };   // base: the revision that story.read / story.commit gave
  "story.commit": { request: { id: string }; response: { revision: string } };           // journal -> revision; when leaving a story, after a pause, before export
  "story.trash": { request: { ids: string[] }; response: {} };
  "story.untrash": { request: { ids: string[] }; response: {} };
  "story.revisions": { request: { id: string }; response: { revisions: RevisionRow[] } };
  "story.revision": { request: { id: string; revision: string }; response: { article: Article } };
  "story.restore": { request: { id: string; revision: string }; response: { revision: string } };   // a new revision with the old content
  "story.deliveries": { request: { id: string }; response: { deliveries: Delivery[] } };
  "text.count": { request: { texts: string[] }; response: { counts: Count[] } };
  "import.files": { request: { handles: string[] }; response: { stories: ImportedFile[] } };         // handles from dialog.open or the event "files_dropped"
  "import.paste": { request: { html: string | null; text: string }; response: ImportedFile };
  "format.list": { request: {}; response: { formats: FormatInfo[] } };
  "export.check": { request: { id: string; formats: string[]; encoding: string | null }; response: { checks: ExportCheck[] } };
  "export.write": { request: { ids: string[]; formats: string[]; encoding: string | null; zip: boolean; target: string | null }; response: { path: string; files: DeliveredFile[]; losses: Record<string, Loss[]> } };  // target: handle of a folder; null = the library's outbox folder
  "export.outbox": { request: {}; response: { path: string } };
  "preview.web": { request: { id: string }; response: { html: string; problem: Failure | null } };   // a whole page, for srcdoc of a sandboxed frame without scripts
  "template.read": { request: {}; response: { html: string; is_default: boolean } };
  "template.write": { request: { html: string | null }; response: { problem: Failure | null } };      // null = back to the built-in template
  "vocabulary.list": { request: { kind: "channel" | "genre" | "source" }; response: { terms: { id: string; name: string; parent: string | null }[] } };
  "vocabulary.save": { request: { kind: "channel" | "genre" | "source"; id: string | null; name: string; parent: string | null }; response: { id: string } };
  "job.cancel": { request: { job: string }; response: {} };
};
export type StoryCount = { body: Count; head: Count };
export type ImportedFile = { name: string; story: string | null; repairs: number; problems: ImportProblem[]; failure: Failure | null };
// Not rpc verbs but shell commands of the host (native):
//   dialog_open(kind: "import" | "folder"): Promise<{ handle: string; name: string }[]>    (paths never reach the UI; name is for showing)
//   open_external(what: "outbox" | "manual"): Promise<void>
// Events from the shell: "files_dropped" { files: {handle,name}[], }, "progress" { job, done, total, label }, "library_changed" {}, "close_requested" {} (UI flushes the journal, then calls window_close)
// Pictures: <img src="gaotai-media://localhost/<sha256>"> .
// The slip, field by field: crates/article/src/slip.rs.
export type Slip = {
  slug: string; language: string; profile: string | null; genre: Term | null; channel: Term | null; desk: string; priority: number | null;
  source: Source | null; original_title: OriginalLine[]; authors: Author[]; people: Staff[]; dateline: Dateline | null; places: Place[];
  keywords: string[]; subjects: Subject[]; persons: Entity[]; organisations: Entity[];
  published_at: string | null; first_published_at: string | null; updated_at: string | null; publish_at: string | null; embargo_until: string | null;
  print: Print | null; codes: Code[]; rights: Rights | null; ai_use: AiUse | null; related: Related[]; ed_note: string; target: Target | null;
  extra: Record<string, unknown>;
};
export type Source = { id: string | null; name: string; url: string | null; kind: SourceKind };
export type SourceKind = "own" | "reprint";
export type OriginalLine = { role: OriginalRole; text: string };
export type OriginalRole = "kicker" | "main" | "sub";
export type Author = { name: string; role: AuthorRole; organisation: string; place: BylinePlace; person: string | null };
export type AuthorRole = "reporter" | "correspondent" | "photographer" | "compiler" | "commentator" | "translator" | "trainee";
export type BylinePlace = "head" | "end";
export type Staff = { name: string; role: StaffRole; person: string | null };
export type StaffRole = "responsible_editor" | "duty_editor" | "proofreader" | "reviewer" | "layout_editor";
export type Dateline = { kind: DatelineKind; agency: string; place: string; date: string; text: string };
export type DatelineKind = "wire" | "paper";
export type Place = { role: PlaceRole; place: string | null; name: string };
export type PlaceRole = "sent_from" | "event" | "reported_from" | "mentioned";
export type Subject = { scheme: string; code: string; name: string };
export type Entity = { id: string | null; name: string };
export type Print = { date: string; page: string; slot: string };
export type Code = { scheme: string; value: string };
export type Rights = { holder: string; notice: string; usage: string };
export type AiUse = { level: AiLevel; tool: string; scope: string };
export type AiLevel = "none" | "assisted" | "generated";
export type Related = { kind: RelatedKind; id: string | null; url: string | null };
export type RelatedKind = "update_of" | "correction_of" | "translation_of" | "see_also";
export type Target = { count: number; unit: TargetUnit; slot: string | null };
export type TargetUnit = "字" | "characters" | "words" | "lines";
