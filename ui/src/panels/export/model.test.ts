import { expect, test } from "vitest";
import type { ExportCheck } from "../../host";
import { families, firstChosen, offered, remembered, standing } from "./model";

test("how a format stands", () => {
  const check = (losses: number, unexpected: number) => ({ losses: Array(losses).fill({}), unexpected: Array(unexpected).fill({}) }) as ExportCheck;
  expect(standing(undefined, undefined)).toBe("checking");
  expect(standing(check(0, 0), undefined)).toBe("passed");
  expect(standing(check(2, 0), undefined)).toBe("lossy");
  expect(standing(check(2, 1), undefined)).toBe("differs");
  expect(standing(undefined, { code: "export_encoding", params: {}, detail: "" })).toBe("failed");
});

test("only what is written is chosen", () => {
  expect(firstChosen([{ id: "nitf", exports: true }, { id: "html", exports: true }, { id: "text", exports: false }])).toEqual(["html"]);
});

test("an encoding goes along only where a chosen format takes it", () => {
  const formats = [{ id: "text", encodings: ["UTF-8", "GB18030"] }, { id: "html", encodings: ["UTF-8"] }];
  expect(offered("GB18030", formats, ["text", "html"])).toBe("GB18030");
  expect(offered("GB18030", formats, ["html"])).toBeNull();
  expect(offered(null, formats, ["text"])).toBeNull();
});

test("formats stand by whom they are for", () => {
  const one = (id: string, family: string, exports = true) => ({ id, family, exports });
  const found = families([one("ninjs", "wire"), one("html", "cms"), one("nitf", "wire"), one("pdf", "document", false)]);
  expect(found.map(([family, formats]) => [family, ...formats.map((format) => format.id)])).toEqual([["cms", "html"], ["wire", "ninjs", "nitf"]]);
});

test("the formats that were ticked last are ticked again, as far as they are written", () => {
  const formats = [{ id: "html", exports: true }, { id: "nitf", exports: true }, { id: "old", exports: false }];
  const check = (stored: unknown, expected: string[] | null) => expect(remembered(stored, formats)).toEqual(expected);
  check(["nitf", "old", "gone"], ["nitf"]);
  check([], []);
  check(undefined, null);
});
