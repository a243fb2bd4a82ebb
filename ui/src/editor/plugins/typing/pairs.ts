/** The closing signs that came with their opening ones, as long as the cursor stands between the two. */
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from "prosemirror-state";
import { cursor } from "../../places.ts";
import { BRACKETS } from "./brackets.ts";

/** Positions in front of the two signs. */
export type Pair = { open: number; close: number };

const key = new PluginKey<readonly Pair[]>("pairs");
const SIGNS: Record<string, string> = { ...BRACKETS, "“": "”", "‘": "’" };

function mapped(tr: Transaction, pairs: readonly Pair[]): Pair[] {
  return pairs.flatMap((pair) => {
    const open = tr.mapping.mapResult(pair.open, 1);
    const close = tr.mapping.mapResult(pair.close, 1);
    return open.deletedAfter || close.deletedAfter ? [] : [{ open: open.pos, close: close.pos }];
  });
}

/** The plugin that remembers them. */
export function pairsPlugin(): Plugin<readonly Pair[]> {
  return new Plugin<readonly Pair[]>({
    key,
    state: {
      init: () => [],
      apply: (tr, pairs, _before, state) => {
        const added = tr.getMeta(key) as Pair | undefined;
        if (added === undefined && (pairs.length === 0 || !(tr.docChanged || tr.selectionSet))) return pairs;
        const all = [...(tr.docChanged ? mapped(tr, pairs) : pairs), ...(added ? [added] : [])];
        const at = state.selection.head;
        return all.filter(({ open, close }) => open < at && at <= close);
      },
    },
  });
}

/** Remembers that `tr` put a pair in. */
export const addPair = (tr: Transaction, pair: Pair) => tr.setMeta(key, pair);

/** The closing sign at a position, if it came with its opening one; else empty. */
export function signAhead(state: EditorState, pos: number): string {
  const is = key.getState(state)?.some((pair) => pair.close === pos) ?? false;
  return is ? state.doc.textBetween(pos, pos + 1) : "";
}

/** Takes both signs of a pair with nothing between them away; null when the cursor is not in one. */
export function deletePair(state: EditorState): Transaction | null {
  const $at = cursor(state);
  if (!$at || $at.parentOffset === 0 || $at.parentOffset === $at.parent.content.size) return null;
  const [before, after] = [state.doc.textBetween($at.pos - 1, $at.pos), state.doc.textBetween($at.pos, $at.pos + 1)];
  return after !== "" && SIGNS[before] === after ? state.tr.delete($at.pos - 1, $at.pos + 1).scrollIntoView() : null;
}

/**
 * What Enter does first with closing signs that nobody typed and behind which the block ends. A quotation
 * may go on in the next paragraph, so its signs go; a bracket is closed in its own, with what stands in it.
 */
export function passAhead(state: EditorState): Transaction | null {
  const $at = cursor(state);
  if (!$at || $at.parentOffset === $at.parent.content.size) return null;
  for (let pos = $at.pos; pos < $at.end(); pos += 1) if (signAhead(state, pos) === "") return null;
  const signs = state.doc.textBetween($at.pos, $at.end());
  const tr = state.tr.delete($at.pos + signs.replace(/[”’]+$/, "").length, $at.end());
  return tr.setSelection(TextSelection.create(tr.doc, tr.doc.resolve($at.pos).end()));
}
