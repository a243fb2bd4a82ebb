/**
 * The numbers of the lines, in the margin. They stand outside of the text: a number that goes up
 * by one changes nothing in it, and only those in sight are there at all. As counters of the style
 * sheet they would be counted through the whole story at every key (docs/decisions/012-galley.md).
 */
import type { EditorView } from "prosemirror-view";
import { scrollerOf } from "../../scroller.ts";

/** How far above and below what is seen numbers stand ready, in px. */
const SPARE = 800;

/** How long after a key whose lines stayed as high as they were the numbers are looked at again, in milliseconds. */
const RESTS_MS = 120;

/** A number, and how far the middle of its line is below the gutter's top, in px. */
type Mark = { number: number; y: number };

/** The box of a line's first sign; the break before it is generated in the same element. */
function boxOf(sign: Element): DOMRect | undefined {
  const boxes = sign.getClientRects();
  return boxes[boxes.length - 1];
}

/** The first of these, which go down the page, that ends below `top`. */
function firstBelow(signs: ArrayLike<Element>, top: number): number {
  let [low, high] = [0, signs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((boxOf(signs[middle]!)?.bottom ?? 0) < top) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Counts on from one sign to the next; a block that the page does not know yet goes on from the one before it. */
function after(number: number, sign: Element, firsts: ReadonlyMap<string, number>): number {
  const { block, step } = (sign as HTMLElement).dataset;
  return (block === undefined ? undefined : firsts.get(block)) ?? number + Number(step ?? 1);
}

/** The number before that of this sign. */
function before(signs: ArrayLike<Element>, at: number, firsts: ReadonlyMap<string, number>): number {
  let start = at;
  while (start > 0 && !firsts.has((signs[start - 1] as HTMLElement).dataset["block"] ?? "")) start -= 1;
  let number = 0;
  for (start = Math.max(0, start - 1); start < at; start += 1) number = after(number, signs[start]!, firsts);
  return number;
}

/** Paints the numbers of a view. */
export class Gutter {
  readonly #dom = document.createElement("div");
  readonly #column = this.#dom.appendChild(document.createElement("div"));
  readonly #watch: ResizeObserver | null;
  readonly #view: EditorView;
  readonly #firsts: () => ReadonlyMap<string, number> | null;
  #frame = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #scroller: HTMLElement | null = null;
  #painted = { from: 0, to: 0 };

  /** `firsts`: the number of each block's first line by its id; null while none are shown. */
  constructor(view: EditorView, firsts: () => ReadonlyMap<string, number> | null) {
    this.#view = view;
    this.#firsts = firsts;
    this.#dom.className = "galley-gutter";
    this.#dom.setAttribute("aria-hidden", "true");
    this.#watch = typeof ResizeObserver === "undefined" ? null : new ResizeObserver(() => this.#now());
  }

  /** Paints before the next frame is shown. */
  soon(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => this.#now());
  }

  /**
   * After an edit. When it made the text higher or lower the observer paints with it; else all lines but those
   * of one block stand where they stood, and asking where would cost every key a millisecond.
   */
  edited(): void {
    if (this.#watch === null) return this.soon();
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.soon(), RESTS_MS);
  }

  #now(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#rest);
    this.#frame = 0;
    this.#paint();
  }

  #scrolled = (): void => {
    const { top, bottom } = this.#seen();
    if (top < this.#painted.from || bottom > this.#painted.to) this.soon();
  };

  /** What is seen, in px below the gutter's top. */
  #seen(): { top: number; bottom: number } {
    const [own, seen] = [this.#dom.getBoundingClientRect(), this.#scroller!.getBoundingClientRect()];
    return { top: seen.top - own.top, bottom: seen.bottom - own.top };
  }

  #stand(): void {
    if (this.#dom.isConnected) return;
    this.#view.dom.before(this.#dom);
    this.#scroller = scrollerOf(this.#view);
    this.#scroller.addEventListener("scroll", this.#scrolled, { passive: true });
    this.#watch?.observe(this.#view.dom);
  }

  #leave(): void {
    this.#scroller?.removeEventListener("scroll", this.#scrolled);
    this.#watch?.disconnect();
    this.#dom.remove();
  }

  #paint(): void {
    const firsts = this.#firsts();
    if (firsts === null) return this.#leave();
    this.#stand();
    const { top, bottom } = this.#seen();
    this.#painted = { from: top - SPARE / 2, to: bottom + SPARE / 2 };
    this.#show(this.#marks(firsts, top - SPARE, bottom + SPARE));
  }

  #marks(firsts: ReadonlyMap<string, number>, from: number, to: number): Mark[] {
    const { top } = this.#dom.getBoundingClientRect();
    const signs = this.#view.dom.getElementsByClassName("galley-line");
    const marks: Mark[] = [];
    const start = firstBelow(signs, from + top);
    let number = before(signs, start, firsts);
    for (let at = start; at < signs.length; at += 1) {
      const sign = signs[at]!;
      const box = boxOf(sign);
      number = after(number, sign, firsts);
      if (box && box.top - top > to) break;
      if (box && box.height > 0) marks.push({ number, y: box.top + box.height / 2 - top });
    }
    return marks;
  }

  /** Each is set off from the one above: placed by itself each would be a layer, and WebKit looks at every layer at every key. */
  #show(marks: readonly Mark[]): void {
    const { children } = this.#column;
    while (children.length > marks.length) children[children.length - 1]!.remove();
    let above = 0;
    for (const [at, { number, y }] of marks.entries()) {
      const dom = (children[at] as HTMLElement | undefined) ?? this.#column.appendChild(document.createElement("span"));
      const off = `${Math.round((y - above) * 100) / 100}px`;
      if (dom.textContent !== String(number)) dom.textContent = String(number);
      if (dom.style.marginTop !== off) dom.style.marginTop = off;
      above += parseFloat(off);
    }
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#rest);
    this.#leave();
  }
}
