/** Every text of a story that can be searched: its text blocks, and what stands in fields of nodes. */
import type { Node } from "prosemirror-model";
import { live, read, WORDS } from "../text.ts";

/** One text: a text block, or an attribute that holds words. */
export type TextField = {
  /** In front of the node. */
  pos: number;
  /** Null: the text of the block itself. */
  attr: string | null;
  /** Node name. */
  node: string;
  text: string;
};

/** All of them, in the order of the story. A line break is `\n`; what is struck is not found, and what stands around it is one text. */
export function textFields(doc: Node): TextField[] {
  const found: TextField[] = [];
  doc.descendants((node, pos) => {
    const name = node.type.name;
    for (const attr of WORDS[name] ?? []) {
      const text: unknown = node.attrs[attr];
      if (typeof text === "string" && text !== "") found.push({ pos, attr, node: name, text });
    }
    if (!node.isTextblock) return true;
    if (node.content.size > 0) found.push({ pos, attr: null, node: name, text: live(node) });
    return false;
  });
  return found;
}

/** A place where something was found. Its text is kept, to tell whether it is still what was found. */
export type Spot = {
  /** In the document; for an attribute the node's ends. */
  from: number;
  to: number;
  attr: string | null;
  /** In the attribute's text, in UTF-16 units. */
  start: number;
  end: number;
  /** Node name. */
  node: string;
  /** The whole text of the attribute; empty for a text block. */
  value: string;
};

const PLAIN = { place: (offset: number) => offset };

/** The place of a match in a field; over struck text where that stands inside of it. */
export function spotIn(doc: Node, field: TextField, start: number, end: number): Spot {
  const inner = field.pos + 1;
  const { attr, node } = field;
  if (attr === null) {
    const block = doc.nodeAt(field.pos);
    const { place } = block === null ? PLAIN : read(block);
    return { from: inner + place(start, 1), to: inner + (end === start ? place(end, 1) : place(end, -1)), attr, start, end, node, value: "" };
  }
  return { from: field.pos, to: field.pos + (doc.nodeAt(field.pos)?.nodeSize ?? 1), attr, start, end, node, value: field.text };
}

/** Whether two are the same place. */
export const sameSpot = (a: Spot, b: Spot) => a.from === b.from && a.to === b.to && a.attr === b.attr && a.start === b.start;
