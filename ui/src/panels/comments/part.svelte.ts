/** Which cards of a long list are drawn: those around the one in front, and more as they are scrolled to. */
import { tick } from "svelte";

/** Cards that come at a time: about what a pane has room for. More than that delays the frame that shows the story; what is still in sight below comes in the next one. */
export const PART = 16;
/** Pixels that stand for a card that is not drawn. */
const ABOUT = 92;

/** A stretch of a list: from a place to in front of another. */
export type Stretch = { from: number; to: number };

/** A stretch with this place in it: the same while it has it, else one around it. */
export function around({ from, to }: Stretch, at: number): Stretch {
  return at < 0 || (at >= from && at < to) ? { from, to } : { from: Math.max(0, at - PART / 2), to: Math.max(PART, at + PART / 2) };
}

/** As much of a stretch as a list of this length has; never nothing of something. */
export function within({ from, to }: Stretch, length: number): Stretch {
  return from < length ? { from, to: Math.min(to, length) } : { from: Math.max(0, length - PART), to: length };
}

/** The element that scrolls what stands in it. */
function scroller(of: Element): Element | null {
  for (let at = of.parentElement; at !== null; at = at.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  }
  return document.scrollingElement;
}

/** The part that is drawn now. */
export class Part {
  #drawn = $state.raw<Stretch>({ from: 0, to: PART });

  /** What is drawn of a list of this length. */
  of(length: number): Stretch {
    return within(this.#drawn, length);
  }

  /** The card at this place is to be there. */
  has(at: number): void {
    const next = around(this.#drawn, at);
    if (next.from !== this.#drawn.from || next.to !== this.#drawn.to) this.#drawn = next;
  }

  /** More of them, above (-1) or below (1); what is in sight stays where it is. */
  async grow({ from, to }: Stretch, side: -1 | 1, cards: Element): Promise<void> {
    if (side === 1) return void (this.#drawn = { from, to: to + PART });
    const first = cards.querySelector("article");
    const before = first?.getBoundingClientRect().top;
    this.#drawn = { from: Math.max(0, from - PART), to };
    await tick();
    if (first?.isConnected && before !== undefined) scroller(cards)?.scrollBy(0, first.getBoundingClientRect().top - before);
  }

  /** Room of so many cards. */
  static room(cards: number): string {
    return `${cards * ABOUT}px`;
  }
}

/** Calls `seen` whenever the element comes near to what is in sight. */
export function nearing(element: Element, seen: () => void): () => void {
  if (typeof IntersectionObserver === "undefined") return () => undefined;
  const watch = new IntersectionObserver((entries) => entries.some((one) => one.isIntersecting) && seen(), { rootMargin: "300px" });
  watch.observe(element);
  return () => watch.disconnect();
}
