import { expect, test } from "vitest";
import { across, closed, joined, kept, moved, neighbour, opened, readTabs, turned, type Side, type Tabs } from "./tabs";

/** `a *b? | c`: tabs of the left and the right side; * in front, ? only looked at; the side worked on ends in `!`. */
function read(text: string): Tabs {
  const sides = text.split("|").map((side) => side.trim());
  const front: [string | null, string | null] = [null, null];
  const list = sides.flatMap((row, side) =>
    row.replace("!", "").trim().split(/\s+/).filter(Boolean).map((word) => {
      const id = word.replace(/[*?]/g, "");
      if (word.includes("*")) front[side] = id;
      return { id, side: side as Side, preview: word.includes("?") };
    }),
  );
  return { list, front, side: sides[1]?.includes("!") ? 1 : 0 };
}

function write(tabs: Tabs): string {
  const row = (side: Side) => {
    const words = tabs.list.filter((tab) => tab.side === side).map((tab) => `${tabs.front[side] === tab.id ? "*" : ""}${tab.id}${tab.preview ? "?" : ""}`);
    return `${words.join(" ")}${tabs.side === side ? "!" : ""}`;
  };
  return tabs.front[1] === null ? row(0).replace("!", "") : `${row(0)} | ${row(1)}`;
}

function check(before: string, act: (tabs: Tabs) => Tabs, after: string) {
  expect(write(act(read(before))), before).toBe(after);
}

test("a story that is looked at takes the place of the last one that was only looked at", () => {
  check("", (tabs) => opened(tabs, "a"), "*a?");
  check("*a?", (tabs) => opened(tabs, "b"), "*b?");
  check("*a", (tabs) => opened(tabs, "b"), "a *b?");
  check("*a b? c", (tabs) => opened(tabs, "d"), "a *d? c");
  check("*a c", (tabs) => opened(tabs, "b"), "a *b? c");
  check("*a b?", (tabs) => opened(tabs, "c", { keep: true }), "a *c b?");
  check("a *b?", (tabs) => opened(tabs, "a"), "*a b?");
  check("a *b?", (tabs) => opened(tabs, "b", { keep: true }), "a *b");
  check("*a! | *b?", (tabs) => opened(tabs, "c"), "a *c?! | *b?");
  check("*a! | *b?", (tabs) => opened(tabs, "c", { side: 1 }), "*a | *c?!");
  check("*a! | *b?", (tabs) => opened(tabs, "b"), "*a | *b?!");
  check("*a", (tabs) => opened(tabs, "b", { side: 1, keep: true }), "*a | *b!");
});

test("work on a story keeps it", () => {
  check("a *b?", (tabs) => kept(tabs, "b"), "a *b");
  check("a *b", (tabs) => kept(tabs, "b"), "a *b");
});

test("what is closed leaves its neighbour in front, and an empty side goes", () => {
  check("a *b c", (tabs) => closed(tabs, "b"), "a *c");
  check("a *b", (tabs) => closed(tabs, "b"), "*a");
  check("a *b", (tabs) => closed(tabs, "a"), "*b");
  check("*a", (tabs) => closed(tabs, "a"), "");
  check("*a", (tabs) => closed(tabs, "x"), "*a");
  check("*a | *b!", (tabs) => closed(tabs, "b"), "*a");
  check("*a! | *b c", (tabs) => closed(tabs, "a"), "*b c");
  check("*a | b *c!", (tabs) => closed(tabs, "a"), "b *c");
});

test("a tab goes to the other side and back", () => {
  check("*a", (tabs) => across(tabs, "a"), "*a");
  check("a *b", (tabs) => across(tabs, "b"), "*a | *b!");
  check("a *b?", (tabs) => across(tabs, "b"), "*a | *b!");
  check("a *b! | *c", (tabs) => across(tabs, "b"), "*a | c *b!");
  check("*a | *c!", (tabs) => across(tabs, "c"), "a *c");
  check("*a! | *c", (tabs) => across(tabs, "a"), "*c | *a!");
  check("a *b! | *c d", joined, "a *b c d");
  check("a *b | *c! d", joined, "a b *c d");
  check("*a?! | *b?", joined, "*a b?");
});

test("a tab is moved within its strip", () => {
  check("*a b c", (tabs) => moved(tabs, "a", 2), "b c *a");
  check("*a b c", (tabs) => moved(tabs, "c", 0), "c *a b");
  check("*a b c", (tabs) => moved(tabs, "b", 9), "*a c b");
  check("*a b! | *c d", (tabs) => moved(tabs, "d", 0), "*a b! | d *c");
});

test("neighbours go round, and a side that is not there is not turned to", () => {
  const tabs = read("a *b c! | *d");
  expect([neighbour(tabs, 1), neighbour(tabs, -1), neighbour(tabs, 2), neighbour(turned(tabs, 1), 1)]).toEqual(["c", "a", "a", "d"]);
  expect(neighbour(read(""), 1)).toBeNull();
  check("*a", (one) => turned(one, 1), "*a");
  check("*a! | *b", (one) => turned(one, 1), "*a | *b!");
});

test("stored tabs come back without the stories that are gone", () => {
  const back = (stored: unknown, gone = "") => write(readTabs(structuredClone(stored), (id) => !gone.includes(id)));
  for (const text of ["a *b c?", "*a | b *c!", "*a! | *b?"]) expect(back(read(text))).toBe(text);
  expect(back(read("a *b c"), "b")).toBe("*a c");
  expect(back(read("*a | b *c!"), "a")).toBe("b *c");
  expect(back(read("*a | *c!"), "c")).toBe("*a");
  expect(back(read("*a | *c!"), "ac")).toBe("");
  for (const wrong of [null, 7, "x", {}, { list: 3 }, { list: [null, { id: 4 }], front: "a", side: "b" }]) expect(back(wrong)).toBe("");
  expect(back({ list: [{ id: "a" }, { id: "a", side: 1 }], front: ["z"], side: 1 })).toBe("*a");
});
