/** A few story profiles for developing without the backend; the real ones are files in crates/article. */
import type { Profile, Slip } from "./contract.ts";
import { emptySlip } from "./fake-stories.ts";

type Json = Record<string, unknown>;
const paragraph = (style?: string): Json => (style ? { type: "paragraph", attrs: { style } } : { type: "paragraph" });
const head = (text?: string): Json => ({ type: "section_head", ...(text ? { content: [{ type: "text", text }] } : {}) });

function profile(id: string, zh: string, en: string, about: [string, string], more: Partial<Profile>): Profile {
  const chinese = id.startsWith("zh");
  return {
    id, names: { zh, en }, about: { zh: about[0], en: about[1] }, language: chinese ? "zh-CN" : "en", genre: { id: "", name: chinese ? zh : en },
    fields: chinese
      ? ["web_title", "channel", "genre", "source", "authors", "people", "dateline", "target", "published_at", "embargo_until"]
      : ["slug", "web_title", "channel", "genre", "authors", "people", "dateline", "source", "target", "published_at", "embargo_until"],
    required: chinese ? ["title", "channel", "source", "authors", "people"] : ["title", "slug", "channel", "authors"],
    own: [], defaults: { authors: [{ role: "reporter" }], priority: 3, source: { kind: "own" } }, target: null, hints: {}, head: {}, body: [paragraph("lede")], ...more,
  };
}
const interviewee: Profile["own"] = [
  { key: "interviewee", names: { zh: "采访对象", en: "Interviewee" }, kind: "text", choices: [], required: true },
  { key: "interviewed_on", names: { zh: "采访日期", en: "Interviewed on" }, kind: "date", choices: [], required: false },
  { key: "form", names: { zh: "采访方式", en: "Held" }, kind: "choice", choices: ["面访", "电话", "书面"], required: false },
];
const QA = [paragraph("question"), paragraph("answer"), paragraph("question"), paragraph("answer")];

/** Those that come along. */
export const STOCK: readonly Profile[] = [
  profile("zh-xiaoxi", "消息", "News report (Chinese)", ["最常用的报道：重要的事实写在最前面。", "The plain news in Chinese, most important fact first."], {
    target: { count: 800, unit: "字", slot: null }, hints: { title: "何人做了何事，一行说清", lede: "导语：何时、何地、何人、何事，一两句话" },
  }),
  profile("zh-kuaixun", "快讯", "Flash (Chinese)", ["一两句话，先发出去，再补写。", "One or two sentences in Chinese, sent at once."], { target: { count: 150, unit: "字", slot: null }, body: [paragraph("lede")] }),
  profile("zh-tongxun", "通讯", "Feature report (Chinese)", ["有人物、有场景的长报道，用小标题分节。", "News told at length in Chinese, with people, scenes and section heads."], {
    target: { count: 2000, unit: "字", slot: null }, hints: { lede: "从一个场景、一个人写起", paragraph: "写细节：看到的，听到的，核对过的", section_head: "小标题：这一节讲什么" }, body: [paragraph("lede"), head(), paragraph(), head(), paragraph()],
  }),
  profile("zh-fangtan", "访谈", "Interview (Chinese)", ["一问一答，先介绍采访对象。", "Question and answer in Chinese, after a word on who speaks."], {
    target: { count: 2500, unit: "字", slot: null }, own: interviewee, hints: { lede: "采访对象是谁，为什么现在采访", question: "问：", answer: "答：按原话整理，不替人说话" }, body: [paragraph("lede"), ...QA],
  }),
  profile("zh-tupian", "图片新闻", "Photo news (Chinese)", ["图片为主，说明写全：何时、何地、何人、何事。", "The picture tells it; the caption in Chinese says when, where, who, what."], {
    target: { count: 200, unit: "字", slot: null }, hints: { caption: "何时，何地，何人在做什么", credit: "某某 摄" }, body: [{ type: "figure" }, paragraph()],
  }),
  profile("en-story", "英文消息", "News story", ["导语之后由重到轻。", "The daily news story: lede, nut graf, then in order of weight."], { target: { count: 600, unit: "words", slot: null } }),
  profile("en-brief", "英文简讯", "News brief", ["三五句话。", "The news in three to five sentences."], { target: { count: 120, unit: "words", slot: null }, body: [paragraph("lede")] }),
  profile("en-interview", "英文访谈", "Q&A", ["一问一答。", "An interview in question and answer, edited for length and clarity."], {
    target: { count: 1200, unit: "words", slot: null }, own: interviewee, body: [paragraph("lede"), ...QA],
  }),
];

const WITHOUT_ID = new Set(["text", "hard_break", "doc", "head", "body"]);

/** A node of a profile as a story has it. */
function standing(node: Json): Json {
  const attrs: Json = { ...(node["attrs"] as Json | undefined) };
  const type = String(node["type"]);
  if (!WITHOUT_ID.has(type)) attrs["id"] = crypto.randomUUID();
  if (type === "figure") Object.assign(attrs, { media: null, alt: "", focus: null, crop: null, width: "column", only: null });
  if (type === "paragraph") attrs["style"] ??= "body";
  if (type === "section_head") attrs["level"] ??= 2;
  const lines = type === "figure" ? [{ type: "caption" }, { type: "credit" }] : undefined;
  const content = (node["content"] ?? lines) as Json[] | undefined;
  if (["paragraph", "section_head"].includes(type)) attrs["only"] ??= null;
  return { ...node, ...(WITHOUT_ID.has(type) ? {} : { attrs }), ...(content ? { content: content.map(standing) } : {}) };
}

/** Body and details of a new story. */
export function begin(profile: Profile, person: string): { body: Json[]; slip: Slip } {
  const authors = ((profile.defaults["authors"] ?? []) as Partial<Slip["authors"][number]>[]).map((one) => ({ name: person, role: "reporter" as const, organisation: "", place: "head" as const, person: null, ...one }));
  const slip = { ...emptySlip(profile.language), profile: profile.id, genre: profile.genre, target: profile.target, priority: (profile.defaults["priority"] as number) ?? null, authors };
  return { body: (profile.body as Json[]).map(standing), slip };
}

/** What is missing: near enough to look at, the true rule is in Rust. */
export function missing(profile: Profile | undefined, slip: Slip, title: string): string[] {
  if (profile === undefined) return [];
  const empty = (value: unknown) => value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
  const value = (field: string) => (field === "title" ? title : (slip as unknown as Json)[field]);
  const own = profile.own.filter((one) => one.required && empty(slip.extra[one.key])).map((one) => `extra.${one.key}`);
  return [...profile.required.filter((field) => empty(value(field))), ...own];
}
