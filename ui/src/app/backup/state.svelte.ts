/** Backups as the settings show them. */
import { asFailure, connect, rpc, type BackupState, type HostEvents, type SnapshotRow } from "../../host";
import { library } from "../../shared/library.svelte";
import { settings } from "../../shared/settings.svelte";
import { toasts } from "../../shared/toasts.svelte";
import { failureWords } from "../../shared/words";
import { t } from "./messages";
import { tellsToday } from "./model";

/** The day of the last failure that was told. */
const TOLD = "backup.told";

class Backups {
  state = $state.raw<BackupState | null>(null);
  snapshots = $state.raw<readonly SnapshotRow[] | null>(null);
  /** What is at work, as the backend tells it; null when nothing is. */
  working = $state.raw<HostEvents["progress"] | "begun" | null>(null);
  said = $state<{ text: string; more: string; wrong: boolean } | null>(null);

  async load(): Promise<void> {
    await this.#try(async () => (this.state = await rpc("backup.state", {})));
  }

  async choose(): Promise<void> {
    const host = await connect();
    const [folder] = await host.dialogOpen("folder");
    if (folder === undefined) return;
    this.snapshots = null;
    await this.#try(async () => (this.state = await rpc("backup.set", { folder: folder.handle, daily: null })));
  }

  async setDaily(daily: boolean): Promise<void> {
    await this.#try(async () => (this.state = await rpc("backup.set", { folder: null, daily })));
  }

  async now(): Promise<void> {
    await this.#work(async () => {
      const made = await rpc("backup.now", {});
      if (this.snapshots !== null) this.snapshots = (await rpc("backup.list", { folder: null })).snapshots;
      this.#tell(t().done(made.stories, made.copied), made.missing > 0 ? t().missing(made.missing) : "");
    });
  }

  async list(): Promise<void> {
    await this.#try(async () => (this.snapshots = (await rpc("backup.list", { folder: null })).snapshots));
  }

  async restore(snapshot: string): Promise<void> {
    const host = await connect();
    const [folder] = await host.dialogOpen("folder");
    if (folder === undefined) return;
    await this.#work(async () => {
      const made = await rpc("backup.restore", { snapshot, to: folder.handle });
      this.#tell(t().restored(made.path, made.stories), t().restoredHint);
    });
  }

  async cancel(): Promise<void> {
    if (this.working !== null && this.working !== "begun") await rpc("job.cancel", { job: this.working.job }).catch(() => undefined);
  }

  /** The day's backup was made or failed: a failure is told once a day, a missing disk not at all. */
  async heard(): Promise<void> {
    await this.load();
    const { state } = this;
    if (state === null) return;
    if (library.status !== null) library.status = { ...library.status, backup: state };
    const today = new Date().toDateString();
    if (!tellsToday(state, settings.values[TOLD], today)) return;
    settings.keep(TOLD, today);
    const said = failureWords(state.trouble!.failure);
    toasts.show(t().failed, { tone: "wrong", more: `${said.what}${said.next}` });
  }

  #tell(text: string, more: string, wrong = false): void {
    this.said = { text, more, wrong };
  }

  async #work(act: () => Promise<void>): Promise<void> {
    this.working = "begun";
    const host = await connect();
    const stop = await host.on("progress", (progress) => (this.working = progress));
    await this.#try(act);
    stop();
    this.working = null;
    await rpc("backup.state", {}).then((state) => (this.state = state), () => undefined);
  }

  async #try(act: () => Promise<unknown>): Promise<void> {
    this.said = null;
    try {
      await act();
    } catch (error) {
      const failure = asFailure(error);
      if (failure.code === "cancelled") return;
      const said = failureWords(failure);
      this.#tell(said.what, said.next, true);
    }
  }
}

export const backups = new Backups();
