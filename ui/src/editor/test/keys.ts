/** Keys and typing on a state, as the view would pass them on, without a layout. */
import type { EditorState, Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { describe, expect, test, vi } from "vitest";
import { content, notation, stateOf } from "./notation.ts";
import { tracked } from "../plugins/suggest/index.ts";
import { accepted, asItWas } from "../suggest/resolve.ts";

/** As much of a view as keys and input rules ask for; blocks are one line high. */
export class Hands {
  composing = false;
  editable = true;
  constructor(public state: EditorState) {}

  dispatch = (tr: Transaction): void => {
    this.state = this.state.apply(tr);
  };
  endOfTextblock = (direction: string): boolean => {
    const { $head } = this.state.selection;
    if (direction === "left" || direction === "backward") return $head.parentOffset === 0;
    if (direction === "right" || direction === "forward") return $head.parentOffset === $head.parent.content.size;
    return true;
  };
  coordsAtPos = () => ({ left: 0, right: 0, top: 0, bottom: 0 });
  posAtCoords = () => null;

  /** One key, as `Shift-Mod-z`; false when nobody took it. */
  press(name: string): boolean {
    const parts = name.split("-");
    const key = parts.pop()!;
    const has = (modifier: string) => parts.includes(modifier);
    const event = new KeyboardEvent("keydown", {
      key: has("Shift") && key.length === 1 ? key.toUpperCase() : key,
      ctrlKey: has("Mod"),
      shiftKey: has("Shift"),
      altKey: has("Alt"),
      keyCode: key.length === 1 ? key.toUpperCase().charCodeAt(0) : 0,
    } as KeyboardEventInit);
    const view = this as unknown as EditorView;
    return this.state.plugins.some((plugin) => plugin.props.handleKeyDown?.call(plugin, view, event) ?? false);
  }

  /** A text that an input method commits, with the events that a view would pass on. */
  commit(text: string): void {
    const heard = (name: "compositionstart" | "compositionend") => {
      const [view, event] = [this as unknown as EditorView, new CompositionEvent(name)];
      for (const plugin of this.state.plugins) plugin.props.handleDOMEvents?.[name]?.call(plugin, view, event);
    };
    vi.useFakeTimers();
    heard("compositionstart");
    this.dispatch(this.state.tr.insertText(text));
    heard("compositionend");
    vi.runAllTimers();
    vi.useRealTimers();
  }

  /** Text, character by character, through the input rules. */
  type(text: string): void {
    const view = this as unknown as EditorView;
    for (const char of text) {
      const { from, to } = this.state.selection;
      const plain = () => this.state.tr.insertText(char);
      const taken = this.state.plugins.some((plugin) => plugin.props.handleTextInput?.call(plugin, view, from, to, char, plain) ?? false);
      if (!taken) this.dispatch(plain());
    }
  }
}

/** `keys` is a list of key names; text to type stands in quotes or back quotes: `Enter "ab" Backspace`; in {} what an input method commits. */
export function play(source: string, keys: string, language?: string): Hands {
  const hands = new Hands(stateOf(source, language));
  keysOf(hands, keys);
  hands.state.doc.check();
  return hands;
}

/** Presses and types a list of keys. */
export function keysOf(hands: Hands, keys: string): void {
  for (const [, quoted, text = quoted, committed, key] of keys.matchAll(/"([^"]*)"|`([^`]*)`|\{([^}]*)\}|(\S+)/g)) {
    if (committed !== undefined) hands.commit(committed);
    else if (text !== undefined) hands.type(text);
    else hands.press(key!);
  }
}

/** Before, keys, after. */
export function check(before: string, keys: string, after: string, language?: string): void {
  expect(notation(play(before, keys, language).state)).toBe(after);
  checkTracked(before, keys, language);
}

/** With tracking on the same keys give the same story once all is accepted, and the one before once all is rejected. */
function checkTracked(before: string, keys: string, language?: string): void {
  const [plain, hands] = [play(before, keys, language), new Hands(stateOf(before, language))];
  hands.dispatch(tracked(hands.state, { on: true, person: { id: "ann" }, now: () => "2026-11-26T10:00:00+08:00" }));
  const start = content(hands.state.doc);
  keysOf(hands, keys);
  hands.state.doc.check();
  expect(content(asItWas(hands.state.doc))).toBe(start);
  expect(content(accepted(hands.state.doc))).toBe(content(plain.state.doc));
}

/** Before, keys, after; the story's language where it matters. */
export type Case = [before: string, keys: string, after: string, language?: string];

/** A test for every case of a behaviour. */
export function cases(name: string, list: Case[]): void {
  describe(name, () => test.each(list)("%s  %s", check));
}
