import { expect, test } from "vitest";
import type { StoryRow } from "../host";
import { found } from "./quick";
import { readPlaces, readRecent, RECENT_MOST, withPlace, withRecent } from "./recent";

test("what was opened last comes first, once", () => {
  expect(withRecent(["b", "a"], "c")).toEqual(["c", "b", "a"]);
  expect(withRecent(["c", "b", "a"], "a")).toEqual(["a", "c", "b"]);
  const many = Array.from({ length: 80 }, (_, at) => String(at)).reduce<string[]>(withRecent, []);
  expect([many.length, many[0]]).toEqual([RECENT_MOST, "79"]);
  expect(readRecent(["a", 3, "b"])).toEqual(["a", "b"]);
  expect(readRecent({ a: 1 })).toEqual([]);
});

test("places are remembered for the stories that moved last", () => {
  const places = withPlace({ a: { id: "x", offset: 1 } }, "b", { id: "y" });
  expect(withPlace(places, "a", { id: "x", offset: 1 })).toBe(places);
  expect(Object.keys(withPlace(places, "a", { id: "x", offset: 2 }))).toEqual(["b", "a"]);
  const many = Array.from({ length: 150 }, (_, at) => `s${at}`).reduce((all, id) => withPlace(all, id, { id: "x" }), {});
  expect([Object.keys(many).length, "s0" in many, "s149" in many]).toEqual([100, false, true]);
  expect(readPlaces({ a: { id: "x", offset: 4 }, b: { id: 3 }, c: null, d: { id: "y", offset: "1" } })).toEqual({ a: { id: "x", offset: 4 } });
  expect(readPlaces("x")).toEqual({});
});

const row = (id: string, title: string, more: Partial<StoryRow> = {}) => ({ id, title, kicker: "", authors: [], source: null, channel: null, ...more }) as unknown as StoryRow;

test("a story is found by its title, its authors and its place, and by its text after them", () => {
  const rows = [row("ferry", "老渡口停航", { authors: ["许知远山"] }), row("clock", "戏台上的老钟醒了"), row("bus", "Night buses return", { source: "River City Post" })];
  const check = (typed: string, held: string[], ...ids: string[]) =>
    expect(found(typed, rows, rows.filter((one) => held.includes(one.id))).map((one) => one.id), typed).toEqual(ids);
  check("渡口", [], "ferry");
  check("老", [], "ferry", "clock");
  check("知远", [], "ferry");
  check("nght bs", [], "bus");
  check("river", [], "bus");
  check("铜钟", ["clock"], "clock");
  check("渡口", ["ferry", "clock"], "ferry", "clock");
  check("没有", []);
});
