/** The figure that is worked on, and what the library says of its picture. */
import { untrack } from "svelte";
import { type FigureInfo, figureHere } from "../../editor";
import type { PictureAbout } from "../../host";
import { abouts } from "../../shared/figure/abouts.svelte";
import { desk } from "../../shared/story.svelte";

class Chosen {
  /** Null when no figure has the cursor. */
  figure = $derived.by((): FigureInfo | null => {
    void desk.moves;
    return desk.writing && desk.editor !== null ? figureHere(desk.editor.view) : null;
  });
  readonly media = $derived(this.figure?.media ?? null);
  /** Undefined while it is asked for; null when the library has no such picture. */
  readonly picture = $derived.by((): PictureAbout | null | undefined => (this.media === null ? null : abouts.known.get(this.media)));
}

export const chosen = new Chosen();

$effect.root(() => {
  $effect(() => {
    const { media } = chosen;
    if (media !== null) untrack(() => void abouts.need([media]));
  });
});
