/** Sending to a destination: which one, which stories, and what became of them. It outlives the view. */
import { asFailure, connect, rpc, type DestinationRow, type Failure, type HostEvents, type SendReport, type Verbs } from "../../../host";
import { bare, destinations } from "../../../shared/destinations.svelte";
import { library } from "../../../shared/library.svelte";
import { settings } from "../../../shared/settings.svelte";
import { desk } from "../../../shared/story.svelte";
import { told } from "../../../shared/told";
import { state as ex } from "../state.svelte";
import { held, stillThere, type Held } from "./model";

/** The setting that remembers the destination. */
const KEPT = "export.destination";

class Send {
  #chosen = $state<string | null>(null);
  /** Stories that were picked; empty: the one on the desk. */
  several = $state.raw<readonly string[]>([]);
  /** Stories are being picked. */
  picking = $state(false);
  /** For several: those with open places or suggestions go too. */
  pass = $state(false);
  asAccepted = $state(false);
  /** What would be written of the one story. */
  trial = $state.raw<Verbs["destination.preview"]["response"] | null>(null);
  trying = $state(false);
  /** Why that is not known. */
  untried = $state.raw<Failure | null>(null);
  busy = $state(false);
  progress = $state.raw<HostEvents["progress"] | null>(null);
  report = $state.raw<SendReport | null>(null);
  /** Those that were to go when the report was made. */
  asked = $state.raw<readonly string[]>([]);
  failure = $state.raw<Failure | null>(null);
  /** The destination that the report is about. */
  #to = $state<string | null>(null);
  #tried = 0;

  get destination(): DestinationRow | null {
    return destinations.find(stillThere(this.#chosen ?? settings.values[KEPT], destinations.rows));
  }

  /** The stories that would go. */
  get ids(): readonly string[] {
    if (this.several.length > 0) return this.several;
    return desk.story === null ? [] : [desk.story.id];
  }

  get alone(): boolean {
    return this.several.length === 0;
  }

  get held(): Held | null {
    const embargo = desk.story?.slip.embargo_until ?? null;
    const { alone } = this;
    const load = { stories: this.ids.length, alone, open: ex.open.length, suggestions: ex.suggestions, pass: ex.pass, asAccepted: ex.asAccepted, embargo };
    return held(this.destination, load, new Date());
  }

  /** The report, while it is about the stories and the destination that are chosen. */
  get told(): SendReport | null {
    const { ids, asked } = this;
    return this.#to === this.destination?.id && asked.some((id) => ids.includes(id)) ? this.report : null;
  }

  choose(id: string): void {
    // What is under way still tells of its stories; its report is shown where it belongs.
    if (id !== this.#to && !this.busy) [this.report, this.asked] = [null, []];
    this.#chosen = id;
    settings.keep(KEPT, id);
    this.failure = null;
    void this.try();
  }

  /** The destinations as they are now, and what the chosen one would write. */
  async load(): Promise<void> {
    this.failure = null;
    try {
      await destinations.load();
    } catch (error) {
      this.failure = asFailure(error);
      return;
    }
    await this.try();
  }

  async try(): Promise<void> {
    const mine = ++this.#tried;
    const { destination } = this;
    [this.trial, this.untried, this.trying] = [null, null, false];
    const story = desk.story?.id;
    if (destination === null || story === undefined || !this.alone || destination.problems.length > 0) return;
    this.trying = true;
    try {
      const trial = await rpc("destination.preview", { destination: bare(destination), story });
      if (mine === this.#tried) this.trial = trial;
    } catch (error) {
      if (mine === this.#tried) this.untried = asFailure(error);
    } finally {
      if (mine === this.#tried) this.trying = false;
    }
  }

  /** Those that were picked in the list; the page that shows them. */
  begin(ids: readonly string[]): void {
    this.several = ids;
    this.picking = ids.length === 0;
    this.report = null;
    desk.mode = "export";
  }

  /** Sends what is chosen, or these; `again`: also those that did not change since they went there. */
  async send(ids: readonly string[] = this.ids, again = false): Promise<void> {
    const { destination, alone } = this;
    if (this.busy || this.held !== null || destination === null) return;
    const [pass_placeholders, as_accepted] = alone ? [ex.pass, ex.asAccepted] : [this.pass, this.asAccepted];
    // Before anything is waited for: a second click comes while the text is being saved.
    this.busy = true;
    let stop: (() => void) | null = null;
    try {
      if (!(await desk.leave())) return;
      [this.failure, this.report, this.asked, this.#to, this.progress] = [null, null, ids, destination.id, null];
      stop = await this.#follow(ids.length);
      this.report = await rpc("export.send", { destination: destination.id, ids: [...ids], target: null, pass_placeholders, as_accepted, again });
      await this.#after();
    } catch (error) {
      this.failure = asFailure(error);
    } finally {
      stop?.();
      this.busy = false;
      this.progress = null;
    }
  }

  /**
   * Hears of the job that begins next and counts this many stories; gives how to stop. An answer names its job
   * nowhere, so it is known by its beginning: others began before, and checks bear the name of a format.
   */
  async #follow(total: number): Promise<() => void> {
    let job: string | null = null;
    return (await connect()).on("progress", (progress) => {
      if (job === null && progress.done === 0 && progress.total === total && destinations.format(progress.label) === null) job = progress.job;
      if (progress.job === job) this.progress = progress;
    });
  }

  /** What the window knows of the stories is old now. */
  async #after(): Promise<void> {
    library.refreshSoon(0);
    if (desk.story !== null) ex.deliveries = (await rpc("story.deliveries", { id: desk.story.id })).deliveries;
  }

  async cancel(): Promise<void> {
    const { progress } = this;
    if (progress !== null) await told(() => rpc("job.cancel", { job: progress.job }));
  }

  /** The stories that were refused, once more: with what is said now about open places and suggestions. */
  async resend(): Promise<void> {
    const refused = (this.told?.stories ?? []).filter((one) => one.outcome === "refused").map((one) => one.id);
    await this.send(refused);
  }
}

export const sending = new Send();
