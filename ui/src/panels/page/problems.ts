/** From a problem to its place: on the page, and in the text where it has one. */
import type { PageProblem } from "../../host";
import { copyfit } from "../../shared/copyfit.svelte";
import { desk } from "../../shared/story.svelte";
import { boundsOf, oversetAt } from "./model";
import { pageDesk } from "./state.svelte";

/** Shows the slot, and puts the cursor where the problem is. */
export async function goToProblem({ code, slot, params }: PageProblem): Promise<void> {
  const found = copyfit.current.set?.slots.find((one) => one.slot === slot);
  // A story whose slot the plan has no more is still to be found itself.
  if (found === undefined) return params["article"] === undefined ? undefined : goToText(params["article"], null);
  pageDesk.reveal = { rect: boundsOf(found.outline), blink: true };
  if (found.article === null) return;
  const own = desk.story?.id === found.article;
  const block = params["block"];
  if (block !== undefined) await goToText(found.article, { id: block });
  else if (code === "slot_over" && own) await goToText(found.article, oversetAt(copyfit.current.set!.lines));
  else if (!own) await goToText(found.article, null);
}

/** Opens the story and puts the cursor there, in the middle of what is seen of the manuscript. */
export async function goToText(article: string, place: { id: string; offset?: number } | null): Promise<void> {
  if (desk.story?.id !== article && !(await desk.open(article))) return;
  if (place === null) return;
  const { story } = desk;
  if (story === null) return;
  const editor = await story.manuscript();
  editor.focus(place);
  const { node } = editor.view.domAtPos(editor.view.state.selection.head);
  (node instanceof Element ? node : node.parentElement)?.scrollIntoView({ block: "nearest" });
}
