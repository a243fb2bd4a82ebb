import { expect, test } from "vitest";
import { selectsAll } from "./select-all";

test.each([
  [{ key: "a", ctrlKey: true }, "p", true], [{ key: "A", metaKey: true }, "p", true], [{ key: "a" }, "p", false], [{ key: "c", ctrlKey: true }, "p", false],
  [{ key: "a", ctrlKey: true, shiftKey: true }, "p", false], [{ key: "a", ctrlKey: true }, "input", false],
])("%o in %s: %s", (init, target, all) => {
  document.body.innerHTML = "<aside>around</aside><section><p>read</p><input></section>";
  const read = document.querySelector("section")!;
  getSelection()!.removeAllRanges();
  let done: boolean | null = null;
  read.addEventListener("keydown", (event) => (done = selectsAll(event, read)));
  const event = new KeyboardEvent("keydown", { ...init, bubbles: true, cancelable: true });
  document.querySelector(target)!.dispatchEvent(event);
  expect(done).toBe(all);
  expect(event.defaultPrevented).toBe(all);
  expect(getSelection()!.toString().trim()).toBe(all ? "read" : "");
});
