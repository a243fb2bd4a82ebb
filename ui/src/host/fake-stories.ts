/** A handful of stories for developing without the backend. */
import type { Article, Author, Slip } from "./contract.ts";

type Json = Record<string, unknown>;

/** A slip with every field, all empty. */
export function emptySlip(language: string): Slip {
  return {
    slug: "", language, profile: null, genre: null, channel: null, desk: "", priority: null, source: null, original_title: [],
    authors: [], people: [], dateline: null, places: [], keywords: [], subjects: [], persons: [], organisations: [],
    published_at: null, first_published_at: null, updated_at: null, publish_at: null, embargo_until: null, print: null, codes: [],
    rights: null, ai_use: null, related: [], ed_note: "", target: null, extra: {},
  };
}

const id = () => crypto.randomUUID();
const text = (value: string) => (value === "" ? {} : { content: [{ type: "text", text: value }] });
const line = (type: string, value: string): Json => ({ type, attrs: { id: id() }, ...text(value) });

/** A block from a line of text: `## ` is a section head, `! ` a lede, `> ` a quote, `= ` a picture's caption. */
export function block(source: string): Json {
  const paragraph = (value: string, style = "body"): Json => ({ type: "paragraph", attrs: { id: id(), style, only: null }, ...text(value) });
  const rest = source.slice(source.indexOf(" ") + 1);
  if (source.startsWith("## ")) return { type: "section_head", attrs: { id: id(), level: 2, only: null }, ...text(rest) };
  if (source.startsWith("! ")) return paragraph(rest, "lede");
  if (source.startsWith("> ")) {
    return { type: "quote", attrs: { id: id(), kind: "block", cite: null, only: null }, content: [paragraph(rest)] };
  }
  if (source.startsWith("= ")) {
    const attrs = { id: id(), media: "0".repeat(64), alt: "", focus: null, crop: null, width: "column", only: null };
    return { type: "figure", attrs, content: [line("caption", rest), line("credit", "")] };
  }
  return paragraph(source);
}

/** The five lines of a title group. */
export type Heads = { web?: string; kicker?: string; title: string; subtitle?: string; summary?: string };

/** An article from its lines. */
export function article(heads: Heads, body: string[], slip: Partial<Slip> & { language: string }): Article {
  const lines = [
    line("web_title", heads.web ?? ""), line("kicker", heads.kicker ?? ""), line("title", heads.title),
    line("subtitle", heads.subtitle ?? ""), line("abstract", heads.summary ?? ""),
  ];
  const doc = { type: "doc", content: [{ type: "head", content: lines }, { type: "body", content: (body.length ? body : [""]).map(block) }] };
  return { format: "gaotai-article", version: 1, id: id(), doc, slip: { ...emptySlip(slip.language), ...slip } };
}

const reporter = (name: string): Author => ({ name, role: "reporter", organisation: "", place: "head", person: null });
const editor = (name: string) => ({ name, role: "responsible_editor" as const, person: null });

/** The channels of the samples. */
export const CHANNELS = [
  { id: "city", name: "本市要闻", parent: null },
  { id: "county", name: "县区", parent: "city" },
  { id: "culture", name: "文化", parent: null },
  { id: "english", name: "English", parent: null },
];

/** The samples; `verbatim` is the doc of an import before its punctuation was repaired. */
export function samples(): { article: Article; verbatim?: Article }[] {
  const channel = (at: number) => ({ id: CHANNELS[at]!.id, name: CHANNELS[at]!.name });
  const ferry = article(
    { web: "老渡口停航，两岸人改走新桥", kicker: "百年轮渡昨晚开出最后一班——", title: "老渡口停航，两岸人改走新桥", subtitle: "新桥通车首日约一万二千辆车过江" },
    [
      "! 昨晚8点40分，“浦江三号”拉响汽笛，缓缓靠上东岸码头。船上41名乘客走完最后几级跳板，跑了106年的老渡口就此停航。",
      "“我爷爷坐它去赶集，我坐它去上班。”62岁的老乘客周广福站在码头边，手里攥着一张两元船票。他说，这张票不检了，要留给孙子。",
      "## 一条江，四十分钟",
      "渡口始于1919年，起初是几条木船，1957年换成机动船。多年里，两岸人过江要等船、候潮、看天，来回常常四十分钟。遇上大雾，就只能在候船室里坐着。",
      "= 最后一班轮渡靠岸，乘客与船员合影。",
      "今年10月1日，下游900米处的新桥通车。市交通运输局的统计显示，首日约有1.2万辆车过桥，公交35路同步改道，从东岸到西岸只要6分钟。",
      "## 船员去哪儿",
      "轮渡站共有船员27人。站长陆建国介绍，其中19人转到内河航道管理站，5人选择退休，3人还在考虑。",
      "> 船停了，江还在，手艺也还在。",
      "“浦江三号”将停靠在原码头，改作水上图书室，明年春天开放。",
    ],
    {
      language: "zh-CN", slug: "老渡口", channel: channel(0), genre: { id: "feature", name: "通讯" }, authors: [reporter("许知远山")], people: [editor("何青")],
      source: { id: null, name: "江城日报", url: null, kind: "own" }, published_at: "2025-10-12T07:30:00+08:00", keywords: ["轮渡", "新桥"],
      target: { count: 1200, unit: "字", slot: null },
    },
  );
  const repaired = article(
    { title: "云岭县新增12处社区食堂" },
    ["本报讯 云岭县日前新增12处社区食堂，全部免收加盟费，老人一餐最低6.5元。", "县民政局表示，到年底将实现“十五分钟就餐圈”全覆盖。"],
    { language: "zh-CN", channel: channel(1), authors: [reporter("鲁一苇")] },
  );
  const verbatim = structuredClone(repaired);
  const halfWidth = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value).replaceAll("，", ",").replaceAll("“", "\\\"").replaceAll("”", "\\\""));
  verbatim.doc = halfWidth(verbatim.doc);
  return [
    { article: ferry },
    { article: repaired, verbatim },
    {
      article: article(
        { kicker: "修了三年，只为听见它再响一次", title: "戏台上的老钟醒了", summary: "一座清代戏台的报时铜钟修复完工。" },
        ["沈家村的戏台上挂着一口铜钟，已经七十年没有响过。", "修钟人蒋木生说，最难的不是补裂缝，是找回原来的音。", "“敲第一下的时候，村里的老人都出来了。”"],
        { language: "zh-CN", channel: channel(2), genre: { id: "feature", name: "通讯" }, authors: [reporter("白露")] },
      ),
    },
    {
      article: article(
        { web: "Night buses return to the east side", title: "Night buses return to the east side", subtitle: "Four lines will run until 2 a.m. from Monday" },
        [
          "Night buses will run again east of the river from Monday, the city's transport office said, two years after they were cut.",
          "Four lines will leave the central station every 30 minutes between 11 p.m. and 2 a.m. A single fare stays at 2 yuan.",
          "## Who asked for them",
          "Nurses at the district hospital collected 3,400 signatures. \"I have walked home in the rain often enough,\" said Lin Yue, who works the late shift.",
        ],
        { language: "en", slug: "night-buses", channel: channel(3), authors: [reporter("Ann Whitlock")], source: { id: null, name: "River City Post", url: null, kind: "own" } },
      ),
    },
    { article: article({ title: "" }, [], { language: "zh-CN" }) },
  ];
}
