/** …… from three dots of either width or from the key of …, … in other languages. */
import type { Rule } from "./spot.ts";

/** The Chinese ellipsis has six dots on two squares; six dots typed are one ellipsis. */
export const chineseDots: Rule = ({ typed, before }) => {
  if (typed === "…") return before.endsWith("……") ? { insert: "" } : before.endsWith("…") ? null : { insert: "……" };
  if (!".。".includes(typed) || !/(?:^|[^.。])[.。]{2}$/.test(before)) return null;
  return { back: 2, insert: before.slice(0, -2).endsWith("……") ? "" : "……" };
};

/** Three dots. */
export const dots: Rule = ({ typed, before }) => (typed === "." && /(?:^|[^./])\.\.$/.test(before) ? { back: 2, insert: "…" } : null);
