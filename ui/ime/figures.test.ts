/** Pictures onto the page in the whole window: a real clipboard, drops at a place, crop by keys and pointer. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Method } from "./method.ts";

let method: Method;
const asked: string[] = [];
beforeAll(async () => {
  method = await Method.open();
  await method.tab.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  method.tab.on("request", (request) => asked.push(request.url()));
});
afterAll(() => method.close());

const at = (name: string) => method.tab.getByTestId(name);
const press = (key: string) => method.tab.keyboard.press(key);
const put = (source: string) => method.do((page, text) => page.put(text), source);
const read = () => method.do((page) => page.read());
const paper = async () => (await read()).text;
/** The paper without words and cursor: `p fig p`. */
const shape = async () => [...(await paper()).matchAll(/<(p|fig|table|ul|h2)\b/g)].map(([, tag]) => tag).join(" ");

/** Puts a drawn PNG on the clipboard, with HTML beside it where a browser would. */
function clip(html: string | null): Promise<void> {
  return method.tab.evaluate(async (markup) => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 30, height: 20 });
    canvas.getContext("2d")!.fillRect(0, 0, 9, 9);
    const png = await new Promise<Blob>((done) => canvas.toBlob((blob) => done(blob!)));
    const parts: Record<string, Blob> = { "image/png": png };
    if (markup !== null) parts["text/html"] = new Blob([markup], { type: "text/html" });
    await navigator.clipboard.write([new ClipboardItem(parts)]);
  }, html);
}

/** Holds or drops files of these names at a point of the window. */
function drag(type: "dragover" | "drop", names: string[], x: number, y: number): Promise<void> {
  return method.tab.evaluate(({ type, names, x, y }) => {
    const data = new DataTransfer();
    for (const name of names) data.items.add(new File(["x"], name, { type: name.endsWith("jpg") ? "image/jpeg" : "text/plain" }));
    const event = new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true, clientX: x, clientY: y });
    document.elementFromPoint(x, y)!.dispatchEvent(event);
  }, { type, names, x, y });
}

async function box(selector: string, nth = 0) {
  return (await method.tab.locator(`.manuscript ${selector}`).nth(nth).boundingBox())!;
}

describe("pasting", () => {
  test.each([["a screenshot", null], ["a picture of a page", '<img src="https://example.org/a.png" alt="">']])("%s goes behind the paragraph, and one undo takes it out", async (_name, html) => {
    await put("<p>前|面</p><p>后</p>");
    await clip(html);
    await press("Control+v");
    await expect.poll(shape).toBe("p fig p");
    const { journal, doubled } = await read();
    expect([journal, doubled]).toEqual([true, []]);
    await press("Control+z");
    expect(await paper()).toBe("<p>前|面</p><p>后</p>");
  });

  test("words beside a picture are what is meant", async () => {
    await put("<p>前|</p>");
    await clip("<p>文字</p>");
    await press("Control+v");
    await expect.poll(paper).toBe("<p>前文字|</p>");
  });

  test("nothing is fetched", () => expect(asked.filter((url) => url.includes("example.org"))).toEqual([]));
});

describe("dropping", () => {
  test("a line shows the place, the picture comes there, several in their order", async () => {
    await put("<p>甲|</p><p>乙</p><p>丙</p>");
    const { x, y, height } = await box("[data-node=paragraph]", 1);
    await drag("dragover", ["a.jpg", "b.jpg"], x + 40, y + height - 2);
    await expect.poll(() => at("picture-drop").count()).toBe(1);
    await drag("drop", ["a.jpg", "b.jpg"], x + 40, y + height - 2);
    await expect.poll(shape).toBe("p p fig fig p");
    expect(await at("picture-drop").count()).toBe(0);
    await press("Control+z");
    await expect.poll(shape).toBe("p p p");
  });

  test("one picture on the middle of another takes its place, above and below it stands beside", async () => {
    await put("<p>甲|</p>");
    await clip(null);
    await press("Control+v");
    await expect.poll(shape).toBe("p fig p");
    const media = () => method.tab.locator(".manuscript figure img").first().getAttribute("src");
    const before = await media();
    const { x, y, width, height } = await box("figure .ms-picture");
    await drag("dragover", ["c.jpg"], x + width / 2, y + height / 2);
    await expect.poll(() => at("picture-drop-replace").count()).toBe(1);
    await drag("drop", ["c.jpg"], x + width / 2, y + height / 2);
    await expect.poll(media).not.toBe(before);
    expect(await shape()).toBe("p fig p");
    await drag("drop", ["d.jpg"], x + width / 2, y + 3);
    await expect.poll(shape).toBe("p fig fig p");
  });
});

describe("crop and focus", () => {
  async function cropping() {
    await put("<p>甲|</p>");
    await clip(null);
    await press("Control+v");
    await expect.poll(shape).toBe("p fig p");
    await press("Control+Alt+r");
    await at("crop-frame").waitFor();
  }
  const figure = () => method.tab.locator(".manuscript figure .ms-crop").first().evaluate((dom) => Number((dom as HTMLElement).style.getPropertyValue("--ratio")).toFixed(3));

  test("by keys: a handle, a ratio, the focus, Enter; one undo takes all back", async () => {
    await cropping();
    const ratio = await figure();
    await at("crop-ratio-1:1").click();
    await at("crop-se").focus();
    await press("Shift+ArrowLeft");
    await at("crop-focus").focus();
    await press("ArrowUp");
    await press("Enter");
    await expect.poll(figure).toBe("1.000");
    expect((await read()).journal).toBe(true);
    await press("Control+z");
    await expect.poll(figure).toBe(ratio);
  });

  test("Escape leaves it as it was", async () => {
    await cropping();
    const ratio = await figure();
    await at("crop-w").focus();
    await press("Shift+ArrowRight");
    await press("Escape");
    await expect.poll(() => at("crop-dialog").count()).toBe(0);
    expect(await figure()).toBe(ratio);
  });
});

test("the tools are reached and left by keys", async () => {
  await put("<p>甲|</p>");
  await clip(null);
  await press("Control+v");
  await expect.poll(shape).toBe("p fig p");
  await press("Alt+F10");
  await expect.poll(() => at("picture-replace").evaluate((dom) => dom === document.activeElement)).toBe(true);
  await press("End");
  await press("Enter");
  await expect.poll(shape).toBe("p p");
});

test("a story dropped with a picture still becomes a story", async () => {
  await put("<p>甲|</p>");
  const { x, y } = await box("[data-node=paragraph]");
  await drag("drop", ["e.jpg", "来稿.txt"], x + 40, y + 2);
  await expect.poll(() => method.tab.locator(".manuscript [data-node=title]").first().textContent()).toBe("一篇来稿");
});
