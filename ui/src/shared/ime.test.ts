/** Every component that hears keys lets the guard of the input method look at them first. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const SOURCES = join(import.meta.dirname, "..");
const HANDLER = /\bon(?:keydown|keyup|keypress)(?:=\{([^}]*)|\})/g;

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.(svelte|ts)$/.test(name) && !/\.test\.ts$|(^|\/)test\//.test(name));
}

/** What a source does with keys behind the guard's back. */
function unguarded(name: string, text: string): string[] {
  if (name.endsWith(".ts")) {
    const hears = /addEventListener\(\s*"key(down|up|press)"|handleKeyDown/.test(text);
    return hears && !/imeGuard\(\)\.ignores\(|\bkeys\(/.test(text) ? [name] : [];
  }
  return [...text.matchAll(HANDLER)].flatMap((found) => {
    const given = (found[1] ?? "onkeydown").trim();
    const guarded = given === "undefined" || /^keys\(/.test(given) || new RegExp(`const ${given} = keys\\(`).test(text);
    return guarded ? [] : [`${name}: ${found[0]}`];
  });
}

test("no component takes a key that is the input method's", () => {
  // The benchmark only looks at keys.
  const names = files(SOURCES).filter((name) => !name.startsWith("app/bench/"));
  const found = names.flatMap((name) => unguarded(name, readFileSync(join(SOURCES, name), "utf8")));
  expect(found).toEqual([]);
});

test.each([
  ["a.svelte", "<input onkeydown={(event) => go(event)} />", 1],
  ["a.svelte", "function pressed() {} <input onkeydown={pressed} />", 1],
  ["a.svelte", "const pressed = keys(() => go()); <input onkeydown={pressed} />", 0],
  ["a.svelte", "const onkeydown = keys(() => go()); <input {onkeydown} />", 0],
  ["a.svelte", "<input {onkeydown} />", 1],
  ["a.svelte", "<input onkeydown={keys((event) => go(event))} />", 0],
  ["a.ts", 'dom.addEventListener("keydown", go);', 1],
  ["a.ts", 'dom.addEventListener("keydown", (event) => imeGuard().ignores(event) || go());', 0],
])("the check itself: %s %s", (name, text, breaches) => {
  expect(unguarded(name, text)).toHaveLength(breaches);
});
