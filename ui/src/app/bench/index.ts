/**
 * What `make bench` drives in the real window: the manuscript as it stands, and beside it a bare
 * ProseMirror editor of the same document in the same place. Loaded only when the shell says so.
 */
import { createEditor } from "../../editor";
import { blockIds, createBare, putCursor } from "../../editor/bare";
import { connect } from "../../host";
import { desk } from "../../shared/story.svelte";
import { t } from "../messages";
import { type Added, addPictures, type Way } from "./pictures";
import { nextFrame, Sampler, type Samples } from "./sampler";

export type Which = "ours" | "bare";
export type Place = "start" | "middle" | "end" | "cell";

/** What our way of a keystroke costs beside the editor itself: calls and milliseconds in all. */
export type Cost = { calls: number; ms: number };

const SHARE: Record<Place, number> = { start: 0.02, middle: 0.5, end: 0.98, cell: 0.5 };

class Bench {
  #bare: ReturnType<typeof createBare> | null = null;
  #stage: HTMLElement | null = null;
  #sampler: Sampler | null = null;
  readonly taking: Cost = { calls: 0, ms: 0 };
  readonly sending: Cost = { calls: 0, ms: 0 };
  /** Writes that began while a key was being handled. */
  inside = 0;
  #handling = false;

  /** The story is on the desk and its manuscript stands. */
  ready(): boolean {
    return desk.editor !== null;
  }

  /** Measures, from here on, what is done beside the editor on a keystroke and on a write. */
  async watch(): Promise<void> {
    const { story } = desk;
    if (story === null) throw new Error("no story is open");
    const taking = timed(this.taking, story.edited.bind(story));
    story.edited = (change) => {
      this.#handling = true;
      taking(change);
      this.#handling = false;
    };
    const host = await connect();
    host.rpc = timed(this.sending, host.rpc.bind(host), ([verb]) => {
      if (verb === "story.journal" && this.#handling) this.inside += 1;
      return verb === "story.journal";
    }) as typeof host.rpc;
    // From the page's first look at an event to its last, and while the change is taken.
    for (const name of ["keydown", "beforeinput", "input"]) {
      addEventListener(name, () => (this.#handling = true), true);
      addEventListener(name, () => (this.#handling = false));
    }
  }

  costs() {
    return { taking: this.taking, sending: this.sending, inside: this.inside };
  }

  /** Shows one of the two and hides the other. */
  async use(which: Which): Promise<void> {
    const ours = this.#ours().dom.parentElement!;
    if (this.#bare === null) {
      this.#stage = ours.cloneNode(false) as HTMLElement;
      ours.after(this.#stage);
      const host = await connect();
      this.#bare = createBare(this.#stage, desk.editor!.getDoc(), (hash) => host.mediaUrl(hash, "page"));
    }
    ours.style.display = which === "ours" ? "" : "none";
    this.#stage!.style.display = which === "bare" ? "" : "none";
    await nextFrame();
  }

  /** Puts the cursor somewhere in the one that is shown. */
  async place(which: Which, place: Place): Promise<void> {
    const view = this.#view(which);
    const ids = blockIds(view, place === "cell" ? "table_cell" : "paragraph");
    putCursor(view, ids[Math.floor((ids.length - 1) * SHARE[place])]!);
    await nextFrame();
    await nextFrame();
  }

  start(held = false): void {
    this.#sampler = new Sampler(held);
    this.#sampler.start();
  }

  async stop(): Promise<Samples> {
    const samples = await this.#sampler!.stop();
    this.#sampler = null;
    return samples;
  }

  /** Characters in the one that is shown, to see that the keys arrived. */
  size(which: Which): number {
    return this.#view(which).state.doc.content.size;
  }

  /** Milliseconds from the document's JSON to the first frame that shows it, both in turn. */
  async opening(rounds: number): Promise<Record<Which, number[]>> {
    const host = await connect();
    const doc = desk.editor!.getDoc();
    const ours = this.#ours().dom.parentElement!;
    const found: Record<Which, number[]> = { ours: [], bare: [] };
    for (const shown of [ours, this.#stage]) if (shown) shown.style.display = "none";
    for (let round = 0; round < rounds * 2; round += 1) {
      const which = round % 2 === 0 ? "bare" : "ours";
      const mount = ours.cloneNode(false) as HTMLElement;
      mount.style.display = "";
      ours.after(mount);
      await nextFrame();
      const at = performance.now();
      const view =
        which === "bare"
          ? createBare(mount, doc, (hash) => host.mediaUrl(hash, "page"))
          : createEditor({
              mount, doc, language: "zh-CN", placeholders: t().paper, metaLine: document.createElement("div"), mediaUrl: (hash) => host.mediaUrl(hash, "page"),
              onChange: () => undefined, onSelection: () => undefined,
            });
      found[which].push((await nextFrame()) - at);
      view.destroy();
      mount.remove();
      await nextFrame();
    }
    return found;
  }

  /** Milliseconds from asking for the story to the frame that shows it: backend, wire, editor, panels. */
  async reading(rounds: number): Promise<number[]> {
    const { id } = desk.story!;
    const found: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await nextFrame();
      const at = performance.now();
      await desk.open(id, { again: true });
      while (desk.editor === null) await nextFrame();
      found.push((await nextFrame()) - at);
    }
    return found;
  }

  /** What became of the pictures, once all of them stand on the screen. */
  added: Added | null = null;

  /** Adds the pictures that the shell has for it; returns when it has begun. */
  async addPictures(way: Way): Promise<void> {
    this.added = null;
    await addPictures(way, (added) => (this.added = added));
  }

  /** The light table, or the manuscript. */
  async look(mode: "media" | "write"): Promise<void> {
    desk.mode = mode;
    while (mode === "media" ? document.querySelector("[data-testid=picture-cell]") === null : desk.editor === null) await nextFrame();
    await nextFrame();
  }

  #ours() {
    if (desk.editor === null) throw new Error("no manuscript stands");
    return desk.editor.view;
  }

  #view(which: Which) {
    return which === "ours" ? this.#ours() : this.#bare!;
  }
}

function timed<A extends unknown[], R>(cost: Cost, act: (...words: A) => R, counts: (words: A) => boolean = () => true): (...words: A) => R {
  return (...words) => {
    const counted = counts(words);
    const at = performance.now();
    try {
      return act(...words);
    } finally {
      if (counted) {
        cost.calls += 1;
        cost.ms += performance.now() - at;
      }
    }
  };
}

Object.assign(window, { gaotaiBench: new Bench() });
