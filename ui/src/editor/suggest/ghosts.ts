/** Where ghosts stand among containers: never so that a container that lives is cut in two. */
import type { NodeType } from "prosemirror-model";
import { schema } from "../schema/index.ts";
import { fitting, idOf, type Shell } from "./flat.ts";
import type { Item } from "./row.ts";
import { remembering, settled } from "./shape.ts";
import { withActs } from "./types.ts";

/** Nothing that the schema allows says this leaf by leaf. */
export class Misfit extends Error {}

const { bullet_list, ordered_list, list_item } = schema.nodes;
const isList = (type: NodeType | undefined) => type === bullet_list || type === ordered_list;
const sameId = (one: Shell | undefined, other: Shell | undefined) => one !== undefined && other !== undefined && idOf(one) === idOf(other);

function common(one: readonly Shell[], other: readonly Shell[]): readonly Shell[] {
  let depth = 0;
  while (sameId(one[depth], other[depth])) depth += 1;
  return one.slice(0, depth);
}

const startsWith = (path: readonly Shell[], with_: readonly Shell[]) => with_.every((shell, at) => sameId(path[at], shell));

/** Gives every ghost its place; `prefix` are the containers around the whole row. Throws {@link Misfit} where there is none. */
export function ghostPaths(items: readonly Item[], prefix: readonly Shell[], newId: () => string): void {
  const alive = new Set(items.filter(({ ghost }) => !ghost).flatMap(({ path }) => path.map(idOf)));
  const closed = new Set<string | null>();
  const copies = new Map<string | null, Shell>();
  let before: readonly Shell[] = [];
  for (const [at, item] of items.entries()) {
    if (item.ghost) {
      const next = items.slice(at + 1).find(({ ghost }) => !ghost) ?? null;
      // What stands before and behind it stands around it too.
      const must = next ? common(before, next.path) : [];
      stand(item, placeFor(item, must, before, next?.path ?? [], { alive, closed, copies, newId }), must, prefix);
    } else {
      item.acts = settled(item.acts, item.node, [...prefix, ...item.path]);
    }
    for (const shell of before) if (!item.path.some((one) => sameId(one, shell))) closed.add(idOf(shell));
    before = item.path;
  }
}

/** Containers that live, that were left already, and those that stand in for one of them. */
type Taken = { alive: ReadonlySet<string | null>; closed: ReadonlySet<string | null>; copies: Map<string | null, Shell>; newId: () => string };

/** Its old place; where a container of it lives elsewhere, a copy of that. */
function placeFor({ path }: Item, must: readonly Shell[], before: readonly Shell[], next: readonly Shell[], taken: Taken): readonly Shell[] {
  if (!startsWith(path, must)) return isList(must.at(-1)?.type) ? [...must, itemOf(taken)] : must;
  const found = [...must];
  for (const shell of path.slice(must.length)) {
    const depth = found.length;
    const goesOn = startsWith(before, [...found, shell]);
    const begins = sameId(next[depth], shell) && startsWith(next, found);
    // In what lives its own attributes hold.
    if (goesOn || begins) found.push(goesOn ? before[depth]! : next[depth]!);
    else found.push(taken.closed.has(idOf(shell)) || taken.alive.has(idOf(shell)) ? copyOf(shell, before[depth], taken) : shell);
  }
  return found;
}

const itemOf = ({ newId }: Taken): Shell => ({ type: list_item, attrs: withActs({ id: newId() }, []), origin: null });

function copyOf(shell: Shell, before: Shell | undefined, { copies, newId }: Taken): Shell {
  const known = copies.get(idOf(shell));
  if (known && sameId(known, before)) return known;
  const made = { type: shell.type, attrs: withActs({ ...shell.attrs, id: newId() }, []), origin: null };
  copies.set(idOf(shell), made);
  return made;
}

function stand(item: Item, wished: readonly Shell[], must: readonly Shell[], prefix: readonly Shell[]): void {
  const path = fitting(wished, item.node.type);
  if (!startsWith(path, must) || (isList(prefix.at(-1)?.type) && path.length === 0)) throw new Misfit();
  const moved = path.length !== item.path.length || !startsWith(path, item.path);
  if (moved) item.acts = remembering(item.node, item.acts, [...prefix, ...item.path]);
  item.path = path;
}
