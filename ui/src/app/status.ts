/** What the status bar says, without its looks. */
import type { JournalState } from "../editor";
import type { Count, Failure, Target, TargetUnit } from "../host";
import { inUnit } from "./counts/model";

/** A failed revision counts as not saved too, though the journal may hold everything. */
export function saveState(journal: JournalState, failure: Failure | null): JournalState {
  return failure === null ? journal : "failed";
}

/** How far a story is on its way; `share` is null where the unit cannot be counted here. */
export type Progress = { count: number; unit: TargetUnit; share: number | null; over: number; fits: boolean };

/** From nine tenths on a story counts as long enough. */
const LONG_ENOUGH = 0.9;

/** Null without a target. */
export function progress(target: Target | null, body: Count): Progress | null {
  if (target === null || target.count <= 0) return null;
  const have = inUnit(target.unit, body);
  if (have === null) return { count: target.count, unit: target.unit, share: null, over: 0, fits: false };
  const share = have / target.count;
  return { count: target.count, unit: target.unit, share, over: Math.max(0, have - target.count), fits: share >= LONG_ENOUGH && share <= 1 };
}

/** A language by its name, by that of its base, or as its tag. */
export function languageName(tag: string, names: Record<string, string>): string {
  return names[tag] ?? names[tag.split("-")[0] ?? tag] ?? tag;
}
