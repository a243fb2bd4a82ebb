/** All keys of the editor, behind the input-method guard. */
import { chainCommands } from "prosemirror-commands";
import { keydownHandler } from "prosemirror-keymap";
import { type Command, Plugin } from "prosemirror-state";
import { COMMANDS } from "./commands/index.ts";
import * as keys from "./keys/index.ts";
import { imeGuard } from "./guard.ts";

const MAC = typeof navigator !== "undefined" && /Mac|iP(hone|[oa]d)/.test(navigator.platform);

/** Key names with what they do: first those of the commands, then the editing keys. */
export function bindings(): Record<string, Command> {
  const out: Record<string, Command> = {};
  for (const { shortcut, run } of COMMANDS) {
    if (shortcut !== null) out[shortcut] = (state, dispatch) => run(state, dispatch, {});
  }
  Object.assign(out, {
    // Used up even when there is nothing to undo: the webview has a history of its own.
    "Mod-z": used(out["Mod-z"]!),
    "Mod-Shift-z": used(out["Mod-Shift-z"]!),
    "Mod-y": used(out["Mod-Shift-z"]!),
    Enter: keys.enter,
    // In the title group and in captions, where no paragraph can be put, it is Enter.
    "Mod-Enter": chainCommands(out["Mod-Enter"]!, keys.enter),
    "Shift-Enter": keys.breakLine,
    Backspace: keys.backspace,
    "Mod-Backspace": keys.backspace,
    "Shift-Backspace": keys.backspace,
    Delete: keys.forwardDelete,
    "Mod-Delete": keys.forwardDelete,
    Tab: keys.tab,
    "Shift-Tab": keys.shiftTab,
    ArrowUp: keys.arrowUp,
    ArrowDown: keys.arrowDown,
    ArrowLeft: keys.arrowLeft,
    ArrowRight: keys.arrowRight,
  });
  if (MAC) Object.assign(out, { "Ctrl-h": keys.backspace, "Ctrl-d": keys.forwardDelete });
  return out;
}

function used(command: Command): Command {
  return (state, dispatch) => {
    command(state, dispatch);
    return true;
  };
}

/** The plugin. */
export function keysPlugin(): Plugin {
  const press = keydownHandler(bindings());
  return new Plugin({
    props: {
      handleKeyDown: (view, event) => {
        // The webview itself must see these, or the input method loses them.
        if (event.isComposing || event.keyCode === 229) return false;
        return imeGuard().ignores(event) || press(view, event);
      },
    },
  });
}
