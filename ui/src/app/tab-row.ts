/** Which tabs stand in a row that is too short for all: whole ones, and always the chosen one. */

/** Space on either side of a tab's words, in px: where there is room, and where there is little. */
export const ROOMY = 10;
export const TIGHT = 6;
/** At both ends of the row, in px. */
export const EDGE = 4;
/** What the button for all of them takes, in px. */
export const MORE = 30;

/** The space beside the words, and for each tab whether it stands in the row. */
export interface Fit {
  pad: number;
  shown: boolean[];
}

/** `words` are the widths of the tabs' words, `room` is that of the row, in px. */
export function fit(words: readonly number[], chosen: number, room: number): Fit {
  for (const pad of [ROOMY, TIGHT]) {
    const whole = words.reduce((sum, width) => sum + width + 2 * pad, 0);
    if (whole <= room) return { pad, shown: words.map(() => true) };
  }
  const shown = words.map(() => false);
  if (chosen in shown) shown[chosen] = true;
  let left = room - MORE - (chosen in shown ? words[chosen]! + 2 * TIGHT : 0);
  for (const [at, width] of words.entries()) {
    if (at === chosen) continue;
    left -= width + 2 * TIGHT;
    // Those behind stay away too, even short ones: the order says where a tab is.
    if (left < 0) break;
    shown[at] = true;
  }
  return { pad: TIGHT, shown };
}
