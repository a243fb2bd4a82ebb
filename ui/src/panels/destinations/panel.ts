import type { Panel } from "../../shared/panel";
import { desk } from "../../shared/story.svelte";
import { draft } from "./draft.svelte";
import { t } from "./messages";
import { page } from "./page.svelte";
import View from "./View.svelte";

function begin(): void {
  page.open();
  draft.leave(() => (page.choosing = true));
}

function take(): void {
  page.open();
  page.taking = true;
}

export const panel: Panel = {
  id: "destinations",
  place: "mode",
  order: 95,
  title: () => t().title,
  View,
  // A place that one visits now and then: no button for it beside those of every day.
  shown: () => desk.mode === "destinations",
  takes: { words: () => t().drop, take: (files) => draft.leave(() => void draft.takeFiles(files)), area: () => (desk.mode === "destinations" ? document.getElementById("destinations") : null) },
  commands: [
    { id: "view.destinations", title: { zh: "管理发稿目的地…", en: "Manage destinations…" }, group: "export", run: () => page.open() },
    { id: "destination.new", title: { zh: "新建发稿目的地…", en: "New destination…" }, group: "export", run: begin },
    { id: "destination.take", title: { zh: "导入发稿目的地文件…", en: "Import a destination file…" }, group: "export", run: take },
  ],
};
