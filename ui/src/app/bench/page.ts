/** The printed page in the window: from a key to its figure and its pixels, beside a picture of that size alone. */
import type { EditorView } from "../../editor";
import { putCursorAt } from "../../editor/bare";
import { nextFrame } from "./sampler";

const CANVAS = "[data-testid=page-pixels]";

/** Milliseconds from a key. */
export type PageSamples = {
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
};

/** Watches what follows each key until it is stopped; keys that come faster than pages are not told apart. */
export class PageWatch {
  readonly #samples: PageSamples = { figure: [], set: [], asked: [], put: [], page: [] };
  readonly #seen = new MutationObserver(() => this.#changed());
  readonly #put = CanvasRenderingContext2D.prototype.putImageData;
  readonly #fetch = window.fetch;
  #at: number | null = null;
  #of: Partial<Record<keyof PageSamples, boolean>> = {};

  start(): void {
    const own = this;
    const put = this.#put as (...words: unknown[]) => void;
    addEventListener("keydown", this.#key, true);
    this.#seen.observe(document.body, { subtree: true, attributes: true, attributeFilter: ["data-sheet"] });
    CanvasRenderingContext2D.prototype.putImageData = function (this: CanvasRenderingContext2D, ...words: unknown[]) {
      put.apply(this, words);
      if (this.canvas.matches(CANVAS)) {
        own.#note("put");
        own.#painted("page");
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
    return this.#samples;
  }

  /** How many keys had their page. */
  get pages(): number {
    return this.#samples.page.length;
  }

  readonly #key = (event: KeyboardEvent) => {
    if (["Control", "Alt", "Shift", "Meta"].includes(event.key)) return;
    this.#at = performance.now();
    this.#of = {};
  };

  /** Sheet and figure come in one answer and are drawn at once. */
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

  #painted(kind: "figure" | "page"): void {
    const key = this.#at;
    void nextFrame().then((at) => key === this.#at && this.#note(kind, at));
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
    canvas.getContext("2d")!.putImageData(round % 2 === 0 ? other : one, 0, 0);
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
