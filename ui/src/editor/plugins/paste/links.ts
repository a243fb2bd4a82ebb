/** Addresses of pasted links. */
import { safeHref } from "../../schema/marks.ts";

/** Pages that only pass on to another one, and the parameter that names it. */
const PASSING: readonly [RegExp, string][] = [
  [/^https?:\/\/(www\.)?google\.[a-z.]+\/url$/i, "q"],
  [/^https?:\/\/(www\.)?google\.[a-z.]+\/url$/i, "url"],
  [/^https?:\/\/l\.facebook\.com\/l\.php$/i, "u"],
  [/^https?:\/\/[\w.]+\.safelinks\.protection\.outlook\.com\/$/i, "url"],
  [/^https?:\/\/link\.zhihu\.com\/$/i, "target"],
];

/** Where the link leads in the end; null when it may not lead there. */
export function target(href: string): string | null {
  const safe = safeHref(href);
  if (safe === null || !URL.canParse(safe)) return safe;
  const url = new URL(safe);
  for (const [page, name] of PASSING) {
    const inner = page.test(url.origin + url.pathname) ? url.searchParams.get(name) : null;
    if (inner !== null && safeHref(inner) !== null) return safeHref(inner);
  }
  return safe;
}
