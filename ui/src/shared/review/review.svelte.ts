/** What people make of the story on the desk: suggestions and comments, which one is in front, and what is done with it. */
import { untrack } from "svelte";
import {
  blocksHere, blockStarts, commentPlaces, commentsAt, decide, goToSuggestion, sectionsOf, showBlock, showComment, suggestionAt, suggestions,
  type CommentPlace, type EditorView, type Suggestion,
} from "../../editor";
import { connect, rpc, type Decided, type FieldSuggestion, type Slip, type Verdict } from "../../host";
import { library } from "../library.svelte";
import { desk, type OpenStory } from "../story.svelte";
import { told } from "../told";
import { toText } from "../to-text";
import { ALL, decidable, itemsOf, shownBy, stepFrom, type Filter, type Item } from "./items";
import { enterField } from "./fields";
import { front } from "./front.svelte";
import { people } from "./people.svelte";
import { having, paint } from "./rules";
import { talk } from "./talk.svelte";

/** The list is read anew when the writing rests. */
const LOOKS_AFTER_MS = 250;

const NO_PLACES: ReadonlyMap<string, CommentPlace> = new Map();
const NO_BLOCKS: ReadonlyMap<string, number> = new Map();

class Review {
  suggestions = $state.raw<readonly Suggestion[]>([]);
  places = $state.raw(NO_PLACES);
  blocks = $state.raw(NO_BLOCKS);
  fields = $state.raw<readonly FieldSuggestion[]>([]);
  decided = $state.raw<readonly Decided[]>([]);
  filter = $state.raw<Filter>(ALL);
  #section: (at: number) => string | null = () => null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #busy = false;
  /** The text as it was read last. */
  #read: EditorView["state"]["doc"] | null = null;
  /** The keyboard went from the text to a card that has no place there; it goes back with the next one that has. */
  #away = false;
  /** Writes after which the ledger is asked again: it hears of what was decided with the next one, behind the one that is under way. */
  #stale = 0;

  readonly items = $derived(itemsOf({ suggestions: this.suggestions, fields: this.fields, decided: this.decided, threads: talk.threads, places: this.places, blocks: this.blocks, section: this.#section }));
  readonly shown = $derived(shownBy(this.items, this.filter));
  /** How many are open: suggestions with those of the details, and threads. */
  readonly open = $derived({ suggestions: this.suggestions.length + this.fields.length, threads: talk.threads.filter((one) => one.resolved === null).length });

  /** Another story is in front. */
  async load(): Promise<void> {
    front.current = null;
    this.fields = this.decided = [];
    this.look();
    await Promise.all([talk.enter(), this.loadLedger()]);
  }

  async loadLedger(): Promise<void> {
    const { story } = desk;
    if (story === null) return;
    const answer = await rpc("ledger.list", { article: story.id }).catch(() => null);
    if (answer !== null && desk.story === story) [this.fields, this.decided] = [answer.fields, answer.decided];
  }

  /** Something came to disk. */
  saved(): void {
    if (this.#stale === 0) return;
    this.#stale -= 1;
    void this.loadLedger();
  }

  /** The details changed: while tracked that is a suggestion. */
  touched(): void {
    this.#stale = 2;
  }

  /** Reads the text now. */
  look(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const state = desk.editor?.view.state;
    this.#section = state === undefined ? () => null : sectionsOf(state);
    this.places = state === undefined ? NO_PLACES : commentPlaces(state);
    this.blocks = state === undefined ? NO_BLOCKS : blockStarts(state);
    this.suggestions = state === undefined ? [] : suggestions(state);
    if (state?.doc !== this.#read) this.#follow();
    this.#read = state?.doc ?? null;
  }

  /** The cursor or the text moved. */
  moved(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.look(), LOOKS_AFTER_MS);
    // While somebody writes nothing is looked for; a cursor that moves finds everything read already.
    if (desk.editor?.view.state.doc === this.#read) this.#follow();
  }

  /** The card of the place with the cursor comes to the front, while the keyboard is in the text. */
  #follow(): void {
    if (desk.editor?.hasFocus() === true) front.current = this.#here();
  }

  #here(): string | null {
    const state = desk.editor?.view.state;
    if (state === undefined) return null;
    const open = (id: string) => talk.threads.some((one) => one.resolved === null && one.id === id);
    const blocks = blocksHere(state);
    const ofBlock = talk.threads.find(({ anchor, resolved }) => resolved === null && anchor.on === "block" && blocks.includes(anchor.block));
    return suggestionAt(state)?.id ?? commentsAt(state).find(open) ?? ofBlock?.id ?? null;
  }

  setFilter(change: Partial<Filter>): void {
    this.filter = { ...this.filter, ...change };
  }

  /** Shows an item's place in the text; the keyboard goes there only when asked. */
  go(item: Item, enter: boolean): void {
    front.current = item.key;
    const { editor } = desk;
    const field = item.what === "field" ? item.one.field : item.what === "thread" && item.one.anchor.on === "field" ? item.one.anchor.field : null;
    if (field !== null && enter) return void enterField(field);
    if (item.at === null || item.at < 0 || editor === null) return;
    toText();
    const holder = document.activeElement;
    if (item.what === "suggestion") goToSuggestion(editor.view, item.key);
    else if (item.what === "thread" && item.one.anchor.on === "range") showComment(editor.view, item.key);
    else if (item.what === "thread" && item.one.anchor.on === "block") showBlock(editor.view, item.one.anchor.block);
    if (enter) editor.focus();
    else if (holder instanceof HTMLElement && holder.isConnected && holder !== document.activeElement) holder.focus({ preventScroll: true });
    front.current = item.key;
  }

  /** To the next (1) or the one before (-1) of what is shown and open; the keyboard stays in the text or in the panel. */
  async step(step: 1 | -1): Promise<void> {
    this.look();
    const found = stepFrom(shownBy(this.items, { ...this.filter, state: "open" }), front.current, desk.editor?.view.state.selection.from ?? 0, step);
    if (found !== null) await this.#to(found);
  }

  async #to(item: Item): Promise<void> {
    const placed = item.at !== null && item.at >= 0;
    const fromText = desk.editor?.hasFocus() === true || this.#away;
    const inText = fromText && placed;
    this.#away = fromText && !placed;
    this.go(item, inText);
    if (!inText) await front.focus(item.key);
  }

  find(key: string | null): Item | undefined {
    return this.items.find((one) => one.key === key);
  }

  /** Decides the one in front and goes on; a comment is resolved where a suggestion is accepted. */
  async verdict(verdict: Verdict): Promise<void> {
    // A key that comes before the last one is done would mean another item than it shows.
    if (this.#busy) return;
    this.#busy = true;
    await this.#judge(verdict).finally(() => (this.#busy = false));
  }

  async #judge(verdict: Verdict): Promise<void> {
    this.look();
    const item = this.find(front.current ?? this.#here());
    if (item === undefined || !item.open) return;
    const walk = shownBy(this.items, { ...this.filter, state: "open" });
    const next = stepFrom(walk, item.key, 0, 1);
    if (item.what === "thread") {
      if (verdict === "accept") await talk.resolve(item.key, true);
    } else await this.decide([item], verdict);
    const left = next === null || next.key === item.key ? null : this.find(next.key);
    front.current = null;
    if (left?.open === true) await this.#to(left);
    else {
      this.#away = false;
      if (desk.editor?.hasFocus() !== true) desk.enter();
    }
  }

  /** Accepts or rejects these in one step of undo. */
  async decide(items: readonly Item[], verdict: Verdict): Promise<void> {
    const ids = items.flatMap((one) => (one.what === "suggestion" ? [one.key] : []));
    if (ids.length > 0 && desk.editor !== null) decide(desk.editor.view, ids, verdict);
    this.#stale = 2;
    for (const item of items) if (item.what === "field") await this.#decideField(item.one, verdict);
    this.look();
  }

  async #decideField(one: FieldSuggestion, verdict: Verdict): Promise<void> {
    const { story } = desk;
    await told(async () => {
      await story?.flush();
      const { change } = await rpc("ledger.decide_field", { id: one.id, verdict });
      this.fields = this.fields.filter(({ id }) => id !== one.id);
      const [field, value] = Object.entries(change?.slip ?? {})[0] ?? [];
      if (field !== undefined) story?.take(field as keyof Slip, value as never);
    });
  }

  /** Everything that is shown and can be decided. */
  get deciding(): readonly Item[] {
    return this.filter.state === "open" ? decidable(this.shown) : [];
  }

  /** Marks of open threads, the one in front stronger, and that of the comment being written. */
  paint(): void {
    const open = talk.threads.filter(({ resolved }) => resolved === null);
    const ranges = [...open.filter(({ anchor }) => anchor.on === "range").map(({ id }) => id), ...(talk.draft?.anchor.on === "range" ? [talk.draft.id] : [])];
    const blocks = open.flatMap(({ anchor }) => (anchor.on === "block" ? [anchor.block] : []));
    const lit = talk.draft?.id ?? front.current;
    const mark = `.manuscript mark[data-mark="comment"]`;
    paint("threads", [
      ...(ranges.length > 0 ? [`${mark}${having("data-id", ranges)}{background:var(--amber-wash);border-bottom:1.5px solid var(--amber-mark)}`] : []),
      ...(blocks.length > 0 ? [`.manuscript ${having("data-id", blocks)}{box-shadow:-8px 0 0 var(--amber-wash),-10px 0 0 var(--amber-mark);background:var(--amber-wash)}`] : []),
    ]);
    paint("front", [
      ...(lit !== null && !ranges.includes(lit) ? [`.manuscript [data-mark]${having("data-id", [lit])}{outline:1.5px solid var(--who, var(--ink-mark));outline-offset:1px}`] : []),
      ...(lit !== null && ranges.includes(lit) ? [`${mark}${having("data-id", [lit])}{background:var(--amber-strong)}`] : []),
    ]);
  }
}

export const review = new Review();

$effect.root(() => {
  let before: OpenStory | null = null;
  $effect(() => {
    const { story } = desk;
    if (story === before) return;
    before = story;
    untrack(() => void review.load());
  });
  $effect(() => {
    void desk.editor;
    untrack(() => review.look());
  });
  $effect(() => {
    void desk.moves;
    untrack(() => review.moved());
  });
  $effect(() => {
    void desk.story?.saves;
    untrack(() => review.saved());
  });
  $effect(() => {
    void desk.story?.slip;
    untrack(() => review.touched());
  });
  $effect(() => review.paint());
  $effect(() => paint("people", people.list.map(({ id, colour }) => `[data-person="${CSS.escape(id)}"]{--who:var(--who-${colour})}`)));
  let reader: string | undefined;
  $effect(() => {
    const now = people.current?.id;
    if (now === reader) return;
    // What is unread is so for a person, and what another one had in front is not read yet.
    if (reader !== undefined) front.current = null;
    reader = now;
    untrack(() => void talk.load());
    library.refreshSoon();
  });
  void connect().then((host) =>
    host.on("comments_changed", () => {
      void talk.load();
      library.refreshSoon();
    }),
  );
});
