/** The whole window on a backend in memory, with a few words for the tests to put stories in and read them. */
import "../src/main.ts";
import type { CommandId } from "../src/editor";
import { createState, readDoc } from "../src/editor/state.ts";
import { TextSelection } from "prosemirror-state";
import { setGalley, setTracking, suggestions } from "../src/editor";
import { accepted, asItWas } from "../src/editor/suggest/resolve.ts";
import { galleyNotation, linesOf } from "../src/editor/test/galley.ts";
import { content, notation, story } from "../src/editor/test/notation.ts";
import { replay } from "../src/editor/test/replay.ts";
import { connect, type Verbs } from "../src/host";
import { run } from "../src/shared/command.svelte";
import { review } from "../src/shared/review/review.svelte";
import { desk } from "../src/shared/story.svelte";
import type { DocChange, NodeJson } from "../src/editor";

type Journaled = Verbs["story.journal"]["request"]["change"];

let base: NodeJson;
let before: string[] = [];
let written: Journaled[] = [];
let sawComposing = false;

const editor = () => {
  if (desk.editor === null) throw new Error("no manuscript stands");
  return desk.editor;
};

/** Ids of all blocks, in order. */
function ids(): string[] {
  const found: string[] = [];
  editor().view.state.doc.descendants((node) => void (node.isInline || !("id" in node.attrs) || found.push(String(node.attrs["id"]))));
  return found;
}

/** Failures are no Errors, and would not reach the test with their words. */
const flushed = () =>
  desk.story!.journal.flush().catch((failure: unknown) => {
    throw new Error(JSON.stringify(failure));
  });

/** What the body says on the screen, without what cannot be written into. */
function onScreen(): string {
  const body = editor().view.dom.querySelector('[data-node="body"]')!.cloneNode(true) as HTMLElement;
  for (const fixed of body.querySelectorAll("[contenteditable=false]")) fixed.remove();
  return body.textContent;
}

const page = {
  /** From here on every write of the journal is noted. */
  async begin(): Promise<void> {
    const host = await connect();
    const send = host.rpc.bind(host);
    host.rpc = ((verb, request) => {
      if (verb !== "story.journal") return send(verb, request);
      // The backend never saw the stories that the tests put on the paper.
      written.push(structuredClone((request as Verbs["story.journal"]["request"]).change));
      return Promise.resolve({ saved_at: new Date().toISOString(), count: desk.story!.count, missing: [] });
    }) as typeof host.rpc;
  },
  stands: () => desk.editor !== null,
  /** Puts the story whose title begins so on the desk. */
  async open(title: string): Promise<void> {
    const { stories } = await (await connect()).rpc("story.list", { channel: null, state: null, query: "", sort: "updated" });
    const row = stories.find((one) => one.title.startsWith(title));
    if (row === undefined || !(await desk.open(row.id, { keep: true }))) throw new Error(`${title} cannot be opened`);
    await desk.story!.manuscript();
  },
  /** How much is open, read now. */
  reviewed() {
    review.look();
    return review.open;
  },
  /** The length of the story, as it is counted. */
  words: () => desk.story!.count.body.words,
  text: () => editor().view.state.doc.textBetween(0, editor().view.state.doc.content.size, "\n"),
  /** The cursor at the end of the title. */
  enter: () => editor().focus("title"),
  /** What is selected, as the editor has heard of it. */
  chosen: () => editor().selectionText().join(""),
  /** Puts a story in the tests' notation on the paper, with its cursor. */
  async put(source: string): Promise<void> {
    await flushed();
    const made = story(source);
    const { view } = editor();
    view.updateState(createState(readDoc(made.doc.toJSON() as NodeJson), [...view.state.plugins]));
    view.dispatch(view.state.tr.setSelection(made.selection(view.state.doc)).scrollIntoView());
    view.focus();
    base = editor().getDoc();
    before = ids();
    written = [];
    sawComposing = false;
  },
  /** As {@link put}, with a `¦` wherever a line of the page begins inside a block. */
  async putGalley(source: string): Promise<void> {
    await page.put(source.replaceAll("¦", ""));
    await page.lines(source);
  },
  /** The page's lines, as they come while somebody writes. */
  lines(source: string): void {
    const { view } = editor();
    setGalley(view, { lines: linesOf(source, view.state), shown: "lines", words: "" });
  },
  /** The paper in the notation with the breaks that stand on it, and which line of the screen has the cursor. */
  readGalley() {
    const { view } = editor();
    const range = getSelection()!.getRangeAt(0).cloneRange();
    const box = [...range.getClientRects()].at(-1) ?? view.coordsAtPos(view.state.selection.head);
    const tops = [...view.dom.querySelectorAll(".galley-line")].map((sign) => [...sign.getClientRects()].at(-1)!).filter(({ top }) => top < box.bottom - 4);
    return { text: galleyNotation(view.state), line: tops.length };
  },
  /** As {@link put}, with tracking on; the selection is taken away or written over first, if wished. */
  async track(source: string, first: "" | "delete" = ""): Promise<void> {
    await page.put(source);
    const { view } = editor();
    setTracking(view, { on: true, person: { id: "ann" }, now: () => "2026-11-26T10:00:00+08:00" });
    if (first === "delete") view.dispatch(view.state.tr.deleteSelection());
    await flushed();
    base = editor().getDoc();
    written = [];
  },
  /** Selects these words, or puts the cursor so many signs into them. */
  select(words: string, into?: number): void {
    const { view } = editor();
    let from = -1;
    view.state.doc.descendants((node, pos) => void (from < 0 && node.isText && node.text!.includes(words) && (from = pos + node.text!.indexOf(words))));
    const [start, end] = into === undefined ? [from, from + words.length] : [from + into, from + into];
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, start, end)));
    view.focus();
  },
  /** All that is suggested. */
  list: () => suggestions(editor().view.state).map(({ kind, was, now }) => [kind, was, now]),
  /** As it was before anything was suggested, and as if all were accepted. */
  readings: () => [asItWas(editor().view.state.doc), accepted(editor().view.state.doc)].map(content),
  exec: (id: CommandId) => editor().exec(id),
  /** Runs a command of the window's list. */
  run: (id: string) => run(id),
  /** Outside the manuscript none may stand. */
  look: () => (sawComposing = sawComposing || desk.editor?.view.composing === true),
  /** The paper in the notation, and what else must hold after text came in. */
  async read() {
    const { view } = editor();
    await flushed();
    const now = ids();
    let kept: NodeJson = base;
    for (const change of written) kept = replay(kept, change as unknown as DocChange);
    return {
      text: notation(view.state),
      composed: sawComposing,
      composing: view.composing,
      doubled: now.filter((id, at) => now.indexOf(id) !== at || id === "null"),
      gone: before.filter((id) => !now.includes(id)).length,
      journal: JSON.stringify(kept) === JSON.stringify(editor().getDoc()),
      shown: onScreen() === view.state.doc.child(1).textContent,
    };
  },
  /** The pictures of the figures, in order. */
  media(): string[] {
    const found: string[] = [];
    editor().view.state.doc.descendants((node) => void (node.type.name === "figure" && found.push(String(node.attrs["media"]))));
    return found;
  },
  undo(): string {
    editor().undo();
    return content(editor().view.state.doc);
  },
  without: (source: string) => content(story(source).doc),
};

export type Page = typeof page;
Object.assign(window, { page });
