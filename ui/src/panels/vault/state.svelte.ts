/** The vault of the story on the desk: what is there, what is being written, what is hidden. */
import { tick, untrack } from "svelte";
import { anchorHere, asidesHere, setAsides, showAnchor, watchAsides, type Anchor } from "../../editor";
import { asFailure, connect, rpc, type Failure, type Handle, type VaultContent, type VaultEntry, type VaultKind, type Verbs } from "../../host";
import { pending } from "../../shared/leaving";
import { settings } from "../../shared/settings.svelte";
import { desk } from "../../shared/story.svelte";
import { toasts } from "../../shared/toasts.svelte";
import { toText } from "../../shared/to-text";
import { failureWords } from "../../shared/words";
import { t } from "./messages";
import { isBlank, noContact } from "./model";

/** As the story itself. */
const SAVES_AFTER_MS = 300;
const TRIES_AGAIN_MS = 3000;
/** Marks in the text are made anew when the writing rests. */
const MARKS_AFTER_MS = 400;

const HIDDEN = "vault.hidden";

/** What is written in an entry and is not on the disk yet. */
type Draft = { content: VaultContent; timer: ReturnType<typeof setTimeout> | null; writing: Promise<void> | null };

class VaultState {
  story = $state<string | null>(null);
  entries = $state.raw<readonly VaultEntry[]>([]);
  failure = $state.raw<Failure | null>(null);
  loading = $state(false);
  attaching = $state(false);
  save = $state<"saved" | "saving" | "failed">("saved");
  /** The entry that is open for writing. */
  open = $state<string | null>(null);
  /** Entries that belong to the place of the cursor. */
  here = $state.raw<readonly string[]>([]);
  hits = $state.raw<Verbs["vault.search"]["response"]["hits"] | null>(null);
  /** The entry that is to take the focus as soon as its card is there. */
  asked = $state<string | null>(null);
  /** The panel on the screen, for files that are let go on it. */
  area = $state.raw<HTMLElement | null>(null);
  #drafts = new Map<string, Draft>();
  #asked = 0;
  #loaded: Promise<void> = Promise.resolve();
  #marks: ReturnType<typeof setTimeout> | null = null;

  /** Nothing of it shows; remembered, so that it does not come up by itself. */
  get hidden(): boolean {
    return settings.values[HIDDEN] === true;
  }

  hide(hidden: boolean): void {
    this.flush();
    this.hits = null;
    this.open = null;
    settings.keep(HIDDEN, hidden);
    this.mark();
  }

  /** Another story is in front. */
  load(story: string | null): Promise<void> {
    this.#loaded = this.#load(story);
    return this.#loaded;
  }

  async #load(story: string | null): Promise<void> {
    this.flush();
    const asked = ++this.#asked;
    this.story = story;
    this.entries = [];
    this.hits = null;
    this.failure = null;
    if (story === null) return;
    this.loading = true;
    try {
      const { entries } = await rpc("vault.list", { story });
      if (asked !== this.#asked) return;
      this.entries = entries;
      this.mark();
    } catch (error) {
      if (asked === this.#asked) this.failure = asFailure(error);
    } finally {
      if (asked === this.#asked) this.loading = false;
    }
  }

  /** What an entry says now, the unsaved included. */
  contentOf(entry: VaultEntry): VaultContent {
    return this.#drafts.get(entry.id)?.content ?? entry.content;
  }

  /** Makes a note or a contact; with an anchor it belongs to that place. */
  async add(kind: "note" | "contact", anchor: Anchor | null): Promise<void> {
    const story = this.story;
    if (story === null) return;
    const content = { title: "", text: "", contact: kind === "contact" ? noContact() : null, anchor };
    const answer = await this.#try(rpc("vault.save", { id: null, story, kind: kind as VaultKind, content }));
    if (answer === null) return;
    this.#put(answer.entry);
    this.open = answer.entry.id;
  }

  /** Something was written; it is on the disk in a moment. */
  edit(entry: VaultEntry, change: Partial<VaultContent>): void {
    const draft = this.#drafts.get(entry.id) ?? { content: entry.content, timer: null, writing: null };
    draft.content = { ...draft.content, ...change };
    this.#drafts.set(entry.id, draft);
    this.#put({ ...this.#entry(entry.id, entry), content: draft.content });
    this.save = "saving";
    draft.timer ??= setTimeout(() => this.#write(entry, draft), SAVES_AFTER_MS);
  }

  #entry(id: string, otherwise: VaultEntry): VaultEntry {
    return this.entries.find((one) => one.id === id) ?? otherwise;
  }

  /** Everything to disk now; what leaves the story or the window waits for it. */
  flush(): void {
    for (const [id, draft] of this.#drafts) {
      const entry = this.entries.find((one) => one.id === id);
      if (draft.timer !== null) clearTimeout(draft.timer);
      if (entry) this.#write(entry, draft);
    }
  }

  #write(entry: VaultEntry, draft: Draft): void {
    draft.timer = null;
    draft.writing = (draft.writing ?? Promise.resolve()).then(() => this.#send(entry, draft));
    pending(draft.writing);
  }

  async #send({ id, story, kind }: VaultEntry, draft: Draft): Promise<void> {
    const content = draft.content;
    try {
      const answer = await rpc("vault.save", { id, story, kind, content });
      if (draft.content !== content) return;
      this.#drafts.delete(id);
      if (this.story === story) this.#put(answer.entry);
      if (this.#drafts.size === 0) this.save = "saved";
    } catch {
      this.save = "failed";
      draft.timer ??= setTimeout(() => this.#write({ id, story, kind } as VaultEntry, draft), TRIES_AGAIN_MS);
    }
  }

  /** An entry is left: what is unsaved goes to disk, and one in which nothing was ever written goes away. */
  leave(entry: VaultEntry): void {
    this.flush();
    if (this.open === entry.id) this.open = null;
    const now = this.#entry(entry.id, entry);
    if (isBlank(now.content) && now.file === null) void this.remove(now, false);
  }

  async remove(entry: VaultEntry, say = true): Promise<void> {
    this.flush();
    if ((await this.#try(rpc("vault.remove", { ids: [entry.id] }))) === null) return;
    this.#put({ ...this.#entry(entry.id, entry), trashed: new Date().toISOString() });
    if (say) toasts.show(t().removed, { action: { label: t().undo, run: () => void this.restore(entry) } });
  }

  async restore(entry: VaultEntry): Promise<void> {
    if ((await this.#try(rpc("vault.restore", { ids: [entry.id] }))) !== null) this.#put({ ...this.#entry(entry.id, entry), trashed: null });
  }

  async purge(entry: VaultEntry): Promise<void> {
    if ((await this.#try(rpc("vault.purge", { ids: [entry.id] }))) === null) return;
    this.entries = this.entries.filter(({ id }) => id !== entry.id);
  }

  /** Takes copies of files that a dialog names. */
  async choose(): Promise<void> {
    const { story } = this;
    const files = await (await connect()).dialogOpen("document");
    if (story !== null && this.story === story) await this.attach(files);
  }

  /** Takes copies of these files. */
  async attach(files: readonly Handle[]): Promise<void> {
    const { story } = this;
    const handles = files.map(({ handle }) => handle);
    if (story === null || handles.length === 0) return;
    this.attaching = true;
    const answer = await this.#try(rpc("vault.attach", { story, handles, anchor: null }));
    this.attaching = false;
    if (answer === null || this.story !== story) return;
    for (const { entry, failure } of answer.added) {
      if (entry) this.#put(entry);
      else if (failure) this.#say(failure);
    }
    const count = answer.added.filter(({ entry }) => entry !== null).length;
    if (count > 0) toasts.show(t().attached(count), { tone: "good" });
  }

  /** Files that were let go on the panel; never stories, even when there is none that they could belong to. */
  async take(files: readonly Handle[]): Promise<void> {
    if (this.story === null) return void toasts.show(t().noStory, { tone: "wrong" });
    await this.attach(files);
  }

  async openFile(entry: VaultEntry): Promise<void> {
    await this.#try(rpc("vault.open", { id: entry.id }));
  }

  /** Only ever called by Enter in the vault's own field. */
  async search(query: string): Promise<void> {
    if (query.trim() === "") return void (this.hits = null);
    this.hits = (await this.#try(rpc("vault.search", { query })))?.hits ?? null;
  }

  async history(entry: VaultEntry): Promise<Verbs["vault.history"]["response"]["states"]> {
    return (await this.#try(rpc("vault.history", { id: entry.id })))?.states ?? [];
  }

  /** The place of the cursor in the manuscript. */
  get place(): Anchor | null {
    return desk.editor === null ? null : anchorHere(desk.editor.view.state);
  }

  /** Opens the panel; when entries are named, at the first of them, from where Enter writes and Escape goes back to the text. */
  async show(ids: readonly string[] = []): Promise<void> {
    desk.toWriting();
    settings.setPanes({ inspector: true, tab: "vault" });
    const first = this.entries.find((entry) => ids.includes(entry.id) && entry.trashed === null);
    if (first === undefined) return;
    this.hits = null;
    this.here = ids;
    this.asked = first.id;
  }

  /** The mark of these entries was pressed in the manuscript of a story, which may stand beside the one worked on. */
  async marked(story: string, ids: readonly string[]): Promise<void> {
    if (desk.story?.id !== story && !(await desk.open(story))) return;
    await tick();
    await this.#loaded;
    if (this.story === story) await this.show(ids);
  }

  /** Shows the place of an entry in the manuscript. */
  go(entry: VaultEntry): void {
    const { anchor } = entry.content;
    if (anchor !== null) toText();
    if (anchor !== null && desk.editor !== null) showAnchor(desk.editor.view, anchor);
  }

  /** The cursor moved. */
  moved(): void {
    const state = desk.editor?.view.state;
    const here = state && !this.hidden ? asidesHere(state) : [];
    if (here.join() !== this.here.join()) this.here = here;
    this.markSoon();
  }

  markSoon(): void {
    if (this.#marks !== null) clearTimeout(this.#marks);
    this.#marks = setTimeout(() => this.mark(), MARKS_AFTER_MS);
  }

  /** The marks in the text as the entries are; none while the vault is hidden. */
  mark(): void {
    if (this.#marks !== null) clearTimeout(this.#marks);
    this.#marks = null;
    if (desk.editor === null || desk.story?.id !== this.story || desk.editor.view.composing) return;
    const shown = this.hidden ? [] : this.entries.filter((entry) => entry.trashed === null);
    setAsides(desk.editor.view, shown.flatMap(({ id, content: { anchor } }) => (anchor === null ? [] : [{ id, anchor }])));
  }

  #put(entry: VaultEntry): void {
    if (entry.story !== this.story) return;
    const known = this.entries.some(({ id }) => id === entry.id);
    this.entries = known ? this.entries.map((one) => (one.id === entry.id ? entry : one)) : [...this.entries, entry];
    this.markSoon();
  }

  async #try<T>(asked: Promise<T>): Promise<T | null> {
    try {
      return await asked;
    } catch (error) {
      this.#say(asFailure(error));
      return null;
    }
  }

  #say(failure: Failure): void {
    const said = failureWords(failure);
    toasts.show(said.what, { tone: "wrong", more: said.next });
  }
}

export const vault = new VaultState();

$effect.root(() => {
  $effect(() => {
    const id = desk.story?.id ?? null;
    untrack(() => void vault.load(id));
  });
  $effect(() => {
    const stops = desk.stories.map(({ id, editor }) => editor && watchAsides(editor.view, (ids) => void vault.marked(id, ids)));
    return () => stops.forEach((stop) => stop?.());
  });
  $effect(() => {
    void [desk.moves, desk.editor];
    untrack(() => vault.moved());
  });
});
