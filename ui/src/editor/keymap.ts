/** All keys of the editor, behind the input-method guard. */
import { chainCommands } from "prosemirror-commands";
import { keydownHandler } from "prosemirror-keymap";
import { type Command, Plugin, PluginKey } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { command, COMMANDS, type CommandId } from "./commands/index.ts";
import * as keys from "./keys/index.ts";
import { imeGuard } from "./guard.ts";

const MAC = typeof navigator !== "undefined" && /Mac|iP(hone|[oa]d)/.test(navigator.platform);

/** Keys that the person gave to commands of the editor; null takes a key away. */
export type OwnKeys = Partial<Record<CommandId, string | null>>;

/** The webview has a history of its own, so these are used up even when there is nothing to take back. */
const ALWAYS: readonly CommandId[] = ["undo", "redo"];

/** Key names with what they do: first those of the commands, then the editing keys. */
export function bindings(own: OwnKeys = {}): Record<string, Command> {
  const out: Record<string, Command> = {};
  for (const { id, shortcut, run } of COMMANDS) {
    const chosen = own[id] === undefined ? shortcut : own[id];
    const act: Command = (state, dispatch) => run(state, dispatch, {});
    if (chosen) out[chosen] = ALWAYS.includes(id) ? used(act) : act;
    if (id === "redo") out["Mod-y"] = used(act);
  }
  Object.assign(out, {
    Enter: keys.enter,
    // In the title group and in captions, where no paragraph can be put, it is Enter; so it is when its command has another key.
    "Mod-Enter": out["Mod-Enter"] ? chainCommands(out["Mod-Enter"], keys.enter) : keys.enter,
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

type Press = ReturnType<typeof keydownHandler>;

/** With Caps Lock a letter is small while Shift is held: the library would take Ctrl Shift A for Ctrl A. */
function pressOf(bound: Record<string, Command>): Press {
  const press = keydownHandler(bound);
  return (view, event) => press(view, event.shiftKey && /^[a-z]$/.test(event.key) ? capital(event) : event);
}

const capital = (event: KeyboardEvent) =>
  new Proxy(event, { get: (from, name) => (name === "key" ? from.key.toUpperCase() : (Reflect.get(from, name, from) as unknown)) });

const key = new PluginKey<Press>("keys");

/** Other keys for the commands from now on. */
export function setKeys(view: EditorView, own: OwnKeys): void {
  view.dispatch(view.state.tr.setMeta(key, own));
}

const HISTORY: Readonly<Record<string, CommandId>> = { historyUndo: "undo", historyRedo: "redo" };

/** The webview's own history would change the text behind the editor's back: its menu, and keys that are no command's any more, mean ours. */
function ownHistory(view: EditorView, event: InputEvent): boolean {
  const id = HISTORY[event.inputType];
  if (id === undefined) return false;
  event.preventDefault();
  if (view.editable) command(id)?.run(view.state, view.dispatch, {});
  return true;
}

/** The plugin. */
export function keysPlugin(): Plugin<Press> {
  return new Plugin<Press>({
    key,
    state: {
      init: () => pressOf(bindings()),
      apply: (tr, press) => {
        const own = tr.getMeta(key) as OwnKeys | undefined;
        return own === undefined ? press : pressOf(bindings(own));
      },
    },
    props: {
      handleDOMEvents: { beforeinput: ownHistory },
      handleKeyDown: (view, event) => {
        // The webview itself must see these, or the input method loses them.
        if (event.isComposing || event.keyCode === 229) return false;
        return imeGuard().ignores(event) || (key.getState(view.state)?.(view, event) ?? false);
      },
    },
  });
}
