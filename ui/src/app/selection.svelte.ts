/** 字数 of what is selected, asked of the backend a moment after the selection rests. */
import { untrack } from "svelte";
import { rpc } from "../host";
import { desk } from "../shared/story.svelte";

const RESTS_MS = 120;

class Selection {
  count = $state(0);
  #timer: ReturnType<typeof setTimeout> | null = null;
  #asked = 0;

  moved(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), RESTS_MS);
  }

  async #ask(): Promise<void> {
    const asked = ++this.#asked;
    const texts = desk.editor?.selectionText() ?? [];
    if (texts.length === 0) {
      this.count = 0;
      return;
    }
    const answer = await rpc("text.count", { texts }).catch(() => null);
    if (asked !== this.#asked || answer === null) return;
    this.count = answer.counts.reduce((sum, one) => sum + one.words, 0);
  }
}

export const selection = new Selection();

$effect.root(() => {
  // What is selected in another story is not told of the one in front.
  $effect(() => {
    void desk.editor;
    untrack(() => selection.moved());
  });
});
