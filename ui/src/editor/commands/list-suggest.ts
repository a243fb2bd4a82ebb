/** Suggestions, all at once; one by one they are decided where they are listed (panels/comments). */
import type { Command } from "prosemirror-state";
import { deciding } from "../plugins/suggest/decide.ts";
import { entry } from "./command.ts";

const all = (verdict: "accept" | "reject"): Command => (state, dispatch) => {
  const tr = deciding(state, () => true, verdict);
  if (tr === null) return false;
  dispatch?.(tr);
  return true;
};

export const SUGGEST = [entry("suggest_accept_all", null, all("accept")), entry("suggest_reject_all", null, all("reject"))];
