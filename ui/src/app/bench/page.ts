/** The printed page in the window: from a key to its figure and its pixels, beside a picture of that size alone. */
import type { EditorView } from "../../editor";
import { putCursorAt } from "../../editor/bare";
import { connect, type Host } from "../../host";
import { desk } from "../../shared/story.svelte";
import { nextFrame } from "./sampler";

const FIGURE = "[data-testid=copyfit]";
const CANVAS = "[data-testid=page-pixels]";

/** Milliseconds from a key. */
export type PageSamples = {
  /** The page was asked for, and its answer came. */
  sent: number[];
  back: number[];
  /** The first moment after the next frame: the figure in the status bar is that of the page that was set. */
  figure: number[];
  /** The page was set, and the window knows. */
  set: number[];
  /** The fresh pixels were asked for. */
  asked: number[];
  /** They stood in the canvas. */
  put: number[];
  /** The first moment after the frame that shows them. */
  page: number[];
  /** From when they stood in the canvas until then. */
  shown: number[];
};

type Rpc = Host["rpc"];

/** Puts another in the place of the backend's door; returns how to have the old one back. */
async function through(other: (rpc: Rpc) => Rpc): Promise<() => void> {
  const host = await connect();
  const own = host.rpc;
  host.rpc = other(own.bind(host) as Rpc);
  return () => void (host.rpc = own);
}

/** Watches what follows each key until it is stopped; keys that come faster than pages are not told apart. */
export class PageWatch {
  readonly #samples: PageSamples = { sent: [], back: [], figure: [], set: [], asked: [], put: [], page: [], shown: [] };
  readonly #seen = new MutationObserver((all) => all.some(({ target }) => (target as Element).matches(FIGURE)) && this.#changed());
  readonly #put = CanvasRenderingContext2D.prototype.putImageData;
  readonly #fetch = window.fetch;
  #at: number | null = null;
  #of: Partial<Record<keyof PageSamples, boolean>> = {};
  #restore = () => {};

  async start(): Promise<void> {
    const own = this;
    this.#restore = await through((rpc) => ((verb, request) => {
      const answer = rpc(verb, request);
      if (verb === "page.set") {
        this.#note("sent");
        void answer.then(() => this.#note("back"), () => undefined);
      }
      return answer;
    }) as Rpc);
    const put = this.#put as (...words: unknown[]) => void;
    addEventListener("keydown", this.#key, true);
    this.#seen.observe(document.body, { subtree: true, attributes: true, attributeFilter: ["data-sheet"] });
    CanvasRenderingContext2D.prototype.putImageData = function (this: CanvasRenderingContext2D, ...words: unknown[]) {
      put.apply(this, words);
      if (this.canvas.matches(CANVAS)) {
        own.#note("put");
        own.#painted("page", "shown");
      }
    } as typeof CanvasRenderingContext2D.prototype.putImageData;
    window.fetch = (...words) => {
      if (String(words[0]).includes("gaotai-page")) this.#note("asked");
      return this.#fetch.apply(window, words);
    };
  }

  stop(): PageSamples {
    removeEventListener("keydown", this.#key, true);
    this.#seen.disconnect();
    CanvasRenderingContext2D.prototype.putImageData = this.#put;
    window.fetch = this.#fetch;
    this.#restore();
    return this.#samples;
  }

  /** How many keys had their page. */
  get pages(): number {
    return this.#samples.page.length;
  }

  readonly #key = (event: KeyboardEvent) => {
    // The driver lets go of a modifier by a key without a name.
    if (["Control", "Alt", "Shift", "Meta", "Unidentified"].includes(event.key)) return;
    this.#at = performance.now();
    this.#of = {};
  };

  /** The figure is that of another sheet, though it may be the same. */
  #changed(): void {
    this.#note("set");
    this.#painted("figure");
  }

  /** Only the first of its kind after a key: pixels that follow when the zoom settles are not its page. */
  #note(kind: keyof PageSamples, at = performance.now()): void {
    if (this.#at === null || this.#of[kind]) return;
    this.#of[kind] = true;
    this.#samples[kind].push(at - this.#at);
  }

  /** `since`: counted from now as well. */
  #painted(kind: "figure" | "page", since?: "shown"): void {
    const key = this.#at;
    const from = performance.now();
    void nextFrame().then((at) => {
      if (key !== this.#at || this.#of[kind]) return;
      this.#note(kind, at);
      if (since) this.#samples[since].push(at - from);
    });
  }
}

/**
 * What a figure costs at least: a key in the same manuscript, whose page is set by nobody, and a text in the
 * status bar that is other ones after it, at once or `after` so many milliseconds.
 */
export class FigureWatch {
  readonly #took: number[] = [];
  #at: number | null = null;
  #turn = 0;
  #stop = () => {};

  async start(after: number): Promise<void> {
    const text = document.querySelector(`${FIGURE} .words`)!.appendChild(document.createTextNode(""));
    let free = () => {};
    const held = new Promise<void>((resolve) => (free = resolve));
    const restore = await through((rpc) => ((verb, request) => (verb === "page.set" ? held.then(() => rpc(verb, request)) : rpc(verb, request))) as Rpc);
    const write = () => {
      const at = this.#at;
      text.data = ` ${(this.#turn += 1) % 10}`;
      void nextFrame().then((now) => at !== null && at === this.#at && this.#took.push(now - at));
    };
    let awaited = false;
    const key = () => {
      this.#at = performance.now();
      awaited = after === 0;
      if (after > 0) setTimeout(write, after);
    };
    // Whoever puts it in, the key is done with when the text is another one.
    const typed = new MutationObserver(() => {
      if (awaited) write();
      awaited = false;
    });
    typed.observe(desk.editor!.view.dom, { subtree: true, childList: true, characterData: true });
    addEventListener("keydown", key, true);
    this.#stop = () => {
      removeEventListener("keydown", key, true);
      typed.disconnect();
      text.remove();
      restore();
      free();
    };
  }

  stop(): number[] {
    this.#stop();
    return this.#took;
  }
}

/** Milliseconds to show a picture as large as the page's pixels in its place, from its bytes to the first moment after the frame. */
export async function bare(rounds: number): Promise<{ took: number[]; width: number; height: number }> {
  const shown = document.querySelector<HTMLCanvasElement>(CANVAS)!;
  const { width, height } = shown;
  const canvas = shown.cloneNode(false) as HTMLCanvasElement;
  canvas.removeAttribute("data-testid");
  shown.after(canvas);
  const one = shown.getContext("2d")!.getImageData(0, 0, width, height);
  // A page in which the text has moved by a line is other pixels all over.
  const other = new ImageData(new Uint8ClampedArray(one.data), width);
  other.data.copyWithin(width * 4 * 20, 0);
  const took: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await nextFrame();
    const at = performance.now();
    canvas.width = width;
    canvas.height = height;
    canvas.getContext("2d", { willReadFrequently: true })!.putImageData(round % 2 === 0 ? other : one, 0, 0);
    took.push((await nextFrame()) - at);
  }
  canvas.remove();
  return { took, width, height };
}

/** Puts the cursor behind the first sign of a paragraph, so that Enter and Backspace there move all that follows. */
export function cursorAfterFirst(view: EditorView, paragraph: number): void {
  const blocks = [...view.dom.querySelectorAll<HTMLElement>("[data-node=body] > p")];
  const pos = view.posAtDOM(blocks[paragraph]!, 0) + 1;
  putCursorAt(view, pos);
}
