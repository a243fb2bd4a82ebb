/**
 * Dragging blocks by their grip, with pointer events: the shell takes part in the webview's
 * own drag and drop, which is therefore not to be relied on inside the page.
 */
import type { EditorView } from "prosemirror-view";
import { imeGuard } from "../../guard.ts";
import { scrollerOf } from "../../scroller.ts";
import { moveUnits, type Units } from "../../units.ts";
import { type Drop, dropAt } from "./place.ts";

/** Pixels after which a press becomes a drag. */
const SLACK = 4;
/** Pixels from the edge of the paper's scroller in which it scrolls, and how many a frame at most. */
const EDGE = 56;
const SPEED = 18;

function lineElement(): HTMLElement {
  const line = document.createElement("div");
  line.className = "block-drop";
  return line;
}

/** One press on the grip, from pointerdown to its end. */
export class Drag {
  readonly #line = lineElement();
  readonly #scroller: HTMLElement;
  #moving = false;
  #point: { x: number; y: number };
  #drop: Drop | null = null;
  #frame = 0;

  /**
   * `dim` shows which blocks are on their way (null: none any more); `done` is called once
   * at the end, with true when it was no drag but a click.
   */
  constructor(
    readonly view: EditorView,
    readonly grip: HTMLElement,
    readonly units: Units,
    start: PointerEvent,
    readonly dim: (units: Units | null) => void,
    readonly done: (clicked: boolean) => void,
  ) {
    this.#scroller = scrollerOf(view);
    this.#point = { x: start.clientX, y: start.clientY };
    grip.setPointerCapture(start.pointerId);
    grip.addEventListener("pointermove", this.#move);
    grip.addEventListener("pointerup", this.#up);
    grip.addEventListener("pointercancel", this.#cancel);
    window.addEventListener("keydown", this.#key, true);
  }

  #move = (event: PointerEvent) => {
    const { clientX: x, clientY: y } = event;
    if (!this.#moving && Math.hypot(x - this.#point.x, y - this.#point.y) < SLACK) return;
    if (!this.#moving) this.#begin();
    this.#point = { x, y };
    this.#aim();
  };

  #begin(): void {
    this.#moving = true;
    document.body.append(this.#line);
    document.documentElement.classList.add("block-dragging");
    this.dim(this.units);
    this.#frame = requestAnimationFrame(this.#scroll);
  }

  #aim(): void {
    this.#drop = dropAt(this.view, this.units, this.#point.x, this.#point.y);
    this.#line.hidden = this.#drop === null;
    if (!this.#drop) return;
    const { left, top, width } = this.#drop;
    Object.assign(this.#line.style, { left: `${left}px`, top: `${top}px`, width: `${width}px` });
  }

  /** Near an edge the paper goes on moving, the faster the nearer, while the pointer rests. */
  #scroll = () => {
    const { top, bottom } = this.#scroller.getBoundingClientRect();
    const { y } = this.#point;
    const pull = y < top + EDGE ? y - top - EDGE : y > bottom - EDGE ? y - bottom + EDGE : 0;
    if (pull !== 0) {
      this.#scroller.scrollTop += Math.sign(pull) * Math.min(SPEED, Math.abs(pull) / 3);
      this.#aim();
    }
    this.#frame = requestAnimationFrame(this.#scroll);
  };

  #key = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || imeGuard().ignores(event)) return;
    event.preventDefault();
    event.stopPropagation();
    this.#end(false);
  };

  #up = () => {
    const drop = this.#moving ? this.#drop : null;
    const clicked = !this.#moving;
    this.#end(clicked);
    const tr = drop && moveUnits(this.view.state, this.units, drop.pos);
    if (tr) this.view.dispatch(tr);
    if (!clicked) this.view.focus();
  };

  #cancel = () => this.#end(false);

  /** Nothing is moved: the story changed meanwhile, or the editor goes. Dispatches nothing, so it may come from an update. */
  cancel(): void {
    this.#stop();
    this.done(false);
  }

  #end(clicked: boolean): void {
    this.#stop();
    if (this.#moving) this.dim(null);
    this.done(clicked);
  }

  #stop(): void {
    cancelAnimationFrame(this.#frame);
    this.grip.removeEventListener("pointermove", this.#move);
    this.grip.removeEventListener("pointerup", this.#up);
    this.grip.removeEventListener("pointercancel", this.#cancel);
    window.removeEventListener("keydown", this.#key, true);
    this.#line.remove();
    document.documentElement.classList.remove("block-dragging");
  }
}
