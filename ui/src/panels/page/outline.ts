/** The line around a slot of several areas: one, however many areas it has. */
import type { PageRect } from "../../host";

/** Areas that are no farther apart than this many points belong together: what lies between is a gutter. */
const GUTTER = 30;

type Side = { from: number; to: number };
const overlap = (a: Side, b: Side) => a.from < b.to - 0.01 && b.from < a.to - 0.01;
const across = ({ x, width }: PageRect): Side => ({ from: x, to: x + width });
const down = ({ y, height }: PageRect): Side => ({ from: y, to: y + height });

/** How far a side goes towards its neighbours: half of the gutter between. */
function stretched(own: Side, others: readonly Side[]): Side {
  const before = others.filter(({ to }) => to <= own.from + 0.01 && own.from - to <= GUTTER).map(({ to }) => (own.from + to) / 2);
  const behind = others.filter(({ from }) => from >= own.to - 0.01 && from - own.to <= GUTTER).map(({ from }) => (own.to + from) / 2);
  return { from: Math.min(own.from, ...before), to: Math.max(own.to, ...behind) };
}

function touching(rects: readonly PageRect[]): { x: Side; y: Side }[] {
  return rects.map((rect) => {
    const beside = rects.filter((one) => one !== rect && overlap(down(one), down(rect))).map(across);
    const above = rects.filter((one) => one !== rect && overlap(across(one), across(rect))).map(down);
    return { x: stretched(across(rect), beside), y: stretched(down(rect), above) };
  });
}

const steps = (sides: readonly Side[]) => [...new Set(sides.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);

/** Its path in SVG, `scale` pixels a point, from the corner at `left` and `top`. */
export function outlinePath(rects: readonly PageRect[], left: number, top: number, scale: number): string {
  const areas = touching(rects);
  const [xs, ys] = [steps(areas.map(({ x }) => x)), steps(areas.map(({ y }) => y))];
  const within = (column: number, row: number) => {
    const [x, y] = [(xs[column]! + xs[column + 1]!) / 2, (ys[row]! + ys[row + 1]!) / 2];
    return areas.some((area) => area.x.from < x && x < area.x.to && area.y.from < y && y < area.y.to);
  };
  const inside = (column: number, row: number) => column >= 0 && row >= 0 && column < xs.length - 1 && row < ys.length - 1 && within(column, row);
  const px = (value: number, corner: number) => Math.round((value - corner) * scale * 10) / 10;
  const lines: string[] = [];
  for (let row = 0; row <= ys.length - 1; row += 1) {
    for (let column = 0; column <= xs.length - 1; column += 1) {
      const [x, y] = [px(xs[column]!, left), px(ys[row]!, top)];
      if (column < xs.length - 1 && inside(column, row) !== inside(column, row - 1)) lines.push(`M${x} ${y}H${px(xs[column + 1]!, left)}`);
      if (row < ys.length - 1 && inside(column, row) !== inside(column - 1, row)) lines.push(`M${x} ${y}V${px(ys[row + 1]!, top)}`);
    }
  }
  return lines.join("");
}
