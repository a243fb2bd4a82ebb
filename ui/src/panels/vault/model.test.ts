import { expect, test } from "vitest";
import type { VaultEntry } from "../../host";
import { firstLine, grouped, isBlank, lines, noContact } from "./model";

const said = (text: string) => lines(text).map(({ kind, level, runs }) => `${kind}${level} ${runs.map(({ look, text }) => (look === "plain" ? text : `[${look} ${text}]`)).join("")}`);

test.each([
  ["# 要点", ["head1 要点"]],
  ["- 一\n  - 二\n1. 三", ["item0 一", "item1 二", "item0 三"]],
  ["他**不**愿意", ["text0 他[strong 不]愿意"]],
  ["*也许*", ["text0 [em 也许]"]],
  ["见 https://example.org/a。", ["text0 见 [link https://example.org/a]。"]],
  ["00:12:30 谈到合同", ["text0 [time 00:12:30] 谈到合同"]],
  ["2 * 3 * 4 和 **没完", ["text0 2 * 3 * 4 和 **没完"]],
  ["<b>x</b>", ["text0 <b>x</b>"]],
  ["", ["gap0 "]],
])("%j", (text, expected) => expect(said(text)).toEqual(expected));

const entry = (id: string, kind: VaultEntry["kind"], trashed: string | null = null): VaultEntry =>
  ({ id, kind, trashed, story: "s", content: { title: "", text: "", contact: null, anchor: null }, file: null, person: "", created: "", changed: "" });

test("groups stand in their order, without those that were removed", () => {
  const groups = grouped([entry("a", "document"), entry("b", "note"), entry("c", "note", "2026"), entry("d", "contact", "2026")]);
  expect(groups.map(({ kind, entries }) => [kind, entries.map(({ id }) => id)])).toEqual([["note", ["b"]], ["document", ["a"]]]);
});

test("blank is what nobody wrote anything in", () => {
  const content = { title: "", text: " \n", contact: noContact(), anchor: null };
  expect(isBlank(content)).toBe(true);
  expect(isBlank({ ...content, contact: { ...noContact(), phone: "1" } })).toBe(false);
  expect(isBlank({ ...content, contact: { ...noContact(), attribution: "off_record" } })).toBe(false);
});

test.each([
  ["# 码头\n三点", "码头"],
  ["\n\n- **老周**：交班", "老周：交班"],
  ["", ""],
])("a short name for %j has none of its signs", (text, name) => {
  expect(firstLine(text)).toBe(name);
});
