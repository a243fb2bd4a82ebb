/**
 * Lines broken by the width of a page, as PDF viewers copy them. They are joined when the text
 * gives evidence: lines of nearly one length that do not end as sentences do. Without it every
 * line is a paragraph.
 */
import { endsSentence, INDENT, isWide } from "./chars.ts";

/** Columns: a Han character takes two. */
const columns = (line: string) => [...line].reduce((sum, char) => sum + (isWide(char) ? 2 : 1), 0);
const isBlank = (line: string) => line.trim() === "";
const indent = (line: string) => INDENT.exec(line)?.[0] ?? "";
const SIGN = /^\s*([•·●○■◆▪–*-]\s|[(（]?\d{1,3}[.)）、．]|[(（]?[一二三四五六七八九十]{1,3}[)）、])/;
/** Fewer are no evidence. */
const LEAST = 3;
const [NARROWEST, WIDEST] = [24, 200];

type Measure = { width: number; slack: number; indented: boolean };

/** The paragraphs that the lines make. */
export function joined(all: readonly string[]): string[] {
  // Without a page 1, 2024 and 第3页 are the writer's own: numbers of parts, years, heads.
  const paged = all.some((line) => line.includes("\f")) || measured(all) !== null;
  const lines = paged ? withoutFurniture(all) : all;
  const measure = measured(lines);
  if (measure === null) return [...lines];
  const text = lines.join("\n");
  const out: string[] = [];
  let goesOn = false;
  lines.forEach((line, at) => {
    if (isBlank(line)) {
      goesOn = false;
      return;
    }
    if (goesOn) out.push(together(out.pop()!, line.trim(), text));
    else out.push(line.trim());
    goesOn = continues(line, lines[at + 1], measure);
  });
  return out;
}

/** The page's width, if the lines look broken by one. */
function measured(lines: readonly string[]): Measure | null {
  const filled = lines.filter((line) => !isBlank(line));
  const widths = filled.map((line) => columns(line.trimEnd())).sort((a, b) => a - b);
  // The few widest may hold marks that hang over the margin.
  const width = widths[Math.floor((widths.length - 1) * 0.9)] ?? 0;
  if (filled.length < LEAST || width < NARROWEST || width > WIDEST) return null;
  const wide = [...filled.join("")].filter(isWide).length * 2 > filled.join("").length;
  const slack = wide ? 5 : Math.max(12, Math.round(width * 0.2));
  const full = (line: string) => columns(line.trimEnd()) >= width - slack;
  const inner = filled.slice(0, -1);
  const broken = inner.filter((line) => full(line) && !endsSentence(line));
  const indents = filled.filter((line) => /^[\s\u3000]{2}|^\u3000|^\t/.test(line)).length;
  const evidence = broken.length >= 2 && broken.length * 2 >= inner.length;
  // A line far wider than the rest was broken by nobody.
  const even = columns(filled.reduce((a, b) => (columns(a) > columns(b) ? a : b))) <= width + slack;
  return evidence && even ? { width, slack, indented: indents > 0 && indents < filled.length } : null;
}

function continues(line: string, next: string | undefined, { width, slack, indented }: Measure): boolean {
  if (next === undefined || isBlank(next)) return false;
  if (/\p{L}[-\u2010]$/u.test(line.trimEnd()) && /^\s*\p{Ll}/u.test(next)) return true;
  if (columns(line.trimEnd()) < width - slack) return false;
  if (indented) return indent(next) === "";
  if (SIGN.test(next)) return false;
  return !endsSentence(line);
}

/** Words that keep the hyphen before what follows. */
const COMPOUND = /(^|[^\p{L}])(all|cross|ex|half|high|long|low|self|short|vice|well)-$/iu;

function together(before: string, after: string, text: string): string {
  const broken = /(\p{L}+)[-\u2010]$/u.exec(before);
  if (broken !== null && /^\p{Ll}/u.test(after)) {
    const rest = /^\p{L}+/u.exec(after)![0];
    const keeps = COMPOUND.test(before) || text.includes(`${broken[1]}-${rest}`);
    return keeps ? before + after : before.slice(0, -1) + after;
  }
  if (/[-\u2010]$/.test(before)) return before + after;
  return before + (isWide(before.at(-1)) && isWide(after[0]) ? "" : " ") + after;
}

const PAGE = /^[\s\f]*([-–—]\s*\d{1,4}\s*[-–—]|第\s*\d{1,4}\s*页(\s*[/共，,]?\s*共?\s*\d{1,4}\s*页)?|page \d{1,4}( of \d{1,4})?)\s*$/i;
const NUMBER = /^[\s\f]*(\d{1,4})\s*$/;

/** Lines of pages without page numbers, and without the heads that stand beside them on every page: only where certain. */
function withoutFurniture(lines: readonly string[]): string[] {
  const numbers = lines.map((line, at) => ({ at, value: Number(NUMBER.exec(line)?.[1] ?? NaN) })).filter(({ value }) => !Number.isNaN(value));
  const running = numbers.length > 1 && numbers.every(({ at, value }, i) => i === 0 || (value === numbers[i - 1]!.value + 1 && at - numbers[i - 1]!.at > LEAST));
  const pages = new Set(running ? numbers.map(({ at }) => at) : []);
  lines.forEach((line, at) => {
    if (PAGE.test(line)) pages.add(at);
  });
  const times = new Map<string, number>();
  for (const line of lines) times.set(line.trim(), (times.get(line.trim()) ?? 0) + 1);
  const beside = (at: number) => !isBlank(lines[at] ?? "") && (pages.has(at - 1) || lines[at]!.startsWith("\f"));
  return lines.filter((line, at) => !pages.has(at) && !(pages.size > 0 && beside(at) && (times.get(line.trim()) ?? 0) > 1));
}
