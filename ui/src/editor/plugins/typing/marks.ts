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
/** 1.  (2). at the start of an item, initials, abbreviations, U.S. and file names. */
const DOT_STAYS = /(?:^|[\s，。；：、（(])\d{1,3}\.$|(?:^|[^A-Za-z])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|No|vs|Inc|Ltd|Co|Corp|Jr|Sr)\.$|[A-Za-z]\.[A-Za-z]*\.$/;

/** What the mark before the cursor becomes when the character behind it is Chinese; null when it stays. */
export function lateMark({ typed, before }: Spot): string | null {
  const mark = CHINESE.test(typed) && !inAddress(before) ? WAITING.exec(before)?.[1] : undefined;
  return mark === undefined || (mark === "." && DOT_STAYS.test(before)) ? null : FULL[mark]!;
}
