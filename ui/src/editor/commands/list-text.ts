/** Commands on runs of text. */
import { toggleMark } from "prosemirror-commands";
import { schema } from "../schema/index.ts";
import { entry, withArgs } from "./command.ts";
import { clearFormat, hasMark, raise, setLink } from "./marks.ts";

const { strong, em, underline, sup, sub, link } = schema.marks;

export const TEXT = [
  entry("bold", "Mod-b", toggleMark(strong), hasMark(strong)),
  entry("italic", "Mod-i", toggleMark(em), hasMark(em)),
  entry("underline", "Mod-u", toggleMark(underline), hasMark(underline)),
  entry("superscript", "Mod-Shift-.", raise(sup), hasMark(sup)),
  entry("subscript", "Mod-Shift-,", raise(sub), hasMark(sub)),
  entry("clear_format", "Mod-Alt-x", clearFormat),
  // Its key belongs to the frame, which must ask for the address first.
  withArgs("link", null, (state, dispatch, { href = "" }) => setLink(href)(state, dispatch), hasMark(link)),
];
