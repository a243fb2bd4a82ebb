import { expect, test } from "vitest";
import type { JournalChange } from "../editor";
import type { PageView, SetPage } from "../host";
import { SetLoop, type Question } from "./set-loop";

const PAGE: PageView = { kind: "page", page: "p" };
const OTHER: PageView = { kind: "story", article: "a", plan: "proof" };

const typed = (id: string, text: string): JournalChange => ({ head: {}, blocks: [{ type: "paragraph", attrs: { id }, content: [{ type: "text", text }] }], order: null, slip: {} });
/** What a question tells of the story, as `block=text`. */
const told = (change: JournalChange | null) => change?.blocks.map((block) => `${block.attrs!["id"]}=${block.content![0]!.text}`).join(" ") ?? null;

type Asked = { view: PageView; article: string | null; told: string | null; answer: (sheet: number) => Promise<void>; fail: (code: string) => Promise<void> };

/** A loop whose clock and typesetter are turned by hand. */
function bench() {
  const asked: Asked[] = [];
  const waiting: (() => void)[] = [];
  const answers: [sheet: number, fresh: boolean][] = [];
  const failures: string[] = [];
  const settle = () => new Promise<void>((done) => setTimeout(done, 0));
  const loop = new SetLoop({
    ask: ({ view, article, change }) =>
      new Promise<SetPage>((good, bad) => {
        const end = (how: () => void) => (how(), settle());
        asked.push({ view, article, told: told(change), answer: (sheet) => end(() => good({ sheet } as SetPage)), fail: (code) => end(() => bad({ code, params: {}, detail: "" })) });
      }),
    answered: (_: Question, set, fresh) => answers.push([set.sheet, fresh]),
    failed: (_, failure) => failures.push(failure.code),
    later: (work) => waiting.push(work),
  });
  /** What was put off happens. */
  const tick = () => waiting.splice(0).forEach((work) => work());
  return { loop, asked, answers, failures, waiting, tick };
}

test("nothing is asked inside the key's event", () => {
  const { loop, asked, tick } = bench();
  loop.show({ view: PAGE, article: "a" });
  loop.edited("a", typed("x", "一"));
  expect(asked).toEqual([]);
  tick();
  expect(asked.map((one) => one.told)).toEqual(["x=一"]);
});

test("one question is under way; what was typed meanwhile is one more, with the newest words", async () => {
  const { loop, asked, answers, tick, waiting } = bench();
  loop.show({ view: PAGE, article: "a" });
  tick();
  for (const text of ["一", "一二", "一二三"]) loop.edited("a", typed("x", text));
  loop.edited("a", typed("y", "别处"));
  expect([asked.length, waiting.length]).toEqual([1, 0]);
  await asked[0]!.answer(1);
  tick();
  expect(asked.map((one) => one.told)).toEqual([null, "x=一二三 y=别处"]);
  await asked[1]!.answer(2);
  tick();
  expect(asked.length).toBe(2);
  expect(answers).toEqual([[1, false], [2, true]]);
});

test("an answer for a page that is no longer shown is dropped", async () => {
  const { loop, asked, answers, tick } = bench();
  loop.show({ view: PAGE, article: "a" });
  tick();
  loop.show({ view: OTHER, article: "a" });
  await asked[0]!.answer(1);
  tick();
  expect(answers).toEqual([]);
  await asked[1]!.answer(2);
  expect(answers).toEqual([[2, true]]);
  expect(asked[1]!.view).toEqual(OTHER);
});

test("what a failed question told is told again; a stale one is asked again by itself", async () => {
  const { loop, asked, failures, tick, waiting } = bench();
  loop.show({ view: PAGE, article: "a" });
  loop.edited("a", typed("x", "一"));
  tick();
  await asked[0]!.fail("internal");
  expect([failures, waiting.length]).toEqual([["internal"], 0]);
  loop.edited("a", typed("y", "二"));
  tick();
  expect(asked[1]!.told).toBe("x=一 y=二");
  await asked[1]!.fail("page.stale");
  tick();
  expect([asked[2]!.told, failures]).toEqual(["x=一 y=二", ["internal"]]);
});

test("a change that does not fit the story is not told again; the page is asked for without it", async () => {
  const { loop, asked, failures, tick } = bench();
  loop.show({ view: PAGE, article: "a" });
  loop.edited("a", typed("x", "一"));
  tick();
  await asked[0]!.fail("change_invalid");
  tick();
  expect([asked[1]!.told, failures]).toEqual([null, []]);
  await asked[1]!.fail("change_invalid");
  expect(failures).toEqual(["change_invalid"]);
});

test("stale for ever is not asked for ever", async () => {
  const { loop, asked, failures, tick } = bench();
  loop.show({ view: PAGE, article: "a" });
  for (let at = 0; at < 10; at += 1) {
    tick();
    await asked.at(-1)!.fail("page_stale");
  }
  expect([asked.length, failures]).toEqual([4, []]);
});

test("the words of a story that was left go before the page of the next one", async () => {
  const { loop, asked, answers, tick } = bench();
  loop.show({ view: PAGE, article: "a" });
  loop.edited("a", typed("x", "末句"));
  loop.show({ view: PAGE, article: "b" });
  tick();
  expect([asked[0]!.article, asked[0]!.told]).toEqual(["a", "x=末句"]);
  await asked[0]!.answer(1);
  tick();
  expect([asked[1]!.article, asked[1]!.told]).toEqual(["b", null]);
  await asked[1]!.answer(2);
  expect(answers).toEqual([[2, true]]);
});

test("with nothing to show nothing is asked, and nothing is kept", () => {
  const { loop, asked, tick } = bench();
  loop.show({ view: PAGE, article: "a" });
  loop.edited("a", typed("x", "一"));
  loop.show(null);
  loop.edited("a", typed("x", "二"));
  tick();
  expect(asked).toEqual([]);
  loop.show({ view: PAGE, article: "a" });
  tick();
  expect(asked[0]!.told).toBe(null);
});
