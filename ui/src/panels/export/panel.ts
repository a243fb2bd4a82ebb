import { connect } from "../../host";
import type { Command } from "../../shared/command.svelte";
import { destinations } from "../../shared/destinations.svelte";
import type { Panel } from "../../shared/panel";
import { library } from "../../shared/library.svelte";
import { desk } from "../../shared/story.svelte";
import { told } from "../../shared/told";
import { sending } from "./send/state.svelte";
import { t } from "./words";
import View from "./View.svelte";

const openOutbox = () => told(async () => (await connect()).openExternal("outbox"));

/** To each destination by its name: the page says what it costs before anything leaves. */
function toEach(): Command[] {
  return destinations.rows.map((row) => ({
    id: `export.to.${row.id}`,
    title: { zh: `发往：${row.name}`, en: `Send to: ${row.name}` },
    group: "export",
    enabled: () => desk.story !== null,
    run: () => {
      desk.mode = "export";
      sending.several = [];
      sending.choose(row.id);
    },
  }));
}

export const panel: Panel = {
  id: "export",
  place: "mode",
  order: 40,
  title: () => t().title,
  View,
  commands: [
    { id: "view.export", title: { zh: "导出…", en: "Export…" }, group: "export", shortcut: "Mod-e", enabled: () => desk.story !== null, run: () => (desk.mode = "export") },
    { id: "export.send", title: { zh: "发往选中的目的地", en: "Send to the chosen destination" }, group: "export", shortcut: "Mod-Alt-Enter", once: true, enabled: () => desk.mode === "export" && sending.held === null && !sending.busy, run: () => sending.send() },
    { id: "export.several", title: { zh: "发出几篇稿件…", en: "Send several stories…" }, group: "export", run: () => sending.begin(library.picked.size > 1 && library.state !== "trashed" ? [...library.picked] : []) },
    { id: "export.outbox", title: { zh: "打开发件箱文件夹", en: "Open the outbox folder" }, group: "export", run: openOutbox },
  ],
  more: toEach,
};
