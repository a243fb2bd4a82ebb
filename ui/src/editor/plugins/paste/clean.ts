/** Foreign HTML to blocks of the story. */
import { DOMSerializer, Fragment, type Node } from "prosemirror-model";
import { schema } from "../../schema/index.ts";
import { finish } from "./finish.ts";
import { Flow } from "./flow.ts";
import { plainLibreOffice } from "./libreoffice.ts";
import { pdfBlocks } from "./pdf.ts";
import { inertPage } from "./read.ts";
import { sourceOf } from "./source.ts";
import { Styles } from "./style.ts";
import { plainWechat } from "./wechat.ts";
import { plainWord } from "./word.ts";

/** The blocks that are in the HTML, without ids; none when nothing in it can be seen. */
function cleanBlocks(html: string): Node[] {
  const source = sourceOf(html);
  const page = inertPage(html);
  const styles = new Styles(page);
  if (source === "word" || source === "excel") plainWord(page, styles);
  if (source === "libreoffice") plainLibreOffice(page);
  if (source === "wechat") plainWechat(page);
  const lines = source === "pdf" ? pdfBlocks(page) : null;
  return finish(lines ?? new Flow(styles).read(page.body), source);
}

/** Copied in Gaotai itself, where every block says which it is. */
const isOwn = (html: string) => html.includes("data-pm-slice") && html.includes("data-node=");

/** How open a slice of these blocks is: paragraphs at its ends run into the text around, a lone head too. */
function openness(blocks: readonly Node[]): [number, number] {
  const opens = (block: Node | undefined) => block !== undefined && (block.type === schema.nodes.paragraph || (blocks.length === 1 && block.isTextblock));
  return [opens(blocks[0]) ? 1 : 0, opens(blocks.at(-1)) ? 1 : 0];
}

/** The HTML that the editor itself would have written for the blocks of foreign HTML. */
export function cleanHtml(html: string): string {
  if (isOwn(html)) return html;
  const blocks = cleanBlocks(html);
  if (blocks.length === 0) return "";
  // A document of its own: nothing is put into the window's.
  const page = document.implementation.createHTMLDocument("");
  page.body.append(DOMSerializer.fromSchema(schema).serializeFragment(Fragment.fromArray(blocks), { document: page }));
  const [start, end] = openness(blocks);
  page.body.firstElementChild!.setAttribute("data-pm-slice", `${start} ${end} []`);
  return page.body.innerHTML;
}
