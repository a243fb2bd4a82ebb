import type { Command } from "../../shared/command.svelte";
import type { Panel } from "../../shared/panel";
import { settings } from "../../shared/settings.svelte";
import { desk } from "../../shared/story.svelte";
import { copyPost } from "../../shared/wechat/copy";
import { wechat } from "../../shared/wechat/state.svelte";
import { t } from "./messages";
import { template } from "../../shared/web/template.svelte";
import Dialogs from "./Dialogs.svelte";
import View from "./View.svelte";

/** The looks of posts that come along. */
const LOOKS = [
  { look: "wechat", zh: "素", en: "plain" },
  { look: "wechat-ink", zh: "墨", en: "ink" },
  { look: "wechat-red", zh: "红", en: "red" },
];

/** How the left side stood before the preview took its room. */
let before: { library: boolean; list: boolean } | null = null;

const open = () => desk.story !== null;

/** Opens it with the web page or the post; closes it where that is what it shows. */
function toggle(post: boolean): void {
  const other = wechat.on !== post;
  wechat.on = post;
  desk.mode = "write";
  // The sides of writing, not those beside the printed page.
  settings.turn("write");
  const { preview, library, list } = settings.panes;
  if (preview && other) return;
  if (preview) {
    settings.setPanes({ preview: false, ...(before ?? {}) });
    before = null;
  } else {
    before = { library, list };
    settings.setPanes({ preview: true, library: false, list: false });
  }
}

export const panel: Panel = {
  id: "preview",
  place: "beside",
  order: 10,
  title: () => t().title,
  View,
  Dialogs,
  commands: [
    { id: "view.preview", title: { zh: "打开或关闭网页预览", en: "Open or close the web preview" }, group: "view", shortcut: "Mod-Shift-p", enabled: open, run: () => toggle(false) },
    { id: "view.wechat", title: { zh: "打开或关闭公众号预览", en: "Open or close the WeChat preview" }, group: "view", shortcut: "Mod-Alt-Shift-p", enabled: open, run: () => toggle(true) },
    { id: "view.wechat_night", title: { zh: "公众号预览：白天或夜间", en: "WeChat preview: day or night" }, group: "view", enabled: open, run: () => (wechat.dark = !wechat.dark) },
    ...LOOKS.map(({ look, zh, en }): Command => ({ id: `view.${look.replace("-", "_")}_look`, title: { zh: `公众号样式：${zh}`, en: `WeChat look: ${en}` }, group: "view", enabled: open, run: () => (wechat.look = look) })),
    { id: "export.wechat", title: { zh: "复制到公众号", en: "Copy for WeChat" }, group: "export", shortcut: "Mod-Alt-Shift-w", enabled: open, run: () => copyPost() },
    {
      id: "view.template",
      title: { zh: "编辑网页模板…", en: "Edit the web template…" },
      group: "view",
      enabled: open,
      run: () => {
        // Beside the printed page the web page is seen there.
        if (desk.mode !== "page" && (!settings.panes.preview || wechat.on)) toggle(false);
        template.open = true;
      },
    },
  ],
};
