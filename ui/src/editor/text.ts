/** The words of a story: those of its text blocks, and those in attributes of nodes. */
import type { Node } from "prosemirror-model";

/**
 * The text of a text block or a part of it; line breaks are `\n`. They are the only thing in a
 * text block that is no text, so that places in this text are places in the block.
 */
export const plain = (node: Node, from = 0, to = node.content.size) =>
  node.textBetween(from, to, "\n", (leaf) => (leaf.type.name === "hard_break" ? "\n" : ""));

/** Attributes that are text for people: 出处, 栏框标题, 替代文字, what is embedded. */
export const WORDS: Readonly<Record<string, readonly string[]>> = {
  quote: ["cite"],
  box: ["title"],
  figure: ["alt"],
  embed: ["title", "note"],
};
