/** Who wants to hear from a plugin of a view. */
import type { EditorView } from "prosemirror-view";

/** Listeners by view; they go with it. */
export class Watchers<T> {
  readonly #all = new WeakMap<EditorView, Set<(told: T) => void>>();

  /** Calls `heard` from now on; returns how to stop. */
  watch(view: EditorView, heard: (told: T) => void): () => void {
    const mine = this.#all.get(view) ?? new Set();
    this.#all.set(view, mine.add(heard));
    return () => mine.delete(heard);
  }

  tell(view: EditorView, told: T): void {
    for (const heard of this.#all.get(view) ?? []) heard(told);
  }
}
