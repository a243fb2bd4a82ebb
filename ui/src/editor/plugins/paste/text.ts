/** Plain text: paragraphs, and lines that a page's width has broken joined again. */
import { visible } from "./chars.ts";
import { joined } from "./wrapped.ts";

/** The paragraphs of a text, trimmed, none empty. */
export function textParagraphs(text: string): string[] {
  const lines = visible(text.replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")).replace(/\u00a0/g, " ").split("\n");
  return joined(lines)
    .map((line) => line.replace(/\f/g, "").replace(/\t+/g, " ").replace(/^[\s\u3000]+|[\s\u3000]+$/g, ""))
    .filter((line) => line !== "");
}

/** The cells of text that a spreadsheet wrote: at least two even rows of two; null for any other text. */
export function cells(text: string): string[][] | null {
  const rows = text.replace(/\r\n?/g, "\n").replace(/\n+$/, "").split("\n").map((line) => line.split("\t"));
  const width = rows[0]!.length;
  const isTable = rows.length >= 2 && width >= 2 && rows.every((row) => row.length === width) && !rows.every((row) => row[0]!.trim() === "");
  return isTable ? rows.map((row) => row.map((cell) => visible(cell).trim())) : null;
}
