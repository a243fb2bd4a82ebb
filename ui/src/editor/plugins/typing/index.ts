/**
 * Typing by the language of the story: quotes, dashes, dots and full-width marks as they are typed.
 * The rules are pure and stand beside this file, one a file; here they meet the editor.
 */
import { undoInputRule } from "prosemirror-inputrules";
import { closeHistory } from "prosemirror-history";
import { type Command, type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { imeGuard } from "../../guard.ts";
import { isLine } from "../../places.ts";
import { live } from "../../text.ts";
import { isStruck } from "../../suggest/types.ts";
import { addPair, deletePair, passAhead, pairsPlugin, signAhead } from "./pairs.ts";
import { lastMark } from "./marks.ts";
import { isChineseStory, react } from "./rules.ts";
import type { Edit, Spot } from "./spot.ts";
import { lastRuler, takenBackPlugin, takeRuleBack } from "./taken-back.ts";
import { around } from "./wrap.ts";

/** What typing asks of its surroundings. */
export type TypingSurroundings = {
  /** BCP 47 language of the story at this moment. */
  language: () => string;
  /** Whether anything is to be changed while typing; absent: yes. */
  smart?: () => boolean;
};

/** The change made last, in the form in which prosemirror-inputrules takes its own back. */
type Fresh = { transform: Transaction; from: number; to: number; text: string };
const key = new PluginKey<Fresh | null>("typing");

type Range = { from: number; to: number };

/**
 * The range that typing replaces; null when it is not inside one block. The view finds it by comparing
 * texts, so that of two equal signs side by side it may mean the other one: the cursor knows better.
 */
function rangeOf({ selection, doc }: EditorState, from: number, to: number, text: string): Range | null {
  const { $from, $to } = selection;
  if (!(selection instanceof TextSelection) || !$from.sameParent($to)) return null;
  if (!selection.empty) return from >= $from.pos && to <= $to.pos ? { from: $from.pos, to: $to.pos } : null;
  const $at = doc.resolve(from);
  if (!$at.parent.isTextblock || to > $at.end()) return null;
  // A selection made just now with the keyboard, of which the state has not heard yet.
  if (from !== to) return { from, to };
  const [low, high] = [Math.min(from, $from.pos), Math.max(from, $from.pos)];
  const inside = low >= $from.start() && high <= $from.end();
  const repeats = inside && doc.textBetween(low, high, null, "\ufffc") === text.repeat(high - low);
  return repeats ? { from: $from.pos, to: $from.pos } : { from, to };
}

function spotAt(state: EditorState, { from, to }: Range, typed: string, ahead: string): Spot {
  const $from = state.doc.resolve(from);
  const { parent } = $from;
  const start = $from.start();
  return {
    typed,
    before: live(parent, 0, from - start),
    after: live(parent, to - start),
    ahead,
    paragraph: parent.type.name === "paragraph",
    above: () => {
      const above = state.doc.resolve($from.before()).nodeBefore;
      return above?.isTextblock ? live(above) : "";
    },
  };
}

/** The place behind the last character before this one that is not struck. */
function behindLive(doc: EditorState["doc"], pos: number): number {
  let at = pos;
  for (let before = doc.resolve(at).nodeBefore; before !== null && isStruck(before.marks); before = doc.resolve(at).nodeBefore) at -= before.nodeSize;
  return at;
}

/** Carries an edit out in place of what stands, or would stand, in the range. */
function carryOut(state: EditorState, { from, to }: Range, edit: Edit): Transaction {
  const { tr } = state;
  const back = edit.back ?? 0;
  const last = back > 0 ? behindLive(state.doc, from) : from;
  // Struck text between stays where it is.
  if (last < from) return carryOutAt(tr.delete(last - back, last), { from: from - back, to: to - back }, { ...edit, back: 0 });
  return carryOutAt(tr, { from, to }, edit);
}

function carryOutAt(tr: Transaction, { from, to }: Range, edit: Edit): Transaction {
  const start = from - (edit.back ?? 0);
  if (edit.insert !== "") tr.insertText(edit.insert, start, to);
  else if (start < to) tr.delete(start, to);
  const at = start + edit.insert.length;
  if (edit.close !== undefined) {
    tr.insertText(edit.close, at);
    addPair(tr, { open: at - 1, close: at });
  }
  return tr.setSelection(TextSelection.create(tr.doc, edit.over ? at + 1 : at)).scrollIntoView();
}

function wrap(view: EditorView, { from, to }: Range, [open, close]: readonly [string, string]): boolean {
  const tr = closeHistory(view.state.tr).insertText(close, to).insertText(open, from);
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, from + 1, to + 1)).scrollIntoView());
  return true;
}

function type(view: EditorView, from: number, to: number, typed: string, language: string): boolean {
  const range = rangeOf(view.state, from, to, typed);
  if (range === null) return false;
  const spot = spotAt(view.state, range, typed, range.from === range.to ? signAhead(view.state, range.to) : "");
  if (range.from < range.to) {
    const signs = around(typed, spot.before, view.state.doc.textBetween(range.from, range.to), language);
    if (signs !== null) return wrap(view, range, signs);
  }
  const edit = react(spot, language);
  if (edit === null) return false;
  const tr = carryOut(view.state, range, edit);
  if (tr.docChanged) tr.setMeta(key, { transform: tr, ...range, text: typed });
  const { state } = view;
  view.dispatch(tr);
  // A change may be refused, where the text before the cursor is folded: then what was typed goes in as it is.
  return view.state !== state;
}

/** What an input method put in since `started`: one sign is read as typed, and Chinese decides on a mark before it. */
function settle(view: EditorView, started: number, language: string): void {
  const { selection, doc } = view.state;
  const { $head } = selection;
  // The text may be another one by now: only what is still one run in one block was put in.
  if (view.composing || !selection.empty || !$head.parent.inlineContent || started >= $head.pos || started < $head.start()) return;
  const range = { from: started, to: $head.pos };
  const [typed, ...rest] = doc.textBetween(range.from, range.to);
  if (typed === undefined) return;
  const edit = react(spotAt(view.state, range, typed, rest.length === 0 ? signAhead(view.state, range.to) : ""), language);
  // Of several characters only what stands before them can be at fault.
  const foreign = rest.length > 0 && (!edit?.back || edit.close !== undefined);
  if (edit === null || foreign) return;
  const whole = { ...edit, insert: edit.insert + rest.join("") };
  const tr = carryOut(view.state, range, whole);
  // Taken back it is what the input method said: nothing more is put in.
  view.dispatch(tr.setMeta(key, { transform: tr, from: started, to: started, text: "" }));
}

/** The mark that a paragraph ends in, decided on when it is left with Enter. */
function lastOf(state: EditorState): Transaction | null {
  const { $from, empty } = state.selection;
  if (!empty || !$from.parent.isTextblock || isLine($from.parent) || $from.parentOffset < $from.parent.content.size) return null;
  const late = lastMark(live($from.parent, 0, $from.parentOffset));
  return late === null ? null : carryOut(state, { from: $from.pos, to: $from.pos }, { back: 1, insert: late });
}

/** Backspace in an empty pair, Enter before signs that came by themselves and behind a mark that waited. */
function pressed(view: EditorView, event: KeyboardEvent, chinese: boolean): boolean {
  if (!chinese || event.isComposing || event.keyCode === 229 || imeGuard().ignores(event)) return false;
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
  const pair = event.key === "Backspace" ? deletePair(view.state) : null;
  if (pair !== null) view.dispatch(pair);
  const past = event.key === "Enter" && !isLine(view.state.selection.$from.parent) ? passAhead(view.state) : null;
  if (past !== null) view.dispatch(past);
  const last = event.key === "Enter" ? lastOf(view.state) : null;
  if (last !== null) view.dispatch(last);
  return pair !== null;
}

/** The plugins; they stand before the keys, which take the last change back on Backspace. */
export function typingPlugins({ language, smart = () => true }: TypingSurroundings): Plugin[] {
  /** Where the composition began that is not settled yet; one object for each. */
  let started: { at: number } | null = null;
  const typing = new Plugin<Fresh | null>({
    key,
    // The word by which prosemirror-inputrules finds plugins whose last change it can take back.
    isInputRules: true,
    state: {
      init: () => null,
      apply: (tr, fresh) => (tr.getMeta(key) as Fresh | undefined) ?? (tr.docChanged || tr.selectionSet ? null : fresh),
    },
    props: {
      handleTextInput: (view, from, to, text) => {
        if (view.composing || !smart() || [...text].length !== 1) return false;
        const done = type(view, from, to, text, language());
        if (done) started = null;
        return done;
      },
      handleKeyDown: (view, event) => smart() && pressed(view, event, isChineseStory(language())),
      handleDOMEvents: {
        compositionstart: (view) => {
          started = { at: view.state.selection.from };
          return false;
        },
        compositionend: (view) => {
          const mine = started;
          // The text of the input method comes to the state after this event; the next one may have begun by then.
          setTimeout(() => {
            if (mine === null || mine !== started) return;
            started = null;
            if (smart() && !view.isDestroyed) settle(view, mine.at, language());
          });
          return false;
        },
      },
    },
  });
  return [typing, pairsPlugin(), takenBackPlugin()];
}

/** Takes the last change made while typing back and leaves what was typed; false when something came after it. */
export const undoTyping: Command = (state, dispatch) => {
  if (key.getState(state)) return undoInputRule(state, dispatch);
  return lastRuler(state) === key.get(state) && takeRuleBack(state, dispatch);
};
