/** Tags as people type them. */
import type { Entity, Subject } from "../../host";

/** Several keywords at once, as they come from another system; each once, in their order. */
export function splitTags(typed: string): string[] {
  const parts = typed.split(/[,，、;；\n\t|]+/).map((part) => part.replace(/\s+/g, " ").trim().replace(/^#|#$/g, ""));
  return [...new Set(parts.filter(Boolean))];
}

/** A list with what was typed at its end; what is there already stays once. */
export function addTags(list: readonly string[], typed: string): string[] {
  const known = new Set(list.map((tag) => tag.toLowerCase()));
  return [...list, ...splitTags(typed).filter((tag) => !known.has(tag.toLowerCase()))];
}

/** A subject as it was typed: `medtop:20000523 劳动就业`, or only a name. */
export function parseSubject(typed: string): Subject | null {
  const text = typed.trim();
  if (text === "") return null;
  const match = /^([A-Za-z][\w-]*):(\S+)(?:\s+(.+))?$/.exec(text);
  if (match === null) return { scheme: "", code: "", name: text };
  const [, scheme = "", code = "", name = ""] = match;
  return { scheme, code, name: name.trim() || code };
}

/** Subjects with one more, unless it is there. */
export function addSubject(list: readonly Subject[], typed: string): Subject[] {
  const subject = parseSubject(typed);
  const same = (one: Subject) => subject !== null && one.scheme === subject.scheme && one.code === subject.code && (subject.code !== "" || one.name === subject.name);
  return subject === null || list.some(same) ? [...list] : [...list, subject];
}

/** People or organisations with those that were typed. */
export function addEntities(list: readonly Entity[], typed: string): Entity[] {
  const known = new Set(list.map((one) => one.name));
  return [...list, ...splitTags(typed).filter((name) => !known.has(name)).map((name) => ({ id: null, name }))];
}
