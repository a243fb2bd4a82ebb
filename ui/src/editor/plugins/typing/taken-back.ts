/**
 * Taking the last change of a typing rule back while edits are tracked: what the rule made stands
 * in the story as suggestions by then, and the steps of the rule cannot be turned round any more.
 */
import { type Command, type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from "prosemirror-state";
import { Transform } from "prosemirror-transform";
import { patchDoc } from "../../patch.ts";
import { patchChars } from "../../suggest/patch.ts";
import { isTracked } from "../suggest/index.ts";

/** A rule's change in the form of prosemirror-inputrules. */
type Rule = { transform: Transform; from: number; to: number; text: string };
/** `tracked`: its change has become suggestions. */
type Last = { rule: Rule; by: Plugin; tracked: boolean } | null;

const key = new PluginKey<Last>("taken-back");

/** The change of a rule that a transaction carries out; null for any other. */
function ruleOf(tr: Transaction, { plugins }: EditorState): Last {
  for (const plugin of plugins) {
    const said: unknown = (plugin.spec as { isInputRules?: boolean }).isInputRules ? tr.getMeta(plugin) : undefined;
    if (said) return { rule: said as Rule, by: plugin, tracked: false };
  }
  return null;
}

function next(tr: Transaction, last: Last, state: EditorState): Last {
  const rule = ruleOf(tr, state);
  if (rule !== null) return rule;
  if (last !== null && isTracked(tr)) return { ...last, tracked: true };
  return tr.docChanged || tr.selectionSet ? null : last;
}

/** The story as if the rule had not been: with what was typed, as it was typed. */
export const takeRuleBack: Command = (state, dispatch) => {
  const last = key.getState(state) ?? null;
  if (last === null || !last.tracked) return false;
  const { transform, from, to, text } = last.rule;
  const typed = new Transform(transform.before);
  if (text === "") typed.delete(from, to);
  else typed.replaceWith(from, to, state.schema.text(text, typed.doc.resolve(from).marks()));
  const { tr } = state;
  if (!patchDoc(tr, state.doc, typed.doc, patchChars)) return false;
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, from + text.length)).scrollIntoView());
  return true;
};

/** The plugin whose rule made the last change, while that can be taken back so. */
export const lastRuler = (state: EditorState): Plugin | null => key.getState(state)?.by ?? null;

/** The plugin that remembers the last of them. */
export function takenBackPlugin(): Plugin<Last> {
  return new Plugin<Last>({ key, state: { init: () => null, apply: (tr, last, _before, state) => next(tr, last, state) } });
}
