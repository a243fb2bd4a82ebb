/** Losses as sentences. */
import type { Loss } from "../../host";
import { t, type LossMessages } from "./messages";

/** `slip.source.url` as 来源的网址, `body[3].focus` as 正文第 4 段的焦点. */
export function fieldName(field: string, m: Pick<LossMessages, "field" | "part" | "block">): string {
  const path = field.replace(/^(article\.)?(slip|doc)\./, "");
  const block = /^body\[(\d+)\](?:\.(.+))?$/.exec(path);
  if (block !== null) return joined(m.block(Number(block[1]) + 1), block[2], m);
  if (m.field[path] !== undefined) return m.field[path];
  const [first = "", ...rest] = path.replace(/\[\d+\]/g, "").split(".");
  return joined(m.field[first] ?? first, rest.join("."), m, first);
}

/** A part has words of its own where it means something else in this field: `authors.place` is no place. */
function joined(name: string, part: string | undefined, m: Pick<LossMessages, "part">, field = ""): string {
  const last = part?.replace(/\[\d+\]/g, "").split(".").pop() ?? "";
  return last === "" ? name : `${name} · ${m.part[`${field}.${last}`] ?? m.part[last] ?? last}`;
}

/** One sentence for each kind of loss, the fields of a kind together, each once. */
export function lossLines(losses: readonly Loss[], m: Pick<LossMessages, "field" | "part" | "block" | "code" | "other" | "sep"> = t()): string[] {
  const kinds = new Map<string, { code: string; names: Set<string>; params: Record<string, string> }>();
  for (const loss of losses) {
    // Some are worth a line of their own: each has its own values.
    const own = loss.code === "differs" || loss.code === "shortened";
    const key = own ? `${loss.code} ${loss.field}` : loss.code;
    const kind = kinds.get(key) ?? { code: loss.code, names: new Set<string>(), params: loss.params };
    kind.names.add(fieldName(loss.field, m));
    kinds.set(key, kind);
  }
  return [...kinds.values()].map(({ code, names, params }) => {
    const list = [...names].join(m.sep);
    return m.code[code]?.(list, params) ?? m.other(list, code);
  });
}
