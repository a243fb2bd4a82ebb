/**
 * What `make bench` drives in the real window: the manuscript as it stands, and beside it a bare
 * ProseMirror editor of the same document in the same place. Loaded only when the shell says so.
 */
import { createEditor, type EditorView } from "../../editor";
import { blockIds, createBare, putCursor } from "../../editor/bare";
import { connect } from "../../host";
import { desk } from "../../shared/story.svelte";
import { t } from "../messages";
import { lined } from "./lines";
import { type Added, addPictures, type Way } from "./pictures";
import { bare, cursorAfterFirst, FigureWatch, PageWatch, type PageSamples } from "./page";
import { reviewing } from "./review";
import { nextFrame, Sampler, type Samples } from "./sampler";

/** The manuscript as it stands; a bare editor; ours without all that is around it, and that with the page's lines. */
export type Which = "ours" | "bare" | "plain" | "lines";
export type Place = "start" | "middle" | "end" | "cell";

/** What our way of a keystroke costs beside the editor itself: calls and milliseconds in all. */
export type Cost = { calls: number; ms: number };

const SHARE: Record<Place, number> = { start: 0.02, middle: 0.5, end: 0.98, cell: 0.5 };

class Bench {
  readonly #others = new Map<Which, { mount: HTMLElement; view: EditorView }>();
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

  /** Shows one of them and hides the others. */
  async use(which: Which): Promise<void> {
    const ours = this.#ours().dom.parentElement!;
    if (which !== "ours" && !this.#others.has(which)) {
      const mount = ours.cloneNode(false) as HTMLElement;
      mount.style.display = "";
      ours.after(mount);
      this.#others.set(which, { mount, view: await this.#made(which, mount) });
    }
    ours.style.display = which === "ours" ? "" : "none";
    for (const [name, { mount }] of this.#others) mount.style.display = name === which ? "" : "none";
    await nextFrame();
  }

  async #made(which: Which, mount: HTMLElement): Promise<EditorView> {
    if (which !== "bare") return (await lined(mount, which === "lines")).view;
    const host = await connect();
    return createBare(mount, desk.editor!.getDoc(), (hash) => host.mediaUrl(hash, "page"));
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

  /** How much stands in the one that is shown, marks and all, to see that the keys arrived. */
  size(which: Which): number {
    return this.#view(which).state.doc.toString().length;
  }

  /** Milliseconds from the document's JSON to the first frame that shows it, both in turn. */
  async opening(rounds: number): Promise<Record<"ours" | "bare", number[]>> {
    const host = await connect();
    const doc = desk.editor!.getDoc();
    const ours = this.#ours().dom.parentElement!;
    const found = { ours: [] as number[], bare: [] as number[] };
    for (const shown of [ours, ...[...this.#others.values()].map(({ mount }) => mount)]) shown.style.display = "none";
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

  #page: PageWatch | null = null;

  /** Watches, from here on, how soon the printed page follows each key. */
  async watchPage(): Promise<void> {
    this.#page = new PageWatch();
    await this.#page.start();
  }

  /** Keys whose page was seen so far. */
  pages(): number {
    return this.#page?.pages ?? 0;
  }

  unwatchPage(): PageSamples {
    const found = this.#page!.stop();
    this.#page = null;
    return found;
  }

  #figure: FigureWatch | null = null;

  /** Watches, from here on, how soon after each key a text in the status bar can be seen that is written `after` milliseconds. */
  async watchBareFigure(after: number): Promise<void> {
    this.#figure = new FigureWatch();
    await this.#figure.start(after);
  }

  unwatchBareFigure(): number[] {
    const found = this.#figure!.stop();
    this.#figure = null;
    return found;
  }

  /** What it costs to show a picture of the page's size alone. */
  barePage = bare;

  /** Stories with many suggestions. */
  readonly review = reviewing;

  afterFirst(paragraph: number): void {
    cursorAfterFirst(this.#ours(), paragraph);
  }

  #ours() {
    if (desk.editor === null) throw new Error("no manuscript stands");
    return desk.editor.view;
  }

  #view(which: Which) {
    return which === "ours" ? this.#ours() : this.#others.get(which)!.view;
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
