/** HTML that PDF viewers write: a line of the page is a line of the HTML. */
import type { Node } from "prosemirror-model";
import { schema } from "../../schema/index.ts";
import { textParagraphs } from "./text.ts";

/** Elements whose ends are ends of lines. */
const LINES = "br, p, div, li, tr, h1, h2, h3, h4, h5, h6";

/** The paragraphs, joined over the lines; null when the text has more form than lines. */
export function pdfBlocks(page: Document): Node[] | null {
  if (page.body.querySelector("table, ul, ol, b, i, strong, em, a[href]") !== null) return null;
  for (const element of page.body.querySelectorAll(LINES)) element.after(page.createTextNode("\n"));
  for (const element of page.body.querySelectorAll("script, style, title")) element.remove();
  const text = (page.body.textContent ?? "").replace(/\n{2,}/g, "\n");
  return textParagraphs(text).map((line) => schema.nodes.paragraph.create(null, schema.text(line)));
}
