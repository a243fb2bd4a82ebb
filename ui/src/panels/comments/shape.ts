/** What a suggestion about form says, in words. */
import type { Suggestion } from "../../editor";
import { r } from "../../shared/review/messages";

/** What a block is, with the containers around it where they changed. */
type Shape = NonNullable<Suggestion["shape"]>["was"] & { path?: readonly { type: string }[] };

/** A block by what it is called, with what it stands in. */
export function shapeName({ type, attrs, path = [] }: Shape): string {
  const names = r().shape;
  const kind = String(attrs["style"] ?? attrs["level"] ?? attrs["kind"] ?? "");
  const own = names[`${type}.${kind}`] ?? names[type] ?? type;
  const around = path.map((one) => names[one.type]).filter((name) => name !== undefined);
  return [...around, own].join(" › ");
}

/** Marks that came and went: 加粗、取消斜体. */
export function marksText(marks: NonNullable<Suggestion["marks"]>): string {
  const name = (mark: string) => r().mark[mark] ?? mark;
  return [...new Set(marks.map(({ mark, on }) => (on ? name(mark) : r().unmark(name(mark)))))].join("、");
}

/** What stands on the card before the words; null where the words say it all. */
export function formOf(one: Suggestion): string | null {
  if (one.breaks != null && one.kind === "break") return one.breaks === 1 ? r().split : r().join;
  if (one.kind === "format" && one.marks?.length) return marksText(one.marks);
  if (one.kind === "kind" && one.shape) return `${shapeName(one.shape.was)} → ${shapeName(one.shape.now)}`;
  return null;
}
