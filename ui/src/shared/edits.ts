/** Who hears of every change of an open story at once, before it is written. */
import type { JournalChange } from "../editor";

/** Called inside the key's event: whoever listens notes the change down and does the work later. */
export type HearsEdits = (article: string, change: JournalChange) => void;

const listeners = new Set<HearsEdits>();

/** Returns how to stop listening. */
export function onEdits(heard: HearsEdits): () => void {
  listeners.add(heard);
  return () => listeners.delete(heard);
}

/** A story's text or details changed. */
export function tellEdit(article: string, change: JournalChange): void {
  for (const heard of listeners) heard(article, change);
}
