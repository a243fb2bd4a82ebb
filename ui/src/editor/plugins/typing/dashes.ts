/** —— from two hyphens or from the key of —, – and — in other languages. */
import type { Edit, Rule } from "./spot.ts";

/** Two hyphens alone in a paragraph wait: a third one makes a divider of them. */
const waits = (before: string, after: string, paragraph: boolean) => paragraph && before === "-" && after === "";

/** Two hyphens that waited, and are no divider. */
export function waiting(dash: string): Rule {
  return ({ typed, before, paragraph }) => (paragraph && before === "--" && !/[-\s]/.test(typed) ? { back: 2, insert: dash + typed } : null);
}

/** `--` behind text; not in `<!--`, nor where hyphens are meant: behind a space or a number. */
function pair(before: string, dash: string, stays: RegExp): Edit | null {
  const isPair = before.endsWith("-") && !before.endsWith("--") && !stays.test(before.slice(0, -1));
  return isPair ? { back: 1, insert: dash } : null;
}

/** The Chinese dash has two squares; a single — between numbers or places stays by taking the rule back. */
export const chineseDashes: Rule = ({ typed, before, after, paragraph }) => {
  if (typed === "-") return waits(before, after, paragraph) ? null : pair(before, "——", /[\s\d]$|<!$/);
  if (typed !== "—" || /\d$/.test(before)) return null;
  if (before.endsWith("——")) return { insert: "" };
  return before.endsWith("—") ? null : { insert: "——" };
};

/** `--` is –, a third one makes it —. */
export const dashes: Rule = ({ typed, before, after, paragraph }) => {
  if (typed !== "-" || waits(before, after, paragraph)) return null;
  return before.endsWith("–") ? { back: 1, insert: "—" } : pair(before, "–", /<!$/);
};
