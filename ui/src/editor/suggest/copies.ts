/** Blocks that stand twice: ghosts of what lives on elsewhere, and copies of what is suggested. */
import { Fragment, type Node, Slice } from "prosemirror-model";
import { idOf, isContainer, type Shell } from "./flat.ts";
import { plainMarks } from "./marks.ts";
import { remembering } from "./shape.ts";
import { type Act, actsOf, has, hasSuggestions, insertion, isStruck, type Stamp, withActs } from "./types.ts";

/** Whether somebody's own open suggestions have made all of a block: it may go and be moved without a trace. */
export function ownNew(node: Node, person: string): boolean {
  const acts = actsOf(node);
  const mine = (kind: Act["act"]) => acts.some((act) => act.act === kind && act.person === person);
  if (mine("insert")) return true;
  return node.isTextblock && mine("split") && node.children.every(({ marks }) => insertion.isInSet(marks)?.attrs["person"] === person);
}

/** Whether nothing but one's own open suggestions is in it after an edit too. */
export const staysNew = (was: Node, now: Node, person: string): boolean => ownNew(was, person) && (was.content.eq(now.content) || has(actsOf(was), "insert"));

/** A copy of a node that lives on elsewhere, to stand in its old place: new ids, and acts that know the old ones. */
export function renewed(node: Node, stamp: () => Stamp, newId: () => string): { made: Node; acts: readonly Act[] } {
  const id = idOf(node);
  const before = actsOf(node);
  // What was to go already goes as it would have; only its id comes back now.
  const acts = has(before, "delete")
    ? before.map((act) => (act.act === "delete" && act.of == null ? { ...act, of: id! } : act))
    : [...before, { act: "delete" as const, ...stamp(), of: id! }];
  const children = node.isTextblock ? node.children : node.children.map((child) => inside(child, stamp, newId));
  return { made: node.type.create({ ...node.attrs, id: newId() }, Fragment.fromArray([...children]), node.marks), acts };
}

function inside(node: Node, stamp: () => Stamp, newId: () => string): Node {
  const { made, acts } = renewed(node, stamp, newId);
  return "suggested" in made.attrs ? made.type.create(withActs(made.attrs, acts), made.content) : made;
}

/** The ghost of a node with all its containers, each under a new id; null where nothing of it has to stand. */
export function ghostOf(node: Node, path: readonly Shell[], stamp: Stamp, who: { person: string; newId: () => string }): Node | null {
  if (isContainer(node)) {
    const inner = [...path, { type: node.type, attrs: node.attrs, origin: null }];
    const children = node.children.flatMap((child) => ghostOf(child, inner, stamp, who) ?? []);
    return children.length === 0 ? null : node.type.create(withActs({ ...node.attrs, id: who.newId() }, []), children);
  }
  if (ownNew(node, who.person)) return null;
  const { made, acts } = renewed(node, () => stamp, who.newId);
  return made.type.create(withActs(made.attrs, remembering(node, acts, path)), made.content, made.marks);
}

/** A copy without anything suggested: what is struck does not come along. */
export function cleaned(node: Node): Node {
  if (node.isInline) return node.mark(plainMarks(node.marks));
  const children = node.children.filter((child) => !isStruck(child.marks) && !has(actsOf(child), "delete")).map(cleaned);
  const attrs = "suggested" in node.attrs ? withActs(node.attrs, []) : node.attrs;
  const content = Fragment.fromArray(children);
  return node.type.validContent(content) ? node.type.create(attrs, content, node.marks) : node.type.create(attrs, node.content, node.marks);
}

/** What leaves with a copy: the text as if everything were accepted, without what was suggested of it. */
export function withoutGhosts(slice: Slice): Slice {
  if (!slice.content.content.some(hasSuggestions)) return slice;
  const left = slice.content.content.filter((node) => !isStruck(node.marks) && !has(actsOf(node), "delete")).map(cleaned);
  const content = Fragment.fromArray(left);
  const open = (depth: number, side: "firstChild" | "lastChild") => {
    let [most, node] = [0, content[side]];
    for (; node && !node.isLeaf && most < depth; most += 1) node = node[side];
    return most;
  };
  return new Slice(content, open(slice.openStart, "firstChild"), open(slice.openEnd, "lastChild"));
}
