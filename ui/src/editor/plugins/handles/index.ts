/**
 * A quiet grip in the margin beside the block under the pointer: a click opens the menu of
 * the block, a drag moves it. The grip is no part of the manuscript: it lies over the window,
 * so that nothing positioned comes near the text (WebKit loses Pinyin input in such places).
 */
import { type EditorState, NodeSelection, Plugin, PluginKey, Selection } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";
import type { Labels } from "../../labels.ts";
import { scrollerOf } from "../../scroller.ts";
import { selectedUnits, type Units } from "../../units.ts";
import { Drag } from "./drag.ts";
import { elementOf, unitAt } from "./place.ts";

/** Opens the menu of the selected blocks beside this rectangle of the window. */
export type BlockMenuTool = (view: EditorView, at: DOMRect) => void;

const key = new PluginKey<Units | null>("handles");

const GRIP_WIDTH = 20;
const GAP = 8;

function gripElement(): HTMLButtonElement {
  const grip = document.createElement("button");
  grip.type = "button";
  grip.className = "block-grip";
  // Reached by the command of the same menu; among the stops of Tab it would be in the way.
  grip.tabIndex = -1;
  grip.dataset["testid"] = "block-grip";
  grip.hidden = true;
  return grip;
}

/** Height of the first line of a block, where its grip stands. */
function firstLine(element: HTMLElement): { top: number; height: number } {
  const rect = element.getBoundingClientRect();
  const line = parseFloat(getComputedStyle(element).lineHeight);
  return { top: rect.top, height: Math.min(rect.height, Number.isFinite(line) ? line : 28) };
}

class Grip {
  readonly #dom = gripElement();
  readonly #stops: (() => void)[] = [];
  #units: Units | null = null;
  #drag: Drag | null = null;
  #frame = 0;

  constructor(readonly view: EditorView, readonly labels: Labels, readonly menu: BlockMenuTool | undefined) {
    document.body.append(this.#dom);
    const relabel = () => {
      this.#dom.title = labels.get("grip");
      this.#dom.setAttribute("aria-label", labels.get("grip"));
    };
    relabel();
    this.#stops.push(labels.watch(relabel));
    const scroller = scrollerOf(view);
    this.#on(scroller, "pointermove", (event) => this.#hover(event as PointerEvent));
    this.#on(scroller, "pointerleave", (event) => (event as PointerEvent).relatedTarget !== this.#dom && this.#hide());
    this.#on(this.#dom, "pointerleave", (event) => !scroller.contains((event as PointerEvent).relatedTarget as Node | null) && this.#hide());
    this.#on(scroller, "scroll", () => this.#hide());
    this.#on(this.#dom, "pointerdown", (event) => this.#press(event as PointerEvent));
    this.#on(window, "resize", () => this.#hide());
  }

  #on(target: EventTarget, name: string, heard: (event: Event) => void): void {
    target.addEventListener(name, heard);
    this.#stops.push(() => target.removeEventListener(name, heard));
  }

  #hover({ clientX, clientY, buttons, pointerType }: PointerEvent): void {
    if (this.#drag || buttons !== 0 || pointerType === "touch" || !this.view.editable) return;
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#show(unitAt(this.view, clientX, clientY), clientY));
  }

  #show(units: Units | null, y: number): void {
    const element = units && elementOf(this.view, units);
    const rect = element?.getBoundingClientRect();
    // Below the last block, and beside the title group, there is nothing to hold.
    if (!units || !element || !rect || y > rect.bottom + 12 || y < rect.top - 12) return this.#hide();
    const line = firstLine(element);
    const bounds = scrollerOf(this.view).getBoundingClientRect();
    if (line.top + line.height < bounds.top || line.top > bounds.bottom) return this.#hide();
    this.#units = units;
    this.#dom.hidden = false;
    const left = Math.max(bounds.left + 2, rect.left - GRIP_WIDTH - GAP);
    Object.assign(this.#dom.style, { left: `${left}px`, top: `${line.top}px`, height: `${Math.max(20, line.height)}px` });
  }

  #hide(): void {
    if (this.#drag) return;
    cancelAnimationFrame(this.#frame);
    this.#dom.hidden = true;
    this.#units = null;
  }

  /** All selected blocks, when the one that is held is among them. */
  #held(): Units | null {
    const selected = selectedUnits(this.view.state);
    const own = this.#units;
    const among = own && selected && !this.view.state.selection.empty && selected.from <= own.from && own.to <= selected.to;
    return among ? selected : own;
  }

  #press(event: PointerEvent): void {
    const units = this.#held();
    if (event.button !== 0 || !units) return;
    // The focus, and with it the selection, stays in the text.
    event.preventDefault();
    this.#dom.classList.add("is-held");
    const dim = (dragged: Units | null) => this.view.dispatch(this.view.state.tr.setMeta(key, dragged));
    this.#drag = new Drag(this.view, this.#dom, units, event, dim, (clicked) => {
      this.#drag = null;
      this.#dom.classList.remove("is-held");
      if (clicked) this.#open(units);
      else this.#hide();
    });
  }

  #open(units: Units): void {
    selectFor(this.view, units);
    this.menu?.(this.view, this.#dom.getBoundingClientRect());
  }

  /** After a change the block may be elsewhere, and what is being dragged no longer what it was. */
  update(changed: boolean): void {
    if (!changed) return;
    this.#drag?.cancel();
    this.#hide();
  }

  destroy(): void {
    this.#drag?.cancel();
    for (const stop of this.#stops) stop();
    cancelAnimationFrame(this.#frame);
    this.#dom.remove();
  }
}

/** Makes the units what commands work on, leaving the cursor where it is if it is in them. */
function selectFor(view: EditorView, units: Units): void {
  const { state } = view;
  const selected = selectedUnits(state);
  const node = state.doc.nodeAt(units.from);
  if (selected && selected.from === units.from && selected.to === units.to) return;
  const whole = node !== null && !node.isTextblock && units.to === units.from + node.nodeSize;
  const selection = whole ? NodeSelection.create(state.doc, units.from) : Selection.near(state.doc.resolve(units.from + 1), 1);
  view.dispatch(state.tr.setSelection(selection));
}

/** Opens the menu of the block with the cursor, as a click on its grip does; false in the title group. */
export function openBlockMenu(view: EditorView, menu: BlockMenuTool): boolean {
  const units = selectedUnits(view.state);
  const element = units && elementOf(view, units);
  if (!units || !element) return false;
  const { left } = element.getBoundingClientRect();
  const { top, height } = firstLine(element);
  menu(view, new DOMRect(left - GRIP_WIDTH - GAP, top, GRIP_WIDTH, height));
  return true;
}

/** The blocks that are being dragged stand back. */
function dimmed(state: EditorState): DecorationSet | null {
  const dragged = key.getState(state);
  if (!dragged) return null;
  const out: Decoration[] = [];
  for (let pos = dragged.from; pos < dragged.to; pos += state.doc.nodeAt(pos)!.nodeSize) {
    out.push(Decoration.node(pos, pos + state.doc.nodeAt(pos)!.nodeSize, { class: "is-dragged" }));
  }
  return DecorationSet.create(state.doc, out);
}

/** The plugin; `menu` shows the menu of blocks. */
export function handlesPlugin(labels: Labels, menu?: BlockMenuTool): Plugin<Units | null> {
  return new Plugin<Units | null>({
    key,
    state: {
      init: () => null,
      apply: (tr, dragged) => (tr.getMeta(key) === undefined ? (tr.docChanged ? null : dragged) : (tr.getMeta(key) as Units | null)),
    },
    props: { decorations: dimmed },
    view: (view) => {
      const grip = new Grip(view, labels, menu);
      return {
        update: (_view, before) => grip.update(before.doc !== view.state.doc),
        destroy: () => grip.destroy(),
      };
    },
  });
}
