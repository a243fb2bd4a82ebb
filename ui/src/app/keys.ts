/** Keys of the window. */
import { imeGuard } from "../editor";
import { commands, run, type Command } from "../shared/command.svelte";
import { matches, type Pressed } from "../shared/shortcut";

/** The command of the list that this key means, if the window is to act on it; `typing`: the key goes into a text. */
export function meant(list: readonly Command[], event: Pressed, typing: boolean): Command | undefined {
  const ours = (one: Command) => one.keyInEditor === undefined || (one.keyInEditor === "or_outside" && !typing);
  return list.find((one) => one.shortcut !== undefined && ours(one) && matches(one.shortcut, event));
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}

/** Runs commands by their keys; returns how to stop. */
export function followKeys(target: Window): () => void {
  const pressed = (event: KeyboardEvent) => {
    if (event.defaultPrevented || imeGuard().ignores(event)) return;
    const found = meant(commands(), event, isTyping(event.target));
    if (found === undefined) return;
    // Even one that does not apply now: the webview's own meaning of the key is never wanted.
    event.preventDefault();
    run(found.id);
  };
  target.addEventListener("keydown", pressed);
  return () => target.removeEventListener("keydown", pressed);
}
