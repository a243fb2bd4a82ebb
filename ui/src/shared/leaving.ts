/** What stands in a field and is not in the story yet: the last of it must come in before the story is saved or left. */

const coming = new Set<Promise<unknown>>();

/** A field is still looking something up before it gives its value to the story. */
export function pending(work: Promise<unknown>): void {
  coming.add(work);
  void work.catch(() => undefined).then(() => coming.delete(work));
}

/** Many fields give their value when they are left; a key or the window's cross leaves none. */
export function leaveField(): void {
  const field = document.activeElement;
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.blur();
}

const writers = new Set<() => Promise<unknown>>();

/** What else is to be written before anything is left: fields that belong to no story. */
export function beforeLeaving(write: () => Promise<unknown>): void {
  writers.add(write);
}

/** Leaves the field that is being filled in, and waits until every field's value has come to its story. */
export async function settled(): Promise<void> {
  leaveField();
  await Promise.allSettled([...writers].map((write) => write()));
  while (coming.size > 0) await Promise.allSettled(coming);
}
