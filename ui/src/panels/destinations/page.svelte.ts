/** What the page of destinations is asked for from elsewhere. */
import { desk } from "../../shared/story.svelte";

class Page {
  /** The one to show when the page opens. */
  wanted = $state<string | null>(null);
  /** What a new one begins with is being chosen. */
  choosing = $state(false);
  /** Files are to be brought in. */
  taking = $state(false);

  open(): void {
    desk.mode = "destinations";
  }
}

export const page = new Page();
