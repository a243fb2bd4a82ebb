/** The desk: the stories that are open, which of them is being worked on, and how one comes and goes. */
import type { Editor, FocusTarget } from "../editor";
import { asFailure, rpc, type Failure } from "../host";
import { leaveField, settled } from "./leaving";
import { library } from "./library.svelte";
import { OpenStory } from "./open-story.svelte";
import { active, closed, givesWay, isSplit, joined, kept, NO_TABS, onSide, opened, readTabs, tabOf, turned, type Side, type Tabs } from "./tabs";
import { toasts } from "./toasts.svelte";
import { failureWords } from "./words";

export { COMMIT_AFTER_MS, OpenStory, plain } from "./open-story.svelte";

/** How a story comes onto the desk. */
export type How = {
  /** It stays open although another one is looked at. */
  keep?: boolean;
  /** On the other side, next to the one being worked on. */
  beside?: boolean;
  /** Read anew although it is open. */
  again?: boolean;
};

/** The modes in which the manuscripts are on the screen: alone, beside the printed page, with what others make of them. */
const WRITING: readonly string[] = ["write", "page", "review"];

/** How many closed stories can be brought back. */
const CLOSED_MOST = 20;

class Desk {
  /** Which stories are open, and where. Use {@link Desk.arrange} to change it. */
  tabs = $state.raw<Tabs>(NO_TABS);
  #stories = $state.raw<ReadonlyMap<string, OpenStory>>(new Map());
  /** Goes up when the editor's selection or what can be done there changes. */
  moves = $state(0);
  mode = $state("write");
  loading = $state(false);
  failure = $state.raw<Failure | null>(null);
  /** Told of each story that comes to the front. */
  onShow: (id: string) => void = () => undefined;
  /** Told when tabs come, go or change. */
  onArrange: () => void = () => undefined;
  /** Where the cursor stood when a story was last open. */
  placeOf: (id: string) => FocusTarget | null = () => null;
  #asked = 0;
  #closed: string[] = [];

  /** The story being worked on. */
  get story(): OpenStory | null {
    return this.storyOf(active(this.tabs));
  }

  /** The manuscript being worked on, while it is on the screen. */
  get editor(): Editor | null {
    return this.story?.editor ?? null;
  }

  /** The title of the story being worked on. */
  get title(): string {
    return this.story?.title ?? "";
  }

  /** Every open story. */
  get stories(): readonly OpenStory[] {
    return [...this.#stories.values()];
  }

  /** The open story of this id. */
  storyOf(id: string | null): OpenStory | null {
    return id === null ? null : (this.#stories.get(id) ?? null);
  }

  /** The manuscripts are on the screen. */
  get writing(): boolean {
    return WRITING.includes(this.mode);
  }

  /** Brings them there, from a mode that stands instead of them. */
  toWriting(): void {
    if (!this.writing) this.mode = "write";
  }

  /** The story in front on a side. */
  at(side: Side): OpenStory | null {
    return this.storyOf(this.tabs.front[side]);
  }

  /** Tabs in another order or place. */
  arrange(tabs: Tabs): void {
    if (tabs === this.tabs) return;
    const before = active(this.tabs);
    const now = active(tabs);
    // A field that is being filled in belongs to the story that is left: it is saved there.
    if (before !== now) leaveField();
    if (before !== now) void this.storyOf(before)?.flush();
    this.tabs = tabs;
    this.moves += 1;
    if (before !== now && now !== null) {
      library.picked = new Set([now]);
      this.onShow(now);
    }
    this.onArrange();
  }

  /** Another side is worked on. */
  turn(side: Side): void {
    this.arrange(turned(this.tabs, side));
  }

  /** Puts a story on the desk, in front; false when it cannot be read, or another one was asked for meanwhile. */
  async open(id: string, how: How = {}): Promise<boolean> {
    if (this.#stories.has(id) && how.again !== true) {
      this.#asked += 1;
      this.#place(id, how);
      return true;
    }
    const asked = ++this.#asked;
    this.loading = true;
    try {
      const read = await rpc("story.read", { id });
      if (asked !== this.#asked) return false;
      const story = new OpenStory(read, { place: this.placeOf(id), onEdit: (edited) => this.keep(edited) });
      // What gives way goes to disk first; where that fails it stays open.
      const leaving = how.keep || this.#stories.has(id) ? null : givesWay(this.tabs, this.#sideFor(how));
      if (leaving !== null && !(await this.#saved(leaving))) this.keep(leaving);
      if (asked !== this.#asked) return false;
      this.#swap(story);
      this.failure = null;
      this.#place(id, how);
      this.#forget();
      return true;
    } catch (error) {
      if (asked === this.#asked) this.#failed(asFailure(error));
      return false;
    } finally {
      if (asked === this.#asked) this.loading = false;
    }
  }

  /**
   * Brings an older version of an open story back as a new one. What is typed meanwhile would be
   * lost with the text that goes, so the manuscript takes nothing until the new one stands.
   */
  async bringBack(story: OpenStory, revision: string): Promise<boolean> {
    if (!(await this.#saved(story.id))) return false;
    story.editor?.setEditable(false);
    let restored = false;
    try {
      const read = await story.journal.between(async () => {
        await rpc("story.restore", { id: story.id, revision });
        restored = true;
        return rpc("story.read", { id: story.id });
      });
      this.#swap(new OpenStory(read, { place: this.placeOf(story.id), onEdit: (edited) => this.keep(edited) }));
      return true;
    } catch (error) {
      // The library holds the older version now; the text in the window is no longer the story's.
      if (restored) this.#remove(story.id);
      else story.editor?.setEditable(true);
      throw error;
    }
  }

  /** Another object for a story that is open. */
  #swap(story: OpenStory): void {
    this.#stories.get(story.id)?.close();
    this.#stories = new Map(this.#stories).set(story.id, story);
    this.moves += 1;
  }

  #remove(id: string): void {
    this.arrange(closed(this.tabs, id));
    this.#forget();
  }

  /** On an empty desk the failure stands on it; otherwise what is there stays. */
  #failed(failure: Failure): void {
    this.failure = failure;
    const said = failureWords(failure);
    if (this.story !== null) toasts.show(said.what, { tone: "wrong", more: said.next });
  }

  #sideFor({ beside = false }: How): Side {
    const { side } = this.tabs;
    if (!beside || this.story === null) return side;
    return side === 0 ? 1 : 0;
  }

  #place(id: string, how: How): void {
    const known = tabOf(this.tabs, id);
    const side = this.#sideFor(how);
    // The only story of its side cannot stand beside itself.
    const crosses = how.beside === true && known !== undefined && known.side !== side && onSide(this.tabs, known.side).length > 1;
    const tabs = crosses ? closed(this.tabs, id) : this.tabs;
    this.arrange(opened(tabs, id, { side, keep: how.keep === true || how.beside === true }));
  }

  /** Stories without a tab are gone from the desk. */
  #forget(): void {
    const gone = this.stories.filter((story) => tabOf(this.tabs, story.id) === undefined);
    if (gone.length === 0) return;
    for (const story of gone) story.close();
    this.#stories = new Map(this.stories.filter((story) => !gone.includes(story)).map((story) => [story.id, story]));
  }

  /** The tabs of last time, each story read; those that cannot be read are left out. */
  async restore(stored: unknown, there: (id: string) => boolean): Promise<boolean> {
    const wanted = readTabs(stored, there);
    const read = await Promise.all(wanted.list.map(({ id }) => rpc("story.read", { id }).catch(() => null)));
    const stories = read.filter((one) => one !== null).map((one) => new OpenStory(one, { place: this.placeOf(one.article.id), onEdit: (id) => this.keep(id) }));
    this.#stories = new Map(stories.map((story) => [story.id, story]));
    this.arrange(readTabs(wanted, (id) => this.#stories.has(id)));
    return this.story !== null;
  }

  /** Work on a story keeps its tab. */
  keep(id: string): void {
    const tabs = kept(this.tabs, id);
    if (tabs !== this.tabs) this.arrange(tabs);
  }

  /** Puts the cursor into the manuscript, now or as soon as it stands. */
  enter(where?: FocusTarget): void {
    this.story?.enter(where);
  }

  /** Everything of the story being worked on to disk, as a revision. False when that fails: then it stays as it is. */
  async leave(): Promise<boolean> {
    return this.story === null || (await this.#saved(this.story.id));
  }

  /** Every open story to disk; gives those that could not be saved. */
  async leaveAll(): Promise<OpenStory[]> {
    await settled();
    const done = await Promise.all(this.stories.map(async (story) => ((await this.#saved(story.id, false)) ? null : story)));
    return done.filter((story) => story !== null);
  }

  async #saved(id: string, say = true): Promise<boolean> {
    await settled();
    const story = this.storyOf(id);
    if (story === null) return true;
    try {
      await story.commit();
      return true;
    } catch (error) {
      story.failure = asFailure(error);
      const said = failureWords(story.failure);
      if (say) toasts.show(said.what, { tone: "wrong", more: said.next });
      return false;
    }
  }

  /** Closes a story, saved first; false when it cannot be saved: then it stays open. */
  async close(id: string): Promise<boolean> {
    if (this.storyOf(id) === null) return true;
    if (!(await this.#saved(id))) return false;
    this.#closed = [...this.#closed.filter((one) => one !== id), id].slice(-CLOSED_MOST);
    this.#remove(id);
    return true;
  }

  /** Closes these stories without a way back, as the trash needs it. */
  async drop(ids: readonly string[]): Promise<boolean> {
    for (const id of ids) if (!(await this.close(id))) return false;
    this.#closed = this.#closed.filter((id) => !ids.includes(id));
    return true;
  }

  /** Whether there is a closed story to bring back. */
  get canReopen(): boolean {
    void this.tabs;
    return this.#closed.length > 0;
  }

  /** The story that was closed last, open again. */
  async reopen(): Promise<boolean> {
    const id = this.#closed.pop();
    return id !== undefined && (await this.open(id, { keep: true }));
  }

  /** One manuscript instead of two; both stories stay open. */
  join(): void {
    this.arrange(joined(this.tabs));
  }

  /** Whether two manuscripts stand side by side. */
  get split(): boolean {
    return isSplit(this.tabs);
  }
}

export const desk = new Desk();
