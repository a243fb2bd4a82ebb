/** Replays a change on a document's JSON, by the rules of crates/article/src/change.rs. */
import type { DocChange, NodeJson } from "../types.ts";

const idOf = (node: NodeJson) => String(node.attrs!["id"]);

export function replay(doc: NodeJson, change: DocChange): NodeJson {
  const [head, body] = doc.content as [NodeJson, NodeJson];
  const blocks = new Map(body.content!.map((block) => [idOf(block), block]));
  for (const block of change.blocks) {
    if (!blocks.has(idOf(block)) && change.order === null) throw new Error(`block ${idOf(block)} is in no order`);
    blocks.set(idOf(block), block);
  }
  const order = change.order ?? body.content!.map(idOf);
  const placed = order.map((id) => {
    const block = blocks.get(id);
    if (!block) throw new Error(`the order names block ${id}, which is nowhere`);
    return block;
  });
  const lines = head.content!.map((line) => change.head[line.type as "title"] ?? line);
  return { ...doc, content: [{ ...head, content: lines }, { ...body, content: placed }] };
}
