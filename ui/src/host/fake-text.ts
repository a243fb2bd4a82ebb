/** Counting and replaying for the fake backend: near enough to look at, the true rules are in Rust. */
import type { Article, Change, Count, Failure, PlaceholderPlace, StoryCount, FindMatch, Verbs } from "./contract.ts";

type Json = { type: string; attrs?: Record<string, unknown>; content?: Json[]; text?: string; marks?: { type: string; attrs?: Record<string, unknown> }[] };

/** A failure as the backend would send it. */
export const failure = (code: Failure["code"], detail: string): Failure => ({ code, params: {}, detail });

/** Text of a node; blocks are joined by a line feed. */
export function textOf(node: Json): string {
  if (node.text !== undefined) return node.text;
  const inline = node.content?.every((child) => child.type === "text" || child.type === "hard_break");
  return (node.content ?? []).map(textOf).join(inline ? "" : "\n");
}

/** Every sign of a Chinese text is one 字, every run of Latin letters or digits too. */
export function countText(text: string): Count {
  const signs = [...text.matchAll(/[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\u2010-\u2027]|[\u{20000}-\u{323af}]/gu)].length;
  const runs = text.replace(/[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u2010-\u2027]/gu, " ").split(/\s+/).filter(Boolean).length;
  const characters = [...text.replace(/\s/gu, "")].length;
  const han = [...text.matchAll(/\p{Script=Han}/gu)].length;
  const latin = [...text.matchAll(/[a-z0-9][\w.,'’-]*/gi)].length;
  const spaced = [...text.replace(/\n/gu, "")].length;
  return {
    words: signs + runs,
    characters,
    characters_with_spaces: spaced,
    han,
    half_widths: spaced + signs,
    latin_words: latin,
    paragraphs: text.split("\n").filter((line) => line.trim() !== "").length,
    reading_ms: han * 180 + latin * 252,
    aloud_ms: han * 235 + latin * 327,
  };
}

const parts = (article: Article) => (article.doc as Json).content as [Json, Json];

/** Counts of title group and body. */
export function countStory(article: Article): StoryCount {
  const [head, body] = parts(article);
  return { head: countText(textOf(head)), body: countText(textOf(body)) };
}

/** One line of the title group. */
export const headLine = (article: Article, type: string) =>
  textOf(parts(article)[0].content!.find((line) => line.type === type) ?? { type });

/** The body's text. */
export const bodyText = (article: Article) => textOf(parts(article)[1]);

/** Replays a journal entry on a copy. */
export function replay(article: Article, change: Change): Article {
  const next = structuredClone(article);
  const [head, body] = parts(next);
  head.content = head.content!.map((line) => (change.head[line.type] as Json | undefined) ?? line);
  const blocks = new Map(body.content!.map((block) => [String(block.attrs!["id"]), block]));
  for (const block of change.blocks as Json[]) blocks.set(String(block.attrs!["id"]), block);
  const order = change.order ?? body.content!.map((block) => String(block.attrs!["id"]));
  body.content = order.map((id) => {
    const block = blocks.get(id);
    if (!block) throw failure("change_invalid", `the order names block ${id}, which is nowhere`);
    return block;
  });
  next.slip = { ...next.slip, ...change.slip };
  return next;
}

/** How many suggestions are open: ids of marks and of what is suggested of blocks. */
export function openSuggestions(article: Article): number {
  const ids = new Set<unknown>();
  const meet = ({ attrs = {}, marks = [], content = [] }: Json) => {
    for (const act of (attrs["suggested"] ?? []) as { id: string }[]) ids.add(act.id);
    for (const { type, attrs: of } of marks) if (["insertion", "deletion", "modification"].includes(type)) ids.add(of?.["id"]);
    content.forEach(meet);
  };
  meet(article.doc as Json);
  return ids.size;
}

/** 〔待核：…〕 and TK in the text, by their commonest forms. */
export function openPlaces(article: Article): PlaceholderPlace[] {
  const lines = (node: Json): Json[] => (node.content?.some((child) => child.content || !["text", "hard_break"].includes(child.type)) ? node.content.flatMap(lines) : [node]);
  return lines(article.doc as Json).flatMap((line) => {
    const text = textOf(line);
    return [...text.matchAll(/〔待[核补查][^〕]*〕|\[TK[^\]]*\]|\bTK\b/g)].map(({ 0: found, index }) => ({
      story: article.id, block: String(line.attrs?.["id"] ?? ""), part: line.type, line: 1, text: found,
      before: text.slice(Math.max(0, index - 16), index), after: text.slice(index + found.length, index + found.length + 16),
    }));
  });
}

const SCRIPT: Record<string, string> = { 發: "发", 髮: "发", 裏: "里", 裡: "里", 為: "为", 國: "国", 業: "业", 們: "们", 說: "说" };

/** Finding by the browser's own regular expressions; few characters have another script here. */
export function findIn({ pattern, options, replacement, texts }: Verbs["text.find"]["request"]): FindMatch[] {
  if (pattern === "") return [];
  const width = (text: string) => text.replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
  const script = (text: string) => text.replace(/./gu, (sign) => SCRIPT[sign] ?? sign);
  const fold = (text: string) => (options.fold_script ? script : String)((options.fold_width ? width : String)(text));
  const source = options.regex ? pattern : fold(pattern).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  let regex: RegExp;
  try {
    regex = new RegExp(options.whole_field ? `^(?:${source})$` : source, options.case ? "gu" : "giu");
  } catch {
    throw { ...failure("pattern_invalid", pattern), params: { mistake: "other", at: "1" } };
  }
  return texts.flatMap((text, at) =>
    [...fold(text).matchAll(regex)].filter((found) => found[0] !== "").map((found) => ({
      text: at, start: found.index, end: found.index + found[0].length,
      replacement: replacement === null ? null : options.regex ? found[0].replace(new RegExp(source, options.case ? "u" : "iu"), replacement) : replacement,
    })),
  );
}
