/** The text on the screen, to show a place in it: what stands over it goes. */
import { run } from "./command.svelte";
import { desk } from "./story.svelte";

export function toText(): void {
  desk.toWriting();
  run("versions.close");
  run("review.marked");
}
