/** Pasting, copying, and typing over the borders of title group and frames. */
import { closeHistory } from "prosemirror-history";
import { Fragment, type Mark, type Node, type ResolvedPos, Slice } from "prosemirror-model";
import { type EditorState, Plugin, type Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { emptyAcross } from "../../commands/delete.ts";
import { deleteKept } from "../../keys/join-text.ts";
import { crossesBorder } from "../../places.ts";
import { schema } from "../../schema/index.ts";
import { cleanHtml } from "./clean.ts";
import { clipboardParser, clipboardSerializer, clipboardText } from "./copy.ts";
import { flatten, isForTable, pasted } from "./fit.ts";
import { cells, textParagraphs } from "./text.ts";

const { nodes: n } = schema;

const paragraph = (text: string, marks: readonly Mark[]) => n.paragraph.create(null, text === "" ? null : schema.text(text, marks));

function tableOf(rows: string[][]): Node {
  const cell = (text: string) => n.table_cell.create(null, paragraph(text, []));
  return n.table.create(null, rows.map((row) => n.table_row.create(null, row.map(cell))));
}

/** Plain text as blocks; with `plain` a table's cells are text too. */
function textSlice(text: string, $context: ResolvedPos, plain: boolean): Slice {
  const rows = plain ? null : cells(text);
  if (rows !== null) return new Slice(Fragment.from(tableOf(rows)), 0, 0);
  const marks = $context.marks();
  const blocks = textParagraphs(text).map((line) => paragraph(line, marks));
  // A space or a line end alone is meant.
  if (blocks.length === 0) return text === "" ? Slice.empty : new Slice(Fragment.from(schema.text(" ", marks)), 0, 0);
  return new Slice(Fragment.fromArray(blocks), 1, 1);
}

/** Blocks that come without an id get one before they are put in: one by one afterwards would be a step for each. */
function withIds(content: Fragment, newId: () => string): Fragment {
  const blocks = content.content.map((node) => {
    if (node.isInline) return node;
    const attrs = "id" in node.attrs && node.attrs["id"] === null ? { ...node.attrs, id: newId() } : node.attrs;
    return node.type.create(attrs, withIds(node.content, newId), node.marks);
  });
  return Fragment.fromArray(blocks);
}

/** One undo takes it back, and nothing else with it. */
function paste(view: EditorView, slice: Slice, newId: () => string): boolean {
  // Nothing but files: pictures are not taken in yet, and the webview must not do it by itself.
  if (slice.size === 0) return true;
  view.dispatch(closeHistory(view.state.tr));
  if (isForTable(slice, view.state)) return false;
  deleteKept(view.state, view.dispatch);
  view.dispatch(pasted(view.state, new Slice(withIds(slice.content, newId), slice.openStart, slice.openEnd)));
  view.dispatch(closeHistory(view.state.tr));
  return true;
}

/**
 * What leaves a bare cursor of a selection that crosses the title group or a frame, or ends in a
 * block for other channels than it began in; null for any other, which is only replaced.
 */
function cleared(state: EditorState): Transaction | null {
  if (crossesBorder(state.selection)) return emptyAcross(state);
  let tr: Transaction | null = null;
  deleteKept(state, (deleted) => (tr = deleted));
  return tr;
}

function clearAcross(view: EditorView): void {
  const tr = cleared(view.state);
  if (tr !== null) view.dispatch(tr);
}

function cut(view: EditorView, event: ClipboardEvent): boolean {
  if (cleared(view.state) === null || !event.clipboardData) return false;
  const { dom, text } = view.serializeForClipboard(view.state.selection.content());
  event.preventDefault();
  event.clipboardData.clearData();
  event.clipboardData.setData("text/html", dom.innerHTML);
  event.clipboardData.setData("text/plain", text);
  clearAcross(view);
  return true;
}

/** The plugin; `newId` gives UUIDs. */
export function pastePlugin(newId: () => string): Plugin {
  return new Plugin({
    props: {
      clipboardParser,
      clipboardSerializer,
      clipboardTextSerializer: clipboardText,
      clipboardTextParser: (text, $context, plain) => textSlice(text, $context, plain),
      transformPastedHTML: cleanHtml,
      transformPasted: flatten,
      handlePaste: (view, _event, slice) => paste(view, slice, newId),
      handleTextInput: (view, _from, _to, text) => {
        const tr = cleared(view.state);
        if (tr === null) return false;
        view.dispatch(tr.insertText(text).scrollIntoView());
        return true;
      },
      handleDOMEvents: {
        compositionstart: (view) => {
          clearAcross(view);
          return false;
        },
        paste: (view, event) => {
          // While something is being composed the webview would paste by itself, uncleaned.
          if (view.composing) event.preventDefault();
          return view.composing;
        },
        cut,
      },
    },
  });
}
