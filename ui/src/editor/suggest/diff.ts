/** What differs between two rows of keys: Myers' shortest edit script, within bounds. */

/** `was` from..to became `now` from..to; what stands between two of them is the same in both. */
export type Hunk = { was: [from: number, to: number]; now: [from: number, to: number] };

/** How much is surely the same at the front and at the back, at most. */
export type Bounds = { front: number; back: number };

/** Beyond this many differences a stretch is one hunk: finding the shortest script would take too long. */
const MOST = 240;

/** The hunks in order; `exact`: neighbours stay apart even where only one character stands between them. */
export function differences(was: readonly string[], now: readonly string[], bounds?: Bounds, exact = false): Hunk[] {
  const most = Math.min(was.length, now.length);
  let front = 0;
  const frontMost = Math.min(most, bounds?.front ?? most);
  while (front < frontMost && was[front] === now[front]) front += 1;
  let back = 0;
  const backMost = Math.min(most - front, bounds?.back ?? most);
  while (back < backMost && was[was.length - 1 - back] === now[now.length - 1 - back]) back += 1;
  const [a, b] = [was.slice(front, was.length - back), now.slice(front, now.length - back)];
  if (a.length === 0 && b.length === 0) return [];
  const inner = a.length === 0 || b.length === 0 ? [whole(a, b)] : (shortest(a, b) ?? [whole(a, b)]);
  return (exact ? inner : tidy(inner)).map(({ was: [c, d], now: [e, f] }) => ({ was: [c + front, d + front], now: [e + front, f + front] }));
}

const whole = (a: readonly string[], b: readonly string[]): Hunk => ({ was: [0, a.length], now: [0, b.length] });

/** Myers' greedy algorithm; null when there are too many differences. */
function shortest(a: readonly string[], b: readonly string[]): Hunk[] | null {
  const trace: Map<number, number>[] = [];
  let far = new Map<number, number>([[1, 0]]);
  for (let d = 0; d <= MOST; d += 1) {
    const next = new Map(far);
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && (far.get(k - 1) ?? -1) < (far.get(k + 1) ?? -1));
      let x = down ? (far.get(k + 1) ?? 0) : (far.get(k - 1) ?? 0) + 1;
      while (x < a.length && x - k < b.length && x - k >= 0 && a[x] === b[x - k]) x += 1;
      next.set(k, x);
      if (x >= a.length && x - k >= b.length) return backwards([...trace, far], a.length, b.length);
    }
    trace.push(far);
    far = next;
  }
  return null;
}

function backwards(trace: readonly Map<number, number>[], alength: number, blength: number): Hunk[] {
  const hunks: Hunk[] = [];
  let [x, y] = [alength, blength];
  for (let d = trace.length - 1; d > 0; d -= 1) {
    const far = trace[d]!;
    const k = x - y;
    const down = k === -d || (k !== d && (far.get(k - 1) ?? -1) < (far.get(k + 1) ?? -1));
    const [fromX, fromK] = down ? [far.get(k + 1) ?? 0, k + 1] : [far.get(k - 1) ?? 0, k - 1];
    const fromY = fromX - fromK;
    const [toX, toY] = down ? [fromX, fromY + 1] : [fromX + 1, fromY];
    const last = hunks[0];
    if (last && last.was[0] === toX && last.now[0] === toY) hunks[0] = { was: [fromX, last.was[1]], now: [fromY, last.now[1]] };
    else hunks.unshift({ was: [fromX, toX], now: [fromY, toY] });
    [x, y] = [fromX, fromY];
  }
  return hunks;
}

/** A single character that happens to be in both is no reason to cut a replacement in two. */
function tidy(hunks: readonly Hunk[]): Hunk[] {
  const out: Hunk[] = [];
  const replaces = ({ was, now }: Hunk) => was[0] < was[1] && now[0] < now[1];
  for (const hunk of hunks) {
    const last = out.at(-1);
    if (last && hunk.was[0] - last.was[1] <= 1 && (replaces(last) || replaces(hunk))) {
      out[out.length - 1] = { was: [last.was[0], hunk.was[1]], now: [last.now[0], hunk.now[1]] };
    } else out.push(hunk);
  }
  return out;
}
