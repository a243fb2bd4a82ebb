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

/** Blocks without text: one of them may stand between the halves of a line that was split. */
const TEXTLESS: ReadonlySet<string> = new Set([...HOLDERS, "divider", "embed"]);

/** The rows of a line that was split, whichever half `at` is; of others that row alone. */
function partsOf(rows: readonly ComparedRow[], at: number): [ComparedRow, ...ComparedRow[]] {
  let first = at;
  if (rows[at]!.state === "split") do first -= 1; while (first > 0 && (rows[first]!.state === "split" || TEXTLESS.has(rows[first]!.node)));
  const parts: [ComparedRow, ...ComparedRow[]] = [rows[first]!];
  if (TEXTLESS.has(rows[first]!.node)) return parts;
  for (const row of rows.slice(first + 1)) {
    if (row.state === "split") parts.push(row);
    else if (!TEXTLESS.has(row.node)) break;
  }
  return parts;
}

const SPLIT = "\u2029";
const breaks = ({ pieces }: ComparedRow, op: string) => pieces.reduce((sum, piece) => sum + (piece.op === op ? piece.text.split(SPLIT).length - 1 : 0), 0);

/** Ids of the text lines of a doc, in reading order. */
export function linesOf(node: NodeJson): string[] {
  const content = node.content ?? [];
  const inline = content.length === 0 || content.some((child) => child.type === "text" || child.type === "hard_break");
  const own = inline && typeof node.attrs?.["id"] === "string" ? [String(node.attrs["id"])] : [];
  return [...own, ...content.flatMap((child) => (child.type === "text" ? [] : linesOf(child)))];
}

/** The line of a version that a row stands for: lines of the title group by what they are. */
function idIn(doc: NodeJson, row: ComparedRow): string {
  const line = HEAD_PARTS.some((part) => part === row.node) ? doc.content?.[0]?.content?.find((one) => one.type === row.node) : undefined;
  return String(line?.attrs?.["id"] ?? row.line);
}

/**
 * What brings a row of `rows` back from a version whose doc is `doc`. A line that was split takes
 * its other half back, lines that were joined come apart again.
 */
export function wishFor(rows: readonly ComparedRow[], at: number, doc: NodeJson, from: "old" | "new"): Wish {
  const [row, ...others] = partsOf(rows, at);
  const halves = others.map((half) => half.line);
  const id = idIn(doc, row);
  if (row.state === (from === "old" ? "added" : "removed")) return { back: [], away: [row.line] };
  if (row.state === "moved_away" || (row.state === "moved" && from === "new")) return { back: [id], what: "place" };
  if (HOLDERS.has(row.node) && row.state !== (from === "old" ? "removed" : "added")) return { back: [id], what: "attrs" };
  const joined = from === "old" ? breaks(row, "removed") : 0;
  const lines = joined > 0 ? linesOf(doc) : [];
  const parts = joined > 0 ? lines.slice(lines.indexOf(id) + 1, lines.indexOf(id) + 1 + joined) : [];
  return from === "old" ? { back: [id, ...parts], away: halves } : { back: [id, ...halves] };
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
  return told(story, editor !== null && restoreBlocks(editor.view, doc, wishFor(rows, at, doc, from)), c().done);
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
