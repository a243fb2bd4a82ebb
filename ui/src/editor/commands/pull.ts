/** A pull quote made of words of the story: a copy, the words themselves stay where they are. */
import type { Node, ResolvedPos } from "prosemirror-model";
import { type Command, type EditorState, NodeSelection } from "prosemirror-state";
import { inHead } from "../places.ts";
import { onlyMark } from "../plugins/trims/reach.ts";
import { schema } from "../schema/index.ts";
import { isStruck } from "../suggest/types.ts";
import { plain } from "../text.ts";
import { channelsAt } from "./keep-only.ts";

const { paragraph, quote, section_head } = schema.nodes;

/** A sentence with what closes it: ends of sentences in Chinese and English, and the quotation marks behind. */
const SENTENCE = /.+?(?:[。！？!?…]+|\.(?=\s|$|[”’"'）)]))[”’」』"'）)]*|.+$/gsu;

/** From where to where the sentence at this offset of a text reaches, without spaces around it. */
function sentenceAt(text: string, offset: number): { from: number; to: number } | null {
  for (const found of text.matchAll(SENTENCE)) {
    const [from, to] = [found.index, found.index + found[0].length];
    if (offset > to || (offset === to && to < text.length)) continue;
    const words = found[0].trim();
    return words === "" ? null : { from: from + found[0].indexOf(words), to: from + found[0].indexOf(words) + words.length };
  }
  return null;
}

/** What is to be pulled: the selection in one block, or the sentence at the cursor. */
function words(state: EditorState): { from: number; to: number; $at: ResolvedPos } | null {
  const { $from, $to, empty, from, to } = state.selection;
  const { parent } = $from;
  if (state.selection instanceof NodeSelection || !$from.sameParent($to) || (parent.type !== paragraph && parent.type !== section_head)) return null;
  if (inHead($from)) return null;
  if (!empty) return { from, to, $at: $from };
  const found = sentenceAt(plain(parent), $from.parentOffset);
  return found && { from: $from.start() + found.from, to: $from.start() + found.to, $at: $from };
}

/** The words as plain text, each restricted to the channels that it is for. */
function runs({ from, to }: { from: number; to: number }, $at: ResolvedPos): Node[] {
  return $at.parent.content.cut(from - $at.start(), to - $at.start()).content.filter(({ marks }) => !isStruck(marks)).map((child) => {
    const mark = onlyMark(child.marks);
    return schema.text(child.text ?? " ", mark ? [mark] : []);
  });
}

/** Puts them as a pull quote behind the paragraph, or behind the list or quote that it stands in. */
export const pullQuote: Command = (state, dispatch) => {
  const found = words(state);
  if (!found) return false;
  const { $at } = found;
  for (let depth = $at.depth; depth > 0; depth -= 1) {
    const parent = $at.node(depth - 1);
    const index = $at.indexAfter(depth - 1);
    if (!["body", "box"].includes(parent.type.name) || !parent.canReplaceWith(index, index, quote)) continue;
    if (dispatch) {
      const only = channelsAt($at, $at.depth, depth);
      const pulled = quote.create({ kind: "pull", only }, paragraph.create(null, runs(found, $at)));
      dispatch(state.tr.insert($at.after(depth), pulled).scrollIntoView());
    }
    return true;
  }
  return false;
};
