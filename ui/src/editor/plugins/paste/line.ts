/** One run of text between two block borders: white space as a browser shows it, breaks, indents. */
import { Fragment, type Mark, type Node } from "prosemirror-model";
import { schema } from "../../schema/index.ts";
import { endsSentence, INDENT, isWide, TRAILING, visible } from "./chars.ts";

type Piece = { text: string; marks: readonly Mark[] } | "break";
type Gap = { marks: readonly Mark[]; newline: boolean };

/** Collects pieces; {@link Line.take} gives the paragraphs that they make. */
export class Line {
  #pieces: Piece[] = [];
  /** White space that counts only if more text follows. */
  #gap: Gap | null = null;
  #last: string | undefined;

  /** Text as it stands in HTML; `pre`: spaces and line ends are meant. */
  text(raw: string, marks: readonly Mark[], pre: boolean): void {
    const text = visible(raw);
    if (pre) {
      text.replace(/\r\n?/g, "\n").split("\n").forEach((part, at) => {
        if (at > 0) this.break();
        this.#put(part.replace(/[\t\u00a0]/g, " "), marks);
      });
    } else {
      for (const part of text.match(/[ \t\r\n\f\u00a0]+|[^ \t\r\n\f\u00a0]+/g) ?? []) this.#collapse(part, marks);
    }
  }

  #collapse(part: string, marks: readonly Mark[]): void {
    if (/^[ \t\r\n\f\u00a0]/.test(part)) {
      const newline = /[\r\n]/.test(part) && !part.includes("\u00a0");
      this.#gap = { marks: this.#gap?.marks ?? marks, newline: newline && (this.#gap?.newline ?? true) };
    } else this.#put(part, marks);
  }

  #put(text: string, marks: readonly Mark[]): void {
    if (text === "") return;
    const gap = this.#gap;
    this.#gap = null;
    // The ends of source lines between Han characters are no spaces.
    if (gap && this.#last !== undefined && !(gap.newline && isWide(this.#last) && isWide(text[0]))) this.#pieces.push({ text: " ", marks: gap.marks });
    this.#pieces.push({ text, marks });
    this.#last = text.at(-1);
  }

  /** A line break. */
  break(): void {
    this.#gap = null;
    this.#last = undefined;
    this.#pieces.push("break");
  }

  /** The paragraphs, each not empty, and starts anew. */
  take(): Node[][] {
    const lines = splitAtBreaks(this.#pieces);
    this.#pieces = [];
    this.#gap = null;
    this.#last = undefined;
    return paragraphs(lines);
  }
}

type Run = { text: string; marks: readonly Mark[] };

function splitAtBreaks(pieces: readonly Piece[]): Run[][] {
  const lines: Run[][] = [[]];
  for (const piece of pieces) {
    if (piece === "break") lines.push([]);
    else lines.at(-1)!.push(piece);
  }
  return lines;
}

const textOf = (line: readonly Run[]) => line.map((run) => run.text).join("");

/**
 * Two breaks part paragraphs; so does one before an indent, and all of them where every line is
 * a sentence. Else a break is a break.
 */
function paragraphs(lines: Run[][]): Node[][] {
  const texts = lines.map(textOf);
  const filled = texts.filter((text) => text.trim() !== "");
  const sentences = filled.length > 2 && filled.slice(0, -1).every(endsSentence);
  const out: Node[][] = [];
  let open = false;
  lines.forEach((line, at) => {
    const runs = trimmed(line);
    if (runs.length === 0) {
      open = false;
      return;
    }
    const nodes = runs.map((run) => schema.text(run.text, run.marks));
    if (open && !sentences && !/^[\s\u00a0]*\u3000{2}|^[\u00a0\u2003]{2}/.test(texts[at]!)) out.at(-1)!.push(schema.nodes.hard_break.create(), ...nodes);
    else out.push(nodes);
    open = true;
  });
  return out;
}

/** Without indent and trailing space. */
function trimmed(line: readonly Run[]): Run[] {
  const runs = line.map((run) => ({ ...run }));
  while (runs.length > 0 && (runs[0]!.text = runs[0]!.text.replace(INDENT, "")) === "") runs.shift();
  while (runs.length > 0 && (runs.at(-1)!.text = runs.at(-1)!.text.replace(TRAILING, "")) === "") runs.pop();
  return runs;
}

/** Joins neighbours with the same marks. */
export const inline = (nodes: readonly Node[]) => Fragment.fromArray([...nodes]);
