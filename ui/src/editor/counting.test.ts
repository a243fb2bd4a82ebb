import { expect, test } from "vitest";
import { textBefore } from "./counting.ts";
import { stateOf } from "./test/notation.ts";

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
