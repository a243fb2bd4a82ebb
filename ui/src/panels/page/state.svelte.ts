/** What the page's mode shows, and what is done to pages there; whatever is done can be taken back. */
import { cursorPlace as cursorIn } from "../../editor";
import { connect, pageRpc, type PageInfo, type PageRect, type SlotFit } from "../../host";
import { copyfit } from "../../shared/copyfit.svelte";
import { settings } from "../../shared/settings.svelte";
import { desk } from "../../shared/story.svelte";
import { toasts } from "../../shared/toasts.svelte";
import { told } from "../../shared/told";
import { acts } from "./acts.svelte";
import { t } from "./messages";
import { stepped, stepsBack, within, type Placed, type Zoom } from "./model";

export type Look = "print" | "web" | "phone";
/** What a dialog asks for. */
export type Asked = { what: "choose" } | { what: "story"; slot: string } | { what: "slot" } | { what: "new" } | { what: "change"; page: PageInfo };
export type SaveKind = "pdf" | "png" | "svg" | "proof" | "slip";
type Details = Pick<PageInfo, "name" | "plan" | "number" | "section" | "date" | "editors">;

const placedOf = (pages: readonly PageInfo[]): Placed[] => pages.flatMap((page) => page.placements.map(({ slot, article }) => ({ page: page.id, slot, article })));

class PageDesk {
  look = $state<Look>("print");
  asked = $state.raw<Asked | null>(null);
  /** What is to be brought into view: a place on the sheet in points; each time another object. */
  reveal = $state.raw<{ rect: PageRect; blink: boolean } | null>(null);
  /** The scale that is shown, in %; the view tells it. */
  percent = $state(100);
  saving = $state(false);
  /** Pages that were made again, by the ids they had. */
  readonly #remade = new Map<string, string>();

  get zoom(): Zoom {
    const kept = settings.values["page.zoom"];
    return kept === "page" || kept === "width" ? kept : typeof kept === "number" && Number.isFinite(kept) ? within(kept) : "width";
  }

  setZoom(zoom: Zoom): void {
    settings.keep("page.zoom", typeof zoom === "number" ? within(zoom) : zoom);
  }

  step(by: 1 | -1): void {
    this.setZoom(stepped(this.percent, by));
  }

  setLook(look: Look): void {
    this.look = look;
  }

  /** Puts a story into a slot of the page that is shown; null clears it. */
  async place(slot: string, article: string | null): Promise<void> {
    const { page } = copyfit.current;
    if (page === null) return;
    const before = placedOf(copyfit.pages);
    const was = page.placements.find((one) => one.slot === slot);
    if ((was?.article ?? null) === article) return;
    await told(async () => {
      await pageRpc("page.place", { page: page.id, slot, article });
      await copyfit.refresh();
      const name = this.slotName(slot);
      const after = placedOf(copyfit.pages);
      const said = article === null ? t().cleared(name) : t().placed(copyfit.pageOf(page.id)?.placements.find((one) => one.slot === slot)?.title ?? "", name);
      acts.did({ said, back: () => this.#turn(before), again: () => this.#turn(after) });
    });
  }

  /** A slot's name as the interface says it. */
  slotName(slot: string): string {
    const name = copyfit.current.set?.slots.find((one) => one.slot === slot)?.name;
    return name === undefined ? slot : t().named(name);
  }

  /** Everything stands again where it stood. */
  async #turn(to: readonly Placed[]): Promise<void> {
    const there = to.map((one) => ({ ...one, page: this.#idOf(one.page) })).filter((one) => copyfit.pageOf(one.page) !== null);
    for (const step of stepsBack(there, placedOf(copyfit.pages))) await pageRpc("page.place", step);
    await copyfit.refresh();
  }

  /** A page that was taken away and made again has another id. */
  #idOf(page: string): string {
    const next = this.#remade.get(page);
    return next === undefined ? page : this.#idOf(next);
  }

  async create(details: Details): Promise<void> {
    await told(async () => {
      const { page } = await pageRpc("page.create", { plan: details.plan, name: details.name });
      await pageRpc("page.change", { id: page.id, ...details });
      await copyfit.refresh();
      copyfit.choose({ page: page.id });
      this.asked = null;
    });
  }

  async change(page: PageInfo, details: Details): Promise<void> {
    const before = placedOf(copyfit.pages);
    const { name, plan, number, section, date, editors } = page;
    const write = async (to: Details) => {
      await pageRpc("page.change", { id: this.#idOf(page.id), ...to });
      await copyfit.refresh();
    };
    await told(async () => {
      await write(details);
      this.asked = null;
      const back = async () => {
        await write({ name, plan, number, section, date, editors });
        await this.#turn(before);
      };
      acts.did({ said: t().changed(details.name), back, again: () => write(details) });
    });
  }

  /** Takes a page away; its stories stay in the library. Undone, it is made again with what stood on it. */
  async remove(page: PageInfo): Promise<void> {
    const again = async () => {
      await pageRpc("page.remove", { id: this.#idOf(page.id) });
      copyfit.choose(null);
      await copyfit.refresh();
      this.asked = null;
    };
    await told(async () => {
      await again();
      acts.did({ said: t().removed(page.name), back: () => this.#remake(page), again });
    });
  }

  async #remake({ id, name, plan, number, section, date, editors, placements }: PageInfo): Promise<void> {
    const { page } = await pageRpc("page.create", { plan, name });
    this.#remade.set(this.#idOf(id), page.id);
    await pageRpc("page.change", { id: page.id, number, section, date, editors });
    for (const { slot, article } of placements) {
      // What has found another place meanwhile stays there.
      if (copyfit.standsOn(article) === null) await pageRpc("page.place", { page: page.id, slot, article });
    }
    await copyfit.refresh();
    copyfit.choose({ page: page.id });
  }

  /** Where the cursor of the story is on the page; told when it has no place there. */
  async showCursor(): Promise<void> {
    const rect = await cursorRect();
    if (rect === null) toasts.show(t().notOnPage);
    else this.reveal = { rect, blink: true };
  }

  /** Writes the page, or the story details, to a folder that the person names. */
  async save(kind: SaveKind): Promise<void> {
    const { view } = copyfit;
    const { story } = desk;
    if (this.saving || (kind === "slip" ? story === null : view === null)) return;
    const [folder] = await (await connect()).dialogOpen("folder");
    if (folder === undefined) return;
    this.saving = true;
    await told(async () => {
      await story?.flush();
      const target = folder.handle;
      const answer: { path: string; files?: number; over?: readonly SlotFit[] } =
        kind === "slip" ? await pageRpc("story.slip_sheet", { article: story!.id, target })
        : await pageRpc("page.write", { view: view!, kind: kind === "proof" ? "pdf" : kind, archival: kind === "proof", target });
      const over = answer.over ?? [];
      const more = over.map((slot) => t().overIn(t().named(slot.name), slot.over)).join(" ");
      toasts.show(t().saved(answer.path, (answer.files ?? 1) - 1), { tone: over.length > 0 ? "wrong" : "good", more });
    });
    this.saving = false;
  }
}

/** Where the cursor stands on the sheet, in points; null where it has no place there. */
export async function cursorRect(): Promise<PageRect | null> {
  const { set, slot } = copyfit.current;
  const { story } = desk;
  if (set === null || slot === null || story === null || story.editor === null) return null;
  const place = cursorIn(story.editor.view.state);
  if (place === null) return null;
  return pageRpc("page.where", { sheet: set.sheet, article: story.id, block: place.id, at: place.offset ?? 0 }).then(({ rect }) => rect, () => null);
}

export const pageDesk = new PageDesk();
