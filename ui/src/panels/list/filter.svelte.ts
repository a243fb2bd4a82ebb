/** Whether the field above the list is open; the command opens it from anywhere. */
import { library } from "../../shared/library.svelte";
import { settings } from "../../shared/settings.svelte";
import { desk } from "../../shared/story.svelte";

class Filter {
  open = $state(false);

  show(): void {
    desk.toWriting();
    settings.setPanes({ list: true });
    this.open = true;
  }

  async clear(): Promise<void> {
    this.open = false;
    if (library.query === "") return;
    library.query = "";
    await library.refresh();
  }
}

export const filter = new Filter();
