/** Who works at this library, who of them is at the keyboard, and whether their edits are suggestions. */
import { rpc, type Person, type Colour, type Role, type Verbs } from "../../host";
import { library } from "../library.svelte";
import { settings } from "../settings.svelte";

export const ROLES: readonly Role[] = ["reporter", "editor", "responsible_editor", "desk_head", "duty_editor", "proofreader", "photographer", "other"];
export const COLOURS: readonly Colour[] = ["red", "orange", "amber", "green", "teal", "blue", "violet", "pink"];

/** Those who write the story write directly; those who work on it suggest. */
const DIRECT: readonly Role[] = ["reporter", "photographer", "other"];

/** Whether edits of a role are suggestions, unless something else is chosen. */
export function tracksByRole(role: Role): boolean {
  return !DIRECT.includes(role);
}

const SWITCHED = "review.tracking";

class People {
  list = $state.raw<readonly Person[]>([]);

  readonly current = $derived(this.list.find((one) => one.current) ?? null);

  /** Asks for them; a list that does not come leaves the one that is there. */
  async load(): Promise<void> {
    this.list = (await rpc("person.list", {})).people;
  }

  find(id: string | null): Person | null {
    return this.list.find((one) => one.id === id) ?? null;
  }

  /** Somebody else is at the keyboard; from now on. */
  async choose(id: string): Promise<void> {
    const { person } = await rpc("person.choose", { id });
    this.list = this.list.map((one) => (one.id === person.id ? person : { ...one, current: false }));
    this.#named(person);
  }

  /** Makes or changes a profile. */
  async put({ id, name, pen_name, role, colour, tracked }: Verbs["person.put"]["request"]): Promise<Person> {
    const before = id === null ? null : this.find(id);
    const { person } = await rpc("person.put", { id, name, pen_name, role, colour, tracked });
    await this.load();
    if (person.current) this.#named(person);
    // What was switched by hand was switched for what the profile said before.
    if (before?.tracks !== person.tracks) this.#switch(person.id, null);
    return person;
  }

  async remove(id: string): Promise<void> {
    await rpc("person.remove", { id });
    this.list = this.list.filter((one) => one.id !== id);
  }

  #named(person: Person): void {
    if (library.status !== null) library.status = { ...library.status, person };
  }

  /** What somebody switched by hand, by person. */
  get #switched(): Readonly<Record<string, boolean>> {
    const stored = settings.values[SWITCHED];
    return typeof stored === "object" && stored !== null ? (stored as Record<string, boolean>) : {};
  }

  #switch(id: string, on: boolean | null): void {
    const { [id]: _, ...rest } = this.#switched;
    settings.keep(SWITCHED, on === null ? rest : { ...rest, [id]: on });
  }

  /** Whether the edits of whoever is at the keyboard are suggestions. */
  get tracking(): boolean {
    const { current } = this;
    if (current === null) return false;
    return this.#switched[current.id] ?? current.tracks;
  }

  /** Turns it on or off for this person, until it is turned again. */
  track(on: boolean): void {
    if (this.current !== null) this.#switch(this.current.id, on);
  }
}

export const people = new People();
