/** What stands between a story and its destination, and what a report says. */
import type { Delivery, DestinationRow, SendReport, SentStory } from "../../../host";

/** What the stories say that are to be sent. */
export type Load = {
  /** How many stories; one alone is looked at beforehand. */
  stories: number;
  alone: boolean;
  open: number;
  suggestions: number;
  pass: boolean;
  asAccepted: boolean;
  /** RFC 3339; null without an embargo. */
  embargo: string | null;
};
export type Held = "none" | "stories" | "broken" | "places" | "suggestions" | "embargo";

/** Whether the story must not be seen yet. */
export function embargoed(until: string | null, now: Date): boolean {
  const time = until === null ? Number.NaN : Date.parse(until);
  return time > now.getTime();
}

/** Why nothing can be sent yet; null when it can. Of several stories each is looked at as it goes. */
export function held(destination: DestinationRow | null, load: Load, now: Date): Held | null {
  if (destination === null) return "none";
  if (load.stories === 0) return "stories";
  if (destination.problems.length > 0) return "broken";
  if (load.alone && load.open > 0 && !load.pass) return "places";
  if (load.alone && load.suggestions > 0 && !load.asAccepted) return "suggestions";
  return load.alone && embargoed(load.embargo, now) ? "embargo" : null;
}

/** A delivery with the destination that it went to; those of formats by hand have none. */
export type Sent = Delivery & { destination?: string | null; version?: number | null };

/** The last time that a story went there. */
export function lastTo(deliveries: readonly Sent[], destination: string): Sent | null {
  const there = deliveries.filter((one) => one.destination === destination);
  return there.reduce<Sent | null>((last, one) => (last === null || Date.parse(one.time) > Date.parse(last.time) ? one : last), null);
}

/** In the order of the report. */
const OUTCOMES = ["refused", "new", "update", "unchanged"] as const;

/** How many stories had which outcome; those that none had are left out. */
export function summary(report: SendReport): { outcome: SentStory["outcome"]; count: number }[] {
  return OUTCOMES.map((outcome) => ({ outcome, count: report.stories.filter((one) => one.outcome === outcome).length })).filter(({ count }) => count > 0);
}

/** Held back first, then those that came back otherwise than declared, then as they went. */
export function inReport(report: SendReport, onlyRefused: boolean): SentStory[] {
  const rank = (one: SentStory) => (one.outcome === "refused" ? 0 : one.unexpected.length > 0 ? 1 : 2);
  const rows = report.stories.map((one, at) => ({ one, at })).sort((a, b) => rank(a.one) - rank(b.one) || a.at - b.at);
  return rows.map(({ one }) => one).filter((one) => !onlyRefused || one.outcome === "refused");
}

/** Those of the chosen that are not in the report: it was stopped before them. */
export function unsent(report: SendReport, ids: readonly string[]): string[] {
  const known = new Set(report.stories.map((one) => one.id));
  return ids.filter((id) => !known.has(id));
}

/** The choice that is left of the one remembered: destinations come and go. */
export function stillThere(wanted: unknown, rows: readonly { id: string }[]): string | null {
  return rows.find((row) => row.id === wanted)?.id ?? rows[0]?.id ?? null;
}
