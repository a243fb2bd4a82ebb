import type { NodeJson } from "../types.ts";

/** Without `suggested` where nothing is: the model leaves it out, so that stories keep their hashes. */
export function quiet(node: NodeJson): NodeJson {
  const { suggested = null, ...attrs } = node.attrs ?? {};
  return {
    ...node,
    ...(node.attrs === undefined ? {} : { attrs: suggested === null ? attrs : { ...attrs, suggested } }),
    ...(node.content === undefined ? {} : { content: node.content.map(quiet) }),
  };
}
