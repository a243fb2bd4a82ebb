import { createRawSnippet, flushSync, mount, tick, unmount } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import Chooser from "./Chooser.svelte";

/** A list in the document: what is chosen, and what has come of it. */
type Shown = { press: (key: string) => Promise<void>; type: (text: string) => void; chosen: () => string | null; groups: () => string[]; done: string[] };

let close = () => {};
beforeEach(() => {
  // The test's document draws no dialogs and scrolls nothing.
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(() => close());

const words = (text: string) => createRawSnippet(() => ({ render: () => `<span>${text}</span>` }));

function show(items: readonly string[], start = 0): Shown {
  const done: string[] = [];
  let there = true;
  const list = mount(Chooser, {
    target: document.body,
    props: {
      title: "List", hint: "Ask", testid: "list", items, start,
      id: String, itemTestid: () => "item", group: (item: unknown) => String(item)[0],
      onclose: () => (done.push("closed"), close()),
      onsearch: (typed: string) => done.push(`asked ${typed}`),
      closes: (event: KeyboardEvent) => event.key === "F1",
      take: (item: unknown) => done.push(`took ${item}`),
      row: createRawSnippet<[unknown]>((item) => ({ render: () => `<span>${String(item())}</span>` })),
      none: words("nothing"), foot: words("keys"),
    },
  });
  flushSync();
  close = () => {
    if (there) void unmount(list);
    there = false;
  };
  const field = document.querySelector<HTMLInputElement>("[data-testid=list-input]")!;
  return {
    done,
    press: async (key) => {
      field.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
      await tick();
      await tick();
    },
    type: (text) => {
      field.value = text;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      flushSync();
    },
    chosen: () => document.querySelector('[aria-selected="true"]')?.textContent?.trim() ?? null,
    groups: () => [...document.querySelectorAll(".group")].map((one) => one.textContent ?? ""),
  };
}

test.each([
  ["nothing", [], "a1"],
  ["ArrowDown", ["ArrowDown"], "a2"],
  ["ArrowUp from the first goes to the last", ["ArrowUp"], "b2"],
  ["ArrowDown from the last goes to the first", ["ArrowUp", "ArrowDown"], "a1"],
  ["PageDown stops at the last", ["PageDown"], "b2"],
  ["PageUp at the first stays", ["PageUp"], "a1"],
])("%s", async (_, pressed, chosen) => {
  const list = show(["a1", "a2", "b1", "b2"]);
  for (const key of pressed) await list.press(key);
  expect(list.chosen()).toBe(chosen);
});

test("it starts where it is told, and at the first once something is typed", () => {
  const list = show(["a1", "a2", "b1"], 2);
  expect(list.chosen()).toBe("b1");
  list.type("a");
  expect(list.chosen()).toBe("a1");
  expect(list.done).toEqual(["asked a"]);
});

test("a start that is not there is the first", () => {
  expect(show(["a1", "a2"], -1).chosen()).toBe("a1");
});

test("each run of a group has its heading", () => {
  expect(show(["a1", "a2", "b1", "a3"]).groups()).toEqual(["a", "b", "a"]);
});

test("what is taken is taken when the list is gone", async () => {
  const list = show(["a1", "a2"]);
  await list.press("ArrowDown");
  await list.press("Enter");
  expect(list.done).toEqual(["closed", "took a2"]);
  expect(document.querySelector("dialog")).toBeNull();
});

test.each(["Escape", "F1"])("%s leaves it without taking anything", async (key) => {
  const list = show(["a1"]);
  await list.press(key);
  expect(list.done).toEqual(["closed"]);
});

test("Enter in an empty list does nothing", async () => {
  const list = show([]);
  await list.press("Enter");
  expect(list.done).toEqual([]);
  expect(document.body.textContent).toContain("nothing");
});

test("focus is back where it was, before anything is taken", async () => {
  const before = document.body.appendChild(document.createElement("button"));
  before.focus();
  const list = show(["a1"]);
  document.querySelector<HTMLElement>("[data-testid=list-input]")!.focus();
  const focus = vi.spyOn(before, "focus");
  await list.press("Enter");
  expect(focus).toHaveBeenCalledOnce();
  before.remove();
});
