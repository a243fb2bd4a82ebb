/** A story read without its suggestions. */
import type { NodeJson } from "../types.ts";
import { readDoc } from "../state.ts";
import { accepted, asItWas } from "./resolve.ts";

/** The doc as if everything were accepted, or as it was before anything was suggested. */
export function readingOf(doc: NodeJson, reading: "accepted" | "was"): NodeJson {
  const node = readDoc(doc);
  return (reading === "accepted" ? accepted(node) : asItWas(node)).toJSON() as NodeJson;
}
