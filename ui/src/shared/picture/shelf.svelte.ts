/** The library's pictures as a grid sees them: what is asked for, the pages that have come, what is picked. */
import { asFailure, rpc, type Failure, type PictureAbout, type Verbs } from "../../host";
import { drafts } from "./drafts.svelte";
import { pages } from "./sheet";

type Request = Verbs["media.list"]["request"];
export type Use = Request["use"];
export type Missing = Request["missing"];
export type Sort = Request["sort"];

/** How a picture is picked: with Ctrl one more or less, with Shift all from the anchor. */
export type How = { more: boolean; range: boolean };

/** Pictures that come at once. */
const PAGE = 120;
/** Milliseconds of rest before the library is asked again while typing. */
const RESTS_MS = 160;

export class Shelf {
  query = $state("");
  use = $state<Use>("any");
  missing = $state<Missing>(null);
  sort = $state<Sort>("newest");
  total = $state(0);
  loaded = $state(false);
  /** Why nothing can be shown. */
  failure = $state.raw<Failure | null>(null);
  /** Hashes in the order in which they were picked. */
  picked = $state.raw<readonly string[]>([]);
  /** The one that the keyboard is on. */
  current = $state(0);
  /** Goes up when the grid has another content, and is to begin at its top. */
  turns = $state(0);
  #pages = $state.raw<ReadonlyMap<number, readonly PictureAbout[]>>(new Map());
  readonly #known = new Map<string, PictureAbout>();
  readonly #coming = new Map<number, Promise<void>>();
  #asked = 0;
  #anchor = 0;
  #shown: [from: number, to: number] = [0, PAGE];
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** The picture at this place, with what was typed last; undefined until it has come. */
  at(index: number): PictureAbout | undefined {
    const picture = this.#pages.get(Math.floor(index / PAGE))?.[index % PAGE];
    return picture && drafts.of(picture);
  }

  /** Those that are picked, in that order. */
  get chosen(): PictureAbout[] {
    return this.picked.flatMap((hash) => {
      const picture = this.#known.get(hash);
      return picture === undefined ? [] : [drafts.of(picture)];
    });
  }

  /** Whether something holds pictures back. */
  get narrowed(): boolean {
    return this.query.trim() !== "" || this.use !== "any" || this.missing !== null;
  }

  /** The cells now in view: what of them is not here is fetched. */
  show(from: number, to: number): void {
    this.#shown = [from, to];
    for (const page of pages(from, Math.min(to, this.total), PAGE)) if (!this.#pages.has(page)) void this.#fetch(page);
  }

  /** Another search; the grid begins anew when its answer has come. */
  ask(change: { query?: string; use?: Use; missing?: Missing; sort?: Sort }, rest = 0): void {
    Object.assign(this, change);
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#begin(), rest);
  }

  /** Another search, once the typing rests. */
  search(query: string): void {
    this.ask({ query }, RESTS_MS);
  }

  async #begin(keep = false): Promise<void> {
    this.#shown = [0, PAGE];
    if (!(await this.refresh())) return;
    // What a search does not show is not to go into a story unseen.
    if (!keep) this.picked = this.picked.filter((hash) => this.#indexOf(hash) >= 0);
    this.current = Math.max(0, this.#indexOf(this.picked[0] ?? ""));
    this.#anchor = this.current;
    this.turns += 1;
  }

  /** The same search again; what is in view stays until the answer has come. False: another one was asked for, or it failed. */
  async refresh(): Promise<boolean> {
    const asked = ++this.#asked;
    this.#coming.clear();
    const [from, to] = this.#shown;
    const here = this.at(this.current)?.hash ?? "";
    try {
      const wanted = pages(from, Math.max(to, from + 1), PAGE);
      const answers = await Promise.all(wanted.map((page) => this.#request(page)));
      if (asked !== this.#asked) return false;
      this.total = answers[0]?.total ?? 0;
      this.#take(new Map(wanted.map((page, at) => [page, answers[at]!.pictures])));
      const moved = this.#indexOf(here);
      this.current = Math.min(moved < 0 ? this.current : moved, Math.max(0, this.total - 1));
      this.failure = null;
      this.loaded = true;
      return true;
    } catch (error) {
      if (asked === this.#asked) this.failure = asFailure(error);
      return false;
    }
  }

  #request(page: number): Promise<Verbs["media.list"]["response"]> {
    const { query, use, missing, sort } = this;
    return rpc("media.list", { query: query.trim(), use, missing, sort, offset: page * PAGE, limit: PAGE });
  }

  #take(all: ReadonlyMap<number, readonly PictureAbout[]>): void {
    this.#pages = all;
    for (const page of all.values()) for (const picture of page) this.#known.set(picture.hash, picture);
  }

  #fetch(page: number): Promise<void> {
    const known = this.#coming.get(page);
    if (known !== undefined) return known;
    const asked = this.#asked;
    const coming = this.#request(page).then(
      ({ pictures, total }) => {
        if (asked !== this.#asked) return;
        this.#take(new Map(this.#pages).set(page, pictures));
        this.#coming.delete(page);
        // Pictures came or went since the first page: all of them stand elsewhere now.
        if (total !== this.total) void this.refresh();
      },
      (error: unknown) => {
        if (asked !== this.#asked) return;
        this.#coming.delete(page);
        this.failure = asFailure(error);
      },
    );
    this.#coming.set(page, coming);
    return coming;
  }

  #indexOf(hash: string): number {
    for (const [page, pictures] of this.#pages) {
      const at = pictures.findIndex((one) => one.hash === hash);
      if (at >= 0) return page * PAGE + at;
    }
    return -1;
  }

  /** Picks the picture at this place, alone or with others; a long stretch is fetched first. */
  async pick(index: number, how: How = { more: false, range: false }): Promise<void> {
    if (index < 0 || index >= this.total) return;
    this.current = index;
    if (!how.range) this.#anchor = index;
    const [from, to] = how.range ? [Math.min(this.#anchor, index), Math.max(this.#anchor, index) + 1] : [index, index + 1];
    await Promise.all(pages(from, to, PAGE).filter((page) => !this.#pages.has(page)).map((page) => this.#fetch(page)));
    // Moved on while the pages came.
    if (this.current !== index) return;
    const hashes = Array.from({ length: to - from }, (_, at) => this.at(from + at)?.hash).filter((hash) => hash !== undefined);
    if (!how.more) this.picked = hashes;
    else if (how.range) this.picked = [...this.picked, ...hashes.filter((hash) => !this.picked.includes(hash))];
    else this.picked = this.picked.includes(hashes[0] ?? "") ? this.picked.filter((hash) => hash !== hashes[0]) : [...this.picked, ...hashes];
  }

  /** Nothing is picked any more. */
  drop(): void {
    this.picked = [];
  }

  /** Brings these to the front of a grid without filters, and picks them. */
  async present(pictures: readonly PictureAbout[]): Promise<void> {
    Object.assign(this, { query: "", use: "any", missing: null, sort: "newest" });
    for (const picture of pictures) this.#known.set(picture.hash, picture);
    this.picked = pictures.map(({ hash }) => hash);
    await this.#begin(true);
  }
}
