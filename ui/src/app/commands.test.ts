import { expect, test } from "vitest";
import { COMMAND_LIST } from "./commands";

test("no two commands share an id or a key", () => {
  const double = (values: string[]) => values.filter((value, at) => values.indexOf(value) !== at);
  expect(double(COMMAND_LIST.map((command) => command.id))).toEqual([]);
  expect(double(COMMAND_LIST.flatMap((command) => (command.shortcut === undefined ? [] : [command.shortcut.toLowerCase()])))).toEqual([]);
});

test("every command has a title in both languages", () => {
  expect(COMMAND_LIST.length).toBeGreaterThan(50);
  for (const { id, title } of COMMAND_LIST) {
    expect(title.zh, id).toMatch(/\p{Script=Han}/u);
    expect(title.en.trim(), id).not.toBe("");
  }
});
