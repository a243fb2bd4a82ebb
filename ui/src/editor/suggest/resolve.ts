/**
 * Decides suggestions: of a document and a verdict on each suggestion, the document that is left.
 * What is kept open stays; nothing else is touched, and what stays as it is stays the same object.
 */
import { type Attrs, Fragment, type Mark, type Node } from "prosemirror-model";
import { schema } from "../schema/index.ts";
import { fitting, flatten, idOf, type Leaf, rebuild, type Shell } from "./flat.ts";
import { type Act, actsOf, deletion, hasSuggestions, insertion, modification, type Shape, withActs } from "./types.ts";

/** What is decided on a suggestion. */
export type Verdict = "accept" | "reject" | "keep";
/** By the suggestion's id. */
export type Decide = (id: string) => Verdict;

const { table, figure, paragraph } = schema.nodes;
const decideOn = (decide: Decide, { attrs }: { attrs: Attrs }) => decide(String(attrs["id"]));

/** The marks that are left on a run; null where the run goes. */
export function resolveMarks(marks: readonly Mark[], decide: Decide): readonly Mark[] | null {
  let left = marks;
  for (const mark of marks) {
    const verdict = mark.type === insertion || mark.type === deletion || mark.type === modification ? decideOn(decide, mark) : "keep";
    if (verdict === "keep") continue;
    if (mark.type !== modification && (mark.type === insertion) === (verdict === "reject")) return null;
    left = mark.removeFromSet(left);
    if (mark.type === modification && verdict === "reject") left = formerMarks(left, mark);
  }
  return left;
}

function formerMarks(marks: readonly Mark[], { attrs }: Mark): readonly Mark[] {
  const type = schema.marks[String(attrs["mark"])];
  if (!type) return marks;
  const without = type.removeFromSet(marks);
  return attrs["was"] === null ? without : type.create(attrs["was"] as Attrs).addToSet(without);
}

/** The runs of a text block that are left. */
export function resolveInline(content: Fragment, decide: Decide): Fragment {
  const children = content.content.map((child) => {
    const marks = resolveMarks(child.marks, decide);
    return marks === null ? null : child.mark(marks);
  });
  if (children.every((child, at) => child === content.child(at))) return content;
  return Fragment.fromArray(joined(children.filter((child) => child !== null)));
}

/** Neighbouring texts with the same marks are one node. */
function joined(children: readonly Node[]): Node[] {
  const out: Node[] = [];
  for (const child of children) {
    const last = out.at(-1);
    if (last?.isText && last.sameMarkup(child)) out[out.length - 1] = schema.text(last.text! + child.text!, last.marks);
    else out.push(child);
  }
  return out;
}

/** The whole document. */
export function resolve(doc: Node, decide: Decide): Node {
  if (!hasSuggestions(doc)) return doc;
  const [head, body] = [doc.child(0), doc.child(1)];
  const lines = head.children.map((line) => resolveLine(line, decide));
  const blocks = resolveZone(body.children, decide);
  const filled = blocks.length > 0 ? blocks : [paragraph.create()];
  return doc.copy(Fragment.fromArray([same(head, lines), same(body, filled)]));
}

const same = (node: Node, children: readonly Node[]): Node =>
  children.length === node.childCount && children.every((child, at) => child === node.child(at)) ? node : node.copy(Fragment.fromArray([...children]));

function resolveLine(line: Node, decide: Decide): Node {
  if (!hasSuggestions(line)) return line;
  const content = resolveInline(line.content, decide);
  return content === line.content ? line : line.copy(content);
}

/** A leaf on its way: `gone` with its text, `flown` into the block before it, or standing. */
type Standing = { leaf: Leaf; node: Node; path: readonly Shell[]; acts: readonly Act[]; state: "gone" | "flown" | "stands" };

/** The blocks of a zone. */
export function resolveZone(children: readonly Node[], decide: Decide): readonly Node[] {
  if (!children.some(hasSuggestions)) return children;
  const leaves = flatten(children);
  const shells = resolvedShells(leaves, decide);
  const shelled = (path: readonly Shell[]) => path.map((shell) => shells.get(String(idOf(shell))) ?? shell);
  const twins = new Map(leaves.map(({ node }) => [idOf(node), node]));
  const all: Standing[] = [];
  for (const leaf of leaves) all.push(settle(leaf, all, decide, shelled, twins));
  const left = all.filter(({ state }) => state === "stands").map(({ node, path }) => ({ node, path: fitting(path, node.type) }));
  return rebuild(left);
}

/** What became of the leaves' own parts, and of the break before each. */
function settle(leaf: Leaf, before: Standing[], decide: Decide, shelled: (path: readonly Shell[]) => readonly Shell[], twins: Map<string | null, Node>): Standing {
  const acts = actsOf(leaf.node);
  const verdict = (act: Act) => decide(act.id);
  const drops = (act: Act) => (act.act === "insert" && verdict(act) === "reject") || (act.act === "delete" && verdict(act) === "accept");
  const inner = acts.some(drops) ? null : resolveLeaf(leaf.node, decide);
  if (inner === null) return { leaf, node: leaf.node, path: leaf.path, acts, state: "gone" };
  const kept = acts.filter((act) => verdict(act) === "keep");
  const flows = acts.some((act) => (act.act === "split" && verdict(act) === "reject") || (act.act === "join" && verdict(act) === "accept"));
  if (flows) {
    const along = new Set(kept.filter(({ act }) => act === "insert" || act === "delete").map(({ id }) => id));
    const goal = goalOf(before, along);
    if (goal) {
      goal.node = goal.node.copy(Fragment.fromArray(joined([...goal.node.children, ...inner.children])));
      return { leaf, node: inner, path: leaf.path, acts: kept, state: "flown" };
    }
    if (inner.content.size === 0 && along.size === 0) return { leaf, node: inner, path: leaf.path, acts: kept, state: "gone" };
  }
  const stays = flows ? kept.filter(({ act }) => act !== "split" && act !== "join") : kept;
  const { node, path } = former(inner, leaf.path, acts, stays, decide, twins);
  return { leaf, node, path: shelled(path), acts: stays, state: "stands" };
}

/** The nearest text block before, beyond what only stands there by suggestion; what itself does flows only into its like. */
function goalOf(before: readonly Standing[], along: ReadonlySet<string>): Standing | null {
  for (let at = before.length - 1; at >= 0; at -= 1) {
    const one = before[at]!;
    if (one.state !== "stands") continue;
    const own = one.acts.filter(({ act }) => act === "insert" || act === "delete");
    if (own.some(({ id }) => !along.has(id))) continue;
    return one.node.isTextblock && own.length >= along.size ? one : null;
  }
  return null;
}

/** The node as it was where a change is rejected, with the acts that stay open. */
function former(node: Node, path: readonly Shell[], acts: readonly Act[], kept: readonly Act[], decide: Decide, twins: Map<string | null, Node>): { node: Node; path: readonly Shell[] } {
  if (acts.length === 0) return { node, path };
  const rejected = (act: Act) => decide(act.id) === "reject";
  const change = acts.find((act) => act.act === "change" && rejected(act))?.was;
  const ghost = acts.find((act) => act.act === "delete" && act.of != null && rejected(act));
  const id = ghost?.of ?? idOf(node);
  const type = change ? (schema.nodes[change.type] ?? node.type) : node.type;
  const attrs = withActs({ ...(change?.attrs ?? node.attrs), id }, kept);
  const content = ghost ? likeTwin(node, twins.get(ghost.of!)) : node.content;
  const was = change?.path?.map(shellFrom) ?? path;
  return { node: type.create(attrs, content, node.marks), path: was };
}

const shellFrom = ({ type, attrs }: Shape): Shell => ({ type: schema.nodes[type]!, attrs: withActs(attrs, []), origin: null });

/** Caption and credit of a picture that comes back get the ids that they had: the one that goes has them. */
function likeTwin(node: Node, twin: Node | undefined): Fragment {
  if (node.type !== figure || twin?.type !== figure) return node.content;
  return Fragment.fromArray(node.children.map((line, at) => line.type.create({ ...line.attrs, id: idOf(twin.child(at)) }, line.content)));
}

/** Containers by id, with their own changes decided. */
function resolvedShells(leaves: readonly Leaf[], decide: Decide): Map<string, Shell> {
  const shells = new Map<string, Shell>();
  for (const { path } of leaves) for (const shell of path) {
    const id = String(idOf(shell));
    if (!shells.has(id)) shells.set(id, resolvedShell(shell, decide));
  }
  return shells;
}

function resolvedShell(shell: Shell, decide: Decide): Shell {
  const acts = (shell.attrs["suggested"] as Act[] | null) ?? [];
  const kept = acts.filter(({ id }) => decide(id) === "keep");
  if (kept.length === acts.length) return shell;
  const was = acts.find((act) => act.act === "change" && decide(act.id) === "reject")?.was;
  const attrs = withActs({ ...(was?.attrs ?? shell.attrs), id: idOf(shell) }, kept);
  return { type: was ? (schema.nodes[was.type] ?? shell.type) : shell.type, attrs, origin: shell.origin };
}

/** What is left of a leaf itself; null when nothing is. Its own acts stay. */
function resolveLeaf(node: Node, decide: Decide): Node | null {
  if (!hasSuggestions(node)) return node;
  if (node.isTextblock) return resolveLine(node, decide);
  if (node.type === figure) return same(node, node.children.map((line) => resolveLine(line, decide)));
  return node.type === table ? resolveTable(node, decide) : node;
}

/** A part of a table with its own acts decided; null when it goes. */
function resolvePart(part: Node, decide: Decide): Node | null {
  const acts = actsOf(part);
  const went = (kind: Act["act"], verdict: Verdict) => acts.some(({ act, id }) => act === kind && decide(id) === verdict);
  if (went("insert", "reject") || went("delete", "accept")) return null;
  const kept = acts.filter(({ id }) => decide(id) === "keep");
  if (kept.length === acts.length) return part;
  return former(part, [], acts, kept, decide, new Map()).node;
}

function resolveTable(node: Node, decide: Decide): Node | null {
  const rows = node.children.flatMap((row) => {
    const left = resolvePart(row, decide);
    const cells = left?.children.flatMap((cell) => {
      const one = resolvePart(cell, decide);
      return one === null ? [] : [resolveCell(one, decide)];
    });
    return left === null || cells!.length === 0 ? [] : [same(left, cells!)];
  });
  return rows.length === 0 ? null : same(node, rows);
}

function resolveCell(cell: Node, decide: Decide): Node {
  const blocks = resolveZone(cell.children, decide);
  return blocks === cell.children ? cell : same(cell, blocks.length > 0 ? blocks : [paragraph.create()]);
}

/** The document as if everything were accepted. */
export const accepted = (doc: Node): Node => resolve(doc, () => "accept");
/** The document as it was before anything was suggested. */
export const asItWas = (doc: Node): Node => resolve(doc, () => "reject");
