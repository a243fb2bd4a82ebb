/** The story on the desk: its text, its details, and how they come to disk. */
import { Journal, type DocChange, type Editor, type FocusTarget, type JournalState, type NodeJson } from "../editor";
import { asFailure, rpc, type Article, type Failure, type ImportProblem, type Slip, type StoryCount } from "../host";
import { library } from "./library.svelte";
import { toasts } from "./toasts.svelte";
import { failureWords } from "./words";

/** Milliseconds without a change after which the journal becomes a revision. */
export const COMMIT_AFTER_MS = 60_000;

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
  #commit: ReturnType<typeof setTimeout> | null = null;

  constructor(read: { article: Article; revision: string; dirty: boolean; count: StoryCount; verbatim: Article | null; problems: ImportProblem[]; repairs: number }) {
    this.id = read.article.id;
    this.slip = read.article.slip;
    this.revision = read.revision;
    this.count = read.count;
    this.dirty = read.dirty;
    this.problems = read.problems;
    this.repairs = read.repairs;
    this.doc = (read.verbatim ?? read.article).doc as NodeJson;
    this.repaired = read.verbatim === null ? null : (read.article.doc as NodeJson);
    this.offerUndo = read.verbatim !== null && read.repairs > 0;
    this.titles = headTexts(read.article.doc as NodeJson);
    this.journal = new Journal({
      send: async (change) => {
        const answer = await rpc("story.journal", { id: this.id, base: this.revision, change });
        this.count = answer.count;
        this.dirty = true;
        this.saves += 1;
        library.refreshSoon(800);
      },
      onState: (state, error) => {
        this.save = state;
        this.failure = state === "failed" ? asFailure(error) : null;
        if (state === "saved") this.#commitLater();
      },
    });
  }

  /** A change of the text. */
  edited(change: DocChange): void {
    const heads = Object.entries(change.head);
    if (heads.length > 0) {
      this.titles = { ...this.titles, ...Object.fromEntries(heads.map(([part, node]) => [part, plain(node)])) };
    }
    this.journal.edit(change);
  }

  /** A field of the story details; goes to the journal at once. */
  set<F extends keyof Slip>(field: F, value: Slip[F]): void {
    if (JSON.stringify(this.slip[field]) === JSON.stringify(value)) return;
    this.slip = { ...this.slip, [field]: value };
    this.journal.slip(field, value);
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

  /** The story is left; what was typed since the last write goes to disk now. */
  close(): void {
    this.#stop();
    this.journal.close();
  }

  #commitLater(): void {
    this.#stop();
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

class Desk {
  story = $state.raw<OpenStory | null>(null);
  /** The manuscript on the screen, while there is one. */
  editor = $state.raw<Editor | null>(null);
  /** Goes up when the editor's selection or what can be done there changes. */
  moves = $state(0);
  mode = $state("write");
  /** Where the cursor is to go once the manuscript stands. */
  #wanted: FocusTarget | undefined | null = null;
  loading = $state(false);
  failure = $state.raw<Failure | null>(null);
  #asked = 0;

  /** The one shown in lists and the window's title. */
  get title(): string {
    const titles = this.story?.titles ?? {};
    return (titles["title"] || titles["web_title"] || "").trim();
  }

  /** Saves the open story and puts another one on the desk; false when the open one cannot be left safely. */
  async open(id: string, again = false): Promise<boolean> {
    if (this.story?.id === id && !again) return true;
    if (!(await this.leave())) return false;
    const asked = ++this.#asked;
    this.loading = true;
    try {
      const read = await rpc("story.read", { id });
      if (asked !== this.#asked) return false;
      this.story?.close();
      this.editor = null;
      this.#wanted = null;
      this.story = new OpenStory(read);
      this.failure = null;
      library.picked = new Set([id]);
      return true;
    } catch (error) {
      if (asked === this.#asked) this.failure = asFailure(error);
      return false;
    } finally {
      if (asked === this.#asked) this.loading = false;
    }
  }

  /** Puts the cursor into the manuscript, now or as soon as it stands. */
  enter(where?: FocusTarget): void {
    if (this.editor === null) this.#wanted = where;
    else this.editor.focus(where);
  }

  /** The manuscript of the open story stands. */
  mounted(editor: Editor): void {
    this.editor = editor;
    if (this.#wanted !== null) editor.focus(this.#wanted);
    this.#wanted = null;
  }

  /** Everything to disk, as a revision. False when that fails: then the story stays as it is. */
  async leave(): Promise<boolean> {
    const story = this.story;
    if (story === null) return true;
    try {
      await story.commit();
      return true;
    } catch (error) {
      story.failure = asFailure(error);
      const said = failureWords(story.failure);
      toasts.show(said.what, { tone: "wrong", more: said.next });
      return false;
    }
  }

  /** No story on the desk. */
  clear(): void {
    this.#asked += 1;
    this.story?.close();
    this.story = null;
    this.failure = null;
  }
}

export const desk = new Desk();
