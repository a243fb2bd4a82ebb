/** Pasting in the whole window from a real clipboard, by its keys. */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Method } from "./method.ts";

let method: Method;
const asked: string[] = [];
beforeAll(async () => {
  method = await Method.open();
  await method.tab.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  method.tab.on("request", (request) => asked.push(request.url()));
});
afterAll(() => method.close());

const fixture = (name: string) => readFileSync(new URL(`../../tests/corpus/paste/${name}`, import.meta.url), "utf8");
const put = (source: string) => method.do((page, text) => page.put(text), source);
const paper = async () => (await method.do((page) => page.read())).text;

/** Puts both on the clipboard; the browser takes scripts and sheets out of the HTML, as it does between pages. */
async function clip(html: string, text: string): Promise<void> {
  await method.tab.evaluate(async ([markup, plain]) => {
    const parts = { "text/html": new Blob([markup!], { type: "text/html" }), "text/plain": new Blob([plain!], { type: "text/plain" }) };
    await navigator.clipboard.write([new ClipboardItem(parts)]);
  }, [html, text]);
}

test.each(["word.html", "wps.html", "libreoffice-writer.html", "web-news.html", "wechat.html", "google-docs.html"])("%s", async (name) => {
  await put("<p>前|</p><p>后</p>");
  await clip(fixture(name), "PLAIN");
  await method.tab.keyboard.press("Control+v");
  await expect.poll(paper).not.toBe("<p>前|</p><p>后</p>");
  const text = await paper();
  expect(text).toMatch(/^<p>前.*<p>\|?后<\/p>$/);
  for (const gone of ["PLAIN", "此句不发", "核对票价", "据悉", "10万+", "点赞", "</p><p></p>", "#_ftn", "　　"]) expect(text).not.toContain(gone);
  await method.tab.keyboard.press("Control+z");
  expect(await paper()).toBe("<p>前|</p><p>后</p>");
});

test("the key with Shift takes the text alone, and its form goes", async () => {
  await put("<p>前|</p>");
  await clip("<h1>题</h1><p><b>文</b></p>", "题\n文");
  await method.tab.keyboard.press("Control+Shift+V");
  await expect.poll(paper).toBe("<p>前题</p><p>文|</p>");
});

test("nothing was fetched", () => {
  expect(asked.filter((url) => !url.startsWith("http://127.0.0.1") && !url.startsWith("data:"))).toEqual([]);
});
