/** What was done to pages, to be taken back and done again, the last first. */
import { onEdits } from "../../shared/edits";
import { toasts } from "../../shared/toasts.svelte";
import { told } from "../../shared/told";
import { t } from "./messages";

export type Act = { said: string; back: () => Promise<void>; again: () => Promise<void> };
type Done = Act & { notice: number };

/** So many are remembered. */
const MOST = 50;

export class Acts {
  #done = $state.raw<readonly Done[]>([]);
  #undone = $state.raw<readonly Done[]>([]);
  /** A story's text has changed since: what the person did last is of the text. */
  #typed = $state(false);
  /** One after the other: each needs to know what the one before it left. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor() {
    onEdits(() => (this.#typed = true));
  }

  get undoable(): boolean {
    return this.#done.length > 0;
  }

  get redoable(): boolean {
    return this.#undone.length > 0;
  }

  /** Whether the last thing that the person did was done to a page. */
  get last(): boolean {
    return !this.#typed;
  }

  /** Something was done; a notice says so, and how to take it back. */
  did(act: Act): void {
    const done: Done = { ...act, notice: toasts.show(act.said, { action: { label: t().undo, run: () => void this.undo(done) } }) };
    this.#done = [...this.#done.slice(1 - MOST), done];
    this.#undone = [];
    this.#typed = false;
  }

  /** Takes the last one back, or the one named, if that was not done already. */
  undo(named?: Act): Promise<void> {
    return this.#next(async () => {
      const act = named === undefined ? this.#done.at(-1) : this.#done.find((one) => one === named);
      if (act === undefined) return;
      this.#done = this.#done.filter((one) => one !== act);
      this.#undone = [...this.#undone, act];
      await this.#did(act, act.back, t().undone(act.said));
    });
  }

  /** Does what was taken back last once more. */
  redo(): Promise<void> {
    return this.#next(async () => {
      const act = this.#undone.at(-1);
      if (act === undefined) return;
      this.#undone = this.#undone.slice(0, -1);
      this.#done = [...this.#done, act];
      await this.#did(act, act.again, t().redone(act.said));
    });
  }

  async #did(act: Done, work: () => Promise<void>, said: string): Promise<void> {
    this.#typed = false;
    toasts.close(act.notice);
    const done = await told(async () => (await work(), true));
    if (done) act.notice = toasts.show(said);
  }

  #next(work: () => Promise<void>): Promise<void> {
    const done = this.#turn.then(work);
    this.#turn = done;
    return done;
  }
}

export const acts = new Acts();
