/** A row of leaves in the making: what stays, what goes and what comes, in the order in which it is read. */
import { Fragment, type Node } from "prosemirror-model";
import { type Char, charsOf, contentOf, keyOf } from "./chars.ts";
import { cleaned, ownNew, renewed, staysNew } from "./copies.ts";
import { type Bounds, differences } from "./diff.ts";
import { idOf, type PlacedLeaf, type Shell } from "./flat.ts";
import { Misfit } from "./ghosts.ts";
import { directMarks, insertedMarks, keptMarks, plainMarks, struckMarks } from "./marks.ts";
import type { Tracking } from "./track.ts";
import { type Act, actsOf, deletion, has, insertion, isStruck, type Stamp, withActs } from "./types.ts";

/** A leaf of the row. `whole`: its content is not compared; `ghost`: it stands there struck; `raw`: what it is in the edited state. */
export type Item = {
  node: Node; acts: readonly Act[]; path: readonly Shell[]; chars: Char[] | null; whole: boolean; ghost: boolean; raw: Node | null;
  /** Where its text starts in the edited state. */
  start?: number;
  /** The node that was made of it. */
  made?: Node;
};

/** A character, or a leaf that has no partner: the break before a text block, or all of a block. */
export type Entry = Char | { leaf: PlacedLeaf; whole: boolean };
const isLeaf = (entry: Entry): entry is { leaf: PlacedLeaf; whole: boolean } => "leaf" in entry;

/** What a row asks about the whole stretch. */
type Stretch = {
  shells: (shell: Shell) => Shell;
  /** Ids that live on in the edited state. */
  stolen: ReadonlySet<string>;
  /** The leaves before the edit. */
  known: ReadonlyMap<string | null, Node>;
};
const ALONE: Stretch = { shells: (shell) => shell, stolen: new Set(), known: new Map() };

/** The node of an item; the edited state's own where nothing differs. */
export function built(item: Item): Node {
  const { node, acts, chars, raw } = item;
  const content = chars === null ? node.content : contentOf(chars);
  const same = raw !== null && content.eq(raw.content) && (acts === raw.attrs["suggested"] || (acts.length === 0 && raw.attrs["suggested"] == null));
  item.made = same ? raw : node.type.create("suggested" in node.attrs ? withActs(node.attrs, acts) : node.attrs, content, node.marks);
  return item.made;
}

/** See above. */
export class Row {
  readonly items: Item[] = [];
  readonly #person: string;
  readonly #direct: boolean;

  constructor(readonly tracking: Tracking, readonly stretch: Stretch = ALONE) {
    this.#person = tracking.who.person;
    this.#direct = tracking.who.direct ?? false;
  }

  /** A leaf comes next. */
  put(item: Item): void {
    this.items.push(item);
    if (item.chars !== null) this.tracking.items.push(item);
  }

  /** The text block that takes characters now; null behind a picture. */
  get #open(): Item | null {
    const last = this.items.at(-1);
    return last && last.chars !== null && !last.whole ? last : null;
  }

  #push(char: Char): void {
    const open = this.#open;
    if (open === null) throw new Misfit();
    open.chars!.push(char);
  }

  /** What stands between two leaves that are still there, before and after. */
  segment(was: readonly Entry[], now: readonly Entry[], bounds?: Bounds): void {
    const keys = (side: string) => (entry: Entry) => (isLeaf(entry) ? `${side}\u0000${String(idOf(entry.leaf.node))}` : keyOf(entry));
    let [i, j] = [0, 0];
    const keep = (to: number) => {
      for (; i < to; i += 1, j += 1) this.#keep(was[i] as Char, now[j] as Char);
    };
    for (const hunk of differences(was.map(keys("was")), now.map(keys("now")), bounds, this.tracking.who.several)) {
      keep(hunk.was[0]);
      this.#hunk(was.slice(...hunk.was), now.slice(...hunk.now), was[hunk.was[1]]);
      [i, j] = [hunk.was[1], hunk.now[1]];
    }
    keep(was.length);
  }

  #keep(was: Char, now: Char): void {
    const marks = this.#direct ? directMarks(was.marks, now.marks) : keptMarks(was.marks, now.marks, this.#person, this.tracking.form);
    this.#push(marks === now.marks ? now : { ...now, marks });
  }

  /** What goes stands first; but new text stays in the block in which it was written. */
  #hunk(gone: readonly Entry[], come: readonly Entry[], next: Entry | undefined): void {
    const stamps = this.#stamps(gone, come, next);
    const lead = (list: readonly Entry[]) => (list.some(isLeaf) ? list.findIndex(isLeaf) : list.length);
    const [a, b] = [lead(gone), lead(come)];
    const around = gone.length === 0 && next && !isLeaf(next) ? this.#enclosing(next) : null;
    for (const entry of gone.slice(0, a)) this.#delete(entry, stamps.gone);
    for (const entry of come.slice(0, b)) this.#insert(entry, stamps.come, around);
    for (const entry of gone.slice(a)) this.#delete(entry, stamps.gone);
    for (const entry of come.slice(b)) this.#insert(entry, stamps.come, around);
  }

  /** The suggestion to which what is struck on both sides of this place belongs: what is typed there takes its mark over. */
  #enclosing(next: Char): string | null {
    const ids = [this.#open?.chars?.at(-1), next].map((char) => char && deletion.isInSet(char.marks)?.attrs["id"]);
    return ids[0] !== undefined && ids[0] === ids[1] ? String(ids[0]) : null;
  }

  /** One contiguous change is one suggestion, and goes on one's own beside it. */
  #stamps(gone: readonly Entry[], come: readonly Entry[], next: Entry | undefined): { gone: () => Stamp; come: () => Stamp } {
    const open = this.#open;
    const blocks = [...gone, ...come].some((entry) => isLeaf(entry) && !entry.leaf.node.isTextblock);
    const before = (mark: typeof insertion) => (blocks || open === null ? null : this.#ownAt(open, mark));
    const after = (mark: typeof insertion) => (blocks || next === undefined || isLeaf(next) ? null : this.#own(next, mark));
    const fresh = once(() => this.tracking.fresh());
    const onDeletion = () => before(deletion) ?? after(deletion);
    const both = gone.length > 0 && come.length > 0;
    const shared = once(() => onDeletion() ?? before(insertion) ?? (come.length > 0 ? after(insertion) : null) ?? fresh());
    return { gone: both ? shared : once(() => onDeletion() ?? fresh()), come: both ? shared : once(() => before(insertion) ?? onDeletion() ?? after(insertion) ?? fresh()) };
  }

  #ownAt(open: Item, mark: typeof insertion): Stamp | null {
    const last = open.chars!.at(-1);
    if (last) return this.#own(last, mark);
    const act = open.acts.find(({ act, person }) => person === this.#person && act === (mark === insertion ? "split" : "join"));
    return act ? { id: act.id, person: act.person, time: act.time } : null;
  }

  #own({ marks }: Char, mark: typeof insertion): Stamp | null {
    const found = mark.isInSet(marks);
    return found && found.attrs["person"] === this.#person ? (found.attrs as Stamp) : null;
  }

  #delete(entry: Entry, stamp: () => Stamp): void {
    if (this.#direct) return;
    if (isLeaf(entry)) {
      if (entry.whole) this.#deleteWhole(entry.leaf, stamp);
      else this.#deleteBreak(entry.leaf, stamp);
      return;
    }
    const made = insertion.isInSet(entry.marks);
    if (made && made.attrs["person"] === this.#person) return;
    this.#push({ char: entry.char, at: -1e9, marks: isStruck(entry.marks) ? entry.marks : struckMarks(entry.marks, stamp()) });
  }

  #deleteBreak({ node, path }: PlacedLeaf, stamp: () => Stamp): void {
    const acts = actsOf(node);
    const mine = acts.some(({ act, person }) => act === "split" && person === this.#person);
    if (mine && this.#open !== null) return;
    const all: readonly Act[] = has(acts, "join") ? acts : [...acts, { act: "join", ...stamp() }];
    this.put({ node, acts: all, path, chars: [], whole: false, ghost: true, raw: null });
  }

  #deleteWhole({ node, path }: PlacedLeaf, stamp: () => Stamp): void {
    if (ownNew(node, this.#person)) return;
    const { made, acts } = this.stretch.stolen.has(String(idOf(node)))
      ? renewed(node, this.tracking.form, this.tracking.who.newId)
      : { made: this.#renewedInside(node), acts: has(actsOf(node), "delete") ? actsOf(node) : [...actsOf(node), { act: "delete" as const, ...stamp() }] };
    this.put({ node: made, acts, path, chars: null, whole: true, ghost: true, raw: null });
  }

  /** A block that goes, without ids below it that live on elsewhere. */
  #renewedInside(node: Node): Node {
    if (node.isTextblock || node.childCount === 0) return node;
    const children = node.children.map((child) => {
      const id = idOf(child);
      if (id === null || !this.stretch.stolen.has(id)) return this.#renewedInside(child);
      const { made, acts } = renewed(child, this.tracking.form, this.tracking.who.newId);
      return "suggested" in made.attrs ? made.type.create(withActs(made.attrs, acts), made.content) : made;
    });
    return children.every((child, at) => child === node.child(at)) ? node : node.copy(Fragment.fromArray(children));
  }

  #insert(entry: Entry, stamp: () => Stamp, around: string | null): void {
    if (isLeaf(entry)) {
      if (entry.whole) this.#insertWhole(entry.leaf, stamp);
      else this.#insertBreak(entry.leaf, stamp);
      return;
    }
    const struck = deletion.isInSet(entry.marks);
    if (struck && String(struck.attrs["id"]) !== around) return;
    this.#push({ ...entry, marks: this.#direct ? plainMarks(entry.marks) : insertedMarks(entry.marks, stamp()) });
  }

  #insertBreak({ node, path, pos }: PlacedLeaf, stamp: () => Stamp): void {
    const copied = has(actsOf(node), "join", "delete") && node.childCount > 0 && node.children.every(({ marks }) => isStruck(marks));
    if (copied) return;
    const carried = (this.#open?.acts ?? []).filter(({ act }) => act === "insert" || act === "delete").map(({ of: _, ...act }) => act);
    const acts: Act[] = this.#direct ? carried : [{ act: "split", ...stamp() }, ...carried];
    this.put({ node, acts, path: path.map(this.stretch.shells), chars: [], whole: false, ghost: false, raw: node, start: pos + 1 });
  }

  #insertWhole({ node, path, pos }: PlacedLeaf, stamp: () => Stamp): void {
    const old = this.stretch.known.get(idOf(node));
    const acts = old ? actsOf(old) : [];
    const quiet = this.#direct || (old !== undefined && staysNew(old, node, this.#person));
    const all: readonly Act[] = quiet ? acts : [...acts, { act: "insert", ...(old ? this.tracking.form() : stamp()) }];
    const made = old ? node : cleaned(node);
    const chars = made.isTextblock ? charsOf(made, pos + 1) : null;
    this.put({ node: made, acts: all, path: path.map(this.stretch.shells), chars, whole: true, ghost: false, raw: made, start: pos + 1 });
  }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
