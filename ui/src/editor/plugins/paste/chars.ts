/** Characters as pasting sees them. */

/** Written without spaces between: Han and kana, and the marks that go with them. */
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3001-\u303f\uff01-\uff60\u2014\u2026\u201c\u201d\u2018\u2019]/u;
const FINAL = /[。！？…!?.：:；;][”’」』）)"'\]】]*$/;

export const isWide = (char: string | undefined) => char !== undefined && WIDE.test(char);

/** Ends as a sentence does. */
export const endsSentence = (text: string) => FINAL.test(text.trimEnd());

/** Spaces of every width, for indents. */
export const INDENT = /^[\s\u00a0\u2000-\u200a\u3000]+/;
export const TRAILING = /[\s\u00a0\u2000-\u200a\u3000]+$/;

/** Without what is not seen: zero-width spaces, soft hyphens, marks of direction, control characters. */
export function visible(text: string): string {
  return text.replace(/[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b\u200c\u200e\u2060\ufeff\ufffc]/g, "").replace(/\u000b/g, "\n");
}
