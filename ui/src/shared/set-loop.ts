/**
 * Asks for the page as the story stands, over and over while somebody writes: at most one question
 * is under way, what came in meanwhile is one question, and an answer that nobody waits for is dropped.
 */
import { mergeChanges, type JournalChange } from "../editor";
import { asFailure, type Failure, type PageView, type SetPage } from "../host";

/** What is to be seen; `article` is the story whose lines are wanted. */
export type Question = { view: PageView; article: string | null };

/** What a {@link SetLoop} needs. */
export type SetLoopOptions = {
  ask: (request: Question & { change: JournalChange | null }) => Promise<SetPage>;
  /** `fresh`: nothing has changed since it was asked. */
  answered: (question: Question, set: SetPage, fresh: boolean) => void;
  failed: (question: Question, failure: Failure) => void;
  /** Does it soon, but outside the event that is being handled. */
  later?: (work: () => void) => void;
};

/** How often an answer may be out of date in a row before no one asks by himself again. */
const STALE_MOST = 3;

const sameView = (a: PageView, b: PageView) =>
  a.kind === "page" ? b.kind === "page" && a.page === b.page : b.kind === "story" && a.article === b.article && a.plan === b.plan;

/** Another page of the same window was asked for meanwhile: no failure. */
export const isStale = (failure: Failure) => /^page[._]stale$/.test(failure.code);

export class SetLoop {
  readonly #options: SetLoopOptions;
  readonly #later: (work: () => void) => void;
  #question: Question | null = null;
  /** What the typesetter has not been told yet, by story. */
  readonly #untold = new Map<string, JournalChange>();
  #wanted = false;
  #awaited = false;
  #busy = false;
  #stale = 0;

  constructor(options: SetLoopOptions) {
    this.#options = options;
    this.#later = options.later ?? ((work) => void setTimeout(work, 0));
  }

  /** Another page, or none. */
  show(question: Question | null): void {
    this.#question = question;
    if (question === null) this.#untold.clear();
    else this.again();
  }

  /** A story changed; of one that is not shown nothing needs to be known. */
  edited(article: string, change: JournalChange): void {
    if (this.#question === null) return;
    const before = this.#untold.get(article);
    this.#untold.set(article, before === undefined ? change : mergeChanges(before, change));
    this.again();
  }

  /** The same page once more. */
  again(): void {
    if (this.#question === null) return;
    this.#wanted = true;
    if (this.#awaited || this.#busy) return;
    this.#awaited = true;
    this.#later(() => {
      this.#awaited = false;
      void this.#go();
    });
  }

  async #go(): Promise<void> {
    const question = this.#question;
    if (question === null || this.#busy || !this.#wanted) return;
    this.#busy = true;
    // The words of a story that was left go first: its page may be the one that is shown.
    const other = [...this.#untold.keys()].find((id) => id !== question.article);
    const article = other ?? question.article;
    this.#wanted = other !== undefined;
    const change = article === null ? null : (this.#untold.get(article) ?? null);
    if (article !== null) this.#untold.delete(article);
    try {
      const set = await this.#options.ask({ view: question.view, article, change });
      this.#stale = 0;
      if (other === undefined) this.#take(question, set);
    } catch (error) {
      this.#failed(question, article, change, asFailure(error));
    }
    this.#busy = false;
    if (this.#wanted) this.again();
  }

  #take(question: Question, set: SetPage): void {
    const now = this.#question;
    if (now === null || !sameView(now.view, question.view) || now.article !== question.article) return;
    this.#options.answered(question, set, !this.#wanted);
  }

  #failed(question: Question, article: string | null, change: JournalChange | null, failure: Failure): void {
    // A change that does not fit comes by the journal, or never; the page as the library has it is asked for.
    const unfit = failure.code === "change_invalid" && change !== null;
    // Others are told again with the next question: a change that is replayed twice is the same change.
    if (article !== null && change !== null && !unfit) {
      const newer = this.#untold.get(article);
      this.#untold.set(article, newer === undefined ? change : mergeChanges(change, newer));
    }
    if (isStale(failure) || unfit) {
      this.#stale += 1;
      if (this.#stale <= STALE_MOST) this.#wanted = true;
      return;
    }
    // A story that cannot be told any more must not hold up the page for ever.
    if (article !== question.article && article !== null) this.#untold.delete(article);
    const now = this.#question;
    if (now !== null && sameView(now.view, question.view)) this.#options.failed(question, failure);
  }
}
