/** Backups of the backend in memory, and a library at whose doorstep one stands. */
import type { BackupState, RescuedStory, SnapshotRow, Verbs } from "./contract.ts";

const SNAPSHOTS: SnapshotRow[] = [3, 2, 1].map((day) => ({
  name: `2026-11-2${day + 2}T01-10-00Z`, time: `2026-11-2${day + 2}T09:10:00+08:00`, by_hand: day === 2, stories: 12 + day,
  revisions: 80 + day, bytes: 48_000_000 + day * 100_000, state: day === 1 ? "incomplete" : "good",
}));
const FATES = ["whole", "whole", "unsure", "older", "damaged", "lost"] as const;
const RESCUED: RescuedStory[] = FATES.map((fate, at) => ({
  id: `story-${at}`, title: ["大桥恢复通行", "夜班车改点", "秋粮入库过半", "图书馆延时开放", "果园里的实验室", "渡口的老船工"][at]!, fate,
  time: fate === "lost" ? null : `2026-11-2${6 - at % 3}T1${at}:20:00+08:00`, versions: fate === "lost" || fate === "damaged" ? 0 : 5 + at,
  versions_lost: at % 3, typed: at === 0, damaged: fate === "damaged",
}));

/** What it knows of backups. */
export class FakeBackup {
  state: BackupState = { folder: null, daily: false, last: null, trouble: null, running: false };
  damaged: "backups" | "alone" | null = null;
  readonly #stories: () => number;

  constructor(stories: () => number) {
    this.#stories = stories;
  }

  /** Refuses what only the doorstep can mend. */
  mustOpen(): void {
    if (this.damaged !== null) throw { code: "library_damaged", params: { path: "~/Gaotai" }, detail: "library.sqlite: file is not a database" };
  }

  #look(folder: string | null): Verbs["doorstep.look"]["response"] {
    const found = this.damaged === "backups" || folder !== null;
    return { path: "~/Gaotai", folder: found ? "/media/移动盘/gaotai-backup" : null, trouble: null, snapshots: found ? SNAPSHOTS : [] };
  }

  #made(): void {
    this.state = { ...this.state, last: { time: new Date().toISOString(), stories: this.#stories(), bytes: 48_200_000 }, trouble: null };
  }

  readonly handlers = {
    "backup.state": () => this.state,
    "backup.set": ({ folder, daily }: Verbs["backup.set"]["request"]) => {
      if (folder !== null) this.state = { ...this.state, folder: "/media/移动盘/gaotai-backup", daily: true };
      if (daily !== null) this.state = { ...this.state, daily };
      return this.state;
    },
    "backup.now": () => {
      this.#made();
      return { snapshot: "2026-11-26T04-15-00Z", time: new Date().toISOString(), stories: this.#stories(), revisions: 80, bytes: 48_200_000, copied: 2_000_000, missing: 0 };
    },
    "backup.list": () => ({ folder: this.state.folder ?? "", library: "示例稿库", snapshots: SNAPSHOTS }),
    "backup.restore": () => ({ path: "~/恢复/gaotai-2026-11-25T01-10-00Z", stories: 15, revisions: 83, missing: 0 }),
    "doorstep.look": ({ folder }: Verbs["doorstep.look"]["request"]) => this.#look(folder),
    "doorstep.survey": () => ({ stories: RESCUED, pages: 1200, bad_pages: 14, files: 40, files_lost: 1 }),
    "doorstep.restore": () => ({ stories: 15, missing: 0 }),
    "doorstep.rescue": () => ({ stories: 5, revisions: 70, files: 40 }),
    "doorstep.swap": () => {
      this.damaged = null;
      return { kept: "~/Gaotai.damaged-20261126T050000Z" };
    },
    "doorstep.cancel": () => ({}),
  };
}
