/** What is typed into a picture's fields: shown everywhere at once, and in the library a moment later. */
import { asFailure, rpc, type Failure, type PictureAbout } from "../../host";
import { beforeLeaving } from "../leaving";
import { tell } from "../told";

export type Field = "caption" | "credit" | "alt";
type Typed = Partial<Record<Field, string>>;

/** Milliseconds after a keystroke until it is written. */
const WRITES_MS = 300;
/** Milliseconds until what could not be written is tried again. */
const AGAIN_MS = 3_000;

class Drafts {
  /** Not yet in the library. */
  #typed = $state.raw<ReadonlyMap<string, Typed>>(new Map());
  /** As the library answered last. */
  #written = $state.raw<ReadonlyMap<string, Typed>>(new Map());
  /** Why the last of it could not be written; it is tried again. */
  failure = $state.raw<Failure | null>(null);
  #timer: ReturnType<typeof setTimeout> | null = null;
  #writing: Promise<boolean> | null = null;

  /** The picture with what was typed since it was read. */
  of(picture: PictureAbout): PictureAbout {
    const [written, typed] = [this.#written.get(picture.hash), this.#typed.get(picture.hash)];
    return written === undefined && typed === undefined ? picture : { ...picture, ...written, ...typed };
  }

  /** A field says this from now on. */
  set(hash: string, field: Field, text: string): void {
    this.#typed = new Map(this.#typed).set(hash, { ...this.#typed.get(hash), [field]: text });
    this.#later(WRITES_MS);
  }

  #later(delay: number): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), delay);
  }

  /** Writes what waits; false when something of it could not be written. */
  async flush(): Promise<boolean> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    // One write after the other: a later word must not be overtaken by an earlier one.
    while (this.#writing !== null) await this.#writing;
    this.#writing = this.#write();
    try {
      return await this.#writing;
    } finally {
      this.#writing = null;
    }
  }

  async #write(): Promise<boolean> {
    for (const [hash, typed] of this.#typed) {
      try {
        const { picture } = await rpc("media.change", { hash, caption: typed.caption ?? null, credit: typed.credit ?? null, alt: typed.alt ?? null });
        this.#settle(hash, typed, picture);
      } catch (error) {
        const failure = asFailure(error);
        if (failure.code === "picture_missing") {
          // Cleared away meanwhile: there is nothing left to describe.
          this.#forget(hash);
          tell(failure);
          continue;
        }
        this.failure = failure;
        this.#later(AGAIN_MS);
        return false;
      }
    }
    this.failure = null;
    return true;
  }

  #forget(hash: string): void {
    const rest = new Map(this.#typed);
    rest.delete(hash);
    this.#typed = rest;
  }

  /** What was written waits no longer, unless it was typed over meanwhile. */
  #settle(hash: string, sent: Typed, { caption, credit, alt }: PictureAbout): void {
    this.#written = new Map(this.#written).set(hash, { caption, credit, alt });
    const rest = Object.entries(this.#typed.get(hash) ?? {}).filter(([field, text]) => text !== sent[field as Field]);
    if (rest.length === 0) this.#forget(hash);
    else this.#typed = new Map(this.#typed).set(hash, Object.fromEntries(rest));
  }
}

export const drafts = new Drafts();
beforeLeaving(() => drafts.flush());
