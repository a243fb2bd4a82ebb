/** Moving between the parts of the window by keyboard. */
import { desk } from "../shared/story.svelte";

/** The frame marks its parts with `data-pane`; F6 goes through those that are there. */
const PANE = "[data-pane]";
const STOPS = 'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [contenteditable="true"], [tabindex="0"]';

function panes(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(PANE)].filter((pane) => pane.offsetParent !== null);
}

function enter(pane: HTMLElement | undefined): void {
  if (pane === undefined) return;
  if (pane.dataset["pane"] === "desk" && desk.story !== null) {
    desk.turn(pane.dataset["side"] === "1" ? 1 : 0);
    const cover = pane.querySelector<HTMLElement>("[data-cover]");
    return cover === null ? desk.enter() : cover.focus();
  }
  const wanted = pane.querySelector<HTMLElement>("[data-first]") ?? pane.querySelector<HTMLElement>(STOPS);
  wanted?.focus();
}

/** To the next or previous part, round and round. */
export function cyclePanes(step: 1 | -1): void {
  const all = panes();
  const here = all.findIndex((pane) => pane.contains(document.activeElement));
  const next = here < 0 ? (step > 0 ? 0 : all.length - 1) : (here + step + all.length) % all.length;
  enter(all[next]);
}

/** To the part of this name; of two manuscripts to the one that was worked on last. */
export function focusPane(name: string): void {
  const wanted = (pane: HTMLElement) => pane.dataset["pane"] === name && (name !== "desk" || Number(pane.dataset["side"] ?? 0) === desk.tabs.side);
  requestAnimationFrame(() => enter(panes().find(wanted)));
}
