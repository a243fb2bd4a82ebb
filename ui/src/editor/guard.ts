/**
 * Tells the keys that belong to an input method from those meant for the program.
 *
 * WebKit sends `compositionend` before the keydown of the Enter that confirmed the
 * candidate, so `isComposing` is already false there: that one key is swallowed too,
 * when it comes within {@link AFTER_END_MS}.
 */
export interface Guard {
  /** True when the key is the input method's and must be ignored; the same answer however often it is asked. */
  ignores(event: KeyboardEvent): boolean;
  /** Watches compositions below `target`; returns how to stop. */
  watch(target: EventTarget): () => void;
}

/** Milliseconds after `compositionend` in which one confirming key is still the input method's. */
export const AFTER_END_MS = 500;

/** Keys that confirm or cancel a candidate. */
const CONFIRMING = new Set(["Enter", "Escape", "Tab", " ", "Spacebar"]);

/** A guard with its own memory; `now` in milliseconds. */
export function createGuard(now: () => number = () => performance.now(), agent = navigator.userAgent): Guard {
  let endedAt: number | null = null;
  const swallowed = new WeakSet<KeyboardEvent>();
  const started = () => {
    endedAt = null;
  };
  const ended = () => {
    endedAt = now();
  };
  return {
    ignores(event) {
      if (event.isComposing || event.keyCode === 229 || swallowed.has(event)) return true;
      const since = endedAt === null ? Infinity : now() - endedAt;
      endedAt = null;
      // Chromium sends the confirming keydown with isComposing set, so nothing is owed there.
      const owed = since < AFTER_END_MS && CONFIRMING.has(event.key) && sendsKeyAfterEnd(agent);
      if (owed) swallowed.add(event);
      return owed;
    },
    watch(target) {
      target.addEventListener("compositionstart", started, true);
      target.addEventListener("compositionend", ended, true);
      return () => {
        target.removeEventListener("compositionstart", started, true);
        target.removeEventListener("compositionend", ended, true);
      };
    },
  };
}

function sendsKeyAfterEnd(agent: string): boolean {
  return /AppleWebKit/.test(agent) && !/Chrome|Chromium|Edg/.test(agent);
}

let shared: Guard | null = null;

/** The one guard of the window, for editor, palette, search box and dialogs. */
export function imeGuard(): Guard {
  if (shared === null) {
    shared = createGuard();
    shared.watch(window);
  }
  return shared;
}
