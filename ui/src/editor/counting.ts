/** What of the text is counted, as crates/language counts a story. */
import type { EditorState } from "prosemirror-state";
import { actsOf, has } from "./suggest/types.ts";
import { live } from "./text.ts";

/** The body from its start to the cursor, a text a block: box titles are in it, credits and what is to go are not. */
export function textBefore({ doc, selection }: EditorState): string[] {
  const body = doc.child(0).nodeSize;
  const end = selection.head;
  const found: string[] = [];
  if (end <= body) return found;
  doc.nodesBetween(body, end, (node, pos) => {
    if (has(actsOf(node), "delete")) return false;
    if (node.type.name === "box" && node.attrs["title"] !== "") found.push(String(node.attrs["title"]));
    if (!node.isTextblock) return true;
    if (node.type.name !== "credit") found.push(live(node, 0, Math.min(node.content.size, end - pos - 1)));
    return false;
  });
  return found;
}
