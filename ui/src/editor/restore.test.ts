/** Before, keys, and what stands there once one block of the story before the keys is brought back. */
import { undo } from "prosemirror-history";
import type { Node } from "prosemirror-model";
import type { EditorState, Transaction } from "prosemirror-state";
import { describe, expect, test } from "vitest";
import { findBlock } from "./places.ts";
import { restored, type Restoring } from "./restore.ts";
import { Hands } from "./test/keys.ts";
import { content, stateOf } from "./test/notation.ts";
import { dice, randomStory } from "./test/random.ts";
import { moveUnits, unitsAround } from "./units.ts";

/** The block that holds this text and nothing else; `tag:text` is the block of this kind around it. */
function idFor(doc: Node, which: string): string {
  const [text, kind] = which.includes(":") ? [which.split(":")[1]!, which.split(":")[0]!] : [which, null];
  let found: string | null = null;
  doc.descendants((node, pos) => {
    if (found !== null || !node.isTextblock || node.textContent !== text) return;
    const $pos = doc.resolve(pos + 1);
    for (let depth = $pos.depth; depth > 0; depth -= 1) {
      if (found === null && (kind === null || $pos.node(depth).type.name === kind)) found = String($pos.node(depth).attrs["id"]);
    }
  });
  if (found === null) throw new Error(`no block for ${which}`);
  return found;
}

type Case = [before: string, keys: string, which: string, after: string, what?: Restoring];

function run(before: string, keys: string) {
  const hands = new Hands(stateOf(before));
  const old = hands.state.doc;
  for (const [, quoted, key] of keys.matchAll(/"([^"]*)"|(\S+)/g)) {
    if (quoted !== undefined) hands.type(quoted);
    else hands.press(key!);
  }
  return { hands, old };
}

function check(before: string, keys: string, which: string, after: string, what: Restoring = "content") {
  const { hands, old } = run(before, keys);
  const now = content(hands.state.doc);
  const id = idFor(old, which);
  const tr = restored(hands.state, old, { back: [id], what });
  if (tr !== null) hands.dispatch(tr);
  hands.state.doc.check();
  expect(content(hands.state.doc)).toBe(after);
  expect(findBlock(hands.state.doc, id)?.node.textContent ?? "").toBe(findBlock(old, id)?.node.textContent);
  if (tr === null) return;
  undo(hands.state, hands.dispatch);
  expect(content(hands.state.doc)).toBe(now);
}

const table = (tail = "") => `<table><tr><td><p>a</p></td><td><p>b</p></td></tr><tr><td><p>c${tail}</p></td><td><p>d</p></td></tr></table>`;

describe("a block that is there gets its old content, its id and its place", () => {
  test.each<Case>([
    ["<p>one|</p><p>two</p>", '"x"', "one", "<p>one</p><p>two</p>"],
    ["<t>title|</t><p>a</p>", '"x"', "title", "<t>title</t><p>a</p>"],
    ["<p><b>bold</b> and|</p>", "Backspace Backspace", "bold and", "<p><b>bold</b> and</p>"],
    ["<p><web>net|</web></p>", "Backspace", "net", "<p><web>net</web></p>"],
    ["<p>ab|</p><p>c</p>", "Enter", "ab", "<p>ab</p><p></p><p>c</p>"],
    ["<p>a|bc</p>", "Enter", "abc", "<p>abc</p><p>bc</p>"],
    ["<ul><li><p>a|</p></li><li><p>b</p></li></ul>", '"x"', "a", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"],
    ["<box><p>a|</p><p>b</p></box>", '"x"', "a", "<box><p>a</p><p>b</p></box>"],
    ["<fig><cap>cap|</cap><cred>c</cred></fig>", '"x"', "cap", "<fig><cap>cap</cap><cred>c</cred></fig>"],
    [table("|"), '"x"', "c", table()],
    [table("|"), '"x"', "table_row:c", table()],
    ["<p>head|</p>", "Mod-Alt-2", "head", "<p>head</p>"],
  ])("%s %s %s", (before, keys, which, after) => check(before, keys, which, after));
});

describe("a block that was deleted stands again behind the one that preceded it", () => {
  test.each<Case>([
    ["<p>one</p><p>[two]</p><p>three</p>", "Backspace Backspace", "two", "<p>one</p><p>two</p><p>three</p>"],
    ["<p>[one]</p><p>two</p>", "Backspace Delete", "one", "<p>one</p><p>two</p>"],
    ["<p>a</p><hr*/><p>b</p>", "Backspace", "a", "<p>a</p><p>b</p>"],
    ["<ul><li><p>a</p></li><li><p>[b]</p></li><li><p>c</p></li></ul>", "Backspace Mod-Shift-k", "list_item:b", "<ul><li><p>a</p></li><li><p>b</p></li><li><p>c</p></li></ul>"],
    ["<box><p>a</p><p>[b]</p></box>", "Backspace Backspace", "b", "<box><p>a</p><p>b</p></box>"],
    ["<p>x</p><box*><p>a</p><p>b</p></box><p>y</p>", "Backspace", "b", "<p>x</p><box><p>b</p></box><p>y</p>"],
    ["<p>x</p><fig*><cap>a</cap><cred>c</cred></fig><p>y</p>", "Backspace", "a", "<p>x</p><fig><cap>a</cap><cred>c</cred></fig><p>y</p>"],
    [`<p>x</p>${table().replace("<table>", "<table*>")}<p>y</p>`, "Backspace", "d", `<p>x</p>${table()}<p>y</p>`],
    ["<p>x</p><quote*><p>a</p></quote>", "Backspace", "a", "<p>x</p><quote><p>a</p></quote>"],
  ])("%s %s %s", (before, keys, which, after) => check(before, keys, which, after));
});

test("a row and a column of a table come back", () => {
  const { hands, old } = run(table("|"), "");
  const row = findBlock(old, idFor(old, "table_row:c"))!;
  hands.dispatch(hands.state.tr.delete(row.pos, row.pos + row.node.nodeSize));
  hands.dispatch(restored(hands.state, old, { back: [idFor(old, "table_row:c")] })!);
  expect(content(hands.state.doc)).toBe(table());
  const tr = hands.state.tr;
  for (const text of ["d", "b"]) {
    const cell = findBlock(old, idFor(old, `table_cell:${text}`))!;
    tr.delete(cell.pos, cell.pos + cell.node.nodeSize);
  }
  hands.dispatch(tr);
  hands.dispatch(restored(hands.state, old, { back: [idFor(old, "b")] })!);
  expect(content(hands.state.doc)).toBe(table());
});

describe("a block that was moved", () => {
  const move = (what: Restoring, after: string) => {
    const { hands, old } = run("<p>a|</p><p>b</p><p>c</p>", "Alt-ArrowDown Alt-ArrowDown \"x\"");
    expect(content(hands.state.doc)).toBe("<p>b</p><p>c</p><p>ax</p>");
    hands.dispatch(restored(hands.state, old, { back: [idFor(old, "a")], what })!);
    expect(content(hands.state.doc)).toBe(after);
  };
  test("gets its content where it is", () => move("content", "<p>b</p><p>c</p><p>a</p>"));
  test("gets its place as it is", () => move("place", "<p>ax</p><p>b</p><p>c</p>"));
  test("gets both", () => move("both", "<p>a</p><p>b</p><p>c</p>"));
});

test("what is as it was is left alone, and what the version lacks is not found", () => {
  const { hands, old } = run("<p>a|</p><p>b</p>", "");
  expect(restored(hands.state, old, { back: [idFor(old, "a")], what: "both" })).toBeNull();
  expect(restored(hands.state, old, { back: ["nowhere"] })).toBeNull();
});

test.each([
  ["<p>a</p><p>b</p>", "b", "<p>a</p>"],
  ["<p>a</p>", "a", "<p></p>"],
  ["<ul><li><p>a</p></li><li><p>b</p></li></ul>", "list_item:b", "<ul><li><p>a</p></li></ul>"],
  ["<ul><li><p>a</p><p>b</p></li></ul>", "b", "<ul><li><p>a</p></li></ul>"],
  ["<box><p>a</p><p>b</p></box>", "a", "<box><p>b</p></box>"],
  [table(), "table_row:a", "<table><tr><td><p>c</p></td><td><p>d</p></td></tr></table>"],
  [table(), "a", null],
  [table(), "table_cell:a", null],
  ["<fig><cap>a</cap><cred>c</cred></fig>", "a", null],
  ["<t>x</t><p>a</p>", "x", null],
])("without a block: %s %s", (source, which, after) => {
  const state = stateOf(source);
  const tr = restored(state, state.doc, { back: [], away: [idFor(state.doc, which)] });
  expect(tr === null ? null : content(state.apply(tr).doc)).toBe(after);
});

const oneRow = (...texts: string[]) => `<table><tr>${texts.map((text) => `<td><p>${text}</p></td>`).join("")}</tr></table>`;

test.each([
  ["<fig><cap>new</cap><cred>c</cred></fig>", "new", ""],
  [table(), "a", oneRow("c", "d")],
  [table(), "table_cell:d", oneRow("a", "b")],
  [oneRow("a", "b"), "b", ""],
])("what cannot go alone takes with it the part that the version has not: %s %s", (added, which, left) => {
  const old = stateOf("<p>a0</p><p>z</p>").doc;
  const state = stateOf(`<p>a0</p>${added}<p>z</p>`);
  const tr = restored(state, old, { back: [], away: [idFor(state.doc, which)] });
  expect(tr === null ? null : content(state.apply(tr).doc)).toBe(`<p>a0</p>${left}<p>z</p>`);
});

const grid = (...rows: string[]) => `<table>${rows.map((row) => `<tr>${[...row].map((text) => `<td><p>${text}</p></td>`).join("")}</tr>`).join("")}</table>`;

/** Takes these cells out at once, so that the table is never uneven. */
function withoutCells(state: EditorState, texts: string): Transaction {
  const cells = [...texts].map((text) => findBlock(state.doc, idFor(state.doc, `table_cell:${text}`))!);
  return cells.sort((a, b) => b.pos - a.pos).reduce((tr, { node, pos }) => tr.delete(pos, pos + node.nodeSize), state.tr);
}

test.each([
  ["the last column", grid("ab", "cd"), "bd", "b", grid("xb", "cd")],
  ["one in the middle", grid("abc", "def"), "be", "e", grid("xbc", "def")],
  ["the first", grid("bac", "edf"), "be", "e", grid("bxc", "edf")],
])("a column that was deleted comes back, and the other cells stay as they are: %s", (_, source, gone, which, after) => {
  const hands = new Hands(stateOf(source));
  const old = hands.state.doc;
  hands.dispatch(withoutCells(hands.state, gone));
  const { pos } = findBlock(hands.state.doc, idFor(old, "table_cell:a"))!;
  hands.dispatch(hands.state.tr.insertText("x", pos + 2, pos + 3));
  hands.dispatch(restored(hands.state, old, { back: [idFor(old, which)] })!);
  hands.state.doc.check();
  expect(content(hands.state.doc)).toBe(after);
});

test("a row that came since gets an empty cell in a column that comes back", () => {
  const hands = new Hands(stateOf(grid("abc", "def")));
  const old = hands.state.doc;
  hands.dispatch(withoutCells(hands.state, "be"));
  const row = findBlock(hands.state.doc, idFor(old, "table_row:f"))!;
  const cells = ["y", "z"].map((text) => hands.state.schema.node("table_cell", null, [hands.state.schema.node("paragraph", null, [hands.state.schema.text(text)])]));
  hands.dispatch(hands.state.tr.insert(row.pos, hands.state.schema.node("table_row", null, cells)));
  hands.dispatch(restored(hands.state, old, { back: [idFor(old, "e")] })!);
  expect(content(hands.state.doc)).toBe(grid("abc", "y-z", "def").replace("<p>-</p>", "<p></p>"));
});

test.each([["b"], ["e"]])("a column that the version has not goes as one, from any of its cells: %s", (which) => {
  const now = stateOf(grid("abc", "def"));
  const old = now.apply(withoutCells(now, "be")).doc;
  expect(content(old)).toBe(grid("ac", "df"));
  const tr = restored(now, old, { back: [], away: [idFor(now.doc, which)] })!;
  expect(content(now.apply(tr).doc)).toBe(grid("ac", "df"));
});

test("a cell that came alone stays, since its column was there", () => {
  const now = stateOf(grid("ab", "cd"));
  const old = now.apply(withoutCells(now, "d")).doc;
  expect(restored(now, old, { back: [], away: [idFor(now.doc, "d")] })).toBeNull();
});

test("a paragraph that was split, and two that were joined, are one step", () => {
  const split = run("<p>a|bc</p><p>d</p>", "Enter");
  const half = idFor(split.hands.state.doc, "bc");
  split.hands.dispatch(restored(split.hands.state, split.old, { back: [idFor(split.old, "abc")], away: [half] })!);
  expect(content(split.hands.state.doc)).toBe("<p>abc</p><p>d</p>");
  const joined = run("<p>ab</p><p>|c</p><p>d</p>", "Backspace");
  expect(content(joined.hands.state.doc)).toBe("<p>abc</p><p>d</p>");
  joined.hands.dispatch(restored(joined.hands.state, joined.old, { back: [idFor(joined.old, "ab"), idFor(joined.old, "c")] })!);
  expect(content(joined.hands.state.doc)).toBe("<p>ab</p><p>c</p><p>d</p>");
  undo(joined.hands.state, joined.hands.dispatch);
  expect(content(joined.hands.state.doc)).toBe("<p>abc</p><p>d</p>");
});

test("attributes alone: what was typed into the box stays", () => {
  const { hands, old } = run("<box title='x'><p>a|</p></box>", '"b"');
  const { pos } = findBlock(hands.state.doc, idFor(old, "box:a"))!;
  hands.dispatch(hands.state.tr.setNodeAttribute(pos, "title", "y"));
  hands.dispatch(restored(hands.state, old, { back: [idFor(old, "box:a")], what: "attrs" })!);
  expect(content(hands.state.doc)).toBe("<box title='x'><p>ab</p></box>");
});

/** Moves, deletes and changes blocks of the body. */
function disturb(hands: Hands, seed: number): void {
  const roll = dice(seed * 7919);
  for (let step = 0; step < 12; step += 1) {
    const { state } = hands;
    const $at = state.doc.resolve(1 + roll.below(state.doc.content.size - 1));
    const [units] = unitsAround($at);
    if (units === undefined) continue;
    const kind = roll.below(4);
    const tr = kind === 0 ? state.tr.delete(units.from, units.to) : kind === 1 ? moveUnits(state, units, roll.below(state.doc.content.size)) : null;
    try {
      if (tr !== null) hands.dispatch(tr);
      else if ($at.parent.inlineContent) hands.dispatch(state.tr.insertText("新", $at.pos));
    } catch {
      // What cannot be done to a random place is not done.
    }
  }
}

test("bringing back every block of a version gives its body: 400 random stories, deletions, moves and edits", () => {
  for (let seed = 1; seed <= 400; seed += 1) {
    const hands = new Hands(stateOf(randomStory(dice(seed))));
    const old = hands.state.doc;
    disturb(hands, seed);
    const ids = old.child(1).children.map((block) => String(block.attrs["id"]));
    for (const id of ids) {
      const tr = restored(hands.state, old, { back: [id], what: "both" });
      if (tr !== null) hands.dispatch(tr);
      hands.state.doc.check();
    }
    const mine = hands.state.doc.child(1).children.filter((block) => ids.includes(String(block.attrs["id"])));
    expect(mine.map((block) => block.textContent), `seed ${seed}`).toEqual(old.child(1).children.map((block) => block.textContent));
    expect(mine.map((block) => block.attrs["id"]), `seed ${seed}`).toEqual(ids);
  }
}, 60_000);
