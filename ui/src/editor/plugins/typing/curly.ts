/** Curly quotes of English and of languages that quote alike. The key that is typed decides between “ ” and ‘ ’. */
import type { Rule } from "./spot.ts";

const OPENS = /(?:^|[\s\ufffc([{<“‘/=-])$/;
const DASH = /[–—]$/;
/** Feet and inches, of which the sign is still to come: 5'10", 6' 2". */
export const FEET = /\d['′]\s?\d+(?:\.\d+)?$/;

const isOpen = (before: string, open: string, close: string) => before.lastIndexOf(open) > before.lastIndexOf(close);
/** Behind a dash speech breaks off, or begins. */
const begins = (before: string, open: string, close: string) => OPENS.test(before) || (DASH.test(before) && !isOpen(before, open, close));

/** `"`. */
export const doubleQuotes: Rule = ({ typed, before }) => {
  if (typed !== '"' || FEET.test(before)) return null;
  if (begins(before, "“", "”")) return { insert: "“" };
  // Inches, where nothing is there to be closed.
  return /\d$/.test(before) && !isOpen(before, "“", "”") ? null : { insert: "”" };
};

/** `'`: a quote or an apostrophe. */
export const singleQuotes: Rule = ({ typed, before }) => {
  if (typed !== "'") return null;
  // rock ’n’ roll
  if (/(?:^|\s)‘n$/i.test(before)) return { back: 2, insert: `’${before.slice(-1)}’` };
  if (begins(before, "‘", "’")) return { insert: "‘" };
  return /\d$/.test(before) && !isOpen(before, "‘", "’") ? null : { insert: "’" };
};

const CLIPPED = /(?:^|[^A-Za-z])‘((?:tis|twas|twere|em|til|cause|round|bout))$/i;

/** An apostrophe that looked like a quote or a prime until the word was there: ’90s, ’tis, 1990’s. */
export const lateApostrophes: Rule = ({ typed, before }) => {
  if (typed === "s") {
    const decade = /(?:^|[^A-Za-z0-9])‘(\d0)$/.exec(before)?.[1];
    if (decade !== undefined) return { back: 3, insert: `’${decade}s` };
    return /\d'$/.test(before) ? { back: 1, insert: "’s" } : null;
  }
  const clipped = /^[\s,.;:!?]$/.test(typed) ? CLIPPED.exec(before)?.[1] : undefined;
  return clipped === undefined ? null : { back: clipped.length + 1, insert: `’${clipped}${typed}` };
};
