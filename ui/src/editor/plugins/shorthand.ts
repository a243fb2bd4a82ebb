/** What turns into something else while typing: signs at the start of a paragraph, signs around words. */
import { InputRule, inputRules } from "prosemirror-inputrules";
import type { Mark, NodeType } from "prosemirror-model";
import { type EditorState, Plugin, TextSelection, type Transaction } from "prosemirror-state";
import { canJoin, findWrapping } from "prosemirror-transform";
import { readHref } from "../commands/marks.ts";
import { inHead } from "../places.ts";
import { schema } from "../schema/index.ts";
import { isStruck } from "../suggest/types.ts";
import { live } from "../text.ts";

const { paragraph, section_head, bullet_list, ordered_list, quote, divider } = schema.nodes;
const { strong, em, link } = schema.marks;

/** What is looked for in front of the cursor, and what is made of it. */
type Rule = { sign: RegExp; make: (state: EditorState, match: RegExpMatchArray, start: number, end: number) => Transaction | null };
const ruleOf = (sign: RegExp, make: Rule["make"]): Rule => ({ sign, make });

/** `## ` and `### `; the id stays. */
const heading = ruleOf(/^(#{2,3}|＃{2,3})\s$/, (state, match, start, end) => {
  const $start = state.doc.resolve(start);
  const { type, attrs } = $start.parent;
  if (type !== paragraph) return null;
  if (!$start.node(-1).canReplaceWith($start.index(-1), $start.index(-1) + 1, section_head)) return null;
  const tr = state.tr.delete(start, end);
  return tr.setNodeMarkup($start.before(), section_head, { id: attrs["id"], only: attrs["only"], level: match[1]!.length });
});

/** `---` alone in a paragraph, with nothing behind it; its id is given here, for the reason told below. */
const rule = (newId: () => string) => ruleOf(/^(---|———)$/, (state, _match, start, end) => {
  const $start = state.doc.resolve(start);
  if (live($start.parent, end - $start.start()) !== "") return null;
  if ($start.parent.type !== paragraph || !$start.node(-1).canReplaceWith($start.index(-1), $start.index(-1), divider)) return null;
  const { tr } = state;
  tr.delete(start, end).insert($start.before(), divider.create({ id: newId() }));
  return tr.setSelection(TextSelection.create(tr.doc, $start.before() + 2));
});

type Applies = (state: EditorState, match: RegExpMatchArray, start: number) => boolean;

/**
 * A sign that wraps its paragraph, joining the list before. The wrappers get their ids here:
 * a later transaction would end the short time in which Backspace takes the rule back.
 */
function wrapping(sign: RegExp, type: NodeType, newId: () => string, applies: Applies = () => true): Rule {
  return ruleOf(sign, (state, match, start, end) => {
    if (state.doc.resolve(start).parent.type !== paragraph || !applies(state, match, start)) return null;
    const tr = state.tr.delete(start, end);
    const range = tr.doc.resolve(start).blockRange();
    const wrappers = range && findWrapping(range, type);
    if (!range || !wrappers) return null;
    tr.wrap(range, wrappers.map((wrapper) => ({ ...wrapper, attrs: { ...wrapper.attrs, id: newId() } })));
    const before = tr.doc.resolve(start - 1).nodeBefore;
    return before?.type === type && type !== quote && canJoin(tr.doc, start - 1) ? tr.join(start - 1) : tr;
  });
}

/** Signs around words become a mark on them, outside the title group. */
function marking(sign: RegExp, open: number, make: (match: RegExpMatchArray) => Mark | null): Rule {
  return ruleOf(sign, (state, match, start, end) => {
    const $start = state.doc.resolve(start);
    const mark = inHead($start) ? null : make(match);
    if (!mark || !$start.parent.type.allowsMarkType(mark.type)) return null;
    const [from, to] = [start + open, start + open + match[1]!.length];
    const tr = state.tr.delete(to, end).addMark(from, to, mark).delete(start, from);
    return tr.removeStoredMark(mark.type);
  });
}

/**
 * Words between signs: neither begins nor ends with a space, so that `2 * 3 * 4` stays what it is. A single
 * sign opens only where no word or bracket ends: 王*明 is a masked name, 长*宽*高 and 长（米）*宽（米） are sizes.
 */
const MARKS = [
  marking(/(?<!\*)\*\*([^*\s](?:[^*]*[^*\s])?)\*\*$/u, 2, () => strong.create()),
  marking(/(?<![*\p{L}\p{N}\p{Pe}])\*([^*\s](?:[^*]*[^*\s])?)\*$/u, 1, () => em.create()),
  marking(/(?<![_\p{L}\p{N}])_([^_\s](?:[^_]*[^_\s])?)_$/u, 1, () => em.create()),
  marking(/(?<!!)\[([^[\]\s](?:[^[\]]*[^[\]\s])?)\]\(([^()\s]+)\)$/u, 1, (match) => {
    const href = readHref(match[2]!);
    return href === null ? null : link.create({ href });
  }),
];

/** `1. ` begins a list; another number only goes on with the list above that it follows. */
function countsOn(state: EditorState, match: RegExpMatchArray, start: number): boolean {
  const before = state.doc.resolve(state.doc.resolve(start).before()).nodeBefore;
  return match[1] === "1" || (before?.type === ordered_list && before.childCount + 1 === Number(match[1]));
}

/** The place behind which so many characters that are not struck stand in front of `end`. */
function startBefore(state: EditorState, end: number, count: number): number {
  let [at, left] = [end, count];
  while (left > 0) {
    const node = state.doc.resolve(at).nodeBefore;
    if (node === null) return at;
    const size = isStruck(node.marks) ? node.nodeSize : Math.min(left, node.nodeSize);
    if (!isStruck(node.marks)) left -= size;
    at -= size;
  }
  return at;
}

/** The rules where something struck stands in the block: they read the text without it. */
function pastGhosts(rules: readonly Rule[]): Plugin {
  return new Plugin({
    props: {
      handleTextInput: (view, from, to, text) => {
        const { state } = view;
        const $from = state.doc.resolve(from);
        if (view.composing || !$from.parent.children.some(({ marks }) => isStruck(marks))) return false;
        const before = live($from.parent, 0, $from.parentOffset) + text;
        for (const { sign, make } of rules) {
          const match = sign.exec(before);
          const tr = match && make(state, match, startBefore(state, from, match[0].length - text.length), to);
          if (!tr) continue;
          view.dispatch(tr);
          return true;
        }
        return false;
      },
    },
  });
}

/** The plugins. Full-width signs count too: a Chinese input method writes those. */
export function shorthandPlugins(newId: () => string): Plugin[] {
  const rules: Rule[] = [
    heading,
    rule(newId),
    wrapping(/^[>＞》]\s$/, quote, newId),
    wrapping(/^[-*]\s$/, bullet_list, newId),
    wrapping(/^(\d{1,3})[.．]\s$/, ordered_list, newId, countsOn),
    ...MARKS,
  ];
  return [pastGhosts(rules), inputRules({ rules: rules.map(({ sign, make }) => new InputRule(sign, make)) })];
}
