import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createEditor, type Editor, type NodeJson } from "../../editor";
import { stateOf } from "../../editor/test/notation";
import { emptySlip } from "../../host/fake-stories";
import { desk } from "../../shared/story.svelte";
import { finder } from "./state.svelte";

/** What was asked of the backend, answered when the test says so. */
type Ask = { pattern: string; replacement: string | null; texts: readonly string[] };
const asked: { ask: Ask; answer: () => void }[] = [];

function matches({ pattern, replacement, texts }: Ask) {
  return texts.flatMap((text, at) => [...text.matchAll(new RegExp(pattern, "g"))].map(({ index }) => ({ text: at, start: index, end: index + pattern.length, replacement })));
}

vi.mock("../../host", async (original) => ({
  ...(await original<object>()),
  rpc: (_verb: string, ask: Ask) => new Promise((resolve) => asked.push({ ask, answer: () => resolve({ matches: matches(ask) }) })),
}));

// The tests' document has no layout.
Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
Range.prototype.getBoundingClientRect = () => new DOMRect();

let editor: Editor;
const text = () => editor.view.state.doc.textContent;

beforeEach(() => {
  const doc = stateOf("<p>|渡口在渡口</p>").doc.toJSON() as NodeJson;
  editor = createEditor({ mount: document.body.appendChild(document.createElement("div")), doc, language: "zh-CN" });
  const story = { slip: emptySlip("zh-CN"), editor, enter: () => undefined };
  vi.spyOn(desk, "story", "get").mockReturnValue(story as unknown as typeof desk.story);
  vi.spyOn(desk, "editor", "get").mockReturnValue(editor);
  [finder.open, finder.pattern, finder.replacement] = [true, "渡口", "码头"];
  finder.follow(editor);
  asked.length = 0;
});

afterEach(() => {
  finder.close();
  finder.follow(null);
  editor.destroy();
  vi.restoreAllMocks();
  asked.length = 0;
});

test("a look that comes between does not take a replacement away", async () => {
  const done = finder.replaceAll();
  void finder.look();
  asked[0]!.answer();
  await vi.waitFor(() => expect(text()).toBe("码头在码头"));
  for (const { answer } of asked) answer();
  await vi.waitFor(() => (asked.at(-1)!.answer(), done));
});

test("what is typed into the field meanwhile is not what is replaced", async () => {
  const done = finder.replaceAll();
  finder.pattern = "在";
  editor.view.dispatch(editor.view.state.tr.insertText("老"));
  asked[0]!.answer();
  await vi.waitFor(() => expect(asked[1]?.ask.pattern).toBe("渡口"));
  asked[1]!.answer();
  await vi.waitFor(() => expect(text()).toBe("老码头在码头"));
  await vi.waitFor(() => (asked.at(-1)!.answer(), done));
});

test("a look goes where the one before it wanted to go", async () => {
  void finder.look({ jump: true });
  const second = finder.look();
  for (const { answer } of asked) answer();
  await second;
  expect([finder.total, finder.at]).toEqual([2, 0]);
});
