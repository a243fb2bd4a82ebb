/** The printed page of the in-memory backend: lines of equal squares, painted by the browser. The true typesetter is in crates/layout. */
import type { PagePixels, Tile } from "./call.ts";
import type { Article, Change, Failure } from "./contract.ts";
import { framesOf, PLANS, rectOf, type FakePlan } from "./fake-plans.ts";
import { failure, headLine, replay, textOf } from "./fake-text.ts";
import type { PageFit, PageInfo, PageLine, PageRect, PageVerbs, PageView, SetPage, SlotFit } from "./page.ts";

type Handlers = { [V in keyof PageVerbs]: (request: PageVerbs[V]["request"]) => PageVerbs[V]["response"] | Promise<PageVerbs[V]["response"]> };
type Json = { type: string; attrs?: Record<string, unknown>; content?: Json[]; text?: string };
type Shown = PageLine & { words: string; head: boolean };
type Sheet = SetPage & { plan: FakePlan; page: PageInfo | null; own: { slot: string; article: string | null; lines: Shown[]; title: string; kicker: string; boxed: boolean; hole: PageRect | null }[] };
/** What the page needs to know of the library. `article` throws where there is none. */
export type FakeLibrary = { now: () => string; article: (id: string) => Article; version: (id: string) => string; tell: () => void };

/** Sheets whose pixels are kept. */
const KEPT = 8;
const full = (sign: string) => sign.codePointAt(0)! > 0x2000;
const stuck = "，。、；：？！”’）》」";

/** Breaks a text after `measure` squares; a line does not begin with a mark that belongs to the one before. */
function broken(text: string, measure: number, indent: number): { from: number; to: number }[] {
  const lines: { from: number; to: number }[] = [];
  let [from, width] = [0, indent];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]!;
    const wide = full(sign) ? 1 : 0.52;
    if (width + wide > measure + 0.01 && !stuck.includes(sign)) {
      lines.push({ from, to: at });
      [from, width] = [at, 0];
    }
    width += wide;
  }
  if (text.length > from) lines.push({ from, to: text.length });
  return lines;
}

/** The text blocks of a body that are printed. */
function printed(node: Json, found: Json[] = []): Json[] {
  const only = node.attrs?.["only"] as string[] | null | undefined;
  if (only && !only.includes("print")) return found;
  if (node.type === "paragraph" || node.type === "section_head") found.push(node);
  else if (node.type !== "figure" && node.type !== "table") for (const child of node.content ?? []) printed(child, found);
  return found;
}

export class FakePages {
  readonly #library: FakeLibrary;
  readonly #pages: PageInfo[] = [];
  readonly #live = new Map<string, { version: string; article: Article }>();
  readonly #sheets = new Map<number, Sheet>();
  #next = 1;
  readonly handlers: Handlers;
  /** Milliseconds that setting a page takes, and whether it fails; for looking at those states. */
  slow = 6;
  fails = false;
  /** Faces that nobody has. */
  faces: string[] = [];

  constructor(library: FakeLibrary, stories: readonly string[]) {
    this.#library = library;
    const [lead, second, box] = stories;
    if (lead !== undefined) this.#create("broadsheet-news", "要闻 A2").placements = [["lead", lead], ["second", second], ["box", box]].flatMap(([slot, article]) => (article === undefined ? [] : [{ slot: slot!, article, title: "" }]));
    this.handlers = {
      "page.plans": () => ({ plans: PLANS.map(({ id, name, language, width, height, origin, slots, problems }) => ({ id, name, language, width, height, origin, slots, problems })), faces_missing: [...this.faces] }),
      "page.list": () => ({ pages: this.#pages.map((page) => this.#named(page)) }),
      "page.create": ({ plan, name }) => ({ page: this.#create(plan, name) }),
      "page.change": ({ id, ...change }) => ({ page: this.#changed(Object.assign(this.#page(id), change)) }),
      "page.remove": ({ id }) => {
        this.#pages.splice(this.#pages.indexOf(this.#page(id)), 1);
        return {};
      },
      "page.place": ({ page, slot, article }) => ({ page: this.#place(this.#page(page), slot, article) }),
      "page.set": (request) => this.#answer(request),
      "page.at": ({ sheet, x, y }) => ({ place: this.#at(this.#sheet(sheet), x, y) }),
      "page.where": ({ sheet, article, block, at }) => ({ rect: this.#where(this.#sheet(sheet), article, block, at) }),
      "page.fits": () => ({ fits: this.#pages.flatMap((page) => this.#fits(page)) }),
      "page.write": ({ kind }) => ({ path: `~/Gaotai/outbox/page.${kind}`, files: 1, over: [], problems: [] }),
      "story.slip_sheet": () => ({ path: "~/Gaotai/outbox/slip.pdf" }),
    };
  }

  #create(plan: string, name: string): PageInfo {
    const page: PageInfo = { id: crypto.randomUUID(), name, plan, number: "", section: "", date: null, editors: "", placements: [], changed: this.#library.now() };
    this.#pages.push(page);
    return page;
  }

  #changed(page: PageInfo): PageInfo {
    page.changed = this.#library.now();
    return this.#named(page);
  }

  #named(page: PageInfo): PageInfo {
    return { ...page, placements: page.placements.map((one) => ({ ...one, title: headLine(this.#article(one.article), "title") })) };
  }

  #page(id: string): PageInfo {
    const found = this.#pages.find((page) => page.id === id);
    if (!found) throw failure("page_missing" as Failure["code"], id);
    return found;
  }

  #sheet(id: number): Sheet {
    const found = this.#sheets.get(id);
    if (!found) throw failure("page_stale" as Failure["code"], String(id));
    return found;
  }

  #place(page: PageInfo, slot: string, article: string | null): PageInfo {
    const was = article === null ? undefined : page.placements.find((one) => one.article === article);
    const there = page.placements.find((one) => one.slot === slot);
    for (const one of this.#pages) one.placements = one.placements.filter((placed) => placed !== was && placed !== there && placed.article !== article);
    if (article !== null) page.placements.push({ slot, article, title: "" });
    if (was !== undefined && there !== undefined && there !== was) page.placements.push({ ...there, slot: was.slot });
    return this.#changed(page);
  }

  #article(id: string): Article {
    const live = this.#live.get(id);
    return live !== undefined && live.version === this.#library.version(id) ? live.article : this.#library.article(id);
  }

  async #answer({ view, article, change }: PageVerbs["page.set"]["request"]): Promise<SetPage> {
    if (article !== null && change !== null) this.#live.set(article, { version: this.#library.version(article), article: replay(this.#article(article), change as Change) });
    await new Promise((done) => setTimeout(done, this.slow));
    if (this.fails) throw failure("internal", "the fake page was told to fail");
    const { plan: _plan, page: _page, own: _own, ...set } = this.#set(view, article);
    return set;
  }

  #set(view: PageView, article: string | null): Sheet {
    const page = view.kind === "page" ? this.#page(view.page) : null;
    const plan = PLANS.find((one) => one.id === (view.kind === "page" ? page!.plan : view.plan)) ?? PLANS[0]!;
    const placed = (slot: string, at: number) => (view.kind === "story" ? (at === 0 ? view.article : null) : (page!.placements.find((one) => one.slot === slot)?.article ?? null));
    const own = plan.own.map((slot, at) => {
      const id = placed(slot.id, at);
      const story = id === null ? null : this.#article(id);
      return { slot: slot.id, article: id, lines: story === null ? [] : lines(plan, slot, story), title: story === null ? "" : headLine(story, "title"), kicker: story === null ? "" : headLine(story, "kicker"), boxed: slot.boxed === true, hole: slot.hole ? rectOf(plan, slot.hole) : null };
    });
    const slots = plan.own.map((slot, at): SlotFit => {
      const { article: id, lines: all, title } = own[at]!;
      const rows = plan.slots[at]!.rows;
      return { slot: slot.id, name: slot.name, article: id, title, rows, over: id === null ? 0 : all.length - rows, continues: false, faces_missing: this.faces, titles: id === null ? [] : [{ part: "title", size: 30, over: title.length - slot.area.columns * 5, faces_missing: this.faces }], outline: [rectOf(plan, slot.area)] };
    });
    const mine = own.find((one) => one.article !== null && one.article === article);
    const problems = slots.filter((slot) => slot.over > 0).map((slot) => ({ code: "slot_over", slot: slot.slot, params: { rows: String(slot.over) } }));
    const sheet: Sheet = { sheet: this.#next++, width: plan.width, height: plan.height, sheets: 1, step: plan.height + 24, slots, lines: (mine?.lines ?? []).map(({ words: _, head: __, ...line }) => line), problems, milliseconds: this.slow, plan, page, own };
    this.#sheets.set(sheet.sheet, sheet);
    for (const old of [...this.#sheets.keys()].slice(0, -KEPT)) this.#sheets.delete(old);
    return sheet;
  }

  #fits(page: PageInfo): PageFit[] {
    const set = this.#set({ kind: "page", page: page.id }, null);
    return set.slots.flatMap(({ slot, name, article, rows, over, faces_missing }) => (article === null ? [] : [{ article, page: page.id, page_name: page.name, slot, slot_name: name, rows, over, continues: false, faces_missing }]));
  }

  #at(sheet: Sheet, x: number, y: number) {
    for (const { article, lines: all } of sheet.own) {
      for (const { rect, text, frame } of all) {
        if (text === null || frame === null || article === null || x < rect.x || x > rect.x + sheet.plan.grid.column || y < rect.y - 3 || y > rect.y + rect.height + 3) continue;
        const share = Math.max(0, Math.min(1, (x - rect.x) / rect.width));
        return { article, block: text.block, at: Math.round(text.from + share * (text.to - text.from)) };
      }
    }
    return null;
  }

  #where(sheet: Sheet, article: string, block: string, at: number): PageRect | null {
    const all = sheet.own.find((one) => one.article === article)?.lines ?? [];
    const line = all.find(({ text, frame }) => frame !== null && text !== null && text.block === block && text.from <= at && at <= text.to);
    if (!line) return null;
    const { rect, text } = line;
    const share = (at - text!.from) / Math.max(1, text!.to - text!.from);
    return { x: rect.x + share * rect.width, y: rect.y, width: 0, height: rect.height };
  }

  /** A part of a sheet, drawn. */
  async pixels(id: number, tile: Tile): Promise<PagePixels | null> {
    const sheet = this.#sheets.get(id);
    const canvas = new OffscreenCanvas(tile.width, tile.height);
    const ink = canvas.getContext("2d");
    if (!sheet || ink === null) return null;
    ink.fillStyle = "#fff";
    ink.fillRect(0, 0, tile.width, tile.height);
    ink.setTransform(tile.scale, 0, 0, tile.scale, -tile.x, -tile.y);
    paint(ink, sheet);
    return { image: ink.getImageData(0, 0, tile.width, tile.height), part: false, x: 0, y: 0 };
  }
}

function lines(plan: FakePlan, slot: FakePlan["own"][number], article: Article): Shown[] {
  const frames = framesOf(plan, slot);
  const rows = frames.flatMap(({ rect, rows: count }, frame) => Array.from({ length: count }, (_, at) => ({ frame, x: rect.x, y: rect.y + at * plan.leading })));
  const found: Shown[] = [];
  const add = (words: string, text: PageLine["text"], indent: number, head: boolean) => {
    const at = rows[found.length];
    const width = [...words].reduce((sum, sign) => sum + (full(sign) ? 1 : 0.52), 0) * plan.size;
    const rect = at === undefined ? { x: 0, y: 0, width: 0, height: 0 } : { x: at.x + indent * plan.size, y: at.y, width: Math.min(width, plan.grid.column - indent * plan.size), height: plan.size };
    found.push({ frame: at?.frame ?? null, rect, text, words, head });
  };
  const byline = article.slip.authors.map((author) => author.name).join(" ");
  if (byline !== "") add(`□ ${byline}`, null, 0, false);
  for (const block of printed((article.doc as Json).content![1]!)) {
    const words = textOf(block);
    const head = block.type === "section_head";
    const indent = head ? 0 : 2;
    const id = String(block.attrs!["id"]);
    broken(words, plan.measure, indent).forEach(({ from, to }, at) => add(words.slice(from, to), { block: id, from, to }, at === 0 ? (head ? Math.max(0, (plan.measure - words.length) / 2) : indent) : 0, head));
  }
  return found;
}

const SERIF = '"Noto Serif CJK SC", serif';

function paint(ink: OffscreenCanvasRenderingContext2D, { plan, own, page, width }: Sheet): void {
  const { grid, size } = plan;
  ink.textBaseline = "alphabetic";
  ink.fillStyle = "#111";
  ink.font = `700 16px ${SERIF}`;
  ink.fillText(page?.section || "江 城 日 报", grid.left, grid.top - 22);
  ink.font = `8px ${SERIF}`;
  ink.fillText([page?.date ?? "", page?.editors ?? ""].join("  "), grid.left + 130, grid.top - 22);
  ink.fillText(page?.number ?? "", width - grid.left - 12, grid.top - 22);
  ink.fillRect(grid.left, grid.top - 14, width - 2 * grid.left, 1.2);
  plan.own.forEach((slot, at) => {
    const { title, kicker, lines: all, boxed, hole, article } = own[at]!;
    const area = rectOf(plan, slot.area);
    ink.lineWidth = 0.6;
    ink.strokeStyle = boxed || article === null ? (article === null ? "#ccc" : "#111") : "transparent";
    ink.strokeRect(area.x - 4, area.y - 2, area.width + 8, area.height);
    if (article === null) return;
    ink.textAlign = "center";
    const type = Math.min(44, (area.width / Math.max(6, title.length)) * 0.95);
    ink.font = `${type * 0.4}px ${SERIF}`;
    ink.fillText(kicker, area.x + area.width / 2, area.y + type * 0.5, area.width);
    ink.font = `700 ${type}px ${SERIF}`;
    ink.fillText(title, area.x + area.width / 2, area.y + slot.title * plan.leading * 0.5 + type * 0.5, area.width);
    ink.textAlign = "left";
    ink.fillStyle = "#bbb";
    if (hole !== null) ink.fillRect(hole.x, hole.y, hole.width, hole.height - plan.leading);
    ink.fillStyle = "#111";
    all.forEach(({ frame, rect, words, head }, line) => {
      if (frame === null) return;
      ink.font = `${head ? 700 : 400} ${size}px ${SERIF}`;
      ink.fillText(words, rect.x, rect.y + size * 0.88, rect.width + 2);
      if (plan.numbered) ink.fillText(String(line + 1), grid.left - 30, rect.y + size * 0.88);
    });
  });
}
