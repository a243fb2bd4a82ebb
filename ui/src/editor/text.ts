/** The words of a story: those of its text blocks, and those in attributes of nodes. */
import type { Node } from "prosemirror-model";
import { isStruck } from "./suggest/types.ts";

/**
 * The text of a text block or a part of it; line breaks are `\n`. They are the only thing in a
 * text block that is no text, so that places in this text are places in the block.
 */
export const plain = (node: Node, from = 0, to = node.content.size) =>
  node.textBetween(from, to, "\n", (leaf) => (leaf.type.name === "hard_break" ? "\n" : ""));

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

/** The text as if accepted, and where its places are in the block: beside struck text in front of it (-1) or behind it (1). */
export type Reading = { text: string; place: (offset: number, side: -1 | 1) => number };

/** Reads a text block so. */
export function read(node: Node): Reading {
  const gaps: { at: number; size: number }[] = [];
  let at = 0;
  node.forEach((run) => {
    if (isStruck(run.marks)) gaps.push({ at, size: run.nodeSize });
    else at += run.nodeSize;
  });
  const place = (offset: number, side: -1 | 1) => gaps.reduce((pos, gap) => (gap.at < offset || (side === 1 && gap.at === offset) ? pos + gap.size : pos), offset);
  return { text: live(node), place };
}

/** Attributes that are text for people: 出处, 栏框标题, 替代文字, what is embedded. */
export const WORDS: Readonly<Record<string, readonly string[]>> = {
  quote: ["cite"],
  box: ["title"],
  figure: ["alt"],
  embed: ["title", "note"],
};
