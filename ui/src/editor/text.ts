/** The words of a story: those of its text blocks, and those in attributes of nodes. */
import type { Node } from "prosemirror-model";
import { isStruck } from "./suggest/types.ts";

/**
 * The text of a text block or a part of it; line breaks are `\n`. They are the only thing in a
 * text block that is no text, so that places in this text are places in the block.
 */
export const plain = (node: Node, from = 0, to = node.content.size) =>
  node.textBetween(from, to, "\n", (leaf) => (leaf.type.name === "hard_break" ? "\n" : ""));

/** The same with a sign that no text has in the place of every one that is struck: it is not found, and places stay places. */
export function masked(node: Node): string {
  if (!node.children.some(({ marks }) => isStruck(marks))) return plain(node);
  return node.children.map((run) => (isStruck(run.marks) ? "\ufffc".repeat(run.nodeSize) : (run.text ?? "\n"))).join("");
}

/** The text as if what is suggested of it were accepted. */
export function live(node: Node, from = 0, to = node.content.size): string {
  let text = "";
  node.nodesBetween(from, to, (run, pos) => {
    if (isStruck(run.marks)) return;
    if (run.isText) text += run.text!.slice(Math.max(0, from - pos), to - pos);
    else if (run.type.name === "hard_break") text += "\n";
  });
  return text;
}

/** Attributes that are text for people: 出处, 栏框标题, 替代文字, what is embedded. */
export const WORDS: Readonly<Record<string, readonly string[]>> = {
  quote: ["cite"],
  box: ["title"],
  figure: ["alt"],
  embed: ["title", "note"],
};
