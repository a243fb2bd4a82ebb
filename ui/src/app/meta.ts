/** The line between titles and text on the paper: source, authors, time, responsible editor. */
import type { Slip } from "../host";
import { givenTime } from "../shared/format";

export type MetaWords = { source: string; editor: string };

/** Its parts in order; those that are not known are left out. */
export function metaParts(slip: Slip, words: MetaWords): string[] {
  const names = (list: readonly { name: string }[]) => list.map((one) => one.name).filter(Boolean).join(" ");
  const editors = names(slip.people.filter((person) => person.role === "responsible_editor"));
  const authors = names(slip.authors);
  return [
    slip.source?.name ? `${words.source} ${slip.source.name}` : "",
    authors,
    slip.published_at === null ? "" : givenTime(slip.published_at),
    editors === "" ? "" : `${words.editor} ${editors}`,
  ].filter(Boolean);
}
