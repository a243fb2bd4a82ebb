/** Keys of the window. */
import { imeGuard } from "../editor";
import { commands, run, type Command } from "../shared/command.svelte";
import { matches, type Pressed } from "../shared/shortcut";
import { shortcuts, type OwnKeys } from "../shared/shortcuts.svelte";

/** The command of the list that this key means, if the window is to act on it; `typing`: the key goes into a text. */
export function meant(list: readonly Command[], event: Pressed, typing: boolean, own: OwnKeys = {}): Command | undefined {
  const ours = (one: Command) =>
    one.keyInEditor === undefined ||
    (one.keyInEditor === "or_outside" && !typing) ||
    (one.keyInEditor === "as_listed" && own[one.id] !== undefined);
  const key = (one: Command) => (own[one.id] === undefined ? one.shortcut : own[one.id]) ?? null;
  const pressed = (keys: readonly (string | null)[]) => keys.some((one) => one !== null && matches(one, event));
  // A key that somebody chose comes before the second keys of the list.
  return list.find((one) => ours(one) && pressed([key(one)])) ?? list.find((one) => ours(one) && pressed(one.also ?? []));
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}

/** Runs commands by their keys; returns how to stop. */
export function followKeys(target: Window): () => void {
  const pressed = (event: KeyboardEvent) => {
    if (event.defaultPrevented || imeGuard().ignores(event)) return;
    const found = meant(commands(), event, isTyping(event.target), shortcuts.own);
    if (found === undefined) return;
    // Even one that does not apply now: the webview's own meaning of the key is never wanted.
    event.preventDefault();
    if (!(event.repeat && found.once)) run(found.id);
  };
  target.addEventListener("keydown", pressed);
  return () => target.removeEventListener("keydown", pressed);
}
