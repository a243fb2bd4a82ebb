import type { Panel } from "../../shared/panel";
import { settings } from "../../shared/settings.svelte";
import { desk } from "../../shared/story.svelte";
import { t } from "./messages";
import { template } from "../../shared/web/template.svelte";
import Dialogs from "./Dialogs.svelte";
import View from "./View.svelte";

/** How the left side stood before the preview took its room. */
let before: { library: boolean; list: boolean } | null = null;

function toggle(): void {
  desk.mode = "write";
  // The sides of writing, not those beside the printed page.
  settings.turn("write");
  const { preview, library, list } = settings.panes;
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
    { id: "view.preview", title: { zh: "打开或关闭网页预览", en: "Open or close the web preview" }, group: "view", shortcut: "Mod-Shift-p", enabled: () => desk.story !== null, run: toggle },
    {
      id: "view.template",
      title: { zh: "编辑网页模板…", en: "Edit the web template…" },
      group: "view",
      enabled: () => desk.story !== null,
      run: () => {
        // Beside the printed page the web page is seen there.
        if (desk.mode !== "page" && !settings.panes.preview) toggle();
        template.open = true;
      },
    },
  ],
};
