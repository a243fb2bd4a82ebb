/** Keeps the page's lines in the manuscript that is being worked on. */
import { untrack } from "svelte";
import { setGalley, showTrims, trimCount, trimView, type Editor } from "../../editor";
import { copyfit } from "../../shared/copyfit.svelte";
import { desk } from "../../shared/story.svelte";
import { galleyOf, measureOf } from "./model";
import { galleyPaper } from "./paper.svelte";

const standing = (editor: Editor | null): editor is Editor => editor !== null && !editor.view.isDestroyed;

/** Text for other channels has no line on the page: it is folded, unless somebody unfolds it. */
function folded(editor: Editor): () => void {
  const { view } = editor;
  if (trimView(view.state) !== "all" || trimCount(view.state, "print") === 0) return () => undefined;
  view.dispatch(showTrims(view.state, "print"));
  return () => {
    if (standing(editor) && trimView(view.state) === "print") view.dispatch(showTrims(view.state, "all"));
  };
}

/** Called once, while the window is made. */
export function keepGalley(): void {
  let shownIn: Editor | null = null;
  $effect(() => {
    const { editor, mode } = desk;
    const set = copyfit.lines?.set ?? null;
    const id = desk.story?.id;
    const slot = set?.slots.find((one) => one.article === id) ?? null;
    const galley = editor === null || set === null || slot === null ? null : galleyOf(set, slot, mode === "page");
    untrack(() => {
      // Between two pages the paper stays as it is.
      if (mode !== "page") galleyPaper.measure = null;
      else if (set !== null && slot !== null) galleyPaper.measure = measureOf(set.lines);
      if (standing(shownIn) && (shownIn !== editor || galley === null)) setGalley(shownIn.view, null);
      shownIn = galley === null ? null : editor;
      if (galley !== null && standing(editor)) setGalley(editor.view, { ...galley, of: copyfit.lines?.doc ?? undefined });
    });
  });
  const unfolding = $derived(desk.mode === "page" && copyfit.current.set !== null ? desk.editor : null);
  $effect(() => {
    const editor = unfolding;
    return editor === null ? undefined : untrack(() => folded(editor));
  });
}
