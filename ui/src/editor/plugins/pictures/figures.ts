/** Figures of the story: where new ones stand, what is put in, replaced and set, as transactions. */
import { closeHistory } from "prosemirror-history";
import type { Node, ResolvedPos } from "prosemirror-model";
import { type EditorState, NodeSelection, TextSelection, type Transaction } from "prosemirror-state";
import { bodyEnd, bodyStart, findBlock, inHead, type Placed } from "../../places.ts";
import { schema } from "../../schema/index.ts";

const { figure, caption, credit, paragraph, body, box } = schema.nodes;

/** What a figure begins with: the picture's SHA-256 and the words that it brings along. */
export type FigurePicture = { media: string; caption?: string | null; credit?: string | null; alt?: string | null };

/** A part of a picture, or a point, in shares (0 to 1) of its width and height. */
export type Crop = { x: number; y: number; width: number; height: number };
export type Focus = { x: number; y: number };
export type FigureWidth = "column" | "half" | "wide";

/** A figure as it stands in the story. */
export type FigureInfo = {
  id: string; pos: number; media: string | null; alt: string; caption: string; credit: string;
  crop: Crop | null; focus: Focus | null; width: FigureWidth;
};

/** What a reader would look for and a figure does not say. */
export type FigureGap = "caption" | "credit" | "alt";

const words = (text: string | null | undefined) => (text ?? "").replaceAll(/\s+/g, " ").trim();
const line = (text: string) => (text === "" ? null : schema.text(text));

/** A new figure; ids come with the plugin that gives them. */
export function makeFigure({ media, caption: said, credit: by, alt }: FigurePicture): Node {
  return figure.create({ media, alt: words(alt) }, [caption.create(null, line(words(said))), credit.create(null, line(words(by)))]);
}

/** Where a figure goes, and what it takes the place of: nothing, or an empty paragraph. */
export type FigurePlace = { from: number; to: number };

const at = (pos: number): FigurePlace => ({ from: pos, to: pos });

/**
 * The place for a figure at a position: never in the middle of a text, always between blocks of
 * the body or of a box. Behind the block, or before it where the position is its very start; in
 * the place of an empty paragraph; behind the list, table, quote or figure that the position is in;
 * before the first block where it is in the title group.
 */
export function figurePlace($pos: ResolvedPos): FigurePlace {
  const { doc } = $pos;
  if ($pos.depth === 0 || inHead($pos)) return at($pos.pos >= bodyEnd(doc) ? bodyEnd(doc) : bodyStart(doc));
  for (let depth = $pos.depth; depth > 0; depth -= 1) {
    if ($pos.node(depth).type !== body && $pos.node(depth).type !== box) continue;
    if (depth === $pos.depth) return at($pos.pos);
    const block = $pos.node(depth + 1);
    const [before, after] = [$pos.before(depth + 1), $pos.after(depth + 1)];
    if (block.type === paragraph && block.content.size === 0) return { from: before, to: after };
    return at(block.isTextblock && $pos.parentOffset === 0 ? before : after);
  }
  return at(bodyEnd(doc));
}

/** The place at the selection; a selected block keeps its place, and the figure stands behind it. */
export function placeOfSelection({ selection }: EditorState): FigurePlace {
  return selection instanceof NodeSelection ? figurePlace(selection.$to) : figurePlace(selection.$head);
}

/** A step of its own for undo, whatever is typed before or after. */
function begun(state: EditorState): Transaction {
  return closeHistory(state.tr).setMeta("uiEvent", "paste");
}

/** The cursor where the writer goes on: behind the words of the caption. */
function intoCaption(tr: Transaction, pos: number): Transaction {
  const node = tr.doc.nodeAt(pos)!;
  return tr.setSelection(TextSelection.create(tr.doc, pos + 2 + node.child(0).content.size)).scrollIntoView();
}

/** Puts figures in, all in one step. `enter` brings the cursor into the first one's caption. */
export function insertTr(state: EditorState, pictures: readonly FigurePicture[], place: FigurePlace, enter: boolean): Transaction | null {
  if (pictures.length === 0) return null;
  const blocks = pictures.map(makeFigure);
  // There is always a line to write on behind the last picture.
  if (place.to === bodyEnd(state.doc)) blocks.push(paragraph.create());
  const tr = begun(state).replaceWith(place.from, place.to, blocks);
  return enter ? intoCaption(tr, place.from) : tr;
}

/** The figure with this id. */
export function figureOf(doc: Node, id: string): Placed | null {
  const found = findBlock(doc, id);
  return found?.node.type === figure ? found : null;
}

/** Fills a line of the figure, when it is empty. */
function fill(tr: Transaction, pos: number, at: 0 | 1, said: string | null | undefined): void {
  const node = tr.doc.nodeAt(pos)!;
  const text = words(said);
  if (text === "" || node.child(at).content.size > 0) return;
  tr.insert(pos + 2 + (at === 0 ? 0 : node.child(0).nodeSize), schema.text(text));
}

/** Another picture in the same figure: focus, crop and words stay; a word that is missing comes with the picture. */
export function replaceTr(state: EditorState, id: string, picture: FigurePicture): Transaction | null {
  const found = figureOf(state.doc, id);
  if (!found) return null;
  const tr = begun(state).setNodeAttribute(found.pos, "media", picture.media);
  if (found.node.attrs["alt"] === "" && words(picture.alt) !== "") tr.setNodeAttribute(found.pos, "alt", words(picture.alt));
  fill(tr, found.pos, 1, picture.credit);
  fill(tr, found.pos, 0, picture.caption);
  return tr;
}

/** Words for a figure that has none of its own; null when it has them all. */
export function fillTr(state: EditorState, id: string, picture: Omit<FigurePicture, "media">): Transaction | null {
  const found = figureOf(state.doc, id);
  if (!found) return null;
  const tr = begun(state);
  if (found.node.attrs["alt"] === "" && words(picture.alt) !== "") tr.setNodeAttribute(found.pos, "alt", words(picture.alt));
  fill(tr, found.pos, 1, picture.credit);
  fill(tr, found.pos, 0, picture.caption);
  return tr.docChanged ? tr : null;
}

/** Other attributes of a figure, as one step; null when nothing would differ. */
export function setTr(state: EditorState, id: string, attrs: { crop?: Crop | null; focus?: Focus | null; width?: FigureWidth; alt?: string }): Transaction | null {
  const found = figureOf(state.doc, id);
  if (!found) return null;
  const differs = Object.entries(attrs).some(([name, value]) => JSON.stringify(found.node.attrs[name]) !== JSON.stringify(value));
  if (!differs) return null;
  const tr = begun(state);
  for (const [name, value] of Object.entries(attrs)) tr.setNodeAttribute(found.pos, name, value);
  return tr;
}

/** What stands at a position that is a figure's. */
export function infoOf({ node, pos }: Placed): FigureInfo {
  const { id, media, alt, crop, focus, width } = node.attrs as Omit<FigureInfo, "pos" | "caption" | "credit">;
  return { id: String(id), pos, media, alt, crop, focus, width, caption: node.child(0).textContent, credit: node.child(1).textContent };
}

/** The figure that is selected, or whose caption or credit has the cursor. */
export function chosenFigure({ selection }: EditorState): Placed | null {
  if (selection instanceof NodeSelection) return selection.node.type === figure ? { node: selection.node, pos: selection.from } : null;
  const { $from, $to } = selection;
  for (let depth = $from.sharedDepth($to.pos); depth > 0; depth -= 1) {
    if ($from.node(depth).type === figure) return { node: $from.node(depth), pos: $from.before(depth) };
  }
  return null;
}

/** What a figure lacks; one that only keeps a place for a picture lacks nothing yet. */
export function gapsOf(node: Node): FigureGap[] {
  if (node.attrs["media"] === null) return [];
  const gaps: FigureGap[] = [];
  if (node.child(0).textContent.trim() === "") gaps.push("caption");
  if (node.child(1).textContent.trim() === "") gaps.push("credit");
  if (String(node.attrs["alt"]).trim() === "") gaps.push("alt");
  return gaps;
}

/** Every figure in reading order. Looks at the whole document: not for every key. */
export function figuresOf(doc: Node): Placed[] {
  const found: Placed[] = [];
  doc.descendants((node, pos) => {
    if (node.type === figure) found.push({ node, pos });
    return !node.isTextblock && node.type !== figure;
  });
  return found;
}
