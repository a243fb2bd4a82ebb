/** What of the text is counted, as crates/language counts a story. */
import type { Node } from "prosemirror-model";
import type { EditorState } from "prosemirror-state";

const proposed = (node: Node) => node.marks.some((mark) => mark.type.name === "insertion");

function counted(block: Node, to: number): string {
  let text = "";
  block.nodesBetween(0, to, (node, pos) => {
    if (node.isText && !proposed(node)) text += node.text!.slice(0, to - pos);
    if (node.type.name === "hard_break") text += "\n";
    return true;
  });
  return text;
}

/** The body from its start to the cursor, a text a block: box titles are in it, credits and what is only suggested are not. */
export function textBefore({ doc, selection }: EditorState): string[] {
  const body = doc.child(0).nodeSize;
  const end = selection.head;
  const found: string[] = [];
  if (end <= body) return found;
  doc.nodesBetween(body, end, (node, pos) => {
    if (node.type.name === "box" && node.attrs["title"] !== "") found.push(String(node.attrs["title"]));
    if (!node.isTextblock) return true;
    if (node.type.name !== "credit") found.push(counted(node, Math.min(node.content.size, end - pos - 1)));
    return false;
  });
  return found;
}
