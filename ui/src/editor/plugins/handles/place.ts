/** From a point in the window to the blocks of the story, and back. */
import type { EditorView } from "prosemirror-view";
import { canMove, type Units, unitsAround } from "../../units.ts";

/** How far left of a block its grip still belongs to it, in CSS pixels. */
const REACH = 30;

/** Where a drag would put the blocks: the position, and the line that shows it. */
export type Drop = { pos: number; left: number; top: number; width: number };

/** The element of a unit. */
export function elementOf(view: EditorView, units: Units): HTMLElement | null {
  const dom = view.nodeDOM(units.from);
  return dom instanceof HTMLElement ? dom : null;
}

/** The child of the body nearest to a height, found by halving: blocks stand one below the other. */
function childAt(view: EditorView, y: number): Units | null {
  const { doc } = view.state;
  const start = doc.child(0).nodeSize;
  const body = view.nodeDOM(start);
  if (!(body instanceof HTMLElement)) return null;
  // In the order of the body's children; what plugins put between them has no name.
  const elements = [...body.children].filter((dom) => dom.hasAttribute("data-node"));
  const shown = elements.map((dom, index) => ({ dom, index })).filter(({ dom }) => !dom.classList.contains("trim-hidden"));
  let [low, high] = [0, shown.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (shown[middle]!.dom.getBoundingClientRect().bottom < y) low = middle + 1;
    else high = middle;
  }
  const index = shown[low]?.index;
  if (index === undefined || index >= doc.child(1).childCount) return null;
  let from = start + 1;
  for (let at = 0; at < index; at += 1) from += doc.child(1).child(at).nodeSize;
  return { from, to: from + doc.child(1).child(index).nodeSize };
}

/** A unit and those around it, the innermost first. */
const chain = (view: EditorView, units: Units): Units[] => [units, ...unitsAround(view.state.doc.resolve(units.from))];

/** The units at a point that lies in a child of the body, the innermost first. */
function chainAt(view: EditorView, child: Units, x: number, y: number): Units[] {
  const bounds = elementOf(view, child)?.getBoundingClientRect();
  if (!bounds) return [child];
  const within = (value: number, least: number, most: number) => Math.min(Math.max(value, least + 1), most - 1);
  const found = view.posAtCoords({ left: within(x + REACH, bounds.left, bounds.right), top: within(y, bounds.top, bounds.bottom) });
  if (!found || found.pos <= child.from || found.pos >= child.to) return [child];
  return [...unitsAround(view.state.doc.resolve(found.pos)).filter((units) => units.from > child.from), child];
}

/** The unit beside or under a point: the innermost whose left edge, with room for its grip, is left of it. */
export function unitAt(view: EditorView, x: number, y: number): Units | null {
  const child = childAt(view, y);
  if (!child) return null;
  const found = chainAt(view, child, x, y).find((units) => {
    const rect = elementOf(view, units)?.getBoundingClientRect();
    return rect !== undefined && rect.left - REACH <= x && rect.top - 8 <= y && y <= rect.bottom + 8;
  });
  return found ?? child;
}

/** The place between blocks where a drag at this point would put the units; null where none is allowed. */
export function dropAt(view: EditorView, dragged: Units, x: number, y: number): Drop | null {
  const over = unitAt(view, x, y);
  if (!over) return null;
  for (const units of chain(view, over)) {
    const rect = elementOf(view, units)?.getBoundingClientRect();
    if (!rect) continue;
    const behind = y > (rect.top + rect.bottom) / 2;
    const pos = behind ? units.to : units.from;
    if (canMove(view.state.doc, dragged, pos)) return { pos, left: rect.left, top: (behind ? rect.bottom : rect.top) + (behind ? 3 : -3), width: rect.width };
  }
  return null;
}
