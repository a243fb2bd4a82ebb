import { expect, test } from "vitest";
import { textBefore } from "./counting.ts";
import { textFields } from "./find/fields.ts";
import { textBlocks } from "./reading.ts";
import { keysOf } from "./test/keys.ts";
import { stateOf } from "./test/notation.ts";
import { tracker } from "./test/tracking.ts";

function check(source: string, texts: string[]): void {
  expect(textBefore(stateOf(source))).toEqual(texts);
}

test("the body up to the cursor", () => {
  check("<p>一|二</p><p>三</p>", ["一"]);
  check("<p>一</p><h2>二</h2><p>三|</p>", ["一", "二", "三"]);
  check("<p>一<br/>二|三</p>", ["一\n二"]);
  check("<p>[一二]三</p>", ["一二"]);
});

test("titles and credits are no body", () => {
  check("<t>题|目</t><p>一</p>", []);
  check("<fig><cap>图</cap><cred>张三摄|</cred></fig>", ["图"]);
  check("<table><tr><td><p>甲</p></td><td><p>乙|</p></td></tr></table>", ["甲", "乙"]);
});

test("what is to go is not counted, what is suggested is", () => {
  const hands = tracker("<p>一[二]三</p>");
  keysOf(hands, '"四" Enter "五"');
  expect(textBefore(hands.state)).toEqual(["一四", "五"]);
  expect(textBlocks(hands.state.doc).slice(-2).map(({ text }) => text)).toEqual(["一四", "五三"]);
  expect(textFields(hands.state.doc).map(({ text }) => text)).toEqual(["一四", "五三"]);
});
