/** What a story with many suggestions costs beside typing in it: deciding all, taking that back, showing it. */
import { run } from "../../shared/command.svelte";
import { review } from "../../shared/review/review.svelte";
import { talk } from "../../shared/review/talk.svelte";
import { desk } from "../../shared/story.svelte";
import { nextFrame } from "./sampler";

/** Milliseconds of each time. */
type Decided = { accept: number[]; undo: number[] };

/** From before `act` until the frame that it led to is painted. */
async function painted(act: () => unknown): Promise<number> {
  await nextFrame();
  const at = performance.now();
  act();
  return (await nextFrame()) - at;
}

async function when(holds: () => boolean): Promise<void> {
  while (!holds()) await nextFrame();
}

/** The panel's button for all that is shown, and the step of undo, again and again. */
async function decide(rounds: number): Promise<Decided> {
  const found: Decided = { accept: [], undo: [] };
  for (let round = 0; round < rounds; round += 1) {
    review.look();
    const open = review.open.suggestions;
    found.accept.push(await painted(() => run("review.accept_shown")));
    if (review.open.suggestions > 0) throw new Error(`${review.open.suggestions} are still open`);
    found.undo.push(await painted(() => desk.editor!.undo()));
    review.look();
    if (review.open.suggestions !== open) throw new Error(`${review.open.suggestions} are open, not ${open}`);
    await nextFrame();
  }
  return found;
}

/** From the plain manuscript into review mode. */
async function enter(rounds: number): Promise<number[]> {
  const found: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    desk.mode = "write";
    await nextFrame();
    found.push(await painted(() => run("view.review")));
  }
  return found;
}

/** From another story to this one: until its text is painted, and until its threads are known and painted too. */
async function open(id: string, other: string, rounds: number): Promise<{ text: number[]; cards: number[] }> {
  const found = { text: [] as number[], cards: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    await desk.open(other);
    await when(() => desk.editor !== null && desk.story?.id === other);
    await nextFrame();
    await nextFrame();
    const at = performance.now();
    await desk.open(id);
    await when(() => desk.editor !== null && desk.story?.id === id);
    found.text.push((await nextFrame()) - at);
    await when(() => talk.threads.length > 0 || review.open.suggestions === 0);
    found.cards.push((await nextFrame()) - at);
  }
  return found;
}

/** How many suggestions and threads are open. */
const size = () => (review.look(), review.open);

export const reviewing = { decide, enter, open, size };
