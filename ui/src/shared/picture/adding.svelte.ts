/** Bringing picture files into the library: how far it is, and what could not be taken. */
import { connect, rpc, type AddedPicture, type Handle, type HostEvents, type PictureAbout } from "../../host";
import { number } from "../format";
import { dictionary } from "../i18n.svelte";
import { library } from "../library.svelte";
import { toasts } from "../toasts.svelte";
import { told } from "../told";

const zh = {
  added: (count: number) => `已添加 ${number(count)} 张图片`,
  known: (count: number) => `${number(count)} 张本来就在图片库里`,
  failed: (count: number) => `${number(count)} 个文件没有添加`,
};
const en: typeof zh = {
  added: (count) => `${number(count)} ${count === 1 ? "picture" : "pictures"} added`,
  known: (count) => `${number(count)} ${count === 1 ? "was" : "were"} in the library already`,
  failed: (count) => `${number(count)} ${count === 1 ? "file was" : "files were"} not added`,
};
const t = dictionary(zh, en);

class Adding {
  busy = $state(false);
  /** How far it is, as the backend tells it; null before the first word. */
  progress = $state.raw<HostEvents["progress"] | null>(null);
  /** Files that could not be taken, until somebody has read why. */
  failed = $state.raw<readonly AddedPicture[]>([]);
  #last: Promise<unknown> = Promise.resolve();

  /** Asks for files and adds them. */
  async choose(): Promise<PictureAbout[]> {
    const host = await connect();
    return this.add(await host.dialogOpen("pictures"));
  }

  /** Adds files; gives the pictures that are in the library now, in the order of the files, each once. */
  add(files: readonly Handle[]): Promise<PictureAbout[]> {
    if (files.length === 0) return Promise.resolve([]);
    // One after the other: what the backend tells of its progress is then of the one that runs.
    const added = this.#last.then(() => this.#addAll(files));
    this.#last = added.catch(() => undefined);
    return added;
  }

  async #addAll(files: readonly Handle[]): Promise<PictureAbout[]> {
    this.busy = true;
    const host = await connect();
    const stop = await host.on("progress", (progress) => {
      // Others tell of their progress as well: ours counts these files.
      if (progress.total === files.length) this.progress = progress;
    });
    try {
      const answer = await told(() => rpc("media.add", { handles: files.map(({ handle }) => handle) }));
      return this.#say(answer?.added ?? []);
    } finally {
      stop();
      this.busy = false;
      this.progress = null;
      library.refreshSoon(0);
    }
  }

  /** Stops after the file that is being read; what has come in stays. */
  async cancel(): Promise<void> {
    if (this.progress !== null) await rpc("job.cancel", { job: this.progress.job }).catch(() => undefined);
  }

  #say(added: readonly AddedPicture[]): PictureAbout[] {
    // Those that were left when somebody stopped it are no surprise.
    this.failed = added.filter(({ failure }) => failure !== null && failure.code !== "cancelled");
    const came = [...new Map(added.flatMap(({ picture }) => (picture === null ? [] : [[picture.hash, picture] as const]))).values()];
    const known = added.filter((one) => one.known).length;
    const fresh = added.filter((one) => one.picture !== null && !one.known).length;
    const notes = [known > 0 ? t().known(known) : "", this.failed.length > 0 ? t().failed(this.failed.length) : ""].filter(Boolean);
    if (fresh + known > 0) toasts.show(fresh > 0 ? t().added(fresh) : t().known(known), { tone: fresh > 0 ? "good" : "plain", more: (fresh > 0 ? notes : notes.slice(1)).join(" · ") });
    return came;
  }
}

export const adding = new Adding();
