/** Which fields the story details show, where, and in what order. */
import type { Profile, Slip } from "../../host";

/** Every field of the story details, in the order in which those stand that no profile orders. */
export const FIELDS = [
  "web_title", "slug", "language", "channel", "genre", "source", "original_title", "authors", "people", "dateline", "published_at", "embargo_until", "target",
  "priority", "desk", "places", "keywords", "subjects", "persons", "organisations", "first_published_at", "updated_at", "publish_at", "print", "codes", "rights",
  "ai_use", "related", "ed_note",
] as const;

/** Lines that stand on the paper: a form shows them only where a profile asks for them. */
const ON_PAPER = ["kicker", "title", "subtitle", "abstract"];

/** Without a profile. */
const USUAL = ["web_title", "slug", "channel", "genre", "source", "original_title", "authors", "people", "dateline", "published_at", "embargo_until", "target", "language"];

/** The tags have a panel of their own. */
const ELSEWHERE = ["keywords", "subjects", "persons", "organisations"];

/** Fields first and fields under More. */
export type Shape = { first: string[]; rest: string[] };

/** What a story of this profile shows. Original titles show where there can be any. */
export function shapeOf(profile: Profile | null, original: boolean): Shape {
  const wanted = profile === null ? USUAL : [...profile.fields, ...profile.required.filter((field) => !profile.fields.includes(field) && !ON_PAPER.includes(field))];
  const fits = (field: string) => field !== "original_title" || original;
  const first = wanted.filter(fits);
  const rest = FIELDS.filter((field) => !first.includes(field) && !ELSEWHERE.includes(field) && fits(field));
  return { first, rest };
}

/** The id of a field's first control. Times have had theirs for longer. */
export function fieldId(field: string): string {
  if (field.endsWith("_at") || field.endsWith("_until")) return field.replaceAll("_", "-");
  return `d-${field.replaceAll("_", "-")}`;
}

/** Values in `extra` for which the profile has no field: they stay to be seen. */
export function strays(slip: Slip, profile: Profile | null): [string, unknown][] {
  const known = new Set(profile?.own.map((field) => field.key) ?? []);
  return Object.entries(slip.extra).filter(([key]) => !known.has(key));
}

/** Where a missing field is to be filled in. */
export type Where = { paper: string } | { tab: "tags" } | { control: string };

/** See {@link Where}. `shown`: the fields that have a control here. */
export function whereIs(field: string, shown: readonly string[]): Where {
  if (field.startsWith("extra.")) return { control: fieldId(field.replace(".", "-")) };
  if (shown.includes(field)) return { control: fieldId(field) };
  if (ELSEWHERE.includes(field)) return { tab: "tags" };
  return ON_PAPER.includes(field) || field === "web_title" ? { paper: field } : { control: fieldId(field) };
}
