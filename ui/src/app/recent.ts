/** Lists of what was used lately, as they are stored. */
import type { BlockPlace } from "../editor";

/** How many stories are remembered as recent. */
export const RECENT_MOST = 50;
/** For how many stories the cursor's place is remembered. */
const PLACES_MOST = 100;

/** Where the cursor stood, by story; the one that moved last comes last. */
export type Places = Readonly<Record<string, BlockPlace>>;

/** With this one first. */
export function withRecent(list: readonly string[], id: string): string[] {
  return [id, ...list.filter((one) => one !== id)].slice(0, RECENT_MOST);
}

/** As stored; what is no list of names is empty. */
export function readRecent(stored: unknown): readonly string[] {
  return Array.isArray(stored) ? stored.filter((one) => typeof one === "string").slice(0, RECENT_MOST) : [];
}

/** With this place; the same object when nothing moved. */
export function withPlace(places: Places, id: string, place: BlockPlace): Places {
  const known = places[id];
  if (known?.id === place.id && known.offset === place.offset) return places;
  const rest = Object.entries(places).filter(([one]) => one !== id);
  return Object.fromEntries([...rest.slice(1 - PLACES_MOST), [id, place]]);
}

/** As stored, without what is no place. */
export function readPlaces(stored: unknown): Places {
  if (typeof stored !== "object" || stored === null) return {};
  const fits = (place: unknown): place is BlockPlace => typeof (place as BlockPlace | null)?.id === "string" && ["undefined", "number"].includes(typeof (place as BlockPlace).offset);
  return Object.fromEntries(Object.entries(stored).filter((one): one is [string, BlockPlace] => fits(one[1])).slice(-PLACES_MOST));
}
