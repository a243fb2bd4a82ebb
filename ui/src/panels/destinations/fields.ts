/** Fields of rules by the names that people use. */
import { fieldName } from "../../shared/losses/lines";
import { t as losses, type LossMessages } from "../../shared/losses/messages";

const LINES = ["title", "web_title", "kicker", "subtitle", "abstract"];

/** `slip.source.name` as 来源 · 名称, `title` as 主题. */
export function fieldLabel(field: string, m: Pick<LossMessages, "field" | "part" | "block"> = losses()): string {
  return fieldName(LINES.includes(field) ? `head.${field}` : field, m);
}
