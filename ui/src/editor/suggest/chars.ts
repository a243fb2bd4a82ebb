/** The text of a block as a row of characters with their marks. */
import { Fragment, Mark, type Node } from "prosemirror-model";
import { schema } from "../schema/index.ts";
import { deletion } from "./types.ts";

/** A character or a line break (`\n`); `at`: its position in the document that it was read from. */
export type Char = { char: string; marks: readonly Mark[]; at: number };

/** The characters of a text block whose content starts at this position. */
export function charsOf(block: Node, start: number): Char[] {
  const found: Char[] = [];
  let at = start;
  for (const { marks, text = "\n" } of block.children) {
    for (const char of text) {
      found.push({ char, marks, at });
      at += char.length;
    }
  }
  return found;
}

/** How much room it takes in the document. */
export const sizeOf = ({ char }: Char) => char.length;

/** By what two characters are the same: what is struck is never what is not. */
export function keyOf({ char, marks }: Char): string {
  const struck = deletion.isInSet(marks);
  return struck ? `${char}\u0000${String(struck.attrs["id"])}` : char;
}

/** Characters as the content of a text block. */
export function contentOf(chars: readonly Char[]): Fragment {
  const nodes: Node[] = [];
  let text = "";
  let marks: readonly Mark[] = Mark.none;
  const flush = () => {
    if (text !== "") nodes.push(schema.text(text, marks));
    text = "";
  };
  for (const one of chars) {
    if (one.marks !== marks && !Mark.sameSet(one.marks, marks)) flush();
    if (text === "") marks = one.marks;
    if (one.char === "\n") {
      flush();
      nodes.push(schema.nodes.hard_break.create(null, null, one.marks));
    } else text += one.char;
  }
  flush();
  return Fragment.fromArray(nodes);
}
