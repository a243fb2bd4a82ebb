/** The printed page from the manuscript's side. */
import { galleyEnd, goToGalleyEnd } from "../../editor";
import { run, type Command } from "../../shared/command.svelte";
import { copyfit } from "../../shared/copyfit.svelte";
import { desk } from "../../shared/story.svelte";

/** To the page, with the cursor where it is. */
export const showPage = (): void => void (run("view.page") || (desk.mode = "page"));

function ends(): boolean {
  void [desk.moves, copyfit.current.set];
  return desk.editor !== null && galleyEnd(desk.editor.view.state) !== null;
}

export const copyfitCommands: readonly Command[] = [
  {
    id: "page.end",
    title: { zh: "到版面放不下的地方", en: "To where the page ends" },
    group: "view",
    shortcut: "Mod-Alt-e",
    enabled: ends,
    run: () => desk.editor !== null && goToGalleyEnd(desk.editor.view),
  },
];
