import { expect, test } from "vitest";
import type { RevisionRow } from "../../host";
import { byDay, shortHash } from "./model";

const row = (id: string, time: string) => ({ id, time }) as RevisionRow;

test("versions stand under their day", () => {
  const rows = [row("c", "2023-02-10 09:00"), row("b", "2023-02-10 07:00"), row("a", "2023-02-09 23:59")];
  expect(byDay(rows, (time) => time).map(({ day, rows }) => [day, rows.map((one) => one.id).join()])).toEqual([["2023-02-10", "c,b"], ["2023-02-09", "a"]]);
  expect(byDay([], (time) => time)).toEqual([]);
});

test("a hash is shortened from the middle", () => {
  expect(shortHash("0123456789abcdef0123456789abcdef")).toBe("01234567…abcdef");
  expect(shortHash("abc")).toBe("abc");
});
