/** Finding by a few typed characters. */

/**
 * How well `typed` fits `text`, or null when it does not: every character of it must
 * occur in order. Whole words and beginnings come before scattered letters.
 */
export function score(typed: string, text: string): number | null {
  const want = fold(typed);
  const have = fold(text);
  if (want === "") return 0;
  const at = have.indexOf(want);
  if (at >= 0) return (starts(have, at) ? 1000 : 700) - Math.min(at, 100) - Math.min(have.length - want.length, 80) / 10;
  return scattered(want.replaceAll(" ", ""), have);
}

/** A word begins here: after a space, and at every Han character. */
function starts(text: string, at: number): boolean {
  return at === 0 || text[at - 1] === " " || /\p{Script=Han}/u.test(text[at] ?? "");
}

function scattered(want: string, have: string): number | null {
  let total = 0;
  let from = 0;
  let last = -2;
  for (const sign of want) {
    const at = have.indexOf(sign, from);
    if (at < 0) return null;
    total += at === last + 1 ? 8 : starts(have, at) ? 6 : 1;
    total -= Math.min(at - from, 10) / 10;
    last = at;
    from = at + sign.length;
  }
  // Letters strewn over a long text are chance.
  return total / want.length >= 2 ? total : null;
}

function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}

/** Those that fit, the best first; equal ones stay in their order. `texts` gives what may be matched. */
export function filter<T>(typed: string, items: readonly T[], texts: (item: T) => readonly string[]): T[] {
  return items
    .map((item, at) => ({ item, at, score: best(typed, texts(item)) }))
    .filter((one): one is { item: T; at: number; score: number } => one.score !== null)
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .map((one) => one.item);
}

/** Whether `typed`, of two signs or more (one for Han), begins a word of one of the texts. */
export function begins(typed: string, texts: readonly string[]): boolean {
  const want = fold(typed);
  if (want.length < 2 && !/\p{Script=Han}/u.test(want)) return false;
  return texts.some((text) => {
    const have = fold(text);
    const at = have.indexOf(want);
    return at >= 0 && starts(have, at);
  });
}

function best(typed: string, texts: readonly string[]): number | null {
  const scores = texts.map((text) => score(typed, text)).filter((one) => one !== null);
  return scores.length === 0 ? null : Math.max(...scores);
}
