/**
 * Tracking (修订): while it is on, every edit becomes a suggestion, in the same step of undo. While
 * it is off, what is new takes nothing over from suggestions that it is put beside.
 */
import type { Node } from "prosemirror-model";
import { isHistoryTransaction } from "prosemirror-history";
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { imeGuard } from "../../guard.ts";
import { patchDoc } from "../../patch.ts";
import { patchChars } from "../../suggest/patch.ts";
import type { Bounds } from "../../suggest/diff.ts";
import { track, type Tracked } from "../../suggest/track.ts";
import { hasSuggestions } from "../../suggest/types.ts";
import { withoutGhosts } from "../../suggest/copies.ts";
import { overGhosts } from "./over.ts";

/** Whether edits are suggestions, and whose; `now`: RFC 3339 with offset. */
export type TrackingSettings = { on: boolean; person: { id: string }; now: () => string };

/** `since`: the document before the text that an input method is still putting in; null when nothing waits. */
type Tracks = TrackingSettings & { since: Node | null };
/** `side`: where the cursor stays beside what is struck by this transaction. */
type Meta = { settings?: TrackingSettings; tracked?: boolean; finish?: boolean; side?: -1 | 1 };

const key = new PluginKey<Tracks>("suggest");
/** For tests that go without it. */
export const trackKey: PluginKey = key;
const OFF: Tracks = { on: false, person: { id: "" }, now: () => "", since: null };

/** Switches tracking, or the person who edits. */
export function setTracking(view: EditorView, settings: TrackingSettings): void {
  view.dispatch(tracked(view.state, settings));
}

/** For tests: as {@link setTracking}, without a view. */
export const tracked = (state: EditorState, settings: TrackingSettings): Transaction =>
  state.tr.setMeta(key, { settings } satisfies Meta).setMeta("addToHistory", false);

/** What is set now. */
export function tracking(state: EditorState): { on: boolean; person: string } {
  const { on, person } = key.getState(state) ?? OFF;
  return { on, person: person.id };
}

/** Whether text of an input method waits to be tracked: until then nothing of it is told or written. */
export const trackingWaits = (state: EditorState): boolean => (key.getState(state)?.since ?? null) !== null;

const metaOf = (tr: Transaction) => tr.getMeta(key) as Meta | undefined;
const rootOf = (tr: Transaction) => (tr.getMeta("appendedTransaction") as Transaction | undefined) ?? tr;
const composes = (tr: Transaction) => rootOf(tr).getMeta("composition") !== undefined;

/** Whether a transaction is what tracking made of the one before it. */
export const isTracked = (tr: Transaction): boolean => metaOf(tr)?.tracked ?? false;

/** Changes that are none of the person's: undo, decisions, what the library already has. */
const UNTRACKED = "untracked";
const isForeign = (tr: Transaction) => {
  const root = rootOf(tr);
  return isHistoryTransaction(root) || root.getMeta("silent") === true || root.getMeta(UNTRACKED) === true;
};

/** A change of the document that is not to be tracked. */
export const untracked = (tr: Transaction): Transaction => tr.setMeta(UNTRACKED, true);

function next(tr: Transaction, tracks: Tracks, before: EditorState): Tracks {
  const meta = metaOf(tr);
  const now = meta?.settings ? { ...meta.settings, since: tracks.since } : tracks;
  if (meta?.tracked || (tr.docChanged && isForeign(tr))) return { ...now, since: null };
  const concerned = now.on || hasSuggestions(before.doc);
  return tr.docChanged && composes(tr) && concerned && now.since === null ? { ...now, since: before.doc } : now;
}

/** How much of the touched text block is surely as it was, where the edits were in one. */
function boundsOf(transactions: readonly Transaction[], { doc }: EditorState): Bounds | undefined {
  let [from, to] = [Infinity, -Infinity];
  const maps = transactions.flatMap(({ mapping }) => mapping.maps);
  maps.forEach((map, at) => map.forEach((_start, _end, start, end) => {
    const rest = maps.slice(at + 1);
    from = Math.min(from, rest.reduce((pos, one) => one.map(pos, -1), start));
    to = Math.max(to, rest.reduce((pos, one) => one.map(pos, 1), end));
  }));
  if (from > to || to > doc.content.size) return undefined;
  const [$from, $to] = [doc.resolve(from), doc.resolve(to)];
  if (!$from.parent.isTextblock || !$from.sameParent($to)) return undefined;
  const length = (start: number, end: number) => [...$from.parent.textBetween(start, end, null, "\n")].length;
  return { front: length(0, $from.parentOffset), back: length($to.parentOffset, $from.parent.content.size) };
}

/** Behind what was typed and in front of what was struck; with Delete behind it. */
function sideOf(transactions: readonly Transaction[], before: EditorState, after: EditorState): -1 | 1 {
  const said = transactions.map((tr) => metaOf(tr)?.side).find((side) => side !== undefined);
  if (said !== undefined) return said;
  const forward = before.selection.empty && after.selection.empty && before.selection.head === after.selection.head;
  return forward && after.doc.content.size < before.doc.content.size ? 1 : -1;
}

function followed(tr: Transaction, { selection }: EditorState, { place }: Tracked, side: -1 | 1): void {
  if (!(selection instanceof TextSelection)) return;
  const [anchor, head] = [place(selection.anchor, side), place(selection.head, side)];
  const at = (found: number | null, pos: number) => found ?? tr.mapping.map(pos, side);
  tr.setSelection(TextSelection.between(tr.doc.resolve(at(anchor, selection.anchor)), tr.doc.resolve(at(head, selection.head))));
}

function append(transactions: readonly Transaction[], before: EditorState, after: EditorState, newId: () => string): Transaction | null {
  const tracks = key.getState(after) ?? OFF;
  const changes = transactions.filter((tr) => tr.docChanged && !metaOf(tr)?.tracked);
  const finish = transactions.some((tr) => metaOf(tr)?.finish) && tracks.since !== null;
  if (!finish && (changes.length === 0 || changes.some(isForeign) || changes.every(composes))) return null;
  const base = tracks.since ?? before.doc;
  if (!tracks.on && !hasSuggestions(after.doc)) return tracks.since === null ? null : settle(after);
  const bounds = tracks.since === null ? boundsOf(changes, after) : undefined;
  const several = changes.length === 1 && changes[0]!.steps.length > 1;
  const found = track(base, after.doc, { person: tracks.person.id, time: tracks.now(), newId, direct: !tracks.on, several }, bounds);
  const tr = settle(after);
  if (!patchDoc(tr, after.doc, found.doc, patchChars)) return tracks.since === null ? null : tr;
  followed(tr, after, found, sideOf(transactions, before, after));
  return tr.setStoredMarks(after.storedMarks);
}

const settle = (state: EditorState) => state.tr.setMeta(key, { tracked: true } satisfies Meta);

/** Tracks what an input method has put in, once it is done; it is of the same step of undo. */
function finishLater(view: EditorView): boolean {
  // The text of the input method comes to the state after this event.
  setTimeout(() => {
    if (view.isDestroyed || view.composing || !trackingWaits(view.state)) return;
    view.dispatch(view.state.tr.setMeta(key, { finish: true } satisfies Meta));
  });
  return false;
}

function pressed(view: EditorView, event: KeyboardEvent): boolean {
  const direction = event.key === "Backspace" ? -1 : event.key === "Delete" ? 1 : null;
  if (direction === null || event.isComposing || event.keyCode === 229 || imeGuard().ignores(event)) return false;
  if (event.ctrlKey || event.metaKey || event.altKey || !tracking(view.state).on) return false;
  const over = overGhosts(view.state, direction);
  if (over === null) return false;
  view.dispatch(over.tr.setMeta(key, { side: direction } satisfies Meta));
  return over.done;
}

/** Keys beside what is struck; before all other keys. */
export const overPlugin = (): Plugin => new Plugin({ props: { handleKeyDown: pressed } });

/** The plugin; behind the one that gives ids. */
export function trackPlugin(newId: () => string): Plugin<Tracks> {
  return new Plugin<Tracks>({
    key,
    state: { init: () => OFF, apply: next },
    appendTransaction: (transactions, before, after) => append(transactions, before, after, newId),
    props: {
      handleDOMEvents: { compositionend: finishLater },
      transformCopied: withoutGhosts,
    },
    view: () => ({
      // Some webviews hand the last of the text over after the composition's end.
      update: (view) => void (trackingWaits(view.state) && !view.composing && finishLater(view)),
    }),
  });
}
