/** Measures what a key costs, from outside the editor. */

/** Milliseconds; the webview's clock has steps of one. */
export type Samples = {
  /** From the key's event to the first moment after the frame that it led to. */
  frame: number[];
  /** Of that, until the page had done its part: handlers, the editor's state, its DOM. Layout and paint come after. */
  script: number[];
  /** From when the window system had the key to when the page saw it: what other work kept it waiting. */
  queue: number[];
  /** Between one frame and the next, all the while. */
  gaps: number[];
  /** For each gap the longest in it that the page's own thread was at one thing; what a gap is longer, others took. */
  held: number[];
  /** For each gap when it ended, after the start. */
  ended: number[];
};

/** Calls `done` in a task of its own, after whatever runs now; a timer would wait for longer. */
function afterThis(done: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    done();
  };
  port2.postMessage(null);
}

/** Resolves after the next frame is laid out and painted. */
export function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(() => afterThis(() => resolve(performance.now()))));
}

/** Watches keys and frames until it is stopped. */
export class Sampler {
  readonly #samples: Samples = { frame: [], script: [], queue: [], gaps: [], held: [], ended: [] };
  #last = 0;
  #running = false;
  #waiting: Promise<unknown>[] = [];
  #begun = 0;
  #beaten = 0;
  #longest = 0;

  /** With `held` it looks every few milliseconds whether the thread is free. */
  constructor(readonly held = false) {}

  start(): void {
    this.#running = true;
    this.#begun = this.#last = this.#beaten = performance.now();
    if (this.held) this.#beat();
    addEventListener("keydown", this.#key, true);
    requestAnimationFrame(this.#tick);
  }

  /** Waits for the last key's frame. */
  async stop(): Promise<Samples> {
    await Promise.all(this.#waiting);
    this.#running = false;
    removeEventListener("keydown", this.#key, true);
    return this.#samples;
  }

  readonly #key = (event: KeyboardEvent) => {
    const at = performance.now();
    const { frame, script, queue } = this.#samples;
    queue.push(Math.max(0, at - event.timeStamp));
    afterThis(() => script.push(performance.now() - at));
    this.#waiting.push(nextFrame().then((painted) => frame.push(painted - at)));
  };

  readonly #beat = () => {
    const now = performance.now();
    this.#longest = Math.max(this.#longest, now - this.#beaten);
    this.#beaten = now;
    if (this.#running) setTimeout(this.#beat, 4);
  };

  readonly #tick = (now: number) => {
    if (!this.#running) return;
    const { gaps, held, ended } = this.#samples;
    gaps.push(now - this.#last);
    // A thing that is still going on when its frame comes counts here, not in the next one.
    held.push(Math.max(this.#longest, this.held ? performance.now() - this.#beaten : 0));
    ended.push(now - this.#begun);
    this.#longest = 0;
    this.#last = now;
    requestAnimationFrame(this.#tick);
  };
}
