/** What keys suggest, and where the cursor is then. The webview's own deleting is a selection here. */
import { describe, expect, test } from "vitest";
import { undo } from "prosemirror-history";
import { TextSelection } from "prosemirror-state";
import { content, notation } from "../../test/notation.ts";
import { become, tracker, trackedCases } from "../../test/tracking.ts";

describe("typing", () => trackedCases([
  ["<p>前|后</p>", '"新"', "<p>前<ins>新</ins>|后</p>", 1],
  ["<p>前|后</p>", '"新" "闻"', "<p>前<ins>新闻</ins>|后</p>", 1],
  ["<p>前[旧文]后</p>", '"新"', "<p>前<del>旧文</del><ins>新</ins>|后</p>", 1],
  ["<p>前[旧文]后</p>", '"新" "闻"', "<p>前<del>旧文</del><ins>新闻</ins>|后</p>", 1],
  ["<p>前|后</p>", '"新" bob:"闻"', "<p>前<ins>新</ins><ins>闻</ins>|后</p>", 2],
  ["<p>前|后</p>", '"新" off:"闻"', "<p>前<ins>新</ins>闻|后</p>", 1],
  ["<p>天天|天天</p>", '"天"', "<p>天天<ins>天</ins>|天天</p>", 1],
]));

describe("deleting", () => trackedCases([
  ["<p>前[旧文]后</p>", "Backspace", "<p>前<del>|旧文</del>后</p>", 1],
  ["<p>前[旧文]后</p>", 'Backspace "新"', "<p>前<ins>新</ins><del>|旧文</del>后</p>", 1],
  ["<p>一二[三]四</p>", "Delete Delete", "<p>一二<del>三四</del>|</p>", 1],
  ["<p>甲[一]</p><p>乙</p>", "Backspace Delete", "<p>甲<del>一</del></p><p acts='join'>|乙</p>", 1],
  ["<p>甲</p><p>|乙</p>", "Backspace", "<p>甲|</p><p acts='join'>乙</p>", 1],
  ["<p>甲|</p><p>乙</p>", "Delete", "<p>甲</p><p acts='join'>|乙</p>", 1],
  ["<p>甲[一</p><p>二]乙</p>", "Backspace", "<p>甲<del>|一</del></p><p acts='join'><del>二</del>乙</p>", 1],
  ["<p>甲[一</p><p>二]乙</p>", '"新"', "<p>甲<del>一</del><ins>新</ins>|</p><p acts='join'><del>二</del>乙</p>", 1],
  ["<p>甲[一</p><p>二]乙</p>", '"新" "闻"', "<p>甲<del>一</del><ins>新闻</ins>|</p><p acts='join'><del>二</del>乙</p>", 1],
  ["<p>甲</p><hr*/><p>乙</p>", "Backspace", "<p>甲</p><hr acts='delete'/><p>|乙</p>", 1],
]));

describe("breaks", () => trackedCases([
  ["<p>前|后</p>", "Enter", "<p>前</p><p acts='split'>|后</p>", 1],
  ["<p>前|后</p>", 'Enter "新"', "<p>前</p><p acts='split'><ins>新</ins>|后</p>", 1],
  ["<p>前|</p>", 'Enter "新"', "<p>前</p><p acts='split'><ins>新</ins>|</p>", 1],
  ["<p>前|后</p>", "Enter Backspace", "<p>前|后</p>", 0],
  ["<p>前|后</p>", "Shift-Enter", "<p>前<ins><br/></ins>|后</p>", 1],
]));

describe("form", () => trackedCases([
  ["<p>前[文]后</p>", "Mod-b", "<p>前<b><mod-strong>[文</mod-strong></b>]后</p>", 1],
  ["<p>前[文]后</p>", "Mod-b Mod-b", "<p>前[文]后</p>", 0],
  ["<p>前[<b>文</b>]后</p>", "Mod-b", "<p>前<mod-strong>[文</mod-strong>]后</p>", 1],
  ["<p>前|后</p>", "Mod-Alt-2", "<h3 acts='change'>前|后</h3>", 1],
  ["<p>前|后</p>", "Mod-Alt-2 Mod-Alt-0", "<p>前|后</p>", 0],
]));

test("one undo takes an edit back together with what it suggests", () => {
  const hands = tracker("<p>前[旧文]后</p>");
  hands.type("新");
  undo(hands.state, hands.dispatch);
  expect(content(hands.state.doc)).toBe("<p>前旧文后</p>");
});

test("nobody's suggestion goes on in what somebody types beside it without tracking", () => {
  const hands = tracker("<p>前[旧文]后</p>");
  hands.press("Backspace");
  become(hands, null);
  hands.dispatch(hands.state.tr.setSelection(TextSelection.create(hands.state.doc, hands.state.selection.head + 1)));
  hands.type("新");
  expect(notation(hands.state)).toBe("<p>前<del>旧</del>新<del>|文</del>后</p>");
});
