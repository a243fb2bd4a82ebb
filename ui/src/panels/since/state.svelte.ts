/** What changed in the story on the desk since whoever is at the keyboard last read it. */
import { untrack } from "svelte";
import { goToSpan, setSpans, spanPlaces } from "../../editor";
import { rpc } from "../../host";
import { compareSince } from "../../shared/compare";
import { people } from "../../shared/review/people.svelte";
import { desk, type OpenStory } from "../../shared/story.svelte";
import { told } from "../../shared/told";
import { toText } from "../../shared/to-text";
import { toasts } from "../../shared/toasts.svelte";
import { t } from "./messages";
import { goneOf, spansOf, type Comparison } from "./model";

type Found = { story: string; revision: string; time: string; comparison: Comparison };

/** A story in which nothing is new counts as read once it has been in front for so long. */
const READ_AFTER_MS = 2_000;

class Since {
  found = $state.raw<Found | null>(null);
  /** Changed places in the text. */
  places = $state(0);
  /** Put away without having been read. */
  away = $state(false);
  #asked = 0;
  /** The story of which it is known what is new. */
  #known: OpenStory | null = null;
  /** Who reads it. */
  #reader: string | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** The words of paragraphs that went. */
  readonly gone = $derived(this.found === null ? [] : goneOf(this.found.comparison));
  readonly fields = $derived(this.found?.comparison.fields.length ?? 0);
  /** What went is listed below the bar. */
  listing = $state(false);
  readonly shown = $derived(this.found !== null && !this.away && desk.writing);

  /** Another story is in front, or another person reads it. */
  async load(): Promise<void> {
    const asked = ++this.#asked;
    if (this.#timer !== null) clearTimeout(this.#timer);
    [this.found, this.away, this.places, this.#known, this.listing] = [null, false, 0, null, false];
    const { story } = desk;
    this.#reader = people.current?.id ?? null;
    if (story === null || this.#reader === null) return;
    const answer = await rpc("story.since_read", { article: story.id }).catch(() => undefined);
    if (asked !== this.#asked || answer === undefined) return;
    this.#known = story;
    if (answer === null || answer.comparison.same) return this.#readSoon(story);
    this.found = { story: story.id, ...answer };
    this.mark();
  }

  /** Nothing is new: what somebody has before their eyes they have read, what they write themselves too. */
  #readSoon(story: OpenStory): void {
    this.#timer = setTimeout(() => desk.story === story && this.#has(story), READ_AFTER_MS);
  }

  /** A version was made while nothing was unread: it is known to whoever made it. */
  saved(story: OpenStory): void {
    if (this.found === null && this.#known === story) this.#has(story);
  }

  /** Its reader has it; somebody who takes the keyboard meanwhile has not. */
  #has(story: OpenStory): void {
    if (!story.dirty) void rpc("story.read_up_to", { article: story.id, reader: this.#reader }).catch(() => undefined);
  }

  /** The marks in the text, once it stands. */
  mark(): void {
    const { editor, story } = desk;
    if (editor === null) return;
    const mine = this.found !== null && this.found.story === story?.id;
    setSpans(editor.view, "since", mine && this.found !== null ? spansOf(this.found.comparison) : []);
    this.places = spanPlaces(editor.view.state, "since").length;
  }

  go(step: 1 | -1): void {
    toText();
    if (desk.editor !== null && goToSpan(desk.editor.view, "since", step)) desk.editor.focus();
  }

  /** Everything up to now has been read; what is unsaved becomes a version first. */
  async read(): Promise<void> {
    const { story } = desk;
    if (story === null) return;
    await told(async () => {
      await story.commit();
      await rpc("story.read_up_to", { article: story.id, reader: this.#reader });
      this.found = null;
      this.mark();
      toasts.show(t().done, { tone: "good" });
    });
  }

  /** Lists what went, or puts the list away. */
  list(on: boolean): void {
    this.away = false;
    this.listing = on;
    if (on) requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-testid="since-gone-list"]')?.focus());
    else toText();
  }

  compare(): void {
    if (this.found !== null) compareSince(this.found.story, this.found.revision);
  }
}

export const since = new Since();

$effect.root(() => {
  let before: OpenStory | null = null;
  let reader: string | undefined;
  $effect(() => {
    const { story } = desk;
    const now = people.current?.id;
    if (story === before && now === reader) return;
    untrack(() => {
      [before, reader] = [story, now];
      void since.load();
    });
  });
  $effect(() => {
    const { story } = desk;
    if (story === null || story.saves === 0) return;
    untrack(() => since.saved(story));
  });
  $effect(() => {
    void desk.editor;
    untrack(() => since.mark());
  });
});
