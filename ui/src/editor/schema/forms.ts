/**
 * What attributes may hold, and how they travel through HTML (copy and paste): each as
 * `data-<name>`, left out at its default. The forms are those of crates/article/src/spec.rs.
 */
import type { AttributeSpec } from "prosemirror-model";

/** The form of one attribute. */
export interface Form {
  fits(value: unknown): boolean;
  /** Text in `data-<name>`: as it is, or as JSON. */
  json: boolean;
}

/** An attribute; without `default` it must be given. */
export type Attr = { form: Form; default?: unknown };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const HASH = /^[0-9a-f]{64}$/;
const isText = (value: unknown): value is string => typeof value === "string";
const form = (fits: (value: unknown) => boolean, json = false): Form => ({ fits, json });
const isChannels = (value: unknown) => Array.isArray(value) && value.length > 0 && value.every(isText);

/** A block's UUID; null until the ids plugin has given one. */
export const id: Attr = { form: form((value) => value === null || (isText(value) && UUID.test(value))), default: null };
export const text: Form = form(isText);
export const maybeText: Form = form((value) => value === null || isText(value));
/** A whole number from 1 to `most`. */
export const number = (most: number): Form =>
  form((value) => Number.isInteger(value) && (value as number) >= 1 && (value as number) <= most, true);
export const word = (...words: string[]): Form => form((value) => isText(value) && words.includes(value));
export const maybeWord = (...words: string[]): Form =>
  form((value) => value === null || (isText(value) && words.includes(value)));
/** A SHA-256 in lower-case hexadecimal. */
export const maybeHash: Form = form((value) => value === null || (isText(value) && HASH.test(value)));
export const channels: Form = form(isChannels, true);
export const maybeChannels: Form = form((value) => value === null || isChannels(value), true);
/** An object with exactly these keys, each a share between 0 and 1. */
export const maybeShares = (...keys: string[]): Form =>
  form((value) => {
    if (value === null) return true;
    if (typeof value !== "object" || Object.keys(value as object).length !== keys.length) return false;
    const shares = value as Record<string, unknown>;
    return keys.every((key) => typeof shares[key] === "number" && shares[key] >= 0 && shares[key] <= 1);
  }, true);

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
export const maybeObject: Form = form((value) => value === null || isObject(value), true);
const ACTS = ["split", "join", "change", "insert", "delete"];
const isShape = (value: unknown): boolean =>
  isObject(value) &&
  isText(value["type"]) &&
  isObject(value["attrs"]) &&
  (value["path"] === undefined || value["path"] === null || (Array.isArray(value["path"]) && value["path"].every(isShape)));
const isAct = (value: unknown) =>
  isObject(value) &&
  ACTS.includes(String(value["act"])) &&
  ["id", "person", "time"].every((key) => isText(value[key])) &&
  (value["was"] === undefined || value["was"] === null || isShape(value["was"])) &&
  (value["of"] === undefined || value["of"] === null || (isText(value["of"]) && UUID.test(value["of"])));
/** What is suggested of a block as a whole: `Act` of crates/article/src/suggest. */
export const maybeActs: Form = form((value) => value === null || (Array.isArray(value) && value.length > 0 && value.every(isAct)), true);

/** Named attributes of a node or mark. */
export type Attrs = Record<string, Attr>;

/** For ProseMirror: the default, and a check that `node.check()` runs. */
export function attributeSpecs(attrs: Attrs): Record<string, AttributeSpec> {
  const spec = ([name, attr]: [string, Attr]): [string, AttributeSpec] => [
    name,
    {
      ...("default" in attr ? { default: attr.default } : {}),
      validate: (value: unknown) => {
        if (!attr.form.fits(value)) throw new RangeError(`${name} cannot be ${JSON.stringify(value)}`);
      },
    },
  ];
  return Object.fromEntries(Object.entries(attrs).map(spec));
}

/** `data-mark` and `data-node` say what an element is, so an attribute of such a name has another. */
const dataName = (name: string) => (name === "mark" ? "data-of-mark" : `data-${name}`);

/** The attributes that are not at their defaults, as `data-…`. */
export function toData(attrs: Attrs, values: Record<string, unknown>): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [name, attr] of Object.entries(attrs)) {
    const value = values[name];
    if ("default" in attr && value === attr.default) continue;
    out[dataName(name)] = attr.form.json ? JSON.stringify(value) : String(value);
  }
  return out;
}

/** Back from `data-…`: what is missing or does not fit is left out, so that its default holds. */
export function fromData(attrs: Attrs, element: HTMLElement): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [name, attr] of Object.entries(attrs)) {
    const value = readData(attr.form, element.getAttribute(dataName(name)));
    if (value !== undefined && attr.form.fits(value)) out[name] = value;
  }
  return out;
}

function readData(form: Form, raw: string | null): unknown {
  if (raw === null || !form.json) return raw ?? undefined;
  try {
    return JSON.parse(raw) as unknown;
  } catch {
    return undefined;
  }
}
