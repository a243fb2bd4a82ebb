import type { DocChange, JournalChange, NodeJson } from "./types.ts";

/** What the status bar shows. `failed`: the last write failed and is tried again. */
export type JournalState = "saved" | "unsaved" | "saving" | "failed";

/** What a {@link Journal} needs. */
export type JournalOptions = {
  /** Writes one change; a rejection is tried again with the newer changes merged in. */
  send: (change: JournalChange) => Promise<unknown>;
  /** After every change of {@link Journal.state}; `error` is what the last write was rejected with. */
  onState?: (state: JournalState, error: unknown) => void;
  /** Every change at once, as it is taken: before it is written, inside the event that made it. */
  onTake?: (change: JournalChange) => void;
};

/** Milliseconds from the first unsaved keystroke to the write: 300 are promised, 50 are for the disk. */
export const WRITE_AFTER_MS = 250;
/** Milliseconds to wait after a failed write, doubled each time … */
export const RETRY_FIRST_MS = 500;
/** … up to this. */
const RETRY_MOST_MS = 10_000;

const NOTHING: JournalChange = { head: {}, blocks: [], order: null, slip: {} };

/** Both changes as one, `later` over `earlier`. Replaying it gives what replaying one after the other gives. */
export function mergeChanges(earlier: JournalChange, later: JournalChange): JournalChange {
  const blocks = new Map<unknown, NodeJson>();
  for (const block of [...earlier.blocks, ...later.blocks]) blocks.set(block.attrs?.["id"], block);
  const order = later.order ?? earlier.order;
  const alive = order === null ? null : new Set(order);
  return {
    head: { ...earlier.head, ...later.head },
    blocks: [...blocks.values()].filter((block) => alive === null || alive.has(String(block.attrs?.["id"]))),
    order,
    slip: { ...earlier.slip, ...later.slip },
  };
}

/**
 * Brings changes to disk: the first at most {@link WRITE_AFTER_MS} after the keystroke,
 * one write at a time, what comes in between merged.
 */
export class Journal {
  #state: JournalState = "saved";
  #pending: JournalChange | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #writing: Promise<void> | null = null;
  /** When the oldest change of `#pending` was taken, in milliseconds. */
  #since = 0;
  #failures = 0;
  #error: unknown = null;
  #closed = false;
  readonly #options: JournalOptions;

  constructor(options: JournalOptions) {
    this.#options = options;
  }

  /** What the status bar shows. */
  get state(): JournalState {
    return this.#state;
  }

  /** What the last write was rejected with, while the state is `failed`. */
  get error(): unknown {
    return this.#error;
  }

  /** Takes a change of the text, as `onChange` of the editor gives it. */
  edit(change: DocChange): void {
    this.#take({ ...change, slip: {} });
  }

  /** Takes a changed field of the slip, whole. */
  slip(field: string, value: unknown): void {
    this.#take({ ...NOTHING, slip: { [field]: value } });
  }

  /** Resolves when all that was taken is on disk; rejects when it could not be written. */
  async flush(): Promise<void> {
    for (;;) {
      this.#stopTimer();
      if (this.#writing === null && this.#pending === null) return;
      await (this.#writing ?? this.#write());
      if (this.#failures > 0) throw this.#error;
    }
  }

  /** Writes all that was taken, then does `work` while no write is under way; what comes in meanwhile waits. */
  async between<T>(work: () => Promise<T>): Promise<T> {
    // Somebody else may have begun between the last write and here.
    do await this.flush();
    while (this.#writing !== null || this.#pending !== null);
    const done = work();
    this.#writing = done.then(
      () => this.#rest(),
      () => this.#rest(),
    );
    return done;
  }

  /** Takes nothing any more. What was taken and is not on disk yet is written at once. */
  close(): void {
    this.#stopTimer();
    if (this.#writing === null) void this.#write();
    this.#closed = true;
  }

  #take(change: JournalChange): void {
    const text = Object.keys(change.head).length + change.blocks.length + Object.keys(change.slip).length;
    if (this.#closed || (text === 0 && change.order === null)) return;
    this.#options.onTake?.(change);
    if (this.#pending === null) this.#since = Date.now();
    this.#pending = this.#pending === null ? change : mergeChanges(this.#pending, change);
    if (this.#failures === 0) this.#show(this.#writing === null ? "unsaved" : "saving");
    this.#schedule(WRITE_AFTER_MS);
  }

  #schedule(delay: number): void {
    if (this.#timer !== null || this.#writing !== null) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      void this.#write();
    }, delay);
  }

  #stopTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #write(): Promise<void> {
    const change = this.#pending;
    if (change === null) return Promise.resolve();
    this.#pending = null;
    if (this.#failures === 0) this.#show("saving");
    this.#writing = this.#send(change);
    return this.#writing;
  }

  /** Nothing is under way: what waits is scheduled, or goes at once when the journal is closed. */
  #rest(): void {
    this.#writing = null;
    if (this.#pending === null) return;
    if (this.#closed) void this.#write();
    else this.#schedule(Math.max(0, this.#since + WRITE_AFTER_MS - Date.now()));
  }

  async #send(change: JournalChange): Promise<void> {
    try {
      await this.#options.send(change);
      this.#failures = 0;
      this.#error = null;
    } catch (error) {
      this.#failures += 1;
      this.#error = error;
      this.#pending = this.#pending === null ? change : mergeChanges(change, this.#pending);
    }
    this.#writing = null;
    if (this.#failures > 0) {
      this.#show("failed");
      this.#schedule(Math.min(RETRY_MOST_MS, RETRY_FIRST_MS * 2 ** (this.#failures - 1)));
    } else if (this.#pending !== null) {
      this.#show("unsaved");
      this.#rest();
    } else {
      this.#show("saved");
    }
  }

  #show(state: JournalState): void {
    const same = state === this.#state && state !== "failed";
    this.#state = state;
    if (!same) this.#options.onState?.(state, this.#error);
  }
}

