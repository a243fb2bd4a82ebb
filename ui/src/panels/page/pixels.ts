/** Pixels of a page on their way: one request at a time, the newest wins, old pixels stay until it is there. */
import type { PagePixels, Tile } from "../../host";

/** Pixels that came, and of what they are. */
export type Drawn = { sheet: number; tile: Tile; pixels: PagePixels };
export type PixelsOptions = {
  /** `since`: the sheet of which the tile is shown, or null. */
  read: (sheet: number, tile: Tile, since: number | null) => Promise<PagePixels | null>;
  show: (drawn: Drawn) => void;
  /** The sheet's pixels are no longer kept. */
  gone: (sheet: number) => void;
};

type Wanted = { sheet: number; tile: Tile };
const sameTile = (a: Tile, b: Tile) => a.scale === b.scale && a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
const same = (a: Wanted | null, b: Wanted | null) => a !== null && b !== null && a.sheet === b.sheet && sameTile(a.tile, b.tile);

export class Pixels {
  readonly #options: PixelsOptions;
  #wanted: Wanted | null = null;
  #under: Wanted | null = null;
  #shown: Wanted | null = null;

  constructor(options: PixelsOptions) {
    this.#options = options;
  }

  /** These, as soon as they can be had; nothing is done when they are shown or on their way. */
  want(sheet: number, tile: Tile): void {
    const wanted = { sheet, tile };
    if (same(wanted, this.#under) || (this.#under === null && same(wanted, this.#shown))) {
      this.#wanted = null;
      return;
    }
    this.#wanted = wanted;
    if (this.#under === null) void this.#read();
  }

  async #read(): Promise<void> {
    for (let next = this.#wanted; next !== null; next = this.#wanted) {
      this.#wanted = null;
      this.#under = next;
      const since = this.#shown !== null && sameTile(this.#shown.tile, next.tile) ? this.#shown.sheet : null;
      const pixels = await this.#options.read(next.sheet, next.tile, since).catch(() => null);
      this.#under = null;
      if (pixels !== null) {
        this.#shown = next;
        this.#options.show({ ...next, pixels });
      } else if (this.#wanted === null) this.#options.gone(next.sheet);
    }
  }
}
