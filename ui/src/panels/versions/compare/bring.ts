/** Single blocks and fields of a version come back into the open story, from a comparison or from the version beside it. */
import { changeOutside, HEAD_PARTS, restoreBlocks, type NodeJson, type Wish } from "../../../editor";
import type { Slip } from "../../../host";
import { toasts } from "../../../shared/toasts.svelte";
import type { OpenStory } from "../../../shared/story.svelte";
import { NOW, past, type Ends } from "../past.svelte";
import type { ComparedField, ComparedRow } from "../wire";
import { c } from "./messages";

/** The end of the comparison from which blocks come: the old one, or the new one where the old one is the text itself. */
export const source = (ends: Ends): "old" | "new" => (ends.old === NOW ? "new" : "old");

/** Boxes, lists and the like: their lines are rows of their own. */
const HOLDERS: ReadonlySet<string> = new Set(["box", "quote", "bullet_list", "ordered_list", "list_item", "figure", "table", "table_row", "table_cell", "table_header"]);

/** States of rows of which a line begins that may have others. */
const BEGIN: ReadonlySet<string> = new Set(["same", "changed", "moved"]);

/** The rows of a line that was split, or to which others were joined, whichever of them `at` is; of others that row alone. */
function partsOf(rows: readonly ComparedRow[], at: number): [ComparedRow, ...ComparedRow[]] {
  const row = rows[at]!;
  const line = row.whole ?? row.line;
  const first = rows.find((one) => one.whole === null && one.line === line && BEGIN.has(one.state));
  if (first === undefined || (row.whole === null && row !== first)) return [row];
  return [first, ...rows.filter((one) => one.whole === line)];
}

/** The line of a version that a row stands for: lines of the title group by what they are. */
function idIn(doc: NodeJson, row: ComparedRow): string {
  const line = HEAD_PARTS.some((part) => part === row.node) ? doc.content?.[0]?.content?.find((one) => one.type === row.node) : undefined;
  return String(line?.attrs?.["id"] ?? row.line);
}

/**
 * What brings a row of `rows` back from a version whose doc is `doc`. A line that was split takes
 * its other half back, lines that were joined come apart again; what was put or stood between them
 * is a row of its own.
 */
export function wishFor(rows: readonly ComparedRow[], at: number, doc: NodeJson, from: "old" | "new"): Wish {
  const parts = partsOf(rows, at);
  const [row] = parts;
  const id = idIn(doc, row);
  if (row.state === (from === "old" ? "added" : "removed")) return { back: [], away: [row.line] };
  if (row.state === "moved_away" || (row.state === "moved" && from === "new")) return { back: [id], what: "place" };
  if (HOLDERS.has(row.node) && row.state !== (from === "old" ? "removed" : "added")) return { back: [id], what: "attrs" };
  const halves = parts.flatMap(({ state, line }) => (state === "split" ? [line] : []));
  const joined = parts.flatMap(({ state, line, joined }) => (state === "joined" ? [line, ...joined] : joined));
  return from === "old" ? { back: [id, ...joined], away: halves } : { back: [id, ...halves], away: joined };
}

/** The way back from what was just done; once something else was written it is undone in the text, step by step. */
export function wayBack(story: Pick<OpenStory, "editor">): () => void {
  const { editor } = story;
  const after = editor?.view.state.doc;
  return () => {
    if (editor !== null && story.editor === editor && editor.view.state.doc === after) editor.undo();
    else toasts.show(c().changedSince);
  };
}

/** Tells that it was done, with the way back; the story goes to disk at once, so that comparisons are anew. */
async function told(story: OpenStory, done: boolean, text: string, nothing = c().nothing): Promise<boolean> {
  if (!done) toasts.show(nothing);
  else {
    toasts.show(text, { tone: "good", action: { label: c().undo, run: wayBack(story) } });
    await story.flush();
  }
  return done;
}

/** Brings a row of the comparison back. */
export async function bringRow(story: OpenStory, ends: Ends, rows: readonly ComparedRow[], at: number): Promise<boolean> {
  const from = source(ends);
  const article = await past.article(story.id, ends[from]);
  const { editor } = story;
  const doc = article.doc as NodeJson;
  const wish = wishFor(rows, at, doc, from);
  const cell = (wish.away ?? []).length > 0 && rows[at]!.within.some((name) => name === "table_cell" || name === "table_header");
  return told(story, editor !== null && restoreBlocks(editor.view, doc, wish), c().done, cell ? c().cellStays : undefined);
}

/** Brings a block of a version back, with all that it holds; `done` and `same` say what came of it. */
export async function bringBlock(story: OpenStory, revision: string, block: string, { done, same }: { done: string; same: string }): Promise<boolean> {
  const article = await past.article(story.id, revision);
  const { editor } = story;
  return told(story, editor !== null && restoreBlocks(editor.view, article.doc as NodeJson, { back: [block] }), done, same);
}

/** The change of the details that gives a field the value it has at that end. */
export function fieldChange(slip: Slip, field: string, value: unknown): { path: string[]; before: unknown; after: unknown } {
  if (!field.startsWith("extra.")) return { path: [field], before: slip[field as keyof Slip], after: value };
  const { [field.slice(6)]: _, ...rest } = slip.extra;
  return { path: ["extra"], before: slip.extra, after: value === null || value === undefined ? rest : { ...rest, [field.slice(6)]: value } };
}

/** Brings a field of the details back; undone with the text. */
export async function bringField(story: OpenStory, ends: Ends, row: ComparedField): Promise<boolean> {
  const change = fieldChange(story.slip, row.field, row[source(ends)]);
  const differs = JSON.stringify(change.before) !== JSON.stringify(change.after);
  return told(story, differs && story.editor !== null && changeOutside(story.editor.view, [change]), c().done);
}
