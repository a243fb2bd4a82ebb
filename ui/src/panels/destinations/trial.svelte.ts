/** The destination as it is typed, tried on a story: nothing is written. */
import { asFailure, rpc, type Destination, type Failure, type Verbs } from "../../host";
import { desk } from "../../shared/story.svelte";
import { library } from "../../shared/library.svelte";
import { draft } from "./draft.svelte";

/** Milliseconds after the last keystroke. */
export const AFTER_MS = 350;

class Trial {
  /** The story that was chosen for trying; null: the one on the desk, or else the first of the list. */
  chosen = $state<string | null>(null);
  result = $state.raw<Verbs["destination.preview"]["response"] | null>(null);
  failure = $state.raw<Failure | null>(null);
  busy = $state(false);
  /** Which file is looked at. */
  file = $state(0);
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;

  get story(): string | null {
    return this.chosen ?? desk.story?.id ?? library.rows[0]?.id ?? null;
  }

  /** In a moment, however often it is asked for. */
  soon(destination: Destination): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.now(destination), AFTER_MS);
  }

  async now(destination: Destination): Promise<void> {
    const [mine, { story }] = [++this.#asked, this];
    this.busy = story !== null;
    if (story === null) return;
    try {
      const result = await rpc("destination.preview", { destination, story });
      if (mine !== this.#asked) return;
      this.result = result;
      this.failure = null;
      if (this.file >= result.files.length) this.file = 0;
      // One that was never saved gets its id then.
      if (draft.destination === destination) draft.problems = result.problems.filter((one) => one.field !== "id" || destination.id !== "");
    } catch (error) {
      if (mine === this.#asked) this.failure = asFailure(error);
    } finally {
      if (mine === this.#asked) this.busy = false;
    }
  }
}

export const trial = new Trial();
