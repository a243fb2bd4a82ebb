/**
 * Places that a writer left open: 〔待核：…〕 and TK.
 *
 * The same rule as crates/language/src/placeholders.rs, which says what counts; both read
 * tests/refs/placeholders.json in their tests.
 */

/** A placeholder in a text: a half-open range of UTF-16 units. */
export type Placeholder = { from: number; to: number };

/** Brackets, and whether what is in them is read by the reader. */
const BRACKETS: Record<string, [close: string, read: boolean]> = {
  "〔": ["〕", false], "【": ["】", false], "[": ["]", false], "［": ["］", false], "（": ["）", true], "(": [")", true],
};
const WORDS = new Set(["待核", "待补", "待查"]);
const ENDINGS = "实充证";
const NAMES = new Set(["maxx", "elevator"]);
/** How long a bracket may be, in characters. */
const LONGEST = 200;

const isSign = (sign: string | undefined, what: RegExp) => sign !== undefined && what.test(sign);

/** Of a word of an alphabet; Chinese stands beside TK without a space. */
const LETTER = /[\p{Alphabetic}\p{N}_]/u;
const isLetter = (sign: string | undefined) => isSign(sign, LETTER) && sign! < "\u2e80";
const SPACE = /[ \u00a0\u3000]/;

/** The placeholders of a text, in order; none overlaps another. */
export function placeholders(text: string): Placeholder[] {
  // Most texts have none: these words must be there.
  if (!/待[核补查]|TK/.test(text)) return [];
  const signs = [...text];
  const found: Placeholder[] = [];
  let unit = 0;
  for (let at = 0; at < signs.length; ) {
    const to = bracketed(signs, at) ?? word(signs, at) ?? at + 1;
    const length = signs.slice(at, to).join("").length;
    if (to > at + 1) found.push({ from: unit, to: unit + length });
    unit += length;
    at = to;
  }
  return found;
}

function bracketed(signs: string[], at: number): number | null {
  const open = signs[at]!;
  const [close, read] = BRACKETS[open] ?? [];
  if (close === undefined) return null;
  let inner = at + 1;
  while (isSign(signs[inner], SPACE)) inner += 1;
  const end = signs[inner] === "T" && !read ? tk(signs, inner) : chinese(signs, inner);
  if (end === null || (read && !isNote(signs, end, close))) return null;
  const stop = signs.slice(end, end + LONGEST).findIndex((sign) => sign === close || sign === open || sign === "\n");
  return stop >= 0 && signs[end + stop] === close ? end + stop + 1 : end;
}

const chinese = (signs: string[], at: number) => (WORDS.has(signs.slice(at, at + 2).join("")) ? at + 2 : null);

/** Whether the word that ends here stands alone in its brackets, or a colon follows. */
function isNote(signs: string[], end: number, close: string): boolean {
  const next = signs[signs[end] !== undefined && ENDINGS.includes(signs[end]) ? end + 1 : end];
  return next === close || next === "：" || next === ":";
}

function word(signs: string[], at: number): number | null {
  return isLetter(signs[at - 1]) || isSign(signs[at - 1], /[@#]/) ? null : tk(signs, at);
}

function tk(signs: string[], at: number): number | null {
  let end = at;
  while (signs[end] === "T" && signs[end + 1] === "K") end += 2;
  return end === at || isLetter(signs[end]) || (end === at + 2 && isName(signs, end)) ? null : end;
}

/** Whether what follows makes a company or a flight of it. */
function isName(signs: string[], end: number): boolean {
  let next = end;
  while (isSign(signs[next], SPACE)) next += 1;
  const name = /^[A-Za-z]*/.exec(signs.slice(next, next + 32).join(""))![0].toLowerCase();
  return next > end && (isSign(signs[next], /[0-9]/) || NAMES.has(name));
}
