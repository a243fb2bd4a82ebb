/** Typewriter mode: the line that is being written stays at one height of the page. */
import { Plugin, PluginKey } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { scrollerOf } from "../scroller.ts";

/** Where the line stays, as a share of the height that is seen. */
const LINE_AT = 0.44;
/** Milliseconds that the paper takes to move by a line; nothing moves where less motion is asked for. */
const GLIDE_MS = 100;
/** How a pointer goes up; a touch that scrolls, or a drag, is only cancelled. */
const ENDS = ["pointerup", "pointercancel"] as const;

const key = new PluginKey<boolean>("typewriter");

/** Switches it on or off; switched on, the line comes to its height at once. */
export function setTypewriter(view: EditorView, on: boolean): void {
  if ((key.getState(view.state) ?? false) !== on) view.dispatch(view.state.tr.setMeta(key, on));
}

/** The plugin; off at first. */
export function typewriterPlugin(): Plugin<boolean> {
  return new Plugin<boolean>({
    key,
    state: { init: () => false, apply: (tr, on) => (tr.getMeta(key) as boolean | undefined) ?? on },
    props: {
      attributes: (state): Record<string, string> => (key.getState(state) ? { class: "is-typewriter" } : {}),
      // The view would bring the cursor just into sight, and the paper would move twice.
      handleScrollToSelection: (view) => key.getState(view.state) === true,
    },
    view: (view) => new Carriage(view),
  });
}

/** Moves the paper under the line. */
class Carriage {
  readonly #view: EditorView;
  /** The pointer is down: the paper must not move away under it. */
  #held = false;
  #frame = 0;

  constructor(view: EditorView) {
    this.#view = view;
    view.dom.addEventListener("pointerdown", this.#down);
    view.dom.addEventListener("compositionend", this.#chosen);
    for (const end of ENDS) view.dom.ownerDocument.addEventListener(end, this.#up);
  }

  #down = (): void => {
    this.#held = true;
  };
  /** The text is in the story already; no change tells of the end. */
  #chosen = (): void => {
    if (key.getState(this.#view.state) === true) this.#soon();
  };
  #up = (): void => {
    this.#held = false;
  };

  update(view: EditorView, before: EditorView["state"]): void {
    const { state } = view;
    if (key.getState(state) !== true) return;
    const still = state.doc === before.doc && state.selection.eq(before.selection) && key.getState(before) === true;
    // An input method places its window by the line: that stays where it is until the text is chosen.
    if (still || this.#held || view.composing) return;
    this.#soon();
  }

  #soon(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#follow());
  }

  #follow(): void {
    const scroller = scrollerOf(this.#view);
    const { top, bottom } = this.#view.coordsAtPos(this.#view.state.selection.head);
    const seen = scroller.getBoundingClientRect();
    const away = (top + bottom) / 2 - (seen.top + scroller.clientHeight * LINE_AT);
    const motion = !matchMedia("(prefers-reduced-motion: reduce)").matches && Math.abs(away) < scroller.clientHeight / 2;
    this.#glide(scroller, scroller.scrollTop, away, motion ? GLIDE_MS : 0, performance.now());
  }

  #glide(scroller: HTMLElement, from: number, by: number, lasts: number, began: number): void {
    const done = lasts === 0 ? 1 : Math.min(1, (performance.now() - began) / lasts);
    scroller.scrollTop = from + by * done * (2 - done);
    if (done < 1) this.#frame = requestAnimationFrame(() => this.#glide(scroller, from, by, lasts, began));
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame);
    this.#view.dom.removeEventListener("pointerdown", this.#down);
    this.#view.dom.removeEventListener("compositionend", this.#chosen);
    for (const end of ENDS) this.#view.dom.ownerDocument.removeEventListener(end, this.#up);
  }
}
