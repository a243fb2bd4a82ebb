/** Paragraphs into lists and back, over several blocks. */
import { Fragment, type Node, type NodeRange, type NodeType } from "prosemirror-model";
import { liftListItem } from "prosemirror-schema-list";
import type { Command, EditorState } from "prosemirror-state";
import { depthOf } from "../places.ts";
import { channelsOfBlock } from "../plugins/trims/reach.ts";
import { schema } from "../schema/index.ts";
import { handDown, keepOnly, sameChannels } from "./keep-only.ts";
import { keepSelection } from "./selection.ts";

const { bullet_list, ordered_list, list_item, paragraph, section_head, body, box } = schema.nodes;
type ListType = typeof bullet_list | typeof ordered_list;

const isList = (node: Node) => node.type === bullet_list || node.type === ordered_list;

/** The touched blocks of the body or box that holds them all; null where that is neither. */
function touchedRange(state: EditorState): NodeRange | null {
  const { $from, $to } = state.selection;
  return $from.blockRange($to, (node) => node.type === body || node.type === box || node.type === list_item);
}

const childrenOf = (range: NodeRange): Node[] => range.parent.children.slice(range.startIndex, range.endIndex);

/** What becomes of a block in a list: lists give their items, text becomes one. */
function itemsOf(block: Node): Node[] {
  if (isList(block)) return [...block.children];
  const { id, only } = block.attrs as Record<string, unknown>;
  return [list_item.create(null, paragraph.create({ id, only }, block.content))];
}

/** One list of everything that is touched. */
function wrap(type: NodeType): Command {
  return (state, dispatch) => {
    const range = touchedRange(state);
    if (!range) return false;
    const blocks = childrenOf(range);
    const fits = (block: Node) => isList(block) || block.type === paragraph || block.type === section_head;
    if (!blocks.every(fits) || !range.parent.canReplaceWith(range.startIndex, range.endIndex, type)) return false;
    if (dispatch) {
      const only = channelsOfBlock(blocks[0]!);
      // A restriction of one of them is none of all: it goes down to the items.
      const shared = blocks.every((block) => (only === null || isList(block)) && sameChannels(channelsOfBlock(block), only));
      const list = type.create(shared ? blocks.find(isList)?.attrs : null, blocks.flatMap(itemsOf));
      const tr = keepSelection(state, state.tr.replaceWith(range.start, range.end, list));
      dispatch(handDown(state.doc, tr).scrollIntoView());
    }
    return true;
  };
}

/** Several lists of this type become what stands in their items. */
function flatten(range: NodeRange): Command {
  return (state, dispatch) => {
    const blocks = childrenOf(range).flatMap((list) => list.children.flatMap((item) => [...item.children]));
    const tr = keepSelection(state, state.tr.replaceWith(range.start, range.end, Fragment.fromArray(blocks)));
    dispatch?.(handDown(state.doc, tr).scrollIntoView());
    return true;
  };
}

/** Makes a list, changes its kind, or takes the items out when it already is of this kind. */
export function toggleList(type: ListType): Command {
  return (state, dispatch) => {
    const { $from, $to } = state.selection;
    const depth = depthOf($from, "bullet_list", "ordered_list");
    const within = depth !== null && $to.pos <= $from.end(depth) && depth > (depthOf($from, "box", "table", "quote") ?? 0);
    if (within) {
      if ($from.node(depth).type === type) return keepOnly(liftListItem(list_item))(state, dispatch);
      dispatch?.(state.tr.setNodeMarkup($from.before(depth), type, $from.node(depth).attrs).scrollIntoView());
      return true;
    }
    const range = touchedRange(state);
    const all = range !== null && childrenOf(range).every((block) => block.type === type);
    return all ? flatten(range)(state, dispatch) : wrap(type)(state, dispatch);
  };
}
