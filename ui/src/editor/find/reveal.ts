/** Brings a found place into view, wherever the keyboard is. */
import { NodeSelection, TextSelection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { scrollerOf } from "../scroller.ts";
import type { Spot } from "./fields.ts";

/** Scrolls so that it stands a third from the top, unless it is in sight already. */
export function reveal(view: EditorView, spot: Spot): void {
  const box = scrollerOf(view);
  const frame = box.getBoundingClientRect();
  const dom = spot.attr === null ? null : view.nodeDOM(spot.from);
  const place = dom instanceof HTMLElement ? dom.getBoundingClientRect() : view.coordsAtPos(spot.from, 1);
  const margin = Math.min(48, frame.height / 6);
  if (place.top >= frame.top + margin && place.bottom <= frame.bottom - margin) return;
  box.scrollTop += place.top - frame.top - frame.height / 3;
}

/** Selects it. */
export function select(view: EditorView, spot: Spot): void {
  const { doc, tr } = view.state;
  view.dispatch(tr.setSelection(spot.attr === null ? TextSelection.create(doc, spot.from, spot.to) : NodeSelection.create(doc, spot.from)));
}
