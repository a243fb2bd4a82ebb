import { asFailure, connect } from "../../host";
import type { Panel } from "../../shared/panel";
import { desk } from "../../shared/story.svelte";
import { toasts } from "../../shared/toasts.svelte";
import { failureWords } from "../../shared/words";
import { t } from "./messages";
import View from "./View.svelte";

async function openOutbox(): Promise<void> {
  try {
    await (await connect()).openExternal("outbox");
  } catch (error) {
    const said = failureWords(asFailure(error));
    toasts.show(said.what, { tone: "wrong", more: said.next });
  }
}

export const panel: Panel = {
  id: "export",
  place: "mode",
  order: 40,
  title: () => t().title,
  View,
  commands: [
    { id: "view.export", title: { zh: "导出…", en: "Export…" }, group: "export", shortcut: "Mod-e", enabled: () => desk.story !== null, run: () => (desk.mode = "export") },
    { id: "export.outbox", title: { zh: "打开发件箱文件夹", en: "Open the outbox folder" }, group: "export", run: openOutbox },
  ],
};
