/** What is so in every state, whatever was done. In plain conditions: an `expect` a step would cost more than the steps. */
import { GapCursor } from "prosemirror-gapcursor";
import type { Node } from "prosemirror-model";
import { type EditorState, NodeSelection } from "prosemirror-state";
import { CellSelection } from "prosemirror-tables";

/** Every block has an id of its own. */
export function expectUnique(doc: Node): void {
  const ids = new Set<unknown>();
  doc.descendants((node) => {
    if (node.isInline || !("id" in node.attrs)) return;
    if (node.attrs["id"] === null || ids.has(node.attrs["id"])) throw new Error(`${node.type.name} has the id ${String(node.attrs["id"])}`);
    ids.add(node.attrs["id"]);
  });
}

/** The story fits the schema, its ids are unique, and the cursor is where text can be put. */
export function expectWhole({ doc, selection }: EditorState): void {
  doc.check();
  expectUnique(doc);
  const known = selection instanceof GapCursor || selection instanceof NodeSelection || selection instanceof CellSelection;
  if (!known && selection.$from.depth > 0 && !selection.$from.parent.inlineContent) throw new Error("the cursor is nowhere");
}
