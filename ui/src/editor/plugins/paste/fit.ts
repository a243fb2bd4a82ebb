/** What a paste becomes at the place where it lands. */
import { Fragment, type Node, type ResolvedPos, Slice } from "prosemirror-model";
import { type EditorState, Selection, type Transaction } from "prosemirror-state";
import { CellSelection, isInTable } from "prosemirror-tables";
import { emptyAcross } from "../../commands/delete.ts";
import { crossesBorder, depthOf, isHeadLine, isLine } from "../../places.ts";
import { schema } from "../../schema/index.ts";
import { asParagraphs } from "./table.ts";

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
    if (node.isInline) out = out.append(Fragment.from(node.isText ? node : schema.text(" ")));
    else if (node.isTextblock && node.content.size > 0) {
      if (out.size > 0) out = out.append(Fragment.from(schema.text(" ")));
      node.forEach(add);
    } else node.forEach(add);
  };
  slice.content.forEach(add);
  return out;
}

const { nodes: n } = schema;

/** A slice of nothing but paragraphs, which runs into the text around. */
const paragraphs = (blocks: readonly Node[]) => new Slice(Fragment.fromArray(blocks.flatMap(asParagraphs)), 1, 1);

/** The slice as the place can take it: cells and quotes hold paragraphs, items join the list that they land in. */
function fitted(slice: Slice, $from: ResolvedPos): Slice {
  const blocks = slice.content.content;
  if (blocks.length === 0 || blocks[0]!.isInline) return slice;
  const only = blocks.every((block) => block.isTextblock);
  const place = depthOf($from, "table_cell", "table_header", "quote", "list_item");
  const name = place === null ? null : $from.node(place).type.name;
  if (name === "table_cell" || name === "table_header") return only && slice.openStart > 0 ? slice : paragraphs(blocks);
  const listed = blocks.every((block) => block.isTextblock || block.type === n.bullet_list || block.type === n.ordered_list);
  if (name === "quote" && listed && blocks.some((block) => block.type !== n.paragraph)) return paragraphs(blocks);
  if (name !== "list_item" || blocks.length > 1 || only || !listed || slice.openStart > 0) return slice;
  const ends = [blocks[0]!.firstChild?.firstChild, blocks[0]!.lastChild?.lastChild];
  return ends.every((end) => end?.type === n.paragraph) ? new Slice(slice.content, 3, 3) : slice;
}

/** Cells go into cells one by one; the plugin of the tables does that. */
export function isForTable(slice: Slice, state: EditorState): boolean {
  const first = slice.content.firstChild;
  if (first === null || !isInTable(state)) return false;
  const alone = slice.content.childCount === 1;
  return state.selection instanceof CellSelection || /^(row|cell|header_cell)$/.test(String(first.type.spec["tableRole"])) || (alone && first.type === n.table);
}

/** Whether text could go on at the end of the block. */
function endsInText(block: Node | null): boolean {
  if (block === null || block.isInline || [n.table, n.figure].includes(block.type)) return false;
  return block.isTextblock || endsInText(block.lastChild);
}

/** The cursor goes where the pasted text ends, not into what follows. */
function toEnd(tr: Transaction, closed: boolean): void {
  let end: number | null = null;
  tr.mapping.maps.at(-1)?.forEach((_from, _to, _newFrom, newTo) => {
    end = newTo;
  });
  if (end === null) return;
  const $end = tr.doc.resolve(end);
  const behind = closed && $end.parent.isTextblock && $end.parentOffset === 0;
  tr.setSelection(Selection.near(behind ? tr.doc.resolve($end.before()) : $end, -1));
}

/** The transaction that puts the slice where the selection is, as one step. */
export function pasted(state: EditorState, slice: Slice): Transaction {
  const tr = crossesBorder(state.selection) ? emptyAcross(state) : state.tr;
  const { $from, $to } = tr.selection;
  if (isLine($from.parent) && $from.sameParent($to)) tr.replaceWith($from.pos, $to.pos, oneLine(slice));
  else {
    const fit = fitted(slice, $from);
    const alone = fit.openStart === 0 && fit.openEnd === 0 && fit.content.childCount === 1 ? fit.content.firstChild : null;
    if (alone) tr.replaceSelectionWith(alone, false);
    else tr.replaceSelection(fit);
    if (endsInText(fit.content.lastChild)) toEnd(tr, fit.openEnd === 0);
  }
  return tr.setMeta("paste", true).setMeta("uiEvent", "paste").scrollIntoView();
}
