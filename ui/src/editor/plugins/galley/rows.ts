/** Lines of the page as rows of a text block, and what is drawn for them. */
import type { Node } from "prosemirror-model";
import { Decoration } from "prosemirror-view";
import { plain } from "../../text.ts";

/** A line as it stands on the page; `from` and `to` in UTF-16 units of the block's content. */
export type GalleyLine = { block: string; from: number; to: number; /** Running through the story. */ number: number; /** It has no room. */ over: boolean };

/** What is shown of the lines: all of them with their numbers, or only where the page ends. */
export type Shown = "lines" | "end";

/** A line in its block. */
export type Row = {
  from: number;
  /** How much higher its number is than that of the line before it in the block; 1 for the block's first. */
  step: number;
  over: boolean;
  /** Words at the place where the page ends, when this is the first line without room. */
  end: string | null;
};

/**
 * What the decoration of a row remembers. Its rows are private, since ProseMirror draws an element anew
 * when what it can enumerate there is other than before: a row that looks the same keeps its element.
 */
export class RowSpec {
  readonly #rows: readonly Row[];

  /** `rows`: all of its block, as they were when it was drawn; `end`: the page ends at this one. */
  constructor(rows: readonly Row[], readonly end: boolean) {
    this.#rows = rows;
  }

  get rows(): readonly Row[] {
    return this.#rows;
  }
}

/** Whether the page breaks lines of this block, and we may: running text and section heads outside of tables. */
export const isOurs = (node: Node, parent: Node | null): boolean =>
  (node.type.name === "paragraph" || node.type.name === "section_head") && !/^table_/.test(parent?.type.name ?? "");

/** The rows of each of these blocks by its id, and the number of its first one. */
export function rowsOf(lines: readonly GalleyLine[], ours: ReadonlySet<string>, shown: Shown, words: string): { blocks: Map<string, Row[]>; firsts: Map<string, number> } {
  const blocks = new Map<string, Row[]>([...ours].map((id) => [id, []]));
  const firsts = new Map<string, number>();
  let number = 0;
  let ended = false;
  for (const line of lines) {
    const rows = blocks.get(line.block);
    if (rows === undefined) continue;
    const end = line.over && !ended ? words : null;
    ended ||= line.over;
    if (!firsts.has(line.block)) firsts.set(line.block, line.number);
    const step = rows.length === 0 ? 1 : line.number - number;
    if (shown === "lines" || end !== null) rows.push({ from: line.from, step, over: line.over, end });
    number = line.number;
  }
  return { blocks, firsts };
}

/** Two lists that are drawn alike. */
export const sameRows = (a: readonly Row[], b: readonly Row[]): boolean =>
  a.length === b.length && a.every((row, at) => row.from === b[at]!.from && row.step === b[at]!.step && row.over === b[at]!.over && row.end === b[at]!.end);

const graphemes = new Intl.Segmenter();
const JOINING = /[\ud800-\udfff\u0300-\u036f\u200d\u20d0-\u20ff\ufe00-\ufe0f]/;

/** Length of the sign at a place, which is never cut. */
function signLength(text: string, at: number): number {
  if (!JOINING.test(text.slice(at, at + 2))) return 1;
  const [first] = graphemes.segment(text.slice(at, at + 32));
  return first?.segment.length ?? 1;
}

const LATIN = /\p{Script=Latin}/u;

/** A word was parted here: the page puts a hyphen that is not in the text. */
const parts = (text: string, at: number) => LATIN.test(text[at - 1] ?? "") && LATIN.test(text[at] ?? "");

/** A part of the block that the paper does not get, in units of its content. */
type Out = { from: number; to: number };

function outOf(node: Node, pos: number, hidden: readonly { from: number; to: number }[]): Out[] {
  const [start, end] = [pos + 1, pos + 1 + node.content.size];
  return hidden.filter((one) => one.from < end && one.to > start).map((one) => ({ from: Math.max(0, one.from - start), to: Math.min(node.content.size, one.to - start) }));
}

/** The sign that carries a row: its first that is seen. Spaces at a break hang behind the line before; null for an empty line. */
function carrier(text: string, row: Row, out: readonly Out[]): number | null {
  let at = row.from;
  while (at < text.length) {
    const hidden = out.find((one) => one.from <= at && at < one.to);
    if (hidden) at = hidden.to;
    else if (at > 0 && text[at] === " " && text[at - 1] !== "\n") at += 1;
    else return text[at] === "\n" ? null : at;
  }
  return null;
}

function classOf(text: string, at: number, row: Row, shown: Shown): string {
  if (shown === "end") return "galley-mark";
  const names = ["galley-line"];
  if (row.end !== null) names.push(at === 0 ? "galley-end galley-top" : "galley-end");
  else if (at > 0 && text[at - 1] !== "\n") names.push("galley-break", ...(parts(text, at) ? ["galley-hyphen"] : []));
  return names.join(" ");
}

/** How wide words stand in the interface's type, in em: the rule leaves them room. */
const widthOf = (words: string) => [...words].reduce((sum, sign) => sum + (sign > "\u2e7f" ? 1 : 0.52), 1.5);

/** Draws the rows of one block; the numbers of rows that no sign carries are counted at the next one. */
export function drawn(node: Node, pos: number, rows: readonly Row[], shown: Shown, hidden: readonly { from: number; to: number }[]): Decoration[] {
  const [text, out, start] = [plain(node), outOf(node, pos, hidden), pos + 1];
  const marks: Decoration[] = [];
  let step = 0;
  let last = -1;
  for (const row of rows) {
    step += row.step;
    const at = carrier(text, row, out);
    if (at === null || at <= last) continue;
    // An element of its own: other marks on the same sign have something in front of it too.
    const attrs: Record<string, string> = { nodeName: "span", class: classOf(text, at, row, shown) };
    if (row.end !== null) Object.assign(attrs, { "data-words": row.end, style: `--words: ${widthOf(row.end).toFixed(1)}em` });
    if (last < 0) attrs["data-block"] = String(node.attrs["id"]);
    if (step !== 1 && shown === "lines") attrs["data-step"] = String(step);
    marks.push(Decoration.inline(start + at, start + at + signLength(text, at), attrs, new RowSpec(rows, row.end !== null)));
    if (row.end !== null && at === 0 && shown === "lines") marks.push(Decoration.node(pos, pos + node.nodeSize, { class: "galley-below" }));
    [step, last] = [0, at];
  }
  if (shown === "end") return marks;
  const over = rows.find((row) => row.over);
  if (over && over.from < text.length) marks.push(Decoration.inline(start + over.from, start + text.length, { class: "galley-over" }));
  for (const { from, to } of out) marks.push(Decoration.inline(start + from, start + to, { class: "galley-out" }));
  return marks;
}
