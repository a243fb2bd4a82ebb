/** Everything that is open or was decided in a story as one list: what the panel shows and what the keys walk through. */
import type { CommentPlace, Suggestion } from "../../editor";
import type { Decided, FieldSuggestion, CommentThread } from "../../host";

/** What all of them have; `at`: the place in the document, -1 for the details, null where nothing is left. */
type Common = { key: string; person: string; time: string; kind: string; section: string | null; open: boolean; at: number | null };
export type Item = Common &
  (
    | { what: "suggestion"; one: Suggestion }
    | { what: "field"; one: FieldSuggestion }
    | { what: "thread"; one: CommentThread }
    | { what: "decided"; one: Decided }
  );

/** The kind of threads, beside those of suggestions. */
export const COMMENT = "comment";

/** What a story holds, from where each part comes. */
export type Held = {
  suggestions: readonly Suggestion[];
  fields: readonly FieldSuggestion[];
  decided: readonly Decided[];
  threads: readonly CommentThread[];
  /** Where the words of threads are. */
  places: ReadonlyMap<string, CommentPlace>;
  /** Where blocks begin. */
  blocks: ReadonlyMap<string, number>;
  /** The section of a place. */
  section: (at: number) => string | null;
};

function placeOf({ anchor, id }: CommentThread, { places, blocks }: Held): number | null {
  if (anchor.on === "field") return -1;
  if (anchor.on === "block") return blocks.get(anchor.block) ?? null;
  return places.get(id)?.from ?? null;
}

function ofThread(thread: CommentThread, held: Held): Item | null {
  const [first] = thread.comments;
  if (first === undefined) return null;
  const at = placeOf(thread, held);
  return { key: thread.id, what: "thread", one: thread, person: first.person, time: first.time, kind: COMMENT, section: at === null || at < 0 ? null : held.section(at), open: thread.resolved === null, at };
}

const far = (at: number | null) => at ?? Number.MAX_SAFE_INTEGER;

/** Open and resolved ones in the order of the text, those whose place is gone last; behind them what was decided, the latest first. */
export function itemsOf(held: Held): Item[] {
  const threads = held.threads.map((one) => ofThread(one, held)).filter((one) => one !== null);
  const fields = held.fields.map((one): Item => ({ key: one.id, what: "field", one, person: one.person, time: one.time, kind: "field", section: null, open: true, at: -1 }));
  const inText = held.suggestions.map((one): Item => ({ key: one.id, what: "suggestion", one, person: one.person, time: one.time, kind: one.kind, section: one.section, open: true, at: one.from }));
  const open = new Set([...inText, ...fields].map(({ key }) => key));
  // An undone decision is open again; its row is history, not a state.
  const decided = held.decided.filter(({ id }) => !open.has(id)).map((one, row): Item => ({ key: `${one.id} ${row}`, what: "decided", one, person: one.person ?? "", time: one.time, kind: one.kind, section: one.section, open: false, at: null }));
  return [...[...fields, ...inText, ...threads].sort((a, b) => far(a.at) - far(b.at)), ...decided];
}

/** What somebody wants to see; null: all. */
export type Filter = { state: "open" | "closed"; person: string | null; kind: string | null; section: string | null };
export const ALL: Filter = { state: "open", person: null, kind: null, section: null };
/** The kind that stands for every suggestion. */
export const SUGGESTIONS = "suggestions";

const ofKind = (item: Item, kind: string | null) => kind === null || (kind === SUGGESTIONS ? item.kind !== COMMENT : item.kind === kind);

/** Those that a filter leaves. The head of the story, before any section, is the section "". */
export function shownBy(items: readonly Item[], { state, person, kind, section }: Filter): Item[] {
  return items.filter((one) => one.open === (state === "open") && (person === null || one.person === person) && ofKind(one, kind) && (section === null || (one.section ?? "") === section));
}

/** The suggestions among them, which can be accepted or rejected. */
export const decidable = (items: readonly Item[]) => items.filter((one) => one.what === "suggestion" || one.what === "field");

/** The next (1) or the one before (-1) from the current one, or from a place in the text where none is; round the end. */
export function stepFrom(items: readonly Item[], current: string | null, at: number, step: 1 | -1): Item | null {
  if (items.length === 0) return null;
  const here = items.findIndex(({ key }) => key === current);
  if (here >= 0) return items[(here + step + items.length) % items.length] ?? null;
  const placed = items.filter((one) => one.at !== null && one.at >= 0);
  const next = step === 1 ? placed.find((one) => far(one.at) >= at) : placed.findLast((one) => far(one.at) < at);
  return next ?? (step === 1 ? items[0] : items.at(-1)) ?? null;
}
