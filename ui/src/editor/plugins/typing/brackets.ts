/** Chinese brackets come in pairs; 《 inside 《 》 is 〈 (GB/T 15834 4.15). */
import { closing, opening, type Rule } from "./spot.ts";

/** Opening brackets with their closing ones. */
export const BRACKETS: Record<string, string> = {
  "（": "）", "《": "》", "〈": "〉", "【": "】", "〔": "〕", "「": "」", "『": "』", "［": "］", "｛": "｝",
};
const CLOSING = new Set(Object.values(BRACKETS));

/** The title marks that are open at the end of the text. */
function openTitles(text: string): string[] {
  const open: string[] = [];
  for (const sign of text) {
    if (sign === "《" || sign === "〈") open.push(sign);
    else if (sign === "》" || sign === "〉") open.pop();
  }
  return open;
}

export const brackets: Rule = ({ typed, before, after, ahead }) => {
  const open = typed === "《" && openTitles(before).at(-1) === "《" ? "〈" : typed;
  if (BRACKETS[open] !== undefined) return opening(open, BRACKETS[open], after);
  const close = typed === "》" && openTitles(before).at(-1) === "〈" ? "〉" : typed;
  return CLOSING.has(close) ? closing(close, ahead) : null;
};
