/**
 * Half-width marks in Chinese become full-width (GB/T 15834): at once behind Han characters; behind
 * letters and digits (3.5, 1,000, 10:30, U.S., iPhone) only when Chinese follows directly.
 */
import { inAddress } from "./address.ts";
import { closing, type Edit, isChinese, opening, type Rule, type Spot } from "./spot.ts";

const FULL: Record<string, string> = { ",": "，", ".": "。", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）" };

/** The bracket that a closing one would close; empty without. */
function openBracket(text: string): string {
  let closed = 0;
  for (const sign of [...text].reverse()) {
    if (sign === ")" || sign === "）") closed += 1;
    else if (sign === "(" || sign === "（") {
      if (closed === 0) return sign;
      closed -= 1;
    }
  }
  return "";
}

/** A closing bracket is as wide as its opening one. */
function closeBracket(before: string, ahead: string): Edit | null {
  const open = openBracket(before);
  if (open === "（") return closing("）", ahead);
  return open === "" && isChinese(before) ? { insert: "）" } : null;
}

/** Marks behind Chinese. */
export const marks: Rule = ({ typed, before, after, ahead }) => {
  if (typed === ")") return closeBracket(before, ahead);
  if (FULL[typed] === undefined || !isChinese(before)) return null;
  return typed === "(" ? opening("（", "）", after) : { insert: FULL[typed] };
};

const CHINESE = /^[\p{Script=Han}《“‘（【〔「『]$/u;
const WAITING = /(?:^|[A-Za-z0-9%‰℃°"'”’)\]])([,.:;?!(])$/;
/** 1.  (2). at the start of an item. */
const NUMBERS = /(?:^|[\s，。；：、（(])\d{1,3}\.$/;
/** Initials, abbreviations, U.S. and file names. */
const SHORTENS = /(?:^|[^A-Za-z])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|No|vs|Inc|Ltd|Co|Corp|Jr|Sr)\.$|[A-Za-z]\.[A-Za-z]*\.$/;

/** What the mark before the cursor becomes when the character behind it is Chinese; null when it stays. */
export function lateMark({ typed, before }: Spot): string | null {
  const mark = CHINESE.test(typed) && !inAddress(before) ? WAITING.exec(before)?.[1] : undefined;
  return mark === undefined || (mark === "." && (NUMBERS.test(before) || SHORTENS.test(before))) ? null : FULL[mark]!;
}

/** A word or number, or several, directly behind Chinese. */
const LAST_WORDS = /(?: ?[A-Za-z0-9.,:%‰℃°/+-]+)+$/;

/** What the mark at the end of a paragraph or of a quotation becomes, where Chinese stands before its last words. */
export function lastMark(before: string): string | null {
  const mark = inAddress(before) || SHORTENS.test(before) ? undefined : WAITING.exec(before)?.[1];
  if (mark === undefined || mark === "(") return null;
  const rest = before.slice(0, -1).replace(LAST_WORDS, "");
  return /[\p{Script=Han}”’）》]$/u.test(rest) && isChinese(rest) ? FULL[mark]! : null;
}
