/** Quotes and boxes around blocks. */
import { wrapIn } from "prosemirror-commands";
import { Slice } from "prosemirror-model";
import { liftListItem } from "prosemirror-schema-list";
import { type Command, type EditorState, NodeSelection, type Transaction } from "prosemirror-state";
import { ReplaceAroundStep } from "prosemirror-transform";
import { depthOf, inHead, type Placed } from "../places.ts";
import { toField } from "../plugins/fields.ts";
import { channelsOfBlock } from "../plugins/trims/reach.ts";
import { schema } from "../schema/index.ts";
import { handDown, keepOnly } from "./keep-only.ts";

const { quote, box, list_item, figure, embed, paragraph, section_head } = schema.nodes;

/** The innermost ancestor of one of these types, or the selected node. */
export function around(state: EditorState, ...names: string[]): Placed | null {
  const { selection } = state;
  if (selection instanceof NodeSelection && names.includes(selection.node.type.name)) return { node: selection.node, pos: selection.from };
  const depth = depthOf(selection.$from, ...names);
  return depth === null ? null : { node: selection.$from.node(depth), pos: selection.$from.before(depth) };
}

/** Whether the selection starts inside a node of this type with these attributes. */
export function isAround(name: string, attrs: Record<string, unknown> = {}) {
  return (state: EditorState): boolean => {
    const found = around(state, name);
    return found !== null && Object.entries(attrs).every(([key, value]) => found.node.attrs[key] === value);
  };
}

/** Puts what stands in the node at `pos` in its place, with the node's restriction to channels. */
export function unwrap(tr: Transaction, pos: number): Transaction {
  const end = pos + tr.doc.nodeAt(pos)!.nodeSize;
  const before = tr.doc;
  return handDown(before, tr.step(new ReplaceAroundStep(pos, end, pos + 1, end - 1, Slice.empty, 0, true)));
}

/** Takes a quote or box away from around its blocks; the words of its title or source stay as text. */
export function takeAway(state: EditorState, { node, pos }: Placed): Transaction {
  const tr = unwrap(state.tr, pos);
  const [title, cite] = [String(node.attrs["title"] ?? ""), String(node.attrs["cite"] ?? "")];
  const only = channelsOfBlock(node);
  if (cite !== "") tr.insert(pos + node.content.size, paragraph.create({ style: "continuation", only }, schema.text(cite)));
  return title === "" ? tr : tr.insert(pos, section_head.create({ level: 3, only }, schema.text(title)));
}

/** Wraps in a quote or box of this kind, changes the kind, or unwraps when it already is of this kind. */
export function toggleWrap(type: typeof quote | typeof box, kind: string): Command {
  return (state, dispatch) => {
    const found = around(state, type.name);
    if (found === null) return wrapIn(type, { kind })(state, dispatch);
    if (dispatch) {
      const tr = found.node.attrs["kind"] === kind ? takeAway(state, found) : state.tr.setNodeAttribute(found.pos, "kind", kind);
      dispatch(tr.scrollIntoView());
    }
    return true;
  };
}

/** Out of the innermost quote, box or list. */
export const unwrapHere: Command = (state, dispatch) => {
  const found = around(state, "quote", "box", "bullet_list", "ordered_list");
  if (!found) return false;
  if (found.node.type !== quote && found.node.type !== box) return keepOnly(liftListItem(list_item))(state, dispatch);
  dispatch?.(takeAway(state, found).scrollIntoView());
  return true;
};

/** The cursor into the field of the innermost box, quote, figure or embed: its title, source or description. */
export const editField: Command = (state, dispatch) => {
  if (inHead(state.selection.$from)) return false;
  const found = around(state, box.name, quote.name, figure.name, embed.name);
  if (found) dispatch?.(toField(state.tr, found.pos));
  return found !== null;
};
