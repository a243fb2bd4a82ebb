/** What is new since somebody read a story, as places in its text. */
import type { Spanned } from "../../editor";
import type { Verbs } from "../../host";

export type Comparison = NonNullable<Verbs["story.since_read"]["response"]>["comparison"];
type Row = Comparison["rows"][number];

const WORD = { class: "since-word" };
const BLOCK = { class: "since-block" };
const IN_TEXT: readonly Row["state"][] = ["changed", "added", "moved", "split"];

/** The new words of a line; counted in the text as it reads now. */
function runsOf({ pieces, state }: Row): Spanned["runs"] {
  // A line that is new as a whole is marked as one.
  if (state === "added") return [];
  const runs: Spanned["runs"][number][] = [];
  let at = 0;
  for (const { op, text } of pieces) {
    if (op === "removed") continue;
    if (op !== "same" && !text.includes("\u2029")) runs.push({ from: at, to: at + text.length, attrs: WORD });
    at += text.includes("\u2029") ? 0 : text.length;
  }
  return runs;
}

/** The lines that changed, with what in them is new. */
export function spansOf({ rows }: Comparison): Spanned[] {
  return rows.filter(({ state }) => IN_TEXT.includes(state)).map((row) => ({ block: row.line, runs: runsOf(row), attrs: BLOCK, accepted: true }));
}

/** The words of the lines that went, of which nothing is left to mark in the text. */
export function goneOf({ rows }: Comparison): string[] {
  return rows.filter(({ state }) => state === "removed").map(({ pieces }) => pieces.map(({ text }) => text.replaceAll("\u2029", "\n")).join("").trim()).filter((text) => text !== "");
}
