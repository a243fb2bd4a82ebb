/** What holds for all rules together. */
import { describe, expect, test } from "vitest";
import { Hands, check } from "../../test/keys.ts";
import { content, newId, story } from "../../test/notation.ts";
import { basePlugins, createState } from "../../state.ts";

test.each([
  ["<p>|</p>", "`  你好`", "<p>你好|</p>"],
  ["<p>|</p>", "{　} `你好`", "<p>你好|</p>"],
  ["<p>|你好</p>", "`　`", "<p>|你好</p>"],
  ["<p>你|好</p>", "` `", "<p>你 |好</p>"],
])("spaces at the start of a paragraph: %s  %s", (before, keys, after) => check(before, keys, after));

test("switched off nothing is changed", () => {
  for (const language of ["zh-CN", "en"]) {
    const { doc } = story("<p></p>");
    const hands = new Hands(createState(doc, basePlugins({ newId, language: () => language, smart: () => false }), newId));
    hands.type(`  他说,"好"...(a)--'b'`);
    expect(hands.state.doc.textContent).toBe(`  他说,"好"...(a)--'b'`);
  }
});

/** A small generator, so that a failure can be repeated. */
function random(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const SIGNS = [..."他说好𠮷a1Bs5 ,.;:?!()\"'“”‘’《》（）【】「」—-…。，、：%"];

function typed(seed: number): string {
  const next = random(seed);
  const text = Array.from({ length: 1 + next(24) }, () => SIGNS[next(SIGNS.length)]).join("");
  // Spaces at the start are swallowed, and - or > with a space makes a list or a quotation.
  return `好${text}`;
}

const WIDE: Record<string, string> = { "，": ",", "。": ".", "；": ";", "：": ":", "？": "?", "！": "!", "（": "(", "）": ")", "〈": "《", "〉": "》" };

/** One sign for each family, runs of dashes and dots as one: what a rule may turn into what. */
const family = (text: string) =>
  [...text].map((sign) => WIDE[sign] ?? sign).join("").replace(/[“”‘’']/g, '"').replace(/[-–—]+/g, "-").replace(/[.…]+/g, ".");

describe.each(["zh-CN", "en"])("anything typed in %s", (language) => {
  test.each(Array.from({ length: 400 }, (_, seed) => seed))("seed %i loses nothing, and undo gives the start", (seed) => {
    const { doc } = story("<p></p>");
    const hands = new Hands(createState(doc, basePlugins({ newId, language: () => language }), newId));
    const start = content(hands.state.doc);
    const text = typed(seed);
    hands.type(text);
    // Closing signs behind the cursor came by themselves: they count when they are typed.
    const passed = hands.state.doc.textBetween(1, hands.state.selection.from, "", "");
    expect(family(passed)).toBe(family(text));
    for (let step = 0; step < 3 * text.length && content(hands.state.doc) !== start; step += 1) hands.press("Mod-z");
    expect(content(hands.state.doc)).toBe(start);
  });
});
