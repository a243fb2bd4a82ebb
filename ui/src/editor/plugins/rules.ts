/** What turns into something else while typing, at the start of a paragraph. */
import { InputRule, inputRules } from "prosemirror-inputrules";
import type { NodeType } from "prosemirror-model";
import { type Plugin, TextSelection } from "prosemirror-state";
import { canJoin, findWrapping } from "prosemirror-transform";
import { schema } from "../schema/index.ts";

const { paragraph, section_head, bullet_list, ordered_list, quote, divider } = schema.nodes;

/** `## ` and `### `; the id stays. */
const heading = new InputRule(/^(#{2,3}|＃{2,3})\s$/, (state, match, start, end) => {
  const $start = state.doc.resolve(start);
  const { type, attrs } = $start.parent;
  if (type !== paragraph) return null;
  if (!$start.node(-1).canReplaceWith($start.index(-1), $start.index(-1) + 1, section_head)) return null;
  const tr = state.tr.delete(start, end);
  return tr.setNodeMarkup($start.before(), section_head, { id: attrs["id"], only: attrs["only"], level: match[1]!.length });
});

/** `---` alone in a paragraph. */
const rule = new InputRule(/^---$/, (state, _match, start) => {
  const $start = state.doc.resolve(start);
  if ($start.parent.type !== paragraph || !$start.node(-1).canReplaceWith($start.index(-1), $start.index(-1), divider)) return null;
  const { tr } = state;
  tr.delete(start, $start.end()).insert($start.before(), divider.create());
  return tr.setSelection(TextSelection.create(tr.doc, $start.before() + 2));
});

/**
 * A sign that wraps its paragraph, joining the list before. The wrappers get their ids here:
 * a later transaction would end the short time in which Backspace takes the rule back.
 */
function wrapping(sign: RegExp, type: NodeType, newId: () => string): InputRule {
  return new InputRule(sign, (state, _match, start, end) => {
    if (state.doc.resolve(start).parent.type !== paragraph) return null;
    const tr = state.tr.delete(start, end);
    const range = tr.doc.resolve(start).blockRange();
    const wrappers = range && findWrapping(range, type);
    if (!range || !wrappers) return null;
    tr.wrap(range, wrappers.map((wrapper) => ({ ...wrapper, attrs: { ...wrapper.attrs, id: newId() } })));
    const before = tr.doc.resolve(start - 1).nodeBefore;
    return before?.type === type && type !== quote && canJoin(tr.doc, start - 1) ? tr.join(start - 1) : tr;
  });
}

/** The plugin. Full-width signs count too: a Chinese input method writes those. */
export function rulesPlugin(newId: () => string): Plugin {
  return inputRules({
    rules: [
      heading,
      rule,
      wrapping(/^[>＞》]\s$/, quote, newId),
      wrapping(/^[-*]\s$/, bullet_list, newId),
      wrapping(/^1[.．]\s$/, ordered_list, newId),
    ],
  });
}
