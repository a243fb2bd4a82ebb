/** Which rules hold in a language, and the first of them that has something to say. */
import { inAddress } from "./address.ts";
import { brackets } from "./brackets.ts";
import { doubleQuotes, lateApostrophes, singleQuotes } from "./curly.ts";
import { chineseDashes, dashes, waiting } from "./dashes.ts";
import { chineseDots, dots } from "./dots.ts";
import { indent } from "./indent.ts";
import { lastMark, lateMark, marks } from "./marks.ts";
import { quotes } from "./quotes.ts";
import type { Edit, Rule, Spot } from "./spot.ts";

const CHINESE: readonly Rule[] = [indent, quotes, brackets, chineseDots, chineseDashes, marks, waiting("——")];
const OTHER: readonly Rule[] = [indent, doubleQuotes, singleQuotes, lateApostrophes, dots, dashes, waiting("–")];

/** Whether a BCP 47 language is Chinese; every other is typed as English is. */
export const isChineseStory = (language: string) => /^zh\b/i.test(language);

/** What comes of the character; null when it is only put in. */
export function react(spot: Spot, language: string): Edit | null {
  const ascii = spot.typed < "\x80";
  // The closing sign that is waiting may stand behind an address: （https://example.org）.
  if (ascii && spot.ahead === "" && inAddress(spot.before)) return null;
  const late = isChineseStory(language) ? (lateMark(spot) ?? markInQuotes(spot)) : null;
  if (late === null) return first(spot, language);
  const edit = first({ ...spot, before: spot.before.slice(0, -1) + late }, language) ?? { insert: spot.typed };
  return { ...edit, back: 1, insert: late + edit.insert };
}

/** The mark before a quote that closes. */
function markInQuotes(spot: Spot): string | null {
  const late = lastMark(spot.before);
  if (late === null) return null;
  const quote = quotes({ ...spot, before: spot.before.slice(0, -1) + late });
  return quote?.over || /^[”’]$/.test(quote?.insert ?? "") ? late : null;
}

function first(spot: Spot, language: string): Edit | null {
  for (const rule of isChineseStory(language) ? CHINESE : OTHER) {
    const edit = rule(spot);
    if (edit !== null) return isPlain(edit, spot.typed) ? null : edit;
  }
  return null;
}

const isPlain = (edit: Edit, typed: string) => !edit.over && !edit.back && edit.close === undefined && edit.insert === typed;
