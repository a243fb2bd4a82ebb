/** What stands in a WeChat article besides the article: cards, players, the line of its account, tools. */
import { remove } from "./read.ts";

const FURNITURE = [
  "mpvoice", "mpvideosnap", "mpprofile", "qqmusic", "mpcps", "mpgongyi",
  ".rich_media_meta_list", ".rich_media_tool", ".rich_media_area_extra", ".original_area_primary",
  "#js_tags", "#js_pc_qr_code", "#js_article_bottom_bar", ".wx_profile_card", ".js_wx_tap_highlight", ".qr_code_pc",
].join(", ");

/** Leaves the article alone. */
export function plainWechat(page: Document): void {
  remove(page.body, FURNITURE);
  for (const element of page.body.querySelectorAll("*")) if (/^mp-/.test(element.localName)) element.remove();
}
