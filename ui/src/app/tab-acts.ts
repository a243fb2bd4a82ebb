/** What can be done to tabs beyond opening and closing one. */
import { desk } from "../shared/story.svelte";
import { neighbour, onSide, tabOf } from "../shared/tabs";

/** Closes the other tabs of its strip, or those to its right; stops at one that cannot be saved. */
export async function closeOthers(id: string, which: "all" | "right" = "all"): Promise<void> {
  const tab = tabOf(desk.tabs, id);
  if (tab === undefined) return;
  const row = onSide(desk.tabs, tab.side);
  const going = which === "all" ? row.filter((one) => one !== tab) : row.slice(row.indexOf(tab) + 1);
  for (const one of going) if (!(await desk.close(one.id))) return;
}

/** The story so many tabs away, with the cursor in it. */
export async function stepTab(step: number): Promise<void> {
  const id = neighbour(desk.tabs, step);
  if (id !== null) await showTab(id);
}

/** The tab at this place of the strip, counted from 0; -1 is the last one. */
export async function nthTab(at: number): Promise<void> {
  const tab = onSide(desk.tabs, desk.tabs.side).at(at);
  if (tab !== undefined) await showTab(tab.id);
}

async function showTab(id: string): Promise<void> {
  desk.toWriting();
  if (await desk.open(id)) desk.enter();
}

/** Closes the story being worked on; the cursor goes to the one that comes to the front. */
export async function closeActive(): Promise<void> {
  if (desk.story !== null && (await desk.close(desk.story.id))) desk.enter();
}

/** The story that was closed last, with the cursor where it was. */
export async function reopen(): Promise<void> {
  desk.toWriting();
  if (await desk.reopen()) desk.enter();
}
