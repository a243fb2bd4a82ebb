/** A reporter's habit of indenting by hand: the first line is indented anyway, and the cursor must not get lost. */
import type { Command } from "prosemirror-state";
import { schema } from "../schema/index.ts";
import { atStart } from "./edges.ts";

export const tabIndent: Command = (state) => atStart(state)?.parent.type === schema.nodes.paragraph;
