import { expect, test } from "vitest";
import type { Command } from "../shared/command.svelte";
import { meant } from "./keys";

const command = (id: string, shortcut: string, keyInEditor?: Command["keyInEditor"]): Command => ({
  id, shortcut, title: { zh: id, en: id }, group: "app", run: () => undefined, ...(keyInEditor ? { keyInEditor } : {}),
});
const LIST = [command("palette", "Mod-k"), command("bold", "Mod-b", "only"), command("undo", "Mod-z", "or_outside")];

function check(key: string, typing: boolean, id: string | undefined) {
  const event = { key, code: "", ctrlKey: true, metaKey: false, shiftKey: false, altKey: false };
  expect(meant(LIST, event, typing)?.id, `${key} ${typing}`).toBe(id);
}

test("keys of the editor are its own while something is typed", () => {
  check("k", true, "palette");
  check("k", false, "palette");
  check("b", true, undefined);
  check("b", false, undefined);
  check("z", true, undefined);
  check("z", false, "undo");
  check("q", false, undefined);
});
