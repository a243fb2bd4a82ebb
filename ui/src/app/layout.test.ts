import { expect, test } from "vitest";
import { AT_FIRST, fitting, PAPER_LEAST, readLayout, ZOOMS, zoomed, type Pane } from "./layout";

const WIDE = { library: 196, list: 312, inspector: 300 };
const NARROW = { library: 176, list: 268, inspector: 300 };

function check(window: number, columns: number, wanted: string, widths: Record<Pane, number>, shown: string) {
  const found = fitting(window, columns, wanted.split(" ").filter(Boolean) as Pane[], widths);
  expect([...found].join(" "), `${window} ${columns} ${wanted}`).toBe(shown);
}

test("panes fold until the manuscripts have room, those asked for last stay", () => {
  const all = "inspector list library";
  check(1440, 1, all, WIDE, all);
  check(1280, 1, all, NARROW, all);
  check(1440, 2, all, WIDE, "inspector list");
  check(1280, 2, all, NARROW, "inspector");
  check(1280, 2, "list inspector library", NARROW, "list");
  check(1280, 2, "library list", NARROW, "library list");
  check(1280, 3, all, NARROW, "inspector");
  check(960, 1, all, { library: 160, list: 240, inspector: 264 }, "inspector list");
  check(1280, 2, "", NARROW, "");
  check(1280, 2, "library", NARROW, "library");
});

test("one column never gets narrower than it can be written in while two panes stand", () => {
  for (let window = 960; window <= 2600; window += 20) {
    for (const columns of [1, 2, 3]) {
      const shown = fitting(window, columns, ["inspector", "list", "library"], NARROW);
      const room = window - [...shown].reduce((sum, pane) => sum + NARROW[pane], 0);
      if (shown.size > 1) expect(room / columns).toBeGreaterThanOrEqual(PAPER_LEAST);
    }
  }
});

test("sizes go up and down by steps, and back to where they were", () => {
  for (const [from, step, to] of [[100, 1, 110], [100, -1, 90], [200, 1, 200], [60, -1, 60], [105, 1, 110], [105, -1, 100]] as const) {
    expect(zoomed(from, step), `${from} ${step}`).toBe(to);
  }
  for (const zoom of ZOOMS.slice(0, -1)) expect(zoomed(zoomed(zoom, 1), -1)).toBe(zoom);
});

test("what is stored comes back, and what is wrong as it is at first", () => {
  const kept = { widths: { library: 200, list: null, inspector: 420 }, pageRatio: 0.4, ratio: 0.4, zoom: 125, page: "wide", focus: true, typewriter: true };
  expect(readLayout(structuredClone(kept))).toEqual(kept);
  for (const wrong of [null, undefined, 3, "x", [], { widths: 3, ratio: "a", zoom: null, page: "huge", focus: 1 }, { zoom: Number.NaN }]) {
    expect(readLayout(wrong)).toEqual(AT_FIRST);
  }
  expect(readLayout({ zoom: 9000, ratio: 3, widths: { list: 10_000, library: -4 } })).toMatchObject({ zoom: 200, ratio: 0.8, widths: { list: 480, library: 140 } });
});
