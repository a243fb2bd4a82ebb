/** The printed page on the wire. */
import { rpc } from "./call.ts";
import type { Verbs } from "./contract.ts";

export type { PageFit, PageInfo, PageLine, PageProblem, PageRect, PageView, PlanInfo, SetPage, SlotFit, TwoNames } from "./contract.ts";

/** The verbs of the page, and those that write one. */
export type PageVerbs = Pick<Verbs, Extract<keyof Verbs, `page.${string}`> | "story.slip_sheet">;

/** One verb of the page. */
export function pageRpc<V extends keyof PageVerbs>(verb: V, request: PageVerbs[V]["request"]): Promise<PageVerbs[V]["response"]> {
  return rpc(verb as never, request as never) as Promise<PageVerbs[V]["response"]>;
}
