/** The printed page on the wire. */
import { rpc } from "./call.ts";
import type { PageView, Verbs } from "./contract.ts";

export type { PageFit, PageInfo, PageLine, PageProblem, PageRect, PageView, PlanInfo, SetPage, SlotFit, TwoNames } from "./contract.ts";

/** The verbs of the page, and those that write one. */
export type PageVerbs = Pick<Verbs, Extract<keyof Verbs, `page.${string}`>> & {
  "page.write": { request: { view: PageView; kind: "pdf" | "png" | "svg"; archival: boolean; target: string | null }; response: { path: string } };
  "story.slip_sheet": { request: { article: string; target: string | null }; response: { path: string } };
};

/** One verb of the page. */
export function pageRpc<V extends keyof PageVerbs>(verb: V, request: PageVerbs[V]["request"]): Promise<PageVerbs[V]["response"]> {
  return rpc(verb as never, request as never) as Promise<PageVerbs[V]["response"]>;
}
