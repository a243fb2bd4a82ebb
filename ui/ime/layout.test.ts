/** The printed page beside the manuscript, by pointer and keyboard: its pixels, its slots, and the way from a word to the text and back. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { Method, WEBKIT } from "./method.ts";

let method: Method;
beforeAll(async () => {
  method = await Method.open(WEBKIT);
  await run("view.page");
  await run("page.choose");
  await at("page-choose-choice").first().click();
  await at("page-pixels").waitFor();
  await slot("rail").waitFor();
});
afterAll(() => method.close());

const at = (name: string) => method.tab.getByTestId(name);
const press = (key: string) => method.tab.keyboard.press(key);
const run = (id: string) => method.do((page, name) => page.run(name), id);
const slot = (id: string) => method.tab.locator(`[data-slot="${id}"]`);
const label = (id: string) => slot(id).getAttribute("aria-label");
const paper = async () => (await at("page-paper").boundingBox())!;
/** How much ink there is on the page's pixels. */
const ink = () =>
  at("page-pixels").evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
    let dark = 0;
    for (let byte = 0; byte < data.length; byte += 4) if (data[byte]! < 128) dark += 1;
    return dark;
  });

/** Takes what lies at one point to another. */
async function carry(from: { x: number; y: number }, to: { x: number; y: number }) {
  const { mouse } = method.tab;
  await mouse.move(from.x, from.y);
  await mouse.down();
  await mouse.move(from.x + 12, from.y + 8, { steps: 3 });
  await mouse.move(to.x, to.y, { steps: 6 });
  await mouse.up();
}

const middle = async (id: string) => {
  const box = (await slot(id).boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + Math.min(60, box.height / 2) };
};

test("a word that is clicked on the page has the cursor in the manuscript, and what is typed there comes on the page", async () => {
  const box = await paper();
  await method.tab.mouse.click(box.x + box.width * 0.11, box.y + box.height * 0.16);
  const cursor = () => method.tab.evaluate(() => (document.activeElement?.classList.contains("ProseMirror") ? getSelection()!.anchorNode!.textContent : null));
  await expect.poll(cursor).not.toBe(null);
  await at("page-cursor").waitFor();
  const [before, sheet] = [await ink(), await at("page-paper").getAttribute("data-sheet")];
  await method.tab.keyboard.type("字".repeat(120));
  await expect.poll(() => at("page-paper").getAttribute("data-sheet")).not.toBe(sheet);
  await expect.poll(ink).toBeGreaterThan(before);
});

test("a story is dropped from the list into a slot, and taken back", async () => {
  await run("view.list");
  const row = at("story-row").last();
  const title = await row.locator("h5").textContent();
  const box = (await row.boundingBox())!;
  await expect.poll(() => label("rail")).toContain("空位置");
  await carry({ x: box.x + 60, y: box.y + 20 }, await middle("rail"));
  await expect.poll(() => label("rail")).toContain(title);
  await method.tab.getByRole("button", { name: "撤销" }).last().click();
  await expect.poll(() => label("rail")).toContain("空位置");
  await run("view.list");
});

test("two stories change places by carrying one onto the other", async () => {
  const [lead, box] = [await label("lead"), await label("box")];
  const name = (said: string | null) => /《(.*?)》/u.exec(said ?? "")![1];
  await carry(await middle("lead"), await middle("box"));
  await expect.poll(async () => name(await label("lead"))).toBe(name(box));
  await expect.poll(async () => name(await label("box"))).toBe(name(lead));
  await method.tab.getByRole("button", { name: "撤销" }).last().click();
  await expect.poll(async () => name(await label("lead"))).toBe(name(lead));
});

test("what was done to the page is taken back and done again by key, what was typed after it before it", async () => {
  const name = async (id: string) => /《(.*?)》/u.exec((await label(id)) ?? "")?.[1];
  const body = () => method.tab.locator(".ProseMirror").first().textContent();
  const [lead, box, text] = [await name("lead"), await name("box"), await body()];
  await carry(await middle("lead"), await middle("box"));
  await expect.poll(() => name("lead")).toBe(box);
  await slot("box").focus();
  await press("Control+z");
  await expect.poll(() => name("lead")).toBe(lead);
  await press("Control+Shift+z");
  await expect.poll(() => name("lead")).toBe(box);
  // Typing came after it, where nobody has typed yet: it is a step of undo by itself.
  await method.tab.locator(".ProseMirror p").nth(1).click();
  await method.tab.keyboard.type("字字字");
  expect(await body()).not.toBe(text);
  await press("Control+z");
  await expect.poll(body).toBe(text);
  await slot("box").focus();
  expect(await name("lead")).toBe(box);
  await run("page.undo");
  await expect.poll(() => name("lead")).toBe(lead);
});

test("a problem's line leads to its slot on the page and to the word without room", async () => {
  await method.tab.locator(".ProseMirror p").first().click();
  await method.tab.keyboard.insertText("超出的字".repeat(1500));
  const wrong = method.tab.getByRole("menuitem").filter({ hasText: /超 \d+ 行/u }).first();
  await expect.poll(async () => (await label("lead")) ?? "").toMatch(/超 \d{2,} 行/u);
  await at("page-problems").click();
  await wrong.click();
  await at("page-blink").waitFor();
  // What lies between the cursor and the first sign without room.
  const between = () =>
    method.tab.evaluate(() => {
      const [end, { anchorNode, anchorOffset }] = [document.querySelector(".ProseMirror .galley-end")!, getSelection()!];
      const range = document.createRange();
      range.setStart(end.parentElement!, 0);
      range.setEndBefore(end);
      const before = range.toString();
      range.setEnd(anchorNode!, anchorOffset);
      return range.toString().length - before.length;
    });
  await expect.poll(between).toBe(0);
  expect(await method.tab.evaluate(() => document.activeElement?.classList.contains("ProseMirror"))).toBe(true);
  await press("Control+z");
  await expect.poll(() => label("lead")).not.toMatch(/超 \d{3,} 行/u);
});

test("by keyboard: an empty slot asks for a story, a filled one has a menu, and focus comes back to it", async () => {
  await slot("rail").focus();
  await press("Enter");
  await at("page-story-input").waitFor();
  await method.tab.keyboard.type("Night");
  await press("Enter");
  await expect.poll(() => label("rail")).toContain("Night buses");
  await slot("rail").focus();
  await press("Enter");
  await at("slot-acts").waitFor();
  await press("ArrowUp");
  await press("Enter");
  await expect.poll(() => label("rail")).toContain("空位置");
});

test("zoomed by keys, with Ctrl and the wheel around the pointer, and dragged by the space bar", async () => {
  const percent = async () => Number.parseInt((await at("page-zoom").textContent())!, 10);
  await at("page-room").focus();
  await press("0");
  await expect.poll(() => at("page-room").evaluate((room) => room.scrollHeight - room.clientHeight)).toBe(0);
  const fits = await percent();
  await press("+");
  await expect.poll(percent).toBeGreaterThan(fits);
  await press("1");
  await expect.poll(percent).toBe(100);
  const before = await at("page-paper").boundingBox();
  const point = { x: 1000, y: 500 };
  const share = (box: { x: number; width: number }) => (point.x - box.x) / box.width;
  await method.tab.mouse.move(point.x, point.y);
  await method.tab.keyboard.down("Control");
  await method.tab.mouse.wheel(0, -100);
  await method.tab.keyboard.up("Control");
  await expect.poll(percent).toBeGreaterThan(110);
  expect(Math.abs(share((await paper())) - share(before!))).toBeLessThan(0.01);
  const scrolled = () => at("page-room").evaluate((room) => room.scrollTop);
  const top = await scrolled();
  await method.tab.keyboard.down(" ");
  await method.tab.mouse.down();
  await method.tab.mouse.move(point.x, point.y - 120, { steps: 4 });
  await method.tab.mouse.up();
  await method.tab.keyboard.up(" ");
  expect(await scrolled()).toBeCloseTo(top + 120, 0);
  await press("0");
  await expect.poll(percent).toBe(fits);
});

test("a page is made, changed, taken away and brought back", async () => {
  const shown = () => at("page-chooser").textContent();
  await run("page.new");
  await at("page-name").fill("副刊 B1");
  await at("page-plan").nth(1).click();
  await at("page-number").fill("B1");
  await at("page-save").click();
  await expect.poll(shown).toContain("副刊 B1");
  await at("page-tip").waitFor();
  await run("page.change");
  await at("page-name").fill("副刊 B2");
  await press("Enter");
  await expect.poll(shown).toContain("副刊 B2");
  await run("page.change");
  await at("page-remove").click();
  await expect.poll(shown).not.toContain("副刊");
  await method.tab.getByRole("button", { name: "撤销" }).last().click();
  await expect.poll(shown).toContain("副刊 B2");
});

test("the same story as a web page and on a phone; the manuscript stands beside all of them", async () => {
  await at("page-look-print").focus();
  await press("ArrowDown");
  await at("preview-frame").waitFor();
  await press("ArrowDown");
  await expect.poll(() => at("preview-frame").evaluate((frame) => frame.getBoundingClientRect().width)).toBeLessThanOrEqual(390);
  expect(await method.do((page) => page.stands())).toBe(true);
  await run("page.look.print");
  await at("page-pixels").waitFor();
  await run("view.write");
  expect(await method.do((page) => page.stands())).toBe(true);
});
