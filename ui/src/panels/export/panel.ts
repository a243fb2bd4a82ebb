import { connect } from "../../host";
import type { Panel } from "../../shared/panel";
import { desk } from "../../shared/story.svelte";
import { told } from "../../shared/told";
import { t } from "./words";
import View from "./View.svelte";

const openOutbox = () => told(async () => (await connect()).openExternal("outbox"));

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
