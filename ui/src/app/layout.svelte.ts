/** The window's layout: which panes are shown, how wide, how large the text, which modes. */
import { settings } from "../shared/settings.svelte";
import { columns, withinNow } from "./panels";
import { AT_FIRST, fitting, PANES, readLayout, WIDTHS, zoomed, type Page, type Pane, type Stored } from "./layout";

/** The tokens that hold the widths nobody chose. */
const TOKENS: Record<Pane, string> = { library: "--side", list: "--list", inspector: "--insp" };

/** Cards beside the text want more room than fields. */
const REVIEW_TOKEN = "--insp-review";

class Layout {
  /** Width of the window in CSS px; the frame tells it. */
  window = $state(1440);
  #now = $state.raw<Stored>(AT_FIRST);
  /** The panes as they give way: the last one first. */
  #order = $state.raw<readonly Pane[]>(["inspector", "list", "library"]);
  readonly widths = $derived.by(() => {
    void this.window;
    const style = getComputedStyle(document.documentElement);
    const token = (pane: Pane) => (pane === "inspector" && withinNow() !== undefined ? REVIEW_TOKEN : TOKENS[pane]);
    const width = (pane: Pane) => this.#now.widths[pane] ?? (Number.parseFloat(style.getPropertyValue(token(pane))) || WIDTHS[pane].least);
    return { library: width("library"), list: width("list"), inspector: width("inspector") };
  });
  /** The panes that are unfolded and for which there is room. */
  readonly shown = $derived.by(() => {
    const wanted = this.#order.filter((pane) => settings.panes[pane]);
    return fitting(this.window, columns(), wanted, this.widths);
  });

  /** Takes what the library remembers. */
  load(): void {
    this.#now = readLayout(settings.values["layout"]);
  }

  get ratio(): number {
    return this.#now.ratio;
  }
  get pageRatio(): number {
    return this.#now.pageRatio;
  }
  get zoom(): number {
    return this.#now.zoom;
  }
  get page(): Page {
    return this.#now.page;
  }
  get focus(): boolean {
    return this.#now.focus;
  }
  get typewriter(): boolean {
    return this.#now.typewriter;
  }

  set(change: Partial<Stored>): void {
    this.#now = readLayout({ ...this.#now, ...change });
    settings.keep("layout", this.#now);
  }

  setRatio(ratio: number): void {
    this.set({ ratio });
  }

  setZoom(zoom: number): void {
    this.set({ zoom });
  }

  stepZoom(step: 1 | -1): void {
    this.set({ zoom: zoomed(this.zoom, step) });
  }

  /** Null: as wide as at first. */
  setWidth(pane: Pane, width: number | null): void {
    this.set({ widths: { ...this.#now.widths, [pane]: width } });
  }

  /** Folds a pane that is shown; shows one that is folded, or that had no room: then others make room. */
  fold(pane: Pane): void {
    const open = !this.shown.has(pane);
    if (open) this.#order = [pane, ...this.#order.filter((one) => one !== pane)];
    settings.setPanes({ [pane]: open });
  }

  /** Both sides away, or back. */
  foldAll(): boolean {
    const open = this.shown.size === 0;
    settings.setPanes(Object.fromEntries(PANES.map((pane) => [pane, open])));
    return open;
  }
}

export const layout = new Layout();
