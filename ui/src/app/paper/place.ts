/** Where a small window stands beside what it belongs to. */

/** A rectangle of the window in CSS pixels. */
export type Rect = { left: number; top: number; right: number; bottom: number };

/** Where to put it, and how high it may be at most. */
export type Spot = { left: number; top: number; height: number };

const MARGIN = 8;
const GAP = 6;

/**
 * Below `anchor`, or above it where there is more room; never over the window's edge.
 * `size` is what it would like to be.
 */
export function spotBelow(anchor: Rect, size: { width: number; height: number }, room: { width: number; height: number }): Spot {
  const below = room.height - MARGIN - anchor.bottom - GAP;
  const above = anchor.top - GAP - MARGIN;
  const up = size.height > below && above > below;
  const height = Math.max(0, Math.min(size.height, up ? above : below));
  const left = Math.max(MARGIN, Math.min(anchor.left, room.width - MARGIN - size.width));
  return { left, top: up ? anchor.top - GAP - height : anchor.bottom + GAP, height };
}

/** To the right of `anchor`, as far up as it must be to fit. */
export function spotBeside(anchor: Rect, size: { width: number; height: number }, room: { width: number; height: number }): Spot {
  const height = Math.min(size.height, room.height - 2 * MARGIN);
  const top = Math.max(MARGIN, Math.min(anchor.top, room.height - MARGIN - height));
  const left = Math.max(MARGIN, Math.min(anchor.right + GAP, room.width - MARGIN - size.width));
  return { left, top, height };
}
