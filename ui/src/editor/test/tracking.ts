/** Keys on a story with tracking on. */
import { expect, test } from "vitest";
import { tracked } from "../plugins/suggest/index.ts";
import { accepted, asItWas } from "../suggest/resolve.ts";
import { suggestionIds } from "../suggest/types.ts";
import { Hands, keysOf } from "./keys.ts";
import { content, notation, stateOf } from "./notation.ts";

/** Hands of somebody whose edits are suggestions. */
export function tracker(source: string, person = "ann", language?: string): Hands {
  const hands = new Hands(stateOf(source, language));
  become(hands, person);
  return hands;
}

/** Somebody else goes on; null: without tracking. */
export function become(hands: Hands, person: string | null): void {
  hands.dispatch(tracked(hands.state, { on: person !== null, person: { id: person ?? "direct" }, now: () => "2026-11-26T10:00:00+08:00" }));
}

/** Before, keys, after; how many suggestions there are then. Keys behind `ann:`, `bob:` or `off:` are theirs. */
export type TrackedCase = [before: string, keys: string, after: string, count: number];

export function trackedCase(before: string, keys: string, after: string, count: number): void {
  const hands = tracker(before);
  for (const part of keys.split(/ (?=ann:|bob:|off:)/)) {
    const [, who, rest] = /^(?:(ann|bob|off):)?(.*)$/s.exec(part)!;
    if (who) become(hands, who === "off" ? null : who);
    keysOf(hands, rest!);
  }
  hands.state.doc.check();
  expect(notation(hands.state)).toBe(after);
  expect(suggestionIds(hands.state.doc)).toHaveLength(count);
}

/** A test for every case: what the keys give, and that all of it can be taken back and done. */
export function trackedCases(list: TrackedCase[]): void {
  test.each(list)("%s  %s", (before, keys, after, count) => {
    trackedCase(before, keys, after, count);
    if (/off:/.test(keys)) return;
    const [hands, plain] = [tracker(before), new Hands(stateOf(before))];
    const own = keys.replaceAll(/(ann|bob):/g, "");
    keysOf(hands, own);
    expect(content(asItWas(hands.state.doc))).toBe(content(plain.state.doc));
    if (/ (Backspace|Delete) .*(Backspace|Delete|")/.test(` ${own} `)) return;
    keysOf(plain, own);
    expect(content(accepted(hands.state.doc))).toBe(content(plain.state.doc));
  });
}
