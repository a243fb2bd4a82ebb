/** What the library says of the pictures on the page: asked for once, kept while the window stands. */
import type { PictureSize, Sizes } from "../../editor";
import { rpc, type PictureAbout } from "../../host";

class Abouts implements Sizes {
  /** By SHA-256; null for one that the library has not. */
  known = $state.raw<ReadonlyMap<string, PictureAbout | null>>(new Map());
  readonly #coming = new Map<string, Promise<void>>();
  readonly #watchers = new Set<() => void>();

  /** For the editor: width and height as shown, where they are known. */
  of(hash: string): PictureSize | null {
    return this.known.get(hash) ?? null;
  }

  watch(changed: () => void): () => void {
    this.#watchers.add(changed);
    return () => this.#watchers.delete(changed);
  }

  /** A picture that has just been heard of. */
  take(...pictures: readonly PictureAbout[]): void {
    if (pictures.length > 0) this.#put(pictures.map((one) => [one.hash, one]));
  }

  /** Asks for those that are not known yet; resolves when they have come. */
  async need(hashes: Iterable<string>): Promise<void> {
    await Promise.all([...hashes].filter((hash) => !this.known.has(hash)).map((hash) => this.#coming.get(hash) ?? this.#ask(hash)));
  }

  /** Asks for one anew, since the library may say something else by now. */
  again(hash: string): Promise<void> {
    return this.#ask(hash);
  }

  #ask(hash: string): Promise<void> {
    const asked = rpc("media.read", { hash }).then(({ picture }) => this.#put([[hash, picture]]), () => this.#put([[hash, null]]));
    this.#coming.set(hash, asked);
    return asked.finally(() => this.#coming.delete(hash));
  }

  #put(more: readonly (readonly [string, PictureAbout | null])[]): void {
    this.known = new Map([...this.known, ...more]);
    for (const watcher of this.#watchers) watcher();
  }
}

export const abouts = new Abouts();
