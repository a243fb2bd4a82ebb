/** Quotes and brackets typed over a selection go around it. */
import { BRACKETS } from "./brackets.ts";
import { openQuotes } from "./quotes.ts";
import { isChineseStory } from "./rules.ts";

const DOUBLE = ["“", "”"] as const;
const SINGLE = ["‘", "’"] as const;

/** The pair that goes around a selected text; null when typing replaces it as usual. */
export function around(typed: string, before: string, selected: string, language: string): readonly [string, string] | null {
  // A sign over a sign is put in its place: so does a system that corrects quotes itself.
  if (!/[\p{L}\p{N}]/u.test(selected)) return null;
  if (!isChineseStory(language)) return typed === '"' ? DOUBLE : typed === "'" ? SINGLE : null;
  if ('"“”'.includes(typed)) return openQuotes(before).at(-1) === "“" ? SINGLE : DOUBLE;
  if ("'‘’".includes(typed)) return SINGLE;
  if (typed === "(") return /\p{Script=Han}/u.test(selected) ? ["（", "）"] : ["(", ")"];
  const close = BRACKETS[typed];
  return close === undefined ? null : [typed, close];
}
