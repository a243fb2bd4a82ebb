/** The menu of people, and the profile that is being written. */
import type { Person } from "../../host";
import { people } from "../../shared/review/people.svelte";
import { r } from "../../shared/review/messages";
import { desk } from "../../shared/story.svelte";
import { toasts } from "../../shared/toasts.svelte";
import { told } from "../../shared/told";
import { ui } from "../ui.svelte";
import { t } from "./messages";

class Picking {
  menu = $state(false);
  /** Null: a new one. */
  edited = $state.raw<Person | null>(null);

  write(person: Person | null): void {
    this.menu = false;
    this.edited = person;
    ui.open("person");
  }

  /** What was typed so far stays with whoever typed it. */
  async switchTo(id: string): Promise<void> {
    this.menu = false;
    if (people.current?.id === id) return;
    const unsaved = await desk.leaveAll();
    if (unsaved.length > 0) return void toasts.show(r().unsaved, { tone: "wrong" });
    await told(() => people.choose(id));
    if (people.current !== null) toasts.show(t().switched(people.current.name, people.tracking));
  }
}

export const picking = new Picking();
