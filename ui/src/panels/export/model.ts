/** What an export costs, in words. */
import type { ExportCheck, Failure, Loss } from "../../host";
import type { Messages } from "./messages";

/** How a format stands before it is written. */
export type Standing = "checking" | "passed" | "lossy" | "differs" | "failed";

/** A format that reads back otherwise than it declared is worse than one that declares a loss. */
export function standing(check: ExportCheck | undefined, failure: Failure | undefined): Standing {
  if (failure !== undefined) return "failed";
  if (check === undefined) return "checking";
  if (check.unexpected.length > 0) return "differs";
  return check.losses.length > 0 ? "lossy" : "passed";
}

/** `slip.source.url` as 来源的网址, `body[3].focus` as 正文第 4 段的焦点. */
export function fieldName(field: string, m: Pick<Messages, "field" | "part" | "block">): string {
  const path = field.replace(/^(article\.)?(slip|doc)\./, "");
  const block = /^body\[(\d+)\](?:\.(.+))?$/.exec(path);
  if (block !== null) return joined(m.block(Number(block[1]) + 1), block[2], m);
  if (m.field[path] !== undefined) return m.field[path];
  const [first = "", ...rest] = path.replace(/\[\d+\]/g, "").split(".");
  return joined(m.field[first] ?? first, rest.join("."), m, first);
}

/** A part has words of its own where it means something else in this field: `authors.place` is no place. */
function joined(name: string, part: string | undefined, m: Pick<Messages, "part">, field = ""): string {
  const last = part?.replace(/\[\d+\]/g, "").split(".").pop() ?? "";
  return last === "" ? name : `${name} · ${m.part[`${field}.${last}`] ?? m.part[last] ?? last}`;
}

/** One sentence for each kind of loss, the fields of a kind together, each once. */
export function lossLines(losses: readonly Loss[], m: Pick<Messages, "field" | "part" | "block" | "code" | "other" | "sep">): string[] {
  const kinds = new Map<string, { code: string; names: Set<string>; params: Record<string, string> }>();
  for (const loss of losses) {
    // A difference is worth its own line: each has its own values.
    const key = loss.code === "differs" ? `differs ${loss.field}` : loss.code;
    const kind = kinds.get(key) ?? { code: loss.code, names: new Set<string>(), params: loss.params };
    kind.names.add(fieldName(loss.field, m));
    kinds.set(key, kind);
  }
  return [...kinds.values()].map(({ code, names, params }) => {
    const list = [...names].join(m.sep);
    return m.code[code]?.(list, params) ?? m.other(list, code);
  });
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

/** The encoding, where one of the chosen formats offers it: the backend refuses one that none does. */
export function offered(encoding: string | null, formats: readonly { id: string; encodings: readonly string[] }[], chosen: readonly string[]): string | null {
  const takes = formats.some((format) => chosen.includes(format.id) && encoding !== null && format.encodings.includes(encoding));
  return takes ? encoding : null;
}
