/** Random stories and keys, the same ones for the same seed. */
import type { Node } from "prosemirror-model";
import { schema } from "../schema/index.ts";

/** A source of numbers: `below(n)` is a whole number from 0, smaller than n. */
export type Dice = { below: (n: number) => number; pick: <T>(list: readonly T[]) => T };

/** Mulberry32, which is small and even enough. */
export function dice(seed: number): Dice {
  let state = seed >>> 0;
  const below = (n: number) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) % n;
  };
  return { below, pick: (list) => list[below(list.length)]! };
}

const WORDS = ["", "a", "江堤", "<b>b</b>c", "d<br/>e", "<link to='https://x.org/'>f</link>", "“g”。h"];
const LINES = ["p", "p", "p", "lede", "cont", "q", "an", "h2", "h3"];

function block(roll: Dice, depth: number): string {
  const words = () => roll.pick(WORDS);
  const line = (tag: string) => `<${tag}>${words()}</${tag}>`;
  const some = (most: number, make: () => string) => Array.from({ length: 1 + roll.below(most) }, make).join("");
  const inner = () => (depth > 2 ? line("p") : block(roll, depth + 1));
  switch (roll.below(14)) {
    case 0: return `<${roll.pick(["quote", "pull"])}>${some(2, () => line("p"))}</quote>`.replace(/^<(\w+)>(.*)<\/quote>$/s, "<$1>$2</$1>");
    case 1: return `<ul>${some(3, () => `<li>${line("p")}${roll.below(4) === 0 ? inner() : ""}</li>`)}</ul>`;
    case 2: return `<ol>${some(2, () => `<li>${inner()}</li>`)}</ol>`;
    case 3: return `<box${roll.below(2) === 0 ? " title='x'" : ""}>${some(3, inner)}</box>`;
    case 4: return `<fig><cap>${words()}</cap><cred>${words()}</cred></fig>`;
    case 5: return table(roll);
    case 6: return "<hr/>";
    case 7: return "<embed/>";
    default: return line(roll.pick(LINES));
  }
}

function table(roll: Dice): string {
  const [rows, columns] = [1 + roll.below(3), 1 + roll.below(3)];
  const cell = (tag: string, attrs = "") => `<${tag}${attrs}><p>${roll.pick(WORDS)}</p></${tag}>`;
  const row = (tag: string) => `<tr>${Array.from({ length: columns }, () => cell(tag)).join("")}</tr>`;
  const wide = columns > 1 ? `<tr>${cell("td", ` cols='${columns}'`)}</tr>` : "";
  return `<table>${roll.below(2) === 0 ? row("th") : wide}${Array.from({ length: rows }, () => row("td")).join("")}</table>`;
}

/** A story in the notation of the tests. */
export function randomStory(roll: Dice): string {
  const head = ["w", "k", "t", "s", "a"].map((line) => (roll.below(3) === 0 ? `<${line}>x</${line}>` : "")).join("");
  return head + Array.from({ length: 1 + roll.below(4) }, () => block(roll, 0)).join("");
}

/** Spans of a table's rows must make a rectangle; the first that do not, in words. */
export function unevenTable(doc: Node): string | null {
  let wrong: string | null = null;
  doc.descendants((node) => {
    if (node.type !== schema.nodes.table || wrong !== null) return wrong === null;
    const widths = node.children.map(() => 0);
    node.forEach((row, _, at) => row.forEach((cell) => {
      for (let down = 0; down < Number(cell.attrs["rowspan"]); down += 1) widths[at + down] = (widths[at + down] ?? -1000) + Number(cell.attrs["colspan"]);
    }));
    if (new Set(widths).size > 1) wrong = `rows of ${widths.join(", ")} columns`;
    return false;
  });
  return wrong;
}
