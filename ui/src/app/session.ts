/** What was open when the window was closed, and what was opened lately. Kept in the settings of the library. */
import { cursorPlace, type BlockPlace } from "../editor";
import { rpc, type StoryRow } from "../host";
import { settings } from "../shared/settings.svelte";
import { desk } from "../shared/story.svelte";
import { readPlaces, readRecent, withPlace, withRecent, type Places } from "./recent";

/** Milliseconds after which moved cursors are remembered without any other reason. */
const PLACES_AFTER_MS = 15_000;

let places: Places = {};
let timer: ReturnType<typeof setTimeout> | null = null;

/** The stories opened last, the last one first. */
export function recent(): readonly string[] {
  return readRecent(settings.values["recent"]);
}

/** Begins to remember, and gives back the desk as it was; false when nothing was open. */
export async function resume(): Promise<boolean> {
  places = readPlaces(settings.values["places"]);
  desk.placeOf = (id) => places[id] ?? null;
  const back = await desk.restore(settings.values["tabs"], () => true);
  desk.onShow = (id) => settings.keep("recent", withRecent(recent(), id));
  desk.onArrange = () => {
    settings.keep("tabs", desk.tabs);
    rememberPlaces();
  };
  return back;
}

/** Where the cursors stand; asked when a story comes or goes, and when the window is left. */
export function rememberPlaces(): void {
  if (timer !== null) clearTimeout(timer);
  timer = null;
  const before = places;
  for (const story of desk.stories) {
    const state = story.editor?.view.state ?? story.kept?.state;
    const place: BlockPlace | null = state === undefined ? null : cursorPlace(state);
    if (place !== null) places = withPlace(places, story.id, place);
  }
  if (places !== before) settings.keep("places", places);
}

/** A cursor moved: remembered in a while. */
export function placesMoved(): void {
  timer ??= setTimeout(rememberPlaces, PLACES_AFTER_MS);
}

/** The rows of all stories, those opened lately first. */
export async function storiesByRecency(): Promise<readonly StoryRow[]> {
  const answer = await rpc("story.list", { channel: null, state: null, query: "", sort: "updated" });
  const order = new Map(recent().map((id, at) => [id, at]));
  const rank = (row: StoryRow) => order.get(row.id) ?? order.size;
  return answer.stories.map((row, at) => ({ row, at })).sort((a, b) => rank(a.row) - rank(b.row) || a.at - b.at).map(({ row }) => row);
}
