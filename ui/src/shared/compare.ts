/** Asking for the comparison of a version with the text as it stands, which the panel of versions shows. */

type Shows = (story: string, revision: string) => void;
let shows: Shows = () => undefined;

/** The panel that compares says how. */
export function onCompare(show: Shows): void {
  shows = show;
}

/** Shows what differs between this version and the text as it stands. */
export function compareSince(story: string, revision: string): void {
  shows(story, revision);
}
