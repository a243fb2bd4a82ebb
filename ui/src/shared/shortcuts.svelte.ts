/** The keys as they are now: those of the command list, and what the person made of them. */
import { command, type Command } from "./command.svelte";
import { settings } from "./settings.svelte";
import { shown } from "./shortcut";

/** Own keys by command; null takes the key away. */
export type OwnKeys = Readonly<Record<string, string | null>>;

class Shortcuts {
  /** The keys that the person chose. */
  readonly own = $derived.by((): OwnKeys => readKeys(settings.values["shortcuts"]));

  /** The key of a command, in ProseMirror's notation; null without. */
  of(one: Pick<Command, "id" | "shortcut">): string | null {
    const own = this.own[one.id];
    return own === undefined ? (one.shortcut ?? null) : own;
  }

  /** Gives commands other keys; `undefined` gives back the one of the list. */
  set(change: Readonly<Record<string, string | null | undefined>>): void {
    const next = Object.entries({ ...this.own, ...change }).filter(([, key]) => key !== undefined);
    settings.keep("shortcuts", Object.fromEntries(next));
  }

  /** All keys as in the list. */
  reset(): void {
    settings.keep("shortcuts", {});
  }
}

function readKeys(stored: unknown): OwnKeys {
  const found = typeof stored === "object" && stored !== null ? Object.entries(stored) : [];
  return Object.fromEntries(found.filter((one): one is [string, string | null] => one[1] === null || typeof one[1] === "string"));
}

export const shortcuts = new Shortcuts();

/** The key of a command as people know it, or nothing. */
export function keyOf(id: string): string {
  const found = command(id);
  const key = found === undefined ? null : shortcuts.of(found);
  return key === null ? "" : shown(key);
}
