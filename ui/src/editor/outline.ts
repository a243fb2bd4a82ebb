/** The story at a glance: title, section heads, and what stands out between them. */
import type { Node } from "prosemirror-model";
import { live } from "./text.ts";

/** What an entry stands for. */
export type OutlineKind = "title" | "section" | "box" | "table" | "figure" | "pull";

/** One line of the outline. */
export type OutlineEntry = {
  /** Id of the block. */
  id: string;
  kind: OutlineKind;
  /** 1 for the title, 2 and 3 as section heads; what stands in a section is one deeper than its head. */
  level: number;
  /** Head, caption, title of the box or first words; may be empty. */
  text: string;
  /** Position in front of the block. */
  pos: number;
};

type Found = { id: string; kind: OutlineKind; head: number | null; text: string; at: number };

/** Sixty characters, none of them parted: rare Han are two units. */
const short = (text: string) => text.replace(/^(.{60}).+$/su, "$1…");

/** The first text in a node that is not empty. */
function firstText(node: Node): string {
  let found = "";
  node.descendants((child) => {
    if (found === "" && child.isTextblock) found = child.textContent.trim();
    return found === "";
  });
  return found;
}

function entryOf(node: Node): Omit<Found, "at" | "id"> | null {
  switch (node.type.name) {
    case "section_head":
      return { kind: "section", head: Number(node.attrs["level"]), text: node.textContent };
    case "box":
      return { kind: "box", head: null, text: String(node.attrs["title"]) || short(firstText(node)) };
    case "figure":
      return { kind: "figure", head: null, text: short(node.child(0).textContent || String(node.attrs["alt"])) };
    case "table":
      return { kind: "table", head: null, text: short(firstText(node)) };
    case "quote":
      return node.attrs["kind"] === "pull" ? { kind: "pull", head: null, text: short(firstText(node)) } : null;
    default:
      return null;
  }
}

// A block is never changed, only replaced: what it gives to the outline is found once.
const known = new WeakMap<Node, readonly Found[]>();

function entriesIn(block: Node): readonly Found[] {
  const before = known.get(block);
  if (before) return before;
  const found: Found[] = [];
  const look = (node: Node, at: number): boolean => {
    const entry = entryOf(node);
    if (entry) found.push({ ...entry, id: String(node.attrs["id"]), at });
    return !node.isTextblock && node.type.name !== "table" && node.type.name !== "figure";
  };
  if (look(block, 0)) block.descendants((node, pos) => look(node, pos + 1));
  known.set(block, found);
  return found;
}

/** The outline; after a change only the changed blocks are looked at again. */
export function outlineOf(doc: Node): OutlineEntry[] {
  const title = doc.child(0).child(2);
  const entries: OutlineEntry[] = [{ id: String(title.attrs["id"]), kind: "title", level: 1, text: title.textContent, pos: 0 }];
  let depth = 1;
  const start = doc.child(0).nodeSize + 1;
  doc.child(1).forEach((block, offset) => {
    for (const { head, at, ...entry } of entriesIn(block)) {
      if (head !== null) depth = head;
      entries.push({ ...entry, level: head ?? depth + 1, pos: start + offset + at });
    }
  });
  return entries;
}

/** The entry in whose part of the story a position lies. */
export function outlineAt(entries: readonly OutlineEntry[], pos: number): OutlineEntry | null {
  return entries.findLast((entry) => entry.pos <= pos) ?? null;
}

/**
 * The text under every section head of the body up to the next one, by the head's id;
 * under the title's id what stands before the first head.
 */
export function sectionTexts(doc: Node): Map<string, string> {
  let current = String(doc.child(0).child(2).attrs["id"]);
  const texts = new Map([[current, ""]]);
  doc.child(1).forEach((block) => {
    if (block.type.name === "section_head") texts.set((current = String(block.attrs["id"])), "");
    texts.set(current, `${texts.get(current)}${live(block)}\n`);
  });
  return texts;
}
