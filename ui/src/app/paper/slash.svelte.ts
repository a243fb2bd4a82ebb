/** The slash menu while it is open. */
import { closeSlash, type EditorView, slashCan, slashRun, slashTake, type SlashQuery, type SlashTool } from "../../editor";
import { run } from "../../shared/command.svelte";
import type { Rect } from "./place";
import { slashChoices, type SlashChoice } from "./slash";

class SlashMenu implements SlashTool {
  view = $state.raw<EditorView | null>(null);
  /** Where the sign stands. */
  at = $state.raw<Rect>({ left: 0, top: 0, right: 0, bottom: 0 });
  choices = $state.raw<readonly SlashChoice[]>([]);
  index = $state(0);
  #from = 0;

  /** Nothing fits: then the menu is not in the way of what is being written. */
  get open(): boolean {
    return this.view !== null && this.choices.length > 0;
  }

  changed(view: EditorView, query: SlashQuery | null, at: DOMRect | null): void {
    if (query === null || at === null) {
      if (this.view === view) this.#close();
      return;
    }
    const before = this.choices[this.index]?.id;
    this.view = view;
    this.at = at;
    this.#from = query.from;
    this.choices = slashChoices(query.text, (id, args) => slashCan(view.state, id, args));
    this.index = query.text === "" ? Math.max(0, this.choices.findIndex(({ id }) => id === before)) : 0;
    this.#tell();
  }

  key(name: string): boolean {
    if (!this.open) return false;
    const last = this.choices.length - 1;
    const to = { ArrowDown: this.index < last ? this.index + 1 : 0, ArrowUp: this.index > 0 ? this.index - 1 : last, Home: 0, End: last }[name];
    if (to === undefined) this.choose(this.index);
    else this.point(to);
    return true;
  }

  point(index: number): void {
    this.index = index;
    this.#tell();
  }

  choose(index: number): void {
    const [view, choice] = [this.view, this.choices[index]];
    if (!view || !choice) return;
    // A picture is asked for before there is anything to put in.
    if (choice.command === "figure") slashTake(view, () => void run("text.figure"));
    else slashRun(view, choice.command, choice.args ?? {});
  }

  /** The paper was scrolled: the menu goes along. */
  follow(): void {
    if (!this.view) return;
    const { left, top, bottom } = this.view.coordsAtPos(this.#from);
    this.at = { left, top, right: left, bottom };
  }

  away(): void {
    if (this.view) closeSlash(this.view);
  }

  #close(): void {
    for (const name of ["aria-controls", "aria-activedescendant"]) this.view?.dom.removeAttribute(name);
    this.view = null;
    this.choices = [];
    this.index = 0;
  }

  /** The focus stays in the text; whoever listens hears which line is meant. */
  #tell(): void {
    if (!this.view || !this.open) return;
    this.view.dom.setAttribute("aria-controls", "slash-list");
    this.view.dom.setAttribute("aria-activedescendant", `slash-${this.index}`);
  }
}

export const slash = new SlashMenu();
