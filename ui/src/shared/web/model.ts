/** How a page is fitted into the pane. */

/** A desktop page is laid out at least this wide, a phone's at exactly this, in px. */
export const DESKTOP_PX = 960;
export const PHONE_PX = 390;

/** Size at which the page is laid out, and by how much it is made smaller. */
export type Fit = { width: number; height: number; scale: number };

/** For a pane of this size; nothing is ever made larger. */
export function fit(pane: { width: number; height: number }, phone: boolean): Fit {
  const width = phone ? PHONE_PX : Math.max(DESKTOP_PX, pane.width);
  const scale = Math.min(1, pane.width / width);
  return { width, height: scale > 0 ? pane.height / scale : pane.height, scale };
}

/** Where a line begins in a text, for putting the cursor on it; lines from 1. */
export function lineStart(text: string, line: number): number {
  let at = 0;
  for (let n = 1; n < line; n += 1) {
    const end = text.indexOf("\n", at);
    if (end < 0) break;
    at = end + 1;
  }
  return at;
}
