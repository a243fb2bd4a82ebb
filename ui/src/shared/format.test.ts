import { describe, expect, test } from "vitest";
import { bytes, givenTime, instantText, listed, localZone, number, parseInstant, shortTime } from "./format";

describe("a time field", () => {
  const check = (typed: string, stored: string | null | undefined) =>
    expect(parseInstant(typed, "+08:00"), typed).toBe(stored);

  test("takes what editors type", () => {
    check("2023-02-10 07:40:02 +08:00", "2023-02-10T07:40:02+08:00");
    check("2023-02-10 07:40", "2023-02-10T07:40:00+08:00");
    check("2023-2-9", "2023-02-09T00:00:00+08:00");
    check("2023年2月10日 7:40", "2023-02-10T07:40:00+08:00");
    check("2023/02/10 07:40 -0330", "2023-02-10T07:40:00-03:30");
    check("2023-02-10T07:40:02.250Z", "2023-02-10T07:40:02.250+00:00");
    check("2024-02-29 23:59:59", "2024-02-29T23:59:59+08:00");
    check("  ", null);
  });

  test("refuses what is no time", () => {
    for (const wrong of ["昨天", "2023-02-29", "2023-13-01", "2023-02-10 24:00", "2023-02-10 07:60", "2023-02-10 07:40 +25:00", "07:40"]) {
      check(wrong, undefined);
    }
  });

  test("gives back what was given, offset and all", () => {
    for (const text of ["2023-02-10 07:40:02 +08:00", "1999-12-31 23:59:59 -05:00"]) {
      expect(instantText(parseInstant(text, "+00:00") ?? null)).toBe(text);
    }
    expect(instantText(null)).toBe("");
    expect(givenTime("2023-02-10T07:40:02+08:00")).toBe("2023-02-10 07:40");
  });
});

describe("short times", () => {
  const now = new Date(2023, 1, 10, 12, 0);
  const check = (date: Date, zh: string, en: string) => {
    expect(shortTime(date.toISOString(), "zh-CN", now)).toBe(zh);
    expect(shortTime(date.toISOString(), "en", now)).toBe(en);
  };

  test("say as much as is needed", () => {
    check(new Date(2023, 1, 10, 9, 41), "09:41", "09:41");
    check(new Date(2023, 1, 9, 23, 59), "昨天", "Yesterday");
    check(new Date(2023, 0, 29, 8, 0), "1月29日", "29 Jan");
    check(new Date(2022, 11, 31, 8, 0), "2022年12月31日", "31 Dec 2022");
  });

  test("say nothing about what is no time", () => expect(shortTime("soon", "en", now)).toBe(""));
});

test("numbers and sizes", () => {
  expect(number(12408)).toBe("12,408");
  expect([0, 1023, 1024, 15_000, 3_500_000].map(bytes)).toEqual(["0 B", "1023 B", "1.0 KB", "15 KB", "3.3 MB"]);
  expect(localZone()).toMatch(/^[+-]\d\d:\d\d$/);
});

test("what is empty leaves no dot", () => {
  expect(listed(["导入原文", "", "11-23 00:30", ""])).toBe("导入原文 · 11-23 00:30");
  expect(listed(["", ""])).toBe("");
});
