/** The editor's half of the article's list of nodes and marks. */
import { Schema } from "prosemirror-model";
import { marks } from "./marks.ts";
import { nodes } from "./nodes.ts";

/** Same names, content, attributes and order of marks as crates/article/src/spec.rs. */
export const schema = new Schema({ nodes, marks });
