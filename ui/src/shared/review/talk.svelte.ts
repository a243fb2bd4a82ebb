/** What is said about the story on the desk: its threads, and the comment that is being written. */
import { commentBlock, type CommentHere, commentHere, commentsAt, markComment, unmarkComment } from "../../editor";
import { asFailure, rpc, type CommentAnchor, type CommentThread, type Failure } from "../../host";
import { settings } from "../settings.svelte";
import { desk } from "../story.svelte";
import { told } from "../told";
import { fieldOf, fieldValue, valueText } from "./fields";
import { front } from "./front.svelte";
import { people } from "./people.svelte";

const DRAFTS = "review.drafts";

/** A comment that is being written; its words in the text are marked already. */
export type Draft = { id: string; anchor: CommentAnchor; quote: string; text: string };

class Talk {
  threads = $state.raw<readonly CommentThread[]>([]);
  failure = $state.raw<Failure | null>(null);
  /** The thread that is being answered. */
  replying = $state<string | null>(null);
  /** The comment of one's own that is being changed. */
  changing = $state<string | null>(null);
  /** The comment of one's own of which it is asked whether it shall go; of a thread's first one, the thread. */
  removing = $state<string | null>(null);
  draft = $state.raw<Draft | null>(null);
  #asked = 0;

  /** Another story is in front. */
  async enter(): Promise<void> {
    const { story } = desk;
    this.replying = this.changing = this.removing = null;
    this.threads = [];
    this.draft = story === null ? null : (this.#drafts[story.id] ?? null);
    await this.load();
  }

  async load(): Promise<void> {
    const { story } = desk;
    if (story === null) return;
    const asked = ++this.#asked;
    try {
      const { threads } = await rpc("comment.list", { article: story.id });
      if (asked !== this.#asked || desk.story !== story) return;
      this.threads = threads;
      this.failure = null;
    } catch (error) {
      if (asked === this.#asked) this.failure = asFailure(error);
    }
  }

  get #drafts(): Readonly<Record<string, Draft>> {
    const stored = settings.values[DRAFTS];
    return typeof stored === "object" && stored !== null ? (stored as Record<string, Draft>) : {};
  }

  /** What is being written, kept so that it survives the window. */
  write(draft: Draft | null): void {
    this.draft = draft;
    const id = desk.story?.id;
    if (id === undefined) return;
    const { [id]: _, ...rest } = this.#drafts;
    settings.keep(DRAFTS, draft === null ? rest : { ...rest, [id]: draft });
  }

  /** A comment on what is selected, or else on the block with the cursor; in a thread, an answer; in a field of the details, on that. */
  begin(): void {
    const { editor } = desk;
    const field = fieldOf(document.activeElement);
    if (field !== null) return this.beginField(field, valueText(fieldValue(desk.story, field)));
    if (editor === null) return;
    const { state } = editor.view;
    const [thread] = state.selection.empty ? commentsAt(state) : [];
    if (thread !== undefined && this.threads.some(({ id }) => id === thread)) return void this.answer(thread);
    this.#begin(commentHere(state));
  }

  /** A comment on the picture with the cursor, or on the block. */
  beginBlock(): void {
    if (desk.editor !== null) this.#begin(commentBlock(desk.editor.view.state));
  }

  #begin(here: CommentHere | null): void {
    const { editor } = desk;
    if (editor === null || here === null || !this.#free()) return front.show();
    const id = crypto.randomUUID();
    if (here.on === "range") markComment(editor.view, id, here.from, here.to);
    this.write({ id, anchor: here.on === "range" ? { on: "range" } : { on: "block", block: here.block }, quote: here.quote, text: "" });
    front.show();
  }

  /** A comment on a field of the details. */
  beginField(field: string, quote: string): void {
    if (this.#free()) this.write({ id: crypto.randomUUID(), anchor: { on: "field", field }, quote, text: "" });
    front.show();
  }

  /** What was begun and says something stays; otherwise it makes room. */
  #free(): boolean {
    if (this.draft !== null && this.draft.text.trim() !== "") return false;
    this.cancel();
    return true;
  }

  cancel(): void {
    const { draft } = this;
    if (draft === null) return;
    if (draft.anchor.on === "range" && desk.editor !== null) unmarkComment(desk.editor.view, draft.id);
    this.write(null);
  }

  async post(): Promise<void> {
    const { draft } = this;
    const { story } = desk;
    if (draft === null || story === null || draft.text.trim() === "") return;
    await told(async () => {
      const text = draft.text.trim();
      await rpc("comment.add", { article: story.id, id: draft.id, anchor: draft.anchor, quote: draft.quote, text, mentions: mentioned(text) });
      this.write(null);
      await this.load();
      front.current = draft.id;
      desk.enter();
    });
  }

  async answer(thread: string): Promise<void> {
    this.replying = thread;
    front.show();
    front.current = thread;
  }

  async reply(thread: string, text: string): Promise<boolean> {
    return this.#asks(() => rpc("comment.reply", { thread, text: text.trim(), mentions: mentioned(text) }));
  }

  async change(id: string, text: string): Promise<boolean> {
    return this.#asks(() => rpc("comment.change", { id, text: text.trim(), mentions: mentioned(text) }));
  }

  /** Takes a comment away; with the first one the thread and its mark. */
  async remove(id: string, { id: thread, comments }: CommentThread): Promise<void> {
    this.removing = null;
    const ids = id === thread ? comments.map((one) => one.id).reverse() : [id];
    const gone = await this.#asks(async () => {
      for (const one of ids) await rpc("comment.remove", { id: one });
    });
    if (gone && id === thread && desk.editor !== null) unmarkComment(desk.editor.view, id);
  }

  async resolve(thread: string, resolved: boolean): Promise<void> {
    await this.#asks(() => rpc("comment.resolve", { thread, resolved }));
  }

  async #asks(work: () => Promise<unknown>): Promise<boolean> {
    const done = await told(async () => (await work(), true));
    await this.load();
    return done === true;
  }

  /** A card was looked at. */
  async read(thread: CommentThread): Promise<void> {
    const ids = thread.comments.filter(({ unread }) => unread).map(({ id }) => id);
    if (ids.length === 0) return;
    this.threads = this.threads.map((one) => (one === thread ? { ...one, comments: one.comments.map((each) => ({ ...each, unread: false })) } : one));
    await rpc("comment.read", { ids }).catch(() => undefined);
  }
}

/** The people whose names stand in a text behind an @, the longest names first. */
export function mentioned(text: string): string[] {
  const found = [...people.list].sort((a, b) => b.name.length - a.name.length);
  let rest = text;
  return found.filter(({ name }) => rest.includes(`@${name}`) && ((rest = rest.replaceAll(`@${name}`, "")), true)).map(({ id }) => id);
}

/** What of a thread is one's own to remove with the Delete key: all of it, or else one's last answer; null where neither is. */
export function removable({ id, comments }: CommentThread, person: string | undefined): string | null {
  const mine = comments.filter((one) => one.person === person);
  if (mine.length === comments.length && comments.length > 0) return id;
  const last = mine.at(-1);
  return last === undefined || last.id === id ? null : last.id;
}

export const talk = new Talk();
