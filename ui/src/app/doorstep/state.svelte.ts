/** In front of a library that cannot be opened: its backups, and what can be rescued of it. */
import { asFailure, connect, rpc, type Failure, type HostEvents, type SnapshotRow, type Verbs } from "../../host";
import { toasts } from "../../shared/toasts.svelte";
import { t } from "../backup/messages";
import { newestGood } from "../backup/model";

type Survey = Verbs["doorstep.survey"]["response"];

/** What is being done. */
export type Work = "look" | "survey" | "restore" | "rescue";

export class Doorstep {
  look = $state.raw<Verbs["doorstep.look"]["response"] | null>(null);
  survey = $state.raw<Survey | null>(null);
  work = $state<Work | null>(null);
  progress = $state.raw<HostEvents["progress"] | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** Gaps are filled from the backup, when there is one. */
  fill = $state(true);
  damaged = $state(false);
  #folder: string | null = null;
  readonly #opened: () => Promise<void>;

  /** `opened` opens the library once there is one again. */
  constructor(opened: () => Promise<void>) {
    this.#opened = opened;
  }

  get newest(): SnapshotRow | null {
    return newestGood(this.look?.snapshots ?? []);
  }

  #snapshot(): string | null {
    return this.fill ? (this.newest?.name ?? null) : null;
  }

  async start(): Promise<void> {
    await this.#at("look", async () => (this.look = await rpc("doorstep.look", { folder: this.#folder })));
  }

  async find(): Promise<void> {
    const host = await connect();
    const [folder] = await host.dialogOpen("folder");
    if (folder === undefined) return;
    this.#folder = folder.handle;
    await this.start();
  }

  async see(): Promise<void> {
    await this.#at("survey", async () => {
      this.survey = await rpc("doorstep.survey", { folder: this.#folder, snapshot: this.#snapshot() });
    });
  }

  async setFill(fill: boolean): Promise<void> {
    this.fill = fill;
    await this.see();
  }

  async restore(): Promise<void> {
    const snapshot = this.newest?.name ?? null;
    await this.#at("restore", async () => {
      const { stories } = await rpc("doorstep.restore", { folder: this.#folder, snapshot });
      await this.#take(stories);
    });
  }

  async rescue(): Promise<void> {
    await this.#at("rescue", async () => {
      const request = { folder: this.#folder, snapshot: this.#snapshot(), damaged: this.damaged };
      const { stories } = await rpc("doorstep.rescue", request);
      await this.#take(stories);
    });
  }

  async cancel(): Promise<void> {
    if (this.progress !== null) await rpc("doorstep.cancel", { job: this.progress.job }).catch(() => undefined);
  }

  async #take(stories: number): Promise<void> {
    const { kept } = await rpc("doorstep.swap", {});
    toasts.show(t().door.ready(stories), { tone: "good", more: t().door.kept(kept) });
    await this.#opened();
  }

  async #at(work: Work, act: () => Promise<unknown>): Promise<void> {
    this.work = work;
    this.failure = null;
    const host = await connect();
    const stop = await host.on("progress", (progress) => (this.progress = progress));
    try {
      await act();
    } catch (error) {
      const failure = asFailure(error);
      if (failure.code !== "cancelled") this.failure = failure;
    }
    stop();
    this.progress = null;
    this.work = null;
  }
}
