/** What is shown but is not in the story: placeholders, the line under the title, where the cursor is. */
import type { Node } from "prosemirror-model";
import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state";
import { AttrStep } from "prosemirror-transform";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";
import { type Labels, RELABELLED } from "../labels.ts";
import { inHead, isLine } from "../places.ts";
import type { PlaceholderKey } from "../types.ts";

type Look = {
  focused: boolean;
  /** Placeholders of empty lines, and the line under the title group. */
  lines: DecorationSet;
};
const key = new PluginKey<Look>("look");

const isPlain = (node: Node) => node.type.name === "paragraph" && node.attrs["style"] === "body";

/** No ordinary paragraph of the body has any text yet. */
const unwritten = (doc: Node): boolean => !doc.child(1).children.some((block) => isPlain(block) && block.content.size > 0);

/** What the style of a paragraph asks for, where the labels have words for it: a lede, a question. */
function styleHint(doc: Node, node: Node, parent: Node | null, labels: Labels): string {
  if (node.type.name !== "paragraph") return "";
  // Ordinary paragraphs are many in lists, boxes and tables; and who is in the middle of writing
  // needs no word on how to begin at every Enter.
  if (isPlain(node) && (parent?.type.name !== "body" || !unwritten(doc))) return "";
  return labels.get(node.attrs["style"] as PlaceholderKey);
}

function emptyLine(node: Node, pos: number, hint: string, labels: Labels): Decoration {
  const text = hint || labels.get(node.type.name as PlaceholderKey);
  return Decoration.node(pos, pos + node.nodeSize, { class: "is-empty", "data-placeholder": text }, { text });
}

/** The only block of the body, when that is a paragraph. */
function alone(doc: Node): Node | null {
  const body = doc.child(1);
  return body.childCount === 1 && body.firstChild!.type.name === "paragraph" ? body.firstChild! : null;
}

/** Placeholders of the empty lines that this part of the document touches. */
function placeholders(doc: Node, from: number, to: number, labels: Labels): Decoration[] {
  const out: Decoration[] = [];
  doc.nodesBetween(from, to, (node, pos, parent) => {
    if (!node.isTextblock) return true;
    const hint = styleHint(doc, node, parent, labels);
    const shown = isLine(node) || node.type.name === "section_head" || node === alone(doc) || hint !== "";
    if (shown && node.content.size === 0) out.push(emptyLine(node, pos, hint, labels));
    return false;
  });
  return out;
}

/** The part of the new document that a transaction touched. */
function touched(tr: Transaction): { from: number; to: number } {
  let [from, to] = [tr.doc.content.size, 0];
  tr.mapping.maps.forEach((map, at) => {
    const rest = tr.mapping.slice(at + 1);
    const took = (start: number, end: number) => {
      from = Math.min(from, rest.map(start, -1));
      to = Math.max(to, rest.map(end, 1));
    };
    map.forEach((_a, _b, start, end) => took(start, end));
    // Another style moves nothing, but asks for another hint.
    const step = tr.steps[at];
    if (step instanceof AttrStep) took(step.pos + 1, step.pos + 1);
  });
  return { from, to };
}

/** The decorations after a transaction: those elsewhere move along, only what was touched is looked at. */
function follow(lines: DecorationSet, tr: Transaction, labels: Labels): DecorationSet {
  const { doc } = tr;
  const { from, to } = touched(tr);
  // Other marks on the same text: nothing is empty now that was not.
  if (from > to) return lines.map(tr.mapping, doc);
  const $from = doc.resolve(Math.min(from, doc.content.size));
  const $to = doc.resolve(Math.min(Math.max(from, to), doc.content.size));
  // The whole of the blocks at both ends: a line that was filled or emptied begins before the edit.
  const [start, end] = [$from.depth > 0 ? $from.before() : 0, $to.depth > 0 ? $to.after() : doc.content.size];
  const moved = lines.map(tr.mapping, doc);
  const stale = moved.find(start, end, (spec) => spec["key"] !== META).filter((one) => one.from >= start && one.to <= end);
  return moved.remove(stale).add(doc, placeholders(doc, start, end, labels));
}

const META = "meta";

function everything(doc: Node, labels: Labels, meta: HTMLElement | undefined): DecorationSet {
  const out = placeholders(doc, 0, doc.content.size, labels);
  if (meta) {
    const options = { side: -1, key: META, ignoreSelection: true, stopEvent: () => true };
    out.push(Decoration.widget(doc.child(0).nodeSize, () => meta, options));
  }
  return DecorationSet.create(doc, out);
}

/** The classes of the title group depend on the cursor. */
function decorate(state: EditorState): DecorationSet {
  const { focused, lines } = key.getState(state)!;
  const head = state.doc.child(0);
  const classes = [
    ...(focused && inHead(state.selection.$from) ? ["is-active"] : []),
    ...(head.textContent === "" ? ["is-blank"] : []),
  ];
  if (classes.length === 0) return lines;
  return lines.add(state.doc, [Decoration.node(0, head.nodeSize, { class: classes.join(" ") })]);
}

const setFocus = (view: EditorView, focused: boolean) => {
  if (key.getState(view.state)?.focused !== focused) view.dispatch(view.state.tr.setMeta(key, focused));
  return false;
};

/** The plugin; `meta` stands between title group and body. */
export function lookPlugin(labels: Labels, meta: HTMLElement | undefined): Plugin<Look> {
  meta?.setAttribute("contenteditable", "false");
  return new Plugin<Look>({
    key,
    state: {
      init: (_, { doc }) => ({ focused: false, lines: everything(doc, labels, meta) }),
      apply: (tr, look, before) => {
        const focused = (tr.getMeta(key) as boolean | undefined) ?? look.focused;
        const turned = tr.docChanged && unwritten(before.doc) !== unwritten(tr.doc);
        const all = tr.getMeta(RELABELLED) === true || turned || alone(before.doc) !== null || alone(tr.doc) !== null;
        if (!tr.docChanged && tr.getMeta(RELABELLED) !== true) return focused === look.focused ? look : { ...look, focused };
        return { focused, lines: all ? everything(tr.doc, labels, meta) : follow(look.lines, tr, labels) };
      },
    },
    props: {
      decorations: decorate,
      handleDOMEvents: {
        focus: (view) => setFocus(view, true),
        blur: (view) => setFocus(view, false),
      },
    },
  });
}

/** The state as it is while nobody looks at it. */
export function unfocused(state: EditorState): EditorState {
  return key.getState(state)?.focused ? state.apply(state.tr.setMeta(key, false)) : state;
}

/** For tests: where placeholders stand, and what they say. */
export const placeholdersOf = (state: EditorState): string[] =>
  key.getState(state)!.lines.find(undefined, undefined, (spec) => spec["key"] !== META).map(({ from, to, spec }) => `${from}-${to} ${String(spec["text"])}`);
