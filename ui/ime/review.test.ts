/** A story with thirty suggestions and some comments, reviewed in the whole window without a mouse. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { Method, WEBKIT } from "./method.ts";

let method: Method;
beforeAll(async () => {
  method = await Method.open(WEBKIT, "?review");
  await method.do((page) => page.open("最后一班"));
  await press("Control+2");
  await at("card").first().waitFor();
});
afterAll(() => method.close());

const at = (name: string) => method.tab.getByTestId(name);
const press = (key: string) => method.tab.keyboard.press(key);
const type = (text: string) => method.tab.keyboard.insertText(text);
const open = () => method.do((page) => page.reviewed());
const front = () => method.tab.locator('[data-testid="card"][aria-current="true"]');
const inText = () => method.tab.evaluate(() => document.activeElement?.classList.contains("ProseMirror") === true);
/** The keyboard is on the card in front. */
const carded = () => expect.poll(() => front().evaluate((card) => card === document.activeElement)).toBe(true);
const selected = () => method.tab.evaluate(() => getSelection()!.toString());

test("one key goes from each to the next, card and text together, and the keyboard stays in the text", async () => {
  expect(await open()).toMatchObject({ suggestions: 30, threads: 4 });
  expect(await method.do((page) => page.words())).toBeGreaterThanOrEqual(2000);
  await method.do((page) => page.enter());
  for (const words of ["，。", "就此停航从此停航", "攥着拿着"]) {
    await press("F8");
    await expect.poll(selected).toBe(words);
    expect((await front().textContent())!.replaceAll(/[\s→]/gu, "")).toContain(words);
    expect(await inText()).toBe(true);
  }
  await press("Shift+F8");
  await expect.poll(selected).toBe("就此停航从此停航");
});

test("accepted or rejected, the next one comes; undo opens it again, and the closed list knows it", async () => {
  await press("Control+Shift+A");
  await expect.poll(selected).toBe("攥着拿着");
  await press("Control+Shift+X");
  await expect.poll(selected).toBe("孙子刚上小学的孙子");
  expect(await open()).toMatchObject({ suggestions: 28 });
  expect(await method.do((page) => page.text())).toContain("老渡口从此停航。");
  expect(await method.do((page) => page.text())).toContain("手里攥着一张");
  await press("Control+z");
  expect(await open()).toMatchObject({ suggestions: 29 });
  await press("Control+Shift+Z");
  expect(await open()).toMatchObject({ suggestions: 28 });
  await at("ledger-closed").click();
  await expect.poll(() => method.tab.locator('[data-testid="card"][data-what="decided"]').count()).toBe(2);
  await at("ledger-open").click();
});

test("from the panel the same keys, letters and arrows work, and Escape is back in the text", async () => {
  await press("Control+Shift+C");
  await carded();
  const here = await front().getAttribute("data-key");
  await press("ArrowDown");
  await expect.poll(() => front().getAttribute("data-key")).not.toBe(here);
  // The text shows which one it is although it does not have the keyboard.
  const key = await front().getAttribute("data-key");
  const lit = () => method.tab.locator(`.manuscript [data-id="${key}"]`).first().evaluate((mark) => getComputedStyle(mark).outlineStyle);
  await expect.poll(lit).toBe("solid");
  await press("a");
  await expect.poll(open).toMatchObject({ suggestions: 27 });
  await carded();
  await press("x");
  await expect.poll(open).toMatchObject({ suggestions: 26 });
  await press("Escape");
  expect(await inText()).toBe(true);
});

test("a comment on words: written, answered, changed, resolved and opened again by keys", async () => {
  await method.do((page) => page.enter());
  await press("Shift+Home");
  await expect.poll(() => method.do((page) => page.chosen())).not.toBe("");
  const words = "最后一班轮渡靠了岸";
  await press("Control+Alt+m");
  await at("compose").waitFor();
  await type("请核对 @何");
  await at("mentions").waitFor();
  await press("Enter");
  expect(await at("compose").inputValue()).toBe("请核对 @何青 ");
  await press("Control+Enter");
  await expect.poll(open).toMatchObject({ threads: 5 });
  expect(await inText()).toBe(true);
  expect((await front().textContent())!).toContain(words);
  // The cursor is in the words: the same key answers.
  await press("ArrowLeft");
  await expect.poll(() => method.do((page) => page.chosen())).toBe("");
  await press("Control+Alt+m");
  await at("reply").waitFor();
  await type("站史已核。");
  await press("Control+Enter");
  await expect.poll(() => front().getByTestId("comment").count()).toBe(2);
  await carded();
  await press("e");
  await at("change").waitFor();
  await type("（补）");
  await press("Control+Enter");
  await expect.poll(async () => (await front().textContent())!).toContain("（补）");
  await carded();
  await press("s");
  await expect.poll(open).toMatchObject({ threads: 4 });
  await at("ledger-closed").click();
  await at("comment-reopen").click();
  await expect.poll(open).toMatchObject({ threads: 5 });
  await at("ledger-open").click();
});

test("what a filter shows is decided as one step of undo", async () => {
  const before = (await open()).suggestions;
  await at("by-kind").selectOption("punctuation");
  const shown = await at("card").count();
  expect(shown).toBeGreaterThan(1);
  await at("accept-shown").click();
  await expect.poll(async () => (await open()).suggestions).toBe(before - shown);
  await method.do((page) => page.undo());
  await expect.poll(async () => (await open()).suggestions).toBe(before);
  await at("filter-clear").click();
});

test("Caps Lock changes no key: on the text and on a card", async () => {
  const before = (await open()).suggestions;
  await press("Escape");
  await method.do((page) => page.enter());
  do await press("F8");
  while ((await front().getAttribute("data-what")) !== "suggestion");
  expect(await inText()).toBe(true);
  // As a keyboard with Caps Lock sends it: the letter is small while Shift is held, and large on the card.
  const capital = (key: string, modifiers: number) => method.wire.send("Input.dispatchKeyEvent", { type: "rawKeyDown", key, code: `Key${key.toUpperCase()}`, windowsVirtualKeyCode: key.toUpperCase().charCodeAt(0), modifiers });
  await capital("a", 2 | 8);
  await expect.poll(async () => (await open()).suggestions).toBe(before - 1);
  await press("Control+Shift+C");
  await carded();
  for (let left = 40; left > 0 && (await front().getAttribute("data-what")) !== "suggestion"; left -= 1) await press("ArrowDown");
  await capital("X", 0);
  await expect.poll(async () => (await open()).suggestions).toBe(before - 2);
  await press("Escape");
});

test("one's own comment goes when it is asked twice, and its words lose their mark", async () => {
  const { threads } = await open();
  await method.do((page) => page.enter());
  await press("End");
  await press("Shift+Home");
  await expect.poll(() => method.do((page) => page.chosen())).not.toBe("");
  await press("Control+Alt+m");
  await at("compose").waitFor();
  await type("我再想想");
  await press("Control+Enter");
  await expect.poll(async () => (await open()).threads).toBe(threads + 1);
  const key = await front().getAttribute("data-key");
  const marks = () => method.tab.locator(`.manuscript mark[data-id="${key}"]`).count();
  expect(await marks()).toBeGreaterThan(0);
  await press("Control+Shift+C");
  await carded();
  await press("Delete");
  await at("comment-removing").waitFor();
  await press("Escape");
  await carded();
  expect((await open()).threads).toBe(threads + 1);
  await press("Delete");
  await at("comment-removing").waitFor();
  await press("Enter");
  await expect.poll(async () => (await open()).threads).toBe(threads);
  await expect.poll(marks).toBe(0);
  // Somebody else's is not taken away.
  await method.tab.locator('[data-testid="card"][data-what="thread"]').first().focus();
  await press("Delete");
  expect(await at("comment-removing").count()).toBe(0);
  await press("Escape");
});

test("a picture is commented as a whole by a key, and its card comes with it", async () => {
  const { threads } = await open();
  await method.do((page) => page.enter());
  // The key again until the text has the keyboard: Escape on a card gives it back in its own time.
  await expect
    .poll(async () => {
      await press("Control+End");
      return method.do((page) => page.exec("figure"));
    })
    .toBe(true);
  await press("Control+Alt+Shift+m");
  await at("compose").waitFor();
  await type("换一张");
  await press("Control+Enter");
  await expect.poll(async () => (await open()).threads).toBe(threads + 1);
  const key = await front().getAttribute("data-key");
  await method.do((page) => page.enter());
  await press("ArrowLeft");
  const ahead = () => method.tab.locator(`[data-testid="card"][data-key="${key}"][aria-current="true"]`).count();
  await expect.poll(ahead).toBe(0);
  await press("Control+Shift+C");
  await carded();
  await press("End");
  await carded();
  // Up the list, in which only the cards in sight are drawn.
  await expect
    .poll(async () => {
      if ((await front().getAttribute("data-key")) !== key) await press("ArrowUp");
      await carded();
      return front().getAttribute("data-key");
    })
    .toBe(key);
  await press("Enter");
  await expect.poll(inText).toBe(true);
  await expect.poll(ahead).toBe(1);
  await press("Control+Shift+C");
  await carded();
  await press("Delete");
  await at("comment-removing").waitFor();
  await press("Enter");
  await expect.poll(async () => (await open()).threads).toBe(threads);
  await method.do((page) => page.undo());
});

test("all the rest without a mouse: nothing is left open, and the text has no marks of suggestions", async () => {
  await press("Escape");
  await method.do((page) => page.enter());
  for (let left = 40; left > 0 && (await open()).suggestions + (await open()).threads > 0; left -= 1) {
    await press("F8");
    await press(left % 4 === 0 ? "Control+Shift+X" : "Control+Shift+A");
  }
  expect(await open()).toMatchObject({ suggestions: 0 });
  expect(await method.tab.locator(".manuscript :is(ins, del)").count()).toBe(0);
});

test("who is at the keyboard is changed by one key and a digit; the role says whether edits are suggestions", async () => {
  expect(await at("tracking").getAttribute("data-on")).toBe("false");
  await press("Control+Shift+Y");
  await at("people-menu").waitFor();
  await press("2");
  await expect.poll(() => at("tracking").getAttribute("data-on")).toBe("true");
  expect(await at("person").textContent()).toContain("何青");
  await press("Control+Shift+E");
  await expect.poll(() => at("tracking").getAttribute("data-on")).toBe("false");
});

test("the text reads as accepted and as it was, and comes back with its cursor", async () => {
  for (const reading of ["accepted", "was"]) {
    await press("Control+Alt+7");
    await method.tab.locator(`[data-testid="reading"][data-reading="${reading}"] .manuscript`).waitFor();
    expect(await method.tab.locator(`[data-testid="reading"] :is(ins, del)`).count()).toBe(0);
  }
  await press("Escape");
  await at("reading").waitFor({ state: "detached" });
  await expect.poll(inText).toBe(true);
});

test("what went since it was read is listed by a key's button, and any version is in the menu beside", async () => {
  const fresh = await Method.open(WEBKIT, "?review");
  try {
    await fresh.do((page) => page.open("最后一班"));
    const on = (name: string) => fresh.tab.getByTestId(name);
    // The bar comes anew while the story is still being read; a key on the one before it is lost with it.
    const unfolded = async (list: string, by: string) => {
      if ((await on(list).count()) === 0) await on(by).press("Enter");
      return on(list).allTextContents();
    };
    await expect.poll(async () => (await unfolded("since-gone-list", "since-gone")).join()).toContain("船票上印着两个字：过江。");
    await on("since-gone-list").press("Escape");
    await on("since-gone-list").waitFor({ state: "detached" });
    await expect.poll(async () => (await unfolded("since-menu", "since-compare-with")).length).toBe(1);
    expect(await on("since-menu").getByRole("menuitem").count()).toBe(5);
    await on("since-menu").getByRole("menuitem").first().press("Enter");
    await fresh.tab.locator("[data-cover]").waitFor();
  } finally {
    await fresh.close();
  }
});
