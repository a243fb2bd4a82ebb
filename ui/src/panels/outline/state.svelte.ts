/** The outline of the story on the desk, read when the writing rests. */
import { outlineAt, outlineOf, sectionTexts, type Editor, type OutlineEntry } from "../../editor";
import { rpc } from "../../host";
import { desk } from "../../shared/story.svelte";
import { sectionSums } from "./model";

const READS_AFTER_MS = 150;
const COUNTS_AFTER_MS = 700;

type Doc = Editor["view"]["state"]["doc"];

class Outline {
  entries = $state.raw<readonly OutlineEntry[]>([]);
  /** Id of the entry in whose part the cursor is. */
  here = $state<string | null>(null);
  words = $state.raw<ReadonlyMap<string, number>>(new Map());
  #read: ReturnType<typeof setTimeout> | null = null;
  #count: ReturnType<typeof setTimeout> | null = null;
  #doc: Doc | null = null;
  #counted: Doc | null = null;
  #asked = 0;

  /** Something moved; `at once` for a manuscript that has just come up. */
  moved(): void {
    if (this.#read !== null) clearTimeout(this.#read);
    const known = this.#doc !== null && desk.editor !== null;
    this.#read = setTimeout(() => this.#look(), known ? READS_AFTER_MS : 0);
  }

  #look(): void {
    const state = desk.editor?.view.state;
    if (!state) {
      this.#doc = null;
      this.entries = [];
      return;
    }
    if (state.doc !== this.#doc) {
      this.#doc = state.doc;
      this.entries = outlineOf(state.doc);
      this.#countLater();
    }
    this.here = outlineAt(this.entries, state.selection.head)?.id ?? null;
  }

  #countLater(): void {
    if (this.#count !== null) clearTimeout(this.#count);
    this.#count = setTimeout(() => void this.#ask(), this.words.size === 0 ? 0 : COUNTS_AFTER_MS);
  }

  async #ask(): Promise<void> {
    const doc = this.#doc;
    if (!doc || doc === this.#counted) return;
    const asked = ++this.#asked;
    const texts = sectionTexts(doc);
    const answer = await rpc("text.count", { texts: [...texts.values()] }).catch(() => null);
    if (asked !== this.#asked || !answer) return;
    this.#counted = doc;
    this.words = sectionSums(this.entries, new Map([...texts.keys()].map((id, at) => [id, answer.counts[at]?.words ?? 0])));
  }
}

export const outline = new Outline();
