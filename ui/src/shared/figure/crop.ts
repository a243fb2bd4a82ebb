/**
 * Cutting a picture to a part of it, in whole pixels of the original. The story holds shares; a
 * person thinks in pixels and in proportions.
 */
import type { Crop, Focus, PictureSize } from "../../editor";

/** A part of the picture, in its own pixels. */
export type Part = { left: number; top: number; width: number; height: number };

/** The corners and edges by which a part is pulled. */
export const HANDLES = ["nw", "n", "ne", "e", "se", "s", "sw", "w"] as const;
export type Handle = (typeof HANDLES)[number];

/** Proportions that are offered, as width over height; null is free, 0 that of the picture. */
export const RATIOS = { free: null, own: 0, "16:9": 16 / 9, "4:3": 4 / 3, "3:2": 3 / 2, "1:1": 1, "3:4": 3 / 4, "9:16": 9 / 16 } as const;
export type RatioName = keyof typeof RATIOS;

/** A part narrower than this in pixels is too small for a large picture on a page or screen. */
export const ENOUGH = 1200;

const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), Math.max(least, most));
const leastOf = (length: number) => Math.min(length, Math.max(8, Math.round(length / 50)));

export const whole = ({ width, height }: PictureSize): Part => ({ left: 0, top: 0, width, height });

/** The width over height that a name means for this picture; null for free. */
export const ratioOf = (name: RatioName, { width, height }: PictureSize): number | null => (RATIOS[name] === 0 ? width / height : RATIOS[name]);

/** In whole pixels, inside the picture. */
function inside({ left, top, width, height }: Part, size: PictureSize): Part {
  const [wide, high] = [clamp(Math.round(width), 1, size.width), clamp(Math.round(height), 1, size.height)];
  return { left: clamp(Math.round(left), 0, size.width - wide), top: clamp(Math.round(top), 0, size.height - high), width: wide, height: high };
}

/** What the story's shares mean for this picture. */
export function partOf(crop: Crop | null, size: PictureSize): Part {
  if (crop === null) return whole(size);
  return inside({ left: crop.x * size.width, top: crop.y * size.height, width: crop.width * size.width, height: crop.height * size.height }, size);
}

/** As shares for the story; null for the whole picture. */
export function cropOf(part: Part, size: PictureSize): Crop | null {
  if (part.width >= size.width && part.height >= size.height) return null;
  // So many places that a pixel comes back, and no share passes the edge.
  const share = (value: number, of: number) => Math.floor((value / of) * 1e6) / 1e6;
  return { x: share(part.left, size.width), y: share(part.top, size.height), width: share(part.width, size.width), height: share(part.height, size.height) };
}

/** The part moved by so many pixels, as far as the picture goes. */
export const moved = (part: Part, dx: number, dy: number, size: PictureSize): Part => inside({ ...part, left: part.left + dx, top: part.top + dy }, size);

/** One direction of a pull: where it is held, how long it was and may become. */
type Axis = { sign: -1 | 0 | 1; held: number; length: number; most: number };

function axis(sign: -1 | 0 | 1, start: number, length: number, size: number): Axis {
  const held = sign > 0 ? start : sign < 0 ? start + length : start + length / 2;
  return { sign, held, length, most: sign > 0 ? size - held : sign < 0 ? held : 2 * Math.min(held, size - held) };
}

const begins = ({ sign, held }: Axis, length: number) => (sign > 0 ? held : sign < 0 ? held - length : held - length / 2);

/** The part pulled by a handle; with a ratio it keeps its proportions, and an edge pulls both ways across. */
export function pulled(part: Part, handle: Handle, dx: number, dy: number, size: PictureSize, ratio: number | null): Part {
  const sign = (less: string, more: string) => (handle.includes(less) ? -1 : handle.includes(more) ? 1 : 0);
  const across = axis(sign("w", "e"), part.left, part.width, size.width);
  const down = axis(sign("n", "s"), part.top, part.height, size.height);
  let width = part.width + across.sign * dx;
  let height = part.height + down.sign * dy;
  if (ratio === null) {
    width = across.sign === 0 ? part.width : clamp(width, leastOf(size.width), across.most);
    height = down.sign === 0 ? part.height : clamp(height, leastOf(size.height), down.most);
    return inside({ left: across.sign === 0 ? part.left : begins(across, width), top: down.sign === 0 ? part.top : begins(down, height), width, height }, size);
  }
  // A corner follows the direction in which it is pulled further.
  const byHeight = across.sign === 0 || (down.sign !== 0 && Math.abs(dy) * ratio > Math.abs(dx));
  const wished = byHeight ? height * ratio : width;
  width = clamp(wished, Math.min(leastOf(size.width), across.most, down.most * ratio), Math.min(across.most, down.most * ratio));
  height = width / ratio;
  return inside({ left: begins(across, width), top: begins(down, height), width, height }, size);
}

/** The largest part of these proportions in `within`, as near to a point as it can be. */
function largest(within: Part, ratio: number, x: number, y: number): Part {
  const width = Math.min(within.width, within.height * ratio);
  const height = width / ratio;
  return {
    left: clamp(x - width / 2, within.left, within.left + within.width - width),
    top: clamp(y - height / 2, within.top, within.top + within.height - height),
    width, height,
  };
}

/** The part in other proportions: as large as the picture allows, its middle where it was. */
export function inRatio(part: Part, ratio: number | null, size: PictureSize): Part {
  if (ratio === null) return part;
  return inside(largest(whole(size), ratio, part.left + part.width / 2, part.top + part.height / 2), size);
}

/** How a place of these proportions shows the part: as much as fits, with the focus as near to its middle as it can be. */
export function shownAt(part: Part, focus: Focus | null, ratio: number, size: PictureSize): Part {
  const middle = { x: part.left + part.width / 2, y: part.top + part.height / 2 };
  const { x, y } = focus === null ? middle : { x: focus.x * size.width, y: focus.y * size.height };
  return largest(part, ratio, x, y);
}

/** A point that stays in the part. */
export function focusIn(part: Part, x: number, y: number, size: PictureSize): Focus {
  const share = (value: number, of: number) => Math.round((value / of) * 1e6) / 1e6;
  return { x: share(clamp(x, part.left, part.left + part.width), size.width), y: share(clamp(y, part.top, part.top + part.height), size.height) };
}

/** Whether a crop made for one picture may look wrong on another: their shapes differ by more than a seventh. */
export function otherShape(before: PictureSize, after: PictureSize): boolean {
  const [a, b] = [before.width / before.height, after.width / after.height];
  return Math.max(a / b, b / a) > 1.15;
}
