import { EditorView } from "prosemirror-view";
import { expect, test } from "vitest";
import { galleyNotation, galleyState } from "../../test/galley.ts";
import { takeLetter } from "./letters.ts";

type Key = { charCode: number; ctrlKey?: boolean; altKey?: boolean; metaKey?: boolean };

/** Before, the key, after; null: the webview has to. */
function check(before: string, key: Key, after: string | null, spellcheck = "false"): void {
  const view = new EditorView(document.createElement("div"), { state: galleyState(before), attributes: { spellcheck } });
  const taken = takeLetter(view, { ctrlKey: false, altKey: false, metaKey: false, ...key } as KeyboardEvent);
  expect([taken, taken ? galleyNotation(view.state) : null]).toEqual([after !== null, after]);
  view.destroy();
}

const A = { charCode: 0x61 };

test.each<[string, string, Key, string | null]>([
  ["inside a line", "<p>一二|三¦四五</p>", A, "<p>一二a|三¦四五</p>"],
  ["at a break, behind the line before", "<p>一二三|¦四五</p>", { charCode: 0x65b0 }, "<p>一二三新¦|四五</p>"],
  ["in an empty block", "<p>|</p>", A, "<p>a|</p>"],
  ["in the place of what is selected", "<p>一[二三¦四]五</p>", A, "<p>一a¦|五</p>"],
  ["as strong as what stands before it", "<p><b>一|</b>二</p>", A, "<p><b>一a</b>|二</p>"],
  ["on a keyboard whose third level is Ctrl and Alt", "<p>一|</p>", { ...A, ctrlKey: true, altKey: true }, "<p>一a|</p>"],
  ["a shortcut", "<p>一|</p>", { ...A, ctrlKey: true }, null],
  ["Enter", "<p>一|</p>", { charCode: 13 }, null],
  ["a key without a letter", "<p>一|</p>", { charCode: 0 }, null],
  ["half of a sign of two units", "<p>一|</p>", { charCode: 0xd842 }, null],
  ["over two blocks", "<p>一[二</p><p>三]四</p>", A, null],
])("%s", (_, before, key, after) => check(before, key, after));

test("where the webview looks after the spelling it has to know of every letter", () => check("<p>a|</p>", A, null, "true"));
