/** What is chosen for an export, and how each format stands. It outlives the view. */
import { asFailure, connect, rpc, type Delivery, type ExportCheck, type Failure, type FormatInfo, type Handle, type HostEvents, type PictureGap, type PlaceholderPlace, type Verbs } from "../../host";
import { library } from "../../shared/library.svelte";
import { settings } from "../../shared/settings.svelte";
import { desk, type OpenStory } from "../../shared/story.svelte";
import { firstChosen, offered, remembered } from "./model";

export type Written = Verbs["export.write"]["response"];

/** The setting that remembers the formats. */
const KEPT = "export.formats";

/** The format that is made most quickly. */
const PLAINEST = "text";

class Export {
  formats = $state.raw<readonly FormatInfo[]>([]);
  chosen = $state<string[]>([]);
  encoding = $state<string | null>(null);
  zip = $state(false);
  target = $state.raw<Handle | null>(null);
  outbox = $state("");
  checks = $state.raw<Record<string, ExportCheck>>({});
  failures = $state.raw<Record<string, Failure>>({});
  deliveries = $state.raw<readonly Delivery[]>([]);
  written = $state.raw<Written | null>(null);
  failure = $state.raw<Failure | null>(null);
  busy = $state(false);
  /** How many pictures the check of a format has made; formats that made none are not in it. */
  progress = $state.raw<Record<string, HostEvents["progress"]>>({});
  /** What is still open in the story, and whether it is to be exported all the same. */
  open = $state.raw<readonly PlaceholderPlace[]>([]);
  /** Pictures that lack words; nothing is held up for them. */
  pictures = $state.raw<readonly PictureGap[]>([]);
  pass = $state(false);
  /** How many suggestions wait for a yes or no, and whether they are to leave as if accepted. */
  suggestions = $state(0);
  asAccepted = $state(false);
  /** Suggestions and comments leave too, in the formats that carry them. */
  withReview = $state(false);
  #asked = 0;
  /** How often each format was checked: only the newest answer counts. */
  readonly #turns = new Map<string, number>();

  /** Everything about this story anew: its text to disk first, for the check reads it there. */
  async load(story: OpenStory): Promise<void> {
    const mine = ++this.#asked;
    void this.#stop();
    this.checks = {};
    this.failures = {};
    this.written = null;
    this.failure = null;
    this.open = [];
    this.pictures = [];
    this.pass = false;
    this.suggestions = 0;
    this.asAccepted = false;
    this.withReview = false;
    try {
      if (!(await desk.leave())) {
        this.failure = story.failure;
        return;
      }
      await this.#known();
      const { deliveries } = await rpc("story.deliveries", { id: story.id });
      if (mine === this.#asked) this.deliveries = deliveries;
    } catch (error) {
      this.failure = asFailure(error);
      return;
    }
    if (mine !== this.#asked) return;
    // A check tells its progress under the id of its format.
    const stop = await (await connect()).on("progress", (progress) => {
      if (mine === this.#asked && this.formats.some(({ id }) => id === progress.label)) this.progress = { ...this.progress, [progress.label]: progress };
    });
    try {
      // What is open in the story holds up a destination too, also where no format is ticked.
      if (this.ready.length === 0) await this.#look(story.id, mine);
      // One by one, so that a format that cannot be written does not hide the others.
      await Promise.all(this.formats.filter((one) => this.chosen.includes(one.id)).map((one) => this.#check(story.id, one, mine)));
    } finally {
      stop();
    }
  }

  /** Only the formats that offer encodings. */
  async setEncoding(story: OpenStory, encoding: string): Promise<void> {
    this.encoding = encoding;
    const mine = this.#asked;
    await Promise.all(this.formats.filter((one) => one.encodings.length > 1 && this.chosen.includes(one.id)).map((one) => this.#check(story.id, one, mine)));
  }

  /** A format is checked once it is chosen: with all of them every look at this page would take long. */
  async toggle(story: OpenStory, id: string): Promise<void> {
    const gone = this.chosen.includes(id);
    this.chosen = gone ? this.chosen.filter((one) => one !== id) : [...this.chosen, id];
    settings.keep(KEPT, [...this.chosen]);
    if (gone) return;
    const format = this.formats.find((one) => one.id === id);
    if (format !== undefined && this.checks[id] === undefined) await this.#check(story.id, format, this.#asked);
  }

  /** Places or suggestions are still open, and nobody said to pass over them. */
  get held(): "places" | "suggestions" | null {
    if (this.open.length > 0 && !this.pass) return "places";
    return this.suggestions > 0 && !this.asAccepted && !this.carried ? "suggestions" : null;
  }

  /** The chosen formats in which suggestions and comments can leave. */
  get carrying(): readonly FormatInfo[] {
    return this.formats.filter((one) => one.carries_review && this.ready.includes(one.id));
  }

  /** Everything that will be written carries the suggestions as such. */
  get carried(): boolean {
    return this.withReview && this.carrying.length > 0 && this.carrying.length === this.ready.length;
  }

  /** What the formats cannot hold is other with the review than without. */
  async setWithReview(story: OpenStory, on: boolean): Promise<void> {
    this.withReview = on;
    const mine = this.#asked;
    await Promise.all(this.carrying.map((one) => this.#check(story.id, one, mine)));
  }

  /** The formats that will be written, in the order of the table. */
  get ready(): string[] {
    return this.formats.filter((one) => this.chosen.includes(one.id) && this.failures[one.id] === undefined).map((one) => one.id);
  }

  async chooseTarget(): Promise<void> {
    const [folder] = await (await connect()).dialogOpen("folder");
    if (folder !== undefined) this.target = folder;
  }

  async write(story: OpenStory): Promise<void> {
    if (this.busy) return;
    // Before anything is waited for: a second click comes while the text is being saved.
    this.busy = true;
    try {
      if (!(await desk.leave())) return;
      this.failure = null;
      const formats = this.ready;
      this.written = await rpc("export.write", { ids: [story.id], formats, encoding: offered(this.encoding, this.formats, formats), zip: this.zip, target: this.target?.handle ?? null, pass_placeholders: this.pass, as_accepted: this.asAccepted, with_review: this.withReview });
      this.deliveries = (await rpc("story.deliveries", { id: story.id })).deliveries;
      library.refreshSoon(0);
    } catch (error) {
      this.written = null;
      this.failure = asFailure(error);
    } finally {
      this.busy = false;
    }
  }

  /** Ends the checks that nobody waits for any more. */
  async #stop(): Promise<void> {
    const jobs = Object.entries(this.progress).filter(([id]) => this.checks[id] === undefined && this.failures[id] === undefined);
    this.progress = {};
    await Promise.all(jobs.map(([, { job }]) => rpc("job.cancel", { job }).catch(() => undefined)));
  }

  async #known(): Promise<void> {
    if (this.formats.length > 0) return;
    const [{ formats }, { path }] = await Promise.all([rpc("format.list", {}), rpc("export.outbox", {})]);
    this.formats = formats;
    this.outbox = path;
    this.chosen = remembered(settings.values[KEPT], formats) ?? firstChosen(formats);
  }

  /** What is open in the story, by the format that is made most quickly. */
  async #look(id: string, mine: number): Promise<void> {
    const format = this.formats.find((one) => one.id === PLAINEST) ?? this.formats.find((one) => one.exports);
    const found = format === undefined ? null : await rpc("export.check", { id, formats: [format.id], encoding: null, with_review: false }).catch(() => null);
    if (mine === this.#asked && found !== null) this.#know(found);
  }

  #know({ placeholders, suggestions, pictures }: Verbs["export.check"]["response"]): void {
    this.open = placeholders;
    this.suggestions = suggestions;
    this.pictures = pictures;
  }

  async #check(id: string, format: FormatInfo, mine: number): Promise<void> {
    const turn = (this.#turns.get(format.id) ?? 0) + 1;
    this.#turns.set(format.id, turn);
    const newest = () => mine === this.#asked && turn === this.#turns.get(format.id);
    const encoding = this.encoding !== null && format.encodings.includes(this.encoding) ? this.encoding : null;
    try {
      const found = await rpc("export.check", { id, formats: [format.id], encoding, with_review: this.withReview });
      const [check] = found.checks;
      if (!newest() || check === undefined) return;
      this.#know(found);
      this.checks = { ...this.checks, [format.id]: check };
      this.failures = Object.fromEntries(Object.entries(this.failures).filter(([name]) => name !== format.id));
    } catch (error) {
      if (newest()) this.failures = { ...this.failures, [format.id]: asFailure(error) };
    }
  }
}

export const state = new Export();
