/** People in the palette: one command a person, so that a name is enough. */
import type { Command } from "../../shared/command.svelte";
import { people } from "../../shared/review/people.svelte";
import { picking } from "./state.svelte";

export const peopleCommands: readonly Command[] = [
  { id: "person.switch", title: { zh: "换人…", en: "Switch person…" }, group: "app", shortcut: "Mod-Shift-y", run: () => (picking.menu = true) },
  { id: "person.new", title: { zh: "新建个人档案…", en: "New profile of a person…" }, group: "app", run: () => picking.write(null) },
  { id: "person.edit", title: { zh: "修改我的个人档案…", en: "Edit my profile…" }, group: "app", enabled: () => people.current !== null, run: () => picking.write(people.current) },
  { id: "review.tracking", title: { zh: "修订：开或关", en: "Tracking: on or off" }, group: "text", shortcut: "Mod-Shift-e", enabled: () => people.current !== null, run: () => people.track(!people.tracking) },
];

/** As the people are now. */
export function switchCommands(): readonly Command[] {
  return people.list.filter((one) => !one.current).map(({ id, name }) => ({
    id: `person.switch.${id}`, title: { zh: `换成：${name}`, en: `Switch to: ${name}` }, group: "app", run: () => picking.switchTo(id),
  }));
}
