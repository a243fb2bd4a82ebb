/** Tables: rows and columns that come and go; where spans make that impossible, the whole table. */
import { Fragment, type Node } from "prosemirror-model";
import { anchors, idsOf } from "./align.ts";
import { cleaned, renewed } from "./copies.ts";
import { idOf, type Shell } from "./flat.ts";
import { remembering } from "./shape.ts";
import { acted, type Tracking } from "./track.ts";
import { type Act, actsOf, has, type Stamp } from "./types.ts";

const isSimple = (table: Node) => table.children.every((row) => row.children.every(({ attrs }) => attrs["colspan"] === 1 && attrs["rowspan"] === 1));
const leaf = (node: Node) => ({ node, path: [] });
/** A part of a table in both states, before only, or after only. */
type Pair = { was: Node; now: Node; pos: number } | { was: Node; now: null; pos: number } | { was: null; now: Node; pos: number };
const kindOf = ({ was, now }: Pair) => (was === null ? "i" : now === null ? "d" : "k");

/** Children of both by id, what went in front of what came; null when some changed places. */
function paired(was: readonly Node[], now: readonly Node[], start: number): Pair[] | null {
  const kept = anchors(was.map(leaf), now.map(leaf));
  const ids = new Set(was.map(idOf));
  if (now.filter((node) => ids.has(idOf(node))).length !== kept.length) return null;
  const out: Pair[] = [];
  let [i, j, pos] = [0, 0, start];
  for (const [at, to] of [...kept, [was.length, now.length] as const]) {
    for (; i < at; i += 1) out.push({ was: was[i]!, now: null, pos });
    for (; j < to; pos += now[j]!.nodeSize, j += 1) out.push({ was: null, now: now[j]!, pos });
    if (i === was.length || j === now.length) continue;
    out.push({ was: was[i]!, now: now[j]!, pos });
    pos += now[j]!.nodeSize;
    [i, j] = [i + 1, j + 1];
  }
  return out;
}

/** A table that is still there, at this position. */
export function trackTable(tracking: Tracking, was: Node, now: Node, pos: number, from: readonly Shell[] | null): Node[] {
  const acts = tracking.acts(was, now, from);
  const kept = tracking.items.length;
  const rows = tracking.who.direct && !sameGrid(was, now) ? null : trackRows(tracking, was, now, pos);
  if (rows !== null) return [acted(now.copy(Fragment.fromArray(rows)), acts)];
  tracking.items.length = kept;
  if (tracking.who.direct) return [acted(now, acts)];
  const ghost = renewed(was, tracking.form, tracking.who.newId);
  const old = from === null ? ghost.acts : remembering(was, ghost.acts, from);
  return [acted(ghost.made, old), acted(now, [...actsOf(was), { act: "insert", ...tracking.form() }])];
}

const sameGrid = (was: Node, now: Node) =>
  was.childCount === now.childCount && was.children.every((row, at) => idOf(row) === idOf(now.child(at)) && row.childCount === now.child(at).childCount && row.children.every((cell, i) => idOf(cell) === idOf(now.child(at).child(i))));

const spansKept = (was: Node, now: Node) =>
  was.children.every((row, at) => row.children.every((cell, i) => ["colspan", "rowspan"].every((name) => cell.attrs[name] === now.child(at).child(i).attrs[name])));

/** The rows with what is suggested of them; null where they cannot say it. */
function trackRows(tracking: Tracking, was: Node, now: Node, pos: number): Node[] | null {
  const still = sameGrid(was, now) && spansKept(was, now);
  if (!still && !(isSimple(was) && isSimple(now))) return null;
  const rows = paired(was.children, now.children, pos + 1);
  if (rows === null) return null;
  const cells = rows.map((row) => (row.was && row.now ? paired(row.was.children, row.now.children, row.pos + 1) : []));
  const patterns = new Set(rows.flatMap((row, at) => (kindOf(row) === "k" && cells[at] ? [cells[at].map(kindOf).join("")] : [])));
  if (!still && (cells.includes(null) || !even([...patterns], rows.map(kindOf)))) return null;
  const stamp = stampFor(tracking);
  const out = rows.flatMap((row, at) => trackRow(tracking, row, cells[at]!, stamp, was) ?? []);
  return still || (new Set(out.map(({ childCount }) => childCount)).size === 1 && !doubled(out)) ? out : null;
}

/** Whether the same columns come and go in every row that stays, and no row comes while a column goes. */
function even(patterns: readonly string[], rows: readonly string[]): boolean {
  const [pattern = ""] = patterns;
  const crossed = (pattern.includes("d") && rows.includes("i")) || (pattern.includes("i") && rows.includes("d"));
  return patterns.length === 1 && pattern !== "" && !crossed;
}

/** Whether an id stands twice: something went from one row into another. */
function doubled(rows: readonly Node[]): boolean {
  const count = (nodes: readonly Node[]): number => nodes.reduce((sum, node) => sum + (idOf(node) == null ? 0 : 1) + (node.isTextblock ? 0 : count(node.children)), 0);
  return idsOf(rows).size < count(rows);
}

/** One suggestion for all rows and columns of an edit. */
function stampFor(tracking: Tracking): () => Stamp {
  let made: Stamp | null = null;
  return () => (made ??= tracking.fresh());
}

/** What goes; null when it was one's own. */
function gone(tracking: Tracking, part: Node, stamp: () => Stamp): Node | null {
  const acts = actsOf(part);
  if (tracking.who.direct || acts.some(({ act, person }) => act === "insert" && person === tracking.who.person)) return null;
  return has(acts, "delete") ? part : acted(part, [...acts, { act: "delete", ...stamp() }]);
}

function come(tracking: Tracking, part: Node, stamp: () => Stamp, acts: readonly Act[] = []): Node {
  const clean = cleaned(part);
  return acted(clean, tracking.who.direct ? acts : [...acts, { act: "insert", ...stamp() }]);
}

/** What is suggested of a column holds in a new row too. */
function ofColumn(table: Node, at: number): readonly Act[] {
  const model = table.children.find((row) => row.childCount > at)?.child(at);
  return model ? actsOf(model).filter(({ act }) => act === "insert" || act === "delete") : [];
}

function trackRow(tracking: Tracking, { was, now }: Pair, cells: readonly Pair[], stamp: () => Stamp, table: Node): Node | null {
  if (was === null) {
    const made = come(tracking, now, stamp);
    const columns = made.children.map((cell, at) => acted(cell, ofColumn(table, at)));
    return made.copy(Fragment.fromArray(columns));
  }
  if (now === null) return gone(tracking, was, stamp);
  const mine = cells.flatMap((cell) => {
    if (cell.was === null) return come(tracking, cell.now, stamp);
    if (cell.now === null) return gone(tracking, cell.was, stamp) ?? [];
    return trackCell(tracking, cell.was, cell.now, cell.pos);
  });
  return acted(now.copy(Fragment.fromArray(mine)), actsOf(was));
}

function trackCell(tracking: Tracking, was: Node, now: Node, pos: number): Node {
  if (was === now) return now;
  const blocks = tracking.children(was.children, now.children, pos + 1, []);
  return acted(now.copy(Fragment.fromArray([...blocks])), tracking.acts(was, now));
}
