/** What the fields of the story details do with what is typed. */
import type { HeadPart, NodeJson } from "../../editor";
import type { Author, Dateline, OriginalLine, Print, Rights, Slip, Source, Staff, Target } from "../../host";

/** A list with one entry changed. */
export function withItem<T>(list: readonly T[], at: number, change: Partial<T>): T[] {
  return list.map((item, index) => (index === at ? { ...item, ...change } : item));
}

/** A list without one entry. */
export function without<T>(list: readonly T[], at: number): T[] {
  return list.filter((_, index) => index !== at);
}

/** A source with one part changed; nothing in it is no source. */
export function withSource(source: Source | null, change: Partial<Source>): Source | null {
  const next: Source = { ...(source ?? { id: null, name: "", url: null, kind: "own" }), ...change };
  // Another name is another source: what the register knew of the old one no longer holds.
  if (change.name !== undefined && change.name !== source?.name) next.id = change.id ?? null;
  return next.name === "" && next.url === null ? null : next;
}

/** The responsible editors as one line, and the other way round; the others stay as they are. */
export function editorLine(people: readonly Staff[]): string {
  return people.filter((person) => person.role === "responsible_editor").map((person) => person.name).join("、");
}

/** See {@link editorLine}. */
export function withEditors(people: readonly Staff[], line: string): Staff[] {
  const names = line.split(/[、，,;；/]|\s{2,}/).map((name) => name.trim()).filter(Boolean);
  const before = people.filter((person) => person.role === "responsible_editor");
  const editors = names.map((name): Staff => before.find((person) => person.name === name) ?? { name, role: "responsible_editor", person: null });
  return [...editors, ...people.filter((person) => person.role !== "responsible_editor")];
}

/** A dateline with one part changed; an empty one is none. */
export function withDateline(dateline: Dateline | null, change: Partial<Dateline>): Dateline | null {
  const next: Dateline = { ...(dateline ?? { kind: "wire", agency: "", place: "", date: "", text: "" }), ...change };
  return next.agency === "" && next.place === "" && next.date === "" && next.text === "" ? null : next;
}

/** What is to appear in print, with one part changed; an empty one is none. */
export function withPrint(print: Print | null, change: Partial<Print>): Print | null {
  const next: Print = { ...(print ?? { date: "", page: "", slot: "" }), ...change };
  return next.date === "" && next.page === "" && next.slot === "" ? null : next;
}

/** Rights with one part changed; empty ones are none. */
export function withRights(rights: Rights | null, change: Partial<Rights>): Rights | null {
  const next: Rights = { ...(rights ?? { holder: "", notice: "", usage: "" }), ...change };
  return next.holder === "" && next.notice === "" && next.usage === "" ? null : next;
}

/** `2,000` or `２０００` as a number; null for an empty field, undefined for what is none. */
export function parseCount(text: string): number | null | undefined {
  const plain = text.normalize("NFKC").replace(/[\s,，字]/g, "");
  if (plain === "") return null;
  const count = Number(plain);
  return /^\d{1,7}$/.test(plain) && count > 0 ? count : undefined;
}

/** A target with one part changed; without a count there is none. */
export function withTarget(target: Target | null, change: { count?: number | null; unit?: Target["unit"] }, unit: Target["unit"]): Target | null {
  const count = change.count === undefined ? (target?.count ?? null) : change.count;
  return count === null ? null : { count, unit: change.unit ?? target?.unit ?? unit, slot: target?.slot ?? null };
}

/** A day as print wants it, `2023-02-10`; null for an empty field, undefined for what is none. */
export function parseDay(text: string): string | null | undefined {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(trimmed);
  if (match === null) return undefined;
  const [, year = "", month = "", day = ""] = match;
  const date = new Date(Date.UTC(+year, +month - 1, +day));
  if (date.getUTCMonth() !== +month - 1 || date.getUTCDate() !== +day) return undefined;
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/** `12`, `3.5` or `３．５`; null for an empty field, undefined for what is none. */
export function parseNumber(text: string): number | null | undefined {
  const plain = text.normalize("NFKC").replace(/[\s,，]/g, "");
  if (plain === "") return null;
  return /^[+-]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}

/** The newsroom's own fields with one of them changed; an empty one goes. */
export function withExtra(extra: Readonly<Record<string, unknown>>, key: string, value: unknown): Record<string, unknown> {
  const next = { ...extra };
  if (value === null || value === "") delete next[key];
  else next[key] = value;
  return next;
}

/** Words as people separate them; each once. */
export function splitWords(text: string): string[] {
  return [...new Set(text.split(/[、，,;；]/).map((word) => word.trim()).filter(Boolean))];
}

/** An address that may leave the newsroom. */
export function isAddress(text: string): boolean {
  return /^https?:\/\/\S+\.\S+$/i.test(text.trim());
}

/** Original titles matter for what was taken over, or where there are some. */
export function showsOriginal(slip: Pick<Slip, "source" | "original_title">): boolean {
  return slip.source?.kind === "reprint" || slip.original_title.length > 0;
}

/** Lines of an original title that a new one would begin with. */
export function nextOriginal(lines: readonly OriginalLine[]): OriginalLine {
  return { role: lines.some((line) => line.role === "main") ? (lines.some((line) => line.role === "kicker") ? "sub" : "kicker") : "main", text: "" };
}

/** A new author like the one before. */
export function nextAuthor(authors: readonly Author[]): Author {
  const last = authors.at(-1);
  return { name: "", role: last?.role ?? "reporter", organisation: "", place: last?.place ?? "head", person: null };
}

/** Whether any of the rarely used fields holds something. */
export function usesMore(slip: Slip): boolean {
  return (
    slip.print !== null || slip.rights !== null || slip.ai_use !== null || slip.ed_note !== "" || slip.codes.length > 0 || slip.places.length > 0 ||
    slip.desk !== "" || slip.first_published_at !== null || slip.updated_at !== null || slip.publish_at !== null
  );
}

/** A doc with another text in one line of its title group; line ends become spaces. */
export function withHeadLine(doc: NodeJson, part: HeadPart, text: string): NodeJson {
  const plain = text.replace(/\s*\n\s*/g, " ");
  const line = (node: NodeJson): NodeJson => (node.type === part ? { ...node, content: plain === "" ? [] : [{ type: "text", text: plain }] } : node);
  const head = (node: NodeJson): NodeJson => (node.type === "head" ? { ...node, content: (node.content ?? []).map(line) } : node);
  return { ...doc, content: (doc.content ?? []).map(head) };
}
