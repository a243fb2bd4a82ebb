/** A comparison that is open: what differs, what is unfolded, where one stands. */
import { asFailure, rpc, type Failure } from "../../../host";
import type { OpenStory } from "../../../shared/story.svelte";
import { NOW, type Ends } from "../past.svelte";
import type { Comparison } from "../wire";
import { changesOf, folded, partners, walked } from "./rows";

/** Milliseconds without a change of the text after which a comparison with it is made anew. */
const PAUSE_MS = 700;

export class Compared {
  found = $state.raw<Comparison | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** Lines with which unfolded stretches begin. */
  #open = $state.raw<ReadonlySet<string>>(new Set());
  /** The change one stands at; -1 before the first. */
  at = $state(-1);
  readonly rows = $derived(this.found?.rows ?? []);
  readonly items = $derived(folded(this.rows, new Set(this.rows.flatMap((row, at) => (this.#open.has(row.line) ? [at] : [])))));
  readonly changes = $derived(this.found === null ? [] : changesOf(this.found));
  readonly partners = $derived(partners(this.rows));
  #asked = 0;
  #last = "";
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** At once for other versions; after a pause while the text is being changed. */
  follow(story: OpenStory, ends: Ends): void {
    const key = `${ends.old} ${ends.new}`;
    const fresh = key !== this.#last;
    this.#last = key;
    this.stop();
    if (fresh) {
      this.at = -1;
      this.found = null;
      this.#open = new Set();
      void this.load(story, ends);
    } else if (ends.old === NOW || ends.new === NOW) this.#timer = setTimeout(() => void this.load(story, ends), PAUSE_MS);
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  async load(story: OpenStory, ends: Ends): Promise<void> {
    const mine = ++this.#asked;
    try {
      if (ends.old === NOW || ends.new === NOW) await story.flush();
      const found = await rpc("story.compare", { id: story.id, old: ends.old, new: ends.new });
      if (mine !== this.#asked) return;
      this.found = found;
      this.failure = null;
      if (this.at >= this.changes.length) this.at = this.changes.length - 1;
    } catch (error) {
      if (mine === this.#asked) this.failure = asFailure(error);
    }
  }

  unfold(from: number): void {
    const line = this.rows[from]?.line;
    if (line !== undefined) this.#open = new Set([...this.#open, line]);
  }

  /** To the change `step` away. */
  walk(step: 1 | -1): void {
    this.at = walked(this.changes.length, this.at, step);
  }

  /** The row one stands at; -1 for none. */
  get row(): number {
    const here = this.changes[this.at];
    return here?.of === "row" ? here.at : -1;
  }

  /** The field one stands at; -1 for none. */
  get field(): number {
    const here = this.changes[this.at];
    return here?.of === "field" ? here.at : -1;
  }

  /** Stands at this row, or at what a ghost or a half of a split belongs to. */
  choose(row: number): void {
    const wanted = this.rows[row]?.state === "moved_away" ? (this.partners.get(row) ?? row) : row;
    const at = this.changes.findIndex((change) => change.of === "row" && change.at === wanted);
    if (at >= 0) this.at = at;
  }
}
