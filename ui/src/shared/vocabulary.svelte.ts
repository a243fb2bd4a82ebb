/** Vocabularies: what there is to choose from, and new entries as they are typed. */
import { rpc, type Term, type Verbs } from "../host";

export type Kind = Verbs["vocabulary.list"]["request"]["kind"];
export type Entry = Verbs["vocabulary.list"]["response"]["terms"][number];

class Vocabulary {
  #lists = $state.raw<Partial<Record<Kind, readonly Entry[]>>>({});

  /** What is known so far; asks for the rest. */
  list(kind: Kind): readonly Entry[] {
    return this.#lists[kind] ?? [];
  }

  async load(kind: Kind): Promise<void> {
    const answer = await rpc("vocabulary.list", { kind }).catch(() => null);
    if (answer !== null) this.#lists = { ...this.#lists, [kind]: answer.terms };
  }

  /** The entry of this name; one that is new is added. Null for an empty name. */
  async term(kind: Kind, typed: string): Promise<Term | null> {
    const name = typed.trim();
    if (name === "") return null;
    const known = findTerm(this.list(kind), name);
    if (known !== undefined) return { id: known.id, name: known.name };
    const { id } = await rpc("vocabulary.save", { kind, id: null, name, parent: null });
    await this.load(kind);
    return { id, name };
  }
}

/** By its name, or by the path that {@link paths} shows. */
export function findTerm(entries: readonly Entry[], name: string): Entry | undefined {
  return entries.find((entry) => entry.name === name) ?? entries.find((entry) => path(entries, entry) === name);
}

function path(entries: readonly Entry[], entry: Entry): string {
  const parent = entry.parent === null ? undefined : entries.find((one) => one.id === entry.parent);
  return parent === undefined || parent === entry ? entry.name : `${parent.name} / ${entry.name}`;
}

export const vocabulary = new Vocabulary();
