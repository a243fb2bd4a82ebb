/**
 * The mark in the margin is painted by the block itself; over it lies a button of the window, so
 * that nothing positioned comes near the text (WebKit loses Pinyin input in such places). There is
 * one: for the mark under the pointer, or else for that of the block with the cursor.
 */
import { Plugin, type EditorState } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import type { Labels } from "../labels.ts";
import { scrollerOf } from "../scroller.ts";
import { Watchers } from "../watchers.ts";
import { asideBlocks } from "./asides.ts";

/** How far from the block's right edge the button begins and how wide it is, in CSS pixels; the rule is painted at 12. */
const GAP = 5;
const WIDTH = 17;

const pressed = new Watchers<readonly string[]>();

/** Hears the ids of what belongs to a place when its mark is pressed; returns how to stop. */
export function watchAsides(view: EditorView, heard: (ids: readonly string[]) => void): () => void {
  return pressed.watch(view, heard);
}

/** What a mark belongs to: where its block begins, and what stands beside it. */
type Marked = { pos: number; ids: readonly string[] };

/** The marked block with the cursor. */
function atCursor(state: EditorState, blocks: ReadonlyMap<number, string[]>): Marked | null {
  const { $from, from } = state.selection;
  for (const pos of [from, ...Array.from({ length: $from.depth }, (_, up) => $from.before($from.depth - up))]) {
    const ids = blocks.get(pos);
    if (ids) return { pos, ids };
  }
  return null;
}

class Mark {
  readonly #dom = Object.assign(document.createElement("button"), { type: "button", className: "aside-mark", hidden: true });
  readonly #stops: (() => void)[] = [];
  #marked: Marked | null = null;
  /** The pointer is on a mark: it goes before the cursor. */
  #held = false;
  #frame = 0;

  constructor(readonly view: EditorView, readonly labels: Labels) {
    this.#dom.dataset["testid"] = "aside-mark";
    document.body.append(this.#dom);
    const relabel = () => {
      this.#dom.title = labels.get("aside");
      this.#dom.setAttribute("aria-label", labels.get("aside"));
    };
    relabel();
    this.#stops.push(labels.watch(relabel));
    const scroller = scrollerOf(view);
    this.#on(scroller, "pointermove", (event) => this.#hover(event as PointerEvent));
    this.#on(this.#dom, "pointerleave", () => this.#later(null));
    this.#on(scroller, "scroll", () => this.#later(null));
    this.#on(window, "resize", () => this.#later(null));
    // The focus, and with it the selection, stays in the text.
    this.#on(this.#dom, "mousedown", (event) => event.preventDefault());
    this.#on(this.#dom, "click", () => this.#marked && pressed.tell(view, this.#marked.ids));
  }

  #on(target: EventTarget, name: string, heard: (event: Event) => void): void {
    target.addEventListener(name, heard);
    this.#stops.push(() => target.removeEventListener(name, heard));
  }

  #hover({ clientX: x, clientY: y, buttons }: PointerEvent): void {
    // Whoever drags over the margin selects text.
    if (buttons === 0) this.#later({ x, y });
  }

  /** Measured once a frame, however much happens in it. */
  #later(point: { x: number; y: number } | null): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#look(point));
  }

  #look(point: { x: number; y: number } | null): void {
    const blocks = asideBlocks(this.view.state);
    if (blocks.size === 0) return this.#hide();
    const under = point && this.#under(blocks, point);
    this.#held = under !== null;
    const marked = under ?? atCursor(this.view.state, blocks);
    if (marked) this.#show(marked);
    else this.#hide();
  }

  #rect(pos: number): DOMRect | null {
    const dom = this.view.nodeDOM(pos);
    return dom instanceof HTMLElement ? dom.getBoundingClientRect() : null;
  }

  #under(blocks: ReadonlyMap<number, string[]>, { x, y }: { x: number; y: number }): Marked | null {
    for (const [pos, ids] of blocks) {
      const rect = this.#rect(pos);
      if (rect && rect.top <= y && y <= rect.bottom && rect.right + GAP <= x && x <= rect.right + GAP + WIDTH) return { pos, ids };
    }
    return null;
  }

  #show(marked: Marked): void {
    const rect = this.#rect(marked.pos);
    const bounds = scrollerOf(this.view).getBoundingClientRect();
    const covered = this.view.dom.closest("[inert]") !== null;
    const top = rect && Math.max(rect.top, bounds.top);
    const height = rect && top !== null && Math.min(rect.bottom, bounds.bottom) - top;
    if (!rect || covered || !height || height <= 0) return this.#hide();
    this.#marked = marked;
    this.#dom.hidden = false;
    this.#dom.classList.toggle("is-held", this.#held);
    Object.assign(this.#dom.style, { left: `${rect.right + GAP}px`, top: `${top}px`, width: `${WIDTH}px`, height: `${height}px` });
  }

  #hide(): void {
    this.#marked = null;
    this.#held = false;
    // A button that is hidden lets the focus fall to the page.
    if (document.activeElement === this.#dom) this.view.focus();
    this.#dom.hidden = true;
  }

  /** At a key nothing is measured: what belongs to the story is marked anew when the writing rests. */
  update(before: EditorState): void {
    const { state } = this.view;
    if (before.doc !== state.doc) {
      cancelAnimationFrame(this.#frame);
      this.#hide();
    } else {
      this.#later(null);
    }
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame);
    for (const stop of this.#stops) stop();
    this.#dom.remove();
  }
}

/** The plugin; who hears of it says {@link watchAsides}. */
export function asideMarksPlugin(labels: Labels): Plugin {
  return new Plugin({
    view: (view) => {
      const mark = new Mark(view, labels);
      return { update: (_view, before) => mark.update(before), destroy: () => mark.destroy() };
    },
  });
}
