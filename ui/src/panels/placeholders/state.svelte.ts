/** The open places of the story that is being worked on; looked for after a pause, never at a key. */
import { untrack } from "svelte";
import { type FigureLack, figureLacks, openPlaces } from "../../editor";
import { desk } from "../../shared/story.svelte";
import { allOpen, type Open } from "./model";

const PAUSE_MS = 250;

class OpenList {
  places = $state.raw<readonly Open[]>([]);
  /** Pictures without caption, credit or description: to be seen, nothing is held up for them. */
  lacks = $state.raw<readonly FigureLack[]>([]);
  /** The panel was asked for by its command although nothing is open. */
  asked = $state(false);
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** Looks now. */
  look(): void {
    const { story, editor } = desk;
    this.places = story === null || editor === null ? [] : allOpen(openPlaces(editor.view.state), story.slip);
    this.lacks = editor === null ? [] : figureLacks(editor.view);
  }

  /** Looks when nothing has happened for a moment. */
  lookSoon(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.look(), PAUSE_MS);
  }
}

export const open = new OpenList();

$effect.root(() => {
  // Another story's places must not stand beside this one, not even for a moment.
  $effect(() => {
    void desk.editor;
    untrack(() => open.look());
  });
  $effect(() => {
    void [desk.moves, desk.editor, desk.story?.slip];
    open.lookSoon();
  });
});
