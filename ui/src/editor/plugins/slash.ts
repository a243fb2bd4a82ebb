/**
 * The slash menu's part in the text: when it opens, what is typed into it, and taking that
 * away again. The list itself is shown from outside, by a {@link SlashTool}.
 */
import { closeHistory, isHistoryTransaction } from "prosemirror-history";
import { EditorState, Plugin, PluginKey, Selection, type Transaction } from "prosemirror-state";
import { ReplaceStep } from "prosemirror-transform";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";
import { command, type CommandId } from "../commands/index.ts";
import { imeGuard } from "../guard.ts";
import type { Labels } from "../labels.ts";
import { cursor, inHead } from "../places.ts";
import { schema } from "../schema/index.ts";
import { plain } from "../text.ts";
import type { CommandArgs } from "../types.ts";

/** What is asked for: the words behind the sign. */
export type SlashQuery = {
  /** Position of the sign. */
  from: number;
  /** What stands behind it up to the cursor. */
  text: string;
};

/** Shows the list. */
export type SlashTool = {
  /** The menu opened, was typed into, or closed (null); `at` is where the sign stands in the window. */
  changed(view: EditorView, query: SlashQuery | null, at: DOMRect | null): void;
  /** ArrowUp, ArrowDown, Home, End, Enter or Tab while it is open; false leaves the key to the text. */
  key(name: string): boolean;
};

const key = new PluginKey<SlashQuery | null>("slash");
const { paragraph } = schema.nodes;

/** Half and full width; and the sign that a Chinese input method writes with the same key. */
const SIGNS = new Set(["/", "／", "、"]);
const ONLY_ALONE = "、";
/** Longer words are none of the menu's. */
const LONGEST = 24;

/** The query of the menu that is open; null when it is closed. */
export const slashQuery = (state: EditorState): SlashQuery | null => key.getState(state) ?? null;

/** Whether the transaction put exactly one of the signs there, as typing does. */
function typesSign(tr: Transaction): boolean {
  const step = tr.steps.at(-1);
  if (!(step instanceof ReplaceStep) || isHistoryTransaction(tr) || tr.getMeta("paste") !== undefined) return false;
  const { content } = step.slice;
  return content.size === 1 && SIGNS.has(content.firstChild?.text ?? "");
}

/** A sign opens the menu at the start of a paragraph or behind a space; `、` only in an empty paragraph. */
function opened(state: EditorState): SlashQuery | null {
  const $at = cursor(state);
  if (!$at || $at.parent.type !== paragraph || inHead($at) || $at.parentOffset === 0) return null;
  const text = plain($at.parent, 0, $at.parentOffset);
  const sign = text.slice(-1);
  const before = text.slice(0, -1);
  if (!SIGNS.has(sign) || !/(^|\s)$/.test(before)) return null;
  if (sign === ONLY_ALONE && $at.parent.content.size > 1) return null;
  return { from: $at.pos - 1, text: "" };
}

/** The open menu after a change; null when the cursor left it or what is typed is no query any more. */
function followed(open: SlashQuery, tr: Transaction, state: EditorState): SlashQuery | null {
  const { pos, deleted } = tr.mapping.mapResult(open.from, 1);
  // Tracking puts what was typed there once more, as a suggestion.
  const appended = tr.getMeta("appendedTransaction") !== undefined;
  const from = appended ? tr.mapping.map(open.from, -1) : pos;
  const $at = cursor(state);
  if ((deleted && !appended) || !$at || $at.pos <= from || $at.start() > from) return null;
  const text = plain($at.parent, from - $at.start(), $at.parentOffset);
  const query = text.slice(1);
  // While an input method is composing, its Pinyin may hold spaces.
  const over = /\s/.test(tr.getMeta("composition") === undefined ? query : query.replaceAll(" ", ""));
  if (!SIGNS.has(text[0] ?? "") || over || query.length > LONGEST) return null;
  return { from, text: query };
}

function next(tr: Transaction, before: SlashQuery | null, state: EditorState): SlashQuery | null {
  if (tr.getMeta(key) === "close") return null;
  if (before && (tr.docChanged || tr.selectionSet)) return followed(before, tr, state);
  if (!before && tr.docChanged && typesSign(tr)) return opened(state);
  return before;
}

/** Closes the menu; what was typed stays. */
export function closeSlash(view: EditorView): void {
  if (slashQuery(view.state)) view.dispatch(view.state.tr.setMeta(key, "close"));
}

/** The story without the query, in which commands find the block as it was before the sign. */
function withoutQuery(state: EditorState, tr: Transaction): EditorState {
  const query = slashQuery(state);
  if (query) tr.delete(query.from, query.from + 1 + query.text.length);
  return EditorState.create({ doc: tr.doc, selection: tr.selection });
}

/** Whether the command would do something at the menu's place. */
export function slashCan(state: EditorState, id: CommandId, args: CommandArgs): boolean {
  return command(id)?.run(withoutQuery(state, state.tr), undefined, args) ?? false;
}

/** Takes the query away and carries the command out, as one step of undo. */
export function slashStep(state: EditorState, id: CommandId, args: CommandArgs): Transaction | null {
  const tr = closeHistory(state.tr);
  const bare = withoutQuery(state, tr);
  let made: Transaction | null = null;
  if (!command(id)?.run(bare, (step) => (made = step), args) || made === null) return null;
  const { steps, selection } = made as Transaction;
  for (const step of steps) tr.step(step);
  return tr.setSelection(Selection.fromJSON(tr.doc, selection.toJSON())).setMeta(key, "close").scrollIntoView();
}

/** As {@link slashStep}, on the screen; false when the command does not apply. */
export function slashRun(view: EditorView, id: CommandId, args: CommandArgs): boolean {
  const tr = slashStep(view.state, id, args);
  if (tr) view.dispatch(tr);
  view.focus();
  return tr !== null;
}

/** Takes the query away, then does something that has to ask first. */
export function slashTake(view: EditorView, then: () => void): void {
  const tr = closeHistory(view.state.tr);
  withoutQuery(view.state, tr);
  view.dispatch(tr.setMeta(key, "close").scrollIntoView());
  view.focus();
  then();
}

/** A quiet word in the empty paragraph that has the cursor. */
function hint(state: EditorState, labels: Labels): DecorationSet | null {
  const $at = cursor(state);
  const text = labels.get("slash_hint");
  if (!$at || text === "" || $at.parent.type !== paragraph || $at.parent.content.size > 0 || $at.node(-1).type.name !== "body") return null;
  // The body's only paragraph has its own words.
  if ($at.node(-1).childCount === 1) return null;
  return DecorationSet.create(state.doc, [Decoration.node($at.before(), $at.after(), { class: "is-empty slash-hint", "data-placeholder": text })]);
}

const MENU_KEYS = new Set(["ArrowUp", "ArrowDown", "Home", "End", "Enter", "Tab"]);

function pressed(view: EditorView, event: KeyboardEvent, tool: SlashTool | undefined): boolean {
  if (!slashQuery(view.state) || event.isComposing || event.keyCode === 229 || imeGuard().ignores(event)) return false;
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
  if (event.key !== "Escape") return MENU_KEYS.has(event.key) && (tool?.key(event.key) ?? false);
  closeSlash(view);
  // The view prevents the default of every Escape; that this one was for the menu is told by keeping it here.
  event.stopPropagation();
  return true;
}

/** The plugin; it stands before the plugin of keys, whose arrows and Enter it takes while the menu is open. */
export function slashPlugin(labels: Labels, tool?: SlashTool): Plugin<SlashQuery | null> {
  return new Plugin<SlashQuery | null>({
    key,
    state: {
      init: () => null,
      apply: (tr, before, _old, state) => next(tr, before, state),
    },
    props: {
      decorations: (state) => hint(state, labels),
      handleKeyDown: (view, event) => pressed(view, event, tool),
      handleDOMEvents: { blur: (view) => (closeSlash(view), false) },
    },
    view: (view) => ({
      update: (_view, before) => {
        const [now, then] = [slashQuery(view.state), key.getState(before) ?? null];
        if (now === then) return;
        tool?.changed(view, now, now && rectAt(view, now.from));
      },
      destroy: () => tool?.changed(view, null, null),
    }),
  });
}

function rectAt(view: EditorView, pos: number): DOMRect {
  const { left, top, bottom } = view.coordsAtPos(pos);
  return new DOMRect(left, top, 0, bottom - top);
}
