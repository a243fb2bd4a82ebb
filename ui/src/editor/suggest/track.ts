/**
 * Makes suggestions of an edit: of the document before and the raw one after it, the document in
 * which what is new is marked, what went stands there struck, and what became something else knows
 * what it was. If everything is accepted it is the raw one, if all is rejected what it was before.
 */
import { Fragment, type Node } from "prosemirror-model";
import { anchors, idsOf, sameKind } from "./align.ts";
import { charsOf, type Char, sizeOf } from "./chars.ts";
import type { Bounds } from "./diff.ts";
import { flatten, idOf, isContainer, type PlacedLeaf, rebuild, type Shell } from "./flat.ts";
import { ghostPaths, Misfit } from "./ghosts.ts";
import { cleaned, ghostOf, ownNew, staysNew } from "./copies.ts";
import { built, type Item, Row, type Entry } from "./row.ts";
import { changed, pathOf } from "./shape.ts";
import { trackTable } from "./table.ts";
import { type Act, actsOf, type Stamp, withActs } from "./types.ts";
import { schema } from "../schema/index.ts";

const { figure, table } = schema.nodes;

/**
 * Who edits, and when. `direct`: nothing is to be suggested, but what is new must not take over what is.
 * `several`: the edit was made in several places, each of which is a suggestion of its own.
 */
export type Who = { person: string; time: string; newId: () => string; direct?: boolean; several?: boolean };

/** The tracked document, and where a place of the raw one is in it: behind what stands before (-1), or in front of what follows (1). */
export type Tracked = { doc: Node; place: (pos: number, side: -1 | 1) => number | null };

/** `bounds`: how much of a block is surely untouched, where the edit was in one block of text. */
export function track(base: Node, raw: Node, who: Who, bounds?: Bounds): Tracked {
  const tracking = new Tracking(who, bounds);
  const [head, body] = [raw.child(0), raw.child(1)];
  const lines = head.children.map((line, at) => tracking.line(base.child(0).child(at), line, 2 + sizes(head.children, at)));
  const blocks = tracking.children(base.child(1).children, body.children, head.nodeSize + 1, []);
  const doc = raw.copy(Fragment.fromArray([like(head, lines), like(body, blocks)]));
  return { doc, place: (pos, side) => placeOf(doc, tracking.items, pos, side) };
}

const sizes = (nodes: readonly Node[], before: number) => nodes.slice(0, before).reduce((sum, node) => sum + node.nodeSize, 0);
const like = (node: Node, children: readonly Node[]) => (children.every((child, at) => child === node.children[at]) && children.length === node.childCount ? node : node.copy(Fragment.fromArray([...children])));

/** One run over an edit. */
export class Tracking {
  /** Blocks of text that were made, to find places in them. */
  readonly items: Item[] = [];
  #form: Stamp | null = null;

  constructor(readonly who: Who, readonly bounds?: Bounds) {}

  /** A new suggestion. */
  fresh(): Stamp {
    return { id: this.who.newId(), person: this.who.person, time: this.who.time };
  }

  /** The one suggestion of all changes of form and all moves of the edit. */
  readonly form = (): Stamp => (this.#form ??= this.fresh());

  /** A line of the title group: whatever came over it, it stays the one that it is. */
  line(was: Node, now: Node, start: number): Node {
    if (was === now) return now;
    const same = idOf(was) === idOf(now) ? now : now.type.create(was.attrs, now.content);
    return this.#text(was, same, [], start);
  }

  /** The children of one parent, by its containers from the zone inwards; the first stands at `start`. */
  children(was: readonly Node[], now: readonly Node[], start: number, prefix: readonly Shell[]): readonly Node[] {
    const most = Math.min(was.length, now.length);
    let front = 0;
    while (front < most && was[front] === now[front]) front += 1;
    let back = 0;
    while (back < most - front && was[was.length - 1 - back] === now[now.length - 1 - back]) back += 1;
    const [a, b] = [was.slice(front, was.length - back), now.slice(front, now.length - back)];
    if (a.length === 0 && b.length === 0) return now;
    const pos = start + sizes(now, front);
    const inner = a.length === 1 && b.length === 1 && sameKind(a[0]!, b[0]!) ? this.one(a[0]!, b[0]!, pos, prefix) : this.#stretch(a, b, pos, prefix);
    return [...now.slice(0, front), ...inner, ...now.slice(now.length - back)];
  }

  /** The acts of a block that is still there. */
  acts(was: Node, now: Node, from: readonly Shell[] | null = null): readonly Act[] {
    const acts = actsOf(was);
    return this.who.direct || ownNew(was, this.who.person) ? acts : changed(was, now, acts, from && pathOf(from), this.form);
  }

  /** A node that is still there, by its id. */
  one(was: Node, now: Node, pos: number, prefix: readonly Shell[], from: readonly Shell[] | null = null): Node[] {
    if (was === now && from === null) return [now];
    const acts = this.acts(was, now, from);
    const mine = actsOf(was).some(({ act, person }) => act === "insert" && person === this.who.person);
    if (now.isTextblock) return [this.#text(was, now, acts, pos + 1)];
    if (mine && !isContainer(now)) return [acted(now, acts)];
    if (now.type === table) return trackTable(this, was, now, pos, from);
    if (now.type === figure) {
      const lines = now.children.map((line, at) => (line === was.child(at) ? line : this.#text(was.child(at), line, [], pos + 2 + sizes(now.children, at))));
      return [acted(like(now, lines), acts)];
    }
    if (!isContainer(now)) return [acted(now, acts)];
    const inside = this.children(was.children, now.children, pos + 1, [...prefix, { type: was.type, attrs: was.attrs, origin: null }]);
    return [acted(like(now, inside), acts)];
  }

  /** A block of text that is still one, whose text starts here. */
  #text(was: Node, now: Node, acts: readonly Act[], start: number): Node {
    const row = new Row(this);
    row.put({ node: now, acts, path: [], chars: [], whole: false, ghost: false, raw: now, start });
    row.segment(charsOf(was, -1e9), charsOf(now, start), this.bounds);
    return built(row.items[0]!);
  }

  #stretch(was: readonly Node[], now: readonly Node[], pos: number, prefix: readonly Shell[]): readonly Node[] {
    const before = this.items.length;
    try {
      return this.#aligned(was, now, pos, prefix);
    } catch (error) {
      if (!(error instanceof Misfit)) throw error;
      this.items.length = before;
      return this.#replaced(was, now, prefix);
    }
  }

  /** Leaf by leaf and character by character. */
  #aligned(was: readonly Node[], now: readonly Node[], pos: number, prefix: readonly Shell[]): readonly Node[] {
    const [old, fresh] = [flatten(was, -1e9), flatten(now, pos)];
    const [oldIds, freshIds] = [idsOf(was), idsOf(now)];
    const shells = this.#shells(old, fresh);
    const row = new Row(this, { shells, stolen: freshIds, known: new Map(old.map(({ node }) => [idOf(node), node])) });
    const isWhole = (leaf: PlacedLeaf, ids: ReadonlySet<string>) => !leaf.node.isTextblock || ids.has(String(idOf(leaf.node)));
    const oldWhole = (leaf: PlacedLeaf) => isWhole(leaf, freshIds) || actsOf(leaf.node).some(({ act }) => act === "insert" || act === "delete");
    let [entries, nows]: [Entry[], Entry[]] = [[], []];
    let [i, j] = [0, 0];
    for (const [at, to] of [...anchors(old, fresh), [old.length, fresh.length] as const]) {
      for (; i < at; i += 1) entries.push(...entriesOf(old[i]!, oldWhole(old[i]!)));
      for (; j < to; j += 1) nows.push(...entriesOf(fresh[j]!, isWhole(fresh[j]!, oldIds)));
      row.segment(entries, nows);
      const [one, other] = [old[i], fresh[j]];
      if (!one || !other) break;
      this.#anchor(row, one, other, shells, prefix);
      entries = one.node.isTextblock ? charsOf(one.node, -1e9) : [];
      nows = other.node.isTextblock ? charsOf(other.node, other.pos + 1) : [];
      [i, j] = [i + 1, j + 1];
    }
    ghostPaths(row.items, prefix, this.who.newId);
    return rebuild(row.items.map((item) => ({ node: built(item), path: item.path })));
  }

  #anchor(row: Row, was: PlacedLeaf, now: PlacedLeaf, shells: Shells, prefix: readonly Shell[]): void {
    const moved = was.path.length !== now.path.length || was.path.some((shell, at) => idOf(shell) !== idOf(now.path[at]!));
    const from = moved ? [...prefix, ...was.path] : null;
    const path = now.path.map(shells);
    if (now.node.isTextblock) row.put({ node: now.node, acts: this.acts(was.node, now.node, from), path, chars: [], whole: false, ghost: false, raw: now.node, start: now.pos + 1 });
    else for (const node of this.one(was.node, now.node, now.pos, prefix, from)) row.put({ node, acts: actsOf(node), path, chars: null, whole: true, ghost: false, raw: node });
  }

  /** Containers of the edited state, each with what is suggested of it. */
  #shells(old: readonly PlacedLeaf[], fresh: readonly PlacedLeaf[]): Shells {
    const before = new Map(old.flatMap(({ path }) => path.map((shell) => [idOf(shell), shell.origin!])));
    const made = new Map<string | null, Shell>();
    for (const { path } of fresh) for (const shell of path) {
      const known = before.get(idOf(shell));
      const acts = known ? this.acts(known, shell.origin!) : [];
      const same = acts.length === 0 ? shell.attrs["suggested"] === null : acts === shell.attrs["suggested"];
      if (!made.has(idOf(shell))) made.set(idOf(shell), same ? shell : { ...shell, attrs: withActs(shell.attrs, acts) });
    }
    return (shell) => made.get(idOf(shell)) ?? shell;
  }

  /** Where nothing else fits the schema: all that was goes, all that is comes. */
  #replaced(was: readonly Node[], now: readonly Node[], prefix: readonly Shell[]): readonly Node[] {
    const stamp = this.fresh();
    const known = new Map(flatten(was).map(({ node }) => [idOf(node), node]));
    const shells = this.#shells(flatten(was), flatten(now));
    const ghosts = this.who.direct ? [] : was.flatMap((node) => ghostOf(node, prefix, stamp, this.who) ?? []);
    const put = (node: Node): Node => {
      if (isContainer(node)) return node.type.create(shells({ type: node.type, attrs: node.attrs, origin: node }).attrs, node.children.map(put));
      const old = known.get(idOf(node));
      const acts = old ? actsOf(old) : [];
      const made: Act[] = this.who.direct || (old && staysNew(old, node, this.who.person)) ? [] : [{ act: "insert", ...stamp }];
      return acted(old ? node : cleaned(node), [...acts, ...made]);
    };
    return [...ghosts, ...now.map(put)];
  }
}

type Shells = (shell: Shell) => Shell;

/** A node with these acts, itself where it has them. */
export function acted(node: Node, acts: readonly Act[]): Node {
  if (acts === node.attrs["suggested"] || (acts.length === 0 && node.attrs["suggested"] == null)) return node;
  return node.type.create(withActs(node.attrs, acts), node.content, node.marks);
}

function entriesOf(leaf: PlacedLeaf, whole: boolean): Entry[] {
  return [{ leaf, whole }, ...(whole ? [] : charsOf(leaf.node, leaf.pos + 1))];
}

function placeOf(doc: Node, items: readonly Item[], pos: number, side: -1 | 1): number | null {
  const sides = side === 1 ? [1, -1] as const : [-1] as const;
  for (const one of sides) for (const item of items) {
    const offset = item.chars === null || item.made === undefined ? null : offsetIn(item, item.chars, pos, one, side === 1);
    const start = offset === null ? null : startOf(doc, item.made!);
    if (start !== null) return start + offset!;
  }
  return null;
}

function startOf(doc: Node, wanted: Node): number | null {
  let start: number | null = null;
  doc.descendants((node, at) => {
    if (node === wanted) start = at + 1;
    return start === null && !node.isTextblock;
  });
  return start;
}

/** In front of what stood behind the place (1), or behind what stood before it (-1), `over` what is struck there. */
function offsetIn(item: Item, chars: readonly Char[], pos: number, side: -1 | 1, over: boolean): number | null {
  if (side === -1 && item.start === pos) return 0;
  let offset = 0;
  for (const [index, { char, at }] of chars.entries()) {
    if (side === 1 && at === pos) return offset;
    offset += char.length;
    if (side !== -1 || at < 0 || at + char.length !== pos) continue;
    for (let next = index + 1; over && (chars[next]?.at ?? 0) < 0; next += 1) offset += sizeOf(chars[next]!);
    return offset;
  }
  return null;
}
