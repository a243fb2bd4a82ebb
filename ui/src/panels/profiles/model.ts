/** A profile on its way through the editor: what is typed, and the skeleton as a document. */
import type { NodeJson, SelectionInfo, TextBlock } from "../../editor";
import type { OwnField, Problem, Profile } from "../../host";

export { moved, same } from "../../shared/data";

/** Every field that a profile can show or require, in the order in which they are offered. */
export const FIELDS = [
  "title", "web_title", "kicker", "subtitle", "abstract", "slug", "language", "channel", "genre", "source", "original_title", "authors", "people", "dateline",
  "published_at", "embargo_until", "target", "priority", "desk", "places", "keywords", "subjects", "persons", "organisations", "first_published_at", "updated_at",
  "publish_at", "print", "codes", "rights", "ai_use", "related", "ed_note",
] as const;

/** Lines and blocks that can have a hint. */
export const HINTS = ["kicker", "title", "subtitle", "abstract", "lede", "paragraph", "section_head", "question", "answer", "caption", "credit"] as const;

const LINES = ["web_title", "kicker", "title", "subtitle", "abstract"];
const WITHOUT_ID = new Set(["text", "hard_break", "doc", "head", "body"]);

/** The list with the word, or without it. */
export function toggled(list: readonly string[], word: string, on: boolean): string[] {
  return on ? (list.includes(word) ? [...list] : [...list, word]) : list.filter((one) => one !== word);
}

/** A copy to be changed: a new one, without the id of the other. */
export function copyOf(profile: Profile, suffix: { zh: string; en: string }): Profile {
  const name = (text: string, more: string) => (text === "" ? "" : `${text}${more}`);
  return { ...structuredClone(profile), id: "", names: { zh: name(profile.names.zh, suffix.zh), en: name(profile.names.en, suffix.en) } };
}

/** A field of the newsroom's own with a key that is free. */
export function newOwn(own: readonly OwnField[]): OwnField {
  let number = own.length + 1;
  while (own.some((field) => field.key === `field_${number}`)) number += 1;
  return { key: `field_${number}`, names: { zh: "", en: "" }, kind: "text", choices: [], required: false };
}

/** Choices as they are typed, one a line. */
export function choicesOf(text: string): string[] {
  return [...new Set(text.split(/\n/).map((line) => line.trim()).filter(Boolean))];
}

/** The skeleton as the editor wants it: every block with an id, every line of the title group. */
export function docOf(profile: Pick<Profile, "head" | "body">, newId: () => string): NodeJson {
  const line = (type: string): NodeJson => {
    const text = profile.head[type] ?? "";
    return { type, attrs: { id: newId() }, ...(text === "" ? {} : { content: [{ type: "text", text }] }) };
  };
  const standing = (node: NodeJson): NodeJson => {
    const lines = node.type === "figure" && node.content === undefined ? [{ type: "caption" }, { type: "credit" }] : node.content;
    return {
      ...node,
      ...(WITHOUT_ID.has(node.type) ? {} : { attrs: { ...node.attrs, id: newId() } }),
      ...(lines === undefined ? {} : { content: lines.map(standing) }),
    };
  };
  const body = (profile.body as NodeJson[]).map(standing);
  return { type: "doc", content: [{ type: "head", content: LINES.map(line) }, { type: "body", content: body.length > 0 ? body : [standing({ type: "paragraph" })] }] };
}

/** The other way round. Ids go; the backend leaves out the rest of what is as usual. */
export function skeletonOf(doc: NodeJson): Pick<Profile, "head" | "body"> {
  const [head, body] = doc.content ?? [];
  const text = (node: NodeJson) => (node.content ?? []).map((run) => run.text ?? " ").join("").trim();
  const bare = (node: NodeJson): NodeJson => {
    const { id: _, ...attrs } = node.attrs ?? {};
    return { ...node, ...(node.attrs === undefined ? {} : { attrs }), ...(node.content === undefined ? {} : { content: node.content.map(bare) }) };
  };
  const lines = (head?.content ?? []).map((node): [string, string] => [node.type, text(node)]).filter(([, words]) => words !== "");
  const blocks = (body?.content ?? []).map(bare);
  const only = blocks.length === 1 && blocks[0]?.type === "paragraph" && blocks[0].content === undefined && blocks[0].attrs?.["style"] === "body";
  return { head: Object.fromEntries(lines), body: only ? [] : blocks };
}

/**
 * Whether what is inserted needs a paragraph of its own. In a story it takes the place of an
 * empty paragraph; in a skeleton all are empty, and a lede must not go for a picture.
 */
export function standsBeside(id: string, at: Pick<SelectionInfo, "id" | "node" | "inHead">, blocks: readonly Pick<TextBlock, "id" | "text">[]): boolean {
  if ((id !== "figure" && id !== "divider") || at.node !== "paragraph" || at.inHead) return false;
  return blocks.some((block) => block.id === at.id && block.text === "");
}

/** The part of the form in which a mistake is to be mended. */
export function partOf(problem: Pick<Problem, "at">): "name" | "fields" | "own" | "defaults" | "skeleton" {
  const root = /^[a-z]+/.exec(problem.at)?.[0] ?? "";
  if (root === "fields" || root === "required") return "fields";
  if (root === "own") return "own";
  if (root === "defaults") return "defaults";
  return ["body", "head", "hints"].includes(root) ? "skeleton" : "name";
}
