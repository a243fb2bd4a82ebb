/** Which view of the trims is on, and how long the story is in it. */
import { showTrims, trimCount, trimTexts, trimView, type TrimView } from "../../editor";
import { rpc } from "../../host";
import { desk } from "../../shared/story.svelte";

const RESTS_MS = 250;

/** The view of the active manuscript. */
export function current(): TrimView {
  void desk.moves;
  return desk.editor ? trimView(desk.editor.view.state) : "all";
}

/** Puts a view on; the one that is on already is left. */
export function show(view: TrimView): void {
  const editor = desk.editor;
  if (!editor) return;
  editor.view.dispatch(showTrims(editor.view.state, current() === view ? "all" : view));
  editor.focus();
}

/** How many places are folded. */
export function folded(): number {
  void desk.moves;
  return desk.editor ? trimCount(desk.editor.view.state) : 0;
}

class Words {
  count = $state<number | null>(null);
  #timer: ReturnType<typeof setTimeout> | null = null;
  #asked = 0;

  /** Counts again once the writing rests. */
  soon(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), RESTS_MS);
  }

  async #ask(): Promise<void> {
    const asked = ++this.#asked;
    const texts = desk.editor ? trimTexts(desk.editor.view.state) : [];
    const answer = await rpc("text.count", { texts }).catch(() => null);
    if (asked === this.#asked && answer) this.count = answer.counts.reduce((sum, one) => sum + one.words, 0);
  }
}

export const words = new Words();
