/** All that is suggested in a document, as a list: each suggestion once, in the order in which it is read. */
import type { Node } from "prosemirror-model";
import { live } from "../text.ts";
import { type Act, actsOf, deletion, hasSuggestions, insertion, isStruck, modification, type Shape } from "./types.ts";

/** What a suggestion does. `punctuation`: only marks and spaces differ; `format`: marks on a run; `kind`: what a block is, or where it stands. */
export type SuggestionKind = "insertion" | "deletion" | "replacement" | "punctuation" | "format" | "break" | "kind" | "move" | "picture" | "table";

/** One suggestion. */
export type Suggestion = {
  id: string;
  kind: SuggestionKind;
  person: string;
  /** RFC 3339 with offset. */
  time: string;
  /** The id of the first block that it is in. */
  block: string;
  /** The section head above it; null before the first. */
  section: string | null;
  /** The words that were there and that are; for `format` and `kind` the words concerned, twice. */
  was: string;
  now: string;
  /** Of `format`: the marks that came or went. */
  marks: { mark: string; on: boolean }[];
  /** Of `kind`: what the block was and is. */
  shape: { was: Shape; now: Shape } | null;
  /** For `break`: a break that comes (1) or goes (-1). */
  breaks: 1 | -1 | null;
  /** Positions in the document. */
  from: number;
  to: number;
};

/** A part of a suggestion in one block; places count from the front of that block. */
type Part = {
  id: string; person: string; time: string; block: string; from: number; to: number;
  does: "insert" | "delete" | "format" | "split" | "join" | "change" | "move" | "picture" | "table";
  text: string;
  /** Of pictures and parts of tables: whether they come or go. */
  comes?: boolean;
  mark?: { mark: string; on: boolean }; shape?: { was: Shape; now: Shape };
};

const known = new WeakMap<Node, readonly Part[]>();

/** The parts in a node, found once in its life. */
function partsOf(node: Node): readonly Part[] {
  if (!hasSuggestions(node)) return [];
  let found = known.get(node);
  if (found === undefined) known.set(node, (found = collect(node)));
  return found;
}

function collect(node: Node): Part[] {
  const block = String(node.attrs["id"]);
  const own = actsOf(node).map((act): Part => actPart(node, act, block));
  if (node.isTextblock) return [...own, ...runsOf(node, block)];
  const inner: Part[] = [];
  node.forEach((child, offset) => {
    for (const part of partsOf(child)) inner.push({ ...part, from: part.from + offset + 1, to: part.to + offset + 1 });
  });
  return [...own, ...inner];
}

const words = (node: Node) => node.textBetween(0, node.content.size, "\n", "\n");

function actPart(node: Node, act: Act, block: string): Part {
  const { id, person, time } = act;
  const base = { id, person, time, block, from: 0, to: node.nodeSize };
  const place = node.isTextblock ? { from: 1, to: 1 } : {};
  switch (act.act) {
    case "split": case "join": return { ...base, ...place, does: act.act, text: "" };
    case "change": return { ...base, does: "change", text: words(node), shape: { was: act.was!, now: { type: node.type.name, attrs: node.attrs } } };
    default: return { ...base, does: doing(node, act), comes: act.act === "insert", text: act.act === "delete" && act.of != null ? "" : textOf(node) };
  }
}

/** What stands for a block in a list: its words, or what it is called. */
function textOf(node: Node): string {
  return node.isTextblock || node.childCount > 0 ? words(node) : String(node.attrs["title"] ?? "");
}

function doing(node: Node, act: Act): Part["does"] {
  if (act.of != null && !/^table_/.test(node.type.name)) return "move";
  if (node.type.name === "figure") return "picture";
  if (/^table/.test(node.type.name)) return "table";
  return act.act === "delete" ? "delete" : "insert";
}

function runsOf(node: Node, block: string): Part[] {
  const parts: Part[] = [];
  node.forEach((run, offset) => {
    const [from, to] = [offset + 1, offset + 1 + run.nodeSize];
    for (const mark of run.marks) {
      if (mark.type !== insertion && mark.type !== deletion && mark.type !== modification) continue;
      const { id, person, time } = mark.attrs as { id: string; person: string; time: string };
      const base = { id, person, time, block, from, to, text: run.text ?? "\n" };
      if (mark.type === insertion) parts.push({ ...base, does: "insert", ...(isStruck(run.marks) ? { text: "" } : {}) });
      else if (mark.type === deletion) parts.push({ ...base, does: "delete" });
      else parts.push({ ...base, does: "format", mark: { mark: String(mark.attrs["mark"]), on: run.marks.some(({ type }) => type.name === mark.attrs["mark"]) } });
    }
  });
  return parts;
}

const MARKS_AND_SPACES = /[\p{P}\p{S}\s]/gu;

function kindOf(parts: readonly Part[], was: string, now: string): SuggestionKind {
  const some = (...kinds: Part["does"][]) => parts.some(({ does }) => kinds.includes(does));
  if (some("move")) return "move";
  if (some("picture")) return "picture";
  if (some("table")) return "table";
  if (was !== "" || now !== "" || some("insert", "delete")) {
    if (was + now !== "" && was.replaceAll(MARKS_AND_SPACES, "") === now.replaceAll(MARKS_AND_SPACES, "")) return "punctuation";
    return was === "" ? "insertion" : now === "" ? "deletion" : "replacement";
  }
  if (some("split", "join")) return "break";
  return some("change") ? "kind" : "format";
}

/** Texts of a suggestion's parts of one kind; a new block begins a new line. */
function joined(parts: readonly Part[], does: readonly Part["does"][]): string {
  let text = "";
  let last: string | null = null;
  for (const part of parts) {
    if (!does.includes(part.does)) continue;
    if (last !== null && last !== part.block && text !== "") text += "\n";
    text += part.text;
    last = part.block;
  }
  return text;
}

function suggestionOf(parts: readonly Part[], section: string | null): Suggestion {
  const { id, person, time, block } = parts[0]!;
  const [was, now] = [joined(parts, ["delete"]), joined(parts, ["insert"])];
  const kind = kindOf(parts, was, now);
  const form = kind === "format" || kind === "kind" ? joined(parts, ["format", "change"]) : null;
  const whole = (comes: boolean) => (kind === "picture" || kind === "table" ? joined(parts.filter((part) => part.comes === comes), [kind]) : "");
  const marks = parts.flatMap(({ mark }) => mark ?? []).filter((one, at, all) => all.findIndex(({ mark }) => mark === one.mark) === at);
  const breaks = parts.find(({ does }) => does === "split" || does === "join")?.does;
  return {
    id, kind, person, time, block, section,
    was: form ?? (kind === "move" ? now : was + whole(false)), now: form ?? now + whole(true),
    marks, shape: parts.find(({ shape }) => shape)?.shape ?? null, breaks: breaks === undefined ? null : breaks === "split" ? 1 : -1,
    from: Math.min(...parts.map(({ from }) => from)), to: Math.max(...parts.map(({ to }) => to)),
  };
}

const lists = new WeakMap<Node, readonly Suggestion[]>();

/** All suggestions of a document; the same list for the same document. */
export function suggestionsIn(doc: Node): readonly Suggestion[] {
  let list = lists.get(doc);
  if (list === undefined) lists.set(doc, (list = listed(doc)));
  return list;
}

function listed(doc: Node): Suggestion[] {
  const groups = new Map<string, { parts: Part[]; section: string | null }>();
  let section: string | null = null;
  const meet = (node: Node, pos: number) => {
    if (node.type.name === "section_head") section = live(node);
    for (const part of partsOf(node)) {
      const group = groups.get(part.id) ?? { parts: [], section };
      group.parts.push({ ...part, from: part.from + pos, to: part.to + pos });
      groups.set(part.id, group);
    }
  };
  doc.forEach((zone, start) => zone.forEach((node, offset) => meet(node, start + 1 + offset)));
  return [...groups.values()].map(({ parts, section: above }) => suggestionOf(parts, above)).sort((a, b) => a.from - b.from || a.to - b.to);
}
