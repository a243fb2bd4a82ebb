/** Marks of runs that stay: what is suggested of them goes on, what changed of their form is suggested. */
import type { Mark } from "prosemirror-model";
import { schema } from "../schema/index.ts";
import { deletion, insertion, isStruck, isSuggestion, modification, type Stamp } from "./types.ts";

const { comment } = schema.marks;

/** The marks whose coming and going can be suggested. */
const FORMAT_MARKS = ["strong", "em", "underline", "sup", "sub", "link", "only"] as const;

const added = (marks: readonly Mark[], to: readonly Mark[]) => marks.reduce((set: readonly Mark[], mark) => mark.addToSet(set), to);

/** Only how it looks and what it says: no suggestion. */
export const plainMarks = (marks: readonly Mark[]): readonly Mark[] => (marks.some(isSuggestion) ? marks.filter((mark) => !isSuggestion(mark)) : marks);

/** The marks of a new run. */
export const insertedMarks = (marks: readonly Mark[], stamp: Stamp): readonly Mark[] => insertion.create(stamp).addToSet(plainMarks(marks));

/** The marks of a run that goes. */
export const struckMarks = (marks: readonly Mark[], stamp: Stamp): readonly Mark[] => deletion.create(stamp).addToSet(marks);

/** The marks of a run that was there and is. `stamp` is asked only where the form changed. */
export function keptMarks(was: readonly Mark[], now: readonly Mark[], person: string, stamp: () => Stamp): readonly Mark[] {
  if (same(was, now)) return now;
  // What is struck keeps its form; comments come and go.
  if (isStruck(was)) return added(now.filter(({ type }) => type === comment), was.filter(({ type }) => type !== comment));
  const mine = insertion.isInSet(was)?.attrs["person"] === person;
  const kept = added(was.filter(isSuggestion), plainMarks(now));
  return mine ? kept : FORMAT_MARKS.reduce((marks: readonly Mark[], name) => modified(marks, was, now, name, stamp), kept);
}

/** The marks of a run that was there, when nothing is tracked: as they are, but for what it never had. */
export const directMarks = (was: readonly Mark[], now: readonly Mark[]): readonly Mark[] =>
  now.some((mark) => isSuggestion(mark) && !mark.isInSet(was)) ? added(now.filter((mark) => isSuggestion(mark) && mark.isInSet(was)), plainMarks(now)) : now;

function modified(marks: readonly Mark[], was: readonly Mark[], now: readonly Mark[], name: string, stamp: () => Stamp): readonly Mark[] {
  const type = schema.marks[name]!;
  const [before, after] = [type.isInSet(was) ?? null, type.isInSet(now) ?? null];
  if (before === after || (before && after?.eq(before))) return marks;
  const open = was.find((mark) => mark.type === modification && mark.attrs["mark"] === name);
  const first = open ? (open.attrs["was"] as Record<string, unknown> | null) : before && { ...before.attrs };
  const without = open ? open.removeFromSet(marks) : marks;
  if (first === null ? after === null : after?.eq(type.create(first))) return without;
  return modification.create({ ...stamp(), mark: name, was: first }).addToSet(without);
}

function same(was: readonly Mark[], now: readonly Mark[]): boolean {
  return was === now || (was.length === now.length && was.every((mark, at) => mark.eq(now[at]!)));
}
