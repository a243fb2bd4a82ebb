/** Decisions: what is left, what is listed, what one undo gives back. */
import { undo } from "prosemirror-history";
import { describe, expect, test } from "vitest";
import { suggestionIds } from "../../suggest/types.ts";
import { content } from "../../test/notation.ts";
import { become, tracker } from "../../test/tracking.ts";
import { keysOf } from "../../test/keys.ts";
import { decidedBy, deciding, going, suggestionAt, suggestions } from "./decide.ts";

const made = (before: string, keys: string, more = "") => {
  const hands = tracker(before);
  keysOf(hands, keys);
  if (more !== "") {
    become(hands, "bob");
    keysOf(hands, more);
  }
  return hands;
};

describe("what is listed", () => test.each([
  ["<p>前[旧]后</p>", '"新"', "replacement", "旧", "新"],
  ["<p>前|后</p>", '"新"', "insertion", "", "新"],
  ["<p>前[旧]后</p>", "Backspace", "deletion", "旧", ""],
  ["<p>前[，]后</p>", '"。"', "punctuation", "，", "。"],
  ["<p>前[文]后</p>", "Mod-b", "format", "文", "文"],
  ["<p>前|后</p>", "Enter", "break", "", ""],
  ["<p>前|后</p>", "Mod-Alt-2", "kind", "前后", "前后"],
  ["<p>前|</p><p>后</p>", "Alt-ArrowDown", "move", "前", "前"],
  ["<fig*><cap>图</cap><cred></cred></fig><p>后</p>", "Backspace", "picture", "图", ""],
])("%s  %s is a %s", (before, keys, kind, was, now) => {
  const list = suggestions(made(before, keys).state);
  expect(list.map((one) => [one.kind, one.was.trim(), one.now.trim(), one.person])).toEqual([[kind, was, now, "ann"]]);
}));

describe("one after the other", () => {
  const twice = () => made("<p>甲|乙丙</p>", '"一" ArrowRight', "");
  test("the decision is told, the next one is selected, one undo opens it again", () => {
    const hands = made("<h2>节</h2><p>甲[乙]丙</p>", '"一"', '"二"');
    const before = hands.state.doc;
    const [first] = suggestions(hands.state);
    const tr = deciding(hands.state, [first!.id], "accept")!;
    expect(decidedBy(tr)).toMatchObject([{ id: first!.id, verdict: "accept", was: "乙", now: "一", person: "ann", section: "节" }]);
    hands.dispatch(tr);
    expect(content(hands.state.doc)).toBe("<h2>节</h2><p>甲一<ins>二</ins>丙</p>");
    expect(hands.state.selection.empty).toBe(false);
    expect(suggestionAt(hands.state)!.person).toBe("bob");
    undo(hands.state, hands.dispatch);
    expect(hands.state.doc.eq(before)).toBe(true);
  });

  test("by person", () => {
    const hands = made("<p>甲[乙]丙</p>", '"一"', '"二"');
    hands.dispatch(deciding(hands.state, ({ person }) => person === "bob", "reject")!);
    expect(content(hands.state.doc)).toBe("<p>甲<del>乙</del><ins>一</ins>丙</p>");
  });

  test("all of them, and round the end", () => {
    const hands = twice();
    expect(going(hands.state, 1)).not.toBeNull();
    hands.dispatch(deciding(hands.state, () => true, "reject")!);
    expect(suggestionIds(hands.state.doc)).toEqual([]);
    expect(going(hands.state, 1)).toBeNull();
    expect(deciding(hands.state, "selection", "accept")).toBeNull();
  });
});
