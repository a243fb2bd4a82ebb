/** The keys as they are now: those of the command list, and what the person made of them. */
import { command, type Command } from "./command.svelte";
import { settings } from "./settings.svelte";
import { normal, shown } from "./shortcut";

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

/** The commands that have this key now, but for the one that wants it. */
export function rivals(list: readonly Command[], own: OwnKeys, id: string, key: string): Command[] {
  const has = (one: Command) => (own[one.id] === undefined ? one.shortcut : own[one.id]) ?? null;
  return list.filter((one) => one.id !== id && has(one) !== null && normal(has(one) as string) === normal(key));
}

/** What is to be kept so that the command has this key and no other one does. */
export function given(list: readonly Command[], own: OwnKeys, id: string, key: string): Record<string, string | null | undefined> {
  const first = list.find((one) => one.id === id)?.shortcut;
  const taken = rivals(list, own, id, key).map((one) => [one.id, null] as const);
  // A key that is the list's own needs no remembering.
  return { ...Object.fromEntries(taken), [id]: first !== undefined && normal(first) === normal(key) ? undefined : key };
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
