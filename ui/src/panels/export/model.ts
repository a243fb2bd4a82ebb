/** What an export costs, in words. */
import type { ExportCheck, Failure } from "../../host";

/** How a format stands before it is written. */
export type Standing = "checking" | "passed" | "lossy" | "differs" | "failed";

/** A format that reads back otherwise than it declared is worse than one that declares a loss. */
export function standing(check: ExportCheck | undefined, failure: Failure | undefined): Standing {
  if (failure !== undefined) return "failed";
  if (check === undefined) return "checking";
  if (check.unexpected.length > 0) return "differs";
  return check.losses.length > 0 ? "lossy" : "passed";
}

/** What the look into a file shows at once; more would only make the window slow. */
export const MOST_SHOWN = 200_000;

/** Whom formats are for, in the order of the table. */
export const FAMILIES = ["cms", "wire", "document"] as const;
export type Family = (typeof FAMILIES)[number];

/** The formats that are written, by whom they are for; families without any are left out. */
export function families<F extends { family: string; exports: boolean }>(formats: readonly F[]): [Family, F[]][] {
  const found = FAMILIES.map((family): [Family, F[]] => [family, formats.filter((one) => one.exports && one.family === family)]);
  return found.filter(([, formats]) => formats.length > 0);
}

/** What nearly every desk hands out. */
const USUAL = ["html", "markdown", "ninjs", "text"];

/** The formats to begin with: the usual ones that are written. */
export function firstChosen(formats: readonly { id: string; exports: boolean }[]): string[] {
  return formats.filter((format) => format.exports && USUAL.includes(format.id)).map((format) => format.id);
}

/** The formats as they were ticked last, those of them that are still written; null where nothing was remembered. */
export function remembered(stored: unknown, formats: readonly { id: string; exports: boolean }[]): string[] | null {
  if (!Array.isArray(stored)) return null;
  return formats.filter((format) => format.exports && stored.includes(format.id)).map((format) => format.id);
}

/** The encoding, where one of the chosen formats offers it: the backend refuses one that none does. */
export function offered(encoding: string | null, formats: readonly { id: string; encodings: readonly string[] }[], chosen: readonly string[]): string | null {
  const takes = formats.some((format) => chosen.includes(format.id) && encoding !== null && format.encodings.includes(encoding));
  return takes ? encoding : null;
}
