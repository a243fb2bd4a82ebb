/** Pasting and typing over the borders of the title group. */
import { Fragment, type Node, Slice } from "prosemirror-model";
import { Plugin } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { emptyAcross } from "../commands/delete.ts";
import { crossesBorder, isHeadLine, isLine } from "../places.ts";
import { schema } from "../schema/index.ts";

const WRAPPERS = new Set(["doc", "head", "body"]);

/** Indents made of spaces go: the first line is indented by its style. */
function withoutIndent(node: Node): Node {
  if (!node.isTextblock) return node.isLeaf ? node : node.copy(Fragment.fromArray(node.children.map(withoutIndent)));
  const spaces = /^[\u3000\u00a0 \t]+/.exec(node.firstChild?.text ?? "")?.[0].length ?? 0;
  return spaces === 0 ? node : node.copy(node.content.cut(spaces));
}

/** Lines of the title group become paragraphs, empty ones go, and nothing brings a second title group along. */
export function flatten(slice: Slice): Slice {
  const edge = (node: Node | null, last: boolean, open: number): number =>
    node && open > 0 && WRAPPERS.has(node.type.name) ? 1 + edge(last ? node.lastChild : node.firstChild, last, open - 1) : 0;
  const { content, openStart, openEnd } = slice;
  const blocks: Node[] = [];
  const take = (node: Node): void => {
    if (WRAPPERS.has(node.type.name)) node.forEach(take);
    else if (!isHeadLine(node)) blocks.push(node.isText ? node : withoutIndent(node));
    else if (node.content.size > 0) blocks.push(schema.nodes.paragraph.create(null, node.content));
  };
  content.forEach(take);
  const depth = (open: number, last: boolean) => open - edge(last ? content.lastChild : content.firstChild, last, open);
  return Slice.maxOpen(Fragment.fromArray(blocks)).openStart === 0
    ? new Slice(Fragment.fromArray(blocks), 0, 0)
    : new Slice(Fragment.fromArray(blocks), depth(openStart, false), depth(openEnd, true));
}

/** The text of a slice on one line, with its marks. */
function oneLine(slice: Slice): Fragment {
  let out = Fragment.empty;
  const add = (node: Node): void => {
    if (node.isInline) out = out.append(Fragment.from(node));
    else if (node.isTextblock && node.content.size > 0) {
      const gap = out.size > 0 ? Fragment.from(schema.text(" ")) : Fragment.empty;
      out = out.append(gap).append(node.content);
    } else node.forEach(add);
  };
  slice.content.forEach(add);
  return out;
}

function pasteIntoLine(view: EditorView, slice: Slice): boolean {
  const { $from, $to } = view.state.selection;
  if (!isLine($from.parent) || !$from.sameParent($to)) return false;
  const line = oneLine(slice);
  view.dispatch(view.state.tr.replaceWith($from.pos, $to.pos, line).scrollIntoView().setMeta("paste", true));
  return true;
}

/** Empties a selection that crosses the title group or a frame, so that what comes next finds a bare cursor. */
function clearAcross(view: EditorView): void {
  if (crossesBorder(view.state.selection)) view.dispatch(emptyAcross(view.state));
}

/** The plugin. */
export function pastePlugin(): Plugin {
  return new Plugin({
    props: {
      transformPasted: flatten,
      clipboardTextSerializer: (slice) => slice.content.textBetween(0, slice.content.size, "\n", (leaf) => (leaf.isInline ? "\n" : "")),
      handlePaste: (view, _event, slice) => {
        clearAcross(view);
        return pasteIntoLine(view, slice);
      },
      handleTextInput: (view, _from, _to, text) => {
        if (!crossesBorder(view.state.selection)) return false;
        const tr = emptyAcross(view.state);
        view.dispatch(tr.insertText(text).scrollIntoView());
        return true;
      },
      handleDOMEvents: {
        compositionstart: (view) => {
          clearAcross(view);
          return false;
        },
        cut: (view, event) => {
          if (!crossesBorder(view.state.selection) || !event.clipboardData) return false;
          const { dom, text } = view.serializeForClipboard(view.state.selection.content());
          event.preventDefault();
          event.clipboardData.clearData();
          event.clipboardData.setData("text/html", dom.innerHTML);
          event.clipboardData.setData("text/plain", text);
          clearAcross(view);
          return true;
        },
      },
    },
  });
}
