/** Commands on blocks: what they are, what is around them, where they stand. */
import { schema } from "../schema/index.ts";
import { isBlock, setBlock, toggleBlock } from "./blocks.ts";
import { entry, type EditorCommand, withArgs } from "./command.ts";
import { insertBlock, makeTable } from "./insert.ts";
import { toggleList } from "./lists.ts";
import { deleteBlock, duplicate, moveBlock, paragraphBeside } from "./move.ts";
import { pullQuote } from "./pull.ts";
import { editField, isAround, toggleWrap, unwrapHere } from "./wrap.ts";

const n = schema.nodes;

function style<const Id extends string>(id: Id, shortcut: string | null, name: string): EditorCommand<Id> {
  const attrs = { style: name };
  const command = name === "body" ? setBlock(n.paragraph, attrs) : toggleBlock(n.paragraph, attrs);
  return entry(id, shortcut, command, isBlock(n.paragraph, attrs));
}

function head<const Id extends string>(id: Id, shortcut: string, level: number): EditorCommand<Id> {
  return entry(id, shortcut, toggleBlock(n.section_head, { level }), isBlock(n.section_head, { level }));
}

function boxed<const Id extends string>(id: Id, kind: string): EditorCommand<Id> {
  return entry(id, null, toggleWrap(n.box, kind), isAround("box", { kind }));
}

/** What a block is. */
export const BLOCKS = [
  style("paragraph", "Mod-Alt-0", "body"),
  style("lede", "Mod-Alt-3", "lede"),
  style("continuation", "Mod-Alt-6", "continuation"),
  head("section_head_2", "Mod-Alt-1", 2),
  head("section_head_3", "Mod-Alt-2", 3),
  style("question", "Mod-Alt-4", "question"),
  style("answer", "Mod-Alt-5", "answer"),
  entry("bullet_list", "Mod-Shift-8", toggleList(n.bullet_list), isAround("bullet_list")),
  entry("ordered_list", "Mod-Shift-7", toggleList(n.ordered_list), isAround("ordered_list")),
  entry("quote", "Mod-Shift-9", toggleWrap(n.quote, "block"), isAround("quote", { kind: "block" })),
  entry("pull_quote", null, toggleWrap(n.quote, "pull"), isAround("quote", { kind: "pull" })),
  entry("pull_from_text", "Mod-Alt-q", pullQuote),
  withArgs("box", "Mod-Alt-b", (state, dispatch, { kind = "facts" }) => toggleWrap(n.box, kind)(state, dispatch), isAround("box", { kind: "facts" })),
  boxed("box_background", "background"),
  boxed("box_questions", "questions"),
  boxed("box_note", "note"),
  entry("unwrap", "Mod-Alt-u", unwrapHere),
  entry("edit_field", "F2", editField),
];

/** New blocks. */
export const INSERTS = [
  entry("divider", null, insertBlock(() => n.divider.create())),
  withArgs("table", null, (state, dispatch, { rows, columns }) => insertBlock(() => makeTable(rows, columns))(state, dispatch)),
  // Without a picture it keeps a place for one.
  withArgs("figure", null, (state, dispatch, { media = null, alt = "" }) =>
    insertBlock(() => n.figure.createAndFill({ media, alt }))(state, dispatch)),
  withArgs("embed", null, (state, dispatch, { url = "", title = "" }) => insertBlock(() => n.embed.create({ url, title }))(state, dispatch)),
];

/** Where blocks stand. */
export const MOVES = [
  entry("paragraph_after", "Mod-Enter", paragraphBeside(1)),
  entry("paragraph_before", "Mod-Shift-Enter", paragraphBeside(-1)),
  entry("move_up", "Alt-ArrowUp", moveBlock(-1)),
  entry("move_down", "Alt-ArrowDown", moveBlock(1)),
  entry("duplicate", "Mod-Shift-d", duplicate),
  entry("delete_block", "Mod-Shift-Backspace", deleteBlock),
];
