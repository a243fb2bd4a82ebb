/**
 * Chinese quotes, “ ‘ nested: which one the key means is seen from the text (GB/T 15834 4.8). An input
 * method that gives “ and ” in turn counts on its own and is often one off, so that its signs are read
 * as the key too.
 */
import { FEET } from "./curly.ts";
import { closing, type Edit, opening, type Rule, type Spot } from "./spot.ts";

const CLOSE: Record<string, string> = { "“": "”", "‘": "’" };

/** The quotes that are open at the end of the text, outermost first. */
export function openQuotes(text: string): string[] {
  const open: string[] = [];
  for (const sign of text) {
    if (sign === "“" || sign === "‘") open.push(sign);
    else if (sign === "”" && open.includes("“")) open.length = open.lastIndexOf("“");
    else if (sign === "’" && open.at(-1) === "‘") open.pop();
  }
  return open;
}

/** Behind these no quote ends: inside another one they begin one. */
const BEGINS = /[：:、（(《〈【〔「『\s\ufffc]$/;

/** A quotation over several paragraphs: each opens with “, and only the last one closes. */
const goesOn = ({ before, above }: Spot) => /[。！？…—]$/.test(before) && openQuotes(above()).includes("“");

function double(spot: Spot): Edit | null {
  const { typed, before, after, ahead } = spot;
  if (typed === '"' && FEET.test(before)) return null;
  const top = openQuotes(before).at(-1);
  if (top === undefined) return typed !== "“" && goesOn(spot) ? { insert: "”" } : opening("“", "”", after);
  const inner = top === "“" ? "‘" : "“";
  const begins = BEGINS.test(before) || (ahead === "" && (typed === "“" || before.endsWith(top)));
  return begins ? opening(inner, CLOSE[inner]!, after) : closing(CLOSE[top]!, ahead);
}

function single({ typed, before, after, ahead }: Spot): Edit | null {
  if (ahead === "’") return closing("’", ahead);
  if (/\d$/.test(before)) return null;
  // It's, O’Neil: Latin words stand in Chinese stories too.
  if (/[A-Za-z]$/.test(before)) return typed === "‘" ? opening("‘", "’", after) : { insert: "’" };
  return openQuotes(before).at(-1) === "‘" ? closing("’", ahead) : opening("‘", "’", after);
}

/** `"` and `'`, and “ ” ‘ ’ from an input method. */
export const quotes: Rule = (spot) => {
  if ('"“”'.includes(spot.typed)) return double(spot);
  return "'‘’".includes(spot.typed) ? single(spot) : null;
};
