/** Comparing and naming versions in the fake backend: near enough to look at, the true rules are in crates/review. */
import type { Article, ComparedField, ComparedRow, Piece, RowState, Verbs } from "./contract.ts";

type Json = { type: string; attrs?: Record<string, unknown>; content?: Json[]; text?: string; marks?: { type: string }[] };
type Line = { id: string; block: string; node: string; within: string[]; attrs: Record<string, unknown>; text: string };
type Comparison = Verbs["story.compare"]["response"];

const SHOWN = new Set(["figure", "box", "divider", "embed"]);
const INLINE = new Set(["paragraph", "section_head", "caption", "credit", "web_title", "kicker", "title", "subtitle", "abstract"]);
const HEAD = new Set(["web_title", "kicker", "title", "subtitle", "abstract"]);

function lines(article: Article): Line[] {
  const out: Line[] = [];
  const walk = (node: Json, block: string, within: string[]) => {
    const id = String(node.attrs?.["id"] ?? "");
    const { id: _, ...attrs } = node.attrs ?? {};
    const text = (node.content ?? []).map((run) => run.text ?? "\n").join("");
    if (INLINE.has(node.type)) out.push({ id, block: block || id, node: node.type, within, attrs, text });
    else {
      if (SHOWN.has(node.type)) out.push({ id, block: block || id, node: node.type, within, attrs, text: "" });
      for (const child of node.content ?? []) walk(child, block || id, [...within, node.type]);
    }
  };
  for (const part of (article.doc as Json).content ?? []) for (const child of part.content ?? []) walk(child, "", []);
  return out.filter((line) => !HEAD.has(line.node) || line.text !== "");
}

const cut = (text: string) => [...new Intl.Segmenter("zh", { granularity: "word" }).segment(text)].map((one) => one.segment);

/** Longest common subsequence of words. */
function pieces(old: string, now: string): Piece[] {
  const [a, b] = [cut(old), cut(now)];
  const best = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      best[i]![j] = a[i] === b[j] ? best[i + 1]![j + 1]! + 1 : Math.max(best[i + 1]![j]!, best[i]![j + 1]!);
  const out: Piece[] = [];
  const put = (op: Piece["op"], text: string) => {
    const last = out.at(-1);
    if (last?.op === op) last.text += text;
    else out.push({ op, text, marks: [], was: [] });
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) (put("same", a[i]!), i++, j++);
    else if (i < a.length && (j >= b.length || best[i + 1]![j]! >= best[i]![j + 1]!)) put("removed", a[i++]!);
    else put("added", b[j++]!);
  }
  return out;
}

const shown = (value: unknown): string => (value === null || value === undefined ? "" : typeof value === "object" ? JSON.stringify(value) : String(value));

function attrs(old: Record<string, unknown>, now: Record<string, unknown>) {
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])].sort();
  return names.map((name) => ({ name, old: shown(old[name]), new: shown(now[name]) })).filter((one) => one.old !== one.new);
}

const row = (line: Line, state: RowState, changed: ComparedRow["attrs"], text: Piece[]): ComparedRow => ({
  state, line: line.id, block: line.block, node: line.node, within: line.within, attrs: changed, pieces: text, whole: null, joined: [], media: typeof line.attrs["media"] === "string" ? line.attrs["media"] : null,
});
const whole = (text: string, op: Piece["op"]): Piece[] => (text === "" ? [] : [{ op, text, marks: [], was: [] }]);

/** For each of the places that only grow in the longest run: it stayed. */
function stayed(places: number[]): boolean[] {
  const length = places.map(() => 1);
  for (let i = 0; i < places.length; i++) for (let j = 0; j < i; j++) if (places[j]! < places[i]!) length[i] = Math.max(length[i]!, length[j]! + 1);
  const out = places.map(() => false);
  let want = Math.max(0, ...length);
  for (let i = places.length - 1, limit = Infinity; i >= 0; i--)
    if (length[i] === want && places[i]! < limit) [out[i], limit, want] = [true, places[i]!, want - 1];
  return out;
}

function rows(old: Line[], now: Line[]): ComparedRow[] {
  const place = new Map(old.map((line, at) => [line.id, at]));
  const known = now.filter((line) => place.has(line.id));
  const stay = stayed(known.map((line) => place.get(line.id)!));
  const stays = new Set(known.filter((_, at) => stay[at]).map((line) => line.id));
  const here = new Set(now.map((line) => line.id));
  const out: ComparedRow[] = [];
  const gone = (line: Line) => out.push(here.has(line.id) ? row(line, "moved_away", [], whole(line.text, "same")) : row(line, "removed", attrs(line.attrs, {}), whole(line.text, "removed")));
  let next = 0;
  for (const line of now) {
    const at = place.get(line.id);
    if (at === undefined) {
      out.push(row(line, "added", attrs({}, line.attrs), whole(line.text, "added")));
      continue;
    }
    if (stays.has(line.id)) for (; next <= at; next++) if (next < at) gone(old[next]!);
    const before = old[at]!;
    const changed = [...(before.node === line.node ? [] : [{ name: "type", old: before.node, new: line.node }]), ...attrs(before.attrs, line.attrs)];
    const text = pieces(before.text, line.text);
    const alike = changed.length === 0 && text.every((piece) => piece.op === "same");
    out.push(row(line, !stays.has(line.id) ? "moved" : alike ? "same" : "changed", changed, text));
  }
  for (; next < old.length; next++) gone(old[next]!);
  return out;
}

function fields(old: Article["slip"], now: Article["slip"]): ComparedField[] {
  const before = old as unknown as Record<string, unknown>;
  return Object.entries(now).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field])).map(([field, value]) => {
    const was = before[field];
    const text = (one: unknown) => one === null || typeof one === "string";
    const record = (one: unknown) => (one === null || Array.isArray(one) || typeof one !== "object" ? {} : (one as Record<string, unknown>));
    return { field, old: was, new: value, pieces: text(was) && text(value) ? pieces(shown(was), shown(value)) : null, parts: attrs(record(was), record(value)) };
  });
}

/** What differs between two states of a story. */
export function compare(old: Article, now: Article): Comparison {
  const all = rows(lines(old), lines(now));
  const count = (op: Piece["op"]) => all.flatMap((one) => one.pieces).filter((piece) => piece.op === op).reduce((sum, piece) => sum + [...piece.text.replace(/\s/gu, "")].length, 0);
  const slip = fields(old.slip, now.slip);
  return {
    added: count("added"), removed: count("removed"), moved: new Set(all.filter((one) => one.state === "moved").map((one) => one.block)).size,
    rows: all, fields: slip, same: slip.length === 0 && all.every((one) => one.state === "same"),
  };
}
