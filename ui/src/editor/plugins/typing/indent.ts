/** 首行缩进 is a style: spaces typed at the start of a block are swallowed. */
import type { Rule } from "./spot.ts";

export const indent: Rule = ({ typed, before }) => (/^[ \u3000\u00a0\t]$/.test(typed) && /^[ \u3000\u00a0\t]*$/.test(before) ? { insert: "" } : null);
