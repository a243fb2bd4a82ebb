/** A story as a post: beside the manuscript on a phone, and on a real clipboard. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { Method } from "./method.ts";

let method: Method;
beforeAll(async () => {
  // The backend hears every write: what is copied is what stands in the library.
  method = await Method.open(undefined, "?post");
  await method.tab.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await method.do((page) => page.open("云岭县"));
});
afterAll(() => method.close());

const shown = (id: string) => method.tab.getByTestId(id);
const press = (key: string) => method.tab.keyboard.press(key);
const post = () => method.tab.frameLocator('[data-testid="wechat-frame"]').locator("body");

/** Types at the end of the title. */
async function typed(text: string): Promise<void> {
  await method.do((page) => page.enter());
  await press("End");
  await method.tab.keyboard.insertText(text);
}

/** What lies on the clipboard, by its type. */
const copied = (type: string) =>
  method.tab.evaluate(async (wanted) => {
    const [item] = await navigator.clipboard.read();
    return item?.types.includes(wanted) ? (await item.getType(wanted)).text() : "";
  }, type);

test("the post stands on a phone beside the manuscript and follows it, by day and by night", async () => {
  await press("Control+Alt+Shift+P");
  await expect.poll(() => post().innerText()).toContain("本报讯");
  expect(await shown("wechat-frame").evaluate((frame) => frame.style.width)).toBe("375px");
  await typed("了");
  await expect.poll(() => post().locator("h1").innerText()).toMatch(/食堂了$/);
  expect(await shown("wechat-fields").innerText()).toContain("13/64");
  const paper = () => post().evaluate((body) => getComputedStyle(body).backgroundColor);
  const day = await paper();
  await shown("wechat-dark").click();
  await expect.poll(paper).not.toBe(day);
});

test("the switch shows the web page again, and the key the post", async () => {
  await shown("preview-desktop").click();
  await shown("preview-frame").waitFor();
  expect(await shown("wechat-frame").count()).toBe(0);
  await press("Control+Alt+Shift+P");
  await shown("wechat-frame").waitFor();
  await press("Control+Alt+Shift+P");
  await expect.poll(() => shown("wechat-frame").count()).toBe(0);
});

test("what is copied is HTML and text", async () => {
  await press("Control+Alt+Shift+W");
  await expect.poll(() => copied("text/plain")).toContain("本报讯");
  expect(await copied("text/html")).toContain("text-indent");
});

test("a story with open places is not copied until somebody says so", async () => {
  await typed("〔待核：几处〕");
  await method.tab.evaluate(() => navigator.clipboard.writeText("BEFORE"));
  await press("Control+Alt+Shift+W");
  await method.tab.getByText("1 处待核没有落实，没有复制").waitFor();
  expect(await copied("text/plain")).toBe("BEFORE");
  await method.tab.getByText("保留待核处，仍然复制").click();
  await expect.poll(() => copied("text/plain")).toContain("本报讯");
});
