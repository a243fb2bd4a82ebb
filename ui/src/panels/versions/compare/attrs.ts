/** Attributes of blocks in words, and which of them are worth saying. */
import { c } from "./messages";
import { cropWords, focusWords } from "./pictures";
import type { ComparedAttr, ComparedRow } from "../wire";

/** What a change of an attribute says: `二级小标题 → 三级小标题`; a picture is shown beside it. */
export type Said = { name: string; label: string; old: string; now: string; picture: boolean };

function value(name: string, text: string): string {
  if (name === "type") return c().node[text] ?? text;
  if (name === "within") return text === "" ? c().outside : text.split(" ").map((node) => c().node[node] ?? node).join(" › ");
  if (name === "crop") return cropWords(text);
  if (name === "focus") return focusWords(text);
  const known = c().value[name];
  if (known === undefined) return text;
  return known[text] ?? (text === "" ? "" : (known["other"] ?? text));
}

/** Of blocks that came or went only what a reader would miss. */
const TELLING: ReadonlySet<string> = new Set(["media", "alt", "cite", "title", "url", "note", "only"]);
/** Said by their value alone. */
const SELF: ReadonlySet<string> = new Set(["level", "style", "kind", "type", "only", "within"]);

function said({ name, old, new: now }: ComparedAttr): Said {
  const [was, is] = [value(name, old), value(name, now)];
  const alike = was === is && old !== now;
  return { name, label: SELF.has(name) ? "" : (c().attr[name] ?? name), old: was, now: alike ? c().changedValue : is, picture: name === "media" };
}

/** What is said of a row's attributes. */
export function attrsOf({ state, attrs }: ComparedRow): Said[] {
  const whole = state === "added" || state === "removed";
  // Another kind of block has other attributes: those that only one of them knows say nothing more.
  const retyped = attrs.some(({ name }) => name === "type");
  const worth = ({ name, old, new: now }: ComparedAttr) => (whole ? TELLING.has(name) : !retyped || TELLING.has(name) || (old !== "" && now !== ""));
  // That it is another picture stands right under it.
  return attrs.filter(worth).map(said).sort((a, b) => Number(b.picture) - Number(a.picture));
}
