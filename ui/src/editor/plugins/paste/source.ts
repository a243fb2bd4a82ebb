/** Where a copied piece of HTML comes from. */

/** Programs whose HTML has ways of its own; `web` is everything else. */
export type Source = "word" | "excel" | "google" | "libreoffice" | "wechat" | "pdf" | "web";

type Sign = [Source, RegExp];

/** The first that fits counts; the signs stand at the start of the HTML or in the classes of its first blocks. */
const SIGNS: readonly Sign[] = [
  ["google", /docs-internal-guid-|<google-sheets-html-origin/i],
  ["libreoffice", /<meta[^>]+content="(libreoffice|openoffice)/i],
  ["excel", /urn:schemas-microsoft-com:office:excel|content=["']?(excel\.sheet|microsoft excel|et\.sheet)/i],
  ["word", /urn:schemas-microsoft-com:office:word|content=["']?(word\.document|microsoft word)|class=["']?mso|class="(listcontainerwrapper|outlineelement)\b|mso-(spacerun|list|style|fareast)/i],
  ["wechat", /rich_media_|mmbiz\.q(pic|logo)\.cn|<span[^>]+\bleaf=|<mp-|id=["']js_content|data-tools=["']?(135|秀米|xiumi)|powered-by=["']xiumi/i],
  ["pdf", /<br[^>]+role="presentation"|content="cocoa html writer/i],
];

/** Recognises the source by the marks that it leaves. */
export function sourceOf(html: string): Source {
  return SIGNS.find(([, sign]) => sign.test(html))?.[0] ?? "web";
}
