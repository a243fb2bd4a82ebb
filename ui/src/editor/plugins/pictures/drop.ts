/** Where pictures that are held over the page would go. */
import type { EditorView } from "prosemirror-view";
import { schema } from "../../schema/index.ts";
import { elementOf, unitAt } from "../handles/place.ts";
import { figurePlace } from "./figures.ts";

/** In CSS pixels of the window: a line between blocks, or the picture that is replaced. */
export type PictureDrop =
  | { kind: "between"; pos: number; left: number; top: number; width: number }
  | { kind: "replace"; id: string; left: number; top: number; width: number; height: number };

/** The share of a picture's height, at its upper and lower end, that still means before and behind it. */
const EDGE = 0.22;

/** The picture under the point, away from its ends. */
function replaced(view: EditorView, x: number, y: number): PictureDrop | null {
  const under = document.elementsFromPoint(x, y).find((element) => view.dom.contains(element));
  const dom = under?.closest<HTMLElement>('[data-node="figure"]');
  const frame = dom?.querySelector(".ms-picture");
  const rect = frame?.getBoundingClientRect();
  if (!dom || !rect || y < rect.top + rect.height * EDGE || y > rect.bottom - rect.height * EDGE || x < rect.left || x > rect.right) return null;
  const { left, top, width, height } = rect;
  return { kind: "replace", id: dom.dataset["id"] ?? "", left, top, width, height };
}

/** Where a drop at this point would put pictures; `one` may also replace the picture under it. Null beside the page. */
export function dropAtPoint(view: EditorView, x: number, y: number, one: boolean): PictureDrop | null {
  if (!view.editable) return null;
  const over = one ? replaced(view, x, y) : null;
  if (over) return over;
  const unit = unitAt(view, x, y);
  const { doc } = view.state;
  const child = unit && doc.nodeAt(unit.from);
  if (!unit || !child) return null;
  // Items of lists take no pictures: the line stands where the picture would.
  const inner = child.type === schema.nodes.list_item ? doc.resolve(unit.from) : null;
  const units = inner ? { from: inner.before(inner.depth), to: inner.after(inner.depth) } : unit;
  const rect = elementOf(view, units)?.getBoundingClientRect();
  if (!rect) return null;
  const behind = y > (rect.top + rect.bottom) / 2;
  const place = figurePlace(doc.resolve(behind ? units.to : units.from));
  return { kind: "between", pos: place.from, left: rect.left, top: behind ? rect.bottom + 3 : rect.top - 3, width: rect.width };
}
