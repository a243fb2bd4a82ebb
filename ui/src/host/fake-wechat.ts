/** A story as a post, roughly; the true rules are in crates/formats/src/wechat. */
import type { Article, Verbs, WechatNotice, WechatPicture } from "./contract.ts";
import { headLine, textOf } from "./fake-text.ts";

type Node = { type: string; attrs?: Record<string, unknown>; content?: Node[] };

export const LOOKS = [
  { format: "wechat", name_zh: "素", name_en: "Plain" },
  { format: "wechat-ink", name_zh: "墨", name_en: "Ink" },
  { format: "wechat-red", name_zh: "红", name_en: "Red" },
] as const;

const ACCENT: Record<string, [string, string]> = { "wechat-ink": ["#000000", "#e6e6e6"], "wechat-red": ["#b5121b", "#f0646b"] };
const escape = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const blocks = (article: Article) => ((article.doc as unknown as Node).content?.[1]?.content ?? []) as Node[];
const figures = (article: Article) => blocks(article).filter((block) => block.type === "figure" && typeof block.attrs?.["media"] === "string");
const words = (node: Node | undefined) => (node === undefined ? "" : textOf(node as never));

function body(article: Article, look: string, dark: boolean, picture: (block: Node, at: number) => string): string {
  const accent = ACCENT[look]?.[dark ? 1 : 0] ?? (dark ? "#d9d9d9" : "#1a1a1a");
  const quiet = dark ? "#8c8c8c" : "#737373";
  const shown = figures(article);
  const made = blocks(article).map((block) => {
    if (shown.includes(block)) return `${picture(block, shown.indexOf(block))}<p style="margin:8px 0 20px;font-size:14px;color:${quiet};text-align:center">${escape((block.content ?? []).map(words).join(" "))}</p>`;
    if (block.type === "section_head") return `<h2 style="margin:32px 0 16px;font-size:18px;color:${accent}">${escape(words(block))}</h2>`;
    return `<p style="margin:0 0 16px;text-indent:2em;line-height:1.75;text-align:justify">${escape(words(block))}</p>`;
  });
  return `<section style="font-size:16px;line-height:1.75;letter-spacing:0.5px;color:${dark ? "#c8c8c8" : "#333333"}">${made.join("\n")}</section>`;
}

const short = (text: string, most: number) => [...text].slice(0, most).join("");

/** What goes on the clipboard, and what is said of it. */
export function wechatPost(article: Article, look: string): Verbs["export.wechat"]["response"] {
  const title = headLine(article, "web_title") || headLine(article, "title");
  const author = article.slip.authors.map(({ name }) => name).join(" ");
  const digest = headLine(article, "abstract");
  const pictures: WechatPicture[] = figures(article).map((block, at) => ({ number: String(at + 1).padStart(2, "0"), hash: String(block.attrs?.["media"]), caption: (block.content ?? []).map(words).filter(Boolean).join(" ") }));
  const long = ([["long_title", title, 64], ["long_author", author, 8], ["long_digest", digest, 120]] as const).filter(([, text, most]) => [...text].length > most);
  const notices: WechatNotice[] = [
    ...(title === "" ? [{ code: "no_title", count: 0, most: 0 }] : []),
    ...long.map(([code, text, most]) => ({ code, count: [...text].length, most })),
    ...(pictures.length > 0 ? [{ code: "pictures", count: pictures.length, most: 0 }] : []),
  ];
  const html = body(article, look, false, (_, at) => `<p>【在此上传图片 ${pictures[at]!.number}，然后删去这一行】</p>`);
  const post = { title: short(title, 64), author: short(author, 8), digest: short(digest, 120), address: article.slip.source?.url ?? "", notices, pictures };
  return { html, text: blocks(article).map(words).join("\n"), post };
}

/** The page in the phone. */
export function wechatPage(article: Article, look: string, dark: boolean, address: (hash: string) => string): string {
  const { post } = wechatPost(article, look);
  const picture = (block: Node) => `<img src="${address(String(block.attrs?.["media"]))}" alt="" style="max-width:100%">`;
  const colours = dark ? "background:#191919;color:#d5d5d5;color-scheme:dark" : "background:#fff;color:#191919";
  const head = `<h1 style="margin:0 0 14px;font-size:22px;font-weight:500;line-height:1.4">${escape(post.title)}</h1><p style="margin:0 0 22px;font-size:15px;color:#8c8c8c">${escape(article.slip.authors.map(({ name }) => name).join(" "))} 2026年2月10日 07:40</p>`;
  return `<!doctype html><meta charset="utf-8"><body style="margin:0;padding:20px 16px 48px;font-family:sans-serif;${colours}">${head}${body(article, look, dark, picture)}`;
}
