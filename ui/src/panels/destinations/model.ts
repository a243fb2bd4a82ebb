/** A destination on its way through the editor: ready-made ones, rules, and where a problem is shown. */
import type { Destination, DestinationProblem, FormatInfo, MappingAct, MappingRule } from "../../host";

/** One that says nothing yet. */
export const EMPTY: Destination = {
  version: 1, id: "", name: "", format: "html", encoding: null, channel: null, gather: false, mapping: [], template: null, names: { folder: "", file: "{slug}" },
  pictures: null, manifest: false, out: { kind: "folder", path: null }, seal: null,
};

/** Begun from something that newsrooms commonly send to; `format` may not be in this program. */
export type Ready = { key: "site" | "wire" | "wechat" | "wordpress" | "hugo" | "proof"; from: Partial<Destination> & { format: string } };

/** In the order in which they are offered. */
export const READY: readonly Ready[] = [
  { key: "site", from: { format: "html", channel: "web", names: { folder: "{published:%Y/%m}", file: "{published:%Y%m%d}-{slug}" }, manifest: true } },
  { key: "wire", from: { format: "newsml-g2", names: { folder: "{published:%Y%m%d}", file: "{slug}-{version}" }, out: { kind: "watched", path: null }, manifest: true } },
  { key: "wechat", from: { format: "wechat", channel: "wechat", names: { folder: "{published:%Y-%m-%d}", file: "{slug}" } } },
  { key: "wordpress", from: { format: "wxr", channel: "web", gather: true, names: { folder: "", file: "wordpress-{revised:%Y%m%d}" } } },
  { key: "hugo", from: { format: "hugo", channel: "web", names: { folder: "content/posts", file: "{slug}" } } },
  { key: "proof", from: { format: "text", channel: "print", encoding: "GB18030", names: { folder: "{published:%m%d}", file: "{slug}" } } },
];

/** Those whose format is written by this program. */
export function offeredReady(formats: readonly Pick<FormatInfo, "id" | "exports">[]): Ready[] {
  return READY.filter(({ from }) => formats.some((format) => format.exports && format.id === from.format));
}

/** A copy to be changed: a new one, without the id of the other, in the outbox. */
export function copyOf(destination: Destination, suffix: string): Destination {
  return { ...structuredClone(destination), id: "", name: destination.name === "" ? "" : destination.name + suffix };
}

/** One in another format keeps only what that format can do. */
export function inFormat(destination: Destination, format: Pick<FormatInfo, "id" | "encodings">): Destination {
  const encoding = destination.encoding !== null && format.encodings.includes(destination.encoding) ? destination.encoding : null;
  return { ...destination, format: format.id, encoding };
}

/** Fields that a rule can change, in the order in which they are offered; `slip.extra.` and `slip.codes.` are begun and finished by hand. */
export const FIELDS = [
  "title", "web_title", "kicker", "subtitle", "abstract", "slip.slug", "slip.channel.name", "slip.genre.name", "slip.desk", "slip.priority", "slip.language",
  "slip.source.name", "slip.source.url", "slip.authors", "slip.people", "slip.keywords", "slip.subjects", "slip.places", "slip.persons", "slip.organisations",
  "slip.dateline.text", "slip.dateline.place", "slip.published_at", "slip.publish_at", "slip.first_published_at", "slip.updated_at", "slip.print.date", "slip.print.page",
  "slip.rights.holder", "slip.rights.notice", "slip.rights.usage", "slip.ed_note", "slip.original_title", "slip.source", "slip.dateline", "slip.rights", "slip.print", "slip.codes", "slip.related",
  "slip.extra.", "slip.codes.",
] as const;

/** Fields that a rule reads and never changes. */
export const READ_ONLY = ["slip.embargo_until", "slip.ai_use.level", "slip.ai_use.tool", "slip.ai_use.scope"] as const;
/** Records that can only be emptied as a whole. */
const WHOLE = ["slip.source", "slip.dateline", "slip.rights", "slip.print", "slip.codes", "slip.related"];

/** The fields that `copy` can read. */
export const READABLE: readonly string[] = [...FIELDS.filter((field) => !WHOLE.includes(field)), ...READ_ONLY];

/** What can be done, in the order in which it is offered. */
export const ACTS = ["fix", "copy", "words", "compute", "drop"] as const;
export type Act = (typeof ACTS)[number];

/** What can be done with a field. */
export function actsOf(field: string): readonly Act[] {
  return WHOLE.includes(field) ? ["drop"] : ACTS;
}

/** An act of this kind with nothing said yet; what fits of the one before stays. */
export function actOf(kind: Act, before: MappingAct | null = null): MappingAct {
  const text = before?.do === "fix" ? before.value : before?.do === "compute" ? before.template : "";
  if (kind === "copy") return { do: "copy", from: "title" };
  if (kind === "fix") return { do: "fix", value: text };
  if (kind === "compute") return { do: "compute", template: text };
  if (kind === "words") return { do: "words", map: {}, other: "keep" };
  return { do: "drop" };
}

/** The rule with another field; what cannot be done with that field becomes what can. */
export function withField(rule: MappingRule, field: string): MappingRule {
  const can = actsOf(field);
  return { field, rule: can.includes(rule.rule.do) ? rule.rule : actOf(can[0]!) };
}

/** Words as they are typed, one pair a line: `本报 = 江城日报`, also with `→` or `＝`. Nothing behind the sign takes the word away. */
export function wordsOf(text: string): { map: Record<string, string>; wrong: number | null } {
  const map: Record<string, string> = {};
  const lines = text.split("\n");
  for (const [at, line] of lines.entries()) {
    if (line.trim() === "") continue;
    const [, word = "", other = ""] = /^(.*?)\s*(?:=>|->|→|＝|=)\s*(.*)$/.exec(line.trim()) ?? [];
    if (word === "") return { map, wrong: at + 1 };
    map[word] = other;
  }
  return { map, wrong: null };
}

/** The other way round. */
export function wordLines(map: Readonly<Record<string, string>>): string {
  return Object.entries(map).map(([word, other]) => `${word} = ${other}`).join("\n");
}

/** Problems of this place and of what is inside it. */
export function at(problems: readonly DestinationProblem[], field: string): DestinationProblem[] {
  return problems.filter((one) => one.field === field || one.field.startsWith(`${field}.`) || one.field.startsWith(`${field}[`));
}

/** The lines of a template that a problem names, from 1. */
export function wrongLine(problems: readonly DestinationProblem[]): number | null {
  const line = Number(problems.find((one) => one.code === "template_invalid")?.params["line"]);
  return Number.isInteger(line) && line > 0 ? line : null;
}

/** Words of patterns, each with an example of how it is written. */
export const PATTERN_WORDS = [
  "{slug}", "{title}", "{published:%Y%m%d}", "{published:%Y/%m}", "{revised:%Y%m%d-%H%M}", "{channel}", "{genre}", "{source}", "{desk}", "{language}", "{id:8}", "{version}", "{code:SCHEME}", "{extra:KEY}",
] as const;

/** The text with a word put in where the cursor is, and where the cursor is then. */
export function put(text: string, word: string, from: number, to: number): { text: string; cursor: number } {
  return { text: text.slice(0, from) + word + text.slice(to), cursor: from + word.length };
}

/** As what files go out, in the order in which it is offered. */
export const OUTS = ["folder", "zip", "watched"] as const;

/** Types that pictures can leave as. */
export const MIMES = ["image/jpeg", "image/png", "image/webp", "image/gif"] as const;

/** The list with the word, or without it. */
export function toggled(list: readonly string[], word: string, on: boolean): string[] {
  return on ? [...list.filter((one) => one !== word), word] : list.filter((one) => one !== word);
}

/** What the look into a file shows at once; more would only make the window slow. */
export const MOST_SHOWN = 50_000;
