/** Files that are held over the window and let go: which are pictures, and where on the page they go. */
import { dropAtPoint, type PictureDrop } from "../../editor";
import type { Handle, HostEvents } from "../../host";
import { bringFiles } from "../../shared/figure/bring";
import { desk, type OpenStory } from "../../shared/story.svelte";
import { told } from "../../shared/told";

/** What is a picture by its name; what it truly is its bytes say. Raw files and the like are told what they are. */
const PICTURE = /\.(jpe?g|jpe|jfif|png|gif|webp|tiff?|bmp|heic|heif|avif|svg|psd|cr[23]|nef|arw|dng|raf|orf|rw2)$/i;

export const isPicture = (name: string): boolean => PICTURE.test(name);

type Point = { x: number; y: number };

/** The manuscript under a point. */
function storyAt({ x, y }: Point): OpenStory | null {
  if (!desk.writing || x < 0) return null;
  return desk.stories.find(({ editor }) => {
    // Under a comparison nothing is put into the text unseen.
    if (editor?.view.dom.closest("[inert]")) return false;
    const paper = editor?.view.dom.closest(".scroll")?.getBoundingClientRect();
    return paper !== undefined && paper.left <= x && x <= paper.right && paper.top <= y && y <= paper.bottom;
  }) ?? null;
}

class Dropping {
  /** How many pictures, and how many other files, are held. */
  pictures = $state(0);
  others = $state(0);
  /** Where the pictures would go; null beside a page. */
  place = $state.raw<PictureDrop | null>(null);

  /** As the shell tells it. */
  over({ over, x, y, names }: HostEvents["drag_over"]): void {
    if (names) {
      this.pictures = names.filter(isPicture).length;
      this.others = names.length - this.pictures;
    }
    if (!over) this.pictures = this.others = 0;
    this.place = this.pictures > 0 ? this.#placeAt({ x, y }, this.pictures)?.place ?? null : null;
  }

  #placeAt(point: Point, count: number): { story: OpenStory; place: PictureDrop } | null {
    const story = storyAt(point);
    const place = story?.editor ? dropAtPoint(story.editor.view, point.x, point.y, count === 1) : null;
    return story && place ? { story, place } : null;
  }

  /** Pictures that were let go: into the story below the pointer, or else into the library. */
  async take(files: readonly Handle[], point: Point): Promise<void> {
    const found = this.#placeAt(point, files.length);
    this.over({ over: false, x: -1, y: -1 });
    await told(() => {
      if (found === null) return bringFiles(null, files);
      const { story, place } = found;
      return bringFiles(story, files, place.kind === "replace" ? { replaces: place.id } : { pos: place.pos });
    });
  }
}

export const dropping = new Dropping();
