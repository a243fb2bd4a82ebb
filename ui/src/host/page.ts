/** The printed page on the wire. */
import { rpc } from "./call.ts";
import type { Change } from "./contract.ts";

/** Points on the trimmed sheet from its upper left corner. */
export type PageRect = { x: number; y: number; width: number; height: number };
export type TwoNames = { zh: string; en: string };
/** What is set: a page of the library, or one story in the first slot of a plan. */
export type PageView = { kind: "page"; page: string } | { kind: "story"; article: string; plan: string };
/** Something that an editor should know about a page or a plan. */
export type PageProblem = { code: string; slot: string | null; params: Record<string, string> };
/** A page plan. Width and height in points. */
export type PlanInfo = {
  id: string;
  name: TwoNames;
  language: string;
  width: number;
  height: number;
  origin: "ready" | "newsroom";
  slots: { id: string; name: TwoNames; rows: number; outline?: PageRect[] }[];
  problems: PageProblem[];
};
/** A page and what stands on it. */
export type PageInfo = {
  id: string;
  name: string;
  plan: string;
  number: string;
  section: string;
  date: string | null;
  editors: string;
  placements: { slot: string; article: string; title: string }[];
  changed: string;
};
/** How the story of a slot fits: `over` rows of body text too many (above zero) or free (below). */
export type SlotFit = {
  slot: string;
  name: TwoNames;
  article: string | null;
  title: string;
  rows: number;
  over: number;
  titles: { part: string; size: number; over: number }[];
  outline: PageRect[];
};
/** A line as set; without a frame where it has no room. `from` and `to` in UTF-16 units of the block's inline content. */
export type PageLine = { frame: number | null; rect: PageRect; text: { block: string; from: number; to: number } | null };
/** A page as it was set; `sheet` names its pixels. */
export type SetPage = { sheet: number; width: number; height: number; slots: SlotFit[]; lines: PageLine[]; problems: PageProblem[]; milliseconds: number };
/** How a story that stands on a page fits there. */
export type PageFit = { article: string; page: string; page_name: string; slot: string; slot_name: TwoNames; rows: number; over: number };

export type PageVerbs = {
  "page.plans": { request: Record<string, never>; response: { plans: PlanInfo[]; faces_missing: string[] } };
  "page.list": { request: Record<string, never>; response: { pages: PageInfo[] } };
  "page.create": { request: { plan: string; name: string }; response: { page: PageInfo } };
  "page.change": { request: { id: string; name?: string; plan?: string; number?: string; section?: string; date?: string | null; editors?: string }; response: { page: PageInfo } };
  "page.remove": { request: { id: string }; response: Record<string, never> };
  "page.place": { request: { page: string; slot: string; article: string | null }; response: { page: PageInfo } };
  "page.set": { request: { view: PageView; article: string | null; change: Change | null }; response: SetPage };
  "page.at": { request: { sheet: number; x: number; y: number }; response: { place: { article: string; block: string; at: number } | null } };
  "page.where": { request: { sheet: number; article: string; block: string; at: number }; response: { rect: PageRect | null } };
  "page.fits": { request: Record<string, never>; response: { fits: PageFit[] } };
  "page.write": { request: { view: PageView; kind: "pdf" | "png" | "svg"; archival: boolean; target: string | null }; response: { path: string } };
  "story.slip_sheet": { request: { article: string; target: string | null }; response: { path: string } };
};

/** One verb of the page. */
export function pageRpc<V extends keyof PageVerbs>(verb: V, request: PageVerbs[V]["request"]): Promise<PageVerbs[V]["response"]> {
  return rpc(verb as never, request as never) as Promise<PageVerbs[V]["response"]>;
}
