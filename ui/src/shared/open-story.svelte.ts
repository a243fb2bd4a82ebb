/** A story that is open: its text, its details, and how they come to disk. */
import { changeKept, changeView, Journal, type DocChange, type Editor, type EditorChange, type FocusTarget, type JournalChange, type JournalState, type Kept, type NodeJson } from "../editor";
import { asFailure, rpc, type Article, type Decision, type Failure, type ImportProblem, type Slip, type StoryCount } from "../host";
import { tellEdit } from "./edits";
import { library } from "./library.svelte";
import { people } from "./review/people.svelte";
import { toasts } from "./toasts.svelte";
import { failureWords } from "./words";

/** Milliseconds without a change after which the journal becomes a revision. */
export const COMMIT_AFTER_MS = 60_000;

/** What the desk says to a story that it opens. */
export type Opened = { place?: FocusTarget | null; onEdit?: (id: string) => void };

/** A story that is open. One object a visit: opening it again makes another one. */
export class OpenStory {
  readonly id: string;
  /** What the editor is to begin with. */
  readonly doc: NodeJson;
  /** The doc after the repair of the import, where the editor begins with the one before. */
  readonly repaired: NodeJson | null;
  readonly repairs: number;
  readonly problems: readonly ImportProblem[];
  slip = $state.raw<Slip>() as Slip;
  revision = $state("");
  count = $state.raw<StoryCount>() as StoryCount;
  /** Fields that its profile requires and that are empty; the rule is in Rust. */
  missing = $state.raw<readonly string[]>([]);
  /** There are changes that are in the journal and in no revision. */
  dirty = $state(false);
  save = $state<JournalState>("saved");
  failure = $state.raw<Failure | null>(null);
  /** The banner that offers to take the repair back. */
  offerUndo = $state(false);
  /** Title and the rest as the text stands, for the parts of the window that show them. */
  titles = $state.raw<Record<string, string>>({});
  /** Goes up whenever something came to disk. */
  saves = $state(0);
  readonly journal: Journal;
  /** Its manuscript, while it is on the screen. */
  editor = $state.raw<Editor | null>(null);
  /** The manuscript with its undo history, while another one is in front. */
  kept: Kept | null = null;
  /** How far the manuscript is scrolled, in px. */
  scrolled = 0;
  /** Where the cursor stood when the story was last open. */
  place: FocusTarget | null;
  /** Where the cursor is to go once the manuscript stands. */
  #wanted: FocusTarget | undefined | null = null;
  readonly #awaited: ((editor: Editor) => void)[] = [];
  /** Told of the first change, and of every one after it. */
  readonly #onEdit: (id: string) => void;
  #commit: ReturnType<typeof setTimeout> | null = null;
  /** Decided and not written yet. */
  readonly #decided: Decision[] = [];
  /** It is on the desk no more: another object may stand for the same story by now. */
  #closed = false;

  constructor(read: { article: Article; revision: string; dirty: boolean; count: StoryCount; verbatim: Article | null; problems: ImportProblem[]; repairs: number; missing?: string[] }, { place = null, onEdit = () => undefined }: Opened = {}) {
    this.id = read.article.id;
    this.place = place;
    this.#onEdit = onEdit;
    this.slip = read.article.slip;
    this.revision = read.revision;
    this.count = read.count;
    this.missing = read.missing ?? [];
    this.dirty = read.dirty;
    this.problems = read.problems;
    this.repairs = read.repairs;
    this.doc = (read.verbatim ?? read.article).doc as NodeJson;
    this.repaired = read.verbatim === null ? null : (read.article.doc as NodeJson);
    this.offerUndo = read.verbatim !== null && read.repairs > 0;
    this.titles = headTexts(read.article.doc as NodeJson);
    this.journal = new Journal({
      send: async (change) => {
        const answer = await this.#send(change);
        this.count = answer.count;
        this.missing = answer.missing;
        this.dirty = true;
        this.saves += 1;
        library.refreshSoon(800);
      },
      onTake: (change) => tellEdit(this.id, change),
      onState: (state, error) => {
        this.save = state;
        this.failure = state === "failed" ? asFailure(error) : null;
        if (this.#closed && this.failure !== null) this.#lament(this.failure);
        if (state === "saved") this.#commitLater();
      },
    });
  }

  /** What was decided goes with the change that it made, or with the next try. */
  async #send(change: JournalChange) {
    const decided = this.#decided.splice(0);
    try {
      return await rpc("story.journal", { id: this.id, base: this.revision, change, tracked: people.tracking, decided });
    } catch (error) {
      this.#decided.unshift(...decided);
      throw error;
    }
  }

  /** A change of the text; with what of suggestions it decided. */
  edited(change: DocChange, decided: readonly Decision[] = []): void {
    this.#decided.push(...decided);
    const heads = Object.entries(change.head);
    if (heads.length > 0) {
      this.titles = { ...this.titles, ...Object.fromEntries(heads.map(([part, node]) => [part, plain(node)])) };
    }
    this.journal.edit(change);
    this.#onEdit(this.id);
  }

  /**
   * Changes the text from outside, on the screen or while another story is in front; false when
   * there is nothing to do, or the story is closed.
   */
  change(make: EditorChange): boolean {
    if (this.#closed) return false;
    if (this.editor !== null) return changeView(this.editor.view, make);
    const changed = this.kept === null ? null : changeKept(this.kept, make);
    if (changed === null) return false;
    this.kept = changed.kept;
    if (changed.change !== null) this.edited(changed.change);
    return true;
  }

  /** A field of the story details; goes to the journal at once. */
  set<F extends keyof Slip>(field: F, value: Slip[F]): void {
    if (JSON.stringify(this.slip[field]) === JSON.stringify(value)) return;
    this.slip = { ...this.slip, [field]: value };
    this.journal.slip(field, value);
    this.#onEdit(this.id);
  }

  /** A field as the library has it already: nothing to write. */
  take<F extends keyof Slip>(field: F, value: Slip[F]): void {
    this.slip = { ...this.slip, [field]: value };
  }

  /** The one shown in lists, tabs and the window's title. */
  get title(): string {
    return (this.titles["title"] || this.titles["web_title"] || "").trim();
  }

  /** Puts the cursor into the manuscript, now or as soon as it stands. */
  enter(where?: FocusTarget): void {
    if (this.editor === null) this.#wanted = where;
    else this.editor.focus(where);
  }

  /** Its manuscript, now or as soon as it stands. */
  manuscript(): Promise<Editor> {
    return this.editor !== null ? Promise.resolve(this.editor) : new Promise((stands) => this.#awaited.push(stands));
  }

  /** The manuscript stands. */
  mounted(editor: Editor): void {
    this.editor = editor;
    for (const stands of this.#awaited.splice(0)) stands(editor);
    this.kept = null;
    if (this.#wanted !== null) editor.focus(this.#wanted);
    this.#wanted = null;
  }

  /** The manuscript goes from the screen; what it holds stays. */
  unmounted(editor: Editor): void {
    this.kept = editor.keep();
    if (this.editor === editor) this.editor = null;
    editor.destroy();
  }

  /** What stands in the window as a revision; rejects when it cannot be saved. */
  async commit(): Promise<void> {
    this.#stop();
    await this.journal.between(async () => {
      if (!this.dirty) return;
      const { revision } = await rpc("story.commit", { id: this.id });
      this.revision = revision;
      this.dirty = false;
      this.failure = null;
      this.saves += 1;
    });
  }

  /** What was typed so far goes to disk now; a failure shows as the story's state and is tried again. */
  async flush(): Promise<void> {
    await this.journal.flush().catch(() => undefined);
  }

  /** The story is left; what was typed since the last write goes to disk now. */
  close(): void {
    this.#stop();
    this.#closed = true;
    this.journal.close();
  }

  /** Nothing on the desk shows any more that the last words of this story did not come to disk. */
  #lament(failure: Failure): void {
    const said = failureWords(failure);
    toasts.show(said.what, { tone: "wrong", more: said.next });
  }

  #commitLater(): void {
    this.#stop();
    if (this.#closed) return;
    this.#commit = setTimeout(() => {
      this.commit().catch((error: unknown) => {
        this.failure = asFailure(error);
        this.#commitLater();
      });
    }, COMMIT_AFTER_MS);
  }

  #stop(): void {
    if (this.#commit !== null) clearTimeout(this.#commit);
    this.#commit = null;
  }
}

/** The plain text of a node. */
export function plain(node: NodeJson): string {
  if (node.type === "hard_break") return "\n";
  return node.text ?? (node.content ?? []).map(plain).join("");
}

function headTexts(doc: NodeJson): Record<string, string> {
  const head = doc.content?.find((node) => node.type === "head");
  return Object.fromEntries((head?.content ?? []).map((line) => [line.type, plain(line)]));
}
