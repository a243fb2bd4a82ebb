/** What a block was before its kind, its attributes or its place became others. */
import type { Attrs, Node } from "prosemirror-model";
import { idOf, type Shell } from "./flat.ts";
import type { Act, Shape, Stamp, Was } from "./types.ts";

/** Attributes without what is suggested; of a leaf also without its id. */
function plainAttrs(attrs: Attrs, withId: boolean): Record<string, unknown> {
  const { suggested: _, id, ...rest } = attrs;
  return withId ? { id, ...rest } : rest;
}

/** Whether two values of attributes say the same. */
export function equal(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false;
  const [one, other] = [Object.entries(a), b as Record<string, unknown>];
  return one.length === Object.keys(other).length && one.every(([name, value]) => name in other && equal(value, other[name]));
}

/** A container as it was before anything was suggested of it. */
function shapeOf({ type, attrs }: Shell): Shape {
  const was = (attrs["suggested"] as Act[] | null)?.find(({ act }) => act === "change")?.was;
  return was ? { type: was.type, attrs: { id: attrs["id"], ...was.attrs } } : { type: type.name, attrs: plainAttrs(attrs, true) };
}

/** Containers as a `change` remembers them. */
export const pathOf = (path: readonly Shell[]): Shape[] => path.map(shapeOf);

/** The acts of a block that is still there; `from`: the containers around it where it stood elsewhere. */
export function changed(was: Node, now: Node, acts: readonly Act[], from: Shape[] | null, stamp: () => Stamp): readonly Act[] {
  const shape = { type: now.type.name, attrs: plainAttrs(now.attrs, false) };
  const before = { type: was.type.name, attrs: plainAttrs(was.attrs, false) };
  if (from === null && equal(shape, before)) return acts;
  const first = acts.find(({ act }) => act === "change")?.was;
  const rest = acts.filter(({ act }) => act !== "change");
  const path = first?.path ?? from;
  const old: Was = { ...(first ? { type: first.type, attrs: first.attrs } : before), ...(path ? { path } : {}) };
  if (!old.path && equal(shape, { type: old.type, attrs: old.attrs })) return rest;
  return [...rest, { act: "change", ...stamp(), was: old }];
}

/** Drops a remembered place where the block stands in it again. */
export function settled(acts: readonly Act[], node: Node, path: readonly Shell[]): readonly Act[] {
  const change = acts.find(({ act }) => act === "change");
  const was = change?.was;
  if (!was?.path || was.path.length !== path.length || was.path.some(({ attrs }, at) => attrs["id"] !== idOf(path[at]!))) return acts;
  const { path: _, ...shape } = was;
  const rest = acts.filter((act) => act !== change);
  const same = equal(shape, { type: node.type.name, attrs: plainAttrs(node.attrs, false) });
  return same ? rest : [...rest, { ...change!, was: shape }];
}

/** The acts of a ghost that stands elsewhere than it stood. */
export function remembering({ type, attrs }: Node, acts: readonly Act[], path: readonly Shell[]): readonly Act[] {
  const change = acts.find(({ act }) => act === "change");
  if (change?.was?.path) return acts;
  const { id, person, time } = change ?? acts.at(-1)!;
  const was = { ...(change?.was ?? { type: type.name, attrs: plainAttrs(attrs, false) }), path: pathOf(path) };
  return [...acts.filter((act) => act !== change), { act: "change", id, person, time, was }];
}
