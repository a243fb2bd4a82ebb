/** What is suggested, as it stands in the document: marks on runs, acts on blocks (docs/decisions/013-suggestions.md). */
import type { Attrs, Mark, Node } from "prosemirror-model";
import { schema } from "../schema/index.ts";

/** A node without what stands in it. */
export type Shape = {
  /** The node's name. */
  type: string;
  /** Its attributes without `suggested`; of a container in a path with its id. */
  attrs: Record<string, unknown>;
};

/** How a block was; `path` (the containers from the zone inwards) only where it stood elsewhere. */
export type Was = Shape & { path?: Shape[] };

/** Whose suggestion it is, and since when (RFC 3339). All marks and acts with one id are one suggestion. */
export type Stamp = { id: string; person: string; time: string };

/** What is suggested of a block as a whole; `of`: the id that a block gets back, because its own lives on elsewhere. */
export type Act = Stamp & { act: "split" | "join" | "change" | "insert" | "delete"; was?: Was; of?: string };

export const { insertion, deletion, modification } = schema.marks;

const NONE: readonly Act[] = [];

/** The acts of a block. */
export const actsOf = (node: Node): readonly Act[] => (node.attrs["suggested"] as Act[] | null | undefined) ?? NONE;

/** Attributes with these acts. */
export const withActs = (attrs: Attrs, acts: readonly Act[]): Attrs => ({ ...attrs, suggested: acts.length > 0 ? acts : null });

/** Whether an act of this kind is among them. */
export const has = (acts: readonly Act[], ...kinds: Act["act"][]) => acts.some(({ act }) => kinds.includes(act));

/** Whether a mark is one of a suggestion. */
export const isSuggestion = ({ type }: Mark) => type === insertion || type === deletion || type === modification;

/** Whether a run is struck: it stands there only until that is accepted. */
export const isStruck = (marks: readonly Mark[]) => deletion.isInSet(marks) !== undefined;

/** Whether anything in a node is suggested; stops at the first, so that asking costs little. */
export function hasSuggestions(node: Node): boolean {
  if (actsOf(node).length > 0 || node.marks.some(isSuggestion)) return true;
  return !node.isLeaf && node.content.content.some(hasSuggestions);
}

/** The ids of all suggestions in a document, each once, in the order in which they are met. */
export function suggestionIds(doc: Node): string[] {
  const ids = new Set<string>();
  const meet = (node: Node) => {
    if (!hasSuggestions(node)) return;
    for (const { id } of actsOf(node)) ids.add(id);
    for (const mark of node.marks) if (isSuggestion(mark)) ids.add(String(mark.attrs["id"]));
    node.children.forEach(meet);
  };
  meet(doc);
  return [...ids];
}
