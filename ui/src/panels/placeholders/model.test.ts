import { expect, test } from "vitest";
import { emptySlip } from "../../host/fake-stories";
import { openInSlip } from "./model";

test("the slip is looked at where it reaches a reader", () => {
  const slip = {
    ...emptySlip("zh-CN"),
    slug: "bridge TK",
    ed_note: "图片 TK，稍后补",
    keywords: ["大桥", "〔待补〕"],
    authors: [{ name: "〔待核〕", role: "reporter" as const, organisation: "", place: "head" as const, person: null }],
  };
  expect(openInSlip(slip).map(({ part, text }) => `${part} ${text}`)).toEqual(["slip.authors[0].name 〔待核〕", "slip.keywords[1] 〔待补〕", "slip.ed_note TK"]);
});
