import { expect, test } from "vitest";
import { cases, Hands } from "../test/keys.ts";
import { stateOf } from "../test/notation.ts";

cases("Tab at the start of a paragraph writes nothing", [
  ["<p>|a</p>", "Tab", "<p>|a</p>"],
  ["<lede>|a</lede>", "Shift-Tab", "<lede>|a</lede>"],
]);

test("but it is used up, so that the cursor stays; elsewhere Tab leaves the manuscript", () => {
  expect(new Hands(stateOf("<p>|a</p>")).press("Tab")).toBe(true);
  expect(new Hands(stateOf("<p>a|</p>")).press("Tab")).toBe(false);
});
