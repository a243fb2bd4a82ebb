/**
 * The printed page of the story being worked on, kept fresh at every key: which page or plan it is,
 * how the page was set, how the story fits. Status bar, inspector, list, galley and page all read it.
 */
import { untrack } from "svelte";
import type { Editor } from "../editor";
import { asFailure, connect, pageRpc, type Failure, type PageFit, type PageInfo, type PageView, type PlanInfo, type SetPage, type SlotFit } from "../host";
import { afterFrame } from "./after-frame";
import { onEdits } from "./edits";
import { SetLoop, type Question } from "./set-loop";
import { settings } from "./settings.svelte";
import { desk } from "./story.svelte";

/** What was chosen to be looked at: a page, or a plan for the story alone. Null follows the story. */
export type Chosen = { page: string } | { plan: string } | null;

type Doc = Editor["view"]["state"]["doc"];

/** The page whose lines the manuscript shows, and the manuscript as it stood when it was asked for. */
type Lines = { set: SetPage; doc: Doc | null };

/** How long lines wait for the page's pixels, in milliseconds, so that one frame shows both. */
const PIXELS_MS = 60;

/** The plan on which a story that stands nowhere is shown first. */
export const PROOF = "proof";

class Copyfit {
  /** Every page of the library. */
  pages = $state.raw<readonly PageInfo[]>([]);
  plans = $state.raw<readonly PlanInfo[]>([]);
  /** Faces that a house style names and nobody has. */
  facesMissing = $state.raw<readonly string[]>([]);
  /** How every story that stands on a page fits there, by story. */
  fits = $state.raw<ReadonlyMap<string, PageFit>>(new Map());
  /** Use {@link Copyfit.choose} to change it. */
  chosen = $state.raw<Chosen>(null);
  /** Why the page could not be set; null while all is well. */
  failure = $state.raw<Failure | null>(null);
  /** Pages and plans are known. */
  loaded = $state(false);
  #view = $state.raw<PageView | null>(null);
  #set = $state.raw<SetPage | null>(null);
  /** The newest answer; `#set` follows it by a frame, so that the figure, which is little, is seen before lines and pixels are. */
  #newest = $state.raw<SetPage | null>(null);
  #following: { work: () => void; leave: () => void } | null = null;
  #stale = $state(false);
  /** The view of which `#set` is. */
  #of = $state.raw<PageView | null>(null);
  /** The manuscript as it stood when the question under way was asked. */
  #asked: Doc | null = null;
  #lines = $state.raw<Lines | null>(null);
  /** Lines that wait for the page's pixels. */
  #waiting: Lines | null = null;
  #patience: ReturnType<typeof setTimeout> | undefined;
  #drawers = 0;
  readonly #loop: SetLoop;

  /** The page as it was set last. Each part is state of its own: whoever reads one is told of that alone. */
  readonly current: { readonly page: PageInfo | null; readonly slot: SlotFit | null; readonly set: SetPage | null; readonly sheet: number | null; readonly stale: boolean };

  constructor() {
    const own = this;
    this.current = {
      /** The page that is shown; null for a story alone on a plan. */
      get page() {
        const view = own.#view;
        return view?.kind === "page" ? (own.pages.find((page) => page.id === view.page) ?? null) : null;
      },
      /** Where the story being worked on stands, and how it fits. */
      get slot() {
        const id = desk.story?.id ?? null;
        return id === null ? null : (own.#newest?.slots.find((slot) => slot.article === id) ?? null);
      },
      get set() {
        return own.#set;
      },
      /** Number of the sheet of which the figures are; the page itself is shown a frame later. */
      get sheet() {
        return own.#newest?.sheet ?? null;
      },
      /** The text has changed since. */
      get stale() {
        return own.#stale;
      },
    };
    this.#loop = new SetLoop({
      ask: ({ view, article, change }) => {
        this.#asked = desk.editor?.view.state.doc ?? null;
        return pageRpc("page.set", { view, article, change: change as never });
      },
      answered: (question, set, fresh) => this.#answered(question, set, fresh),
      failed: (_, failure) => {
        this.failure = failure;
        this.#stale = false;
      },
    });
  }

  /** Which page or plan is set; null where the story stands nowhere and nobody wants to see it. */
  get view(): PageView | null {
    return this.#view;
  }

  /** The plan on which a story alone is shown. */
  get plan(): string {
    const kept = settings.values["page.plan"];
    const known = (id: unknown) => typeof id === "string" && this.plans.some((plan) => plan.id === id);
    return known(kept) ? (kept as string) : known(PROOF) ? PROOF : (this.plans[0]?.id ?? PROOF);
  }

  /** What the manuscript shows; typing goes on while a page is set. */
  get lines(): Lines | null {
    return this.#lines;
  }

  /** Somebody draws the page, and says when it is drawn; returns how to stop. */
  drawing(): () => void {
    this.#drawers += 1;
    return () => void (this.#drawers -= 1);
  }

  /** A page's pixels have come. */
  drawn(): void {
    clearTimeout(this.#patience);
    if (this.#waiting === null) return;
    this.#lines = this.#waiting;
    this.#waiting = null;
  }

  /** Lines wait for the pixels that come with them; newer ones wait no longer than the first. */
  #shows(lines: Lines): void {
    const first = this.#waiting === null;
    this.#waiting = lines;
    if (this.#drawers === 0 || this.#lines === null) this.drawn();
    else if (first) this.#patience = setTimeout(() => this.drawn(), PIXELS_MS);
  }

  /** Begins to follow the desk; returns how to stop. */
  start(): () => void {
    const stops = [onEdits((article, change) => this.#edited(article, change))];
    void connect().then(async (host) => {
      stops.push(await host.on("page_fits", () => void this.refreshFits()));
      stops.push(await host.on("library_changed", () => void this.refresh()));
    });
    void this.refresh();
    stops.push(
      $effect.root(() => {
        $effect(() => {
          const view = this.#wanted();
          // Read anew it is another object: the typesetter is asked again.
          const article = desk.story?.id ?? null;
          untrack(() => this.#turn(view, article));
        });
      }),
    );
    return () => stops.forEach((stop) => stop());
  }

  /** Another page or plan to look at; null follows the story. */
  choose(chosen: Chosen): void {
    this.chosen = chosen;
    if (chosen !== null && "plan" in chosen) settings.keep("page.plan", chosen.plan);
  }

  /** The same page once more, as after a failure. */
  again(): void {
    this.failure = null;
    this.#loop.again();
  }

  /** Pages and plans anew, and the page that is shown. A desk that knows no pages has none. */
  async refresh(): Promise<void> {
    try {
      const [{ pages }, { plans, faces_missing }] = await Promise.all([pageRpc("page.list", {}), pageRpc("page.plans", {})]);
      this.pages = pages;
      this.plans = plans;
      this.facesMissing = faces_missing;
      this.loaded = true;
      if (this.chosen !== null && "page" in this.chosen && this.pageOf(this.chosen.page) === null) this.chosen = null;
      this.#loop.again();
      await this.refreshFits();
    } catch (error) {
      this.#broken(error);
    }
  }

  async refreshFits(): Promise<void> {
    const { fits } = await pageRpc("page.fits", {}).catch(() => ({ fits: [] }));
    this.fits = new Map(fits.map((fit) => [fit.article, fit]));
  }

  /** The page of this id. */
  pageOf(id: string): PageInfo | null {
    return this.pages.find((page) => page.id === id) ?? null;
  }

  /** The page on which a story stands. */
  standsOn(article: string): PageInfo | null {
    return this.pages.find((page) => page.placements.some((one) => one.article === article)) ?? null;
  }

  #broken(error: unknown): void {
    const failure = asFailure(error);
    // Before there are pages there is nothing to lament.
    if (failure.code !== "unknown_verb") this.failure = failure;
  }

  #wanted(): PageView | null {
    const article = desk.story?.id ?? null;
    const { chosen } = this;
    const laidOut = desk.mode === "page";
    if (laidOut && chosen !== null && "page" in chosen) return { kind: "page", page: chosen.page };
    if (article === null || !this.loaded) return null;
    const alone = chosen !== null && "plan" in chosen;
    const page = this.standsOn(article);
    if (page !== null && !(laidOut && alone)) return { kind: "page", page: page.id };
    return laidOut || alone ? { kind: "story", article, plan: this.plan } : null;
  }

  #turn(view: PageView | null, article: string | null): void {
    this.#view = view;
    this.failure = null;
    this.#following?.leave();
    this.#following = null;
    if (view === null || JSON.stringify(view) !== JSON.stringify(this.#of)) {
      this.#set = this.#newest = this.#lines = this.#waiting = null;
      this.#of = null;
    }
    this.#stale = view !== null;
    this.#loop.show(view === null ? null : { view, article });
    // What was typed just before is in no one's copy yet: nobody was told of it while there was no page.
    const { story } = desk;
    if (view !== null && story !== null && story.save !== "saved") void story.flush().then(() => this.#view === view && this.#loop.again());
  }

  #edited(article: string, change: Parameters<SetLoop["edited"]>[1]): void {
    if (this.#view === null) return;
    this.#stale = true;
    this.#loop.edited(article, change);
  }

  #answered(question: Question, set: SetPage, fresh: boolean): void {
    this.failure = null;
    this.#newest = set;
    this.#stale = !fresh;
    this.#fitsWith(question.view, set);
    const doc = this.#asked;
    const work = () => {
      this.#following = null;
      this.#set = set;
      this.#of = question.view;
      this.#shows({ set, doc });
    };
    // What is shown for the first time has waited long enough. Answers that come faster than frames hold nothing up.
    if (this.#set === null) work();
    else if (this.#following !== null) this.#following.work = work;
    else this.#following = { work, leave: afterFrame(() => this.#following?.work()) };
  }

  /** The list says of the page that is shown what the page says. */
  #fitsWith(view: PageView, set: SetPage): void {
    const page = view.kind === "page" ? this.pageOf(view.page) : null;
    if (page === null) return;
    const now = set.slots.filter((slot) => slot.article !== null);
    const same = (slot: SlotFit, known = this.fits.get(slot.article!)) => known?.over === slot.over && known.rows === slot.rows && known.faces_missing.length === slot.faces_missing.length;
    if (now.every((slot) => same(slot))) return;
    const fits = new Map(this.fits);
    for (const { slot, name, article, rows, over, continues, faces_missing } of now) fits.set(article!, { article: article!, page: page.id, page_name: page.name, slot, slot_name: name, rows, over, continues, faces_missing });
    this.fits = fits;
  }
}

export const copyfit = new Copyfit();
