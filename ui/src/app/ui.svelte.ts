/** What lies over the frame: dialogs, the palette, the drop. */
import type { HostEvents, ImportedFile } from "../host";
import type { OpenStory } from "../shared/story.svelte";
import type { areaAt } from "./takers";

export type Overlay = "palette" | "new" | "quick" | "beside" | "settings" | "shortcuts" | "paste" | "pictures" | "crop" | "link" | "jump" | "person" | "imported" | "closing";

class Ui {
  overlay = $state<Overlay | null>(null);
  /** Files are held over the window. */
  dropping = $state(false);
  /** The panel over which they are held, when it takes them. */
  area = $state.raw<ReturnType<typeof areaAt>>(null);
  importing = $state(false);
  /** How far the import is, as the backend tells it. */
  progress = $state.raw<HostEvents["progress"] | null>(null);
  /** The stories that keep the window from closing. */
  unsaved = $state.raw<readonly OpenStory[]>([]);
  imported = $state.raw<readonly ImportedFile[]>([]);

  open(overlay: Overlay): void {
    this.overlay = overlay;
  }

  close(): void {
    this.overlay = null;
  }
}

export const ui = new Ui();
