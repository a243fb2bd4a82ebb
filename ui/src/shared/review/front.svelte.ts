/** Which card is in front, beside the text. */
import { tick } from "svelte";
import { settings } from "../settings.svelte";

const PANEL = "comments";

class Front {
  /** The item under the cursor or the focus. */
  current = $state<string | null>(null);
  /** The card that is to take the keyboard as soon as it is there. */
  wanted = $state<string | null>(null);

  /** Shows the panel. */
  show(): void {
    settings.setPanes({ inspector: true, tab: PANEL });
  }

  /** The keyboard goes to a card. */
  async focus(key: string): Promise<void> {
    this.show();
    this.current = key;
    this.wanted = null;
    await tick();
    this.wanted = key;
  }
}

export const front = new Front();
