/** Commands on runs of text. */
import { toggleMark } from "prosemirror-commands";
import type { MarkType, ResolvedPos } from "prosemirror-model";
import type { Command, EditorState } from "prosemirror-state";
import { safeHref } from "../schema/marks.ts";
import { schema } from "../schema/index.ts";

const { link, sup, sub } = schema.marks;

/** Whether the mark lies on the selection, or will on what is typed next. */
export function hasMark(type: MarkType) {
  return (state: EditorState): boolean => {
    const { from, to, empty, $from } = state.selection;
    if (empty) return type.isInSet(state.storedMarks ?? $from.marks()) !== undefined;
    return state.doc.rangeHasMark(from, to, type);
  };
}

/** Superscript or subscript; the one takes the other away. */
export function raise(type: typeof sup | typeof sub): Command {
  const other = type === sup ? sub : sup;
  return (state, dispatch) =>
    toggleMark(type)(state, dispatch && ((tr) => {
      if (state.selection.empty) tr.removeStoredMark(other);
      else for (const range of state.selection.ranges) tr.removeMark(range.$from.pos, range.$to.pos, other);
      dispatch(tr);
    }));
}

/** From where to where the link at the position reaches; null when there is none. */
export function linkAround($pos: ResolvedPos): { from: number; to: number; href: string } | null {
  const { parent } = $pos;
  let offset = 0;
  let found: { from: number; to: number; href: string } | null = null;
  for (const child of parent.children) {
    const mark = link.isInSet(child.marks);
    const [from, to] = [$pos.start() + offset, $pos.start() + offset + child.nodeSize];
    offset += child.nodeSize;
    const href = mark ? String(mark.attrs["href"]) : null;
    if (found && found.to === from && href === found.href) found.to = to;
    else if (found && found.from <= $pos.pos && found.to >= $pos.pos) return found;
    else found = href === null ? null : { from, to, href };
  }
  return found && found.from <= $pos.pos && found.to >= $pos.pos ? found : null;
}

/** What a person typed as an address; `www.…` gets its scheme. Null when it is none. */
export function readHref(typed: string): string | null {
  const text = typed.trim();
  if (/^[\w-]+(\.[\w-]+)+(:\d+)?([/?#].*)?$/.test(text)) return `https://${text}`;
  if (/^[^\s@:/]+@[\w-]+(\.[\w-]+)+$/.test(text)) return `mailto:${text}`;
  return safeHref(text);
}

/** Sets the link of the selection, or of the link at the cursor; an empty address takes it away. */
export function setLink(href: string): Command {
  return (state, dispatch) => {
    const { empty, $from, from, to } = state.selection;
    const around = linkAround($from);
    const range = empty ? around : { from, to };
    if (range === null || !$from.parent.inlineContent) return false;
    if (href.trim() === "") {
      if (!state.doc.rangeHasMark(range.from, range.to, link)) return false;
      dispatch?.(state.tr.removeMark(range.from, range.to, link));
      return true;
    }
    const address = readHref(href);
    if (address === null) return false;
    dispatch?.(state.tr.removeMark(range.from, range.to, link).addMark(range.from, range.to, link.create({ href: address })));
    return true;
  };
}

/** Marks that are a look and nothing else. */
const LOOKS = [schema.marks.strong, schema.marks.em, schema.marks.underline, sup, sub];

/** Takes bold, italic and the like from the selection, or from what is typed next; links and trims stay. */
export const clearFormat: Command = (state, dispatch) => {
  const { empty, ranges, $from } = state.selection;
  const { tr } = state;
  if (empty) {
    const marks = state.storedMarks ?? $from.marks();
    const kept = marks.filter((mark) => !LOOKS.includes(mark.type));
    if (kept.length === marks.length) return false;
    dispatch?.(tr.setStoredMarks(kept));
    return true;
  }
  for (const { $from: from, $to: to } of ranges) for (const type of LOOKS) tr.removeMark(from.pos, to.pos, type);
  if (tr.steps.length === 0) return false;
  dispatch?.(tr);
  return true;
};
