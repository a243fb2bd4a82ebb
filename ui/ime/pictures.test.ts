/** The library's pictures by keyboard, pointer and input method: the light table, and the picker over the manuscript. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Method, WEBKIT } from "./method.ts";

let method: Method;
beforeAll(async () => {
  method = await Method.open(WEBKIT);
});
afterAll(() => method.close());

const at = (name: string) => method.tab.getByTestId(name);
const press = (key: string) => method.tab.keyboard.press(key);
const run = (id: string) => method.do((page, name) => page.run(name), id);
const cell = (place: number) => at("picture-cell").nth(place);
const picked = () => at("picture-grid").locator("[aria-selected=true]").evaluateAll((cells) => cells.map((one) => (one as HTMLElement).dataset["hash"]));
const hash = (place: number) => cell(place).getAttribute("data-hash");
const focused = (name: string) => expect.poll(() => at(name).evaluate((dom) => dom === document.activeElement)).toBe(true);

describe("the light table", () => {
  beforeEach(async () => {
    await run("view.media");
    await cell(0).waitFor();
    await at("picture-grid").focus();
    await press("Home");
  });

  test("arrows go by row and column, Shift takes a stretch, Escape drops it", async () => {
    const columns = await at("picture-grid").locator("[role=option]").evaluateAll((cells) => cells.filter((one) => (one as HTMLElement).offsetTop === (cells[0] as HTMLElement).offsetTop).length);
    expect(columns).toBeGreaterThan(2);
    await press("ArrowRight");
    await expect.poll(picked).toEqual([await hash(1)]);
    await press("ArrowDown");
    await expect.poll(picked).toEqual([await hash(1 + columns)]);
    await press("ArrowUp");
    await press("Shift+ArrowRight");
    await expect.poll(picked).toEqual([await hash(1), await hash(2)]);
    await press("Escape");
    await expect.poll(picked).toEqual([]);
  });

  test("the end of a long library is reached, and only what is near it is drawn", async () => {
    await press("End");
    const options = at("picture-grid").locator("[role=option]");
    await expect.poll(() => options.last().getAttribute("aria-posinset")).toBe(await options.last().getAttribute("aria-setsize"));
    expect(await options.count()).toBeLessThan(60);
  });

  test("Enter leads to the words, what is typed there outlives leaving, Escape leads back", async () => {
    await press("ArrowRight");
    await press("Enter");
    await focused("picture-caption");
    await method.tab.keyboard.type(" ferry");
    await run("view.write");
    await at("manuscript").waitFor();
    await run("view.media");
    await cell(1).waitFor();
    expect(await at("picture-caption").inputValue()).toMatch(/ ferry$/);
    expect(await cell(1).textContent()).toContain("ferry");
    await at("picture-credit").focus();
    await press("Escape");
    await focused("picture-grid");
  });

  test("a letter goes into the search; the Enter of an input method does not leave it", async () => {
    await method.tab.keyboard.type("z");
    await focused("picture-search");
    expect(await at("picture-search").inputValue()).toBe("z");
    await at("picture-search").fill("");
    await method.compose("d", "du", "duchuan");
    await method.commit("渡船", "bare");
    await press("Enter");
    await focused("picture-search");
    expect(await at("picture-search").inputValue()).toBe("渡船");
    await expect.poll(() => at("picture-cell").count()).toBeLessThan(60);
    await press("Enter");
    await focused("picture-grid");
    await at("picture-search").fill("没有这样的图");
    await at("pictures-all").click();
    await cell(5).waitFor();
    expect(await at("picture-search").inputValue()).toBe("");
  });

  test("the space bar shows it large, arrows go on, Escape comes back to the same cell", async () => {
    await press("ArrowRight");
    await press(" ");
    await at("picture-large").waitFor();
    await press("ArrowRight");
    await press("Escape");
    await at("picture-large").waitFor({ state: "detached" });
    await expect.poll(picked).toEqual([await hash(2)]);
    await focused("picture-grid");
  });

  test("files that cannot be taken are told beside those that can, and the new ones are picked", async () => {
    const before = Number((await at("picture-count").textContent())!.replaceAll(/\D/g, ""));
    await run("media.add");
    await at("adding-failed").waitFor();
    expect(await at("adding-failed").locator("li").count()).toBeGreaterThan(0);
    expect(Number((await at("picture-count").textContent())!.replaceAll(/\D/g, ""))).toBeGreaterThan(before);
    expect(await picked()).toContain(await hash(0));
  });
});

describe("the picker over the manuscript", () => {
  test("several go in at the cursor in the order of picking, as one step", async () => {
    await run("view.write");
    await at("manuscript").waitFor();
    await method.do((page) => page.put("<p>前文|</p><p>后文</p>"));
    await run("text.figure_library");
    await focused("picture-search");
    await press("ArrowDown");
    await cell(3).waitFor();
    await cell(3).click();
    await cell(1).click({ modifiers: ["Control"] });
    const wanted = [await hash(3), await hash(1)];
    await at("picture-grid").focus();
    await press("Enter");
    await at("pictures-dialog").waitFor({ state: "detached" });
    const shown = method.tab.locator(".manuscript [data-node=figure]");
    await expect.poll(() => shown.count()).toBe(2);
    expect(wanted[0]).not.toBe(wanted[1]);
    expect(await method.do((page) => page.media())).toEqual(wanted);
    expect(await method.do((page) => page.undo())).toBe("<p>前文</p><p>后文</p>");
  });

  test("Escape leaves the manuscript as it was", async () => {
    await method.do((page) => page.put("<p>前文|</p>"));
    await run("text.figure_library");
    await focused("picture-search");
    await press("Escape");
    await at("pictures-dialog").waitFor({ state: "detached" });
    expect((await method.do((page) => page.read())).text).toBe("<p>前文|</p>");
  });
});
