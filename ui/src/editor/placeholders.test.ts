import { expect, test } from "vitest";
import cases from "../../../tests/refs/placeholders.json";
import { placeholders } from "./placeholders.ts";

// The list has positions in characters.
const units = (text: string, at: number) => [...text].slice(0, at).join("").length;

test.each(cases as [string, [number, number][]][])("%s", (text, expected) => {
  const found = placeholders(text).map(({ from, to }) => [from, to]);
  expect(found).toEqual(expected.map(([from, to]) => [units(text, from), units(text, to)]));
});
