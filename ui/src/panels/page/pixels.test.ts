import { expect, test } from "vitest";
import type { PagePixels, Tile } from "../../host";
import { Pixels } from "./pixels";

const tile = (x: number): Tile => ({ scale: 1, x, y: 0, width: 10, height: 10 });
const settle = () => new Promise<void>((done) => setTimeout(done, 0));

function bench() {
  const asked: { sheet: number; x: number; since: number | null; come: (pixels: boolean) => Promise<void> }[] = [];
  const shown: string[] = [];
  const gone: number[] = [];
  const pixels = new Pixels({
    read: (sheet, { x }, since) => new Promise((good) => asked.push({ sheet, x, since, come: (there) => (good(there ? ({} as PagePixels) : null), settle()) })),
    show: (drawn) => shown.push(`${drawn.sheet}@${drawn.tile.x}`),
    gone: (sheet) => gone.push(sheet),
  });
  return { pixels, asked, shown, gone };
}

test("one request is under way, and of those that wait only the newest is made", async () => {
  const { pixels, asked, shown } = bench();
  for (const sheet of [1, 2, 3]) pixels.want(sheet, tile(0));
  expect(asked.map((one) => one.sheet)).toEqual([1]);
  await asked[0]!.come(true);
  expect(asked.map((one) => one.sheet)).toEqual([1, 3]);
  await asked[1]!.come(true);
  expect(shown).toEqual(["1@0", "3@0"]);
});

test("what is shown or on its way is not asked for again", async () => {
  const { pixels, asked } = bench();
  pixels.want(1, tile(0));
  pixels.want(1, tile(0));
  await asked[0]!.come(true);
  pixels.want(1, tile(0));
  pixels.want(1, tile(5));
  expect(asked.map((one) => one.x)).toEqual([0, 5]);
});

test("a sheet that is no longer kept is told, unless a newer one is wanted by then", async () => {
  const { pixels, asked, gone, shown } = bench();
  pixels.want(1, tile(0));
  pixels.want(2, tile(0));
  await asked[0]!.come(false);
  await asked[1]!.come(false);
  expect([gone, shown]).toEqual([[2], []]);
});

test("what is asked for counts from the sheet that is shown, where it is the same part", async () => {
  const { pixels, asked } = bench();
  for (const [sheet, x] of [[1, 0], [2, 0], [3, 0], [4, 5], [5, 5]] as const) {
    pixels.want(sheet, tile(x));
    // The third is lost: what is shown is still the second.
    await asked.at(-1)!.come(sheet !== 3);
  }
  expect(asked.map((one) => one.since)).toEqual([null, 1, 2, null, 4]);
});
