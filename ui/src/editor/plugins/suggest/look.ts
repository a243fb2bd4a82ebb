/** What is suggested of blocks, shown: classes on them, and signs where breaks come and go. The style sheet does the rest. */
import type { Node } from "prosemirror-model";
import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { type Labels, RELABELLED } from "../../labels.ts";
import { type Act, actsOf, hasSuggestions } from "../../suggest/types.ts";
import type { Placed } from "../../places.ts";
import { allBlocks, changedBlocks } from "../changed.ts";

const key = new PluginKey<DecorationSet>("suggest-look");

const nameOf = ({ act, of }: Act) => (act === "delete" && of != null ? "moved" : act);

/** A block's classes, whose it is, and what is said of it. */
function shown(node: Node, pos: number, labels: Labels): Decoration[] {
  const acts = actsOf(node);
  const last = acts.at(-1);
  if (!last) return [];
  const names = acts.map(nameOf);
  const said = names.includes("moved") ? labels.get("suggest_moved") : names.includes("delete") ? labels.get("suggest_gone") : "";
  return [Decoration.node(pos, pos + node.nodeSize, {
    class: names.map((name) => `suggest-${name}`).join(" "), "data-person": last.person, "data-suggestion": acts.map(({ id }) => id).join(" "),
    ...(said === "" ? {} : { "data-said": said }),
  })];
}

function inside({ node, pos }: Placed, labels: Labels, into: Decoration[] = []): Decoration[] {
  if (!hasSuggestions(node)) return into;
  into.push(...shown(node, pos, labels));
  if (!node.isTextblock) node.forEach((child, offset) => inside({ node: child, pos: pos + 1 + offset }, labels, into));
  return into;
}

const all = (doc: Node, labels: Labels) => DecorationSet.create(doc, allBlocks(doc).flatMap((block) => inside(block, labels)));

/** Beyond so many changed blocks, mapping what stands and replacing it piece by piece costs more than looking at all. */
const MANY = 32;

/** Only blocks that changed are looked at anew. */
function after(tr: Transaction, before: EditorState, set: DecorationSet, labels: Labels): DecorationSet {
  const changed = changedBlocks(before.doc, tr.doc);
  if (changed.length > MANY) return all(tr.doc, labels);
  let next = set.map(tr.mapping, tr.doc);
  for (const block of changed) {
    const end = block.pos + block.node.nodeSize;
    const old = next.find(block.pos, end).filter(({ from, to }) => from >= block.pos && to <= end);
    const now = inside(block, labels);
    if (old.length > 0) next = next.remove(old);
    if (now.length > 0) next = next.add(tr.doc, now);
  }
  return next;
}

/** The plugin. */
export function suggestLook(labels: Labels): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_config, state) => all(state.doc, labels),
      apply: (tr, set, before) => (tr.docChanged ? after(tr, before, set, labels) : tr.getMeta(RELABELLED) === true ? all(tr.doc, labels) : set),
    },
    props: { decorations: (state) => key.getState(state) },
  });
}
