/** Any HTML at all: no throw, a valid story, and every visible word there once and in order. */
import { expect, test } from "vitest";
import { paste, viewOf } from "../../test/clipboard.ts";

/** The same sequence in every run (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const TAGS = (
  "p div section span b i u sup a h1 h3 ul ol li blockquote table tr td th figure figcaption pre center font q s ins " +
  "article aside dl dd form label o:p st1:x unknown"
).split(" ");
const GONE = ["script", "style", "template", "button", "del", "nav", "noscript"];
const STYLES = ["font-weight:bold", "mso-list:l0 level2 lfo1", "white-space:pre-wrap", "display:block", "float:left;font-style:italic", "text-align:right", "border:none", "mso-outline-level:2", ";;:x{"];
const HIDDEN = ["display:none", "mso-hide:all", "visibility:hidden"];
const STARTS = ["", '<meta name=Generator content="Microsoft Word 15">', '<div id="js_content">', '<b id="docs-internal-guid-1" style="font-weight:normal">', "<!--StartFragment-->", "<table>"];

function soup(next: () => number): { html: string; words: string[] } {
  const words: string[] = [];
  const pick = <T>(list: readonly T[]) => list[Math.floor(next() * list.length)]!;
  const word = (seen: boolean) => {
    const made = `w${Math.floor(next() * 1e9)}z`;
    if (seen) words.push(made);
    return made;
  };
  const inside = (depth: number, seen: boolean): string => Array.from({ length: Math.floor(next() * 4) }, () => piece(depth, seen)).join("");
  const piece = (depth: number, seen: boolean): string => {
    const chance = next();
    if (depth === 0 || chance < 0.35) return ` ${word(seen)}${pick([" ", "\n", "&nbsp;", "<br>", "<!-- c -->", ""])}`;
    if (chance < 0.4) return pick(["<br><br>", "<hr>", "<img src=x>", "　", "<td>", "</div>", "<![if !x]>"]);
    if (chance < 0.46) return `<${pick(GONE)}>${word(false)}</${GONE.at(-1)!}>`.replace(/<(\w+)>(.*)<\/\w+>/, "<$1>$2</$1>");
    if (chance < 0.5) return `<span style="${pick(HIDDEN)}">${inside(depth - 1, false)}</span>`;
    const tag = pick(TAGS);
    const style = next() < 0.4 ? ` style="${pick(STYLES)}"` : "";
    return `<${tag}${style}${next() < 0.1 ? ' colspan=3 rowspan=9 href="https://x.org/"' : ""}>${inside(depth - 1, seen)}</${tag}>`;
  };
  return { html: pick(STARTS) + Array.from({ length: 5 }, () => piece(5, true)).join(""), words };
}

/** What the browser's own reading of the HTML shows, in its order: the parser moves words out of tables. */
function shown(html: string, words: readonly string[]): string[] {
  const text = new DOMParser().parseFromString(html, "text/html").documentElement.textContent ?? "";
  return wordsIn(text, words);
}

function wordsIn(text: string, words: readonly string[]): string[] {
  const known = new Set(words);
  return (text.match(/w\d+z/g) ?? []).filter((word) => known.has(word));
}

const RUNS = Number(process.env["GAOTAI_SOAK"] ?? 1) * 80;

test(`${RUNS} random pages`, { timeout: 1000 * RUNS }, () => {
  const view = viewOf("<p>|</p>");
  const start = view.state;
  for (let seed = 1; seed <= RUNS; seed += 1) {
    const { html, words } = soup(random(seed));
    view.updateState(start);
    paste(view, { html, text: "x" });
    const got = wordsIn(view.state.doc.textBetween(0, view.state.doc.content.size, " ", " "), words);
    expect(got, `seed ${seed}: ${html}`).toEqual(shown(html, words));
  }
  view.destroy();
});
