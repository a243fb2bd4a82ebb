/** Every text in the story details that people write, and how one of them becomes another. */
import type { OutsideChange } from "../editor";
import type { Slip } from "../host";

/** Where a value stands: the field, then names and numbers down to it. */
export type Path = readonly (string | number)[];

/** A text in the details. */
export type DetailField = {
  path: Path;
  text: string;
  /** Kept as it was printed elsewhere, or a number of another system: found, never replaced. */
  fixed: boolean;
  /** Where the register's id of a name stands; another name is another entry, so the id goes. */
  entry: Path | null;
};

type Spec = { path: Path; entry?: Path; fixed?: boolean };

const each = <T>(list: readonly T[], make: (at: number) => Spec[]): Spec[] => list.flatMap((_, at) => make(at));

function specs(slip: Slip): Spec[] {
  return [
    { path: ["slug"] },
    { path: ["source", "name"], entry: ["source", "id"] },
    { path: ["source", "url"], fixed: true },
    ...each(slip.original_title, (at) => [{ path: ["original_title", at, "text"], fixed: true }]),
    ...each(slip.authors, (at) => [{ path: ["authors", at, "name"], entry: ["authors", at, "person"] }, { path: ["authors", at, "organisation"] }]),
    ...each(slip.people, (at) => [{ path: ["people", at, "name"], entry: ["people", at, "person"] }]),
    ...["agency", "place", "date", "text"].map((part) => ({ path: ["dateline", part] })),
    ...each(slip.places, (at) => [{ path: ["places", at, "name"], entry: ["places", at, "place"] }]),
    ...each(slip.keywords, (at) => [{ path: ["keywords", at] }]),
    ...each(slip.persons, (at) => [{ path: ["persons", at, "name"], entry: ["persons", at, "id"] }]),
    ...each(slip.organisations, (at) => [{ path: ["organisations", at, "name"], entry: ["organisations", at, "id"] }]),
    { path: ["desk"] },
    { path: ["print", "page"] },
    { path: ["print", "slot"] },
    ...each(slip.codes, (at) => [{ path: ["codes", at, "value"], fixed: true }]),
    ...["holder", "notice", "usage"].map((part) => ({ path: ["rights", part] })),
    { path: ["ai_use", "tool"] },
    { path: ["ai_use", "scope"] },
    { path: ["ed_note"] },
    ...Object.keys(slip.extra).map((name) => ({ path: ["extra", name] })),
  ];
}

/** All that are not empty, in the order of the form. */
export function detailFields(slip: Slip): DetailField[] {
  return specs(slip).flatMap(({ path, entry = null, fixed = false }) => {
    const text = at(slip, path);
    return typeof text === "string" && text !== "" ? [{ path, text, fixed, entry: entry && at(slip, entry) != null ? entry : null }] : [];
  });
}

/** The changes that make a text another one. */
export function detailChanges(slip: Slip, { path, text, entry }: DetailField, after: string): OutsideChange[] {
  if (after === text) return [];
  return [{ path, before: text, after }, ...(entry === null ? [] : [{ path: entry, before: at(slip, entry), after: null }])];
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, name) => (typeof inner === "object" && inner !== null ? (inner as Record<string | number, unknown>)[name] : undefined), value);
}

function put(value: unknown, [name, ...rest]: Path, after: unknown): unknown {
  if (name === undefined) return after;
  if (Array.isArray(value)) return value.map((item: unknown, index) => (index === name ? put(item, rest, after) : item));
  return { ...(value as Record<string, unknown>), [name]: put((value as Record<string, unknown>)[name], rest, after) };
}

/** The story with its details. */
type Keeper = { readonly slip: Slip; set: <F extends keyof Slip>(field: F, value: Slip[F]) => void };

/** Makes the changes. A value that has been written over meanwhile stays as it is. */
export function withChanges(story: Keeper, changes: readonly OutsideChange[]): void {
  for (const { path, before, after } of changes) {
    if (JSON.stringify(at(story.slip, path)) !== JSON.stringify(before)) continue;
    const field = path[0] as keyof Slip;
    story.set(field, put(story.slip[field], path.slice(1), after) as never);
  }
}
