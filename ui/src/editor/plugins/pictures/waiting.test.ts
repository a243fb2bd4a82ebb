import { undo } from "prosemirror-history";
import { EditorState } from "prosemirror-state";
import type { DecorationSet } from "prosemirror-view";
import { describe, expect, test } from "vitest";
import { Labels } from "../../labels.ts";
import { dice, randomStory } from "../../test/random.ts";
import { content, notation, stateOf } from "../../test/notation.ts";
import { arrived, beginWaiting, endWaiting, sayWaiting, waitingAt, waitingPlugin } from "./waiting.ts";

const picture = { media: "a".repeat(64), caption: "图" };
const FIG = "<fig><cap>图</cap><cred></cred></fig>";

const plugin = waitingPlugin(new Labels());

function open(source: string): EditorState {
  const state = stateOf(source);
  return state.reconfigure({ plugins: [...state.plugins, plugin] });
}
const waiting = (source: string) => {
  const state = open(source);
  return state.apply(beginWaiting(state, { id: "w", text: "…" }));
};
const marks = (state: EditorState) => (plugin.props.decorations!.call(plugin, state) as DecorationSet | null)?.find() ?? [];
const come = (state: EditorState) => state.apply(arrived(state, "w", [picture])!);

test("nothing of it is in the story, and it is no step of undo", () => {
  const state = waiting("<p>前|</p><p>末</p>");
  expect(content(state.doc)).toBe("<p>前</p><p>末</p>");
  expect(marks(state)).toHaveLength(1);
  expect(undo(state)).toBe(false);
  const none = state.apply(endWaiting(state, "w"));
  expect(marks(none)).toEqual([]);
  expect(arrived(none, "w", [picture])).toBeNull();
});

test("its words may change", () => {
  const state = waiting("<p>前|</p>");
  expect(waitingAt(state.apply(sayWaiting(state, "w", "2 / 3")), "w")?.text).toBe("2 / 3");
});

describe("the place moves with the text", () => {
  test("text typed before it", () => {
    const state = waiting("<p>甲</p><p>乙|</p><p>末</p>");
    expect(content(come(state.apply(state.tr.insertText("长", 8))).doc)).toContain(`乙</p>${FIG}<p>末`);
  });

  test("the empty line it would have taken is written into: it comes behind", () => {
    const state = waiting("<p>|</p><p>末</p>");
    const typed = state.apply(state.tr.insertText("写了"));
    expect(notation(come(typed))).toBe(`<p>写了|</p>${FIG}<p>末</p>`);
  });

  test("the cursor that was not moved goes to its caption, one that was stays", () => {
    const state = waiting("<p>前|</p><p>末</p>");
    expect(notation(come(state))).toContain("<cap>图|</cap>");
    expect(notation(come(state.apply(state.tr.insertText("面"))))).toContain("<p>前面|</p>");
  });

  test("everything around it is deleted", () => {
    const state = waiting("<p>甲</p><p>乙|</p><p>末</p>");
    const [from, to] = [state.doc.child(0).nodeSize + 1, state.doc.content.size - 1];
    const bare = state.apply(state.tr.replaceWith(from, to, state.schema.nodes["paragraph"]!.create()));
    expect(content(come(bare).doc)).toContain(FIG);
  });
});

test("whatever happens meanwhile, the picture arrives in a whole story and one undo takes it out", () => {
  for (let seed = 0; seed < 400; seed += 1) {
    const roll = dice(seed);
    let state = open(randomStory(roll));
    const place = roll.below(state.doc.content.size + 1);
    state = state.apply(beginWaiting(state, { id: "w", text: "…", pos: place }));
    for (let edits = roll.below(5); edits > 0; edits -= 1) {
      const [a, b] = [roll.below(state.doc.content.size + 1), roll.below(state.doc.content.size + 1)];
      const tr = state.tr;
      try {
        if (roll.below(2) === 0) tr.deleteRange(Math.min(a, b), Math.max(a, b));
        else tr.insertText("字", a);
        tr.doc.check();
      } catch {
        continue;
      }
      state = state.apply(tr);
    }
    const before = state.doc;
    const after = come(state);
    after.doc.check();
    expect(content(after.doc)).toContain("<cap>图</cap>");
    let back = after;
    undo(after, (tr) => (back = back.apply(tr)));
    expect(back.doc.eq(before), `seed ${seed}`).toBe(true);
  }
}, 60_000);

test("into a figure that is gone meanwhile it comes as a new one", () => {
  const state = open("<p>甲</p><fig*><cap>旧</cap><cred></cred></fig><p>末</p>");
  const id = String(state.doc.nodeAt(state.selection.from)!.attrs["id"]);
  const asked = state.apply(beginWaiting(state, { id: "w", text: "…", replaces: id }));
  expect(content(come(asked).doc)).toBe("<p>甲</p><fig><cap>旧</cap><cred></cred></fig><p>末</p>");
  const gone = asked.apply(asked.tr.deleteSelection());
  expect(content(come(gone).doc)).toContain(FIG);
});
