/** Whatever is edited with tracking on: accepted it is what was typed, rejected it is what was there, and it always fits the schema. */
import type { Node } from "prosemirror-model";
import { EditorState, Selection } from "prosemirror-state";
import { test } from "vitest";
import { act } from "../test/acts.ts";
import { Hands } from "../test/keys.ts";
import { trackKey } from "../plugins/suggest/index.ts";
import { basePlugins, createState } from "../state.ts";
import { content, newId, story } from "../test/notation.ts";
import { type Dice, dice, randomStory } from "../test/random.ts";
import { expectUnique } from "../test/whole.ts";
import { accepted, asItWas, resolve, type Verdict } from "./resolve.ts";
import { actsOf, has, suggestionIds } from "./types.ts";
import { track } from "./track.ts";

/** Edits as they are made, raw: the laws track them by themselves. */
const PLUGINS = basePlugins({ newId, language: () => "zh-CN" }).filter((plugin) => plugin.spec.key !== trackKey);

/** Without the ids of blocks. */
const said = (doc: Node) => JSON.stringify(doc.toJSON(), (name, value: unknown) => (name === "id" && typeof value === "string" && value.length === 36 ? undefined : value));
/** With them, but of captions and credits: a ghost has others. */
const exact = (doc: Node) => JSON.stringify(doc.toJSON(), (_, value: unknown) => {
  const { type, attrs } = (value ?? {}) as { type?: string; attrs?: object };
  return type === "caption" || type === "credit" ? { ...(value as object), attrs: { ...attrs, id: null } } : value;
});

const expectSame = (what: string, one: string, other: string) => {
  if (one !== other) throw new Error(`${what}:\n${one}\n${other}`);
};

/** Whether an edit put text into a block that stands there only until its deletion is accepted: it stays outside then. */
function writtenIntoGhost(base: Node, clean: Node): boolean {
  const ghosts = new Map<unknown, string>();
  base.descendants((node) => void (has(actsOf(node), "delete") && ghosts.set(node.attrs["id"], node.textContent)));
  let found = false;
  clean.descendants((node) => void (found ||= ghosts.has(node.attrs["id"]) && ghosts.get(node.attrs["id"]) !== node.textContent));
  return found;
}

/** The laws for one edit; gives the tracked document. */
function lawful(base: Node, raw: Node, person: string): Node {
  const who = { person, time: "2026-11-26T10:00:00+08:00", newId };
  const tracked = track(base, raw, who).doc;
  tracked.check();
  expectUnique(tracked);
  const clean = track(base, raw, { ...who, direct: true }).doc;
  clean.check();
  const [was, before] = [asItWas(tracked), asItWas(base)];
  if (!was.eq(before)) expectSame("as it was", exact(was), exact(before));
  const [taken, typed] = [accepted(tracked), accepted(clean)];
  if (!taken.eq(typed) && !writtenIntoGhost(base, clean)) expectSame("accepted", said(taken), said(typed));
  return tracked;
}

/** Decides everything one by one: at the end nothing is open, and the words are those of the choice, in whatever order it was made. */
function decided(doc: Node, roll: Dice): void {
  let now = doc;
  const choice = new Map<string, Verdict>();
  for (let ids = suggestionIds(now); ids.length > 0; ids = suggestionIds(now)) {
    const [id, verdict] = [roll.pick(ids), roll.pick<Verdict>(["accept", "reject"])];
    choice.set(id, verdict);
    now = resolve(now, (one) => (one === id ? verdict : "keep"));
    now.check();
  }
  const once = resolve(doc, (id) => choice.get(id)!);
  expectSame("in any order", now.textContent, once.textContent);
}

/** Read once: reading costs more than editing. */
const stories = new Map<number, Node>();
function storyOf(seed: number): Node {
  const known = stories.get(seed) ?? story(randomStory(dice(seed))).doc;
  stories.set(seed, known);
  return known;
}

function run(seed: number): void {
  const roll = dice(seed);
  const start = storyOf(roll.below(1500));
  const hands = new Hands(createState(start, PLUGINS, newId));
  const told: string[] = [];
  let base = hands.state.doc;
  try {
    for (let count = 1 + roll.below(6); count > 0; count -= 1) {
      base = hands.state.doc;
      told.push(act(hands, roll));
      if (hands.state.doc === base) continue;
      const doc = lawful(base, hands.state.doc, roll.pick(["ann", "bob"]));
      hands.state = EditorState.create({ doc, plugins: PLUGINS, selection: Selection.near(doc.resolve(Math.min(hands.state.selection.head, doc.content.size)), 1) });
    }
    decided(hands.state.doc, roll);
  } catch (error) {
    throw new Error(`seed ${seed}: ${content(start)}\n${told.join(" ")}\n${content(base)}\n${content(hands.state.doc)}\n${error instanceof Error ? error.stack : String(error)}`);
  }
}

/** More of them with `SOAK=50000 npx vitest run src/editor/suggest`. */
const RUNS = Number(process.env["SOAK"] ?? 10_000);

test.each(Array.from({ length: 8 }, (_, at) => at))(`${RUNS / 8} random sequences from seed %i00000`, (at) => {
  for (let seed = 0; seed < RUNS / 8; seed += 1) run(at * 100_000 + seed);
}, 120_000);
