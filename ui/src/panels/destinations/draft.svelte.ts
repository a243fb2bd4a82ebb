/** The destination being edited: what is typed, and how it is saved. */
import { connect, rpc, type Destination, type DestinationProblem, type DestinationRow, type Handle } from "../../host";
import { same } from "../../shared/data";
import { bare, destinations } from "../../shared/destinations.svelte";
import { settings } from "../../shared/settings.svelte";
import { toasts } from "../../shared/toasts.svelte";
import { told } from "../../shared/told";
import { t } from "./messages";
import { copyOf, EMPTY, inFormat, type Ready } from "./model";

/** The setting under which unsaved changes outlive the window. */
const KEPT = "destination_draft";

class Draft {
  /** What is typed; null while nothing is chosen. */
  destination = $state.raw<Destination | null>(null);
  /** What it was; null for one that was never saved. */
  before = $state.raw<Destination | null>(null);
  /** What is wrong with what is typed, as the last preview or save said. */
  problems = $state.raw<readonly DestinationProblem[]>([]);
  /** The folder that was chosen and is not saved yet. */
  folder = $state.raw<Handle | null>(null);
  /** Goes up when another one is shown, so that the form begins anew. */
  shown = $state(0);
  /** Where the person wanted to go while something was not saved. */
  leaving = $state.raw<(() => void) | null>(null);
  #saving: Promise<boolean> | null = null;

  get changed(): boolean {
    return this.destination !== null && (this.folder !== null || !same(this.destination, this.before));
  }

  get row(): DestinationRow | null {
    return destinations.find(this.destination?.id || null);
  }

  set<K extends keyof Destination>(key: K, value: Destination[K]): void {
    if (this.destination === null) return;
    this.destination = { ...this.destination, [key]: value };
    this.#remember();
  }

  /** Another format, with what it can do. */
  setFormat(id: string): void {
    const format = destinations.format(id);
    if (this.destination === null || format === null) return;
    this.destination = inFormat(this.destination, format);
    this.#remember();
  }

  async chooseFolder(): Promise<void> {
    const [folder] = await (await connect()).dialogOpen("folder");
    if (folder !== undefined) this.folder = folder;
  }

  /** Back to the library's outbox. */
  useOutbox(): void {
    this.folder = null;
    if (this.destination !== null) this.set("out", { ...this.destination.out, path: null });
  }

  /** Goes on at once, or asks first what is to become of the changes. */
  leave(then: () => void): void {
    if (this.changed) this.leaving = then;
    else then();
  }

  /** What was typed and not saved when the window closed; false when there was nothing. */
  restore(): boolean {
    const kept = settings.values[KEPT] as { destination?: Partial<Destination>; before?: Destination | null } | null | undefined;
    if (typeof kept?.destination?.id !== "string") return false;
    this.#begin({ ...EMPTY, ...kept.destination }, kept.before ?? null);
    return true;
  }

  show(row: DestinationRow): void {
    this.#begin(bare(row), bare(row), row.problems);
  }

  /** Nothing is chosen. */
  close(): void {
    [this.destination, this.before, this.problems, this.folder] = [null, null, [], null];
    this.#remember();
  }

  /** A new one like something that is commonly needed; null for an empty one. */
  begin(ready: Ready | null): void {
    const name = ready === null ? "" : t().ready[ready.key].name;
    this.#begin({ ...structuredClone(EMPTY), ...structuredClone(ready?.from ?? {}), name }, null);
  }

  /** A copy of the one that is shown. */
  copy(): void {
    if (this.destination !== null) this.#begin(copyOf(this.destination, t().copySuffix), null);
  }

  discard(): void {
    const first = destinations.rows[0];
    if (this.before !== null) this.#begin(this.before, this.before, this.row?.problems ?? []);
    else if (first !== undefined) this.show(first);
    else this.close();
  }

  /** Saved also with problems: it is not sent to until they are mended. One after the other, so that a new one is saved once. */
  async save(): Promise<boolean> {
    const before = this.#saving;
    if (before !== null && (await before) && !this.changed) return true;
    const saving = this.#save();
    this.#saving = saving;
    return saving.finally(() => {
      if (this.#saving === saving) this.#saving = null;
    });
  }

  async #save(): Promise<boolean> {
    const { destination, folder, shown } = this;
    if (destination === null) return false;
    const saved = await told(async () => {
      const answer = await rpc("destination.save", { destination: $state.snapshot(destination) as Destination, folder: folder?.handle ?? null });
      if (this.destination === destination) this.problems = answer.problems;
      if (answer.id === "") return false;
      await destinations.load();
      const kept = destinations.find(answer.id);
      if (kept !== null) this.#kept(kept, { sent: destination, folder, shown });
      toasts.show(answer.problems.length > 0 ? t().savedWith(answer.problems.length) : t().saved, { tone: answer.problems.length > 0 ? "plain" : "good" });
      return true;
    });
    return saved ?? false;
  }

  /** What stood there when it was asked for is saved; what was typed since stays, to be saved in its turn. */
  #kept(row: DestinationRow, { sent, folder, shown }: { sent: Destination; folder: Handle | null; shown: number }): void {
    const { destination: typed } = this;
    if (typed === sent && this.folder === folder) return this.show(row);
    const going = this.shown === shown;
    if (typed === null || (!going && typed.id !== row.id)) return;
    this.before = bare(row);
    if (going) {
      const path = folder !== null && this.folder === folder ? row.out.path : typed.out.path;
      this.destination = { ...typed, id: row.id, out: { ...typed.out, path } };
      if (this.folder === folder) this.folder = null;
    }
    this.#remember();
  }

  /** It goes, and one word brings it back. */
  async remove(): Promise<void> {
    const { row } = this;
    if (row === null) return;
    await told(async () => {
      await rpc("destination.remove", { id: row.id });
      await destinations.load();
      const next = destinations.rows[0];
      if (next === undefined) this.close();
      else this.show(next);
      toasts.show(t().removed(row.name), { action: { label: t().bringBack, run: () => void this.#bringBack(bare(row)) } });
    });
  }

  async #bringBack(destination: Destination): Promise<void> {
    await told(async () => {
      await rpc("destination.save", { destination, folder: null });
      await destinations.load();
      const back = destinations.find(destination.id);
      if (back !== null) this.leave(() => this.show(back));
    });
  }

  async giveFile(): Promise<void> {
    const { row } = this;
    if (row === null) return;
    await told(async () => {
      const [folder] = await (await connect()).dialogOpen("folder");
      if (folder === undefined) return;
      const { path } = await rpc("destination.give", { id: row.id, handle: folder.handle });
      toasts.show(t().given(path), { tone: "good" });
    });
  }

  /** Files that somebody shared: those that were dropped, or else those that a dialog names. */
  async takeFiles(dropped: readonly Handle[] | null = null): Promise<void> {
    const files = dropped ?? (await told(async () => (await connect()).dialogOpen("import"))) ?? [];
    for (const { handle } of files) {
      await told(async () => {
        const { destination } = await rpc("destination.take", { handle });
        await destinations.load();
        const came = destinations.find(destination.id);
        if (came !== null) this.show(came);
        toasts.show(t().taken(destination.name), { tone: "good" });
      });
    }
  }

  #begin(destination: Destination, before: Destination | null, problems: readonly DestinationProblem[] = []): void {
    [this.destination, this.before, this.problems, this.folder] = [destination, before, problems, null];
    this.shown += 1;
    this.#remember();
  }

  #remember(): void {
    const { destination, before } = this;
    if (this.changed) settings.keep(KEPT, $state.snapshot({ destination, before }));
    else if (settings.values[KEPT]) settings.keep(KEPT, null);
  }
}

export const draft = new Draft();
