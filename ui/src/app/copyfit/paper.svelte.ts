/** How wide the paper of a manuscript is that breaks its lines as the page does. */

/** CSS px of a character of the manuscript, and of both margins, at 100 %. */
const CHARACTER = 16.5;
const MARGINS = 128;
/** Characters: a title with what it may gain beside it stands in no less, and the webview's characters may be a little wider than the page's. */
const LEAST = 29;
const SPARE = 3;

class GalleyPaper {
  /** Characters in a line of the page; null where the manuscript breaks its own lines. */
  measure = $state<number | null>(null);

  /** CSS px at 100 %, where `page` is how wide it is otherwise. */
  width(page: number): number {
    return this.measure === null ? page : Math.min(page, Math.max(LEAST, this.measure + SPARE) * CHARACTER + MARGINS);
  }
}

export const galleyPaper = new GalleyPaper();
