/**
 * Turns a text block into what tracking or a decision made of it, character by character: what
 * stays only gets other marks, so that whatever else stands at places of the text goes on standing there.
 */
import { type Mark, type Node, Slice } from "prosemirror-model";
import { AddMarkStep, RemoveMarkStep, ReplaceStep, type Transform } from "prosemirror-transform";
import { type Char, charsOf, contentOf, keyOf, sizeOf } from "./chars.ts";
import { differences, type Hunk } from "./diff.ts";
import type { PatchText } from "../patch.ts";
import { type Decide, resolveInline, resolveMarks } from "./resolve.ts";

/** Where both begin and end to differ, at borders of characters. */
function stretch(before: Node, after: Node): { from: number; a: number; b: number } | null {
  const start = before.content.findDiffStart(after.content);
  if (start === null) return null;
  const end = before.content.findDiffEnd(after.content)!;
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  return { from: start, a: end.a + overlap, b: end.b + overlap };
}

const within = (chars: readonly Char[], from: number, to: number) => chars.filter((one) => one.at + sizeOf(one) > from && one.at < to);
const sizes = (chars: readonly Char[]) => chars.reduce((sum, one) => sum + sizeOf(one), 0);

/** Other marks on a run that all have the same ones. */
function remark(tr: Transform, from: number, to: number, was: readonly Mark[], now: readonly Mark[]): void {
  for (const mark of was) if (!mark.isInSet(now)) tr.step(new RemoveMarkStep(from, to, mark));
  for (const mark of now) if (!mark.isInSet(was)) tr.step(new AddMarkStep(from, to, mark));
}

/** What stays between two hunks, run by run. */
function remarkAll(tr: Transform, inner: number, was: readonly Char[], now: readonly Char[]): void {
  for (let at = 0; at < was.length; ) {
    const [one, other] = [was[at]!, now[at]!];
    let end = at + 1;
    while (end < was.length && was[end]!.marks === one.marks && now[end]!.marks === other.marks) end += 1;
    const last = was[end - 1]!;
    remark(tr, inner + one.at, inner + last.at + sizeOf(last), one.marks, other.marks);
    at = end;
  }
}

/** The steps that make `before`, whose text starts at `inner`, out of `after`; the last change first. */
export function patchChars(tr: Transform, before: Node, after: Node, inner: number): void {
  const found = stretch(before, after);
  if (found === null) return;
  const was = within(charsOf(before, 0), found.from, found.a);
  const now = within(charsOf(after, 0), found.from, found.b);
  const hunks = differences(was.map(keyOf), now.map(keyOf), undefined, true);
  let [wasEnd, nowEnd] = [was.length, now.length];
  for (const hunk of [...hunks].reverse()) {
    remarkAll(tr, inner, was.slice(hunk.was[1], wasEnd), now.slice(hunk.now[1], nowEnd));
    replaceHunk(tr, inner, was, now, hunk, found.from);
    [wasEnd, nowEnd] = [hunk.was[0], hunk.now[0]];
  }
  remarkAll(tr, inner, was.slice(0, wasEnd), now.slice(0, nowEnd));
}

function replaceHunk(tr: Transform, inner: number, was: readonly Char[], now: readonly Char[], { was: [a, b], now: [c, d] }: Hunk, start: number): void {
  const before = was[a - 1];
  const from = inner + (was[a]?.at ?? (before ? before.at + sizeOf(before) : start));
  tr.step(new ReplaceStep(from, from + sizes(was.slice(a, b)), new Slice(contentOf(now.slice(c, d)), 0, 0)));
}

/**
 * As [`patchChars`], for what a decision left: where only runs of the block itself were decided, each is
 * known to go or to stay, and nothing has to be compared.
 */
export function patchDecided(decide: Decide): PatchText {
  return (tr, before, after, inner) => {
    if (!resolveInline(before.content, decide).eq(after.content)) return patchChars(tr, before, after, inner);
    let end = inner + before.content.size;
    for (const run of [...before.children].reverse()) {
      const from = end - run.nodeSize;
      const left = resolveMarks(run.marks, decide);
      if (left === null) tr.step(new ReplaceStep(from, end, Slice.empty));
      else if (left !== run.marks) remark(tr, from, end, run.marks, left);
      end = from;
    }
  };
}
