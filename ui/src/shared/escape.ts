/** Escape closes what stands around the manuscript, one thing at a time, whether the keyboard is in it or in the text. */

/** What an Escape has closed something with. */
const used = new WeakSet<KeyboardEvent>();

/**
 * Whether this key is an Escape that closes `box`, which it then is used up for. The editor
 * prevents the default of every Escape in the manuscript, so that says nothing there; one that
 * meant something in the text itself (a menu, a field of a block) does not come out of it.
 */
export function escapes(event: KeyboardEvent, box: HTMLElement, manuscript: HTMLElement | undefined): boolean {
  const { target } = event;
  if (event.key !== "Escape" || used.has(event) || !(target instanceof Node)) return false;
  const mine = manuscript?.contains(target) === true || (box.contains(target) && !event.defaultPrevented);
  if (!mine) return false;
  used.add(event);
  event.preventDefault();
  return true;
}
