/** The library as the left side shows it: what is chosen, the rows, the counts. */
import { asFailure, rpc, type ChannelCount, type Failure, type StoryRow, type StoryState, type Verbs } from "../host";
import { toasts } from "./toasts.svelte";
import { failureWords } from "./words";

export type Sort = Verbs["story.list"]["request"]["sort"];
export const SORTS: readonly Sort[] = ["updated", "created", "title", "words"];
export type Status = Verbs["library.status"]["response"];

class Library {
  /** What the library is; null until it is known. */
  status = $state.raw<Status | null>(null);
  /** Why the library cannot be used. */
  failure = $state.raw<Failure | null>(null);
  channel = $state<string | null>(null);
  /** null: everything that is not in the trash. */
  state = $state<StoryState | null>(null);
  query = $state("");
  sort = $state<Sort>("updated");
  rows = $state.raw<readonly StoryRow[]>([]);
  total = $state(0);
  states = $state.raw<Record<string, number>>({});
  channels = $state.raw<readonly ChannelCount[]>([]);
  loaded = $state(false);
  /** The row under the keyboard; rows are picked by it, by Shift and by Ctrl. */
  picked = $state.raw<ReadonlySet<string>>(new Set());
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** Opens the library, or says why not. */
  async open(): Promise<boolean> {
    try {
      this.status = await rpc("library.status", {});
      this.failure = null;
      return true;
    } catch (error) {
      this.failure = asFailure(error);
      return false;
    }
  }

  /** The list anew; of several at once only the last one counts. */
  async refresh(): Promise<void> {
    const asked = ++this.#asked;
    const { channel, state, query, sort } = this;
    try {
      const answer = await rpc("story.list", { channel, state, query: query.trim(), sort });
      if (asked !== this.#asked) return;
      this.rows = answer.stories;
      this.total = answer.total;
      this.states = answer.states;
      this.channels = answer.channels;
      this.loaded = true;
      const there = new Set(answer.stories.map((row) => row.id));
      this.picked = new Set([...this.picked].filter((id) => there.has(id)));
    } catch (error) {
      if (asked !== this.#asked) return;
      this.failure = asFailure(error);
      // Before the first list this is a screen of its own; later the rows that are there stay.
      const said = failureWords(this.failure);
      if (this.loaded) toasts.show(said.what, { tone: "wrong", more: said.next });
    }
  }

  /** The list anew in a moment, however often it is asked for. */
  refreshSoon(delay = 400): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      void this.refresh();
    }, delay);
  }

  /** Another part of the library. */
  async show(what: { channel?: string | null; state?: StoryState | null }): Promise<void> {
    this.channel = what.channel ?? null;
    this.state = what.state ?? null;
    this.picked = new Set();
    await this.refresh();
  }

  /** How many there are beside those in the trash. */
  get everything(): number {
    return Object.entries(this.states).reduce((sum, [state, count]) => (state === "trashed" ? sum : sum + count), 0);
  }
}

export const library = new Library();
