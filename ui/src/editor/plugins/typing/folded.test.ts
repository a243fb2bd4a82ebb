import { EditorState } from "prosemirror-state";
import { expect, test } from "vitest";
import { Labels } from "../../labels.ts";
import { Hands } from "../../test/keys.ts";
import { content, stateOf } from "../../test/notation.ts";
import { showTrims, trimsPlugin } from "../trims/index.ts";

test("a rule that would change what a view folds leaves what is typed", () => {
  const trims = trimsPlugin(new Labels({ sign_print: "报", sign_web: "网", only_print: "只见报", only_web: "只上网", folded: "已收起：" }));
  const { doc, selection, plugins } = stateOf("<p>增长<web>5,</web>|</p>");
  const state = EditorState.create({ doc, selection, plugins: [trims, ...plugins] });
  const hands = new Hands(state.apply(showTrims(state, "print")));
  hands.type("其");
  expect(content(hands.state.doc)).toBe("<p>增长<web>5,</web>其</p>");
});
