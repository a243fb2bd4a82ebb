import type { PlaceholderKey, Placeholders } from "./types.ts";

/** Meta of a transaction after which every plugin shows the labels, and what else it was given from outside, anew. */
export const RELABELLED = "relabelled";

/** The placeholders in force, and who must hear when they change. */
export class Labels {
  #texts: Placeholders;
  readonly #watchers = new Set<() => void>();

  constructor(texts: Placeholders = {}) {
    this.#texts = texts;
  }

  /** Empty when there is none. */
  get(key: PlaceholderKey): string {
    return this.#texts[key] ?? "";
  }

  /** Other texts, as when the interface's language is switched. */
  set(texts: Placeholders): void {
    this.#texts = texts;
    for (const watcher of this.#watchers) watcher();
  }

  /** Calls `changed` after every {@link set}; returns how to stop. */
  watch(changed: () => void): () => void {
    this.#watchers.add(changed);
    return () => this.#watchers.delete(changed);
  }
}
