import { expect, test } from "vitest";
import { addEntities, addSubject, addTags, parseSubject, splitTags } from "./model";

test("keywords are told apart however they are written", () => {
  const check = (typed: string, ...tags: string[]) => expect(splitTags(typed), typed).toEqual(tags);
  check("复工复产、招商引资，党建联盟", "复工复产", "招商引资", "党建联盟");
  check("climate change; water\nwater", "climate change", "water");
  check(" #春招# ", "春招");
  check("  ，、 ");
});

test("a keyword stands once", () => {
  expect(addTags(["AI", "就业"], "ai、就业、沛县")).toEqual(["AI", "就业", "沛县"]);
  expect(addTags(["AI"], "")).toEqual(["AI"]);
});

test("subjects carry their scheme when it is given", () => {
  expect(parseSubject("medtop:20000523 劳动就业")).toEqual({ scheme: "medtop", code: "20000523", name: "劳动就业" });
  expect(parseSubject("medtop:20000523")).toEqual({ scheme: "medtop", code: "20000523", name: "20000523" });
  expect(parseSubject("经济")).toEqual({ scheme: "", code: "", name: "经济" });
  expect(parseSubject(" ")).toBeNull();
});

test("a subject stands once, whatever it is called", () => {
  const list = [{ scheme: "medtop", code: "1", name: "a" }, { scheme: "", code: "", name: "经济" }];
  expect(addSubject(list, "medtop:1 b")).toEqual(list);
  expect(addSubject(list, "经济")).toEqual(list);
  expect(addSubject(list, "体育")).toHaveLength(3);
});

test("people stand once", () => {
  expect(addEntities([{ id: "1", name: "张卫" }], "张卫、王怀虎")).toEqual([{ id: "1", name: "张卫" }, { id: null, name: "王怀虎" }]);
});
