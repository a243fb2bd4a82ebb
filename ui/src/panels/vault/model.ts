/** Entries of the vault in groups, and Markdown-light as parts that can be shown without any HTML of the writer's. */
import type { VaultContact, VaultContent, VaultEntry, VaultKind } from "../../host";

/** The order of the groups. */
export const KINDS: readonly VaultKind[] = ["note", "contact", "document", "recording"];

/** A contact with nothing in it. */
export const noContact = (): VaultContact => ({ role: "", organisation: "", phone: "", messenger: "", email: "", reach: "", attribution: "unsettled" });

/** Entries that are not removed, by kind; kinds without any are left out. */
export function grouped(entries: readonly VaultEntry[]): { kind: VaultKind; entries: VaultEntry[] }[] {
  const there = entries.filter((entry) => entry.trashed === null);
  return KINDS.map((kind) => ({ kind, entries: there.filter((entry) => entry.kind === kind) })).filter(({ entries }) => entries.length > 0);
}

/** Whether nothing was ever written in it. */
export function isBlank({ title, text, contact }: VaultContent): boolean {
  const { attribution = "unsettled", ...fields } = contact ?? noContact();
  return [title, text, ...Object.values(fields)].every((field) => field.trim() === "") && attribution === "unsettled";
}

/** A run of text of one look. `time` is a place in a recording: 00:12:30. */
export type Run = { text: string; look: "plain" | "strong" | "em" | "link" | "time" };
/** A line of a note. */
export type Line = { kind: "head" | "item" | "text" | "gap"; level: number; runs: Run[] };

const RUN = /\*\*(?<strong>[^*\n]+)\*\*|\*(?<em>[^*\s][^*\n]*)\*|(?<link>https?:\/\/[^\s，。；、）】》]+)|(?<time>\b\d{1,2}:[0-5]\d:[0-5]\d\b)/gu;

function runs(text: string): Run[] {
  const found: Run[] = [];
  let end = 0;
  const plain = (to: number) => to > end && found.push({ text: text.slice(end, to), look: "plain" });
  for (const match of text.matchAll(RUN)) {
    plain(match.index);
    const [look, words] = Object.entries(match.groups!).find(([, words]) => words !== undefined)!;
    found.push({ text: words, look: look as Run["look"] });
    end = match.index + match[0].length;
  }
  plain(text.length);
  return found;
}

/** The first line of a text in which something is written, without its signs. */
export function firstLine(text: string): string {
  const all = lines(text).map((line) => line.runs.map((run) => run.text).join(""));
  return all.find((line) => line.trim() !== "") ?? "";
}

/** Heads (# to ###), list items (-, * or 1.), bold, italic, links, places in recordings; all else is text. */
export function lines(text: string): Line[] {
  return text.split("\n").map((line) => {
    const head = /^(#{1,3})\s+(.*)$/u.exec(line);
    if (head) return { kind: "head", level: head[1]!.length, runs: runs(head[2]!) };
    const item = /^(\s*)(?:[-*]|\d+[.、])\s+(.*)$/u.exec(line);
    if (item) return { kind: "item", level: Math.min(3, Math.floor(item[1]!.length / 2)), runs: runs(item[2]!) };
    return line.trim() === "" ? { kind: "gap", level: 0, runs: [] } : { kind: "text", level: 0, runs: runs(line) };
  });
}
