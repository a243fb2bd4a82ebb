/** The menu of a block while it is open. */
import { type EditorView, openBlockMenu } from "../../editor";
import { desk } from "../../shared/story.svelte";
import type { Rect } from "./place";

class BlockMenu {
  open = $state.raw<{ view: EditorView; at: Rect } | null>(null);

  /** For the editor: beside this place. */
  show = (view: EditorView, at: Rect): void => {
    this.open = { view, at };
  };

  /** For the keyboard: at the block with the cursor. */
  showHere(): void {
    if (desk.editor) openBlockMenu(desk.editor.view, this.show);
  }

  close(): void {
    const view = this.open?.view;
    this.open = null;
    if (view && !view.isDestroyed) view.focus();
  }
}

export const blockMenu = new BlockMenu();
