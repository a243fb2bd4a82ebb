import { describe, expect, test } from "vitest";
import { AFTER_END_MS, createGuard } from "./guard.ts";

const WEBKIT = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Safari/605.1.15";
const CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

function open(agent = WEBKIT) {
  let time = 1000;
  const guard = createGuard(() => time, agent);
  const target = new EventTarget();
  guard.watch(target);
  return {
    guard,
    wait: (ms: number) => (time += ms),
    compose: () => target.dispatchEvent(new Event("compositionstart")) && target.dispatchEvent(new Event("compositionend")),
    key: (key: string, more: KeyboardEventInit & { keyCode?: number } = {}) => new KeyboardEvent("keydown", { key, ...more } as KeyboardEventInit),
  };
}

describe("a key belongs to the input method", () => {
  test("while composing", () => {
    const { guard, key } = open();
    expect(guard.ignores(key("Enter", { isComposing: true }))).toBe(true);
    expect(guard.ignores(key("a", { keyCode: 229 }))).toBe(true);
  });

  test("once, right after the composition, when it confirms; however many ask", () => {
    const { guard, key, compose, wait } = open();
    compose();
    wait(20);
    const enter = key("Enter");
    expect([guard.ignores(enter), guard.ignores(enter)]).toEqual([true, true]);
    expect(guard.ignores(key("Enter"))).toBe(false);
  });

  test("not when it comes late, nor when it is a letter", () => {
    const { guard, key, compose, wait } = open();
    compose();
    wait(AFTER_END_MS);
    expect(guard.ignores(key("Enter"))).toBe(false);
    compose();
    expect(guard.ignores(key("b"))).toBe(false);
    expect(guard.ignores(key("Enter"))).toBe(false);
  });

  test("not after the composition where the confirming key comes during it", () => {
    const { guard, key, compose } = open(CHROME);
    compose();
    expect(guard.ignores(key("Enter"))).toBe(false);
  });
});
