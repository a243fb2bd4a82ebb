import type { Decided } from "./plugins/suggest/decide.ts";
import type { Sizes } from "./pictures.ts";
import type { Kept } from "./state.ts";
import type { BlockMenuTool } from "./plugins/handles/index.ts";
import type { PictureTool } from "./plugins/pictures/index.ts";
import type { SlashTool } from "./plugins/slash.ts";
import type { TrimTool } from "./plugins/trims/index.ts";

/** A node as ProseMirror writes it: the article's own JSON (crates/article/src/codec.rs). */
export type NodeJson = {
  type: string;
  attrs?: Record<string, unknown>;
  content?: NodeJson[];
  marks?: { type: string; attrs?: Record<string, unknown> }[];
  text?: string;
};

/** The lines of the title group, in their order on the paper: 网页标题, 引题, 主题, 副题, 摘要. */
export const HEAD_PARTS = ["web_title", "kicker", "title", "subtitle", "abstract"] as const;

/** One line of the title group. */
export type HeadPart = (typeof HEAD_PARTS)[number];

/** What an edit changed in the text: the `head`, `blocks` and `order` of crates/article/src/change.rs. */
export type DocChange = {
  /** Changed lines of the title group, each a whole node. */
  head: Partial<Record<HeadPart, NodeJson>>;
  /** Changed and new children of the body, each a whole node. */
  blocks: NodeJson[];
  /** Ids of all children of the body in order; null when neither order nor number changed. */
  order: string[] | null;
};

/** A whole journal entry: a text change with the changed fields of the slip. */
export type JournalChange = DocChange & {
  /** Changed fields of the slip by name, each a whole field. */
  slip: Record<string, unknown>;
};

/** Texts that the editor shows where the writer has not written yet; each in the interface's language. */
export type PlaceholderKey =
  | HeadPart
  /** The body, while it is one empty paragraph. */
  | "paragraph"
  /** Every empty paragraph that stands in the body itself, one or many. */
  | "body"
  /** Empty paragraphs of these styles, wherever they stand. */
  | "lede"
  | "continuation"
  | "question"
  | "answer"
  | "section_head"
  | "caption"
  | "credit"
  | "cite"
  | "box_title"
  /** The title of a box by its kind; {@link box_title} where absent. */
  | "box_facts"
  | "box_background"
  | "box_questions"
  | "box_note"
  /** Quiet note on a picture without alternative text, and the field that takes it. */
  | "alt"
  /** A figure without a picture, and one whose picture cannot be loaded. */
  | "media_none"
  | "media_missing"
  /** Buttons in such a figure, and at the place of a picture that is on its way. */
  | "media_choose"
  | "media_replace"
  | "cancel"
  /** Quiet marks on a picture that lacks something. */
  | "gap_caption"
  | "gap_credit"
  | "gap_alt"
  | "embed_title"
  | "embed_url"
  /** Hint in an empty paragraph that has the cursor. */
  | "slash_hint"
  /** What the grip beside a block is called. */
  | "grip"
  /** What the mark of something that stands beside the story is called. */
  | "aside"
  /** Signs on text for one channel only, what they mean, and what stands before that where such text is folded. */
  | "sign_print" | "sign_web" | "sign_other" | "only_print" | "only_web" | "only_other" | "folded"
  /** Said of a block that stands where it was before it was moved, and of one that is to go. */
  | "suggest_moved" | "suggest_gone";

/** See {@link PlaceholderKey}. Missing keys show nothing. */
export type Placeholders = Partial<Record<PlaceholderKey, string>>;

/** Where the cursor is; enough for a status bar, a block menu and an inspector. */
export type SelectionInfo = {
  /** Nothing is selected: a bare cursor. */
  empty: boolean;
  /** Node name of the text block that holds the cursor's head, or of the selected node. */
  node: string;
  /** Its id. */
  id: string | null;
  /** The cursor is in the title group. */
  inHead: boolean;
  /** Node names from the child of head or body down to `node`. */
  path: string[];
  /** Ids of commands that are active here (bold, lede, bullet_list, …). */
  active: string[];
  /** `href` of the link under the cursor. */
  link: string | null;
};

/** A text block with its plain text; line breaks are `\n`. */
export type TextBlock = {
  id: string;
  /** Node name: kicker, paragraph, caption, … */
  node: string;
  inHead: boolean;
  text: string;
};

/** How a change came about. */
export type ChangeOrigin = {
  /** Name of the step, where one was given to {@link Editor.applyDoc}. */
  label: string | null;
  /** The change was an undo or a redo. */
  history: boolean;
  /** The suggestions that the change decided. */
  decided: readonly Decided[];
  /** Whether it was made with tracking on. */
  tracked: boolean;
};

/** What {@link createEditor} needs. */
export type EditorOptions = {
  /** The element the manuscript is put into. */
  mount: HTMLElement;
  /** A `doc` node. */
  doc: NodeJson;
  /** Instead of `doc`: what an earlier editor of the same story left. */
  kept?: Kept | undefined;
  /** Where the cursor is at first; the start of the body if absent. */
  at?: FocusTarget | undefined;
  /** BCP 47 language of the story: sets the manuscript's `lang`. */
  language: string;
  /** Whether quotes, dashes and marks are set while typing, asked at every key. Default: yes. */
  smartTyping?: () => boolean;
  /** False for a story that may only be read. Default true. */
  editable?: boolean;
  placeholders?: Placeholders;
  /** Shown between title group and body (source, authors, time, editor); the editor only places it. */
  metaLine?: HTMLElement;
  /** Address of a picture by its SHA-256. */
  mediaUrl?: (hash: string) => string;
  /** How large pictures are, so that their place is kept while they load. */
  sizes?: Sizes;
  /** After every change of the text, synchronously. */
  onChange?: (change: DocChange, origin: ChangeOrigin) => void;
  /** After every change of the selection or of what is active at it. */
  onSelection?: (info: SelectionInfo) => void;
  /** Focus came or went. */
  onFocus?: (focused: boolean) => void;
  /** What is shown around the manuscript and works with it; one set may serve several editors. */
  tools?: Tools;
};

/** Menus and bars outside the editor. */
export type Tools = {
  slash?: SlashTool;
  blockMenu?: BlockMenuTool;
  trims?: TrimTool;
  pictures?: PictureTool;
};

/** Arguments that some commands take. */
export type CommandArgs = {
  /** link: where it leads; empty or absent takes the link away. */
  href?: string;
  /** table: size, 3 by 3 if absent. */
  rows?: number;
  columns?: number;
  /** box: facts, background, questions or note. */
  kind?: string;
  /** figure: the picture's SHA-256 and its text for those who do not see it. */
  media?: string;
  alt?: string;
  /** embed. */
  url?: string;
  title?: string;
};

/** Where to put the cursor. */
export type FocusTarget = "start" | "end" | "title" | "body" | BlockPlace;

/** A place in a block: before its first sign, or as many signs into it. */
export type BlockPlace = { id: string; offset?: number };
