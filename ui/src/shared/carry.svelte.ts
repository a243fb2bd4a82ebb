/**
 * A story that is carried from the list, or from one slot of a page to another. By the pointer and not
 * by the system's drag and drop, which on Windows gives way to files that are dropped on the window.
 */
import { keys } from "./ime";

/** What is carried; `from`: the slot of a page where it stands. */
export type Carried = { article: string; title: string; from: string | null };
/** Takes what is let go over an element; tells what it would do. */
export type Takes = { over: (target: Element | null, carried: Carried) => void; drop: (target: Element | null, carried: Carried) => void };

/** A story is carried once the pointer has gone this far, in px. */
const CARRIES_AFTER = 6;

class Carry {
  /** Where the pointer is with it. */
  now = $state.raw<(Carried & { x: number; y: number }) | null>(null);
  #takes: Takes | null = null;

  /** While something takes stories; returns how to stop. */
  taken(takes: Takes): () => void {
    this.#takes = takes;
    return () => {
      if (this.#takes === takes) this.#takes = null;
    };
  }

  /** The pointer went down on a story that can be carried from there. */
  from(event: PointerEvent, carried: Carried): void {
    if (event.button !== 0 || this.#takes === null || event.pointerType === "touch") return;
    const start = { x: event.clientX, y: event.clientY };
    const move = (at: PointerEvent) => {
      if (this.now === null && Math.hypot(at.clientX - start.x, at.clientY - start.y) < CARRIES_AFTER) return;
      this.now = { ...carried, x: at.clientX, y: at.clientY };
      this.#takes?.over(document.elementFromPoint(at.clientX, at.clientY), carried);
    };
    const end = (how: PointerEvent | null) => {
      for (const [name, heard] of heards) window.removeEventListener(name, heard as EventListener, true);
      if (this.now === null) return;
      this.now = null;
      // The click that follows belongs to the carrying.
      const swallow = (click: Event) => (click.stopPropagation(), click.preventDefault());
      window.addEventListener("click", swallow, { capture: true, once: true });
      setTimeout(() => window.removeEventListener("click", swallow, true), 50);
      if (how !== null) this.#takes?.drop(document.elementFromPoint(how.clientX, how.clientY), carried);
      else this.#takes?.over(null, carried);
    };
    const key = keys((pressed) => {
      if (pressed.key !== "Escape") return;
      pressed.preventDefault();
      pressed.stopPropagation();
      end(null);
    });
    const still = (selecting: Event) => selecting.preventDefault();
    const heards = [["selectstart", still], ["pointermove", move], ["pointerup", end], ["pointercancel", () => end(null)], ["keydown", key]] as const;
    for (const [name, heard] of heards) window.addEventListener(name, heard as EventListener, true);
  }
}

export const carry = new Carry();
