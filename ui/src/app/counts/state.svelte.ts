/** How long the parts of the story are, asked while somebody looks, and what was written since the story was opened. */
import { textBefore } from "../../editor";
import { rpc, type Count } from "../../host";
import { settings } from "../../shared/settings.svelte";
import { desk, type OpenStory } from "../../shared/story.svelte";
import { begun, dayOf, readSittings, sum, tally, type Tally } from "./model";

/** Milliseconds that cursor and text rest before is asked. */
const RESTS_MS = 120;
const SITTINGS = "sittings";

class Counts {
  open = $state(false);
  selection = $state.raw<Count | null>(null);
  before = $state.raw<Count | null>(null);
  /** How long each story was when it was first in front of this window. */
  #sitting = new Map<string, Tally>();
  /** How long each story was when it was last looked at: where a new day begins. */
  #last = new Map<string, Tally>();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #asked = 0;

  toggle(): void {
    this.open = !this.open;
  }

  /** Cursor or text moved. */
  moved(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), RESTS_MS);
  }

  async #ask(): Promise<void> {
    const { editor } = desk;
    if (!this.open || editor === null) return;
    const asked = ++this.#asked;
    const selected = editor.selectionText();
    const answer = await rpc("text.count", { texts: [...textBefore(editor.view.state), ...selected] }).catch(() => null);
    if (asked !== this.#asked || answer === null) return;
    const border = answer.counts.length - selected.length;
    this.before = sum(answer.counts.slice(0, border));
    this.selection = selected.length === 0 ? null : sum(answer.counts.slice(border));
  }

  /** The story is in front with this length: the first time today, and in this window, are where its sittings begin. */
  seen({ id, count }: OpenStory, now = new Date()): void {
    const length = tally(count.body);
    const day = dayOf(now);
    const known = readSittings(settings.values[SITTINGS], day);
    const next = begun(known, day, id, this.#last.get(id) ?? length);
    if (next !== known) settings.keep(SITTINGS, next);
    if (!this.#sitting.has(id)) this.#sitting.set(id, length);
    this.#last.set(id, length);
  }

  /** How long the story was when it was first opened today, and in this window. */
  starts(id: string): { today: Tally | null; sitting: Tally | null } {
    return { today: readSittings(settings.values[SITTINGS], dayOf(new Date())).starts[id] ?? null, sitting: this.#sitting.get(id) ?? null };
  }
}

export const counts = new Counts();
