/** The view over the library's pictures: it stands as it was left when somebody comes back to it. */
import type { Handle } from "../../host";
import { adding } from "../../shared/picture/adding.svelte";
import { Shelf } from "../../shared/picture/shelf.svelte";
import { SIZES, type CellSize } from "../../shared/picture/sheet";
import { settings } from "../../shared/settings.svelte";

class Gallery {
  readonly shelf = new Shelf();
  /** The picture is looked at alone, as large as the window allows. */
  looking = $state(false);
  /** Somebody is asked whether unused pictures are to go. */
  cleaning = $state(false);

  get size(): CellSize {
    return SIZES.find((size) => size === settings.values["picture_size"]) ?? "medium";
  }

  set size(size: CellSize) {
    settings.keep("picture_size", size);
  }

  get details(): boolean {
    return settings.values["picture_details"] !== false;
  }

  set details(open: boolean) {
    settings.keep("picture_details", open);
  }

  /** Asks for files; those that came stand first and picked. */
  async choose(): Promise<void> {
    const came = await adding.choose();
    if (came.length > 0) await this.shelf.present(came);
  }

  /** Files that were dropped on it. */
  async take(files: readonly Handle[]): Promise<void> {
    const came = await adding.add(files);
    if (came.length > 0) await this.shelf.present(came);
  }
}

export const gallery = new Gallery();
