import { expect, test } from "vitest";
import type { Delivery } from "../../host";
import { edges, HEIGHTS, lineAt, scale, shortHash, standsFor, stepped, timeline, windowOf, type Filter, type Line } from "./timeline";
import type { Version } from "./wire";

let made = 0;
const row = (time: string, more: Partial<Version> = {}): Version =>
  ({ id: `v${(made += 1)}`, time: `2023-02-${time}:00Z`, stage: "edit", author: "林", name: null, note: "", added: 1, removed: 2, words: 0, parents: [], hash: "", ...more }) as Version;
const sent = (time: string): Delivery => ({ time: `2023-02-${time}:00Z`, author: "林", format: "html", revision: "", path: "", files: [{ path: "a", sha256: "", bytes: 1 }, { path: "b", sha256: "", bytes: 1 }] });
const long = (iso: string) => iso.replace("T", " ").slice(0, 16);

/** Lines in short: a day, a version's time, a sitting as first–last×count, what was sent. */
const short = (lines: Line[]) => lines.map((line) => {
  switch (line.kind) {
    case "day": return line.day.slice(5);
    case "version": return `${line.inner ? ">" : ""}${long(line.row.time).slice(11)}${line.row.name ?? ""}`;
    case "sitting": return `${long(line.rows.at(-1)!.time).slice(11)}–${long(line.rows[0]!.time).slice(11)}×${line.rows.length} +${line.added} −${line.removed}`;
    case "delivery": return `→${long(line.delivery.time).slice(11)}`;
    default: return line.file.path;
  }
}).join(" ");

const show = (rows: Version[], deliveries: Delivery[] = [], filter: Filter = { kind: "all" }, open: string[] = []) => timeline(rows, deliveries, { filter, open: new Set(open), long });

test.each<[string, Version[], Delivery[], Filter, string]>([
  ["nothing", [], [], { kind: "all" }, ""],
  ["versions of one sitting are one line with their sums", [row("10T10:40"), row("10T10:20"), row("10T09:55")], [], { kind: "all" }, "02-10 09:55–10:40×3 +3 −6"],
  ["after half an hour it is another one", [row("10T10:40"), row("10T10:10"), row("10T09:39")], [], { kind: "all" }, "02-10 10:10–10:40×2 +2 −4 09:39"],
  ["one person's", [row("10T10:40"), row("10T10:30", { author: "王" }), row("10T10:20", { author: "王" })], [], { kind: "all" }, "02-10 10:40 10:20–10:30×2 +2 −4"],
  ["one day's", [row("11T00:10"), row("11T00:05"), row("10T23:59")], [], { kind: "all" }, "02-11 00:05–00:10×2 +2 −4 02-10 23:59"],
  ["a name, an import and a return stand alone", [row("10T10:04"), row("10T10:03", { name: "送审" }), row("10T10:02"), row("10T10:01"), row("10T10:00", { stage: "import" })], [], { kind: "all" }, "02-10 10:04 10:03送审 10:01–10:02×2 +2 −4 10:00"],
  ["what was sent parts a sitting", [row("10T10:04"), row("10T10:02")], [sent("10T10:03")], { kind: "all" }, "02-10 10:04 →10:03 10:02"],
  ["sent at the instant of a version: above it", [row("10T10:03")], [sent("10T10:03")], { kind: "all" }, "02-10 →10:03 10:03"],
  ["sent before everything", [row("10T10:03")], [sent("09T10:03")], { kind: "all" }, "02-10 10:03 02-09 →10:03"],
  ["named ones", [row("10T10:04"), row("10T10:03", { name: "a" })], [sent("10T10:05")], { kind: "named" }, "02-10 10:03a"],
  ["one person", [row("10T10:04"), row("10T10:03", { author: "王" }), row("10T10:02")], [], { kind: "person", name: "林" }, "02-10 10:02–10:04×2 +2 −4"],
])("%s", (_, rows, deliveries, filter, after) => expect(short(show(rows, deliveries, filter))).toBe(after));

test("a sitting and what was sent open, and a sitting stays open while it grows", () => {
  const rows = [row("10T10:40"), row("10T10:20")];
  const [, sitting] = show(rows);
  expect(short(show(rows, [], { kind: "all" }, [sitting!.key]))).toBe("02-10 10:20–10:40×2 +2 −4 >10:40 >10:20");
  expect(short(show([row("10T10:50"), ...rows], [], { kind: "all" }, [sitting!.key]))).toBe("02-10 10:20–10:50×3 +3 −6 >10:50 >10:40 >10:20");
  const out = show([], [sent("10T10:40")]);
  expect(short(show([], [sent("10T10:40")], { kind: "all" }, [out[1]!.key]))).toBe("02-10 →10:40 a b");
});

test("every version is in one line, and the sums are theirs: 200 random pasts", () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    let minute = 40_000;
    const rows = Array.from({ length: (seed * 7) % 60 }, (_, at) => {
      minute -= (seed * (at + 3)) % 47;
      return row("10T00:00", { time: new Date(Date.UTC(2023, 0, 1) + minute * 60_000).toISOString(), author: (seed + at) % 9 === 0 ? "王" : "林", name: (seed * at) % 11 === 5 ? "n" : null, added: at, removed: seed });
    });
    const lines = show(rows);
    const all = lines.flatMap((line) => (line.kind === "version" ? [line.row] : line.kind === "sitting" ? line.rows : []));
    expect(all).toEqual(rows);
    for (const line of lines) if (line.kind === "sitting") expect(line.added).toBe(line.rows.reduce((sum, one) => sum + one.added, 0));
  }
});

test("only what can be seen is made, and every height has its line", () => {
  const lines = show(Array.from({ length: 2000 }, (_, at) => row(`${10 + (at % 2)}T10:00`, { name: "n" })));
  const edge = edges(lines);
  expect(edge.at(-1)).toBe(lines.reduce((sum, line) => sum + HEIGHTS[line.kind], 0));
  for (const top of [0, 1, 27, 28, 1000, 40_000, edge.at(-1)! - 500]) {
    const { from, to } = windowOf(edge, top, 500, 0);
    expect(edge[from]).toBeLessThanOrEqual(top);
    expect(edge[to]).toBeGreaterThanOrEqual(Math.min(top + 500, edge.at(-1)!));
    expect(to - from).toBeLessThan(22);
  }
  expect([lineAt(edge, 0), lineAt(edge, 27), lineAt(edge, 28), lineAt([0], 5)]).toEqual([0, 0, 1, 0]);
});

test("arrows go over days", () => {
  const lines = show([row("11T10:00"), row("10T10:00"), row("09T10:00")]);
  expect([stepped(lines, -1, 1), stepped(lines, 1, 1), stepped(lines, 1, 9), stepped(lines, 5, -1), stepped(lines, 1, -1), stepped(lines, lines.length, -1)]).toEqual([1, 3, 5, 3, 1, 5]);
});

test("bars are drawn by the largest change, not by the import", () => {
  expect(scale(show([row("10T10:00", { added: 40 }), row("09T10:00", { stage: "import", added: 2200 })]))).toBe(40);
  expect(scale([])).toBe(1);
});

test("a hash is shortened from the middle", () => {
  expect(shortHash("0123456789abcdef0123456789abcdef")).toBe("01234567…abcdef");
  expect(shortHash("abc")).toBe("abc");
});

test("what can be an end of a comparison: versions, the newest of a sitting, what was sent", () => {
  const rows = [row("10T10:40"), row("10T10:20"), row("09T10:00", { stage: "import" })];
  const byId = new Map(rows.map((one) => [one.id, one]));
  const delivery = { ...sent("10T11:00"), revision: rows[1]!.id };
  const lost = { ...sent("10T12:00"), revision: "gone" };
  const key = show(rows, [lost, delivery]).find((line) => line.kind === "delivery")!.key;
  const ends = show(rows, [lost, delivery], { kind: "all" }, [key]).map((line) => standsFor(line, byId)?.time.slice(8, 16) ?? line.kind);
  expect(ends).toEqual(["day", "delivery", "file", "file", "10T10:20", "10T10:40", "day", "09T10:00"]);
  expect(standsFor(undefined, byId)).toBeUndefined();
});
