/** What the window remembers: language, theme, which panes are open. */
import { untrack } from "svelte";
import { rpc } from "../host";
import { asLang, locale, systemLang, type Lang } from "./i18n.svelte";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** Panes and how they stand. */
export type Panes = { library: boolean; list: boolean; inspector: boolean; preview: boolean; tab: string; phone: boolean };

/** Ways of working, each with sides of its own: writing, the printed page at the right of the manuscripts, reviewing. */
export type Way = "write" | "page" | "review";
/** What stands beside the manuscripts. */
type Sides = Pick<Panes, "library" | "list" | "inspector">;
const FOLDED: Sides = { library: false, list: false, inspector: false };
const REVIEWING: Sides = { library: true, list: false, inspector: true };
/** The tab that whoever begins to review finds in front. */
const REVIEW_TAB = "comments";
const sidesOf = ({ library, list, inspector }: Panes): Sides => ({ library, list, inspector });

const OPEN: Panes = { library: true, list: true, inspector: true, preview: false, tab: "details", phone: false };

class Settings {
  theme = $state<Theme>("system");
  panes = $state<Panes>({ ...OPEN });
  /** All that is remembered, by name, as it was stored. */
  values = $state.raw<Readonly<Record<string, unknown>>>({});
  #turned: Way = "write";
  readonly #sides: Record<Way, Sides> = { write: sidesOf(OPEN), page: FOLDED, review: REVIEWING };
  /** The tab in front while nothing is reviewed. */
  #tab = OPEN.tab;
  #waiting: Record<string, unknown> = {};
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** Takes what the library remembers. */
  async load(): Promise<void> {
    const { values } = await rpc("settings.read", {});
    this.values = values;
    locale.lang = asLang(values["language"]) ?? systemLang();
    this.theme = THEMES.find((theme) => theme === values["theme"]) ?? "system";
    this.panes = knownPanes(values["panes"]);
    this.#sides.page = sidesOf(knownPanes({ ...FOLDED, ...(values["panes.page"] as object | null) }));
    this.#sides.review = sidesOf(knownPanes({ ...REVIEWING, ...(values["panes.review"] as object | null) }));
  }

  /** The sides as they were left in the other way of working. */
  turn(way: Way): void {
    untrack(() => {
      if (way === this.#turned) return;
      this.#sides[this.#turned] = sidesOf(this.panes);
      if (this.#turned !== "review") this.#tab = this.panes.tab;
      this.#turned = way;
      Object.assign(this.panes, this.#sides[way], { tab: way === "review" ? REVIEW_TAB : this.#tab });
    });
  }

  setLang(lang: Lang): void {
    locale.lang = lang;
    this.keep("language", lang);
  }

  setTheme(theme: Theme): void {
    this.theme = theme;
    this.keep("theme", theme);
  }

  setPanes(change: Partial<Panes>): void {
    Object.assign(this.panes, change);
    const way = this.#turned;
    const tab = way === "review" ? { tab: this.#tab } : {};
    this.keep("panes", { ...$state.snapshot(this.panes), ...(way === "write" ? {} : this.#sides.write), ...tab });
    if (way !== "write") this.keep(`panes.${way}`, sidesOf(this.panes));
  }

  /** Whether quotes, dashes and marks are set by the story's language while typing. */
  get smartTyping(): boolean {
    return this.values["smart_typing"] !== false;
  }

  setSmartTyping(on: boolean): void {
    this.keep("smart_typing", on);
  }

  /** Writes at once what still waits. */
  async flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const values = this.#waiting;
    this.#waiting = {};
    // A setting that is not kept must not stop anybody's work.
    if (Object.keys(values).length > 0) await rpc("settings.write", { values }).catch(() => undefined);
  }

  /** Remembers a value under a name of its own; written in a moment. */
  keep(name: string, value: unknown): void {
    this.values = { ...this.values, [name]: value };
    this.#waiting[name] = value;
    if (this.#timer === null) this.#timer = setTimeout(() => void this.flush(), 300);
  }
}

/** Stored panes, with what is missing or wrong as it is at first. */
export function knownPanes(stored: unknown): Panes {
  const found = typeof stored === "object" && stored !== null ? (stored as Record<string, unknown>) : {};
  const flag = (name: keyof Panes) => (typeof found[name] === "boolean" ? found[name] : (OPEN[name] as boolean));
  return {
    library: flag("library"),
    list: flag("list"),
    inspector: flag("inspector"),
    preview: flag("preview"),
    phone: flag("phone"),
    tab: typeof found["tab"] === "string" ? found["tab"] : OPEN.tab,
  };
}

export const settings = new Settings();
