/** The pasts of the open stories: their versions, what is compared, what is read beside the text. */
import { rpc, type Article, type Delivery } from "../../host";
import { library } from "../../shared/library.svelte";
import { settings } from "../../shared/settings.svelte";
import { desk, type OpenStory } from "../../shared/story.svelte";
import { tell } from "../../shared/told";
import { toasts } from "../../shared/toasts.svelte";
import { t } from "./messages";
import { standsFor, type Line } from "./timeline";
import type { Version } from "./wire";
import { endLabel, labelOf } from "./words";

/** In place of a revision's id: the text as it stands. */
export const NOW = "now";

/** From which version to which; {@link NOW} for the text as it stands. */
export type Ends = { readonly old: string; readonly new: string };
export type History = { readonly rows: readonly Version[]; readonly deliveries: readonly Delivery[]; readonly byId: ReadonlyMap<string, Version> };
/** Two columns, or one with struck and underlined text. */
export type Look = "side" | "inline";

const NONE: History = { rows: [], deliveries: [], byId: new Map() };

class Past {
  #histories = $state.raw<ReadonlyMap<string, History>>(new Map());
  #comparing = $state.raw<ReadonlyMap<string, Ends>>(new Map());
  /** The version that stands beside the text. */
  reading = $state.raw<{ story: string; revision: string } | null>(null);
  /** The version that is to get a name; without a revision the text as it stands. */
  naming = $state.raw<{ story: string; revision: string | null; name: string; note: string } | null>(null);
  /** Ends of a comparison that somebody has marked, at most two; of the story in front. */
  marks = $state.raw<readonly string[]>([]);
  /** Goes up when the comparison, or the version beside, is to have the keyboard. */
  entered = $state(0);
  beside = $state(0);
  #besideSeen = 0;
  /** The next or previous change of a comparison was asked for from outside. */
  stepped = $state.raw<{ by: 1 | -1; count: number }>({ by: 1, count: 0 });
  /** Goes up when something is to be found in the comparison in front. */
  finding = $state(0);
  readonly #articles = new Map<string, Promise<Article>>();
  readonly #asked = new Map<string, number>();

  /** What is known of a story's versions; nothing before {@link Past.load}. */
  of(story: string): History {
    return this.#histories.get(story) ?? NONE;
  }

  /** Whether the versions were read. */
  knows(story: string): boolean {
    return this.#histories.has(story);
  }

  /** Reads a story's versions and where it went; of several at once the last one counts. */
  async load(id: string): Promise<void> {
    const mine = (this.#asked.get(id) ?? 0) + 1;
    this.#asked.set(id, mine);
    const [made, sent] = await Promise.all([rpc("story.revisions", { id }), rpc("story.deliveries", { id })]);
    if (this.#asked.get(id) !== mine) return;
    const rows = made.revisions;
    this.#histories = new Map(this.#histories).set(id, { rows, deliveries: sent.deliveries, byId: new Map(rows.map((row) => [row.id, row])) });
  }

  /** The story as it was; a version never changes, so it is read once. */
  article(id: string, revision: string): Promise<Article> {
    const key = `${id} ${revision}`;
    const known = this.#articles.get(key);
    if (known !== undefined) return known;
    const read = rpc("story.revision", { id, revision }).then(({ article }) => article);
    if (this.#articles.size > 8) this.#articles.delete(this.#articles.keys().next().value!);
    this.#articles.set(key, read);
    read.catch(() => this.#articles.delete(key));
    return read;
  }

  /** What is compared over the manuscript of this story. */
  compared(story: string): Ends | null {
    return this.#comparing.get(story) ?? null;
  }

  /** Compares two versions in the place of the manuscript. */
  compare(story: string, ends: Ends): void {
    desk.toWriting();
    this.#comparing = new Map(this.#comparing).set(story, ends);
    this.marks = [];
    this.entered += 1;
  }

  /** The manuscript again, with its cursor where it was. */
  close(story: string): void {
    if (!this.#comparing.has(story)) return;
    const left = new Map(this.#comparing);
    left.delete(story);
    this.#comparing = left;
    setTimeout(() => desk.storyOf(story)?.enter());
  }

  /** Of a story that was closed nothing stays open. */
  forget(story: string): void {
    if (desk.storyOf(story) !== null) return;
    if (this.#comparing.has(story)) this.#comparing = new Map([...this.#comparing].filter(([id]) => id !== story));
    if (this.reading?.story === story) this.reading = null;
  }

  /** How comparisons are shown. */
  get look(): Look {
    return settings.values["compare"] === "inline" ? "inline" : "side";
  }

  setLook(look: Look): void {
    settings.keep("compare", look);
  }

  /** Scrolls the version beside the text along with it. */
  get together(): boolean {
    return settings.values["read_together"] !== false;
  }

  setTogether(on: boolean): void {
    settings.keep("read_together", on);
  }

  /** Opens a version beside the text. */
  read(story: string, revision: string): void {
    // It stands where the printed page would.
    desk.mode = "write";
    this.reading = { story, revision };
    this.beside += 1;
  }

  stopReading(): void {
    if (this.reading === null) return;
    const { story } = this.reading;
    this.reading = null;
    setTimeout(() => desk.storyOf(story)?.enter());
  }

  /** Marks a version as an end of a comparison, or takes the mark away; a third one takes the place of the first. */
  mark(revision: string): void {
    this.marks = this.marks.includes(revision) ? this.marks.filter((one) => one !== revision) : [...this.marks, revision].slice(-2);
  }

  /** The marked two, the earlier one first. */
  markedEnds(story: string): Ends | null {
    const { rows } = this.of(story);
    const at = this.marks.map((id) => rows.findIndex((row) => row.id === id)).filter((one) => one >= 0);
    return at.length === 2 ? { old: rows[Math.max(...at)]!.id, new: rows[Math.min(...at)]!.id } : null;
  }

  /** The version that a line of the timeline stands for, where it is known: of a delivery the one that was sent. */
  rowOf(story: string, line: Line | undefined): Version | undefined {
    return standsFor(line, this.of(story).byId);
  }

  /** The version from which this one was made; null for the first one. */
  before(story: string, revision: string): string | null {
    const { byId, rows } = this.of(story);
    const parent = byId.get(revision)?.parents[0];
    return parent !== undefined && byId.has(parent) ? parent : (rows[rows.findIndex((row) => row.id === revision) + 1]?.id ?? null);
  }

  /** Gives the name that was asked for, or takes it away. */
  async name(name: string, note: string): Promise<void> {
    const asked = this.naming;
    if (asked === null) return;
    const story = desk.storyOf(asked.story);
    if (asked.revision !== null) await rpc("story.name_version", { id: asked.story, revision: asked.revision, name: name === "" ? null : name, note });
    else if (story !== null) await this.#keep(story, name, note);
    await this.load(asked.story);
    this.naming = null;
    toasts.show(name === "" ? t().nameGone : t().named(name), { tone: "good" });
  }

  async #keep(story: OpenStory, name: string, note: string): Promise<void> {
    // Between two writes of the journal: what is typed meanwhile builds on the version that gets the name.
    await story.journal.between(async () => {
      const { revision } = await rpc("story.snapshot", { id: story.id, name, note });
      story.revision = revision;
      story.dirty = false;
      story.saves += 1;
    });
  }

  /** A whole version again; the one before it stays in the row, and one press brings it back. */
  async bringBack(id: string, revision: string): Promise<void> {
    const story = desk.storyOf(id);
    if (story === null) return;
    try {
      if (!(await desk.bringBack(story, revision))) return;
      // What stood in the window was saved as a version first.
      const left = story.revision;
      await this.load(id);
      library.refreshSoon(0);
      const { byId } = this.of(id);
      const row = byId.get(revision);
      const action = { label: t().undo, run: () => void this.bringBack(id, left) };
      toasts.show(t().restored(row === undefined ? "" : labelOf(row)), { tone: "good", more: t().restoredBefore(endLabel(left, byId)), action });
      // The button that was pressed is gone with the panel of the text before.
      setTimeout(() => this.#enter(id));
    } catch (error) {
      tell(error);
    }
  }

  /** The keyboard goes to what is on the screen, where what had it is gone. */
  #enter(id: string): void {
    if (document.activeElement !== null && document.activeElement !== document.body) return;
    if (this.#comparing.has(id)) this.entered += 1;
    else desk.storyOf(id)?.enter();
  }

  /** Whether the version beside was opened since this was last asked. */
  takeBeside(): boolean {
    const fresh = this.beside !== this.#besideSeen;
    this.#besideSeen = this.beside;
    return fresh;
  }

  /** Another change of the comparison that is open. */
  step(by: 1 | -1): void {
    this.stepped = { by, count: this.stepped.count + 1 };
  }
}

export const past = new Past();
